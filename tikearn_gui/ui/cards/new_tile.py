"""The tile behind the last card that makes a new strategy."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from tikearn_gui.ui.cards.card_paint import HEIGHT
from tikearn_gui.ui.focus_ring import RING_RADIUS
from tikearn_gui.ui.icons import paint_svg
from tikearn_gui.ui.text import words
from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.themed import design_painter

__all__ = ["TILE_WIDTH", "NewTile"]

TILE_WIDTH: Final = 44.0
ICON: Final = 18.0


class NewTile(QAbstractButton):
    """44 px wide with a dashed edge."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setAccessibleName(words("new_strategy"))
        self.setToolTip(words("new_strategy"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty(RING_RADIUS, theme.tokens.radius["card"])

    def sizeHint(self) -> QSize:
        """44 x 68 at 100 %."""
        return QSize(self.theme.px(TILE_WIDTH), self.theme.px(HEIGHT))

    def changeEvent(self, event: QEvent) -> None:
        """Repaints in the colours of another theme."""
        super().changeEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Dashed edge and icon, darker under the mouse."""
        painter = design_painter(self, self.theme)
        scale = self.theme.scale
        box = QRectF(0, 0, self.width() / scale, self.height() / scale)
        radius = self.theme.tokens.radius["card"]
        pen = QPen(self.theme.colour("border_control"), 1)
        pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.underMouse():
            painter.setBrush(self.theme.colour("pressed_overlay" if self.isDown() else "hover_overlay"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        icon = QRectF(box.center().x() - ICON / 2, box.center().y() - ICON / 2, ICON, ICON)
        paint_svg(painter, icon, "add-strategy", self.theme.hex("text_secondary"))
        painter.end()
