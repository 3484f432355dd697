"""Every sentence of the page Your streams and of what it asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from tikearn_gui.ui.text import lever_name

if TYPE_CHECKING:
    from datetime import datetime

    from tikearn_gui.ui.format import Format
    from tikearn_gui.ui.pages.streams_views import Graded

translate = QCoreApplication.translate


def counted(one: str, more: str, count: int, fmt: Format) -> str:
    """The words for one thing, or for so many."""
    return one if count == 1 else more.format(n=fmt.count(count))


def lives(fmt: Format, count: int) -> str:
    """A number of LIVEs."""
    return counted(translate("Streams", "1 LIVE"), translate("Streams", "{n} LIVEs"), count, fmt)


# -- nothing there yet ----------------------------------------------------------------------------------------------


def nothing_yet() -> tuple[str, str]:
    """Why the page is empty and how to get the export; the verb of the button."""
    return (
        translate(
            "Streams",
            "No LIVE of yours is here yet. In TikTok choose Settings, Account, Download your data, All data, JSON; "
            "two days later the file is ready. Import it, a CSV file of LIVE Center, your agency’s sheet, or drop "
            "any of them here. It stays on this computer, and only the list of LIVEs is read.",
        ),
        translate("Streams", "Import your LIVEs"),
    )


# -- buttons --------------------------------------------------------------------------------------------------------


def verbs() -> dict[str, str]:
    """What the buttons say, by the names of the buttons."""
    return {
        "log": translate("Streams", "Log a LIVE"),
        "bring": translate("Streams", "Import"),
        "paste": translate("Streams", "Paste a table"),
        "export": translate("Streams", "Save as CSV"),
        "cancel": translate("Streams", "Cancel"),
        "widen": translate("Streams", "Widen"),
    }


def use(fmt: Format, count: int) -> str:
    """The button under the levers."""
    return counted(translate("Streams", "Use this one"), translate("Streams", "Use these {n}"), count, fmt)


def use_one() -> str:
    """In a lever's row."""
    return translate("Streams", "Use")


def used() -> str:
    """In a lever's row that is used already."""
    return translate("Streams", "yours")


def can_be_undone() -> str:
    """Beside the button."""
    return translate("Streams", "one step, can be undone")


# -- headline -------------------------------------------------------------------------------------------------------


def range_held() -> str:
    """Over the hero."""
    return translate("Streams", "Your 8-out-of-10 range held")


def of_lives(fmt: Format, count: int) -> str:
    """Beside the hero."""
    return translate("Streams", "of {n}").format(n=fmt.count(count))


def in_the_log() -> str:
    """Over the hero while there are too few LIVEs to grade."""
    return translate("Streams", "In your log")


def verdict(fmt: Format, graded: Graded) -> str:
    """What to make of how often ranges held."""
    low, high = (fmt.count(count) for count in graded.fair)
    said = {
        "right": translate("Streams", "About right: {low} to {high} is what a fair range holds."),
        "too narrow": translate("Streams", "Too narrow: a fair range holds {low} to {high}."),
        "too wide": translate("Streams", "Too wide: a fair range holds {low} to {high}."),
        "too few": translate("Streams", "Too few to judge: a fair range holds {low} to {high}."),
    }
    return said[graded.verdict].format(low=low, high=high)


def how_graded(fmt: Format, graded: Graded) -> str:
    """How the forecasts were made, and how they do against simple rules."""
    text = translate("Streams", "Each LIVE was forecast from the ones before it.")
    if graded.against is None:
        return text
    rules = {
        "last": translate("Streams", "the last LIVE again"),
        "mean": translate("Streams", "the average so far"),
        "past": translate("Streams", "any LIVE so far"),
        "log_normal": translate("Streams", "a bell curve of the past"),
    }
    share = abs(1.0 - graded.against)
    better = graded.against <= 1.0
    found = (
        translate("Streams", "Its error is {share} smaller than that of the best simple rule, {rule}.")
        if better
        else translate("Streams", "Its error is {share} larger than that of the best simple rule, {rule}.")
    )
    return f"{text} {found.format(share=fmt.share(share), rule=rules[graded.rule])}"


def too_few(fmt: Format, count: int, needed: int) -> str:
    """Why nothing is graded yet."""
    missing = lives(fmt, max(needed - count, 1))
    return translate("Streams", "Forecasts are graded from the ninth LIVE with known income on; {lives} to go.").format(
        lives=missing
    )


def being_counted() -> str:
    """While grades and fits are worked at."""
    return translate("Streams", "Forecasting each LIVE from the ones before it …")


def widen_offer(fmt: Format, value: float) -> str:
    """What widening does."""
    return translate("Streams", "Widen sets the lever {lever} to {value}, and with it all ranges of the plan.").format(
        lever=lever_name("stream_spread"), value=fmt.number(value)
    )


# -- chart ----------------------------------------------------------------------------------------------------------


def chart_title() -> str:
    """Over the chart."""
    return translate("Streams", "Income of each LIVE, forecast and actual")


def legend() -> tuple[str, str, str]:
    """Range, middle, dot."""
    return (
        translate("Streams", "8 of 10 forecast"),
        translate("Streams", "typical"),
        translate("Streams", "what came"),
    )


def chart_summary(fmt: Format, graded: Graded) -> str:
    """The chart for a screen reader."""
    return translate("Streams", "The range held {held} of {of} LIVEs.").format(
        held=fmt.count(graded.held), of=fmt.count(graded.of)
    )


# -- log ------------------------------------------------------------------------------------------------------------


