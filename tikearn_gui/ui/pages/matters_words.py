"""Every sentence of the What matters page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from tikearn_gui.ui.pages.matters_views import Reach
from tikearn_gui.ui.text import lever_in_sentence, lever_name

if TYPE_CHECKING:
    from tikearn_gui.ui.format import Format
    from tikearn_gui.ui.pages.matters_views import Bar, Combination, Knowing, SeekRow, WorthStep

translate = QCoreApplication.translate


# -- headline -------------------------------------------------------------------------------------------------------


def matters_most() -> str:
    """The sentence over the hero, with a place for {name}."""
    return translate("Matters", "What matters most for {name} is")


def being_counted() -> str:
    """In the place of the hero, and of parts that have not come yet."""
    return translate("Matters", "being counted …")


def over_range(*, unsure: bool) -> str:
    """Where the typical total goes, with a place for {range}."""
    if unsure:
        return translate("Matters", "Over its unsure range the typical total goes from {range}.")
    return translate("Matters", "One notch of it moves the typical total: {range}.")


def still_a_guess() -> str:
    """Before the hint where to look it up."""
    return translate("Matters", "It is still")


def nothing_matters() -> str:
    """In the place of the hero, where no lever moves anything."""
    return translate("Matters", "nothing yet")


# -- tornado and split ------------------------------------------------------------------------------------------------


def one_at_a_time() -> tuple[str, str]:
    """Heading of the tornado, and its muted part."""
    return translate("Matters", "One lever at a time, low to high"), translate("Matters", "the others stay")


def typical(amount: str) -> str:
    """Over the line that all bars start from."""
    return translate("Matters", "typical {amount}").format(amount=amount)


def progress(fmt: Format, counted: int, expected: int) -> str:
    """While bars or values are being counted."""
    words = translate("Matters", "{counted} of {expected} counted …")
    return words.format(counted=fmt.count(counted), expected=fmt.count(expected))


def bar_sentence(fmt: Format, bar: Bar) -> str:
    """A bar in words."""
    words = translate("Matters", "{lever} from {low} to {high}: typical total {range}")
    return words.format(
        lever=lever_name(bar.lever), low=bar.low_value, high=bar.high_value, range=fmt.money_range(bar.low, bar.high)
    )


def where_from() -> str:
    """Heading of the split."""
    return translate("Matters", "Where the range comes from")


def parts() -> tuple[tuple[str, str, str], ...]:
    """The parts of the spread: key of their colour, name, what they are."""
    return (
        ("know", translate("Matters", "What you do not know"), translate("Matters", "shrinks when you measure")),
        ("audience", translate("Matters", "Audience luck"), translate("Matters", "good and bad evenings")),
        ("gift", translate("Matters", "Gifts and deals luck"), translate("Matters", "a few big givers, a rare deal")),
    )


def luck_evens_out() -> str:
    """Under the split."""
    return translate(
        "Matters", "Luck evens out over more LIVEs and more givers. Measuring shrinks only the first part."
    )


def rests_on() -> tuple[str, str]:
    """Heading of the contributions, and its muted part."""
    return translate("Matters", "What the range rests on"), translate("Matters", "all doubts drawn")


def rests_hint() -> str:
    """What sets it apart from the tornado."""
    return translate(
        "Matters",
        "The bars move one lever and hold the others. This asks how much of the whole range goes along with the doubt "
        "about a lever while all are drawn.",
    )


def no_doubt() -> str:
    """Where no lever is unsure."""
    return translate("Matters", "No lever is unsure, so the range is luck alone.")


# -- goal seek --------------------------------------------------------------------------------------------------------


def to_reach() -> str:
    """Heading of goal seek, with places for {goal} and {chance}."""
    return translate("Matters", "To reach {goal} in {chance} futures, change one of these")


def of_100(fmt: Format, share: float) -> str:
    """A chance: "50 of 100"."""
    return translate("Matters", "{count} of 100").format(count=fmt.of_100(share))


def reached_now(fmt: Format, chance: float) -> str:
    """Where the goal needs no change."""
    words = translate("Matters", "Your goal is reached as things are, in {count} futures.")
    return words.format(count=of_100(fmt, chance))


def apply() -> str:
    """The verb on the button of a found value."""
    return translate("Matters", "Apply")


def arrow() -> str:
    """Between the value now and the one found."""
    return "→"


def seek_note(fmt: Format, row: SeekRow) -> str:
    """What a value costs, or why there is none."""
    if row.reach is Reach.NOW:
        return translate("Matters", "reached as it is")
    if row.reach is Reach.NEVER:
        name = lever_in_sentence(row.lever)
        if row.best <= 0.0:
            return translate("Matters", "no {lever} gets there").format(lever=name)
        return translate("Matters", "cannot: {count} at most").format(count=of_100(fmt, row.best))
    if row.reach is Reach.BEYOND:
        if round(row.hours, 1) == 0:
            return translate("Matters", "not within reason")
        return translate("Matters", "not within reason, {hours}").format(hours=more_hours(fmt, row.hours))
    return more_hours(fmt, row.hours)


def more_hours(fmt: Format, hours: float) -> str:
    """What a change costs in hours a week."""
    rounded = round(hours, 1)
    if rounded == 0:
        return translate("Matters", "no extra hours")
    return translate("Matters", "{hours} a week").format(hours=fmt.hours(rounded, plus=True))


def never() -> str:
    """In the place of a value that does not exist."""
    return "–"


def two_together() -> str:
    """Before the two lists of levers."""
    return translate("Matters", "Or together")


def two_names() -> tuple[str, str]:
    """Accessible names of both lists."""
    return translate("Matters", "First lever to combine"), translate("Matters", "Second lever to combine")


def none_chosen() -> str:
    """First entry of both lists."""
    return translate("Matters", "choose a lever")


def combined(fmt: Format, found: Combination) -> str:
    """What two levers together reach."""
    one, two = (lever_in_sentence(key) for key in found.levers)
    if found.values is None:
        words = translate("Matters", "Not even {one} and {two} together get there: {count} at most.")
        return words.format(one=one, two=two, count=of_100(fmt, found.best))
    words = translate("Matters", "{one} {first} and {two} {second}, {hours}.")
    return words.format(
        one=lever_name(found.levers[0]), first=found.values[0], two=two, second=found.values[1],
        hours=more_hours(fmt, found.hours),
    )  # fmt: skip


# -- measure first ----------------------------------------------------------------------------------------------------


def measure_first() -> str:
    """Heading."""
    return translate("Matters", "Measure first")


def knowing_columns() -> tuple[str, str, str]:
    """Titles of that table."""
    return (
        translate("Matters", "If you knew"),
        translate("Matters", "best strategy\nchanges, of 100"),
        translate("Matters", "worth"),
    )


def knowing_changes(fmt: Format, knowing: Knowing) -> str:
    """How often the best strategy would change."""
    if knowing.changes < 0.005:
        return translate("Matters", "under 1")
    return fmt.of_100(knowing.changes)


def one_strategy() -> str:
    """In the place of that table, where there is nothing to choose from."""
    return translate(
        "Matters",
        "With one strategy there is nothing to choose between, so no figure could change your choice. Duplicate it and "
        "move one lever.",
    )


def nothing_to_know() -> str:
    """Where knowing changes nothing."""
    return translate("Matters", "Whatever the unsure figures turn out to be, your best strategy stays the same.")


# -- heat map ---------------------------------------------------------------------------------------------------------


def two_levers() -> str:
    """Heading of the heat map."""
    return translate("Matters", "Two levers at once")


def across() -> str:
    """Accessible name of the list of levers of the x axis."""
    return translate("Matters", "Lever from left to right")


def upwards() -> str:
    """Accessible name of the list of levers of the y axis."""
    return translate("Matters", "Lever from bottom to top")


def against() -> str:
    """Between both lists."""
    return translate("Matters", "and")


def heat_cell(fmt: Format, x: str, y: str, x_value: str, y_value: str, amount: float, chance: float) -> str:
    """A cell in words."""
    words = translate("Matters", "{x} {x_value}, {y} {y_value}: typically {amount}, goal reached in {count} of 100")
    return words.format(
        x=lever_name(x), x_value=x_value, y=lever_in_sentence(y), y_value=y_value, amount=fmt.money(amount),
        count=fmt.of_100(chance),
    )  # fmt: skip


def ruled_out(x: str, y: str, x_value: str, y_value: str) -> str:
    """A cell that a strategy cannot have."""
    words = translate("Matters", "{x} {x_value}, {y} {y_value}: not possible together")
    return words.format(x=lever_name(x), x_value=x_value, y=lever_in_sentence(y), y_value=y_value)


# -- worth of likes ---------------------------------------------------------------------------------------------------


def likes_worth() -> tuple[str, str]:
    """Heading of the waterfall, and its muted part."""
    return translate("Matters", "What 1,000 more likes bring"), translate("Matters", "nothing directly")


def effect_name(effect: str) -> str:
    """How likes act. Raises KeyError for an unknown effect."""
    return {
        "visibility": translate("Matters", "more are shown your LIVE"),
        "retention": translate("Matters", "people stay longer"),
        "gifts": translate("Matters", "they give more easily"),
        "brand": translate("Matters", "brands find you"),
    }[effect]


def worth_step(source: str, effect: str) -> str:
    """A step of the waterfall."""
    return translate("Matters", "{source}: {effect}").format(source=source, effect=effect_name(effect))


def worth_total() -> str:
    """The last bar."""
    return translate("Matters", "In all")


def no_worth() -> str:
    """Where likes move nothing."""
    return translate("Matters", "More likes move nothing here: no one gives, orders or asks for deals because of them.")


def worth_sentence(fmt: Format, step: WorthStep, source: str) -> str:
    """A step in words."""
    words = translate("Matters", "{name}: {amount}, 8 out of 10 futures {range}")
    return words.format(
        name=worth_step(source, step.effect), amount=fmt.money_exact(step.amount, plus=True),
        range=fmt.money_range(step.low, step.high),
    )  # fmt: skip


# -- ledger -----------------------------------------------------------------------------------------------------------


def ledger_title() -> tuple[str, str]:
    """Heading of the ledger, and its muted part."""
    return translate("Matters", "What every figure rests on"), translate("Matters", "press a lever to go to it")


def ledger_columns() -> tuple[str, ...]:
    """Titles of that table."""
    return (
        translate("Matters", "Lever"),
        translate("Matters", "Value"),
        translate("Matters", "Founded"),
        translate("Matters", "Of the range"),
        translate("Matters", "Looked up"),
        translate("Matters", "Source"),
    )


def yours() -> str:
    """In the place of a source, for what the creator set."""
    return translate("Matters", "you")


def first_figures() -> str:
    """Before the first figures."""
    return translate("Matters", "Your strategy is being played. This takes a moment.")


def as_text(parts: list[str]) -> str:
    """The page as text, for the clipboard."""
    return "\n\n".join(part for part in parts if part) + "\n"
