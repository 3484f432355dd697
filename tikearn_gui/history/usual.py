"""What was usual in the last 28 days of a log. Needs no numpy."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta
from statistics import median
from typing import Final

from tikearn_gui.core.lever import LeverError, three_digits
from tikearn_gui.core.levers import LEVERS
from tikearn_gui.core.strategy import ANCHOR_LEVERS
from tikearn_gui.history.live import Live, LiveLog, PeriodTotal

__all__ = ["has_hours", "usual_figures"]

DAYS: Final = 28
_WEEK: Final = 7.0
_SHORT: Final = 3


def has_hours(lives: Iterable[Live]) -> bool:
    """Whether the times of day are known: a table without them has all LIVEs at midnight."""
    return any(live.start.time() != time() for live in lives)


def usual_figures(log: LiveLog) -> dict[str, float]:
    """The ``usual_`` values of the last 28 days of a log, as far as it has them: the middle of what its LIVEs had; days
    and periods fill in what no LIVE says. At least three LIVEs are looked at, further back if need be."""
    lives = _recent(log.counted)
    found = _of_lives(lives) if lives else {}
    for name, value in _of_periods(_recent_periods(log)).items():
        found.setdefault(name, value)
    return {name: value for name, value in found.items() if _allowed(name, value)}


def _recent(lives: Sequence[Live]) -> Sequence[Live]:
    if not lives:
        return ()
    since = lives[-1].start - timedelta(days=DAYS)
    near = [live for live in lives if live.start > since]
    return near if len(near) >= _SHORT else lives[-_SHORT:]


def _of_lives(lives: Sequence[Live]) -> dict[str, float]:
    days = max((lives[-1].start - lives[0].start) / timedelta(days=1), 0.0)
    found = {"usual_streams_per_week": (len(lives) - 1) / days * _WEEK} if days >= 2 else {}
    figures = {
        "usual_minutes": [live.minutes for live in lives],
        "usual_views": [live.views for live in lives],
        "usual_watch_minutes": [live.watch_minutes for live in lives],
        "usual_likes_per_view": [
            live.likes / live.views if live.views and live.likes is not None else None for live in lives
        ],
    }
    for name, values in figures.items():
        known = [value for value in values if value is not None]
        if known:
            found[name] = three_digits(median(known))
    if "usual_streams_per_week" in found:
        found["usual_streams_per_week"] = round(min(max(found["usual_streams_per_week"], 1.0), 14.0), 2)
    if has_hours(lives):
        found["usual_start_hour"] = _middle_hour([live.start for live in lives])
    return found


def _middle_hour(starts: Sequence[datetime]) -> float:
    """The middle of start hours on the clock's circle, to a quarter of an hour."""
    angles = [(start.hour + start.minute / 60.0) * math.tau / 24.0 for start in starts]
    middle = math.atan2(sum(map(math.sin, angles)), sum(map(math.cos, angles)))
    return min(round((middle * 24.0 / math.tau) % 24.0 * 4.0) / 4.0 % 24.0, 23.0)


def _recent_periods(log: LiveLog) -> Sequence[PeriodTotal]:
    if not log.periods:
        return ()
    since = max(one.last for one in log.periods) - timedelta(days=DAYS)
    return [one for one in log.periods if one.last > since]


def _of_periods(periods: Sequence[PeriodTotal]) -> dict[str, float]:
    found: dict[str, float] = {}
    lives = sum(one.lives or 0.0 for one in periods)
    counted = [one for one in periods if one.lives]
    if counted:
        span = (max(one.last for one in counted) - min(one.first for one in counted)).days + 1
        found["usual_streams_per_week"] = round(min(max(lives / span * _WEEK, 1.0), 14.0), 2)
        lasted = [one for one in counted if one.minutes]
        if lasted:
            found["usual_minutes"] = three_digits(
                sum(one.minutes or 0.0 for one in lasted) / sum(one.lives or 0.0 for one in lasted)
            )
    per_live = {one.first: one.lives for one in counted if one.days == 1}
    views = [one.views / number for one in periods if one.views is not None and (number := per_live.get(one.first))]
    if views:
        found["usual_views"] = three_digits(median(views))
    watched = [one.watch_minutes for one in periods if one.watch_minutes]
    if watched:
        found["usual_watch_minutes"] = three_digits(median(watched))
    liked = [one for one in periods if one.views and one.likes is not None]
    if liked:
        found["usual_likes_per_view"] = three_digits(
            sum(one.likes or 0.0 for one in liked) / sum(one.views or 0.0 for one in liked)
        )
    return found


def _allowed(name: str, value: float) -> bool:
    lever = LEVERS[ANCHOR_LEVERS[name]]
    above = name not in ("usual_start_hour", "usual_battle_share")
    try:
        return lever.low <= value <= lever.high and (value > 0 or not above)
    except (LeverError, TypeError):
        return False
