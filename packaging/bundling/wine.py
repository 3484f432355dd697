"""Windows programs on Debian, for tests of the Windows package where there is no Windows. What is released is built on
Windows.

A prefix of its own holds the official Python for Windows, the wheels of the same locks, and stand-ins for what Wine
lacks: ``icuuc.dll``, ``bcryptprimitives.dll``, and the complex functions of ``ucrtbase.dll`` where numpy cannot be
imported without.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from bundling import wine_parts
from bundling.screen import Screen

__all__ = ["PACKAGES", "Answer", "Wine", "WineFailed", "loader", "windows_path"]

PACKAGES: Final = ("wine", "wine64", "xauth", "gcc-mingw-w64-x86-64-win32", "binutils-mingw-w64-x86-64", "nsis")
PYTHON: Final = "C:\\py\\python.exe"
STOPPED: Final = 124
CRASHED: Final = 125
_DONE: Final = "all of it worked"
_IMPORT_LIMIT_S: Final = 300
"""Where the disk is slow: the first time everything is compiled."""
_PLACES: Final = ("/usr/lib/wine/wine64", "/usr/bin/wine64", "/usr/bin/wine")


class WineFailed(RuntimeError):
    """Wine, or what runs in it, could not be set up; the text is a sentence."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a program left: exit status, 124 if it was stopped at its limit, and what it printed.

    Of a crash only the last byte of its code comes through, which may be 0: who must know looks at what was printed.
    """

    status: int
    text: str


def loader() -> str:
    """The 64-bit Wine: Debian's wrapper complains about a missing 32-bit one at every call. Raises WineFailed."""
    for place in _PLACES:
        if Path(place).exists():
            return place
    raise WineFailed("Wine is not installed")


def windows_path(path: Path) -> str:
    """A path of this system as Windows programs under Wine see it."""
    return "Z:" + str(path.absolute()).replace("/", "\\")


