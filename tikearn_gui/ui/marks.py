"""How a strategy is recognised without its colour: marker and dashed line."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from tikearn_gui.ui.theme import Theme

__all__ = ["dash_pen", "marker_path", "paint_marker", "paint_sample"]

SAMPLE_LINE: Final = 2.0
SAMPLE_LINE_EDITED: Final = 2.5
SAMPLE_MARKER: Final = 3.5


def _polygon(points: list[tuple[float, float]]) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(x, y) for x, y in points]))
    path.closeSubpath()
    return path


def _circle(r: float) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(0, 0), r, r)
    return path


def _square(r: float) -> QPainterPath:
    path = QPainterPath()
    path.addRect(QRectF(-r + 0.5, -r + 0.5, 2 * r - 1, 2 * r - 1))
    return path


def _triangle_up(r: float) -> QPainterPath:
    return _polygon([(0, -r - 0.5), (r + 0.5, r + 0.5), (-r - 0.5, r + 0.5)])


def _triangle_down(r: float) -> QPainterPath:
    return _polygon([(0, r + 0.5), (r + 0.5, -r - 0.5), (-r - 0.5, -r - 0.5)])


def _diamond(r: float) -> QPainterPath:
    return _polygon([(0, -r - 1), (r + 1, 0), (0, r + 1), (-r - 1, 0)])


def _ring(radii: list[float]) -> QPainterPath:
    """A closed figure whose corners lie at these distances, the first one at the top."""
    turn = 2 * math.pi / len(radii)
    return _polygon([(r * math.sin(i * turn), -r * math.cos(i * turn)) for i, r in enumerate(radii)])


def _pentagon(r: float) -> QPainterPath:
    return _ring([r + 0.5] * 5)


def _star(r: float) -> QPainterPath:
    return _ring([r + 1.2, (r + 1.2) * 0.45] * 5)


def _cross(r: float) -> QPainterPath:
    arm, half = r + 0.3, 1.1
    upright = [(-half, -arm), (half, -arm), (half, -half), (arm, -half), (arm, half), (half, half)]
    return QTransform().rotate(45).map(_polygon(upright + [(-x, -y) for x, y in upright]))


_SHAPES: Final[dict[str, Callable[[float], QPainterPath]]] = {
    "circle": _circle,
    "square": _square,
    "triangle up": _triangle_up,
    "diamond": _diamond,
    "triangle down": _triangle_down,
    "pentagon": _pentagon,
    "star": _star,
    "cross": _cross,
}


@lru_cache(maxsize=64)
def marker_path(word: str, radius: float) -> QPainterPath:
    """The outline of a marker around (0, 0). Raises KeyError for an unknown word."""
    return _SHAPES[word](radius)


def paint_marker(painter: QPainter, centre: QPointF, word: str, radius: float, colour: QColor, fill: QColor) -> None:
    """Paints a marker; ``fill`` is its colour, or the ground where it is hollow."""
    painter.save()
    painter.translate(centre)
    painter.setPen(QPen(colour, 1))
    painter.setBrush(fill)
    painter.drawPath(marker_path(word, radius))
    painter.restore()


def dash_pen(theme: Theme, slot: int, width: float, *, edited: bool, alpha: float = 1.0) -> QPen:
    """The pen of a strategy's line: solid while edited, else with its dash, whose lengths are px."""
    pen = QPen(theme.strategy_colour(slot, alpha), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if not edited:
        pen.setDashPattern([length / width for length in theme.slot(slot).dash])
    return pen


def paint_sample(painter: QPainter, theme: Theme, box: QRectF, slot: int, *, edited: bool) -> None:
    """Paints the sample of a strategy: its line across the box with its marker in the middle."""
    middle = box.center()
    width = SAMPLE_LINE_EDITED if edited else SAMPLE_LINE
    painter.setPen(dash_pen(theme, slot, width, edited=edited))
    painter.drawLine(QPointF(box.left(), middle.y()), QPointF(box.right(), middle.y()))
    colour = theme.strategy_colour(slot)
    paint_marker(painter, middle, theme.slot(slot).marker, SAMPLE_MARKER, colour, colour)
