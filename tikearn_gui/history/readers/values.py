"""Numbers and lengths as people and programs write them.

A number may have thousands separators of any country, a unit or currency before or behind it, and be missing in a dozen
ways. What cannot be read is an error and never 0.
"""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

__all__ = ["Amount", "Unreadable", "amount", "count", "is_missing", "lengths", "settled_length"]

_MISSING: Final = frozenset(
    {"", "n/a", "na", "none", "null", "nan", "-", "--", "–", "—", "―", "unknown", "k.a.", "s/o", "なし", "无", "無"}
)
LONGEST_NUMBER: Final = 60
_UNITS: Final = {
    "$": "USD", "us$": "USD", "usd": "USD", "usd$": "USD", "dollar": "USD", "dollars": "USD", "€": "EUR", "euro": "EUR",
    "euros": "EUR", "£": "GBP", "¥": "JPY", "円": "JPY", "元": "CNY", "₫": "VND", "đ": "VND", "₹": "INR", "₩": "KRW",
    "₺": "TRY", "r$": "BRL", "zł": "PLN", "฿": "THB", "₱": "PHP", "rp": "IDR", "rm": "MYR", "a$": "AUD", "c$": "CAD",
    "ca$": "CAD", "mx$": "MXN", "₽": "RUB", "₴": "UAH",
}  # fmt: skip
_DIAMOND_WORDS: Final = ("diamond", "diamant", "diamante", "ダイヤ", "钻石", "鑽石", "💎", "elmas", "алмаз")
_MULTIPLES: Final = {"k": 1e3, "m": 1e6, "mio": 1e6, "mn": 1e6, "万": 1e4, "萬": 1e4, "tsd": 1e3, "mil": 1e3}
_SPACES: Final = str.maketrans(dict.fromkeys("\u00a0\u202f\u2009\u2007\t", " ") | {"\u2212": "-", "’": "'", "٬": ","})
_NUMBER: Final = re.compile(r"[+-]?(?:\d[\d., ']*\d|\d|[.,]\d+)(?:[eE][+-]?\d{1,3}(?![\d.,]))?")
_UNIT: Final = re.compile(r"[^\d]{0,16}")


class Unreadable(ValueError):
    """A value that is not what it should be; the text is a clause such as ``'twelve' is not a number``."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number and what it is of: ``diamonds``, a currency's code, or nothing known."""

    value: float
    unit: str = ""
    whole: bool = True
    """Whether it was written without a fraction."""


def is_missing(value: Any) -> bool:
    """Whether a value stands for nothing known: none at all, an empty text, ``N/A``, a dash."""
    if value is None or (isinstance(value, list | dict) and not value):
        return True
    return isinstance(value, str) and value.strip().casefold() in _MISSING


def count(value: Any, *, fraction: bool = False) -> float | None:
    """A number, None where it is missing; see :func:`amount`. Raises Unreadable."""
    found = amount(value, fraction=fraction)
    return None if found is None else found.value


def amount(value: Any, *, fraction: bool = False) -> Amount | None:
    """The number that a value of a file means, with its unit; None where it is missing.

    A lone separator before three digits parts thousands, ``1.234`` or ``1,234``, unless ``fraction`` says that such a
    figure usually has a fraction. Raises Unreadable.
    """
    if is_missing(value):
        return None
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal | str):
        raise Unreadable(f"{_quoted(value)} is not a number")
    if not isinstance(value, str):
        return _number(value)
    text = _with_plain_digits(value)
    found = _NUMBER.search(text)
    if found is None or len(text) > LONGEST_NUMBER:
        raise Unreadable(f"{_quoted(value)} is not a number")
    before, after = text[: found.start()].strip(), text[found.end() :].strip()
    if not (_UNIT.fullmatch(before) and _UNIT.fullmatch(after)) or (before and after):
        raise Unreadable(f"{_quoted(value)} is not a number")
    minus = before.endswith("-")
    number, whole = _plain_number(found[0], value, fraction=fraction)
    factor, unit_text = _multiple(after)
    unit = _unit(before.rstrip("+-").strip() or unit_text)
    return Amount(-number * factor if minus else number * factor, unit, whole or factor > 1)


def _number(value: float | Decimal) -> Amount:
    try:
        number = float(value)
    except OverflowError:
        number = math.inf
    if not math.isfinite(number):
        raise Unreadable("a number beyond all bounds stands there")
    return Amount(number, whole=number.is_integer())


def _quoted(value: Any) -> str:
    if isinstance(value, list | dict):
        return "a list or group"
    text = str(value) if not isinstance(value, int) else "a number"
    shown = "".join(one if one.isprintable() else " " for one in text[:40])
    return f"'{shown}{'...' if len(text) > 40 else ''}'"


def _with_plain_digits(text: str) -> str:
    """The text with digits of all scripts as 0 to 9, full-width letters as plain ones, spaces as spaces."""
    text = unicodedata.normalize("NFKC", text[: LONGEST_NUMBER * 4]).translate(_SPACES).strip()
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(one)) if one.isdecimal() else one for one in text).replace("٫", ".")


def _plain_number(written: str, value: str, *, fraction: bool) -> tuple[float, bool]:
    """A number with separators, and whether it has no fraction."""
    mantissa, mark, exponent = written.lower().partition("e")
    digits = mantissa.replace(" ", "").replace("'", "")
    grouped = re.fullmatch(r"[+-]?\d{1,3}(?:[ ']\d{2,3})*(?:[.,]\d+)?|[+-]?\d*(?:[.,]\d*)*", mantissa)
    if grouped is None:
        raise Unreadable(f"{_quoted(value)} is more than one number")
    text, whole = _without_separators(digits, value, fraction=fraction)
    try:
        number = float(text + (mark + exponent))
    except ValueError:
        raise Unreadable(f"{_quoted(value)} is not a number") from None
    if not math.isfinite(number):
        raise Unreadable(f"{_quoted(value)} is beyond all bounds")
    return number, whole if not mark else number.is_integer()


