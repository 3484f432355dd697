"""A small button with the name of a lever; it leads to the lever."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from tikearn_gui.ui.pages.parts.runs import baseline
from tikearn_gui.ui.text import lever_name
from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.themed import design_painter
from tikearn_gui.ui.tips import words

__all__ = ["CHIP_GAP", "CHIP_ROOM", "Chip"]

CHIP_GAP: Final = 4.0
CHIP_ROOM: Final = 2.0
"""Above and below the chip, so that it is easier to hit."""
PADDING: Final = 6.0
WIDEST: Final = 180.0


class Chip(QAbstractButton):
    """11 px on the chip colour, 16 high."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.lever = ""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_lever(self, key: str) -> None:
        """Takes another lever."""
        if key != self.lever:
            self.lever = key
            self.setText(lever_name(key))
            self.setToolTip(words.show_lever(lever_name(key)))

    @property
    def natural_width(self) -> float:
        """The width of its words and padding, in lengths of the design."""
        metrics = QFontMetricsF(self.theme.design_font("caption"))
        return min(WIDEST, metrics.horizontalAdvance(self.text()) + 2 * PADDING)

    def sizeHint(self) -> QSize:
        """Its words, padding and the room around it."""
        return QSize(self.theme.px(self.natural_width), self.theme.px(16.0 + 2 * CHIP_ROOM))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The chip, darker under the mouse."""
        theme = self.theme
        p = design_painter(self, theme)
        box = QRectF(0.0, CHIP_ROOM, self.width() / theme.scale, self.height() / theme.scale - 2 * CHIP_ROOM)
        radius = theme.tokens.radius["small"]
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(theme.colour("chip"))
        p.drawRoundedRect(box, radius, radius)
        if self.underMouse():
            p.setBrush(theme.colour("pressed_overlay" if self.isDown() else "hover_overlay"))
            p.drawRoundedRect(box, radius, radius)
        font = theme.design_font("caption")
        p.setFont(font)
        p.setPen(theme.colour("text_secondary"))
        short = QFontMetricsF(font).elidedText(
            self.text(), Qt.TextElideMode.ElideMiddle, box.width() - 2 * PADDING + 1.0
        )
        p.drawText(QPointF(PADDING, baseline(theme, "caption", box.top(), 16.0)), short)
        p.end()
