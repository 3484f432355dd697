"""TikTok's personal data export as text: ``Key: value`` lines, records parted by an empty line.

The keys inside a filled list of LIVEs were never seen by anybody who published them, so several are understood.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from tikearn_gui.history.live import MOST_LIVES
from tikearn_gui.history.readers.columns import matched
from tikearn_gui.history.readers.export_json import KEYS, plain_key
from tikearn_gui.history.readers.records import Gathered, Wallet
from tikearn_gui.history.readers.result import ReadError
from tikearn_gui.history.readers.values import Unreadable, amount

__all__ = ["LIVES_FILE", "TRANSACTIONS_FILE", "is_lives_text", "read_lives", "read_transactions"]

LIVES_FILE: Final = "golivehistory.txt"
TRANSACTIONS_FILE: Final = "transactionhistory.txt"
_LINE: Final = re.compile(r"\s*([^:：]{1,60})[:：]\s?(.*)")
_SPAN: Final = re.compile(r"(.+?\d:\d\d)\s*(?:-|–|—|~|to|bis)\s*(.+?)\s*(?:[(（]\s*(.+?)\s*[)）])?\s*$")
_MOST_LINES: Final = 2_000_000
_NAMES: Final = {
    "liveduration": "span",
    "golivetime": "span",
    "livetime": "span",
    "livecover": "",
    "videoqualitysettings": "",
}


def is_lives_text(lines: Iterable[str]) -> bool:
    """Whether a text begins like a list of LIVEs of an export: a few ``Key: value`` lines with known keys."""
    known = 0
    for line in lines:
        found = _LINE.fullmatch(line)
        if found is not None:
            key = plain_key(found[1])
            known += key in KEYS or key in ("golivehistory", "liveduration")
    return known >= 2


def _records(lines: Iterable[str]) -> Iterator[tuple[int, list[tuple[str, str]]]]:
    """The records of a text, each with its first line's number."""
    record: list[tuple[str, str]] = []
    first = 0
    for number, line in enumerate(lines, 1):
        if number > _MOST_LINES:
            raise ReadError(f"it has more than {_MOST_LINES:,} lines, which no list of LIVEs has")
        text = line.strip().lstrip("\ufeff")
        if not text:
            if record:
                yield first, record
            record = []
            continue
        if text.startswith(("(", "（")):
            continue
        found = _LINE.fullmatch(text)
        if found is None or not found[2].strip():
            continue  # a heading, a remark, "You have no data in this section" in any language, or nothing known
        if len(record) < 100:
            first = first if record else number
            record.append((found[1].strip(), found[2].strip()))
    if record:
        yield first, record


def read_lives(lines: Iterable[str]) -> Gathered:
    """The LIVEs of a text. Raises ReadError, a clause."""
    gathered = Gathered()
    for number, record in _records(lines):
        fields = _fields(record)
        if not fields:
            continue
        if gathered.rows >= MOST_LIVES * 2:
            raise ReadError(f"it lists more than {MOST_LIVES * 2:,} LIVEs, which nobody has had")
        where = f"line {number}"
        keys = [key for key, _ in record]
        twice = next((key for at, key in enumerate(keys) if key in keys[:at]), None)
        if twice is not None:
            gathered.rows += 1
            gathered.refuse(where, f"{twice[:40]!r} stands there twice; is an empty line missing?")
            continue
        gathered.take(where, fields, {})
    if not gathered.rows:
        gathered.warnings.append("This export lists no LIVE")
    return gathered


def _fields(record: list[tuple[str, str]]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for key, value in record:
        plain = plain_key(key)
        field = _NAMES.get(plain, KEYS.get(plain))
        if field is None:
            columns, _ = matched([key])
            field = columns[0].field if columns else ""
        if field in ("span", "minutes") and (span := _SPAN.fullmatch(value)) is not None:
            fields |= {"start": span[1], "end": span[2]}
            if span[3]:
                fields["minutes"] = span[3]
        elif field:
            fields.setdefault("minutes" if field == "span" else field, value)
    return fields


def read_transactions(lines: Iterable[str]) -> Wallet:
    """Money of LIVEs in a list of transactions, as far as it is told plainly."""
    wallet = Wallet()
    for _, record in _records(lines):
        values = {plain_key(key): value for key, value in record}
        kind = (values.get("transactiontype") or values.get("type") or "").casefold()
        if "earning" not in kind and "reward" not in kind and "live" not in kind:
            continue
        try:
            found = amount(values.get("amount"))
        except Unreadable:
            continue
        if found is None or found.value <= 0:
            continue
        code = values.get("currency", "").strip().upper()[:3] or found.unit
        if code.isalpha() and len(code) == 3 and wallet.currency in ("", code):
            wallet.currency = code
            wallet.earned += found.value
            wallet.entries += 1
    return wallet
