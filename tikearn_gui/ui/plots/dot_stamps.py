"""Painting many dots fast: stamped on a screen, drawn as circles where a picture is kept as lines."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPaintEngine, QPainter, QPixmap

from tikearn_gui.ui.plots.brushwork import pixels
from tikearn_gui.ui.plots.pens import line_pen

__all__ = ["paint_dots"]

RING: Final = 1.25
EDGE: Final = 1.0


def paint_dots(p: QPainter, places: Sequence[QPointF], looks: Sequence[tuple[QColor, bool]], size: float) -> None:
    """Dots of ``size`` pixels around their places; a look is a colour and whether the dot is filled."""
    if p.paintEngine().type() != QPaintEngine.Type.Raster:
        for at, (colour, filled) in zip(places, looks, strict=True):
            draw_dot(p, at, size, colour, filled=filled)
        return
    ratio = pixels(p)
    half = size / 2 + EDGE
    stamps: dict[tuple[int, bool], QPixmap] = {}
    for at, (colour, filled) in zip(places, looks, strict=True):
        look = (colour.rgba(), filled)
        stamp = stamps.get(look)
        if stamp is None:
            stamp = stamps[look] = dot_stamp(colour.name(), size, ratio, filled)
        # On the nearest corner of a device pixel.
        x, y = round((at.x() - half) * ratio) / ratio, round((at.y() - half) * ratio) / ratio
        p.drawPixmap(QPointF(x, y), stamp)


def draw_dot(p: QPainter, centre: QPointF, size: float, colour: QColor, *, filled: bool) -> None:
    """A disc or a ring."""
    p.setPen(line_pen(colour, RING))
    p.setBrush(colour if filled else Qt.BrushStyle.NoBrush)
    radius = size / 2 - 0.6
    p.drawEllipse(centre, radius, radius)


@lru_cache(maxsize=64)
def dot_stamp(colour: str, size: float, ratio: float, filled: bool) -> QPixmap:
    """A dot as a picture; fifty of them are copied in the time that five circles take."""
    edge = size + 2 * EDGE
    stamp = QPixmap(math.ceil(edge * ratio), math.ceil(edge * ratio))
    stamp.setDevicePixelRatio(ratio)
    stamp.fill(Qt.GlobalColor.transparent)
    p = QPainter(stamp)
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_dot(p, QPointF(edge / 2, edge / 2), size, QColor(colour), filled=filled)
    p.end()
    return stamp
