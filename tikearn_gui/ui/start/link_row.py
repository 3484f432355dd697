"""A row of a list to press: icon, name, a note at the back, a hairline over it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QFontMetricsF, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from tikearn_gui.ui.accessible import Spoken
from tikearn_gui.ui.icons import paint_svg
from tikearn_gui.ui.lettering import draw_line, elided
from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.themed import design_painter

__all__ = ["LinkRow"]

HEIGHT: Final = 35.0
ICON: Final = 16.0
GAP: Final = 10.0


class LinkRow(Spoken, QAbstractButton):
    """35 px high; ``key`` says what it stands for."""

    spoken_role = QAccessible.Role.Link

    def __init__(self, theme: Theme, key: str, icon: str, name: str, note: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.key = key
        self._icon, self._note = icon, note
        self.setText(name)
        self.setAccessibleName(name)
        self.setAccessibleDescription(note)
        self.setToolTip(note)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def spoken_press(self) -> None:
        """Opens it."""
        self.click()

    def sizeHint(self) -> QSize:
        """35 px high."""
        return QSize(self.theme.px(300), self.theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Names and notes are elided."""
        return QSize(self.theme.px(160), self.theme.px(HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter works like Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Another text size or theme."""
        super().changeEvent(event)
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Hairline, icon, name, note."""
        painter = design_painter(self, self.theme)
        scale = self.theme.scale
        box = QRectF(0, 0, self.width() / scale, self.height() / scale)
        if self.underMouse() or self.isDown():
            painter.fillRect(
                box.adjusted(0, 1, 0, 0), self.theme.colour("pressed_overlay" if self.isDown() else "hover_overlay")
            )
        painter.fillRect(QRectF(0, 0, box.width(), 1), self.theme.colour("border"))
        paint_svg(painter, QRectF(0, (box.height() - ICON) / 2, ICON, ICON), self._icon, self.theme.hex("text_muted"))
        strong, small = self.theme.design_font("label"), self.theme.design_font("small")
        left = ICON + GAP
        name = elided(strong, self.text(), box.width() - left)
        painter.setFont(strong)
        painter.setPen(self.theme.colour("text"))
        used = left + draw_line(painter, QRectF(left, 0, box.width() - left, box.height()), name) + 2 * GAP
        room = box.width() - used
        note = elided(small, self._note, room)
        painter.setFont(small)
        painter.setPen(self.theme.colour("text_muted"))
        if room > QFontMetricsF(small).horizontalAdvance("…"):
            draw_line(painter, QRectF(used, 0, room, box.height()), note, Qt.AlignmentFlag.AlignRight)
        painter.end()
