"""Laws of luck: the same seed is the same luck, and nothing that is added later moves what was there."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.core.strategies import (
    NO_AUDIENCE_LUCK,
    ONE_BLOCK,
    SEED,
    case_of,
    cases,
    fresh_player,
    plain_case,
    player,
    stopping_after,
    strategies,
)
from tikearn_gui.core.arrays import Floats
from tikearn_gui.core.compare import compare
from tikearn_gui.core.details import details
from tikearn_gui.core.doubt import Case
from tikearn_gui.core.luck import Cancelled, Luck
from tikearn_gui.core.player import BlockPlay, Player
from tikearn_gui.core.projection import Projection
from tikearn_gui.core.strategy import Strategy

UNSURE = plain_case("regular", 3).strategy
STEPPED = {"gift_spread": (2.5, 3.2), "deal_clumping": (0.5, 2.0), "order_spread": (0.3, 0.9), "fee_spread": (0.5, 1.3)}


def assert_same(one: Projection, other: Projection) -> None:
    assert one.weekly.tobytes() == other.weekly.tobytes()
    assert one.left.tobytes() == other.left.tobytes()


def assert_starts_with(many: Projection, few: Projection) -> None:
    """The first futures of ``many`` are those of ``few``."""
    assert np.ascontiguousarray(many.weekly[:, :, : few.futures]).tobytes() == few.weekly.tobytes()
    assert np.ascontiguousarray(many.left[:, : few.futures]).tobytes() == few.left.tobytes()


# Seeds ----------------------------------------------------------------------------------------------------------------


@given(cases(weeks=(1, 2)))
@settings(max_examples=10)
def test_the_same_seed_is_the_same_bytes(case: Case) -> None:
    weeks = case.schedule.weeks
    assert_same(fresh_player(weeks).play(case, 500), fresh_player(weeks).play(case, 500))


@pytest.mark.parametrize("other", [0, SEED + 1, 2**31, 2**63, 2**200])
def test_another_seed_is_other_luck(other: int) -> None:
    case = plain_case("established", 1)
    one, two = (fresh_player(1, seed).play(case, 1_000) for seed in (SEED, other))
    for source in range(4):
        if one.weekly[source].any():
            assert (one.weekly[source] != two.weekly[source]).mean() > 0.1
    assert np.corrcoef(one.take_home, two.take_home)[0, 1] < 0.2


def test_a_seed_is_not_negative() -> None:
    with pytest.raises(ValueError, match="seed must be 0 or more, not -1"):
        Luck(-1, 3)


@given(cases())
@settings(max_examples=10)
def test_a_strategy_compared_with_itself_differs_by_exactly_nothing(case: Case) -> None:
    assume(case.schedule.live_count)  # of nothing there is nothing an hour
    one, other = (player(case.schedule.weeks).play(case, ONE_BLOCK, slot=slot) for slot in ("one", "other"))
    comparison = compare(one, other)
    assert not comparison.difference.any()
    assert not comparison.bands.any()
    assert not comparison.per_hour.any()
    assert comparison.chance_ahead == comparison.chance_behind == 0.0


# More futures ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("few", [1, 7, 3_999, 4_000, 4_001, 8_000])
def test_more_futures_keep_the_first_ones(few: int) -> None:
    case = plain_case("regular", 2)
    many = player(2).play(case, 20_000, slot="many")
    assert many.futures == 20_000
    assert_starts_with(many, player(2).play(case, few, slot=("few", few)))


@given(few=st.integers(1, 9_000), more=st.integers(1, 4_000), strategy=strategies())
@settings(max_examples=8)
def test_more_futures_keep_the_first_ones_of_any_strategy(few: int, more: int, strategy: Strategy) -> None:
    case = case_of(strategy.with_setting("streams_per_week", 2), 1)
    slot: Hashable = "one slot for both"
    many = player(1).play(case, few + more, slot=slot)
    assert_starts_with(many, player(1).play(case, few, slot=slot))


def test_more_futures_keep_the_first_ones_where_shapes_are_unsure() -> None:
    strategy = UNSURE
    for key, (low, high) in STEPPED.items():
        setting = replace(strategy[key], low=low, high=high)
        strategy = strategy.with_setting(key, setting)
    case = case_of(strategy, 2)
    assert_starts_with(fresh_player(2).play(case, 9_000), fresh_player(2).play(case, 4_500))


def test_details_of_more_futures_keep_the_first_ones() -> None:
    case = plain_case("regular", 2)
    few, many = details(player(2), case, 100, slot="few"), details(player(2), case, 9_000, slot="many")
    for name in ("views", "likes", "gifters", "coins", "followers", "deals"):
        assert getattr(many, name)[:100].tobytes() == getattr(few, name).tobytes(), name


# More weeks and LIVEs -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("region", ["other", "us"])
@pytest.mark.parametrize("name", ["newcomer", "established"])
def test_a_longer_horizon_leaves_the_earlier_weeks_as_they_were(name: str, region: str) -> None:
    short, long = (player(weeks).play(plain_case(name, weeks, region=region), ONE_BLOCK) for weeks in (5, 16))
    assert np.ascontiguousarray(long.weekly[:, :5]).tobytes() == short.weekly.tobytes()
    assert np.ascontiguousarray(long.left[:5]).tobytes() == short.left.tobytes()


@given(strategies(), st.sampled_from(((1, 2), (2, 3), (3, 9))))
@settings(max_examples=12)
def test_a_longer_horizon_leaves_the_earlier_weeks_of_any_strategy(strategy: Strategy, weeks: tuple[int, int]) -> None:
    """Bytes, but for sums of more orders or deals than a quarter of their pool, which are added in another order."""
    short, long = (player(each).play(case_of(strategy, each), ONE_BLOCK, slot="horizon") for each in weeks)
    assert np.ascontiguousarray(long.weekly[0, : weeks[0]]).tobytes() == short.weekly[0].tobytes()
    np.testing.assert_allclose(long.weekly[:, : weeks[0]], short.weekly, rtol=1e-6)


def coins_of(case: Case) -> Floats:
    """Coins of each LIVE, (live, week, future)."""
    made = np.empty((*case.schedule.held.shape, ONE_BLOCK), np.float32)

    def visit(play: BlockPlay, at: slice) -> None:
        made[:, :, at] = play.stages.coins[:, :, : at.stop - at.start]

    player(case.schedule.weeks).each_block(case, ONE_BLOCK, visit, slot="coins")
    return made


@pytest.mark.parametrize("lives", [1, 2, 3, 6, 13])
def test_a_further_live_a_week_leaves_the_luck_of_the_others(lives: int) -> None:
    """Where it takes no views from them, and brings no followers that would reach further."""
    strategy = UNSURE.with_settings({"frequency_loss": 0.0, "reach_elasticity": 0.0})
    few, more = (case_of(strategy.with_setting("streams_per_week", count), 2) for count in (lives, lives + 1))
    more = replace(more, anchors=few.anchors)
    assert coins_of(more)[:lives].tobytes() == coins_of(few).tobytes()


def test_luck_of_one_lever_is_not_that_of_another() -> None:
    case = plain_case("regular", 2)
    keys = case.strategy.unsure_keys
    drawn = np.array([player(2).values_of(case, key, 20_000) for key in keys])
    correlation = np.corrcoef(np.argsort(np.argsort(drawn)))
    assert len(keys) > 10
    assert np.abs(correlation - np.eye(len(keys))).max() < 5 / np.sqrt(20_000)


def test_luck_of_one_live_is_not_that_of_another() -> None:
    strategy = plain_case("established", 2, level_drift=0.0, regulars_share=0.0).strategy.certain()
    coins = coins_of(case_of(strategy, 2))
    ranks = np.argsort(np.argsort(coins.reshape(-1, ONE_BLOCK)))
    correlation = np.corrcoef(ranks) - np.eye(len(ranks))
    assert np.abs(correlation).max() < 6 / np.sqrt(ONE_BLOCK)


# What is remembered ---------------------------------------------------------------------------------------------------


@given(st.lists(st.tuples(cases(weeks=(2,)), st.integers(0, 1)), min_size=2, max_size=4))
@settings(max_examples=10)
def test_what_is_remembered_is_what_would_be_played(plays: list[tuple[Case, int]]) -> None:
    """Whatever was played before, in whatever slot."""
    for case, slot in plays:
        player(2).play(case, 300, slot=slot)
    for case, slot in reversed(plays):
        assert_same(player(2).play(case, 300, slot=slot), fresh_player(2).play(case, 300))


@given(strategies(), st.data())
@settings(max_examples=10)
def test_one_lever_moved_is_what_a_fresh_player_plays(strategy: Strategy, data: st.DataObject) -> None:
    """Whether or not a stage notices that it must be played again."""
    other = data.draw(strategies())
    player(2).play(case_of(strategy, 2), 300, slot="moved")
    for key in data.draw(st.lists(st.sampled_from(tuple(strategy)), min_size=1, max_size=6)):
        try:
            strategy = strategy.with_setting(key, other[key])
        except ValueError:  # coins above the dearest gift
            continue
    assert_same(
        player(2).play(case_of(strategy, 2), 300, slot="moved"), fresh_player(2).play(case_of(strategy, 2), 300)
    )


def test_details_do_not_disturb_what_is_played() -> None:
    case = plain_case("regular", 2)
    fresh = player(2).play(case, 300, slot="before")
    details(player(2), case, 300, slot="disturbed")
    assert_same(player(2).play(case, 300, slot="disturbed"), fresh)


# Cancelled ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("asked", [0, 1, 2])
def test_a_cancelled_play_leaves_nothing_half_played(asked: int) -> None:
    before, after = plain_case("newcomer", 1), plain_case("established", 1, region="us")
    used = fresh_player(1)
    used.play(before, 9_000)
    with pytest.raises(Cancelled):
        used.play(after, 9_000, cancelled=stopping_after(asked))
    assert_same(used.play(after, 9_000), fresh_player(1).play(after, 9_000))
    assert_same(used.play(before, 9_000), fresh_player(1).play(before, 9_000))


def test_cancelled_details_leave_nothing_half_played() -> None:
    case = plain_case("established", 1)
    used = fresh_player(1)
    with pytest.raises(Cancelled):
        details(used, case, 9_000, cancelled=stopping_after(1))
    assert_same(used.play(case, 9_000), fresh_player(1).play(case, 9_000))


def test_a_stage_that_fails_is_played_again(monkeypatch: pytest.MonkeyPatch) -> None:
    before, after = plain_case("newcomer", 1), plain_case("established", 1)
    used = fresh_player(1)
    used.play(before, 300)
    with monkeypatch.context() as patched:
        patched.setattr(np, "rint", failing)
        with pytest.raises(MemoryError):
            used.play(after, 300)
    assert_same(used.play(after, 300), fresh_player(1).play(after, 300))


def failing(*_: object, **__: object) -> None:
    raise MemoryError


def test_drawing_ahead_changes_nothing() -> None:
    ahead = Luck(SEED, 2)
    ahead.draw(5_000, 4)
    case = plain_case("established", 2)
    assert_same(Player(ahead).play(case, 5_000), fresh_player(2).play(case, 5_000))


def test_drawing_ahead_can_be_cancelled() -> None:
    told: list[tuple[int, int]] = []
    with pytest.raises(Cancelled):
        Luck(SEED, 1).draw(9_000, 1, cancelled=stopping_after(1), progress=lambda *at: told.append(at))
    assert told == [(1, 2)]


def test_a_still_audience_is_luckless() -> None:
    case = replace(plain_case("regular", 3, **NO_AUDIENCE_LUCK), audience_luck=False)
    case = replace(case, strategy=case.strategy.certain())
    seen = details(player(3), case, ONE_BLOCK)
    assert np.ptp(seen.views) == np.ptp(seen.likes) == np.ptp(seen.followers) == 0.0
    assert np.ptp(seen.coins) > 0.0
