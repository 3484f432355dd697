"""The player: sizes, slots, progress, and what a projection says of itself."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.strategies import ONE_BLOCK, SEED, fresh_player, plain_case, player
from tikearn_gui.core.arrays import BLOCK
from tikearn_gui.core.details import details, expected, taken_home_by_live
from tikearn_gui.core.luck import Luck, stretches_of
from tikearn_gui.core.player import (
    FUTURES,
    LARGEST_SIZE,
    LEAST_FUTURES,
    QUICK_FUTURES,
    BlockPlay,
    Player,
    fitting_futures,
)
from tikearn_gui.core.projection import SOURCES, figures, quantiles

# Sizes ----------------------------------------------------------------------------------------------------------------


@given(st.integers(1, 200_000), st.integers(0, 14 * 52))
def test_futures_times_lives_fit_or_are_the_least(futures: int, lives: int) -> None:
    fitting = fitting_futures(futures, lives)
    assert 1 <= fitting <= futures
    assert fitting * lives <= LARGEST_SIZE or fitting <= LEAST_FUTURES
    assert fitting == futures or (fitting + 1) * lives > LARGEST_SIZE


@pytest.mark.parametrize(("futures", "lives", "fitting"), [
    (20_000, 36, 20_000), (20_000, 200, 20_000), (20_000, 400, 10_000), (20_000, 728, 5_494), (100_000, 36, 100_000),
    (20_000, 2_000, 4_000), (300, 2_000, 300), (20_000, 0, 20_000),
])  # fmt: skip
def test_large_plans_are_played_in_fewer_futures(futures: int, lives: int, fitting: int) -> None:
    assert fitting_futures(futures, lives) == fitting


def test_usual_sizes() -> None:
    assert (FUTURES, QUICK_FUTURES, LEAST_FUTURES, LARGEST_SIZE) == (20_000, 8_000, 4_000, 4_000_000)
    assert QUICK_FUTURES % BLOCK == FUTURES % BLOCK == 0


def test_a_plan_too_large_is_cut() -> None:
    case = plain_case("newcomer", 16, streams_per_week=14.0)
    assert player(16).play(case, 20_000, slot="large").futures == 17_857
    player(16).forget("large")


def test_all_figures_of_a_case_have_the_size_that_was_asked_for() -> None:
    case = plain_case("regular", 2)
    assert player(2).play(case, 123, slot="small").weekly.shape == (4, 2, 123)
    assert details(player(2), case, 123, slot="small").views.shape == (123,)
    assert expected(player(2), case, 123, slot="small").sources.shape == (4, 123)
    assert taken_home_by_live(player(2), case, 123, slot="small").shape == (6 * 123,)
    assert player(2).values_of(case, "views_per_stream", 123).shape == (123,)


def test_weeks_must_be_those_of_the_luck() -> None:
    with pytest.raises(ValueError, match="the schedule has 3 weeks, the luck 2"):
        player(2).play(plain_case("regular", 3), 10)


def test_weeks_must_be_those_of_the_luck_for_details_too() -> None:
    with pytest.raises(ValueError, match="the schedule has 3 weeks, the luck 2"):
        details(player(2), plain_case("regular", 3), 10)


# Blocks and slots -----------------------------------------------------------------------------------------------------


def test_progress_counts_stretches() -> None:
    told: list[tuple[int, int]] = []
    player(1).play(plain_case("newcomer", 1), 30_000, progress=lambda done, total: told.append((done, total)))
    assert sorted(told) == [(1, 3), (2, 3), (3, 3)]


def test_stretches_hold_all_futures_and_begin_with_the_first_that_are_shown() -> None:
    for futures in (1, BLOCK, QUICK_FUTURES, QUICK_FUTURES + 1, FUTURES, 100_000):
        stretches = stretches_of(futures)
        assert [at for stretch in stretches for at in stretch] == list(range(-(-futures // BLOCK)))
        assert futures < QUICK_FUTURES or len(stretches[0]) * BLOCK == QUICK_FUTURES


@pytest.mark.parametrize(("cut", "widths"), [((1,), [1] * 5), ((2, 3), [2, 3]), ((1, 3), [1, 3, 1]), ((9,), [5])])
def test_stretches_are_cut_as_wished(cut: tuple[int, ...], widths: list[int]) -> None:
    stretches = stretches_of(FUTURES, cut)
    assert [len(stretch) for stretch in stretches] == widths
    assert [at for stretch in stretches for at in stretch] == list(range(FUTURES // BLOCK))


@pytest.mark.parametrize("point", ["newcomer", "established"])
def test_figures_do_not_depend_on_how_futures_are_cut(point: str) -> None:
    case = plain_case(point, 2)
    long, short = Player(Luck(SEED, 2)), Player(Luck(SEED, 2, (1,)))
    one, other = long.play(case, FUTURES), short.play(case, FUTURES, alone=True)
    np.testing.assert_array_equal(one.weekly, other.weekly)
    np.testing.assert_array_equal(one.left, other.left)
    first = short.play(case, BLOCK, alone=True)
    np.testing.assert_array_equal(first.left, one.left[:, :BLOCK])
    long.close()
    short.close()


def test_futures_played_apart_are_those_played_in_one_go() -> None:
    case, short = plain_case("established", 2), Player(Luck(SEED, 2, (1,)))
    head, last = short.play(case, 2 * BLOCK, slot=1), short.play(case, FUTURES, first=2 * BLOCK, slot=2, alone=True)
    assert (last.first, last.futures) == (2 * BLOCK, FUTURES - 2 * BLOCK)
    whole = short.play(case, FUTURES, slot=2)
    for joined in (head.joined(last), head.slim().joined(last.slim())):
        assert (joined.first, joined.futures) == (0, FUTURES)
        assert not joined.left.flags.writeable
        np.testing.assert_array_equal(joined.left, whole.left)
        np.testing.assert_array_equal(joined.bands(), whole.bands())
        np.testing.assert_allclose(joined.mean_by_week(), whole.mean_by_week(), rtol=1e-12)
        for source in SOURCES:
            np.testing.assert_allclose(joined.source(source), whole.source(source), rtol=1e-6)
    np.testing.assert_array_equal(head.joined(last).weekly, whole.weekly)
    short.close()


def test_futures_that_do_not_follow_are_not_joined() -> None:
    case = plain_case("newcomer", 1)
    head, last = player(1).play(case, 100), player(1).play(case, FUTURES, first=QUICK_FUTURES)
    with pytest.raises(ValueError, match="futures from 8000 on do not follow 100 from 0 on"):
        head.joined(last)
    with pytest.raises(ValueError, match="no stretch of futures begins at 5000"):
        player(1).play(case, FUTURES, first=5_000)


def test_each_stretch_is_visited_once() -> None:
    places: list[slice] = []

    def visit(play: BlockPlay, at: slice) -> None:
        assert play.stages.coins.shape == (3, 1, play.block.width)
        places.append(at)

    player(1).each_block(plain_case("newcomer", 1), 9_000, visit)
    assert sorted((at.start, at.stop) for at in places) == [(0, 8_000), (8_000, 9_000)]


def test_futures_do_not_depend_on_how_many_are_played_together() -> None:
    case = plain_case("regular", 2)
    alone, more = (Player(Luck(SEED, 2)).play(case, futures) for futures in (BLOCK, FUTURES))
    np.testing.assert_array_equal(alone.weekly, more.weekly[:, :, :BLOCK])


def test_a_failing_visit_is_raised_after_all_have_stopped() -> None:
    def visit(play: BlockPlay, at: slice) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        player(1).each_block(plain_case("newcomer", 1), 9_000, visit)
    assert player(1).play(plain_case("newcomer", 1), 100).futures == 100


def test_a_forgotten_slot_is_played_anew() -> None:
    case = plain_case("regular", 1)
    before = player(1).play(case, 500, slot="forgotten")
    player(1).forget("forgotten")
    player(1).forget("never heard of")
    assert player(1).play(case, 500, slot="forgotten").weekly.tobytes() == before.weekly.tobytes()


def test_a_projection_is_not_changed_by_the_next_one() -> None:
    first = player(1).play(plain_case("regular", 1), 500, slot="same")
    kept = first.weekly.copy(), first.left.copy(), first.bands().copy()
    player(1).play(plain_case("established", 1, region="us"), 500, slot="same")
    for array, copy in zip((first.weekly, first.left, first.bands()), kept, strict=True):
        np.testing.assert_array_equal(array, copy)


def test_a_closed_player_plays_no_more() -> None:
    one = fresh_player(1)
    one.close()
    with pytest.raises(RuntimeError):
        one.play(plain_case("regular", 1), 10)


def test_the_luck_of_a_player_is_that_of_its_projections() -> None:
    assert player(1).play(plain_case("regular", 1), 10).seed == SEED


# What a projection says -----------------------------------------------------------------------------------------------


def test_sources_have_names() -> None:
    assert SOURCES == ("gifts", "subscriptions", "partnerships", "merchandise")
    projection = player(1).play(plain_case("regular", 1), 500)
    np.testing.assert_allclose(projection.source("gifts"), projection.weekly[0].sum(axis=0))
    with pytest.raises(ValueError, match="not in tuple"):
        projection.source("tips")


def test_half_a_cent_is_something_and_less_is_nothing() -> None:
    sample = np.array([0.0, 0.004, 0.005, 0.01, 1.0])
    assert figures(sample).chance_of_zero == 0.4
    assert figures(sample.astype(np.float32).astype(np.float64)).chance_of_zero == 0.4


def test_figures_of_a_known_sample() -> None:
    made = figures(np.arange(101.0))
    assert (made.median, made.mean, made.p10, made.p90) == (50.0, 50.0, 10.0, 90.0)
    assert figures(np.empty(0)).median == 0.0


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=200))
def test_quantiles_are_outcomes_in_order(values: list[float]) -> None:
    sample = np.array(values)
    drawn = quantiles(sample, (0.0, 0.25, 0.5, 0.75, 1.0))
    assert set(drawn.tolist()) <= set(values)
    assert (np.diff(drawn) >= 0).all()
    assert (drawn[0], drawn[-1]) == (sample.min(), sample.max())


def test_precision_holds_in_ninety_five_of_a_hundred_samples() -> None:
    luck = np.random.default_rng(1)
    samples = [figures(luck.exponential(1.0, 2_000)) for _ in range(400)]
    means = np.mean([abs(one.mean - 1.0) <= one.mean_precision for one in samples])
    medians = np.mean([abs(one.median - np.log(2.0)) <= one.median_precision for one in samples])
    assert 0.92 <= means <= 0.98
    assert 0.92 <= medians <= 0.985


def test_a_case_knows_what_a_lever_reads() -> None:
    case = plain_case("regular", 1)
    moved = replace(case, strategy=case.strategy.with_setting("typical_fee", 1.0))
    assert case.cells(("views_per_stream",)) == moved.cells(("views_per_stream",))
    assert case.cells(("typical_fee",)) != moved.cells(("typical_fee",))
    assert case.cells(()) != replace(case, audience_luck=False).cells(())
    assert ONE_BLOCK == BLOCK
