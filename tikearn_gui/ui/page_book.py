"""The pages of the window: made when first shown, one at a time, the last one remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from tikearn_gui.ui.page_column import PageColumn
from tikearn_gui.ui.pages.registry import PAGES, known_page

if TYPE_CHECKING:
    from tikearn_gui.ui.presenters.page_presenter import PagePresenter, PageTools

__all__ = ["PageBook"]


class PageBook(QObject):
    """Turns pages. Until :meth:`open`, which may load what pages need, a page that is asked for only marks its tab."""

    turned = Signal(str)
    """Another page is on show, or is going to be; its key."""

    def __init__(self, column: PageColumn, key: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._column = column
        self._specs = {page.key: page for page in PAGES}
        self._tools: PageTools | None = None
        self.presenters: dict[str, PagePresenter] = {}
        self.key = known_page(key)
        column.chosen.connect(self.show_page)
        column.mark(self.key)

    def open(self, tools: PageTools) -> None:
        """Makes the page that is wished for, and from now on any other."""
        self._tools = tools
        self.show_page(self.key)

    @property
    def presenter(self) -> PagePresenter | None:
        """That of the page on show; None before :meth:`open`."""
        return self.presenters.get(self.key)

    def show_page(self, key: str) -> None:
        """Shows a page. Raises KeyError for an unknown key."""
        spec = self._specs[key]
        self.key = key
        if self._tools is not None:
            if key not in self.presenters:
                made = self.presenters[key] = spec.make(self._tools)
                made.setParent(self)
                self._column.add_page(key, made.widget)
            self._column.show_page(key)
        else:
            self._column.mark(key)
        self.turned.emit(key)
