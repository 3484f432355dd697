"""The stages of a case in one stretch of futures: the audience, and what reads it side by side.

Each is played again only where something that it reads has moved.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from tikearn_gui.core.arrays import Floats, Scratch
from tikearn_gui.core.audience import AUDIENCE_KEYS, AudienceBlock, new_audience, play_audience
from tikearn_gui.core.crew import Also, Piece
from tikearn_gui.core.doubt import Case, Values
from tikearn_gui.core.gift_values import GiftPools
from tikearn_gui.core.gifts import GIFT_KEYS, play_coins, play_crowd, play_regulars
from tikearn_gui.core.luck import Cancelled, Luck, StretchLuck
from tikearn_gui.core.merchandise import ORDER_KEYS, play_orders
from tikearn_gui.core.partnerships import DEAL_KEYS, play_deals
from tikearn_gui.core.pools import Pool
from tikearn_gui.core.sheets import STAGES, Sheet, Shelf
from tikearn_gui.core.subscriptions import SUBSCRIPTION_KEYS, play_subscriptions

__all__ = ["BlockPlay", "Course", "Scratches", "Shared", "Stages", "empty_sheet", "stage_keys"]


Deals = np.ndarray[tuple[int, int], np.dtype[np.int32]]


def empty_sheet(name: str, shape: tuple[int, int, int]) -> Any:
    """Arrays to be filled by a stage. ``shape`` is (live, week, future)."""
    by_week = shape[1:]
    if name == "audience":
        return new_audience(*shape)
    if name == "deals":
        return np.empty(by_week, np.float32), np.empty(by_week, np.int32)
    return np.empty(by_week if name == "subscribers" else shape, np.float32)


class Stages:
    """The stages of one stretch as one slot last played them."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self._sheets: dict[str, Sheet] = {}

    def turn(self, keys: Mapping[str, Hashable]) -> None:
        """Go on with the sheets that hold ``keys`` where there are any, else with ones to be written on."""
        for name in STAGES:
            self._sheets[name] = self.shelf.turn(name, self._sheets.get(name), keys[name])

    def drop(self) -> None:
        """Leave all sheets."""
        for name, sheet in self._sheets.items():
            self.shelf.leave(name, sheet)
        self._sheets.clear()

    def sheet(self, name: str) -> Sheet:
        """What holds one stage."""
        return self._sheets[name]

    @property
    def audience(self) -> AudienceBlock:
        """Who watches."""
        made: AudienceBlock = self._sheets["audience"].data
        return made

    @property
    def coins(self) -> Floats:
        """Coins given in each LIVE. (live, week, future)"""
        made: Floats = self._sheets["coins"].data
        return made

    @property
    def orders(self) -> Floats:
        """Orders kept of each LIVE. (live, week, future)"""
        made: Floats = self._sheets["orders"].data
        return made

    @property
    def fees(self) -> Floats:
        """Fees of the deals of each week over the typical fee. (week, future)"""
        made: Floats = self._sheets["deals"].data[0]
        return made

    @property
    def deals(self) -> Deals:
        """Deals of each week. (week, future)"""
        made: Deals = self._sheets["deals"].data[1]
        return made

    @property
    def subscribers(self) -> Floats:
        """Subscribers who pay in each week. (week, future)"""
        made: Floats = self._sheets["subscribers"].data
        return made


class Scratches:
    """Work arrays of one stretch, one set for each piece of work that may run beside another: ``alone`` none does."""

    def __init__(self, *, alone: bool = False) -> None:
        self.crowd = Scratch()
        self.regulars, self.sales = (self.crowd, self.crowd) if alone else (Scratch(), Scratch())


@dataclass(frozen=True, slots=True)
class BlockPlay:
    """One stretch of a case: luck, values and the stages as played. Its arrays are the player's, good until it plays
    on."""

    block: StretchLuck
    values: Values
    stages: Stages
    pools: GiftPools
    scratch: Scratch
    cancelled: Callable[[], bool] | None = None

    def ask(self) -> None:
        """To be called now and then in long work on it. Raises Cancelled when asked to stop."""
        if self.cancelled is not None and self.cancelled():
            raise Cancelled


