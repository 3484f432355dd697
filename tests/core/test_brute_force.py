"""The program's gifts against those of a simulation person by person: tables, pools and places must cost nothing.

With so many futures the quantiles are sure to 3 % at a newcomer's low end, to 1 or 2 % elsewhere; tolerances are three
to four times as wide as the error of the difference. Over eight seeds together the two agree to 3 %.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import numpy as np
import pytest

from tests.core import brute_force
from tests.core.brute_force import Gifts, Regulars, Sizes, come_and_go, drawn, hold_places
from tests.core.played import SEED, player, usual_case
from tikearn_gui.core.details import Details, details
from tikearn_gui.core.gift_values import solve_mu
from tikearn_gui.core.lever import Setting
from tikearn_gui.core.starting_points import STARTING_POINTS
from tikearn_gui.core.strategy import Strategy

FUTURES = {"newcomer": 40_000, "regular": 20_000}
WEEKS = 12
MONEY = {
    "newcomer": {0.10: 0.12, 0.25: 0.08, 0.50: 0.06, 0.75: 0.06, 0.90: 0.08},
    "regular": {0.10: 0.09, 0.25: 0.07, 0.50: 0.06, 0.75: 0.06, 0.90: 0.08},
}
"""Relative tolerance at each quantile of a plan's gift dollars."""
CASES = pytest.mark.parametrize(("name", "sure"), [(name, sure) for name in MONEY for sure in (False, True)])


def strategy_of(name: str, sure: bool) -> Strategy:
    strategy = STARTING_POINTS[name].strategy
    return strategy.certain() if sure else strategy


@cache
def one_by_one(name: str, sure: bool) -> Gifts:
    return brute_force.play(strategy_of(name, sure), WEEKS, FUTURES[name], SEED)


@cache
def programmed(name: str, sure: bool) -> Details:
    return details(player(WEEKS), usual_case(strategy_of(name, sure), WEEKS), FUTURES[name], slot=("brute", name, sure))


@CASES
def test_quantiles_of_gift_money(name: str, sure: bool) -> None:
    tolerances = MONEY[name]
    ours = np.quantile(programmed(name, sure).gift_usd, list(tolerances))
    theirs = np.quantile(one_by_one(name, sure).usd, list(tolerances))
    for ratio, (share, tolerance) in zip(ours / theirs, tolerances.items(), strict=True):
        assert ratio == pytest.approx(1, abs=tolerance), f"quantile {share}"


@CASES
def test_means_and_nothing_at_all(name: str, sure: bool) -> None:
    ours, theirs = programmed(name, sure), one_by_one(name, sure)
    assert ours.gift_usd.mean() == pytest.approx(theirs.usd.mean(), rel=0.08)
    assert ours.gifters.sum() / ours.gifters.size / theirs.gifters.shape[0] == pytest.approx(
        theirs.gifters.mean(), rel=0.05
    )
    assert ours.lives_without_gift.mean() == pytest.approx((theirs.coins == 0).mean(), abs=0.012)
    assert np.mean(ours.gift_usd < 0.004) == pytest.approx(np.mean(theirs.usd < 0.004), abs=0.003)


@CASES
def test_the_top_gifter(name: str, sure: bool) -> None:
    """Regulars beyond the fourth join the crowd, which makes single gifters of a regular a little larger."""
    ours = programmed(name, sure).top_gifter_share
    at = (0.1, 0.5, 0.9)
    np.testing.assert_allclose(
        np.quantile(ours[~np.isnan(ours)], at), np.quantile(one_by_one(name, sure).top_share, at), atol=0.025
    )


# The simulation itself, against closed forms --------------------------------------------------------------------------


def test_sizes_are_solved_alike() -> None:
    assert brute_force.mu_of(89.1, 2.85, 45_000) == pytest.approx(0.60, abs=0.005)
    for coins, sigma, cap in ((60, 2.85, 45_000), (115, 2.85, 45_000), (20, 1.1, 500)):
        assert brute_force.mu_of(coins, sigma, cap) == pytest.approx(solve_mu(coins, sigma, cap), abs=0.002)


def test_the_mean_is_gifters_times_coins() -> None:
    """Without doubt, drift and effects the mean is the closed form: 2 gifters x 30 coins a LIVE."""
    calm = dict.fromkeys(("level_drift", "stream_spread", "breakout_chance", "failure_chance"), 0.0)
    settings = {"views_per_stream": 200.0, "gifters_per_100_views": 1.0, "coins_per_gifter": 30.0, "gift_spread": 1.5}
    strategy = Strategy.of({**calm, **settings}).certain().with_settings({"reach_elasticity": 0.0})
    gifts = brute_force.play(strategy, 8, 20_000, SEED)
    assert gifts.gifters.mean() == pytest.approx(2.0, rel=0.02)
    assert gifts.plain_coins.mean() == pytest.approx(60.0, rel=0.04)
    assert gifts.regular_coins.mean() == pytest.approx(30.0, rel=0.06)


@pytest.mark.parametrize("way", [come_and_go, hold_places])
def test_the_number_of_regulars_holds(way: Callable[..., Regulars]) -> None:
    strategy = STARTING_POINTS["newcomer"].strategy.certain()
    people = way(strategy, 26, np.full(20_000, 1.8), np.random.default_rng(SEED))
    for week in (0, 12, 25):
        here = np.bincount(people.future[(people.comes <= week) & (week < people.leaves)], minlength=20_000)
        assert here.mean() == pytest.approx(1.8, rel=0.02)
        assert here.var() == pytest.approx(1.8 if way is come_and_go else 0.16, rel=0.05)
    first = people.comes == 0
    assert np.mean(people.leaves[first] > 26) == pytest.approx(np.exp(-0.15 * 26 * 7 / 30.4375), rel=0.03)
    assert people.chance.mean() == pytest.approx(0.25, rel=0.02)


@pytest.mark.parametrize("scale", ["log", "odds", "linear"])
def test_doubt_is_drawn_between_its_ends(scale: str) -> None:
    figures = drawn(Setting(0.15, 0.08, 0.25), scale, np.random.default_rng(SEED), 100_000)
    np.testing.assert_allclose(np.quantile(figures, (0.1, 0.5, 0.9)), (0.08, 0.15, 0.25), rtol=0.02)


def test_size_of_gifts_is_shared_by_person_and_moment() -> None:
    sizes = Sizes.of(STARTING_POINTS["newcomer"].strategy)
    rng = np.random.default_rng(SEED)
    taste = rng.standard_normal(200_000) + 6  # far above one coin, so that rounding does not blur the logs
    twice = [np.log(Sizes(sizes.mu, 0.5, sizes.share, 1e12).of_people(taste, rng)) for _ in range(2)]
    assert np.corrcoef(np.stack(twice))[0, 1] == pytest.approx(0.55, abs=0.01)
    assert twice[0].std() == pytest.approx(0.5, rel=0.01)
