"""The ring around a standard widget that has the focus by the keyboard: 2 px, 2 px away.

It lies over its surroundings, since most widgets have no room for it inside. Painted widgets that draw a ring of their
own say so by the property ``ownRing``.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.themed import Themed

__all__ = ["OWN_RING", "RING_RADIUS", "FocusRing", "show_focus"]

OWN_RING: Final = "ownRing"
RING_RADIUS: Final = "ringRadius"
"""Property of a widget whose corners are not those of a control."""

_FOLLOWED: Final = frozenset({QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.ZOrderChange})
_ENDED: Final = frozenset({QEvent.Type.Hide, QEvent.Type.MouseButtonPress, QEvent.Type.ParentChange})


class FocusRing(QObject):
    """Puts the ring around whatever the keyboard leads to. One for the application."""

    def __init__(self, theme: Theme, app: QApplication) -> None:
        super().__init__(app)
        self._theme = theme
        self._ring: _Ring | None = None
        self._ground: QWidget | None = None
        self._watched: list[QWidget] = []
        app.focusChanged.connect(self._on_focus_changed)

    @property
    def target(self) -> QWidget | None:
        """The widget that wears the ring now."""
        return self._watched[0] if self._watched and self._ring is not None else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follows the target and everything that it lies in."""
        if event.type() in _FOLLOWED:
            self._place()
        elif event.type() in _ENDED:
            self._take_off()
        return False

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        self._take_off()
        if new is not None and _by_keyboard(new) and not new.property(OWN_RING):
            self._put_on(new)

    def _put_on(self, target: QWidget) -> None:
        ground = _ground_of(target)
        if ground is target:
            return
        self._ground = ground
        self._ring = _Ring(self._theme, _radius(self._theme, target), ground)
        self._watched = _up_to(target, ground)
        for widget in self._watched:
            widget.installEventFilter(self)
        self._place()
        self._ring.show()

    def _place(self) -> None:
        if self._ring is None or self._ground is None:
            return
        target, room = self._watched[0], _room(self._theme)
        corner = target.mapTo(self._ground, QPoint(0, 0))
        self._ring.setGeometry(QRect(corner, target.size()).adjusted(-room, -room, room, room))
        self._ring.raise_()

    def _take_off(self) -> None:
        for widget in self._watched:
            widget.removeEventFilter(self)
        self._watched = []
        if self._ring is not None:
            self._ring.hide()
            self._ring.deleteLater()
            self._ring = None


def show_focus(widget: QWidget) -> None:
    """Gives a widget the focus as the keyboard does, with a ring: for words elsewhere that lead to it."""
    widget.window().setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
    widget.setFocus(Qt.FocusReason.ShortcutFocusReason)


class _Ring(Themed):
    """The ring itself; the mouse does not see it."""

    def __init__(self, theme: Theme, radius: float, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._radius = radius
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = self.theme.tokens.stroke["focus"]
        painter.setPen(QPen(self.theme.colour("focus"), width))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2), self._radius, self._radius
        )
        painter.end()


def _by_keyboard(widget: QWidget) -> bool:
    """Whether the focus came by Tab or a shortcut: Qt marks the window so."""
    return widget.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)


def _up_to(target: QWidget, ground: QWidget) -> list[QWidget]:
    """The target and what it lies in, the ground left out."""
    found: list[QWidget] = []
    widget: QWidget | None = target
    while widget is not None and widget is not ground:
        found.append(widget)
        widget = widget.parentWidget()
    return found


def _ground_of(target: QWidget) -> QWidget:
    """What the ring lies on: the content of the scroll area around the target, so that both scroll; or the window."""
    widget = target
    parent = widget.parentWidget()
    while parent is not None and not widget.isWindow():
        if isinstance(parent.parentWidget(), QAbstractScrollArea) and widget is not target:
            return widget
        widget, parent = parent, parent.parentWidget()
    return target.window()


def _radius(theme: Theme, target: QWidget) -> float:
    own = target.property(RING_RADIUS)
    inner = theme.px(theme.tokens.radius["control"]) if own is None else float(own)
    return inner + theme.tokens.stroke["focus_gap"] + theme.tokens.stroke["focus"] / 2


def _room(theme: Theme) -> int:
    return round(theme.tokens.stroke["focus_gap"] + theme.tokens.stroke["focus"])
