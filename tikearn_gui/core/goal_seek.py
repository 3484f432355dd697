"""Goal seek: the value of one lever, or of two together, that reaches a goal with a wanted chance, on the same luck."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

import numpy as np

from tikearn_gui.core.details import taken_home_by_live
from tikearn_gui.core.doubt import Case
from tikearn_gui.core.lever import Lever, LeverError
from tikearn_gui.core.lever_grid import Grid
from tikearn_gui.core.levers import LEVERS
from tikearn_gui.core.player import QUICK_FUTURES, Player
from tikearn_gui.core.sensitivity import one_lever_slot, with_strategy
from tikearn_gui.core.strategy import Strategy

__all__ = [
    "COUNTED",
    "REASON",
    "SATURATING",
    "Found",
    "FoundTogether",
    "Reach",
    "forget_goals",
    "seek",
    "seek_all",
    "seek_together",
    "seekable",
]

COUNTED: Final = frozenset({"streams_per_week"})
"""Not monotone in every future, but its whole values can be tried one by one."""
SATURATING: Final = frozenset({"likes_per_view"})
"""More of it never lowers earnings, though beyond 2.7 times the usual it raises nothing more."""
REASON: Final = 6
"""So many notches lie within reason. A notch is what a creator could change in a month, so this is half a year."""
_SLOT: Final = "goal"


class Reach(StrEnum):
    """Whether a lever reaches the goal."""

    REACHED = "reached"
    """It is reached now."""
    WITHIN = "within"
    """Within :data:`REASON` notches."""
    BEYOND_REASON = "beyond reason"
    """On the slider, but further away than that."""
    OUT_OF_REACH = "out of reach"
    """Not even at the slider's end."""


@dataclass(frozen=True, slots=True)
class Found:
    """The answer for one lever: the least value, on the lever's steps, whose chance of the goal is at least the wanted
    one."""

    key: str
    value: float | None
    """None when it is not within reach of the slider."""
    chance: float
    """Chance of the goal at the value, or at the slider's end."""
    hours: float
    """Hours of the plan there."""
    more_hours: float = 0.0
    """How many more hours than now, in the whole plan."""
    reach: Reach = Reach.WITHIN

    @property
    def moves_nothing(self) -> bool:
        """Whether nothing on the slider would reach the goal in any future: the lever alone does not pay for it."""
        return self.value is None and self.chance == 0.0


@dataclass(frozen=True, slots=True)
class FoundTogether:
    """The answer for two levers moved together, notch by notch."""

    keys: tuple[str, str]
    values: tuple[float, float] | None
    """None when the goal is out of reach of both at their sliders' ends."""
    chance: float
    hours: float
    more_hours: float
    reach: Reach


@dataclass(frozen=True, slots=True)
class _Goal:
    """What is sought, and how to count it."""

    player: Player
    case: Case
    usd: float
    chance: float
    period: str
    futures: int
    cancelled: Callable[[], bool] | None

    def counted(self, strategy: Strategy, key: str) -> tuple[float, float]:
        """Chance of the goal, and hours, with another strategy of which ``key`` has moved."""
        moved, slot = with_strategy(self.case, strategy), (_SLOT, one_lever_slot(key))
        played = self.player.play(moved, self.futures, slot=slot, cancelled=self.cancelled)
        if self.period != "live":
            return played.chance(self.usd, self.period), played.hours
        sample = taken_home_by_live(self.player, moved, self.futures, slot=slot, cancelled=self.cancelled)
        return float(np.mean(sample >= self.usd)), played.hours

    def at(self, key: str, value: float) -> Found:
        """The lever at a value."""
        chance, hours = self.counted(self.case.strategy.with_value(key, value), key)
        return Found(key, value, chance, hours)


def seekable() -> tuple[str, ...]:
    """The levers that goal seek can move, those shown first ahead."""
    found = [key for key, lever in LEVERS.items() if lever.monotone or key in COUNTED | SATURATING]
    return tuple(sorted(found, key=lambda key: not LEVERS[key].shown_first))


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

    From the present value up to the slider's end, on the lever's steps (log levers: numbers of three digits): put into
    the strategy, the answer meets the goal and a step less does not. An unsure range moves with the value. Where the
    goal is reached already, the present value is the answer.

    Raises:
        LeverError: for a lever that goal seek cannot move, because more of it may earn less.
        Cancelled: when asked to stop.
    """
    lever = _checked(key)
    goal = _Goal(player, case, usd, chance, period, futures, cancelled)
    start = case.strategy.number(key)
    now = goal.at(key, start)
    if now.chance >= chance:
        return replace(now, reach=Reach.REACHED)
    grid = _grid_of(case, lever)
    found = _tried(goal, key, grid, now) if key in COUNTED else _bisected(goal, key, grid, now)
    within = found.value is not None and found.value <= _reasonable_end(lever, start)
    reach = Reach.OUT_OF_REACH if found.value is None else Reach.WITHIN if within else Reach.BEYOND_REASON
    return replace(found, more_hours=found.hours - now.hours, reach=reach)


def seek_all(
    player: Player,
    case: Case,
    usd: float,
    chance: float,
    keys: Iterable[str] | None = None,
    *,
    period: str = "plan",
    futures: int = QUICK_FUTURES,
    cancelled: Callable[[], bool] | None = None,
) -> Iterator[Found]:
    """Seek lever after lever, all that can be sought unless told otherwise. Raises Cancelled when asked to stop."""
    for key in seekable() if keys is None else keys:
        yield seek(player, case, key, usd, chance, period=period, futures=futures, cancelled=cancelled)


def forget_goals(player: Player) -> None:
    """Drop what the player keeps for goal seek."""
    for key in seekable():
        player.forget((_SLOT, one_lever_slot(key)))


def _checked(key: str) -> Lever:
    lever = LEVERS.get(key)
    if lever is None or key not in seekable():
        raise LeverError(f"{key} cannot be sought: more of it may earn less")
    return lever


def _tried(goal: _Goal, key: str, grid: Grid, now: Found) -> Found:
    """Value after value, as a further one may earn less."""
    last = now
    for index in range(len(grid)):
        last = goal.at(key, grid[index])
        if last.chance >= goal.chance:
            return last
    return replace(last, value=None)


def _bisected(goal: _Goal, key: str, grid: Grid, now: Found) -> Found:
    """The first value of the grid that is enough, given that a further one is never less."""
    if len(grid) == 0:
        return replace(now, value=None)
    best = goal.at(key, grid[-1])
    if best.chance < goal.chance:
        return replace(best, value=None)
    low, high = -1, len(grid) - 1
    while high - low > 1:
        middle = (low + high) // 2
        tried = goal.at(key, grid[middle])
        if tried.chance >= goal.chance:
            high, best = middle, tried
        else:
            low = middle
    return best


def _reachable_end(case: Case, lever: Lever) -> float:
    """The slider's end, or the last value below the dearest gift."""
    if lever.key != "coins_per_gifter":
        return lever.slider_high
    gift, coins = case.strategy["dearest_gift"], case.strategy["coins_per_gifter"]
    lowest = gift.number if gift.low is None else gift.low
    widest = 1.0 if coins.high is None else coins.high / coins.number
    return min(lever.slider_high, lowest / widest * 0.999)


