"""Forecasts of a log, graded."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tikearn_gui.core.luck import Cancelled
from tikearn_gui.history.backtest import BASELINES, FIRST, MODEL, Grades, backtest, counted_crps
from tikearn_gui.history.forecast import LEAST_PAST, Past, forecast_log, t_quantiles
from tikearn_gui.history.live import Live, LiveLog

START = datetime(2026, 1, 5, 20)


def made(incomes: list[float], minutes: float | None = 90.0, hours: float = 56.0) -> LiveLog:
    return LiveLog(
        tuple(Live(START + timedelta(hours=hours * at), minutes, money=one) for at, one in enumerate(incomes))
    )


def drifting(count: int, seed: int = 1, spread: float = 0.4, drift: float = 0.2) -> list[float]:
    rng = np.random.default_rng(seed)
    level = 4.0 + np.cumsum(rng.normal(0, drift, count))
    return np.exp(level + rng.normal(0, spread, count)).tolist()


@pytest.mark.parametrize("size", [1, 2, 7])
def test_crps_of_samples_is_its_definition(size: int) -> None:
    rng = np.random.default_rng(size)
    samples, actual = rng.normal(size=size), 0.3
    pairs = np.abs(np.subtract.outer(samples, samples)).mean()
    assert counted_crps(samples, actual) == pytest.approx(np.abs(samples - actual).mean() - pairs / 2)


def test_crps_of_a_single_number_is_the_distance() -> None:
    assert counted_crps(np.array([2.0]), 5.0) == 3.0


def test_quantiles_of_t_are_right() -> None:
    from scipy import stats

    assert np.allclose(t_quantiles(400), stats.t.ppf((np.arange(400) + 0.5) / 400, 5), atol=2e-3)


def test_a_forecast_uses_nothing_of_its_row_but_start_and_length() -> None:
    log = made(drifting(20))
    last = log.lives[-1]
    whole = backtest(log).forecasts[-1]
    changed = log.edited(19, money=last.money * 50, views=9.0, likes=7.0, gifters=3.0, average_viewers=8.0, note="x")  # type: ignore[operator]
    other = backtest(changed).forecasts[-1]
    assert (other.low, other.median, other.high) == (whole.low, whole.median, whole.high)
    longer = backtest(log.edited(19, minutes=180.0)).forecasts[-1]
    assert longer.median > whole.median * 1.5


def test_a_forecast_uses_nothing_of_what_comes_later() -> None:
    incomes = drifting(24)
    whole, part = backtest(made(incomes)).forecasts, backtest(made(incomes[:16])).forecasts
    assert whole[: len(part)] == part


def test_forecasts_begin_with_the_ninth_live_whose_income_is_known() -> None:
    log = made(drifting(20)).leaving_out([0]).edited(1, money=None)
    grades = backtest(log)
    assert grades.of == 18 - FIRST
    assert grades.forecasts[0].index == 2 + FIRST
    assert log.lives[grades.forecasts[0].index].start == grades.forecasts[0].start
    assert backtest(made(drifting(FIRST))).forecasts == ()
    nothing = backtest(LiveLog())
    assert nothing == Grades((), "USD", {}, nothing.widen, "too few")
    assert nothing.widen == pytest.approx(1.0, abs=0.05)


def test_baselines_are_what_they_say() -> None:
    incomes = drifting(9)
    grades = backtest(made(incomes))
    logs = np.log1p(incomes)
    past, actual = logs[:8], logs[8]
    assert grades.crps["last"] == pytest.approx(abs(past[-1] - actual))
    assert grades.crps["mean"] == pytest.approx(abs(past.mean() - actual))
    assert grades.crps["past"] == pytest.approx(counted_crps(past, float(actual)))
    from scipy import stats

    z = (actual - past.mean()) / past.std(ddof=1)
    closed = past.std(ddof=1) * (z * (2 * stats.norm.cdf(z) - 1) + 2 * stats.norm.pdf(z) - 1 / np.sqrt(np.pi))
    assert grades.crps["log_normal"] == pytest.approx(closed, rel=0.02)


def test_ranges_hold_eight_of_ten_and_beat_the_baselines_on_drifting_logs() -> None:
    every = [backtest(made(drifting(40, seed))) for seed in range(8)]
    held, count = sum(one.held for one in every), sum(one.of for one in every)
    assert 0.74 <= held / count <= 0.86
    scores = {name: np.mean([one.crps[name] for one in every]) for name in (MODEL, *BASELINES)}
    assert scores[MODEL] < 0.95 * min(scores[name] for name in BASELINES)


def test_an_hour_that_pays_is_learnt() -> None:
    rng = np.random.default_rng(3)
    incomes = [float(np.exp(4 + 1.5 * (at % 2) + rng.normal(0, 0.2))) for at in range(40)]
    grades = backtest(made(incomes, hours=12.0))
    assert grades.against_best is not None
    assert grades.against_best < 0.5


def test_a_jump_in_luck_is_called_too_narrow_or_too_wide() -> None:
    rng = np.random.default_rng(5)
    calm_then_wild = np.exp(4 + np.where(np.arange(30) < 12, 0.05, 1.8) * rng.normal(size=30)).tolist()
    assert backtest(made(calm_then_wild)).widen > 1.1
    wild_then_calm = np.exp(4 + np.where(np.arange(60) < 9, 2.5, 0.1) * rng.normal(size=60)).tolist()
    assert backtest(made(wild_then_calm)).widen < 0.9


@settings(max_examples=25, deadline=None)
@given(st.lists(st.floats(0, 1e9), min_size=9, max_size=14), st.none() | st.floats(1, 600))
def test_any_log_is_graded_with_finite_ranges(incomes: list[float], minutes: float | None) -> None:
    grades = backtest(made(incomes, minutes))
    for one in grades.forecasts:
        assert 0 <= one.low <= one.median <= one.high < np.inf
    assert all(np.isfinite(score) and score >= 0 for score in grades.crps.values())
    assert 0 <= grades.held <= grades.of


def test_diamonds_and_money_are_graded_alike() -> None:
    incomes = drifting(15)
    log = made(incomes)
    diamonds = LiveLog(tuple(replace(one, money=None, diamonds=one.money * 200) for one in log.lives))  # type: ignore[operator]
    assert backtest(diamonds, 0.005).crps[MODEL] == pytest.approx(backtest(log).crps[MODEL])


def test_grading_tells_its_progress_and_stops_when_asked() -> None:
    told: list[float] = []
    backtest(made(drifting(20)), progress=told.append)
    assert told == sorted(told)
    with pytest.raises(Cancelled):
        backtest(made(drifting(20)), cancelled=lambda: True)


def test_too_short_a_past_is_refused() -> None:
    past = Past.of([START] * 2, [None] * 2, [1.0] * 2)
    assert past.hours.size < LEAST_PAST
    with pytest.raises(ValueError, match="needs"):
        forecast_log(past, 0.0, 60.0)
