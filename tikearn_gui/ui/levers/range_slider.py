"""A lever's slider. It shows what it is given and says what is wished; it holds no truth of its own."""

from __future__ import annotations

from enum import Enum
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from tikearn_gui.core.lever import Lever, Setting
from tikearn_gui.ui.accessible import Spoken, tell_value_changed
from tikearn_gui.ui.kept_picture import KeptPicture
from tikearn_gui.ui.levers.scale import SliderScale
from tikearn_gui.ui.levers.slider_keys import wished_setting
from tikearn_gui.ui.levers.slider_paint import Picture, SliderBox, paint_scale, paint_value, reach
from tikearn_gui.ui.levers.value_text import ValueText
from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.themed import KEYBOARD_REASONS, Themed, design_painter, to_widget

__all__ = ["RangeSlider"]

MARGIN_LEFT: Final = 7.0
MARGIN_RIGHT: Final = 4.0
"""Room beside the track for the focus ring at its ends."""
HEIGHT: Final = 26.0
MIDDLE: Final = 15.0
WHEEL_REST_MS: Final = 400
"""After so long without a turn of the wheel its edit is finished."""
NOTCH: Final = 120
"""One notch of a wheel, in Qt's eighths of a degree."""


class _Part(Enum):
    """What a press took hold of."""

    VALUE = 0
    LOW = 1
    HIGH = 2
    BASE = 3


