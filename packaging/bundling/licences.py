"""Which works of others a bundle holds, and under which licences: for the package, About and the bill of materials.

What is shipped decides, not a list: a distribution counts if one of its modules or libraries is in the bundle, a
package of Debian if one of its libraries is.
"""

from __future__ import annotations

import importlib.metadata
import json
import platform
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Final

__all__ = ["Component", "components_of", "write_licences"]

TEXTS: Final = Path(__file__).resolve().parents[1] / "licences"
_QT: Final = ("pyside6-essentials", "shiboken6")
_NOTHING_SHIPPED: Final = ("pyinstaller", "pyinstaller-hooks-contrib", "pip", "setuptools", "altgraph", "packaging")
_NAMES: Final[Mapping[str, str]] = {"pyside6-essentials": "PySide6", "numpy": "NumPy"}
_FREELY_GIVEN: Final[Mapping[str, str]] = {"tzdata": "Apache-2.0", "colorama": "BSD-3-Clause"}
"""Licences of packages that name theirs in prose alone."""


@dataclass(frozen=True, slots=True)
class Component:
    """One work: name, version, licence in short, package address (purl), and the texts that come with it."""

    name: str
    version: str
    licence: str
    purl: str
    texts: tuple[str, ...] = ()


def components_of(modules: Iterable[str], libraries: Mapping[str, str]) -> list[tuple[Component, dict[str, bytes]]]:
    """Every work in a bundle with its texts by name, in the order of names.

    ``modules`` are the Python modules that it holds, ``libraries`` its binary files: name in the bundle to file here.
    """
    found = [*_distributions(modules, libraries), *_fixed()]
    found += _system_packages(libraries.values())
    return sorted(found, key=lambda entry: entry[0].name.casefold())


def write_licences(found: Iterable[tuple[Component, dict[str, bytes]]], folder: Path, version: str) -> list[Component]:
    """Writes all texts into a folder, with ``NOTICE.txt`` for people and ``components.json`` for programs."""
    if folder.exists():
        shutil.rmtree(folder)
    components = []
    for component, texts in found:
        names = []
        for name, content in texts.items():
            place = folder / _fit(component.name) / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
            names.append(place.relative_to(folder).as_posix())
        components.append(replace(component, texts=tuple(names)))
    shutil.copyfile(TEXTS.parents[1] / "LICENSE", folder / "LICENSE.txt")
    for name in ("LGPL-3.0.txt", "GPL-3.0.txt"):
        shutil.copyfile(TEXTS / name, folder / name)
    (folder / "NOTICE.txt").write_text(_notice(components, version), encoding="utf-8", newline="\n")
    listed = [asdict(component) for component in components]
    (folder / "components.json").write_text(json.dumps(listed, indent=1) + "\n", encoding="utf-8", newline="\n")
    return components


def _notice(components: Iterable[Component], version: str) -> str:
    by_name = {component.name: component for component in components}
    lines = [f"  {c.name:32} {c.version:24} {c.licence}".rstrip() for c in by_name.values()]
    qt = by_name["Qt"].version
    return (
        (TEXTS / "NOTICE.txt")
        .read_text(encoding="utf-8")
        .format(
            version=version,
            components="\n".join(lines),
            qt=qt,
            qt_series=".".join(qt.split(".")[:2]),
            pyside=by_name["PySide6"].version,
        )
    )


# -- packages of Python ---------------------------------------------------------------------------------------------


def _distributions(modules: Iterable[str], libraries: Mapping[str, str]) -> list[tuple[Component, dict[str, bytes]]]:
    tops = {name.partition(".")[0] for name in modules}
    tops |= {re.split(r"[/\\.]", name)[0] for name in libraries}
    owners = importlib.metadata.packages_distributions()
    names = {_plain(owner) for top in tops for owner in owners.get(top, ())} - set(_NOTHING_SHIPPED)
    return [_distribution(importlib.metadata.distribution(name), name) for name in sorted(names)]


