"""The headline says what the core says, in every period, and says nothing that is not counted."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.ui.present.snapshots import (
    FMT,
    at_rest,
    by_live,
    played,
    snapshot,
    two,
    usual,
    with_goal,
)
from tikearn_gui.core.lever import Setting
from tikearn_gui.core.projection import figures, quantiles
from tikearn_gui.core.sensitivity import Split
from tikearn_gui.core.starting_points import STARTING_POINTS
from tikearn_gui.project.project import Period, Project
from tikearn_gui.session.results import AtRest
from tikearn_gui.ui.pages import views
from tikearn_gui.ui.present.earnings import headline, per_hour
from tikearn_gui.ui.present.status import headline_is_stale

SHARES = (0.10, 0.25, 0.50, 0.75, 0.90)


def spread_of(sample: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> views.Spread:
    return views.Spread(*map(float, quantiles(sample, SHARES)))


@pytest.mark.parametrize("start", STARTING_POINTS)
def test_figures_of_the_plan(start: str) -> None:
    project = usual(start)
    found = headline(snapshot(project), FMT)
    projection = played(project, 0)
    assert found is not None
    assert found.earned == spread_of(projection.take_home)
    assert found.reached == projection.chance(project.goal.usd)
    assert (found.goal, found.weeks, found.period) == (project.goal.usd, 12, views.Period.PLAN)
    assert found.strategy == views.Strategy("My usual week", 0)
    assert (found.moved, found.check_first, found.taxed) == (None, None, False)


@pytest.mark.parametrize("weeks", [1, 3, 4, 7, 12])
def test_figures_of_a_month(weeks: int) -> None:
    project = with_goal(replace(usual(cost_per_stream=1.0, tax_rate=0.1), weeks=weeks), 50.0, Period.MONTH)
    found = headline(snapshot(project), FMT)
    sample = played(project, 0).sample("month")
    assert found is not None
    assert [getattr(found.earned, name) for name in views.Spread.__slots__] == pytest.approx(
        quantiles(sample, SHARES).tolist(), rel=1e-6
    )
    assert found.reached == played(project, 0).chance(50.0, "month")
    assert 0 < found.reached < 1
    assert (found.goal, found.period) == (50.0, views.Period.MONTH)


@pytest.mark.parametrize("ordered", [True, False])
def test_figures_of_a_live(ordered: bool) -> None:
    project = with_goal(usual(), 5.0, Period.LIVE)
    lives = by_live(project, 0)
    given = np.sort(lives) if ordered else lives
    found = headline(snapshot(project, rest=AtRest(0, by_live=given)), FMT)
    assert found is not None
    assert found.earned == spread_of(lives)
    assert found.reached == float(np.mean(lives >= 5.0))
    assert 0 < found.reached < 1
    again = headline(snapshot(project, by_live={0: given}), FMT)
    assert again == found


def test_without_single_lives_there_is_no_figure_of_a_live() -> None:
    shot = snapshot(with_goal(usual(), 5.0, Period.LIVE))
    assert headline(shot, FMT) is None
    assert headline_is_stale(shot)
    assert not headline_is_stale(snapshot(usual()))
    assert headline_is_stale(snapshot(usual(), stale=frozenset({0})))


def test_what_was_computed_for_another_strategy_is_not_shown() -> None:
    project = with_goal(two(), 5.0, Period.LIVE)
    assert headline(snapshot(project, edited=1, rest=AtRest(0, by_live=by_live(project, 0))), FMT) is None


def test_without_a_projection_there_is_nothing() -> None:
    shot = snapshot(usual(), projections={})
    assert headline(shot, FMT) is None
    assert per_hour(shot) is None


def test_tax_is_said() -> None:
    found = headline(snapshot(usual(tax_rate=0.2)), FMT)
    assert found is not None
    assert found.taxed


def test_income_per_hour() -> None:
    project = usual()
    projection = played(project, 0)
    found = per_hour(snapshot(project))
    assert found is not None
    assert found.typical == pytest.approx(float(quantiles(projection.take_home / projection.hours, (0.5,))[0]))
    assert found.typical == pytest.approx(figures(projection.take_home).median / projection.hours)


# Too little known -----------------------------------------------------------------------------------------------------


def foggy() -> Project:
    """So much doubt about views and gifters that 8 of 10 futures span far more than a factor of 30."""
    return usual(views_per_stream=Setting(1_000, 60, 16_000), gifters_per_100_views=Setting(0.55, 0.05, 6.0))


def test_a_range_takes_the_place_of_the_figure_where_too_little_is_known() -> None:
    project = foggy()
    rest = at_rest(project, 0)
    assert rest.split is not None and rest.split.not_known > 0.5
    found = headline(snapshot(project, rest=rest), FMT)
    assert found is not None
    assert found.earned.high > 30 * max(found.earned.low, 1.0)
    assert found.check_first == "views_per_stream"


def test_a_wide_range_by_luck_alone_is_no_reason() -> None:
    project = foggy()
    rest = replace(at_rest(project, 0), split=Split(0.5, 0.2, 0.3))
    found = headline(snapshot(project, rest=rest), FMT)
    assert found is not None and found.check_first is None


def test_doubt_in_a_narrow_range_is_no_reason() -> None:
    project = usual()
    rest = replace(at_rest(project, 0), split=Split(0.9, 0.05, 0.05))
    found = headline(snapshot(project, rest=rest), FMT)
    assert found is not None and found.check_first is None


def test_below_a_dollar_all_is_alike() -> None:
    project = usual("newcomer", views_per_stream=Setting(10, 1, 40))
    shot = snapshot(project, rest=replace(at_rest(project, 0), split=Split(0.9, 0.05, 0.05)))
    found = headline(shot, FMT)
    assert found is not None
    assert found.earned.high < 30.0 < found.earned.high / max(found.earned.low, 0.01)
    assert found.check_first is None


def test_the_verdict_stays_while_it_is_counted_again() -> None:
    project = foggy()
    first = headline(snapshot(project, rest=at_rest(project, 0)), FMT)
    again = headline(snapshot(project), FMT, first)
    assert again is not None and again.check_first == "views_per_stream"
    narrow = headline(snapshot(usual()), FMT, first)
    assert narrow is not None and narrow.check_first is None
