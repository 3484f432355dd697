"""The row at the foot of the window: how exact the figures are, when they were saved, and that nothing leaves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QAccessible, QFont, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from tikearn_gui.ui.accessible import Spoken
from tikearn_gui.ui.lettering import draw_line, text_width
from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.themed import Themed, design_painter

__all__ = ["StatusRow"]

SIDE: Final = 16.0
GAP: Final = 16.0


class StatusRow(Spoken, Themed):
    """24 px, texts of 11 px at the front and at the back; where they would meet, the ones in the middle go first."""

    spoken_role = QAccessible.Role.StatusBar

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._front: tuple[str, ...] = ()
        self._back: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_front(self, texts: Sequence[str]) -> None:
        """Shows texts at the front, the most important first; empty ones are left out."""
        found = tuple(filter(None, texts))
        if found != self._front:
            self._front = found
            self._tell()

    def show_back(self, texts: Sequence[str]) -> None:
        """Shows texts at the back, the most important last; empty ones are left out."""
        found = tuple(filter(None, texts))
        if found != self._back:
            self._back = found
            self._tell()

    @property
    def texts(self) -> tuple[str, ...]:
        """All texts from front to back."""
        return (*self._front, *self._back)

    def _tell(self) -> None:
        self.setAccessibleName(". ".join(self.texts))
        self.setToolTip("\n".join(self.texts))
        self.update()

    def sizeHint(self) -> QSize:
        """24 px high."""
        return QSize(self.theme.px(400), self.theme.px(self.theme.tokens.height["status"]))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, hairline, texts."""
        painter = design_painter(self, self.theme)
        box = self.design_rect
        painter.fillRect(box, self.theme.colour("background"))
        painter.fillRect(QRectF(0, 0, box.width(), 1), self.theme.colour("border"))
        font = self.theme.design_font("caption")
        painter.setFont(font)
        painter.setPen(self.theme.colour("text_muted"))
        front, back = self._fitting(font, box.width() - 2 * SIDE)
        left = SIDE
        for text in front:
            left += draw_line(painter, QRectF(left, 1, box.width(), box.height() - 1), text) + GAP
        right = box.width() - SIDE
        for text in reversed(back):
            width = text_width(text, font)
            draw_line(painter, QRectF(right - width, 1, width + 1, box.height() - 1), text)
            right -= width + GAP
        painter.end()

    def _fitting(self, font: QFont, room: float) -> tuple[list[str], list[str]]:
        """The texts that fit beside one another: what stands nearest to the middle is left out first."""
        front, back = list(self._front), list(self._back)

        def needed() -> float:
            return sum(text_width(text, font) + GAP for text in (*front, *back)) - GAP

        while needed() > room and len(front) + len(back) > 1:
            if len(front) > 1 or not back:
                front.pop()
            elif len(back) > 1:
                back.pop(0)
            else:
                front.pop()
        return front, back
