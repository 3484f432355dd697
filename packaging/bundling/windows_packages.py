"""The packages of Windows, from a bundle: a zip to unpack anywhere, and the installer."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Final

from bundling.windows import numbers

__all__ = ["compiler", "make_installer", "make_zip"]

TEXTS: Final = Path(__file__).resolve().parents[1] / "windows"
_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
_USUAL_PLACE: Final = Path("C:/Program Files (x86)/NSIS/makensis.exe")


def make_zip(bundle: Path, out: Path) -> None:
    """Packs the portable program, the same bytes each time."""
    files = {f"TikEarn/{file.relative_to(bundle).as_posix()}": file for file in bundle.rglob("*") if file.is_file()}
    files["TikEarn/portable.txt"] = TEXTS / "portable.txt"
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for name in sorted(files):
            item = zipfile.ZipInfo(name, _EARLIEST)
            item.compress_type = zipfile.ZIP_DEFLATED
            item.external_attr = 0o644 << 16
            packed.writestr(item, files[name].read_bytes())


def compiler() -> str | None:
    """The compiler of installers, NSIS; None where it is not installed."""
    return shutil.which("makensis") or (str(_USUAL_PLACE) if _USUAL_PLACE.is_file() else None)


def make_installer(bundle: Path, icon: Path, licence: Path, version: str, out: Path) -> None:
    """Makes the installer. Raises CalledProcessError with what NSIS printed."""
    program = compiler()
    if program is None:
        raise FileNotFoundError("NSIS, which makes the installer, is not installed")
    values = {
        "VERSION": version,
        "NUMBERS": ".".join(map(str, numbers(version))),
        "SOURCE": bundle.absolute(),
        "ICON": icon.absolute(),
        "LICENCE": licence.absolute(),
        "OUTPUT": out.absolute(),
    }
    options = [f"-D{name}={value}" for name, value in values.items()]
    if sys.platform != "win32":
        options.append("-DAMD64")
    command = [program, "-V2", *options, str(TEXTS / "installer.nsi")]
    done = subprocess.run(command, check=False, capture_output=True, text=True, env={**os.environ, "LC_ALL": "C.UTF-8"})
    if done.returncode != 0:
        raise subprocess.CalledProcessError(done.returncode, command, done.stdout, done.stdout + done.stderr)
