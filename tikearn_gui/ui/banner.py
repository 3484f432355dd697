"""Sentences from the program: a strip for what went wrong, which waits, and a slip for what was done, which goes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QAccessible, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from tikearn_gui.ui.accessible import Spoken
from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.themed import Themed

__all__ = ["Banner", "Toast"]

SIDE: Final = 16
PADDING: Final = 6
FOOT: Final = 12
WIDEST: Final = 640


class _Message(Spoken, Themed):
    """One sentence at a time, with a button for what can be done about it: a new one takes the place of the old."""

    spoken_role = QAccessible.Role.AlertMessage

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._do: Callable[[], object] | None = None
        self._label = QLabel(self)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.button = QPushButton(self)
        self._dismiss = QPushButton(QCoreApplication.translate("Window", "Close"), self)
        for button in (self.button, self._dismiss):
            button.setProperty("kind", "text")
            button.setProperty("extent", "small")
        self.button.clicked.connect(self._on_button)
        self._dismiss.clicked.connect(self.clear)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._label, 1)
        self._row.addWidget(self.button)
        self._row.addWidget(self._dismiss)
        self._set_sizes()
        self.hide()

    @property
    def text(self) -> str:
        """The sentence on show; empty where there is none."""
        return self._label.text() if not self.isHidden() else ""

    def clear(self) -> None:
        """Takes the sentence away."""
        self._do = None
        self.hide()

    def _say(self, text: str, button: str, do: Callable[[], object] | None) -> None:
        self._do = do
        self._label.setText(text)
        self.button.setText(button)
        self.button.setVisible(bool(button))
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
        for button in (self.button, self._dismiss):
            button.setFont(self.theme.font("small", 500))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
        else:
            super().keyPressEvent(event)


class Banner(_Message):
    """A strip over the page that says what went wrong. It stays until it is closed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._label.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def show_error(self, text: str, button: str = "", do: Callable[[], object] | None = None) -> None:
        """Says what went wrong, with a button for what to do next where there is one."""
        self._say(text, button, do)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of errors, and a line under it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.colour("error_fill"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, self.theme.colour("negative"))
        painter.end()


class Toast(_Message):
    """A slip over the foot of the page that says what was done. It goes by itself, and nothing moves for it."""

    def __init__(self, theme: Theme, ground: QWidget) -> None:
        super().__init__(theme, ground)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.clear)
        ground.installEventFilter(self)

    def show_message(self, text: str, button: str = "", do: Callable[[], object] | None = None) -> None:
        """Says what was done; with a button it stays longer."""
        self._say(text, button, do)
        self._place()
        self.raise_()
        self._timer.start(self.theme.tokens.motion_ms["toast"] * (2 if button else 1))

    def clear(self) -> None:
        """Takes the sentence away."""
        self._timer.stop()
        super().clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keeps its place over the foot."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return False

    def restyle(self) -> None:
        """Takes sizes from the theme anew."""
        super().restyle()
        if not self.isHidden():
            self._place()

    def _place(self) -> None:
        """In the middle, over the row at the foot; a long sentence wraps."""
        ground = self.parentWidget()
        if ground is None:
            return
        room = ground.width() - 2 * self.theme.px(SIDE)
        most = min(self.theme.px(WIDEST), room)
        self._label.setWordWrap(self._row.sizeHint().width() > most)
        width = min(self._row.sizeHint().width(), most) if not self._label.wordWrap() else most
        height = (
            self._row.totalHeightForWidth(width) if self._row.hasHeightForWidth() else self._row.sizeHint().height()
        )
        foot = self.theme.px(self.theme.tokens.height["status"] + FOOT)
        self.setGeometry((ground.width() - width) // 2, ground.height() - foot - height, width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Raised paper with an edge that is seen."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.theme.colour("border_control"), 1))
        painter.setBrush(self.theme.colour("raised"))
        radius = self.theme.px(self.theme.tokens.radius["card"])
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.end()
