"""A page, or a part of one, that has nothing to show yet: one line of text, one button, a grey range glyph."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from tikearn_gui.ui.glyphs import RangeGlyph, RangeView, Span
from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.themed import Themed

__all__ = ["EmptyPage"]

WIDTH: Final = 380.0
GLYPH: Final = RangeView(0.12, 0.3, 0.42, 0.6, 0.92)


class EmptyPage(Themed):
    """Says why, and offers the one thing to do; ``asked`` says that it is wished for."""

    asked = Signal()
    other_asked = Signal(str)
    """One of the quieter ways was chosen, by its name."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.glyph = RangeGlyph(theme, parent=self)
        self.glyph.show_range(GLYPH, Span(0.0, 1.0))
        self.label = QLabel(self)
        self.label.setWordWrap(True)
        self.label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.button = QPushButton(self)
        self.button.setProperty("kind", "main")
        self.button.clicked.connect(self.asked)
        self.others: dict[str, QPushButton] = {}
        self._row = QHBoxLayout()
        self._column = QVBoxLayout(self)
        self._column.addStretch(2)
        for part in (self.glyph, self.label, self.button):
            self._column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addLayout(self._row)
        self._column.addStretch(3)
        self.restyle()

    def offer(self, others: Mapping[str, str]) -> None:
        """Other ways, by name, as quiet buttons under the main one."""
        if not self.others:
            self._row.addStretch(1)
            for name in others:
                button = self.others[name] = QPushButton(self)
                button.setProperty("kind", "text")
                button.clicked.connect(partial(self.other_asked.emit, name))
                self._row.addWidget(button)
            self._row.addStretch(1)
        for name, verb in others.items():
            self.others[name].setText(verb)

    def say(self, text: str, verb: str = "") -> None:
        """Shows a sentence and a verb on the button; without a verb there is no button."""
        self.label.setText(text)
        self.button.setText(verb)
        self.button.setVisible(bool(verb))
        self._fit()

    def restyle(self) -> None:
        """Takes sizes from the theme anew."""
        super().restyle()
        self.label.setFont(self.theme.font("lead"))
        self.label.setFixedWidth(self.theme.px(WIDTH))
        self.glyph.setFixedWidth(self.theme.px(160))
        self._column.setSpacing(self.theme.px(16))
        self._row.setSpacing(self.theme.px(16))
        self._fit()

    def _fit(self) -> None:
        """A label that is centred is not asked how high its lines are."""
        if self.label.text():
            self.label.setFixedHeight(self.label.heightForWidth(self.theme.px(WIDTH)))
