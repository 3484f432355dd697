"""Tornado, contributions and split of the spread: each bar is a play, each share a share."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from tests.core.strategies import (
    NO_AUDIENCE_LUCK,
    ONE_BLOCK,
    calm,
    case_of,
    cases,
    fresh_player,
    plain_case,
    player,
    stopping_after,
)
from tests.core.strategies import strategies as any_strategies
from tikearn_gui.core.compare import compare
from tikearn_gui.core.doubt import Case
from tikearn_gui.core.lever import Scale, Setting
from tikearn_gui.core.levers import LEVERS
from tikearn_gui.core.luck import Cancelled
from tikearn_gui.core.projection import Projection
from tikearn_gui.core.schedule import Schedule
from tikearn_gui.core.sensitivity import (
    Bar,
    Contribution,
    Split,
    contributions,
    guessed_order,
    lever_range,
    one_lever,
    share_of_spread,
    split_of,
    split_of_spread,
    tornado,
    with_strategy,
)
from tikearn_gui.core.strategy import Strategy
from tikearn_gui.core.stress import stressed

WEEKS = 3


def bars(case: Case, *keys: str) -> dict[str, Bar]:
    return {bar.key: bar for bar in tornado(player(WEEKS), case, keys or tuple(LEVERS), ONE_BLOCK)}


def played(case: Case, slot: str = "sensitivity") -> Projection:
    return player(case.schedule.weeks).play(case, ONE_BLOCK, slot=slot)


# Tornado --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["newcomer", "regular", "established"])
def test_bars_are_direct_plays(name: str) -> None:
    case = plain_case(name, WEEKS)
    found = bars(case)
    assert len(found) > 20
    for key in (
        "views_per_stream",
        "streams_per_week",
        "minutes_per_stream",
        "returns",
        "like_gifts",
        "frequency_loss",
    ):
        bar = found[key]
        low, high = (
            played(with_strategy(case, case.strategy.with_setting(key, end)), str(end)) for end in (bar.low, bar.high)
        )
        assert bar.typical_low == np.median(low.take_home)
        assert bar.typical_high == np.median(high.take_home)
        assert bar.width == abs(bar.typical_high - bar.typical_low)
        np.testing.assert_array_equal(bar.gain.difference, compare(high, low).difference)


def test_bars_of_monotone_levers_gain_in_every_future() -> None:
    for key, bar in bars(plain_case("established", WEEKS)).items():
        if LEVERS[key].monotone:
            assert bar.typical_high >= bar.typical_low, key
            assert bar.gain.difference.min() >= -1e-2, key


def test_each_lever_with_a_range_or_a_notch_has_a_bar() -> None:
    case = plain_case("regular", WEEKS)
    expected = {key for key in LEVERS if lever_range(case.strategy, key) is not None}
    assert set(bars(case)) == expected
    assert {key for key, setting in case.strategy.items() if setting.unsure} <= expected


@given(any_strategies())
@settings(max_examples=30)
def test_ranges_are_those_of_the_lever_or_a_notch(strategy: Strategy) -> None:
    for key, setting in strategy.items():
        lever, ends = LEVERS[key], lever_range(strategy, key)
        if setting.unsure:
            assert ends == (setting.low, setting.high)
        elif lever.scale is Scale.CHOICE or lever.notch is None:
            assert ends is None
        elif ends is not None:
            assert lever.low <= ends[0] < ends[1] <= lever.high
            assert setting.number in ends
            further = lever.notch.apply(setting.number)
            assert min(max(further, lever.low), lever.high) in ends


@pytest.mark.parametrize(
    ("key", "value"), [("clicks_per_100_views", 0.0), ("streams_per_week", 14.0), ("returns", 0.0)]
)
def test_a_notch_that_leads_nowhere_has_no_bar(key: str, value: float) -> None:
    assert lever_range(plain_case("newcomer", WEEKS, **{key: value}).strategy, key) is None


def test_a_lever_that_rules_a_value_out_has_no_bar() -> None:
    case = plain_case("regular", WEEKS, coins_per_gifter=95.0, dearest_gift=100.0)
    assert bars(case, "coins_per_gifter", "views_per_stream").keys() == {"views_per_stream"}


def test_a_lever_that_does_nothing_has_a_bar_of_nothing() -> None:
    case = plain_case("regular", WEEKS, subscribers_per_1000_views=0.0, reach_elasticity=0.0, deals_per_month=0.0)
    found = bars(case, "like_brand", "reach_elasticity", "typical_fee")
    assert set(found) == {"like_brand", "typical_fee"}
    for bar in found.values():
        assert bar.width == 0.0
        assert not bar.gain.difference.any()


def test_moving_one_lever_closes_no_other_range() -> None:
    case = plain_case("regular", WEEKS)
    moved = one_lever(player(WEEKS), case, "views_per_stream", Setting(1_000.0), ONE_BLOCK)
    closed = {key for key in case.strategy.unsure_keys if not moved.case.strategy[key].unsure}
    assert closed == {"views_per_stream"}


def test_a_regular_schedule_follows_its_levers_and_another_stays() -> None:
    case = plain_case("regular", WEEKS)
    more = case.strategy.with_settings({"streams_per_week": 5, "minutes_per_stream": 30.0})
    assert with_strategy(case, more).schedule.key == Schedule.regular(more, WEEKS).key
    ill = stressed(case, "ill")
    assert with_strategy(ill, more).schedule is ill.schedule


def test_a_tornado_can_be_cancelled_between_bars() -> None:
    made = tornado(player(WEEKS), plain_case("regular", WEEKS), futures=ONE_BLOCK, cancelled=stopping_after(25))
    first: list[str] = []
    with pytest.raises(Cancelled):
        first.extend(bar.key for bar in made)
    assert 1 < len(set(first)) == len(first) < len(LEVERS) / 2


# Contributions --------------------------------------------------------------------------------------------------------


def contributing(case: Case) -> dict[str, Contribution]:
    found = contributions(player(case.schedule.weeks), played(case))
    sizes = [abs(part.rank_correlation) for part in found]
    assert sizes == sorted(sizes, reverse=True)
    return {part.key: part for part in found}


@pytest.mark.parametrize("name", ["newcomer", "regular", "established"])
def test_contributions_are_rank_correlations(name: str) -> None:
    """Spearman's, futures with the same outcome sharing a rank: a newcomer has many without any money."""
    case = plain_case(name, WEEKS)
    outcome = played(case).take_home
    found = contributing(case)
    assert set(found) == set(case.strategy.unsure_keys)
    for key, part in found.items():
        expected = stats.spearmanr(player(WEEKS).values_of(case, key, ONE_BLOCK), outcome).statistic
        assert part.rank_correlation == pytest.approx(expected, abs=1e-9)
    assert sum(part.share for part in found.values()) == pytest.approx(1.0)


