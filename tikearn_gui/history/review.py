"""The log looked back on: figures over time, by weekday and hour, against length; bests; what cannot be right.

Only LIVEs that are not left out count, and each figure takes the LIVEs that have it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from operator import attrgetter
from typing import Final

import numpy as np

from tikearn_gui.core.arrays import Doubles
from tikearn_gui.core.identities import average_concurrent, per_100
from tikearn_gui.history.live import Live, LiveLog, incomes
from tikearn_gui.history.usual import has_hours

__all__ = ["FIGURES", "Best", "Cell", "Check", "Review", "Series", "Slope", "review"]

FIGURES: Final = ("income", "views", "likes_per_view", "gifters_per_100_views", "income_per_hour")
"""What is looked at over time and by weekday."""
_WEEKS_COMPARED: Final = 4
_LITTLE: Final = 1.3
"""Times that views x watch time / length may differ from the average viewers: rounding makes about a tenth."""
_LEAST_FOR_SLOPE: Final = 8
_HEARTBEATS: Final = 20.0
"""Likes a second of watching that no thumb reaches."""


@dataclass(frozen=True, slots=True, eq=False)
class Series:
    """One figure over time, only LIVEs that have it."""

    name: str
    places: tuple[int, ...]
    """In ``log.lives``."""
    starts: tuple[datetime, ...]
    values: Doubles
    """(live,)"""
    typical: float
    """The middle one."""
    recent: float | None
    """The middle one of the last four weeks of the log."""
    before: float | None
    """The middle one of the four weeks before those; None where there was no LIVE with the figure."""


@dataclass(frozen=True, slots=True)
class Cell:
    """LIVEs that began ``at`` one weekday (0 is Monday) or one hour (0 to 23): how many, and the middle of a figure."""

    at: int
    lives: int
    typical: float


@dataclass(frozen=True, slots=True)
class Slope:
    """How a figure goes with length: at twice the minutes it is ``doubling`` times as large, 8 out of 10 ``low`` to
    ``high``."""

    name: str
    lives: int
    doubling: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Best:
    """The LIVE with most of a figure."""

    name: str
    place: int
    start: datetime
    value: float


@dataclass(frozen=True, slots=True)
class Check:
    """Something in a LIVE that does not fit together. ``id`` is one of ``little`` (views x watch time / length is not
    the average viewers), ``unique`` (more unique viewers than views), ``peak`` (a peak below the average, or above the
    viewers), ``gifters`` (more gifters than viewers), ``few_diamonds`` (fewer diamonds than gifters), ``likes`` (more
    likes than there was time for). ``shown`` and ``expected`` are the two figures."""

    id: str
    place: int
    start: datetime
    shown: float
    expected: float


@dataclass(frozen=True, slots=True, eq=False)
class Review:
    """Everything that is drawn of a log. Money in ``currency``."""

    lives: int
    currency: str
    series: Mapping[str, Series]
    by_weekday: Mapping[str, tuple[Cell, ...]]
    by_hour: Mapping[str, tuple[Cell, ...]]
    """Empty where no times of day are known."""
    against_length: tuple[Slope, ...]
    """Of income, views and income per hour, where lengths differ enough to tell."""
    bests: tuple[Best, ...]
    top_share: float | None
    """Share of the LIVE with most income in all income."""
    total: float | None
    """All income that is known."""
    checks: tuple[Check, ...]


def review(log: LiveLog, usd_per_diamond: float = 0.005) -> Review:
    """Look back on a log."""
    counted = [(place, live) for place, live in enumerate(log.lives) if not live.left_out]
    lives = [live for _, live in counted]
    income, currency = incomes(lives, usd_per_diamond)
    columns = _columns(lives, income)
    series = {name: _series(name, counted, values) for name, values in columns.items() if _any(values)}
    paid = series.get("income")
    timed = has_hours(lives)
    total = float(paid.values.sum()) if paid is not None else None
    return Review(
        lives=len(lives),
        currency=currency,
        series=series,
        by_weekday={name: _cells(one, datetime.weekday) for name, one in series.items()},
        by_hour={name: _cells(one, attrgetter("hour")) for name, one in series.items()} if timed else {},
        against_length=_slopes(lives, columns),
        bests=_bests(counted, columns),
        top_share=float(paid.values.max()) / total if paid is not None and total else None,
        total=total,
        checks=tuple(check for place, live in counted for check in _checks(place, live)),
    )


def _any(values: Sequence[float | None]) -> bool:
    return any(value is not None for value in values)


def _columns(lives: Sequence[Live], income: Sequence[float | None]) -> dict[str, list[float | None]]:
    def rate(live: Live, count: float | None, factor: float) -> float | None:
        return count / live.views * factor if live.views and count is not None else None

    return {
        "income": list(income),
        "views": [live.views for live in lives],
        "likes_per_view": [rate(live, live.likes, 1.0) for live in lives],
        "gifters_per_100_views": [
            per_100(live.gifters, live.views) if live.views and live.gifters is not None else None for live in lives
        ],
        "income_per_hour": [
            money / live.minutes * 60.0 if money is not None and live.minutes else None
            for live, money in zip(lives, income, strict=True)
        ],
    }


def _series(name: str, counted: Sequence[tuple[int, Live]], values: Sequence[float | None]) -> Series:
    known = [
        (place, live.start, value) for (place, live), value in zip(counted, values, strict=True) if value is not None
    ]
    numbers = np.array([value for *_, value in known])
    numbers.flags.writeable = False
    end = counted[-1][1].start
    since, earlier = end - timedelta(weeks=_WEEKS_COMPARED), end - timedelta(weeks=2 * _WEEKS_COMPARED)
    recent = [value for _, start, value in known if start > since]
    before = [value for _, start, value in known if earlier < start <= since]
    return Series(
        name, tuple(place for place, *_ in known), tuple(start for _, start, _ in known), numbers,
        float(np.median(numbers)), _middle(recent), _middle(before),
    )  # fmt: skip


def _middle(values: Sequence[float]) -> float | None:
    return float(np.median(values)) if values else None


def _cells(series: Series, of: Callable[[datetime], int]) -> tuple[Cell, ...]:
    groups: dict[int, list[float]] = {}
    for start, value in zip(series.starts, series.values.tolist(), strict=True):
        groups.setdefault(of(start), []).append(value)
    return tuple(Cell(at, len(groups[at]), float(np.median(groups[at]))) for at in sorted(groups))


def _slopes(lives: Sequence[Live], columns: Mapping[str, Sequence[float | None]]) -> tuple[Slope, ...]:
    found = []
    for name in ("income", "views", "income_per_hour"):
        pairs = [
            (live.minutes, value) for live, value in zip(lives, columns[name], strict=True) if live.minutes and value
        ]
        slope = _slope(name, pairs)
        if slope is not None:
            found.append(slope)
    return tuple(found)


def _slope(name: str, pairs: Sequence[tuple[float, float]]) -> Slope | None:
    """The power of length by the middle of all slopes between two LIVEs (Theil and Sen), which single LIVEs do not
    move; its doubt by drawing the LIVEs anew."""
    if len(pairs) < _LEAST_FOR_SLOPE:
        return None
    x, y = np.log(np.array(pairs[-200:])).T
    if float(np.std(x)) < 0.1:
        return None
    rng = np.random.default_rng(len(pairs))
    first, second = np.triu_indices(x.size, 1)
    apart = np.abs(x[first] - x[second]) > 0.05
    first, second = first[apart], second[apart]
    slopes = (y[first] - y[second]) / (x[first] - x[second])
    power = float(np.median(slopes))
    drawn = []
    for _ in range(200):
        weight = np.bincount(rng.integers(x.size, size=x.size), minlength=x.size)
        drawn.append(_weighted_median(slopes, weight[first] * weight[second]))
    low, high = np.quantile(drawn, (0.1, 0.9))
    return Slope(name, x.size, 2.0**power, float(2.0**low), float(2.0**high))


def _weighted_median(values: Doubles, weights: np.ndarray[tuple[int, ...], np.dtype[np.int64]]) -> float:
    order = np.argsort(values)
    below = np.cumsum(weights[order])
    if below[-1] == 0:
        return float(np.median(values))
    return float(values[order][np.searchsorted(below, below[-1] / 2.0)])


def _bests(counted: Sequence[tuple[int, Live]], columns: Mapping[str, Sequence[float | None]]) -> tuple[Best, ...]:
    figures = {
        **columns,
        "likes": [live.likes for _, live in counted],
        "gifters": [live.gifters for _, live in counted],
        "new_followers": [live.new_followers for _, live in counted],
        "peak_viewers": [live.peak_viewers for _, live in counted],
        "minutes": [live.minutes for _, live in counted],
    }
    bests = []
    for name, values in figures.items():
        known = [(value, place, live) for value, (place, live) in zip(values, counted, strict=True) if value]
        if known:
            value, place, live = max(known, key=lambda one: one[0])
            bests.append(Best(name, place, live.start, float(value)))
    return tuple(bests)


def _checks(place: int, live: Live) -> list[Check]:
    found: list[Check] = []

    def note(which: str, shown: float, expected: float) -> None:
        found.append(Check(which, place, live.start, shown, expected))

    viewers = live.unique_viewers if live.unique_viewers is not None else live.views
    if live.views is not None and live.unique_viewers is not None and live.unique_viewers > live.views:
        note("unique", live.unique_viewers, live.views)
    if live.views and live.watch_minutes and live.minutes and live.average_viewers:
        expected = average_concurrent(live.views, live.watch_minutes, live.minutes)
        if not expected / _LITTLE - 1.0 <= live.average_viewers <= expected * _LITTLE + 1.0:
            note("little", live.average_viewers, expected)
    if live.peak_viewers is not None:
        if live.average_viewers is not None and live.peak_viewers < live.average_viewers:
            note("peak", live.peak_viewers, live.average_viewers)
        elif viewers is not None and live.peak_viewers > viewers:
            note("peak", live.peak_viewers, viewers)
    if live.gifters is not None and viewers is not None and live.gifters > viewers:
        note("gifters", live.gifters, viewers)
    if live.gifters is not None and live.diamonds is not None and live.diamonds < live.gifters:
        note("few_diamonds", live.diamonds, live.gifters)
    if live.likes and live.views and live.minutes and live.likes > live.views * live.minutes * 60.0 * _HEARTBEATS:
        note("likes", live.likes, live.views * live.minutes * 60.0 * _HEARTBEATS)
    return found
