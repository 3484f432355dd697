"""The head of a panel: icon, title, and at the back what the panel is about."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from tikearn_gui.ui.icons import paint_svg
from tikearn_gui.ui.lettering import draw_line, elided
from tikearn_gui.ui.marks import paint_sample
from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.themed import Themed, design_painter

__all__ = ["PanelHead"]

SIDE: Final = 16.0
GAP: Final = 8.0
SAMPLE: Final = 22.0
SAMPLE_GAP: Final = 6.0
ICON: Final = 16.0


class PanelHead(Themed):
    """40 px high with a hairline under it. What it is about is elided in the middle."""

    def __init__(self, theme: Theme, title: str, *, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._title = title
        self._icon = icon
        self._aside = ""
        self._slot: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_aside(self, text: str, slot: int | None = None) -> None:
        """Shows what the panel is about; with a slot, beside the line of that strategy."""
        if (text, slot) != (self._aside, self._slot):
            self._aside, self._slot = text, slot
            self.setToolTip(text)
            self.update()

    def sizeHint(self) -> QSize:
        """40 px high."""
        return QSize(self.theme.px(200), self.theme.px(self.theme.tokens.height["tabs"]))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Icon, title, sample, name and hairline."""
        painter = design_painter(self, self.theme)
        box = self.design_rect
        painter.fillRect(QRectF(0, box.height() - 1, box.width(), 1), self.theme.colour("border"))
        left = SIDE
        if self._icon:
            icon = QRectF(left, (box.height() - 1 - ICON) / 2, ICON, ICON)
            paint_svg(painter, icon, self._icon, self.theme.hex("text"))
            left += ICON + GAP
        painter.setFont(self.theme.design_font("heading"))
        painter.setPen(self.theme.colour("text"))
        line = QRectF(left, 0, box.width() - left - SIDE, box.height() - 1)
        used = draw_line(painter, line, self._title) + GAP
        self._paint_aside(painter, line.adjusted(used, 0, 0, 0))
        painter.end()

    def _paint_aside(self, painter: QPainter, line: QRectF) -> None:
        painter.setFont(self.theme.design_font("small"))
        painter.setPen(QPen(self.theme.colour("text_secondary" if self._slot is not None else "text_muted")))
        sample = SAMPLE + SAMPLE_GAP if self._slot is not None else 0.0
        name = elided(painter.font(), self._aside, line.width() - sample)
        width = draw_line(painter, line, name, Qt.AlignmentFlag.AlignRight)
        if self._slot is not None and self._aside:
            left = line.right() - width - sample
            box = QRectF(left, round(line.center().y()) - 6, SAMPLE, 12)
            paint_sample(painter, self.theme, box, self._slot, edited=True)