def _notched(lever: Lever, start: float, notches: float) -> float:
    """The value so many notches, or parts of one, further; ten steps count as a notch where the lever has none."""
    if lever.notch is None:
        return start + 10.0 * lever.step * notches
    return max(start, lever.slider_low if lever.notch.plus == 0 else start) * lever.notch.times**notches + (
        lever.notch.plus * notches
    )


def _reasonable_end(lever: Lever, start: float) -> float:
    # A step more, so that rounding to steps makes nothing unreasonable.
    return lever.stepped(_notched(lever, start, REASON), 1)


# Two together ---------------------------------------------------------------------------------------------------------

_PARTS: Final = 50
"""Parts of a notch by which two levers move together."""
_MOST_NOTCHES: Final = 60


def seek_together(
    player: Player,
    case: Case,
    keys: tuple[str, str],
    usd: float,
    chance: float,
    *,
    period: str = "plan",
    futures: int = QUICK_FUTURES,
    cancelled: Callable[[], bool] | None = None,
) -> FoundTogether:
    """Seek the least move of two levers together, both by as many notches, that reaches the goal.

    Each is rounded up to its own steps and stops at the end of its slider.

    Raises:
        LeverError: for levers that cannot be sought together: one and the same, or one of which more may earn less.
        Cancelled: when asked to stop.
    """
    if keys[0] == keys[1]:
        raise LeverError(f"{keys[0]} alone is no combination: name two levers")
    if COUNTED.intersection(keys):
        raise LeverError(f"{' and '.join(COUNTED.intersection(keys))} cannot be combined: more of it may earn less")
    pair = _Pair.of(_Goal(player, case, usd, chance, period, futures, cancelled), keys)
    now, hours_now = pair.counted(0)
    if now >= chance:
        return FoundTogether(keys, pair.values(0), now, hours_now, 0.0, Reach.REACHED)
    low, high = 0, _MOST_NOTCHES * _PARTS
    best, hours = pair.counted(high)
    if best < chance:
        return FoundTogether(keys, None, best, hours, hours - hours_now, Reach.OUT_OF_REACH)
    while high - low > 1:
        middle = (low + high) // 2
        tried, its_hours = pair.counted(middle)
        if tried >= chance:
            high, best, hours = middle, tried, its_hours
        else:
            low = middle
    reach = Reach.WITHIN if high <= REASON * _PARTS else Reach.BEYOND_REASON
    return FoundTogether(keys, pair.values(high), best, hours, hours - hours_now, reach)


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two levers that move together, by parts of a notch."""

    goal: _Goal
    keys: tuple[str, str]
    grids: tuple[Grid, Grid]

    @classmethod
    def of(cls, goal: _Goal, keys: tuple[str, str]) -> _Pair:
        """Both from where they are to the ends of their sliders. Raises LeverError for levers that cannot be sought."""
        one, two = (_grid_of(goal.case, _checked(key)) for key in keys)
        return cls(goal, keys, (one, two))

    def values(self, parts: int) -> tuple[float, float]:
        """Both so many parts of a notch further, each rounded up to its own steps."""
        one, two = (self._value(key, grid, parts) for key, grid in zip(self.keys, self.grids, strict=True))
        return one, two

    def _value(self, key: str, grid: Grid, parts: int) -> float:
        start = self.goal.case.strategy.number(key)
        return start if parts == 0 else grid.up(_notched(LEVERS[key], start, parts / _PARTS), start)

    def counted(self, parts: int) -> tuple[float, float]:
        """Chance of the goal, and hours, that far."""
        strategy = self.goal.case.strategy
        for key, value in zip(self.keys, self.values(parts), strict=True):
            strategy = strategy.with_value(key, value)
        return self.goal.counted(strategy, self.keys[0])


def _grid_of(case: Case, lever: Lever) -> Grid:
    start = case.strategy.number(lever.key)
    return Grid.above(lever, start, max(_reachable_end(case, lever), start))
