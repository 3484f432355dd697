"""One strategy as a card: colour, name, typical earnings, range, chance of the goal."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from tikearn_gui.ui.accessible import Spoken, tell_name_changed
from tikearn_gui.ui.cards.card_paint import HEIGHT, CardLayout, card_layout, paint_figures, paint_frame
from tikearn_gui.ui.cards.rename_field import RenameField
from tikearn_gui.ui.cards.view import CardView
from tikearn_gui.ui.focus_ring import OWN_RING
from tikearn_gui.ui.glyphs import Span
from tikearn_gui.ui.kept_picture import KeptPicture
from tikearn_gui.ui.text import words
from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.themed import KEYBOARD_REASONS, Themed, design_painter, to_widget

__all__ = ["LIFT", "StrategyCard"]

LIFT: Final = 1.02
"""How much larger a card is while it is dragged."""


def _called(view: CardView) -> tuple[str, bool, bool]:
    """What the name that is spoken depends on."""
    return view.name, view.is_base, view.is_edited


class StrategyCard(Spoken, Themed):
    """Shows a :class:`CardView`. Wishes: ``chosen`` (to be edited), ``renamed``, ``menu_requested`` (global point),
    ``removal_requested``, ``move_requested`` (steps to the back, by Alt and arrows). Drags are the strip's."""

    chosen = Signal(str)
    renamed = Signal(str, str)
    menu_requested = Signal(str, QPoint)
    removal_requested = Signal(str)
    move_requested = Signal(str, int)

    spoken_role = QAccessible.Role.RadioButton

    def __init__(self, theme: Theme, view: CardView, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._view = view
        self._span = Span(0, 1)
        self._frame = KeptPicture()
        self._ring = False
        self._over_dots = False
        self._lifted = False
        self._field: RenameField | None = None
        self.setProperty(OWN_RING, True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._describe()

    # -- what it is given ---------------------------------------------------------------------------------------

    def show_view(self, view: CardView, span: Span) -> None:
        """Shows other figures; ``span`` is the scale that all cards share."""
        if (view, span) == (self._view, self._span):
            return
        renamed = _called(view) != _called(self._view)
        told = (view.spoken, *_called(view)) != (self._view.spoken, *_called(self._view))
        self._view, self._span = view, span
        if told:
            self._describe()
        if renamed:
            tell_name_changed(self)
        self.update()

    def show_lifted(self, lifted: bool) -> None:
        """Shows that it is being dragged: it fills a place that is larger by :data:`LIFT`."""
        if lifted != self._lifted:
            self._lifted = lifted
            self.update()

    @property
    def view(self) -> CardView:
        """What it shows."""
        return self._view

    def rename(self) -> None:
        """Opens a field in the place of the name."""
        if self._field is not None:
            return
        field = RenameField(self.theme, self._view.name, self)
        field.accepted.connect(self._on_accepted)
        field.destroyed.connect(self._on_field_gone)
        self._field = field
        self._place_field()
        field.show()
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _place_field(self) -> None:
        if self._field is not None:
            name = self._layout.name.united(self._layout.aside).adjusted(-4, -1, 2, 2)
            self._field.setGeometry(to_widget(self.theme, name))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the field in the place of the name."""
        super().resizeEvent(event)
        self._place_field()

    def sizeHint(self) -> QSize:
        """216 x 68 at 100 %."""
        return QSize(self.theme.px(self.theme.tokens.width["card_max"]), self.theme.px(HEIGHT))

    def _describe(self) -> None:
        marks = [words("base")] if self._view.is_base else []
        marks += [words("edited")] if self._view.is_edited else []
        self.setAccessibleName(", ".join([self._view.name, *marks]))
        self.setAccessibleDescription(self._view.spoken)
        if self.toolTip() != self._view.name:
            self.setToolTip(self._view.name)

    def _on_accepted(self, name: str) -> None:
        self.renamed.emit(self._view.key, name)

    def _on_field_gone(self) -> None:
        self._field = None

    # -- events -------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """On the dots: asks for the menu. Elsewhere the strip decides between a press and a drag."""
        if event.button() == Qt.MouseButton.LeftButton and self.over_dots(event.position()):
            self._ask_for_menu()
            event.accept()
        else:
            event.ignore()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """On the name: renames in place."""
        name = self._layout.name.adjusted(-40, -4, 0, 4)
        if event.button() == Qt.MouseButton.LeftButton and name.contains(event.position() / self.theme.scale):
            self.rename()
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over the dots."""
        over = self.over_dots(event.position())
        if over != self._over_dots:
            self._over_dots = over
            self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
        event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu, by the right button or the menu key."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._ask_for_menu()
        else:
            self.menu_requested.emit(self._view.key, event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space edit it, F2 renames, Delete removes, Alt with arrows moves it."""
        key = Qt.Key(event.key())
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self._view.key)
        elif key == Qt.Key.Key_F2:
            self.rename()
        elif key == Qt.Key.Key_Delete:
            self.removal_requested.emit(self._view.key)
        elif key in steps and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_requested.emit(self._view.key, steps[key])
        elif key in steps:
            self.focusNextPrevChild(steps[key] > 0)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows the ring where the keyboard brought the focus."""
        self._ring = event.reason() in KEYBOARD_REASONS
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Takes the ring off."""
        self._ring = False
        self.update()

    def event(self, event: QEvent) -> bool:
        """Repaints where the mouse comes or goes."""
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.update()
        return super().event(event)

    def over_dots(self, position: QPointF) -> bool:
        """Whether a point, in px of the widget, lies on the three dots."""
        return self._shows_dots and self._layout.dots_target.contains(position / self.theme.scale)

    def _ask_for_menu(self) -> None:
        corner = to_widget(self.theme, self._layout.dots_target).bottomLeft()
        self.menu_requested.emit(self._view.key, self.mapToGlobal(corner))

    # -- picture ------------------------------------------------------------------------------------------------

    @property
    def _shows_dots(self) -> bool:
        """The edited card always has its dots, the others under the mouse and with the focus."""
        return (self._view.is_edited and not self._view.is_base) or self.underMouse() or self._ring

    @property
    def _layout(self) -> CardLayout:
        width = self.design_rect.width() / (LIFT if self._lifted else 1.0)
        return card_layout(self.theme, width, self._view, dots=self._shows_dots)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The card, a little larger while it is dragged."""
        painter = design_painter(self, self.theme)
        layout = self._layout
        if self._lifted:
            painter.scale(LIFT, LIFT)
        self._paint_frame(painter, layout)
        paint_figures(painter, self.theme, layout, self._view, self._span)
        if self._ring and self.hasFocus():
            radius = self.theme.tokens.radius["card"]
            painter.setPen(QPen(self.theme.colour("focus"), self.theme.tokens.stroke["focus"]))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(layout.box.adjusted(4, 4, -4, -4), radius - 3, radius - 3)
        painter.end()

    def _paint_frame(self, painter: QPainter, layout: CardLayout) -> None:
        """What is not a figure seldom changes, and is kept as a picture."""
        theme, view, hovered, dots = self.theme, self._view, self.underMouse(), self._shows_dots
        box = layout.box
        shows = (theme.generation, theme.mode, view.name, view.slot, view.is_base, view.is_edited, hovered, dots)
        self._frame.paint(
            painter,
            box.width(),
            box.height(),
            shows,
            lambda p: paint_frame(p, theme, layout, view, hovered=hovered, dots=dots),
        )

    # -- screen readers -----------------------------------------------------------------------------------------

    def spoken_value(self) -> str:
        """The typical figure and the chance of the goal."""
        return self._view.spoken

    def spoken_state(self, state: QAccessible.State) -> None:
        """The edited card is the one that is on."""
        state.checkable = True
        state.checked = self._view.is_edited

    def spoken_press(self) -> None:
        """Edits it."""
        self.chosen.emit(self._view.key)
