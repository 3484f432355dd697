"""A strip over the page that says one thing in a sentence, and what can be done about it. It waits to be read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QAccessible, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from tikearn_gui.ui.accessible import Spoken
from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.themed import Themed

__all__ = ["Banner"]

SIDE: Final = 16
PADDING: Final = 6


class Banner(Spoken, Themed):
    """One at a time: a new sentence takes the place of the old one. A message goes by itself, an error does not."""

    spoken_role = QAccessible.Role.AlertMessage

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._error = False
        self._do: Callable[[], object] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._label = QLabel(self)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._button = QPushButton(self)
        self._dismiss = QPushButton(QCoreApplication.translate("Window", "Close"), self)
        for button in (self._button, self._dismiss):
            button.setProperty("kind", "text")
            button.setProperty("extent", "small")
        self._button.clicked.connect(self._on_button)
        self._dismiss.clicked.connect(self.clear)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._label, 1)
        self._row.addWidget(self._button)
        self._row.addWidget(self._dismiss)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.clear)
        self._set_sizes()
        self.hide()

    @property
    def text(self) -> str:
        """The sentence on show; empty where there is none."""
        return self._label.text() if not self.isHidden() else ""

    def show_error(self, text: str, button: str = "", do: Callable[[], object] | None = None) -> None:
        """Says what went wrong, with a button for what to do next where there is one."""
        self._timer.stop()
        self._show(text, button, do, error=True)

    def show_message(self, text: str, button: str = "", do: Callable[[], object] | None = None) -> None:
        """Says what was done; it goes after a while."""
        self._show(text, button, do, error=False)
        self._timer.start(2 * self.theme.tokens.motion_ms["toast"])

    def clear(self) -> None:
        """Takes the sentence away."""
        self._timer.stop()
        self._do = None
        self.hide()

    def _show(self, text: str, button: str, do: Callable[[], object] | None, *, error: bool) -> None:
        self._error, self._do = error, do
        self._label.setText(text)
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self.setAccessibleName(text)
        self.show()
        self.update()

    def _on_button(self) -> None:
        do = self._do
        self.clear()
        if do is not None:
            do()

    def restyle(self) -> None:
        """Takes sizes from the theme anew."""
        super().restyle()
        self._set_sizes()

    def _set_sizes(self) -> None:
        side, padding = self.theme.px(SIDE), self.theme.px(PADDING)
        self._row.setContentsMargins(side, padding, side, padding + 1)
        self._row.setSpacing(self.theme.px(12))
        self._label.setFont(self.theme.font("body"))
        for button in (self._button, self._dismiss):
            button.setFont(self.theme.font("small", 500))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of errors or of messages, and a hairline."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.colour("error_fill" if self._error else "warning_fill"))
        line = self.theme.colour("negative" if self._error else "badge_guess_border")
        painter.fillRect(0, self.height() - 1, self.width(), 1, line)
        painter.end()
