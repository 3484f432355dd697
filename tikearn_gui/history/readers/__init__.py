"""Reads what a creator can download or write down about LIVEs, and tells by itself which kind of file it is.

Nothing is kept but LIVEs and totals of days and periods. A file that cannot be read raises :class:`ReadError`, one
plain sentence that names the file, says what is wrong and what to do; nothing half-read comes out.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import IO, Final

from tikearn_gui.history.readers import agency, export_json, export_txt, live_center, plain_table, tables
from tikearn_gui.history.readers.archive import read_folder, read_zip
from tikearn_gui.history.readers.columns import FIELDS
from tikearn_gui.history.readers.result import (
    CREATOR,
    DATES,
    EARNINGS,
    Question,
    ReadError,
    Reading,
    Refused,
    Source,
    Watch,
)
from tikearn_gui.history.readers.streams import (
    LARGEST_TABLE,
    ByteSource,
    encoding_of,
    lines_of,
    opened,
    size_of,
    watched,
)

__all__ = [
    "CREATOR",
    "DATES",
    "EARNINGS",
    "FIELDS",
    "Question",
    "ReadError",
    "Reading",
    "Refused",
    "Source",
    "read",
    "read_text",
]

_START: Final = 1 << 16
_ZIP: Final = b"PK\x03\x04"
_OLD_SHEET: Final = b"\xd0\xcf\x11\xe0"
_LOOKED_AT: Final = 30


def read(
    path: str | os.PathLike[str],
    *,
    answers: Mapping[str, str] | None = None,
    columns: Mapping[str, str] | None = None,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Reading:
    """Read a file, or the folder of an unpacked export in text.

    Args:
        path: the export (JSON, TXT, zip or its folder), a LIVE Center CSV, an agency's sheet, or any table of LIVEs.
        answers: what was asked before, by the question's id.
        columns: of a table: for headings that are not recognised, or wrongly, the figure they stand for (one of
            :data:`FIELDS`, ``end`` or ``time``), or nothing for a column of no use.
        progress: told from time to time which share has been read, 0 to 1.
        cancelled: asked from time to time whether to stop.

    Raises:
        ReadError: one plain sentence.
        Cancelled: when ``cancelled`` said so.
    """
    file, answers, watch = Path(path), answers or {}, Watch(progress, cancelled)
    name = file.name or str(file)
    try:
        watch.at(0.0)
        _check_columns(columns or {})
        if file.is_dir():
            reading = read_folder(file, watch)
        else:
            with opened(file) as stream:
                reading = _read_stream(stream, name, answers, columns or {}, watch)
        watch.at(1.0)
        return reading.answered(answers)
    except ReadError as error:
        raise ReadError(f"{name} cannot be read: {error}") from None
    except (OSError, ValueError) as error:
        if not isinstance(error, OSError) and "\0" not in name:
            raise
        raise ReadError(f"{name!r} cannot be read: the system does not find or open it") from None


def read_text(
    text: str, *, answers: Mapping[str, str] | None = None, columns: Mapping[str, str] | None = None
) -> Reading:
    """Read a table that was pasted, as from a spreadsheet. Raises ReadError, one plain sentence."""
    try:
        _check_columns(columns or {})
        if len(text) > LARGEST_TABLE:
            raise ReadError("it is too long; save it as a file first")
        lines = text.lstrip("\ufeff").splitlines()
        return _table(lines, "the clipboard", answers or {}, columns or {}, Watch()).answered(answers or {})
    except ReadError as error:
        raise ReadError(f"What was pasted cannot be read: {error}") from None


def _check_columns(columns: Mapping[str, str]) -> None:
    for heading, field in columns.items():
        if field and field not in (*FIELDS, "end", "time", "earnings"):
            raise ReadError(f"the column {heading[:40]!r} was given as {field[:40]!r}, which is no figure of a LIVE")


def _read_stream(
    stream: IO[bytes], name: str, answers: Mapping[str, str], columns: Mapping[str, str], watch: Watch
) -> Reading:
    start = stream.read(_START)
    stream.seek(0)
    size = size_of(stream)
    if not start.strip(b"\0 \t\r\n"):
        raise ReadError("it is empty; choose another file")
    if start.startswith(_ZIP):
        return _read_packed(stream, name, answers, columns, watch)
    if start.startswith(_OLD_SHEET):
        raise ReadError("it is a spreadsheet of the old kind; save it as xlsx or CSV")
    if export_json.looks_like_export(start):
        return export_json.read_export(stream, size, name, watch)
    if size > LARGEST_TABLE:
        raise ReadError(f"it has {size / 1e6:,.0f} MB, and no table of LIVEs has more than 200")
    return _read_lines(watched(stream, size, watch), name, answers, columns, watch)


def _read_packed(
    stream: IO[bytes], name: str, answers: Mapping[str, str], columns: Mapping[str, str], watch: Watch
) -> Reading:
    """A zip is an export or a spreadsheet."""
    found = read_zip(stream, name, watch)
    if found is not None:
        return found
    return _of_rows(tables.sheet_rows(stream, watch), name, answers, columns, watch)


def _read_lines(
    source: ByteSource, name: str, answers: Mapping[str, str], columns: Mapping[str, str], watch: Watch
) -> Reading:
    start = source.read(_START)
    lines = lines_of(source, start, encoding_of(start))
    first = [line for _, line in zip(range(_LOOKED_AT), lines, strict=False)]

    def all_lines() -> Iterable[str]:
        yield from first
        yield from lines

    if export_txt.is_lives_text(first):
        return export_txt.read_lives(all_lines()).reading(Source.TIKTOK_TXT, name)
    return _table(all_lines(), name, answers, columns, watch, first)


def _table(
    lines: Iterable[str],
    name: str,
    answers: Mapping[str, str],
    columns: Mapping[str, str],
    watch: Watch,
    first: list[str] | None = None,
) -> Reading:
    if first is None:
        lines = list(lines)
        first = lines[:_LOOKED_AT]
    rows = list(tables.csv_rows(lines, tables.separator_of([line for line in first if line.strip()])))
    return _of_rows(rows, name, answers, columns, watch)


def _of_rows(
    rows: list[tuple[int, tables.Cells]],
    name: str,
    answers: Mapping[str, str],
    columns: Mapping[str, str],
    watch: Watch,
) -> Reading:
    at = agency.header_row(rows)
    if at is not None and not columns:
        return agency.read_sheet(rows, at, name, answers, watch)
    kind = live_center.kind_of(rows) if not columns else None
    if kind is not None:
        return live_center.read_days(rows, name, *kind, answers, watch)
    return plain_table.read_table(rows, name, columns, answers, watch)
