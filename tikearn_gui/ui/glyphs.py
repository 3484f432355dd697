"""The one glyph for doubt: thin line 8 of 10 futures, thick line 5 of 10, tick typical."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.themed import Themed, design_painter

__all__ = ["RangeGlyph", "RangeView", "Span", "paint_range", "shared_span"]

INSET = 2.0
"""Room at both ends, so that the tick of an extreme value is whole."""
INNER_ALPHA = 0.45


@dataclass(frozen=True, slots=True)
class RangeView:
    """Five figures of a sample of futures: the 10, 25, 50, 75 and 90 of 100, in any unit."""

    low: float
    lower: float
    typical: float
    upper: float
    high: float


@dataclass(frozen=True, slots=True)
class Span:
    """The stretch of values that a row of glyphs shares, so that they can be compared."""

    low: float
    high: float

    def place(self, value: float, width: float) -> float:
        """Where a value stands on a glyph ``width`` px wide; values outside stand at its end."""
        if self.high <= self.low:
            return width / 2
        share = (min(max(value, self.low), self.high) - self.low) / (self.high - self.low)
        return INSET + share * (width - 2 * INSET)


def shared_span(views: list[RangeView], *, room: float = 0.04) -> Span:
    """A span that holds zero and all views, with a little room at the ends that are not zero."""
    low = min([0.0, *(view.low for view in views)])
    high = max([0.0, *(view.high for view in views)])
    return Span(low * (1 + room), high * (1 + room))


def paint_range(
    painter: QPainter, theme: Theme, box: QRectF, view: RangeView, span: Span, colour: QColor, *, zero: bool = False
) -> None:
    """Paints the glyph into a box (14 px high in most places); ``zero`` marks where nothing changes."""
    middle, width = box.center().y(), box.width()
    sizes = theme.tokens.range_glyph

    def x(value: float) -> float:
        return box.left() + span.place(value, width)

    def line(left: float, right: float, thickness: float, ink: QColor) -> None:
        pen = QPen(ink, thickness)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawLine(QPointF(left, middle), QPointF(right, middle))

    if zero:
        painter.setPen(QPen(theme.colour("border_control"), 1))
        painter.drawLine(QPointF(x(0), box.top()), QPointF(x(0), box.bottom()))
    line(x(view.low), x(view.high), sizes["outer"], colour)
    line(x(view.lower), x(view.upper), sizes["inner"], _thinner(colour))
    half = sizes["tick_height"] / 2
    painter.fillRect(
        QRectF(x(view.typical) - sizes["tick"] / 2, middle - half, sizes["tick"], 2 * half), theme.colour("text")
    )


def _thinner(colour: QColor) -> QColor:
    thin = QColor(colour)
    thin.setAlphaF(colour.alphaF() * INNER_ALPHA)
    return thin


class RangeGlyph(Themed):
    """The range glyph as a widget; with ``zero`` it shows a difference from a zero mark.

    Without a slot it is grey, as for tips, and while nothing is known.
    """

    def __init__(self, theme: Theme, *, zero: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._zero = zero
        self._view: RangeView | None = None
        self._span = Span(0, 1)
        self._slot: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_range(self, view: RangeView | None, span: Span, slot: int | None = None) -> None:
        """Shows a range, or an empty line for None, in the colour of a strategy's slot or in grey."""
        if (view, span, slot) != (self._view, self._span, self._slot):
            self._view, self._span, self._slot = view, span, slot
            self.update()

    def sizeHint(self) -> QSize:
        """112 x 14 at 100 %."""
        return QSize(self.theme.px(112), self.theme.px(14))

    def minimumSizeHint(self) -> QSize:
        """32 x 14 at 100 %."""
        return QSize(self.theme.px(32), self.theme.px(14))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The glyph, or a hairline while nothing is known."""
        painter = design_painter(self, self.theme)
        box = self.design_rect
        if self._view is None:
            painter.setPen(QPen(self.theme.colour("border_control"), 1))
            painter.drawLine(QPointF(box.left(), box.center().y()), QPointF(box.right(), box.center().y()))
        else:
            paint_range(painter, self.theme, box, self._view, self._span, self._colour(), zero=self._zero)
        painter.end()

    def _colour(self) -> QColor:
        return self.theme.colour("text_muted") if self._slot is None else self.theme.strategy_colour(self._slot)
