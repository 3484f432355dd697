"""What the commands ``import`` and ``fit`` print: files read and refused, fitted levers, forecasts graded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any, Final

from tikearn_gui.core.lever import Setting, plain
from tikearn_gui.history.backtest import BASELINES, MODEL, Grades
from tikearn_gui.history.fitted import Fit
from tikearn_gui.history.live import FIGURES, Live, LiveLog, PeriodTotal
from tikearn_gui.history.readers.result import CREATOR, DATES, EARNINGS, Question, Reading
from tikearn_gui.report import words
from tikearn_gui.report.numbers import Json, plain_numbers
from tikearn_gui.report.terminal import count, listed, paragraph, table

__all__ = ["fit_as_json", "fit_as_text", "import_as_json", "import_as_text"]

_SHOWN: Final = 10
_KINDS: Final = {
    "tiktok_json": "TikTok data export, JSON",
    "tiktok_txt": "TikTok data export, TXT",
    "live_center": "LIVE Center, days",
    "table": "table of LIVEs",
    "agency": "agency sheet",
}
_MODELS: Final = {
    MODEL: "TikEarn",
    "last": "the last LIVE again",
    "mean": "the average so far",
    "past": "any LIVE so far",
    "log_normal": "a bell curve of the past",
}
_NOTES: Final = {
    "held": "with so few LIVEs with gifts, how unequal gifts are is left as it was",
    "short": "a short record reads too low, which is put right here",
    "common": "likes and gifts also rise together for other reasons, so the range is wide",
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
        "files": [_reading(reading) for reading in readings],
        "lives": [_live(live) for live in log.lives],
        "periods": [_period(one) for one in log.periods],
    }


def _reading(reading: Reading) -> Json:
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
        "start": _time(live.start),
        **{name: getattr(live, name) for name in FIGURES},
        "currency": live.currency,
        "room_id": live.room_id,
        "title": live.title,
        "note": live.note,
        "left_out": live.left_out,
    }


def _period(one: PeriodTotal) -> Json:
    return {
        "first": _time(one.first),
        "last": _time(one.last),
        "lives": one.lives,
        **{name: getattr(one, name) for name in FIGURES},
        "currency": one.currency,
        "creator": one.creator,
    }


def _time(moment: date | datetime) -> str:
    return moment.isoformat(sep=" ") if isinstance(moment, datetime) else moment.isoformat()


def import_as_text(readings: Sequence[Reading], log: LiveLog) -> str:
    """The same for people."""
    lines: list[str] = []
    for reading in readings:
        lines += [*_reading_lines(reading), ""]
    lines += [*_log_lines(log)]
    return "\n".join(lines) + "\n"


def _number(many: int, one: str, more: str) -> str:
    return f"{many:,} {one if many == 1 else more}"


def _reading_lines(reading: Reading) -> Iterator[str]:
    shown = "".join(one if one.isprintable() else "?" for one in reading.name)
    title = f"{shown}: {_KINDS[reading.source]}"
    yield from (title, "=" * len(title))
    parts = [_number(len(reading.lives), "LIVE", "LIVEs")]
    if reading.periods:
        parts.append(_number(len(reading.periods), "day or period", "days or periods"))
    if reading.twice:
        parts.append(_number(reading.twice, "row that says the same again", "rows that say the same again"))
    parts.append(_number(reading.all_refused, "row refused", "rows refused"))
    yield from paragraph(f"{_number(reading.rows, 'row', 'rows')} read: {listed(parts)}.")
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
        f"Together: {_number(len(log), 'LIVE', 'LIVEs')} from {first:%Y-%m-%d} to {last:%Y-%m-%d}, with "
        f"{listed(known) if known else 'no figures'}."
    )
    if log.periods:
        yield from paragraph(_periods_line(log))


def _periods_line(log: LiveLog) -> str:
    return f"{_number(len(log.periods), 'day or period', 'days or periods')} for totals; none of them counts as a LIVE."


# Fit ------------------------------------------------------------------------------------------------------------------


def fit_as_json(readings: Sequence[Reading], found: Fit, grades: Grades) -> Json:
    """Fitted levers, what is usual, and how good forecasts of the log were."""
    return {
        "files": [_reading(reading) for reading in readings],
        **plain_numbers(
            {
                "lives": found.lives,
                "levers": {
                    one.key: {
                        **_setting(one.setting),
                        "before": _setting(one.prior),
                        "lives": one.lives,
                        "told": one.told,
                        "note": one.note,
                    }
                    for one in found.levers
                },
                "usual": dict(found.anchors),
                "missing": list(found.missing),
                "forecasts": _grades(grades),
            }
        ),
    }


def _setting(setting: Setting) -> Json:
    return {"value": setting.value, "low": setting.low, "high": setting.high}


def _grades(grades: Grades) -> Json:
    return {
        "count": grades.of,
        "held": grades.held,
        "coverage": grades.coverage,
        "verdict": grades.verdict,
        "widen": grades.widen,
        "currency": grades.currency,
        "crps": dict(grades.crps),
        "best_baseline": grades.best_baseline,
        "crps_against_best_baseline": grades.against_best,
        "each": [
            {
                "start": _time(one.start),
                "actual": one.actual,
                "low": one.low,
                "median": one.median,
                "high": one.high,
                "inside": one.inside,
            }
            for one in grades.forecasts
        ],
    }


def fit_as_text(readings: Sequence[Reading], found: Fit, grades: Grades) -> str:
    """The same for people."""
    lines: list[str] = []
    for reading in readings:
        lines += [*_reading_lines(reading), ""]
    lines += [*_fit_lines(found), "", *_grade_lines(grades)]
    return "\n".join(lines) + "\n"


def _fit_lines(found: Fit) -> Iterator[str]:
    title = f"What {_number(found.lives, 'LIVE says', 'LIVEs say')}"
    yield from (title, "=" * len(title))
    if found.levers:
        rows = [["", "typical", "8 out of 10", "before", "LIVEs"]]
        rows += [
            [words.LEVERS.get(one.key, one.key), _value(one.setting), _range(one.setting), _before(one.prior),
             str(one.lives)]
            for one in found.levers
        ]  # fmt: skip
        yield from table(rows, (1, 4))
    else:
        yield from paragraph("Nothing of which a lever could be learnt: it takes views, likes, gifters or diamonds.")
    for one in found.levers:
        if one.note:
            yield from paragraph(f"{words.LEVERS.get(one.key, one.key)}: {_NOTES[one.note]}.")
    if found.levers and found.missing:
        yield from paragraph(f"Not recorded, so not learnt from: {listed([_plain(one) for one in found.missing])}.")
    usual = [f"{_plain(name)} {plain(value)}" for name, value in found.anchors.items()]
    if usual:
        yield from paragraph(f"Usual in the last 28 days: {listed(usual)}.")


def _plain(name: str) -> str:
    return name.removeprefix("usual_").replace("_", " ")


def _value(setting: Setting) -> str:
    return f"{setting.number:,.3g}" if setting.number < 1_000 else count(setting.number)


def _range(setting: Setting) -> str:
    if setting.low is None or setting.high is None:
        return "-"
    return f"{_value(Setting(setting.low))} to {_value(Setting(setting.high))}"


def _before(setting: Setting) -> str:
    return f"{_value(setting)} ({_range(setting)})"


def _grade_lines(grades: Grades) -> Iterator[str]:
    title = "Forecasts of your own LIVEs"
    yield from (title, "=" * len(title))
    if not grades.forecasts:
        yield from paragraph("It takes nine LIVEs with known income before a forecast can be graded.")
        return
    yield from paragraph(
        f"Each LIVE from the ninth on was forecast from those before it: the 8-out-of-10 range held {grades.held} of "
        f"{grades.of} LIVEs. {_verdict(grades)}"
    )
    rows = [["Forecast by", "score", "against TikEarn"]]
    own = grades.crps[MODEL]
    for name in (MODEL, *BASELINES):
        against = f"{grades.crps[name] / own:.2f} times" if name != MODEL and own > 0 else ""
        rows.append([_MODELS[name], f"{grades.crps[name]:.3f}", against])
    yield from table(rows, (1, 2))
    yield from paragraph("The score is the distance from what came, the range counted in: smaller is better.")


def _verdict(grades: Grades) -> str:
    sentences: dict[str, Any] = {
        "too few": "That is too few to judge the ranges.",
        "right": "The ranges are about right.",
        "too narrow": f"The ranges are too narrow; they should be {max(grades.widen, 1.05):.2f} times as wide.",
        "too wide": f"The ranges are too wide; {min(grades.widen, 0.95):.2f} times their width would do.",
    }
    return str(sentences[grades.verdict])
