"""Single futures over a fan: those that were played thin, the one that is told thick, its end as a dot."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from tikearn_gui.ui.plots.brushwork import polyline
from tikearn_gui.ui.plots.layer import Layer
from tikearn_gui.ui.plots.pens import line_pen

if TYPE_CHECKING:
    from tikearn_gui.ui.pages.views import Array
    from tikearn_gui.ui.theme import Theme

__all__ = ["StoriesLayer"]

THIN, THICK, DOT = 1.0, 2.0, 3.5
THIN_ALPHA: Final = 0.45


class StoriesLayer(Layer):
    """``way`` (0 to 1) says how much of the last future has been drawn."""

    def __init__(self, theme: Theme, z: float) -> None:
        super().__init__(theme, z)
        self.paths: tuple[Array, ...] = ()
        self.way = 1.0
        self.lines: list[QPolygonF] = []

    def set_paths(self, paths: Sequence[Array], way: float) -> None:
        """Takes the futures that were played so far, the last one as far as it has come."""
        self.paths, self.way = tuple(paths), way
        self.refresh()

    def refresh(self) -> None:
        """Turns figures into points."""
        self.lines = [self._line(path, 1.0) for path in self.paths[:-1]]
        if self.paths:
            self.lines.append(self._line(self.paths[-1], self.way))
        self.update()

    def _line(self, path: Array, way: float) -> QPolygonF:
        steps = np.arange(len(path), dtype=float)
        end = way * (len(path) - 1)
        kept = steps[steps <= end]
        if kept[-1] < end:
            kept = np.append(kept, end)
        values = np.interp(kept, steps, path)
        weeks = self.frame.x_low + kept / max(len(path) - 1, 1) * (self.frame.x_high - self.frame.x_low)
        return polyline(self.frame.xs(weeks), self.frame.ys(values))

    def draw(self, p: QPainter) -> None:
        """All lines, cut at the frame."""
        if not self.lines:
            return
        frame = self.frame
        p.setClipRect(QRectF(frame.left, frame.top, frame.right - frame.left + DOT + 1, frame.bottom - frame.top + 5))
        p.setBrush(Qt.BrushStyle.NoBrush)
        p.setPen(line_pen(self.theme.colour("text", THIN_ALPHA), THIN))
        for line in self.lines[:-1]:
            p.drawPolyline(line)
        told = self.lines[-1]
        p.setPen(line_pen(self.theme.colour("text"), THICK))
        p.drawPolyline(told)
        p.setBrush(self.theme.colour("text"))
        p.setPen(Qt.PenStyle.NoPen)
        p.drawEllipse(QPointF(told.last()), DOT, DOT)
