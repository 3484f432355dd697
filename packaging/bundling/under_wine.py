"""The packages of Windows, made and tested on Debian under Wine."""

from __future__ import annotations

import platform
import shutil
import signal
import subprocess
import sys
import tempfile
import types
from pathlib import Path
from typing import Any, Final

import dev
from bundling import build, hostile, linux, screen
from bundling import wine as wine_module
from bundling.build import BUILD, DIST, ROOT, tell
from bundling.hostile import BundleFailed
from bundling.wine import PYTHON, Wine, WineFailed, windows_path

__all__ = ["make_and_test"]

LONGEST_S: Final = 15 * 60
"""Where it is only done if possible, it must not hold up everything else for longer."""
_BUILD_LIMIT_S: Final = 800
_TEST_LIMIT_S: Final = 300
_DLLS: Final = ("python3.dll", "python313.dll", "Qt6Core.dll", "vcruntime140.dll")


class _TooSlow(Exception):
    """The time that may be spent is over."""


def _stop(_: int, __: types.FrameType | None) -> None:
    raise _TooSlow


def make_and_test(*, short: bool, built: bool, if_possible: bool) -> dict[str, Any]:
    """Makes bundle, zip and installer and tests all of them. Raises BundleFailed where something does not work,
    WineFailed or dev.Stop where Wine cannot be set up."""
    if if_possible:
        signal.signal(signal.SIGALRM, _stop)
        signal.alarm(LONGEST_S)
    try:
        _require_wine()
        with screen.screen() as display, Wine(BUILD / "wine", display).stopped_at_the_end() as wine:
            _set_up(wine)
            return _made(wine, short=short, built=built)
    except (WineFailed, dev.Stop) as reason:
        if not if_possible:
            raise dev.Stop(str(reason)) from None
        tell(f"the Windows packages were neither made nor tested here: {reason}")
        return {"made": False, "reason": str(reason)}
    except _TooSlow:
        tell(f"the Windows packages were not tested to the end: more than {LONGEST_S // 60} minutes went by")
        return {"made": False, "reason": "too slow"}
    finally:
        if if_possible:
            signal.alarm(0)


def _require_wine() -> None:
    if platform.machine() != "x86_64" or not sys.platform.startswith("linux"):
        raise WineFailed("Windows programs for 64-bit PCs run under Wine only on Linux with such a processor")
    missing = [name for name in (*wine_module.PACKAGES, *screen.PACKAGES) if not linux.has_package(name)]
    if missing and shutil.which("apt-get") is None:
        raise WineFailed(f"{', '.join(missing)} are not installed, and there is no apt-get to install them")
    if missing:
        dev.install_system_packages(missing, "to make and test the Windows packages")


def _set_up(wine: Wine) -> None:
    requirements = ROOT / "requirements"
    try:
        wine.set_up((requirements / "bundle.txt",), requirements / "wine.txt", tell)
    except (subprocess.SubprocessError, OSError) as error:
        raise WineFailed(f"Windows under Wine could not be set up: {error}") from error


def _made(wine: Wine, *, short: bool, built: bool) -> dict[str, Any]:
    from bundling.__main__ import PICTURES, packages_of, summary, write_result  # noqa: PLC0415
    from bundling.installer_life import Life  # noqa: PLC0415

    if not built:
        _build(wine, BUILD / "build-windows.log")
    result: dict[str, Any] = build.check_bundle("windows")
    tell("self-test of the Windows program in an awkward folder")
    result["self_test"] = _awkward_self_test(wine)
    if not short:
        result["packages"] = packages_of("windows")
        (installer,) = (DIST / name for name in result["packages"] if name.endswith("-setup.exe"))
        tell("the life of the installer: install, start, open, upgrade, remove")
        try:
            result["installer"] = Life(wine, installer, PICTURES / "windows").lived()
        except BundleFailed as reason:
            # A window that Wine brings up too late fails once, a fault of the package again.
            tell(f"once more from the start: {reason}")
            wine.stop()
            result["installer"] = Life(wine, installer, PICTURES / "windows").lived()
    write_result("windows", result)
    return summary(result)


def _build(wine: Wine, log: Path) -> None:
    build.draw_icons()
    log.parent.mkdir(parents=True, exist_ok=True)
    tell(f"building the Windows bundle; what PyInstaller says goes to {log.relative_to(ROOT)}")
    bundle = build.bundle_of("windows")
    if bundle.exists():
        shutil.rmtree(bundle)
    path = ";".join(windows_path(folder) for folder in (ROOT / "packaging", ROOT))
    answer = wine.run(
        PYTHON,
        "-m",
        "PyInstaller",
        "--noconfirm",
        "--distpath",
        windows_path(DIST / "windows"),
        "--workpath",
        windows_path(BUILD / "work-windows"),
        windows_path(build.SPEC),
        limit=_BUILD_LIMIT_S,
        PYTHONPATH=path,
    )
    log.write_text(answer.text, encoding="utf-8")
    if answer.status != 0:
        sys.stderr.write("\n".join(answer.text.splitlines()[-40:]) + "\n")
        raise BundleFailed("PyInstaller failed under Wine; its last lines stand above")


def _awkward_self_test(wine: Wine) -> dict[str, Any]:
    """As on this system, and with broken libraries of the same names in a folder on PATH."""
    with hostile.awkward_folder(build.bundle_of("windows")) as copy, tempfile.TemporaryDirectory() as name:
        work = Path(name)
        hostile.foreign_environ(work / "stranger")
        programs = work / "stranger" / "programs"
        for library in (*_DLLS, "python.exe"):
            (programs / library).write_bytes(b"no library")
        out = work / "self-test é.json"
        answer = wine.run(
            build.program_of("windows", copy),
            "--self-test",
            "--json",
            "--out",
            windows_path(out),
            limit=_TEST_LIMIT_S,
            PYTHONHOME=windows_path(work / "nowhere"),
            PYTHONPATH=windows_path(work / "stranger" / "modules"),
            WINEPATH=windows_path(programs),
            TIKEARN_NO_MESSAGE_BOX="1",
        )
        if not out.exists():
            raise BundleFailed(
                f"The self-test of the Windows program ended with {answer.status}: {answer.text[-2000:]}"
            )
        result = hostile.judged(out.read_text(encoding="utf-8"), "of the Windows program")
        if answer.status != 0:
            raise BundleFailed(f"The self-test of the Windows program says all is well and ends with {answer.status}")
        return result
