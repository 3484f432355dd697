"""Sets up what TikEarn needs and runs it. It needs nothing but Python itself.

    python3 dev.py run [...]     start the program; with no arguments it opens the example
    python3 dev.py test [...]    checks, then tests; arguments go to pytest, --no-check leaves the checks out
    python3 dev.py check         formatting, lint, types and import rules
    python3 dev.py bench [...]   measure the speed of the model; `bench start` measures the start of the program
    python3 dev.py shots         paint the window in its sizes and themes into build/shots
    python3 dev.py bundle [...]  make the packages of this system and test them; `bundle --windows` those of Windows

The packages come from requirements/, checked by their hashes, into .venv beside this file; it is made anew when they or
the version of Python change. On Debian and Ubuntu, missing system packages are installed with apt-get where that takes
no password; else the line to type is shown.
"""

# This file must also be readable by Pythons that are too old for the program, so that they get a sentence instead of a
# syntax error: no match statement, no new syntax, no run-time use of new typing.

from __future__ import annotations

import contextlib
import functools
import hashlib
import itertools
import os
import platform
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if sys.platform != "win32":
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

ROOT = Path(__file__).resolve().parent
REQUIREMENTS = ROOT / "requirements"
VENV = ROOT / ".venv"
STAMP = VENV / "made-from"
PYTHON = VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
BUILD = ROOT / "build"

# Size and device pixels in a pixel of the pictures that `shots` paints.
PAGES = ("earnings", "compare", "matters", "streams", "start")
SHOTS = (("1280x800", "1"), ("1024x700", "1"), ("1920x1080", "1"), ("860x600", "1"), ("1280x800", "2"))

OLDEST, NEWEST = (3, 11), (3, 13)

# Debian package: the library of it that Qt loads. Only needed once the locked packages hold Qt itself. All of the xcb
# ones count: with any of them missing, Qt says "xcb-cursor0 is needed" even when that one is there.
QT_LIBRARIES = {
    "libegl1": "libEGL.so.1", "libgl1": "libGL.so.1", "libxkbcommon0": "libxkbcommon.so.0",
    "libdbus-1-3": "libdbus-1.so.3", "libfontconfig1": "libfontconfig.so.1", "libfreetype6": "libfreetype.so.6",
    "libglib2.0-0": "libglib-2.0.so.0", "libx11-6": "libX11.so.6", "zlib1g": "libz.so.1",
    "libxcb-cursor0": "libxcb-cursor.so.0", "libxcb-icccm4": "libxcb-icccm.so.4", "libxcb-image0": "libxcb-image.so.0",
    "libxcb-keysyms1": "libxcb-keysyms.so.1", "libxcb-randr0": "libxcb-randr.so.0",
    "libxcb-render-util0": "libxcb-render-util.so.0", "libxcb-shape0": "libxcb-shape.so.0",
    "libxcb-sync1": "libxcb-sync.so.1", "libxcb-xfixes0": "libxcb-xfixes.so.0", "libxcb-xkb1": "libxcb-xkb.so.1",
    "libxkbcommon-x11-0": "libxkbcommon-x11.so.0", "libx11-xcb1": "libX11-xcb.so.1",
}  # fmt: skip

CHECKS = {
    "ruff format": ["-m", "ruff", "format", "--check"],
    "ruff check": ["-m", "ruff", "check"],
    "mypy": ["-m", "mypy"],
    # The package has no __main__, and its script is tied to the folder that .venv was made in.
    "import-linter": ["-c", "from importlinter.cli import lint_imports_command as main; main()", "--no-logo"],
}


class Stop(Exception):
    """Ends dev.py with exit status 1; its text is a plain sentence for the person at the terminal."""


class Interpreter(NamedTuple):
    """A Python: the path of its program and its version."""

    path: str
    version: tuple[int, ...]

    @property
    def suitable(self) -> bool:
        """Whether TikEarn runs on it."""
        return OLDEST <= self.version[:2] <= NEWEST

    @property
    def number(self) -> str:
        """The version as people write it."""
        return ".".join(map(str, self.version))


def tell(text: str) -> None:
    """One line of progress. On stderr, so that ``dev.py run summary --json`` can be piped."""
    print(f"dev: {text}", file=sys.stderr, flush=True)


