"""What a bundle leaves out, for one spec that serves Windows, macOS and Linux. Every name carries its reason.

First what is named here goes, then every plain shared library that nothing left in the bundle imports: without the
theme plugin of GTK, nobody needs the thirty libraries of GTK.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatch
from posixpath import dirname, normpath
from types import MappingProxyType
from typing import Final

__all__ = ["FILES", "HOOKS", "MODULES", "Entry", "is_left_out", "kept", "needed_of_the_system", "refused_modules"]

Entry = tuple[str, str, str]
"""Name in the bundle, file it comes from, kind: BINARY, EXTENSION, DATA or SYMLINK."""

HOOKS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "pyi_rth_pyside6": "loads QtCore where nothing is shown; first/own_plugins.py does what is needed of it",
        "pyi_rth_inspect": "nobody looks for source files, and it reads a whole archive at each start",
        "pyi_rth_multiprocessing": "the program starts its processes by itself",
    }
)
"""What PyInstaller would run before the program, each a part of the time until the first frame. On macOS, whose bundles
have two trees for it to join, they stay."""

MODULES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "PySide6.QtNetwork": "nothing opens a socket",
        "PySide6.QtQml": "the window is made of widgets",
        "PySide6.QtQuick": "the window is made of widgets",
        "PySide6.QtQuickWidgets": "the window is made of widgets",
        "PySide6.QtQuickControls2": "the window is made of widgets",
        "PySide6.QtSql": "projects are files",
        "PySide6.QtPdf": "PDFs are written with QtGui, never read",
        "PySide6.QtDesigner": "a tool of developers",
        "PySide6.QtHelp": "help is shown in the window",
        "PySide6.QtUiTools": "forms are written in Python",
        "PySide6.QtXml": "no XML is read with Qt",
        "PySide6.QtDBus": "the portal theme speaks D-Bus without Python",
        "PySide6.QtConcurrent": "threads are Python's",
        "PySide6.scripts": "tools of developers",
        "PySide6.support": "only generated code uses it",
        "shiboken6_generator": "a tool of developers",
        "ssl": "nothing opens a socket; OpenSSL has 6 MB",
        "_ssl": "nothing opens a socket",
        "_hashlib": "hashlib has digests of its own, and this one brings OpenSSL",
        "_wmi": "platform asks Windows through it, slowly; it does without",
        "scipy": "an optional import of pyqtgraph: 80 MB and a second of start",
        "matplotlib": "an optional import of pyqtgraph",
        "pandas": "an optional import of pyqtgraph",
        "numba": "an optional import of pyqtgraph",
        "cupy": "an optional import of pyqtgraph",
        "h5py": "an optional import of pyqtgraph",
        "colorcet": "an optional import of pyqtgraph",
        "OpenGL": "an optional import of pyqtgraph; plots are painted without",
        "IPython": "an optional import of pyqtgraph",
        "jupyter_rfb": "an optional import of pyqtgraph",
        "PIL": "pictures are read by Qt",
        "superqt": "not a dependency",
        "pyqtgraph.opengl": "plots are flat",
        "pyqtgraph.examples": "a help for developers",
        "pyqtgraph.jupyter": "there is no notebook",
        "tkinter": "the window is Qt's",
        "_tkinter": "the window is Qt's",
        "readline": "there is no prompt; the library is GPL",
        "curses": "there is no terminal",
        "_curses": "there is no terminal",
        "sqlite3": "projects are files",
        "_sqlite3": "projects are files",
        "lib2to3": "a tool of developers",
        "ensurepip": "nothing is installed into a bundle",
        "idlelib": "a tool of developers",
        "turtledemo": "a help for learners",
        "pydoc_data": "texts of Python's own help",
        "setuptools": "a tool of developers",
        "pkg_resources": "a tool of developers",
        "distutils": "a tool of developers",
        "pip": "nothing is installed into a bundle",
        "wheel": "a tool of developers",
        "pytest": "tests stay at home",
        "hypothesis": "tests stay at home",
        "pygments": "a tool of developers",
        "numpy.f2py": "a tool of developers",
        "numpy.distutils": "a tool of developers",
        "icalendar.tests": "tests stay at home",
        "icalendar.fuzzing": "tests stay at home",
        "icalendar.cli": "a program of its own",
    }
)
"""Python modules, each with the reason. Not here on purpose: PySide6.QtOpenGL, QtOpenGLWidgets, QtSvg, QtTest, pydoc
and multiprocessing, which pyqtgraph imports, and unittest, which numpy.testing imports."""

FILES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "*/opengl32sw.dll": "20 MB for machines without OpenGL; only a widget of OpenGL would load it",
        "*/d3dcompiler_*.dll": "shaders of Qt Quick",
        "*qt6network*": "nothing opens a socket",
        "*qtnetwork*": "nothing opens a socket",
        "*/plugins/tls/*": "nothing opens a socket",
        "*/plugins/networkinformation/*": "nothing opens a socket",
        "*qt6qml*": "the window is made of widgets",
        "*qtqml*": "the window is made of widgets",
        "*qt6quick*": "the window is made of widgets",
        "*qtquick*": "the window is made of widgets",
        "*qt6pdf*": "PDFs are not read",
        "*qtpdf*": "PDFs are not read",
        "*qt6virtualkeyboard*": "for machines without a keyboard; it is made of Qt Quick",
        "*qtvirtualkeyboard*": "for machines without a keyboard; it is made of Qt Quick",
        "*/plugins/generic/*": "raw touch input for machines without a window system",
        "*/plugins/egldeviceintegrations/*": "for machines without a window system",
        "*/plugins/platforms/*direct2d*": "an experiment of Qt",
        "*/plugins/platforms/*minimal*": "paints nothing",
        "*/plugins/platforms/*vnc*": "opens a socket",
        "*/plugins/platforms/*linuxfb*": "for machines without a window system",
        "*/plugins/platforms/*eglfs*": "for machines without a window system",
        "*/plugins/platforms/*vkkhr*": "for machines without a window system",
        "*/plugins/platforms/*brcm*": "for machines without a window system",
        "*/plugins/platformthemes/*gtk3*": "needs all of GTK; the portal theme shows the system's file dialogs",
        "*/plugins/imageformats/*tiff*": "no such picture is read or written",
        "*/plugins/imageformats/*webp*": "no such picture is read or written",
        "*/plugins/imageformats/*tga*": "no such picture is read or written",
        "*/plugins/imageformats/*wbmp*": "no such picture is read or written",
        "*/plugins/imageformats/*icns*": "no such picture is read or written",
        "*/plugins/imageformats/*gif*": "no such picture is read or written",
        "*/plugins/imageformats/*pdf*": "PDFs are not read",
        "*/pyside6/*translations/*": "for languages that the program does not speak",
        "*/pyqtgraph/icons/peegee/*": "the logo of pyqtgraph",
        "*/pyqtgraph/examples/*": "a help for developers",
        "*/numpy/*/tests/*": "tests stay at home",
        "*/icalendar/tests/*": "tests stay at home",
        "*/icuuc.dll": "a stand-in of the tests under Wine",
        "*/ucrtwine.dll": "a stand-in of the tests under Wine",
        "*/bcryptprimitives.dll": "part of Windows; under Wine a stand-in",
        "*/ucrtbase.dll": "part of Windows; under Wine a stand-in",
    }
)
"""Files in the bundle, matched in lower case with a slash in front, each with the reason."""

_LOADED_BY_NAME: Final = (
    "*libqt6xcbqpa*",
    "*libpython3*",
    "*python3.dll",
    "*python3??.dll",
    "*vcruntime140*",
    "*msvcp140*",
)
"""Libraries that Qt or Python look for themselves, which no table of imports shows."""


def posix(name: str) -> str:
    """A name inside the bundle in one spelling."""
    return normpath(name.replace("\\", "/"))


def _reason_against(name: str) -> str | None:
    full = "/" + posix(name).lower().lstrip("/")
    return next((reason for pattern, reason in FILES.items() if fnmatch(full, pattern)), None)


def is_left_out(name: str, languages: Iterable[str] = ()) -> bool:
    """Whether a file has no place in the bundle. Qt's own words stay for the languages that the program speaks."""
    spoken = any(posix(name).endswith(f"translations/qtbase_{language}.qm") for language in languages)
    return _reason_against(name) is not None and not spoken


