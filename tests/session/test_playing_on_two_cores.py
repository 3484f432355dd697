"""What is played on two cores: one thread in each process, few futures while a lever moves, all shared out at rest."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest

from tests.session.asked import Asked, fresh, same
from tests.session.conftest import FULL
from tikearn_gui.core.crew import Also
from tikearn_gui.core.doubt import Case
from tikearn_gui.core.projection import Projection
from tikearn_gui.core.stages import Course
from tikearn_gui.project.project import Project
from tikearn_gui.session import playing
from tikearn_gui.session.playing import Playing
from tikearn_gui.session.request import Part

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
    """One begins at each end; only of those in the middle, which come late, first futures are played before."""
    monkeypatch.setattr(Playing, "_think", lambda *_: iter(()))
    many = project.add("Shorter", {MINUTES: 30.0}).add("A little longer", {MINUTES: 75.0})
    moved = many.with_value(0, DEALS, 1.5)
    played: dict[Part, list[tuple[int, int]]] = {Part.ALL: [], Part.OTHERS: []}
    for part, order in played.items():
        asked = Asked(frugal=True)
        asked.ask(many, at_rest=True, part=part)
        play = asked.playing._player_now.play

        def watched(case: Case, futures: int, *, play: Any = play, order: Any = order, **options: Any) -> Projection:
            order.append(([moved.strategy_of(index) for index in range(5)].index(case.strategy), futures))
            result: Projection = play(case, futures, **options)
            return result

        monkeypatch.setattr(asked.playing._player_now, "play", watched)
        asked.ask(moved, at_rest=True, part=part)
        asked.playing.close()
    assert played[Part.ALL] == [(0, 4_000), (0, FULL), (4, FULL), (3, FULL), (2, FULL), (1, FULL)]
    assert played[Part.OTHERS] == [(2, 4_000), (3, 4_000), (1, FULL), (2, FULL), (3, FULL), (4, FULL)]


@pytest.mark.usefixtures("few_futures")
def test_first_futures_of_the_others_are_given_up_once_the_lever_rests(asked: Asked, project: Project) -> None:
    """All of them will be played; those under the finger are what it waits for."""
    asked.ask(project, at_rest=True)
    moved = project.with_value(0, VIEWS, 321.0)
    told = asked.ask(moved, part=Part.OTHERS, newer=lambda: True, resting=lambda: True)
    assert all(index in each.stale for each in told for index in (1, 2))
    told = asked.ask(moved, part=Part.EDITED, newer=lambda: True, resting=lambda: True)
    assert 0 not in told[-1].stale
