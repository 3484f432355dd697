"""The tables of the What matters page: from records to rows of words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from tikearn_gui.ui.pages import matters_words as words
from tikearn_gui.ui.pages import story_words
from tikearn_gui.ui.pages.matters_views import Assumption, Knowing, Reach, Rest, Seek, SeekRow, Stress
from tikearn_gui.ui.pages.parts.table_cells import Cell, Column, Row
from tikearn_gui.ui.text import lever_name
from tikearn_gui.ui.tokens import ColourRole

if TYPE_CHECKING:
    from tikearn_gui.ui.format import Format

__all__ = ["SEEK_COLUMNS", "knowing_table", "ledger_table", "rest_rows", "rests_columns", "seek_rows", "stress_table"]

APPLY: Final = 5
"""The column of buttons in the table of goal seek."""
SEEK_COLUMNS: Final = (
    Column("", weight=500),
    Column("", right=True, role="text_muted"),
    Column("", role="text_muted"),
    Column("", weight=600),
    Column("", stretch=True, role="text_secondary"),
    Column("", right=True, pressable=True),
)
MOST_SEEK: Final = 7
MOST_KNOWING: Final = 6
MOST_RESTS: Final = 6
LEAST_CHANGE: Final = 0.005
"""Under half a future of 100 the best strategy as good as never changes."""
LEAST_OTHERS: Final = 2


def seek_rows(fmt: Format, seek: Seek) -> tuple[Row, ...]:
    """Levers that reach the goal first, nearest in hours, then those that do not."""
    order = {Reach.NOW: 0, Reach.WITHIN: 0, Reach.BEYOND: 1, Reach.NEVER: 2}
    ranked = sorted(seek.rows, key=lambda row: (order[row.reach], row.hours if row.reach is not Reach.NEVER else 0.0))
    reaching = [row for row in ranked if row.reach is not Reach.NEVER][:MOST_SEEK]
    # Likes pay nothing by themselves: that they alone do not get there is said whatever else is.
    rest = [row for row in ranked if row.reach is Reach.NEVER]
    rest = sorted(rest, key=lambda row: row.lever != "likes_per_view")[: max(MOST_SEEK - len(reaching), 1)]
    return tuple(_seek_row(fmt, row) for row in (*reaching, *rest))


def _seek_row(fmt: Format, row: SeekRow) -> Row:
    there = row.value is not None and row.reach is not Reach.NOW
    muted: ColourRole | None = None if there else "text_secondary"
    return Row(
        row.lever,
        (
            Cell(lever_name(row.lever), role=muted),
            Cell(row.now),
            Cell(words.arrow()),
            Cell(row.value if there and row.value is not None else words.never(), role=muted),
            Cell(words.seek_note(fmt, row), hint=words.seek_note(fmt, row)),
            Cell(words.apply() if there else "", button=True),
        ),
    )


def knowing_table(fmt: Format, knowing: Sequence[Knowing]) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    """What knowing a lever would change, most worth first."""
    first, second, third = words.knowing_columns()
    columns = (
        Column(first, stretch=True, weight=500, pressable=True),
        Column(second, right=True, weight=600),
        Column(third, right=True),
    )
    telling = [each for each in knowing if each.changes >= LEAST_CHANGE][:MOST_KNOWING]
    others = [each for each in knowing if each.changes < LEAST_CHANGE][:LEAST_OTHERS]
    return columns, tuple(_knowing_row(fmt, each) for each in (*telling, *others))


def _knowing_row(fmt: Format, each: Knowing) -> Row:
    counts = each.changes >= LEAST_CHANGE
    role: ColourRole = "text" if counts else "text_secondary"
    cells = (
        Cell(lever_name(each.lever), role=role, hint=lever_name(each.lever)),
        Cell(words.knowing_changes(fmt, each), role=role, weight=600 if counts else 400),
        Cell(fmt.money(each.worth) if counts else words.never(), role=role),
    )
    return Row(each.lever, cells)


def rests_columns() -> tuple[Column, ...]:
    """A lever, a bar and its share."""
    return Column("", stretch=True, weight=500, pressable=True), Column("")


def rest_rows(fmt: Format, rests: Sequence[Rest]) -> tuple[Row, ...]:
    """The doubts that most of the range rests on."""
    largest = max((rest.share for rest in rests), default=0.0) or 1.0
    return tuple(
        Row(rest.lever, (Cell(lever_name(rest.lever)), Cell(fmt.share(rest.share), bar=rest.share / largest)))
        for rest in rests[:MOST_RESTS]
    )


def stress_table(
    fmt: Format, cases: Sequence[Stress], chosen: str | None
) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    """Each stress case with its figures; the chosen one is the ghost on the fan."""
    first, *titles = story_words.stress_columns()
    columns = (
        Column(first, stretch=True, weight=500, pressable=True),
        *(Column(title, right=True) for title in titles),
    )
    rows = []
    for case in cases:
        role: ColourRole = "positive" if case.change > 0 else "negative" if case.change < 0 else "text"
        cells = (
            Cell(story_words.stress_name(case.name)),
            Cell(fmt.money(case.earned.typical), weight=600),
            Cell(fmt.money(case.change, plus=True), role=role),
            Cell(fmt.money_range(case.earned.low, case.earned.high)),
        )
        rows.append(Row(case.name, cells, case.name == chosen))
    return columns, tuple(rows)


def ledger_table(fmt: Format, ledger: Sequence[Assumption]) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    """Every lever, what its figure rests on, and how much of the range rests on it."""
    lever, value, founded, share, date, source = words.ledger_columns()
    columns = (
        Column(lever, weight=500, pressable=True),
        Column(value, right=True),
        Column(founded),
        Column(share, right=True),
        Column(date, role="text_secondary"),
        Column(source, stretch=True, role="text_secondary"),
    )
    return columns, tuple(_assumption(fmt, each) for each in ledger)


def _assumption(fmt: Format, each: Assumption) -> Row:
    source = each.source or words.yours()
    return Row(
        each.lever,
        (
            Cell(lever_name(each.lever)),
            Cell(each.value),
            Cell("", grade=each.grade),
            Cell(fmt.share(each.share) if each.share > 0 else words.never()),
            Cell(each.date or words.never()),
            Cell(source, hint=source),
        ),
    )
