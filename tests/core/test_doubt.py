"""From ranges to draws: the median is the value, one in ten lies beyond each end, nothing beyond the bounds."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.core.strategies import NO_AUDIENCE_LUCK, fresh_player, plain_case, player, settings_of
from tikearn_gui.core.doubt import STEPPED, Move, class_values, draw
from tikearn_gui.core.lever import Lever, Scale, Setting
from tikearn_gui.core.levers import LEVERS
from tikearn_gui.core.luck import CLASSES
from tikearn_gui.core.normal import TEN_PERCENT

UNSURE = tuple(lever for lever in LEVERS.values() if lever.may_be_unsure)
SCORES = np.array([-TEN_PERCENT, 0.0, TEN_PERCENT])


@given(st.data(), st.sampled_from(UNSURE), st.booleans())
@settings(max_examples=100)
def test_median_and_ends_of_any_range(data: st.DataObject, lever: Lever, wild: bool) -> None:
    setting = data.draw(settings_of(lever, wild=wild))
    assume(setting.unsure)
    expected = np.array([setting.low, setting.number, setting.high], np.float64)
    np.testing.assert_allclose(draw(setting, lever, SCORES), expected, rtol=1e-9, atol=1e-12)


@given(st.data(), st.sampled_from(UNSURE), st.lists(st.floats(-6.0, 6.0), min_size=2))
@settings(max_examples=100)
def test_draws_rise_with_their_score_and_keep_the_bounds(
    data: st.DataObject, lever: Lever, scores: list[float]
) -> None:
    setting = data.draw(settings_of(lever, wild=True))
    assume(setting.unsure)
    drawn = draw(setting, lever, np.sort(scores))
    assert (np.diff(drawn) >= 0).all()
    assert lever.low <= drawn.min()
    # Doubt about coins multiplies what a LIVE brings: cut, larger gifts would bring less.
    assert drawn.max() <= lever.high or lever.key == "coins_per_gifter"


@pytest.mark.parametrize(
    ("key", "setting", "expected"),
    [
        ("views_per_stream", Setting(100.0, 50.0, 400.0), (25.0, 1_600.0)),
        ("regulars_share", Setting(0.5, 0.2, 0.8), (1 / 17, 16 / 17)),
        ("like_gifts", Setting(0.2, 0.15, 0.3), (0.1, 0.4)),
        ("clicks_per_100_views", Setting(1.0, 0.0, 2.0), (0.0, 3.0)),
        ("personal_share", Setting(0.8, 0.7, 1.0), (0.6, 1.0)),
        ("returns", Setting(0.1, 0.0, 0.3), (0.0, 0.5)),
    ],
)
def test_twice_the_way_on_the_levers_own_scale(key: str, setting: Setting, expected: tuple[float, float]) -> None:
    """Ratios, odds ratios, differences; differences too where the range touches 0, or 1 for shares."""
    drawn = draw(setting, LEVERS[key], 2.0 * SCORES[[0, 2]])
    np.testing.assert_allclose(drawn, expected, rtol=1e-12)


@given(st.data(), st.sampled_from([lever for lever in UNSURE if lever.scale is Scale.LOG]), st.floats(-3.0, 3.0))
def test_doubt_about_ratios_moves_with_the_value(data: st.DataObject, lever: Lever, score: float) -> None:
    """A slider moves every future by the same factor, as long as no bound is met."""
    setting = data.draw(settings_of(lever))
    assume(setting.low is not None and setting.low > 0 and lever.low < setting.number < lever.high / 8)
    further = lever.moved(setting, setting.number * 1.5)
    before, after = (float(draw(each, lever, np.array([score]))[0]) for each in (setting, further))
    assume(lever.low < before and after < lever.high)
    assert after == pytest.approx(1.5 * before, rel=1e-9)


# In a case ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", plain_case("regular", 1).strategy.unsure_keys)
def test_futures_hold_eight_of_ten_in_the_range(key: str) -> None:
    case = plain_case("regular", 1)
    setting = case.strategy[key]
    drawn = player(1).values_of(case, key, 20_000)
    assert drawn.shape == (20_000,)
    assert (drawn < setting.number).mean() == pytest.approx(0.5, abs=0.015)
    lever, low, high = LEVERS[key], setting.low, setting.high
    assert low is not None and high is not None
    assert (drawn < low).mean() == pytest.approx(0.1 if low > lever.low else 0.0, abs=0.01)
    assert (drawn > high).mean() == pytest.approx(0.1 if high < lever.high else 0.0, abs=0.01)


def test_a_certain_lever_is_the_same_in_all_futures() -> None:
    case = plain_case("regular", 1)
    assert (player(1).values_of(case, "stream_spread", 500) == 0.2).all()


@pytest.mark.parametrize("key", sorted(STEPPED))
def test_levers_that_shape_tables_are_drawn_in_equally_likely_steps(key: str) -> None:
    lever = LEVERS[key]
    value = lever.default.number
    case = plain_case("regular", 1, **{key: Setting(value, value * 0.8, value * 1.1)})
    steps = class_values(case, key, player(1).luck)
    assert steps.shape == (CLASSES,)
    drawn = player(1).values_of(case, key, 16_000)
    values, counts = np.unique(drawn, return_counts=True)
    np.testing.assert_allclose(values, np.sort(steps).astype(np.float32), rtol=1e-6)
    assert (counts == 1_000).all()
    assert (steps < value).sum() == CLASSES // 2


def test_steps_of_two_levers_are_dealt_independently() -> None:
    doubt = {key: Setting(LEVERS[key].default.number, 0.5, 3.0) for key in ("gift_spread", "order_spread")}
    case = plain_case("regular", 1, **{**doubt, "order_spread": Setting(0.6, 0.3, 1.2)})
    one, other = (class_values(case, key, player(1).luck) for key in doubt)
    assert abs(np.corrcoef(np.argsort(one), np.argsort(other))[0, 1]) < 0.7


def test_doubt_moves_each_lever_by_luck_of_its_own() -> None:
    """Closing one range leaves the draws of the others."""
    case = plain_case("regular", 1)
    closed = replace(case, strategy=case.strategy.with_setting("views_per_stream", 1_000.0))
    for key in ("coins_per_gifter", "frequency_loss", "like_gifts"):
        one, other = (player(1).values_of(each, key, 4_000) for each in (case, closed))
        assert one.tobytes() == other.tobytes()


# Moves on top ---------------------------------------------------------------------------------------------------------


def with_move(times: float, low: float, high: float, luck: str = "some tip") -> np.ndarray:
    case = plain_case("regular", 1, **NO_AUDIENCE_LUCK)
    move = Move("views_per_stream", luck, times, low, high)
    moved = replace(case, moves=(move,))
    before, after = (player(1).values_of(each, "views_per_stream", 20_000) for each in (case, moved))
    return np.asarray(after / before)


def test_a_move_multiplies_by_a_factor_that_is_itself_unsure() -> None:
    factors = with_move(1.2, 0.9, 1.5)
    shares = [(factors < edge).mean() for edge in (0.9, 1.2, 1.5)]
    np.testing.assert_allclose(shares, (0.1, 0.5, 0.9), atol=0.012)


def test_a_move_without_doubt_is_one_factor() -> None:
    np.testing.assert_allclose(with_move(1.25, 1.25, 1.25), 1.25, rtol=1e-6)


def test_moves_of_one_name_share_their_luck() -> None:
    one, same, other = (with_move(1.2, 0.9, 1.5, luck) for luck in ("tip", "tip", "another tip"))
    assert one.tobytes() == same.tobytes()
    assert abs(np.corrcoef(one, other)[0, 1]) < 0.05


def test_moves_keep_the_bounds() -> None:
    case = plain_case("regular", 1, returns=0.8)
    moved = replace(case, moves=(Move("returns", "tip", 1.5, 1.2, 2.0),))
    assert player(1).values_of(moved, "returns", 4_000).max() == np.float32(0.9)


def test_a_move_of_nothing_leaves_all_money_as_it_is() -> None:
    case = plain_case("regular", 1)
    moved = replace(case, moves=(Move("views_per_stream", "tip", 1.0, 1.0, 1.0),))
    one, other = (fresh_player(1).play(each, 1_000) for each in (case, moved))
    np.testing.assert_allclose(other.weekly, one.weekly, rtol=1e-6)