def refused_modules(modules: Iterable[str]) -> list[str]:
    """Those of the modules that have no place in a bundle, sorted."""
    return sorted(name for name in modules if any(name == out or name.startswith(f"{out}.") for out in MODULES))


def kept(entries: Iterable[Entry], imports: Mapping[str, Iterable[str]], languages: Iterable[str] = ()) -> list[Entry]:
    """The entries that stay. ``imports`` names for each file in the bundle the libraries that it is linked to."""
    spoken = tuple(languages)
    wanted = [entry for entry in entries if not is_left_out(entry[0], spoken)]
    libraries = {_file_name(entry[0]): entry for entry in wanted if entry[2] in {"BINARY", "EXTENSION"}}
    alive = set(_reached((entry[0] for entry in libraries.values() if _is_root(entry)), libraries, imports))
    # Two libraries of one name lie in different folders; both live as soon as one does.
    names = {_file_name(name) for name in alive}
    stays = [
        entry
        for entry in wanted
        if entry[2] not in {"BINARY", "SYMLINK"} or (entry[2] == "BINARY" and _file_name(entry[0]) in names)
    ]
    present = {posix(entry[0]) for entry in stays}
    links = [entry for entry in wanted if entry[2] == "SYMLINK" and _target(entry) in present]
    return stays + links


def _reached(
    roots: Iterable[str], libraries: Mapping[str, Entry], imports: Mapping[str, Iterable[str]]
) -> Iterator[str]:
    todo, seen = list(roots), set[str]()
    while todo:
        name = todo.pop()
        if name in seen:
            continue
        seen.add(name)
        yield name
        known = (libraries.get(_file_name(library)) for library in imports.get(name, ()))
        todo.extend(entry[0] for entry in known if entry is not None)


def needed_of_the_system(entries: Iterable[Entry], imports: Mapping[str, Iterable[str]]) -> list[str]:
    """The libraries that the bundle is linked to and does not bring, sorted."""
    names = {_file_name(entry[0]) for entry in entries}
    asked = {str(library) for entry in entries for library in imports.get(entry[0], ())}
    return sorted({library.rsplit("/", 1)[-1] for library in asked if _file_name(library) not in names})


def _target(entry: Entry) -> str:
    return normpath(f"{dirname(posix(entry[0]))}/{posix(entry[1])}")


def _file_name(name: str) -> str:
    return posix(name).rsplit("/", 1)[-1].lower()


def _is_root(entry: Entry) -> bool:
    """Modules, plugins and what is loaded by name live on their own; other libraries need somebody to import them."""
    name = posix(entry[0]).lower()
    return (
        entry[2] == "EXTENSION"
        or "/plugins/" in name
        or name.endswith((".pyd", ".abi3.so"))
        or any(fnmatch(name, pattern) for pattern in _LOADED_BY_NAME)
    )
