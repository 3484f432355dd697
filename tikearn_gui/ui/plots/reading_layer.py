"""Reading a plot at one place: an upright line, a dot on the median, a card with the figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from tikearn_gui.ui.plots.brushwork import rounded, text, vertical
from tikearn_gui.ui.plots.layer import Layer

if TYPE_CHECKING:
    from tikearn_gui.ui.theme import Theme

__all__ = ["Reading", "ReadingLayer"]

WIDTH: Final = 196.0
PADDING: Final = 12.0
ROW: Final = 17.0
OFF: Final = 12.0


@dataclass(frozen=True, slots=True)
class Reading:
    """What the card says. ``x`` and ``value`` are figures of the plot; rows are name, figure, strong."""

    x: float
    value: float | None
    title: str
    rows: tuple[tuple[str, str, bool], ...]

    @property
    def words(self) -> str:
        """The card as one line of text, for the clipboard and screen readers."""
        return f"{self.title}: " + "; ".join(f"{name} {figure}" for name, figure, _ in self.rows)


class ReadingLayer(Layer):
    """Hidden until the mouse or the arrow keys read the plot."""

    def __init__(self, theme: Theme, z: float) -> None:
        super().__init__(theme, z)
        self.reading: Reading | None = None
        self.slot = 0

    def set_reading(self, reading: Reading | None, slot: int) -> None:
        """Shows a reading, or nothing."""
        if (reading, slot) != (self.reading, self.slot):
            self.reading, self.slot = reading, slot
            self.update()

    def draw(self, p: QPainter) -> None:
        """Line, dot and card."""
        if self.reading is None:
            return
        frame, theme = self.frame, self.theme
        x = frame.x(self.reading.x)
        vertical(p, x, frame.top, frame.bottom, theme.colour("text_muted"))
        if self.reading.value is not None and frame.y_low <= self.reading.value <= frame.y_high:
            p.setPen(QPen(theme.colour("raised"), 1.5))
            p.setBrush(theme.strategy_colour(self.slot))
            p.drawEllipse(QPointF(x, frame.y(self.reading.value)), 4.0, 4.0)
        self._draw_card(p, self._card(x))

    def _card(self, x: float) -> QRectF:
        """The card's place: right of the line, left of it where the plot ends."""
        assert self.reading is not None
        height = 31.0 + ROW * len(self.reading.rows)
        left = x + OFF if x + OFF + WIDTH <= self.boundingRect().right() else x - OFF - WIDTH
        top = min(self.frame.top + 14.0, self.boundingRect().bottom() - height)
        return QRectF(max(0.0, left), max(0.0, top), WIDTH, height)

    def _draw_card(self, p: QPainter, card: QRectF) -> None:
        assert self.reading is not None
        theme = self.theme
        small, heavy = theme.design_font("small"), theme.design_font("small", 600)
        rounded(p, card, theme.tokens.radius["control"], theme.colour("raised"), theme.colour("border"))
        left, right = card.left() + PADDING, card.right() - PADDING
        text(p, left, card.top() + 20.0, self.reading.title, heavy, theme.colour("text"))
        for k, (name, figure, strong) in enumerate(self.reading.rows):
            y = card.top() + 38.0 + ROW * k
            font = heavy if strong else small
            room = right - left - QFontMetricsF(font).horizontalAdvance(figure) - 8.0
            short = QFontMetricsF(small).elidedText(name, Qt.TextElideMode.ElideMiddle, room)
            text(p, left, y, short, small, theme.colour("text_secondary"))
            text(p, right, y, figure, font, theme.colour("text"), align=1.0)
