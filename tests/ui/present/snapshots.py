"""Snapshots of real projects, played in few futures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any, Final

from tikearn_gui.core.compare import compare
from tikearn_gui.core.details import details, expected, taken_home_by_live
from tikearn_gui.core.doubt import Case
from tikearn_gui.core.lever import LeverValue, Setting
from tikearn_gui.core.luck import Luck
from tikearn_gui.core.player import Player
from tikearn_gui.core.projection import Projection
from tikearn_gui.core.schedule import Schedule
from tikearn_gui.core.sensitivity import contributions, one_lever, split_of_spread
from tikearn_gui.core.tips import simulate_all
from tikearn_gui.core.worth_of_likes import doubled_likes, worth_of_likes
from tikearn_gui.project.project import Currency, Goal, Period, Project, new_project
from tikearn_gui.session.results import AtRest, LeverGain, Moved, Snapshot
from tikearn_gui.ui.format import Format

FUTURES: Final = 4_000
"""As many as cost no more than one."""
EUROS: Final = Currency("EUR", 0.8)
FMT: Final = Format("en_US")


@cache
def player(weeks: int = 12, seed: int = 1) -> Player:
    return Player(Luck(seed, weeks))


def case_of(project: Project, index: int) -> Case:
    strategy = project.strategy_of(index)
    return Case(strategy, project.anchors, Schedule.regular(strategy, project.weeks))


def played(project: Project, index: int, futures: int = FUTURES) -> Projection:
    return player(project.weeks, project.seed).play(case_of(project, index), futures, slot=("test", index))


def snapshot(project: Project, edited: int = 0, futures: int = FUTURES, **parts: Any) -> Snapshot:
    """All strategies played, nothing at rest unless told so."""
    projections = {index: played(project, index, futures) for index in range(len(project.strategies))}
    return Snapshot(**{"project": project, "edited": edited, "generation": 1, "projections": projections, **parts})


def moved(project: Project, index: int) -> Moved:
    """Each changed lever put alone on the base."""
    base = played(project, project.base_index)
    mine = project.strategy_of(index)
    levers = []
    for key in mine.changed_from(project.base):
        alone = one_lever(player(project.weeks), base.case, key, mine[key], FUTURES)
        levers.append(LeverGain(key, project.base[key], mine[key], compare(alone, base).figures.median))
    whole = compare(played(project, index), base)
    gain = whole.figures.median
    return Moved(gain, tuple(levers), gain - sum(lever.gain for lever in levers), whole.chance_ahead)


def at_rest(project: Project, index: int) -> AtRest:
    """Everything at rest but tips and single LIVEs."""
    luck, case = player(project.weeks), case_of(project, index)
    now = expected(luck, case, FUTURES)
    return AtRest(
        index,
        moved=None if index == project.base_index else moved(project, index),
        expected=now,
        doubled=doubled_likes(luck, case, now),
        worth=worth_of_likes(luck, case, FUTURES),
        details=details(luck, case, FUTURES),
        split=split_of_spread(luck, case, FUTURES),
        contributions=contributions(luck, played(project, index)),
    )


def with_tips(project: Project, index: int, rest: AtRest) -> AtRest:
    """All tips tried."""
    results = tuple(simulate_all(player(project.weeks), case_of(project, index), futures=FUTURES))
    return replace(rest, tips=results, tips_complete=True)


def by_live(project: Project, index: int) -> Any:
    return taken_home_by_live(player(project.weeks), case_of(project, index), FUTURES)


def usual(start: str = "regular", **changes: Setting | LeverValue) -> Project:
    """One strategy, what is usual at a starting point, with other settings in its plan."""
    project = new_project(start)
    return project.with_levers({0: changes}) if changes else project


def two(start: str = "regular", overrides: Mapping[str, Setting | LeverValue] | None = None) -> Project:
    """A base and longer LIVEs, or something else."""
    return new_project(start).add("Longer", overrides or {"minutes_per_stream": 150.0})


def with_goal(project: Project, usd: float, period: Period = Period.PLAN) -> Project:
    return replace(project, goal=Goal(usd, period))


def in_euros(project: Project) -> Project:
    return replace(project, currency=EUROS)
