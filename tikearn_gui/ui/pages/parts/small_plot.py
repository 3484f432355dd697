"""A small plot beside a finding: dots for LIVEs, columns for groups of them, lines for what is typical."""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from tikearn_gui.ui.accessible import Spoken
from tikearn_gui.ui.lettering import draw_line, text_width
from tikearn_gui.ui.pages.streams_views import SmallPlot
from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.themed import Themed, design_painter

__all__ = ["SmallPlotView"]

HEIGHT: Final = 104.0
TOP, BOTTOM, GAP, LINE = 7.0, 18.0, 6.0, 14.0
DOT: Final = 5.0
COLUMN, WIDEST = 0.62, 22.0
DOTS, COLUMNS, FEW = 0.55, 0.45, 0.18
"""How opaque they are: where dots lie over one another there are many."""


class SmallPlotView(Spoken, Themed):
    """Shows a :class:`~tikearn_gui.ui.pages.streams_views.SmallPlot`; what it says is in the sentence under it."""

    spoken_role = QAccessible.Role.Chart

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.plot: SmallPlot | None = None

    def show_plot(self, plot: SmallPlot, name: str, description: str) -> None:
        """Takes another plot; ``name`` and ``description`` are for screen readers."""
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)
        if plot != self.plot:
            self.plot = plot
            self.update()

    def sizeHint(self) -> QSize:
        """Small."""
        return QSize(self.theme.column(240), self.theme.px(HEIGHT))

    def _down(self, box: QRectF, plot: SmallPlot, figure: float) -> float:
        """How far down a figure stands."""
        low, high = plot.y
        if low > 0.0:
            share = math.log(max(figure, low) / low) / math.log(high / low)
        else:
            share = figure / high if high > 0.0 else 0.0
        return box.bottom() - min(max(share, 0.0), 1.0) * box.height()

    def _across(self, box: QRectF, plot: SmallPlot, x: float) -> float:
        """How far right a place of the axis below stands."""
        first, last = plot.x
        return box.left() + (x - first) / (last - first) * box.width()

    def _box(self, plot: SmallPlot) -> QRectF:
        """What the axes leave."""
        font, whole = self.theme.design_font("caption"), self.design_rect
        left = max((text_width(text, font) for _, text in plot.beside), default=0.0) + GAP
        right = 4.0
        return QRectF(left, TOP, max(whole.width() - left - right, 20.0), max(whole.height() - TOP - BOTTOM, 20.0))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Grid, columns, dots, lines, labels."""
        plot = self.plot
        if plot is None:
            return
        painter = design_painter(self, self.theme)
        painter.setFont(self.theme.design_font("caption"))
        box = self._box(plot)

        def place(x: float, y: float) -> QPointF:
            return QPointF(self._across(box, plot, x), self._down(box, plot, y))

        self._paint_beside(painter, box, plot)
        self._paint_columns(painter, box, plot)
        ink = QColor(self.theme.colour("text"))
        ink.setAlphaF(DOTS)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        for x, y in plot.dots:
            painter.drawEllipse(place(x, y), DOT / 2, DOT / 2)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.theme.strategy_colour(0), 2.0))
        for line in plot.lines:
            painter.drawPolyline(QPolygonF([place(x, y) for x, y in line]))
        self._paint_under(painter, box, plot)
        painter.end()

    def _paint_beside(self, painter: QPainter, box: QRectF, plot: SmallPlot) -> None:
        for figure, text in plot.beside:
            y = self._down(box, plot, figure)
            painter.setPen(QPen(self.theme.colour("grid"), 1))
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
            painter.setPen(self.theme.colour("text_secondary"))
            room = QRectF(0.0, y - LINE / 2, box.left() - GAP, LINE)
            draw_line(painter, room, text, Qt.AlignmentFlag.AlignRight)

    def _paint_columns(self, painter: QPainter, box: QRectF, plot: SmallPlot) -> None:
        for column in plot.columns:
            room = COLUMN * box.width() / (plot.x[1] - plot.x[0])
            width = min(room, WIDEST)
            ink = QColor(self.theme.strategy_colour(0))
            ink.setAlphaF(1.0 if column.best else FEW if column.few else COLUMNS)
            top = self._down(box, plot, column.y)
            height = max(box.bottom() - top, 1.0)
            painter.fillRect(
                QRectF(self._across(box, plot, column.x) - width / 2, box.bottom() - height, width, height), ink
            )

    def _paint_under(self, painter: QPainter, box: QRectF, plot: SmallPlot) -> None:
        """Labels in their order; one that would touch the one before is left out, but never the last."""
        font = painter.font()
        painter.setPen(self.theme.colour("text_secondary"))
        y, whole = box.bottom() + 3.0, self.design_rect.width()
        placed: list[tuple[float, float, str]] = []
        for x, text in plot.under:
            width = text_width(text, font)
            left = min(max(self._across(box, plot, x) - width / 2, box.left()), whole - width)
            while placed and (x, text) == plot.under[-1] and placed[-1][1] + GAP > left:
                placed.pop()
            if not placed or placed[-1][1] + GAP <= left:
                placed.append((left, left + width, text))
        for left, right, text in placed:
            draw_line(painter, QRectF(left, y, right - left, LINE), text)
