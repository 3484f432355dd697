"""How the cells and titles of a table of figures are painted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from tikearn_gui.ui.levers.badge import badge_width, paint_badge
from tikearn_gui.ui.marks import paint_marker, paint_sample
from tikearn_gui.ui.pages.parts.runs import Run, baseline
from tikearn_gui.ui.pages.parts.table_cells import (
    BAR,
    BAR_GAP,
    BUTTON_PADDING,
    MARKER,
    MARKER_GAP,
    SAMPLE,
    SAMPLE_GAP,
    Cell,
    Column,
    Index,
)
from tikearn_gui.ui.plots.brushwork import crisp, pixels
from tikearn_gui.ui.theme import Theme

if TYPE_CHECKING:
    from tikearn_gui.ui.pages.parts.figure_table import FigureTable

__all__ = ["CellPainter", "HeadPainter"]

LINE: Final = 16.0
BUTTON: Final = 22.0
BADGE: Final = 16.0
BAR_HEIGHT: Final = 8.0


def _in_design(rect: QRect, scale: float) -> QRectF:
    return QRectF(rect.x() / scale, rect.y() / scale, rect.width() / scale, rect.height() / scale)


class CellPainter(QStyledItemDelegate):
    """Hairline above, ground of a chosen row, what stands before the words, the words."""

    def __init__(self, theme: Theme, table: FigureTable) -> None:
        super().__init__(table)
        self.theme = theme
        self.table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One cell, in lengths of the design."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self.theme.scale, self.theme.scale)
        box = _in_design(option.rect, self.theme.scale)
        self._ground(painter, box, index)
        column, cell = self.table.table.columns[index.column()], self.table.table.cell(index)
        inner = box.adjusted(self.table.inset if index.column() == 0 else 0.0, 0.0, 0.0, 0.0)
        if index.column() < len(self.table.table.columns) - 1:
            inner.setRight(inner.right() - self.table.gap + self._room_beyond(index))
        if cell.button:
            self._button(painter, inner, cell)
        else:
            self._words(painter, self._front(painter, inner, column, cell), column, cell)
        if option.state & QStyle.StateFlag.State_HasFocus and self.table.hasFocus():
            painter.setPen(QPen(self.theme.colour("focus"), self.theme.tokens.stroke["focus"]))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 2, -1, -1), 4, 4)
        painter.restore()

    def _room_beyond(self, index: Index) -> float:
        """Words that stretch may run on where a button is missing."""
        columns = self.table.table.columns
        last = index.column() + 1
        if not columns[index.column()].stretch or last != len(columns) - 1:
            return 0.0
        empty = not self.table.table.rows[index.row()].cells[last].text
        return self.table.columnWidth(last) / self.theme.scale if empty else 0.0

    def _ground(self, p: QPainter, box: QRectF, index: Index) -> None:
        if self.table.table.rows[index.row()].chosen:
            p.fillRect(box, self.theme.colour("accent_tint"))
        if index.row() > 0 or self.table.head_height > 0:
            ratio = pixels(p)
            at = crisp(box.top() + 0.5, ratio) - 0.5 / ratio
            p.fillRect(QRectF(box.left(), at, box.width(), 1.0 / ratio), self.theme.colour("border"))

    def _front(self, p: QPainter, box: QRectF, column: Column, cell: Cell) -> QRectF:
        """What stands before the words; returns the room that is left for these."""
        middle = box.center().y()
        left = box.left()
        if cell.line is not None:
            slot, edited = cell.line
            paint_sample(p, self.theme, QRectF(left, middle - 6.0, SAMPLE, 12.0), slot, edited=edited)
            left += SAMPLE + SAMPLE_GAP
        if cell.grade is not None:
            width = badge_width(self.theme, cell.grade)
            paint_badge(p, self.theme, QRectF(left, middle - BADGE / 2, width, BADGE), cell.grade)
            left += width + SAMPLE_GAP
        if cell.bar is not None:
            self._bar(p, QRectF(left, middle - BAR_HEIGHT / 2, BAR, BAR_HEIGHT), cell.bar)
            left += BAR + BAR_GAP
        return QRectF(left, box.top(), box.right() - left, box.height())

    def _bar(self, p: QPainter, box: QRectF, share: float) -> None:
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(self.theme.colour("sunken"))
        p.drawRoundedRect(box, 2.0, 2.0)
        p.setBrush(self.theme.luck_colour("know"))
        filled = box.width() * min(max(share, 0.0), 1.0)
        p.drawRoundedRect(QRectF(box.left(), box.top(), filled, box.height()), 2.0, 2.0)

    def _words(self, p: QPainter, box: QRectF, column: Column, cell: Cell) -> None:
        font = Run("", "small", weight=cell.weight or column.weight).font(self.theme)
        metrics = QFontMetricsF(font)
        text = cell.text
        if metrics.horizontalAdvance(text) > box.width() + 1.0:
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        left = box.right() - metrics.horizontalAdvance(text) if column.right else box.left()
        p.setFont(font)
        p.setPen(self.theme.colour(cell.role or column.role))
        p.drawText(QPointF(left, baseline(self.theme, "small", box.center().y() - LINE / 2)), text)

    def _button(self, p: QPainter, box: QRectF, cell: Cell) -> None:
        if not cell.text:
            return
        font = Run("", "small", weight=500).font(self.theme)
        width = QFontMetricsF(font).horizontalAdvance(cell.text) + 2 * BUTTON_PADDING
        middle = box.center().y() + 0.5
        face = QRectF(box.right() - width, middle - BUTTON / 2, width, BUTTON)
        p.setPen(QPen(self.theme.colour("border_control"), 1.0))
        p.setBrush(self.theme.colour("raised"))
        radius = self.theme.tokens.radius["control"]
        p.drawRoundedRect(face.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        p.setFont(font)
        p.setPen(self.theme.colour("text"))
        p.drawText(QPointF(face.left() + BUTTON_PADDING, baseline(self.theme, "small", middle - LINE / 2)), cell.text)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as a row."""
        return QSize(self.theme.px(40), self.theme.px(self.table.row_height))