def status_of(command: Sequence[object], **options: object) -> int:
    """Runs a command and returns its exit status, 128 + N if signal N ended it.

    Ctrl-C is left to the command, which gets it too and may have something to put in order; SIGTERM is passed on to it.
    """
    process = subprocess.Popen([str(part) for part in command], **options)  # type: ignore[call-overload]
    interrupted = signal.signal(signal.SIGINT, lambda *_: None)
    ended = signal.signal(signal.SIGTERM, lambda *_: process.terminate())
    try:
        code = int(process.wait())
    finally:
        signal.signal(signal.SIGINT, interrupted)
        signal.signal(signal.SIGTERM, ended)
    return 128 - code if code < 0 else code


def answers(command: Sequence[str]) -> str | None:
    """What a command prints, or None if it cannot be run or fails."""
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout


# Which Python ---------------------------------------------------------------------------------------------------------


def own_interpreter() -> Interpreter:
    """The Python that runs this file; outside of any environment, since .venv may have to be removed."""
    return Interpreter(getattr(sys, "_base_executable", None) or sys.executable, tuple(sys.version_info[:3]))


def look_up(name: str) -> Interpreter | None:
    """The Python called ``name`` on PATH, if it is there and starts (a version manager's stand-in may not)."""
    path = shutil.which(name)
    question = "import sys; print(*sys.version_info[:3], getattr(sys, '_base_executable', None) or sys.executable)"
    answer = answers([path, "-c", question]) if path else None
    if answer is None:
        return None
    *version, executable = answer.rstrip("\n").split(" ", 3)
    return Interpreter(executable, tuple(map(int, version)))


def choose_interpreter(own: Interpreter, find: Callable[[str], Interpreter | None]) -> Interpreter:
    """The Python to use: the one that runs this file if it is suitable, else the newest suitable one that is found.

    Raises Stop if there is none.
    """
    if own.suitable:
        return own
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        found = find(f"python3.{minor}")
        if found is not None and found.suitable:
            return found
    raise Stop(
        f"TikEarn needs Python 3.{OLDEST[1]} to 3.{NEWEST[1]}. This is {own.number}, and no other was found. "
        f"Install one of them and type: python3.{NEWEST[1]} dev.py"
    )


# System packages ------------------------------------------------------------------------------------------------------


def admin_prefix() -> list[str] | None:
    """What to put before a command so that it may change the system, or None if that would take a password."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and answers(["sudo", "-n", "true"]) is not None:
        return ["sudo", "-n"]
    return None


def line_to_type(packages: Sequence[str]) -> str:
    """The shell line that installs Debian packages."""
    return f"sudo apt-get update && sudo apt-get install -y {' '.join(packages)}"


@functools.lru_cache(maxsize=None)
def apt_get(*arguments: str) -> int:
    """Runs apt-get once for each set of arguments and returns its exit status. A fresh machine may be busy with its
    own updates, so it waits for the lock."""
    prefix = admin_prefix() or []
    command = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-o", "DPkg::Lock::Timeout=300", *arguments]
    return status_of(command, stdin=subprocess.DEVNULL, stdout=sys.stderr)


def install_system_packages(packages: Sequence[str], purpose: str) -> None:
    """Installs Debian packages. Raises Stop with the line to type where that takes a password or fails."""
    names = " ".join(packages)
    if admin_prefix() is None:
        raise Stop(f"{names} must be installed {purpose}. Type this once and try again:\n  {line_to_type(packages)}")
    tell(f"installing {names} with apt-get {purpose}")
    # One unreachable source makes `update` fail; the packages may come from another, so only `install` decides.
    apt_get("update")
    if apt_get("install", "-y", "--no-install-recommends", *packages) != 0:
        raise Stop(f"apt-get could not install {names}; its reason stands above.")


def can_make_environments(interpreter: Interpreter) -> bool:
    """Whether Python's own venv is complete; Debian keeps a part of it in a package of its own."""
    return answers([interpreter.path, "-c", "import ensurepip, venv"]) is not None


def require_venv(interpreter: Interpreter) -> None:
    """Sees to it that the interpreter can make environments, or raises Stop."""
    if can_make_environments(interpreter):
        return
    if interpreter.path.startswith("/usr/bin/") and shutil.which("apt-get"):
        package = "python{}.{}-venv".format(*interpreter.version)
        install_system_packages([package], "to make the environment")
    if not can_make_environments(interpreter):
        raise Stop(f"{interpreter.path} lacks the modules venv and ensurepip. Install them or another Python.")


