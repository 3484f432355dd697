"""Two levers at once: what a strategy brings over a grid of their values, coarse first."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from tikearn_gui.core.arrays import BLOCK, Bools, Doubles, freeze
from tikearn_gui.core.doubt import Case
from tikearn_gui.core.lever import Lever, LeverError, Scale
from tikearn_gui.core.lever_grid import spaced
from tikearn_gui.core.levers import LEVERS
from tikearn_gui.core.player import Player
from tikearn_gui.core.projection import quantiles
from tikearn_gui.core.sensitivity import one_lever_slot, with_strategy

__all__ = ["HeatMap", "axis_values", "can_be_an_axis", "heat_map"]

_TIMES: Final = 4.0
"""Log levers are shown from a quarter to so many times the present value."""
_SLOT: Final = "heat"


@dataclass(frozen=True, slots=True, eq=False)
class HeatMap:
    """A strategy at the values of two levers, the others as they are.

    Cells that are not played yet hold the figures of a played one nearby, so that there is a whole picture from the
    first result on; cells that the strategy rules out hold NaN.
    """

    x_key: str
    y_key: str
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    at: tuple[int, int]
    """Column and row of the present values."""
    typical: Doubles
    """Typical dollars taken home in the whole plan: (y, x)."""
    chance: Doubles
    """Share of futures that reach the goal: (y, x)."""
    played: Bools
    """Which cells are figures of their own: (y, x)."""

    @property
    def complete(self) -> bool:
        """Whether every cell is played."""
        return bool(self.played.all())


def can_be_an_axis(key: str) -> bool:
    """Whether a lever has an order of values: all but choices from a list."""
    return LEVERS[key].scale is not Scale.CHOICE


def axis_values(case: Case, key: str, count: int) -> tuple[float, ...]:
    """At most ``count`` ascending values of a lever, the present one among them.

    Log levers run from a quarter to four times the present value, others and those that are off along the whole slider,
    which is made longer where the present value lies beyond it. Raises LeverError for a lever that is chosen from a
    list.
    """
    lever = LEVERS[key]
    if not can_be_an_axis(key):
        raise LeverError(f"{key} is chosen from a list and has no order of values")
    now = case.strategy.number(key)
    low, high = _ends(lever, now)
    if not low < now < high:
        values = {*spaced(lever, low, high, count - 1 if now < low else count), now}
        return tuple(sorted(values))
    below = min(max(round(_way(lever, low, now) / _way(lever, low, high) * (count - 1)), 1), count - 2)
    return (*spaced(lever, low, now, below + 1), *spaced(lever, now, high, count - below)[1:])


def _ends(lever: Lever, now: float) -> tuple[float, float]:
    low, high = min(lever.slider_low, now), max(lever.slider_high, now)
    if lever.scale is not Scale.LOG:
        return low, high
    if now <= 0:
        return lever.slider_low, lever.slider_high
    return max(now / _TIMES, lever.low, min(lever.slider_low, now)), min(now * _TIMES, high)


def _way(lever: Lever, start: float, end: float) -> float:
    """How far apart two values lie on the lever's scale."""
    return math.log(end / start) if lever.scale is Scale.LOG and start > 0 else end - start


def heat_map(
    player: Player,
    case: Case,
    keys: tuple[str, str],
    usd: float,
    *,
    period: str = "plan",
    count: int = 20,
    futures: int = BLOCK,
    known: HeatMap | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Iterator[HeatMap]:
    """Play a grid of at most ``count`` x ``count`` values of two levers (x, y) on the same luck, every fourth row and
    column first, and yield the map after each row of cells.

    A range moves with its value. ``usd`` and ``period`` (plan or month; a LIVE counts as the plan) are the goal. Cells
    that ``known`` has played, a map of the same case, levers, goal and futures, are taken from it.

    Raises:
        LeverError: for one lever twice, or one that is chosen from a list.
        Cancelled: when asked to stop, between blocks of futures.
    """
    x_key, y_key = keys
    if x_key == y_key:
        raise LeverError(f"{x_key} alone makes no map: name two levers")
    xs, ys = (axis_values(case, key, count) for key in keys)
    at = xs.index(case.strategy.number(x_key)), ys.index(case.strategy.number(y_key))
    shape = len(ys), len(xs)
    own, played = np.full((2, *shape), np.nan), np.zeros(shape, bool)
    if known is not None and (known.xs, known.ys) == (xs, ys):
        own[:, known.played] = known.typical[known.played], known.chance[known.played]
        played |= known.played
    slot = _SLOT, one_lever_slot(x_key), one_lever_slot(y_key)
    for step in (4, 2, 1):
        for row in _places(shape[0], step, at[1]):
            new = [column for column in _places(shape[1], step, at[0]) if not played[row, column]]
            for column in new:
                moved = _moved(case, {x_key: xs[column], y_key: ys[row]})
                if moved is not None:
                    found = player.play(moved, futures, slot=slot, cancelled=cancelled)
                    sample = found.sample("month" if period == "month" else "plan")
                    own[:, row, column] = float(quantiles(found.take_home, (0.5,))[0]), float(np.mean(sample >= usd))
                played[row, column] = True
            if new:
                typical, chance = _filled(own, played)
                yield HeatMap(x_key, y_key, xs, ys, at, freeze(typical), freeze(chance), freeze(played.copy()))
    player.forget(slot)


def _places(count: int, step: int, at: int) -> list[int]:
    """Every so manieth place such that the present one is among them, and both ends."""
    return sorted({*range(at % step, count, step), 0, count - 1})


def _moved(case: Case, values: dict[str, float]) -> Case | None:
    """The case at other values; None where the strategy rules them out."""
    try:
        strategy = case.strategy
        for key, value in values.items():
            strategy = strategy.with_value(key, value)
    except LeverError:
        return None
    return with_strategy(case, strategy)


def _filled(own: Doubles, played: Bools) -> tuple[Doubles, Doubles]:
    """Both figures with each cell that is not played as the nearest one that is, in columns first. Each (y, x)."""
    rows, columns = played.shape
    y, x = np.nonzero(played)
    gap = 4.0 * np.abs(np.arange(rows)[:, None, None] - y) + np.abs(np.arange(columns)[None, :, None] - x)
    nearest = np.argmin(gap, axis=2)
    typical, chance = own[:, y[nearest], x[nearest]]
    return typical, chance