def _without_separators(digits: str, value: str, *, fraction: bool) -> tuple[str, bool]:
    """The digits with a point where the fraction begins, and whether there is none."""
    marks = [one for one in digits if one in ".,"]
    if not marks:
        return digits, True
    if len(set(marks)) == 2:  # the last one begins the fraction, the other parts thousands
        if marks.count(marks[-1]) > 1:
            raise Unreadable(f"{_quoted(value)} is not a number")
        return digits.replace(marks[0], "").replace(marks[-1], "."), False
    mark = marks[0]
    head, _, tail = digits.rpartition(mark)
    if len(marks) > 1:
        if any(len(group) not in (2, 3) for group in digits.split(mark)[1:]):
            raise Unreadable(f"{_quoted(value)} is not a number")
        return digits.replace(mark, ""), True
    thousands = len(tail) == 3 and head.lstrip("+-") not in ("", "0") and len(head.lstrip("+-")) <= 3
    if thousands and not fraction:
        return head + tail, True
    return f"{head or '0'}.{tail}", not tail.strip("0")


def _multiple(after: str) -> tuple[float, str]:
    """The factor that a text behind a number means, as in ``1.2K``, and what else stands there."""
    word, _, rest = after.partition(" ")
    factor = _MULTIPLES.get(word.casefold().rstrip("."))
    return (factor, rest) if factor is not None else (1.0, after)


def _unit(text: str) -> str:
    plain = text.strip(" .:()[]").casefold()
    if any(word in plain for word in _DIAMOND_WORDS):
        return "diamonds"
    if plain in _UNITS:
        return _UNITS[plain]
    bare = text.strip(" .:()[]")
    return bare.upper() if re.fullmatch("[A-Z]{3}", bare) and bare not in ("MIN", "SEC", "HRS", "PER") else ""


# Lengths --------------------------------------------------------------------------------------------------------------

_CLOCK: Final = re.compile(r"(\d{1,4}):([0-5]?\d)(?::([0-5]?\d)(?:\.\d+)?)?")
_PARTS: Final = re.compile(r"(\d+(?:[.,]\d+)?)\s*([^\W\d]+)\.?", re.UNICODE)
_IN_MINUTES: Final = {
    **dict.fromkeys(("d", "day", "days", "tage", "tag", "días", "jours", "dias"), 1440.0),
    **dict.fromkeys(
        ("h", "hr", "hrs", "hour", "hours", "std", "stunde", "stunden", "hora", "horas", "heure", "heures", "ore",
         "時間", "小时", "小時", "시간", "giờ", "saat", "ч"), 60.0,
    ),
    **dict.fromkeys(
        ("m", "min", "mins", "minute", "minutes", "minuten", "minuto", "minutos", "minuti", "分", "分钟", "分鐘", "분",
         "phút", "dakika", "мин"), 1.0,
    ),
    **dict.fromkeys(
        ("s", "sec", "secs", "second", "seconds", "sek", "sekunde", "sekunden", "segundo", "segundos", "seconde",
         "secondes", "secondi", "秒", "초", "giây", "saniye", "с", "сек"), 1 / 60,
    ),
}  # fmt: skip


def lengths(value: Any, unit: str = "") -> tuple[float, ...]:
    """The lengths in minutes that a value may mean, the likeliest first; empty where it is missing.

    ``unit`` (``h``, ``min``, ``s``) is what its heading says of bare numbers; without it they are minutes or seconds.
    ``1:02`` may be hours and minutes or minutes and seconds. Raises Unreadable.
    """
    if is_missing(value):
        return ()
    if isinstance(value, str):
        text = _with_plain_digits(value).casefold()
        clock = _CLOCK.fullmatch(text)
        if clock is not None:
            return _clock(clock)
        parts = _PARTS.findall(text)
        if parts and not _PARTS.sub("", text).strip(" ,;&"):
            return (_summed(parts, value),)
    number = count(value, fraction=True)
    if number is None:
        return ()
    if unit:
        return (number * _IN_MINUTES[unit],)
    return (number, number / 60.0)


def _clock(clock: re.Match[str]) -> tuple[float, ...]:
    first, second, third = int(clock[1]), int(clock[2]), clock[3]
    if third is not None:
        return (first * 60.0 + second + int(third) / 60.0,)
    return (first * 60.0 + second, first + second / 60.0)


def _summed(parts: list[tuple[str, str]], value: str) -> float:
    total = 0.0
    for number, unit in parts:
        if unit not in _IN_MINUTES:
            raise Unreadable(f"{_quoted(value)} is no length of time")
        total += float(number.replace(",", ".")) * _IN_MINUTES[unit]
    return total


def settled_length(possible: tuple[float, ...], between: float | None) -> tuple[float | None, bool]:
    """The length of a LIVE in minutes, and whether it agrees with the time from its start to its end.

    Of the lengths that a value may mean the one nearest to that time is taken; where both are known and differ by more
    than a minute and a half (or one part in a hundred) they disagree. Where nothing is written that time is the length.
    """
    if not possible:
        return between, True
    if between is None or between <= 0:
        return possible[0], True
    nearest = min(possible, key=lambda minutes: abs(minutes - between))
    return nearest, abs(nearest - between) <= max(1.5, between / 100.0)
