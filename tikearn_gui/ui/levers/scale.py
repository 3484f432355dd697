"""Where a value stands on a lever's slider, and which value a place on it means; no Qt.

Places run from 0 (left end) to 1. Where a lever has an *off* stop, it stands at 0 and the values begin a little
further on.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum
from typing import Final

from tikearn_gui.core.lever import Lever, LeverError, Scale, Setting, three_digits

__all__ = ["OFF_GAP", "Beyond", "SliderScale"]

OFF_GAP: Final = 0.07
"""How far the values begin behind the off stop."""
PAGE: Final = 0.1
"""How far Page up and Page down go."""
WHOLES_FROM: Final = 5
LINEAR_STOPS: Final = 200
"""A linear slider has about as many stops; values between them are typed."""
TINY: Final = 1e-300


class Beyond(Enum):
    """Whether a value lies beyond an end of the slider."""

    NO = 0
    BELOW = -1
    ABOVE = 1


@dataclass(frozen=True, slots=True)
class SliderScale:
    """The slider of one lever. One that is chosen from a list has none: LeverError is raised."""

    lever: Lever

    def __post_init__(self) -> None:
        if self.lever.scale is Scale.CHOICE:
            raise LeverError(f"{self.lever.key} is chosen from a list and has no slider")

    @property
    def logarithmic(self) -> bool:
        """Whether equal ways mean equal ratios."""
        return self.lever.scale is Scale.LOG

    @property
    def start(self) -> float:
        """The place of the slider's low end."""
        return OFF_GAP if self.lever.has_off_stop else 0.0

    @property
    def in_wholes(self) -> bool:
        """Whether a hand means whole numbers: of people and views, and wherever the slider begins at 5 or above."""
        lever = self.lever
        return lever.scale is Scale.WHOLE or lever.slider_low >= WHOLES_FROM or lever.unit == "people"

    def place(self, value: float) -> float:
        """Where a value stands; what lies beyond an end stands at it."""
        if self.lever.has_off_stop and value == 0:
            return 0.0
        share = min(max(self._share(value), 0.0), 1.0)
        return self.start + share * (1 - self.start)

    def value(self, place: float) -> float:
        """The value that a place means, rounded to what a hand can mean: three digits, whole numbers or a stop."""
        if self.lever.has_off_stop and place < self.start / 2:
            return 0.0
        share = min(max((place - self.start) / (1 - self.start), 0.0), 1.0)
        return self._rounded(self._unrounded(share))

    def beyond(self, value: float) -> Beyond:
        """Whether a value lies beyond an end of the slider. Off does not."""
        if value > self.lever.slider_high:
            return Beyond.ABOVE
        off = self.lever.has_off_stop and value == 0
        return Beyond.BELOW if value < self.lever.slider_low and not off else Beyond.NO

    def decades(self) -> tuple[float, ...]:
        """The places of the powers of ten; none where the slider is not logarithmic."""
        if not self.logarithmic:
            return ()
        first = math.ceil(math.log10(self.lever.slider_low) - 1e-9)
        last = math.floor(math.log10(self.lever.slider_high) + 1e-9)
        return tuple(self.place(10.0**power) for power in range(first, last + 1))

    @property
    def ends(self) -> tuple[float, float]:
        """The values at both ends; the low one is 0 where there is an off stop."""
        return (0.0 if self.lever.has_off_stop else self.lever.slider_low), self.lever.slider_high

    def stepped(self, value: float, steps: int) -> float:
        """The value some steps of an arrow key further. Steps end where the slider does; only typing goes beyond."""
        moved = self._whole_step(value, self.lever.stepped(value, steps), steps)
        low, high = self.ends
        return min(moved, max(high, value)) if steps > 0 else max(moved, min(low, value))

    def _whole_step(self, value: float, moved: float, steps: int) -> float:
        """A step of 2 % as a whole number where wholes are meant, at least one away."""
        if not self.in_wholes:
            return moved
        whole = self._coarse(moved)
        return whole if whole != value else value + math.copysign(1, steps)

    def paged(self, value: float, pages: int) -> float:
        """The value some tenths of the slider further, from a value beyond its end back to that end first."""
        return self.value(self.place(value) + pages * PAGE)

    def opened(self, setting: Setting) -> Setting:
        """The setting with a range: the lever's own where it has one, moved to the value, else a plain one."""
        own = self.lever.default
        if setting.value != own.value:
            own = self.lever.moved(own, setting.value)
        low, high = (own.low, own.high) if own.unsure else self._plain_range(setting.number)
        return self._ranged(setting.number, three_digits(low or 0.0), three_digits(high or 0.0))

    def with_end(self, setting: Setting, place: float, *, low: bool) -> Setting:
        """The setting with one end of its range dragged to a place; it never passes the value.

        Both ends on the value close the range.
        """
        value, end = setting.number, self.value(place)
        old_low = value if setting.low is None else setting.low
        old_high = value if setting.high is None else setting.high
        return self._ranged(value, end, old_high) if low else self._ranged(value, old_low, end)

    def _ranged(self, value: float, low: float, high: float) -> Setting:
        """A range around a value, cut to the hard bounds."""
        return self.lever.check(
            Setting(value, min(max(low, self.lever.low), value), max(min(high, self.lever.high), value))
        )

    # -- the mapping itself -------------------------------------------------------------------------------------

    def _share(self, value: float) -> float:
        low, high = self.lever.slider_low, self.lever.slider_high
        if self.logarithmic:
            return math.log(max(value, TINY) / low) / math.log(high / low)
        return (value - low) / (high - low)

    def _unrounded(self, share: float) -> float:
        low, high = self.lever.slider_low, self.lever.slider_high
        return float(low * (high / low) ** share) if self.logarithmic else low + share * (high - low)

    def _rounded(self, value: float) -> float:
        lever = self.lever
        if self.logarithmic or self.in_wholes:
            rounded = self._coarse(value)
        else:
            rounded = round(round(value / self._stop) * self._stop, 10)
        return min(max(rounded, lever.slider_low), lever.slider_high)

    def _coarse(self, value: float) -> float:
        """Three digits, and none after the point where wholes are meant."""
        return float(math.floor(three_digits(value) + 0.5)) if self.in_wholes else three_digits(value)

    @property
    def _stop(self) -> float:
        """The distance of two stops: the 1, 2 or 5 next to a two-hundredth of the slider."""
        rough = (self.lever.slider_high - self.lever.slider_low) / LINEAR_STOPS
        magnitude = 10.0 ** math.floor(math.log10(rough))
        return min((1, 2, 5, 10), key=lambda digit: abs(digit - rough / magnitude)) * magnitude

    def _plain_range(self, value: float) -> tuple[float, float]:
        """A range for a lever that brings none: a half more or less, or a tenth of the slider."""
        if self.logarithmic and value > 0:
            return value / 1.5, value * 1.5
        if self.logarithmic:
            return value, self.value(self.start + PAGE)
        room = (self.lever.slider_high - self.lever.slider_low) / 10
        return value - room, value + room
