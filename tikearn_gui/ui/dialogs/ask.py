"""One question with verbs for answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QPushButton, QWidget

from tikearn_gui.ui.dialogs.base import NARROW, Dialog
from tikearn_gui.ui.theme import Theme

__all__ = ["Answer", "Question"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What can be answered: a key, the verb on its button, and whether it is the main one or the way back."""

    key: str
    verb: str
    main: bool = False
    back: bool = False


class Question(Dialog):
    """Asks; :meth:`answer` gives the key of what was pressed. Escape is the way back."""

    def __init__(
        self, theme: Theme, title: str, text: str, answers: Sequence[Answer], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, title, NARROW, parent)
        self.say(text)
        self._back = next((answer.key for answer in answers if answer.back), "")
        self._chosen = self._back
        self.buttons: dict[str, QPushButton] = {}
        for answer in answers:
            button = self.button(answer.verb, main=answer.main)
            button.setObjectName(answer.key)
            button.clicked.connect(self._on_clicked)
            self.buttons[answer.key] = button

    def answer(self) -> str:
        """Waits for an answer and returns its key."""
        self.exec()
        return self._chosen

    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            self._chosen = button.objectName()
        self.accept()
