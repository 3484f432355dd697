"""Round axis limits, and the mapping from figures to pixels. No Qt."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

__all__ = ["MOST_BETWEEN", "SPILL", "Frame", "Limits", "round_below", "round_limits", "settle", "with_goal"]

STEPS: Final = (1.0, 2.0, 2.5, 5.0)
SPILL: Final = 0.03
FIFTHS: Final = 5
MOST_BETWEEN: Final = 12
"""Steps in a frame on its way to another."""
LEAST_SHARE: Final = 0.55
"""A frame stays as it is on release while the data still fill this share of it: small moves then change no axis."""
GOAL_REACH: Final = 1.6
"""A goal further out than this many times the data stands at the edge, or the fan would be a line."""


@dataclass(frozen=True, slots=True)
class Limits:
    """A money axis from ``low`` to ``high`` in whole steps."""

    low: float
    high: float
    step: float

    def ticks(self) -> list[float]:
        """The round values from low to high."""
        first, last = math.ceil(self.low / self.step - 1e-9), math.floor(self.high / self.step + 1e-9)
        return [k * self.step for k in range(first, last + 1)]

    def decimals(self) -> int:
        """How many decimals the ticks need."""
        return next((d for d in range(6) if math.isclose(self.step, round(self.step, d), rel_tol=1e-9)), 6)

    def between(self, other: Limits, way: float) -> Limits:
        """The frame ``way`` (0 to 1) from here to ``other``, with the steps of the other, or coarser ones while it
        is so much larger that these would be a thicket."""
        low, high = self.low + (other.low - self.low) * way, self.high + (other.high - self.high) * way
        fits = high - low <= MOST_BETWEEN * other.step
        return Limits(low, high, other.step if fits else round_limits(low, high).step)


def round_limits(low: float, high: float, most: int = 6) -> Limits:
    """The tightest round frame around ``low`` to ``high`` and zero with at most ``most`` ticks (at least 3).

    It ends at a tick at the top, and at a fifth of a step below zero. Ends that reach out by less than
    :data:`SPILL` of the span do not widen it: the outermost band may be cut by a hair.
    """
    low, high = min(low, 0.0), max(high, 0.0)
    span = high - low
    if not math.isfinite(span) or span < 1e-6:
        return Limits(0.0, 1.0, 0.5)
    low, high = min(0.0, low + SPILL * span), max(0.0, high - SPILL * span)
    power = 10.0 ** (math.floor(math.log10(span / most)) - 1)
    while True:
        for step in STEPS:
            first, last = _whole(-low / (step * power) * FIFTHS) / FIFTHS, _whole(high / (step * power))
            if math.floor(first) + last < most:
                last = max(last, 2 - math.floor(first))
                return Limits(-first * step * power, last * step * power, step * power)
        power *= 10.0


def round_below(amount: float) -> float:
    """The largest of 1, 2 and 5 times a power of ten that is not above a positive amount."""
    power = 10.0 ** math.floor(math.log10(amount) + 1e-9)
    return max(step * power for step in (1.0, 2.0, 5.0) if step * power <= amount * (1 + 1e-9))


def _whole(value: float) -> int:
    """The next whole number, a rounding error passed over."""
    return math.ceil(value - 1e-9)


def with_goal(low: float, high: float, goal: float | None) -> tuple[float, float]:
    """The data's ends with the goal among them, if it is near enough to share a frame with them."""
    if goal is None or goal > max(high, 1e-9) * GOAL_REACH:
        return low, high
    return low, max(high, goal)


def settle(now: Limits | None, low: float, high: float, most: int = 6) -> Limits:
    """The frame for data from ``low`` to ``high``: the present one while it still suits them."""
    new = round_limits(low, high, most)
    if now is not None and now.low == new.low and new.high <= now.high and high >= LEAST_SHARE * now.high:
        return now
    return new


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle of pixels and the figures at its edges: x from left to right, y upwards from bottom to top."""

    left: float
    top: float
    right: float
    bottom: float
    x_low: float
    x_high: float
    y_low: float
    y_high: float

    def x(self, value: float) -> float:
        """The pixel of a figure on the x axis."""
        return self.left + (value - self.x_low) / (self.x_high - self.x_low) * (self.right - self.left)

    def y(self, value: float) -> float:
        """The pixel of a figure on the y axis."""
        return self.bottom - (value - self.y_low) / (self.y_high - self.y_low) * (self.bottom - self.top)

    def xs(self, values: npt.NDArray[np.floating]) -> npt.NDArray[np.float64]:
        """The pixels of many figures on the x axis."""
        return self.left + (np.asarray(values, np.float64) - self.x_low) * (
            (self.right - self.left) / (self.x_high - self.x_low)
        )

    def ys(self, values: npt.NDArray[np.floating]) -> npt.NDArray[np.float64]:
        """The pixels of many figures on the y axis."""
        return self.bottom - (np.asarray(values, np.float64) - self.y_low) * (
            (self.bottom - self.top) / (self.y_high - self.y_low)
        )

    def value(self, y: float) -> float:
        """The figure at a pixel of the y axis."""
        return self.y_low + (self.bottom - y) / (self.bottom - self.top) * (self.y_high - self.y_low)

    def place(self, x: float) -> float:
        """The figure at a pixel of the x axis."""
        return self.x_low + (x - self.left) / (self.right - self.left) * (self.x_high - self.x_low)
