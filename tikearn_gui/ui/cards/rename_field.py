"""The field in which a strategy's name is typed, in place."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from tikearn_gui.ui.text import words
from tikearn_gui.ui.theme import Theme

__all__ = ["LONGEST_NAME", "RenameField"]

LONGEST_NAME: Final = 60


class RenameField(QLineEdit):
    """Enter and leaving the field accept (``accepted`` brings the name), Escape gives up; either way it goes away."""

    accepted = Signal(str)

    def __init__(self, theme: Theme, name: str, parent: QWidget) -> None:
        super().__init__(name, parent)
        self._name = name
        self._done = False
        self.setFont(theme.font("heading"))
        self.setMaxLength(LONGEST_NAME)
        self.setAccessibleName(words("rename"))
        self.returnPressed.connect(self._accept)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape gives up."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A click elsewhere accepts; a menu of its own does not."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._accept()

    def _accept(self) -> None:
        name = self.text().strip()
        if not self._done and name and name != self._name:
            self._done = True
            self.accepted.emit(name)
        self._leave()

    def _leave(self) -> None:
        self._done = True
        self.hide()
        self.deleteLater()
