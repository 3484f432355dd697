"""One sentence under a control: about what was typed, or what came of it. It takes neither focus nor mouse."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.themed import Themed

__all__ = ["Notice"]

WIDEST: Final = 260
PADDING_X: Final = 10
PADDING_Y: Final = 6


class Notice(Themed):
    """A small slip of paper over the window, under its anchor; made once for a panel and shown when needed."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window)
        self._window = window
        self._text = ""
        self._error = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence on show; empty where there is none."""
        return self._text

    def show_below(self, anchor: QWidget, text: str, *, error: bool) -> None:
        """Shows a sentence under a widget, right edges together, within the window."""
        self._text, self._error = text, error
        self.setFont(self.theme.font("small"))
        pad_x, pad_y = self.theme.px(PADDING_X), self.theme.px(PADDING_Y)
        widest = min(self.theme.px(WIDEST), self._window.width() - 2 * pad_x)
        box = QFontMetrics(self.font()).boundingRect(0, 0, widest - 2 * pad_x, 10_000, _FLAGS, text)
        self.resize(box.width() + 2 * pad_x + 1, box.height() + 2 * pad_y)
        self._place_under(anchor)
        self.raise_()
        self.show()
        self.update()

    def clear(self) -> None:
        """Takes the sentence away."""
        self._text = ""
        self.hide()

    def _place_under(self, anchor: QWidget) -> None:
        window = self._window
        corner = anchor.mapTo(window, QPoint(anchor.width(), anchor.height()))
        left = min(max(4, corner.x() - self.width()), max(4, window.width() - self.width() - 4))
        top = corner.y() + self.theme.px(6)
        if top + self.height() > window.height():
            top = anchor.mapTo(window, QPoint(0, 0)).y() - self.height() - self.theme.px(6)
        self.move(left, top)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The slip: on the ground of errors or of warnings, with an edge and text that are seen."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self.theme.colour("error_fill" if self._error else "warning_fill"))
        painter.setPen(QPen(self.theme.colour("negative" if self._error else "badge_guess_border"), 1))
        radius = self.theme.px(self.theme.tokens.radius["control"])
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.setPen(self.theme.colour("text"))
        pad_x, pad_y = self.theme.px(PADDING_X), self.theme.px(PADDING_Y)
        painter.drawText(self.rect().adjusted(pad_x, pad_y, -pad_x, -pad_y), _FLAGS, self._text)
        painter.end()


_FLAGS: Final = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft)
