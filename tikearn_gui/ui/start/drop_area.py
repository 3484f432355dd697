"""Where a project's file can be dropped, with a button for those who would rather choose it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from tikearn_gui.ui.icons import paint_svg
from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.themed import Themed, design_painter
from tikearn_gui.ui.window_text import say

__all__ = ["DropArea"]

HEIGHT: Final = 122.0
SIDE: Final = 20.0
ICON: Final = 30.0
GAP: Final = 16.0


class DropArea(Themed):
    """A dashed frame. The window takes the drop; the frame only shows that it would."""

    choose_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.is_hovered = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._title = QLabel(say("drop_here"), self)
        self._note = QLabel(say("drop_note"), self)
        self._note.setWordWrap(True)
        self.button = QPushButton(say("choose_file"), self)
        self.button.setProperty("kind", "main")
        self.button.setProperty("extent", "large")
        self.button.clicked.connect(self.choose_requested)
        texts = QVBoxLayout()
        texts.addStretch(1)
        texts.addWidget(self._title)
        texts.addWidget(self._note)
        texts.addStretch(1)
        self._texts = texts
        self._row = QHBoxLayout(self)
        self._row.addLayout(texts, 1)
        self._row.addWidget(self.button)
        self._set_sizes()

    def show_hovered(self, hovered: bool) -> None:
        """A file hangs over the window."""
        if hovered != self.is_hovered:
            self.is_hovered = hovered
            self.update()

    def sizeHint(self) -> QSize:
        """122 px high."""
        return QSize(self.theme.px(400), self.theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """The note wraps."""
        return QSize(self.theme.px(320), self.theme.px(HEIGHT))

    def restyle(self) -> None:
        """Takes sizes and colours from the theme anew."""
        super().restyle()
        self._set_sizes()

    def _set_sizes(self) -> None:
        px = self.theme.px
        self.setFixedHeight(px(HEIGHT))  # the note wraps, and Qt would ask it for the height instead
        self._row.setContentsMargins(px(SIDE + ICON + GAP), 0, px(SIDE), 0)
        self._row.setSpacing(px(GAP))
        self._texts.setSpacing(px(2))
        self._title.setFont(self.theme.font("label"))
        self._note.setFont(self.theme.font("small"))
        self._note.setStyleSheet(f"color: {self.theme.hex('text_secondary')}")
        self.button.setFont(self.theme.font("label"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Dashed frame and icon."""
        painter = design_painter(self, self.theme)
        box = self.design_rect
        radius = self.theme.tokens.radius["card"]
        pen = QPen(self.theme.colour("accent" if self.is_hovered else "border_control"), 1.5)
        pen.setDashPattern([3, 2.4])
        painter.setPen(pen)
        painter.setBrush(self.theme.colour("accent_tint") if self.is_hovered else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), radius, radius)
        icon = QRectF(SIDE, (box.height() - ICON) / 2, ICON, ICON)
        paint_svg(painter, icon, "import", self.theme.hex("accent"))
        painter.end()
