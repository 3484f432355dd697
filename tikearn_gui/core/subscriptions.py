"""Subscriptions: people who pay every month, who come from views and leave at a monthly rate. Off at the start."""

from __future__ import annotations

from typing import Final

import numpy as np

from tikearn_gui.core.arrays import Doubles, Floats, Number, Scratch
from tikearn_gui.core.audience import AUDIENCE_KEYS, AudienceBlock
from tikearn_gui.core.counts import counts
from tikearn_gui.core.doubt import Values
from tikearn_gui.core.luck import StretchLuck
from tikearn_gui.core.schedule import WEEKS_A_MONTH

__all__ = ["SUBSCRIPTION_KEYS", "expected_subscriptions", "play_subscriptions", "subscription_usd"]

SUBSCRIPTION_KEYS: Final = (
    *AUDIENCE_KEYS, "subscribers", "subscribers_per_1000_views", "subscribers_lost_per_month",
)  # fmt: skip
"""The levers that the number of subscribers reads."""


def play_subscriptions(
    values: Values, block: StretchLuck, audience: AudienceBlock, out: Floats, scratch: Scratch
) -> None:
    """Subscribers who pay in each week into ``out``, shape (week, future): those left, and those who join in it."""
    rate = values["subscribers_per_1000_views"]
    if not np.any(rate) and not np.any(values["subscribers"]):
        out[:] = 0.0
        return
    joins: Doubles | float = 0.0
    if np.any(rate):
        mean = np.asarray(audience.room.sum(axis=0) * _views_in_thousands(values), np.float32)
        luck = block.week_counts("subscribers")
        joins = counts(mean, luck.packed, scratch.ints("subs", mean.shape), scratch).astype(np.float64)
    _accumulate(values, joins, out)


def expected_subscriptions(values: Values, audience: AudienceBlock) -> Doubles:
    """The same with joins at their mean. Shape (week, future)."""
    out = np.empty(audience.followers.shape)
    _accumulate(values, audience.room.sum(axis=0, dtype=np.float64) * _views_in_thousands(values), out)
    return out


def _views_in_thousands(values: Values) -> Number:
    return values["views_per_stream"] * values["subscribers_per_1000_views"] * 0.001


def _accumulate(values: Values, joins: Doubles | float, out: Floats | Doubles) -> None:
    kept = (1.0 - values["subscribers_lost_per_month"]) ** (1.0 / WEEKS_A_MONTH)
    weekly = np.broadcast_to(joins, out.shape)
    stock = np.empty(out.shape[1])
    stock[:] = values["subscribers"]
    for week in range(out.shape[0]):
        if week:
            stock *= kept
        stock += weekly[week]
        out[week] = stock


def subscription_usd(values: Values) -> float:
    """Dollars that one subscriber brings in one week: price x kept share, a month being 30.4375 days."""
    return values.certain("subscription_price") * values.certain("subscription_keep") / WEEKS_A_MONTH
