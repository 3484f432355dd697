"""Windows into a pool: sums and maxima as if added up one by one, round and round."""

from __future__ import annotations

import threading
import time
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tikearn_gui.core.arrays import Doubles, Ints, Scratch
from tikearn_gui.core.pools import Pool

LENGTH = 64


def values_of(segments: int, seed: int, whole: bool, length: int = LENGTH) -> Doubles:
    """Heavy-tailed values, (segment, position)."""
    drawn = np.exp(2.0 * np.random.default_rng(seed).standard_normal((segments, length)))
    return np.rint(drawn) if whole else drawn


def naive(values: Doubles, segment: Ints, start: Ints, count: Ints) -> list[Doubles]:
    """The values of each window."""
    length = values.shape[1]
    rows = zip(segment.tolist(), start.tolist(), count.tolist(), strict=True)
    return [values[s, (np.arange(at, at + n)) % length] for s, at, n in rows]


def windows(seed: int, segments: int, most: int, size: int = 40) -> tuple[Ints, Ints, Ints]:
    """Segment, raw start and count of some windows."""
    luck = np.random.default_rng(seed)
    segment, start = luck.integers(0, segments, size, np.int32), luck.integers(0, 1 << 20, size, np.int32)
    return segment, start, luck.integers(0, most + 1, size).astype(np.int32)


@given(st.integers(0, 10**6), st.sampled_from((1, 3)), st.sampled_from((0, 1, 5, 16, 63, 64, 65, 1_000)), st.booleans())
@settings(max_examples=60)
def test_sums_are_those_of_the_values_one_by_one(seed: int, segments: int, most: int, whole: bool) -> None:
    """Round the end, over windows longer than the pool, and where most windows are empty."""
    values = values_of(segments, seed, whole)
    pool = Pool(values, whole=whole)
    segment, start, count = windows(seed + 1, segments, most)
    starts = pool.starts(start, segment if segments > 1 else None, np.empty_like(start))
    expected = [window.sum() for window in naive(values, segment * (segments > 1), start % LENGTH, count)]
    sums = pool.sums(starts, count, Scratch()).astype(np.float64)
    np.testing.assert_allclose(sums, expected, rtol=0 if whole else 1e-9, atol=0 if whole else 1e-9)


@given(st.integers(0, 10**6))
@settings(max_examples=20)
def test_sums_reuse_what_lies_before(seed: int) -> None:
    pool = Pool(values_of(1, seed, True), whole=True)
    _, start, count = windows(seed, 1, 16)
    starts = pool.starts(start, None, np.empty_like(start))
    alone = pool.sums(starts, count, Scratch()).copy()
    np.testing.assert_array_equal(pool.sums(starts, count, Scratch(), pool.before(starts)), alone)


def test_sparse_windows_are_summed_like_dense_ones() -> None:
    pool = Pool(values_of(1, 3, True), whole=True)
    _, start, count = windows(4, 1, 5, 400)
    starts = pool.starts(start, None, np.empty_like(start))
    sparse = np.where(np.arange(400) % 10 == 0, count, 0).astype(np.int32)
    dense = pool.sums(starts, count, Scratch()).astype(np.int64)
    expected = np.where(sparse > 0, dense, 0)
    np.testing.assert_array_equal(pool.sums(starts, sparse, Scratch()), expected)


def test_whole_turns_are_whole_totals() -> None:
    values = values_of(1, 5, True)
    pool = Pool(values, whole=True)
    starts = np.arange(LENGTH, dtype=np.int32)
    for turns in (1, 2, 1_000):
        sums = pool.sums(starts, np.full(LENGTH, turns * LENGTH, np.int32), Scratch())
        np.testing.assert_array_equal(sums, np.full(LENGTH, turns * values.sum()))


def test_a_sum_rises_with_the_count() -> None:
    pool = Pool(values_of(1, 6, False))
    starts = np.full(200, 50, np.int32)
    sums = np.array([pool.sums(starts[:1], np.array([n], np.int32), Scratch())[0] for n in range(200)])
    assert (np.diff(sums) > 0).all()


def test_overflow_of_whole_prefix_sums_takes_nothing_from_a_sum() -> None:
    values = np.full((1, 1 << 16), 200_000.0)
    pool = Pool(values, whole=True)
    starts = np.array([0, 40_000, 65_000], np.int32)
    counts = np.array([1, 16_384, 9_000], np.int32)
    np.testing.assert_array_equal(pool.sums(starts, counts, Scratch()), counts * np.int64(200_000))


@given(st.integers(0, 10**6), st.sampled_from((1, 3)), st.sampled_from((0, 1, 3, 8, 16, 17, 64, 1_000)), st.booleans())
@settings(max_examples=60)
def test_maxima_are_those_of_the_values_one_by_one(seed: int, segments: int, most: int, whole: bool) -> None:
    values = values_of(segments, seed, whole).astype(np.float32).astype(np.float64)
    pool = Pool(values, whole=whole)
    segment, start, count = windows(seed + 1, segments, most)
    starts = pool.starts(start, segment if segments > 1 else None, np.empty_like(start))
    expected = [window.max(initial=0.0) for window in naive(values, segment * (segments > 1), start % LENGTH, count)]
    np.testing.assert_allclose(pool.maxima(starts, count), expected, rtol=1e-4)


def test_maxima_of_long_windows_look_at_the_whole_window() -> None:
    values = np.ones((1, LENGTH))
    values[0, 40] = 9.0
    assert Pool(values).maxima(np.zeros(1, np.int32), np.array([50], np.int32)) == 9.0


def maxima_of_two_threads(pool: Pool, starts: Ints, counts: Ints) -> list[np.ndarray]:
    """What two threads find that ask at once."""
    found: list[np.ndarray] = [np.empty(0)] * 2
    gate = threading.Barrier(2)

    def ask(index: int) -> None:
        gate.wait()
        found[index] = pool.maxima(starts, counts)

    threads = [threading.Thread(target=ask, args=(index,)) for index in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def test_two_threads_find_the_same_maxima(monkeypatch: pytest.MonkeyPatch) -> None:
    """As when two blocks of futures are played at once; slowed down, so that they meet."""
    values = values_of(1, 7, True)
    _, start, counts = windows(8, 1, 16, 200)
    starts = start % np.int32(LENGTH)
    alone = Pool(values, whole=True).maxima(starts, counts)
    quick = np.maximum

    def slow(*arguments: Any, **options: Any) -> Any:
        time.sleep(0.002)
        return quick(*arguments, **options)

    monkeypatch.setattr(np, "maximum", slow)
    pool = Pool(values, whole=True)
    for found in (*maxima_of_two_threads(pool, starts, counts), pool.maxima(starts, counts)):
        np.testing.assert_array_equal(found, alone)