def missing_packages(loader_cache: str, libraries: Mapping[str, str], machine: str) -> list[str]:
    """The Debian packages whose library the loader does not know.

    ``loader_cache`` is the text of ``ldconfig -p``, ``machine`` what ``uname -m`` prints: libraries of another kind of
    processor, such as 32-bit ones beside 64-bit ones, do not count.
    """
    flag = {"x86_64": "x86-64", "aarch64": "AArch64"}.get(machine, "")
    present = {line.split()[0] for line in loader_cache.splitlines() if " => " in line and flag in line}
    return [package for package, library in libraries.items() if library not in present]


def require_qt_libraries(kind: str) -> None:
    """Sees to it that the system libraries of Qt are there, if the locked packages hold Qt."""
    if not sys.platform.startswith("linux") or "pyside6" not in lock_file(kind).read_text(encoding="utf-8"):
        return
    ldconfig = shutil.which("ldconfig", path=os.pathsep.join([os.environ.get("PATH", ""), "/sbin", "/usr/sbin"]))
    cache = answers([ldconfig, "-p"]) if ldconfig else None
    missing = missing_packages(cache, QT_LIBRARIES, platform.machine()) if cache else []
    if missing and shutil.which("apt-get"):
        install_system_packages(missing, "for the window")
    elif missing:
        tell("the window may not start; missing: " + ", ".join(QT_LIBRARIES[package] for package in missing))


# The environment ------------------------------------------------------------------------------------------------------


def lock_file(kind: str) -> Path:
    """The locked packages: kind ``run`` is what the program needs, ``dev`` that and what tests and checks need."""
    return REQUIREMENTS / f"{kind}.txt"


def fingerprint(kind: str, version: Sequence[int], lock: bytes) -> str:
    """What an environment is made from: kind, version of Python, content of the lock. Kept in it as its stamp."""
    content = repr(tuple(version)).encode() + lock.replace(b"\r\n", b"\n")
    return f"{kind} {hashlib.sha256(content).hexdigest()}"


def kind_to_keep(kind: str, stamp: str) -> str:
    """The kind to make. Once .venv can test it goes on doing so, or ``run`` and ``test`` would undo each other."""
    return "dev" if stamp.startswith("dev ") else kind


@contextlib.contextmanager
def one_at_a_time() -> Iterator[None]:
    """Holds back a second dev.py while a first one makes the environment."""
    with (ROOT / ".venv.lock").open("w") as lock:
        if sys.platform != "win32":
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                tell("waiting for another dev.py to finish .venv")
                fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def make_environment(kind: str, interpreter: Interpreter) -> None:
    """Makes .venv anew, whatever is left of an earlier one. The stamp comes last: without it nothing counts as made."""
    require_venv(interpreter)
    if VENV.exists():
        tell("removing the old .venv")
        STAMP.unlink(missing_ok=True)
        shutil.rmtree(VENV)
    tell(f"making .venv with Python {interpreter.number}")
    if status_of([interpreter.path, "-m", "venv", VENV], stdout=sys.stderr) != 0:
        raise Stop("Python could not make .venv; its reason stands above.")
    tell(f"installing requirements/{kind}.txt, every file checked by its hash")
    options = ["--require-hashes", "--disable-pip-version-check", "--no-input"]
    command = [PYTHON, "-m", "pip", "install", *options, "-r", lock_file(kind)]
    if status_of(command, env=clean_environ(os.environ), stdout=sys.stderr) != 0:
        raise Stop("pip could not install the packages; its reason stands above. Trying again starts afresh.")
    STAMP.write_text(fingerprint(kind, interpreter.version, lock_file(kind).read_bytes()), encoding="utf-8")


