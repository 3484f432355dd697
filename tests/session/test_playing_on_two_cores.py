"""What is played on two cores: one thread in each process, few futures while a lever moves, all shared out at rest."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from tests.session.asked import Asked, fresh, same
from tests.session.conftest import FULL, HEAD, QUICK
from tikearn_gui.core import player
from tikearn_gui.core.crew import Also
from tikearn_gui.core.doubt import Case
from tikearn_gui.core.projection import Projection
from tikearn_gui.core.stages import Course
from tikearn_gui.project.project import Period, Project
from tikearn_gui.session import playing
from tikearn_gui.session.focus import Focus, Page
from tikearn_gui.session.pair import merged
from tikearn_gui.session.playing import Playing
from tikearn_gui.session.request import Part
from tikearn_gui.session.results import Snapshot

VIEWS, MINUTES, DEALS = "views_per_stream", "minutes_per_stream", "deals_per_month"


@pytest.fixture
def asked(few_futures: None) -> Iterator[Asked]:
    made = Asked(frugal=True)
    yield made
    made.playing.close()


@pytest.mark.usefixtures("few_futures")
@pytest.mark.parametrize(("at_rest", "part", "futures"), [
    (False, Part.EDITED, {0: 4_000}), (False, Part.OTHERS, {1: 4_000, 2: 4_000}),
    (True, Part.OTHERS, {1: FULL, 2: FULL}), (True, Part.ALL, {0: FULL, 1: FULL, 2: FULL}),
])  # fmt: skip
def test_on_two_cores_all_is_played_on_one_thread_and_fewer_futures_first(
    project: Project, monkeypatch: pytest.MonkeyPatch, at_rest: bool, part: Part, futures: dict[int, int]
) -> None:
    monkeypatch.setattr(playing, "QUICK_FUTURES", 8_000)
    monkeypatch.setattr(Playing, "_think", lambda *_: iter(()))
    threads: set[str] = set()
    begin = Course.begin

    def watched(course: Course, also: Also) -> None:
        threads.add(threading.current_thread().name)
        begin(course, also)

    monkeypatch.setattr(Course, "begin", watched)
    asked = Asked(frugal=True)
    first, *_, last = [*asked.ask(project, at_rest=at_rest, part=part)] * 2
    asked.playing.close()
    assert next(iter(first.projections.values())).futures == 4_000
    assert {index: played.futures for index, played in last.projections.items()} == futures
    assert threads == {threading.current_thread().name}
    for index, count in futures.items():
        assert same(last.projections[index], fresh(project, index, count))


@pytest.mark.usefixtures("few_futures")
def test_on_two_cores_two_share_at_rest_what_is_played_in_full(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One begins at each end; only of those in the middle, which come late, first futures are played before. Where
    they meet each plays a share first."""
    monkeypatch.setattr(Playing, "_think", lambda *_: iter(()))
    many = project.add("Shorter", {MINUTES: 30.0}).add("A little longer", {MINUTES: 75.0})
    moved = many.with_value(0, DEALS, 1.5)
    played: dict[Part, list[tuple[int, int]]] = {Part.ALL: [], Part.OTHERS: []}
    for part, order in played.items():
        asked = Asked(frugal=True)
        asked.ask(many, at_rest=True, part=part)
        play = asked.playing._player_now.play

        def watched(case: Case, futures: int, *, play: Any = play, order: Any = order, **options: Any) -> Projection:
            index = [moved.strategy_of(index) for index in range(5)].index(case.strategy)
            order.append((index, futures - options.get("first", 0)))
            result: Projection = play(case, futures, **options)
            return result

        monkeypatch.setattr(asked.playing._player_now, "play", watched)
        asked.ask(moved, at_rest=True, part=part)
        asked.playing.close()
    fronts = [(0, 4_000), (0, FULL), (4, FULL), (3, FULL - HEAD), (3, FULL), (2, FULL), (1, FULL)]
    backs = [(2, 4_000), (3, 4_000), (1, FULL), (2, FULL), (3, HEAD), (3, FULL), (4, FULL)]
    assert played == {Part.ALL: fronts, Part.OTHERS: backs}


