"""What to measure first: nothing where nothing can be learned, and the closed form where there is one."""

from __future__ import annotations

import math
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.strategies import ONE_BLOCK, case_of, plain_case, player, stopping_after, strategies
from tikearn_gui.core.arrays import Doubles
from tikearn_gui.core.information import Information, information, information_of, unsure_in_any
from tikearn_gui.core.lever import Setting
from tikearn_gui.core.luck import Cancelled
from tikearn_gui.core.strategy import Strategy

FUTURES = 20_000
NORMAL = NormalDist()


def linear(behind: float, slope: float, noise: float, seed: int = 1) -> tuple[Doubles, Doubles]:
    """Two strategies; the second is behind on average, and ahead where the lever's draw is high. Outcomes (strategy,
    future) and the draw."""
    generator = np.random.default_rng(seed)
    draw, luck, own = generator.standard_normal((3, FUTURES))
    first = 100.0 + 50.0 * luck
    return np.stack([first, first - behind + slope * draw + noise * own]), draw


@pytest.mark.parametrize(("behind", "slope", "noise"), [(5.0, 10.0, 10.0), (10.0, 10.0, 30.0), (1.0, 20.0, 5.0)])
def test_two_linear_actions_meet_the_closed_form(behind: float, slope: float, noise: float) -> None:
    """E max(0, slope z - behind) = slope phi(behind / slope) - behind Phi(-behind / slope)."""
    outcomes, draw = linear(behind, slope, noise)
    (found,) = information_of(outcomes, {"lever": draw})
    ratio = behind / slope
    usd = slope * NORMAL.pdf(ratio) - behind * NORMAL.cdf(-ratio)
    error = 3.0 * math.hypot(slope, noise) / math.sqrt(FUTURES)
    assert found.usd == pytest.approx(usd, abs=error + 0.06 * usd)
    # A bin of 1,000 futures says where the curve crosses nothing to within its own error over the slope.
    crossing = 3.0 * NORMAL.pdf(ratio) * noise / slope / math.sqrt(1_000)
    assert found.changes == pytest.approx(NORMAL.cdf(-ratio), abs=0.02 + crossing)


@pytest.mark.parametrize("behind", [0.0, 0.1, 1.0, 30.0])
def test_noise_is_worth_nothing(behind: float) -> None:
    """Forty levers that move nothing: those that seem to are as few as the rule lets through, and of little worth."""
    generator = np.random.default_rng(7)
    outcomes, _ = linear(behind, 0.0, 20.0)
    draws = {str(lever): generator.standard_normal(FUTURES) for lever in range(40)}
    found = information_of(outcomes, draws)
    assert sum(each.usd > 0 for each in found) <= 5
    assert all(0.0 <= each.usd < 0.5 for each in found)
    if behind >= 1.0:
        assert all(each.changes < 0.25 for each in found)


@given(st.integers(0, 99), st.floats(0, 50), st.floats(0, 20), st.floats(0, 100))
@settings(max_examples=15)
def test_information_is_never_worth_less_than_nothing_nor_more_than_knowing_all(
    seed: int, behind: float, slope: float, noise: float
) -> None:
    outcomes, draw = linear(behind, slope, noise, seed)
    (found,) = information_of(outcomes, {"lever": draw})
    everything = outcomes.max(axis=0).mean() - outcomes.mean(axis=1).max()
    assert 0.0 <= found.usd <= everything + 1e-9
    assert 0.0 <= found.changes <= 1.0
    assert (found.usd > 0) == (found.changes > 0)


def test_only_the_order_of_draws_counts() -> None:
    outcomes, draw = linear(5.0, 10.0, 10.0)
    plain, odd = information_of(outcomes, {"plain": draw}), information_of(outcomes, {"odd": np.exp(3.0 * draw)})
    assert (plain[0].usd, plain[0].changes) == (odd[0].usd, odd[0].changes)


def test_most_worth_comes_first() -> None:
    outcomes, draw = linear(5.0, 10.0, 10.0)
    noise = np.random.default_rng(3).standard_normal(FUTURES)
    blurred = draw + 2.0 * noise
    found = information_of(outcomes, {"noise": noise, "blurred": blurred, "lever": draw})
    assert [each.key for each in found][:2] == ["lever", "blurred"]
    assert found[0].usd > found[1].usd > 0


def test_one_strategy_alone_leaves_nothing_to_choose() -> None:
    outcomes, draw = linear(5.0, 10.0, 10.0)
    assert information_of(outcomes[:1], {"lever": draw}) == (Information("lever", 0.0, 0.0),)
    case = plain_case("regular", 1)
    assert information(player(1), [player(1).play(case, ONE_BLOCK, slot="one")]) == ()


def test_what_decides_between_strategies_is_found() -> None:
    """One lives on gifts, the other on merchandise: conversion decides, what moves neither does not."""
    doubt = {"order_value": Setting(28.0, 27.0, 29.0), "gifters_per_100_views": Setting(0.55, 0.1, 3.0)}
    gifts = plain_case("regular", 2, **doubt, clicks_per_100_views=0.0, deals_per_month=0.0)
    shop = plain_case(
        "regular", 2, **doubt, clicks_per_100_views=8.0, views_per_stream=Setting(800, 534, 1200), deals_per_month=0.0
    )
    played = [player(2).play(case, 8_000, slot=place) for place, case in enumerate((gifts, shop))]
    found = information(player(2), played)
    assert {each.key for each in found} == set(unsure_in_any(played))
    worth = {each.key: each.usd for each in found}
    assert worth["frequency_loss"] == 0.0
    assert found[0].usd > 0


@given(strategies(), strategies())
@settings(max_examples=6)
def test_any_two_strategies(one: Strategy, two: Strategy) -> None:
    played = [player(1).play(case_of(each, 1), ONE_BLOCK, slot=place) for place, each in enumerate((one, two))]
    for each in information(player(1), played):
        assert each.usd >= 0.0
        assert math.isfinite(each.usd)


def test_it_can_be_cancelled() -> None:
    outcomes, draw = linear(5.0, 10.0, 10.0)
    for asked in (0, 10, 39):
        with pytest.raises(Cancelled):
            information_of(outcomes, {"lever": draw}, cancelled=stopping_after(asked))
