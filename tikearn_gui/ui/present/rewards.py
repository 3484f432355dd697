"""The rewards rate that is shown: the lever's outside the US, the simulated one in the US. Loads without numpy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tikearn_gui.core.money import (
    VALID_DAY_MINUTES,
    active_fan_points,
    duration_points,
    follower_points,
    rate_points,
    weekly_points,
)
from tikearn_gui.core.strategy import Strategy

if TYPE_CHECKING:
    from tikearn_gui.core.details import Details

__all__ = ["in_the_us", "planned_us_rate", "rewards_rate"]

_DAYS_A_WEEK: Final = 7


def in_the_us(strategy: Strategy) -> bool:
    """Whether gifts pay by the scaled rewards of the US."""
    return strategy.choice("region") == "us"


def rewards_rate(strategy: Strategy, details: Details | None) -> float:
    """What is kept of a diamond's value, 0 to 1.

    In the US that is what the futures of ``details`` kept; until they are counted, and where no gift falls, what the
    levers promise a LIVE.
    """
    if not in_the_us(strategy):
        return strategy.number("rewards_rate")
    played = details.rewards_rate if details is not None else 0.0
    return played if played > 0 else planned_us_rate(strategy)


def planned_us_rate(strategy: Strategy) -> float:
    """The scaled rewards of a LIVE that goes as the levers say, league included, 0 to 1."""
    number = strategy.number
    minutes = number("minutes_per_stream")
    days = min(int(number("streams_per_week")), _DAYS_A_WEEK) if minutes >= VALID_DAY_MINUTES else 0
    followers = number("views_per_stream") * number("new_followers_per_100_views") * 0.01
    live = duration_points(minutes) + follower_points(followers)
    weekly = weekly_points(days) + active_fan_points(number("us_active_fans"))
    return rate_points(live, weekly, number("us_league_points"), number("us_violation_points")) / 100.0
