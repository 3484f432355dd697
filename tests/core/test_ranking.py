"""Who is ahead of whom, by counting, and when that says nothing."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.strategies import ONE_BLOCK, SEED, case_of, fresh_player, plain_case, player, strategies
from tikearn_gui.core.projection import Projection
from tikearn_gui.core.ranking import TIE, is_close, ranking
from tikearn_gui.core.strategy import Strategy

WEEKS = 2


def regular(**changes: float) -> Projection:
    return player(WEEKS).play(plain_case("regular", WEEKS, **changes), ONE_BLOCK, slot=str(changes))


def test_shares_are_counted_and_close_is_symmetric() -> None:
    played = [regular(), regular(views_per_stream=900.0, order_value=60.0), regular(views_per_stream=2_000.0)]
    found = ranking(played)
    homes = [each.take_home for each in played]
    for one in range(3):
        for two in range(3):
            assert found.ahead[one, two] == np.mean(homes[one] > homes[two])
    np.testing.assert_array_equal(found.close, found.close.T)
    assert found.close.diagonal().all()
    assert not found.ahead.diagonal().any()
    assert (found.ahead + found.ahead.T <= 1.0).all()


@given(st.lists(strategies(), min_size=1, max_size=4), st.randoms(use_true_random=False))
@settings(max_examples=8)
def test_another_order_ranks_alike(chosen: list[Strategy], random: object) -> None:
    played = [player(WEEKS).play(case_of(each, WEEKS), ONE_BLOCK, slot=place) for place, each in enumerate(chosen)]
    there, back = ranking(played), ranking(played[::-1])
    assert sorted(there.order) == list(range(len(played)))
    np.testing.assert_array_equal(there.ahead, back.ahead[::-1, ::-1])
    np.testing.assert_array_equal(there.close, back.close[::-1, ::-1])
    score = (there.ahead - there.ahead.T).sum(axis=1)
    assert all(score[one] >= score[two] - 1e-6 for one, two in zip(there.order, there.order[1:], strict=False))
    assert there.leaders[0] == there.order[0]


def test_more_of_what_pays_ranks_first_and_alone() -> None:
    found = ranking([regular(), regular(views_per_stream=1_500.0), regular(views_per_stream=500.0)])
    assert found.order == (1, 0, 2)
    assert found.leaders == (1,)


def test_a_copy_is_too_close_to_call() -> None:
    found = ranking([regular(), regular(), regular(views_per_stream=100.0)])
    assert found.close[0, 1]
    assert found.leaders == (0, 1)


@pytest.mark.parametrize(
    ("ahead", "behind", "futures", "close"),
    [
        (0.52, 0.48, 1_000_000, True),
        (0.55, 0.45, 20_000, True),
        (0.56, 0.44, 20_000, False),
        (0.60, 0.40, 50, True),  # 30 of 50 coins come up heads often enough
        (0.70, 0.30, 50, False),
        (0.03, 0.0, 20_000, True),  # the same in 97 of 100 futures
        (1.0, 0.0, 1, False),
        (0.0, 0.0, 20_000, True),
    ],
)
def test_what_is_too_close_to_call(ahead: float, behind: float, futures: int, close: bool) -> None:
    assert is_close(ahead, behind, futures) is is_close(behind, ahead, futures) is close


@given(st.floats(0, 1), st.floats(0, 1), st.integers(1, 10_000))
def test_more_futures_never_make_a_tie(one: float, two: float, futures: int) -> None:
    ahead, behind = one * two, one * (1 - two)
    assert is_close(ahead, behind, futures) or not is_close(ahead, behind, futures * 10)
    assert is_close(ahead, behind, futures) or abs(ahead - behind) > TIE


def test_a_tie_that_counting_leaves_open_is_called_in_19_of_20() -> None:
    """Two strategies that differ by luck alone, in few futures: the rule sees a leader in at most one of 20."""
    generator = np.random.default_rng(SEED)
    wins = generator.binomial(100, 0.5, 4_000) / 100
    called = [not is_close(float(share), 1.0 - float(share), 100) for share in wins]
    assert 0.02 < np.mean(called) < 0.07


def test_nothing_and_other_luck_cannot_be_ranked() -> None:
    with pytest.raises(ValueError, match="nothing to rank"):
        ranking([])
    one, two = (fresh_player(1, SEED + seed).play(plain_case("regular", 1), 100) for seed in (0, 1))
    with pytest.raises(ValueError, match="same luck"):
        ranking([one, two])
