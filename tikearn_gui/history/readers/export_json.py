"""TikTok's personal data export in JSON, new and old, read in a stream.

Exports hold private messages and more. Of all that, only the list of LIVEs and, to settle the unit of earnings, the
list of transactions are looked at; the rest passes by unread.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

import ijson

from tikearn_gui.history.live import MOST_LIVES
from tikearn_gui.history.readers.records import Gathered, Wallet
from tikearn_gui.history.readers.result import ReadError, Reading, Source, Watch
from tikearn_gui.history.readers.streams import ByteSource, Utf8, encoding_of, watched
from tikearn_gui.history.readers.values import Unreadable, amount, is_missing

__all__ = ["KEYS", "looks_like_export", "read_export"]

DEEPEST: Final = 200
_MOST_FIELDS: Final = 200
_LONGEST_VALUE: Final = 2_000
KEYS: Final = {
    "livestarttime": "start", "liveendtime": "end", "liveduration": "minutes", "roomid": "room_id",
    "roomtitle": "title", "livetitle": "title", "totalearning": "earnings", "totalearnings": "earnings",
    "totallike": "likes", "totallikes": "likes", "totallikesreceived": "likes", "totalview": "views",
    "totalviews": "views", "totalgifter": "gifters", "totalgifters": "gifters",
}  # fmt: skip
"""Fields of a LIVE in an export, by their keys without case and spaces."""
_LIVES: Final = "golivelist"
_TRANSACTIONS: Final = frozenset({"transactionslist", "transactionshistorylist"})
_SECTIONS: Final = frozenset(
    {"tiktoklive", "youractivity", "activity", "profileandsettings", "profile", "directmessage", "directmessages",
     "comment", "incomepluswallet", "incomewallet", "incomepluswallettransactions", "post", "video", "tiktokshop",
     "tiktokshopping", "likesandfavorites", "locationreview", "appsettings"}
)  # fmt: skip
_Event = tuple[str, Any]


def plain_key(key: str) -> str:
    """A key without case, spaces and signs: sections are spelt in more than one way."""
    return "".join(one for one in key.casefold() if one.isalnum())


def looks_like_export(start: bytes) -> bool:
    """Whether a file begins like a JSON object."""
    text = start.decode(encoding_of(start), "ignore").lstrip("\ufeff \t\r\n")
    return text.startswith("{")


def read_export(source: ByteSource, size: int, name: str, watch: Watch) -> Reading:
    """The LIVEs of an export. ``size`` is how many bytes it has. Raises ReadError, a clause, and Cancelled."""
    raw = watched(source, size, watch)
    start = raw.read(4096)
    text = Utf8(raw, encoding_of(start), start)
    walk = _Walk()
    try:
        for event, value in ijson.basic_parse(text, buf_size=1 << 16):
            raw.quiet = 0
            walk.take(event, value)
    except ijson.IncompleteJSONError:
        raise ReadError("it ends in the middle or is damaged there; download it anew") from None
    except ijson.JSONError:
        raise ReadError("it is no whole JSON, so it is damaged or something else; download it anew") from None
    except (ValueError, OverflowError, RecursionError, ArithmeticError) as error:
        if isinstance(error, ReadError):
            raise
        raise ReadError("it holds a number or text that no export has; download it anew") from None
    return walk.reading(name)


class _Walk:
    """Goes through the events of a JSON text and gathers what stands in the two lists."""

    def __init__(self) -> None:
        self.gathered = Gathered()
        self.wallet = Wallet()
        self.sections: set[str] = set()
        self.has_list = False
        self._path: list[str] = []
        """Keys of the objects that are open, down to the list of LIVEs; ``""`` for a list."""
        self._depth = 0
        self._inside: _Items | None = None
        self._wanted = ""

    def take(self, event: str, value: Any) -> None:
        """One event of the parser."""
        if self._inside is not None:
            self._take_inside(event, value)
        elif event == "map_key":
            if self._depth <= _DEEPEST_LIST:
                self._path[-1] = plain_key(value)
                if self._depth == 1:
                    self.sections.add(self._path[0])
        elif event in ("start_map", "start_array"):
            self._open()
        elif event in ("end_map", "end_array"):
            self._close()

    def _open(self) -> None:
        self._depth += 1
        _check_depth(self._depth)
        if self._path and self._depth <= _DEEPEST_LIST + 1 and self._is_wanted():
            self._inside = _Items(self._depth)
            self._wanted = self._path[-1]
        if self._depth <= _DEEPEST_LIST:
            self._path.append("")

    def _close(self) -> None:
        if self._depth <= _DEEPEST_LIST:
            self._path.pop()
        self._depth -= 1

    def _is_wanted(self) -> bool:
        last = self._path[-1]
        if last == _LIVES and "tiktoklive" in self._path:
            self.has_list = True
            return True
        return last in _TRANSACTIONS and any(key.startswith("income") for key in self._path)

    def _take_inside(self, event: str, value: Any) -> None:
        assert self._inside is not None
        for item in self._inside.take(event, value):
            if self._wanted == _LIVES:
                self._take_live(item)
            else:
                _add_transaction(self.wallet, item)
        if self._inside.over:
            self._inside = None
            self._close()

    def _take_live(self, item: _Item) -> None:
        where = f"LIVE {self.gathered.rows + 1}"
        if self.gathered.rows >= MOST_LIVES * 2:
            raise ReadError(f"it lists more than {MOST_LIVES * 2:,} LIVEs, which nobody has had")
        if item.problem:
            self.gathered.rows += 1
            self.gathered.refuse(where, item.problem)
            return
        fields: dict[str, Any] = {}
        for key, value in item.values.items():
            field = KEYS.get(plain_key(key))
            if field is not None and (field not in fields or is_missing(fields[field])):
                fields[field] = value
        self.gathered.take(where, fields, {})

    def reading(self, name: str) -> Reading:
        """What was found. Raises ReadError, a clause, for a JSON that is no export."""
        if not self.sections & _SECTIONS:
            raise ReadError(
                "it is JSON and no data export of TikTok; choose user_data_tiktok.json or the zip that it came in"
            )
        if not self.gathered.rows:
            why = "lists no LIVE" if self.has_list else "has no list of LIVEs; ask TikTok for all of your data"
            self.gathered.warnings.append(f"This export {why}")
        return self.gathered.reading(Source.TIKTOK_JSON, name, self.wallet)


_DEEPEST_LIST: Final = 6
"""Objects within objects down to which the lists are looked for."""


def _check_depth(depth: int) -> None:
    if depth > DEEPEST:
        raise ReadError(f"it holds more than {DEEPEST} lists within lists, which no export does")


class _Item:
    """The plain values of one object of a list; what lies deeper is left alone."""

    __slots__ = ("problem", "values")

    def __init__(self) -> None:
        self.values: dict[str, Any] = {}
        self.problem = ""

    def put(self, key: str, value: Any) -> None:
        if key in self.values:
            self.problem = f"{key[:40]!r} stands there twice"
        elif len(self.values) < _MOST_FIELDS:
            self.values[key] = value[:_LONGEST_VALUE] if isinstance(value, str) else value


class _Items:
    """Makes items of the events within one list, or within an object in its place."""

    def __init__(self, depth: int) -> None:
        self.over = False
        self._depth = self._outer = depth
        self._item: _Item | None = None
        self._key = ""
        self._single = _Item()
        """Fields that stand directly in an object in the place of the list."""

    def take(self, event: str, value: Any) -> Iterator[_Item]:
        """Whatever is complete with this event."""
        if event in ("start_map", "start_array"):
            self._depth += 1
            _check_depth(self._depth)
            if self._depth == self._outer + 1:
                self._item = _Item()
                if event == "start_array":
                    self._item.problem = "a list stands in the place of a LIVE"
            elif self._depth == self._outer + 2 and self._item is not None:
                self._item.put(self._key, [])
        elif event in ("end_map", "end_array"):
            yield from self._ended()
        elif event == "map_key":
            if self._depth <= self._outer + 1:
                self._key = value
        else:
            yield from self._plain(value)

    def _ended(self) -> Iterator[_Item]:
        self._depth -= 1
        if self._depth == self._outer and self._item is not None:
            item, self._item, self._key = self._item, None, ""
            yield item
        if self._depth < self._outer:
            self.over = True
            if any(plain_key(key) in KEYS for key in self._single.values):
                yield self._single

    def _plain(self, value: Any) -> Iterator[_Item]:
        if self._depth == self._outer + 1 and self._item is not None:
            self._item.put(self._key, value)
        elif self._depth == self._outer and self._key:
            self._single.put(self._key, value)
        elif self._depth == self._outer:
            item = _Item()
            item.problem = "a single value stands in the place of a LIVE"
            yield item


def _add_transaction(wallet: Wallet, item: _Item) -> None:
    """Add up money of LIVEs; what a transaction is of may be written in many ways, so anything doubtful is left."""
    values = {plain_key(key): value for key, value in item.values.items()}
    kind = str(values.get("transactiontype") or values.get("type") or "").casefold()
    if "earning" not in kind and "reward" not in kind and "live" not in kind:
        return
    try:
        found = amount(values.get("amount"))
    except Unreadable:
        return
    code = str(values.get("currency") or "").strip().upper()[:3] or (found.unit if found is not None else "")
    if found is None or found.value <= 0 or found.unit == "diamonds" or not code.isalpha():
        return
    if wallet.currency in ("", code):
        wallet.currency = code
        wallet.earned += float(Decimal(str(found.value)))
        wallet.entries += 1
