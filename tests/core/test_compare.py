"""Two strategies on the same luck: what one is ahead, the other is behind."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.strategies import ONE_BLOCK, SEED, WEEKS, case_of, fresh_player, plain_case, player, strategies
from tikearn_gui.core.compare import DOTS, Comparison, balanced_quantiles, compare, gain, gain_figures
from tikearn_gui.core.projection import BANDS, Figures, Projection
from tikearn_gui.core.strategy import Strategy
from tikearn_gui.core.stress import stressed


def projected(strategy: Strategy, slot: str, weeks: int = 3) -> Projection:
    return player(weeks).play(case_of(strategy, weeks), ONE_BLOCK, slot=slot)


def regular(slot: str, **changes: float) -> Projection:
    return player(3).play(plain_case("regular", 3, **changes), ONE_BLOCK, slot=slot)


@given(strategies(), strategies(), st.sampled_from(WEEKS[:4]))
@settings(max_examples=15)
def test_comparison_is_antisymmetric(one: Strategy, other: Strategy, weeks: int) -> None:
    first, second = projected(one, "one", weeks), projected(other, "other", weeks)
    there, back = compare(first, second), compare(second, first)
    np.testing.assert_array_equal(there.difference, -back.difference)
    np.testing.assert_array_equal(there.bands, -back.bands[::-1])
    np.testing.assert_array_equal(there.per_hour, -back.per_hour)
    np.testing.assert_array_equal(there.dots(), -back.dots()[::-1])
    assert_negated(there.figures, back.figures)
    assert there.chance_ahead == back.chance_behind
    assert there.chance_behind == back.chance_ahead


def assert_negated(there: Figures, back: Figures) -> None:
    """Every figure of a difference is the negative of its mirror image; widths and evens are the same."""
    assert (there.median, there.mean, there.p10, there.p90) == (-back.median, -back.mean, -back.p90, -back.p10)
    assert there.chance_of_zero == back.chance_of_zero
    assert (there.median_precision, there.mean_precision) == (back.median_precision, back.mean_precision)


@given(st.lists(st.floats(-1e6, 1e6, allow_subnormal=False), min_size=1, max_size=301), st.integers(1, 60))
def test_figures_of_a_difference_change_sign_with_it(sample: list[float], count: int) -> None:
    there = np.array(sample)
    assert_negated(gain_figures(there), gain_figures(-there))
    shares = tuple((np.arange(count) + 0.5) / count)
    np.testing.assert_array_equal(balanced_quantiles(there, shares), -balanced_quantiles(-there, shares)[::-1])
    inside = balanced_quantiles(there, (0.0, 1.0))
    assert tuple(inside) == (there.min(), there.max())


def test_a_strategy_against_itself_is_exactly_nothing() -> None:
    now = regular("now")
    none = compare(now, regular("again"))
    assert not none.difference.any() and not none.bands.any() and not none.per_hour.any() and not none.dots().any()
    assert (none.chance_ahead, none.chance_behind, none.figures.chance_of_zero) == (0.0, 0.0, 1.0)
    assert none.figures == Figures(0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def test_dots_stand_for_equally_many_futures() -> None:
    found = gain(regular("more", views_per_stream=1_300.0), regular("now"))
    dots = found.dots()
    assert dots.shape == (DOTS,)
    for place, dot in enumerate(dots):
        assert np.mean(found.difference < dot) <= (place + 0.5) / DOTS + 1e-3
        assert np.mean(found.difference <= dot) >= (place + 0.5) / DOTS - 1e-3


def test_the_first_futures_that_both_have_are_compared() -> None:
    case = plain_case("regular", 1)
    many, few = (fresh_player(1).play(case, futures) for futures in (300, 200))
    for there in (compare(many, few), gain(few, many)):
        assert there.difference.shape == there.per_hour.shape == (200,)
        assert not there.difference.any()


@given(strategies(), strategies(), strategies())
@settings(max_examples=8)
def test_differences_add_up(one: Strategy, two: Strategy, three: Strategy) -> None:
    a, b, c = (projected(strategy, slot) for strategy, slot in ((one, "a"), (two, "b"), (three, "c")))
    whole, parts = compare(a, c).difference, compare(a, b).difference + compare(b, c).difference
    scale = np.abs([a.take_home, b.take_home, c.take_home]).max()
    np.testing.assert_allclose(whole, parts, atol=1e-9 * scale + 1e-9)


@given(strategies(), strategies())
@settings(max_examples=8)
def test_difference_is_that_of_what_is_taken_home(one: Strategy, other: Strategy) -> None:
    first, second = projected(one, "one"), projected(other, "other")
    comparison = compare(first, second)
    np.testing.assert_array_equal(comparison.difference, first.take_home - second.take_home)
    assert comparison.figures == gain_figures(comparison.difference)
    assert comparison.figures.median == np.median(comparison.difference)
    ahead = float(np.mean(first.take_home > second.take_home))
    assert comparison.chance_ahead == ahead
    assert comparison.chance_ahead + comparison.chance_behind <= 1.0


def test_bands_of_the_difference_grow_week_by_week() -> None:
    comparison = compare(regular("more", rewards_rate=0.6), regular("now"))
    assert comparison.bands.shape == (len(BANDS), 3)
    assert (np.diff(comparison.bands, axis=0) >= 0).all()
    assert (np.diff(comparison.bands, axis=1) >= 0).all()
    table = comparison.figures
    assert tuple(comparison.bands[[1, 3, 5], -1]) == (table.p10, table.median, table.p90)


def test_on_the_same_luck_a_sure_gain_is_a_gain_in_every_future() -> None:
    """A tenth more for orders is a tenth more, however little the money of one future says about another's."""
    now = regular("now", deals_per_month=0.0, gifters_per_100_views=0.0)
    more = regular("more", deals_per_month=0.0, gifters_per_100_views=0.0, order_value=28.0 * 1.1)
    comparison = compare(more, now)
    np.testing.assert_allclose(comparison.difference, 0.1 * now.take_home, rtol=1e-4, atol=1e-4)
    assert comparison.chance_ahead == np.mean(now.take_home > 0)
    assert comparison.chance_behind == 0.0


