"""A word in a sentence that can be changed in place."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from tikearn_gui.ui.lettering import paint_text, text_heights
from tikearn_gui.ui.pages.parts.runs import MEDIUM, Run
from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.themed import design_painter, to_widget
from tikearn_gui.ui.tokens import TextStyle

__all__ = ["EditableWord", "WordField"]

DOTS: Final = (1.5, 2.0)
UNDERLINE: Final = 1.5
HIT: Final = 24.0
FIELD_EXTRA: Final = 26.0


class EditableWord(QAbstractButton):
    """The word: accent colour over a dotted line; click, Enter or Space asks for the change."""

    def __init__(self, theme: Theme, style: TextStyle, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.style_name: TextStyle = style
        self.weight = MEDIUM
        self._baseline = 0.0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def stand(self, text: str, style: TextStyle, x: float, width: float, baseline: float) -> None:
        """Takes its text and its place in the sentence, in lengths of the design."""
        middle = baseline - 5.0
        box = QRectF(x, middle - HIT / 2, width, HIT)
        if (text, style, baseline) != (self.text(), self.style_name, self._baseline):
            self.style_name, self._baseline = style, baseline
            self.setText(text)
        self.setGeometry(to_widget(self.theme, box))
        self.setVisible(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter works like Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Shows that it can be clicked."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Back to its usual colour."""
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Word and dotted line."""
        painter = design_painter(self, self.theme)
        self.paint(painter)
        painter.end()

    def paint(self, painter: QPainter) -> None:
        """Paints the word into its own box."""
        colour = self.theme.colour("accent_hover" if self.underMouse() or self.isDown() else "accent")
        font = Run("", self.style_name, weight=self.weight).font(self.theme)
        line = HIT / 2 + 5.0
        painter.setPen(colour)
        paint_text(painter, 0.0, line, self.text(), font)
        pen = QPen(colour, UNDERLINE)
        pen.setDashPattern([length / UNDERLINE for length in DOTS])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        under = line + text_heights(font)[1] - 0.75
        painter.drawLine(QPointF(0.0, under), QPointF(self.width() / self.theme.scale, under))


class WordField(QLineEdit):
    """The field that opens in the place of a word. Enter takes what was typed, Esc does not."""

    typed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.hide()
        self.editingFinished.connect(self._take)

    def open(self, word: EditableWord, text: str) -> None:
        """Covers the word and selects its text."""
        self.setFont(self.theme.font("body"))
        self.setText(text)
        box = word.geometry().adjusted(-8, -2, round(FIELD_EXTRA * self.theme.scale), 2)
        self.setGeometry(box)
        self.show()
        self.raise_()
        self.selectAll()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes and keeps the old value."""
        if event.key() == Qt.Key.Key_Escape:
            self.blockSignals(True)
            self.hide()
            self.blockSignals(False)
        else:
            super().keyPressEvent(event)

    def _take(self) -> None:
        if self.isVisible():
            self.hide()
            self.typed.emit(self.text())
