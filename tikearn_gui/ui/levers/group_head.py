"""The head of a group of levers: its name, and how many more it has."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from tikearn_gui.core.lever import Group
from tikearn_gui.ui import text
from tikearn_gui.ui.lettering import draw_line
from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.themed import Themed, design_painter, to_widget
from tikearn_gui.ui.tokens import ColourRole

__all__ = ["GroupHead"]

SIDE: Final = 16.0
REACH: Final = 4.0
"""How far the texts can be hit beyond their ends."""
TEXT_SINKS: Final = 1.0
"""The texts stand a little below the middle, nearer to the rows they head."""


class GroupHead(Themed):
    """28 px: ``name_pressed`` folds the group away or out, ``rest_pressed`` shows the rest of it or less."""

    name_pressed = Signal()
    rest_pressed = Signal()

    def __init__(self, theme: Theme, group: Group, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._name = _Words(theme, self, weight=600, role="text_secondary", align=Qt.AlignmentFlag.AlignLeft)
        self._rest = _Words(theme, self, weight=400, role="text_muted", align=Qt.AlignmentFlag.AlignRight)
        self._name.setText(text.group_name(group))
        self._name.clicked.connect(self.name_pressed)
        self._rest.clicked.connect(self.rest_pressed)
        self.restyle()

    def show_rest(self, words: str) -> None:
        """Shows how much of the group is left to open; empty where there is nothing."""
        self._rest.setText(words)
        self._rest.setAccessibleName(f"{self._name.text()}, {words}")
        self._rest.setVisible(bool(words))
        self._place_parts()

    def focus_chain(self) -> list[QWidget]:
        """The parts in the order of Tab."""
        return [self._name, self._rest]

    def sizeHint(self) -> QSize:
        """28 px high."""
        return QSize(self.theme.px(200), self.theme.px(self.theme.tokens.height["lever_group"]))

    def restyle(self) -> None:
        """Takes sizes from the theme anew."""
        self.setFixedHeight(self.theme.px(self.theme.tokens.height["lever_group"]))
        super().restyle()
        self._place_parts()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Name at the front, rest at the back."""
        self._place_parts()

    def _place_parts(self) -> None:
        height = self.theme.tokens.height["lever_group"]
        high = self.theme.tokens.height["target_min"]
        width, scale = self.design_rect.width(), self.theme.scale
        name, rest = (part.sizeHint().width() / scale for part in (self._name, self._rest))
        lefts = (SIDE - REACH, width - SIDE + REACH - rest)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            lefts = (width - lefts[0] - name, width - lefts[1] - rest)
        self._name.setGeometry(to_widget(self.theme, QRectF(lefts[0], height - high, name, high)))
        self._rest.setGeometry(to_widget(self.theme, QRectF(lefts[1], height - high, rest, high)))


class _Words(QAbstractButton):
    """A text of 12 px to press."""

    def __init__(
        self, theme: Theme, parent: QWidget, *, weight: int, role: ColourRole, align: Qt.AlignmentFlag
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._weight = weight
        self._role: ColourRole = role
        self._align = align
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.theme.design_font("small", self._weight))
        width = metrics.horizontalAdvance(self.text()) + 2 * REACH + 1
        return QSize(self.theme.px(width), self.theme.px(self.theme.tokens.height["target_min"]))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = design_painter(self, self.theme)
        painter.setFont(self.theme.design_font("small", self._weight))
        painter.setPen(self.theme.colour("text" if self.underMouse() else self._role))
        scale = self.theme.scale
        box = QRectF(REACH, TEXT_SINKS, self.width() / scale - 2 * REACH, self.height() / scale)
        draw_line(painter, box, self.text(), self._align)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()
