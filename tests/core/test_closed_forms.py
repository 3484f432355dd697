"""Means in closed form, with effects, drifts and doubt off: what is played meets them within four standard errors."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from scipy import stats

from tests.core.strategies import SEED, calm, player
from tikearn_gui.core.arrays import Doubles
from tikearn_gui.core.details import Details, details
from tikearn_gui.core.doubt import Case
from tikearn_gui.core.partnerships import moods
from tikearn_gui.core.projection import SOURCES, Projection
from tikearn_gui.core.schedule import WEEKS_A_MONTH

FUTURES = 12_000


def seen(case: Case) -> Details:
    return details(player(case.schedule.weeks, SEED), case, FUTURES, slot="closed forms")


def played(case: Case) -> Projection:
    return player(case.schedule.weeks, SEED).play(case, FUTURES, slot="closed forms")


def assert_mean(sample: Doubles, expected: float) -> None:
    error = sample.std() / math.sqrt(sample.size)
    assert abs(sample.mean() - expected) <= 4.0 * error + 1e-6 * expected, (sample.mean(), expected, error)


# Gifts ----------------------------------------------------------------------------------------------------------------


def usual_gifters(case: Case) -> float:
    """Gifters of all LIVEs: regulars change in number as exp((won - lost) t)."""
    number = case.strategy.number
    usual = number("views_per_stream") * number("gifters_per_100_views") * 0.01
    months = np.arange(case.schedule.weeks) / WEEKS_A_MONTH
    net = (number("regulars_won_per_month") - number("regulars_lost_per_month")) * months
    share = number("regulars_share")
    return float(case.schedule.lives * usual * (1.0 - share + share * np.exp(net)).sum())


def assert_gifts(case: Case) -> None:
    """Gifters x mean coins x rate."""
    made, gifters = seen(case), usual_gifters(case)
    coins = gifters * case.strategy.number("coins_per_gifter")
    assert_mean(made.gifters, gifters)
    assert_mean(made.coins, coins)
    assert_mean(played(case).source("gifts"), coins * 0.01 * case.strategy.number("rewards_rate"))


@pytest.mark.parametrize("spread", [0.5, 1.5, 2.85])
@pytest.mark.parametrize("share", [0.0, 0.5, 0.95])
@pytest.mark.parametrize("gifters", [0.1, 1.0, 7.0, 500.0])
def test_gifts_are_gifters_times_mean_coins_times_rate(gifters: float, share: float, spread: float) -> None:
    views = gifters * 100.0
    assert_gifts(calm(3, views_per_stream=views, gifters_per_100_views=1.0, regulars_share=share, gift_spread=spread))


@pytest.mark.parametrize("gifters", [1.0, 20.0])
@pytest.mark.parametrize(("lost", "won"), [(0.5, 0.15), (0.15, 0.5), (0.9, 0.0), (0.0, 0.9), (0.9, 0.9), (0.3, 0.05)])
def test_gifts_follow_the_number_of_regulars(lost: float, won: float, gifters: float) -> None:
    """Regulars change by a third of a percent more than exp((won - lost) t) a week, below what can be seen here."""
    turnover = {"regulars_lost_per_month": lost, "regulars_won_per_month": won, "regulars_share": 0.8}
    assert_gifts(calm(9, views_per_stream=100.0 * gifters, gifters_per_100_views=1.0, gift_spread=0.8, **turnover))


@pytest.mark.parametrize("share", [0.0, 0.3, 0.9, 1.0])
def test_gifts_do_not_depend_on_the_personal_share(share: float) -> None:
    assert_gifts(calm(3, personal_share=share, gift_spread=1.5, regulars_share=0.9))


@pytest.mark.parametrize("cap", [100.0, 1_000.0, 200_000.0])
def test_gifts_do_not_depend_on_the_dearest_gift(cap: float) -> None:
    assert_gifts(calm(3, dearest_gift=cap, gift_spread=1.5, regulars_share=0.9))


@pytest.mark.parametrize("spread", [0.3, 1.0])
def test_luck_of_conversion_leaves_the_mean_of_gifts(spread: float) -> None:
    """But for regulars, who cannot come more often than always."""
    assert_gifts(calm(3, conversion_spread=spread, gift_spread=1.0, regulars_share=0.0))


@pytest.mark.parametrize(("minutes", "times"), [(90.0, 1.0), (45.0, 0.5**0.8), (180.0, 2.0**0.8)])
def test_gifts_follow_the_length_of_lives(minutes: float, times: float) -> None:
    usual = calm(2, gift_spread=1.0, regulars_share=0.0)
    case = calm(2, gift_spread=1.0, regulars_share=0.0, minutes_per_stream=minutes)
    assert_mean(seen(replace(case, anchors=usual.anchors)).coins, usual_gifters(usual) * 85.0 * times)


@pytest.mark.parametrize(
    ("share", "gain", "times"), [(0.3, 0.0, 1.0), (0.3, 0.5, 1.5), (0.15, 0.5, 1.25), (0.9, 0.5, 2.0)]
)
def test_battles_add_what_they_are_said_to_gain(share: float, gain: float, times: float) -> None:
    usual = calm(2, gift_spread=1.0, regulars_share=0.0)
    case = calm(2, gift_spread=1.0, regulars_share=0.0, battle_share=share, battle_gain=gain)
    assert_mean(seen(replace(case, anchors=usual.anchors)).coins, usual_gifters(usual) * 85.0 * times)


def test_first_time_gifters_are_poisson() -> None:
    made = seen(calm(1, views_per_stream=200.0, gifters_per_100_views=1.0, regulars_share=0.0, streams_per_week=1))
    k = np.arange(12)
    shares = np.bincount(made.gifters.astype(int), minlength=12)[:12] / FUTURES
    np.testing.assert_allclose(shares, stats.poisson.pmf(k, 2.0), atol=4.0 * 0.5 / math.sqrt(FUTURES))


# Subscriptions --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "rate", "lost"), [(0.0, 0.5, 0.12), (250.0, 0.0, 0.3), (40.0, 2.0, 0.0), (7.0, 9.0, 0.9)]
)
def test_subscriptions_are_stock_times_price_times_kept_share(start: float, rate: float, lost: float) -> None:
    case = calm(5, subscribers=start, subscribers_per_1000_views=rate, subscribers_lost_per_month=lost)
    stock, months = start, 0.0
    for week in range(5):
        stock = stock * ((1.0 - lost) ** (7 / 30.4375) if week else 1.0) + 3 * rate
        months += stock * 7 / 30.4375
    assert_mean(played(case).source("subscriptions"), months * 5.99 * 0.35)


# Deals ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("clumping", [0.3, 1.0, 10.0])
@pytest.mark.parametrize("deals", [0.1, 2.0, 20.0])
def test_deals_of_four_weeks_are_negative_binomial(deals: float, clumping: float) -> None:
    made = player(5, SEED)
    case = calm(5, deals_per_month=deals, deal_clumping=clumping)
    case = replace(case, schedule=replace(case.schedule, business=np.array([1.0, 1.0, 1.0, 1.0, 0.0])))
    counted = details(made, case, FUTURES, slot="deals").deals
    mean = 4.0 * deals / WEEKS_A_MONTH
    assert_mean(counted, mean)
    assert_mean((counted - mean) ** 2, mean + mean**2 / clumping)
    nothing = stats.nbinom.pmf(0, clumping, clumping / (clumping + mean))
    # Where nothing is rare none may have come, so the error is that of the closed form.
    error = math.sqrt(nothing * (1.0 - nothing) / FUTURES)
    assert abs(np.mean(counted == 0) - nothing) <= 4.0 * error + 1.0 / FUTURES


@pytest.mark.parametrize("spread", [0.0, 0.9, 1.5])
def test_fees_are_typical_fee_times_spread_less_commission(spread: float) -> None:
    case = calm(3, deals_per_month=3.0, fee_spread=spread, manager_commission=0.15, new_followers_per_100_views=0.0)
    mean = 3.0 * 3.0 / WEEKS_A_MONTH * 90.0 * math.exp(spread**2 / 2.0) * 0.85
    assert_mean(played(case).source("partnerships"), mean)


@pytest.mark.parametrize(
    ("views", "followers", "reach"), [(500.0, 8_000.0, 0.5), (1_000.0, 400.0, 0.4), (4e3, 2e3, 2.0)]
)
def test_fees_follow_the_smaller_of_views_and_followers(views: float, followers: float, reach: float) -> None:
    usual = calm(3, new_followers_per_100_views=0.0).anchors
    levers = {"views_per_stream": views, "followers": followers, "new_followers_per_100_views": 0.0}
    case = replace(calm(3, deals_per_month=3.0, **levers), anchors=usual)
    full = replace(calm(3, deals_per_month=3.0, new_followers_per_100_views=0.0), anchors=usual)
    ratio = played(case).source("partnerships").sum() / played(full).source("partnerships").sum()
    assert ratio == pytest.approx(reach, rel=1e-4)


@pytest.mark.parametrize("clumping", [0.1, 0.3, 1.0, 4.0, 50.0])
def test_moods_are_gamma_of_mean_one(clumping: float) -> None:
    made = moods(clumping).astype(np.float64)
    middles = (np.arange(made.size) + 0.5) / made.size
    assert made.mean() == pytest.approx(1.0, rel=1e-6)
    assert (np.diff(made) >= 0).all()
    exact = stats.gamma.ppf(middles, clumping, scale=1.0 / clumping)
    np.testing.assert_allclose(made[:-20], exact[:-20], rtol=0.02, atol=1e-6)
    assert made.var() == pytest.approx(1.0 / clumping, rel=0.02)


def test_a_mood_lasts_four_weeks() -> None:
    case = calm(9, deals_per_month=20.0, deal_clumping=0.5)
    weekly = played(case).weekly[SOURCES.index("partnerships")]
    correlation = np.corrcoef(np.log1p(weekly))
    within, across = correlation[0, 1:4], correlation[0, 4:]
    assert within.min() > 0.5
    assert np.abs(across).max() < 0.06


# Merchandise ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("clicks", "orders"), [(0.7, 2.0), (5.0, 20.0), (0.05, 0.2)])
def test_merchandise_is_views_times_clicks_times_orders_times_value(clicks: float, orders: float) -> None:
    shop = {"clicks_per_100_views": clicks, "orders_per_100_clicks": orders, "returns": 0.25, "returns_hype": 0.0}
    mean = 9 * 1_000.0 * clicks / 100.0 * orders / 100.0 * 28.0 * 0.2 * 0.75
    assert_mean(played(calm(3, **shop)).source("merchandise"), mean)


@pytest.mark.parametrize("spread", [0.0, 0.6, 1.5])
def test_order_value_is_the_mean_whatever_its_spread(spread: float) -> None:
    shop = {"clicks_per_100_views": 5.0, "orders_per_100_clicks": 10.0, "returns": 0.0, "order_spread": spread}
    assert_mean(played(calm(3, **shop)).source("merchandise"), 9 * 5.0 * 28.0 * 0.2)


def test_hype_sells_and_comes_back() -> None:
    """Returned shares lie about the lever's, the logistic of a normal."""
    shop = {"clicks_per_100_views": 50.0, "orders_per_100_clicks": 50.0, "returns": 0.3}
    score = stats.norm.ppf((np.arange(4_000) + 0.5) / 4_000)
    returned = 1.0 / (1.0 + np.exp(-(math.log(0.3 / 0.7) + 1.0 * score)))
    case = calm(3, **shop, returns_hype=1.0, order_spread=0.0)
    assert_mean(played(case).source("merchandise"), 9 * 250.0 * 28.0 * 0.2 * (1.0 - returned.mean()))


