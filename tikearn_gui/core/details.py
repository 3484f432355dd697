"""Figures of a case that need its single LIVEs: views, likes, gifters, the top gifter, what one LIVE brings."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, fields
from typing import Any

import numpy as np

from tikearn_gui.core.arrays import Doubles, Floats, freeze
from tikearn_gui.core.audience import AudienceBlock, followers_at_end, stay
from tikearn_gui.core.doubt import Case, Values
from tikearn_gui.core.gifts import coins_factor, expected_coins, gift_counts, gifters_of
from tikearn_gui.core.likes import like_count
from tikearn_gui.core.luck import REGULARS
from tikearn_gui.core.merchandise import expected_orders
from tikearn_gui.core.partnerships import expected_deals
from tikearn_gui.core.payout import commissioned, gift_usd, gift_usd_by_live
from tikearn_gui.core.player import FUTURES, BlockPlay, Player, fitting_futures
from tikearn_gui.core.projection import SOURCES
from tikearn_gui.core.regulars import regular_coins
from tikearn_gui.core.subscriptions import expected_subscriptions, subscription_usd

__all__ = ["Details", "Expected", "details", "expected", "largest_gifts", "taken_home_by_live"]


@dataclass(frozen=True, slots=True, eq=False)
class Details:
    """What happened in each future of a plan beside the money. All arrays (future,) and read-only."""

    views: Doubles
    likes: Doubles
    viewer_hours: Doubles
    """Over the hours of the plan these are the average concurrent viewers (Little's law)."""
    gifters: Doubles
    """Summed over LIVEs: somebody who gives in three LIVEs counts three times, as on TikTok."""
    lives_without_gift: Doubles
    """Share of LIVEs held that brought no coin."""
    coins: Doubles
    gift_usd: Doubles
    top_gifter_share: Doubles
    """Coins of the most generous person over all coins; NaN where there were none."""
    followers: Doubles
    """Followers at the end of the plan."""
    deals: Doubles

    @property
    def rewards_rate(self) -> float:
        """What was kept of the diamonds' value, over all futures."""
        coins = float(self.coins.sum())
        return float(self.gift_usd.sum()) / (coins * 0.01) if coins > 0 else 0.0

    @property
    def without_top_gifter(self) -> Doubles:
        """Dollars from gifts had the most generous person not been there. Shape (future,)."""
        return self.gift_usd * (1.0 - np.nan_to_num(self.top_gifter_share))


def details(
    player: Player,
    case: Case,
    futures: int = FUTURES,
    *,
    slot: Hashable = 0,
    cancelled: Callable[[], bool] | None = None,
) -> Details:
    """Play a case and draw the figures of its single LIVEs. Raises Cancelled when asked to stop."""
    futures = fitting_futures(futures, case.schedule.live_count)
    made = Details(*(np.empty(futures) for _ in fields(Details)))
    player.each_block(case, futures, lambda play, at: _fill(play, made, at), slot=slot, cancelled=cancelled)
    for field in fields(Details):
        freeze(getattr(made, field.name))
    return made


def _fill(play: BlockPlay, made: Details, at: slice) -> None:
    values, stages, schedule = play.values, play.stages, play.values.case.schedule
    audience, width = stages.audience, at.stop - at.start
    gifters = gifters_of(values, play.block, audience, play.pools, play.scratch)
    play.ask()
    counts, small, best = gift_counts(gifters, play.block, play.pools, play.scratch, play.ask)
    play.ask()
    views = audience.room.sum(axis=(0, 1), dtype=np.float64) * values["views_per_stream"]
    coins = stages.coins.sum(axis=(0, 1), dtype=np.float64)
    silent = ((stages.coins < 1.0) & (small == 0) & schedule.held[:, :, None]).sum(axis=(0, 1))
    play.ask()
    with np.errstate(invalid="ignore"):
        share = np.where(coins > 0, np.minimum(best * coins_factor(values) / np.maximum(coins, 1.0), 1.0), np.nan)
    figures: dict[str, Any] = {
        "views": views,
        "likes": like_count(values, play.block, audience.room).sum(axis=0),
        "viewer_hours": _viewer_hours(values, audience),
        "gifters": counts.sum(axis=(0, 1)),
        "lives_without_gift": silent / max(schedule.live_count, 1),
        "coins": coins,
        "gift_usd": gift_usd(values, stages.coins, audience.new_followers).sum(axis=0, dtype=np.float64),
        "top_gifter_share": share,
        "followers": followers_at_end(values, play.block, audience, play.scratch),
        "deals": stages.deals.sum(axis=0),
    }
    for name, figure in figures.items():
        getattr(made, name)[at] = figure[:width]


def largest_gifts(play: BlockPlay) -> Doubles:
    """Most coins that one person gave in each LIVE. Shape (live, week, future).

    Those whose coins stand for nobody in particular (see :func:`~tikearn_gui.core.gifts.gift_counts`) are among the
    first-time gifters here.
    """
    values, scratch = play.values, play.scratch
    gifters = gifters_of(values, play.block, play.stages.audience, play.pools, scratch)
    play.ask()
    most = play.pools.anyone.maxima(gifters.crowd_starts, gifters.crowd).astype(np.float64)
    for rank in range(REGULARS):
        play.ask()
        coins = regular_coins(rank, gifters.worth, gifters.turned, gifters.tasted, gifters.fresh, gifters.cap, scratch)
        np.maximum(most, coins, out=most)
    return np.minimum(np.floor(most * coins_factor(values)), play.stages.coins)


def _viewer_hours(values: Values, audience: AudienceBlock) -> Doubles:
    """Hours watched by all viewers together: views x how long they stay. Shape (future,)."""
    watched = (audience.room * stay(values)).sum(axis=(0, 1), dtype=np.float64)
    return watched * values["views_per_stream"] * (values.case.anchors.watch_minutes / 60.0)


@dataclass(frozen=True, slots=True, eq=False)
class Expected:
    """Income of each future with the luck of gifts, deals and orders averaged out; doubt and audience luck stay."""

    sources: Doubles
    """Dollars in the whole plan: (source, future), sources as :data:`SOURCES`."""
    likes: Doubles
    """Likes in the whole plan. (future,)"""

    def source(self, name: str) -> Doubles:
        """One source. Shape (future,)."""
        source: Doubles = self.sources[SOURCES.index(name)]
        return source


def expected(
    player: Player,
    case: Case,
    futures: int = FUTURES,
    *,
    slot: Hashable = 0,
    cancelled: Callable[[], bool] | None = None,
) -> Expected:
    """Play a case with its lotteries averaged out. Raises Cancelled when asked to stop."""
    futures = fitting_futures(futures, case.schedule.live_count)
    made = Expected(np.empty((len(SOURCES), futures)), np.empty(futures))

    def fill(play: BlockPlay, at: slice) -> None:
        width = at.stop - at.start
        made.sources[:, at] = _expected_block(play)[:, :width]
        play.ask()
        likes = like_count(play.values, play.block, play.stages.audience.room).sum(axis=0)
        made.likes[at] = likes[:width]

    player.each_block(case, futures, fill, slot=slot, cancelled=cancelled)
    return made


def _expected_block(play: BlockPlay) -> Doubles:
    """Dollars by source. Shape (source, future)."""
    values, audience = play.values, play.stages.audience
    coins = expected_coins(values, audience, play.pools).astype(np.float32)
    play.ask()
    kept = values["order_value"] * values.certain("order_keep")
    orders = expected_orders(values, play.block, audience) * kept
    play.ask()
    sources = (
        gift_usd(values, coins, audience.new_followers),
        expected_subscriptions(values, audience) * subscription_usd(values),
        expected_deals(values, audience) * commissioned(values),
        orders,
    )
    return np.stack([weekly.sum(axis=0, dtype=np.float64) for weekly in sources])


def taken_home_by_live(
    player: Player,
    case: Case,
    futures: int = FUTURES,
    *,
    slot: Hashable = 0,
    cancelled: Callable[[], bool] | None = None,
) -> Doubles:
    """What each LIVE of each future leaves, all LIVEs of the plan pooled. Shape (LIVE held x future,).

    Deals and subscriptions of a week are shared by its LIVEs, promotion too; tax is the plan's.
    """
    futures = fitting_futures(futures, case.schedule.live_count)
    made = np.empty((*case.schedule.held.shape, futures), np.float32)

    def fill(play: BlockPlay, at: slice) -> None:
        made[:, :, at] = _left_by_live(play)[:, :, : at.stop - at.start]

    player.each_block(case, futures, fill, slot=slot, cancelled=cancelled)
    return made[case.schedule.held].ravel().astype(np.float64)


def _left_by_live(play: BlockPlay) -> Floats:
    values, stages, schedule = play.values, play.stages, play.values.case.schedule
    gifts = gift_usd_by_live(values, stages.coins, stages.audience.new_followers)
    orders = stages.orders * (values["order_value"] * values.certain("order_keep"))
    fee = 1.0 - values["payout_fee"]
    weekly = (stages.subscribers * subscription_usd(values) + stages.fees * commissioned(values)) * fee
    weekly -= values.certain("promotion_per_week")
    held = schedule.held.sum(axis=0)[:, None]
    # What comes in a week without a LIVE is shared by all LIVEs of the plan.
    homeless = (weekly * (held == 0)).sum(axis=0) / max(schedule.live_count, 1)
    shared = weekly * (held > 0) / np.maximum(held, 1) + homeless
    before_tax = (gifts + orders) * fee + shared - values.certain("cost_per_stream")
    plan = (before_tax * schedule.held[:, :, None]).sum(axis=(0, 1))
    kept = np.where(plan > 0, 1.0 - values.certain("tax_rate"), 1.0)
    left: Floats = (before_tax * kept).astype(np.float32)
    return left
