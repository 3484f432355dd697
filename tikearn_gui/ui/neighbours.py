"""One window among others of the same program: what a double click opens where, and who has which file."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QProcess
from PySide6.QtWidgets import QApplication

from tikearn_gui.ui.claims import Claims
from tikearn_gui.ui.documents import Documents
from tikearn_gui.ui.main_window import MainWindow
from tikearn_gui.ui.window_text import say

__all__ = ["Neighbours", "command_for"]

PATIENCE_S: Final = 10.0
"""How long another window may take to come to the front before its file is shown as a copy: one that has not been used
for long may have to be read from the disk again."""


def command_for(path: Path) -> list[str]:
    """What starts another window with a file."""
    if getattr(sys, "frozen", False):
        return [sys.executable, str(path)]
    return [sys.executable, "-m", "tikearn_gui", str(path)]


class Neighbours(QObject):
    """Keeps the claim of a window with what it has open."""

    def __init__(
        self,
        documents: Documents,
        window: MainWindow,
        claims: Claims,
        start: Callable[[list[str]], bool] | None = None,
    ) -> None:
        super().__init__(window)
        self._documents, self._window, self._claims = documents, window, claims
        self._start = start or _started
        documents.may_use = self._why_not
        documents.state_changed.connect(self._follow)
        claims.wanted.connect(self._come_to_front)
        window.after_paint(claims.watch)

    def open_from_system(self, path: Path) -> None:
        """Opens a file that was double-clicked while the program runs, in a window of its own if this one is in use."""
        documents = self._documents
        if not documents.is_open or documents.has_file(path):
            documents.open_path(path)
            self._come_to_front()
        elif not (self._claims.is_free(path) and self._start(command_for(path))):
            documents.open_path(path)

    def open_copy(self, path: Path) -> bool:
        """Opens what is in a file that another window has and does not give an answer about."""
        if not self._documents.open_copy(path):
            return False
        self._window.banner.show_error(say("is_a_copy", name=path.name), say("verb_save_as"), self._documents.save_as)
        return True

    def _why_not(self, path: Path) -> str:
        """Why a file must not be opened or written here; empty where it may."""
        if self._claims.is_free(path):
            return ""
        self._claims.ask(path)
        return say("open_elsewhere", name=path.name)

    def _follow(self) -> None:
        path = self._documents.path
        if path is None or not self._claims.take(path):
            self._claims.release()

    def _come_to_front(self) -> None:
        window = self._window
        if window.isMinimized():
            window.showNormal()
        window.raise_()
        window.activateWindow()
        QApplication.alert(window)


def _started(command: list[str]) -> bool:
    return QProcess.startDetached(command[0], command[1:])[0]
