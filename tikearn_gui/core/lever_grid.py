"""The values of a lever that are worth telling apart: numbers of three digits, or whole steps. Needs no numpy."""

from __future__ import annotations

import math
from dataclasses import dataclass

from tikearn_gui.core.lever import Lever, Scale, three_digits

__all__ = ["Grid", "spaced"]

_MANTISSAS = 900


@dataclass(frozen=True, slots=True)
class Grid:
    """Ascending values of a lever above ``start`` up to and with ``end``.

    Log levers count in numbers of three digits, others in their steps; the end is always one of them.
    """

    lever: Lever
    first: int
    count: int
    end: float

    @classmethod
    def above(cls, lever: Lever, start: float, end: float) -> Grid:
        """The values above a start; none where the end is not above it. A lever that is off begins at its slider."""
        if end <= start:
            return cls(lever, 0, 0, end)
        lowest = lever.slider_low if lever.scale is Scale.LOG and start < lever.slider_low else start
        first = _index(lever, lowest)
        while _value(lever, first) <= start:
            first += 1
        last = _index(lever, end)
        while _value(lever, last) < end:
            last += 1
        return cls(lever, first, max(last - first + 1, 1), end)

    def __len__(self) -> int:
        return self.count

    def __getitem__(self, index: int) -> float:
        """The value at an index, also from the end. Raises IndexError beyond."""
        if not -self.count <= index < self.count:
            raise IndexError(index)
        return min(_value(self.lever, self.first + index % self.count), self.end)

    def up(self, value: float, otherwise: float) -> float:
        """The first value that is not below another one; the end where there is none; ``otherwise`` on an empty
        grid."""
        if self.count == 0:
            return otherwise
        index = min(max(_index(self.lever, min(value, self.end)), self.first), self.first + self.count - 1)
        while index > self.first and _value(self.lever, index - 1) >= value:
            index -= 1
        while index < self.first + self.count - 1 and _value(self.lever, index) < value:
            index += 1
        return self[index - self.first]


def _index(lever: Lever, value: float) -> int:
    """The place of about this value among all that the lever may count in."""
    if lever.scale is not Scale.LOG:
        return round(value / lever.step)
    decade = math.floor(math.log10(value))
    return decade * _MANTISSAS + round(value / 10.0**decade * 100.0) - 100


def _value(lever: Lever, index: int) -> float:
    if lever.scale is not Scale.LOG:
        return round(index * lever.step, 10)
    decade, mantissa = divmod(index, _MANTISSAS)
    return three_digits((mantissa + 100) * 10.0 ** (decade - 2))


def spaced(lever: Lever, low: float, high: float, count: int) -> tuple[float, ...]:
    """At most so many different values from low to high, ends included, evenly on the lever's scale and rounded to what
    is worth telling apart."""
    found: list[float] = []
    for index in range(count):
        share = index / max(count - 1, 1)
        if lever.scale is Scale.LOG and low > 0:
            value = three_digits(low * (high / low) ** share)
        else:
            value = low + (high - low) * share
            value = float(round(value)) if lever.scale is Scale.WHOLE else three_digits(value)
        value = low if index == 0 else high if index == count - 1 else min(max(value, low), high)
        if not found or value > found[-1]:
            found.append(value)
    return tuple(found)
