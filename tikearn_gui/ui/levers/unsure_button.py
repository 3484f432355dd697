"""The button that turns a lever's value into a range and back."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from tikearn_gui.ui.focus_ring import OWN_RING
from tikearn_gui.ui.icons import paint_svg
from tikearn_gui.ui.text import words
from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.themed import KEYBOARD_REASONS, design_painter

__all__ = ["UnsureButton"]

SIZE: Final = 24.0
ICON: Final = 14.0
OFF_OPACITY: Final = 0.55
SINKS: Final = 1.0
"""The icon stands on the middle line of the slider, a little below its own middle."""


class UnsureButton(QAbstractButton):
    """Coloured while the lever has a range. A press is a wish: it changes nothing by itself."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._slot = 0
        self._ring = False
        self.setCheckable(True)
        self.setProperty(OWN_RING, True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip(words("unsure_on"))

    def show_unsure(self, unsure: bool, slot: int) -> None:
        """Shows whether there is a range, in the colour of a strategy's slot."""
        if (unsure, slot) != (self.isChecked(), self._slot):
            self._slot = slot
            self.setChecked(unsure)
            self.setToolTip(words("unsure_off" if unsure else "unsure_on"))
            self.update()

    def nextCheckState(self) -> None:
        """Stays as it is; whoever owns the value answers."""

    def sizeHint(self) -> QSize:
        """24 x 24 around an icon of 14."""
        return QSize(self.theme.px(SIZE), self.theme.px(SIZE))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows the ring where the keyboard brought the focus."""
        self._ring = event.reason() in KEYBOARD_REASONS
        super().focusInEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Repaints in the colours of another theme."""
        super().changeEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The icon with its state."""
        painter = design_painter(self, self.theme)
        scale = self.theme.scale
        centre = QPointF(self.width() / scale / 2, self.height() / scale / 2 + SINKS)
        ground = QRectF(centre.x() - 10, centre.y() - 10, 20, 20)
        if self.isEnabled() and self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colour("pressed_overlay" if self.isDown() else "hover_overlay"))
            painter.drawRoundedRect(ground, 4, 4)
        colour, opacity = self._ink()
        painter.setOpacity(opacity)
        paint_svg(painter, QRectF(centre.x() - ICON / 2, centre.y() - ICON / 2, ICON, ICON), "unsure-range", colour)
        painter.setOpacity(1)
        if self._ring and self.hasFocus():
            painter.setPen(QPen(self.theme.colour("focus"), self.theme.tokens.stroke["focus"]))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ground, 5, 5)
        painter.end()

    def _ink(self) -> tuple[str, float]:
        if self.isChecked() and self.isEnabled():
            return QColor(self.theme.strategy_colour(self._slot)).name(), 1.0
        if self.underMouse() and self.isEnabled():
            return self.theme.hex("text_secondary"), 1.0
        return self.theme.hex("text_muted"), OFF_OPACITY