def clean_environ(environ: Mapping[str, str]) -> dict[str, str]:
    """The environment variables without those that lead Python or pip away from .venv; ours is the only path added.

    Those that name an index or a folder of wheels stay: pip passes over files whose hash is not in the lock.
    """
    astray = ("PYTHONHOME", "PYTHONPATH", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_USER", "PIP_PYTHON")
    return {**{name: value for name, value in environ.items() if name not in astray}, "PYTHONPATH": str(ROOT)}


def require_environment(kind: str) -> None:
    """Sees to it that .venv is there and up to date, or raises Stop."""
    interpreter = choose_interpreter(own_interpreter(), look_up)
    with one_at_a_time():
        stamp = STAMP.read_text(encoding="utf-8") if STAMP.exists() else ""
        kind = kind_to_keep(kind, stamp)
        fresh = fingerprint(kind, interpreter.version, lock_file(kind).read_bytes())
        if stamp != fresh or not PYTHON.exists():
            make_environment(kind, interpreter)
        require_qt_libraries(kind)


def in_environment(arguments: Sequence[str], folder: Path | None = ROOT) -> int:
    """Runs Python in the environment and returns its exit status. -P keeps modules of that folder from getting in."""
    return status_of([PYTHON, "-P", *arguments], env=clean_environ(os.environ), cwd=folder)


# The commands ---------------------------------------------------------------------------------------------------------


def run(arguments: list[str]) -> int:
    """Starts the program, in the caller's folder, so that names of files mean what they say. Alone it opens the
    example; without a display the program writes a report instead, into build/report."""
    require_environment("run")
    chosen = arguments or ["--example", "--report", str(BUILD / "report")]
    return in_environment(["-m", "tikearn_gui", *chosen], folder=None)


def check(arguments: list[str]) -> int:
    """Runs all checks, also after one has failed, and returns 1 if any did."""
    if arguments:
        raise Stop(f"check takes no arguments, not {' '.join(arguments)}")
    require_environment("dev")
    failed = []
    for name, command in CHECKS.items():
        tell(name)
        if in_environment(command) != 0:
            failed.append(name)
    tell(f"these checks failed: {', '.join(failed)}" if failed else "all checks passed")
    return 1 if failed else 0


def test(arguments: list[str]) -> int:
    """Runs checks, and tests also when a check has failed: all on all cores, chosen ones in one process."""
    require_environment("dev")
    unchecked = "--no-check" in arguments
    chosen = [argument for argument in arguments if argument != "--no-check"]
    checked = 0 if unchecked else check([])
    tell("pytest")
    tested = in_environment(["-m", "pytest", *(chosen or ["-n", "auto"])])
    if checked != 0:
        tell("checks failed; they stand above the tests")
    return tested or checked


def bench(arguments: list[str]) -> int:
    """Measures the speed of the model, or with `start` that of the program's start."""
    require_environment("dev")
    start = arguments[:1] == ["start"]
    return in_environment(["-m", "tests.bench.start" if start else "tests.bench", *arguments[start:]])


def shots(arguments: list[str]) -> int:
    """Paints the window in its sizes and themes, to be looked at. No display is needed. Arguments go to each paint."""
    require_environment("run")
    folder = BUILD / "shots"
    folder.mkdir(parents=True, exist_ok=True)
    for page, theme, (size, scale) in itertools.product(PAGES, ("light", "dark"), SHOTS):
        name = f"{page}-{theme}-{size}" + (f"@{scale}x" if scale != "1" else "") + ".png"
        tell(name)
        options = ["--page", page, "--theme", theme, "--size", size, "--scale", scale]
        status = in_environment(["-m", "tikearn_gui", "--screenshot", str(folder / name), *options, *arguments])
        if status != 0:
            return status
    tell(f"the pictures are in {folder}")
    return 0


def bundle(arguments: list[str]) -> int:
    """Makes packages of the program and tests them."""
    python = choose_interpreter(own_interpreter(), look_up).path
    return status_of([python, "-P", ROOT / "packaging" / "bundle.py", *arguments], env=clean_environ(os.environ))


COMMANDS = {"run": run, "test": test, "check": check, "bench": bench, "shots": shots, "bundle": bundle}


def main(arguments: list[str]) -> int:
    """Carries out one command and returns the exit status: 2 for a wrong one, 1 if it could not be set up."""
    name, *rest = arguments or [""]
    if name not in COMMANDS:
        asked = name in ("-h", "--help", "help")
        print(__doc__, file=sys.stdout if asked else sys.stderr)
        return 0 if asked else 2
    try:
        return COMMANDS[name](rest)
    except (Stop, OSError) as reason:
        tell(str(reason))
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
