"""How often the row beats the column: a square of tinted shares."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from tikearn_gui.ui.accessible import Spoken
from tikearn_gui.ui.format import Format
from tikearn_gui.ui.lettering import elided
from tikearn_gui.ui.marks import paint_marker
from tikearn_gui.ui.pages import compare_words as words
from tikearn_gui.ui.pages.parts.runs import Run, baseline
from tikearn_gui.ui.pages.views import Strategy
from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.themed import Themed, design_painter

if TYPE_CHECKING:
    from tikearn_gui.ui.pages.compare_views import Bools
    from tikearn_gui.ui.pages.views import Array

__all__ = ["Matrix"]

HEAD: Final = 20.0
PITCH, CELL_HEIGHT, CELL_WIDTH = 24.0, 22.0, 32.0
COLUMN: Final = 34.0
NAME: Final = 18.0
STRONGEST: Final = 0.42
"""Alpha of the tint where one wins always."""
EMPTY_ALPHA: Final = 0.5


class Matrix(Spoken, Themed):
    """Rows and columns in the order of the cards; what is too close to call has no tint."""

    spoken_role = QAccessible.Role.Table

    def __init__(self, theme: Theme, fmt: Format, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.fmt = fmt
        self.strategies: tuple[Strategy, ...] = ()
        self.ahead: Array | None = None
        self.close_calls: Bools | None = None

    def show_shares(self, strategies: tuple[Strategy, ...], ahead: Array, close: Bools) -> None:
        """Takes shares of futures and which of them are ties, both (strategy, strategy)."""
        grown = len(strategies) != len(self.strategies)
        self.strategies, self.ahead, self.close_calls = strategies, ahead, close
        self.setAccessibleName(". ".join([" ".join(words.row_beats_column()), *self.sentences()]))
        if grown:
            self.updateGeometry()
        self.update()

    def set_format(self, fmt: Format) -> None:
        """Takes another locale."""
        self.fmt = fmt
        self.update()

    @property
    def natural_height(self) -> float:
        """Of all rows, in lengths of the design."""
        return HEAD + PITCH * len(self.strategies)

    def sizeHint(self) -> QSize:
        """366 wide, as high as its rows."""
        return QSize(self.theme.column(366), self.theme.px(self.natural_height))

    def sentences(self) -> list[str]:
        """Every cell but those of a strategy with itself."""
        return [self._sentence(row, column) for row, column in permutations(range(len(self.strategies)), 2)]

    def cell_text(self, row: int, column: int) -> str:
        """What a cell says."""
        return "" if row == column or self.ahead is None else self.fmt.of_100(float(self.ahead[row][column]))

    def _sentence(self, row: int, column: int) -> str:
        one, other = self.strategies[row].name, self.strategies[column].name
        return words.row_beats(one, other, self.cell_text(row, column))

    def cell_box(self, row: int, column: int) -> QRectF:
        """Where a cell stands, in lengths of the design."""
        left = self.design_rect.width() - COLUMN * (len(self.strategies) - column) + 1.0
        return QRectF(left, HEAD + row * PITCH + 1.0, CELL_WIDTH, CELL_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Markers over the columns, names beside the rows, the cells."""
        p = design_painter(self, self.theme)
        for k, strategy in enumerate(self.strategies):
            self._marker(p, self.cell_box(0, k).center().x(), 8.0, strategy)
            self._name(p, k, strategy)
            for column in range(len(self.strategies)):
                self._cell(p, k, column)
        p.end()

    def _marker(self, p: QPainter, x: float, y: float, strategy: Strategy) -> None:
        colour = self.theme.strategy_colour(strategy.slot)
        paint_marker(p, QPointF(x, y), self.theme.slot(strategy.slot).marker, 4.0, colour, colour)

    def _name(self, p: QPainter, row: int, strategy: Strategy) -> None:
        box = self.cell_box(row, 0)
        self._marker(p, 6.0, box.center().y(), strategy)
        font = Run("", "small").font(self.theme)
        p.setFont(font)
        p.setPen(self.theme.colour("text"))
        name = elided(font, strategy.name, box.left() - NAME - 8.0)
        p.drawText(QPointF(NAME, baseline(self.theme, "small", box.center().y() - 8.0)), name)

    def _cell(self, p: QPainter, row: int, column: int) -> None:
        box = self.cell_box(row, column)
        p.setPen(Qt.PenStyle.NoPen)
        if row == column or self.ahead is None or self.close_calls is None:
            p.setBrush(self.theme.colour("sunken", EMPTY_ALPHA))
            p.drawRoundedRect(box, 4.0, 4.0)
            return
        share = float(self.ahead[row][column])
        p.setBrush(self.theme.colour("raised"))
        p.drawRoundedRect(box, 4.0, 4.0)
        if not self.close_calls[row][column]:
            better = share > float(self.ahead[column][row])
            tint = abs(share - 0.5) * 2 * STRONGEST
            p.setBrush(self.theme.colour("accent" if better else "warning", tint))
            p.drawRoundedRect(box, 4.0, 4.0)
        p.setPen(QPen(self.theme.colour("border"), 1.0))
        p.setBrush(Qt.BrushStyle.NoBrush)
        p.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4.0, 4.0)
        ahead = share >= float(self.ahead[column][row])
        font = Run("", "small", weight=600 if ahead else 400).font(self.theme)
        text = self.cell_text(row, column)
        p.setFont(font)
        p.setPen(self.theme.colour("text"))
        left = box.center().x() - QFontMetricsF(font).horizontalAdvance(text) / 2
        p.drawText(QPointF(left, baseline(self.theme, "small", box.center().y() - 8.0)), text)

    def event(self, event: QEvent) -> bool:
        """A cell under the mouse says its sentence."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = QPointF(event.pos()) / self.theme.scale
            cells = permutations(range(len(self.strategies)), 2)
            found = next((cell for cell in cells if self.cell_box(*cell).contains(at)), None)
            if found is not None:
                QToolTip.showText(event.globalPos(), self._sentence(*found), self)
                return True
        return super().event(event)
