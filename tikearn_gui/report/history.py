"""What the command ``import`` prints: files read, rows refused, questions left, and the log that they make."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Final

from tikearn_gui.history.live import FIGURES, Live, LiveLog, PeriodTotal
from tikearn_gui.history.readers.result import CREATOR, DATES, EARNINGS, Question, Reading
from tikearn_gui.report.numbers import Json
from tikearn_gui.report.terminal import listed, paragraph

__all__ = ["import_as_json", "import_as_text", "number_of", "reading_as_json", "reading_lines", "time_as_json"]

_SHOWN: Final = 10
_KINDS: Final = {
    "tiktok_json": "TikTok data export, JSON",
    "tiktok_txt": "TikTok data export, TXT",
    "live_center": "LIVE Center, days",
    "table": "table of LIVEs",
    "agency": "agency sheet",
}
_ASKED: Final = {
    EARNINGS: "What are its earnings? Say --earnings diamonds, or a currency such as --earnings USD",
    DATES: "Is the day or the month first in its dates? Say --dates day or --dates month",
    CREATOR: "Whose rows are yours? Say --creator NAME",
}


# Import ---------------------------------------------------------------------------------------------------------------


def import_as_json(readings: Sequence[Reading], log: LiveLog) -> Json:
    """Files as read, and the log that they make together."""
    return {
        "files": [reading_as_json(reading) for reading in readings],
        "lives": [_live(live) for live in log.lives],
        "periods": [_period(one) for one in log.periods],
    }


def reading_as_json(reading: Reading) -> Json:
    """One file as read."""
    return {
        "name": reading.name,
        "source": str(reading.source),
        "rows": reading.rows,
        "lives": len(reading.lives),
        "periods": len(reading.periods),
        "twice": reading.twice,
        "refused_count": reading.all_refused,
        "refused": [{"where": one.where, "why": one.why} for one in reading.refused],
        "warnings": list(reading.warnings),
        "questions": [_question(one) for one in reading.questions],
        "columns": dict(reading.columns),
        "unmatched": list(reading.unmatched),
    }


def _question(question: Question) -> Json:
    return {
        "id": question.id,
        "choices": list(question.choices),
        "example": _live(question.example) if question.example is not None else None,
        "shown": question.shown,
        "suggested": question.suggested,
        "because": question.because,
    }


def _live(live: Live) -> Json:
    return {
        "start": time_as_json(live.start),
        **{name: getattr(live, name) for name in FIGURES},
        "currency": live.currency,
        "room_id": live.room_id,
        "title": live.title,
        "note": live.note,
        "left_out": live.left_out,
    }


def _period(one: PeriodTotal) -> Json:
    return {
        "first": time_as_json(one.first),
        "last": time_as_json(one.last),
        "lives": one.lives,
        **{name: getattr(one, name) for name in FIGURES},
        "currency": one.currency,
        "creator": one.creator,
    }


def time_as_json(moment: date | datetime) -> str:
    """A day, or a day and a time."""
    return moment.isoformat(sep=" ") if isinstance(moment, datetime) else moment.isoformat()


def import_as_text(readings: Sequence[Reading], log: LiveLog) -> str:
    """The same for people."""
    lines: list[str] = []
    for reading in readings:
        lines += [*reading_lines(reading), ""]
    lines += [*_log_lines(log)]
    return "\n".join(lines) + "\n"


def number_of(many: int, one: str, more: str) -> str:
    """A count and what is counted."""
    return f"{many:,} {one if many == 1 else more}"


def reading_lines(reading: Reading) -> Iterator[str]:
    """One file for people."""
    shown = "".join(one if one.isprintable() else "?" for one in reading.name)
    title = f"{shown}: {_KINDS[reading.source]}"
    yield from (title, "=" * len(title))
    parts = [number_of(len(reading.lives), "LIVE", "LIVEs")]
    if reading.periods:
        parts.append(number_of(len(reading.periods), "day or period", "days or periods"))
    if reading.twice:
        parts.append(number_of(reading.twice, "row that says the same again", "rows that say the same again"))
    parts.append(number_of(reading.all_refused, "row refused", "rows refused"))
    yield from paragraph(f"{number_of(reading.rows, 'row', 'rows')} read: {listed(parts)}.")
    for one in reading.refused[:_SHOWN]:
        yield from paragraph(f"Refused, {one.where}: {one.why}.")
    if reading.all_refused > _SHOWN:
        yield from paragraph(f"... and {reading.all_refused - _SHOWN:,} more; --json lists them.")
    for warning in reading.warnings[:_SHOWN]:
        yield from paragraph(f"Note: {warning}.")
    if reading.unmatched:
        yield from paragraph(f"Columns not recognised: {listed([repr(one) for one in reading.unmatched[:_SHOWN]])}.")
    for question in reading.questions:
        yield from paragraph(_asked(question))


def _asked(question: Question) -> str:
    text = _ASKED[question.id]
    if question.example is not None and question.shown and question.id == EARNINGS:
        text += f". On {question.example.start:%Y-%m-%d %H:%M} they were {question.shown}"
    elif question.shown:
        text += f". One of them is {question.shown}"
    if question.suggested:
        text += f". It looks like {question.suggested}: {question.because or 'nothing speaks against it'}"
    return f"{text}."


def _log_lines(log: LiveLog) -> Iterator[str]:
    if not log.lives:
        yield from paragraph("Together: no LIVE." if not log.periods else _periods_line(log))
        return
    first, last = log.lives[0].start, log.lives[-1].start
    known = [name.replace("_", " ") for name in FIGURES if any(getattr(live, name) is not None for live in log.lives)]
    yield from paragraph(
        f"Together: {number_of(len(log), 'LIVE', 'LIVEs')} from {first:%Y-%m-%d} to {last:%Y-%m-%d}, with "
        f"{listed(known) if known else 'no figures'}."
    )
    if log.periods:
        yield from paragraph(_periods_line(log))


def _periods_line(log: LiveLog) -> str:
    many = number_of(len(log.periods), "day or period", "days or periods")
    return f"{many} for totals; none of them counts as a LIVE."
