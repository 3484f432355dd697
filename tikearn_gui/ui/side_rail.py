"""A column shrunk to a rail: an icon, and its name written downwards. Pressed it opens over the page."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from tikearn_gui.ui.icons import paint_svg
from tikearn_gui.ui.lettering import draw_line, elided
from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.themed import design_painter

__all__ = ["SideRail"]

ICON: Final = 16.0
ICON_TOP: Final = 12.0
WORDS_TOP: Final = 44.0
FOOT: Final = 8.0


class SideRail(QAbstractButton):
    """40 px wide, at the left edge of the window."""

    def __init__(self, theme: Theme, icon: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._icon = icon
        self.setText(name)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """As wide as a rail."""
        return QSize(self.theme.px(self.theme.tokens.width["tips_rail"]), self.theme.px(200))

    def changeEvent(self, event: QEvent) -> None:
        """Repaints in other colours."""
        super().changeEvent(event)
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, edge, icon, name."""
        painter = design_painter(self, self.theme)
        scale = self.theme.scale
        box = QRectF(0, 0, self.width() / scale, self.height() / scale)
        painter.fillRect(box, self.theme.colour("background"))
        if self.isChecked() or self.underMouse():
            painter.fillRect(box, self.theme.colour("pressed_overlay" if self.isChecked() else "hover_overlay"))
        painter.fillRect(QRectF(box.width() - 1, 0, 1, box.height()), self.theme.colour("border"))
        middle = (box.width() - 1) / 2
        paint_svg(
            painter, QRectF(middle - ICON / 2, ICON_TOP, ICON, ICON), self._icon, self.theme.hex("text_secondary")
        )
        font = self.theme.design_font("small")
        painter.setFont(font)
        painter.setPen(self.theme.colour("text_secondary"))
        room = box.height() - WORDS_TOP - FOOT
        painter.translate(middle, WORDS_TOP)
        painter.rotate(90)
        draw_line(painter, QRectF(0, -8, room, 16), elided(font, self.text(), room))
        painter.end()
