"""Two strategies on the same luck: what one is ahead, the other is behind."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.strategies import ONE_BLOCK, SEED, WEEKS, case_of, fresh_player, plain_case, player, strategies
from tikearn_gui.core.compare import Comparison, compare
from tikearn_gui.core.projection import BANDS, Projection, figures
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
    sides = np.arange(len(BANDS)) != BANDS.index(0.5)  # the middle one of an even number is one of two
    np.testing.assert_array_equal(there.bands[sides], -back.bands[::-1][sides])
    np.testing.assert_array_equal(there.per_hour, -back.per_hour)
    assert there.chance_ahead == back.chance_behind
    assert there.chance_behind == back.chance_ahead


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
    assert comparison.figures == figures(comparison.difference)
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


@pytest.mark.parametrize("other", ["seed", "weeks", "futures"])
def test_only_the_same_luck_can_be_compared(other: str) -> None:
    weeks, seed, futures = (2 if other == "weeks" else 1), (SEED + 5 if other == "seed" else SEED), 100
    one = fresh_player(1).play(plain_case("regular", 1), futures)
    two = fresh_player(weeks, seed).play(plain_case("regular", weeks), 99 if other == "futures" else futures)
    with pytest.raises(ValueError, match="only on the same luck, weeks and futures"):
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
