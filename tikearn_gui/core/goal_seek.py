"""Goal seek: the value of one lever that reaches a goal with a wanted chance, by bisection on the same luck."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from tikearn_gui.core.details import taken_home_by_live
from tikearn_gui.core.doubt import Case
from tikearn_gui.core.lever import Lever, LeverError, Scale
from tikearn_gui.core.levers import LEVERS
from tikearn_gui.core.player import QUICK_FUTURES, Player
from tikearn_gui.core.sensitivity import with_strategy

__all__ = ["COUNTED", "Found", "seek", "seekable"]

COUNTED: Final = frozenset({"streams_per_week"})
"""Not monotone in every future, but its whole values can be tried one by one."""
_SLOT: Final = "goal"
_MOST_STEPS: Final = 40


@dataclass(frozen=True, slots=True)
class Found:
    """The answer for one lever: the least value whose chance of the goal is at least the wanted one."""

    key: str
    value: float | None
    """None when it is not within reach of the slider."""
    chance: float
    """Chance of the goal at the value, or at the slider's end."""
    hours: float
    """Hours of the plan there."""


def seekable() -> tuple[str, ...]:
    """The levers that goal seek can move."""
    return tuple(key for key, lever in LEVERS.items() if lever.monotone or key in COUNTED)


def seek(
    player: Player,
    case: Case,
    key: str,
    usd: float,
    chance: float,
    *,
    period: str = "plan",
    futures: int = QUICK_FUTURES,
    cancelled: Callable[[], bool] | None = None,
) -> Found:
    """Seek the value of ``key`` at which ``usd`` is reached with at least ``chance``.

    From the present value up to the slider's end on the slider's scale, to one step of the lever; an unsure range moves
    with the value. Where the goal is reached already, the present value is the answer.

    Raises:
        LeverError: for a lever that goal seek cannot move, because more of it may earn less.
        Cancelled: when asked to stop.
    """
    lever = LEVERS.get(key)
    if lever is None or key not in seekable():
        raise LeverError(f"{key} cannot be sought: more of it may earn less")

    def at(value: float) -> Found:
        moved = with_strategy(case, case.strategy.with_value(key, value))
        played = player.play(moved, futures, slot=_SLOT, cancelled=cancelled)
        if period != "live":
            return Found(key, value, played.chance(usd, period), played.hours)
        sample = taken_home_by_live(player, moved, futures, slot=_SLOT, cancelled=cancelled)
        return Found(key, value, float(np.mean(sample >= usd)), played.hours)

    start = case.strategy.number(key)
    now = at(start)
    if now.chance >= chance:
        return now
    end = max(_reachable_end(case, lever), start)
    if lever.scale is Scale.WHOLE:
        tried = [at(float(value)) for value in range(int(start) + 1, int(end) + 1)]
        return next((found for found in tried if found.chance >= chance), replace((tried or [now])[-1], value=None))
    best = at(end)
    if best.chance < chance:
        return replace(best, value=None)
    return at(_least(lever, start, end, lambda tried: at(tried).chance >= chance))


def _reachable_end(case: Case, lever: Lever) -> float:
    """The slider's end, or the last value below the dearest gift."""
    if lever.key != "coins_per_gifter":
        return lever.slider_high
    gift, coins = case.strategy["dearest_gift"], case.strategy["coins_per_gifter"]
    lowest = gift.number if gift.low is None else gift.low
    widest = 1.0 if coins.high is None else coins.high / coins.number
    return min(lever.slider_high, lowest / widest * 0.999)


def _least(lever: Lever, low: float, high: float, enough: Callable[[float], bool]) -> float:
    """The least value of the lever's grid of steps above ``low``, up to ``high``, that is enough; ``high`` is."""
    logarithmic = lever.scale is Scale.LOG
    below, above = max(low, lever.slider_low) if logarithmic else low, high
    if logarithmic and low < below and enough(below):
        return below
    for _ in range(_MOST_STEPS):
        if _within_a_step(lever, below, above):
            break
        middle = math.sqrt(below * above) if logarithmic else 0.5 * (below + above)
        below, above = (below, middle) if enough(middle) else (middle, above)
    return above


def _within_a_step(lever: Lever, below: float, above: float) -> bool:
    if lever.scale is Scale.LOG:
        return above <= below * 1.005
    return above - below <= 0.25 * lever.step
