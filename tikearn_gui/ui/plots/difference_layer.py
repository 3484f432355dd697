"""Dots of strategy B minus strategy A on the same luck, on both sides of a zero line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from tikearn_gui.ui.glyphs import RangeView, Span, paint_range
from tikearn_gui.ui.plots import words
from tikearn_gui.ui.plots.brushwork import horizontal, text, text_width, vertical
from tikearn_gui.ui.plots.dot_stamps import paint_dots
from tikearn_gui.ui.plots.layer import Layer
from tikearn_gui.ui.plots.spreading import Dot, Stretch, stack_dots

if TYPE_CHECKING:
    from tikearn_gui.ui.format import Format
    from tikearn_gui.ui.pages.views import Difference
    from tikearn_gui.ui.theme import Theme

__all__ = ["DifferenceLayer"]

SIZES: Final = (10.0, 8.2, 7.0, 6.0, 5.0, 4.0, 3.0)
GAP: Final = 0.9
HEAD: Final = 30.0
"""Pixels kept free for the words over the dots."""
SIDE: Final = 6.0
LEAST_SIDE: Final = 3.0
WIDE: Final = 400.0


class DifferenceLayer(Layer):
    """Paints a :class:`~tikearn_gui.ui.pages.views.Difference`: x is the difference, dots stand on the bottom line."""

    def __init__(self, theme: Theme, fmt: Format, z: float) -> None:
        super().__init__(theme, z)
        self.fmt = fmt
        self.difference: Difference | None = None
        self.dots: list[Dot] = []
        self.size = SIZES[-1]
        self.glyph_y = 0.0

    def set_difference(self, difference: Difference) -> None:
        """Takes new figures; the frame stays."""
        self.difference = difference
        self.refresh()

    @property
    def wins(self) -> tuple[int, int]:
        """How many dots A and B win; a difference of nothing is nobody's."""
        if self.difference is None:
            return 0, 0
        dots = self.difference.dots
        return int((dots < 0).sum()), int((dots > 0).sum())

    def refresh(self) -> None:
        """Stands the dots in columns on both sides of zero."""
        if self.difference is None:
            return
        frame, values = self.frame, self.difference.dots
        places = frame.xs(values).tolist()
        on = Stretch(frame.left, frame.right, frame.x(0.0))
        for size in SIZES if frame.right - frame.left > WIDE else SIZES[1:]:
            self.size = size
            self.dots = stack_dots(values.tolist(), places, on, size, GAP)
            if max((dot.across for dot in self.dots), default=0.0) + size / 2 <= frame.bottom - frame.top - HEAD:
                break
        self.update()

    def draw(self, p: QPainter) -> None:
        """Zero line, foot line, dots, counts on both sides, range glyph under it."""
        if self.difference is None:
            return
        frame, zero = self.frame, self.frame.x(0.0)
        horizontal(p, frame.left, frame.right, frame.bottom, self.theme.colour("axis"))
        vertical(p, zero, frame.top, frame.bottom, self.theme.colour("goal"), 1.25)
        places = [QPointF(dot.along, frame.bottom - 1.0 - dot.across) for dot in self.dots]
        paint_dots(p, places, [self._look(dot.value) for dot in self.dots], self.size)
        left, right = words.wins(self.difference.a.name), words.wins(self.difference.b.name)
        font = self.theme.design_font("caption")
        if text_width(left, font) > zero - SIDE:
            left = words.base_wins()
        close = min(SIDE, max(zero - text_width(left, font), LEAST_SIDE))
        self._draw_side(p, zero - close, 1.0, left, self.wins[0])
        self._draw_side(p, zero + SIDE, 0.0, right, self.wins[1])
        self._draw_glyph(p)

    def _look(self, value: float) -> tuple[QColor, bool]:
        assert self.difference is not None
        if value == 0.0:
            return self.theme.colour("text_muted"), False
        winner = self.difference.b if value > 0 else self.difference.a
        return self.theme.strategy_colour(winner.slot), value > 0

    def _draw_side(self, p: QPainter, x: float, align: float, sentence: str, wins: int) -> None:
        """Count and name on one side of zero."""
        assert self.difference is not None
        font, top = self.theme.design_font("caption"), self.frame.top
        count = words.count_of(self.fmt, wins, len(self.difference.dots))
        text(p, x, top + 8.0, count, self.theme.design_font("caption", 600), self.theme.colour("text"), align)
        room = x if align else self.boundingRect().right() - x
        if text_width(sentence, font) > room:  # half a name says less than the count alone
            return
        text(p, x, top + 21.0, sentence, font, self.theme.colour("text_secondary"), align)

    def _draw_glyph(self, p: QPainter) -> None:
        assert self.difference is not None
        spread, frame = self.difference.spread, self.frame
        view = RangeView(spread.low, spread.lower, spread.typical, spread.upper, spread.high)
        box = QRectF(frame.left - 2.0, self.glyph_y - 7.0, frame.right - frame.left + 4.0, 14.0)
        colour = self.theme.strategy_colour(self.difference.b.slot)
        paint_range(p, self.theme, box, view, Span(frame.x_low, frame.x_high), colour)
        words_of = self.fmt.money(spread.typical, plus=True)
        font = self.theme.design_font("caption", 600)
        left = min(
            frame.x(min(spread.high, frame.x_high)) + 8.0, self.boundingRect().right() - text_width(words_of, font)
        )
        if frame.x(min(spread.high, frame.x_high)) > left:
            left = frame.x(max(spread.low, frame.x_low)) - 8.0 - text_width(words_of, font)
        text(p, left, self.glyph_y + 4.0, words_of, font, self.theme.colour("text"))
