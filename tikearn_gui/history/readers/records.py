"""From the fields of one row, whatever file it stood in, to a LIVE."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Final

from tikearn_gui.history.live import COUNTS, Live, LogError
from tikearn_gui.history.readers.moments import has_time, moment
from tikearn_gui.history.readers.result import EARNINGS, MOST_REFUSED, Question, Reading, Refused, Source
from tikearn_gui.history.readers.values import Amount, Unreadable, amount, count, is_missing, lengths, settled_length

__all__ = ["Gathered", "Row", "live_of"]

_FRACTIONS: Final = frozenset({"watch_minutes", "average_viewers"})
_YES: Final = frozenset({"1", "true", "yes", "x", "ja", "sí", "si", "oui", "sim", "はい", "是"})
_MOST_WARNINGS: Final = 20


@dataclass(frozen=True, slots=True)
class Row:
    """One LIVE as read, its earnings where their unit is not known, and what looks odd about it."""

    live: Live
    earnings: Amount | None = None
    odd: str = ""


def live_of(fields: Mapping[str, Any], units: Mapping[str, str], first: str | None = None) -> Row:
    """The LIVE of a row. Raises Unreadable or LogError, a clause or a sentence, for what none can have.

    ``fields`` are raw values by :data:`tikearn_gui.history.readers.columns.FIELDS` and ``end``, ``time``, ``earnings``;
    ``units`` units of time that headings name; ``first`` as for :func:`moment`.
    """
    start = moment(fields.get("start"), first)
    if start is None:
        raise Unreadable("no start is given")
    if not is_missing(fields.get("time")) and not has_time(fields.get("start")):
        start = _at_time(fields["start"], fields["time"], first) or start
    minutes, odd = _length(fields, units, first, start)
    known: dict[str, Any] = {}
    for name in COUNTS:
        if name == "watch_minutes":
            possible = lengths(fields.get(name), units.get(name, ""))
            known[name] = possible[0] if possible else None
        elif name == "money":
            known |= _money(fields)
        else:
            known[name] = _counted(fields, name)
    texts: dict[str, Any] = {name: _text(fields.get(name)) for name in ("room_id", "title", "note")}
    earned = _named("earnings", fields)
    if earned is not None and earned.unit:
        known |= {"diamonds": earned.value} if earned.unit == "diamonds" else {
            "money": earned.value, "currency": earned.unit
        }  # fmt: skip
        earned = None
    left_out = str(fields.get("left_out") or "").strip().casefold() in _YES
    return Row(Live(start, minutes, **known, **texts, left_out=left_out), earned, odd)


def _counted(fields: Mapping[str, Any], name: str) -> float | None:
    try:
        return count(fields.get(name), fraction=name in _FRACTIONS)
    except Unreadable as error:
        raise Unreadable(f"{name.replace('_', ' ')}: {error}") from None


def _named(name: str, fields: Mapping[str, Any]) -> Amount | None:
    try:
        found = amount(fields.get(name))
    except Unreadable as error:
        raise Unreadable(f"{name}: {error}") from None
    if found is not None and found.value < 0:
        raise Unreadable(f"{name}: {found.value:g} lies below 0")
    return found


def _money(fields: Mapping[str, Any]) -> dict[str, Any]:
    found = _named("money", fields)
    if found is None:
        return {"money": None}
    if found.unit == "diamonds":
        raise Unreadable(f"money: {found.value:g} diamonds are no money")
    code = _text(fields.get("currency")).upper() or found.unit
    return {"money": found.value, "currency": code} if code else {"money": found.value}


def _text(value: Any) -> str:
    if is_missing(value) or isinstance(value, list | dict | bool):
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value)[:2_000].lstrip("\ufeff'") if isinstance(value, str) else f"{value}"


def _at_time(day: Any, time: Any, first: str | None) -> Any:
    if hasattr(time, "hour"):
        time = f"{time.hour:02}:{time.minute:02}"
    text = str(time).strip()
    return moment(f"{moment(day, first):%Y-%m-%d} {f'{text}:00' if text.isdecimal() else text}")


def _length(fields: Mapping[str, Any], units: Mapping[str, str], first: str | None, start: Any) -> tuple[Any, str]:
    """Minutes, checked against the end; and what is odd about them."""
    end = moment(fields.get("end"), first)
    if end is not None and end < start and not _holds_day(fields["end"]):
        end += timedelta(days=1)
    between = (end - start).total_seconds() / 60.0 if end is not None else None
    if between is not None and between < 0:
        raise Unreadable(f"it ends at {end:%Y-%m-%d %H:%M} before it begins")
    try:
        possible = lengths(fields.get("minutes"), units.get("minutes", ""))
    except Unreadable as error:
        raise Unreadable(f"length: {error}") from None
    minutes, agrees = settled_length(possible, between)
    if minutes is not None and minutes == 0:
        raise Unreadable("it lasted no time at all")
    if agrees or minutes is None or between is None:
        return minutes, ""
    return minutes, f"its length of {minutes:.4g} minutes is not the {between:.4g} from its start to its end"


def _holds_day(value: Any) -> bool:
    return not isinstance(value, str) or len(value) > 9


@dataclass(slots=True)
class Gathered:
    """What is gathered while a file is read."""

    lives: list[Live] = field(default_factory=list)
    earnings: list[Amount | None] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    refused_more: int = 0
    rows: int = 0
    twice: int = 0
    warnings: list[str] = field(default_factory=list)
    odd: int = 0
    _rooms: set[Any] = field(default_factory=set)
    _starts: set[Any] = field(default_factory=set)

    def take(self, where: str, fields: Mapping[str, Any], units: Mapping[str, str], first: str | None = None) -> None:
        """Take a row, or list it as refused."""
        self.rows += 1
        try:
            row = live_of(fields, units, first)
        except (Unreadable, LogError) as error:
            self.refuse(where, str(error))
            return
        key = row.live.room_id or row.live.start
        seen = self._rooms if row.live.room_id else self._starts
        if key in seen or (not row.live.room_id and row.live.start in self._starts):
            self.twice += 1
            return
        seen.add(key)
        self.lives.append(row.live)
        self.earnings.append(row.earnings)
        if row.odd:
            self.odd += 1
            if self.odd <= _MOST_WARNINGS:
                self.warnings.append(f"{where}, {row.live.start:%Y-%m-%d %H:%M}: {row.odd}")

    def refuse(self, where: str, why: str) -> None:
        """List a row that was not taken; from a thousand on they are only counted."""
        if len(self.refused) < MOST_REFUSED:
            self.refused.append(Refused(where, why))
        else:
            self.refused_more += 1

    def reading(self, source: Source, name: str, wallet: Wallet | None = None, **more: Any) -> Reading:
        """All of it, with the question for the unit of earnings where that is not known."""
        raw = tuple(one.value if one is not None else None for one in self.earnings)
        asked = any(one is not None for one in raw)
        questions = (_question(self, wallet),) if asked else ()
        warnings = list(self.warnings)
        if self.odd > _MOST_WARNINGS:
            warnings.append(f"{self.odd - _MOST_WARNINGS} more LIVEs have a length that does not fit start and end")
        return Reading(
            source,
            name,
            lives=tuple(self.lives),
            refused=tuple(self.refused),
            refused_more=self.refused_more,
            rows=self.rows,
            twice=self.twice,
            warnings=tuple(warnings),
            questions=questions + tuple(more.pop("questions", ())),
            earnings=raw if asked else (),
            **more,
        )


@dataclass(slots=True)
class Wallet:
    """What an export's list of transactions says of money that LIVEs brought."""

    currency: str = ""
    earned: float = 0.0
    entries: int = 0


