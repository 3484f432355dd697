"""Makes packages of TikEarn and tests them: ``python3 dev.py bundle [--short] [--windows] [--if-possible]``.

This file needs nothing but Python. It makes the environment of the build, ``build/bundle-env``, from
``requirements/bundle.txt`` with every file checked by its hash, and goes on in it.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import dev

ENVIRONMENT = dev.BUILD / "bundle-env"
STAMP = ENVIRONMENT / "made-from"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
KIND = "bundle"


def require_environment() -> None:
    """Sees to it that the environment is there and up to date, or raises dev.Stop."""
    interpreter = dev.own_interpreter()
    fresh = dev.fingerprint(KIND, interpreter.version, dev.lock_file(KIND).read_bytes())
    if PYTHON.exists() and STAMP.exists() and STAMP.read_text(encoding="utf-8") == fresh:
        return
    dev.require_venv(interpreter)
    if ENVIRONMENT.exists():
        shutil.rmtree(ENVIRONMENT)
    dev.tell(f"making the environment of the build and installing requirements/{KIND}.txt")
    if dev.status_of([interpreter.path, "-m", "venv", ENVIRONMENT], stdout=sys.stderr) != 0:
        raise dev.Stop("Python could not make the environment of the build; its reason stands above.")
    options = ["--require-hashes", "--only-binary=:all:", "--disable-pip-version-check", "--no-input"]
    command = [PYTHON, "-m", "pip", "install", "-q", *options, "-r", dev.lock_file(KIND)]
    if dev.status_of(command, env=dev.clean_environ(os.environ), stdout=sys.stderr) != 0:
        raise dev.Stop("pip could not install the packages; its reason stands above. Trying again starts afresh.")
    STAMP.write_text(fresh, encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Makes the environment and goes on in it; returns the exit status."""
    try:
        require_environment()
        dev.require_qt_libraries(KIND)
    except (dev.Stop, OSError) as reason:
        dev.tell(str(reason))
        return 1
    path = os.pathsep.join((str(Path(__file__).resolve().parent), str(dev.ROOT)))
    environ = {**dev.clean_environ(os.environ), "PYTHONPATH": path}
    return dev.status_of([PYTHON, "-P", "-m", "bundling", *arguments], env=environ, cwd=dev.ROOT)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
