"""Files that the system hands over while the program runs: on macOS a double click comes so, also the first one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

__all__ = ["FileEvents"]


class FileEvents(QObject):
    """Listens to the application. What comes before there is a window is kept for it."""

    file_opened = Signal(object)
    """The path of a file."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._waiting: list[Path] | None = []
        app.installEventFilter(self)

    def hand_over(self, receive: Callable[[Path], object]) -> None:
        """Gives all files to this receiver, first those that came before."""
        waiting, self._waiting = self._waiting or [], None
        self.file_opened.connect(receive)
        for path in waiting:
            self.file_opened.emit(path)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes the file, if it is one."""
        if not (isinstance(event, QFileOpenEvent) and event.file()):
            return False
        path = Path(event.file())
        if self._waiting is not None:
            self._waiting.append(path)
        else:
            self.file_opened.emit(path)
        return True
