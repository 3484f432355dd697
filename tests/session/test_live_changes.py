"""What a live projection shows when strategies, goal or project change, when work fails, and after anything at all."""

from __future__ import annotations

import gc
import random
import weakref
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.session.asked import fresh, is_final, same, wait_idly
from tests.session.conftest import FULL, Blocks, Watched, thread_of
from tikearn_gui.core.lever import LeverError
from tikearn_gui.core.luck import Luck
from tikearn_gui.core.player import Player
from tikearn_gui.core.projection import Projection
from tikearn_gui.project.project import Goal, Period, Project, ProjectError, new_project
from tikearn_gui.session import live_projection, playing
from tikearn_gui.session.request import is_of
from tikearn_gui.session.results import Snapshot
from tikearn_gui.session.session import Session

VIEWS, MINUTES = "views_per_stream", "minutes_per_stream"


# Everything else ------------------------------------------------------------------------------------------------------


def at_once(settled: Watched, act: Callable[[Session], None]) -> list[Snapshot]:
    """What is shown before the event loop turns."""
    settled.shown.clear()
    act(settled.session)
    return list(settled.shown)


@pytest.mark.parametrize(
    "after",
    [
        lambda project: project.rename(1, "X"),
        lambda project: project.recolour(1, 7),
        lambda project: project.move(0, 2),
        lambda project: project.duplicate(0, "Copy"),
        lambda project: project.remove(1),
        lambda project: replace(project, goal=Goal(9, Period.MONTH)),
    ],
)
def test_what_needs_no_computing_is_shown_at_once(
    settled: Watched, blocks: Blocks, after: Callable[[Project], Project]
) -> None:
    blocks.begun.clear()
    known = settled.shown[-1]
    (now,) = at_once(settled, lambda session: session.apply(after(session.project), "change"))
    assert now.project is settled.session.project
    assert now.edited == settled.session.edited
    assert now.precise
    assert now.rest is not None and now.rest.tips is not None
    assert {id(played) for played in now.projections.values()} <= set(map(id, known.projections.values()))
    assert all(is_of(played, now.project, index) for index, played in now.projections.items())
    settled.settle()
    assert blocks.begun == []


def test_selection_is_shown_at_once(settled: Watched) -> None:
    (now,) = at_once(settled, lambda session: session.select(2))
    assert (now.edited, now.precise, now.rest) == (2, True, None)
    last = settled.settle()
    assert last.rest is not None and last.rest.index == 2 and last.rest.moved is not None


def test_moved_anchors_are_shown_as_stale_at_once(settled: Watched) -> None:
    (now,) = at_once(settled, lambda session: session.apply(session.project.with_anchor("usual_views", 900), "usual"))
    assert now.stale == {0, 1, 2}
    assert settled.settle().stale == frozenset()


def test_a_removed_strategy_that_comes_back_is_played(settled: Watched) -> None:
    session = settled.session
    session.apply(session.project.remove(1), "delete")
    settled.settle()
    (now,) = at_once(settled, lambda session: session.undo_stack.undo())
    assert (now.edited, set(now.projections)) == (1, {0, 2})
    last = settled.settle()
    assert same(last.projections[1], fresh(session.project, 1, FULL))


def test_a_longer_plan_shows_nothing_until_it_is_played(settled: Watched) -> None:
    assert at_once(settled, lambda session: session.apply(replace(session.project, weeks=3), "weeks")) == []
    last = settled.settle()
    assert {played.weeks for snapshot in settled.shown for played in snapshot.projections.values()} == {3}
    assert is_final(last)


@pytest.mark.parametrize("how", ["new", "open"])
def test_another_project_begins_with_nothing(settled: Watched, tmp_path: Path, how: str) -> None:
    file = tmp_path / "a.tikearn"
    settled.session.save(file)
    act: dict[str, Callable[[Session], None]] = {
        "new": lambda session: session.new(session.project),
        "open": lambda session: session.open(file),
    }
    now, *_ = at_once(settled, act[how])
    assert (dict(now.projections), now.rest, now.precise) == ({}, None, False)
    assert is_final(settled.settle())


