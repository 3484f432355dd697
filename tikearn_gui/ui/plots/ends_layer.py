"""At the end of several running totals: a range for each, and its name with marker and amount, pushed apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from tikearn_gui.ui.marks import paint_marker
from tikearn_gui.ui.plots.brushwork import text
from tikearn_gui.ui.plots.layer import Layer
from tikearn_gui.ui.plots.pens import line_pen
from tikearn_gui.ui.plots.spreading import push_apart

if TYPE_CHECKING:
    from tikearn_gui.ui.format import Format
    from tikearn_gui.ui.pages.compare_views import Line
    from tikearn_gui.ui.theme import Theme

__all__ = ["EndsLayer", "ends_width"]

PITCH: Final = 14.0
FIRST: Final = 12.0
LABEL_GAP: Final = 14.0
MARKER: Final = 3.5
MARKER_ROOM: Final = 10.0
LINE: Final = 15.0
LABELS: Final = 122.0
TICK: Final = 5.0
INNER_ALPHA: Final = 0.45


def ends_width(count: int) -> float:
    """Room that so many ranges and their labels need, in pixels of the design."""
    return FIRST + max(count - 1, 0) * PITCH + LABEL_GAP + LABELS


class EndsLayer(Layer):
    """Ranges in the order of their typical figures, highest first; labels right of them, and markers on the lines."""

    def __init__(self, theme: Theme, fmt: Format, z: float) -> None:
        super().__init__(theme, z)
        self.fmt = fmt
        self.lines: tuple[Line, ...] = ()
        self.stale = False
        self.tops: list[float] = []
        self.right = 1.0

    def set_lines(self, lines: tuple[Line, ...]) -> None:
        """Takes new figures; the frame stays."""
        self.lines = tuple(sorted(lines, key=lambda line: -line.end.typical))
        self.refresh()

    def set_stale(self, stale: bool) -> None:
        """An answer is late: no old figure in ink."""
        if stale != self.stale:
            self.stale = stale
            self.update()

    def refresh(self) -> None:
        """Finds each label's place."""
        frame = self.frame
        centres = [min(max(frame.y(line.end.typical), frame.top), frame.bottom) for line in self.lines]
        self.tops = push_apart(centres, [LINE] * len(centres), frame.top - 4.0, self.boundingRect().bottom())
        self.update()

    def draw(self, p: QPainter) -> None:
        """Markers on the lines, ranges, labels."""
        for line in self.lines:
            self._draw_markers(p, line)
        for k, (line, top) in enumerate(zip(self.lines, self.tops, strict=True)):
            self._draw_range(p, line, self.frame.right + FIRST + k * PITCH)
            self._draw_label(p, line, top)

    def _draw_markers(self, p: QPainter, line: Line) -> None:
        """At a third and two thirds of the way, where lines are apart."""
        points = len(line.typical)
        colour = self.theme.strategy_colour(line.strategy.slot)
        for part in (1, 2):
            k = round(part * (points - 1) / 3)
            at = QPointF(self.frame.left + (self.frame.right - self.frame.left) * k / max(points - 1, 1), 0.0)
            at.setY(self.frame.y(float(line.typical[k])))
            if 0 < k < points - 1 and self.frame.top <= at.y() <= self.frame.bottom + 4.0:
                paint_marker(p, at, self.theme.slot(line.strategy.slot).marker, MARKER, colour, colour)

    def _draw_range(self, p: QPainter, line: Line, x: float) -> None:
        frame, end = self.frame, line.end
        colour = self.theme.strategy_colour(line.strategy.slot)
        sizes = self.theme.tokens.range_glyph
        p.save()
        p.setClipRect(QRectF(x - 8.0, frame.top, 16.0, frame.bottom - frame.top + 5.0))
        thick = self.theme.strategy_colour(line.strategy.slot, INNER_ALPHA)
        for low, high, width, ink in (
            (end.low, end.high, sizes["outer"], colour),
            (end.lower, end.upper, sizes["inner"], thick),
        ):
            pen = line_pen(ink, width)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            p.setPen(pen)
            p.drawLine(QLineF(x, frame.y(low), x, frame.y(high)))
        p.setPen(line_pen(self.theme.colour("stale" if self.stale else "text"), sizes["tick"]))
        y = frame.y(end.typical)
        p.drawLine(QLineF(x - TICK, y, x + TICK, y))
        p.restore()

    def _draw_label(self, p: QPainter, line: Line, top: float) -> None:
        left = self.frame.right + ends_width(len(self.lines)) - LABELS
        colour = self.theme.strategy_colour(line.strategy.slot)
        marker = self.theme.slot(line.strategy.slot).marker
        paint_marker(p, QPointF(left, top + LINE / 2), marker, MARKER, colour, colour)
        name_font = self.theme.design_font("caption", 600 if line.edited else 400)
        bold = self.theme.design_font("caption", 600)
        amount = self.fmt.money(line.end.typical)
        room = self.right - left - MARKER_ROOM - QFontMetricsF(bold).horizontalAdvance(f" {amount}")
        name = QFontMetricsF(name_font).elidedText(line.strategy.name, Qt.TextElideMode.ElideMiddle, max(room, 0.0))
        ink = self.theme.colour("stale" if self.stale else "text")
        at = left + MARKER_ROOM
        text(p, at, top + 11.0, name, name_font, ink if line.edited else self.theme.colour("text_secondary"))
        text(p, at + QFontMetricsF(name_font).horizontalAdvance(f"{name} "), top + 11.0, amount, bold, ink)
