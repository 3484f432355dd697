"""What all dialogs have in common: a title, a body, and verbs at the foot."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.tokens import ColourRole, TextStyle

__all__ = ["NARROW", "WIDE", "Dialog"]

NARROW: Final = 480
WIDE: Final = 640
PADDING: Final = 24


class Dialog(QDialog):
    """Title, body and a row of buttons, the main one at the right. Escape is the way back."""

    def __init__(self, theme: Theme, title: str, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setWindowTitle(title)
        self.setModal(True)
        self._labels: list[tuple[QLabel, TextStyle, ColourRole]] = []
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.px(8))
        self.foot = QHBoxLayout()
        self.foot.setSpacing(theme.px(8))
        column = QVBoxLayout(self)
        padding = theme.px(PADDING)
        column.setContentsMargins(padding, padding, padding, padding)
        column.setSpacing(theme.px(16))
        column.addWidget(self.label(title, "page_title"))
        column.addLayout(self.body, 1)
        column.addLayout(self.foot)
        self.foot.addStretch(1)
        self.setFixedWidth(min(theme.px(width), self.screen().availableGeometry().width()))

    def label(self, text: str, style: TextStyle = "body", role: ColourRole = "text") -> QLabel:
        """A label that wraps, in a style and colour of the theme."""
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setFont(self.theme.font(style))
        label.setStyleSheet(f"color: {self.theme.hex(role)}")
        self._labels.append((label, style, role))
        return label

    def say(self, text: str, style: TextStyle = "body", role: ColourRole = "text_secondary") -> QLabel:
        """Adds a paragraph to the body."""
        label = self.label(text, style, role)
        self.body.addWidget(label)
        return label

    def add_scrolling(self, content: QWidget, height: int) -> QScrollArea:
        """Adds a part to the body that scrolls, at most so high."""
        area = QScrollArea(self)
        area.setWidget(content)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)
        most = self.screen().availableGeometry().height() - self.theme.px(200)
        area.setFixedHeight(max(self.theme.px(160), min(self.theme.px(height), most)))
        self.body.addWidget(area)
        return area

    def button(self, text: str, *, main: bool = False, back: bool = False) -> QPushButton:
        """Adds a button at the foot. The main one answers to Enter; one that leads ``back`` closes without doing."""
        button = QPushButton(text, self)
        button.setFont(self.theme.font("label"))
        button.setAutoDefault(main)
        if main:
            button.setProperty("kind", "main")
            button.setDefault(True)
        if back:
            button.clicked.connect(self.reject)
        self.foot.addWidget(button)
        return button

    def changeEvent(self, event: QEvent) -> None:
        """Takes fonts and colours from the theme anew."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            for label, style, role in getattr(self, "_labels", ()):
                colour = f"color: {self.theme.hex(role)}"
                if label.styleSheet() != colour:
                    label.setStyleSheet(colour)
                label.setFont(self.theme.font(style))
