"""Which files and modules go into a bundle besides those that PyInstaller finds, and a record of what went in."""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Final

from bundling import leave_out
from bundling.leave_out import Entry

__all__ = ["RECORD", "data_files", "dependencies", "hidden_modules", "made_files", "spoken", "write_record"]

RECORD: Final = "record.json"
_LARGE: Final = ("numpy", "pyside6-essentials", "shiboken6", "pyqtgraph")
"""Packages whose modules PyInstaller finds by what is imported, and by hooks of their own."""


def dependencies(root: Path) -> list[str]:
    """The names of the packages that the program needs, as ``requirements/run.in`` lists them for this system."""
    from packaging.requirements import Requirement  # noqa: PLC0415

    lines = (root / "requirements" / "run.in").read_text(encoding="utf-8").splitlines()
    asked = [Requirement(line) for line in lines if line.strip() and not line.startswith(("#", "-"))]
    return [one.name for one in asked if one.marker is None or one.marker.evaluate()]


def hidden_modules(root: Path, submodules_of: Callable[[str], Iterable[str]]) -> list[str]:
    """All modules of the small packages: readers of files choose their parsers by names made at run time."""
    owners = importlib.metadata.packages_distributions()
    small = {re.sub(r"[-_.]+", "-", name).lower() for name in dependencies(root)} - set(_LARGE)
    tops = [top for top, names in owners.items() if small & {re.sub(r"[-_.]+", "-", n).lower() for n in names}]
    found = [module for top in sorted(tops) for module in (top, *submodules_of(top))]
    return sorted(set(found) - set(leave_out.refused_modules(found)))


def data_files(root: Path) -> list[tuple[str, str]]:
    """Resources and records of packages, as PyInstaller takes them: file or folder, and its folder in the bundle."""
    from PyInstaller.utils.hooks import collect_data_files, copy_metadata  # noqa: PLC0415

    files = [(str(root / "resources"), "resources")]
    for name in dependencies(root):
        files += copy_metadata(name)
    return files + collect_data_files("tzdata")


def spoken(root: Path) -> list[str]:
    """The languages that the program speaks besides English."""
    return sorted(file.stem.rpartition("_")[2] for file in (root / "resources" / "translations").glob("*.qm"))


def made_files(root: Path, made: Path, entries: Iterable[Entry]) -> list[Entry]:
    """Licences, the figures that the self-test compares with, and the digests of all resources."""
    files = [(f"resources/licences/{file.relative_to(made / 'licences').as_posix()}", file)
             for file in sorted((made / "licences").rglob("*")) if file.is_file()]  # fmt: skip
    files.append(("resources/golden_figures.json", root / "tests" / "golden" / "figures.json"))
    digests = {leave_out.posix(name): _digest(Path(source)) for name, source, kind in entries
               if kind == "DATA" and leave_out.posix(name).startswith("resources/")}  # fmt: skip
    digests |= {name: _digest(file) for name, file in files}
    made.mkdir(parents=True, exist_ok=True)
    listed = made / "digests.json"
    listed.write_text(json.dumps(digests, indent=1, sort_keys=True) + "\n", encoding="utf-8", newline="\n")
    files.append(("resources/digests.json", listed))
    return [(name, str(file), "DATA") for name, file in files]


def write_record(
    made: Path, stays: Iterable[Entry], imports: Mapping[str, Iterable[str]], offered: Iterable[Entry]
) -> None:
    """Writes what went in, what was dropped and what the system has to bring, for the tests of the bundle."""
    stays = list(stays)
    names = {entry[0] for entry in stays}
    record = {
        "files": sorted(leave_out.posix(name) for name in names),
        "left_out": sorted(leave_out.posix(entry[0]) for entry in offered if entry[0] not in names),
        "needed_of_the_system": leave_out.needed_of_the_system(stays, imports),
    }
    (made / RECORD).write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8", newline="\n")


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
