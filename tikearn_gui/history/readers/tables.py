"""Rows of tables: CSV in any common encoding and with any common separator, and spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import IO, Any, Final

import python_calamine

from tikearn_gui.history.readers.result import ReadError, Watch
from tikearn_gui.history.readers.streams import LARGEST_TABLE, checked_zip

__all__ = ["MOST_COLUMNS", "MOST_ROWS", "Cells", "csv_rows", "separator_of", "sheet_rows"]

Cells = list[Any]
MOST_ROWS: Final = 200_000
MOST_COLUMNS: Final = 300
_LARGEST_SHEET: Final = 150_000_000
"""Bytes that the parts of a spreadsheet may unpack to; they are held in memory at once."""
_LONGEST_CELL: Final = 2_000


def separator_of(lines: list[str]) -> str:
    """The separator of a table by its first lines: the one that parts most of them into equally many cells."""

    def score(separator: str) -> tuple[float, int]:
        widths = [len(row) for row in csv.reader(lines, delimiter=separator)]
        widest = max(widths, default=0)
        if widest < 2:
            return 0.0, 0
        usual = max(set(widths) - {0, 1} or {0}, key=widths.count)
        return widths.count(usual) / len(widths), usual

    try:
        return max((",", ";", "\t", "|"), key=score)
    except csv.Error:
        return ","


def csv_rows(lines: Iterable[str], separator: str) -> Iterator[tuple[int, Cells]]:
    """The rows of a table that are not empty, each with its line's number. Raises ReadError, a clause."""
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=separator)
    count = 0
    while True:
        try:
            row = next(reader, None)
        except csv.Error:
            raise ReadError(
                f"line {reader.line_num} is no row of a table; is a quotation mark missing there?"
            ) from None
        if row is None:
            return
        if not any(cell.strip() for cell in row):
            continue
        count += 1
        if count > MOST_ROWS:
            raise ReadError(f"it has more than {MOST_ROWS:,} rows, which no log of LIVEs has")
        if len(row) > MOST_COLUMNS:
            raise ReadError(f"line {reader.line_num} has {len(row):,} columns, more than {MOST_COLUMNS} that are read")
        yield reader.line_num, [cell.strip().lstrip("\ufeff")[:_LONGEST_CELL] for cell in row]


def sheet_rows(stream: IO[bytes], watch: Watch) -> list[tuple[int, Cells]]:
    """The rows of a spreadsheet's first sheet that has any. Raises ReadError, a clause."""
    _check_sheet(stream)
    watch.at(0.1)
    stream.seek(0)
    data = io.BytesIO(stream.read(LARGEST_TABLE))
    rows = _first_rows(data)
    watch.at(0.9)
    if len(rows) > MOST_ROWS:
        raise ReadError(f"it has more than {MOST_ROWS:,} rows, which no log of LIVEs has")
    return [
        (number, [_cell(cell) for cell in row[:MOST_COLUMNS]])
        for number, row in enumerate(rows, 1)
        if any(cell not in ("", None) for cell in row)
    ]


def _check_sheet(stream: IO[bytes]) -> None:
    packed = checked_zip(stream)
    if sum(entry.file_size for entry in packed.infolist()) > _LARGEST_SHEET:
        raise ReadError("it unpacks to more than 150 MB, which no sheet of LIVEs does; save the rows as CSV")
    if not any(entry.filename.casefold() in ("xl/workbook.xml", "xl/workbook.bin") for entry in packed.infolist()):
        raise ReadError("it is no spreadsheet; choose one in xlsx, or save it as CSV")


def _first_rows(data: IO[bytes]) -> list[list[Any]]:
    try:
        book = python_calamine.load_workbook(data)
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            if sheet.total_height * max(sheet.total_width, 1) > MOST_ROWS * MOST_COLUMNS:
                raise ReadError(f"its sheet {name[:40]!r} has more cells than any log of LIVEs")
            rows = sheet.to_python(skip_empty_area=False)
            if rows:
                return rows
    except ReadError:
        raise
    except Exception:
        raise ReadError("it is a damaged spreadsheet; download it anew, or save it as CSV") from None
    except BaseException as error:
        # The reader is native code; where a file makes it give up, it does so with an error outside of Exception.
        if type(error).__name__ == "PanicException":
            raise ReadError("it is a damaged spreadsheet; download it anew, or save it as CSV") from None
        raise
    return []


def _cell(value: Any) -> Any:
    if isinstance(value, str):
        return value.strip()[:_LONGEST_CELL]
    if isinstance(value, timedelta):
        return f"{value.total_seconds():.0f}s"
    if isinstance(value, bool | int | float | datetime | date | time):
        return value
    return None if value is None else str(value)[:_LONGEST_CELL]
