"""The tables of the page Your streams: from records to rows of words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from tikearn_gui.core.lever import Grade
from tikearn_gui.ui.pages import streams_words as words
from tikearn_gui.ui.pages.parts.table_cells import Cell, Column, Row
from tikearn_gui.ui.text import lever_name

if TYPE_CHECKING:
    from tikearn_gui.ui.format import Format
    from tikearn_gui.ui.pages.streams_views import FitRow, LiveRow, Streams
    from tikearn_gui.ui.tokens import ColourRole

__all__ = ["FIT_USE", "LIVE_DAY", "LIVE_LEAVE", "fit_rows", "live_rows"]

LIVE_DAY, LIVE_LEAVE = 0, 7
FIT_USE: Final = 1

Made = tuple[tuple[Column, ...], tuple[Row, ...]]


def live_rows(fmt: Format, view: Streams, most: int | None) -> Made:
    """The log, the newest first, at most so many. A day opens its LIVE, the last column leaves it out."""
    titles = words.log_columns()
    columns = (
        Column(titles[0], weight=600, pressable=True, stretch=True),
        *(Column(title, right=True) for title in titles[1:6]),
        Column(titles[6]),
        Column(titles[7], pressable=True, role="text_secondary"),
    )
    return columns, tuple(_live_row(fmt, row) for row in view.rows[:most])


def _live_row(fmt: Format, row: LiveRow) -> Row:
    role: ColourRole | None = "text_disabled" if row.left_out else None

    def number(value: float | None) -> Cell:
        return Cell("" if value is None else fmt.number(value), role)

    income = "" if row.income is None else fmt.money(row.income)
    side: ColourRole = "negative" if row.forecast in ("above", "below") else "text_secondary"
    cells = (
        Cell(words.short_day(fmt, row.start), role, hint=row.note or words.when(fmt, row.start)),
        number(row.minutes),
        number(row.views),
        number(row.likes),
        number(row.gifters),
        Cell(income, role, weight=600),
        Cell(words.forecast_word(row.forecast), role or side),
        Cell(words.count_again() if row.left_out else words.leave_out()),
    )
    return Row(str(row.place), cells)


def fit_rows(fmt: Format, fits: Sequence[FitRow]) -> Made:
    """Two rows for each lever: its name, and under it what was believed and what the log makes of it."""
    title, use = words.fits_columns()
    columns = (Column(title, stretch=True), Column(use, right=True, pressable=True))
    return columns, tuple(made for row in fits for made in _fit_rows(fmt, row))


def _fit_rows(fmt: Format, row: FitRow) -> tuple[Row, Row]:
    hint = words.fit_note(fmt, row.note, row.lives)
    use = Cell(grade=Grade.YOURS) if row.used else Cell(words.use_one(), button=True)
    now = Cell(words.from_to(row.before, row.now), "text" if row.told else "text_secondary", hint=hint)
    return Row(row.key, (Cell(lever_name(row.key), weight=600, hint=hint), use)), Row(row.key, (now, Cell()))
