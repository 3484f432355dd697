"""The first page: three creators to start from, a place for files, worked examples."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from tikearn_gui.core.starting_points import STARTING_POINTS, StartingPoint
from tikearn_gui.session.starting_figures import StartingFigure
from tikearn_gui.ui.format import Format
from tikearn_gui.ui.icons import app_icon
from tikearn_gui.ui.start.drop_area import DropArea
from tikearn_gui.ui.start.link_row import LinkRow
from tikearn_gui.ui.start.start_card import StartCard
from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.themed import Themed, design_painter
from tikearn_gui.ui.window_text import say

__all__ = ["EXAMPLES", "StartPage"]

WIDEST: Final = 1040
SIDE: Final = 120
LEAST_SIDE: Final = 32
TOP: Final = 72
LOGO: Final = 56.0
MOST_FILES: Final = 4

EXAMPLES: Final[Mapping[str, tuple[str, str]]] = {
    "longer": ("streams", "example_longer"),
    "battles": ("compare", "example_battles"),
    "rent": ("goal", "example_rent"),
}
"""The worked examples: icon, and id of the words."""


class StartPage(QScrollArea):
    """Asks for what was chosen; it opens nothing itself."""

    start_chosen = Signal(str)
    """The id of a starting point."""
    example_chosen = Signal(str)
    """The id of a worked example."""
    file_chosen = Signal(Path)
    """One of the recent files."""
    open_requested = Signal()
    back_requested = Signal()

    def __init__(self, theme: Theme, fmt: Format, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.content = _Content(theme, fmt)
        self.setWidget(self.content)
        self.viewport().setAutoFillBackground(False)
        content = self.content
        for card in content.cards.values():
            card.clicked.connect(self._on_card)
        for row in content.examples:
            row.clicked.connect(self._on_example)
        content.drop.choose_requested.connect(self.open_requested)
        content.back.clicked.connect(self.back_requested)

    @property
    def cards(self) -> Mapping[str, StartCard]:
        """The starting points by id."""
        return self.content.cards

    def show_figures(self, figures: Mapping[str, StartingFigure]) -> None:
        """Shows what was counted so far."""
        for name, figure in figures.items():
            self.content.cards[name].show_figure(figure)

    def show_files(self, files: Sequence[Path]) -> None:
        """Shows the files that were used last."""
        for row in self.content.show_files(files[:MOST_FILES]):
            row.clicked.connect(self._on_file)

    def show_way_back(self, title: str) -> None:
        """Offers the way back to an open project by its title; none for an empty one."""
        self.content.back.setText(say("back_to", title=title) if title else "")
        self.content.back.setVisible(bool(title))

    def show_hovered(self, hovered: bool) -> None:
        """A file hangs over the window."""
        self.content.drop.show_hovered(hovered)

    def take_focus(self) -> None:
        """The first starting point gets the focus, with its ring."""
        next(iter(self.content.cards.values())).take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back where there is something to go back to."""
        if event.key() == Qt.Key.Key_Escape and not self.content.back.isHidden():
            self.back_requested.emit()
        else:
            super().keyPressEvent(event)

    def _on_card(self) -> None:
        card = self.sender()
        if isinstance(card, StartCard):
            self.start_chosen.emit(card.name)

    def _on_example(self) -> None:
        row = self.sender()
        if isinstance(row, LinkRow):
            self.example_chosen.emit(row.key)

    def _on_file(self) -> None:
        row = self.sender()
        if isinstance(row, LinkRow):
            self.file_chosen.emit(Path(row.key))


