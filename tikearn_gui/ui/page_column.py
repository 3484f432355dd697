"""The column of the page: tabs, and the page, which comes after the first frame."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from tikearn_gui.ui.tab_row import Tab, TabRow
from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.themed import Themed
from tikearn_gui.ui.window_text import page_name

__all__ = ["EARNINGS", "PageColumn"]

EARNINGS = "earnings"


class PageColumn(Themed):
    """Shows one page at a time. There is one so far; its tab stands alone and holds the line of the panels' heads."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.tabs = TabRow(theme, (Tab(EARNINGS, page_name(EARNINGS), "goal"),), self)
        self.pages: dict[str, QWidget] = {}
        self._stack = QStackedWidget(self)
        self._stack.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)
        self.tabs.chosen.connect(self.show_page)

    def add_page(self, key: str, page: QWidget) -> None:
        """Takes in a page."""
        self.pages[key] = page
        self._stack.addWidget(page)

    def show_page(self, key: str) -> None:
        """Shows a page by its key; one that is not there yet is passed over."""
        if key in self.pages:
            self._stack.setCurrentWidget(self.pages[key])
        self.tabs.show_current(key)

    def sizeHint(self) -> QSize:
        """720 wide."""
        return QSize(self.theme.px(720), self.theme.px(660))

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for the smallest window."""
        return QSize(self.theme.px(480), self.theme.px(200))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The surface, seen until the page is there."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.colour("surface"))
        painter.end()
