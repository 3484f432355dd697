"""Laws of money: likes are none, parts make the whole, what a table says a plot shows."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.strategies import NO_EFFECT_OF_LIKES, ONE_BLOCK, cases, plain_case, player
from tikearn_gui.core.arrays import Doubles
from tikearn_gui.core.details import details, expected, taken_home_by_live
from tikearn_gui.core.doubt import Case
from tikearn_gui.core.lever import LeverValue
from tikearn_gui.core.money import (
    LEAGUE_USD_PER_WEEK,
    VALID_DAY_MINUTES,
    active_fan_points,
    creator_usd,
    duration_points,
    follower_points,
    rate_points,
    weekly_points,
)
from tikearn_gui.core.player import BlockPlay
from tikearn_gui.core.projection import BANDS, SOURCES, Projection, figures, months, quantiles
from tikearn_gui.core.schedule import WEEKS_A_MONTH
from tikearn_gui.core.stress import stressed

FREE_OF_CHARGE: dict[str, LeverValue] = {
    "payout_fee": 0.0, "cost_per_stream": 0.0, "promotion_per_week": 0.0, "tax_rate": 0.0
}  # fmt: skip
IN_THE_US: dict[str, LeverValue] = {"region": "us", "us_league_points": 3.0, "us_violation_points": 2.0}
CHARGED: dict[str, LeverValue] = {
    "cost_per_stream": 12.5,
    "promotion_per_week": 30.0,
    "tax_rate": 0.3,
    "payout_fee": 0.04,
}


def played(case: Case, slot: str = "money") -> Projection:
    return player(case.schedule.weeks).play(case, ONE_BLOCK, slot=slot)


# Likes are not money --------------------------------------------------------------------------------------------------


def with_likes(case: Case, times: float) -> Case:
    rate = case.strategy.number("likes_per_view") * times
    return replace(case, strategy=case.strategy.with_value("likes_per_view", min(rate, 1_000.0)))


def assert_same_money(one: Projection, other: Projection) -> None:
    assert one.weekly.tobytes() == other.weekly.tobytes()
    assert one.left.tobytes() == other.left.tobytes()


@given(cases(fixed=NO_EFFECT_OF_LIKES))
@settings(max_examples=25)
def test_ten_times_the_likes_without_effects_change_no_cent(case: Case) -> None:
    assert_same_money(played(case), played(with_likes(case, 10.0), "more likes"))


@given(cases(fixed={**NO_EFFECT_OF_LIKES, **IN_THE_US}))
@settings(max_examples=10)
def test_ten_times_the_likes_without_effects_change_no_cent_in_the_us(case: Case) -> None:
    assert_same_money(played(case), played(with_likes(case, 10.0), "more likes"))


@given(cases(fixed={**NO_EFFECT_OF_LIKES, **CHARGED}))
@settings(max_examples=10)
def test_ten_times_the_likes_without_effects_change_no_cent_after_costs_and_tax(case: Case) -> None:
    assert_same_money(played(case), played(with_likes(case, 10.0), "more likes"))


def test_likes_are_counted_even_where_they_move_nothing() -> None:
    case = plain_case("regular", 3, **NO_EFFECT_OF_LIKES)
    few, many = (details(player(3), each, ONE_BLOCK) for each in (case, with_likes(case, 10.0)))
    np.testing.assert_allclose(many.likes, 10.0 * few.likes, rtol=1e-12)
    for name in ("views", "viewer_hours", "gifters", "coins", "gift_usd", "followers", "deals"):
        assert getattr(many, name).tobytes() == getattr(few, name).tobytes(), name


@pytest.mark.parametrize("effect", NO_EFFECT_OF_LIKES)
def test_each_effect_of_likes_alone_moves_money(effect: str) -> None:
    """So the law above says something."""
    case = plain_case("established", 3, **{**NO_EFFECT_OF_LIKES, effect: 0.2})
    now, more = played(case), played(with_likes(case, 2.0), "more likes")
    assert more.take_home.mean() > now.take_home.mean()


# Parts and wholes -----------------------------------------------------------------------------------------------------


@given(cases())
@settings(max_examples=20)
def test_sources_sum_to_the_total(case: Case) -> None:
    projection = played(case)
    total = np.sum([projection.source(name) for name in SOURCES], axis=0)
    np.testing.assert_allclose(projection.earned, total, rtol=1e-12)
    np.testing.assert_allclose(projection.mean_by_week().sum(), projection.earned.mean(), rtol=1e-9)


@given(cases(fixed=CHARGED))
@settings(max_examples=20)
def test_weeks_sum_to_the_period(case: Case) -> None:
    projection = played(case)
    assert projection.take_home_weekly.shape == (projection.weeks, projection.futures)
    scale = np.abs(projection.left).max(axis=0) + 1.0
    assert (np.abs(projection.take_home_weekly.sum(axis=0) - projection.take_home) <= 1e-12 * scale).all()


@given(cases(fixed=CHARGED))
@settings(max_examples=15)
def test_the_plot_ends_where_the_table_stands(case: Case) -> None:
    projection = played(case)
    table = figures(projection.take_home)
    at = dict(zip(BANDS, projection.bands()[:, -1], strict=True))
    assert (at[0.10], at[0.50], at[0.90]) == (table.p10, table.median, table.p90)


@given(cases())
@settings(max_examples=10)
def test_bands_of_every_source_end_at_its_figures(case: Case) -> None:
    projection = played(case)
    for name in (*SOURCES, "earned"):
        sample = projection.earned if name == "earned" else projection.source(name)
        np.testing.assert_allclose(projection.bands(name)[:, -1], quantiles(sample, BANDS), rtol=3e-6, atol=1e-6)


@given(cases())
@settings(max_examples=10)
def test_bands_are_in_order_and_rise_before_costs(case: Case) -> None:
    projection = played(case)
    assert (np.diff(projection.bands(), axis=0) >= 0).all()
    assert (np.diff(projection.bands("earned"), axis=1) >= 0).all()


# From earned to taken home --------------------------------------------------------------------------------------------


@given(cases(fixed=FREE_OF_CHARGE))
@settings(max_examples=15)
def test_take_home_without_fee_costs_and_tax_is_what_was_earned(case: Case) -> None:
    projection = played(case)
    np.testing.assert_allclose(projection.take_home, projection.earned, rtol=3e-6)


def taken_home(projection: Projection) -> Doubles:
    """Earned x (1 - fee) - costs - tax on what is positive, week by week in double precision."""
    case, weeks = projection.case, projection.weeks
    number = case.strategy.number
    earned = np.cumsum(projection.weekly.sum(axis=0, dtype=np.float64), axis=0)
    fee = player(weeks).values_of(case, "payout_fee", projection.futures)
    costs = case.schedule.held.sum(axis=0) * number("cost_per_stream") + number("promotion_per_week")
    before = earned * (1.0 - fee) - np.cumsum(costs)[:, None]
    result: Doubles = before - number("tax_rate") * np.maximum(before, 0.0)
    return result


@given(cases())
@settings(max_examples=20)
def test_take_home_is_earned_less_fee_costs_and_tax(case: Case) -> None:
    projection = played(case)
    scale = np.abs(projection.weekly).sum(axis=(0, 1), dtype=np.float64) + np.abs(projection.left).max(axis=0)
    assert (np.abs(projection.left - taken_home(projection)) <= 2e-6 * scale + 1e-6).all()


def test_tax_is_taken_from_what_is_positive_only() -> None:
    projection = played(plain_case("newcomer", 3, cost_per_stream=20.0, tax_rate=0.9))
    poor = projection.take_home < 0
    assert poor.any() and (projection.take_home > 0).any()
    np.testing.assert_allclose(projection.take_home[poor], projection.earned[poor] - 9 * 20.0, rtol=1e-5)


@given(cases(fixed=CHARGED, regular=True, weeks=(1, 3)))
@settings(max_examples=10)
def test_single_lives_sum_to_the_plan(case: Case) -> None:
    projection = played(case)
    lives = taken_home_by_live(player(case.schedule.weeks), case, ONE_BLOCK, slot="LIVEs").reshape(-1, ONE_BLOCK)
    assert lives.shape[0] == case.schedule.live_count
    scale = projection.earned + np.abs(projection.take_home)
    assert (np.abs(lives.sum(axis=0) - projection.take_home) <= 1e-4 + 2e-5 * scale).all()


def test_single_lives_sum_to_the_plan_with_weeks_without_a_live() -> None:
    case = stressed(plain_case("regular", 5, subscribers=100.0, promotion_per_week=10.0), "ill")
    lives = taken_home_by_live(player(5), case, ONE_BLOCK, slot="LIVEs").reshape(-1, ONE_BLOCK)
    np.testing.assert_allclose(lives.sum(axis=0), played(case).take_home, rtol=1e-4)


# Periods and chances --------------------------------------------------------------------------------------------------


@given(weeks=st.integers(1, 16))
def test_months_are_four_weeks_scaled(weeks: int) -> None:
    weekly = np.arange(weeks * 3, dtype=np.float64).reshape(weeks, 3)
    made = months(weekly)
    assert made.shape == (max(weeks // 4, 1), 3)
    used = weekly[: weeks // 4 * 4] if weeks >= 4 else weekly
    np.testing.assert_allclose(made.mean(axis=0), used.mean(axis=0) * WEEKS_A_MONTH)


@given(cases(weeks=(9,)), st.floats(0.0, 5_000.0))
@settings(max_examples=10)
def test_chances_are_counted(case: Case, usd: float) -> None:
    projection = played(case)
    assert projection.chance(usd) == np.count_nonzero(projection.take_home >= usd) / ONE_BLOCK
    assert projection.chance(usd, "month") == np.mean(months(projection.take_home_weekly) >= usd)
    assert projection.sample("month").shape == (2 * ONE_BLOCK,)


def test_hours_are_those_on_air_and_of_preparation() -> None:
    projection = played(plain_case("regular", 5))
    assert projection.hours == pytest.approx(5 * 3 * (1.5 + 0.75))


def test_projections_cannot_be_written_to() -> None:
    projection = played(plain_case("regular", 1))
    for array in (projection.weekly, projection.left):
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0.0


def test_bands_cannot_be_written_to() -> None:
    with pytest.raises(ValueError, match="read-only"):
        played(plain_case("regular", 1)).bands()[...] = 0.0


# Lotteries averaged out -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["regular", "established"])
def test_expected_income_is_the_mean_of_what_is_played(name: str) -> None:
    """Source by source, within four standard errors of the difference future by future."""
    case = plain_case(name, 3, subscribers_per_1000_views=2.0, subscribers=3.0, gift_spread=1.0)
    case = replace(case, strategy=case.strategy.certain())
    mean, seen = expected(player(3), case, 20_000, slot="mean"), player(3).play(case, 20_000, slot="seen")
    for source in SOURCES:
        gap = seen.source(source) - mean.source(source)
        assert abs(gap.mean()) <= 4.0 * gap.std() / np.sqrt(gap.size) + 0.01 * mean.source(source).mean(), source


# Rewards in the US ----------------------------------------------------------------------------------------------------


def live_by_live(case: Case) -> tuple[Doubles, Doubles]:
    """Coins and new followers of each LIVE, (live, week, future)."""
    made = np.empty((2, *case.schedule.held.shape, ONE_BLOCK))

    def visit(play: BlockPlay, at: slice) -> None:
        made[0, :, :, at] = play.stages.coins[:, :, : at.stop - at.start]
        made[1, :, :, at] = play.stages.audience.new_followers[:, :, : at.stop - at.start]

    player(case.schedule.weeks).each_block(case, ONE_BLOCK, visit, slot="LIVE by LIVE")
    return made[0], made[1]


def us_week(case: Case, week: int, coins: Doubles, followers: Doubles) -> float:
    """What a week's LIVEs pay in one future, worked out LIVE by LIVE."""
    number, schedule = case.strategy.number, case.schedule
    days = int((schedule.held[:, week] & (schedule.minutes[:, week] >= VALID_DAY_MINUTES)).sum())
    weekly = weekly_points(min(days, 7)) + active_fan_points(number("us_active_fans"))
    league, violations = number("us_league_points"), number("us_violation_points")
    with_league = without = 0.0
    for given_coins, new, minutes in zip(coins, followers, schedule.minutes[:, week], strict=True):
        live = duration_points(float(minutes)) + follower_points(float(new))
        with_league += creator_usd(given_coins, rate_points(live, weekly, league, violations) / 100.0)
        without += creator_usd(given_coins, rate_points(live, weekly, 0.0, violations) / 100.0)
    return without + min(with_league - without, LEAGUE_USD_PER_WEEK)


