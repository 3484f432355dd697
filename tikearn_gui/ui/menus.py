"""The menus whose entries depend on the moment: recent files, colours, tips, and the menu of a card."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from tikearn_gui.project.project import COLOURS
from tikearn_gui.ui.actions import Actions
from tikearn_gui.ui.marks import paint_sample
from tikearn_gui.ui.menu_bar import MenuBar
from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.window_text import colour_name, say

__all__ = ["Menus"]

CARD_MENU: Final = (
    "rename",
    "duplicate",
    None,
    "make_base",
    "this_is_usual",
    None,
    "move_left",
    "move_right",
    None,
    "delete",
)
SAMPLE: Final = 30


class Menus(QObject):
    """Fills menus before they open."""

    file_chosen = Signal(Path)
    colour_chosen = Signal(int)
    tip_chosen = Signal(str)

    def __init__(self, theme: Theme, bar: MenuBar, actions: Actions, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._bar = bar
        self._actions = actions
        self.recent: Callable[[], Sequence[Path]] = tuple
        self.colour: Callable[[], int] = int
        self.tips: Callable[[], Sequence[tuple[str, str]]] = tuple
        bar.build(actions)
        bar.fill_when_opened("recent", self._fill_recent)
        bar.fill_when_opened("recolour", self._fill_colours)
        bar.fill_when_opened("try_tip", self._fill_tips)
        for name in ("recent", "recolour", "try_tip"):
            # An empty menu would never open.
            self._nothing(bar.menus[name], "")

    def show_card_menu(self, place: QPoint, window: QWidget) -> None:
        """Opens the menu of the edited strategy's card."""
        menu = QMenu(window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in CARD_MENU:
            if name is None:
                menu.addSeparator()
            else:
                menu.addAction(self._actions[name])
            if name == "duplicate":
                self._add_colours(menu.addMenu(self._bar.menus["recolour"].title()))
        menu.popup(place)

    def _fill_recent(self) -> None:
        menu = self._bar.menus["recent"]
        self._clear(menu)
        paths = self.recent()
        for path in paths:
            action = menu.addAction(path.stem.replace("&", "&&"))
            action.setData(str(path))
            action.setToolTip(str(path))
            action.triggered.connect(self._on_file)
        if paths:
            menu.addSeparator()
            menu.addAction(self._actions["clear_recent"])
        else:
            self._nothing(menu, say("no_recent"))

    def _fill_colours(self) -> None:
        menu = self._bar.menus["recolour"]
        self._clear(menu)
        self._add_colours(menu)

    def _add_colours(self, menu: QMenu) -> None:
        for slot in range(COLOURS):
            action = menu.addAction(_sample(self._theme, slot), colour_name(slot))
            action.setIconVisibleInMenu(True)
            action.setData(slot)
            action.setCheckable(True)
            action.setChecked(slot == self.colour())
            action.triggered.connect(self._on_colour)

    def _fill_tips(self) -> None:
        menu = self._bar.menus["try_tip"]
        self._clear(menu)
        tips = self.tips()
        for key, title in tips:
            action = menu.addAction(title)
            action.setData(key)
            action.triggered.connect(self._on_tip)
        if not tips:
            self._nothing(menu, say("no_tips"))

    def _clear(self, menu: QMenu) -> None:
        """Takes the entries out; those of the table belong to others and stay alive."""
        for action in menu.actions():
            menu.removeAction(action)
            if action.parent() is menu:
                action.deleteLater()

    def _nothing(self, menu: QMenu, words: str) -> None:
        menu.addAction(words).setEnabled(False)

    def _data(self) -> object:
        action = self.sender()
        return action.data() if isinstance(action, QAction) else None

    def _on_file(self) -> None:
        self.file_chosen.emit(Path(str(self._data())))

    def _on_colour(self) -> None:
        slot = self._data()
        if isinstance(slot, int):
            self.colour_chosen.emit(slot)

    def _on_tip(self) -> None:
        self.tip_chosen.emit(str(self._data()))


def _sample(theme: Theme, slot: int) -> QIcon:
    """Line and marker of a colour."""
    icon = QIcon()
    for ratio in (1.0, 2.0):
        pixmap = QPixmap(round(SAMPLE * ratio), round(SAMPLE * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_sample(painter, theme, QRectF(2, SAMPLE / 2 - 6, SAMPLE - 4, 12), slot, edited=True)
        painter.end()
        icon.addPixmap(pixmap)
    return icon