def test_per_hour_counts_hours_of_both() -> None:
    one, other = regular("lazy", preparation_hours=0.0), regular("busy", preparation_hours=5.0)
    comparison = compare(one, other)
    assert not comparison.difference.any()
    expected = one.take_home / (9 * 1.5) - one.take_home / (9 * 6.5)
    np.testing.assert_allclose(comparison.per_hour, expected, rtol=1e-12, atol=1e-12)
    assert comparison.chance_hour_pays_better == np.mean(one.take_home > 0)


@pytest.mark.parametrize("other", ["seed", "weeks"])
def test_only_the_same_luck_can_be_compared(other: str) -> None:
    weeks, seed = (2 if other == "weeks" else 1), (SEED + 5 if other == "seed" else SEED)
    one = fresh_player(1).play(plain_case("regular", 1), 100)
    two = fresh_player(weeks, seed).play(plain_case("regular", weeks), 100)
    with pytest.raises(ValueError, match="only on the same luck and weeks"):
        compare(one, two)


def test_comparisons_cannot_be_written_to() -> None:
    comparison = compare(regular("one"), regular("other"))
    for array in (comparison.difference, comparison.bands, comparison.per_hour):
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0.0


def compared_with_ill() -> Comparison:
    case = plain_case("regular", 2)
    ill = player(2).play(stressed(case, "ill"), ONE_BLOCK, slot="ill")
    return compare(ill, player(2).play(case, ONE_BLOCK, slot="well"))


def test_a_plan_without_any_live_can_be_compared() -> None:
    """Ill for both weeks of a plan of two."""
    comparison = compared_with_ill()
    assert np.isfinite(comparison.per_hour).all()
    assert comparison.chance_ahead == 0.0


def test_anchors_make_a_difference() -> None:
    """The same plan, better than what was usual, or worse."""
    case = plain_case("regular", 3, likes_per_view=2.2)
    poor, rich = (replace(case, anchors=case.anchors.with_value("usual_likes_per_view", usual)) for usual in (1.1, 4.4))
    better, worse = (player(3).play(each, ONE_BLOCK, slot=index) for index, each in enumerate((poor, rich)))
    assert compare(better, worse).chance_behind == 0.0
    assert compare(better, worse).chance_ahead > 0.9
