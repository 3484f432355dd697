"""Numbers, tables and paragraphs for a terminal: three digits, plain words, at most 100 columns."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tikearn_gui.core.lever import three_digits
from tikearn_gui.report.numbers import Json

__all__ = ["WIDTH", "Money", "change", "count", "listed", "of_100", "paragraph", "percent", "span", "table"]

WIDTH: Final = 96
_NOTHING: Final = 0.005
_NONE: Final = "-"


@dataclass(frozen=True, slots=True)
class Money:
    """Writes US dollars as money of a currency."""

    code: str = "USD"
    per_usd: float = 1.0

    def __call__(self, usd: float | None, *, signed: bool = False) -> str:
        """Three digits, hundredths at most; with a plus where it is ``signed`` and above nothing."""
        if usd is None:
            return _NONE
        amount = three_digits(abs(usd * self.per_usd))
        sign = ("-" if usd < 0 else "+" if signed else "") if amount >= _NOTHING else ""
        mark = "$" if self.code == "USD" else f"{self.code} "
        if amount < _NOTHING:
            return f"{mark}0"
        return f"{sign}{mark}{_digits(amount)}"

    def span(self, figures: Json, *, signed: bool = False) -> str:
        """The 8-out-of-10 range."""
        return f"{self(figures['p10'], signed=signed)} to {self(figures['p90'], signed=signed)}"

    def with_span(self, figures: Json) -> str:
        """The typical amount and, behind it, the range."""
        return f"{self(figures['median'])} ({self.span(figures)})"


def _digits(amount: float) -> str:
    """An amount of three digits, not negative; millions as ``M``, since only what-ifs have them."""
    if amount >= 1e6:
        return f"{amount / 1e6:,.10g}M"
    return f"{amount:,.2f}" if amount < 10 else f"{amount:,.10g}"


def count(number: float | None) -> str:
    """A count in three digits, millions as ``M``."""
    if number is None:
        return _NONE
    shown = three_digits(number)
    return f"{shown / 1e6:,.10g}M" if shown >= 1e6 else f"{shown:,.10g}"


def span(figures: Json) -> str:
    """A typical count and, behind it, the 8-out-of-10 range."""
    return f"{count(figures['median'])} ({count(figures['p10'])} to {count(figures['p90'])})"


def percent(share: float | None) -> str:
    """A share as a whole percentage."""
    return _NONE if share is None else f"{share * 100:.0f} %"


def change(share: float) -> str:
    """A change as a whole percentage with its sign."""
    whole = round(share * 100)
    return f"{whole:+d} %" if whole else "0 %"


def of_100(chance: float | None) -> str:
    """A chance as so many of 100; never none or all where it is not."""
    if chance is None:
        return _NONE
    if 0 < chance < 0.005:
        return "fewer than 1 of 100"
    if 0.995 < chance < 1:
        return "more than 99 of 100"
    return f"{chance * 100:.0f} of 100"


def listed(parts: Sequence[str]) -> str:
    """Parts with commas between them and an *and* before the last."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def paragraph(text: str) -> list[str]:
    """A text in lines of the terminal's width."""
    return textwrap.wrap(text, WIDTH, break_long_words=False, break_on_hyphens=False)


def table(rows: Sequence[Sequence[str]], right: Sequence[int] = ()) -> list[str]:
    """Rows in columns two blanks apart, the columns ``right`` flush right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = []
    for row in rows:
        cells = [
            cell.rjust(width) if at in right else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        lines.append("  ".join(cells).rstrip())
    return lines
