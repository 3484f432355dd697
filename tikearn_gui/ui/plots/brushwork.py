"""Small things that every plot paints: hairlines, text, chevrons, the flag."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QPolygonF

from tikearn_gui.ui.lettering import paint_text, text_width

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

__all__ = ["chevron", "crisp", "flag", "horizontal", "polyline", "text", "text_width", "vertical"]

HALO = 3.5
"""Width of the surface-coloured outline behind a text that stands on lines, in pixels."""


def polyline(xs: npt.NDArray[np.floating], ys: npt.NDArray[np.floating]) -> QPolygonF:
    """Points of a line, in pixels."""
    return QPolygonF([QPointF(x, y) for x, y in zip(xs.tolist(), ys.tolist(), strict=True)])


def crisp(at: float, ratio: float, width: float = 1.0) -> float:
    """The centre nearest to ``at`` for which a line of ``width`` starts and ends on whole device pixels."""
    half = max(1, round(width * ratio)) / 2
    return (round(at * ratio - half) + half) / ratio


def pixels(p: QPainter) -> float:
    """Device pixels in one unit of a painter that only moves and scales."""
    return p.device().devicePixelRatio() * abs(p.worldTransform().m11()) or 1.0


def horizontal(p: QPainter, left: float, right: float, y: float, colour: QColor, width: float = 1.0) -> None:
    """A level hairline without blur at any pixel ratio."""
    p.setPen(_hairline(p, colour, width))
    at = crisp(y, pixels(p), width)
    p.drawLine(QLineF(left, at, right, at))


def vertical(p: QPainter, x: float, top: float, bottom: float, colour: QColor, width: float = 1.0) -> None:
    """An upright hairline without blur at any pixel ratio."""
    p.setPen(_hairline(p, colour, width))
    at = crisp(x, pixels(p), width)
    p.drawLine(QLineF(at, top, at, bottom))


def _hairline(p: QPainter, colour: QColor, width: float) -> QPen:
    """A pen whose width is a whole number of device pixels, at least one."""
    ratio = pixels(p)
    pen = QPen(colour, max(1, round(width * ratio)) / ratio)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def text(p: QPainter, x: float, baseline: float, words: str, font: QFont, colour: QColor, align: float = 0.0) -> None:
    """One line of text; ``align`` is the share of its width that stands left of ``x`` (0 start, 0.5 middle, 1 end)."""
    p.setPen(colour)
    paint_text(p, x - align * text_width(words, font) if align else x, baseline, words, font)


def text_on_lines(
    p: QPainter, x: float, baseline: float, words: str, font: QFont, colour: QColor, halo: QColor
) -> None:
    """One line of text with an outline in the colour of the ground, so that lines behind it do not disturb."""
    pen = QPen(halo, HALO)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    p.strokePath(_outline(words, font).translated(x, baseline), pen)
    text(p, x, baseline, words, font, colour)


@lru_cache(maxsize=64)
def _outline(words: str, font: QFont) -> QPainterPath:
    path = QPainterPath()
    path.addText(QPointF(0.0, 0.0), font, words)
    return path


def chevron(p: QPainter, x: float, y: float, colour: QColor, *, up: bool) -> None:
    """A small open arrow, 8 x 4, its tip at (x, y)."""
    pen = QPen(colour, 1.5)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    p.setPen(pen)
    away = 4.0 if up else -4.0
    p.drawPolyline(QPolygonF([QPointF(x - 4, y + away), QPointF(x, y), QPointF(x + 4, y + away)]))


def flag(p: QPainter, x: float, y: float, colour: QColor, size: float = 12.0) -> None:
    """The goal's flag with its upper left corner at (x, y)."""
    pen = QPen(colour, 1.5 * size / 16)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    p.setPen(pen)
    p.setBrush(Qt.BrushStyle.NoBrush)
    p.drawPath(_flag_path(size).translated(x, y))


@lru_cache(maxsize=4)
def _flag_path(size: float) -> QPainterPath:
    """A pole and a swallow-tailed cloth, on a grid of 16."""
    unit = size / 16
    path = QPainterPath(QPointF(3.75, 14.25) * unit)
    path.lineTo(QPointF(3.75, 2.25) * unit)
    cloth = [(3.75, 2.75), (12.3, 2.75), (10.5, 6.0), (12.3, 9.25), (3.75, 9.25)]
    path.moveTo(QPointF(*cloth[0]) * unit)
    for x, y in cloth[1:]:
        path.lineTo(QPointF(x, y) * unit)
    return path


def rounded(p: QPainter, box: QRectF, radius: float, fill: QColor, edge: QColor) -> None:
    """A card: a rounded rectangle with a hairline."""
    p.setPen(QPen(edge, 1.0))
    p.setBrush(fill)
    p.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
