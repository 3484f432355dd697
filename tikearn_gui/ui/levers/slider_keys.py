"""What the keys of a slider mean."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt

from tikearn_gui.core.lever import Setting
from tikearn_gui.ui.levers.scale import SliderScale

__all__ = ["wished_setting"]

_Key = Qt.Key
_STEPS: Final = {_Key.Key_Left: -1, _Key.Key_Right: 1, _Key.Key_Down: -1, _Key.Key_Up: 1}
_PAGES: Final = {_Key.Key_PageUp: 1, _Key.Key_PageDown: -1}
_ENDS: Final = {_Key.Key_Home: 0, _Key.Key_End: 1}
TEN: Final = 10


def wished_setting(
    scale: SliderScale, setting: Setting, key: Qt.Key, modifiers: Qt.KeyboardModifier, *, mirrored: bool
) -> Setting | None:
    """The setting that a key asks for; None for a key that means nothing here.

    Arrows step, with Shift ten steps. With Ctrl they move the range: left and right its low end, with Shift too its
    high end; up widens it, down narrows it. Page keys go a tenth of the slider, Home and End to its ends.
    """
    if mirrored:
        key = {_Key.Key_Left: _Key.Key_Right, _Key.Key_Right: _Key.Key_Left}.get(key, key)
    shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
    if key in _STEPS and modifiers & Qt.KeyboardModifier.ControlModifier:
        return _ranged(scale, setting, key, shift=shift)
    value = setting.number
    if key in _STEPS:
        value = scale.stepped(value, _STEPS[key] * (TEN if shift else 1))
    elif key in _PAGES:
        value = scale.paged(value, _PAGES[key])
    elif key in _ENDS:
        value = scale.ends[_ENDS[key]]
    else:
        return None
    return scale.lever.moved(setting, value)


def _ranged(scale: SliderScale, setting: Setting, key: Qt.Key, *, shift: bool) -> Setting | None:
    """The setting with its range moved by a key; None where it has no range."""
    if setting.low is None or setting.high is None:
        return None
    step = _STEPS[key]
    low, high = setting.low, setting.high
    if key in (_Key.Key_Up, _Key.Key_Down):
        low, high = scale.stepped(low, -step), scale.stepped(high, step)
    elif shift:
        high = scale.stepped(high, step)
    else:
        low = scale.stepped(low, step)
    return scale.lever.check(Setting(setting.value, min(low, setting.number), max(high, setting.number)))
