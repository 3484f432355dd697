"""Stress cases: what a bad or a wild stretch would do to a plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

import numpy as np

from tikearn_gui.core.arrays import Doubles
from tikearn_gui.core.compare import Comparison, compare
from tikearn_gui.core.details import Details
from tikearn_gui.core.doubt import Case
from tikearn_gui.core.player import Player
from tikearn_gui.core.projection import SOURCES, Figures, Projection, figures
from tikearn_gui.core.schedule import Schedule

__all__ = ["ALL_STRESSES", "STRESSES", "TOP_GIFTER_GONE", "StressRow", "stress_rows", "stressed", "without_top_gifter"]

TOP_GIFTER_GONE: Final = "top_gifter_gone"
_SLOT: Final = "stress"
_GIFTS: Final = SOURCES.index("gifts")
_RATE_CUT: Final = 0.8
_REACH: Final = (0.5, 3)
_ILL_WEEKS: Final = 2
_VIRAL: Final = (5.0, 1)


def _from_a_third(schedule: Schedule, weeks: int) -> slice:
    start = schedule.weeks // 3
    return slice(start, start + weeks)


def _with_level(schedule: Schedule, factor: float, weeks: int) -> Schedule:
    level = schedule.level.copy()
    level[_from_a_third(schedule, weeks)] *= factor
    return replace(schedule, level=level)


def _rate_cut(case: Case) -> Case:
    return replace(case, gift_factor=case.gift_factor * _RATE_CUT)


def _reach_halved(case: Case) -> Case:
    return replace(case, schedule=_with_level(case.schedule, *_REACH))


def _viral_week(case: Case) -> Case:
    return replace(case, schedule=_with_level(case.schedule, *_VIRAL))


def _ill(case: Case) -> Case:
    schedule = case.schedule
    held, business = schedule.held.copy(), schedule.business.copy()
    ill = _from_a_third(schedule, _ILL_WEEKS)
    held[:, ill], business[ill] = False, 0.0
    return replace(case, schedule=replace(schedule, held=np.asarray(held), business=business))


STRESSES: Final[Mapping[str, Callable[[Case], Case]]] = MappingProxyType(
    {"rate_cut": _rate_cut, "reach_halved": _reach_halved, "ill": _ill, "viral_week": _viral_week}
)
"""Rate cut: gifts x 0.8. Reach halved: audience x 0.5 in three weeks from a third of the plan. Ill: no LIVEs, deals or
orders in two weeks from there. Viral: audience x 5 in one week. The loss of the top gifter needs no other case: see
:func:`without_top_gifter`."""
ALL_STRESSES: Final = (*STRESSES, TOP_GIFTER_GONE)
"""The names of all stress cases, in the order in which they are shown."""


def stressed(case: Case, name: str) -> Case:
    """The case under one of :data:`STRESSES`."""
    return STRESSES[name](case)


# Against the strategy as it is ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, eq=False)
class StressRow:
    """A strategy under one stress: what is taken home, and against what would be without it."""

    name: str
    """One of :data:`ALL_STRESSES`."""
    take_home: Figures
    """In the whole plan."""
    bands: Doubles
    """Taken home since the start by week, at :data:`~tikearn_gui.core.projection.BANDS`: (band, week)."""
    against: Comparison
    """Against the strategy without stress, on the same luck."""
    hours: float
    """Hours of the plan under it."""


def without_top_gifter(player: Player, projection: Projection, details: Details) -> Projection:
    """The projection had the most generous person of each future not been there, gifts of every week less by that
    person's share of all coins.

    ``details`` are those of the projection's case and futures.
    """
    futures = projection.futures
    kept = 1.0 - np.nan_to_num(details.top_gifter_share[:futures])
    weekly = projection.weekly.copy()
    weekly[_GIFTS] *= kept
    lost = np.cumsum(projection.weekly[_GIFTS] * (1.0 - kept), axis=0)
    fee = player.values_of(projection.case, "payout_fee", futures)
    tax = projection.case.strategy.number("tax_rate")
    left = projection.left.astype(np.float64)
    before_tax = np.where(left > 0, left / (1.0 - tax), left) - lost * (1.0 - fee)
    made = Projection.empty(projection.case, futures, projection.seed)
    np.copyto(made.weekly, weekly)
    np.copyto(made.left, before_tax - tax * np.maximum(before_tax, 0.0), casting="same_kind")
    made.fill_bands(slice(None))
    made.freeze()
    return made


def stress_rows(
    player: Player,
    projection: Projection,
    details: Details,
    *,
    cancelled: Callable[[], bool] | None = None,
) -> Iterator[StressRow]:
    """A strategy that was played, under one stress after another (:data:`ALL_STRESSES`), in as many futures.

    ``details`` are those of the same case, in at least as many futures. Raises Cancelled when asked to stop.
    """
    futures = projection.futures
    for name, change in STRESSES.items():
        played = player.play(change(projection.case), futures, slot=_SLOT, cancelled=cancelled)
        yield _row(name, played, projection)
    player.forget(_SLOT)
    yield _row(TOP_GIFTER_GONE, without_top_gifter(player, projection, details), projection)


def _row(name: str, played: Projection, projection: Projection) -> StressRow:
    return StressRow(name, figures(played.take_home), played.bands(), compare(played, projection), played.hours)
