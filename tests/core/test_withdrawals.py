"""The payout calendar: money conserved to the cent, cap and minimum kept, delays in whole weeks."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from tikearn_gui.core.withdrawals import days_to_withdraw, delayed, withdraw

if TYPE_CHECKING:
    from numpy.typing import NDArray

shapes = npst.array_shapes(min_dims=1, max_dims=2, min_side=1, max_side=9)
incomes = npst.arrays(np.float64, shapes, elements=st.floats(0, 50_000))
minimums = st.floats(0, 1_000)
caps = st.floats(1, 5_000)


def cents(money: NDArray[np.float64]) -> NDArray[Any]:
    """Money in whole cents; fails where it is not whole."""
    whole = np.rint(money * 100)
    np.testing.assert_allclose(money * 100, whole, atol=1e-4)
    return whole.astype(np.int64)


# --- Withdrawals ---


@given(incomes, minimums, caps)
def test_every_cent_is_withdrawn_or_left(income: NDArray[np.float64], minimum: float, cap: float) -> None:
    result = withdraw(income, minimum, cap)
    assert result.withdrawn.shape == income.shape
    assert result.left.shape == income.shape[1:]
    total = cents(result.withdrawn).sum(axis=0) + cents(result.left)
    np.testing.assert_allclose(total / 100, income.sum(axis=0), atol=0.00501)
    assert (result.withdrawn >= 0).all()
    assert (result.left >= 0).all()


@given(incomes, minimums, caps)
def test_no_week_takes_more_than_seven_daily_caps(income: NDArray[np.float64], minimum: float, cap: float) -> None:
    assert (cents(withdraw(income, minimum, cap).withdrawn) <= 7 * round(cap * 100)).all()


@given(incomes, minimums, caps)
def test_a_week_takes_all_it_may_once_the_minimum_is_reached(
    income: NDArray[np.float64], minimum: float, cap: float
) -> None:
    taken = cents(withdraw(income, minimum, cap).withdrawn)
    credited = np.rint(np.cumsum(income, axis=0) * 100).astype(np.int64)
    before = credited - np.cumsum(taken, axis=0) + taken
    may = np.minimum(before, 7 * round(cap * 100))
    np.testing.assert_array_equal(taken, np.where(before >= round(minimum * 100), may, 0))


@given(npst.arrays(np.float64, (6, 4), elements=st.floats(0, 9_000)), minimums, caps)
def test_each_future_is_on_its_own(income: NDArray[np.float64], minimum: float, cap: float) -> None:
    together = withdraw(income, minimum, cap)
    for future in range(income.shape[1]):
        alone = withdraw(income[:, future], minimum, cap)
        np.testing.assert_array_equal(alone.withdrawn, together.withdrawn[:, future])
        np.testing.assert_array_equal(alone.left, together.left[future])


def test_small_income_waits_for_the_minimum() -> None:
    result = withdraw([4.0, 5.99, 0.01, 3.0], withdrawal_minimum=10, withdrawal_daily_cap=1_000)
    assert result.withdrawn.tolist() == [0.0, 0.0, 10.0, 0.0]
    assert result.left == 3.0


def test_great_income_is_carried_over_by_the_cap() -> None:
    result = withdraw([16_000.0, 0.0, 500.0, 0.0], withdrawal_minimum=10, withdrawal_daily_cap=1_000)
    assert result.withdrawn.tolist() == [7_000.0, 7_000.0, 2_500.0, 0.0]
    assert result.left == 0.0


def test_thirds_of_a_cent_add_up() -> None:
    result = withdraw(np.full(9, 0.01 / 3), withdrawal_minimum=0, withdrawal_daily_cap=1)
    assert cents(result.withdrawn).tolist() == [0, 1, 0, 0, 1, 0, 0, 1, 0]
    assert result.left == 0.0


def test_income_is_not_touched_and_results_are_read_only() -> None:
    income = np.array([[5.0, 20.0], [6.0, 0.0]])
    kept = income.copy()
    result = withdraw(income, 10, 1_000)
    np.testing.assert_array_equal(income, kept)
    for array in (result.withdrawn, result.left, delayed(income, 45).paid, delayed(income, 45).outstanding):
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 1.0


@pytest.mark.parametrize("wrong", [-0.01, math.nan, math.inf])
def test_money_that_is_none_is_refused(wrong: float) -> None:
    with pytest.raises(ValueError, match="income must be finite and not negative"):
        withdraw([1.0, wrong], 10, 1_000)
    with pytest.raises(ValueError, match="the minimum must be finite"):
        withdraw([1.0], wrong, 1_000)
    with pytest.raises(ValueError, match="the daily cap must be finite"):
        withdraw([1.0], 10, wrong)
    with pytest.raises(ValueError, match="the amount must be finite"):
        days_to_withdraw(wrong, 1_000)


def test_cap_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one cent"):
        withdraw([1.0], 10, 0.001)
    with pytest.raises(ValueError, match="at least one cent"):
        days_to_withdraw(10, 0)


def test_three_dimensions_are_refused() -> None:
    with pytest.raises(ValueError, match="3 dimensions"):
        withdraw(np.ones((2, 2, 2)), 10, 1_000)


# --- Days ---


@given(st.integers(0, 10**9), st.integers(1, 10**7))
def test_days_are_just_enough(amount_cents: int, cap_cents: int) -> None:
    days = days_to_withdraw(amount_cents / 100, cap_cents / 100)
    assert days * cap_cents >= amount_cents
    assert days == 0 or (days - 1) * cap_cents < amount_cents


def test_days_do_not_stumble_over_binary_fractions() -> None:
    assert math.ceil(2.1 / 0.7) == 4
    assert days_to_withdraw(2.1, 0.7) == 3


# --- Delays ---


@given(incomes, st.floats(0, 365))
def test_everything_agreed_is_paid_or_outstanding(agreed: NDArray[np.float64], days: float) -> None:
    result = delayed(agreed, days)
    assert result.paid.shape == agreed.shape
    assert len(result.outstanding) == math.ceil(days / 7)
    both = np.concatenate([result.paid, result.outstanding])
    np.testing.assert_array_equal(both[math.ceil(days / 7) :], agreed)
    assert not both[: math.ceil(days / 7)].any()


@given(st.data())
def test_each_future_may_have_its_own_delay(data: st.DataObject) -> None:
    agreed = data.draw(npst.arrays(np.float64, (5, 3), elements=st.floats(0, 9_000)))
    days = data.draw(npst.arrays(np.float64, 3, elements=st.floats(0, 100)))
    together = delayed(agreed, days)
    for future in range(3):
        alone = delayed(agreed[:, future], float(days[future]))
        np.testing.assert_array_equal(alone.paid, together.paid[:, future])
        late = together.outstanding[:, future]
        np.testing.assert_array_equal(alone.outstanding, late[: len(alone.outstanding)])
        assert not late[len(alone.outstanding) :].any()


def test_a_started_week_counts_whole() -> None:
    assert delayed([100.0, 0.0, 0.0], 8).paid.tolist() == [0.0, 0.0, 100.0]
    assert delayed([100.0, 0.0, 0.0], 7).paid.tolist() == [0.0, 100.0, 0.0]
    assert delayed([100.0, 0.0, 0.0], 0).paid.tolist() == [100.0, 0.0, 0.0]


def test_what_is_late_is_listed_by_week() -> None:
    result = delayed([10.0, 20.0, 30.0], 14)
    assert result.paid.tolist() == [0.0, 0.0, 10.0]
    assert result.outstanding.tolist() == [20.0, 30.0]
    assert delayed([10.0, 20.0], 28).outstanding.tolist() == [0.0, 0.0, 10.0, 20.0]


def test_wrong_delays_are_refused() -> None:
    with pytest.raises(ValueError, match="delay in days must be finite and not negative"):
        delayed([1.0], -1)
    with pytest.raises(ValueError, match="don't match"):
        delayed(np.ones((4, 3)), np.ones(2))
