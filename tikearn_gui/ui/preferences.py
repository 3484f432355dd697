"""What a person has chosen and how the window was left: kept for the user, not in projects.

Every value is read with its type, for a file of settings holds words alone: read without one, "false" counts as true.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QByteArray, QSettings

from tikearn_gui.ui.theme import Look, Mode

__all__ = ["MOST_RECENT", "Preferences"]

MOST_RECENT: Final = 8
_CHANCE: Final = 0.8
_SIZES: Final = "window/widths"


class Preferences:
    """Typed settings over a QSettings; without one they last as long as the program."""

    def __init__(self, store: QSettings | None = None) -> None:
        self._store = store
        self._memory: dict[str, Any] = {}

    @classmethod
    def in_file(cls, path: Path) -> Preferences:
        """Those in a file."""
        return cls(QSettings(str(path), QSettings.Format.IniFormat))

    def save(self) -> None:
        """Writes what has changed."""
        if self._store is not None:
            self._store.sync()

    @property
    def are_kept(self) -> bool:
        """Whether they will still be there next time: False where their file cannot be written."""
        return self._store is None or self._store.isWritable()

    # -- the look -----------------------------------------------------------------------------------------------

    @property
    def look(self) -> Look:
        """Theme, text size, font and motion."""
        known = {mode.value: mode for mode in Mode}
        return Look(
            mode=known.get(self._text("look/theme")),
            text_size=self._number("look/text_size", 1.0) or 1.0,  # 0 stands for what is no number
            system_font=self._flag("look/system_font", default=False),
            reduced_motion=self._flag("look/reduced_motion", default=False),
        )

    @look.setter
    def look(self, look: Look) -> None:
        self._put("look/theme", look.mode.value if look.mode is not None else "system")
        self._put("look/text_size", look.text_size)
        self._put("look/system_font", look.system_font)
        self._put("look/reduced_motion", look.reduced_motion)

    # -- the window ---------------------------------------------------------------------------------------------

    @property
    def geometry(self) -> QByteArray:
        """Place and size of the window as Qt wrote them; empty where it was never shown."""
        found = self._value("window/geometry", QByteArray(), QByteArray)
        return found if isinstance(found, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._put("window/geometry", geometry)

    def column_width(self, column: str, layout: str) -> int:
        """How wide a column was drawn in a layout, px at 100 %; 0 where nobody drew it."""
        return int(self._value(f"{_SIZES}/{layout}_{column}", 0, int))

    def set_column_width(self, column: str, layout: str, width: int) -> None:
        """Remembers how wide a column was drawn."""
        self._put(f"{_SIZES}/{layout}_{column}", width)

    def shows(self, panel: str) -> bool:
        """Whether a panel, levers or tips, is wished for."""
        return self._flag(f"window/shows_{panel}", default=True)

    def set_shows(self, panel: str, shown: bool) -> None:
        """Remembers whether a panel is wished for."""
        self._put(f"window/shows_{panel}", shown)

    @property
    def folds(self) -> dict[str, str]:
        """How far each group of levers was open."""
        found = self._json("levers/folds", {})
        return {str(group): str(fold) for group, fold in found.items()} if isinstance(found, dict) else {}

    @folds.setter
    def folds(self, folds: dict[str, str]) -> None:
        self._put("levers/folds", json.dumps(folds))

    @property
    def page(self) -> str:
        """The key of the page that was on show last; empty where none was."""
        return self._text("window/page")

    @page.setter
    def page(self, key: str) -> None:
        self._put("window/page", key)

    @property
    def start_page(self) -> bool:
        """Whether the program begins with the start page, else with the project of last time."""
        return self._flag("window/start_page", default=True)

    @start_page.setter
    def start_page(self, shown: bool) -> None:
        self._put("window/start_page", shown)

    @property
    def sought_chance(self) -> float:
        """The chance that goal seek was last asked for, 0 .. 1."""
        found = self._number("matters/chance", _CHANCE)
        return found if 0.0 < found < 1.0 else _CHANCE

    @sought_chance.setter
    def sought_chance(self, chance: float) -> None:
        self._put("matters/chance", chance)

    # -- files --------------------------------------------------------------------------------------------------

    @property
    def recent(self) -> tuple[Path, ...]:
        """The files opened or saved last, the newest first."""
        found = self._json("files/recent", [])
        return tuple(Path(str(name)) for name in found[:MOST_RECENT]) if isinstance(found, list) else ()

    def add_recent(self, path: Path) -> None:
        """Puts a file in front."""
        rest = [other for other in self.recent if other != path]
        self._keep_recent([path, *rest])

    def drop_recent(self, path: Path) -> None:
        """Forgets a file, as one that is gone."""
        self._keep_recent(other for other in self.recent if other != path)

    def clear_recent(self) -> None:
        """Forgets all files."""
        self._keep_recent(())

    def _keep_recent(self, paths: Iterable[Path]) -> None:
        self._put("files/recent", json.dumps([str(path) for path in paths][:MOST_RECENT]))

    @property
    def columns(self) -> dict[str, str]:
        """What headings of tables were said to hold."""
        found = self._json("files/columns", {})
        return {str(heading): str(name) for heading, name in found.items()} if isinstance(found, dict) else {}

    @columns.setter
    def columns(self, columns: dict[str, str]) -> None:
        self._put("files/columns", json.dumps(columns))

    @property
    def folder(self) -> Path | None:
        """The folder of the last file; None where there was none."""
        text = self._text("files/folder")
        return Path(text) if text else None

    @folder.setter
    def folder(self, folder: Path) -> None:
        self._put("files/folder", str(folder))

    # -- words in the file --------------------------------------------------------------------------------------

    def _value(self, key: str, default: Any, kind: type) -> Any:
        if self._store is None:
            return self._memory.get(key, default)
        return self._store.value(key, default, type=kind)

    def _put(self, key: str, value: Any) -> None:
        if self._store is None:
            self._memory[key] = value
        else:
            self._store.setValue(key, value)

    def _text(self, key: str) -> str:
        return str(self._value(key, "", str))

    def _flag(self, key: str, *, default: bool) -> bool:
        return bool(self._value(key, default, bool))

    def _number(self, key: str, default: float) -> float:
        return float(self._value(key, default, float))

    def _json(self, key: str, default: Any) -> Any:
        try:
            return json.loads(self._text(key) or json.dumps(default))
        except ValueError:
            return default
