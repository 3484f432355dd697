"""The window itself: menu bar, the start page or the workspace, the row at the foot. It decides nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPaintEvent,
)
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from tikearn_gui.ui.banner import Banner, Toast
from tikearn_gui.ui.icons import app_icon
from tikearn_gui.ui.menu_bar import MenuBar
from tikearn_gui.ui.status_row import StatusRow
from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.window_text import say

__all__ = ["LEAST", "USUAL", "MainWindow"]

USUAL: Final = QSize(1280, 800)
LEAST: Final = QSize(860, 600)
"""Smallest size at 100 % text; a larger text needs a larger window, as far as the screen goes."""


class MainWindow(QMainWindow):
    """Holds one view at a time. ``closing`` is asked whether the window may close."""

    files_dropped = Signal(object)
    """The files that were dropped, as a list of paths."""
    drag_hovers = Signal(bool)
    """A file hangs over the window, or does so no more."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.closing: Callable[[], bool] | None = None
        self.banner = Banner(theme)
        self.status = StatusRow(theme)
        self.menus = MenuBar(theme, self)
        self._after_paint: list[Callable[[], None]] = []
        self._stack = QStackedWidget()
        self.setMenuBar(self.menus)
        self.setWindowIcon(app_icon())
        self.setAcceptDrops(True)
        self._lay_out()
        self._set_least()
        theme.changed.connect(self._set_least)

    def _lay_out(self) -> None:
        centre = QWidget(self)
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self._stack, 1)
        column.addWidget(self.status)
        self.setCentralWidget(centre)
        self.toast = Toast(self.theme, centre)

    def _set_least(self) -> None:
        room = self.screen().availableSize()
        scale = max(self.theme.scale, 1.0)
        least = QSize(round(LEAST.width() * scale), round(LEAST.height() * scale))
        # A screen of 1920 x 1080 at 200 % has 960 x 540.
        self.setMinimumSize(least.boundedTo(room - QSize(0, self.theme.px(32))))

    # -- views --------------------------------------------------------------------------------------------------

    def show_view(self, view: QWidget) -> None:
        """Shows a view, which is taken in with the first showing."""
        if self._stack.indexOf(view) < 0:
            self._stack.addWidget(view)
        self._stack.setCurrentWidget(view)

    @property
    def view(self) -> QWidget | None:
        """The view on show."""
        return self._stack.currentWidget()

    def show_title(self, title: str, *, modified: bool, path: Path | None) -> None:
        """Shows the project's name; empty where none is open."""
        self.menus.show_title(say("modified", title=title) if modified and title else title)
        self.setWindowFilePath(str(path) if path is not None else "")
        self.setWindowTitle(f"{title}[*] – TikEarn" if title else "TikEarn")
        self.setWindowModified(modified)

    def after_paint(self, do: Callable[[], None]) -> None:
        """Does something once, as soon as what is shown now has been painted."""
        self._after_paint.append(do)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt paints; what waits for that comes after everything in the window was painted, too."""
        super().paintEvent(event)
        if self._after_paint:
            QTimer.singleShot(0, self._painted)

    def _painted(self) -> None:
        waiting, self._after_paint = self._after_paint, []
        for do in waiting:
            do()

    # -- files --------------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files are welcome."""
        if event.mimeData().hasUrls() and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
            self.drag_hovers.emit(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The file went elsewhere."""
        self.drag_hovers.emit(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Takes the files once the other program has its mouse back: a question may follow."""
        self.drag_hovers.emit(False)
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            QTimer.singleShot(0, self, lambda: self.files_dropped.emit(paths))

    # -- end ----------------------------------------------------------------------------------------------------

    def closeEvent(self, event: QCloseEvent) -> None:
        """Asks whoever knows whether something would be lost."""
        if self.closing is None or self.closing():
            event.accept()
        else:
            event.ignore()

    @property
    def is_painted(self) -> bool:
        """Whether nothing waits for the next frame."""
        return not self._after_paint
