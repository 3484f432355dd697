"""Goal seek: the answer meets the goal, one step less does not, and what cannot be reached is said to be so."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.strategies import MONOTONE, ONE_BLOCK, cases, plain_case, player, stopping_after
from tikearn_gui.core.details import taken_home_by_live
from tikearn_gui.core.doubt import Case
from tikearn_gui.core.goal_seek import (
    COUNTED,
    REASON,
    SATURATING,
    Found,
    Reach,
    seek,
    seek_all,
    seek_together,
    seekable,
)
from tikearn_gui.core.lever import LeverError, Scale, Setting
from tikearn_gui.core.levers import LEVERS
from tikearn_gui.core.luck import Cancelled
from tikearn_gui.core.sensitivity import with_strategy

WEEKS = 3


def any_cases() -> st.SearchStrategy[Case]:
    """Any strategy on its regular schedule."""
    return cases(weeks=(WEEKS,), regular=True)


def sought(case: Case, key: str, usd: float, chance: float, period: str = "plan") -> Found:
    return seek(player(WEEKS), case, key, usd, chance, period=period, futures=ONE_BLOCK)


def chance_at(case: Case, key: str, value: float, usd: float, period: str = "plan") -> float:
    moved = with_strategy(case, case.strategy.with_value(key, value))
    return player(WEEKS).play(moved, ONE_BLOCK, slot="put in").chance(usd, period)


def a_step_less(key: str, value: float) -> float:
    return LEVERS[key].stepped(value, -1)


def assert_answers(case: Case, key: str, usd: float, chance: float, period: str = "plan") -> Found:
    """The answer put into the strategy meets the goal; one step less does not, unless nothing had to change."""
    found = sought(case, key, usd, chance, period)
    now = case.strategy.number(key)
    if found.value is None:
        end = max(LEVERS[key].slider_high, now)
        assert found.chance < chance
        assert key == "coins_per_gifter" or chance_at(case, key, end, usd, period) == found.chance
        return found
    assert found.chance == chance_at(case, key, found.value, usd, period) >= chance
    if found.value > now:
        assert chance_at(case, key, max(a_step_less(key, found.value), now), usd, period) < chance
    return found


def test_what_can_be_sought_is_monotone_or_counted() -> None:
    assert set(seekable()) == {*MONOTONE, *COUNTED, *SATURATING}
    assert [*COUNTED, *SATURATING] == ["streams_per_week", "likes_per_view"]


@pytest.mark.parametrize("key", sorted(set(LEVERS) - set(seekable())))
def test_other_levers_cannot_be_sought(key: str) -> None:
    with pytest.raises(LeverError, match=f"{key} cannot be sought"):
        sought(plain_case("regular", WEEKS), key, 10.0, 0.5)


def test_an_unknown_lever_cannot_be_sought() -> None:
    with pytest.raises(LeverError, match="luck cannot be sought"):
        sought(plain_case("regular", WEEKS), "luck", 10.0, 0.5)


@pytest.mark.parametrize("key", seekable())
@pytest.mark.parametrize(("usd", "chance"), [(60.0, 0.5), (150.0, 0.8), (20.0, 0.9)])
def test_the_answer_meets_the_goal_and_one_step_less_does_not(key: str, usd: float, chance: float) -> None:
    assert_answers(plain_case("regular", WEEKS), key, usd, chance)


@given(
    st.sampled_from(("newcomer", "regular", "established")), st.sampled_from(seekable()), st.floats(0.0, 8.0),
    st.floats(0.01, 0.99),
)  # fmt: skip
@settings(max_examples=15)
def test_any_goal_is_answered(name: str, key: str, log_usd: float, chance: float) -> None:
    assert_answers(plain_case(name, WEEKS), key, float(np.exp(log_usd)), chance)


def test_a_goal_that_is_reached_needs_no_change() -> None:
    case = plain_case("regular", WEEKS)
    found = sought(case, "views_per_stream", 0.0, 1.0)
    assert found == Found("views_per_stream", 1_000.0, 1.0, 9 * 2.25, 0.0, Reach.REACHED)


@pytest.mark.parametrize("key", seekable())
def test_what_is_beyond_the_slider_is_not_within_reach(key: str) -> None:
    found = sought(plain_case("newcomer", WEEKS), key, 1e9, 0.5)
    assert found.value is None
    assert found.chance == 0.0
    assert found.hours > 0


def test_a_value_beyond_the_slider_stays() -> None:
    """Nothing less is offered to somebody who is beyond the slider's end."""
    found = sought(plain_case("regular", WEEKS, rewards_rate=0.9), "rewards_rate", 1e9, 0.5)
    assert found.value is None
    assert found.chance == chance_at(plain_case("regular", WEEKS), "rewards_rate", 0.9, 1e9)


