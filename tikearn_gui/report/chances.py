"""How often a goal is reached: counted over futures, over months or over single LIVEs.

The goal speaks of what is taken home. For what is earned, in all or from one source, the same goal is counted on money
before fees, costs and tax: on its whole sum, its months, or the LIVEs' shares of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

import numpy as np

from tikearn_gui.core.arrays import Doubles
from tikearn_gui.core.details import taken_home_by_live
from tikearn_gui.core.doubt import Case
from tikearn_gui.core.projection import SOURCES, months
from tikearn_gui.project.project import Period
from tikearn_gui.report.played import SLOT, Played

__all__ = ["chance_earned", "chance_of_source", "chance_taken_home"]

_LIVE_SLOT: Final = (SLOT, "live")
_FREE: Final[Mapping[str, float]] = MappingProxyType(
    {"payout_fee": 0.0, "cost_per_stream": 0.0, "promotion_per_week": 0.0, "tax_rate": 0.0}
)
"""Without these, all that is earned is taken home."""
_OFF: Final[Mapping[str, Mapping[str, float]]] = MappingProxyType(
    {
        "gifts": {"gifters_per_100_views": 0.0},
        "subscriptions": {"subscribers": 0.0, "subscribers_per_1000_views": 0.0},
        "partnerships": {"deals_per_month": 0.0},
        "merchandise": {"clicks_per_100_views": 0.0},
    }
)
"""What turns a source off."""


def chance_taken_home(played: Played) -> float:
    """Share of futures (months, LIVEs) that take home what the goal asks for."""
    goal = played.run.project.goal
    if goal.period is Period.LIVE:
        return _share(_by_live(played, played.case), goal.usd)
    return played.projection.chance(goal.usd, goal.period)


def chance_earned(played: Played) -> float:
    """Share of futures (months, LIVEs) that earn what the goal asks for, before fees, costs and tax."""
    goal = played.run.project.goal
    if goal.period is Period.LIVE:
        return _share(_by_live(played, _with(played.case, _FREE)), goal.usd)
    weekly = played.projection.weekly.sum(axis=0, dtype=np.float64)
    return _share(_sums(weekly, goal.period), goal.usd)


def chance_of_source(played: Played, source: str) -> float:
    """Share of futures (months, LIVEs) in which one source alone earns what the goal asks for."""
    goal = played.run.project.goal
    if goal.period is Period.LIVE:
        off = {key: value for other in SOURCES if other != source for key, value in _OFF[other].items()}
        return _share(_by_live(played, _with(played.case, {**_FREE, **off})), goal.usd)
    weekly = played.projection.weekly[SOURCES.index(source)].astype(np.float64)
    return _share(_sums(weekly, goal.period), goal.usd)


def _sums(weekly: Doubles, period: Period) -> Doubles:
    return months(weekly).ravel() if period is Period.MONTH else weekly.sum(axis=0)


def _share(sample: Doubles, usd: float) -> float:
    return float(np.mean(sample >= usd))


def _with(case: Case, settings: Mapping[str, float]) -> Case:
    return replace(case, strategy=case.strategy.with_settings(settings))


def _by_live(played: Played, case: Case) -> Doubles:
    run = played.run
    sample = taken_home_by_live(run.player, case, run.futures, slot=_LIVE_SLOT, cancelled=run.cancelled)
    run.player.forget(_LIVE_SLOT)
    return sample
