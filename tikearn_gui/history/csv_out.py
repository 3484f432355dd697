"""The log as CSV, in a form that this program, and any spreadsheet, reads back.

A text that a spreadsheet would take for a formula gets an apostrophe before it, so that opening the file runs nothing.
"""

from __future__ import annotations

import csv
import io
from typing import Final

from tikearn_gui.history.live import FIGURES, Live, LiveLog

__all__ = ["as_csv", "harmless"]

_COLUMNS: Final = ("start", *FIGURES, "currency", "room_id", "title", "note", "left_out")
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "|", "%")


def harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.lstrip(" '").startswith(_FORMULA) else text


def as_csv(log: LiveLog) -> str:
    """All LIVEs of a log, one a row, what is not known left empty. Lines end as RFC 4180 has it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(_COLUMNS)
    writer.writerows([_cell(live, name) for name in _COLUMNS] for live in log.lives)
    return out.getvalue()


def _cell(live: Live, name: str) -> str:
    value = getattr(live, name)
    if value is None:
        return ""
    if name == "start":
        return f"{live.start:%Y-%m-%d %H:%M:%S}"
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, float):
        return repr(int(value)) if value.is_integer() else repr(value)
    return harmless(str(value))