class HeadPainter(QHeaderView):
    """The titles over the columns, muted, on two lines where they have two."""

    def __init__(self, theme: Theme, table: FigureTable) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self.theme = theme
        self.table = table
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)

    def paintSection(self, painter: QPainter, rect: Any, section: int) -> None:
        """One title, its last line 5 px over the first hairline."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self.theme.scale, self.theme.scale)
        box = _in_design(rect, self.theme.scale)
        painter.fillRect(box, self.theme.colour("surface"))
        columns = self.table.table.columns
        column = columns[section]
        left = box.left() + (self.table.inset if section == 0 else 0.0)
        right = box.right() - (self.table.gap if section < len(columns) - 1 else 0.0)
        font = self.theme.design_font("caption")
        metrics = QFontMetricsF(font)
        lines = column.title.split("\n")
        mark = MARKER + MARKER_GAP if column.slot is not None else 0.0
        if column.slot is not None:
            widest = max(map(metrics.horizontalAdvance, lines))
            x = max(left, right - widest - mark) if column.right else left
            colour = self.theme.strategy_colour(column.slot)
            marker = self.theme.slot(column.slot).marker
            paint_marker(painter, QPointF(x + 4.0, box.bottom() - 13.0), marker, 3.5, colour, colour)
        painter.setFont(font)
        painter.setPen(self.theme.colour("text_muted"))
        for k, line in enumerate(lines):
            short = metrics.elidedText(line, Qt.TextElideMode.ElideMiddle, right - left - mark + 1.5)
            at = right - metrics.horizontalAdvance(short) if column.right else left + mark
            painter.drawText(QPointF(at, box.height() - 9.0 - 15.0 * (len(lines) - 1 - k)), short)
        painter.restore()
