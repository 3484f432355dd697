"""A project's strategies as they are played for a summary."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from tikearn_gui.core.doubt import Case
from tikearn_gui.core.player import Player, fitting_futures
from tikearn_gui.core.projection import Projection
from tikearn_gui.core.schedule import Schedule
from tikearn_gui.project.project import Project

__all__ = ["SLOT", "Played", "Run", "case_of", "common_futures"]

SLOT: Final = "summary"
"""Under which name the player keeps the stages of the strategy that is being summed up."""


@dataclass(frozen=True, slots=True)
class Run:
    """What all strategies of a summary share."""

    project: Project
    player: Player
    futures: int
    cancelled: Callable[[], bool] | None = None

    def play(self, index: int) -> Played:
        """Play one strategy of the project. Raises Cancelled when asked to stop."""
        case = case_of(self.project, index)
        projection = self.player.play(case, self.futures, slot=SLOT, cancelled=self.cancelled)
        return Played(self, index, case, projection)


@dataclass(frozen=True, slots=True)
class Played:
    """One strategy of a project as it was played."""

    run: Run
    index: int
    case: Case
    projection: Projection

    @property
    def name(self) -> str:
        """The strategy's name."""
        return self.run.project.strategies[self.index].name


def case_of(project: Project, index: int) -> Case:
    """What is played for a strategy: its levers against what is usual, on the schedule that they make."""
    strategy = project.strategy_of(index)
    return Case(strategy, project.anchors, Schedule.regular(strategy, project.weeks))


def common_futures(project: Project, futures: int) -> int:
    """How many futures all strategies can be played in, so that they can be compared one by one."""
    cases = (case_of(project, index) for index in range(len(project.strategies)))
    return min(fitting_futures(futures, case.schedule.live_count) for case in cases)
