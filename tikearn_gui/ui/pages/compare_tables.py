"""The tables of the Compare page: from records to rows of words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tikearn_gui.ui.pages import compare_words as words
from tikearn_gui.ui.pages.parts.table_cells import Cell, Column, Row
from tikearn_gui.ui.text import lever_name

if TYPE_CHECKING:
    from tikearn_gui.ui.format import Format
    from tikearn_gui.ui.pages.compare_views import StrategyRow, Tables

__all__ = ["figure_rows", "lever_columns", "lever_rows", "more_rows", "with_more"]

Made = tuple[tuple[Column, ...], tuple[Row, ...]]


def figure_rows(fmt: Format, tables: Tables, a: str) -> Made:
    """The table of figures; a row leads to its strategy."""
    titles = words.figures_columns(fmt.count(tables.weeks), a)
    columns = (
        Column(titles[0], weight=500, pressable=True),
        *(Column(title, right=True) for title in titles[1:6]),
        Column(titles[6], stretch=True, role="text_secondary"),
    )
    return columns, tuple(_figure_row(fmt, row) for row in tables.rows)


def _figure_row(fmt: Format, row: StrategyRow) -> Row:
    reached = words.not_counted() if row.reached is None else fmt.of_100(row.reached)
    cells = (
        Cell(row.strategy.name, weight=600 if row.edited else 500, line=(row.strategy.slot, row.edited)),
        Cell(fmt.money(row.earned.typical), weight=600),
        Cell(fmt.money_range(row.earned.low, row.earned.high)),
        Cell(reached),
        Cell(fmt.number(round(row.hours, 1))),
        Cell(fmt.money(row.per_hour)),
        Cell(row.changes or words.nothing_differs(), hint=row.changes),
    )
    return Row(row.key, cells, row.chosen)


def more_rows(fmt: Format, tables: Tables) -> Made:
    """The second table: the leanest month, and what single LIVEs tell."""
    first, *titles = words.more_columns()
    columns = (Column(first, stretch=True, weight=500), *(Column(title, right=True) for title in titles))
    rows = (Row(row.key, (_name(row), *_more(fmt, row)), row.chosen) for row in tables.rows)
    return columns, tuple(rows)


def _name(row: StrategyRow) -> Cell:
    return Cell(row.strategy.name, weight=600 if row.edited else 500, line=(row.strategy.slot, row.edited))


def _more(fmt: Format, row: StrategyRow) -> tuple[Cell, ...]:
    def count(value: float | None) -> str:
        return words.not_counted() if value is None else fmt.number(value)

    share = words.not_counted() if row.top_gifter is None else fmt.share(row.top_gifter)
    return Cell(fmt.money(row.worst_month)), Cell(share), Cell(count(row.views)), Cell(count(row.likes))


def with_more(fmt: Format, tables: Tables, a: str) -> Made:
    """Both tables in one, where there is room."""
    columns, rows = figure_rows(fmt, tables, a)
    more_columns, more = more_rows(fmt, tables)
    wide = tuple(
        Row(row.key, (*row.cells[:-1], *other.cells[1:], row.cells[-1]), row.chosen)
        for row, other in zip(rows, more, strict=True)
    )
    return (*columns[:-1], *more_columns[1:], columns[-1]), wide


def lever_columns(tables: Tables) -> tuple[Column, ...]:
    """The lever, then every strategy."""
    strategies = (
        Column(strategy.name, right=True, pressable=True, slot=strategy.slot) for strategy in tables.strategies
    )
    return Column(words.lever_column(), stretch=True, weight=500), *strategies


def lever_rows(tables: Tables) -> tuple[Row, ...]:
    """A row for each lever that is not alike; what differs from the base of the comparison is strong."""
    return tuple(
        Row(
            lever.key,
            (
                Cell(lever_name(lever.key)),
                *(
                    Cell(value, weight=600 if differs else 400, role="text" if differs else "text_secondary")
                    for value, differs in zip(lever.values, lever.differs, strict=True)
                ),
            ),
        )
        for lever in tables.levers
    )