SIGNS = {
    "views_per_stream": 1, "gifters_per_100_views": 1, "coins_per_gifter": 1, "clicks_per_100_views": 1,
    "order_value": 1, "watch_minutes": 1, "returns": -1, "payout_fee": -1,
}  # fmt: skip


@pytest.mark.parametrize("key", SIGNS)
def test_doubt_that_helps_goes_along_and_doubt_that_hurts_goes_against(key: str) -> None:
    low, high = {"returns": (0.1, 0.8), "payout_fee": (0.05, 0.5)}.get(key, (0.2, 5.0))
    value = {"returns": 0.4, "payout_fee": 0.2}.get(key, 1.0)
    strategy = plain_case("established", WEEKS, deals_per_month=0.0).strategy.certain()
    scale = 1.0 if key in ("returns", "payout_fee") else strategy.number(key)
    doubt = Setting(value * scale, low * scale, high * scale)
    found = contributing(case_of(strategy.with_setting(key, doubt), WEEKS))
    assert set(found) == {key}
    assert found[key].rank_correlation * SIGNS[key] > 0.1
    assert found[key].share == 1.0


def test_doubt_about_more_lives_lost_hurts() -> None:
    case = plain_case("established", WEEKS, streams_per_week=7.0, frequency_loss=Setting(0.4, 0.05, 0.8))
    assert contributing(case)["frequency_loss"].rank_correlation < -0.1


def test_nothing_is_known_where_nothing_is_in_doubt_or_nothing_comes() -> None:
    certain = plain_case("regular", WEEKS)
    assert contributing(replace(certain, strategy=certain.strategy.certain())) == {}
    poor = plain_case("newcomer", WEEKS, views_per_stream=0.0, deals_per_month=0.0)
    assert sum(part.share for part in contributing(poor).values()) in (0.0, pytest.approx(1.0))


# Split ----------------------------------------------------------------------------------------------------------------


@given(cases(weeks=(2,)))
@settings(max_examples=10)
def test_the_split_of_the_spread_sums_to_one(case: Case) -> None:
    split = split_of_spread(player(2), case, ONE_BLOCK)
    whole = split.not_known + split.audience_luck + split.gift_luck
    assert whole == pytest.approx(1.0) or (split.not_known, split.audience_luck, split.gift_luck) == (0.0, 0.0, 0.0)
    assert split.gift_luck >= 0.0


def test_without_doubt_nothing_is_not_known() -> None:
    case = plain_case("regular", WEEKS)
    split = split_of_spread(player(WEEKS), replace(case, strategy=case.strategy.certain()), ONE_BLOCK)
    assert split.not_known == 0.0
    assert split.audience_luck > 0.0 and split.gift_luck > 0.0


def test_without_audience_luck_there_is_none() -> None:
    case = plain_case("regular", WEEKS, **NO_AUDIENCE_LUCK, new_followers_per_100_views=0.0, returns_hype=0.0)
    split = split_of_spread(player(WEEKS), case, ONE_BLOCK)
    assert split.audience_luck == pytest.approx(0.0, abs=1e-6)
    assert split.not_known > 0.1


def test_nothing_spreads_where_nothing_comes() -> None:
    split = split_of_spread(player(1), plain_case("newcomer", 1, views_per_stream=0.0, deals_per_month=0.0), ONE_BLOCK)
    assert (split.not_known, split.audience_luck, split.gift_luck) == (0.0, 0.0, 0.0)


