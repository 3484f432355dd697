"""Runs before the program in every package: Qt takes the plugins that came with it, whatever the system says.

It does what is needed of PyInstaller's own hook, which loads half of Qt in processes that have no window.
"""

import os
import sys
from pathlib import Path

_QT = ("PySide6",) if sys.platform == "win32" else ("PySide6", "Qt")
os.environ["QT_PLUGIN_PATH"] = str(Path(sys._MEIPASS, *_QT, "plugins"))  # type: ignore[attr-defined]  # noqa: SLF001