class _Content(Themed):
    """Everything on the page, 1,040 wide at most."""

    def __init__(self, theme: Theme, fmt: Format, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._format = fmt
        self._labels: list[tuple[QLabel, str, str]] = []
        self.cards = {point.id: self._card(point) for point in STARTING_POINTS.values()}
        self.drop = DropArea(theme, self)
        self.examples = [
            LinkRow(theme, key, icon, say(words), say(f"{words}_note"), self) for key, (icon, words) in EXAMPLES.items()
        ]
        self.back = QPushButton(self)
        self.back.setProperty("kind", "text")
        self.back.hide()
        self._files = QVBoxLayout()
        self._files.setSpacing(0)
        self._lay_out()
        self.restyle()

    # -- parts --------------------------------------------------------------------------------------------------

    def _card(self, point: StartingPoint) -> StartCard:
        strategy, fmt = point.strategy, self._format
        text = say(
            "start_figures",
            followers=fmt.number(strategy.number("followers")),
            views=fmt.number(strategy.number("views_per_stream")),
            lives=fmt.number(strategy.number("streams_per_week")),
        )
        return StartCard(self.theme, fmt, point.id, say(f"start_{point.id}"), text, self)

    def _label(self, words: str, style: str, role: str) -> QLabel:
        label = QLabel(words, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(style in ("lead_line", "start_title"))
        self._labels.append((label, style, role))
        return label

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addLayout(self._head())
        self._column.addSpacing(self.theme.px(48))
        self._column.addLayout(self._starting_points())
        self._column.addSpacing(self.theme.px(37))
        self._column.addLayout(self._files_and_examples())
        self._column.addStretch(1)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(0)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self._label(say("start_title"), "start_title", "text"))
        texts.addWidget(self._label(say("start_lead"), "lead_line", "text_secondary"))
        head.addWidget(_Logo(self.theme, self))
        head.addSpacing(self.theme.px(20))
        head.addLayout(texts, 1)
        head.addWidget(self.back, alignment=Qt.AlignmentFlag.AlignTop)
        return head

    def _starting_points(self) -> QVBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(self.theme.px(12))
        line.addWidget(self._label(say("start_from"), "heading_large", "text"))
        line.addWidget(self._label(say("start_note"), "small", "text_muted"), 1)
        row = QHBoxLayout()
        row.setSpacing(self.theme.px(16))
        for card in self.cards.values():
            row.addWidget(card, 1)
        column = QVBoxLayout()
        column.setSpacing(self.theme.px(13))
        column.addLayout(line)
        column.addLayout(row)
        return column

    def _files_and_examples(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(self.theme.px(16))
        grid.setVerticalSpacing(self.theme.px(12))
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._label(say("own_project"), "heading_large", "text"), 0, 0)
        grid.addWidget(self._label(say("worked_example"), "heading_large", "text"), 0, 1)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.setSpacing(0)
        right.setSpacing(0)
        left.addWidget(self.drop)
        left.addSpacing(self.theme.px(10))
        left.addLayout(self._files)
        left.addStretch(1)
        for row in self.examples:
            right.addWidget(row)
        right.addWidget(_Line(self.theme, self))
        right.addSpacing(self.theme.px(10))
        right.addWidget(self._label(say("start_setting"), "small", "text_muted"), 0, Qt.AlignmentFlag.AlignRight)
        right.addStretch(1)
        grid.addLayout(left, 1, 0)
        grid.addLayout(right, 1, 1)
        return grid

    def show_files(self, files: Sequence[Path]) -> list[LinkRow]:
        """Makes a row for each file."""
        while (item := self._files.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        rows = [LinkRow(self.theme, str(path), "open", path.stem, str(path.parent), self) for path in files]
        for row in rows:
            self._files.addWidget(row)
        if rows:
            self._files.addWidget(_Line(self.theme, self))
        return rows

    # -- looks --------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QEvent) -> None:
        """Margins follow the width."""
        self._set_margins()

    def _set_margins(self) -> None:
        width = self.width() / self.theme.scale
        wish = max((width - WIDEST) / 2, LEAST_SIDE) if width < WIDEST + 2 * SIDE else (width - WIDEST) / 2
        side, top = self.theme.px(wish), self.theme.px(TOP if width >= WIDEST + 2 * SIDE - 1 else TOP / 2)
        self._column.setContentsMargins(side, top, side, self.theme.px(24))

    def restyle(self) -> None:
        """Takes fonts and colours from the theme anew."""
        super().restyle()
        for label, style, role in self._labels:
            label.setFont(self._font(style))
            label.setStyleSheet(f"color: {self.theme.roles[role]}")
        self.back.setFont(self.theme.font("label"))
        self._set_margins()

    def _font(self, style: str) -> QFont:
        if style == "lead_line":
            return self.theme.font("sentence")
        if style == "heading_large":
            font = self.theme.font("heading")
            font.setPixelSize(self.theme.px(15))
            return font
        return self.theme.font("start_title" if style == "start_title" else "small")

    def paintEvent(self, event: QPaintEvent) -> None:
        """The surface."""
        painter = design_painter(self, self.theme)
        painter.fillRect(self.design_rect, self.theme.colour("surface"))
        painter.end()


class _Logo(Themed):
    """The program's icon, 56 px."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(LOGO), self.theme.px(LOGO))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = design_painter(self, self.theme)
        ratio = self.devicePixelRatioF() * self.theme.scale
        pixmap = app_icon().pixmap(QSize(256, 256))
        painter.setRenderHint(painter.RenderHint.SmoothPixmapTransform)
        if ratio:
            painter.drawPixmap(QRectF(0, 0, LOGO, LOGO), pixmap, QRectF(pixmap.rect()))
        painter.end()


class _Line(Themed):
    """A hairline."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = design_painter(self, self.theme)
        painter.fillRect(self.design_rect, self.theme.colour("border"))
        painter.end()
