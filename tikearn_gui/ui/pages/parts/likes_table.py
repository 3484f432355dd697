"""Do likes make money? The article's table, with live figures."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from tikearn_gui.ui.format import Format
from tikearn_gui.ui.lettering import elided, paint_text, text_width
from tikearn_gui.ui.pages import words
from tikearn_gui.ui.pages.parts.runs import MEDIUM, REGULAR, STRONG, baseline
from tikearn_gui.ui.pages.views import Likes, LikesRow
from tikearn_gui.ui.plots import words as plot_words
from tikearn_gui.ui.plots.brushwork import crisp, pixels
from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.tokens import ColourRole

__all__ = ["LikesModel", "LikesTable"]

METHOD, DIRECTLY, INFLUENCED, TYPICAL, RANGE, DOUBLED = range(6)
FIRST_RIGHT: Final = TYPICAL
"""From here on columns hold figures and stand right."""
ROW, HEADER = 27.0, 33.0
BAR, BAR_HEIGHT, BAR_GAP = 32.0, 8.0, 6.0
SQUARE, INDENT = 8.0, 16.0
COLUMN_GAP, TIGHT_GAP = 8.0, 5.0
FULL_BAR: Final = 1.0
"""The bar is full where a source doubles with the likes."""
LEAST_PERCENT: Final = "9\u00a0%"

Index = QModelIndex | QPersistentModelIndex


class LikesModel(QAbstractTableModel):
    """The rows of the table as text; the last row is likes themselves, which pay nothing."""

    def __init__(self, fmt: Format, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fmt = fmt
        self.likes: tuple[LikesRow, ...] = ()
        self.texts = [[self._write(None, column) for column in range(self.columnCount())]]

    def show_rows(self, rows: tuple[LikesRow, ...], fmt: Format) -> None:
        """Takes new figures; the table is only reset where the number of rows has changed."""
        same = len(rows) == len(self.likes)
        if not same:
            self.beginResetModel()
        old, was = self.texts, self.likes
        self.likes, self.fmt = rows, fmt
        self.texts = [[self._write(row, column) for column in range(self.columnCount())] for row in (*rows, None)]
        if same:
            self._tell_changes(old, was)
        else:
            self.endResetModel()

    def _tell_changes(self, old: list[list[str]], was: tuple[LikesRow, ...]) -> None:
        """Only cells that look different are painted again."""
        for r, texts in enumerate(self.texts):
            for c, text in enumerate(texts):
                longer = c == DOUBLED and r < len(was) and was[r].if_doubled != self.likes[r].if_doubled
                if longer or text != old[r][c]:
                    self.dataChanged.emit(self.index(r, c), self.index(r, c))

    def rowCount(self, parent: Index | None = None) -> int:
        """The sources, and likes themselves."""
        return 0 if parent is not None and parent.isValid() else len(self.likes) + 1

    def columnCount(self, parent: Index | None = None) -> int:
        """Six."""
        return DOUBLED + 1

    def row(self, index: Index) -> LikesRow | None:
        """The source of a row, None for likes themselves."""
        return self.likes[index.row()] if index.row() < len(self.likes) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text of a cell; screen readers hear the column's question with it."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(index)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            header = words.likes_columns()[index.column()].replace("\n", " ")
            return f"{header} {self._text(index)}".strip()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(index.column())
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The questions of the article, then the figures."""
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return words.likes_columns()[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(section) | Qt.AlignmentFlag.AlignBottom
        return None

    def _text(self, index: Index) -> str:
        return self.texts[index.row()][index.column()]

    def _write(self, row: LikesRow | None, column: int) -> str:
        fmt = self.fmt
        if row is None:
            name, pays, influenced, always = words.likes_themselves()
            return (name, pays, influenced, fmt.money(0.0), always, "")[column]
        return (
            words.method(row.source),
            words.yes(),
            words.influenced(row.influence),
            fmt.money(row.earned.typical),
            fmt.money_range(row.earned.low, row.earned.high),
            fmt.share(row.if_doubled),
        )[column]

    def as_text(self) -> str:
        """The whole table, cells apart by tabs, for the clipboard."""
        heads = [head.replace("\n", " ") for head in words.likes_columns()]
        rows = [[self._text(self.index(r, c)) for c in range(self.columnCount())] for r in range(self.rowCount())]
        return "\n".join("\t".join(cells) for cells in [heads, *rows])


def _alignment(column: int) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignRight if column >= FIRST_RIGHT else Qt.AlignmentFlag.AlignLeft


class _Cell(QStyledItemDelegate):
    """Paints a cell: hairline above, square of the source, text, bar."""

    def __init__(self, theme: Theme, table: LikesTable) -> None:
        super().__init__(table)
        self.theme = theme
        self.table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One cell, in lengths of the design."""
        scale, theme = self.theme.scale, self.theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(scale, scale)
        box = QRectF(
            option.rect.x() / scale, option.rect.y() / scale, option.rect.width() / scale, option.rect.height() / scale
        )
        ratio = pixels(painter)
        painter.fillRect(
            QRectF(box.left(), crisp(box.top() + 0.5, ratio) - 0.5 / ratio, box.width(), 1.0 / ratio),
            theme.colour("border"),
        )
        model = index.model()
        row = model.row(index) if isinstance(model, LikesModel) else None
        self._paint_text(painter, box, index)
        if index.column() == METHOD:
            self._paint_square(painter, box, row)
        elif index.column() == DOUBLED and row is not None:
            self._paint_bar(painter, box, row)
        painter.restore()

    def _paint_text(self, p: QPainter, box: QRectF, index: Index) -> None:
        column = index.column()
        weight = MEDIUM if column == METHOD else STRONG if column == TYPICAL else REGULAR
        role: ColourRole = "text_secondary" if column == RANGE else "text"
        text = self.table.likes.texts[index.row()][column]
        font = self.theme.design_font("small", weight)
        left = box.left() + (INDENT if column == METHOD else 0.0)
        if column == METHOD:
            text = self.table.method_text(index.row(), box.right() - self.table.gap_after(column) - left)
        if column >= FIRST_RIGHT:
            left = box.right() - self.table.gap_after(column) - text_width(text, font)
        p.setPen(self.theme.colour(role))
        paint_text(p, left, baseline(self.theme, "small", box.top() + 6.0), text, font)

    def _paint_square(self, p: QPainter, box: QRectF, row: LikesRow | None) -> None:
        colour = self.theme.colour("border_control") if row is None else self.theme.source_colour(row.source)
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(colour)
        p.drawRoundedRect(QRectF(box.left(), box.top() + 10.0, SQUARE, SQUARE), 2.0, 2.0)

    def _paint_bar(self, p: QPainter, box: QRectF, row: LikesRow) -> None:
        """How much a source grows if likes double: empty for nothing, full where it doubles too."""
        percent = self.table.percent_width()
        left = box.right() - percent - BAR_GAP - BAR
        top = box.top() + 10.0
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(self.theme.colour("sunken"))
        p.drawRoundedRect(QRectF(left, top, BAR, BAR_HEIGHT), 2.0, 2.0)
        share = min(max(row.if_doubled / FULL_BAR, 0.0), 1.0)
        p.setClipRect(QRectF(left, top, BAR * share, BAR_HEIGHT))
        p.setBrush(self.theme.source_colour(row.source))
        p.drawRoundedRect(QRectF(left, top, BAR, BAR_HEIGHT), 2.0, 2.0)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as a row."""
        return QSize(self.theme.px(40), self.theme.px(ROW))


class LikesTable(QTableView):
    """The table: read by keyboard and screen readers, copied whole by Ctrl+C, never scrolled by itself."""

    def __init__(self, theme: Theme, fmt: Format, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._gap = COLUMN_GAP
        self.likes = LikesModel(fmt, self)
        self.setModel(self.likes)
        self.setItemDelegate(_Cell(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.setHorizontalHeader(_Header(theme, self))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words.do_likes())
        self.restyle()

    def show_likes(self, likes: Likes) -> None:
        """Takes new figures."""
        if likes.rows == self.likes.likes:
            return
        rows, percent = len(self.likes.likes), self.percent_width()
        self.likes.show_rows(likes.rows, self.likes.fmt)
        if percent != self.percent_width():
            self.viewport().update()  # all bars start elsewhere
        if rows != len(likes.rows):
            self.restyle()
        self._share_width()

    def set_format(self, fmt: Format) -> None:
        """Takes another locale or currency."""
        self.likes.show_rows(self.likes.likes, fmt)
        self._share_width()

    def restyle(self) -> None:
        """Takes sizes from the theme anew."""
        rows = self.verticalHeader()
        rows.setMinimumSectionSize(self.theme.px(ROW))
        rows.setDefaultSectionSize(self.theme.px(ROW))
        for k in range(self.likes.rowCount()):
            rows.resizeSection(k, self.theme.px(ROW))
        self.horizontalHeader().setFixedHeight(self.theme.px(HEADER))
        self.setFixedHeight(self.theme.px(HEADER) + self.likes.rowCount() * self.theme.px(ROW))
        self._share_width()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shares the width among the columns."""
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """Each column what it needs, the rest in equal parts; method gives way where there is too little."""
        room = self.viewport().width() / self.theme.scale
        self._gap = COLUMN_GAP
        wanted = self._wanted()
        if sum(wanted) > room:
            self._gap = TIGHT_GAP
            wanted = self._wanted()
        spare = room - sum(wanted)
        extra = max(spare, 0.0) / len(wanted)
        wanted = [width + extra for width in wanted]
        wanted[METHOD] += min(spare, 0.0)
        at, done = 0.0, 0
        for column, width in enumerate(wanted):
            at += width
            edge = round(at * self.theme.scale)
            if self.columnWidth(column) != max(1, edge - done):
                self.setColumnWidth(column, max(1, edge - done))
            done = edge

    def _wanted(self) -> list[float]:
        return [self._natural(column) for column in range(self.likes.columnCount())]

    def _natural(self, column: int) -> float:
        """The width of a column's longest text with its gap."""
        heads = self.theme.design_font("caption")
        head = max(text_width(part, heads) for part in words.likes_columns()[column].split("\n"))
        weight = MEDIUM if column == METHOD else STRONG if column == TYPICAL else REGULAR
        cells = self.theme.design_font("small", weight)
        body = max(text_width(row[column], cells) for row in self.likes.texts)
        if column == METHOD:
            body += INDENT
        if column == DOUBLED:
            return max(head, BAR + BAR_GAP + self.percent_width())
        return max(head, body) + self._gap

    def method_text(self, row: int, room: float) -> str:
        """The name of a way to earn in so many pixels of the design: a shorter one where the article's is too long."""
        font, likes = self.theme.design_font("small", MEDIUM), self.likes.likes
        name = self.likes.texts[row][METHOD]
        if text_width(name, font) > room:
            name = plot_words.source(likes[row].source) if row < len(likes) else words.likes_in_short()
        return elided(font, name, room)

    def percent_width(self) -> float:
        """Room for the longest percentage, so that all bars start at one place."""
        font = self.theme.design_font("small", REGULAR)
        return max(text_width(text, font) for text in (LEAST_PERCENT, *(row[DOUBLED] for row in self.likes.texts)))

    def gap_after(self, column: int) -> float:
        """Pixels of the design between a column's text and the next column."""
        return 0.0 if column == DOUBLED else self._gap

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        return QSize(self.theme.column(416), self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies the table."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.likes.as_text())
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page."""
        event.ignore()


class _Header(QHeaderView):
    """The questions over the columns, on two lines where they have two."""

    def __init__(self, theme: Theme, table: LikesTable) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self.theme = theme
        self.table = table
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)

    def paintSection(self, painter: QPainter, rect: Any, section: int) -> None:
        """Muted words that end 5 px over the first hairline."""
        scale = self.theme.scale
        painter.save()
        painter.scale(scale, scale)
        painter.fillRect(
            QRectF(rect.x() / scale, 0, rect.width() / scale, rect.height() / scale), self.theme.colour("surface")
        )
        painter.setFont(self.theme.design_font("caption"))
        painter.setPen(self.theme.colour("text_muted"))
        metrics = QFontMetricsF(self.theme.design_font("caption"))
        lines = words.likes_columns()[section].split("\n")
        for k, line in enumerate(lines):
            left = rect.x() / scale
            if section >= FIRST_RIGHT:
                left = (rect.x() + rect.width()) / scale - self.table.gap_after(section)
                left -= metrics.horizontalAdvance(line)
            foot = HEADER - 9.0 - 14.0 * (len(lines) - 1 - k)
            painter.drawText(QPointF(left, foot), line)
        painter.restore()
