"""What a lever is: its unit, bounds, slider, defaults and evidence.

The table of all levers is in :mod:`tikearn_gui.core.levers`. Nothing here needs numpy, so that a window can show its
sliders before numpy is imported.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

__all__ = [
    "Evidence",
    "Grade",
    "Group",
    "Kind",
    "Lever",
    "LeverError",
    "LeverValue",
    "Notch",
    "Scale",
    "Setting",
    "checked_number",
    "plain",
    "three_digits",
]

LeverValue = float | str
"""A lever's value: a number in the lever's unit, or the name of a choice."""


class Group(StrEnum):
    """Where a lever stands on screen; in this order."""

    STREAMING = "streaming"
    AUDIENCE = "audience"
    LIKES = "likes"
    GIFTS = "gifts"
    SUBSCRIPTIONS = "subscriptions"
    PARTNERSHIPS = "partnerships"
    MERCHANDISE = "merchandise"
    COSTS = "costs"


class Scale(StrEnum):
    """How a slider maps its way to values, and how doubt about a value spreads."""

    LINEAR = "linear"
    LOG = "log"
    SHARE = "share"
    WHOLE = "whole"
    CHOICE = "choice"


class Kind(StrEnum):
    """Who settles a lever's value."""

    CHOICE = "choice"
    """The creator decides it; never unsure."""
    UNKNOWN = "unknown"
    """A fact about this creator that may be unsure."""
    SHAPE = "shape"
    """How luck behaves; may be unsure."""


class Grade(StrEnum):
    """How well a default is founded."""

    YOURS = "yours"
    DOCUMENTED = "documented"
    GUESS = "guess"


class LeverError(ValueError):
    """A value that a lever does not take. The text is one plain sentence that names key, value and allowed range."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a default comes from: source, the day it was looked up (ISO 8601) and its grade."""

    source: str
    date: str
    grade: Grade


@dataclass(frozen=True, slots=True)
class Notch:
    """What a creator could change in a month: a factor (``times``) or an amount (``plus``) in the lever's unit."""

    times: float = 1.0
    plus: float = 0.0

    def apply(self, value: float) -> float:
        """The value one notch further."""
        return value * self.times + self.plus


@dataclass(frozen=True, slots=True)
class Setting:
    """A lever's value and, where the creator is unsure, the ends of the range that holds 8 out of 10 futures."""

    value: LeverValue
    low: float | None = None
    high: float | None = None

    @property
    def unsure(self) -> bool:
        """Whether the value is a range."""
        return self.low is not None

    @property
    def number(self) -> float:
        """The value as a number. Raises TypeError for a choice by name."""
        if isinstance(self.value, str):
            raise TypeError(f"{self.value!r} is a choice, not a number")
        return self.value

    def closed(self) -> Setting:
        """The same value without doubt."""
        return Setting(self.value)


