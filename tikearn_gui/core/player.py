"""Plays cases: the stages in order, block by block, each again only where something that it reads has moved."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

import numpy as np

from tikearn_gui.core.arrays import Doubles, Floats, Scratch
from tikearn_gui.core.audience import AUDIENCE_KEYS, AudienceBlock, new_audience, play_audience
from tikearn_gui.core.counts import poisson_table
from tikearn_gui.core.doubt import Case, Values
from tikearn_gui.core.gift_values import GiftPools, GiftScores
from tikearn_gui.core.gifts import GIFT_KEYS, play_gifts
from tikearn_gui.core.luck import Cancelled, Luck, StretchLuck, stretches_of
from tikearn_gui.core.merchandise import ORDER_KEYS, play_orders
from tikearn_gui.core.partnerships import DEAL_KEYS, SpreadPools, play_deals
from tikearn_gui.core.payout import commissioned, gift_usd, take_home
from tikearn_gui.core.pools import Pool
from tikearn_gui.core.projection import Projection
from tikearn_gui.core.subscriptions import SUBSCRIPTION_KEYS, play_subscriptions, subscription_usd

__all__ = ["FUTURES", "LARGEST_SIZE", "LEAST_FUTURES", "QUICK_FUTURES", "Player", "fitting_futures"]

FUTURES: Final = 20_000
QUICK_FUTURES: Final = 8_000
LEAST_FUTURES: Final = 4_000
LARGEST_SIZE: Final = 4_000_000
_THREADS: Final = 2


def fitting_futures(futures: int, lives: int) -> int:
    """How many futures are played with so many LIVEs in the plan: futures x LIVEs stays at most 4,000,000, but never
    fewer than 4,000 futures (or those asked for)."""
    return min(futures, max(LARGEST_SIZE // max(lives, 1), LEAST_FUTURES))


_Part = TypeVar("_Part")


@dataclass(slots=True)
class _Stages:
    """The stages of one block as they were last played, and what they were played from."""

    audience: AudienceBlock
    coins: Floats
    orders: Floats
    fees: Floats
    deals: np.ndarray[tuple[int, int], np.dtype[np.int32]]
    subscribers: Floats
    keys: dict[str, Hashable] = field(default_factory=dict)

    @classmethod
    def empty(cls, lives: int, weeks: int, futures: int) -> _Stages:
        by_live, by_week = (lives, weeks, futures), (weeks, futures)
        return cls(
            new_audience(lives, weeks, futures),
            np.empty(by_live, np.float32),
            np.empty(by_live, np.float32),
            np.empty(by_week, np.float32),
            np.empty(by_week, np.int32),
            np.empty(by_week, np.float32),
        )

    def renew(self, name: str, key: Hashable, play: Callable[[], None]) -> None:
        """Play a stage again if its key has moved."""
        if self.keys.get(name) != key:
            self.keys.pop(name, None)  # half-played stages must not pass for whole ones
            play()
            self.keys[name] = key


@dataclass(frozen=True, slots=True)
class BlockPlay:
    """One block of a case: luck, values and the stages as played. Its arrays are the player's, good until it plays
    on."""

    block: StretchLuck
    values: Values
    stages: _Stages
    pools: GiftPools
    scratch: Scratch


@dataclass(frozen=True, slots=True)
class _Shared:
    """What all blocks of a case read: pools, and the keys of the stages."""

    case: Case
    gift_pools: GiftPools
    fee_pool: Pool
    order_pool: Pool
    keys: dict[str, Hashable]


class Player:
    """Plays cases against one project's luck and remembers the stages of the last case of each slot.

    Not to be called from two threads at once. Inside, two threads share the stretches of futures: no two of them touch
    the same one, and all that stretches share is made before.
    """

    def __init__(self, luck: Luck) -> None:
        self.luck = luck
        self._scores = GiftScores()
        self._fees = SpreadPools(lambda spread: float(np.exp(0.5 * spread * spread)))
        self._orders = SpreadPools(lambda _: 1.0)
        self._slots: dict[Hashable, dict[int, _Stages]] = {}
        self._spare: dict[int, _Stages] = {}  # one for each stretch
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="blocks")
        self._scratches: dict[int, Scratch] = {}  # by the first block of a stretch
        poisson_table()

    def forget(self, slot: Hashable) -> None:
        """Drop what is kept of a slot."""
        for begin, stages in self._slots.pop(slot, {}).items():
            stages.keys.clear()
            self._spare[begin] = stages  # fresh memory costs a tenth of a play

    def play(
        self,
        case: Case,
        futures: int = FUTURES,
        *,
        slot: Hashable = 0,
        cancelled: Callable[[], bool] | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> Projection:
        """Play a case in so many futures.

        Args:
            case: what to play; its schedule must have the luck's number of weeks.
            futures: how many futures; cut by :func:`fitting_futures`.
            slot: whose stages to reuse; keep one for each strategy on screen.
            cancelled: asked before each stretch and each stage of it that must be played.
            progress: told stretches done and stretches in all, from a worker thread.

        Raises:
            Cancelled: when ``cancelled`` said so; nothing half-played is kept.
        """
        futures = fitting_futures(futures, case.schedule.live_count)
        projection = Projection.empty(case, futures, self.luck.seed)
        self._over_blocks(case, futures, slot, lambda play, at: _pay(play, projection, at), cancelled, progress)
        self._share_out(projection.fill_bands, (slice(0, None, 2), slice(1, None, 2)))
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
        self._over_blocks(case, futures, slot, visit, cancelled, None)

    def values_of(self, case: Case, key: str, futures: int) -> Doubles:
        """What a lever's doubt makes of it in each future. Shape (future,)."""
        drawn = np.empty(futures)
        for blocks in stretches_of(futures):
            stretch = self.luck.stretch(blocks)
            values = np.broadcast_to(Values(case, self.luck, stretch)[key], (stretch.width,))
            at = slice(stretch.futures.start, min(stretch.futures.stop, futures))
            drawn[at] = values[: at.stop - at.start]
        return drawn

    def _over_blocks(
        self,
        case: Case,
        futures: int,
        slot: Hashable,
        visit: Callable[[BlockPlay, slice], None],
        cancelled: Callable[[], bool] | None,
        progress: Callable[[int, int], None] | None,
    ) -> None:
        if case.schedule.weeks != self.luck.weeks:
            raise ValueError(f"the schedule has {case.schedule.weeks} weeks, the luck {self.luck.weeks}")
        shared = self._shared(case)
        kept = self._slots.setdefault(slot, {})
        stretches = [self.luck.stretch(blocks) for blocks in stretches_of(futures)]
        done = iter(range(1, len(stretches) + 1))

        def one(stretch: StretchLuck) -> None:
            if cancelled is not None and cancelled():
                raise Cancelled
            at = slice(stretch.futures.start, min(stretch.futures.stop, futures))
            visit(self._played(shared, stretch, kept, cancelled), at)
            if progress is not None:
                progress(next(done), len(stretches))

        # The longest first, so that two threads end at the same time.
        self._share_out(one, sorted(stretches, key=lambda stretch: -stretch.width))

    def _share_out(self, work: Callable[[_Part], None], parts: Iterable[_Part]) -> None:
        """Do the work on all threads; the first failure is raised after all have stopped."""
        jobs = [self._threads.submit(work, part) for part in parts]
        wait(jobs)
        for job in jobs:
            job.result()

    def close(self) -> None:
        """End the threads. Afterwards nothing can be played."""
        self._threads.shutdown(wait=True, cancel_futures=True)

    def _shared(self, case: Case) -> _Shared:
        return _Shared(
            case,
            self._scores.pools(case, self.luck),
            self._fees.pool(case, "fee_spread", self.luck),
            self._orders.pool(case, "order_spread", self.luck),
            {
                "audience": case.cells(AUDIENCE_KEYS),
                "coins": case.cells(GIFT_KEYS),
                "orders": case.cells(ORDER_KEYS),
                "fees": case.cells(DEAL_KEYS),
                "subscribers": case.cells(SUBSCRIPTION_KEYS),
            },
        )

    def _played(
        self, shared: _Shared, stretch: StretchLuck, kept: dict[int, _Stages], cancelled: Callable[[], bool] | None
    ) -> BlockPlay:
        case, begin = shared.case, stretch.blocks.start
        lives, weeks = case.schedule.held.shape
        stages = kept.get(begin) or self._spare.pop(begin, None)
        if stages is None or stages.coins.shape != (lives, weeks, stretch.width):
            stages = _Stages.empty(lives, weeks, stretch.width)
        kept[begin] = stages
        scratch = self._scratches.setdefault(begin, Scratch())
        play = BlockPlay(stretch, Values(case, self.luck, stretch), stages, shared.gift_pools, scratch)
        _play_stages(play, shared, self.luck, cancelled)
        return play


def _play_stages(play: BlockPlay, shared: _Shared, luck: Luck, cancelled: Callable[[], bool] | None) -> None:
    values, block, stages, scratch = play.values, play.block, play.stages, play.scratch
    audience, keys = stages.audience, shared.keys

    def renew(name: str, function: Callable[..., None], *arguments: Any) -> None:
        def play() -> None:
            if cancelled is not None and cancelled():
                raise Cancelled
            function(*arguments, scratch)

        stages.renew(name, keys[name], play)

    renew("audience", play_audience, values, block, audience)
    renew("coins", play_gifts, values, block, audience, shared.gift_pools, stages.coins)
    renew("orders", play_orders, values, block, audience, shared.order_pool, stages.orders)
    renew("fees", play_deals, values, block, audience, luck, shared.fee_pool, stages.fees, stages.deals)
    renew("subscribers", play_subscriptions, values, block, audience, stages.subscribers)


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
