"""What LIVEs say of the levers and how good forecasts of them were, for the command ``fit`` and the summary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from tikearn_gui.core.lever import Setting, plain
from tikearn_gui.history.backtest import BASELINES, MODEL, Grades
from tikearn_gui.history.fitted import Fit
from tikearn_gui.history.readers.result import Reading
from tikearn_gui.report import words
from tikearn_gui.report.history import number_of, reading_as_json, reading_lines, time_as_json
from tikearn_gui.report.numbers import Json, plain_numbers
from tikearn_gui.report.terminal import count, listed, paragraph, table

__all__ = ["fit_as_json", "fit_as_text", "grade_lines", "grades_as_json", "lever_lines", "levers_as_json"]

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


def fit_as_json(readings: Sequence[Reading], found: Fit, grades: Grades) -> Json:
    """Fitted levers, what is usual, and how good forecasts of the log were."""
    return {
        "files": [reading_as_json(reading) for reading in readings],
        **plain_numbers(
            {
                "lives": found.lives,
                "levers": levers_as_json(found),
                "usual": dict(found.anchors),
                "missing": list(found.missing),
                "forecasts": grades_as_json(grades),
            }
        ),
    }


def levers_as_json(found: Fit) -> Json:
    """By lever: what the log makes of it and what was believed before."""
    return {
        one.key: {
            **_setting(one.setting),
            "before": _setting(one.prior),
            "lives": one.lives,
            "told": one.told,
            "note": one.note,
        }
        for one in found.levers
    }


def _setting(setting: Setting) -> Json:
    return {"value": setting.value, "low": setting.low, "high": setting.high}


def grades_as_json(grades: Grades) -> Json:
    """How often ranges held, and the score against simple rules."""
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
                "start": time_as_json(one.start),
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
        lines += [*reading_lines(reading), ""]
    title = f"What {number_of(found.lives, 'LIVE says', 'LIVEs say')}"
    lines += [title, "=" * len(title), *lever_lines(levers_as_json(found), found.missing)]
    usual = [f"{_plain(name)} {plain(value)}" for name, value in found.anchors.items()]
    if usual:
        lines += paragraph(f"Usual in the last 28 days: {listed(usual)}.")
    title = "Forecasts of your own LIVEs"
    lines += ["", title, "=" * len(title), *grade_lines(grades_as_json(grades))]
    return "\n".join(lines) + "\n"


def lever_lines(levers: Mapping[str, Json], missing: Sequence[str]) -> Iterator[str]:
    """What :func:`levers_as_json` gives, as a table, with what must be said of it."""
    if levers:
        rows = [["", "typical", "8 out of 10", "before", "LIVEs"]]
        rows += [
            [words.LEVERS.get(key, key), _value(one["value"]), _range(one), _before(one["before"]), str(one["lives"])]
            for key, one in levers.items()
        ]
        yield from table(rows, (1, 4))
    else:
        yield from paragraph("Nothing of which a lever could be learnt: it takes views, likes, gifters or diamonds.")
    for key, one in levers.items():
        if one["note"]:
            yield from paragraph(f"{words.LEVERS.get(key, key)}: {_NOTES[one['note']]}.")
    if levers and missing:
        yield from paragraph(f"Not recorded, so not learnt from: {listed([_plain(one) for one in missing])}.")


def _plain(name: str) -> str:
    return name.removeprefix("usual_").replace("_", " ")


def _value(value: float) -> str:
    return f"{value:,.3g}" if value < 1_000 else count(value)


def _range(one: Json) -> str:
    if one["low"] is None or one["high"] is None:
        return "-"
    return f"{_value(one['low'])} to {_value(one['high'])}"


def _before(one: Json) -> str:
    return f"{_value(one['value'])} ({_range(one)})"


def grade_lines(grades: Json) -> Iterator[str]:
    """What :func:`grades_as_json` gives, in words and as a table."""
    if not grades["count"]:
        yield from paragraph("It takes nine LIVEs with known income before a forecast can be graded.")
        return
    yield from paragraph(
        f"Each LIVE from the ninth on was forecast from those before it: the 8-out-of-10 range held {grades['held']} "
        f"of {grades['count']} LIVEs. {_verdict(grades)}"
    )
    scores = grades["crps"]
    rows = [["Forecast by", "score", "against TikEarn"]]
    own = scores[MODEL]
    for name in (MODEL, *BASELINES):
        against = f"{scores[name] / own:.2f} times" if name != MODEL and own > 0 else ""
        rows.append([_MODELS[name], f"{scores[name]:.3f}", against])
    yield from table(rows, (1, 2))
    yield from paragraph("The score is the distance from what came, the range counted in: smaller is better.")


def _verdict(grades: Json) -> str:
    widen = grades["widen"]
    sentences: dict[str, Any] = {
        "too few": "That is too few to judge the ranges.",
        "right": "The ranges are about right.",
        "too narrow": f"The ranges are too narrow; they should be {max(widen, 1.05):.2f} times as wide.",
        "too wide": f"The ranges are too wide; {min(widen, 0.95):.2f} times their width would do.",
    }
    return str(sentences[grades["verdict"]])
