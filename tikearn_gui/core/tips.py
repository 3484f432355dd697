"""Tips: what a creator could try, simulated on the creator's own strategy and luck.

A tip is a set of lever moves, each with the doubt about it. The article's four come first; the others are what the
model supports. All effects are guesses unless their evidence says otherwise, and are shown as such.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

import numpy as np

from tikearn_gui.core.compare import Gain, gain
from tikearn_gui.core.doubt import Case, Move
from tikearn_gui.core.lever import Evidence, Grade, LeverError, Scale, Setting, three_digits
from tikearn_gui.core.levers import LEVERS
from tikearn_gui.core.money import DURATION_POINTS_LONG, LONG_LIVE_MINUTES
from tikearn_gui.core.player import QUICK_FUTURES, Player
from tikearn_gui.core.schedule import HOURS
from tikearn_gui.core.sensitivity import with_strategy
from tikearn_gui.core.strategy import Strategy

__all__ = ["ARTICLE_TIPS", "TIPS", "Tip", "TipResult", "applied", "simulate", "simulate_all"]

_SLOT: Final = "tip"
_BUSIEST_HOUR: Final = HOURS.index(max(HOURS))


@dataclass(frozen=True, slots=True)
class Tip:
    """One tip: factors on levers that are themselves unsure, and levers set anew.

    ``changes`` gives the new settings for a strategy, empty where the tip has nothing to change. ``hours_per_live`` and
    ``hours_per_week`` are what the tip costs beside a longer plan.
    """

    id: str
    evidence: Evidence
    moves: tuple[Move, ...] = ()
    changes: Callable[[Strategy], Mapping[str, Setting]] | None = None
    hours_per_live: float = 0.0
    hours_per_week: float = 0.0

    @property
    def text_id(self) -> str:
        """Key of title and advice among the translatable texts."""
        return f"tip.{self.id}"

    def new_settings(self, strategy: Strategy) -> Mapping[str, Setting]:
        """Levers that the tip sets anew in this strategy."""
        return self.changes(strategy) if self.changes is not None else {}

    def levers(self, strategy: Strategy) -> tuple[str, ...]:
        """The levers that the tip moves in this strategy."""
        moved = (move.key for move in self.moves if strategy.number(move.key) > 0)
        return (*moved, *self.new_settings(strategy))


def _guess(source: str) -> Evidence:
    return Evidence(source, "2026-11-22", Grade.GUESS)


def _documented(source: str) -> Evidence:
    return Evidence(source, "2026-11-22", Grade.DOCUMENTED)


def _move(tip: str, key: str, times: float, low: float, high: float) -> Move:
    return Move(key, f"{tip}.{key}", times, low, high)


def _tip(
    tip: str, evidence: Evidence, *moves: tuple[str, float, float, float], per_live: float = 0.0, per_week: float = 0.0
) -> Tip:
    return Tip(tip, evidence, tuple(_move(tip, *move) for move in moves), None, per_live, per_week)


def _past_25_minutes(strategy: Strategy) -> Mapping[str, Setting]:
    if strategy.choice("region") != "us" or strategy.number("minutes_per_stream") >= LONG_LIVE_MINUTES:
        return {}
    return {"minutes_per_stream": Setting(LONG_LIVE_MINUTES)}


def _one_more_live(strategy: Strategy) -> Mapping[str, Setting]:
    lives = strategy.number("streams_per_week")
    return {"streams_per_week": Setting(lives + 1)} if lives < LEVERS["streams_per_week"].slider_high else {}


def _battles(strategy: Strategy) -> Mapping[str, Setting]:
    if strategy.number("battle_share") >= 0.3:
        return {}
    return {"battle_share": Setting(0.3), "battle_gain": Setting(0.15, 0.0, 0.4)}


def _busiest_hour(strategy: Strategy) -> Mapping[str, Setting]:
    return {} if strategy.number("start_hour") == _BUSIEST_HOUR else {"start_hour": Setting(float(_BUSIEST_HOUR))}


def _shorter_more_often(strategy: Strategy) -> Mapping[str, Setting]:
    lives, minutes = strategy.number("streams_per_week"), strategy.number("minutes_per_stream")
    if lives >= LEVERS["streams_per_week"].slider_high:
        return {}
    shorter = max(three_digits(minutes * lives / (lives + 1)), LEVERS["minutes_per_stream"].low)
    return {"streams_per_week": Setting(lives + 1), "minutes_per_stream": Setting(shorter)}


def _open_subscriptions(strategy: Strategy) -> Mapping[str, Setting]:
    if strategy.number("subscribers_per_1000_views") > 0 or strategy.number("subscribers") > 0:
        return {}
    return {"subscribers_per_1000_views": Setting(0.1, 0.02, 0.5)}


_ARTICLE: Final = _guess("The article's advice; size of the effect guessed, no study of it found")
_BATTLES: Final = _guess(
    "Up to 80 % of gifts fell in battles (ADM+S and ABC, 2024); that they bring more in all is a guess"
)
_THANKS: Final = _guess("Being acknowledged raises gifting (Computers in Human Behavior 168, 2025); size guessed")
_FEES: Final = _guess("Published rates for one tier differ by a factor of three (2026)")
_REGULAR: Final = _guess("Practitioners agree on regular hours; size guessed")
_RETURNS: Final = _guess("Live shopping sees many returns (Production and Operations Management, 2024); size guessed")
_LENGTH: Final = _guess("Effect of length and loss of views per LIVE guessed")
_NO_SOURCE: Final = _guess("No source for the effect")
_POINTS: Final = _documented(
    f"Scaled LIVE rewards, newsletter, 2025: {DURATION_POINTS_LONG:g} points from {LONG_LIVE_MINUTES:g} minutes"
)
_HOURS: Final = _documented("Gifts by hour on Kuaishou (KuaiLive, 2025), shrunk by half; other countries differ")

_ALL: Final = (
    _tip(
        "engage", _ARTICLE,
        ("likes_per_view", 1.25, 0.98, 1.6), ("watch_minutes", 1.05, 0.98, 1.12),
        ("gifters_per_100_views", 1.05, 0.97, 1.15),
    ),
    _tip("promote", _ARTICLE, ("views_per_stream", 1.12, 0.97, 1.35), per_live=0.5),
    _tip(
        "quality", _ARTICLE,
        ("watch_minutes", 1.10, 0.97, 1.25), ("likes_per_view", 1.10, 0.97, 1.25), per_live=0.75,
    ),
    _tip("analyse", _ARTICLE, ("views_per_stream", 1.05, 0.97, 1.15), per_live=0.15),
    Tip("past_25_minutes", _POINTS, changes=_past_25_minutes),
    Tip("one_more_live", _LENGTH, changes=_one_more_live),
    Tip("battles", _BATTLES, changes=_battles),
    _tip(
        "thank_gifters", _THANKS,
        ("regulars_lost_per_month", 0.75, 0.55, 1.02), ("gifters_per_100_views", 1.03, 0.98, 1.1), per_live=0.1,
    ),
    _tip("pin_merchandise", _NO_SOURCE, ("clicks_per_100_views", 1.3, 0.95, 1.8)),
    _tip("sponsor_pitch", _NO_SOURCE, ("deals_per_month", 1.5, 0.95, 2.4), per_week=1.0),
    _tip("raise_fee", _FEES, ("typical_fee", 1.15, 0.95, 1.4), per_week=0.1),
    _tip("regular_hour", _REGULAR, ("views_per_stream", 1.04, 0.98, 1.12)),
    Tip("busiest_hour", _HOURS, changes=_busiest_hour),
    Tip("shorter_more_often", _LENGTH, changes=_shorter_more_often),
    Tip("open_subscriptions", _NO_SOURCE, changes=_open_subscriptions, hours_per_week=0.5),
    _tip("fewer_returns", _RETURNS, ("returns", 0.8, 0.6, 1.02), per_week=0.25),
)  # fmt: skip
TIPS: Final[Mapping[str, Tip]] = MappingProxyType({tip.id: tip for tip in _ALL})
ARTICLE_TIPS: Final = ("engage", "promote", "quality", "analyse")


@dataclass(frozen=True, slots=True)
class TipResult:
    """A tip played on a strategy, against the strategy as it is, on the same luck."""

    id: str
    levers: tuple[str, ...]
    gain: Gain
    hours: float
    """More hours in the whole plan; negative where it saves time."""
    per_hour: float
    """Typical dollars an hour with the tip."""

    @property
    def has_effect(self) -> bool:
        """Whether it changes the money of any future by half a cent."""
        return bool(np.any(np.abs(self.gain.difference) >= 0.005))


def _tipped(tip: Tip, case: Case) -> Case:
    strategy = case.strategy.with_settings(tip.new_settings(case.strategy))
    moved = with_strategy(case, strategy)
    hours = tip.hours_per_live * moved.schedule.live_count + tip.hours_per_week * moved.schedule.weeks
    return replace(moved, moves=(*case.moves, *tip.moves), extra_hours=case.extra_hours + hours)


def simulate(
    player: Player, case: Case, tip: Tip, futures: int = QUICK_FUTURES, *, cancelled: Callable[[], bool] | None = None
) -> TipResult:
    """Play one tip. Raises LeverError where the strategy rules its values out, Cancelled when asked to stop."""
    now = player.play(case, futures, slot=(_SLOT, "now"), cancelled=cancelled)
    tipped = player.play(_tipped(tip, case), now.futures, slot=_SLOT, cancelled=cancelled)
    if tipped.futures < now.futures:  # a longer plan was cut to fewer futures
        now = player.play(case, tipped.futures, slot=(_SLOT, "now"), cancelled=cancelled)
    per_hour = float(np.median(tipped.per_hour))
    return TipResult(tip.id, tip.levers(case.strategy), gain(tipped, now), tipped.hours - now.hours, per_hour)


def simulate_all(
    player: Player,
    case: Case,
    tips: Iterable[Tip] = tuple(TIPS.values()),
    futures: int = QUICK_FUTURES,
    *,
    cancelled: Callable[[], bool] | None = None,
) -> Iterator[TipResult]:
    """Play tips one after another; those that the strategy rules out are left out. Raises Cancelled when asked to."""
    for tip in tips:
        try:
            yield simulate(player, case, tip, futures, cancelled=cancelled)
        except LeverError:
            continue


def applied(tip: Tip, strategy: Strategy) -> Strategy:
    """The strategy with the tip's typical effect, as levers: what *Try it* makes a card of.

    Raises LeverError where a lever does not take the value.
    """
    changed = strategy.with_settings(tip.new_settings(strategy))
    for move in tip.moves:
        if changed.number(move.key) == 0:
            continue  # what is off stays off, whatever the doubt about it
        value = changed.number(move.key) * move.times
        if LEVERS[move.key].scale is not Scale.SHARE:
            value = three_digits(value)
        changed = changed.with_value(move.key, min(value, LEVERS[move.key].high))
    return changed
