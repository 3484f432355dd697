"""The column of the page: tabs, and the page, which comes after the first frame."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from tikearn_gui.ui.pages.registry import PAGES, page_name
from tikearn_gui.ui.tab_row import Tab, TabRow
from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.themed import Themed

__all__ = ["PageColumn"]


class PageColumn(Themed):
    """Shows one page at a time under a row of tabs; ``chosen`` brings the key of a tab that was pressed."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        tabs = tuple(Tab(page.key, page_name(page), page.icon, page.number) for page in PAGES)
        self.tabs = TabRow(theme, tabs, self)
        self.pages: dict[str, QWidget] = {}
        self._stack = QStackedWidget(self)
        self._stack.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)
        self.tabs.chosen.connect(self.chosen)

    def add_page(self, key: str, page: QWidget) -> None:
        """Takes in a page."""
        self.pages[key] = page
        self._stack.addWidget(page)

    def show_page(self, key: str) -> None:
        """Shows a page that was taken in. Raises KeyError for another one."""
        self._stack.setCurrentWidget(self.pages[key])
        self.tabs.show_current(key)

    def mark(self, key: str) -> None:
        """Marks the tab of a page that is going to come. Raises KeyError for an unknown one."""
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
