"""Your streams as records: a fair range by its closed form, money, and what a log says in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from tikearn_gui.core.lever import Setting
from tikearn_gui.history.backtest import backtest
from tikearn_gui.history.fit import fit
from tikearn_gui.history.live import Live, LiveLog
from tikearn_gui.history.review import review
from tikearn_gui.project.examples import example
from tikearn_gui.project.project import Currency, Project
from tikearn_gui.ui.format import Format
from tikearn_gui.ui.pages.streams_views import Finding, SmallPlot
from tikearn_gui.ui.present.streams import SPREAD, fair_range, streams

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
    assert row.income == pytest.approx(1_000.0 * project.usd_per_diamond * 0.5)


def test_the_newest_comes_first_with_its_place_in_the_log() -> None:
    rows = streams(project_with(evenings(5, views=100.0)), FMT, None, None, None).rows
    assert [row.place for row in rows] == [4, 3, 2, 1, 0]
    assert all(row.income is None for row in rows)


def test_where_each_live_lay_agrees_with_the_bars() -> None:
    lives = [replace(live, diamonds=100.0 * 3.0 ** (at % 4)) for at, live in enumerate(evenings(24, views=500.0))]
    project = project_with(lives)
    grades = backtest(project.log, project.usd_per_diamond)
    view = streams(project, FMT, None, grades, None)
    assert view.graded is not None
    by_place = {row.place: row for row in view.rows}
    for forecast, bar in zip(grades.forecasts, view.graded.bars, strict=True):
        where = by_place[forecast.index].forecast
        assert where == ("in" if bar.inside else "above" if bar.actual > bar.high else "below")
    assert sum(row.forecast == "" for row in view.rows) == len(lives) - grades.of


def test_a_lever_that_is_used_is_marked_so() -> None:
    project = project_with(evenings(20, views=900.0, likes=2_700.0, gifters=6.0, diamonds=900.0))
    found = fit(project.log, project.base, project.anchors, usd_per_diamond=project.usd_per_diamond)
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
    found = streams(project, FMT, None, None, review(project.log, project.usd_per_diamond)).findings
    assert all(finding.question.endswith("?") and finding.answer and finding.advice for finding in found)
    day = next(finding for finding in found if finding.question == "Which day is best for income?")
    assert day.answer.startswith("Friday")


def test_widening_is_offered_once_and_sets_what_the_log_speaks_for() -> None:
    lives = [replace(live, views=500.0 * 1.7 ** (at * 5 % 3)) for at, live in enumerate(evenings(30, diamonds=900.0))]
    project = project_with(lives)
    found = fit(project.log, project.base, project.anchors, usd_per_diamond=project.usd_per_diamond)
    narrow = replace(backtest(project.log, project.usd_per_diamond), verdict="too narrow", widen=1.6)
    offered = streams(project, FMT, found, narrow, None).graded
    assert offered is not None and offered.widen_to is not None
    told = next(one.setting.number for one in found.levers if one.key == SPREAD)
    assert offered.widen_to == pytest.approx(1.6 * told, rel=0.01)
    wider = project.with_lever(project.base_index, SPREAD, Setting(offered.widen_to))
    again = streams(wider, FMT, found, narrow, None).graded
    assert again is not None and again.widen_to is None
    right = streams(project, FMT, found, replace(narrow, verdict="right"), None).graded
    assert right is not None and right.widen_to is None


# What is drawn beside a finding ---------------------------------------------------------------------------------------


def looked_back(lives: list[Live], currency: Currency | None = None) -> dict[str, Finding]:
    project = project_with(lives, currency)
    found = streams(project, FMT, None, None, review(project.log, project.usd_per_diamond)).findings
    return {finding.question: finding for finding in found}


def plot_of(found: dict[str, Finding], question: str) -> SmallPlot:
    plot = found[question].plot
    assert plot is not None
    return plot


def months_of_lives() -> list[Live]:
    """Each figure moves with what it is asked against: Fridays and long LIVEs bring more, later ones more views."""
    lives = []
    for at in range(60):
        start = datetime(2026, 6, 1, 19 + at % 2) + timedelta(days=2 * at)
        minutes = (45.0, 90.0, 180.0)[at % 3]
        views = 500.0 + 10.0 * at
        money = minutes * (3.0 if start.weekday() == 4 else 1.0)
        lives.append(Live(start, minutes, views, likes=2.0 * views, gifters=5.0, diamonds=money * 100.0))
    return lives


def test_every_live_is_a_dot_and_what_is_typical_a_line() -> None:
    lives = months_of_lives()
    plot = plot_of(looked_back(lives), "Are your views rising?")
    assert [y for _, y in plot.dots] == [live.views for live in lives]
    assert [x for x, _ in plot.dots] == sorted(x for x, _ in plot.dots)
    assert len(plot.lines) == 2
    late, early = (line[0][1] for line in plot.lines)
    last = lives[-1].start
    recent = [live.views or 0.0 for live in lives if live.start > last - timedelta(weeks=4)]
    assert late == pytest.approx(np.median(recent))
    assert early < late
    assert plot.x[0] < 0.0 < plot.dots[-1][0] < plot.x[1]
    assert plot.y[0] == 0.0
    assert plot.y[1] >= max(y for _, y in plot.dots)


def test_columns_are_typical_of_their_weekday_and_the_best_stands_out() -> None:
    lives = months_of_lives()
    found = looked_back(lives)
    plot = plot_of(found, "Which day is best for income?")
    paid = project_with(lives).usd_per_diamond
    for column in plot.columns:
        of_day = [live.diamonds * paid for live in lives if live.start.weekday() == column.x and live.diamonds]
        assert column.y == pytest.approx(np.median(of_day))
    [best] = [column for column in plot.columns if column.best]
    assert best.x == 4
    assert found["Which day is best for income?"].answer.startswith("Friday")
    assert len(plot_of(found, "Which hour is best for income?").columns) == 2


def test_columns_of_few_lives_are_pale_and_nothing_is_said_of_them() -> None:
    found = looked_back(months_of_lives()[:6])
    plot = plot_of(found, "Which day is best for income?")
    assert all(column.few and not column.best for column in plot.columns)
    assert "four LIVEs" in found["Which day is best for income?"].answer


def test_the_line_over_length_has_the_slope_that_is_told() -> None:
    project = project_with(months_of_lives())
    looked = review(project.log, project.usd_per_diamond)
    [slope] = [one for one in looked.against_length if one.name == "income"]
    plot = plot_of(looked_back(months_of_lives()), "Do longer LIVEs bring more income?")
    [line] = plot.lines
    (x0, y0), (x1, y1) = line[0], line[-1]
    assert (y1 / y0) ** (1.0 / (x1 - x0)) == pytest.approx(slope.doubling)
    assert sorted({x for x, _ in plot.dots}) == pytest.approx([np.log2(minutes) for minutes in (45.0, 90.0, 180.0)])


def test_all_lives_stand_in_order_and_the_best_is_marked() -> None:
    lives = months_of_lives()
    plot = plot_of(looked_back(lives), "How much rests on one LIVE?")
    heights = [column.y for column in plot.columns]
    assert heights == sorted(heights, reverse=True)
    assert len(heights) == len(lives)
    assert [column.best for column in plot.columns] == [True] + [False] * (len(lives) - 1)


def test_money_is_drawn_in_the_projects_currency_and_counts_are_not_multiplied() -> None:
    dollars, euros = looked_back(months_of_lives()), looked_back(months_of_lives(), Currency("EUR", 0.5))
    for question, factor in (("Is your income rising?", 0.5), ("Are your views rising?", 1.0)):
        one, other = plot_of(dollars, question), plot_of(euros, question)
        assert [y for _, y in other.dots] == pytest.approx([y * factor for _, y in one.dots])


def test_one_huge_live_does_not_lay_the_others_flat() -> None:
    lives = [replace(live, diamonds=50_000.0 if at == 7 else 100.0 + at) for at, live in enumerate(months_of_lives())]
    low, high = plot_of(looked_back(lives), "Is your income rising?").y
    assert low > 0.0
    assert high / low <= 10_000


@given(
    st.lists(
        st.tuples(st.floats(1.0, 1_440.0), st.integers(0, 10**7), st.integers(0, 10**8), st.integers(0, 120)),
        max_size=30,
    )
)
def test_any_log_is_drawn_inside_its_axes(rows: list[tuple[float, int, int, int]]) -> None:
    start, lives = datetime(2026, 1, 1), []
    for minutes, views, diamonds, days in rows:
        start += timedelta(days=days, hours=views % 24, minutes=1)
        lives.append(Live(start, minutes, float(views), diamonds=float(diamonds)))
    for finding in looked_back(lives).values():
        plot = finding.plot
        assert plot is not None
        assert plot.x[0] < plot.x[1]
        assert plot.y[0] < plot.y[1]
        places = [
            *plot.dots,
            *((column.x, column.y) for column in plot.columns),
            *(at for line in plot.lines for at in line),
        ]
        assert all(plot.x[0] <= x <= plot.x[1] and y <= plot.y[1] * 1.000001 for x, y in places)
        assert plot.beside
        assert plot.under