# Audience -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("region", ["other", "us"])
@pytest.mark.parametrize("rate", [0.02, 0.3, 5.0])
def test_new_followers_are_views_times_their_rate(rate: float, region: str) -> None:
    made = seen(calm(3, new_followers_per_100_views=rate, region=region)).followers - 8_000.0
    assert_mean(made, 9 * 1_000.0 * rate / 100.0)
    assert made.var() == pytest.approx(9 * 10.0 * rate, rel=0.06)


def test_views_are_log_normal_about_the_typical_live() -> None:
    case = calm(1, stream_spread=0.4, streams_per_week=1)
    views = np.log(seen(case).views)
    assert_mean(views, math.log(1_000.0))
    assert views.std() == pytest.approx(0.4, rel=0.03)


def test_the_level_drifts_as_a_random_walk() -> None:
    case = calm(9, level_drift=0.1, streams_per_week=1)
    weekly = played(replace(case, strategy=case.strategy.with_setting("subscribers_per_1000_views", 100.0))).weekly
    assert weekly[SOURCES.index("subscriptions")].any()
    views = np.log(seen(case).views / 9.0)
    # Variance of the mean of a walk of nine steps, to first order.
    steps = np.minimum.outer(np.arange(1, 10), np.arange(1, 10)).mean()
    assert views.std() == pytest.approx(0.1 * math.sqrt(steps), rel=0.05)


def test_breakouts_and_failures_come_as_often_as_said() -> None:
    views = seen(calm(1, breakout_chance=0.03, failure_chance=0.01, streams_per_week=1)).views
    assert_mean((views < 600.0).astype(np.float64), 0.01)
    assert_mean((np.abs(views - 1_000.0) > 1.0).astype(np.float64), 0.04)
    breakouts = np.log(views[(views > 600.0) & (np.abs(views - 1_000.0) > 1.0)] / 1_000.0)
    assert_mean(breakouts, math.log(2.0))


def test_likes_are_views_times_their_rate() -> None:
    made = seen(calm(3, likes_per_view=4.0))
    assert_mean(made.likes, 9 * 4_000.0)
    assert made.likes.std() == pytest.approx(3 * 4_000.0 * math.sqrt(math.exp(0.35**2) - 1.0), rel=0.06)


def test_viewer_hours_hold_littles_law() -> None:
    case = calm(3)
    made = seen(case)
    concurrent = made.viewer_hours / case.schedule.hours
    np.testing.assert_allclose(concurrent, 1_000.0 * 1.4 / 90.0, rtol=1e-5)
