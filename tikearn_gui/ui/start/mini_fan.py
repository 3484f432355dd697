"""A small fan without axes: how a total grows in 8 and in 5 out of 10 futures, and typically."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF

from tikearn_gui.ui.theme import Theme

__all__ = ["paint_mini_fan"]

SLOT: Final = 1
"""Petrol, the house colour."""
LINE: Final = 2.0
ROOM: Final = 0.02
"""Free height over the highest line, as a share."""


def paint_mini_fan(painter: QPainter, theme: Theme, box: QRectF, bands: Sequence[Sequence[float]]) -> None:
    """Paints a fan into a box, on its own scale from zero; ``bands`` are the 10, 25, 50, 75 and 90 of 100, by week.

    Without bands there is only the line of zero.
    """
    if bands:
        amounts = [amount for row in bands for amount in row]
        low = min(0.0, *amounts)
        high = max(low + 1e-9, *amounts)
        rows = [_line(box, row, low, high + (high - low) * ROOM) for row in bands]
        painter.setPen(Qt.PenStyle.NoPen)
        for below, above, share in ((0, 4, 80), (1, 3, 50)):
            painter.setBrush(theme.strategy_colour(SLOT, theme.fan_alpha(share)))
            painter.drawPolygon(QPolygonF([*rows[below], *reversed(rows[above])]))
        pen = QPen(theme.strategy_colour(SLOT), LINE)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen)
        painter.drawPath(_path(rows[2]))
    painter.fillRect(QRectF(box.left(), box.bottom(), box.width(), 1), theme.colour("axis"))


def _line(box: QRectF, row: Sequence[float], low: float, high: float) -> list[QPointF]:
    step = box.width() / max(1, len(row) - 1)
    scale = box.height() / (high - low)
    return [QPointF(box.left() + k * step, box.bottom() - (value - low) * scale) for k, value in enumerate(row)]


def _path(points: Sequence[QPointF]) -> QPainterPath:
    path = QPainterPath(points[0])
    for point in points[1:]:
        path.lineTo(point)
    return path
