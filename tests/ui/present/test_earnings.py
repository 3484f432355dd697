"""Fan, sources, likes table and take-home strip say what the core says, once in the project's currency."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.ui.present.snapshots import (
    FMT,
    at_rest,
    played,
    snapshot,
    two,
    usual,
    with_goal,
)
from tikearn_gui.core.lever import Setting
from tikearn_gui.core.money import creator_usd
from tikearn_gui.core.plain import plain_calculator
from tikearn_gui.core.projection import BANDS, SOURCES, figures, quantiles
from tikearn_gui.core.starting_points import STARTING_POINTS
from tikearn_gui.project.project import Period
from tikearn_gui.session.results import Snapshot
from tikearn_gui.ui.pages import views, words
from tikearn_gui.ui.present.earnings import earnings, fan, likes, sources, take_home, typical_line
from tikearn_gui.ui.present.likes import likes_note
from tikearn_gui.ui.present.rewards import planned_us_rate


def fan_of(shot: Snapshot) -> views.Fan:
    found = fan(shot)
    assert found is not None
    return found


def likes_of(shot: Snapshot) -> views.Likes:
    found = likes(shot)
    assert found is not None
    return found


# Fan ------------------------------------------------------------------------------------------------------------------


def test_the_bands_are_those_that_the_page_expects() -> None:
    assert tuple(round(100 * share) for share in BANDS) == views.BAND_LEVELS


@pytest.mark.parametrize("start", STARTING_POINTS)
def test_fan_rises_from_zero_along_the_bands(start: str) -> None:
    project = usual(start)
    found, projection = fan_of(snapshot(project)), played(project, 0)
    assert found.weeks.tolist() == list(range(13))
    assert not found.bands[:, 0].any()
    np.testing.assert_array_equal(found.bands[:, 1:], projection.bands())
    np.testing.assert_array_equal(typical_line(found), found.bands[3])
    assert found.goal == project.goal.usd


def test_outcomes_are_equally_likely() -> None:
    project = with_goal(usual(), 150.0)
    found, home = fan_of(snapshot(project)), played(project, 0).take_home
    assert found.outcomes.shape == (views.DOTS,)
    assert (np.diff(found.outcomes) >= 0).all()
    shares = tuple((k + 0.5) / 50 for k in range(50))
    np.testing.assert_array_equal(found.outcomes, quantiles(home, shares))
    reaching = float(np.mean(found.outcomes >= 150.0))
    assert reaching == pytest.approx(float(np.mean(home >= 150.0)), abs=0.5 / 50)


def test_other_strategies_stand_behind_it() -> None:
    project = two().add("More likes", {"likes_per_view": 4.0})
    found = fan_of(snapshot(project, edited=1))
    assert [(other.strategy.name, other.strategy.slot, other.base) for other in found.others] == [
        ("My usual week", 0, True),
        ("More likes", 2, False),
    ]
    for index, other in zip((0, 2), found.others, strict=True):
        assert other.typical[0] == 0
        np.testing.assert_array_equal(other.typical[1:], played(project, index).bands()[3])
    assert fan_of(snapshot(usual())).others == ()


def test_a_goal_for_less_than_the_plan_has_no_line() -> None:
    for period in (Period.MONTH, Period.LIVE):
        assert fan_of(snapshot(with_goal(usual(), 20.0, period))).goal is None


@pytest.mark.parametrize("start", STARTING_POINTS)
@pytest.mark.parametrize("region", ["other", "us"])
def test_plain_calculator_and_who_gets_there(start: str, region: str) -> None:
    project = usual(start, region=region)
    projection, plain = played(project, 0), fan_of(snapshot(project)).plain
    total = sum(plain_calculator(project.base, 12).values())
    assert plain is not None
    np.testing.assert_allclose(plain.total, np.linspace(0.0, total, 13))
    assert plain.reached == pytest.approx(float(np.mean(projection.earned >= total)), abs=0.001)


def test_the_plain_calculator_pays_the_same_fee_costs_and_tax() -> None:
    project = usual(payout_fee=0.03, cost_per_stream=2.0, promotion_per_week=1.5, tax_rate=0.25)
    projection, plain = played(project, 0), fan_of(snapshot(project)).plain
    earned = sum(plain_calculator(project.base, 12).values())
    assert plain is not None
    assert plain.total[-1] == pytest.approx((earned * 0.97 - 36 * 2.0 - 12 * 1.5) * 0.75)
    assert plain.reached == pytest.approx(float(np.mean(projection.earned >= earned)), abs=0.001)


def test_a_loss_is_not_taxed() -> None:
    plain = fan_of(snapshot(usual("newcomer", cost_per_stream=50.0, tax_rate=0.25))).plain
    assert plain is not None
    earned = sum(plain_calculator(usual("newcomer").base, 12).values())
    assert plain.total[-1] == pytest.approx(earned - 36 * 50.0)


def test_without_viewers_the_plain_calculator_says_nothing() -> None:
    assert fan_of(snapshot(usual("newcomer", views_per_stream=0.0, deals_per_month=0.0))).plain is None


def test_ghost_is_the_line_before_the_drag() -> None:
    project = usual()
    line = typical_line(fan_of(snapshot(project)))
    dragged = project.with_value(0, "minutes_per_stream", 180.0)
    found = fan(snapshot(dragged), line)
    assert found is not None and found.ghost is line
    shorter = fan(snapshot(replace(project, weeks=8)), line)
    assert shorter is not None and shorter.ghost is None


# Sources --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("start", STARTING_POINTS)
def test_sources_are_the_averages_of_each_week(start: str) -> None:
    project = usual(start)
    found = sources(snapshot(project))
    assert [part.source for part in found.parts] == list(SOURCES)
    np.testing.assert_array_equal([part.average for part in found.parts], played(project, 0).mean_by_week())
    assert found.costs.tolist() == [0.0] * 12


def test_income_less_what_is_taken_off_is_taken_home() -> None:
    project = usual(payout_fee=0.03, cost_per_stream=2.0, promotion_per_week=1.5, tax_rate=0.25)
    found = sources(snapshot(project))
    left = np.sum([part.average for part in found.parts], axis=0) - found.costs
    np.testing.assert_allclose(left, played(project, 0).take_home_weekly.mean(axis=1), atol=1e-3)
    assert float(left.sum()) == pytest.approx(figures(played(project, 0).take_home).mean, rel=1e-4)


def test_costs_alone_are_what_a_week_costs() -> None:
    found = sources(snapshot(usual(cost_per_stream=2.0, promotion_per_week=1.5)))
    np.testing.assert_allclose(found.costs, [3 * 2.0 + 1.5] * 12, atol=1e-3)


def test_sources_before_the_first_figures() -> None:
    found = sources(snapshot(usual(), projections={}))
    assert found.parts == ()
    assert found.costs.shape == (12,)


# Likes ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("start", STARTING_POINTS)
def test_likes_table_is_the_articles_with_live_figures(start: str) -> None:
    project = usual(start)
    rest, projection = at_rest(project, 0), played(project, 0)
    rows = likes_of(snapshot(project, rest=rest)).rows
    assert [(row.source, row.influence) for row in rows] == [
        ("gifts", views.Influence.DIRECT),
        ("partnerships", views.Influence.INDIRECT),
        ("merchandise", views.Influence.INDIRECT),
    ]
    for row in rows:
        found = figures(projection.source(row.source))
        assert (row.earned.low, row.earned.typical, row.earned.high) == (found.p10, found.median, found.p90)
        assert rest.doubled is not None and row.if_doubled == rest.doubled[row.source]


@pytest.mark.parametrize(
    "setting",
    [{"subscribers": 5.0}, {"subscribers_per_1000_views": 0.1}, {"subscribers": Setting(0.0, 0.0, 10.0)}],
)
def test_subscriptions_stand_there_where_they_are_on(setting: dict[str, Setting | float]) -> None:
    project = usual("regular", **setting)
    rows = likes_of(snapshot(project)).rows
    assert rows[-1].source == "subscriptions"
    assert rows[-1].influence is views.Influence.INDIRECT
    assert rows[-1].earned.typical == figures(played(project, 0).source("subscriptions")).median


@pytest.mark.parametrize("start", STARTING_POINTS)
@pytest.mark.parametrize("likes_per_view", [0.0, 0.3, 2.2, 4.0, 20.0])
def test_until_it_is_simulated_doubling_is_worked_out(start: str, likes_per_view: float) -> None:
    project = usual(start, likes_per_view=likes_per_view)
    simulated = likes_of(snapshot(project, rest=at_rest(project, 0))).rows
    planned = likes_of(snapshot(project)).rows
    for one, other in zip(planned, simulated, strict=True):
        if other.earned.high > 0 or other.source == "partnerships":
            assert one.if_doubled == pytest.approx(other.if_doubled, abs=0.05)


@pytest.mark.parametrize("start", STARTING_POINTS)
def test_worth_of_likes_by_source(start: str) -> None:
    project = usual(start)
    rest = at_rest(project, 0)
    worth = likes_of(snapshot(project, rest=rest)).worth
    assert rest.worth is not None
    assert sum(part.amount for part in worth) == pytest.approx(rest.worth.per_1000.median)
    assert [part.source for part in worth] == [
        source for source in ("gifts", "partnerships", "merchandise") if rest.worth.by_source[source] > 0
    ]
    for part in worth:
        assert part.amount == rest.worth.per_1000.median * rest.worth.by_source[part.source]
    sentence = "".join(run.text for run in words.likes_worth(FMT, worth))
    assert "less than a cent" not in sentence


def test_likes_that_move_nothing_are_worth_nothing() -> None:
    off = dict.fromkeys(("like_visibility", "like_retention", "like_gifts", "like_brand"), 0.0)
    project = usual("regular", **off)
    found = likes_of(snapshot(project, rest=at_rest(project, 0)))
    assert found.worth == (views.Worth("gifts", 0.0),)
    assert {row.if_doubled for row in found.rows} == {0.0}
    assert {row.if_doubled for row in likes_of(snapshot(project)).rows} == {0.0}


def test_the_worth_stays_until_it_is_counted_again() -> None:
    project = usual()
    shot = snapshot(project)
    assert likes_of(shot).worth == ()
    before = likes_of(replace(shot, rest=at_rest(project, 0)))
    again = likes(shot, before)
    assert again is not None and again.worth == before.worth
    assert likes(snapshot(project, projections={})) is None


def test_a_worth_that_rests_on_the_default_says_so() -> None:
    assert "2.2" in likes_note(snapshot(usual()), FMT)
    assert likes_note(snapshot(usual("regular", likes_per_view=3.0)), FMT) == ""


# Take-home ------------------------------------------------------------------------------------------------------------


def test_the_way_of_a_thousand_coins() -> None:
    found = take_home(snapshot(usual("regular", payout_fee=0.04, tax_rate=0.25)))
    assert found.coins == 1_000
    assert [found.paid, found.worth] == pytest.approx([15.2, 10.0])
    assert found.rewards == pytest.approx(creator_usd(1_000))
    assert [found.fee, found.tax] == pytest.approx([0.2, 1.2])
    assert found.kept == pytest.approx(5.0 * 0.96 * 0.75)
    assert found.store_and_platform == pytest.approx(10.2)


def test_in_the_us_the_rate_is_the_simulated_one() -> None:
    project = usual("regular", region="us")
    rest = at_rest(project, 0)
    found = take_home(snapshot(project, rest=rest))
    assert rest.details is not None
    assert found.rewards_rate == rest.details.rewards_rate
    assert 0.40 < found.rewards_rate < 0.53


def test_in_the_us_the_rate_stays_until_it_is_simulated_again() -> None:
    project = usual("regular", region="us")
    shot = snapshot(project)
    assert take_home(shot).rewards_rate == planned_us_rate(project.base)
    assert take_home(shot, 0.123).rewards_rate == 0.123
    assert take_home(snapshot(usual()), 0.123).rewards_rate == 0.5
    first = earnings(replace(shot, rest=at_rest(project, 0)), FMT)
    again = earnings(shot, FMT, before=first)
    assert first is not None and again is not None
    assert again.view.take_home == first.view.take_home
    moved_in = earnings(shot, FMT, before=earnings(snapshot(usual()), FMT))
    assert moved_in is not None and moved_in.view.take_home.rewards_rate == planned_us_rate(project.base)


@pytest.mark.parametrize("minutes", [4.0, 15.0, 25.0, 90.0])
@pytest.mark.parametrize("views_per_stream", [100.0, 2_000.0])
def test_the_planned_rate_is_that_of_the_plain_calculator(minutes: float, views_per_stream: float) -> None:
    strategy = usual(
        "regular", region="us", minutes_per_stream=minutes + 1, views_per_stream=views_per_stream, us_league_points=1.0
    ).base
    coins = views_per_stream * strategy.number("gifters_per_100_views") * 0.01 * strategy.number("coins_per_gifter")
    gifts = plain_calculator(strategy, 1)["gifts"] / strategy.number("streams_per_week")
    assert planned_us_rate(strategy) == pytest.approx(gifts / creator_usd(coins, 1.0))


def test_without_gifts_the_us_rate_is_the_planned_one() -> None:
    project = usual("regular", region="us", gifters_per_100_views=0.0)
    found = take_home(snapshot(project, rest=at_rest(project, 0)))
    assert found.rewards_rate == planned_us_rate(project.base) > 0
