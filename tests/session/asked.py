"""A worker that answers requests one by one, and what its answers are compared with."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np
import pytest

from tests.session.conftest import FULL
from tikearn_gui.core.doubt import Case
from tikearn_gui.core.luck import Luck
from tikearn_gui.core.player import Player, fitting_futures
from tikearn_gui.core.projection import Projection
from tikearn_gui.core.schedule import Schedule
from tikearn_gui.project.project import Period, Project
from tikearn_gui.session.focus import Focus
from tikearn_gui.session.playing import Playing
from tikearn_gui.session.request import NOTHING, Part, Request, is_of
from tikearn_gui.session.results import Snapshot


class Asked:
    """A worker and its last request."""

    def __init__(self, *, frugal: bool = False) -> None:
        self.playing = Playing(frugal=frugal)
        self.generation = 0
        self.document = 0
        self.shown: Snapshot | None = None

    def ask(
        self,
        project: Project,
        edited: int = 0,
        *,
        at_rest: bool = False,
        newer: Callable[[], bool] = lambda: False,
        resting: Callable[[], bool] = lambda: False,
        seen: bool = True,
        focus: Focus = NOTHING,
        part: Part = Part.ALL,
    ) -> list[Snapshot]:
        """All snapshots that answer a request; ``seen`` says whether they come to the screen."""
        self.generation += 1
        request = Request(project, edited, self.generation, self.document, at_rest, self.shown, focus, part)
        answers = []
        for snapshot in self.playing.answer(request, newer, resting):
            answers.append(snapshot)
            check(snapshot, request)
        if answers and seen:
            self.shown = answers[-1]
        return answers


def check(snapshot: Snapshot, request: Request) -> None:
    """A snapshot is whole in itself."""
    project = request.project
    assert (snapshot.project, snapshot.edited, snapshot.generation) == (project, request.edited, request.generation)
    assert snapshot.projections.keys() <= set(range(len(project.strategies)))
    for index, played in snapshot.projections.items():
        assert (played.seed, played.weeks) == (project.seed, project.weeks)
        assert (index in snapshot.stale) == (not is_of(played, project, index))
        assert not played.left.flags.writeable
    assert snapshot.stale <= snapshot.projections.keys()
    if snapshot.precise:
        assert not snapshot.stale
        assert len(snapshot.projections) == len(project.strategies)
        for played in snapshot.projections.values():
            assert played.futures == fitting_futures(FULL, played.case.schedule.live_count)
    assert snapshot.by_live.keys() <= snapshot.projections.keys()
    for index, lives in snapshot.by_live.items():
        played = snapshot.projections[index]
        assert project.goal.period is Period.LIVE
        assert lives.size == played.futures * played.case.schedule.live_count
        assert bool(np.all(lives[1:] >= lives[:-1]))
        assert lives.sum() == pytest.approx(played.take_home.sum(), rel=1e-4)
    if snapshot.rest is not None:
        assert snapshot.rest.index == snapshot.edited
        assert snapshot.rest.by_live is snapshot.by_live.get(snapshot.edited)


def fresh(project: Project, index: int, futures: int) -> Projection:
    """A strategy played by a player that has never played before."""
    player = Player(Luck(project.seed, project.weeks))
    try:
        strategy = project.strategy_of(index)
        return player.play(Case(strategy, project.anchors, Schedule.regular(strategy, project.weeks)), futures)
    finally:
        player.close()


def same(one: Projection, other: Projection) -> bool:
    """Whether two projections agree to the last bit."""
    return one.weekly.tobytes() == other.weekly.tobytes() and one.left.tobytes() == other.left.tobytes()


def is_final(snapshot: Snapshot) -> bool:
    return snapshot.precise and snapshot.rest is not None and snapshot.rest.tips_complete


def wait_idly(condition: Callable[[], bool]) -> None:
    """Wait without taking what is delivered."""
    end = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.001)
