"""Your streams as records: a fair range by its closed form, money, and what a log says in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from tikearn_gui.history.backtest import backtest
from tikearn_gui.history.fit import fit
from tikearn_gui.history.live import Live, LiveLog
from tikearn_gui.history.review import review
from tikearn_gui.project.examples import example
from tikearn_gui.project.project import Currency, Project
from tikearn_gui.ui.format import Format
from tikearn_gui.ui.present.streams import fair_range, streams, usd_per_diamond

FMT = Format("en_US")


def project_with(lives: list[Live], currency: Currency | None = None) -> Project:
    project = example().with_log(LiveLog(tuple(lives)))
    return project if currency is None else replace(project, currency=currency)


def evenings(count: int, **figures: float) -> list[Live]:
    start = datetime(2026, 6, 1, 20)
    return [Live(start + timedelta(days=2 * at), 90.0 + at % 3, **figures) for at in range(count)]  # type: ignore[arg-type]


@given(st.integers(1, 200))
def test_a_fair_range_is_that_of_the_binomial(count: int) -> None:
    low, high = fair_range(count)
    known = stats.binom(count, 0.8)
    assert known.cdf(low) > 0.05 >= known.cdf(low - 1)
    assert known.cdf(high) >= 0.95 > known.cdf(high - 1)


def test_diamonds_are_paid_at_the_rewards_rate_and_shown_in_the_projects_currency() -> None:
    project = project_with(evenings(1, diamonds=1_000.0), Currency("EUR", 0.5))
    [row] = streams(project, FMT, None, None, None).rows
    assert row.income == pytest.approx(1_000.0 * usd_per_diamond(project) * 0.5)


def test_the_newest_comes_first_with_its_place_in_the_log() -> None:
    rows = streams(project_with(evenings(5, views=100.0)), FMT, None, None, None).rows
    assert [row.place for row in rows] == [4, 3, 2, 1, 0]
    assert all(row.income is None for row in rows)


def test_where_each_live_lay_agrees_with_the_bars() -> None:
    lives = [replace(live, diamonds=100.0 * 3.0 ** (at % 4)) for at, live in enumerate(evenings(24, views=500.0))]
    project = project_with(lives)
    grades = backtest(project.log, usd_per_diamond(project))
    view = streams(project, FMT, None, grades, None)
    assert view.graded is not None
    by_place = {row.place: row for row in view.rows}
    for forecast, bar in zip(grades.forecasts, view.graded.bars, strict=True):
        where = by_place[forecast.index].forecast
        assert where == ("in" if bar.inside else "above" if bar.actual > bar.high else "below")
    assert sum(row.forecast == "" for row in view.rows) == len(lives) - grades.of


def test_a_lever_that_is_used_is_marked_so() -> None:
    project = project_with(evenings(20, views=900.0, likes=2_700.0, gifters=6.0, diamonds=900.0))
    found = fit(project.log, project.base, project.anchors, usd_per_diamond=usd_per_diamond(project))
    assert not any(row.used for row in streams(project, FMT, found, None, None).fits or ())
    used = project.with_fit(found, ["likes_per_view"])
    rows = {row.key: row for row in streams(used, FMT, found, None, None).fits or ()}
    assert rows["likes_per_view"].used
    assert not rows["views_per_stream"].used
    assert " to " in rows["likes_per_view"].before


def test_looking_back_asks_answers_and_says_what_to_do() -> None:
    lives = [
        replace(live, diamonds=1_000.0 if live.start.weekday() == 4 else 200.0)
        for live in evenings(60, views=500.0, likes=900.0)
    ]
    project = project_with(lives)
    found = streams(project, FMT, None, None, review(project.log, usd_per_diamond(project))).findings
    assert all(finding.question.endswith("?") and finding.answer and finding.advice for finding in found)
    day = next(finding for finding in found if finding.question == "Which day is best for income?")
    assert day.answer.startswith("Friday")
