"""Arithmetic that holds for every LIVE whatever the model: one number here, nothing drawn.

These are the figures that stand beside the sliders, and what turns a record of the LIVE Center into lever values.
"""

from __future__ import annotations

from typing import Final

__all__ = [
    "MINUTES_PER_HOUR",
    "average_concurrent",
    "coins_per_hour",
    "gifters_per_viewer_hour",
    "per_100",
    "per_viewer_hour",
    "viewer_hours",
]

MINUTES_PER_HOUR: Final = 60.0


def viewer_hours(views: float, watch_minutes: float) -> float:
    """Hours that all viewers of a LIVE together watched: views x average watch time per view in minutes / 60."""
    return views * watch_minutes / MINUTES_PER_HOUR


def average_concurrent(views: float, watch_minutes: float, minutes: float) -> float:
    """Viewers at a time, averaged over a LIVE of ``minutes`` minutes: views x watch time / minutes (Little's law).

    Both sides times ``minutes`` are viewer-minutes, so any three of the four fix the fourth. Raises ValueError if
    ``minutes`` is not above 0.
    """
    return views * watch_minutes / _above_0(minutes, "minutes")


def per_100(count: float, views: float) -> float:
    """How many of 100 views did it (gifters, new followers, clicks). Raises ValueError if ``views`` is not above 0."""
    return 100.0 * count / _above_0(views, "views")


def per_viewer_hour(amount: float, hours: float) -> float:
    """An amount (gifters, coins, dollars) per hour that one viewer watched; ``hours`` are viewer-hours.

    Raises ValueError if ``hours`` is not above 0.
    """
    return amount / _above_0(hours, "viewer-hours")


def gifters_per_viewer_hour(gifters_per_100_views: float, watch_minutes: float) -> float:
    """Gifters per viewer-hour: gifters per 100 views x 0.6 / average watch time in minutes.

    Raises ValueError if ``watch_minutes`` is not above 0.
    """
    return per_viewer_hour(gifters_per_100_views, viewer_hours(100.0, watch_minutes))


def coins_per_hour(views: float, gifters_per_100_views: float, coins_per_gifter: float, minutes: float) -> float:
    """Coins received per hour of LIVE: gifters of a LIVE x coins of one gifter in it / its hours.

    Raises ValueError if ``minutes`` is not above 0.
    """
    coins = views * gifters_per_100_views / 100.0 * coins_per_gifter
    return coins * MINUTES_PER_HOUR / _above_0(minutes, "minutes")


def _above_0(value: float, what: str) -> float:
    if not value > 0:
        raise ValueError(f"{what} must be above 0, not {value:g}")
    return value
