"""The licences of everything that comes with the program, in full.

A package brings them among its resources, as its recipe found them in what was shipped. A checkout reads them from the
installed packages.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from tikearn_gui.assets import resource

__all__ = ["Work", "works"]


@dataclass(frozen=True, slots=True)
class Work:
    """Somebody's work: its name, with version if it is known, and its licence in full."""

    name: str
    text: str


def works(packages: Iterable[str]) -> list[Work]:
    """Everything that was shipped, the notice about all of it first; from a checkout, these ``packages``."""
    try:
        folder = resource("licences")
    except FileNotFoundError:
        return [*_installed(packages), Work("IBM Plex Sans", _read(resource("fonts", "OFL.txt")))]
    listed = json.loads(_read(folder / "components.json"))
    notice = Work("TikEarn", "\n\n".join(_read(folder / name) for name in ("NOTICE.txt", "LICENSE.txt")))
    return [notice, *(_shipped(folder, component) for component in listed)]


def _shipped(folder: Path, component: dict[str, object]) -> Work:
    texts = component["texts"]
    assert isinstance(texts, list)
    text = "\n\n".join(_read(folder / str(name)) for name in texts)
    return Work(_titled(str(component["name"]), str(component["version"])), text or str(component["licence"]))


def _installed(packages: Iterable[str]) -> list[Work]:
    found = []
    for name in packages:
        try:
            known = distribution(name)
        except PackageNotFoundError:
            continue
        files = [file for file in known.files or () if ".dist-info/licenses/" in file.as_posix()]
        texts = [_read(Path(str(file.locate()))) for file in files]
        if texts:
            found.append(Work(_titled(name, known.version), "\n\n".join(texts)))
    return found


def _titled(name: str, version: str) -> str:
    return f"{name} {version}".strip()


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="replace").strip()