def test_more_doubt_is_a_larger_share() -> None:
    little = plain_case("established", WEEKS)
    much = plain_case("established", WEEKS, views_per_stream=Setting(8_000.0, 1_000.0, 64_000.0))
    shares = [split_of_spread(player(WEEKS), case, ONE_BLOCK).not_known for case in (little, much)]
    assert shares[1] > shares[0] + 0.2


# Closed forms and brute force -----------------------------------------------------------------------------------------


def test_bars_likely_to_be_wide_come_first() -> None:
    """Without a play: the five widest are among the first twelve of thirty."""
    for name in ("newcomer", "regular", "established"):
        case = plain_case(name, WEEKS)
        order = guessed_order(case, contributions(player(WEEKS), played(case)))
        found = bars(case, *order)
        assert set(order) >= set(found)
        widest = sorted(found, key=lambda key: -found[key].width)[:5]
        assert set(widest) <= set(order[:12]), name


def test_known_widths_make_the_order() -> None:
    case = plain_case("regular", WEEKS)
    widths = {key: float(place) for place, key in enumerate(guessed_order(case))}
    assert guessed_order(case, (), widths) == tuple(sorted(widths, key=lambda key: -widths[key]))


@given(cases(weeks=(2,)))
@settings(max_examples=4)
def test_a_tornado_is_brute_force_on_a_player_that_remembers_nothing(case: Case) -> None:
    """What is kept between bars for speed changes none of them."""
    made = list(tornado(player(2), case, futures=ONE_BLOCK))
    for bar in made[:: max(len(made) // 4, 1)]:
        fresh = fresh_player(2)
        for end, typical in ((bar.low, bar.typical_low), (bar.high, bar.typical_high)):
            moved = with_strategy(case, case.strategy.with_setting(bar.key, end))
            assert np.median(fresh.play(moved, ONE_BLOCK).take_home) == typical
        fresh.close()


@given(st.floats(0, 2), st.floats(0, 2), st.floats(0.1, 2), st.integers(0, 1_000))
def test_the_split_of_a_linear_gaussian_model_is_that_of_its_variances(
    doubt: float, audience: float, gifts: float, seed: int
) -> None:
    """log(1 + earned) = sum of three independent normals: shares are those of the squared sizes."""
    z = np.random.default_rng(seed).standard_normal((3, 20_000))
    still = gifts * z[2]
    known = still + audience * z[1]
    split = split_of(known + doubt * z[0], known, still)
    whole = doubt**2 + audience**2 + gifts**2
    expected = (doubt**2 / whole, audience**2 / whole, gifts**2 / whole)
    assert (split.not_known, split.audience_luck, split.gift_luck) == pytest.approx(expected, abs=0.04)
    assert split.not_known + split.audience_luck + split.gift_luck == pytest.approx(1.0)


def large_shop(**changes: Setting | float) -> Case:
    """So much merchandise that the luck of orders averages out: log income is linear in normal draws."""
    return calm(
        1,
        views_per_stream=1e6,
        clicks_per_100_views=20.0,
        orders_per_100_clicks=20.0,
        gifters_per_100_views=0.0,
        deals_per_month=0.0,
        returns_hype=0.0,
        order_spread=0.0,
        **changes,
    )


def test_the_split_of_played_futures_is_that_of_a_log_linear_model() -> None:
    """Doubt about the order value and one week's drift of the level are all that varies."""
    doubt, drift = np.log(2.0) / 1.2815515655446004, 0.3
    split = split_of_spread(player(1), large_shop(order_value=Setting(28.0, 14.0, 56.0), level_drift=drift), 20_000)
    whole = doubt**2 + drift**2
    assert split.not_known == pytest.approx(doubt**2 / whole, abs=0.02)
    assert split.audience_luck == pytest.approx(drift**2 / whole, abs=0.02)
    assert split.gift_luck == pytest.approx(0.0, abs=0.01)


def test_contributions_of_a_linear_gaussian_model() -> None:
    """Spearman's correlation of two normals is 6 / pi asin(rho / 2), rho^2 the lever's share of the variance."""
    case = large_shop(order_value=Setting(28.0, 14.0, 56.0), watch_minutes=Setting(1.4, 1.0, 1.96))
    found = {part.key: part for part in contributions(player(1), player(1).play(case, 20_000, slot="gauss"))}
    sizes = {"order_value": np.log(2.0), "watch_minutes": np.log(1.4)}
    whole = np.hypot(*sizes.values())
    for key, size in sizes.items():
        expected = 6.0 / np.pi * np.arcsin(size / whole / 2.0)
        assert found[key].rank_correlation == pytest.approx(expected, abs=0.02)


def test_shares_of_spread_are_what_is_not_known() -> None:
    parts = (Contribution("a", 0.6, 0.75), Contribution("b", 0.3, 0.25))
    assert dict(share_of_spread(Split(0.4, 0.1, 0.5), parts)) == pytest.approx({"a": 0.3, "b": 0.1})
    assert sum(share_of_spread(Split(-0.01, 0.5, 0.51), parts).values()) == 0.0
