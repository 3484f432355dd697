# Runs before the program in every package: Qt shall take the plugins that came with it, whatever the system says.
# It does what PyInstaller's own hook does for this, which loads half of Qt in processes that have no window.
import os
import sys

_QT = ("PySide6",) if sys.platform == "win32" else ("PySide6", "Qt")
os.environ["QT_PLUGIN_PATH"] = os.path.join(sys._MEIPASS, *_QT, "plugins")  # type: ignore[attr-defined]
