"""A table of figures: painted in the design's lengths, read and pressed by mouse, keyboard and screen readers alike."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QSizePolicy, QTableView, QWidget

from tikearn_gui.ui.levers.badge import badge_width
from tikearn_gui.ui.pages.parts.runs import Run
from tikearn_gui.ui.pages.parts.table_cells import (
    BAR,
    BAR_GAP,
    BUTTON_PADDING,
    GAP,
    LEAST_STRETCH,
    MARKER,
    MARKER_GAP,
    SAMPLE,
    SAMPLE_GAP,
    Cell,
    Column,
    Index,
    Row,
)
from tikearn_gui.ui.pages.parts.table_paint import CellPainter, HeadPainter
from tikearn_gui.ui.theme import Theme

__all__ = ["Cell", "Column", "FigureTable", "Row"]


class _Model(QAbstractTableModel):
    """Rows and columns as text."""

    def __init__(self, columns: Sequence[Column], parent: QWidget) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.rows: tuple[Row, ...] = ()

    def show(self, columns: tuple[Column, ...], rows: tuple[Row, ...]) -> None:
        """Resets only where the number of rows or columns has changed."""
        same = (len(rows), len(columns)) == (len(self.rows), len(self.columns))
        if not same:
            self.beginResetModel()
        self.columns, self.rows = columns, rows
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(columns) - 1))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(columns) - 1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def cell(self, index: Index) -> Cell:
        return self.rows[index.row()].cells[index.column()]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cell(index).text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.columns[index.column()].title} {self.cell(index).text}".strip()
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.cell(index).hint or None
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        return None


class FigureTable(QTableView):
    """Shows rows; as high as they are, never scrolled by itself. ``inset`` is room left of the first column, for the
    ground of chosen rows. ``pressed`` brings a row's key and a column's place.

    Arrow keys lead from cell to cell, Enter and Space press one, Ctrl+C copies the whole table.
    """

    cell_pressed = Signal(str, int)

    def __init__(
        self,
        theme: Theme,
        columns: Sequence[Column] = (),
        parent: QWidget | None = None,
        *,
        row: float = 27.0,
        inset: float = 0.0,
        gap: float = GAP,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.row_height = row
        self.gap, self.inset = gap, inset
        self.table = _Model(columns, self)
        self.setModel(self.table)
        self.setItemDelegate(CellPainter(theme, self))
        self.setHorizontalHeader(HeadPainter(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._press)
        self.restyle()

    # -- content ------------------------------------------------------------------------------------------------

    def show_rows(self, rows: Sequence[Row], columns: Sequence[Column] | None = None) -> None:
        """Takes new figures, and other columns where they are given."""
        heads = self.table.columns if columns is None else tuple(columns)
        if (tuple(rows), heads) == (self.table.rows, self.table.columns):
            return
        grown = len(rows) != len(self.table.rows)
        self.table.show(heads, tuple(rows))
        if grown:
            self.restyle()
        self._share_width()
        self.viewport().update()

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is on show."""
        return self.table.rows

    def texts(self) -> list[list[str]]:
        """The words of all cells, row by row."""
        return [[cell.text for cell in row.cells] for row in self.table.rows]

    def as_text(self) -> str:
        """The whole table, cells apart by tabs."""
        heads = [column.title.replace("\n", " ") for column in self.table.columns]
        return "\n".join("\t".join(cells) for cells in [heads, *self.texts()])

    # -- size ---------------------------------------------------------------------------------------------------

    @property
    def head_height(self) -> float:
        """One line of titles, or two where one of them needs them; none where no column has a title."""
        lines = max((column.title.count("\n") + bool(column.title) for column in self.table.columns), default=0)
        return 0.0 if lines == 0 else 9.0 + 15.0 * lines

    @property
    def natural_height(self) -> float:
        """Titles and all rows, in lengths of the design."""
        return self.head_height + self.row_height * len(self.table.rows)

    def restyle(self) -> None:
        """Takes sizes from the theme anew."""
        rows = self.verticalHeader()
        height = self.theme.px(self.row_height)
        rows.setMinimumSectionSize(height)
        rows.setDefaultSectionSize(height)
        for k in range(len(self.table.rows)):
            rows.resizeSection(k, height)
        self.horizontalHeader().setFixedHeight(self.theme.px(self.head_height))
        self._share_width()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        return QSize(self.theme.column(300), self.theme.px(self.natural_height))

    def minimumSizeHint(self) -> QSize:
        """As high as its rows."""
        return QSize(self.theme.px(100), self.theme.px(self.natural_height))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shares the width among the columns."""
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """Each column what it needs; those that stretch share the rest."""
        columns = self.table.columns
        if not columns:
            return
        room = self.viewport().width() / self.theme.scale
        wanted = [self.natural_width(k) for k in range(len(columns))]
        stretching = [k for k, column in enumerate(columns) if column.stretch] or [0]
        spare = room - sum(wanted)
        for k in stretching:
            wanted[k] = max(wanted[k] + spare / len(stretching), LEAST_STRETCH)
        at, done = 0.0, 0
        for column, width in enumerate(wanted):
            at += width
            edge = round(at * self.theme.scale)
            if self.columnWidth(column) != max(1, edge - done):
                self.setColumnWidth(column, max(1, edge - done))
            done = edge

    def natural_width(self, column: int) -> float:
        """The width of a column's widest cell or title with its gap, in lengths of the design."""
        head = self.table.columns[column]
        caption = QFontMetricsF(self.theme.design_font("caption"))
        titles = [caption.horizontalAdvance(line) for line in head.title.split("\n")]
        mark = MARKER + MARKER_GAP if head.slot is not None else 0.0
        cells = [self.cell_width(head, row.cells[column]) for row in self.table.rows]
        gap = 0.0 if column == len(self.table.columns) - 1 else self.gap
        return max([max(titles) + mark, *cells]) + gap + 1.0 + (self.inset if column == 0 else 0.0)

    def cell_width(self, head: Column, cell: Cell) -> float:
        """The width of a cell's words and what stands before them."""
        weight = cell.weight or head.weight
        width = QFontMetricsF(Run("", "small", weight=weight).font(self.theme)).horizontalAdvance(cell.text)
        if cell.line is not None:
            width += SAMPLE + SAMPLE_GAP
        if cell.grade is not None:
            width += badge_width(self.theme, cell.grade) + (SAMPLE_GAP if cell.text else 0.0)
        if cell.bar is not None:
            width += BAR + BAR_GAP
        return width + (2 * BUTTON_PADDING if cell.button else 0.0)

    # -- pressing -----------------------------------------------------------------------------------------------

    def can_press(self, index: Index) -> bool:
        """Whether a cell answers to a click."""
        if not index.isValid() or not self.table.columns[index.column()].pressable:
            return False
        return bool(self.table.cell(index).text)

    def _press(self, index: QModelIndex) -> None:
        if self.can_press(index):
            self.cell_pressed.emit(self.table.rows[index.row()].key, index.column())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what can be pressed."""
        super().mouseMoveEvent(event)
        hand = self.can_press(self.indexAt(event.position().toPoint()))
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begins at the first cell that can be pressed."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            places = product(range(self.table.rowCount()), range(self.table.columnCount()))
            cells = (self.table.index(row, column) for row, column in places)
            first = next(filter(self.can_press, cells), self.table.index(0, 0))
            self.setCurrentIndex(first)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space press, Ctrl+C copies."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.as_text())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._press(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page."""
        event.ignore()
