"""Looking back on a log: each finding as question, answer, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from tikearn_gui.ui.pages import streams_words as words
from tikearn_gui.ui.pages.streams_views import Finding

if TYPE_CHECKING:
    from tikearn_gui.ui.format import Format

translate = QCoreApplication.translate
_CHANGE: Final = 0.1
"""Less is no change: single LIVEs differ by more."""


def words_of_change(name: str, before: str, recent: str, ratio: float) -> Finding:
    """The last four weeks against the four before."""
    question = translate("Streams", "Is {what} rising?").format(what=words.figure_name(name))
    answer = translate("Streams", "Typically {recent} in the last four weeks, {before} in the four before.").format(
        recent=recent, before=before
    )
    if ratio > 1.0 + _CHANGE:
        advice = translate("Streams", "What did you change? Keep it, and try more of it as a strategy.")
    elif ratio < 1.0 - _CHANGE:
        advice = translate("Streams", "Compare with a strategy that brings back what you did before.")
    else:
        advice = translate("Streams", "About the same: one LIVE more or less would hide a change this small.")
    return Finding(question, answer, advice)


def words_of_weekday(fmt: Format, name: str, best: int, most: str, least: int, fewest: str) -> Finding:
    """Which weekday does best."""
    days = [fmt.locale.dayName(day + 1) for day in (best, least)]
    return Finding(
        translate("Streams", "Which day is best for {what}?").format(what=words.figure_name(name)),
        translate("Streams", "{best}, typically {most}; {least} brings {fewest}.").format(
            best=days[0], most=most, least=days[1], fewest=fewest
        ),
        translate("Streams", "Move one LIVE to that day for four weeks and look here again."),
    )


def words_of_length(fmt: Format, doubling: float, low: float, high: float) -> Finding:
    """What longer LIVEs bring per hour."""
    advice = (
        translate("Streams", "Longer LIVEs pay less an hour: try two shorter ones.")
        if high < 1.0
        else translate("Streams", "Longer LIVEs pay more an hour: try Stream length.")
        if low > 1.0
        else translate("Streams", "It cannot be told yet: vary the length of your LIVEs.")
    )
    return Finding(
        translate("Streams", "Do longer LIVEs pay?"),
        translate("Streams", "At twice the length an hour brings {n} times as much, 8 out of 10: {range}.").format(
            n=fmt.number(doubling), range=fmt.number_range(low, high)
        ),
        advice,
    )


def words_of_top(fmt: Format, share: float) -> Finding:
    """How much rests on one LIVE."""
    return Finding(
        translate("Streams", "How much rests on one LIVE?"),
        translate("Streams", "Your best LIVE brought {share} of everything.").format(share=fmt.share(share)),
        translate("Streams", "Do not plan with it: the typical LIVE is what comes again."),
    )


def words_of_best(fmt: Format, most: str, when: str) -> Finding:
    """The personal best."""
    return Finding(
        translate("Streams", "Your best LIVE?"),
        translate("Streams", "{most}, on {when}.").format(most=most, when=when),
        translate("Streams", "Note down what was different, in the note of that LIVE."),
    )


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
