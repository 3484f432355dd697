"""Amounts as labels of an axis: bare numbers, the topmost with its currency."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tikearn_gui.ui.format import MINUS

if TYPE_CHECKING:
    from tikearn_gui.ui.format import Format

__all__ = ["tick_word"]


def tick_word(fmt: Format, value: float, decimals: int, with_currency: bool) -> str:
    """A round amount with as many decimals as its axis needs."""
    sign = MINUS if value < 0 else ""
    if with_currency:
        return sign + fmt.locale.toCurrencyString(abs(value), fmt.currency_symbol(), decimals)
    return sign + fmt.locale.toString(abs(value), "f", decimals if value else 0)
