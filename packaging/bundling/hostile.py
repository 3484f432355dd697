"""The self-test of a package where programs break: a folder with a space and a letter beyond ASCII in its name, which
cannot be written, a stranger's Python in front on PATH, and a PYTHONHOME that leads nowhere."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

__all__ = ["BundleFailed", "awkward_folder", "fingerprint_of", "foreign_environ", "judged", "self_test"]

AWKWARD: Final = "Mina’s programs é"
_LIMIT_S: Final = 300
_NOBODY: Final = 65534
_STRANGER: Final = 'raise SystemExit("a stranger\'s Python was started")\n'


class BundleFailed(RuntimeError):
    """What was built is not as it should be; the text is a sentence."""


def fingerprint_of(folder: Path) -> str:
    """A digest of all names and contents in a folder."""
    digest = hashlib.sha256()
    for file in sorted(folder.rglob("*")):
        digest.update(file.relative_to(folder).as_posix().encode())
        if file.is_file():
            digest.update(file.read_bytes())
    return digest.hexdigest()


@contextlib.contextmanager
def awkward_folder(bundle: Path) -> Iterator[Path]:
    """A copy of a bundle in a folder with an awkward name where nobody may write. It must be the same at the end."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        Path(name).chmod(0o755)
        copy = Path(name) / AWKWARD / bundle.name
        shutil.copytree(bundle, copy, symlinks=True)
        _set_writable(copy, writable=False)
        before = fingerprint_of(copy)
        try:
            yield copy
            if fingerprint_of(copy) != before:
                raise BundleFailed("The program wrote into its own folder")
        finally:
            _set_writable(copy, writable=True)


def _set_writable(folder: Path, *, writable: bool) -> None:
    for file in [folder, *folder.rglob("*")]:
        if not file.is_symlink():
            mode = file.stat().st_mode
            file.chmod(mode | stat.S_IWUSR if writable else mode & ~(stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH))


def foreign_environ(folder: Path) -> dict[str, str]:
    """What leads a program to a stranger's Python, if it lets itself be led; the stranger lives in ``folder``."""
    modules = folder / "modules"
    programs = folder / "programs"
    for name in ("numpy", "encodings", "tikearn_gui", "PySide6"):
        (modules / name).mkdir(parents=True, exist_ok=True)
        (modules / name / "__init__.py").write_text(_STRANGER, encoding="utf-8")
    (modules / "sitecustomize.py").write_text(_STRANGER, encoding="utf-8")
    programs.mkdir(exist_ok=True)
    for name in ("python", "python3"):
        (programs / name).write_text("#!/bin/sh\nexit 99\n", encoding="utf-8")
        (programs / name).chmod(0o755)
    return {
        "PATH": os.pathsep.join((str(programs), os.environ.get("PATH", ""))),
        "PYTHONHOME": str(folder / "nowhere"),
        "PYTHONPATH": str(modules),
        "PYTHONSTARTUP": str(modules / "sitecustomize.py"),
        "QT_PLUGIN_PATH": str(folder / "nowhere"),
    }


def judged(content: str, where: str) -> dict[str, Any]:
    """The result of a self-test. Raises BundleFailed where something failed or it cannot be read."""
    try:
        result: dict[str, Any] = json.loads(content)
    except ValueError:
        raise BundleFailed(f"The self-test {where} left no result: {content[-2000:]!r}") from None
    failed = [f"{check['name']}: {check['found']}" for check in result["checks"] if not check["ok"]]
    if failed or not result["ok"] or not result["packaged"]:
        raise BundleFailed(f"The self-test {where} failed: {'; '.join(failed) or result}")
    return result


def self_test(program: Path, environ: dict[str, str], where: str) -> dict[str, Any]:
    """Runs the self-test of a package of this system. As root it runs as nobody, for root may write anywhere."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        home = Path(name)
        out = home / "self-test é.json"
        options: dict[str, Any] = {}
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            home.chmod(0o755)
            os.chown(home, _NOBODY, _NOBODY)
            options = {"user": _NOBODY, "group": _NOBODY, "extra_groups": []}
        done = subprocess.run(
            [program, "--self-test", "--json", "--out", out],
            env={**environ, "HOME": str(home), "TMPDIR": str(home), "TIKEARN_NO_MESSAGE_BOX": "1"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
            timeout=_LIMIT_S,
            cwd=home,
            **options,
        )
        if not out.exists():
            raise BundleFailed(f"The self-test {where} ended with {done.returncode}: {done.stderr[-2000:]}")
        result = judged(out.read_text(encoding="utf-8"), where)
        if done.returncode != 0 or (sys.platform != "win32" and json.loads(done.stdout) != result):
            raise BundleFailed(f"The self-test {where} says one thing and ends with {done.returncode}")
        return result
