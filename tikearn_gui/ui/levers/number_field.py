"""The field of a lever: typing, stepping, and one plain sentence about what it does not take."""

from __future__ import annotations

from enum import Enum
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit, QWidget

from tikearn_gui.core.lever import LeverValue
from tikearn_gui.ui.format import widest
from tikearn_gui.ui.lettering import draw_line, text_width
from tikearn_gui.ui.levers.scale import Beyond, SliderScale
from tikearn_gui.ui.levers.value_text import TypingError, ValueText
from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.tokens import ColourRole

__all__ = ["FieldState", "NumberField"]

PADDING: Final = 6
GAP: Final = 4
"""Between number and unit."""
LINE_EDIT_MARGIN: Final = 4
"""What QLineEdit and its cursor add at both sides by themselves."""
LIFT: Final = 2
"""Room below the number, so that it stands level with the label."""
HEIGHT: Final = 22
_STEPS: Final = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


class FieldState(Enum):
    """What the field has to say about its text."""

    GOOD = 0
    BEYOND = 1
    BAD = 2


_LOOK: Final[dict[FieldState, tuple[ColourRole, ColourRole]]] = {
    FieldState.GOOD: ("raised", "border"),
    FieldState.BEYOND: ("warning_fill", "badge_guess_border"),
    FieldState.BAD: ("error_fill", "negative"),
}