def log_columns() -> tuple[str, ...]:
    """Titles of the log: start, minutes, views, likes, gifters, income, forecast, leave out."""
    return (
        translate("Streams", "LIVE"),
        translate("Streams", "Minutes"),
        translate("Streams", "Views"),
        translate("Streams", "Likes"),
        translate("Streams", "Gifters"),
        translate("Streams", "Income"),
        translate("Streams", "Forecast"),
        "",
    )


def log_name() -> str:
    """The log for a screen reader."""
    return translate("Streams", "Your LIVEs, the newest first")


def forecast_word(kind: str) -> str:
    """Where a LIVE lay against its forecast."""
    return {
        "in": translate("Streams", "in range"),
        "above": translate("Streams", "▲ above"),
        "below": translate("Streams", "▼ below"),
    }.get(kind, "")


def leave_out() -> str:
    """The button of a LIVE that counts."""
    return translate("Streams", "leave out")


def count_again() -> str:
    """The button of a LIVE that was left out."""
    return translate("Streams", "count")


def more_lives(fmt: Format, count: int) -> str:
    """The link under the log."""
    return translate("Streams", "{n} more").format(n=fmt.count(count))


def fewer_lives() -> str:
    """The link under the whole log."""
    return translate("Streams", "show the newest alone")


def rows_refused(fmt: Format, count: int) -> str:
    """The link to the rows that were not taken."""
    return counted(translate("Streams", "1 row refused"), translate("Streams", "{n} rows refused"), count, fmt)


def about_log(fmt: Format, left_out: int, periods: int) -> str:
    """What else must be said of the log; empty where nothing."""
    parts = []
    if left_out:
        parts.append(translate("Streams", "{n} left out by you").format(n=fmt.count(left_out)))
    if periods:
        parts.append(
            translate("Streams", "{n} days or periods for totals, none of them counts as a LIVE").format(
                n=fmt.count(periods)
            )
        )
    return " · ".join(parts)


# -- levers ---------------------------------------------------------------------------------------------------------


def fits_title() -> str:
    """Over the levers."""
    return translate("Streams", "What your LIVEs say about the levers")


def fits_columns() -> tuple[str, ...]:
    """Titles: lever with what was believed and what the log says, use."""
    return translate("Streams", "Believed → your LIVEs, 8 out of 10"), ""


def fit_note(fmt: Format, note: str, count: int) -> str:
    """What a lever's row says when the mouse rests on it."""
    told = translate("Streams", "From {lives}.").format(lives=lives(fmt, count))
    said = {
        "held": translate("Streams", "With so few LIVEs with gifts, how unequal gifts are is left as it was."),
        "short": translate("Streams", "A short record reads too low, which is put right here."),
        "common": translate("Streams", "Likes and gifts also rise together for other reasons, so the range is wide."),
    }.get(note, "")
    return f"{told} {said}".strip()


def no_fit() -> str:
    """Where the log says nothing of any lever."""
    return translate("Streams", "The log says nothing of any lever yet.")


def missing(figures: str) -> str:
    """Which figures nobody recorded."""
    return translate("Streams", "Not recorded, so not told: {figures}.").format(figures=figures)


def figure_name(name: str) -> str:
    """A figure of a LIVE, in a sentence and beside a field."""
    return {
        "views": translate("Streams", "views"),
        "unique_viewers": translate("Streams", "unique viewers"),
        "likes": translate("Streams", "likes"),
        "gifters": translate("Streams", "gifters"),
        "diamonds": translate("Streams", "diamonds"),
        "money": translate("Streams", "money"),
        "new_followers": translate("Streams", "new followers"),
        "comments": translate("Streams", "comments"),
        "shares": translate("Streams", "shares"),
        "watch_minutes": translate("Streams", "minutes watched"),
        "average_viewers": translate("Streams", "viewers at a time"),
        "peak_viewers": translate("Streams", "most viewers at a time"),
        "minutes": translate("Streams", "minutes"),
        "start": translate("Streams", "start"),
        "end": translate("Streams", "end"),
        "time": translate("Streams", "time of day"),
        "note": translate("Streams", "note"),
        "title": translate("Streams", "title"),
        "income": translate("Streams", "income"),
        "income_per_hour": translate("Streams", "income per hour"),
        "likes_per_view": translate("Streams", "likes per view"),
        "gifters_per_100_views": translate("Streams", "gifters per 100 views"),
    }.get(name, name.replace("_", " "))


# -- review ---------------------------------------------------------------------------------------------------------


def review_title() -> str:
    """Over the findings."""
    return translate("Streams", "Looking back")


def checks_title() -> str:
    """Before what does not fit together."""
    return translate("Streams", "Looks odd")


# -- days ------------------------------------------------------------------------------------------------------------


def when(fmt: Format, start: datetime) -> str:
    """The day of a LIVE, with its year."""
    return fmt.locale.toString(QDate(start.year, start.month, start.day), "ddd d MMM yyyy")


def short_day(fmt: Format, start: datetime) -> str:
    """The day of a LIVE, as in a table."""
    return fmt.locale.toString(QDate(start.year, start.month, start.day), "ddd d MMM")


def day_month(fmt: Format, start: datetime) -> str:
    """The day of a LIVE at the end of a small axis."""
    return fmt.locale.toString(QDate(start.year, start.month, start.day), "d MMM")


def short_weekday(fmt: Format, day: int) -> str:
    """A weekday under a column; 0 is Monday."""
    return fmt.locale.dayName(day + 1, QLocale.FormatType.ShortFormat)


def from_to(before: str, now: str) -> str:
    """What was believed of a lever, and what the log makes of it."""
    return translate("Streams", "{before}  →  {now}").format(before=before, now=now)