def _distribution(found: importlib.metadata.Distribution, name: str) -> tuple[Component, dict[str, bytes]]:
    texts: dict[str, bytes] = {}
    for file in found.files or ():
        inside = file.as_posix()
        if re.search(r"\.dist-info/(licenses/|LICEN[CS]E|COPYING|NOTICE)", inside):
            texts[re.sub(r"^.*?\.dist-info/(licenses/)?", "", inside)] = Path(str(file.locate())).read_bytes()
    if name in _QT:
        texts = {f"{kind}-3.0.txt": (TEXTS / f"{kind}-3.0.txt").read_bytes() for kind in ("LGPL", "GPL")}
    if not texts:
        raise FileNotFoundError(f"The package {name} brings no licence; put its text into packaging/licences")
    about = found.metadata
    given = {field: str(about[field] or "") for field in ("License-Expression", "License")}
    licence = given["License-Expression"] or _FREELY_GIVEN.get(name) or given["License"].split("\n")[0]
    if name in _QT:
        licence = "LGPL-3.0-only"
    return Component(_NAMES.get(name, name), found.version, licence, f"pkg:pypi/{name}@{found.version}"), texts


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


# -- what comes without a package of Python -------------------------------------------------------------------------


def _fixed() -> list[tuple[Component, dict[str, bytes]]]:
    qt = importlib.metadata.version("pyside6-essentials")
    python = platform.python_version()
    bootloader = importlib.metadata.distribution("pyinstaller")
    resources = TEXTS.parents[1] / "resources"
    copying = next(Path(str(f.locate())) for f in bootloader.files or () if f.name == "COPYING.txt")
    third = {"Qt-third-party.txt": (TEXTS / "Qt-third-party.txt").read_bytes()}
    lgpl = {"LGPL-3.0.txt": (TEXTS / "LGPL-3.0.txt").read_bytes(), **third}
    return [
        (Component("Qt", qt, "LGPL-3.0-only", f"pkg:generic/qt@{qt}"), lgpl),
        (Component("Python", python, "PSF-2.0", f"pkg:generic/cpython@{python}"), {"LICENSE.txt": _of_python()}),
        (
            Component(
                "PyInstaller bootloader",
                bootloader.version,
                "GPL-2.0-or-later WITH Bootloader-exception",
                f"pkg:pypi/pyinstaller@{bootloader.version}",
            ),
            {"COPYING.txt": copying.read_bytes()},
        ),
        (
            Component("IBM Plex Sans", "", "OFL-1.1", "pkg:generic/ibm-plex-sans"),
            {"OFL.txt": (resources / "fonts" / "OFL.txt").read_bytes()},
        ),
    ]


def _of_python() -> bytes:
    """Python's own licence: beside its library on Unix, beside its program on Windows."""
    places = [Path(sysconfig.get_path("stdlib")), Path(sys.base_prefix), Path(sys.base_prefix) / "share" / "doc"]
    places += [Path(f"/usr/share/doc/python3.{sys.version_info[1]}")]
    for place in places:
        for name in ("LICENSE.txt", "LICENSE", "copyright"):
            if (place / name).is_file():
                return (place / name).read_bytes()
    raise FileNotFoundError(f"The licence of Python was found neither in {' nor in '.join(map(str, places))}")


# -- libraries of the system ----------------------------------------------------------------------------------------


def _system_packages(files: Iterable[str]) -> list[tuple[Component, dict[str, bytes]]]:
    """The packages of Debian that libraries of the bundle come from; none on systems without dpkg."""
    if shutil.which("dpkg-query") is None:
        return []
    outside = sorted(file for file in set(files) if re.match(r"/(usr/)?lib/", file))
    packages = {package for file in outside if (package := _package_of(file)) is not None}
    return [_system_package(package) for package in sorted(packages)]


def _package_of(file: str) -> str | None:
    real = str(Path(file).resolve())
    for path in dict.fromkeys((real, real.removeprefix("/usr"), f"/usr{real}", file, file.removeprefix("/usr"))):
        done = subprocess.run(["dpkg-query", "-S", path], capture_output=True, text=True, check=False)
        if done.returncode == 0:
            return done.stdout.split(": ")[0].split(",")[0].partition(":")[0]
    return None


def _system_package(package: str) -> tuple[Component, dict[str, bytes]]:
    question = ["dpkg-query", "-W", "-f=${Version}\t${Architecture}\n", package]
    answer = subprocess.run(question, capture_output=True, text=True, check=True).stdout.splitlines()[0]
    version, architecture = answer.split("\t")
    text = Path("/usr/share/doc") / package / "copyright"
    texts = {"copyright.txt": text.read_bytes()} if text.is_file() else {}
    if not texts:
        raise FileNotFoundError(f"The package {package} brings no licence, and its libraries are in the bundle")
    purl = f"pkg:deb/debian/{package}@{version}?arch={architecture}"
    return Component(package, version, "see its text", purl), texts


def _fit(name: str) -> str:
    """A name as the name of a folder."""
    return re.sub(r"[^A-Za-z0-9.+-]+", "-", name)
