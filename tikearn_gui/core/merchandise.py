"""Merchandise and shop: orders from views, what they are worth, and what comes back."""

from __future__ import annotations

from typing import Final

import numpy as np

from tikearn_gui.core.arrays import Doubles, Floats, Number, Scratch, as_floats, freeze
from tikearn_gui.core.audience import AUDIENCE_KEYS, AudienceBlock, stay
from tikearn_gui.core.counts import counts
from tikearn_gui.core.doubt import Values
from tikearn_gui.core.likes import like_score
from tikearn_gui.core.luck import BlockLuck
from tikearn_gui.core.pools import Pool

__all__ = ["ORDER_KEYS", "expected_orders", "kept_share", "play_orders"]

ORDER_KEYS: Final = (
    *AUDIENCE_KEYS, "clicks_per_100_views", "orders_per_100_clicks", "order_spread", "returns", "returns_hype",
)  # fmt: skip
"""The levers that orders read; order value and what is kept of it only scale their money."""

_SPARSE: Final = 0.4
"""Where fewer LIVEs than this bring orders, only they are looked at."""


def kept_share(values: Values, block: BlockLuck, lives: int) -> Floats:
    """Share of a LIVE's orders that is not sent back: returns rise with the luck of its likes (hype sells and comes
    back), logistic(logit(returns) + hype x score). Shape (live, week, future)."""

    def make() -> Floats:
        returns = np.clip(values["returns"], 1e-12, None)
        logit = np.log(returns / (1.0 - returns))
        if not values.case.audience_luck:
            return freeze(np.broadcast_to(1.0 - returns, like_score(block, lives).shape).astype(np.float32))
        hype = np.exp(logit + values["returns_hype"] * like_score(block, lives))
        return freeze((1.0 / (1.0 + hype)).astype(np.float32))

    key = (values.case.cell("returns"), values.case.cell("returns_hype"), values.case.audience_luck, lives)
    kept: Floats = block.remember("kept", key, make)
    return kept


def _orders_per_room(values: Values) -> Number:
    """Orders of a LIVE with the planned views, before how long people stay. A number or (future,)."""
    views, clicks, orders = (
        values[key] for key in ("views_per_stream", "clicks_per_100_views", "orders_per_100_clicks")
    )
    return views * clicks * orders * 1e-4


def play_orders(
    values: Values, block: BlockLuck, audience: AudienceBlock, pool: Pool, out: Floats, scratch: Scratch
) -> None:
    """Orders kept by buyers in each LIVE, in mean order values, into ``out``, shape (live, week, future)."""
    per_room = _orders_per_room(values)
    if not np.any(per_room):
        out[:] = 0.0
        return
    room, lives = audience.room, audience.room.shape[0]
    mean = scratch.floats("orders.mean", room.shape)
    np.multiply(room, as_floats(per_room * stay(values) * _business(values)), out=mean)
    luck = block.live_counts("orders", lives)
    number = counts(mean, luck.dither, luck.cell, scratch.ints("orders.number", room.shape), scratch)
    kept = kept_share(values, block, lives)
    if np.count_nonzero(number) < _SPARSE * number.size:
        at, worth = pool.picked(luck.start, number, block.classes, scratch)
        out.fill(0.0)
        out.reshape(-1)[at] = worth * kept.ravel().take(at)
        return
    segment = block.classes if pool.segments > 1 else None
    starts = pool.starts(luck.start, segment, scratch.ints("orders.starts", room.shape))
    np.multiply(pool.sums(starts, number, scratch), kept, out=out, casting="same_kind")


def expected_orders(values: Values, block: BlockLuck, audience: AudienceBlock) -> Doubles:
    """Orders kept in each week with the luck of orders averaged out, in mean order values. Shape (week, future)."""
    lives = audience.room.shape[0]
    kept = audience.room * kept_share(values, block, lives) * (_orders_per_room(values) * stay(values))
    weekly: Doubles = (kept * _business(values)).sum(axis=0, dtype=np.float64)
    return weekly


def _business(values: Values) -> Number:
    """Whether orders come in a week: 1.0, or shape (week, 1)."""
    business = values.case.schedule.business
    return 1.0 if bool((business == 1.0).all()) else business[:, None].astype(np.float32)
