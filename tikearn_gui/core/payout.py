"""From coins, deals and orders to dollars in the pocket: rewards rate, commission, fees, costs and tax."""

from __future__ import annotations

from typing import Final

import numpy as np

from tikearn_gui.core.arrays import Doubles, Floats, Ints, Number
from tikearn_gui.core.doubt import Values
from tikearn_gui.core.money import (
    ACTIVE_FAN_STEPS,
    FOLLOWER_POINTS,
    FOLLOWER_POINTS_FROM,
    LEAGUE_USD_PER_WEEK,
    MAX_RATE_POINTS,
    USD_PER_DIAMOND,
    VALID_DAY_MINUTES,
    duration_points,
    weekly_points,
)
from tikearn_gui.core.schedule import Schedule

__all__ = [
    "commissioned",
    "costs_by_week",
    "gift_usd",
    "gift_usd_by_live",
    "live_rate",
    "take_home",
]

_DAYS_A_WEEK: Final = 7


def _fan_points(fans: Number) -> Number:
    """Points for active fans: a number or (future,)."""
    points = sum(
        step * (np.asarray(fans) >= least)
        for least, step in zip(
            (least for least, _ in ACTIVE_FAN_STEPS), np.diff([0.0, *(p for _, p in ACTIVE_FAN_STEPS)]), strict=True
        )
    )
    return float(points) if np.ndim(points) == 0 else np.asarray(points, np.float32)


def _planned_points(schedule: Schedule) -> Doubles:
    """Points of each LIVE that the schedule settles: its length, and the week's valid days (each LIVE on its own day,
    up to seven). Shape (live, week)."""
    length = np.vectorize(duration_points, otypes=[float])(schedule.minutes)
    valid = (schedule.held & (schedule.minutes >= VALID_DAY_MINUTES)).sum(axis=0)
    days = np.array([weekly_points(min(int(count), _DAYS_A_WEEK)) for count in valid])
    planned: Doubles = length + days
    return planned


def _points(values: Values, new_followers: Ints) -> Doubles:
    """Points of each LIVE without the league, before they are cut to 0 .. 53. Shape (live, week, future)."""
    followers = np.float64(FOLLOWER_POINTS) * (new_followers >= FOLLOWER_POINTS_FROM)
    earned = _planned_points(values.case.schedule)[:, :, None] + followers + _fan_points(values["us_active_fans"])
    return np.asarray(earned - values.certain("us_violation_points"), np.float64)


def live_rate(values: Values, new_followers: Ints) -> Number:
    """Rewards rate of each LIVE, 0 .. 1: what the lever says outside the US, a number or (future,); in the US the
    scaled rewards without league, (live, week, future)."""
    if values.text("region") != "us":
        return values["rewards_rate"]
    rate: Floats = (np.clip(_points(values, new_followers), 0.0, MAX_RATE_POINTS) / 100.0).astype(np.float32)
    return rate


def _league_usd(values: Values, usd_of_diamonds: Floats, points: Doubles) -> Doubles:
    """What the Creator League adds in a week: at most 1,000 dollars, no rate above 53 %, and nothing that violations
    have eaten. Shape (week, future)."""
    league = values.certain("us_league_points")
    with_league = np.clip(points + league, 0.0, MAX_RATE_POINTS) - np.clip(points, 0.0, MAX_RATE_POINTS)
    extra: Doubles = np.minimum((usd_of_diamonds * with_league).sum(axis=0) / 100.0, LEAGUE_USD_PER_WEEK)
    return extra


def gift_usd(values: Values, coins: Floats, new_followers: Ints) -> Floats:
    """Dollars from gifts in each week, shape (week, future), of the coins of each LIVE (live, week, future)."""
    rate = live_rate(values, new_followers)
    scale = USD_PER_DIAMOND * values.case.gift_factor
    if values.text("region") != "us":
        weekly: Floats = coins.sum(axis=0)
        weekly *= np.asarray(rate * scale, np.float32)
        return weekly
    usd = coins * np.float32(scale)
    paid: Floats = (usd * rate).sum(axis=0)
    if values.certain("us_league_points") > 0:
        paid = paid + _league_usd(values, usd, _points(values, new_followers)).astype(np.float32)
    return paid


def gift_usd_by_live(values: Values, coins: Floats, new_followers: Ints) -> Doubles:
    """Dollars from gifts of each LIVE, the league's dollars by coins. Shape (live, week, future)."""
    weekly = gift_usd(values, coins, new_followers)
    usd = coins * live_rate(values, new_followers) * np.float64(USD_PER_DIAMOND * values.case.gift_factor)
    plain = usd.sum(axis=0)
    by_live: Doubles = usd * np.divide(weekly, plain, out=np.ones_like(plain), where=plain > 0)
    return by_live


def commissioned(values: Values) -> Number:
    """Dollars that one typical fee brings after the manager's commission. A number or (future,)."""
    return values["typical_fee"] * (1.0 - values.certain("manager_commission"))


def costs_by_week(values: Values) -> Doubles:
    """Costs of LIVEs held and promotion. Shape (week,)."""
    held = values.case.schedule.held.sum(axis=0)
    costs: Doubles = held * values.certain("cost_per_stream") + values.certain("promotion_per_week")
    return costs


def take_home(values: Values, earned: Floats) -> Floats:
    """What is left at the end of each week since the start: earned x (1 - payout fee) - costs - tax on what is
    positive.

    Args:
        values: the lever values of the futures.
        earned: dollars earned in each week, all sources, (week, future).

    Returns:
        Cumulative dollars, (week, future).
    """
    left = earned.copy()
    for week in range(1, len(left)):  # cumsum along the first axis takes four times as long
        left[week] += left[week - 1]
    fee, tax = values["payout_fee"], values.certain("tax_rate")
    if np.any(fee):
        left *= np.asarray(1.0 - fee, np.float32)
    costs = costs_by_week(values)
    if costs.any():
        left -= np.cumsum(costs).astype(np.float32)[:, None]
    if tax > 0:
        left -= np.float32(tax) * np.maximum(left, 0.0)
    return left
