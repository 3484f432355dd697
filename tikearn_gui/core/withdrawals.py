"""The payout calendar: when earned money reaches the creator. It moves money in time and never changes its sum.

TikTok pays out at most 1,000 dollars a calendar day (TikTok support, wallet page, undated) and nothing below a minimum
that sources put at 1 to 100 dollars, mostly 10 (followchain and greenhatexpert, 2022/23). Sums are kept in whole cents.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

__all__ = ["DAYS_PER_WEEK", "Delayed", "Withdrawals", "days_to_withdraw", "delayed", "withdraw"]

DAYS_PER_WEEK: Final = 7
CENTS: Final = 100.0

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Withdrawals:
    """What reached the creator's bank and what had not at the end, in USD, whole cents; read-only arrays."""

    withdrawn: Floats
    """(week, future) or (week,), as the income was given."""
    left: Floats
    """(future,), or () for one future: balance after the last week."""


@dataclass(frozen=True, slots=True, eq=False)
class Delayed:
    """Payments moved to the week in which they arrive, in USD; read-only arrays."""

    paid: Floats
    """(week, future) or (week,), as the payments were given."""
    outstanding: Floats
    """(late week, future) or (late week,): row 0 arrives in the week after the last one, row 1 a week later.

    As many rows as the longest delay has weeks; their sum is what is still owed at the end.
    """


def withdraw(income: ArrayLike, withdrawal_minimum: float, withdrawal_daily_cap: float) -> Withdrawals:
    """Withdraws each week's balance once it reaches the minimum, at most the daily cap on each of seven days.

    ``income`` (week, future) or (week,) is what was credited in each week, USD, none of it negative; the minimum and
    the cap are USD. What is not withdrawn carries over, so that income = withdrawn + left to the cent: the running
    total is rounded, not each week. Raises ValueError for negative or non-finite money and for a cap under a cent.
    """
    cents = _weekly_cents(_money(income, "income"))
    least = round(_amount(withdrawal_minimum, "the minimum") * CENTS)
    most = DAYS_PER_WEEK * _cap_cents(withdrawal_daily_cap)
    withdrawn = np.empty_like(cents)
    balance = np.zeros(cents.shape[1:])
    for week, credited in enumerate(cents):
        balance = balance + credited
        withdrawn[week] = np.where(balance >= least, np.minimum(balance, most), 0.0)
        balance = balance - withdrawn[week]
    return Withdrawals(_read_only(withdrawn / CENTS), _read_only(np.asarray(balance / CENTS)))


def delayed(agreed: ArrayLike, delay_days: ArrayLike) -> Delayed:
    """Moves payments agreed in each week to the week in which they arrive: the delay in whole weeks, rounded up.

    ``agreed`` (week, future) or (week,) in USD, none of it negative; ``delay_days`` one number, or (future,) where each
    future has its own delay. Everything agreed is in ``paid`` or ``outstanding``. Raises ValueError for negative or
    non-finite money or days, and for delays that don't match the futures.
    """
    money = _money(agreed, "agreed")
    days = _money(delay_days, "delay in days", least_dimensions=0)
    if days.shape not in ((), money.shape[1:]):
        raise ValueError(f"delays of shape {days.shape} don't match payments of shape {money.shape}")
    weeks = len(money)
    shift = np.ceil(days / DAYS_PER_WEEK).astype(np.intp)
    moved = np.zeros((weeks + int(shift.max(initial=0)), *money.shape[1:]))
    due = np.arange(weeks).reshape(-1, *[1] * (money.ndim - 1)) + shift
    np.put_along_axis(moved, np.broadcast_to(due, money.shape), money, axis=0)
    return Delayed(_read_only(moved[:weeks]), _read_only(moved[weeks:]))


def days_to_withdraw(amount: float, withdrawal_daily_cap: float) -> int:
    """Days until ``amount`` USD is withdrawn at the cap in USD a day: 4 for 3,400 at 1,000. Counted in whole cents.

    Raises ValueError for a negative or non-finite amount and for a cap under a cent.
    """
    return -(-round(_amount(amount, "the amount") * CENTS) // _cap_cents(withdrawal_daily_cap))


def _weekly_cents(income: Floats) -> Floats:
    """Whole cents of each week whose running total is the rounded running total of the income."""
    total = np.rint(np.cumsum(income, axis=0) * CENTS)
    return np.diff(total, axis=0, prepend=np.zeros_like(total[:1]))


def _money(values: ArrayLike, what: str, least_dimensions: int = 1) -> Floats:
    array = np.asarray(values, dtype=np.float64)
    if not least_dimensions <= array.ndim <= 2:
        raise ValueError(f"{what} has {array.ndim} dimensions; wanted are (week, future) or (week,)")
    if not bool(np.all(np.isfinite(array) & (array >= 0))):
        raise ValueError(f"{what} must be finite and not negative")
    return array


def _amount(value: float, what: str) -> float:
    if not (math.isfinite(value) and value >= 0):
        raise ValueError(f"{what} must be finite and not negative, not {value}")
    return value


def _cap_cents(cap: float) -> int:
    cents = round(_amount(cap, "the daily cap") * CENTS)
    if cents < 1:
        raise ValueError(f"the daily cap must be at least one cent, not {cap} dollars")
    return cents


def _read_only(array: Floats) -> Floats:
    array.setflags(write=False)
    return array
