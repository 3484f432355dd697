"""Everything that can be done, in one table: menus, tool buttons and shortcuts follow from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from tikearn_gui.ui.pages.registry import PAGES, action_of
from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.translation import QT_TRANSLATE_NOOP

__all__ = ["ACTIONS", "CHECKABLE", "MENUS", "TOOLS", "ActionSpec", "Actions", "Menu"]

_Key = QKeySequence.StandardKey
_Role = QAction.MenuRole


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One entry: ``id`` names it, ``text`` is what menus say, ``tip`` what a tool button says without its menu.

    ``shortcut`` is a standard key, which every system has its own way for, or keys as text.
    """

    id: str
    text: str
    shortcut: QKeySequence.StandardKey | str = ""
    icon: str = ""
    checkable: bool = False
    role: QAction.MenuRole = _Role.NoRole


def _spec(
    name: str,
    text: str,
    shortcut: QKeySequence.StandardKey | str = "",
    icon: str = "",
    *,
    checkable: bool = False,
    role: QAction.MenuRole = _Role.NoRole,
) -> ActionSpec:
    return ActionSpec(name, text, shortcut, icon, checkable, role)


ACTIONS: Final[tuple[ActionSpec, ...]] = (
    _spec("new", QT_TRANSLATE_NOOP("Actions", "New …"), _Key.New),
    _spec("open", QT_TRANSLATE_NOOP("Actions", "Open …"), _Key.Open),
    _spec("import", QT_TRANSLATE_NOOP("Actions", "Import LIVEs …"), "Ctrl+I"),
    _spec("clear_recent", QT_TRANSLATE_NOOP("Actions", "Clear this list")),
    _spec("save", QT_TRANSLATE_NOOP("Actions", "Save"), _Key.Save, "save"),
    _spec("save_as", QT_TRANSLATE_NOOP("Actions", "Save as …"), _Key.SaveAs),
    _spec("save_picture", QT_TRANSLATE_NOOP("Actions", "Save the page as a picture …"), "Ctrl+Shift+E", "export"),
    _spec("close", QT_TRANSLATE_NOOP("Actions", "Close"), _Key.Close),
    _spec("quit", QT_TRANSLATE_NOOP("Actions", "Quit"), "Ctrl+Q", role=_Role.QuitRole),
    _spec("undo", QT_TRANSLATE_NOOP("Actions", "Undo"), _Key.Undo, "undo"),
    _spec("redo", QT_TRANSLATE_NOOP("Actions", "Redo"), _Key.Redo, "redo"),
    _spec("copy_figures", QT_TRANSLATE_NOOP("Actions", "Copy the figures"), "Ctrl+Shift+C"),
    _spec("copy_plot", QT_TRANSLATE_NOOP("Actions", "Copy the plot"), "Ctrl+Shift+P"),
    _spec("reset_lever", QT_TRANSLATE_NOOP("Actions", "Reset this lever"), "Ctrl+Backspace"),
    _spec("usual", QT_TRANSLATE_NOOP("Actions", "What is usual for you …")),
    _spec("plan", QT_TRANSLATE_NOOP("Actions", "Length of the plan …")),
    _spec("currency", QT_TRANSLATE_NOOP("Actions", "Currency …")),
    _spec(
        "settings", QT_TRANSLATE_NOOP("Actions", "Settings …"), _Key.Preferences, "settings", role=_Role.PreferencesRole
    ),
    _spec("new_strategy", QT_TRANSLATE_NOOP("Actions", "New strategy"), "Ctrl+T"),
    _spec("duplicate", QT_TRANSLATE_NOOP("Actions", "Duplicate"), "Ctrl+D"),
    _spec("rename", QT_TRANSLATE_NOOP("Actions", "Rename"), "F2"),
    _spec("make_base", QT_TRANSLATE_NOOP("Actions", "Make it the base")),
    _spec("move_left", QT_TRANSLATE_NOOP("Actions", "Move left"), "Alt+Shift+Left"),
    _spec("move_right", QT_TRANSLATE_NOOP("Actions", "Move right"), "Alt+Shift+Right"),
    _spec("this_is_usual", QT_TRANSLATE_NOOP("Actions", "This is my usual")),
    _spec("delete", QT_TRANSLATE_NOOP("Actions", "Delete")),
    *(_spec(action_of(page.key), page.name, f"Ctrl+{page.number}", checkable=True) for page in PAGES),
    _spec("show_levers", QT_TRANSLATE_NOOP("Actions", "Levers"), "Ctrl+L", checkable=True),
    _spec("show_tips", QT_TRANSLATE_NOOP("Actions", "Tips"), "Ctrl+K", checkable=True),
    _spec("theme_system", QT_TRANSLATE_NOOP("Actions", "As the system"), checkable=True),
    _spec("theme_light", QT_TRANSLATE_NOOP("Actions", "Light"), checkable=True),
    _spec("theme_dark", QT_TRANSLATE_NOOP("Actions", "Dark"), checkable=True),
    _spec("text_larger", QT_TRANSLATE_NOOP("Actions", "Larger"), _Key.ZoomIn),
    _spec("text_smaller", QT_TRANSLATE_NOOP("Actions", "Smaller"), _Key.ZoomOut),
    _spec("text_normal", QT_TRANSLATE_NOOP("Actions", "100 %"), "Ctrl+0"),
    _spec("system_font", QT_TRANSLATE_NOOP("Actions", "Use the system font"), checkable=True),
    _spec("reduced_motion", QT_TRANSLATE_NOOP("Actions", "Less motion"), checkable=True),
    _spec("start_page", QT_TRANSLATE_NOOP("Actions", "Begin with the start page"), checkable=True),
    _spec("how_it_works", QT_TRANSLATE_NOOP("Actions", "How this works"), _Key.HelpContents),
    _spec("about", QT_TRANSLATE_NOOP("Actions", "About TikEarn"), role=_Role.AboutRole),
)  # fmt: skip

