"""TikTok LIVE Center's four CSV files, one row a day: engagement, revenue, activity, viewers.

Headings are in the user's language, so they are recognised by name where that is known, and else by the file's shape
and the order of its columns. A day is not a LIVE.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from tikearn_gui.history.live import LogError, PeriodTotal
from tikearn_gui.history.readers.columns import matched, unit_of_heading
from tikearn_gui.history.readers.moments import day_or_month_first, has_time, is_moment, moment, nearer_together
from tikearn_gui.history.readers.records import Gathered
from tikearn_gui.history.readers.result import DATES, Question, Reading, Source, Watch
from tikearn_gui.history.readers.tables import Cells
from tikearn_gui.history.readers.values import Unreadable, count

__all__ = ["kind_of", "read_days"]

_FILES: Final[Mapping[str, tuple[str, ...]]] = {
    "engagement": ("start", "gifters", "new_followers", "commenters", "likes", "shares"),
    "revenue": ("start", "diamonds"),
    "activity": ("start", "minutes", "lives"),
    "viewers": ("start", "views", "unique_viewers", "watch_minutes", "peak_viewers", "average_viewers"),
}
"""Columns of each file in their order."""
_SECONDS: Final = frozenset({"minutes", "watch_minutes"})
_SHAPE_ROWS: Final = 50


def kind_of(rows: Sequence[tuple[int, Cells]]) -> tuple[str, bool] | None:
    """Which of the four files a table is, and whether its headings are known; None where it is none of them.

    A table with a time of day in its first column lists LIVEs, not days.
    """
    if not rows or any(has_time(cells[0]) and not _is_long_form(cells[0]) for _, cells in rows[1:_SHAPE_ROWS] if cells):
        return None
    header, body = [str(cell) for cell in rows[0][1]], rows[1:_SHAPE_ROWS]
    fields = {column.field for column in matched(header)[0]}
    for kind, columns in _FILES.items():
        if fields == set(columns) and len(header) == len(columns):
            return kind, True
    unknown = len(fields - {"start"}) == 0 and bool(body)
    if not unknown or not all(cells and is_moment(cells[0]) for _, cells in body):
        return None
    return _by_shape(len(header), body)


def _is_long_form(value: Any) -> bool:
    """``Mon Mar 09 2026 00:00:00`` is a day, however long."""
    return isinstance(value, str) and "00:00:00" in value


def _by_shape(width: int, body: Sequence[tuple[int, Cells]]) -> tuple[str, bool] | None:
    kinds = [kind for kind, columns in _FILES.items() if len(columns) == width]
    if len(kinds) > 1:
        kinds = ["viewers" if _reads_like_viewers(body) else "engagement"]
    return (kinds[0], False) if kinds else None


def _reads_like_viewers(body: Sequence[tuple[int, Cells]]) -> bool:
    """Views are at least the unique viewers, and the peak at least the average: on every day, not by chance."""
    try:
        numbers = [[count(cell, fraction=True) or 0.0 for cell in cells[1:6]] for _, cells in body if len(cells) >= 6]
    except Unreadable:
        return False
    return bool(numbers) and all(row[0] >= row[1] and row[3] >= row[4] for row in numbers)


def read_days(
    rows: list[tuple[int, Cells]], name: str, kind: str, named: bool, answers: Mapping[str, str], watch: Watch
) -> Reading:
    """The days of one of the four files. Raises Cancelled."""
    header = [str(cell) for cell in rows[0][1]]
    if named:
        places = {column.field: column.index for column in matched(header)[0]}
    else:
        places = {field: at for at, field in enumerate(_FILES[kind])}
    gathered = Gathered()
    if not named:
        order = ", ".join(field.replace("_", " ") for field in _FILES[kind][1:])
        gathered.warnings.append(f"Its headings are not known, so its columns were taken in their order: {order}")
    body = rows[1:]
    first, question = _order(body, places["start"], answers)
    days: list[PeriodTotal] = []
    for number, (line, cells) in enumerate(body):
        if number % 200 == 0:
            watch.at(number / len(body))
        gathered.rows += 1
        try:
            days.append(_day(cells, places, header, first))
        except (Unreadable, LogError, IndexError) as error:
            why = "it has fewer columns than the heading" if isinstance(error, IndexError) else str(error)
            gathered.refuse(f"line {line}", why)
    return gathered.reading(
        Source.LIVE_CENTER, name, periods=tuple(days), questions=() if question is None else (question,),
        columns={header[at]: field for field, at in places.items()},
    )  # fmt: skip


def _order(body: Sequence[tuple[int, Cells]], place: int, answers: Mapping[str, str]) -> tuple[str, Question | None]:
    values = [cells[place] for _, cells in body if place < len(cells)]
    first = day_or_month_first(values) or answers.get(DATES)
    if first in ("day", "month"):
        return first, None
    suggested = nearer_together(values)
    shown = str(values[0]) if values else ""
    why = "then the days lie nearer together" if suggested else ""
    return suggested or "day", Question(DATES, ("day", "month"), None, shown, suggested, why)


def _day(cells: Cells, places: Mapping[str, int], header: Sequence[str], first: str) -> PeriodTotal:
    start = moment(cells[places["start"]], first)
    if start is None:
        raise Unreadable("no day is given")
    known: dict[str, Any] = {}
    for field, at in places.items():
        if field in ("start", "commenters"):
            continue
        try:
            value = count(cells[at], fraction=field in _SECONDS)
        except Unreadable as error:
            raise Unreadable(f"{field.replace('_', ' ')}: {error}") from None
        if field in _SECONDS and value is not None and unit_of_heading(header[at]) != "min":
            value /= 60.0
        known[field] = value
    return PeriodTotal(start.date(), start.date(), **known)