class NumberField(QLineEdit):
    """Number at the right, unit after it (or the currency before it), on a ground that tells its state.

    ``committed`` brings a checked value on Enter, on leaving the field and for the arrow keys. Text that the lever does
    not take stays as it was typed, with a sentence in ``noticed`` (text, whether it is an error); Escape takes it back.
    """

    committed = Signal(float)
    noticed = Signal(str, bool)

    def __init__(self, theme: Theme, value_text: ValueText, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._seen = theme.generation
        self._text = value_text
        self._value: float = value_text.lever.default.number
        self._state = FieldState.GOOD
        self._notice = ""
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setFrame(False)
        self.textEdited.connect(self._on_text_edited)
        self.returnPressed.connect(self._on_return)
        self.editingFinished.connect(self._commit)
        self.restyle()
        self._write()

    # -- what it is given ---------------------------------------------------------------------------------------

    def show_value(self, value: LeverValue) -> None:
        """Shows a value. Text that is being typed stays until the value really changes."""
        number = float(value)
        if number != self._value or not self.isModified():
            self._value = number
            self._write()

    def set_value_text(self, value_text: ValueText) -> None:
        """Writes values in another locale or currency."""
        self._text = value_text
        self.restyle()
        self._write()

    @property
    def state(self) -> FieldState:
        """Whether the text is good, beyond the slider's end, or nothing that the lever takes."""
        return self._state

    @property
    def notice(self) -> str:
        """The sentence about the text; empty where there is nothing to say."""
        return self._notice

    def restyle(self) -> None:
        """Takes font and room for the unit from the theme anew."""
        self.setFont(self.theme.font("body"))
        right = PADDING + (self._width_of(self._text.suffix) + GAP if self._text.suffix else 0) - LINE_EDIT_MARGIN
        left = PADDING + (self._width_of(self._text.prefix) + GAP if self._text.prefix else 0) - LINE_EDIT_MARGIN
        self._design_width = self._widest()
        self.setTextMargins(self.theme.px(left), 0, self.theme.px(right), LIFT)
        self.updateGeometry()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Looks at the theme again with a new style sheet, the last thing that a change of the theme brings."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.theme.generation != self._seen:
            self._seen = self.theme.generation
            self.restyle()

    def sizeHint(self) -> QSize:
        """96 x 22 at 100 %, wider where the slider brings longer numbers."""
        return QSize(self.theme.px(self._design_width), self.theme.px(HEIGHT))

    def _widest(self) -> float:
        """The width in lengths of the design that holds every number of the slider."""
        digits = QFontMetricsF(self.theme.design_font("body"))
        around = sum(self._width_of(part) + GAP for part in (self._text.prefix, self._text.suffix) if part)
        return max(self.theme.tokens.width["field"], widest(self._text.extremes, digits) + around + 2 * PADDING)

    def _width_of(self, unit: str) -> float:
        return text_width(unit, self.theme.design_font("caption"))

    # -- typing -------------------------------------------------------------------------------------------------

    def _write(self) -> None:
        number = self._text.number(self._value)
        if number != self.text():
            self.setText(number)
        self.setModified(False)
        self._judge(self._value)

    def _judge(self, value: float) -> None:
        beyond = self._text.beyond(value) is not Beyond.NO
        self._tell(FieldState.BEYOND if beyond else FieldState.GOOD, self._text.notice(value))

    def _tell(self, state: FieldState, notice: str) -> None:
        if (state, notice) == (self._state, self._notice):
            return
        self._state, self._notice = state, notice
        self.setAccessibleDescription(notice)
        self.setToolTip(notice)
        self.noticed.emit(notice, state is FieldState.BAD)
        self.update()

    def _on_text_edited(self, typed: str) -> None:
        """Says at once what lies beyond the end, but complains of nothing while it is still being typed."""
        try:
            self._judge(self._text.parse(typed))
        except TypingError:
            self._tell(FieldState.GOOD, "")

    def _on_return(self) -> None:
        self._commit()
        if self._state is not FieldState.BAD:
            self.selectAll()

    def _commit(self) -> None:
        if not self.isModified():
            return
        if not self.text().strip():
            self._write()
            return
        try:
            value = self._text.parse(self.text())
        except TypingError as refusal:
            self._tell(FieldState.BAD, str(refusal))
            return
        self._value = value
        self._write()
        self.committed.emit(value)

    # -- events -------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down step, with Shift ten steps; Escape takes back what was typed."""
        key = Qt.Key(event.key())
        if key in _STEPS and not self.isReadOnly():
            self._commit()
            if self._state is not FieldState.BAD:
                ten = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self._step(_STEPS[key] * (10 if ten else 1))
        elif key == Qt.Key.Key_Escape and self.isModified():
            self._write()
            self.selectAll()
        else:
            super().keyPressEvent(event)

    def _step(self, steps: int) -> None:
        value = SliderScale(self._text.lever).stepped(self._value, steps)
        if value != self._value:
            self._value = value
            self._write()
            self.selectAll()
            self.committed.emit(value)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A first click takes the whole number, to be typed over."""
        fresh = not self._was_focused
        super().mousePressEvent(event)
        if fresh and event.button() == Qt.MouseButton.LeftButton:
            self.selectAll()
        self._was_focused = True

    _was_focused = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        """By the keyboard the number is taken whole."""
        super().focusInEvent(event)
        self._was_focused = event.reason() != Qt.FocusReason.MouseFocusReason
        self.noticed.emit(self._notice, self._state is FieldState.BAD)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaves text and state as they are, but says no more about them."""
        super().focusOutEvent(event)
        self._was_focused = False
        self.deselect()
        self.noticed.emit("", False)
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        """A stronger edge under the mouse."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Back to rest."""
        super().leaveEvent(event)
        self.update()

    # -- picture ------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, the number as Qt paints it, the unit."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, edge = self._colours()
        painter.setBrush(self.theme.colour(ground))
        painter.setPen(QPen(self.theme.colour(edge), 1))
        radius = self.theme.px(self.theme.tokens.radius["control"])
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.end()
        super().paintEvent(event)
        self._paint_units()

    def _colours(self) -> tuple[ColourRole, ColourRole]:
        ground, edge = _LOOK[self._state]
        if not self.isEnabled():
            return "surface", "border"
        if self._state is FieldState.GOOD and self.hasFocus():
            edge = "accent"
        elif self._state is FieldState.GOOD and self.underMouse():
            edge = "border_control"
        return ground, edge

    def _paint_units(self) -> None:
        if not self._text.suffix and not self._text.prefix:
            return
        painter = QPainter(self)
        painter.setFont(self.theme.font("caption"))
        painter.setPen(self.theme.colour("text_muted" if self.isEnabled() else "text_disabled"))
        box = QRectF(self.rect())
        pad, gap = self.theme.px(PADDING), self.theme.px(GAP)
        right = Qt.AlignmentFlag.AlignRight
        draw_line(painter, box.adjusted(0, 0, -pad, 0), self._text.suffix, right)
        if self._text.prefix:
            after = self.textMargins().right() + LINE_EDIT_MARGIN
            number = text_width(self.text(), self.font())
            draw_line(painter, box.adjusted(0, 0, -(after + number + gap), 0), self._text.prefix, right)
        painter.end()