def assert_paid_by_points(case: Case) -> None:
    coins, followers = live_by_live(case)
    weekly = played(case).weekly[SOURCES.index("gifts")]
    for week in range(case.schedule.weeks):
        for future in np.argsort(weekly[week])[[*range(0, ONE_BLOCK, 400), -1]]:
            expected = us_week(case, week, coins[:, week, future], followers[:, week, future])
            assert weekly[week, future] == pytest.approx(expected, rel=1e-5, abs=1e-6)


@pytest.mark.parametrize("league", [0.0, 1.0, 3.0])
@pytest.mark.parametrize("changes", [
    {}, {"minutes_per_stream": 15.0}, {"us_active_fans": 2_000.0, "streams_per_week": 9.0},
    {"us_violation_points": 20.0}, {"minutes_per_stream": 5.0, "us_violation_points": 20.0}, {"coins_per_gifter": 5e3},
])  # fmt: skip
def test_rewards_in_the_us_are_paid_by_points(changes: dict[str, LeverValue], league: float) -> None:
    """Each LIVE's own length and new followers, the week's days and fans; the league adds at most 1,000 dollars."""
    assert_paid_by_points(plain_case("established", 2, **{**IN_THE_US, **changes, "us_league_points": league}))


def test_rewards_in_the_us_follow_a_calendar() -> None:
    case = plain_case("established", 2, **IN_THE_US)
    minutes, held = case.schedule.minutes.copy(), case.schedule.held.copy()
    minutes[:, 0], held[1:, 1] = (5.0, 12.0, 24.0, 60.0), False
    assert_paid_by_points(replace(case, schedule=replace(case.schedule, minutes=minutes, held=held)))


def test_violations_take_the_leagues_points_too() -> None:
    levers = {**IN_THE_US, "minutes_per_stream": 5.0, "us_violation_points": 40.0}
    assert_paid_by_points(plain_case("established", 1, **levers))
