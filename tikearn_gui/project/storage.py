"""Project files on disk: read with a limit, written so that a failure leaves the old file as it was."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tikearn_gui.project.codec import decode, encode
from tikearn_gui.project.project import Project, ProjectError

__all__ = ["BACKUP", "LARGEST_FILE", "SUFFIX", "load", "save"]

SUFFIX: Final = ".tikearn"
BACKUP: Final = ".bak"
"""Put behind the name of a file for its former version."""
LARGEST_FILE: Final = 50_000_000
"""Bytes. A project with eight strategies has about 30,000, one with the longest log and notes 30 million."""

_REASONS: Final = {
    errno.ENOENT: "there is no such file or folder",
    errno.ENOTDIR: "a part of its path is no folder",
    errno.EISDIR: "it is a folder",
    errno.EACCES: "you have no permission for that",
    errno.EPERM: "you have no permission for that",
    errno.EROFS: "the disk is write-protected",
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is full",
    errno.EFBIG: "the disk takes no file of this size",
    errno.ENAMETOOLONG: "its name is too long",
    errno.ELOOP: "its links lead in a circle",
    errno.EIO: "the disk reports an error",
}


def load(path: str | os.PathLike[str]) -> Project:
    """The project in a file. Raises ProjectError, one plain sentence that names the file, whatever is wrong with it."""
    file = Path(path)
    try:
        data = _content(file)
    except (OSError, ValueError) as error:
        raise ProjectError(f"{file.name or file} cannot be opened: {_reason(error)}") from None
    return decode(data, file.name)


def _content(file: Path) -> bytes:
    found = file.stat()
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(found.st_mode):
        raise ProjectError("it is no file but a device or a pipe; save it as a file first")
    if found.st_size > LARGEST_FILE:
        raise ProjectError(
            f"it has {found.st_size / 1e6:,.0f} MB, and no project has more than {LARGEST_FILE / 1e6:.0f}; choose "
            "a file that TikEarn saved"
        )
    with file.open("rb") as stream:
        return stream.read(LARGEST_FILE)


def save(path: str | os.PathLike[str], project: Project) -> None:
    """Write a project to a file, all of it or nothing.

    The new content is written beside the file, brought to the disk and then put in its place; the former version, if
    there is one, is kept with :data:`BACKUP` behind its name. Raises ProjectError, one plain sentence that names the
    file, and leaves the old file untouched.
    """
    data = encode(project)
    file = Path(path)
    try:
        file = Path(os.path.realpath(file))  # a link stays a link
        _refuse_unfit(file)
        _replace(file, data)
    except (OSError, ValueError) as error:
        name = file.name or str(path)
        raise ProjectError(
            f"{name} could not be saved: {_reason(error)}; nothing was changed, save elsewhere"
        ) from None


def _refuse_unfit(file: Path) -> None:
    """A write-protected file would be replaced without a question, since only its folder is asked."""
    if not file.parent.is_dir():
        raise ProjectError(f"there is no folder {file.parent}")
    if file.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if file.exists() and not os.access(file, os.W_OK):
        raise ProjectError("the file is write-protected")


def _replace(file: Path, data: bytes) -> None:
    with _beside(file) as fresh:
        _write(fresh, data)
        if file.exists():
            fresh.chmod(stat.S_IMODE(file.stat().st_mode))
            # Without a copy of the former version the new one is still worth keeping.
            with contextlib.suppress(OSError), _beside(file) as copy:
                shutil.copyfile(file, copy)
                copy.replace(file.with_name(file.name + BACKUP))
        fresh.replace(file)
    _bring_to_disk(file.parent)


@contextlib.contextmanager
def _beside(file: Path) -> Iterator[Path]:
    """The path of a new file in the same folder; what is there at the end is removed."""
    fresh = file.with_name(f".{secrets.token_hex(8)}{SUFFIX}-new")
    try:
        yield fresh
    finally:
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)


def _write(file: Path, data: bytes) -> None:
    with file.open("xb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def _bring_to_disk(folder: Path) -> None:
    """Let the new name survive a power cut; where folders cannot be opened, as on Windows, the system sees to it."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, ProjectError):
        return str(error)
    if isinstance(error, OSError):
        return _REASONS.get(error.errno or 0, error.strerror or "the system gives no reason")
    return "no file can have such a name"
