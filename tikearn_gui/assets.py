"""Finds the files that come with the program: icons, themes, translations, examples, help pages, the gift catalogue."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["resource"]

FOLDER = "resources"


def resource(*parts: str) -> Path:
    """The path of a file or folder of the program's resources, such as ``resource("icons", "app.svg")``.

    Works in a checkout (``resources/`` beside the package), in an installed wheel (``tikearn_gui/resources/``) and in a
    frozen bundle (inside the unpacked bundle, else next to the executable). Raises FileNotFoundError, one plain
    sentence, if the file or the whole folder is missing.
    """
    name = "/".join((FOLDER, *parts))
    root = next((folder for folder in _places() if folder.is_dir()), None)
    if root is None:
        raise FileNotFoundError(f"TikEarn cannot find its folder of resources, so {name} is missing: install it again.")
    path = root.joinpath(*parts)
    if not path.exists():
        raise FileNotFoundError(f"TikEarn's own file {name} is missing from {root.parent}: install the program again.")
    return path


def _places() -> Iterator[Path]:
    """Where the folder may lie, in the order of trust; only the first that exists is used."""
    if getattr(sys, "frozen", False):
        unpacked = getattr(sys, "_MEIPASS", None)
        if unpacked is not None:
            yield Path(unpacked) / FOLDER
            yield Path(unpacked) / _package().name / FOLDER
        yield Path(sys.executable).resolve().parent / FOLDER
        return
    # The wheel's folder goes first: beside an installed package, site-packages may hold a stranger's "resources".
    yield _package() / FOLDER
    yield _package().parent / FOLDER


def _package() -> Path:
    return Path(__file__).resolve().parent
