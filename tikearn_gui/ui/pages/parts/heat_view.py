"""Two levers at once: a square of cells whose depth says what the strategy typically brings there."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QToolTip, QWidget

from tikearn_gui.ui.accessible import Spoken, tell_name_changed
from tikearn_gui.ui.format import Format
from tikearn_gui.ui.pages import matters_words as words
from tikearn_gui.ui.pages.matters_views import Heat
from tikearn_gui.ui.plots.brushwork import text
from tikearn_gui.ui.text import lever_name
from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.themed import Themed, design_painter

__all__ = ["HeatView"]

LEFT, BOTTOM, TOP, RIGHT = 52.0, 34.0, 4.0, 8.0
LEAST_TINT, MOST_TINT = 0.06, 1.0


class HeatView(Spoken, Themed):
    """Arrow keys and mouse read a cell; ``cell_read`` brings its sentence."""

    spoken_role = QAccessible.Role.Graphic
    cell_read = Signal(str)

    def __init__(self, theme: Theme, fmt: Format, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.fmt = fmt
        self.view: Heat | None = None
        self.read: tuple[int, int] | None = None
        self.slot = 0
        self._range = (0.0, 1.0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(words.two_levers())

    def show_heat(self, view: Heat | None, slot: int) -> None:
        """Takes a new map, of which some cells may still be those of their neighbours."""
        other = self.view is None or view is None or (view.xs, view.ys) != (self.view.xs, self.view.ys)
        self.view, self.slot = view, slot
        if view is not None:
            known = [float(value) for value in view.typical.ravel() if not math.isnan(value)]
            self._range = (min(known, default=0.0), max(known, default=1.0))
        if other:
            self.read = None
        self.setAccessibleDescription(self.sentence())
        self.update()

    def set_format(self, fmt: Format) -> None:
        """Takes another locale or currency."""
        self.fmt = fmt
        self.update()

    def sizeHint(self) -> QSize:
        """324 x 230."""
        return QSize(self.theme.column(324), self.theme.px(230))

    # -- reading ------------------------------------------------------------------------------------------------

    def sentence(self) -> str:
        """The cell that is read, or the present one, in words."""
        view = self.view
        if view is None:
            return words.being_counted()
        column, row = self.read or view.at
        x, y = view.xs[column], view.ys[row]
        amount = float(view.typical[row][column])
        if math.isnan(amount):
            return words.ruled_out(view.x_lever, view.y_lever, x, y)
        chance = float(view.chance[row][column])
        return words.heat_cell(self.fmt, view.x_lever, view.y_lever, x, y, amount, chance)

    def _read(self, cell: tuple[int, int] | None) -> None:
        if cell != self.read:
            self.read = cell
            self.setAccessibleDescription(self.sentence())
            tell_name_changed(self)
            self.cell_read.emit(self.sentence())
            self.update()

    def cell_box(self, column: int, row: int) -> QRectF:
        """A cell in lengths of the design; the lowest values stand at the lower left."""
        view = self.view
        assert view is not None
        area = self._area
        width, height = area.width() / len(view.xs), area.height() / len(view.ys)
        return QRectF(area.left() + column * width, area.bottom() - (row + 1) * height, width, height)

    @property
    def _area(self) -> QRectF:
        return self.design_rect.adjusted(LEFT, TOP, -RIGHT, -BOTTOM)

    def cell_at(self, at: QPointF) -> tuple[int, int] | None:
        """The cell at a place of the widget in px."""
        view, area = self.view, self._area
        point = at / self.theme.scale
        if view is None or not area.contains(point):
            return None
        column = int((point.x() - area.left()) / area.width() * len(view.xs))
        row = int((area.bottom() - point.y()) / area.height() * len(view.ys))
        return min(column, len(view.xs) - 1), min(max(row, 0), len(view.ys) - 1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Reads the cell under the mouse."""
        self._read(self.cell_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Reads the present values again."""
        self._read(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys read the next cell, Esc the present one."""
        view = self.view
        steps = {
            Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, 1), Qt.Key.Key_Down: (0, -1)
        }  # fmt: skip
        step = steps.get(Qt.Key(event.key()))
        if view is None or (step is None and event.key() != Qt.Key.Key_Escape):
            event.ignore()
        elif step is None:
            self._read(None)
        else:
            column, row = self.read or view.at
            column = min(max(column + step[0], 0), len(view.xs) - 1)
            self._read((column, min(max(row + step[1], 0), len(view.ys) - 1)))

    def event(self, event: QEvent) -> bool:
        """The cell under the mouse says its sentence."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self.view is not None:
            QToolTip.showText(event.globalPos(), self.sentence(), self)
            return True
        return super().event(event)

    # -- picture ------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Cells, the present one, the one that is read, axes."""
        p = design_painter(self, self.theme)
        caption = self.theme.design_font("caption")
        if self.view is None:
            p.setPen(Qt.PenStyle.NoPen)
            p.setBrush(self.theme.colour("sunken"))
            p.drawRoundedRect(self._area, 4.0, 4.0)
            text(p, LEFT + 10.0, TOP + 20.0, words.being_counted(), caption, self.theme.colour("text_muted"))
            p.end()
            return
        p.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for row in range(len(self.view.ys)):
            for column in range(len(self.view.xs)):
                p.fillRect(self.cell_box(column, row), self._colour(column, row))
        p.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        self._paint_marks(p, self.view)
        self._paint_axes(p, self.view)
        p.end()

    def tint(self, column: int, row: int) -> float | None:
        """How deep a cell is, 0 to 1; None where the strategy rules it out."""
        assert self.view is not None
        value, (low, high) = float(self.view.typical[row][column]), self._range
        if math.isnan(value):
            return None
        # The root, since totals grow by factors: else all but the richest corner would look alike.
        return math.sqrt((value - low) / (high - low)) if high > low else 0.5

    def _colour(self, column: int, row: int) -> QColor:
        depth = self.tint(column, row)
        if depth is None:
            return self.theme.colour("sunken")
        return self.theme.strategy_colour(self.slot, LEAST_TINT + (MOST_TINT - LEAST_TINT) * depth)

    def _paint_marks(self, p: QPainter, view: Heat) -> None:
        p.setBrush(Qt.BrushStyle.NoBrush)
        for cell, role, inset in ((view.at, "text", 0.5), (self.read, "focus", -0.5)):
            if cell is not None:
                p.setPen(QPen(self.theme.colour(role), 1.5 if role == "text" else 2.0))  # type: ignore[arg-type]
                p.drawRect(self.cell_box(*cell).adjusted(inset, inset, -inset, -inset))

    def _paint_axes(self, p: QPainter, view: Heat) -> None:
        area, caption, ink = self._area, self.theme.design_font("caption"), self.theme.colour("text_secondary")
        metrics = QFontMetricsF(caption)
        text(p, area.left() - 6.0, area.bottom() - 2.0, view.ys[0], caption, ink, 1.0)
        text(p, area.left() - 6.0, area.top() + 10.0, view.ys[-1], caption, ink, 1.0)
        now = self.cell_box(0, view.at[1]).center().y() + 4.0
        if area.top() + 24.0 < now < area.bottom() - 14.0:
            text(p, area.left() - 6.0, now, view.ys[view.at[1]], caption, self.theme.colour("text"), 1.0)
        foot = area.bottom() + 14.0
        text(p, area.left(), foot, view.xs[0], caption, ink)
        text(p, area.right(), foot, view.xs[-1], caption, ink, 1.0)
        x, word = self.cell_box(view.at[0], 0).center().x(), view.xs[view.at[0]]
        half = metrics.horizontalAdvance(word) / 2
        clear = area.left() + metrics.horizontalAdvance(view.xs[0]) + half + 8.0
        if clear < x < area.right() - metrics.horizontalAdvance(view.xs[-1]) - half - 8.0:
            text(p, x, foot, word, caption, self.theme.colour("text"), 0.5)
        name = metrics.elidedText(lever_name(view.x_lever), Qt.TextElideMode.ElideMiddle, area.width())
        text(p, area.center().x(), foot + 15.0, name, caption, self.theme.colour("text_muted"), 0.5)
