"""Where things are built, and the steps that every system takes."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import dev
from bundling import check_contents, linux
from bundling.contents import RECORD
from bundling.hostile import BundleFailed
from bundling.icons import write_icons

__all__ = [
    "BUILD", "DIST", "ICONS", "ROOT", "SPEC", "SYSTEM", "build_here", "bundle_of", "check_bundle", "draw_icons",
    "machine", "made_of", "program_of", "record_of", "tell",
]  # fmt: skip

ROOT: Final = dev.ROOT
BUILD: Final = dev.BUILD / "bundle"
DIST: Final = ROOT / "dist"
ICONS: Final = BUILD / "icons"
SPEC: Final = ROOT / "packaging" / "tikearn.spec"
SYSTEM: Final = {"win32": "windows", "darwin": "macos"}.get(sys.platform, "linux")
_PLATFORMS: Final = {"windows": "win32", "macos": "darwin", "linux": "linux"}
tell = dev.tell


def bundle_of(system: str) -> Path:
    """The folder of a system's bundle; on macOS the one inside the application that holds everything."""
    return DIST / system / ("TikEarn.app" if system == "macos" else "TikEarn")


def program_of(system: str, bundle: Path | None = None) -> Path:
    """The program in a bundle."""
    names = {"windows": "TikEarn.exe", "macos": "Contents/MacOS/TikEarn", "linux": "TikEarn"}
    return (bundle or bundle_of(system)) / names[system]


def made_of(system: str) -> Path:
    """What the spec made for a bundle besides it: licences and a record of what went in."""
    return BUILD / f"made-{_PLATFORMS[system]}"


def record_of(system: str) -> dict[str, Any]:
    """What went into a bundle."""
    record: dict[str, Any] = json.loads((made_of(system) / RECORD).read_text(encoding="utf-8"))
    return record


def machine() -> str:
    """The kind of processor, as packages are named after it."""
    return platform.machine().lower()


def draw_icons() -> None:
    """The icons of all systems; they need no display."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    write_icons(ROOT / "resources", ICONS)


def arguments_of(system: str) -> list[str]:
    """What PyInstaller is told about places, as paths inside the project."""
    return ["--noconfirm", "--distpath", f"dist/{system}", "--workpath", f"build/bundle/work-{system}"]


def build_here(log: Path) -> None:
    """Builds the bundle of this system. Raises BundleFailed; the log of PyInstaller is kept."""
    draw_icons()
    log.parent.mkdir(parents=True, exist_ok=True)
    tell(f"building the {SYSTEM} bundle; what PyInstaller says goes to {log.relative_to(ROOT)}")
    command = [sys.executable, "-P", "-m", "PyInstaller", *arguments_of(SYSTEM), str(SPEC)]
    with log.open("w", encoding="utf-8") as out:
        status = subprocess.run(command, cwd=ROOT, stdout=out, stderr=subprocess.STDOUT, check=False).returncode
    if status != 0:
        sys.stderr.write("".join(log.read_text(encoding="utf-8", errors="replace").splitlines(keepends=True)[-40:]))
        raise BundleFailed("PyInstaller failed; its last lines stand above")
    if SYSTEM == "linux":
        linux.strip_python(bundle_of(SYSTEM))


def check_bundle(system: str) -> dict[str, Any]:
    """Looks whether a bundle holds what it should and no more; its size. Raises BundleFailed."""
    bundle, program = bundle_of(system), program_of(system)
    faults = check_contents.faults_of(bundle, program, ROOT, record_of(system))
    if faults:
        raise BundleFailed("; ".join(faults))
    size = check_contents.size_of(bundle)
    most = check_contents.LARGEST_MB.get(system)
    if most is not None and size > most * 1e6:
        raise BundleFailed(f"The {system} bundle has {size / 1e6:.0f} MB, and no more than {most} are allowed")
    return {"unpacked_mb": round(size / 1e6, 1)}
