"""Every sentence of the Compare page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from tikearn_gui.ui.pages.words import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tikearn_gui.ui.format import Format
    from tikearn_gui.ui.pages.compare_views import Duel, Place

translate = QCoreApplication.translate


# -- headline -------------------------------------------------------------------------------------------------------


def beats() -> str:
    """The headline, with places for {b} and {a}; the hero follows."""
    return translate("Compare", "{b} beats {a} in")


def of_100() -> str:
    """Beside the hero."""
    return translate("Compare", "of 100")


def too_close() -> str:
    """Over a tie, with places for {b} and {a}; the hero follows."""
    return translate("Compare", "{b} against {a} is too close to call: ahead in")


def eight_of_ten() -> str:
    """The range of the difference, with a place for {range}."""
    return translate("Compare", "8 out of 10 futures: {range}")


def typically() -> str:
    """The typical difference, with places for {amount} and {hours}."""
    return translate("Compare", "Typically {amount}, {hours}")


def hours(fmt: Format, more: float) -> str:
    """What it costs in hours a week."""
    if round(abs(more), 1) == 0:
        return translate("Compare", "for the same hours a week")
    amount = fmt.number(round(abs(more), 1))
    if more > 0:
        return translate("Compare", "for {hours} more hours a week").format(hours=amount)
    return translate("Compare", "for {hours} fewer hours a week").format(hours=amount)


def tie_advice() -> str:
    """Under a tie."""
    return translate("Compare", "Choose what you enjoy more.")


def sentence(fmt: Format, duel: Duel) -> str:
    """The duel as one sentence: "B beats A in 83 of 100 futures, by $40 to $610, typically $210"."""
    if duel.close:
        words = translate(
            "Compare",
            "Too close to call: {b} is ahead of {a} in {count} of 100 futures, by {range}, typically {typical}.",
        )
    else:
        words = translate("Compare", "{b} beats {a} in {count} of 100 futures, by {range}, typically {typical}.")
    return words.format(
        b=duel.b.name, a=duel.a.name, count=fmt.of_100(duel.ahead),
        range=fmt.money_range(duel.spread.low, duel.spread.high, plus=duel.spread.low < 0),
        typical=fmt.money(duel.spread.typical, plus=duel.spread.typical < 0),
    )  # fmt: skip


def counting() -> str:
    """Where an answer is late."""
    return translate("Compare", "counting …")


def swap() -> str:
    """The button that swaps A and B."""
    return translate("Compare", "Swap base")


def swap_hint(a: str, b: str) -> str:
    """What it does."""
    return translate("Compare", "Compare {a} with {b} instead").format(a=a, b=b)


def promote() -> str:
    """The button that makes B the base of the project."""
    return translate("Compare", "Make it the base")


def promote_hint(b: str) -> str:
    """What it does."""
    return translate("Compare", "The others follow {b} from then on; no figure moves").format(b=b)


def choose_a() -> str:
    """Of the word A."""
    return translate("Compare", "Choose what to compare with")


def choose_b() -> str:
    """Of the word B."""
    return translate("Compare", "Choose what to compare")


# -- sections -------------------------------------------------------------------------------------------------------


def all_totals() -> str:
    """Heading of the fans."""
    return translate("Compare", "Running total of all strategies")


def future_by_future() -> str:
    """Heading of the dots."""
    return translate("Compare", "Difference, future by future")


def week_by_week() -> tuple[str, str]:
    """Heading of the fan of the difference, and its muted part with places for {b} and {a}."""
    return translate("Compare", "Difference, week by week"), translate("Compare", "{b} minus {a}")


def figures_columns(weeks: str, a: str) -> tuple[str, ...]:
    """Titles of the table of figures."""
    return (
        translate("Compare", "After {weeks} weeks").format(weeks=weeks),
        translate("Compare", "Typical"),
        translate("Compare", "8 of 10 futures"),
        translate("Compare", "Goal, of 100"),
        translate("Compare", "Hours/wk"),
        translate("Compare", "An hour"),
        translate("Compare", "Differs from {a} in").format(a=a),
    )


def more_columns() -> tuple[str, ...]:
    """Titles of the second table of figures."""
    return (
        translate("Compare", "All typical figures"),
        translate("Compare", "Leanest month"),
        translate("Compare", "From the top gifter"),
        translate("Compare", "Views in all"),
        translate("Compare", "Likes in all"),
    )


def also() -> str:
    """Heading of the second table."""
    return translate("Compare", "What else comes of it")


def nothing_differs() -> str:
    """In the place of changes, for the base of the comparison."""
    return "–"


def listed_changes(changes: Sequence[tuple[str, str]]) -> str:
    """Levers with their changes: "Minutes per LIVE 60 → 90, likes per view 2 → 2.6"."""
    each = translate("Compare", "{lever} {change}")
    return ", ".join(each.format(lever=lever, change=change) for lever, change in changes)


def not_counted() -> str:
    """In the place of a figure that is being counted."""
    return "…"


def row_beats_column() -> tuple[str, str]:
    """Heading of the matrix and its muted part."""
    return translate("Compare", "How often the row beats the column"), translate("Compare", "of 100")


def row_beats(row: str, column: str, count: str) -> str:
    """One cell of the matrix as a sentence."""
    words = translate("Compare", "{row} beats {column} in {count} of 100 futures")
    return words.format(row=row, column=column, count=count)


def same_luck() -> str:
    """Under the matrix."""
    return translate(
        "Compare",
        "Same luck for all: every strategy meets the same viewers, gifts and deals in each future, so what differs is "
        "what you changed, not chance. Untinted figures are a tie.",
    )


def ranking_title() -> str:
    """Heading of the ranking."""
    return translate("Compare", "Which is best")


def place(fmt: Format, found: Place) -> tuple[str, str]:
    """A place of the ranking: its number, and the strategies on it."""
    names = listed([strategy.name for strategy in found.strategies])
    count = len(found.strategies)
    if count == 1:
        return translate("Compare", "{place}.").format(place=fmt.count(found.first)), names
    span = translate("Compare", "{first} to {last}.")
    number = span.format(first=fmt.count(found.first), last=fmt.count(found.first + count - 1))
    return number, translate("Compare", "{names}: too close to call").format(names=names)


def levers_title() -> tuple[str, str]:
    """Heading of the table of levers, and its muted part."""
    return (
        translate("Compare", "Levers that are not alike"),
        translate("Compare", "press a value to copy it to another strategy"),
    )


def lever_column() -> str:
    """Title of the first column of that table."""
    return translate("Compare", "Lever")


def all_alike() -> str:
    """In the place of that table, where nothing differs."""
    return translate("Compare", "All strategies have the same levers so far. Move one, and see here what it brings.")


def copy_to(value: str, lever: str) -> str:
    """Title of the menu of a lever's value."""
    return translate("Compare", "Copy {lever}, {value}, to").format(lever=lever, value=value)


def everybody() -> str:
    """Entry of that menu."""
    return translate("Compare", "All strategies")


# -- nothing to compare ---------------------------------------------------------------------------------------------


def one_strategy() -> tuple[str, str]:
    """What is said where there is one strategy, and the verb of the button."""
    return (
        translate("Compare", "One strategy so far. Duplicate it and move one lever."),
        translate("Compare", "Duplicate it"),
    )


def being_counted() -> str:
    """Before the first figures."""
    return translate("Compare", "Your strategies are being played. This takes a moment.")


def as_text(fmt: Format, duel: Duel, places: Sequence[Place], tables: Sequence[str]) -> str:
    """The page as text, for the clipboard."""
    ranks = [" ".join(place(fmt, found)) for found in places]
    return "\n".join([sentence(fmt, duel), *ranks, *tables]) + "\n"