def test_levers_that_are_off_can_be_sought() -> None:
    case = plain_case("newcomer", WEEKS, orders_per_100_clicks=10.0, gifters_per_100_views=0.0)
    found = assert_answers(case, "clicks_per_100_views", 20.0, 0.5)
    assert found.value is not None
    assert LEVERS["clicks_per_100_views"].slider_low < found.value < 10.0


def test_the_least_of_a_slider_is_an_answer() -> None:
    """From off: what the slider's first stop reaches needs no more."""
    case = plain_case("established", WEEKS, clicks_per_100_views=0.0, gifters_per_100_views=0.0, deals_per_month=0.0)
    assert sought(case, "clicks_per_100_views", 1.0, 0.5).value == LEVERS["clicks_per_100_views"].slider_low


def test_an_unsure_range_moves_with_the_value() -> None:
    """The goal is met with the doubt that the slider would show there."""
    case = plain_case("regular", WEEKS)
    found = sought(case, "views_per_stream", 150.0, 0.6)
    assert found.value is not None
    moved = case.strategy.with_value("views_per_stream", found.value)["views_per_stream"]
    assert moved.low == pytest.approx(found.value * 0.667)
    assert found.chance >= 0.6


def test_whole_lives_are_tried_one_by_one() -> None:
    case = plain_case("regular", WEEKS)
    found = sought(case, "streams_per_week", 45.0, 0.5)
    assert found.value is not None and found.value == round(found.value) > 3
    for fewer in range(3, int(found.value)):
        assert chance_at(case, "streams_per_week", fewer, 45.0) < 0.5
    assert found.hours == pytest.approx(WEEKS * found.value * 2.25)


def test_fewer_lives_than_the_most_may_be_the_answer() -> None:
    """Five LIVEs a week bring most: a further one costs more than it brings."""
    case = plain_case("regular", WEEKS, streams_per_week=1.0, frequency_loss=0.5, cost_per_stream=1.0)
    case = replace(case, anchors=case.anchors.with_value("usual_streams_per_week", 1.0))
    chances = {lives: chance_at(case, "streams_per_week", lives, 10.0) for lives in range(1, 8)}
    best = max(chances, key=lambda lives: chances[lives])
    if not 1 < best < 7:
        raise LookupError(chances)
    assert sought(case, "streams_per_week", 10.0, chances[best]).value == best


@pytest.mark.parametrize("key", ["coins_per_gifter"])
@pytest.mark.parametrize("dearest", [Setting(300.0), Setting(300.0, 200.0, 400.0)])
def test_coins_stay_below_the_dearest_gift(key: str, dearest: Setting) -> None:
    case = plain_case("regular", WEEKS, dearest_gift=dearest)
    found = sought(case, key, 1e9, 0.5)
    assert found.value is None
    reached = assert_answers(case, key, 60.0, 0.5)
    assert reached.value is None or reached.value < 300.0


@pytest.mark.parametrize("period", ["plan", "month"])
def test_goals_of_a_month_are_those_of_months(period: str) -> None:
    assert_answers(plain_case("regular", WEEKS), "views_per_stream", 100.0, 0.5, period)


def test_goals_of_a_live_are_those_of_lives() -> None:
    case = plain_case("regular", WEEKS)
    found = sought(case, "gifters_per_100_views", 10.0, 0.5, "live")
    assert found.value is not None

    def chance(value: float) -> float:
        moved = with_strategy(case, case.strategy.with_value("gifters_per_100_views", value))
        return float(np.mean(taken_home_by_live(player(WEEKS), moved, ONE_BLOCK, slot="LIVEs") >= 10.0))

    assert chance(found.value) == found.chance >= 0.5
    assert chance(a_step_less("gifters_per_100_views", found.value)) < 0.5


def test_answers_lie_within_a_step_on_the_sliders_scale() -> None:
    """No more than is needed, as far as the slider shows: three digits, or a whole step."""
    case = plain_case("regular", WEEKS)
    for key in ("views_per_stream", "order_keep"):
        found = sought(case, key, 45.0, 0.5)
        assert found.value is not None
        less = found.value / 1.011 if LEVERS[key].scale is Scale.LOG else found.value - 1.01 * LEVERS[key].step
        assert chance_at(case, key, less, 45.0) < 0.5


def test_a_search_can_be_cancelled() -> None:
    with pytest.raises(Cancelled):
        seek(
            player(WEEKS), plain_case("regular", WEEKS), "views_per_stream", 500.0, 0.5,
            futures=ONE_BLOCK, cancelled=stopping_after(3),
        )  # fmt: skip


# Reason, hours, all and two together ----------------------------------------------------------------------------------


