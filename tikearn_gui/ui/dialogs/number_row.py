"""A number that is typed: name, field, unit, and under them how to read the figure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from tikearn_gui.ui.theme import Theme

__all__ = ["NumberRow"]

FIELD: Final = 96


class NumberRow(QWidget):
    """``parse`` turns text into a value, or raises ValueError with one plain sentence to show under the field."""

    changed = Signal()

    def __init__(
        self, theme: Theme, name: str, unit: str, hint: str, parse: Callable[[str], float], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._parse = parse
        self._hint = hint
        self.value: float | None = None
        self.field = QLineEdit(self)
        self.field.setFont(theme.font("body"))
        self.field.setFixedWidth(theme.px(FIELD))
        self.field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.field.setAccessibleName(f"{name}, {unit}" if unit else name)
        self.field.setAccessibleDescription(hint)
        self.field.textChanged.connect(self._on_typed)
        title = self._label(name, "label", "text")
        title.setBuddy(self.field)
        self._note = self._label(hint, "small", "text_muted")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, theme.px(8))
        grid.setHorizontalSpacing(theme.px(8))
        grid.setVerticalSpacing(theme.px(2))
        grid.addWidget(title, 0, 0)
        grid.addWidget(self.field, 0, 1)
        grid.addWidget(self._label(unit, "small", "text_muted"), 0, 2)
        grid.addWidget(self._note, 1, 0, 1, 3)
        grid.setColumnStretch(0, 1)
        grid.setColumnMinimumWidth(2, theme.px(72))

    def show_text(self, text: str) -> None:
        """Puts a number into the field."""
        self.field.setText(text)

    @property
    def problem(self) -> str:
        """What is wrong with what was typed; empty where nothing is."""
        return self._note.text() if self.value is None else ""

    def _label(self, text: str, style: str, role: str) -> QLabel:
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(style == "small" and len(text) > 24)
        label.setFont(self.theme.font("label" if style == "label" else "small"))
        label.setStyleSheet(f"color: {self.theme.roles[role]}")
        return label

    def _on_typed(self, typed: str) -> None:
        try:
            self.value = self._parse(typed)
            note, role = self._hint, "text_muted"
        except ValueError as problem:
            self.value, note, role = None, str(problem), "negative"
        self._note.setText(note)
        self._note.setStyleSheet(f"color: {self.theme.roles[role]}")
        self.changed.emit()
