"""What is computed of the edited strategy once the slider rests, part by part. Runs on the worker."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from tikearn_gui.core.arrays import Doubles, freeze
from tikearn_gui.core.compare import balanced_quantiles
from tikearn_gui.core.details import details, expected, taken_home_by_live
from tikearn_gui.core.doubt import Case
from tikearn_gui.core.lever import LeverError
from tikearn_gui.core.player import FUTURES, QUICK_FUTURES, Player
from tikearn_gui.core.projection import Projection, months
from tikearn_gui.core.sensitivity import contributions, split_of_spread, with_strategy
from tikearn_gui.core.tips import TIPS, Tip, TipResult, simulate
from tikearn_gui.core.worth_of_likes import doubled_likes, worth_of_likes
from tikearn_gui.project.project import Period
from tikearn_gui.session.results import AtRest, LeverGain, Moved

__all__ = ["Played", "RestWork", "lives_in_order", "side_slots", "what_moved"]

Cancelled = Callable[[], bool]

_ALONE: Final = "alone"
_SPLIT: Final = "split"


@dataclass(frozen=True, slots=True)
class Played:
    """A strategy as it was played, and the slot that has its stages."""

    projection: Projection
    slot: Hashable

    @property
    def case(self) -> Case:
        """What was played."""
        return self.projection.case


def side_slots(slot: Hashable) -> tuple[Hashable, ...]:
    """The slots of the player that worth of likes takes beside a strategy's own."""
    return (slot, "more"), (slot, "double")


def lives_in_order(player: Player, played: Played, cancelled: Cancelled | None = None) -> Doubles:
    """What each LIVE leaves, all LIVEs of all futures pooled and ascending. Raises Cancelled when asked to stop."""
    futures = played.projection.futures
    lives = taken_home_by_live(player, played.case, futures, slot=played.slot, cancelled=cancelled)
    # They were computed in single precision, which sorts twice as fast.
    return freeze(np.sort(lives.astype(np.float32)).astype(np.float64))


# What moved it --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Samples:
    """What strategies take home in a period, amount by amount on the same luck."""

    player: Player
    period: Period
    futures: int
    cancelled: Cancelled | None

    def of(self, played: Played) -> Doubles:
        """The amounts, each at the place of its future, month or LIVE."""
        projection, futures = played.projection, self.futures
        if self.period is Period.LIVE:
            return taken_home_by_live(self.player, played.case, futures, slot=played.slot, cancelled=self.cancelled)
        if self.period is Period.MONTH:
            return months(projection.take_home_weekly[:, :futures]).ravel()
        return projection.take_home[:futures]

    def of_lever(self, base: Case, key: str, played: Case) -> Doubles | None:
        """The amounts with one lever of another strategy put alone on the base; None where the base rules it out."""
        try:
            strategy = base.strategy.with_setting(key, played.strategy[key])
        except LeverError:
            return None
        case = with_strategy(base, strategy)
        projection = self.player.play(case, self.futures, slot=_ALONE, cancelled=self.cancelled)
        return self.of(Played(projection, _ALONE))


def what_moved(
    player: Player, base: Played, edited: Played, period: Period = Period.PLAN, cancelled: Cancelled | None = None
) -> Moved:
    """What moved a strategy away from the base, each changed lever put alone on the base, on the same luck.

    Strategies with many LIVEs are played in fewer futures, so the first futures that both have are compared. LIVEs can
    be compared only where both hold as many of them; else it is the plan. A lever that the base's other settings rule
    out is left out, and what it brings is part of what is left over. Raises Cancelled when asked to stop.
    """
    if period is Period.LIVE and base.case.schedule.lives != edited.case.schedule.lives:
        period = Period.PLAN
    futures = min(base.projection.futures, edited.projection.futures)
    samples = _Samples(player, period, futures, cancelled)
    home = samples.of(base)
    gain = _typical(samples.of(edited) - home)
    levers: list[LeverGain] = []
    for key in edited.case.strategy.changed_from(base.case.strategy):
        alone = samples.of_lever(base.case, key, edited.case)
        if alone is not None:
            levers.append(LeverGain(key, base.case.strategy[key], edited.case.strategy[key], _typical(alone - home)))
    player.forget(_ALONE)  # so that what comes next can have the room
    gap = edited.projection.take_home[:futures] - base.projection.take_home[:futures]
    together = gain - sum(lever.gain for lever in levers)
    return Moved(gain, tuple(levers), together, float(np.mean(gap > 0)), period)


