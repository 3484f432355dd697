"""A few choices side by side, one of them on."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from tikearn_gui.core.lever import LeverValue
from tikearn_gui.ui.accessible import Spoken, tell_value_changed
from tikearn_gui.ui.focus_ring import OWN_RING
from tikearn_gui.ui.lettering import draw_line
from tikearn_gui.ui.text import choice_text
from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.themed import KEYBOARD_REASONS, Themed, design_painter

__all__ = ["SEGMENTED_HEIGHT", "SegmentedChoice"]

SEGMENTED_HEIGHT: Final = 24.0
ROOM: Final = 4.0
"""Around the control, for the focus ring."""
_KEYS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class SegmentedChoice(Spoken, Themed):
    """Shows the choice it is given; ``chosen`` brings the one that is wished."""

    chosen = Signal(object)

    spoken_role = QAccessible.Role.ComboBox

    def __init__(self, theme: Theme, choices: tuple[LeverValue, ...], parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._choices = choices
        self._current = choices[0]
        self._slot = 0
        self._solid = False
        self._hovered: int | None = None
        self._ring = False
        self.setProperty(OWN_RING, True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_choice(self, choice: LeverValue, slot: int, *, solid: bool) -> None:
        """Shows a choice in the colour of a strategy's slot; ``solid`` says that it was made and is no default."""
        if (choice, slot, solid) != (self._current, self._slot, self._solid):
            self._current, self._slot, self._solid = choice, slot, solid
            self.update()
            tell_value_changed(self, choice_text(choice))

    @property
    def choice(self) -> LeverValue:
        """The choice on show."""
        return self._current

    def sizeHint(self) -> QSize:
        """156 x 24 and the room of the ring."""
        return QSize(self.theme.px(156 + 2 * ROOM), self.theme.px(SEGMENTED_HEIGHT))

    def segment(self, index: int) -> QRectF:
        """The box of a choice in lengths of the design."""
        box = self.design_rect.adjusted(ROOM, 1, -ROOM, -1)
        width = box.width() / len(self._choices)
        place = len(self._choices) - 1 - index if self._mirrored else index
        return QRectF(box.left() + place * width, box.top(), width, box.height())

    @property
    def _mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    # -- events -------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Wishes what lies under the mouse."""
        index = self._index_at(event)
        self._show_ring(False)
        if index is not None and event.button() == Qt.MouseButton.LeftButton:
            self._wish(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Lights up what lies under the mouse."""
        index = self._index_at(event)
        if index != self._hovered:
            self._hovered = index
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Back to rest."""
        self._hovered = None
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go to the next choice, Home and End to the first and last."""
        key, count = Qt.Key(event.key()), len(self._choices)
        if key in _KEYS:
            sideways = key in (Qt.Key.Key_Left, Qt.Key.Key_Right)
            step = -_KEYS[key] if self._mirrored and sideways else _KEYS[key]
            self._wish(min(max(self._choices.index(self._current) + step, 0), count - 1))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._wish(0 if key == Qt.Key.Key_Home else count - 1)
        else:
            event.ignore()
            return
        self._show_ring(True)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows the ring where the keyboard brought the focus."""
        self._show_ring(event.reason() in KEYBOARD_REASONS)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Takes the ring off."""
        self._show_ring(False)

    def _show_ring(self, on: bool) -> None:
        self._ring = on
        self.update()

    def _index_at(self, event: QMouseEvent) -> int | None:
        point = event.position() / self.theme.scale
        boxes = (self.segment(index) for index in range(len(self._choices)))
        return next((index for index, box in enumerate(boxes) if box.contains(point)), None)

    def _wish(self, index: int) -> None:
        if self._choices[index] != self._current:
            self.chosen.emit(self._choices[index])

    # -- screen readers -----------------------------------------------------------------------------------------

    def spoken_value(self) -> str:
        """The words of the choice."""
        return choice_text(self._current)

    # -- picture ------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """A sunken bar with the choice raised out of it."""
        painter = design_painter(self, self.theme)
        radius = self.theme.tokens.radius["control"]
        bar = self.design_rect.adjusted(ROOM, 1, -ROOM, -1)
        painter.setPen(QPen(self.theme.colour("border"), 1))
        painter.setBrush(self.theme.colour("sunken"))
        painter.drawRoundedRect(bar.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        for index, choice in enumerate(self._choices):
            self._paint_segment(painter, self.segment(index), choice, hovered=index == self._hovered)
        if self._ring:
            painter.setPen(QPen(self.theme.colour("focus"), self.theme.tokens.stroke["focus"]))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.design_rect.adjusted(1, 1, -1, -1), radius + 3, radius + 3)
        painter.end()

    def _paint_segment(self, painter: QPainter, box: QRectF, choice: LeverValue, *, hovered: bool) -> None:
        on = choice == self._current
        radius = self.theme.tokens.radius["control"]
        if on:
            edge = self.theme.strategy_colour(self._slot) if self._solid else self.theme.colour("border_control")
            enabled = self.isEnabled()
            painter.setPen(QPen(edge if enabled else self.theme.colour("border"), 1.5 if self._solid else 1))
            painter.setBrush(self.theme.colour("raised"))
            painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), radius, radius)
        elif hovered and self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colour("hover_overlay"))
            painter.drawRoundedRect(box, radius, radius)
        painter.setFont(self.theme.design_font("small"))
        ink = self.theme.colour("text" if on else "text_secondary")
        painter.setPen(ink if self.isEnabled() else self.theme.colour("text_disabled"))
        draw_line(painter, box, choice_text(choice), Qt.AlignmentFlag.AlignHCenter)
