"""Facts about gifts that a good simulator must reproduce, from sister platforms of TikTok LIVE."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.core import brute_force
from tests.core.gift_concentration import gini, sessions_of, share_of_top, share_that_gives, summed
from tests.core.played import SEED, cv, each_live, moved, one_creator, player, pool_of_gifts, usual_case
from tikearn_gui.core.gift_values import GiftValues
from tikearn_gui.core.gifts import battle_share_of_value
from tikearn_gui.core.luck import Luck
from tikearn_gui.core.starting_points import STARTING_POINTS

INCOME_CV = {3: 2.3, 10: 1.9, 30: 1.5, 100: 1.1, 300: 0.8, 1_000: 0.6}
"""CV of one creator's gift income over 30 LIVEs by gift sessions a LIVE: median creator of a model fitted to
Kuaishou."""


def pool_of_gifters(count: int, seed: int) -> NDArray[np.float64]:
    """What each of many gifters of many creators gave in three weeks: the program's gift sizes with a taste of their
    own, and as many sessions as on Kuaishou. Shape (gifter,)."""
    rng = np.random.default_rng(seed)
    gift = GiftValues.of(one_creator(10), Luck(SEED, 1))
    who = np.repeat(np.arange(count), sessions_of(count, rng))
    share, taste = gift.share[0], rng.standard_normal(count)
    score = np.sqrt(share) * taste[who] + np.sqrt(1 - share) * rng.standard_normal(who.size)
    coins = brute_force.gift(gift.mu[0], gift.sigma[0], gift.cap[0], score)
    return summed(who, coins, count)


def test_fact_01_few_give_nearly_all() -> None:
    """Among 20,000 or more gifters the top 1 % give at least 50 % (Kuaishou 60), the top 10 % at least 85 % (93); the
    Gini coefficient lies between 0.90 and 0.96 (0.942)."""
    amounts = pool_of_gifters(24_000, SEED)
    assert 0.50 <= share_of_top(amounts, 0.01) <= 0.75
    assert share_of_top(amounts, 0.10) >= 0.85
    assert 0.90 <= gini(amounts) <= 0.96


def test_fact_02_most_gifts_are_tiny_and_the_mean_is_made_by_few() -> None:
    """40 to 50 % of gift sessions are worth exactly one coin; the median is at most 3, nine in ten are below 60 to 120,
    99 in 100 below 1,000 to 2,000; the mean is at least 25 times the median; the CV of one gift is 6 to 13."""
    gifts = pool_of_gifts(one_creator(10))
    assert gifts.mean() == pytest.approx(89.1, rel=1e-3)
    assert 0.40 <= np.mean(gifts == 1) <= 0.50
    assert np.median(gifts) <= 3
    assert 60 <= np.quantile(gifts, 0.90) <= 120
    assert 1_000 <= np.quantile(gifts, 0.99) <= 2_000
    assert gifts.mean() / np.median(gifts) >= 25
    assert 6 <= float(cv(gifts)) <= 13


def test_fact_02_a_gift_of_the_pool_is_a_gift_of_a_person() -> None:
    """The pool holds the very distribution that fact 1 gives to persons: quantiles agree to 3 %, mu is 0.60."""
    gift = GiftValues.of(one_creator(10), Luck(SEED, 1))
    assert gift.mu[0] == pytest.approx(0.60, abs=0.005)
    score = np.random.default_rng(SEED).standard_normal(1_000_000)
    persons = brute_force.gift(gift.mu[0], gift.sigma[0], gift.cap[0], score)
    at = (0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 0.995)
    np.testing.assert_allclose(np.quantile(pool_of_gifts(one_creator(10)), at), np.quantile(persons, at), rtol=0.03)


def test_fact_03_half_of_the_gifters_give_once() -> None:
    """Over all creators 45 to 55 % of gifters give once in three weeks (Kuaishou 49.6 %), in the mean 2.5 to 3.5 times
    (3.06). That is a property of the pool's generator, not of one creator's simulation."""
    share = share_that_gives()
    assert 0.45 <= share[0] <= 0.55
    assert 2.5 <= share @ np.arange(1, share.size + 1) <= 3.5
    np.testing.assert_allclose(share[:3], (0.496, 0.195, 0.101), atol=0.02)
    sessions = sessions_of(24_000, np.random.default_rng(SEED))
    assert 0.45 <= np.mean(sessions == 1) <= 0.55
    assert 2.5 <= sessions.mean() <= 3.5


@pytest.mark.parametrize("name", ["newcomer", "regular"])
def test_fact_04_those_who_come_back_give_a_third_or_more(name: str) -> None:
    """Returning gifters give at least 35 % of the value (Kuaishou 43.9 % within three weeks). The four regulars who are
    followed one by one give as much alone; the others are no longer told from the crowd."""
    lives = each_live(usual_case(STARTING_POINTS[name].strategy.certain(), 12), 8_000)
    assert 0.35 <= 1 - lives.crowd.sum() / lives.coins.sum() <= 0.60


@pytest.mark.parametrize("name", ["newcomer", "regular"])
def test_fact_04_person_by_person(name: str) -> None:
    """The same, counted person by person: regulars, and only those who had given in an earlier LIVE of the 12 weeks."""
    gifts = brute_force.play(STARTING_POINTS[name].strategy.certain(), 12, 8_000, SEED)
    whole = gifts.plain_coins.sum()
    assert 0.45 <= gifts.regular_coins.sum() / whole <= 0.55
    assert 0.35 <= gifts.returning_coins.sum() / whole <= gifts.regular_coins.sum() / whole


@pytest.mark.parametrize(("sessions", "expected"), INCOME_CV.items())
def test_fact_09_gift_income_swings_less_in_larger_rooms(sessions: int, expected: float) -> None:
    """CV of one creator's gift income over 30 LIVEs, median over creators, by gift sessions a LIVE, within 30 %."""
    coins = each_live(one_creator(sessions)).coins
    assert np.median(cv(coins[:, coins.sum(axis=0) > 0])) == pytest.approx(expected, rel=0.30)