def stage_keys(case: Case) -> dict[str, Hashable]:
    """All that decides each stage of a case."""
    return {
        "audience": case.cells(AUDIENCE_KEYS),
        "coins": case.cells(GIFT_KEYS),
        "orders": case.cells(ORDER_KEYS),
        "deals": case.cells(DEAL_KEYS),
        "subscribers": case.cells(SUBSCRIPTION_KEYS),
    }


@dataclass(frozen=True, slots=True)
class Shared:
    """What all stretches of a case read: luck, pools, and the keys of the stages."""

    case: Case
    luck: Luck
    gift_pools: GiftPools
    fee_pool: Pool
    order_pool: Pool
    keys: dict[str, Hashable]
    cancelled: Callable[[], bool] | None


class Course:
    """One stretch on its way through the stages. Whoever plays the last piece of it calls ``finish``."""

    def __init__(
        self,
        shared: Shared,
        block: StretchLuck,
        stages: Stages,
        scratches: Scratches,
        finish: Callable[[BlockPlay], None],
    ) -> None:
        self._shared, self._scratches, self._finish = shared, scratches, finish
        values = Values(shared.case, shared.luck, block)
        self._play = BlockPlay(block, values, stages, shared.gift_pools, scratches.crowd, shared.cancelled)
        self._lock = threading.Lock()
        self._left = 0

    @property
    def case(self) -> Case:
        """What is played."""
        return self._shared.case

    def begin(self, also: Also) -> None:
        """Play the audience, hand out what reads it, and play the longest piece of that."""
        stages = self._play.stages
        stages.turn(self._shared.keys)
        self._renew("audience", play_audience, stages.audience, scratch=self._scratches.crowd)
        pieces: list[Piece] = []
        if self._stale("coins"):
            stages.sheet("coins").key = None
            pieces += [self._crowd, self._regulars]
        if any(map(self._stale, ("orders", "deals", "subscribers"))):
            pieces.append(self._sales)
        self._left = max(len(pieces), 1)
        for piece in pieces[1:]:
            also(piece)
        if pieces:
            pieces[0](also)
        else:
            self._end_piece()

    def _crowd(self, _: Also) -> None:
        self._ask()
        play, stages = self._play, self._play.stages
        play_crowd(play.values, play.block, stages.audience, play.pools, stages.coins, self._scratches.crowd)
        self._end_piece()

    def _regulars(self, _: Also) -> None:
        self._ask()
        play, stages, scratch = self._play, self._play.stages, self._scratches.regulars
        play_regulars(play.values, play.block, stages.audience, play.pools, self._of_regulars, scratch)
        self._end_piece()

    def _sales(self, _: Also) -> None:
        shared, stages, scratch = self._shared, self._play.stages, self._scratches.sales
        audience = stages.audience
        self._renew("orders", play_orders, audience, shared.order_pool, stages.orders, scratch=scratch)
        self._renew(
            "deals", play_deals, audience, shared.luck, shared.fee_pool, stages.fees, stages.deals, scratch=scratch
        )
        self._renew("subscribers", play_subscriptions, audience, stages.subscribers, scratch=scratch)
        self._end_piece()

    def _end_piece(self) -> None:
        with self._lock:
            self._left -= 1
            last = self._left == 0
        if last:
            if self._stale("coins"):
                play_coins(self._play.values, self._play.stages.coins, self._of_regulars)
                self._play.stages.sheet("coins").key = self._shared.keys["coins"]
            self._finish(self._play)

    @property
    def _of_regulars(self) -> Floats:
        """Coins of the followed regulars, (live, week, future), until they are added to the others."""
        return self._scratches.regulars.floats("regulars.all", self._play.stages.coins.shape)

    def _stale(self, name: str) -> bool:
        return self._play.stages.sheet(name).key != self._shared.keys[name]

    def _renew(self, name: str, function: Callable[..., None], *arguments: Any, scratch: Scratch) -> None:
        """Play a stage again if its key has moved."""
        if self._stale(name):
            self._ask()
            sheet = self._play.stages.sheet(name)
            sheet.key = None  # half-played stages must not pass for whole ones
            function(self._play.values, self._play.block, *arguments, scratch)
            sheet.key = self._shared.keys[name]

    def _ask(self) -> None:
        self._play.ask()
