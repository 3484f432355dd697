"""Each LIVE's forecast as a bar, its middle as a dash, what came as a dot; hollow where the range did not hold it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from tikearn_gui.ui.accessible import Spoken
from tikearn_gui.ui.lettering import draw_line, text_width
from tikearn_gui.ui.pages import streams_words as words
from tikearn_gui.ui.themed import Themed, design_painter

if TYPE_CHECKING:
    from tikearn_gui.ui.format import Format
    from tikearn_gui.ui.pages.streams_views import Bar, Graded
    from tikearn_gui.ui.theme import Theme

__all__ = ["ForecastChart"]

AXIS, LEGEND, TOP, BOTTOM = 46.0, 118.0, 8.0, 22.0
BAR, DOT, LINE = 8.0, 8.0, 16.0
LEAST: Final = 0.01
"""Amounts below a cent stand at the bottom: a logarithm has no zero."""
ALPHA: Final = 0.22


class ForecastChart(Spoken, Themed):
    """Shows :class:`~tikearn_gui.ui.pages.streams_views.Graded` on a scale of powers of ten."""

    spoken_role = QAccessible.Role.Chart

    def __init__(self, theme: Theme, fmt: Format, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.fmt = fmt
        self.graded: Graded | None = None
        self._low, self._high = LEAST, 1.0

    def show_graded(self, graded: Graded) -> None:
        """Takes other forecasts."""
        self.graded = graded
        amounts = [amount for bar in graded.bars for amount in (bar.low, bar.high, bar.actual)]
        least = min((amount for amount in amounts if amount >= LEAST), default=LEAST)
        self._low = 10.0 ** math.floor(math.log10(least) + 1e-9)
        self._high = max(10.0 ** math.ceil(math.log10(max(*amounts, LEAST)) - 1e-9), 10.0 * self._low)
        self.setAccessibleName(words.chart_title())
        self.setAccessibleDescription(words.chart_summary(self.fmt, graded))
        self.update()

    def set_format(self, fmt: Format) -> None:
        """Takes another locale or currency."""
        self.fmt = fmt
        self.update()

    def sizeHint(self) -> QSize:
        """Half as high as a fan."""
        return QSize(self.theme.column(300), self.theme.px(160))

    def down(self, amount: float) -> float:
        """How far down an amount stands."""
        box = self._plot
        low, high = math.log10(self._low), math.log10(self._high)
        share = (math.log10(max(amount, self._low)) - low) / (high - low)
        return box.bottom() - min(max(share, 0.0), 1.0) * box.height()

    def across(self, place: int) -> float:
        """How far right the middle of a bar stands."""
        box, count = self._plot, len(self.graded.bars) if self.graded is not None else 1
        return box.left() + (place + 0.5) * box.width() / max(count, 1)

    @property
    def _plot(self) -> QRectF:
        box = self.design_rect
        legend = LEGEND if box.width() > 3 * LEGEND else 0.0
        return QRectF(AXIS, TOP, max(box.width() - AXIS - legend, 20.0), max(box.height() - TOP - BOTTOM, 20.0))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Grid, bars, dots, dates, legend."""
        graded = self.graded
        if graded is None:
            return
        painter = design_painter(self, self.theme)
        self._paint_grid(painter)
        width = min(BAR, 0.6 * self._plot.width() / max(len(graded.bars), 1))
        for place, bar in enumerate(graded.bars):
            self._paint_bar(painter, bar, self.across(place), width)
        self._paint_dates(painter, graded)
        self._paint_legend(painter)
        painter.end()

    def _paint_grid(self, painter: QPainter) -> None:
        box = self._plot
        painter.setFont(self.theme.design_font("caption"))
        amount = self._low
        while amount <= self._high * 1.001:
            y = self.down(amount)
            painter.setPen(QPen(self.theme.colour("grid"), 1))
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
            painter.setPen(self.theme.colour("text_secondary"))
            text = self.fmt.money(amount)
            width = text_width(text, painter.font())
            draw_line(painter, QRectF(AXIS - 8.0 - width, y - LINE / 2, width, LINE), text)
            amount *= 10.0

    def _paint_bar(self, painter: QPainter, bar: Bar, x: float, width: float) -> None:
        ink = QColor(self.theme.strategy_colour(0))
        ink.setAlphaF(ALPHA)
        top, bottom = self.down(bar.high), self.down(bar.low)
        painter.fillRect(QRectF(x - width / 2, top, width, max(bottom - top, 1.0)), ink)
        painter.setPen(QPen(self.theme.strategy_colour(0), 2.0))
        painter.drawLine(QPointF(x - width / 2, self.down(bar.typical)), QPointF(x + width / 2, self.down(bar.typical)))
        self._paint_dot(painter, QPointF(x, self.down(bar.actual)), min(DOT, 1.2 * width), inside=bar.inside)

    def _paint_dot(self, painter: QPainter, at: QPointF, size: float, *, inside: bool) -> None:
        if inside:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colour("text"))
        else:
            painter.setPen(QPen(self.theme.colour("negative"), 1.5))
            painter.setBrush(self.theme.colour("surface"))
        painter.drawEllipse(at, size / 2, size / 2)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_dates(self, painter: QPainter, graded: Graded) -> None:
        box = self._plot
        painter.setPen(self.theme.colour("text_secondary"))
        first, last = (words.when(self.fmt, graded.bars[k].start) for k in (0, -1))
        y = box.bottom() + 4.0
        draw_line(painter, QRectF(box.left(), y, box.width() / 2, LINE), first)
        width = text_width(last, painter.font())
        if len(graded.bars) > 1 and width + text_width(first, painter.font()) + 8.0 < box.width():
            draw_line(painter, QRectF(box.right() - width, y, width, LINE), last)

    def _paint_legend(self, painter: QPainter) -> None:
        box = self._plot
        if self.design_rect.width() - box.right() < LEGEND - 1.0:
            return
        x, y = box.right() + 16.0, box.top() + 12.0
        ink = QColor(self.theme.strategy_colour(0))
        ink.setAlphaF(ALPHA)
        painter.fillRect(QRectF(x - BAR / 2, y, BAR, 3 * LINE), ink)
        for k, text in enumerate(words.legend()):
            middle = y + (k + 0.5) * LINE
            if k == 1:
                painter.setPen(QPen(self.theme.strategy_colour(0), 2.0))
                painter.drawLine(QPointF(x - BAR / 2, middle), QPointF(x + BAR / 2, middle))
            elif k:
                self._paint_dot(painter, QPointF(x, middle), DOT, inside=True)
            painter.setPen(self.theme.colour("text_secondary"))
            draw_line(painter, QRectF(x + 10.0, middle - LINE / 2, LEGEND - 26.0, LINE), text)
