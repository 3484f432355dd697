"""A table of LIVEs, one a row: columns are matched by their names, or by hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from tikearn_gui.history.live import MOST_LIVES
from tikearn_gui.history.readers.columns import Column, matched
from tikearn_gui.history.readers.moments import day_or_month_first, has_time, nearer_together
from tikearn_gui.history.readers.records import Gathered
from tikearn_gui.history.readers.result import DATES, Question, ReadError, Reading, Source, Watch
from tikearn_gui.history.readers.tables import Cells
from tikearn_gui.history.readers.values import Unreadable, count

__all__ = ["dates_question", "find_header", "read_table"]

_HEADER_WITHIN: Final = 10
_SPEAKING: Final = ("diamonds", "money", "earnings", "views", "likes", "gifters", "average_viewers", "unique_viewers")


def find_header(rows: list[tuple[int, Cells]]) -> int:
    """Which of the first rows holds the headings: the one in which most are recognised, and at least two; else 0."""

    def known(row: Cells) -> int:
        return len(matched([str(cell) if cell is not None else "" for cell in row])[0])

    best = max(range(min(len(rows), _HEADER_WITHIN)), key=lambda at: known(rows[at][1]), default=0)
    return best if rows and known(rows[best][1]) >= 2 else 0


def read_table(
    rows: list[tuple[int, Cells]],
    name: str,
    columns: Mapping[str, str],
    answers: Mapping[str, str],
    watch: Watch,
) -> Reading:
    """The LIVEs of a table, its header among the first rows. Raises ReadError, a clause."""
    at = find_header(rows)
    header = [str(cell) if cell is not None else "" for cell in rows[at][1]] if rows else []
    found, unmatched = matched(header, columns)
    if not any(column.field == "start" for column in found):
        return _unmatched(name, found, unmatched or [one for one in header if one.strip()], len(rows) - at - 1)
    body = rows[at + 1 :]
    first, question = dates_question(body, found, answers)
    gathered = Gathered()
    units = {column.field: column.unit for column in found if column.unit}
    for number, (line, cells) in enumerate(body):
        if number % 200 == 0:
            watch.at(number / len(body))
        if len(gathered.lives) >= MOST_LIVES:
            raise ReadError(f"it lists more than {MOST_LIVES:,} LIVEs, which nobody has had")
        gathered.take(f"line {line}", _fields(found, cells), units, first)
    _say_without_time(gathered, body, found)
    if not any(column.field in _SPEAKING for column in found):
        gathered.warnings.append("No column for views, likes, gifters or income was recognised")
    return gathered.reading(
        Source.TABLE, name, columns=_as_mapping(found), unmatched=tuple(unmatched),
        questions=() if question is None else (_with_example(question, gathered),),
    )  # fmt: skip


def _with_example(question: Question, gathered: Gathered) -> Question:
    example = gathered.lives[0] if gathered.lives else None
    return Question(question.id, question.choices, example, question.shown, question.suggested, question.because)


def _unmatched(name: str, found: list[Column], headings: list[str], rows: int) -> Reading:
    """A table whose start was not recognised is no error: its columns can be matched by hand."""
    if not headings or rows < 1:
        raise ReadError("it holds no table with headings and rows; choose another file")
    return Reading(
        Source.TABLE, name, rows=rows, columns=_as_mapping(found), unmatched=tuple(headings),
        warnings=("No column for the start of a LIVE was recognised, so nothing was taken; say which one it is",),
    )  # fmt: skip


def _as_mapping(found: Iterable[Column]) -> dict[str, str]:
    return {column.heading: column.field for column in found}


def _fields(columns: Iterable[Column], cells: Cells) -> dict[str, Any]:
    return {column.field: cells[column.index] for column in columns if column.index < len(cells)}


def dates_question(
    rows: list[tuple[int, Cells]], columns: Iterable[Column], answers: Mapping[str, str]
) -> tuple[str | None, Question | None]:
    """Whether day or month comes first, and the question where the days do not tell."""
    place = next(column.index for column in columns if column.field == "start")
    values = [cells[place] for _, cells in rows if place < len(cells)]
    first = day_or_month_first(values)
    if first is not None:
        return first, None
    answer = answers.get(DATES)
    if answer in ("day", "month"):
        return answer, None
    suggested = nearer_together(values)
    shown = next((str(value) for value in values if isinstance(value, str) and value), "")
    why = "then the days lie nearer together" if suggested else ""
    return suggested or "day", Question(DATES, ("day", "month"), None, shown, suggested, why)


def _say_without_time(gathered: Gathered, rows: list[tuple[int, Cells]], columns: list[Column]) -> None:
    places = [column.index for column in columns if column.field in ("start", "time")]
    timed = any(
        has_time(cells[place]) or column_is_time(cells[place], place, columns)
        for _, cells in rows
        for place in places
        if place < len(cells)
    )
    if gathered.lives and not timed:
        gathered.warnings.append("No time of day is given, so nothing can be said about hours")


def column_is_time(value: Any, place: int, columns: Iterable[Column]) -> bool:
    """Whether a cell of a column for the time of day holds one."""
    if not any(column.index == place and column.field == "time" for column in columns):
        return False
    try:
        return hasattr(value, "hour") or count(value) is not None
    except Unreadable:
        return True