def _typical(sample: Doubles) -> float:
    return float(balanced_quantiles(sample, (0.5,))[0])


# One part after another -----------------------------------------------------------------------------------------------


@dataclass(slots=True)
class RestWork:
    """The parts of :class:`AtRest` for one strategy: those done so far, and how to do the next one.

    When work is cancelled the parts done stay, and the next call of :meth:`steps` goes on behind them.
    """

    key: Hashable
    """All that the parts depend on, but the period that a difference to the base is counted for."""
    at_rest: AtRest
    _compared_for: Period | None = None
    _tips_played: int = 0

    def first_steps(
        self, player: Player, base: Played, edited: Played, period: Period, cancelled: Cancelled
    ) -> Iterator[None]:
        """Do the parts that others build on, of :meth:`steps`."""
        yield from self._moved(player, base, edited, period, cancelled)
        yield from self._doubt(player, edited, cancelled)

    def steps(
        self, player: Player, base: Played, edited: Played, period: Period, cancelled: Cancelled
    ) -> Iterator[None]:
        """Do part after part; each leaves another :attr:`at_rest`.

        Args:
            player: on the luck of both projections.
            base: the base as played with all futures.
            edited: the edited strategy, likewise.
            period: what the difference to the base is counted for.
            cancelled: asked between blocks of futures; Cancelled is raised when it says so.
        """
        yield from self.first_steps(player, base, edited, period, cancelled)
        yield from self._likes(player, edited, cancelled)
        if self.at_rest.details is None:
            self._set(details=details(player, edited.case, FUTURES, slot=edited.slot, cancelled=cancelled))
            yield
        yield from self._tips(player, edited.case, cancelled)

    def _moved(
        self, player: Player, base: Played, edited: Played, period: Period, cancelled: Cancelled
    ) -> Iterator[None]:
        if self._compared_for is period:
            return
        if edited.slot != base.slot:
            self._set(moved=what_moved(player, base, edited, period, cancelled))
            yield
        self._compared_for = period

    def _doubt(self, player: Player, edited: Played, cancelled: Cancelled) -> Iterator[None]:
        if self.at_rest.split is not None:
            return
        split = split_of_spread(player, edited.case, FUTURES, cancelled=cancelled)
        player.forget(_SPLIT)
        # Only their order is shown, and ranking all futures would take longer than a lever may wait.
        fewer = player.play(edited.case, QUICK_FUTURES, slot=edited.slot, cancelled=cancelled)
        self._set(split=split, contributions=contributions(player, fewer))
        yield

    def _likes(self, player: Player, edited: Played, cancelled: Cancelled) -> Iterator[None]:
        if self.at_rest.worth is not None:
            return
        case, slot = edited.case, edited.slot
        now = expected(player, case, FUTURES, slot=slot, cancelled=cancelled)
        doubled = doubled_likes(player, case, now, slot=slot, cancelled=cancelled)
        worth = worth_of_likes(player, case, FUTURES, slot=slot, cancelled=cancelled)
        self._set(expected=now, doubled=doubled, worth=worth)
        yield

    def _tips(self, player: Player, case: Case, cancelled: Cancelled) -> Iterator[None]:
        for tip in tuple(TIPS.values())[self._tips_played :]:
            found = (*self.at_rest.tips, *_played(player, case, tip, cancelled))
            self._tips_played += 1
            self._set(tips=found, tips_complete=self._tips_played == len(TIPS))
            yield

    def _set(self, **parts: object) -> None:
        self.at_rest = replace(self.at_rest, **parts)  # type: ignore[arg-type]


def _played(player: Player, case: Case, tip: Tip, cancelled: Cancelled) -> tuple[TipResult, ...]:
    """A tip played; nothing where the strategy rules its values out."""
    try:
        return (simulate(player, case, tip, cancelled=cancelled),)
    except LeverError:
        return ()
