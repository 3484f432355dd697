"""Where the program keeps what belongs to the person at this computer: settings, log, and what is open just now."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from platformdirs import user_config_path, user_log_path, user_state_path

__all__ = ["PORTABLE", "claims_folder", "log_folder", "settings_file"]

PORTABLE: Final = "portable.txt"
"""Beside a packaged program, this file says that everything stays in a folder beside it too."""
_NAME: Final = "TikEarn"
_BESIDE: Final = "settings"


def settings_file() -> Path:
    """The file of settings: where the system keeps settings, or beside a portable program."""
    beside = _beside()
    folder = beside if beside is not None else user_config_path(_NAME, appauthor=False)
    return folder / "settings.ini"


def log_folder() -> Path:
    """The folder of the log."""
    beside = _beside()
    return beside if beside is not None else user_log_path(_NAME, appauthor=False)


def claims_folder() -> Path:
    """The folder in which windows say which files they have open. Also a portable program's is of this computer."""
    return user_state_path(_NAME, appauthor=False) / "open"


def _beside() -> Path | None:
    """The folder of a portable program; None for one that was installed or runs from a checkout."""
    if not getattr(sys, "frozen", False):
        return None
    folder = Path(sys.executable).resolve().parent
    return folder / _BESIDE if (folder / PORTABLE).is_file() else None
