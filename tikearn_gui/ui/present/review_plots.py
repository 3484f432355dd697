"""The small plots of the review, from figures that are already in the currency that is shown."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from statistics import median
from typing import TYPE_CHECKING, Final

from tikearn_gui.ui.pages import streams_findings as said
from tikearn_gui.ui.pages import streams_words as words
from tikearn_gui.ui.pages.streams_views import Column, SmallPlot
from tikearn_gui.ui.plots.scales import round_limits

if TYPE_CHECKING:
    from tikearn_gui.ui.format import Format

__all__ = ["against_length", "grouped", "ordered", "over_time"]

_APART: Final = 12.0
"""Times the middle: where the largest is further up, equal steps would lay all others flat."""
_WEEKS_COMPARED: Final = 28.0
_DAY: Final = 86_400.0
_EDGE: Final = 0.02
"""Share of an axis that is left free at its ends, so that no dot is cut."""
_TICKS: Final = 4
_LENGTHS: Final = (5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 360, 480, 720)

Ticks = Callable[[float, int, bool], str]
"""Writes an amount on an axis: (value, decimals, whether it is the topmost)."""
Points = tuple[tuple[float, float], ...]
Labels = tuple[tuple[float, str], ...]


def over_time(
    starts: Sequence[datetime],
    values: Sequence[float],
    recent: float | None,
    before: float | None,
    fmt: Format,
    word: Ticks,
) -> SmallPlot:
    """A dot for each LIVE; lines for what is typical of the last four weeks and of the four before."""
    days = [(start - starts[0]).total_seconds() / _DAY for start in starts]
    end = max(days[-1], 1.0)
    y, beside = _figures(values, word)
    weeks = ((end - _WEEKS_COMPARED, end, recent), (end - 2 * _WEEKS_COMPARED, end - _WEEKS_COMPARED, before))
    lines = tuple(
        ((max(first, 0.0), level), (last, level)) for first, last, level in weeks if level is not None and last > 0.0
    )
    under = ((0.0, words.day_month(fmt, starts[0])), (end, words.day_month(fmt, starts[-1])))
    dots = tuple(zip(days, values, strict=True))
    return SmallPlot((-_EDGE * end, (1.0 + _EDGE) * end), y, under, beside, dots=dots, lines=lines)


def grouped(
    groups: Mapping[int, tuple[float, int]], best: int | None, fmt: Format, word: Ticks, *, by_hour: bool
) -> SmallPlot:
    """A column for each weekday or hour: what is typical of it. ``groups`` are typical figure and LIVEs of each."""
    first, last = (min(groups), max(groups)) if by_hour else (0, 6)
    columns = tuple(Column(at, typical, at == best, lives < said.ENOUGH) for at, (typical, lives) in groups.items())
    y, beside = _figures([column.y for column in columns], word, from_zero=True)
    if by_hour:
        step = max(1, math.ceil((last - first) / 4))
        under = tuple((float(at), fmt.hour_of_day(at)) for at in range(first, last + 1, step))
    else:
        under = tuple((float(at), words.short_weekday(fmt, at)) for at in range(7))
    return SmallPlot((first - 0.6, last + 0.6), y, under, beside, columns=columns)


def against_length(pairs: Sequence[tuple[float, float]], doubling: float, fmt: Format, word: Ticks) -> SmallPlot:
    """A dot for each LIVE over its minutes, and how the figure goes with them: through the middle of both."""
    minutes, values = ([pair[k] for pair in pairs] for k in (0, 1))
    y, beside = _figures(values, word)
    low, high = math.log2(min(minutes)), math.log2(max(minutes))
    middle = math.log2(median(minutes)), math.log2(median(values))
    power = math.log2(doubling)
    steps = 24
    places = [low + (high - low) * k / steps for k in range(steps + 1)]
    line = tuple((x, 2.0 ** (middle[1] + power * (x - middle[0]))) for x in places)
    line = tuple((x, value) for x, value in line if value <= y[1])
    marks = [at for at in _LENGTHS if low - 0.01 <= math.log2(at) <= high + 0.01]
    marks = marks if len(marks) > 1 else [round(min(minutes)), round(max(minutes))]
    under = tuple((math.log2(at), fmt.minutes(at)) for at in marks)
    room = _EDGE * (high - low)
    dots = tuple((math.log2(x), value) for x, value in pairs)
    return SmallPlot((low - room, high + room), y, under, beside, dots=dots, lines=(line,))


def ordered(values: Sequence[float], fmt: Format, word: Ticks) -> SmallPlot:
    """A column for each LIVE, the largest first."""
    falling = sorted(values, reverse=True)
    y, beside = _figures(falling, word, from_zero=True)
    columns = tuple(Column(float(at), value, at == 1) for at, value in enumerate(falling, 1))
    count = len(falling)
    under = ((1.0, said.best_live()), (float(count), words.lives(fmt, count)))
    return SmallPlot((0.4, count + 0.6), y, under, beside, columns=columns)


def _figures(values: Sequence[float], word: Ticks, *, from_zero: bool = False) -> tuple[tuple[float, float], Labels]:
    """Lowest and highest figure, and the labels between them."""
    most = max(values, default=0.0)
    above = sorted(value for value in values if value > 0.0)
    if not from_zero and above and most > _APART * median(above):
        low = math.floor(math.log10(above[len(above) // 20]) + 1e-9)
        high = max(math.ceil(math.log10(most) - 1e-9), low + 1)
        every = math.ceil((high - low) / 3)
        powers = range(low, high + 1, every)
        return (10.0**low, 10.0**high), tuple(
            (10.0**at, word(10.0**at, max(-at, 0), at == powers[-1])) for at in powers
        )
    limits = round_limits(0.0, most, _TICKS)
    ticks, decimals = limits.ticks(), limits.decimals()
    return (0.0, max(limits.high, most)), tuple((tick, word(tick, decimals, tick == ticks[-1])) for tick in ticks)
