"""Merchandise and shop: orders from views, what they are worth, and what comes back."""

from __future__ import annotations

from typing import Final

import numpy as np

from tikearn_gui.core.arrays import Doubles, Floats, Number, Scratch, as_floats, freeze
from tikearn_gui.core.audience import AUDIENCE_KEYS, AudienceBlock, stay
from tikearn_gui.core.counts import counts, counts_at
from tikearn_gui.core.doubt import Values
from tikearn_gui.core.likes import like_score
from tikearn_gui.core.luck import StretchLuck
from tikearn_gui.core.pools import Pool, windows

__all__ = ["ORDER_KEYS", "expected_orders", "kept_share", "play_orders"]

ORDER_KEYS: Final = (
    *AUDIENCE_KEYS, "clicks_per_100_views", "orders_per_100_clicks", "order_spread", "returns", "returns_hype",
)  # fmt: skip
"""The levers that orders read; order value and what is kept of it only scale their money."""


def kept_share(values: Values, block: StretchLuck, lives: int) -> Floats:
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
    values: Values, block: StretchLuck, audience: AudienceBlock, pool: Pool, out: Floats, scratch: Scratch
) -> None:
    """Orders kept by buyers in each LIVE, in mean order values, into ``out``, shape (live, week, future)."""
    per_room = _orders_per_room(values)
    if not np.any(per_room):
        out[:] = 0.0
        return
    shock, lives = audience.shock, audience.shock.shape[0]
    wanted = audience.drawn * as_floats(per_room * stay(values) * _business(values))
    mean = np.multiply(shock, wanted, out=scratch.floats("orders.mean", shock.shape))
    luck, kept = block.live_counts("orders", lives), kept_share(values, block, lives)
    at = block.possible("orders", mean, scratch)
    if at is not None:
        worth = pool.picked(luck.start, counts_at(mean, luck.packed, at), at, block.classes)
        out.fill(0.0)
        out.reshape(-1)[at] = worth * kept.ravel().take(at)
        return
    number = counts(mean, luck.packed, scratch.ints("orders.number", mean.shape), scratch)
    np.multiply(windows(pool, block, "orders", lives).sums(number, scratch), kept, out=out, casting="same_kind")


def expected_orders(values: Values, block: StretchLuck, audience: AudienceBlock) -> Doubles:
    """Orders kept in each week with the luck of orders averaged out, in mean order values. Shape (week, future)."""
    lives = audience.shock.shape[0]
    kept = audience.room * kept_share(values, block, lives) * (_orders_per_room(values) * stay(values))
    weekly: Doubles = (kept * _business(values)).sum(axis=0, dtype=np.float64)
    return weekly


def _business(values: Values) -> Number:
    """Whether orders come in a week: 1.0, or shape (week, 1)."""
    business = values.case.schedule.business
    return 1.0 if bool((business == 1.0).all()) else business[:, None].astype(np.float32)
