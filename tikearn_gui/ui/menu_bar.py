"""The menu bar with the name of the project in its middle, and the menus made from the table of actions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QMenu, QMenuBar, QStyle, QWidget

from tikearn_gui.ui.actions import MENUS, Actions, Menu
from tikearn_gui.ui.lettering import draw_line, elided
from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.themed import design_painter

__all__ = ["MenuBar"]

GAP: Final = 24.0
SIDE: Final = 16.0


class MenuBar(QMenuBar):
    """28 px. Where the system shows the menus itself (macOS) it shows the title in the window's frame instead."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style: QStyle | None = None
        self.theme = theme
        self.menus: dict[str, QMenu] = {}
        self._title = ""
        theme.changed.connect(self._restyle)
        self._restyle()

    def build(self, actions: Actions) -> None:
        """Makes all menus."""
        for menu in MENUS:
            self._fill(self.addMenu(_said(menu).replace("&", "")), menu, actions)

    def take_letters(self) -> None:
        """From now on menus answer to Alt and a letter, which is underlined nowhere. After the first frame, for the
        style that keeps the lines away takes longer to load than all menus."""
        from tikearn_gui.ui.plain_names import PlainNames  # noqa: PLC0415

        self._style = PlainNames("Fusion")
        self.setStyle(self._style)
        for menu in MENUS:
            self.menus[menu.id].setTitle(_said(menu))

    def fill_when_opened(self, name: str, fill: Callable[[], None]) -> None:
        """Has a menu filled anew each time before it opens. Raises KeyError for an unknown id."""
        self.menus[name].aboutToShow.connect(fill)

    def show_title(self, title: str) -> None:
        """Shows the project's name."""
        if title != self._title:
            self._title = title
            self.update()

    @property
    def title(self) -> str:
        """The name on show."""
        return self._title

    def _fill(self, made: QMenu, menu: Menu, actions: Actions) -> None:
        self.menus[menu.id] = made
        for entry in menu.entries:
            if entry is None:
                made.addSeparator()
            elif isinstance(entry, Menu):
                self._fill(made.addMenu(_said(entry)), entry, actions)
            else:
                made.addAction(actions[entry])

    def _restyle(self) -> None:
        self.setFont(self.theme.font("small"))
        side = self.theme.px(8)
        # The application's sheet gives the bar no padding, for a menu bar of the system has none.
        self.setStyleSheet(f"QMenuBar {{ padding-left: {side}px; spacing: {self.theme.px(4)}px; }}")
        for menu in self.menus.values():
            menu.setFont(self.theme.font("body"))

    def sizeHint(self) -> QSize:
        """28 px high."""
        return QSize(super().sizeHint().width(), self.theme.px(self.theme.tokens.height["menu"]))

    def minimumSizeHint(self) -> QSize:
        """28 px high."""
        return QSize(super().minimumSizeHint().width(), self.theme.px(self.theme.tokens.height["menu"]))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The menus' names, then the title in the middle of the window as far as there is room."""
        super().paintEvent(event)
        if not self._title or self.isNativeMenuBar():
            return
        painter = design_painter(self, self.theme)
        font = self.theme.design_font("small")
        painter.setFont(font)
        painter.setPen(self.theme.colour("text_muted"))
        left, right = self._room()
        title = elided(font, self._title, right - left)
        width = QFontMetricsF(font).horizontalAdvance(title)
        start = max(left, min(self.width() / self.theme.scale / 2 - width / 2, right - width))
        draw_line(painter, QRectF(start, 0, width + 1, self.height() / self.theme.scale - 1), title)
        painter.end()

    def _room(self) -> tuple[float, float]:
        """From the last menu to the edge, in lengths of the design."""
        ends = [self.actionGeometry(action).right() for action in self.actions()]
        scale = self.theme.scale
        return max(ends, default=0) / scale + GAP, self.width() / scale - SIDE


def _said(menu: Menu) -> str:
    return QCoreApplication.translate("Actions", menu.text)