@given(any_cases(), st.sampled_from(seekable()), st.floats(0.2, 4.0), st.floats(0.05, 0.95))
@settings(max_examples=25)
def test_the_answer_for_any_strategy_meets_the_goal_to_the_step(
    case: Case, key: str, times: float, chance: float
) -> None:
    now = player(WEEKS).play(case, ONE_BLOCK, slot="now")
    usd = times * max(float(np.median(now.take_home)), 1.0)
    try:
        found = assert_answers(case, key, usd, chance)
    except LeverError:  # gifts that would cost more than the dearest one
        assert key == "coins_per_gifter"
        return
    assert (found.value is None) == (found.reach is Reach.OUT_OF_REACH)
    assert found.more_hours == pytest.approx(found.hours - now.hours)


@given(any_cases(), st.floats(1.0, 40.0))
@settings(max_examples=15)
def test_more_likes_never_lower_what_any_future_takes_home(case: Case, times: float) -> None:
    """So that they can be sought by bisection, though beyond some rate they raise nothing."""
    rate = case.strategy.number("likes_per_view")
    more = case.strategy.with_value("likes_per_view", min(rate * times, LEVERS["likes_per_view"].high))
    low, high = (
        player(WEEKS).play(with_strategy(case, each), ONE_BLOCK, slot=slot).take_home
        for slot, each in enumerate((case.strategy, more))
    )
    assert (high >= low * (1 - 1e-5) - 1e-5 * np.abs(low) - 1e-2).all()


def test_what_lies_many_notches_away_is_not_within_reason() -> None:
    case = plain_case("regular", WEEKS)
    near, far = (sought(case, "views_per_stream", usd, 0.5) for usd in (45.0, 400.0))
    assert (near.reach, far.reach) == (Reach.WITHIN, Reach.BEYOND_REASON)
    assert near.value is not None and far.value is not None
    assert near.value <= 1_000 * 1.15**REASON < far.value


def test_likes_alone_reach_nothing_large() -> None:
    found = sought(plain_case("regular", WEEKS), "likes_per_view", 1e6, 0.5)
    assert (found.value, found.reach, found.moves_nothing) == (None, Reach.OUT_OF_REACH, True)


def test_answers_are_figures_that_a_slider_shows() -> None:
    found = sought(plain_case("regular", WEEKS), "views_per_stream", 60.0, 0.5)
    assert found.value is not None and found.value == float(f"{found.value:.3g}")
    kept = sought(plain_case("regular", WEEKS, clicks_per_100_views=3.0), "order_keep", 60.0, 0.5)
    assert kept.value is not None and kept.value == round(kept.value, 2)


def test_longer_lives_cost_hours_and_views_do_not() -> None:
    case = plain_case("regular", WEEKS)
    longer, more = (sought(case, key, 50.0, 0.5) for key in ("minutes_per_stream", "views_per_stream"))
    assert longer.value is not None
    assert longer.more_hours == pytest.approx(9 * (longer.value - 90.0) / 60.0)
    assert more.more_hours == 0.0


def test_all_are_sought_one_after_another() -> None:
    case = plain_case("newcomer", 1)
    found = list(seek_all(player(1), case, 3.0, 0.5, futures=ONE_BLOCK))
    assert [each.key for each in found] == list(seekable())
    assert found[0] == seek(player(1), case, found[0].key, 3.0, 0.5, futures=ONE_BLOCK)
    shown = [LEVERS[key].shown_first for key in seekable()]
    assert shown == sorted(shown, reverse=True)


PAIRS = [
    ("views_per_stream", "gifters_per_100_views"), ("deals_per_month", "typical_fee"),
    ("minutes_per_stream", "order_keep"),
]  # fmt: skip


@pytest.mark.parametrize("keys", PAIRS)
@pytest.mark.parametrize(("usd", "chance"), [(45.0, 0.5), (90.0, 0.3), (1e7, 0.5), (0.0, 0.9)])
def test_two_together_meet_the_goal_with_less_of_each(keys: tuple[str, str], usd: float, chance: float) -> None:
    case = plain_case("regular", WEEKS)
    both = seek_together(player(WEEKS), case, keys, usd, chance, futures=ONE_BLOCK)
    if both.values is None:
        assert (both.reach, both.chance < chance) == (Reach.OUT_OF_REACH, True)
        return
    strategy = case.strategy
    for key, value in zip(keys, both.values, strict=True):
        strategy = strategy.with_value(key, value)
    assert player(WEEKS).play(with_strategy(case, strategy), ONE_BLOCK, slot="put in").chance(usd) == both.chance
    assert both.chance >= chance
    for key, value in zip(keys, both.values, strict=True):
        alone = sought(case, key, usd, chance)
        assert alone.value is None or value <= alone.value


@pytest.mark.parametrize(
    "keys", [("views_per_stream",) * 2, ("views_per_stream", "streams_per_week"), ("views_per_stream", "gift_spread")]
)
def test_what_cannot_be_combined_is_said(keys: tuple[str, str]) -> None:
    with pytest.raises(LeverError, match=keys[1]):
        seek_together(player(WEEKS), plain_case("regular", WEEKS), keys, 45.0, 0.5, futures=ONE_BLOCK)