class Wine:
    """A prefix in a folder, whose windows open on a screen."""

    def __init__(self, folder: Path, screen: Screen) -> None:
        self.folder = folder.absolute()
        self.prefix = self.folder / "prefix"
        self.system = self.prefix / "drive_c" / "windows" / "system32"
        self.python = self.prefix / "drive_c" / "py"
        self.screen = screen
        self._loader = loader()

    @property
    def home(self) -> Path:
        """The folder of the user in it."""
        users = self.prefix / "drive_c" / "users"
        return next(one for one in sorted(users.iterdir()) if one.is_dir() and one.name.lower() != "public")

    def environ(self, **more: str) -> dict[str, str]:
        """The environment of Windows programs: this prefix, nothing of the Python at work."""
        clean = {name: value for name, value in self.screen.environ.items() if not name.startswith("PYTHON")}
        clean.pop("VIRTUAL_ENV", None)
        return {
            **clean,
            "WINEPREFIX": str(self.prefix),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            # No Mono, no Gecko, no menu entries and file types on the desktop of whoever tests; our ucrtbase if any.
            "WINEDLLOVERRIDES": "mscoree,mshtml=;winemenubuilder.exe=d;ucrtbase=n,b",
            "PYTHONPYCACHEPREFIX": "C:\\pycache",
            "PYTHONUTF8": "1",
            "LC_ALL": "C.UTF-8",
            **more,
        }

    def start(self, program: str | Path, *arguments: str, **environ: str) -> subprocess.Popen[str]:
        """Starts a program and does not wait. Its output is a pipe: with a file, Python for Windows dies under Wine."""
        name = windows_path(program) if isinstance(program, Path) else program
        return subprocess.Popen(
            [self._loader, name, *arguments],
            env=self.environ(**environ),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            start_new_session=True,
        )

    def run(self, program: str | Path, *arguments: str, limit: float = 120, **environ: str) -> Answer:
        """Runs a program to its end, or to ``limit`` seconds."""
        process = self.start(program, *arguments, **environ)
        try:
            text, _ = process.communicate(timeout=limit)
        except subprocess.TimeoutExpired:
            self.stop()
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            text, _ = process.communicate()
            return Answer(STOPPED, text)
        return Answer(process.returncode, text)

    def stop(self) -> None:
        """Ends everything in this prefix, and only there."""
        if self.prefix.is_dir():
            for what in ("-k", "-w"):
                with contextlib.suppress(subprocess.TimeoutExpired):
                    subprocess.run(["wineserver", what], env=self.environ(), check=False, timeout=30)

    @contextlib.contextmanager
    def stopped_at_the_end(self) -> Iterator[Wine]:
        """Wine ends before its screen: the other way round every program ends with an error."""
        try:
            yield self
        finally:
            self.stop()

    # -- setting up ---------------------------------------------------------------------------------------------

    def set_up(self, locks: tuple[Path, ...], own_lock: Path, tell: Callable[[str], None]) -> None:
        """Makes what is missing or out of date. Raises WineFailed."""
        self.folder.mkdir(parents=True, exist_ok=True)
        version = self._version()
        sources = tuple(sorted(wine_parts.SOURCES.glob("*.c")))
        steps: tuple[tuple[str, Callable[[], None], tuple[Path, ...]], ...] = (
            ("prefix", self._make_prefix, ()),
            ("version", self._be_windows_10, ()),
            ("python", lambda: wine_parts.unpack_python(self.python, own_lock, self.folder), (own_lock,)),
            (
                "wheels",
                lambda: wine_parts.unpack_wheels(self.python, (*locks, own_lock), self.folder),
                (*locks, own_lock),
            ),
            ("stand-ins", self._make_stand_ins, sources),
            ("check", self._check, (*locks, own_lock, *sources)),
        )
        for name, make, inputs in steps:
            digest = hashlib.sha256(version.encode() + b"".join(file.read_bytes() for file in inputs)).hexdigest()
            stamp = self.folder / f"done-{name}"
            if stamp.exists() and stamp.read_text(encoding="ascii") == digest:
                continue
            tell(f"Windows under Wine: {name}")
            make()
            stamp.write_text(digest, encoding="ascii")

    def _version(self) -> str:
        return subprocess.run(
            [self._loader, "--version"], env=self.environ(), capture_output=True, text=True, check=True
        ).stdout.strip()

    def _make_prefix(self) -> None:
        wine_parts.remove(self.prefix)
        for stamp in self.folder.glob("done-*"):
            stamp.unlink()
        self.prefix.mkdir(parents=True)
        if self.run("wineboot", "--init", limit=180).status != 0:
            raise WineFailed("Wine could not make its prefix")
        # A crash must end the program, not open a dialog that nobody answers.
        key = "HKCU\\Software\\Wine\\WineDbg"
        self.run("reg", "add", key, "/v", "ShowCrashDialog", "/t", "REG_DWORD", "/d", "0", "/f", limit=60)
        subprocess.run(["wineserver", "-w"], env=self.environ(), check=False, timeout=60)
        if not (self.prefix / "system.reg").is_file():
            raise WineFailed("Wine made no registry")

    def _be_windows_10(self) -> None:
        # Some Wines pass for Windows 7, on which neither Qt nor the installer runs.
        self.run("reg", "add", "HKCU\\Software\\Wine", "/v", "Version", "/d", "win10", "/f", limit=60)
        self.stop()
        if "10.0." not in self.run("cmd", "/c", "ver", limit=60).text:
            raise WineFailed("Wine does not pass for Windows 10")

    def _make_stand_ins(self) -> None:
        wine_parts.compile_icu(self.system)
        wine_parts.compile_random(self.system)
        if self._numpy().status != 0:
            self.stop()
            wine_parts.compile_complex(self.system, self.folder / "ucrt")
            answer = self._numpy()
            if answer.status != 0:
                sys.stderr.write(answer.text)
                raise WineFailed(f"numpy cannot be imported under Wine (status {answer.status})")

    def _python(self, *lines: str) -> Answer:
        """What lines of Python left; status 0 only where it came to their end and says so, 125 where it crashed."""
        answer = self.run(PYTHON, "-c", "\n".join((*lines, f"print({_DONE!r})")), limit=_IMPORT_LIMIT_S)
        return answer if answer.status or _DONE in answer.text else replace(answer, status=CRASHED)

    def _numpy(self) -> Answer:
        return self._python("import numpy", "assert abs(numpy.exp(1j * numpy.pi) + 1) < 1e-12")

    def _check(self) -> None:
        answer = self._python(
            "import numpy, PyInstaller, python_calamine", "from PySide6 import QtCore, QtWidgets, QtSvg"
        )
        if answer.status != 0:
            sys.stderr.write(answer.text)
            raise WineFailed("Python, numpy, Qt or PyInstaller for Windows do not load under Wine")
