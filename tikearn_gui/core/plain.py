"""The plain calculator: the sliders' values multiplied out, without luck and without doubt.

This is what the calculators found on the web do. It stands beside the figures of the futures to show how often such a
sum is reached; nothing of the model reads it.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from tikearn_gui.core.money import (
    VALID_DAY_MINUTES,
    active_fan_points,
    creator_usd,
    duration_points,
    follower_points,
    rate_points,
    scaled_week_usd,
    weekly_points,
)
from tikearn_gui.core.schedule import WEEKS_A_MONTH
from tikearn_gui.core.strategy import Strategy

__all__ = ["plain_calculator"]

_DAYS_A_WEEK = 7


def plain_calculator(strategy: Strategy, weeks: int) -> Mapping[str, float]:
    """Dollars by source in a plan of so many weeks.

    Gifts are views x conversion x coins x rate x LIVEs, deals are deals a month x fee, merchandise is views x clicks x
    orders x value x kept share x LIVEs, subscriptions are those who subscribe now for all months and those who join for
    one. Commission, returns, length, hour, likes and what is usual do not count. In the US the rate is that of a LIVE's
    points.
    """
    number = strategy.number
    months = weeks / WEEKS_A_MONTH
    views = number("views_per_stream") * number("streams_per_week") * weeks
    orders = views * number("clicks_per_100_views") * number("orders_per_100_clicks") * 1e-4
    paid_months = number("subscribers") * months + views * number("subscribers_per_1000_views") * 1e-3
    return MappingProxyType(
        {
            "gifts": _gifts_of_a_week(strategy) * weeks,
            "subscriptions": paid_months * number("subscription_price") * number("subscription_keep"),
            "partnerships": number("deals_per_month") * months * number("typical_fee"),
            "merchandise": orders * number("order_value") * number("order_keep"),
        }
    )


def _gifts_of_a_week(strategy: Strategy) -> float:
    number = strategy.number
    gifters = number("views_per_stream") * number("gifters_per_100_views") * 0.01 * number("streams_per_week")
    coins = gifters * number("coins_per_gifter")
    if strategy.choice("region") != "us":
        return creator_usd(coins, number("rewards_rate"))
    return scaled_week_usd(coins, _us_points(strategy), number("us_league_points"))


def _us_points(strategy: Strategy) -> float:
    """Points of a LIVE in the US with as many new followers as the sliders say, league included."""
    number = strategy.number
    minutes = number("minutes_per_stream")
    days = min(int(number("streams_per_week")), _DAYS_A_WEEK) if minutes >= VALID_DAY_MINUTES else 0
    followers = number("views_per_stream") * number("new_followers_per_100_views") * 0.01
    live = duration_points(minutes) + follower_points(followers)
    weekly = weekly_points(days) + active_fan_points(number("us_active_fans"))
    return rate_points(live, weekly, number("us_league_points"), number("us_violation_points"))
