"""What Windows is told about the program: version information and the manifest."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Final

__all__ = ["MANIFEST", "numbers", "version_information"]

MANIFEST: Final = Path(__file__).resolve().parents[1] / "windows" / "tikearn.manifest"
_ENGLISH: Final = 0x0409
_UNICODE: Final = 1200
_ALL_BITS: Final = 0x3F
_WINDOWS: Final = 0x40004
_PROGRAM: Final = 1


def numbers(version: str) -> tuple[int, int, int, int]:
    """A version such as ``1.4.0rc1`` as the four numbers that Windows knows. Raises ValueError for another form."""
    found = re.match(r"(\d+)(?:\.(\d+))?(?:\.(\d+))?", version)
    if found is None:
        raise ValueError(f"{version!r} is no version")
    first, second, third = (int(part or 0) for part in found.groups())
    return first, second, third, 0


def version_information(version: str) -> Any:
    """What Windows shows under Properties, Details, in the form of PyInstaller."""
    from PyInstaller.utils.win32 import versioninfo as parts  # noqa: PLC0415

    texts = {
        "CompanyName": "TikEarn contributors",
        "FileDescription": "TikEarn",
        "FileVersion": version,
        "InternalName": "TikEarn",
        "LegalCopyright": "MIT licence",
        "OriginalFilename": "TikEarn.exe",
        "ProductName": "TikEarn",
        "ProductVersion": version,
    }
    table = parts.StringTable(
        f"{_ENGLISH:04X}{_UNICODE:04X}", [parts.StringStruct(name, text) for name, text in texts.items()]
    )
    fixed = parts.FixedFileInfo(
        filevers=numbers(version),
        prodvers=numbers(version),
        mask=_ALL_BITS,
        flags=0,
        OS=_WINDOWS,
        fileType=_PROGRAM,
        subtype=0,
    )
    translation = parts.VarStruct("Translation", [_ENGLISH, _UNICODE])
    return parts.VSVersionInfo(ffi=fixed, kids=[parts.StringFileInfo([table]), parts.VarFileInfo([translation])])