def test_what_was_asked_before_strategies_changed_places_is_not_shown(settled: Watched, blocks: Blocks) -> None:
    session = settled.session
    blocks.hold(lambda _: True)
    session.edit_value(VIEWS, 1_100.0)
    settled.qtbot.waitUntil(blocks.at_gate.is_set, timeout=30_000)
    session.apply(session.project.move(0, 2), "move")
    start = len(settled.shown)
    blocks.open()
    last = settled.settle()
    assert all(snapshot.project.names == last.project.names for snapshot in settled.shown[start:])
    assert same(last.projections[2], fresh(session.project, 2, FULL))


def test_figures_that_came_too_late_are_not_lost(settled: Watched) -> None:
    """All is computed but not yet shown when a name changes; nothing is left to compute, and all must be shown."""
    session = settled.session
    session.edit_value(VIEWS, 1_100.0)
    settled.live._come_to_rest()
    latest = thread_of(settled.live)
    wait_idly(lambda: not latest._working and not latest._waiting)
    session.apply(session.project.rename(1, "X"), "rename")
    last = settled.settle()
    assert last.project is session.project
    assert is_final(last)


# Errors ---------------------------------------------------------------------------------------------------------------


def test_errors_are_told_and_the_next_change_is_computed(settled: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    play = Player.play

    def fail(*_: object, **__: object) -> None:
        raise MemoryError("no room")

    monkeypatch.setattr(Player, "play", fail)
    settled.session.edit_value(VIEWS, 1_100.0)
    settled.qtbot.waitUntil(settled.live.idle, timeout=30_000)
    assert {str(error) for error in settled.errors} == {"no room"}
    settled.errors.clear()
    monkeypatch.setattr(Player, "play", play)
    settled.session.edit_value(VIEWS, 1_200.0)
    last = settled.settle()
    assert is_final(last)
    assert last.project is settled.session.project


def test_an_error_in_loading_the_model_is_told(watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ImportError("no model")

    monkeypatch.setattr(playing.Playing, "__init__", fail)
    watched.live.start()
    watched.qtbot.waitUntil(lambda: bool(watched.errors), timeout=30_000)
    assert str(watched.errors[0]) == "no model"


def test_an_error_at_rest_leaves_the_figures(settled: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ValueError("worth nothing")

    monkeypatch.setattr("tikearn_gui.session.at_rest.worth_of_likes", fail)
    settled.session.edit_value(VIEWS, 1_100.0)
    settled.qtbot.waitUntil(settled.live.idle, timeout=30_000)
    assert [str(error) for error in settled.errors] == ["worth nothing"]
    assert settled.shown[-1].precise
    settled.errors.clear()


# A person at work -----------------------------------------------------------------------------------------------------


def random_act(session: Session, luck: random.Random) -> None:
    """Anything that a person may do."""
    project = session.project
    index = luck.randrange(len(project.strategies))
    other = luck.randrange(len(project.strategies))
    key = luck.choice((VIEWS, MINUTES, "typical_fee", "likes_per_view", "streams_per_week", "deals_per_month"))
    acts: list[Callable[[], None]] = [
        lambda: session.edit_value(key, luck.choice((1.0, 3.0, 5.0))),
        lambda: session.edit_value(VIEWS, luck.uniform(500.0, 1_500.0), session.begin_drag()),
        session.end_drag,
        lambda: session.reset(key),
        lambda: session.select(index),
        session.undo_stack.undo,
        session.undo_stack.redo,
        lambda: session.apply(project.rename(index, project.free_name("Renamed")), "rename"),
        lambda: session.apply(project.move(index, other), "move"),
        lambda: session.apply(project.remove(index), "delete"),
        lambda: session.apply(project.duplicate(index, project.free_name("Copy")), "duplicate"),
        lambda: session.apply(project.promote(index), "promote"),
        lambda: session.apply(replace(project, goal=Goal(9, luck.choice(list(Period)))), "goal"),
        lambda: session.apply(project.with_anchor("usual_views", luck.uniform(500, 1_500)), "usual"),
        lambda: session.apply(replace(project, weeks=luck.choice((2, 3))), "weeks"),
        lambda: session.new(replace(new_project("established"), weeks=2)),
    ]
    weights = [8, 8, 3, 2, 4, 4, 2, 2, 2, 2, 2, 1, 2, 1, 1, 1]
    luck.choices(acts, weights)[0]()


def check_whole(snapshot: Snapshot) -> None:
    project = snapshot.project
    assert 0 <= snapshot.edited < len(project.strategies)
    for index, played in snapshot.projections.items():
        assert (index in snapshot.stale) == (not is_of(played, project, index))
        assert (played.seed, played.weeks) == (project.seed, project.weeks)
    if snapshot.precise:
        assert snapshot.projections.keys() == set(range(len(project.strategies)))
        assert {played.futures for played in snapshot.projections.values()} == {FULL}
        assert not snapshot.stale
    for index, lives in snapshot.by_live.items():
        played = snapshot.projections[index]
        assert lives.size == played.futures * played.case.schedule.live_count
    if snapshot.rest is not None:
        assert snapshot.rest.index == snapshot.edited
        assert snapshot.edited not in snapshot.stale
        assert (snapshot.rest.moved is None) >= (snapshot.edited == project.base_index)


@pytest.mark.parametrize("seed", range(3))
def test_whatever_a_person_does_snapshots_are_whole_and_the_last_is_right(watched: Watched, seed: int) -> None:
    luck = random.Random(seed)
    session, shown = watched.session, watched.shown
    watched.live.start()
    for _ in range(60):
        try:
            random_act(session, luck)
        except (LeverError, ProjectError):
            continue
        if luck.random() < 0.7:
            watched.qtbot.wait(luck.choice((1, 5, 30)))
        assert len(thread_of(watched.live)._waiting) <= 1
    session.end_drag()
    last = watched.settle()
    for snapshot in shown:
        check_whole(snapshot)
    generations = [snapshot.generation for snapshot in shown]
    assert generations == sorted(generations)
    assert (last.project, last.edited) == (session.project, session.edited)
    assert is_final(last)
    assert (session.project.goal.period is Period.LIVE) == bool(last.by_live)
    player = Player(Luck(session.project.seed, session.project.weeks))
    for index in range(len(session.project.strategies)):
        assert same(last.projections[index], player.play(last.projections[index].case, FULL, slot=index))
    player.close()


def test_memory_holds_no_figures_of_the_past(settled: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of many projections only the two on screen stay alive; the third strategy does not follow the lever."""
    made: list[weakref.ref[Any]] = []
    play = Player.play

    def count(*arguments: Any, **options: Any) -> Projection:
        projection = play(*arguments, **options)
        made.append(weakref.ref(projection.weekly))
        return projection

    monkeypatch.setattr(Player, "play", count)
    number = settled.session.begin_drag()
    for step in range(100):
        settled.session.edit_value(VIEWS, 1_010.0 + step, number)
        settled.qtbot.wait(2)
        settled.shown.clear()
    settled.session.end_drag()
    settled.settle()
    settled.shown.clear()
    gc.collect()
    assert len(made) > 20
    assert sum(projection() is not None for projection in made) <= 2


def test_rest_begins_within_its_time(settled: Watched) -> None:
    assert live_projection._REST_MS <= 50
    settled.session.edit_value(VIEWS, 1_010.0)
    assert settled.live._rest.isActive()
    settled.session.edit_value(VIEWS, 1_020.0)
    assert settled.live._rest.remainingTime() > 30
    settled.settle()
