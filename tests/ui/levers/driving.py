"""What stands behind a lever in the tests: an owner that answers every wish, as the session does."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tikearn_gui.core.lever import Setting
from tikearn_gui.ui.levers.range_slider import MIDDLE, RangeSlider


class Owner:
    """Holds the truth of one slider and writes down what it said."""

    def __init__(self, slider: RangeSlider, setting: Setting, base: float | None = None) -> None:
        self.slider, self.base = slider, base
        self.said: list[object] = []
        self.setting = setting
        slider.edited.connect(self._on_edited)
        slider.drag_started.connect(self._on_started)
        slider.drag_finished.connect(self._on_finished)
        slider.reset_requested.connect(self._on_reset)
        slider.relink_requested.connect(self._on_relink)
        slider.show_setting(setting, base)

    @property
    def value(self) -> float:
        return self.setting.number

    def _on_edited(self, setting: Setting) -> None:
        self.said.append(setting)
        self.setting = setting
        self.slider.show_setting(setting, self.base)

    def _on_started(self) -> None:
        self.said.append("started")

    def _on_finished(self) -> None:
        self.said.append("finished")

    def _on_reset(self) -> None:
        self.said.append("reset")

    def _on_relink(self) -> None:
        self.said.append("relink")


def point(slider: RangeSlider, value: float, *, below: float = 0.0) -> QPoint:
    """Where a value stands on a slider, in px of the widget."""
    return QPoint(round(slider.x_of(value)), round((MIDDLE + below) * slider.theme.scale))


def drag(widget: QWidget, *stops: QPoint) -> None:
    """Presses at the first point, goes over the others, and lets go at the last."""
    QTest.mousePress(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, stops[0])
    for stop in stops[1:]:
        QTest.mouseMove(widget, stop)
    QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, stops[-1])


def turn_wheel(widget: QWidget, notches: int) -> bool:
    """Turns the wheel over a widget; whether the widget took it."""
    centre = QPointF(widget.rect().center())
    event = QWheelEvent(
        centre,
        QPointF(widget.mapToGlobal(centre.toPoint())),
        QPoint(),
        QPoint(0, notches * 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    event.ignore()
    QApplication.sendEvent(widget, event)
    return event.isAccepted()
