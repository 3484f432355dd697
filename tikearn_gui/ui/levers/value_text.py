"""The values of one lever as text, and typed text as a value.

Shares stand as percent, money with its currency, hours as times of day, 0 as "off" where the slider has an off stop.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tikearn_gui.core.lever import Lever, LeverError, LeverValue, Setting, three_digits
from tikearn_gui.ui import text
from tikearn_gui.ui.format import NBSP, Format
from tikearn_gui.ui.levers.scale import Beyond, SliderScale

__all__ = ["TypingError", "ValueText"]

PERCENT: Final = "%"


class TypingError(ValueError):
    """What was typed is no value of the lever. The text is one plain sentence, already translated."""


@dataclass(frozen=True, slots=True)
class ValueText:
    """How the values of a lever are read and written, for one locale and currency."""

    lever: Lever
    format: Format

    @property
    def is_share(self) -> bool:
        """Whether values are shown as percent."""
        return self.lever.unit.startswith("share")

    @property
    def is_money(self) -> bool:
        """Whether values are amounts."""
        return self.lever.unit.startswith("USD")

    @property
    def prefix(self) -> str:
        """What stands before the number in the field: the currency, where the locale puts it there."""
        return self.format.currency_symbol() if self.is_money and self.format.currency_leads else ""

    @property
    def suffix(self) -> str:
        """What stands after the number in the field: a unit, a percent sign, the currency."""
        if self.is_share:
            return PERCENT
        unit = text.field_unit(self.lever)
        if self.is_money and not self.format.currency_leads:
            return f"{self.format.currency_symbol()} {unit}".strip()
        return unit

    @property
    def extremes(self) -> tuple[str, ...]:
        """The longest numbers that the slider brings, so that a field can be made wide enough for all of them."""
        lever = self.lever
        if lever.choices:
            return tuple(text.choice_text(choice) for choice in lever.choices)
        scale = SliderScale(lever)
        return tuple(self.number(scale.value(place / 50)) for place in range(51))

    def number(self, value: LeverValue) -> str:
        """A value as it stands in the field, without unit; "off" for 0 where the slider has an off stop."""
        if isinstance(value, str) or self.lever.choices:
            return text.choice_text(value)
        return text.words("off") if self._is_off(value) else self._figure(value)

    def long(self, value: LeverValue) -> str:
        """A value with its unit in full: "90 minutes", "50 %", "$40"."""
        number = self.number(value)
        if isinstance(value, str) or self.lever.choices or self._is_off(value):
            return number
        return text.long_value(self.lever, self._signed(value))

    def span(self, low: float, high: float) -> str:
        """A stretch of values, to three digits: "667 to 1,500"; with percent or currency sign, without other units."""
        first, second = (self._signed(self._coarse(end)) for end in (low, high))
        return text.words("span", low=first, high=second)

    def doubt(self, setting: Setting) -> str:
        """The 8-out-of-10 range of an unsure setting as a sentence; empty where it is sure."""
        if setting.low is None or setting.high is None:
            return ""
        return text.words("range", range=self.span(setting.low, setting.high))

    def beyond(self, value: float) -> Beyond:
        """Whether a value lies beyond an end of the slider."""
        return SliderScale(self.lever).beyond(value)

    def notice(self, value: float, *, short: bool = False) -> str:
        """What is said of a value beyond the slider's end; empty for any other."""
        beyond = self.beyond(value)
        if beyond is Beyond.NO:
            return ""
        low_end = beyond is Beyond.BELOW
        end = self._signed(self.lever.slider_low if low_end else self.lever.slider_high)
        if short:
            return text.beyond_short(end, low_end=low_end)
        return text.beyond_notice(self._signed(value), end, low_end=low_end)

    def parse(self, typed: str) -> float:
        """The value that a typed text means. Raises TypingError, one plain sentence, where the lever takes it not."""
        if self.lever.has_off_stop and typed.strip().casefold() == text.words("off").casefold():
            return 0.0
        value = self.format.parse_hour(typed) if self.lever.unit == "hour" else self.format.parse(typed)
        if value is None:
            raise self._refusal("not_a_number", typed)
        value = round(value / 100, 12) if self.is_share else value
        try:
            return self.lever.check(Setting(value)).number
        except LeverError:
            raise self._refusal(self._problem(value), typed) from None

    def _problem(self, value: float) -> str:
        if value < self.lever.low:
            return "too_low"
        return "too_high" if value > self.lever.high else "not_whole"

    def _refusal(self, problem: str, typed: str) -> TypingError:
        low, high = self._signed(self.lever.low), self._signed(self.lever.high)
        name = text.lever_name(self.lever.key)
        return TypingError(text.words(problem, text=typed.strip(), lever=name, low=low, high=high))

    def _is_off(self, value: LeverValue) -> bool:
        return self.lever.has_off_stop and value == 0

    def _figure(self, value: float) -> str:
        """A value as digits."""
        if self.lever.unit == "hour":
            return self.format.hour_of_day(round(value))
        return self.format.exact(value * 100 if self.is_share else value)

    def _signed(self, value: float) -> str:
        """A value as digits with its percent or currency sign."""
        if self.is_share:
            return f"{self._figure(value)}{NBSP}{PERCENT}"
        return self.format.with_currency(self._figure(value)) if self.is_money else self._figure(value)

    def _coarse(self, value: float) -> float:
        """A value as far as an end of a range is known."""
        coarse = three_digits(value)
        return float(round(coarse)) if SliderScale(self.lever).in_wholes else coarse
