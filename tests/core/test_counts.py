"""Counts that move smoothly: near Poisson, exact in the mean, never falling when their mean rises."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy import stats

from tikearn_gui.core.arrays import Ints, Scratch
from tikearn_gui.core.counts import (
    COLUMNS,
    DITHERS,
    LARGEST_TABLED_MEAN,
    ROWS,
    counts,
    counts_at,
    least_means,
    packed_luck,
    poisson_table,
)

TABLE = poisson_table().reshape(COLUMNS, ROWS).astype(np.int64)
MEANS = np.arange(ROWS) / 16
EVERY = np.arange(COLUMNS, dtype=np.int32)


def counted(mean: NDArray[np.floating] | float, dither: NDArray[np.floating] | float = 0.5) -> Ints:
    """Counts of every column for each mean and dither: shape (mean or dither, column)."""
    means, dithers = np.broadcast_arrays(*(np.asarray(each, np.float64).reshape(-1, 1) for each in (mean, dither)))
    luck = packed_luck(EVERY, (dithers * DITHERS).astype(np.int32))
    means = np.broadcast_to(means, luck.shape).astype(np.float32)
    return counts(means, luck, np.empty(luck.shape, np.int32), Scratch())


# The table ------------------------------------------------------------------------------------------------------------


def test_the_mean_of_each_row_is_exact() -> None:
    np.testing.assert_array_equal(TABLE.sum(axis=0), MEANS * COLUMNS)


def test_counts_rise_with_the_mean_and_with_the_column() -> None:
    assert (np.diff(TABLE, axis=1) >= 0).all()
    assert (np.diff(TABLE, axis=0) >= 0).all()


def test_counts_move_one_by_one_with_the_mean() -> None:
    """But for the column that holds the few to whom two come at once."""
    steps = np.diff(TABLE, axis=1)
    assert np.count_nonzero(steps > 1) <= 3
    assert steps.max() == 2


def test_rows_are_poisson_to_two_columns() -> None:
    for row in range(1, ROWS, 7):
        k = np.arange(TABLE[:, row].max() + 2)
        seen = np.searchsorted(TABLE[:, row], k, side="right") / COLUMNS
        assert np.abs(seen - stats.poisson.cdf(k, MEANS[row])).max() <= 2.0 / COLUMNS


def test_spread_of_rows_is_poisson() -> None:
    variance = TABLE.var(axis=0)[8:]
    np.testing.assert_allclose(variance, MEANS[8:], rtol=0.03)


@pytest.mark.parametrize("mean", [0.03, 0.4, 1.0, 3.3, 17.0, 47.9])
def test_random_counts_pass_for_poisson(mean: float) -> None:
    """Chi-square against the exact shares, among random columns and dithers."""
    luck = np.random.default_rng(5)
    size = 100_000
    packed = packed_luck(luck.integers(0, COLUMNS, size, np.int32), luck.integers(0, DITHERS, size, np.int32))
    drawn = counts(np.full(size, mean, np.float32), packed, np.empty(size, np.int32), Scratch())
    k = np.arange(120)
    exact = size * stats.poisson.pmf(k, mean)
    kept = exact > 300
    expected = np.append(exact[kept], size - exact[kept].sum())
    seen = np.append(np.bincount(drawn, minlength=120)[:120][kept], 0.0)
    seen[-1] = size - seen.sum()
    gaps = (seen - expected)[expected > 0] ** 2 / np.maximum(expected[expected > 0], 1.0)
    # 512 columns leave steps of a thousandth in each share: more than chance, less than anybody sees.
    assert gaps.sum() / size < 2e-3


# The dither -----------------------------------------------------------------------------------------------------------


@given(st.floats(0.0, LARGEST_TABLED_MEAN - 0.1))
def test_the_mean_over_the_dither_is_exact(mean: float) -> None:
    dithers = (np.arange(2_000) + 0.5) / 2_000
    assert counted(np.full(2_000, mean), dithers).mean() == pytest.approx(mean, abs=1e-4)


def test_a_mean_of_zero_counts_nobody() -> None:
    assert not counted(np.zeros(50), np.linspace(0.0, 1.0, 50, endpoint=False)).any()


@given(
    st.lists(st.one_of(st.floats(0.0, 60.0), st.floats(0.0, 1e6)), min_size=2, max_size=6),
    st.sampled_from((0.0, 0.25, 0.9, 1.0 - 2.0**-24)),
)
@settings(max_examples=60)
def test_counts_never_fall_when_their_mean_rises(means: list[float], dither: float) -> None:
    assert (np.diff(counted(np.sort(means), dither).astype(np.int64), axis=0) >= 0).all()


def test_counts_never_fall_where_the_table_ends() -> None:
    means = np.linspace(47.0, 52.0, 4_001)
    for dither in (0.0, 0.5, 0.999):
        assert (np.diff(counted(means, dither), axis=0) >= 0).all()


# Beyond the table -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("mean", [48.5, 60.0, 100.0, 1e3, 1e4, 1e5, 1e6])
def test_large_counts_are_near_poisson(mean: float) -> None:
    drawn = np.sort(counted(mean)[0])
    sd = np.sqrt(mean)
    assert drawn.mean() == pytest.approx(mean, abs=0.01 * sd + 0.06)
    assert drawn.std() == pytest.approx(sd, rel=0.02)
    k = np.arange(int(mean - 5 * sd), int(mean + 5 * sd), max(int(sd / 20), 1))
    seen = np.searchsorted(drawn, k, side="right") / COLUMNS
    assert np.abs(seen - stats.poisson.cdf(k, mean)).max() < 0.004


@pytest.mark.parametrize("mean", [2e9, 1e12, 1e30])
def test_no_count_exceeds_half_a_billion(mean: float) -> None:
    assert (counted(mean) == 2**29).all()


def test_small_counts_are_the_same_beside_large_ones() -> None:
    alone, beside = counted(np.array([3.3])), counted(np.array([3.3, 1e5]))
    np.testing.assert_array_equal(alone[0], beside[0])


def test_luck_is_left_as_it_was() -> None:
    luck = packed_luck(EVERY, np.full(COLUMNS, 7, np.int32))
    before = luck.copy()
    counts(np.full(COLUMNS, 70.0, np.float32), luck, np.empty(COLUMNS, np.int32), Scratch())
    np.testing.assert_array_equal(luck, before)


# Where few count anybody ----------------------------------------------------------------------------------------------


def test_the_least_mean_is_where_counting_begins_to_the_last_bit() -> None:
    dithers = np.random.default_rng(6).integers(0, DITHERS, COLUMNS).astype(np.int32)
    luck = packed_luck(EVERY, dithers)
    least = least_means(luck)

    def at(mean: NDArray[np.float32]) -> Ints:
        return counts(mean.copy(), luck, np.empty(COLUMNS, np.int32), Scratch())

    assert (at(least) >= 1).all()
    assert not at(np.nextafter(least, np.float32(-1.0)))[least > 0].any()


@given(st.integers(0, 10**6), st.floats(0.01, 80.0))
@settings(max_examples=40)
def test_single_places_are_counted_like_all_of_them(seed: int, mean: float) -> None:
    drawn = np.random.default_rng(seed)
    luck = packed_luck(*(drawn.integers(0, most, (3, 50), np.int32) for most in (COLUMNS, DITHERS)))
    means = drawn.exponential(mean, (3, 50)).astype(np.float32)
    at = np.flatnonzero(drawn.random((3, 50)) < 0.3)
    every = counts(means.copy(), luck, np.empty((3, 50), np.int32), Scratch())
    np.testing.assert_array_equal(counts_at(means, luck, at), every.ravel()[at])
