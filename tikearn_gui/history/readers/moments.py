"""Days and times as they stand in exports and tables of many countries."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from tikearn_gui.history.readers.values import Unreadable, is_missing

__all__ = ["day_or_month_first", "has_time", "is_moment", "moment", "nearer_together"]

LONGEST: Final = 80
_MONTHS: Final[tuple[tuple[str, ...], ...]] = (
    ("jan", "ene", "gen", "янв", "oca"), ("feb", "fév", "fev", "фев", "şub"), ("mar", "mär", "mrz", "мар"),
    ("apr", "abr", "avr", "апр", "nis"), ("may", "mai", "mag", "maj", "mei", "май", "мая"),
    ("jun", "juin", "giu", "июн", "haz"), ("jul", "juil", "lug", "июл", "tem"),
    ("aug", "ago", "aoû", "aou", "авг", "ağu"), ("sep", "set", "сен", "eyl"),
    ("oct", "okt", "out", "ott", "окт", "eki"), ("nov", "ноя", "kas"),
    ("dec", "dez", "dic", "déc", "дек", "ara"),
)  # fmt: skip
"""How the names of the months begin in a dozen languages."""

_ISO: Final = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?![\d])")
_NUMERIC: Final = re.compile(r"(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?![\d])")
_NAMED_DAY_FIRST: Final = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?\.?\s*(?:de\s+)?([^\W\d]{3,12})\.?\s*(?:de\s+)?,?\s*(\d{4})"
)
_NAMED_MONTH_FIRST: Final = re.compile(r"([^\W\d]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_TIME: Final = re.compile(
    r"(?<![\d:])(\d{1,2})[:h時点시](\d{2})(?:[:m分](\d{2}))?(?:[.,]\d+)?分?秒?\s*([ap]\.?m\.?\b)?", re.IGNORECASE
)
_MERIDIEM: Final = re.compile("(午前|上午|오전)|(午後|下午|오후)")


def moment(value: Any, first: str | None = None) -> datetime | None:
    """The day and time that a value means, without a zone; midnight where there is no time; None where it is missing.

    ``first`` says what comes first in ``03/04/2026``: ``day`` or ``month``. A zone behind the time is left as it is:
    the time is that of the record. Raises Unreadable.
    """
    if is_missing(value):
        return None
    if isinstance(value, datetime):
        return value.replace(tzinfo=None, microsecond=0)
    if isinstance(value, date):
        return datetime.combine(value, time())
    if not isinstance(value, str) or len(value) > LONGEST:
        raise Unreadable(f"'{str(value)[:40]}' is no day and time")
    text = unicodedata.normalize("NFKC", value).replace("\u202f", " ").strip()
    found = _day(text, first)
    if found is None:
        raise Unreadable(f"'{value[:40]}' is no day and time")
    day, rest = found
    return _with_time(day, rest, value)


def is_moment(value: Any) -> bool:
    """Whether a value is a day, with a time or without."""
    try:
        return moment(value, "day") is not None
    except Unreadable:
        try:
            return moment(value, "month") is not None
        except Unreadable:
            return False


def has_time(value: Any) -> bool:
    """Whether a value holds a time of day."""
    if isinstance(value, datetime):
        return value.time() != time()
    return isinstance(value, str) and _TIME.search(value) is not None


def _day(text: str, first: str | None) -> tuple[datetime, str] | None:
    """The day in a text and what stands around it."""
    for pattern, order in (
        (_ISO, (1, 2, 3)),
        (_NUMERIC, (4, 3, 1) if first != "month" else (4, 1, 3)),
        (_NAMED_DAY_FIRST, (3, 2, 1)),
        (_NAMED_MONTH_FIRST, (3, 1, 2)),
    ):
        found = pattern.search(text)
        if found is None:
            continue
        year, month, day = (found[group] for group in order)
        number = int(month) if month.isdecimal() else _month(month)
        if number is None:
            continue
        if pattern is _NUMERIC and number > 12 >= int(day):  # then it can only be the other way round
            number, day = int(day), str(number)
        full = int(year) + (2000 if len(year) == 2 else 0)
        try:
            made = datetime(full, number, int(day))
        except ValueError:
            raise Unreadable(f"'{text[:40]}' is no day of a calendar") from None
        return made, f"{text[: found.start()]} {text[found.end() :]}"
    return None


def _month(name: str) -> int | None:
    plain = name.casefold()
    return next((at for at, names in enumerate(_MONTHS, 1) if plain.startswith(names)), None)


def _with_time(day: datetime, rest: str, value: str) -> datetime:
    found = _TIME.search(rest.replace("T", " "))
    if found is None:
        return day
    hour, minute, second = int(found[1]), int(found[2]), int(found[3] or 0)
    mark = (found[4] or "").casefold()[:1]
    eastern = _MERIDIEM.search(rest)
    if eastern is not None:
        mark = "a" if eastern[1] else "p"
    if mark and 1 <= hour <= 12:
        hour = hour % 12 + (12 if mark == "p" else 0)
    if hour > 23 or minute > 59 or second > 59:
        raise Unreadable(f"'{value[:40]}' is no time of a day")
    return day + timedelta(hours=hour, minutes=minute, seconds=second)


def day_or_month_first(values: Iterable[Any]) -> str | None:
    """What comes first in days such as ``03/04/2026``: ``day``, ``month``, or None where nothing tells.

    Days with dots are written day first everywhere.
    """
    doubtful = False
    for value in values:
        found = _NUMERIC.search(value) if isinstance(value, str) and not _ISO.search(value) else None
        if found is None:
            continue
        if found[2] == "." or int(found[1]) > 12:
            return "day"
        if int(found[3]) > 12:
            return "month"
        doubtful = doubtful or found[1] != found[3]
    return None if doubtful else "day"


def nearer_together(values: Sequence[Any]) -> str | None:
    """Which order puts the days of a list nearer together and in one direction; None where they hardly differ."""
    spans = {}
    for first in ("day", "month"):
        try:
            days = [found for value in values if (found := moment(value, first)) is not None]
        except Unreadable:
            continue
        steps = [abs((later - earlier).days) for earlier, later in itertools.pairwise(days)]
        spans[first] = sum(steps)
    if len(spans) == 1:
        return next(iter(spans))
    if not spans or min(spans.values()) * 2 > max(spans.values()):
        return None
    return min(spans, key=lambda first: spans[first])