@pytest.mark.usefixtures("few_futures")
def test_first_futures_of_the_others_are_given_up_once_the_lever_rests(asked: Asked, project: Project) -> None:
    """All of them will be played; those under the finger are what it waits for."""
    asked.ask(project, at_rest=True)
    moved = project.with_value(0, VIEWS, 321.0)
    told = asked.ask(moved, part=Part.OTHERS, newer=lambda: True, resting=lambda: True)
    assert all(index in each.stale for each in told for index in (1, 2))
    told = asked.ask(moved, part=Part.EDITED, newer=lambda: True, resting=lambda: True)
    assert 0 not in told[-1].stale


@pytest.fixture
def moved(project: Project) -> Project:
    return project.with_value(0, DEALS, 1.5)


@pytest.fixture
def pair(few_futures: None, project: Project, moved: Project) -> Iterator[tuple[list[Snapshot], list[Snapshot]]]:
    """What two tell of a moved project at rest."""
    front, back = Asked(frugal=True), Asked(frugal=True)
    assert not any(told.last_futures for told in front.ask(project, at_rest=True))  # there is no other yet
    back.ask(project, at_rest=True, part=Part.OTHERS)
    yield front.ask(moved, at_rest=True), back.ask(moved, at_rest=True, part=Part.OTHERS)
    front.playing.close()
    back.playing.close()


def test_shares_of_futures_are_shown_together(
    pair: tuple[list[Snapshot], list[Snapshot]], moved: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(player, "FUTURES", FULL)
    mine, theirs = pair
    last = next(told for told in mine if told.last_futures)
    head = next(told for told in theirs if 2 in told.projections and told.projections[2].futures == HEAD)
    assert not head.precise
    assert not last.precise
    assert [(index, share.first) for index, share in last.last_futures.items()] == [(2, HEAD)]
    both = merged(last, head)
    assert both.precise
    assert all(same(both.projections[index], fresh(moved, index, FULL)) for index in range(3))
    assert not any(told.last_futures for told in (mine[-1], theirs[-1]))


def test_shares_of_other_settings_are_not_mixed(pair: tuple[list[Snapshot], list[Snapshot]], moved: Project) -> None:
    mine, theirs = pair
    last = next(told for told in mine if told.last_futures)
    head = next(told for told in theirs if 2 in told.projections and told.projections[2].futures == HEAD)
    later = replace(last, project=moved.with_value(0, MINUTES, 77.0), generation=9)
    assert merged(later, head).projections[2].futures == HEAD
    assert merged(last, theirs[0]).projections[2] is theirs[0].projections[2]
    assert 2 in merged(last, replace(theirs[0], project=later.project)).stale
    assert merged(last, theirs[-1]).projections[2] is theirs[-1].projections[2]


@pytest.mark.parametrize("page", [Page.COMPARE, Page.MATTERS])
def test_a_page_that_one_does_everything_for_knows_no_shares(
    asked: Asked, project: Project, moved: Project, page: Page
) -> None:
    asked.ask(project, at_rest=True, focus=Focus(page))
    told = asked.ask(moved, at_rest=True, focus=Focus(page))
    assert not any(each.last_futures for each in told)
    assert {each.projections[2].futures for each in told} <= {QUICK, FULL}


def test_lives_are_counted_in_all_futures(asked: Asked, project: Project) -> None:
    by_live = replace(project, goal=replace(project.goal, period=Period.LIVE))
    asked.ask(by_live, at_rest=True)
    told = asked.ask(by_live.with_value(0, DEALS, 1.5), at_rest=True)
    assert not any(each.last_futures for each in told)


@pytest.mark.parametrize(("step", "told"), [(0.0, [{1, 2}]), (0.04, [{1}, {1, 2}])])
def test_strategies_that_follow_are_told_of_at_a_pace(
    asked: Asked, project: Project, monkeypatch: pytest.MonkeyPatch, step: float, told: list[set[int]]
) -> None:
    """Each picture takes time from who plays them: those that come within two frames are told of together."""
    clock = itertools.count(100.0, step)
    monkeypatch.setattr(playing, "monotonic", lambda: next(clock))
    asked.ask(project, at_rest=True, part=Part.OTHERS)
    moved = project.with_value(0, DEALS, 1.5)
    answers = asked.ask(moved, part=Part.OTHERS)
    assert [set(each.projections) - each.stale for each in answers] == told
