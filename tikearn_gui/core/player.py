"""Plays cases: all stretches of futures through their stages, shared out over two threads."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Final

import numpy as np

from tikearn_gui.core.arrays import Doubles
from tikearn_gui.core.counts import poisson_table
from tikearn_gui.core.crew import Also, Crew
from tikearn_gui.core.doubt import Case, Values
from tikearn_gui.core.gift_values import GiftScores
from tikearn_gui.core.luck import Cancelled, Luck, StretchLuck
from tikearn_gui.core.partnerships import SpreadPools
from tikearn_gui.core.payout import commissioned, gift_usd, take_home
from tikearn_gui.core.projection import Projection
from tikearn_gui.core.sheets import Shelf
from tikearn_gui.core.stages import BlockPlay, Course, Scratches, Shared, Stages, empty_sheet, stage_keys
from tikearn_gui.core.subscriptions import subscription_usd

__all__ = ["FUTURES", "LARGEST_SIZE", "LEAST_FUTURES", "QUICK_FUTURES", "BlockPlay", "Player", "fitting_futures"]

FUTURES: Final = 20_000
QUICK_FUTURES: Final = 8_000
LEAST_FUTURES: Final = 4_000
LARGEST_SIZE: Final = 4_000_000


def fitting_futures(futures: int, lives: int) -> int:
    """How many futures are played with so many LIVEs in the plan: futures x LIVEs stays at most 4,000,000, but never
    fewer than 4,000 futures (or those asked for)."""
    return min(futures, max(LARGEST_SIZE // max(lives, 1), LEAST_FUTURES))


class Player:
    """Plays cases against one project's luck and remembers the stages of the last case of each slot.

    Not to be called from two threads at once. Inside, two threads share the stretches of futures and, within one, the
    stages that do not read each other; all that stretches share is made before.
    """

    def __init__(self, luck: Luck) -> None:
        self.luck = luck
        self._scores = GiftScores()
        self._fees = SpreadPools(lambda spread: float(np.exp(0.5 * spread * spread)))
        self._orders = SpreadPools(lambda _: 1.0)
        self._slots: dict[Hashable, dict[int, Stages]] = {}
        self._shelves: dict[int, list[Shelf]] = {}  # by the first block of a stretch, one for each shape
        self._crew = Crew()
        self._scratches: dict[tuple[str, int], Scratches] = {}
        poisson_table()

    def forget(self, slot: Hashable) -> None:
        """Drop what is kept of a slot."""
        for stages in self._slots.pop(slot, {}).values():
            stages.drop()

    def play(
        self,
        case: Case,
        futures: int = FUTURES,
        *,
        first: int = 0,
        slot: Hashable = 0,
        alone: bool = False,
        cancelled: Callable[[], bool] | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> Projection:
        """Play a case in so many futures.

        Args:
            case: what to play; its schedule must have the luck's number of weeks.
            futures: how many futures; cut by :func:`fitting_futures`.
            first: how many of them to leave out at their begin, whole stretches.
            slot: whose stages to reuse; keep one for each strategy on screen.
            alone: play on the caller's thread. It takes a third longer and leaves the other cores to others.
            cancelled: asked before each stretch and each stage of it that must be played.
            progress: told stretches done and stretches in all, from a worker thread.

        Raises:
            Cancelled: when ``cancelled`` said so; nothing half-played is kept.
            ValueError: when no stretch begins at ``first``.
        """
        futures = fitting_futures(futures, case.schedule.live_count)
        projection = Projection.empty(case, futures - first, self.luck.seed, first)

        def pay(play: BlockPlay, at: slice) -> None:
            _pay(play, projection, slice(at.start - first, at.stop - first))

        self._over_blocks(case, range(first, futures), slot, pay, alone, cancelled, progress)
        halves = (slice(0, None, 2), slice(1, None, 2))
        bands = (lambda _, weeks=weeks: projection.fill_bands(weeks) for weeks in halves)
        self._crew.do(bands, alone=alone)
        projection.freeze()
        return projection

    def each_block(
        self,
        case: Case,
        futures: int,
        visit: Callable[[BlockPlay, slice], None],
        *,
        slot: Hashable = 0,
        cancelled: Callable[[], bool] | None = None,
    ) -> None:
        """Play a case and show each block to ``visit`` with its place among the futures, for figures that need single
        LIVEs. ``visit`` is called from worker threads, for different blocks."""
        self._over_blocks(case, range(futures), slot, visit, False, cancelled, None)

    def values_of(self, case: Case, key: str, futures: int) -> Doubles:
        """What a lever's doubt makes of it in each future. Shape (future,)."""
        drawn = np.empty(futures)
        for stretch in self.luck.stretches(futures):
            values = np.broadcast_to(Values(case, self.luck, stretch)[key], (stretch.width,))
            at = slice(stretch.futures.start, min(stretch.futures.stop, futures))
            drawn[at] = values[: at.stop - at.start]
        return drawn

    def _over_blocks(
        self,
        case: Case,
        futures: range,
        slot: Hashable,
        visit: Callable[[BlockPlay, slice], None],
        alone: bool,
        cancelled: Callable[[], bool] | None,
        progress: Callable[[int, int], None] | None,
    ) -> None:
        if case.schedule.weeks != self.luck.weeks:
            raise ValueError(f"the schedule has {case.schedule.weeks} weeks, the luck {self.luck.weeks}")
        shared = self._shared(case, cancelled)
        kept = self._slots.setdefault(slot, {})
        stretches = self.luck.stretches(futures.stop)
        if futures.start not in {0, *(stretch.futures.start for stretch in stretches)}:
            raise ValueError(f"no stretch of futures begins at {futures.start}")
        stretches = [stretch for stretch in stretches if stretch.futures.start >= futures.start]
        done = iter(range(1, len(stretches) + 1))

        def one(stretch: StretchLuck, also: Also) -> None:
            if cancelled is not None and cancelled():
                raise Cancelled
            at = slice(stretch.futures.start, min(stretch.futures.stop, futures.stop))

            def finish(play: BlockPlay) -> None:
                visit(play, at)
                if progress is not None:
                    progress(next(done), len(stretches))

            scratches = self._scratches_of(stretch, alone)
            Course(shared, stretch, self._stages(case, stretch, kept), scratches, finish).begin(also)

        # The longest first, so that two threads end at the same time.
        stretches.sort(key=lambda stretch: -stretch.width)
        pieces = (lambda also, stretch=stretch: one(stretch, also) for stretch in stretches)
        self._crew.do(pieces, alone=alone)

    def _scratches_of(self, stretch: StretchLuck, alone: bool) -> Scratches:
        """Work arrays for a stretch: on one thread the same for all of a size, which so stay in the core's cache."""
        key = ("width", stretch.width) if alone else ("begin", stretch.blocks.start)
        return self._scratches.setdefault(key, Scratches(alone=alone))

    def close(self) -> None:
        """End the threads. Afterwards nothing can be played."""
        self._crew.close()

    def _shared(self, case: Case, cancelled: Callable[[], bool] | None) -> Shared:
        return Shared(
            case,
            self.luck,
            self._scores.pools(case, self.luck),
            self._fees.pool(case, "fee_spread", self.luck),
            self._orders.pool(case, "order_spread", self.luck),
            stage_keys(case),
            cancelled,
        )

    def _stages(self, case: Case, stretch: StretchLuck, kept: dict[int, Stages]) -> Stages:
        """The stages of a slot in a stretch, whatever they were last played from."""
        begin, shape = stretch.blocks.start, (*case.schedule.held.shape, stretch.width)
        stages = kept.get(begin)
        if stages is None or stages.shelf.shape != shape:
            if stages is not None:
                stages.drop()
            shelves = self._shelves.setdefault(begin, [])
            shelf = next((shelf for shelf in shelves if shelf.shape == shape), None)
            if shelf is None:
                shelf = Shelf(shape, empty_sheet)
                shelves[:] = [*(other for other in shelves if other.is_read), shelf]
            stages = kept[begin] = Stages(shelf)
        return stages


def _pay(play: BlockPlay, projection: Projection, at: slice) -> None:
    """Dollars of a block into the projection's arrays."""
    values, stages = play.values, play.stages
    width, weekly = at.stop - at.start, projection.weekly[:, :, at]
    whole = width == play.block.width  # else the last futures are nobody's
    paid = weekly if whole else play.scratch.floats("paid", (*weekly.shape[:2], play.block.width))
    paid[0] = gift_usd(values, stages.coins, stages.audience.new_followers)
    np.multiply(stages.subscribers, np.float32(subscription_usd(values)), out=paid[1])
    np.multiply(stages.fees, commissioned(values), out=paid[2])
    np.multiply(stages.orders.sum(axis=0), values["order_value"] * values.certain("order_keep"), out=paid[3])
    if not whole:
        weekly[:] = paid[:, :, :width]
    projection.left[:, at] = take_home(values, paid.sum(axis=0))[:, :width]