_DIMES: Final = 0.005
"""US dollars that a diamond is worth outside the US."""


def _question(gathered: Gathered, wallet: Wallet | None) -> Question:
    """What the earnings are, with the LIVE that has most of them as the example."""
    paid = [(one, live) for one, live in zip(gathered.earnings, gathered.lives, strict=True) if one is not None]
    most, example = max(paid, key=lambda pair: pair[0].value)
    currency = wallet.currency if wallet is not None and wallet.currency else "USD"
    suggested, because = _suggestion(paid, wallet, currency)
    return Question(EARNINGS, ("diamonds", currency), example, f"{most.value:,.10g}", suggested, because)


def _suggestion(paid: list[tuple[Amount, Live]], wallet: Wallet | None, currency: str) -> tuple[str | None, str]:
    """What the figures speak for, and why."""
    total = sum(one.value for one, _ in paid)
    if any(not one.whole for one, _ in paid):
        return currency, "some of them have a fraction, and diamonds are whole"
    if wallet is not None and wallet.earned > 0 and total > 0:
        ratio = wallet.earned / total
        if 0.5 < ratio < 2:
            return currency, f"the export's transactions show about as much in {currency}"
        if _DIMES / 4 < ratio < _DIMES * 4:
            return "diamonds", f"the export's transactions show about half a cent in {currency} for each"
    with_gifters = [(one.value, live.gifters) for one, live in paid if live.gifters]
    gifters = sum(number for _, number in with_gifters)
    if with_gifters and gifters:
        if any(value < number for value, number in with_gifters if value > 0):
            return currency, "in some LIVEs they are fewer than the gifters, and each gave one diamond at least"
        each = sum(value for value, _ in with_gifters) / gifters
        if each > 20:
            return "diamonds", f"they are {each:,.0f} for each gifter, which is usual in diamonds and much as money"
    with_views = [(one.value, live.views) for one, live in paid if live.views]
    views = sum(number for _, number in with_views)
    if with_views and views:
        each = sum(value for value, _ in with_views) / views
        if each > 0.1:
            return "diamonds", f"they are {each:.2g} for each view, which is usual in diamonds and much as money"
        if each < 0.005:
            return currency, f"they are {each:.1g} for each view, which is usual as money and little in diamonds"
    return None, ""
