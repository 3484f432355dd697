"""Which lever matters: one lever at a time over its range, what the spread rests on, and where the spread comes from.

Two different questions: the tornado moves one lever and holds the others; the contribution to the spread asks which
doubts go along with the outcome while all are drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from tikearn_gui.core.arrays import Doubles
from tikearn_gui.core.audience import AUDIENCE_KEYS
from tikearn_gui.core.compare import Gain, gain
from tikearn_gui.core.doubt import Case
from tikearn_gui.core.gifts import GIFT_KEYS
from tikearn_gui.core.lever import LeverError, Scale, Setting
from tikearn_gui.core.levers import LEVERS
from tikearn_gui.core.merchandise import ORDER_KEYS
from tikearn_gui.core.partnerships import DEAL_KEYS
from tikearn_gui.core.plain import plain_calculator
from tikearn_gui.core.player import FUTURES, QUICK_FUTURES, Player
from tikearn_gui.core.projection import Projection
from tikearn_gui.core.schedule import Schedule
from tikearn_gui.core.strategy import Strategy
from tikearn_gui.core.subscriptions import SUBSCRIPTION_KEYS

__all__ = [
    "Bar",
    "Contribution",
    "Split",
    "contributions",
    "forget_one_lever",
    "guessed_order",
    "lever_range",
    "one_lever",
    "one_lever_slot",
    "share_of_spread",
    "split_of",
    "split_of_spread",
    "tornado",
]

_SLOT: Final = "one lever"
_PLAN_KEYS: Final = ("streams_per_week", "minutes_per_stream", "start_hour")
_STAGES: Final = {
    "audience": (*_PLAN_KEYS, *AUDIENCE_KEYS), "gifts": GIFT_KEYS, "orders": ORDER_KEYS, "deals": DEAL_KEYS,
    "subscribers": SUBSCRIPTION_KEYS,
}  # fmt: skip
"""The levers that each stage reads; a lever belongs to the first one."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A lever at two values, the others as they are: dollars taken home, typical and by how much they differ."""

    key: str
    low: float
    high: float
    typical_low: float
    typical_high: float
    gain: Gain
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
    return player.play(moved, futures, slot=one_lever_slot(key), cancelled=cancelled)


def one_lever_slot(key: str) -> Hashable:
    """A slot for the levers of each stage, so that the stages before it need not be played again and again."""
    return _SLOT, next((stage for stage, keys in _STAGES.items() if key in keys), "money")


def forget_one_lever(player: Player) -> None:
    """Drop what the player keeps for one lever after another."""
    for stage in (*_STAGES, "money"):
        player.forget((_SLOT, stage))


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


def guessed_order(
    case: Case, contributions: Iterable[Contribution] = (), widths: Mapping[str, float] | None = None
) -> tuple[str, ...]:
    """All levers that have a bar, those first whose bars are likely to be wide.

    A bar that is known counts with its width (``widths``, in dollars). Else the guess is what the plain calculator says
    of both ends, or, for what it does not know, the contribution to the spread times what it says in all; no play is
    needed.
    """
    strategy, known = case.strategy, widths or {}
    whole = sum(plain_calculator(strategy, case.schedule.weeks).values())
    pull = {part.key: abs(part.rank_correlation) * whole for part in contributions}
    ends = {key: lever_range(strategy, key) for key in LEVERS}
    guess = {
        key: known.get(key, max(_plain_width(case, key, pair), pull.get(key, 0.0)))
        for key, pair in ends.items()
        if pair is not None
    }
    return tuple(sorted(guess, key=lambda key: -guess[key]))


def _plain_width(case: Case, key: str, ends: tuple[float, float]) -> float:
    """What the plain calculator says of a lever's two ends, in dollars; longer LIVEs and longer watching in
    proportion."""
    low, high = ends
    if key in ("watch_minutes", "minutes_per_stream"):
        whole = sum(plain_calculator(case.strategy, case.schedule.weeks).values())
        return whole * (high - low) / max(case.strategy.number(key), low, 1e-9)
    try:
        totals = [
            sum(plain_calculator(case.strategy.with_setting(key, Setting(end)), case.schedule.weeks).values())
            for end in ends
        ]
    except LeverError:
        return 0.0
    return abs(totals[1] - totals[0])


def tornado(
    player: Player,
    case: Case,
    keys: Iterable[str] = tuple(LEVERS),
    futures: int = QUICK_FUTURES,
    *,
    cancelled: Callable[[], bool] | None = None,
) -> Iterator[Bar]:
    """A bar for each lever that has a range or a notch, as they are played, in the order of ``keys`` (see
    :func:`guessed_order`); levers that cannot be set so are left out.

    Raises Cancelled when asked to stop, between blocks of futures.
    """
    now = player.play(case, futures, slot=(_SLOT, "money"), cancelled=cancelled)
    for key in keys:
        ends = lever_range(case.strategy, key)
        if ends is None:
            continue
        try:
            low, high = (_end(player, case, key, end, now, futures, cancelled) for end in ends)
        except LeverError:  # a lever that rules the value out, such as a dearest gift below the mean
            continue
        typical = [float(np.median(end.take_home)) for end in (low, high)]
        yield Bar(key, ends[0], ends[1], typical[0], typical[1], gain(high, low))


def _end(
    player: Player,
    case: Case,
    key: str,
    value: float,
    now: Projection,
    futures: int,
    cancelled: Callable[[], bool] | None,
) -> Projection:
    """The case with a lever at one end of its range; a sure value that it has already needs no playing."""
    setting = Setting(value)
    if case.strategy[key] == setting and case.strategy == now.case.strategy:
        return now
    return one_lever(player, case, key, setting, futures, cancelled=cancelled)


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
    return split_of(
        *(
            np.log1p(player.play(each, futures, slot="split", cancelled=cancelled).earned)
            for each in (case, certain, still)
        )
    )


def split_of(everything: Doubles, without_doubt: Doubles, without_audience_luck: Doubles) -> Split:
    """The split from three samples of log(1 + earned), each shape (future,): with all layers, with ranges closed, with
    audience luck stilled too."""
    whole, known, still = (float(np.var(each)) for each in (everything, without_doubt, without_audience_luck))
    if whole <= 0.0:
        return Split(0.0, 0.0, 0.0)
    return Split((whole - known) / whole, (known - still) / whole, still / whole)


def share_of_spread(split: Split, contributions: Iterable[Contribution]) -> Mapping[str, float]:
    """By lever in doubt, the share of all spread that rests on it: its contribution's share of what is not known."""
    not_known = max(split.not_known, 0.0)
    return {part.key: part.share * not_known for part in contributions}
