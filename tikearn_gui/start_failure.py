"""What happens when the program cannot even open its window: a log and a sentence, in a message box where no terminal
shows it. Nothing here needs a part of the program that may be the broken one."""

from __future__ import annotations

import contextlib
import os
import platform
import shutil
import subprocess
import sys
import time
import traceback
from pathlib import Path
from typing import Final

import tikearn_gui

__all__ = ["QUIET", "sentence_of", "show", "write_down"]

QUIET: Final = "TIKEARN_NO_MESSAGE_BOX"
"""Set in the environment, it keeps message boxes away: nobody would press their button in a test."""
_TITLE: Final = "TikEarn"
_ERROR_IN_FRONT: Final = 0x10 | 0x10000
"""Of Windows: the icon of an error, and in front of all windows."""
_OTHER_BOXES: Final = (
    ("zenity", "--error", "--no-markup", "--title=TikEarn", "--text"),
    ("kdialog", "--title", _TITLE, "--error"),
    ("xmessage", "-center"),
)
_ASK_MACOS: Final = (
    "on run argv",
    'display dialog (item 1 of argv) with title "TikEarn" buttons {"OK"} default button 1 with icon stop',
    "end run",
)


def sentence_of(error: BaseException, log: Path | None) -> str:
    """What to say of an error that ended the start."""
    said = str(error)
    if isinstance(error, FileNotFoundError) and said.startswith("TikEarn"):
        return said  # assets.py has said what is missing
    if isinstance(error, ImportError):
        part = f" ({error.name})" if error.name else ""
        said = f"A part of TikEarn{part} is missing or damaged: install the program again."
    else:
        said = "TikEarn could not start: something went wrong inside it."
    return said if log is None else f"{said} What happened is written in {log}."


def write_down(error: BaseException) -> Path | None:
    """Writes an error into the log and names it; None where nothing can be written."""
    with contextlib.suppress(Exception):
        from tikearn_gui.places import log_folder  # noqa: PLC0415

        path = log_folder() / "tikearn.log"
        path.parent.mkdir(parents=True, exist_ok=True)
        about = f"TikEarn {tikearn_gui.__version__}, Python {platform.python_version()}, {sys.platform}"
        with path.open("a", encoding="utf-8") as log:
            log.write(f"{time.strftime('%Y-%m-%d %H:%M:%S')} ERROR The start failed. {about}\n")
            log.write("".join(traceback.format_exception(error)))
        return path
    return None


def show(sentence: str) -> bool:
    """Shows a sentence in a message box, if this is a packaged program that no terminal looks at. Whether it did."""
    if not getattr(sys, "frozen", False) or os.environ.get(QUIET) or _has_terminal():
        return False
    with contextlib.suppress(Exception):
        if sys.platform == "win32":
            import ctypes  # noqa: PLC0415

            ctypes.windll.user32.MessageBoxW(None, sentence, _TITLE, _ERROR_IN_FRONT)
            return True
        if sys.platform == "darwin":
            lines = [part for line in _ASK_MACOS for part in ("-e", line)]
            return subprocess.run(["osascript", *lines, sentence], check=False, capture_output=True).returncode == 0
        return _show_on_linux(sentence)
    return False


def _has_terminal() -> bool:
    return sys.stderr is not None and sys.stderr.isatty()


def _show_on_linux(sentence: str) -> bool:
    """With Qt, as far as that is whole, else with what the desktop has."""
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return False
    with contextlib.suppress(Exception):
        from PySide6.QtWidgets import QApplication, QMessageBox  # noqa: PLC0415

        app = QApplication.instance() or QApplication([_TITLE])
        QMessageBox.critical(None, _TITLE, sentence)
        del app
        return True
    for program, *options in _OTHER_BOXES:
        if shutil.which(program):
            return subprocess.run([program, *options, sentence], check=False).returncode == 0
    return False
