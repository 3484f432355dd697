"""Stress cases: what a bad or a wild stretch would do to a plan."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

import numpy as np

from tikearn_gui.core.doubt import Case
from tikearn_gui.core.schedule import Schedule

__all__ = ["STRESSES", "stressed"]

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
:attr:`tikearn_gui.core.details.Details.without_top_gifter`."""


def stressed(case: Case, name: str) -> Case:
    """The case under one of :data:`STRESSES`."""
    return STRESSES[name](case)
