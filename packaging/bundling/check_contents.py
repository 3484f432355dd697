"""Whether a bundle holds what it should, and nothing of what it should not. Reads what was built, on any system."""

from __future__ import annotations

import sys
from fnmatch import fnmatch
from pathlib import Path
from typing import Any, Final

from bundling import leave_out

__all__ = ["LARGEST_DOWNLOAD_MB", "LARGEST_MB", "NEEDED_ON_LINUX", "faults_of", "modules_in", "size_of"]

NEEDED_ON_LINUX: Final = {
    "ld-linux-x86-64.so.2": "libc6", "ld-linux-aarch64.so.1": "libc6", "libc.so.6": "libc6", "libm.so.6": "libc6",
    "libdl.so.2": "libc6", "libpthread.so.0": "libc6", "librt.so.1": "libc6", "libutil.so.1": "libc6",
    "libresolv.so.2": "libc6", "libEGL.so.1": "libegl1", "libGL.so.1": "libgl1", "libGLX.so.0": "libgl1",
    "libGLdispatch.so.0": "libgl1", "libxcb.so.1": "libgl1", "libwayland-client.so.0": "libgl1",
    "libwayland-cursor.so.0": "", "libwayland-egl.so.1": "",
}  # fmt: skip
"""Libraries that every Linux desktop has, with the package of Debian that the .deb asks for; the last two only belong
to a plugin for Wayland, and every desktop with Wayland has them."""
LARGEST_MB: Final = {"windows": 120, "linux": 200}
LARGEST_DOWNLOAD_MB: Final = {"-setup.exe": 40, ".deb": 60}
_MUST_HOLD: Final = (
    "*/resources/tokens.json", "*/resources/digests.json", "*/resources/licences/notice.txt",
    "*/resources/licences/lgpl-3.0.txt", "*/resources/fonts/*.ttf", "*qsvg*", "*qoffscreen*",
)  # fmt: skip


def modules_in(program: Path) -> list[str]:
    """The Python modules inside a program that PyInstaller made, for whichever system."""
    from PyInstaller.archive.readers import CArchiveReader  # noqa: PLC0415

    return sorted(CArchiveReader(str(program)).open_embedded_archive("PYZ.pyz").toc)


def faults_of(folder: Path, program: Path, root: Path, record: dict[str, Any]) -> list[str]:
    """What is wrong with a bundle, one sentence each; none if all is well."""
    names = [file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()]
    lowered = [f"/{name.lower()}" for name in names]
    modules = modules_in(program)
    ours = {
        ".".join(file.relative_to(root).with_suffix("").parts).removesuffix(".__init__")
        for file in (root / "tikearn_gui").rglob("*.py")
        if file.name != "__main__.py"
    }
    faults = [f"{name} has no place in the bundle" for name in names if leave_out.is_left_out(name)]
    faults += [f"the module {name} has no place in the bundle" for name in leave_out.refused_modules(modules)]
    faults += [f"the module {name} is missing" for name in sorted(ours - set(modules))]
    faults += [f"nothing in the bundle is {form}" for form in _MUST_HOLD if not _any(lowered, form)]
    if program.suffix != ".exe" and sys.platform.startswith("linux"):
        strange = set(record["needed_of_the_system"]) - set(NEEDED_ON_LINUX)
        faults += [f"the bundle needs {name}, which not every system has" for name in sorted(strange)]
    return faults


def _any(names: list[str], form: str) -> bool:
    return any(fnmatch(name, form) for name in names)


def size_of(folder: Path) -> int:
    """Bytes of all files in a folder; links count nothing."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file() and not file.is_symlink())
