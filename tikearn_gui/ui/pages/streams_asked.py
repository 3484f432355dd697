"""What is said and asked where LIVEs are brought in, by files or by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from tikearn_gui.ui.pages import streams_words as words

if TYPE_CHECKING:
    from tikearn_gui.ui.format import Format

translate = QCoreApplication.translate


# -- what an import brought ----------------------------------------------------------------------------------------


def imported(fmt: Format, name: str, added: int, known: int, filled: int, refused: int) -> str:
    """What came of a file, in one sentence."""
    parts = [words.lives(fmt, added) + " " + translate("Streams", "added")]
    if known:
        parts.append(translate("Streams", "{n} known already").format(n=fmt.count(known)))
    if filled:
        parts.append(translate("Streams", "{n} of them completed").format(n=fmt.count(filled)))
    if refused:
        parts.append(words.rows_refused(fmt, refused))
    return translate("Streams", "{name}: {what}.").format(name=name, what=", ".join(parts))


def not_taken() -> str:
    """Title of the list of rows that were refused."""
    return translate("Streams", "What was not taken")


def why_not_taken(fmt: Format, name: str, rows: int, refused: int) -> str:
    """Over the list."""
    text = translate("Streams", "{name} has {rows} rows; these {refused} were left out, the others are in your log.")
    return text.format(name=name, rows=fmt.count(rows), refused=fmt.count(refused))


def and_more(fmt: Format, count: int) -> str:
    """Under a list that is too long."""
    return translate("Streams", "and {n} more").format(n=fmt.count(count))


def list_verbs() -> tuple[str, str]:
    """Copy, close."""
    return translate("Streams", "Copy"), translate("Streams", "Close")


def holds_none(name: str) -> str:
    """A file without any LIVE."""
    return translate(
        "Streams",
        "{name} holds no LIVE: export your data from TikTok once more, with the part about LIVE, as JSON.",
    ).format(name=name)


def reading(name: str, percent: str) -> str:
    """Beside the progress of a reading."""
    return translate("Streams", "Reading {name}: {percent}").format(name=name, percent=percent)


def nothing_to_paste() -> str:
    """The clipboard holds no text."""
    return translate(
        "Streams", "There is no table in the clipboard: copy the rows of your LIVEs first, headings included."
    )


# -- questions ------------------------------------------------------------------------------------------------------


def ask_earnings(when: str, shown: str, because: str) -> tuple[str, str]:
    """Title and text of the question what TotalEarning is."""
    text = translate(
        "Streams",
        "The file does not say whether its earnings are diamonds or money. Of your LIVE of {when} it says {shown}. "
        "What did you earn there?",
    ).format(when=when, shown=shown)
    return translate("Streams", "What are the earnings in this file?"), f"{text} {because}".strip()


def ask_dates(shown: str) -> tuple[str, str]:
    """Title and text of the question what comes first in dates."""
    text = translate("Streams", "One of the dates is {shown}. Does the day or the month come first?").format(
        shown=shown
    )
    return translate("Streams", "How are dates written in this file?"), text


def ask_creator() -> tuple[str, str]:
    """Title and text of the question whose rows are meant."""
    return (
        translate("Streams", "Who are you in this sheet?"),
        translate("Streams", "It holds several creators. Only your own rows are kept."),
    )


def answer(choice: str) -> str:
    """The verb of an answer."""
    return {
        "diamonds": translate("Streams", "Diamonds"),
        "unknown": translate("Streams", "I do not know"),
        "day": translate("Streams", "The day"),
        "month": translate("Streams", "The month"),
    }.get(choice, choice)


def match_words() -> tuple[str, str, str, str]:
    """Title and text of the dialog that matches headings, no use, and the verb."""
    return (
        translate("Streams", "What do these columns hold?"),
        translate("Streams", "These headings were not recognised. What you choose is remembered for the next file."),
        translate("Streams", "nothing of use"),
        translate("Streams", "Read it so"),
    )


# -- one LIVE by hand -----------------------------------------------------------------------------------------------


def live_title(new: bool) -> str:
    """The dialog of one LIVE."""
    return translate("Streams", "Log a LIVE") if new else translate("Streams", "Change this LIVE")


def live_hint() -> str:
    """What to do with fields that are not known."""
    return translate("Streams", "Leave empty what you do not know: unknown is not the same as 0.")


def start_hint() -> str:
    """How a start is written."""
    return translate("Streams", "such as 2026-11-20 19:30")


def bad_start(text: str) -> str:
    """A start that is none."""
    return translate("Streams", "{text} is no day and time; write it such as 2026-11-20 19:30.").format(text=text)


def bad_number(name: str, text: str) -> str:
    """A figure that is none."""
    return translate("Streams", "{name}: {text} is no number.").format(name=name, text=text)


def dialog_verbs() -> tuple[str, str, str]:
    """Back, delete, save."""
    return translate("Streams", "Back"), translate("Streams", "Delete"), translate("Streams", "Save")
