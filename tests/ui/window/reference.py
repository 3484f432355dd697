"""What the model says of a project, computed without the window."""

from __future__ import annotations

from tikearn_gui.core.doubt import Case
from tikearn_gui.core.luck import Luck
from tikearn_gui.core.player import LEAST_FUTURES, Player
from tikearn_gui.core.projection import Projection
from tikearn_gui.core.schedule import Schedule
from tikearn_gui.project.project import Project

__all__ = ["played"]


def played(project: Project, futures: int = LEAST_FUTURES) -> list[Projection]:
    """Every strategy of a project in so many futures."""
    player = Player(Luck(project.seed, project.weeks))
    try:
        strategies = [project.strategy_of(index) for index in range(len(project.strategies))]
        cases = [Case(one, project.anchors, Schedule.regular(one, project.weeks)) for one in strategies]
        return [player.play(case, futures, slot=slot) for slot, case in enumerate(cases)]
    finally:
        player.close()
