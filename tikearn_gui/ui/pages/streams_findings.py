"""What looking back on a log says: each finding as question, answer, and what to do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from tikearn_gui.ui.pages import streams_words as words
from tikearn_gui.ui.pages.streams_views import Finding, SmallPlot
from tikearn_gui.ui.text import lever_name

if TYPE_CHECKING:
    from tikearn_gui.history.review import Slope
    from tikearn_gui.ui.format import Format

translate = QCoreApplication.translate
ENOUGH: Final = 4
"""LIVEs that a weekday or hour needs before anything is said of it."""
_CHANGE: Final = 0.1
"""Less is no change: single LIVEs differ by more."""


def words_of_change(name: str, before: str, recent: str, ratio: float, plot: SmallPlot) -> Finding:
    """The last four weeks against the four before."""
    answer = translate("Streams", "Typically {recent} in the last four weeks, {before} in the four before.").format(
        recent=recent, before=before
    )
    if ratio > 1.0 + _CHANGE:
        advice = translate("Streams", "What did you change? Keep it, and try more of it as a strategy.")
    elif ratio < 1.0 - _CHANGE:
        advice = translate("Streams", "Compare with a strategy that brings back what you did before.")
    else:
        advice = translate("Streams", "About the same: one LIVE more or less would hide a change this small.")
    return Finding(_is_rising(name), answer, advice, plot)


def _is_rising(name: str) -> str:
    return {
        "income": translate("Streams", "Is your income rising?"),
        "income_per_hour": translate("Streams", "Does an hour pay more?"),
        "views": translate("Streams", "Are your views rising?"),
        "likes_per_view": translate("Streams", "Do people like more?"),
        "gifters_per_100_views": translate("Streams", "Do more people give?"),
    }[name]


def words_of_level(fmt: Format, name: str, typical: str, count: int, plot: SmallPlot) -> Finding:
    """A figure of a log that is too short or too old to be compared with itself."""
    answer = translate("Streams", "Typically {typical} in {lives}.").format(
        typical=typical, lives=words.lives(fmt, count)
    )
    advice = translate("Streams", "It takes LIVEs in eight weeks on end to tell.")
    return Finding(_is_rising(name), answer, advice, plot)


def group_name(fmt: Format, at: int, *, by_hour: bool) -> str:
    """A weekday (0 is Monday) or an hour, as a sentence begins with it."""
    return fmt.hour_of_day(at) if by_hour else fmt.locale.dayName(at + 1)


def words_of_group(
    name: str, best: str, most: str, least: str, fewest: str, plot: SmallPlot, *, by_hour: bool
) -> Finding:
    """Which weekday or hour does best."""
    answer = translate("Streams", "{best}, typically {most}; {least} brings {fewest}.").format(
        best=best, most=most, least=least, fewest=fewest
    )
    advice = (
        translate("Streams", "Begin one LIVE a week at that hour for four weeks and look here again.")
        if by_hour
        else translate("Streams", "Move one LIVE to that day for four weeks and look here again.")
    )
    return Finding(_which(name, by_hour=by_hour), answer, advice, plot)


def words_of_untold(name: str, plot: SmallPlot, *, by_hour: bool) -> Finding:
    """No two weekdays or hours have been tried often enough."""
    answer = (
        translate("Streams", "No two hours have four LIVEs each yet.")
        if by_hour
        else translate("Streams", "No two days have four LIVEs each yet.")
    )
    advice = translate("Streams", "Keep to two or three of them for a month, so that luck evens out.")
    return Finding(_which(name, by_hour=by_hour), answer, advice, plot)


def _which(name: str, *, by_hour: bool) -> str:
    text = (
        translate("Streams", "Which hour is best for {what}?")
        if by_hour
        else translate("Streams", "Which day is best for {what}?")
    )
    return text.format(what=words.figure_name(name))


def words_of_length(fmt: Format, slope: Slope, plot: SmallPlot) -> Finding:
    """What longer LIVEs bring, in all and per hour."""
    name, low, high = slope.name, slope.low, slope.high
    if name == "income_per_hour":
        question = translate("Streams", "Do longer LIVEs pay more an hour?")
        advice = (
            translate("Streams", "Longer LIVEs pay less an hour: try two shorter ones.")
            if high < 1.0
            else translate("Streams", "Longer LIVEs pay more an hour: try the lever {lever}.")
            if low > 1.0
            else translate("Streams", "It cannot be told yet: vary the length of your LIVEs.")
        )
    else:
        question = translate("Streams", "Do longer LIVEs bring more {what}?").format(what=words.figure_name(name))
        advice = (
            translate("Streams", "Length helps: move the lever {lever} to see what it is worth to you.")
            if low > 1.0
            else translate("Streams", "Length alone does not help: work on what happens in the LIVE.")
            if high < 1.0
            else translate("Streams", "It cannot be told yet: vary the length of your LIVEs.")
        )
    advice = advice.format(lever=lever_name("minutes_per_stream"))
    answer = translate("Streams", "At twice the length {n} times as much, 8 out of 10: {range}.").format(
        n=fmt.number(slope.doubling), range=fmt.number_range(low, high)
    )
    return Finding(question, answer, advice, plot)


def words_of_top(fmt: Format, share: float, most: str, when: str, plot: SmallPlot) -> Finding:
    """How much rests on the personal best."""
    return Finding(
        translate("Streams", "How much rests on one LIVE?"),
        translate("Streams", "Your best LIVE, on {when}, brought {most}, {share} of everything.").format(
            when=when, most=most, share=fmt.share(share)
        ),
        translate(
            "Streams", "Note in its note what was different, and plan with the typical LIVE: that is what comes again."
        ),
        plot,
    )


def best_live() -> str:
    """Under the first of all LIVEs in order of income."""
    return translate("Streams", "best")


def pale_columns() -> str:
    """What pale columns mean, after the heading."""
    return translate("Streams", "pale: fewer than four LIVEs")


def bests(said: Sequence[tuple[str, str, str]]) -> str:
    """The LIVE with most of each figure: name, amount and day of each."""
    one = translate("Streams", "{what} {most} ({when})")
    return ", ".join(one.format(what=words.figure_name(name), most=most, when=when) for name, most, when in said)


def bests_title() -> str:
    """Before the personal bests."""
    return translate("Streams", "Personal bests")


def words_of_check(which: str, when: str, shown: str, expected: str) -> str:
    """Something in a LIVE that does not fit together."""
    what = {
        "little": translate("Streams", "views and minutes watched do not give the viewers at a time"),
        "unique": translate("Streams", "more unique viewers than views"),
        "peak": translate("Streams", "the most viewers at a time are not the most"),
        "gifters": translate("Streams", "more gifters than viewers"),
        "few_diamonds": translate("Streams", "fewer diamonds than gifters"),
        "likes": translate("Streams", "more likes than there was time for"),
    }[which]
    return translate("Streams", "{when}: {what} ({shown} against {expected})").format(
        when=when, what=what, shown=shown, expected=expected
    )