CHECKABLE: Final = frozenset(spec.id for spec in ACTIONS if spec.checkable)
_GROUPS: Final = (("theme_system", "theme_light", "theme_dark"), tuple(action_of(page.key) for page in PAGES))
"""Of each group one is on."""


@dataclass(frozen=True, slots=True)
class Menu:
    """A menu: ids of actions, None for a line between them, menus, and ids of menus that are filled when opened."""

    id: str
    text: str
    entries: tuple[str | Menu | None, ...] = ()


MENUS: Final[tuple[Menu, ...]] = (
    Menu("file", QT_TRANSLATE_NOOP("Actions", "&File"), (
        "new", "open", Menu("recent", QT_TRANSLATE_NOOP("Actions", "Open recent")), "import", None,
        "save", "save_as", "save_picture", None, "close", "quit",
    )),
    Menu("edit", QT_TRANSLATE_NOOP("Actions", "&Edit"), (
        "undo", "redo", None, "copy_figures", "copy_plot", None, "reset_lever", None,
        "usual", "plan", "currency", "settings",
    )),
    Menu("strategy", QT_TRANSLATE_NOOP("Actions", "&Strategy"), (
        "new_strategy", "duplicate", "rename", Menu("recolour", QT_TRANSLATE_NOOP("Actions", "Colour")), None,
        "make_base", "this_is_usual", None, "move_left", "move_right", None,
        Menu("try_tip", QT_TRANSLATE_NOOP("Actions", "Try a tip")), None, "delete",
    )),
    Menu("view", QT_TRANSLATE_NOOP("Actions", "&View"), (
        *(action_of(page.key) for page in PAGES), None, "show_levers", "show_tips", None,
        Menu("theme", QT_TRANSLATE_NOOP("Actions", "Theme"), ("theme_system", "theme_light", "theme_dark")),
        Menu("text_size", QT_TRANSLATE_NOOP("Actions", "Text size"), ("text_larger", "text_smaller", "text_normal")),
        "system_font", "reduced_motion", None, "start_page",
    )),
    Menu("help", QT_TRANSLATE_NOOP("Actions", "&Help"), ("how_it_works", "about")),
)  # fmt: skip

TOOLS: Final = ("undo", "redo", "save", "save_picture", "settings")
"""The tool buttons beside the strategy cards."""


class Actions(QObject):
    """The actions of the table, each bound to its slot. Raises KeyError where one has none."""

    def __init__(self, theme: Theme, slots: Mapping[str, Callable[[], object]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._specs = {spec.id: spec for spec in ACTIONS}
        self._slots = {spec.id: slots[spec.id] for spec in ACTIONS}
        self._actions = {spec.id: self._make(spec) for spec in ACTIONS}
        for names in _GROUPS:
            group = QActionGroup(self)
            for name in names:
                group.addAction(self._actions[name])
        theme.changed.connect(self.restyle)
        self.restyle()

    def __getitem__(self, name: str) -> QAction:
        """An action by its id. Raises KeyError."""
        return self._actions[name]

    def all(self) -> tuple[QAction, ...]:
        """All actions, for a window to hear their shortcuts."""
        return tuple(self._actions.values())

    def enable(self, names: Iterable[str], on: bool) -> None:
        """Enables or disables some actions."""
        for name in names:
            self._actions[name].setEnabled(on)

    def check(self, name: str, on: bool) -> None:
        """Sets the mark of an action that can be on or off, without doing it."""
        self._actions[name].setChecked(on)

    def say(self, name: str, what: str) -> None:
        """Adds to an action what it would be done to: "Undo" becomes "Undo minutes per LIVE"."""
        text = self.text_of(name)
        said = (
            QCoreApplication.translate("Actions", "{action}: {what}").format(action=text, what=what) if what else text
        )
        self._actions[name].setText(said)
        self._tell(self._actions[name], self._specs[name])

    def text_of(self, name: str) -> str:
        """What the menu says of an action when nothing is added."""
        return QCoreApplication.translate("Actions", self._specs[name].text)

    def restyle(self) -> None:
        """Takes icons in the colours of the theme."""
        for name, spec in self._specs.items():
            if spec.icon:
                self._actions[name].setIcon(self._theme.icon(spec.icon))

    def _make(self, spec: ActionSpec) -> QAction:
        action = QAction(QCoreApplication.translate("Actions", spec.text), self)
        action.setObjectName(spec.id)
        action.setCheckable(spec.checkable)
        action.setMenuRole(spec.role)
        action.setIconVisibleInMenu(False)
        if isinstance(spec.shortcut, QKeySequence.StandardKey):
            action.setShortcuts(QKeySequence.keyBindings(spec.shortcut))
        elif spec.shortcut:
            action.setShortcut(QKeySequence(spec.shortcut))
        self._tell(action, spec)
        action.triggered.connect(self._on_triggered)
        return action

    def _tell(self, action: QAction, spec: ActionSpec) -> None:
        """The tip of a tool button: what it does, and its keys."""
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        text = action.text().replace("&", "").removesuffix(" …")
        action.setToolTip(f"{text} ({keys})" if keys else text)

    def _on_triggered(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._slots[action.objectName()]()
