"""Numbers, money, counts and times as text, by the user's locale.

Three significant digits, since no more is known; U+2212 as minus; the currency where the locale puts it. Quick enough
for every step of a drag: a text that was made before comes from a cache.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime
from PySide6.QtGui import QFontMetricsF

__all__ = ["MINUS", "NBSP", "Format", "widest"]

MINUS: Final = "\u2212"
NBSP: Final = "\u00a0"
LARGEST_WITH_CENTS: Final = 10.0
"""Amounts below it show cents, the others whole units."""
CACHED_TEXTS: Final = 8192

_SYMBOLS: Final = {
    "USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "CNY": "¥", "INR": "₹", "KRW": "₩", "VND": "₫", "BRL": "R$",
    "PHP": "₱", "TRY": "₺", "UAH": "₴", "NGN": "₦", "PLN": "zł", "CZK": "Kč", "ILS": "₪", "THB": "฿", "CAD": "CA$",
    "AUD": "A$", "MXN": "MX$", "CHF": "CHF", "SEK": "kr", "NOK": "kr", "DKK": "kr", "ZAR": "R", "IDR": "Rp",
}  # fmt: skip
_NO_CENTS: Final = frozenset({"JPY", "KRW", "VND", "IDR"})
_FACTORS: Final = {"k": 1e3, "m": 1e6}


@dataclass(frozen=True, slots=True)
class Format:
    """Texts for one locale (``en_US``; empty for the system's) and one currency (ISO 4217 code)."""

    locale_name: str = ""
    currency: str = "USD"

    @property
    def locale(self) -> QLocale:
        """The locale behind it."""
        return _locale(self.locale_name)

    def number(self, value: float, *, plus: bool = False) -> str:
        """A number to three significant digits: 0.55, 2.6, 90, 1,640."""
        return _number(self.locale_name, float(f"{value:.3g}"), plus)

    def exact(self, value: float) -> str:
        """A number as it was typed, to nine significant digits."""
        return _number(self.locale_name, float(f"{value:.9g}"), False)

    def count(self, value: int) -> str:
        """A count of things that were really counted: 20,000."""
        return _number(self.locale_name, float(value), False)

    def money(self, value: float, *, plus: bool = False) -> str:
        """An amount to what is known of it: $324, $1,840, below ten with cents ($4.60); ``plus`` signs gains."""
        return _money(self.locale_name, self.currency, float(f"{value:.3g}"), plus, None)

    def money_exact(self, value: float, *, plus: bool = False) -> str:
        """An amount to the cent: $15.23."""
        return _money(self.locale_name, self.currency, round(value, 2), plus, True)

    def money_range(self, low: float, high: float, *, plus: bool = False) -> str:
        """Two amounts as a range: "$107 to $945". Cents vanish from the low end where the high one has three digits."""
        cents = False if abs(high) >= 100 else None
        first = _money(self.locale_name, self.currency, float(f"{low:.3g}"), plus, cents)
        return _joined(first, self.money(high, plus=plus))

    def number_range(self, low: float, high: float) -> str:
        """Two numbers as a range: "667 to 1,500"."""
        return _joined(self.number(low), self.number(high))

    def share(self, value: float) -> str:
        """A share as percent: "27 %", below one with one digit after the point."""
        percent = value * 100
        return self.percent(round(percent, 0 if abs(percent) >= 1 else 1))

    def percent(self, percent: float) -> str:
        """A number of percent as it stands: "12.5 %"."""
        return _with_percent(self.locale_name, self.exact(percent))

    def of_100(self, share: float) -> str:
        """How many of 100 futures a share is: "30"; "<1" and ">99" where it is not none or all."""
        if 0 < share < 0.005:
            return f"<{self.count(1)}"
        if 0.995 < share < 1:
            return f">{self.count(99)}"
        return self.count(round(share * 100))

    def minutes(self, value: float) -> str:
        """A length in minutes: "90 min"."""
        return _with_unit(self.number(value), QCoreApplication.translate("Format", "min"))

    def hours(self, value: float, *, plus: bool = False) -> str:
        """A length in hours: "1.5 h"."""
        return _with_unit(self.number(value, plus=plus), QCoreApplication.translate("Format", "h"))

    def hour_of_day(self, hour: int) -> str:
        """A full hour as the locale writes times: "8:00 PM", "20:00"."""
        return self.locale.toString(QTime(hour % 24, 0), QLocale.FormatType.ShortFormat)

    def day(self, day: date | str) -> str:
        """A day, or its ISO 8601 text, as the locale writes days: "22 November 2026"."""
        found = date.fromisoformat(day) if isinstance(day, str) else day
        text = self.locale.toString(QDate(found.year, found.month, found.day), QLocale.FormatType.LongFormat)
        # The day of the week, which long forms begin with, is noise here.
        name = self.locale.dayName(found.isoweekday())
        return text.removeprefix(name).lstrip(",، ") if text.startswith(name) else text

    def currency_symbol(self) -> str:
        """The sign of the currency, or its code where it has none."""
        return _SYMBOLS.get(self.currency, self.currency)

    @property
    def currency_leads(self) -> bool:
        """Whether the locale puts the currency before the amount."""
        return _money(self.locale_name, self.currency, 1.0, False, False)[-1:] != self.currency_symbol()[-1:]

    def with_currency(self, number: str) -> str:
        """A number that is already text with the currency where the locale puts it."""
        pattern = _money(self.locale_name, self.currency, 1.0, False, False)
        return pattern.replace(self.locale.toString(1), number)

    def parse_hour(self, text: str) -> float | None:
        """The hour of day, 0 to 24, that a typed text means: "20", "20:00", "8 pm"; None where it means none."""
        value = self.parse(text)
        if value is not None:
            return value
        for pattern in (self.locale.timeFormat(QLocale.FormatType.ShortFormat), "h:mm ap", "h ap", "hap", "H:mm"):
            time = QLocale("en_US").toTime(text.strip().replace("\u202f", " "), pattern.replace("\u202f", " "))
            if time.isValid():
                return time.hour() + time.minute() / 60
        return None

    def parse(self, text: str) -> float | None:
        """The number that a typed text means, None where it means none.

        Takes groups and point of the locale, then the plain form (0.55), the minus sign, a currency or percent sign,
        which are passed over, and k or m for thousands and millions.
        """
        bare = _bare(text, self.currency_symbol())
        factor = _FACTORS.get(bare[-1:].casefold(), 1.0)
        digits = bare[:-1] if factor != 1.0 else bare
        for locale in (self.locale, QLocale.c()):
            value, ok = locale.toDouble(digits)
            if ok and math.isfinite(value):
                return float(value) * factor
        return None


def widest(texts: Iterable[str], metrics: QFontMetricsF) -> float:
    """The width in px of the widest text, so that a field can be made wide enough for all it may show."""
    return max((metrics.horizontalAdvance(text) for text in texts), default=0.0)


@lru_cache(maxsize=32)
def _locale(name: str) -> QLocale:
    system = QLocale.system()
    # That of the system by its name: itself, it writes money on Windows with cents whatever is asked of it.
    locale = QLocale(name) if name else QLocale(system.language(), system.script(), system.territory())
    # The C locale has no groups and puts the currency last; nobody reads it.
    return QLocale("en_US") if locale.language() == QLocale.Language.C else locale


@lru_cache(maxsize=CACHED_TEXTS)
def _number(name: str, value: float, plus: bool) -> str:
    decimals = _decimals(value)
    return _signed(value, _locale(name).toString(abs(value), "f", decimals), plus)


def _decimals(value: float) -> int:
    """How many digits after the point a rounded value needs."""
    return len(f"{Decimal(f'{value:.9g}'):f}".partition(".")[2])


@lru_cache(maxsize=CACHED_TEXTS)
def _money(name: str, currency: str, value: float, plus: bool, cents: bool | None) -> str:
    with_cents = abs(value) < LARGEST_WITH_CENTS if cents is None else cents
    decimals = 2 if with_cents and currency not in _NO_CENTS else 0
    if round(abs(value), decimals) == 0:
        value, decimals = 0.0, 0
    symbol = _SYMBOLS.get(currency, currency + NBSP)
    text = _locale(name).toCurrencyString(abs(value), symbol, decimals)
    return _signed(value, text.replace(NBSP * 2, NBSP).strip(), plus)


def _signed(value: float, text: str, plus: bool) -> str:
    if value < 0:
        return MINUS + text
    return f"+{text}" if plus and value > 0 else text


def _joined(low: str, high: str) -> str:
    return QCoreApplication.translate("Format", "{low} to {high}").format(low=low, high=high)


def _with_unit(number: str, unit: str) -> str:
    return f"{number}{NBSP}{unit}"


def _with_percent(name: str, number: str) -> str:
    locale = _locale(name)
    sign = locale.percent()
    return f"{sign}{number}" if locale.language() == QLocale.Language.Turkish else f"{number}{NBSP}{sign}"


def _bare(text: str, symbol: str) -> str:
    """The text without what surrounds its number."""
    for mark in (symbol, "%", NBSP, "\u202f", " "):
        text = text.replace(mark, "")
    return text.strip().replace(MINUS, "-").removeprefix("+")