@dataclass(frozen=True, slots=True)
class Lever:
    """One quantity of a strategy, described once for slider, file, report and model.

    ``low`` and ``high`` are hard bounds in ``unit``; ``slider_low`` and ``slider_high`` the ends of the slider.
    ``default`` is the newcomer's setting; the other starting points override it.
    """

    key: str
    group: Group
    unit: str
    low: float
    high: float
    slider_low: float
    slider_high: float
    scale: Scale
    default: Setting
    kind: Kind
    evidence: Evidence
    notch: Notch | None = None
    shown_first: bool = False
    choices: tuple[LeverValue, ...] = ()
    monotone: bool = False
    """Whether more of it never lowers earnings in any future."""

    @property
    def text_id(self) -> str:
        """Key of the lever's label among the translatable texts."""
        return f"lever.{self.key}"

    @property
    def has_off_stop(self) -> bool:
        """Whether the slider needs an *off* stop: 0 is allowed but lies before the slider's low end."""
        return self.scale not in (Scale.CHOICE, Scale.WHOLE) and self.low == 0 and self.slider_low > 0

    @property
    def may_be_unsure(self) -> bool:
        """Whether a range may be given."""
        return self.kind is not Kind.CHOICE and self.scale is not Scale.CHOICE

    @property
    def step(self) -> float:
        """What one press of an arrow key adds: 1 for whole numbers, 0.01 for shares, else a hundredth of the slider
        rounded to 1, 2 or 5. Logarithmic levers step by 2 % instead (see :meth:`stepped`).
        """
        if self.scale is Scale.WHOLE:
            return 1.0
        if self.scale is Scale.SHARE:
            return 0.01
        rough = (self.slider_high - self.slider_low) / 100
        magnitude = 10.0 ** math.floor(math.log10(rough))
        nearest = min((1, 2, 5, 10), key=lambda digit: abs(digit - rough / magnitude))
        return nearest * magnitude

    def stepped(self, value: float, steps: int) -> float:
        """The value ``steps`` presses of an arrow key further (10 for Shift), kept inside the hard bounds.

        Where the slider has an *off* stop, the step down from its low end leads to 0 and the step up from 0 back to it.
        Raises LeverError for a lever that is chosen from a list.
        """
        if self.scale is Scale.CHOICE:
            raise LeverError(f"{self.key} is chosen from a list and has no steps")
        if steps == 0:
            return value
        if self.has_off_stop and value <= 0:
            return self.slider_low if steps > 0 else 0.0
        if self.scale is Scale.LOG:
            further = three_digits(value * 1.02**steps)
        else:
            further = round(round(value / self.step + steps) * self.step, 10)
        if self.has_off_stop and steps < 0 and further < self.slider_low:
            return 0.0
        return min(max(further, self.low), self.high)

    def grade(self, *, touched: bool) -> Grade:
        """How well a figure is founded that was ``touched`` or not since the start: one that was set is the creator's
        own, a placeholder for what only the creator knows is a guess until then."""
        grade = self.evidence.grade
        return Grade.YOURS if touched else Grade.GUESS if grade is Grade.YOURS else grade

    def moved(self, setting: Setting, value: LeverValue) -> Setting:
        """The setting at another value, its range moved along.

        The range keeps its proportions on the lever's own scale: ratios to the value (log), odds ratios (shares) or
        differences (linear, and wherever the range touches 0, or 1 for shares: that end stays); its ends are cut to the
        hard bounds. At the very end of a scale of ratios (0, or 1 for shares) the range closes. At the value where it
        is already, all stays as it is. Raises LeverError as :meth:`check` does.
        """
        closed = self.check(Setting(value))
        if setting.low is None or setting.high is None or self.scale is Scale.CHOICE:
            return closed
        new = closed.number
        if new == setting.number:
            return setting
        low, high = self._moved_ends(setting.number, setting.low, setting.high, new)
        low = min(max(low, self.low), new)
        high = max(min(high, self.high), new)
        return closed if low == high else Setting(new, low, high)

    def _moved_ends(self, old: float, low: float, high: float, new: float) -> tuple[float, float]:
        """Both ends moved from the value ``old`` to ``new``, not yet cut to the bounds."""
        if self.scale is Scale.LOG and new == 0:
            return 0.0, 0.0
        if self.scale is Scale.LOG and low > 0:
            return new * (low / old), new * (high / old)
        if self.scale is Scale.SHARE and low > 0 and high < 1:
            if not 0 < new < 1:
                return new, new
            ratio = _odds(new) / _odds(old)
            return _share(_odds(low) * ratio), _share(_odds(high) * ratio)
        # An end that touches the edge of a scale of ratios stays there: off it, doubt would be drawn on another scale.
        touches_zero = low <= 0 and self.scale in (Scale.LOG, Scale.SHARE)
        touches_one = high >= 1 and self.scale is Scale.SHARE
        return 0.0 if touches_zero else new + (low - old), 1.0 if touches_one else new + (high - old)

    def check(self, setting: Setting) -> Setting:
        """The setting, if the lever takes it.

        Raises LeverError, one plain sentence with key, value and allowed range, for anything else: wrong type, NaN or
        infinity, out of bounds, a range that is upside down or not allowed.
        """
        if self.choices:
            return self._check_choice(setting)
        value = self._check_number(setting.value, "")
        if self.scale is Scale.WHOLE and value != round(value):
            raise LeverError(f"{self.key} must be a whole number, not {plain(value)}; {self._allowed()}")
        if setting.low is None and setting.high is None:
            return Setting(value)
        if setting.low is None or setting.high is None:
            raise LeverError(f"{self.key}: a range needs both ends, low and high")
        if not self.may_be_unsure:
            raise LeverError(f"{self.key} is your own choice, so it takes one value and no range")
        low = self._check_number(setting.low, "the low end of the range, ")
        high = self._check_number(setting.high, "the high end of the range, ")
        if not low <= value <= high:
            raise LeverError(
                f"{self.key}: the range {plain(low)} to {plain(high)} must run from low to high and hold the value "
                f"{plain(value)}; {self._allowed()}"
            )
        return Setting(value) if low == high else Setting(value, low, high)

    def _check_number(self, value: object, what: str) -> float:
        return checked_number(f"{self.key}: {what}", value, self.low, self.high, self.unit)

    def _check_choice(self, setting: Setting) -> Setting:
        if setting.unsure or setting.high is not None:
            raise LeverError(f"{self.key} is chosen from a list, so it takes no range")
        is_flag = isinstance(setting.value, bool)
        for choice in self.choices:
            if not is_flag and setting.value == choice:
                return Setting(choice)
        raise LeverError(f"{self.key}: {setting.value!r} is not one of {', '.join(map(plain, self.choices))}")

    def _allowed(self) -> str:
        return _allowed_text(self.low, self.high, self.unit)


def checked_number(lead: str, value: object, low: float, high: float, unit: str, *, above_low: bool = False) -> float:
    """The value as a float, if it is a finite number from ``low`` to ``high`` (``above_low``: not ``low`` itself).

    Raises LeverError, one plain sentence that begins with ``lead`` and names the value and what is allowed. A truth
    value is no number here.
    """
    # Compared before the conversion: a whole number may be too large for a float.
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        problem = f"{value!r} is not a number"
    elif isinstance(value, float) and not math.isfinite(value):
        problem = f"{value} is not a finite number"
    elif not low <= value <= high or (above_low and value == low):
        problem = f"{plain(value)} is out of bounds"
    else:
        return float(value) + 0.0  # -0.0 becomes 0.0
    raise LeverError(f"{lead}{problem}; {_allowed_text(low, high, unit, above_low=above_low)}")


def _allowed_text(low: float, high: float, unit: str, *, above_low: bool = False) -> str:
    return f"allowed is {'above ' if above_low else ''}{plain(low)} to {plain(high)} ({unit})"


def plain(value: LeverValue) -> str:
    """A value as text without exponent for usual sizes and without a trailing ``.0``."""
    if isinstance(value, str):
        return value
    try:
        return f"{float(value):.12g}"
    except OverflowError:
        return "a number beyond all bounds"


def three_digits(value: float) -> float:
    """The value rounded to three significant digits."""
    return float(f"{value:.3g}")


def _odds(share: float) -> float:
    return share / (1 - share)


def _share(odds: float) -> float:
    return odds / (1 + odds) if math.isfinite(odds) else 1.0
