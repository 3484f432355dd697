"""How the program looks, and which panels it shows: from menu, settings and memory to the theme."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject

from tikearn_gui.ui.actions import Actions
from tikearn_gui.ui.preferences import Preferences
from tikearn_gui.ui.theme import Look, Mode, Theme

__all__ = ["ViewOptions"]

STEP: Final = 0.1
_MODES: Final = {"theme_system": None, "theme_light": Mode.LIGHT, "theme_dark": Mode.DARK}


class ViewOptions(QObject):
    """Changes the look, remembers it, and keeps the marks in the menu right."""

    def __init__(self, theme: Theme, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._preferences = preferences
        self._actions: Actions | None = None

    def attach(self, actions: Actions) -> None:
        """Takes the actions whose marks it keeps."""
        self._actions = actions
        self._mark()

    def set_look(self, look: Look) -> None:
        """Shows another look and remembers it."""
        if look != self._theme.look:
            self._theme.set_look(look)
            self._preferences.look = look
        self._mark()

    def set_start_page(self, shown: bool) -> None:
        """Whether the program begins with the start page."""
        self._preferences.start_page = shown
        self._mark()

    def _mark(self) -> None:
        if self._actions is None:
            return
        look = self._theme.look
        for name, mode in _MODES.items():
            self._actions.check(name, look.mode is mode)
        self._actions.check("system_font", look.system_font)
        self._actions.check("reduced_motion", look.reduced_motion)
        self._actions.check("start_page", self._preferences.start_page)

    # -- slots of the menu --------------------------------------------------------------------------------------

    def as_system(self) -> None:
        """Light or dark as the system has it."""
        self.set_look(replace(self._theme.look, mode=None))

    def light(self) -> None:
        """Light."""
        self.set_look(replace(self._theme.look, mode=Mode.LIGHT))

    def dark(self) -> None:
        """Dark."""
        self.set_look(replace(self._theme.look, mode=Mode.DARK))

    def larger(self) -> None:
        """Text a step larger."""
        self._resize(STEP)

    def smaller(self) -> None:
        """Text a step smaller."""
        self._resize(-STEP)

    def normal(self) -> None:
        """Text as it comes."""
        self.set_look(replace(self._theme.look, text_size=1.0))

    def _resize(self, step: float) -> None:
        self.set_look(replace(self._theme.look, text_size=round(self._theme.look.text_size + step, 2)))

    def toggle_font(self) -> None:
        """The system's font, or the program's."""
        self.set_look(replace(self._theme.look, system_font=not self._theme.look.system_font))

    def toggle_motion(self) -> None:
        """Less motion, or as designed."""
        self.set_look(replace(self._theme.look, reduced_motion=not self._theme.look.reduced_motion))

    def toggle_start_page(self) -> None:
        """Begin with the start page, or with the project of last time."""
        self.set_start_page(not self._preferences.start_page)
