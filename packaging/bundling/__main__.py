"""``python3 dev.py bundle``: makes the packages of this system and tests them.

Exit status: 0 when everything was made and works, 1 with one sentence where not. With ``--if-possible`` a machine on
which Wine cannot be set up says so and ends with 0; what could be built must work all the same.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import dev
from bundling import build, check_contents, hostile, linux, sbom, windows_packages
from bundling.build import BUILD, DIST, SYSTEM, tell
from bundling.hostile import BundleFailed
from tikearn_gui import __version__

PICTURES: Final = BUILD / "pictures"


def main(arguments: list[str]) -> int:
    """Carries out one command line."""
    parser = argparse.ArgumentParser(prog="dev.py bundle", description=__doc__)
    parser.add_argument("--short", action="store_true", help="build and self-test alone, no packages")
    parser.add_argument("--windows", action="store_true", help="the packages of Windows, under Wine")
    parser.add_argument("--if-possible", action="store_true", help="without Wine, say so and succeed")
    parser.add_argument("--built", action="store_true", help="do not build: test and pack what was built last")
    parser.add_argument("--measure", action="store_true", help="measure the start and drag a slider (Linux)")
    options = parser.parse_args(arguments)
    began = time.monotonic()
    try:
        if options.windows and SYSTEM != "windows":
            from bundling.under_wine import make_and_test  # noqa: PLC0415

            made = make_and_test(short=options.short, built=options.built, if_possible=options.if_possible)
        else:
            made = here(short=options.short, built=options.built, measured=options.measure)
    except (BundleFailed, dev.Stop, OSError, subprocess.SubprocessError) as reason:
        tell(str(reason))
        return 1
    tell(f"done after {time.monotonic() - began:.0f} s: {json.dumps(made)}")
    return 0


def here(*, short: bool, built: bool, measured: bool) -> dict[str, Any]:
    """The bundle of this system, its self-test in an awkward place, and its packages."""
    if not built:
        build.build_here(BUILD / f"build-{SYSTEM}.log")
    result: dict[str, Any] = build.check_bundle(SYSTEM)
    bundle = build.bundle_of(SYSTEM)
    with hostile.awkward_folder(bundle) as copy:
        tell("self-test in a folder that cannot be written, with a stranger's Python in the way")
        stranger = copy.parent / "stranger"
        environ = {**hostile_base(), **hostile.foreign_environ(stranger)}
        result["self_test"] = hostile.self_test(build.program_of(SYSTEM, copy), environ, "in an awkward folder")
    if not short:
        result["packages"] = packages_of(SYSTEM)
    if measured:
        result["start"] = measure()
    write_result(SYSTEM, result)
    return summary(result)


def hostile_base() -> dict[str, str]:
    """The environment of the self-test: this one, without a display, so that every machine tests the same."""
    import os  # noqa: PLC0415

    kept = {k: v for k, v in os.environ.items() if k not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}}
    return {k: v for k, v in kept.items() if not k.startswith("PYTHON")}


def packages_of(system: str) -> dict[str, float]:
    """Makes the files that people download, with a bill of materials; their sizes in MB. Raises BundleFailed."""
    bundle = build.bundle_of(system)
    made = {"linux": _linux_packages, "windows": _windows_packages}.get(system, lambda _: [])(bundle)
    components = json.loads((build.made_of(system) / "licences" / "components.json").read_text(encoding="utf-8"))
    bill = sbom.bill(__version__, system, components, made)
    where = system if system == "windows" else f"{system}-{build.machine()}"
    bill_file = DIST / f"TikEarn-{__version__}-{where}.cdx.json"
    bill_file.write_text(json.dumps(bill, indent=1) + "\n", encoding="utf-8", newline="\n")
    sizes = {file.name: round(file.stat().st_size / 1e6, 1) for file in made}
    for name, size in sizes.items():
        most = next((most for end, most in check_contents.LARGEST_DOWNLOAD_MB.items() if name.endswith(end)), None)
        if most is not None and size > most:
            raise BundleFailed(f"{name} has {size} MB, and no more than {most} are allowed")
    return sizes


def _linux_packages(bundle: Path) -> list[Path]:
    tell("packing the archive and the .deb")
    machine = build.machine()
    archive = DIST / f"TikEarn-{__version__}-linux-{machine}.tar.xz"
    package = DIST / f"tikearn_{linux.debian_version(__version__)}_{linux.architecture()}.deb"
    linux.make_archive(bundle, archive)
    linux.make_deb(bundle, build.ICONS, __version__, build.record_of("linux")["needed_of_the_system"], package)
    linux.test_deb(package, hostile_base())
    return [archive, package]


def _windows_packages(bundle: Path) -> list[Path]:
    tell("packing the zip and the installer")
    portable = DIST / f"TikEarn-{__version__}-windows-portable.zip"
    installer = DIST / f"TikEarn-{__version__}-windows-setup.exe"
    windows_packages.make_zip(bundle, portable)
    licence = build.ROOT / "LICENSE"
    windows_packages.make_installer(bundle, build.ICONS / "tikearn.ico", licence, __version__, installer)
    return [portable, installer]


def measure() -> dict[str, Any]:
    """Start times of the packaged program, and a slider that is dragged in it."""
    from bundling.drag import drag_a_slider  # noqa: PLC0415
    from bundling.measure import start_times  # noqa: PLC0415
    from bundling.screen import PACKAGES, screen  # noqa: PLC0415

    require(PACKAGES, "to show the program on a display without a monitor")
    with screen() as display:
        times = start_times(build.program_of(SYSTEM), display)
        dragged = drag_a_slider(
            display, lambda file: linux.start(build.program_of(SYSTEM), file, display), PICTURES / SYSTEM
        )
    return {**times, "dragged": dragged}


def require(packages: tuple[str, ...], purpose: str) -> None:
    """Installs those packages of Debian that are missing. Raises dev.Stop."""
    missing = [name for name in packages if not linux.has_package(name)]
    if missing:
        dev.install_system_packages(missing, purpose)


def write_result(system: str, result: dict[str, Any]) -> None:
    """Keeps what was found beside the packages."""
    DIST.mkdir(exist_ok=True)
    text = json.dumps({"version": __version__, "system": system, **result}, indent=1, ensure_ascii=False)
    (BUILD / f"result-{system}.json").write_text(text + "\n", encoding="utf-8", newline="\n")


def summary(result: dict[str, Any]) -> dict[str, Any]:
    """What is said at the end: everything but the long parts."""
    short: dict[str, Callable[[Any], Any]] = {"self_test": lambda test: f"ok, {test['seconds']} s"}
    return {name: short.get(name, lambda value: value)(value) for name, value in result.items()}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
