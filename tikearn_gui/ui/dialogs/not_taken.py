"""The rows of a file that were not taken, each with where it stands and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QListWidget, QWidget

from tikearn_gui.ui.dialogs.base import WIDE, Dialog
from tikearn_gui.ui.pages import streams_asked as asked

if TYPE_CHECKING:
    from tikearn_gui.history.readers import Reading
    from tikearn_gui.ui.format import Format
    from tikearn_gui.ui.theme import Theme

__all__ = ["NotTakenDialog"]

HEIGHT = 320


class NotTakenDialog(Dialog):
    """Lists them; they can be copied, so that the file can be put right."""

    def __init__(self, theme: Theme, fmt: Format, reading: Reading, parent: QWidget | None = None) -> None:
        super().__init__(theme, asked.not_taken(), WIDE, parent)
        self.say(asked.why_not_taken(fmt, reading.name, reading.rows, reading.all_refused))
        self.list = QListWidget(self)
        self.list.setFont(theme.font("body"))
        self.list.setWordWrap(True)
        self.list.setAccessibleName(asked.not_taken())
        self.list.setFixedHeight(theme.px(HEIGHT))
        self.list.addItems([f"{one.where}: {one.why}" for one in reading.refused])
        if reading.refused_more:
            self.list.addItem(asked.and_more(fmt, reading.refused_more))
        self.body.addWidget(self.list)
        for warning in reading.warnings:
            self.say(warning, "small")
        copy, close = asked.list_verbs()
        self.copy_button = self.button(copy)
        self.copy_button.clicked.connect(self._on_copy)
        self.button(close, main=True, back=True)

    def _on_copy(self) -> None:
        rows = [self.list.item(row).text() for row in range(self.list.count())]
        QGuiApplication.clipboard().setText("\n".join(rows))
