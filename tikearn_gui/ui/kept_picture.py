"""A part of a widget that seldom changes, kept as a picture so that painting it is copying it."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPaintEngine, QPainter, QPixmap

__all__ = ["KeptPicture"]


class KeptPicture:
    """The last picture that was painted, and what it shows. One for each widget: the next one takes its place."""

    def __init__(self) -> None:
        self._picture = QPixmap()
        self._shows: tuple[object, ...] | None = None

    def paint(
        self, p: QPainter, width: float, height: float, shows: tuple[object, ...], draw: Callable[[QPainter], None]
    ) -> None:
        """Paints at the painter's origin, which stands on a whole device pixel of a painter that moves and scales.

        Args:
            p: where to paint; a painter that keeps lines as lines is given lines.
            width: of the part, in units of the painter.
            height: the same.
            shows: all that the picture depends on; where it is as it was, the picture is taken again.
            draw: paints the part on a transparent ground.
        """
        scale = p.worldTransform().m11()
        if p.paintEngine().type() != QPaintEngine.Type.Raster or scale <= 0.0:  # lines, or mirrored
            draw(p)
            return
        ratio = p.device().devicePixelRatio()
        now = (*shows, width, height, ratio, scale)
        if now != self._shows:
            self._shows, self._picture = now, _painted(width * scale, height * scale, ratio, scale, draw)
        p.scale(1.0 / scale, 1.0 / scale)
        p.drawPixmap(QPointF(0.0, 0.0), self._picture)
        p.scale(scale, scale)


def _painted(width: float, height: float, ratio: float, scale: float, draw: Callable[[QPainter], None]) -> QPixmap:
    picture = QPixmap(math.ceil(width * ratio), math.ceil(height * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    p = QPainter(picture)
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    p.scale(scale, scale)
    draw(p)
    p.end()
    return picture
