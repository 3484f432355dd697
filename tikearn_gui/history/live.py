"""One recorded LIVE, the total of a day or period, and the log of them. All of it immutable, none of it needs numpy.

What nobody recorded is None and never 0: a LIVE without a figure for gifters is not a LIVE without gifters.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime, timedelta
from typing import Any, Final

__all__ = [
    "COUNTS",
    "FIGURES",
    "MOST_LIVES",
    "MOST_MINUTES",
    "Added",
    "Live",
    "LiveLog",
    "LogError",
    "PeriodTotal",
    "incomes",
]

MOST_LIVES: Final = 10_000
"""In a log; one LIVE a day for 27 years."""
MOST_PERIODS: Final = 10_000
MOST_MINUTES: Final = 7 * 24 * 60
LARGEST_COUNT: Final = 1e12
LONGEST_TEXT: Final = 500
_SAME_START: Final = timedelta(minutes=1)
FIRST_YEAR, LAST_YEAR = 2010, 2100

COUNTS: Final = (
    "views", "unique_viewers", "likes", "gifters", "diamonds", "money", "new_followers", "comments", "shares",
    "watch_minutes", "average_viewers", "peak_viewers",
)  # fmt: skip
"""The figures of a LIVE that are 0 or more. ``money`` is in the LIVE's currency, ``watch_minutes`` the average watch
time of a view in minutes, ``average_viewers`` and ``peak_viewers`` are viewers at a time."""
FIGURES: Final = ("minutes", *COUNTS)
TEXTS: Final = ("room_id", "title", "note")


class LogError(ValueError):
    """A figure that no LIVE can have. The text is one plain sentence."""


@dataclass(frozen=True, slots=True)
class Live:
    """One LIVE as it was recorded; any figure but its start may be unknown (None).

    ``start`` is the time of the record, without a zone. Raises LogError for figures that no LIVE can have.
    """

    start: datetime
    minutes: float | None = None
    views: float | None = None
    unique_viewers: float | None = None
    likes: float | None = None
    gifters: float | None = None
    diamonds: float | None = None
    money: float | None = None
    new_followers: float | None = None
    comments: float | None = None
    shares: float | None = None
    watch_minutes: float | None = None
    average_viewers: float | None = None
    peak_viewers: float | None = None
    currency: str = "USD"
    room_id: str = ""
    title: str = ""
    note: str = ""
    left_out: bool = False
    """Whether the creator does not want it counted, as for a test or a LIVE that broke off."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "start", _checked_start(self.start))
        lead = f"The LIVE of {self.start:%Y-%m-%d %H:%M}"
        _check_figures(self, lead)
        if not _is_code(self.currency):
            raise LogError(f"{lead}: the currency {self.currency!r} is not a code of three capital letters")
        for name in TEXTS:
            object.__setattr__(self, name, _checked_text(lead, name, getattr(self, name)))
        if not isinstance(self.left_out, bool):
            raise LogError(f"{lead}: left out is true or false, not {self.left_out!r}")

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known of it but when it was."""
        return all(getattr(self, name) is None for name in COUNTS)

    def is_same(self, other: Live) -> bool:
        """Whether both records are of one LIVE: the same room, or, where a room is not known, the same start."""
        if self.room_id and other.room_id:
            return self.room_id == other.room_id
        return abs(self.start - other.start) < _SAME_START

    def filled_from(self, other: Live) -> Live:
        """The same with what it does not know, and the other record does. What it knows stays."""
        gaps = {name: getattr(other, name) for name in FIGURES if getattr(self, name) is None}
        known = {name: value for name, value in gaps.items() if value is not None}
        if "money" in known:
            known["currency"] = other.currency
        known |= {name: getattr(other, name) for name in TEXTS if not getattr(self, name) and getattr(other, name)}
        return replace(self, **known) if known else self


def _checked_start(start: object) -> datetime:
    if not isinstance(start, datetime):
        raise LogError(f"The start of a LIVE is a day and a time, not {start!r}")
    if not FIRST_YEAR <= start.year < LAST_YEAR:
        raise LogError(f"No LIVE can have started in {start.year}; the year must lie from {FIRST_YEAR} to {LAST_YEAR}")
    return start.replace(tzinfo=None, microsecond=0)


def _check_figures(record: Live | PeriodTotal, lead: str) -> None:
    for name in (one.name for one in fields(record)):
        if name in COUNTS or name in ("minutes", "lives"):
            object.__setattr__(record, name, _checked_figure(lead, name, getattr(record, name)))
    if isinstance(record, Live) and record.minutes is not None and not 0 < record.minutes <= MOST_MINUTES:
        raise LogError(f"{lead}: a length of {record.minutes:.6g} minutes must lie above 0 and within {MOST_MINUTES:,}")


def _checked_figure(lead: str, name: str, value: object) -> float | None:
    if value is None:
        return None
    shown = name.replace("_", " ")
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise LogError(f"{lead}: {shown} is a number, not {value!r}")
    # Compared before the conversion: a whole number may be too large for a float.
    if not 0 <= value <= LARGEST_COUNT or not math.isfinite(value):
        raise LogError(f"{lead}: {shown} must lie from 0 to {LARGEST_COUNT:.0e}, not {float(min(value, 1e300)):.6g}")
    return float(value) + 0.0


def _checked_text(lead: str, name: str, value: object) -> str:
    if not isinstance(value, str):
        raise LogError(f"{lead}: {name.replace('_', ' ')} is a text, not {value!r}")
    shown = "".join(one if one.isprintable() else " " for one in value)
    return " ".join(shown.split())[:LONGEST_TEXT]


def _is_code(value: object) -> bool:
    return isinstance(value, str) and len(value) == 3 and value.isascii() and value.isalpha() and value.isupper()


@dataclass(frozen=True, slots=True)
class PeriodTotal:
    """What a day or a longer period brought in all: sets anchors and totals and is never a LIVE.

    ``first`` and ``last`` are days, both within the period. ``lives`` is how many LIVEs there were, ``minutes`` their
    length in all; ``creator`` the name in an agency's sheet. ``watch_minutes`` and viewers at a time are averages.
    Raises LogError for figures that no period can have.
    """

    first: date
    last: date
    lives: float | None = None
    minutes: float | None = None
    views: float | None = None
    unique_viewers: float | None = None
    likes: float | None = None
    gifters: float | None = None
    diamonds: float | None = None
    money: float | None = None
    new_followers: float | None = None
    comments: float | None = None
    shares: float | None = None
    watch_minutes: float | None = None
    average_viewers: float | None = None
    peak_viewers: float | None = None
    currency: str = "USD"
    creator: str = ""

    def __post_init__(self) -> None:
        for end in (self.first, self.last):
            if not FIRST_YEAR <= end.year < LAST_YEAR:
                raise LogError(f"A period needs days from {FIRST_YEAR} to {LAST_YEAR}, not {end!r}")
        if self.last < self.first:
            raise LogError(f"A period cannot end on {self.last} before it begins on {self.first}")
        lead = f"The period from {self.first} to {self.last}"
        _check_figures(self, lead)
        if not _is_code(self.currency):
            raise LogError(f"{lead}: the currency {self.currency!r} is not a code of three capital letters")
        object.__setattr__(self, "creator", _checked_text(lead, "creator", self.creator))

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    def is_same(self, other: PeriodTotal) -> bool:
        """Whether both tell of one period: sheets count from its first day on, so the last day may be later."""
        if (self.first, self.creator.casefold()) != (other.first, other.creator.casefold()):
            return False
        return self.last == other.last or (self.days > 1 and other.days > 1)

    def with_later(self, other: PeriodTotal) -> PeriodTotal:
        """Both records of one period in one: the later one, and for the same last day the gaps of the first filled."""
        if other.last != self.last:
            return max(self, other, key=lambda one: one.last)
        gaps = {one.name: getattr(other, one.name) for one in fields(self) if getattr(self, one.name) is None}
        known = {name: value for name, value in gaps.items() if value is not None}
        if "money" in known:
            known["currency"] = other.currency
        return replace(self, **known) if known else self


@dataclass(frozen=True, slots=True)
class Added:
    """A log after records were added: how many were new, known before, and known with gaps that are filled now."""

    log: LiveLog
    added: int
    known: int
    filled: int
    periods: int
    """Totals of days and periods that are new or newer."""


@dataclass(frozen=True, slots=True)
class LiveLog:
    """All LIVEs of a creator by their start, no LIVE twice, and the totals of days and periods by their first day.

    Raises LogError for too many of them, and for a LIVE that stands there twice.
    """

    lives: tuple[Live, ...] = ()
    periods: tuple[PeriodTotal, ...] = ()
    _by_room: Mapping[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        lives = tuple(sorted(self.lives, key=lambda live: (live.start, live.room_id)))
        periods = tuple(sorted(self.periods, key=lambda one: (one.first, one.last, one.creator)))
        if len(lives) > MOST_LIVES or len(periods) > MOST_PERIODS:
            raise LogError(
                f"A log holds at most {MOST_LIVES:,} LIVEs and as many days or periods; leave the oldest out"
            )
        object.__setattr__(self, "lives", lives)
        object.__setattr__(self, "periods", periods)
        rooms = {live.room_id: index for index, live in enumerate(lives) if live.room_id}
        object.__setattr__(self, "_by_room", rooms)
        for index, live in enumerate(lives):
            if self._place(live) != index:
                raise LogError(f"The LIVE of {live.start:%Y-%m-%d %H:%M} stands in the log twice")

    def __hash__(self) -> int:
        return hash((self.lives, self.periods))

    def __len__(self) -> int:
        return len(self.lives)

    @property
    def counted(self) -> tuple[Live, ...]:
        """The LIVEs that are not left out, by their start."""
        return tuple(live for live in self.lives if not live.left_out)

    def find(self, live: Live) -> int | None:
        """Where the log has this LIVE; None if it has not."""
        return self._place(live)

    def _place(self, live: Live) -> int | None:
        if live.room_id and live.room_id in self._by_room:
            return self._by_room[live.room_id]
        at = bisect_left(self.lives, live.start - _SAME_START, key=lambda one: one.start)
        while at < len(self.lives) and self.lives[at].start < live.start + _SAME_START:
            if self.lives[at].is_same(live):
                return at
            at += 1
        return None

    def with_records(self, lives: Iterable[Live] = (), periods: Iterable[PeriodTotal] = ()) -> Added:
        """The log with more records. A LIVE that is there already is not added; it only fills what was not known."""
        news = [*self.lives]
        index = _Index(news)
        added = known = filled = 0
        for live in lives:
            at = index.find(live)
            if at is None:
                index.add(live)
                added += 1
                continue
            known += 1
            fuller = news[at].filled_from(live)
            if fuller != news[at]:
                index.put(at, fuller)
                filled += 1
        totals, fresh = _with_periods(self.periods, periods)
        return Added(LiveLog(tuple(news), totals), added, known, filled, fresh)

    def with_live(self, live: Live) -> LiveLog:
        """The log with a LIVE that was added by hand. Raises LogError where it stands there already."""
        return LiveLog((*self.lives, live), self.periods)

    def edited(self, index: int, **changes: Any) -> LiveLog:
        """The log with other figures of one LIVE, by field name. Raises LogError; IndexError where there is none."""
        lives = list(self.lives)
        lives[self._at(index)] = replace(lives[index], **changes)
        return LiveLog(tuple(lives), self.periods)

    def leaving_out(self, indices: Iterable[int], left_out: bool = True) -> LiveLog:
        """The log with some LIVEs left out of all figures, or counted again."""
        chosen = {self._at(index) for index in indices}
        lives = (replace(live, left_out=left_out) if at in chosen else live for at, live in enumerate(self.lives))
        return LiveLog(tuple(lives), self.periods)

    def without(self, indices: Iterable[int]) -> LiveLog:
        """The log with some LIVEs taken out."""
        chosen = {self._at(index) for index in indices}
        return LiveLog(tuple(live for at, live in enumerate(self.lives) if at not in chosen), self.periods)

    def _at(self, index: int) -> int:
        if not 0 <= index < len(self.lives):
            raise IndexError(f"there is no LIVE {index}; there are {len(self.lives)}")
        return index


class _Index:
    """Finds a LIVE in a growing list by its room or the minute of its start."""

    def __init__(self, lives: list[Live]) -> None:
        self._lives = lives
        self._rooms: dict[str, int] = {}
        self._minutes: dict[int, list[int]] = {}
        for at in range(len(lives)):
            self._note(at)

    def find(self, live: Live) -> int | None:
        if live.room_id in self._rooms:
            return self._rooms[live.room_id]
        minute = _minute(live)
        near = [at for step in (-1, 0, 1) for at in self._minutes.get(minute + step, ())]
        return next((at for at in sorted(near) if self._lives[at].is_same(live)), None)

    def add(self, live: Live) -> None:
        self._lives.append(live)
        self._note(len(self._lives) - 1)

    def put(self, at: int, live: Live) -> None:
        self._lives[at] = live
        if live.room_id:
            self._rooms[live.room_id] = at

    def _note(self, at: int) -> None:
        live = self._lives[at]
        if live.room_id:
            self._rooms[live.room_id] = at
        self._minutes.setdefault(_minute(live), []).append(at)


def _minute(live: Live) -> int:
    return int((live.start - datetime(2000, 1, 1)) / _SAME_START)


def _with_periods(known: Sequence[PeriodTotal], more: Iterable[PeriodTotal]) -> tuple[tuple[PeriodTotal, ...], int]:
    """All periods, and how many are new or newer."""
    found = list(known)
    places: dict[tuple[date, str], list[int]] = {}
    for at, one in enumerate(found):
        places.setdefault((one.first, one.creator.casefold()), []).append(at)
    fresh = 0
    for one in more:
        near = places.setdefault((one.first, one.creator.casefold()), [])
        place = next((at for at in near if found[at].is_same(one)), None)
        if place is None:
            near.append(len(found))
            found.append(one)
            fresh += 1
        else:
            fuller = found[place].with_later(one)
            fresh += fuller != found[place]
            found[place] = fuller
    return tuple(found), fresh


def incomes(lives: Sequence[Live], usd_per_diamond: float = 0.005) -> tuple[list[float | None], str]:
    """The income of each LIVE, None where it is not known, and the code of the currency they are all in.

    Diamonds are worth ``usd_per_diamond`` US dollars each. Where some LIVEs have diamonds and some money, or several
    currencies, the kind that most LIVEs have is taken and dollars with it; the others are not known.
    """
    kinds = Counter(live.currency for live in lives if live.money is not None and live.currency != "USD")
    dollars = sum(
        1 for live in lives if live.diamonds is not None or (live.money is not None and live.currency == "USD")
    )
    foreign = kinds.most_common(1)
    code = foreign[0][0] if foreign and foreign[0][1] > dollars else "USD"

    def income(live: Live) -> float | None:
        if live.money is not None and live.currency == code:
            return live.money
        return live.diamonds * usd_per_diamond if code == "USD" and live.diamonds is not None else None

    return [income(live) for live in lives], code
