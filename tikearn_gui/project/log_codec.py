"""The log of LIVEs in a project's file: one object a LIVE or period, without what is not known."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Final

import msgspec

from tikearn_gui.history.live import FIGURES, Live, LiveLog, LogError, PeriodTotal
from tikearn_gui.project.project import ProjectError

__all__ = ["WrittenLog", "read_log", "written_log"]

_TIME: Final = "%Y-%m-%d %H:%M:%S"
_LIVE: Final = (*FIGURES, "currency", "room_id", "title", "note", "left_out")
_PERIOD: Final = ("lives", *FIGURES, "currency", "creator")


class _Figures(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
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


class _Live(_Figures, kw_only=True):
    start: str
    room_id: str = ""
    title: str = ""
    note: str = ""
    left_out: bool = False


class _Period(_Figures, kw_only=True):
    first: str
    last: str
    lives: float | None = None
    creator: str = ""


class WrittenLog(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """A log as it stands in a file."""

    lives: list[_Live] = []
    periods: list[_Period] = []


def written_log(log: LiveLog) -> WrittenLog:
    """The log in the form of a file."""
    return WrittenLog(
        [_Live(start=f"{live.start:{_TIME}}", **_known(live, _LIVE)) for live in log.lives],
        [
            _Period(first=one.first.isoformat(), last=one.last.isoformat(), **_known(one, _PERIOD))
            for one in log.periods
        ],
    )


def _known(record: Live | PeriodTotal, names: tuple[str, ...]) -> dict[str, Any]:
    values = {name: getattr(record, name) for name in names}
    return {
        name: int(value) if isinstance(value, float) and value.is_integer() else value
        for name, value in values.items()
        if value is not None
    }


def read_log(written: WrittenLog) -> LiveLog:
    """The log that stands in a file. Raises ProjectError, a sentence that names the LIVE."""
    try:
        lives = tuple(_live(one, number) for number, one in enumerate(written.lives, 1))
        return LiveLog(lives, tuple(_period(one, number) for number, one in enumerate(written.periods, 1)))
    except LogError as error:
        raise ProjectError(str(error)) from None


def _live(one: _Live, number: int) -> Live:
    try:
        start = datetime.strptime(one.start, _TIME)
    except ValueError:
        raise ProjectError(f"log, LIVE {number}: {one.start[:40]!r} is no start such as 2026-03-01 19:30:00") from None
    return Live(start, **{name: getattr(one, name) for name in _LIVE})


def _period(one: _Period, number: int) -> PeriodTotal:
    try:
        first, last = date.fromisoformat(one.first), date.fromisoformat(one.last)
    except ValueError:
        raise ProjectError(f"log, period {number}: it needs days such as 2026-03-01") from None
    return PeriodTotal(first, last, **{name: getattr(one, name) for name in _PERIOD})
