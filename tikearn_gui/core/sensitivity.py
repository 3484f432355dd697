"""Which lever matters: one lever at a time over its range, what the spread rests on, and where the spread comes from.

Two different questions: the tornado moves one lever and holds the others; the contribution to the spread asks which
doubts go along with the outcome while all are drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from tikearn_gui.core.arrays import Doubles
from tikearn_gui.core.compare import Comparison, compare
from tikearn_gui.core.doubt import Case
from tikearn_gui.core.lever import LeverError, Scale, Setting
from tikearn_gui.core.levers import LEVERS
from tikearn_gui.core.player import FUTURES, QUICK_FUTURES, Player
from tikearn_gui.core.projection import Projection
from tikearn_gui.core.schedule import Schedule
from tikearn_gui.core.strategy import Strategy

__all__ = ["Bar", "Contribution", "Split", "contributions", "lever_range", "one_lever", "split_of_spread", "tornado"]

_SLOT: Final = "one lever"


@dataclass(frozen=True, slots=True)
class Bar:
    """A lever at two values, the others as they are: dollars taken home, typical and by how much they differ."""

    key: str
    low: float
    high: float
    typical_low: float
    typical_high: float
    gain: Comparison
    """The high end against the low one, future by future."""

    @property
    def width(self) -> float:
        """How far apart the typical outcomes lie, in dollars."""
        return abs(self.typical_high - self.typical_low)


def with_strategy(case: Case, strategy: Strategy) -> Case:
    """The case with another strategy; a regular schedule follows its levers."""
    regular = Schedule.regular(case.strategy, case.schedule.weeks).key == case.schedule.key
    schedule = Schedule.regular(strategy, case.schedule.weeks) if regular else case.schedule
    return replace(case, strategy=strategy, schedule=schedule)


def one_lever(
    player: Player,
    case: Case,
    key: str,
    setting: Setting,
    futures: int = QUICK_FUTURES,
    *,
    cancelled: Callable[[], bool] | None = None,
) -> Projection:
    """Play the case with one lever set otherwise, on the same luck."""
    moved = with_strategy(case, case.strategy.with_setting(key, setting))
    return player.play(moved, futures, slot=_SLOT, cancelled=cancelled)


def lever_range(strategy: Strategy, key: str) -> tuple[float, float] | None:
    """The two values between which a lever is moved: its range where it is unsure, else one notch; None without either.

    A notch that leads out of bounds, or to no other value, gives None.
    """
    setting, lever = strategy[key], LEVERS[key]
    if setting.low is not None and setting.high is not None:
        return setting.low, setting.high
    if lever.notch is None or lever.scale is Scale.CHOICE:
        return None
    moved = min(max(lever.notch.apply(setting.number), lever.low), lever.high)
    if moved == setting.number:
        return None
    return min(setting.number, moved), max(setting.number, moved)


def _bar(
    player: Player, case: Case, key: str, ends: tuple[float, float], futures: int, cancelled: Callable[[], bool] | None
) -> Bar:
    low, high = (one_lever(player, case, key, Setting(end), futures, cancelled=cancelled) for end in ends)
    typical = [float(np.median(end.take_home)) for end in (low, high)]
    return Bar(key, ends[0], ends[1], typical[0], typical[1], compare(high, low))


def tornado(
    player: Player,
    case: Case,
    keys: Iterable[str] = tuple(LEVERS),
    futures: int = QUICK_FUTURES,
    *,
    cancelled: Callable[[], bool] | None = None,
) -> Iterator[Bar]:
    """A bar for each lever that has a range or a notch, as they are played; levers that cannot be set so are left out.

    Raises Cancelled when asked to stop.
    """
    for key in keys:
        ends = lever_range(case.strategy, key)
        if ends is None:
            continue
        try:
            yield _bar(player, case, key, ends, futures, cancelled)
        except LeverError:  # a lever that rules the value out, such as a dearest gift below the mean
            continue


@dataclass(frozen=True, slots=True)
class Contribution:
    """How closely doubt about a lever goes along with the outcome."""

    key: str
    rank_correlation: float
    share: float
    """Squared correlation over the sum of all squared ones: how much of the known spread rests on this lever."""


def _ranks(sample: Doubles) -> Doubles:
    """Ranks about their mean; equal figures share the mean of their ranks. Shape (future,)."""
    _, place, count = np.unique(sample, return_inverse=True, return_counts=True)
    last = np.cumsum(count)
    ranks = last - 0.5 * (count + 1)
    return ranks[place] - 0.5 * (sample.size - 1)


def contributions(player: Player, projection: Projection) -> tuple[Contribution, ...]:
    """Spearman's rank correlation of each unsure lever with what is taken home, strongest first; none where every
    future takes home the same."""
    outcome = _ranks(projection.take_home)
    if not outcome.any():
        return ()
    found: dict[str, float] = {}
    for key in projection.case.strategy.unsure_keys:
        drawn = player.values_of(projection.case, key, projection.futures)
        if drawn.min() == drawn.max():
            continue
        ranks = _ranks(drawn)
        found[key] = float(np.dot(ranks, outcome) / np.sqrt(np.dot(ranks, ranks) * np.dot(outcome, outcome)))
    whole = sum(value**2 for value in found.values()) or 1.0
    parts = (Contribution(key, value, value**2 / whole) for key, value in found.items())
    return tuple(sorted(parts, key=lambda part: -abs(part.rank_correlation)))


@dataclass(frozen=True, slots=True)
class Split:
    """Where the spread of log(1 + earned) comes from; the three shares sum to 1, or all are 0."""

    not_known: float
    audience_luck: float
    gift_luck: float
    """Luck with gifts, deals and orders, luck of conversion included."""


def split_of_spread(
    player: Player,
    case: Case,
    futures: int = FUTURES,
    *,
    cancelled: Callable[[], bool] | None = None,
) -> Split:
    """Variance with all layers, with ranges closed, and with audience luck stilled too: the differences in this
    order."""
    certain = replace(case, strategy=case.strategy.certain())
    still = replace(certain, audience_luck=False)
    variances = [
        float(np.var(np.log1p(player.play(each, futures, slot="split", cancelled=cancelled).earned)))
        for each in (case, certain, still)
    ]
    whole = variances[0]
    if whole <= 0.0:
        return Split(0.0, 0.0, 0.0)
    return Split((variances[0] - variances[1]) / whole, (variances[1] - variances[2]) / whole, variances[2] / whole)
