"""The whole life of the Windows installer, without a click: install, start, open by double click, upgrade, remove."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from bundling.build import tell
from bundling.drag import NAME, drag_a_slider, make_project
from bundling.hostile import BundleFailed, judged
from bundling.wine import Wine, windows_path
from tikearn_gui import __version__

__all__ = ["Life"]

_TEST_LIMIT_S: Final = 300
_WINDOW_S: Final = 90.0
"""How long a program may take to start, on a busy machine."""
_CLASSES: Final = "HKCU\\Software\\Classes"
_INSTALLED: Final = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\TikEarn"
_KEYS: Final = (
    f"{_CLASSES}\\.tikearn", f"{_CLASSES}\\TikEarn.Project", f"{_CLASSES}\\Applications\\TikEarn.exe",
    "HKCU\\Software\\TikEarn", _INSTALLED,
)  # fmt: skip


class Life:
    """Goes through it in a prefix of Wine. Every step is a check by name; all of them are done before any is told."""

    def __init__(self, wine: Wine, installer: Path, pictures: Path) -> None:
        self.wine = wine
        self.display = wine.screen
        self.installer = installer
        self.pictures = pictures
        self.place = wine.home / "AppData" / "Local" / "Programs" / "TikEarn"
        self.program = self.place / "TikEarn.exe"
        self.settings = wine.home / "AppData" / "Local" / "TikEarn"
        self.menu = wine.home / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs/TikEarn.lnk"
        self.desktop = wine.home / "Desktop" / "TikEarn.lnk"
        self._passed: list[str] = []
        self._failed: list[str] = []

    def lived(self) -> dict[str, Any]:
        """Goes through all of it. Raises BundleFailed with what failed."""
        self._remove_traces()
        before = self._files()
        self._install()
        self._start()
        dragged = self._drag()
        self._double_click()
        self._upgrade()
        self._uninstall(before)
        if self._failed:
            raise BundleFailed(f"The installer failed in: {'; '.join(self._failed)}")
        return {"checks": len(self._passed), "dragged": dragged}

    def _check(self, name: str, ok: object) -> None:
        (self._passed if ok else self._failed).append(name)
        tell(f"  {'ok    ' if ok else 'FAILED'} {name}")
        if not ok:
            titles = [title for title, *_ in self.display.windows()]
            self.display.picture(self.pictures / f"failed-{len(self._failed)}.png")
            tell(f"         windows then: {', '.join(titles) or 'none'}")

    # -- steps --------------------------------------------------------------------------------------------------

    def _install(self) -> None:
        self._check("silent installation", self.wine.run(self.installer, "/S", limit=_TEST_LIMIT_S).status == 0)
        self._check("the program and its uninstaller are there", self.program.is_file() and self._uninstaller.is_file())
        self._check("the Start menu has it", self.menu.is_file())
        self._check("the desktop has it only if asked", not self.desktop.exists())
        self._check("projects are its files", "TikEarn.Project" in self._registry(_KEYS[0]))
        self._check("projects open with it", 'TikEarn.exe" "%1"' in self._registry(_KEYS[1]))
        self._check("Installed apps names it with its version", __version__ in self._registry(_INSTALLED))

    def _start(self) -> None:
        with tempfile.TemporaryDirectory() as name:
            out = Path(name) / "self-test.json"
            answer = self._run("--self-test", "--json", "--out", windows_path(out))
            ok = out.exists() and judged(out.read_text(encoding="utf-8"), "of the installed program")
            self._check("its self-test passes where it was installed", ok and answer.status == 0)
            answer = self._run("--version")
            self._check("it tells its version", f"TikEarn {__version__}" in answer.text and answer.status == 0)

    def _run(self, *arguments: str) -> Any:
        return self.wine.run(self.program, *arguments, limit=_TEST_LIMIT_S, TIKEARN_NO_MESSAGE_BOX="1")

    def _drag(self) -> dict[str, float]:
        def start(file: Path) -> subprocess.Popen[str]:
            return self.wine.start(self.program, windows_path(file), TIKEARN_NO_MESSAGE_BOX="1")

        try:
            dragged = drag_a_slider(self.display, start, self.pictures, end=self._close_all)
        except (BundleFailed, TimeoutError) as reason:
            self._check(f"a slider can be dragged ({reason})", ok=False)
            return {}
        self._check("a slider is dragged, the number moves, the project is saved", ok=True)
        return dragged

    def _double_click(self) -> None:
        """Through the shell, as the desktop does it: a first file, a second one, and the first one again."""
        self._let_wine_find_the_kind()
        work = self.wine.home / "Documents"
        files = [work / f"{NAME}.tikearn", work / "plan two.tikearn"]
        for file in files:
            make_project(file)
        self._open(files[0])
        self._check("a double click opens a project", self._titles() == 1)
        self._open(files[1])
        self._check("a second project opens beside the first", self._titles() == 2)
        self.display.picture(self.pictures / "two-windows.png")
        again = self.wine.start(self._shell, "/wait", windows_path(files[0]))
        ended = self._within(_WINDOW_S, lambda: again.poll() is not None)
        self._check("the first one again opens no third window", ended and self._titles() == 2)
        answer = self.wine.run(self.installer, "/S", limit=_TEST_LIMIT_S)
        self._check("it is not replaced while it runs", answer.status == 2 and self._titles() >= 2)
        self._close_all()
        self._check("its windows close", self._titles() == 0)
        for file in files:
            self._check(f"{file.name} is still there", file.is_file())
            file.unlink()

    def _upgrade(self) -> None:
        kept = self.settings / "settings.ini"
        before = kept.read_bytes() if kept.is_file() else b""
        stale = self.place / "_internal" / "of-an-older-version.txt"
        stale.write_text("old", encoding="utf-8")
        status = self.wine.run(self.installer, "/S", "/DESKTOP=1", limit=_TEST_LIMIT_S).status
        self._check("installed over itself", status == 0 and self.program.is_file())
        self._check("nothing of the older version is left", not stale.exists())
        self._check("settings are kept", before and kept.read_bytes() == before)
        self._check("the desktop has it when asked", self.desktop.is_file())

    def _uninstall(self, before: set[str]) -> None:
        # It works on a copy of itself and returns at once, unless it is told the folder last and without quotes.
        inside = "C:\\" + str(self.place).partition("drive_c/")[2].replace("/", "\\")
        status = self.wine.run(self._uninstaller, "/S", f"_?={inside}", limit=_TEST_LIMIT_S).status
        self._check("silent removal", status == 0)
        self._uninstaller.unlink(missing_ok=True)  # told so, it cannot remove itself
        shutil.rmtree(self.place) if self.place.is_dir() and not any(self.place.iterdir()) else None
        left = sorted(self._files() - before)
        self._check(f"no file is left ({', '.join(left[:5]) or 'none'})", not left and not self.place.exists())
        keys = [key for key in _KEYS if self._registry(key)]
        self._check(f"no key is left ({', '.join(keys) or 'none'})", not keys)

    # -- hands --------------------------------------------------------------------------------------------------

    @property
    def _uninstaller(self) -> Path:
        return self.place / "uninstall.exe"

    @property
    def _shell(self) -> Path:
        return self.wine.system / "start.exe"

    def _open(self, file: Path) -> None:
        windows = self._titles()
        self.wine.start(self._shell, windows_path(file))
        self._within(_WINDOW_S, lambda: self._titles() > windows)
        time.sleep(3.0)  # a second window, if there were one too many, would need a moment

    def _titles(self) -> int:
        return sum("TikEarn" in title and "plan" in title for title, *_ in self.display.windows())

    def _close_all(self) -> None:
        """As a person closes windows; they may still have something to write."""
        self.wine.run("taskkill", "/IM", "TikEarn.exe", limit=30)
        self._within(30, lambda: not self._titles())
        time.sleep(1.0)

    def _within(self, limit: float, holds: Callable[[], bool]) -> bool:
        end = time.monotonic() + limit
        while time.monotonic() < end:
            if holds():
                return True
            time.sleep(0.3)
        return False

    def _registry(self, key: str) -> str:
        answer = self.wine.run("reg", "query", key, "/s", limit=60)
        return answer.text.strip() if answer.status == 0 else ""

    def _let_wine_find_the_kind(self) -> None:
        """Windows looks kinds of files up among the user's keys first, Wine 8 only among the machine's: the keys that
        the installer wrote are copied there for this one check."""
        listed = self.wine.prefix / "drive_c" / "classes.reg"
        self.wine.run("reg", "export", _CLASSES, "C:\\classes.reg", "/y", limit=60)
        text = listed.read_text(encoding="utf-16").replace("[HKEY_CURRENT_USER", "[HKEY_LOCAL_MACHINE")
        listed.write_text(text, encoding="utf-16")
        self.wine.run("regedit", "/S", "C:\\classes.reg", limit=60)
        listed.unlink()

    def _remove_traces(self) -> None:
        """What an earlier run that was stopped has left."""
        for folder in (self.place, self.settings):
            shutil.rmtree(folder, ignore_errors=True)
        for link in (self.menu, self.desktop):
            link.unlink(missing_ok=True)
        for key in _KEYS:
            self.wine.run("reg", "delete", key, "/f", limit=60)

    def _files(self) -> set[str]:
        """The files of the user, without passing ones."""
        home = self.wine.home
        found = (file.relative_to(home).as_posix() for file in home.rglob("*") if not file.is_dir())
        return {name for name in found if "/Temp/" not in name}