@pytest.mark.parametrize("sessions", [3, 10, 30, 100, 250])
def test_fact_09_gift_income_swings_twice_as_much_as_the_audience(sessions: int) -> None:
    """Below 300 gift sessions a LIVE the CV of gift income is at least twice the CV of the audience."""
    lives = each_live(one_creator(sessions))
    given = lives.coins.sum(axis=0) > 0
    assert np.median(cv(lives.coins[:, given])) >= 2 * np.median(cv(lives.views))


def test_fact_10_one_live_in_thirty_brings_a_quarter() -> None:
    """At 30 gift sessions a LIVE the best of 30 LIVEs brings 20 to 30 % of the total."""
    coins = each_live(one_creator(30)).coins
    assert 0.20 <= np.median(coins.max(axis=0) / coins.sum(axis=0)) <= 0.30


@pytest.mark.parametrize("sessions", [3, 10, 30])
def test_fact_10_a_typical_month_lies_below_the_mean_month(sessions: int) -> None:
    """Up to 30 gift sessions a LIVE a month's total is skewed: over futures, mean / median is above 1.1."""
    month = each_live(one_creator(sessions), 8_000).coins[:12].sum(axis=0)
    assert month.mean() / np.median(month) > 1.1


def test_fact_12_gifts_fall_into_battles() -> None:
    """With battles 50 to 85 % of the value falls into them; without, none."""
    pull = one_creator(10).strategy.number("battle_pull")
    assert battle_share_of_value(0.3, pull) == pytest.approx(0.60, abs=0.005)
    assert all(0.50 <= battle_share_of_value(minutes, pull) <= 0.85 for minutes in (0.25, 0.3, 0.4, 0.5, 0.6))
    assert battle_share_of_value(0.0, pull) == 0


def test_fact_12_battles_need_not_add_anything() -> None:
    """The total with battles is the total without, unless the user says that they bring more."""
    off = one_creator(10)
    totals = [
        player(10).play(moved(off, battles), 4_000, slot="battles").source("gifts")
        for battles in ({}, {"battle_share": 0.3}, {"battle_share": 0.3, "battle_gain": 0.15})
    ]
    np.testing.assert_array_equal(totals[0], totals[1])
    assert totals[2].mean() == pytest.approx(1.15 * totals[1].mean(), rel=0.05)
    assert (totals[2] >= totals[1]).all()
