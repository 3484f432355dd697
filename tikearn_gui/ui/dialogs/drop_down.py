"""A list of choices that opens, with the program's own mark."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QComboBox, QWidget

from tikearn_gui.ui.theme import Theme

__all__ = ["DropDown"]

MIDDLE: Final = 14.0
"""From the edge to the middle of the mark, px at 100 %."""
HALF: Final = 4.0


class DropDown(QComboBox):
    """A style sheet takes the mark of a combo box away, so it is painted."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box, then the mark."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = self.theme.scale
        x = MIDDLE * scale
        centre = QPointF(
            x if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else self.width() - x, self.height() / 2
        )
        pen = QPen(self.theme.colour("text_secondary"), 1.5 * scale)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        half = HALF * scale
        mark = [QPointF(-half, -half / 2), QPointF(0, half / 2), QPointF(half, -half / 2)]
        painter.drawPolyline(QPolygonF([centre + point for point in mark]))
        painter.end()
