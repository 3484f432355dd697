"""The packages of Linux: an archive to unpack anywhere, and a .deb with menu entry, icons and the kind of file."""

from __future__ import annotations

import platform
import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from bundling.check_contents import NEEDED_ON_LINUX, size_of
from bundling.hostile import BundleFailed, self_test
from bundling.icons import PNG_SIZES
from bundling.screen import Screen

__all__ = ["DESKTOP_ENTRY", "MIME_TYPE", "control", "debian_version", "make_archive", "make_deb", "strip_python"]

TEXTS: Final = Path(__file__).resolve().parents[1] / "linux"
DESKTOP_ENTRY: Final = TEXTS / "tikearn.desktop"
MIME_TYPE: Final = TEXTS / "tikearn.xml"
_ARCHITECTURES: Final = {"x86_64": "amd64", "aarch64": "arm64"}
_HOOKS: Final = ("postinst", "postrm")


def strip_python(bundle: Path) -> None:
    """Strips Python's own library of what only debuggers need. No other: numpy's OpenBLAS does not load after that."""
    for library in (bundle / "_internal").glob("libpython3*.so*"):
        if not library.is_symlink():
            subprocess.run(["strip", "--strip-unneeded", library], check=True)


def make_archive(bundle: Path, out: Path) -> None:
    """Packs the folder of a bundle, with what tells a desktop about it, into a .tar.xz that is the same each time."""
    with tempfile.TemporaryDirectory() as name:
        top = Path(name) / "TikEarn"
        shutil.copytree(bundle, top, symlinks=True)
        for text in (DESKTOP_ENTRY, MIME_TYPE):
            shutil.copyfile(text, top / text.name)
        options = ["--sort=name", "--owner=0", "--group=0", "--numeric-owner", "--mode=go-w", "--mtime=@0"]
        compress = "--use-compress-program=xz -6e -T2"
        subprocess.run(["tar", "-C", name, *options, compress, "-cf", out, "TikEarn"], check=True)


def debian_version(version: str) -> str:
    """A version as Debian sorts it: 1.0.0rc1 comes before 1.0.0."""
    return re.sub(r"(?<=\d)(a|b|rc|\.dev)(?=\d)", r"~\1", version)


def control(version: str, installed: int, needed: list[str]) -> str:
    """The control file; ``installed`` in bytes, ``needed`` the libraries that the bundle does not bring."""
    packages = {NEEDED_ON_LINUX[name] for name in needed} - {"", "libc6"}
    # Without libfontconfig1, which pulls a configuration and a font, letters outside the program's own font are boxes.
    depends = ", ".join([f"libc6 (>= {_glibc()})", *sorted({*packages, "libfontconfig1"})])
    return (
        "Package: tikearn\n"
        f"Version: {debian_version(version)}\n"
        f"Architecture: {architecture()}\n"
        "Maintainer: TikEarn contributors <tikearn@localhost>\n"
        f"Installed-Size: {installed // 1024}\n"
        f"Depends: {depends}\n"
        "Section: misc\n"
        "Priority: optional\n"
        "Description: See what TikTok LIVE may earn\n"
        " Play with how you go LIVE on TikTok and see what it may earn, with honest\n"
        " ranges. It runs on your computer alone: no account, no network.\n"
    )


def _glibc() -> str:
    """A bundle runs with the glibc of the machine that built it, or a newer one."""
    return platform.libc_ver()[1] or "2.34"


def architecture() -> str:
    """The kind of processor as Debian names it."""
    return _ARCHITECTURES.get(platform.machine(), platform.machine())


def has_package(name: str) -> bool:
    """Whether a package of Debian is installed."""
    if shutil.which("dpkg-query") is None:
        return False
    question = ["dpkg-query", "-W", "-f=${Status}", name]
    done = subprocess.run(question, capture_output=True, text=True, check=False)
    return done.returncode == 0 and done.stdout.endswith("ok installed")


def start(program: Path, file: Path, display: Screen) -> subprocess.Popen[bytes]:
    """Starts a program with a file on a display, with settings of its own beside that file."""
    home = str(file.parent)
    environ = {**display.environ, "HOME": home, "XDG_CONFIG_HOME": home, "XDG_STATE_HOME": home}
    return subprocess.Popen([program, file], env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def test_deb(package: Path, environ: dict[str, str]) -> None:
    """Unpacks the package, without installing it, and looks whether what it holds works. Raises BundleFailed."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        Path(name).chmod(0o755)
        subprocess.run(["dpkg-deb", "-x", package, name], check=True)
        root = Path(name)
        for place in (
            "applications/tikearn.desktop",
            "mime/packages/tikearn.xml",
            "icons/hicolor/256x256/apps/tikearn.png",
            "doc/tikearn/copyright",
        ):
            if not (root / "usr" / "share" / place).is_file():
                raise BundleFailed(f"The .deb holds no usr/share/{place}")
        if (root / "usr/bin/tikearn").readlink() != Path("/opt/tikearn/TikEarn"):
            raise BundleFailed("The command tikearn of the .deb leads elsewhere")
        self_test(root / "opt" / "tikearn" / "TikEarn", environ, "of the .deb")


def make_deb(bundle: Path, icons: Path, version: str, needed: list[str], out: Path) -> None:
    """Makes the .deb: everything under /opt/tikearn, a command, a menu entry, icons, the kind of file."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name) / "deb"
        shutil.copytree(bundle, root / "opt" / "tikearn", symlinks=True)
        share = root / "usr" / "share"
        _put(DESKTOP_ENTRY, share / "applications" / "tikearn.desktop")
        _put(MIME_TYPE, share / "mime" / "packages" / "tikearn.xml")
        for size in PNG_SIZES:
            folder = share / "icons" / "hicolor" / f"{size}x{size}"
            _put(icons / f"tikearn-{size}.png", folder / "apps" / "tikearn.png")
            _put(icons / f"tikearn-{size}.png", folder / "mimetypes" / "application-x-tikearn.png")
        licences = bundle / "_internal" / "resources" / "licences"
        _put(licences / "NOTICE.txt", share / "doc" / "tikearn" / "copyright")
        (root / "usr" / "bin").mkdir(parents=True)
        (root / "usr" / "bin" / "tikearn").symlink_to("/opt/tikearn/TikEarn")
        (root / "DEBIAN").mkdir()
        text = control(version, size_of(root), needed)
        (root / "DEBIAN" / "control").write_text(text, encoding="utf-8")
        for hook in _HOOKS:
            _put(TEXTS / hook, root / "DEBIAN" / hook, mode=0o755)
        subprocess.run(["chmod", "-R", "u=rwX,go=rX", str(root)], check=True)
        command = ["dpkg-deb", "--root-owner-group", "-Zxz", "-z6", "-Sextreme", "--build", str(root), str(out)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def _put(source: Path, place: Path, mode: int = 0o644) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, place)
    place.chmod(mode)
