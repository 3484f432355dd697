"""The sentences of stress cases and of single futures on the What matters page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from tikearn_gui.ui.format import Format

translate = QCoreApplication.translate


def what_if() -> tuple[str, str]:
    """Heading of the stress cases, and its muted part."""
    return translate("Matters", "What if"), translate("Matters", "press one to see it on the fan")


def stress_name(name: str) -> str:
    """A stress case in words. Raises KeyError for an unknown one."""
    return {
        "rate_cut": translate("Matters", "Gifts pay a fifth less"),
        "reach_halved": translate("Matters", "Half the reach for 3 weeks"),
        "ill": translate("Matters", "Ill for 2 weeks"),
        "viral_week": translate("Matters", "One viral week"),
        "top_gifter_gone": translate("Matters", "The top gifter stays away"),
    }[name]


def stress_columns() -> tuple[str, ...]:
    """Titles of that table."""
    return (
        translate("Matters", "In the plan"),
        translate("Matters", "Typical"),
        translate("Matters", "Change"),
        translate("Matters", "8 of 10 futures"),
    )


def ten_futures(fmt: Format, count: int) -> str:
    """Heading of the futures that are played."""
    return translate("Matters", "{count} futures, played").format(count=fmt.count(count))


def play() -> str:
    """The button that plays them."""
    return translate("Matters", "Play")


def pause() -> str:
    """The button while they are played."""
    return translate("Matters", "Pause")


def next_one() -> str:
    """The button that shows the next one."""
    return translate("Matters", "Next")


def invite() -> str:
    """Before a future has been played."""
    return translate("Matters", "The fan is made of thousands of futures. Play ten of them, one after another.")


def story(fmt: Format, number: int, total: float, better_than: float, sentence: str) -> str:
    """A future in words."""
    words = translate("Matters", "Future {number}: {amount}, better than {count} of 100. {sentence}")
    return words.format(
        number=fmt.count(number), amount=fmt.money(total), count=fmt.of_100(better_than), sentence=sentence
    )


def event(fmt: Format, kind: str, week: int, amount: float) -> str:
    """One thing that happened in a future. Raises KeyError for an unknown kind."""
    number = fmt.number(amount)
    return {
        "deal": translate("Matters", "a sponsor for {amount} in week {week}"),
        "large gift": translate("Matters", "{number} coins from one person in week {week}"),
        "breakout": translate("Matters", "a LIVE with {number} views in week {week}"),
        "failed": translate("Matters", "a LIVE with only {number} views in week {week}"),
        "followers": translate("Matters", "{number} new followers in week {week}"),
        "quiet": translate("Matters", "{number} LIVEs without a gift from week {week} on"),
    }[kind].format(number=number, amount=fmt.money(amount), week=fmt.count(week))


def nothing_happened() -> str:
    """A future without events."""
    return translate("Matters", "No single thing stands out.")


def happened(events: str) -> str:
    """The events as a sentence: its first letter is a capital, and it ends."""
    return events[:1].upper() + events[1:] + "."
