"""Ten futures stand for all, and what is told of them happened."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.strategies import ONE_BLOCK, cases, plain_case, player, stopping_after
from tikearn_gui.core.details import details
from tikearn_gui.core.doubt import Case
from tikearn_gui.core.luck import Cancelled
from tikearn_gui.core.projection import Projection
from tikearn_gui.core.stories import STORIES, EventKind, Lives, Story, chosen_futures, stories, told


def told_of(case: Case, futures: int = ONE_BLOCK) -> tuple[Projection, tuple[Story, ...]]:
    weeks = case.schedule.weeks
    projection = player(weeks).play(case, futures, slot="stories")
    return projection, stories(player(weeks), projection)


@given(st.lists(st.floats(-100, 1e6), min_size=1, max_size=300), st.integers(0, 10**6))
def test_one_future_of_each_tenth(outcomes: list[float], seed: int) -> None:
    sample = np.array(outcomes)
    chosen = chosen_futures(sample, seed)
    count = min(STORIES, sample.size)
    assert len(set(chosen)) == len(chosen) == count
    assert chosen == chosen_futures(sample, seed)
    place = np.argsort(np.argsort(sample, kind="stable"), kind="stable")
    ends = np.linspace(0, sample.size, count + 1).astype(int)[1:]
    tenths = sorted(int(np.searchsorted(ends, place[each], "right")) for each in chosen)
    assert tenths == list(range(count))


def test_another_seed_draws_others() -> None:
    sample = np.arange(1_000.0)
    assert chosen_futures(sample, 1) != chosen_futures(sample, 2)


@given(cases(weeks=(1, 5)))
@settings(max_examples=10)
def test_stories_are_those_of_the_projection(case: Case) -> None:
    projection, found = told_of(case)
    assert len(found) == STORIES
    for story in found:
        np.testing.assert_array_equal(story.path, projection.left[:, story.future])
        np.testing.assert_array_equal(story.by_source, projection.weekly[:, :, story.future])
        assert story.take_home == projection.take_home[story.future] == story.path[-1]
        assert story.better_than == np.mean(projection.take_home < story.take_home)
        assert len(story.events) <= 3
        weeks = [event.week for event in story.events]
        assert weeks == sorted(weeks)
        assert all(1 <= week <= case.schedule.weeks for week in weeks)
        assert all(np.isfinite((event.amount, event.usd)).all() for event in story.events)


def test_what_is_told_happened() -> None:
    case = plain_case("established", 12)
    found = told_of(case, 8_000)[1]
    seen = details(player(12), case, 8_000, slot="details")
    kinds = set()
    for story in found:
        week_usd = story.by_source
        for event in story.events:
            kinds.add(event.kind)
            if event.kind is EventKind.DEAL:
                assert seen.deals[story.future] > 0
                assert event.amount == event.usd == pytest.approx(week_usd[2, event.week - 1], rel=1e-4)
            if event.kind is EventKind.LARGE_GIFT:
                assert event.amount <= seen.coins[story.future]
                assert event.usd <= week_usd[0, event.week - 1] * (1 + 1e-4)
                assert event.usd == pytest.approx(event.amount * 0.005, rel=1e-3)
                share = seen.top_gifter_share[story.future]
                assert event.amount <= share * seen.coins[story.future] * (1 + 1e-4)
    assert EventKind.DEAL in kinds


def test_the_largest_gift_of_a_plan_is_that_of_the_top_gifter() -> None:
    """Without regulars everybody comes once, so the most that one gave in a LIVE is the most that one gave."""
    case = plain_case("regular", 3, regulars_share=0.0)
    seen = details(player(3), case, ONE_BLOCK, slot="details")
    _, found = told_of(case)
    for story in found:
        largest = [event.amount for event in story.events if event.kind is EventKind.LARGE_GIFT]
        if largest:
            most = seen.top_gifter_share[story.future] * seen.coins[story.future]
            assert max(largest) <= most * (1 + 1e-4) + 1.0


def lives(**changes: object) -> Lives:
    """Two weeks of three LIVEs in which nothing stands out."""
    shape = (3, 2)
    plain = {
        "views": np.full(shape, 100.0), "coins": np.full(shape, 50.0), "gift_usd": np.full(shape, 0.25),
        "usd": np.full(shape, 0.25), "largest": np.full(shape, 20.0), "breakout": np.zeros(shape, bool),
        "failed": np.zeros(shape, bool), "held": np.ones(shape, bool), "deals": np.zeros(2, np.int32),
        "fees": np.zeros(2), "followers": np.full(2, 5.0),
    }  # fmt: skip
    return Lives(**{**plain, **changes})  # type: ignore[arg-type]


def at(place: tuple[int, int], value: float, other: float) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    array = np.full((3, 2), other)
    array[place] = value
    return array


def test_where_nothing_stands_out_nothing_is_told() -> None:
    assert told(lives(), 1.5) == ()


def test_a_breakout_that_drew_many_and_paid_is_told() -> None:
    happened = at((1, 1), 1.0, 0.0).astype(bool)
    (event,) = told(lives(breakout=happened, views=at((1, 1), 400.0, 100.0), usd=at((1, 1), 2.0, 0.25)), 4.0)
    assert (event.kind, event.week, event.amount, event.usd) == (EventKind.BREAKOUT, 2, 400.0, 1.75)
    assert told(lives(breakout=happened, views=at((1, 1), 120.0, 100.0), usd=at((1, 1), 2.0, 0.25)), 4.0) == ()


def test_a_failed_live_that_cost_is_told() -> None:
    happened = at((0, 0), 1.0, 0.0).astype(bool)
    (event,) = told(lives(failed=happened, views=at((0, 0), 30.0, 100.0), usd=at((0, 0), 0.05, 0.25)), 1.3)
    assert (event.kind, event.week, event.amount) == (EventKind.FAILED, 1, 30.0)
    assert event.usd == pytest.approx(-0.2)


def test_a_row_of_silent_lives_is_told_as_time_goes() -> None:
    coins = np.full((3, 2), 50.0)
    coins[1:, 0] = coins[0, 1] = 0.0  # second and third LIVE of week 1, first of week 2
    (event,) = told(lives(coins=coins), 1.0)
    assert (event.kind, event.week, event.amount) == (EventKind.QUIET, 1, 3.0)


def test_many_followers_in_one_week_are_told() -> None:
    shape = (3, 4)
    plain = lives()
    wide = {
        name: np.resize(getattr(plain, name), shape)
        for name in ("views", "coins", "gift_usd", "usd", "largest", "breakout", "failed", "held")
    }
    few = {"deals": np.zeros(4, np.int32), "fees": np.zeros(4)}
    (event,) = told(lives(**wide, **few, followers=np.array([5.0, 5.0, 40.0, 6.0])), 3.0)
    assert (event.kind, event.week, event.amount, event.usd) == (EventKind.FOLLOWERS, 3, 40.0, 0.0)
    assert told(lives(**wide, **few, followers=np.array([5.0, 5.0, 9.0, 6.0])), 3.0) == ()


def test_it_can_be_cancelled() -> None:
    projection, _ = told_of(plain_case("regular", 1))
    with pytest.raises(Cancelled):
        stories(player(1), projection, cancelled=stopping_after(0))