class RangeSlider(Spoken, Themed):
    """Track, handle, unsure range and base mark of one lever.

    ``edited`` carries a :class:`Setting`: the value with its range moved along, or the range alone. ``drag_started``
    comes before the first ``edited`` of a drag, of a held key or of a turn of the wheel, ``drag_finished`` after the
    last. Whoever owns the value answers with :meth:`show_setting`.
    """

    edited = Signal(object)
    drag_started = Signal()
    drag_finished = Signal()
    reset_requested = Signal()
    relink_requested = Signal()

    spoken_role = QAccessible.Role.Slider

    def __init__(self, theme: Theme, value_text: ValueText, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._text = value_text
        self._scale = SliderScale(value_text.lever)
        self._decades = self._scale.decades()
        self._setting = value_text.lever.default
        self._base: float | None = None
        self._solid = False
        self._slots = (0, 0)
        self._held: _Part | None = None
        self._held_from = self._setting
        self._grip = 0.0
        self._open = False
        self._kept = KeptPicture()
        self._ring = False
        self._turned = 0
        self._wheel_rest = QTimer(self, singleShot=True, interval=WHEEL_REST_MS)
        self._wheel_rest.timeout.connect(self._finish)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    # -- what it is given ---------------------------------------------------------------------------------------

    def show_setting(self, setting: Setting, base: float | None = None, *, solid: bool = True) -> None:
        """Shows a setting; ``base`` sets a mark; ``solid`` says that it was set and is no default."""
        if (setting, base, solid) == (self._setting, self._base, self._solid):
            return
        old, marks = self._picture(), (self._base, self._solid, self._setting.unsure)
        self._setting, self._base, self._solid = setting, base, solid
        self._repaint(old, whole=marks != (base, solid, setting.unsure))
        tell_value_changed(self, setting.number)

    def show_slots(self, slot: int, base_slot: int) -> None:
        """Shows the colours of the strategy and of the base, by their slots."""
        if (slot, base_slot) != self._slots:
            self._slots = (slot, base_slot)
            self.update()

    def set_value_text(self, value_text: ValueText) -> None:
        """Speaks of values in another locale or currency."""
        self._text = value_text

    @property
    def lever(self) -> Lever:
        """The lever it belongs to."""
        return self._text.lever

    @property
    def setting(self) -> Setting:
        """The setting on show."""
        return self._setting

    # -- size and picture ---------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """156 px of track and the room around it."""
        return QSize(self.theme.px(156 + MARGIN_LEFT + MARGIN_RIGHT), self.theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """60 px of track."""
        return QSize(self.theme.px(60 + MARGIN_LEFT + MARGIN_RIGHT), self.theme.px(HEIGHT))

    @property
    def _box(self) -> SliderBox:
        inset = self.theme.tokens.slider["handle"] / 2
        return SliderBox(MARGIN_LEFT, self.design_rect.width() - MARGIN_RIGHT, MIDDLE, inset)

    def x_of(self, value: float) -> float:
        """Where a value stands, in px of the widget."""
        return self._box.x(self._scale.place(value)) * self.theme.scale

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints what is shown."""
        painter = design_painter(self, self.theme)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            painter.translate(self.design_rect.width(), 0)
            painter.scale(-1, 1)
        box, theme, picture = self._box, self.theme, self._picture()
        rect = self.design_rect
        shows = (theme.generation, theme.mode, box, picture.off_gap, picture.decades)
        self._kept.paint(painter, rect.width(), rect.height(), shows, lambda p: paint_scale(p, theme, box, picture))
        paint_value(painter, theme, box, picture)
        painter.end()

    def _repaint(self, old: Picture, *, whole: bool) -> None:
        """Only where the value was and is, if nothing else changed."""
        if whole or self._mirrored:
            self.update()
            return
        ends = (*reach(self._box, old), *reach(self._box, self._picture()))
        part = QRectF(min(ends), 0.0, max(ends) - min(ends), self.design_rect.height())
        self.update(to_widget(self.theme, part))

    def _picture(self) -> Picture:
        setting, place = self._setting, self._scale.place
        return Picture(
            handle=place(setting.number),
            low=None if setting.low is None else place(setting.low),
            high=None if setting.high is None else place(setting.high),
            base=None if self._base is None else place(self._base),
            decades=self._decades,
            off_gap=self._scale.start,
            beyond=self._scale.beyond(setting.number).value,
            solid=self._solid,
            enabled=self.isEnabled(),
            ring=self._ring and self.hasFocus(),
            halo=self._halo(),
            slot=self._slots[0],
            base_slot=self._slots[1],
        )

    def _halo(self) -> str:
        if not self.isEnabled():
            return ""
        if self._held is _Part.VALUE:
            return "pressed_overlay"
        return "hover_overlay" if self.underMouse() and self._hovered is _Part.VALUE else ""

    # -- mouse --------------------------------------------------------------------------------------------------

    _hovered: _Part | None = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Takes hold of handle, range end or base mark; elsewhere the handle jumps there."""
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self._show_ring(False)
        point = self._design_point(event.position())
        part = self._part_at(point)
        if part is _Part.BASE:
            self.relink_requested.emit()
            return
        self._held, self._held_from = part or _Part.VALUE, self._setting
        self._grip = 0.0 if part is None else point.x() - self._box.x(self._place_of(part))
        self.update()
        if part is None:
            self._drag_to(point.x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drags what is held."""
        point = self._design_point(event.position())
        if self._held is not None:
            self._drag_to(point.x() - self._grip)
        else:
            self._hover(self._part_at(point))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lets go."""
        if self._held is not None and event.button() == Qt.MouseButton.LeftButton:
            self._held = None
            self._finish()
            self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """On the handle: asks for a reset."""
        on_handle = self._part_at(self._design_point(event.position())) is _Part.VALUE
        if on_handle and event.button() == Qt.MouseButton.LeftButton:
            self.reset_requested.emit()
        else:
            self.mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Steps, but only with the focus: otherwise the panel scrolls."""
        if not self.hasFocus() or not self.isEnabled():
            event.ignore()
            return
        self._turned += event.angleDelta().y() or event.angleDelta().x()
        steps = int(self._turned / NOTCH)
        self._turned -= steps * NOTCH
        if steps:
            ten = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            value = self._scale.stepped(self._setting.number, steps * (10 if ten else 1))
            self._edit(self.lever.moved(self._setting, value))
            self._wheel_rest.start()
        event.accept()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Shows that the handle can be taken."""
        self._hover(self._part_at(self._design_point(event.position())))

    def leaveEvent(self, event: QEvent) -> None:
        """Back to rest."""
        self._hover(None)

    def _hover(self, part: _Part | None) -> None:
        if part is not self._hovered:
            self._hovered = part
            horizontal = part in (_Part.LOW, _Part.HIGH)
            self.setCursor(Qt.CursorShape.SizeHorCursor if horizontal else Qt.CursorShape.ArrowCursor)
            self.update()

    def _design_point(self, position: QPointF) -> QPointF:
        point = position / self.theme.scale
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            return QPointF(self.design_rect.width() - point.x(), point.y())
        return point

    def _part_at(self, point: QPointF) -> _Part | None:
        """What lies under a point; of handle and range ends the nearest, the handle first."""
        box, sizes = self._box, self.theme.tokens.slider
        if self._on_base_mark(point):
            return _Part.BASE
        reaches = {_Part.VALUE: sizes["hit"] / 2}
        if self._setting.unsure:
            reaches |= {_Part.LOW: sizes["tick"] / 2, _Part.HIGH: sizes["tick"] / 2}
        far = {part: abs(point.x() - box.x(self._place_of(part))) for part in reaches}
        near = [part for part, reach in reaches.items() if far[part] <= reach]
        return min(near, key=lambda part: far[part], default=None)

    def _on_base_mark(self, point: QPointF) -> bool:
        if self._base is None or point.y() <= self._box.middle + self.theme.tokens.slider["band"] / 2:
            return False
        return abs(point.x() - self._box.x(self._scale.place(self._base))) <= self.theme.tokens.slider["tick"] / 2

    def _place_of(self, part: _Part) -> float:
        setting = self._setting
        value = {_Part.LOW: setting.low, _Part.HIGH: setting.high}.get(part)
        return self._scale.place(setting.number if value is None else value)

    def _drag_to(self, x: float) -> None:
        place = self._box.place(x)
        if self._held is _Part.VALUE:
            self._edit(self.lever.moved(self._held_from, self._scale.value(place)))
        else:
            self._edit(self._scale.with_end(self._held_from, place, low=self._held is _Part.LOW))

    # -- keyboard and focus -------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows step, with Shift ten steps, with Ctrl the range; Page keys, Home, End, Delete (reset), Escape."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape and self._held is not None:
            self._held = None
            self._edit(self._held_from)
            self._finish()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.reset_requested.emit()
        else:
            wish = wished_setting(self._scale, self._setting, key, event.modifiers(), mirrored=self._mirrored)
            if wish is None:
                event.ignore()
                return
            self._show_ring(True)
            self._edit(wish)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """A held key is one edit."""
        if self._open and self._held is None and not event.isAutoRepeat():
            self._finish()
        else:
            super().keyReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows the ring where the keyboard brought the focus."""
        self._show_ring(event.reason() in KEYBOARD_REASONS)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Finishes what the keyboard or wheel began."""
        if self._held is None:
            self._finish()
        self.update()

    @property
    def _mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _show_ring(self, on: bool) -> None:
        self._ring = on
        self.update()

    # -- telling of edits ---------------------------------------------------------------------------------------

    def _edit(self, setting: Setting) -> None:
        if setting == self._setting:
            return
        if not self._open:
            self._open = True
            self.drag_started.emit()
        self.edited.emit(setting)

    def _finish(self) -> None:
        self._wheel_rest.stop()
        if self._open:
            self._open = False
            self.drag_finished.emit()

    # -- screen readers -----------------------------------------------------------------------------------------

    def spoken_value(self) -> str:
        """The value with its unit, and its range where it is unsure."""
        return ", ".join(filter(None, (self._text.long(self._setting.value), self._text.doubt(self._setting))))

    def spoken_numbers(self) -> tuple[float, float, float, float]:
        """The value, the ends of the slider and the step."""
        low, high = self._scale.ends
        value = self._setting.number
        step = abs(self._scale.stepped(value, 1) - value) or abs(value - self._scale.stepped(value, -1))
        return value, low, high, step

    def spoken_set(self, value: float) -> None:
        """Sets the nearest value that a hand could mean."""
        nearest = self._scale.value(self._scale.place(value))
        self._edit(self.lever.moved(self._setting, nearest))
        self._finish()
