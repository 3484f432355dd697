"""The page Your streams: from a log, what was fitted and graded of it, and its review to records of the page."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate
from math import comb
from typing import TYPE_CHECKING, Final

from tikearn_gui.core.levers import LEVERS
from tikearn_gui.history.live import incomes
from tikearn_gui.ui.pages.streams_views import Bar, FitRow, Graded, LiveRow, Streams
from tikearn_gui.ui.present.looking_back import bests, checks, findings
from tikearn_gui.ui.present.matters import value_words

if TYPE_CHECKING:
    from tikearn_gui.core.lever import Setting
    from tikearn_gui.history.backtest import Grades
    from tikearn_gui.history.fitted import Fit
    from tikearn_gui.history.review import Review
    from tikearn_gui.project.project import Project
    from tikearn_gui.ui.format import Format

__all__ = ["SPREAD", "fair_range", "streams"]

SPREAD: Final = "stream_spread"
"""The lever that widens the forecast of single LIVEs."""
SHARE: Final = 0.8
_TAIL: Final = 0.05


def fair_range(count: int) -> tuple[int, int]:
    """How many of so many LIVEs a range that is right holds, in 9 of 10 such records: binomial with 8 out of 10."""
    chances = [comb(count, k) * SHARE**k * (1.0 - SHARE) ** (count - k) for k in range(count + 1)]
    below = list(accumulate(chances))
    low = next(k for k, chance in enumerate(below) if chance > _TAIL)
    high = next(k for k, chance in enumerate(below) if chance >= 1.0 - _TAIL)
    return low, high


def streams(project: Project, fmt: Format, found: Fit | None, grades: Grades | None, looked: Review | None) -> Streams:
    """Everything on the page that is there; money in US dollars is shown in the project's currency."""
    log = project.log
    paid, code = incomes(log.lives, project.usd_per_diamond)
    rate = project.currency.per_usd if code == "USD" else 1.0
    places = {one.index: one for one in grades.forecasts} if grades is not None else {}
    rows = []
    for place, live in enumerate(log.lives):
        forecast, income = places.get(place), paid[place]
        where = "" if forecast is None else "in" if forecast.inside else _side(forecast.actual, forecast.high)
        rows.append(
            LiveRow(
                place, live.start, live.minutes, live.views, live.likes, live.gifters,
                None if income is None else income * rate, live.left_out, where, live.note,
            )
        )  # fmt: skip
    return Streams(
        rows=tuple(reversed(rows)),
        left_out=sum(live.left_out for live in log.lives),
        periods=len(log.periods),
        findings=tuple(findings(log, looked, fmt, rate)) if looked is not None else (),
        checks=tuple(checks(looked, fmt)) if looked is not None else (),
        bests=bests(looked, fmt, rate) if looked is not None else "",
        graded=_graded(project, found, grades, rate) if grades is not None and grades.of else None,
        fits=tuple(_fits(project, fmt, found)) if found is not None else None,
        missing=found.missing if found is not None else (),
    )


def _side(actual: float, high: float) -> str:
    return "above" if actual > high else "below"


def _graded(project: Project, found: Fit | None, grades: Grades, rate: float) -> Graded:
    bars = tuple(
        Bar(one.start, one.low * rate, one.median * rate, one.high * rate, one.actual * rate)
        for one in grades.forecasts
    )
    return Graded(
        bars, grades.held, grades.of, fair_range(grades.of), grades.verdict, _widen_to(project, found, grades),
        grades.best_baseline or "", grades.against_best,
    )  # fmt: skip


def _widen_to(project: Project, found: Fit | None, grades: Grades) -> float | None:
    """The luck of single LIVEs that would make ranges right: what the log says of it, times what they lack."""
    if grades.verdict != "too narrow":
        return None
    fitted = (
        next((one.setting.number for one in found.levers if one.key == SPREAD), None) if found is not None else None
    )
    lever = LEVERS[SPREAD]
    start = lever.default.number if fitted is None else fitted
    wanted = float(f"{min(start * grades.widen, lever.high):.3g}")
    return wanted if project.base.number(SPREAD) < wanted else None


def _fits(project: Project, fmt: Format, found: Fit) -> Iterable[FitRow]:
    for one in found.levers:
        yield FitRow(
            key=one.key,
            before=_range_words(fmt, one.key, one.prior),
            now=_range_words(fmt, one.key, one.setting),
            lives=one.lives,
            told=one.told,
            used=project.base[one.key] == one.setting,
            note=one.note,
        )


def _range_words(fmt: Format, key: str, setting: Setting) -> str:
    if not setting.unsure:
        return value_words(fmt, key, setting.value)
    assert setting.low is not None and setting.high is not None
    if fmt.number(setting.low) == fmt.number(setting.high):
        return value_words(fmt, key, setting.value)
    return fmt.number_range(*(_shown(key, value) for value in (setting.low, setting.high)))


def _shown(key: str, value: float) -> float:
    from tikearn_gui.core.lever import Scale  # noqa: PLC0415

    return value * 100.0 if LEVERS[key].scale is Scale.SHARE else value
