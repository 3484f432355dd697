"""The review of a log as findings: each a question, its answer, what to do, and the plot that shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from tikearn_gui.ui.pages import streams_findings as said
from tikearn_gui.ui.pages import streams_words as words
from tikearn_gui.ui.plots.tick_words import tick_word
from tikearn_gui.ui.present import review_plots as plots

if TYPE_CHECKING:
    from tikearn_gui.history.live import LiveLog
    from tikearn_gui.history.review import Cell, Review, Series
    from tikearn_gui.ui.format import Format
    from tikearn_gui.ui.pages.streams_views import Finding

__all__ = ["bests", "checks", "findings"]

_OVER_TIME: Final = ("income", "income_per_hour", "views", "likes_per_view", "gifters_per_100_views")
_MONEY: Final = ("income", "income_per_hour")
_GROUPED: Final = ("income", "views")
_LEAST: Final = 3
"""LIVEs before anything is drawn over time."""
_MOST_CHECKS: Final = 5

Words = Callable[[float], str]
Ticks = Callable[[float, int, bool], str]


def findings(log: LiveLog, looked: Review, fmt: Format, rate: float) -> Iterable[Finding]:
    """Everything that the review has to say; money is multiplied by ``rate``."""
    for name in _OVER_TIME:
        series = looked.series.get(name)
        if series is not None and len(series.values) >= _LEAST:
            yield _over_time(series, fmt, rate)
    for name in _GROUPED:
        word = _word(name, fmt)
        yield from _grouped(name, looked.by_weekday.get(name, ()), fmt, rate, word, by_hour=False)
        yield from _grouped(name, looked.by_hour.get(name, ()), fmt, rate, word, by_hour=True)
    for slope in looked.against_length:
        series = looked.series[slope.name]
        pairs = [
            (minutes, value * _factor(slope.name, rate))
            for place, value in zip(series.places, series.values.tolist(), strict=True)
            if (minutes := log.lives[place].minutes) and value
        ]
        plot = plots.against_length(pairs, slope.doubling, fmt, _ticks(slope.name, fmt))
        yield said.words_of_length(fmt, slope, plot)
    if looked.top_share is not None and looked.lives >= _LEAST:
        income = (looked.series["income"].values * rate).tolist()
        plot = plots.ordered(income, fmt, _ticks("income", fmt))
        best = next(one for one in looked.bests if one.name == "income")
        yield said.words_of_top(fmt, looked.top_share, fmt.money(best.value * rate), words.when(fmt, best.start), plot)


def _factor(name: str, rate: float) -> float:
    return rate if name in _MONEY else 1.0


def _word(name: str, fmt: Format) -> Words:
    """How an amount of a figure, already in the project's currency, is written."""
    return fmt.money if name in _MONEY else fmt.number


def _ticks(name: str, fmt: Format) -> Ticks:
    """How it is written on an axis."""
    if name in _MONEY:
        return partial(tick_word, fmt)
    return lambda value, decimals, _: fmt.exact(round(value, decimals))


def _over_time(series: Series, fmt: Format, rate: float) -> Finding:
    factor, word = _factor(series.name, rate), _word(series.name, fmt)
    recent, before = (None if one is None else one * factor for one in (series.recent, series.before))
    plot = plots.over_time(
        series.starts, (series.values * factor).tolist(), recent, before, fmt, _ticks(series.name, fmt)
    )
    if recent is None or not before:
        return said.words_of_level(fmt, series.name, word(series.typical * factor), len(series.values), plot)
    return said.words_of_change(series.name, word(before), word(recent), recent / before, plot)


def _grouped(
    name: str, cells: Sequence[Cell], fmt: Format, rate: float, word: Words, *, by_hour: bool
) -> Iterable[Finding]:
    """LIVEs by weekday or by hour; nothing where all fall on the same one."""
    if len(cells) < 2:
        return
    factor = _factor(name, rate)
    groups = {cell.at: (cell.typical * factor, cell.lives) for cell in cells}
    told = {at: typical for at, (typical, lives) in groups.items() if lives >= said.ENOUGH}
    best = max(told, key=lambda at: told[at]) if len(told) > 1 else None
    plot = plots.grouped(groups, best, fmt, _ticks(name, fmt), by_hour=by_hour)
    if best is None:
        yield said.words_of_untold(name, plot, by_hour=by_hour)
        return
    least = min(told, key=lambda at: told[at])
    most, fewest = (said.group_name(fmt, at, by_hour=by_hour) for at in (best, least))
    yield said.words_of_group(name, most, word(told[best]), fewest, word(told[least]), plot, by_hour=by_hour)


def bests(looked: Review, fmt: Format, rate: float) -> str:
    """The LIVE with most of each figure, but of income, which has a finding of its own; nothing of a single LIVE."""
    if looked.lives < _LEAST:
        return ""
    named = [
        (one.name, _word(one.name, fmt)(one.value * _factor(one.name, rate)), words.day_month(fmt, one.start))
        for one in looked.bests
        if one.name != "income"
    ]
    return said.bests(named)


def checks(looked: Review, fmt: Format) -> Iterable[str]:
    """What cannot be right."""
    for check in looked.checks[:_MOST_CHECKS]:
        yield said.words_of_check(
            check.id, words.when(fmt, check.start), fmt.number(check.shown), fmt.number(check.expected)
        )
