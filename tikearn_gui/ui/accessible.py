"""What painted widgets tell a screen reader: role, value with unit, and a number that can be set.

Standard widgets tell it by themselves. A painted widget inherits :class:`Spoken`; Qt asks the factory here for it.
"""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QObject
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleEvent,
    QAccessibleInterface,
    QAccessibleValueChangeEvent,
    QAccessibleValueInterface,
)
from PySide6.QtWidgets import QAccessibleWidget, QWidget

__all__ = ["Spoken", "install_accessibility", "tell_name_changed", "tell_value_changed"]


class Spoken:
    """A painted widget that a screen reader can read. Mix it into a QWidget; name and description are Qt's own."""

    spoken_role: QAccessible.Role = QAccessible.Role.Button

    def spoken_value(self) -> str:
        """The value with its unit in full; empty where there is none."""
        return ""

    def spoken_state(self, state: QAccessible.State) -> None:
        """Adds to the state that Qt found."""

    def spoken_press(self) -> None:
        """Does what a click does."""

    def spoken_numbers(self) -> tuple[float, float, float, float] | None:
        """Value, lowest, highest and step, for what can be set; None for the rest."""
        return None

    def spoken_set(self, value: float) -> None:
        """Sets the value on behalf of the screen reader."""


class _Value(QAccessibleValueInterface):
    """The number of a widget."""

    def __init__(self, widget: Any) -> None:
        super().__init__()
        self._widget = widget

    def _number(self, place: int) -> float:
        numbers = self._widget.spoken_numbers()
        return 0.0 if numbers is None else float(numbers[place])

    def currentValue(self) -> float:
        return self._number(0)

    def minimumValue(self) -> float:
        return self._number(1)

    def maximumValue(self) -> float:
        return self._number(2)

    def minimumStepSize(self) -> float:
        return self._number(3)

    def setCurrentValue(self, value: Any) -> None:
        self._widget.spoken_set(float(value))


class _Actions(QAccessibleActionInterface):
    """What can be done with a widget."""

    def __init__(self, widget: Any) -> None:
        super().__init__()
        self._widget = widget

    def actionNames(self) -> list[str]:
        return [QAccessibleActionInterface.pressAction(), QAccessibleActionInterface.setFocusAction()]

    def doAction(self, name: str) -> None:
        if name == QAccessibleActionInterface.pressAction():
            self._widget.spoken_press()
        elif name == QAccessibleActionInterface.setFocusAction():
            self._widget.setFocus()

    def keyBindingsForAction(self, name: str) -> list[str]:
        return []


class _SpokenInterface(QAccessibleWidget):
    """The view of one widget for screen readers."""

    def __init__(self, widget: Any) -> None:
        super().__init__(widget, widget.spoken_role)
        self._widget = widget
        # Kept here: Qt does not own what the next two return.
        self._value = _Value(widget)
        self._actions = _Actions(widget)

    def text(self, kind: QAccessible.Text) -> str:
        if kind == QAccessible.Text.Value:
            return str(self._widget.spoken_value())
        return super().text(kind)

    def state(self) -> QAccessible.State:
        state = super().state()
        self._widget.spoken_state(state)
        return state

    def valueInterface(self) -> QAccessibleValueInterface | None:  # type: ignore[override]
        return self._value if self._widget.spoken_numbers() is not None else None

    def actionInterface(self) -> QAccessibleActionInterface:
        return self._actions


def _interface_of(_class_name: str, thing: QObject) -> QAccessibleInterface | None:
    return _SpokenInterface(thing) if isinstance(thing, Spoken) else None


_installed: Final[list[bool]] = []


def install_accessibility() -> None:
    """Tells Qt, once, how painted widgets are read."""
    if not _installed:
        QAccessible.installFactory(_interface_of)
        _installed.append(True)


def tell_value_changed(widget: QWidget, value: float | str) -> None:
    """Tells a listening screen reader of a new value."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleValueChangeEvent(widget, value))


def tell_name_changed(widget: QWidget) -> None:
    """Tells a listening screen reader of a new name."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.NameChanged))
