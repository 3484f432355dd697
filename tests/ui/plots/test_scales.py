"""Round limits, frames and how long they stand still."""

from __future__ import annotations

import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tikearn_gui.ui.plots.scales import (
    MOST_BETWEEN,
    SPILL,
    Frame,
    Limits,
    round_below,
    round_limits,
    settle,
    with_goal,
)

amounts = st.floats(0.0, 1e8, allow_subnormal=False).filter(lambda x: x == 0 or x > 1e-3)


@given(high=amounts, loss=amounts, most=st.integers(4, 6))
def test_limits_hold_the_data_between_three_and_most_round_ticks(high: float, loss: float, most: int) -> None:
    limits = round_limits(-loss, high, most)
    hair = SPILL * (high + loss) + 1e-9
    assert limits.low <= -loss + hair
    assert limits.high >= high - hair
    assert 3 <= len(limits.ticks()) <= most
    assert 0.0 in limits.ticks()
    mantissa = limits.step / 10 ** math.floor(math.log10(limits.step) + 1e-9)
    assert any(math.isclose(mantissa, step, rel_tol=1e-6) for step in (1, 2, 2.5, 5, 10))


@given(high=amounts.filter(lambda x: x > 0))
def test_limits_do_not_waste_more_than_three_quarters(high: float) -> None:
    assert round_limits(0.0, high).high <= 2.5 * high


def test_limits_of_the_mock() -> None:
    assert round_limits(0.0, 1252.0) == Limits(0.0, 1250.0, 250.0)
    assert round_limits(-2.25, 44.0, 4) == Limits(-4.0, 60.0, 20.0)


def test_nothing_at_all_has_limits_too() -> None:
    assert round_limits(0.0, 0.0).ticks() == [0.0, 0.5, 1.0]
    assert round_limits(0.0, math.inf).high == 1.0


def test_small_losses_do_not_take_a_whole_step() -> None:
    limits = round_limits(-60.0, 1000.0)
    assert -0.6 * limits.step < limits.low < 0.0


@pytest.mark.parametrize(("step", "decimals"), [(250.0, 0), (2.5, 1), (0.25, 2), (0.02, 2), (1.0, 0)])
def test_ticks_have_the_decimals_they_need(step: float, decimals: int) -> None:
    assert Limits(0.0, 4 * step, step).decimals() == decimals


def test_a_frame_stays_while_it_suits_the_data() -> None:
    now = Limits(0.0, 1250.0, 250.0)
    assert settle(now, 0.0, 800.0) is now
    assert settle(now, 0.0, 600.0) != now
    assert settle(now, 0.0, 1400.0).high == 1500.0
    assert settle(now, -300.0, 1200.0).low < 0.0


def test_a_goal_shares_the_frame_only_where_it_is_near() -> None:
    assert with_goal(0.0, 400.0, 500.0) == (0.0, 500.0)
    assert with_goal(0.0, 400.0, 3000.0) == (0.0, 400.0)
    assert with_goal(0.0, 400.0, None) == (0.0, 400.0)


@given(value=st.floats(-1e4, 1e4), low=st.floats(-1e4, 0.0), span=st.floats(1.0, 1e5))
def test_a_frame_maps_there_and_back(value: float, low: float, span: float) -> None:
    frame = Frame(46.0, 8.0, 410.0, 180.0, 0.0, 12.0, low, low + span)
    assert frame.value(frame.y(value)) == pytest.approx(value, abs=1e-6 * (span + abs(value)))
    assert frame.place(frame.x(value)) == pytest.approx(value, abs=1e-6 * (12 + abs(value)))


def test_easing_goes_from_one_frame_to_the_other() -> None:
    a, b = Limits(0.0, 1000.0, 250.0), Limits(-50.0, 2000.0, 500.0)
    assert a.between(b, 0.0).high == 1000.0
    assert a.between(b, 1.0) == b
    assert a.between(b, 0.5).high == 1500.0


@given(high=st.floats(0.01, 1e9), other=st.floats(0.01, 1e9), low=st.floats(-1e6, 0.0), way=st.floats(0.0, 1.0))
@example(high=1e9, other=0.5, low=0.0, way=0.1)
def test_a_frame_on_its_way_never_holds_a_thicket_of_ticks(high: float, other: float, low: float, way: float) -> None:
    """A drag may end with figures a million times smaller than the frame that was frozen."""
    between = round_limits(low, high).between(round_limits(0.0, other), way)
    assert len(between.ticks()) <= MOST_BETWEEN + 1
    assert between.low <= 0.0 <= between.high


@pytest.mark.parametrize(("amount", "below"), [(12.5, 10.0), (10.0, 10.0), (25.0, 20.0), (0.05, 0.05), (0.9, 0.5)])
def test_amounts_to_snap_to_are_round(amount: float, below: float) -> None:
    assert round_below(amount) == pytest.approx(below)
