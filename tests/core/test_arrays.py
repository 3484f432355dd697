"""Work arrays, and weeks in bites."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tikearn_gui.core.arrays import Scratch, bites


@given(lives=st.integers(0, 30), weeks=st.integers(0, 60), futures=st.integers(1, 20_000))
def test_bites_hold_every_week_once_and_are_small(lives: int, weeks: int, futures: int) -> None:
    found = bites((lives, weeks, futures))
    assert [week for bite in found for week in range(weeks)[bite]] == list(range(weeks))
    lengths = [bite.stop - bite.start for bite in found]
    assert all(length == 1 or length * lives * futures <= 100_000 for length in lengths)
    assert max(lengths, default=0) - min(lengths, default=0) <= 1


def test_a_work_array_is_made_anew_only_where_it_is_too_small_or_of_another_kind() -> None:
    scratch = Scratch()
    large = scratch.floats("a", (2, 3, 4))
    small = scratch.floats("a", (2, 2))
    assert small.base is large.base
    assert (large.shape, small.shape) == ((2, 3, 4), (2, 2))
    assert scratch.floats("a", (5, 5)).base is not large.base
    assert scratch.doubles("a", (2, 2)).dtype == float
    assert scratch.floats("b", (2, 3, 4)).base is not large.base
