"""Which window has which file open: one file, one window, over all windows of the person at this computer.

A double click on a second project opens a second window, a program of its own: neither can take the other down, and
nothing has to be handed over. Only a file that is open already must not open twice, for the later save would undo the
earlier one. So each window holds a lock for its file, in a folder of the user and not beside the file, which may lie on
a stick or a shared drive. The lock ends with its program, also when that crashes. Whoever finds a file taken leaves a
note in the same folder, which the window that has it watches, and comes to the front. No socket is opened for this:
QtNetwork is not shipped.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
import time
from pathlib import Path
from typing import Final

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, Signal
from shiboken6 import delete

__all__ = ["Claims"]

_LOOK_AGAIN_S: Final = 0.02
_WRITE_AGAIN_S: Final = 1.0
"""A watcher may miss one of two changes that come close together, so a note without an answer is left once more."""
_NOTE: Final = ".show"


class Claims(QObject):
    """The claim of one window. Where the folder cannot be written, every file is free."""

    wanted = Signal()
    """The file was asked for elsewhere: show this window."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._lock: QLockFile | None = None
        self._name = ""
        self._watcher: QFileSystemWatcher | None = None

    def take(self, path: Path) -> bool:
        """Claims a file instead of the one before. False where another window has it; the one before is kept then."""
        name = self._name_of(path)
        if name == self._name:
            return True
        lock = self._locked(name)
        if lock is None:
            return False
        self.release()
        self._lock, self._name = lock, name
        self._forget_note()
        return True

    def is_free(self, path: Path) -> bool:
        """Whether no other window has a file open."""
        name = self._name_of(path)
        if name == self._name:
            return True
        lock = self._locked(name)
        if lock is not None:
            lock.unlock()
        return lock is not None

    def release(self) -> None:
        """Gives the file free."""
        if self._lock is not None:
            self._forget_note()
            self._lock.unlock()
        self._lock, self._name = None, ""

    def close(self) -> None:
        """Gives the file free and sees no more notes. To be called on the window's thread, on which alone a watcher may
        end: left to Python it could end on another one, and Qt would look after a closed file for ever."""
        self.release()
        if self._watcher is not None:
            delete(self._watcher)
            self._watcher = None

    def watch(self) -> None:
        """From now on notes of others are seen."""
        if self._watcher is None and self._folder.is_dir():
            self._watcher = QFileSystemWatcher([str(self._folder)], self)
            self._watcher.directoryChanged.connect(self._look)
        self._look()

    def ask(self, path: Path, patience_s: float = 0.0) -> bool:
        """Asks the window that has a file to come to the front. Whether it answered within the time."""
        name = self._name_of(path)
        note = self._folder / f"{name}{_NOTE}"
        try:
            note.write_bytes(b"")
        except OSError:
            return False
        self._let_come_to_front(name)
        begun = written = time.monotonic()
        while note.exists():
            now = time.monotonic()
            if now - begun > patience_s:
                if patience_s:
                    with contextlib.suppress(OSError):
                        note.unlink(missing_ok=True)
                return False
            if now - written > _WRITE_AGAIN_S:
                written = now
                with contextlib.suppress(OSError):  # where it has just been answered there is none to be left again
                    note.unlink()
                    note.write_bytes(b"")
            time.sleep(_LOOK_AGAIN_S)
        return True

    def _locked(self, name: str) -> QLockFile | None:
        """A lock, or None where another program that runs has it."""
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
        lock = QLockFile(str(self._folder / f"{name}.lock"))
        lock.setStaleLockTime(0)  # a window may stay open for weeks; a lock whose program is gone does not count anyway
        if lock.tryLock(0) or lock.error() != QLockFile.LockError.LockFailedError:
            return lock
        return None

    def _look(self, _: str = "") -> None:
        note = self._folder / f"{self._name}{_NOTE}"
        if self._name and note.exists():
            self._forget_note()
            self.wanted.emit()

    def _forget_note(self) -> None:
        with contextlib.suppress(OSError):
            (self._folder / f"{self._name}{_NOTE}").unlink(missing_ok=True)

    def _let_come_to_front(self, name: str) -> None:
        """Windows lets no program in front of others unless the one that was clicked last says so."""
        if sys.platform != "win32":
            return
        import ctypes  # noqa: PLC0415

        found = QLockFile(str(self._folder / f"{name}.lock")).getLockInfo()
        if isinstance(found, tuple):
            # The number of the process comes first, behind whether it could be read in some versions.
            number = next((part for part in found if isinstance(part, int) and not isinstance(part, bool)), 0)
            ctypes.windll.user32.AllowSetForegroundWindow(number)

    def _name_of(self, path: Path) -> str:
        """The same for every way to write a path."""
        real = os.path.normcase(os.path.realpath(path))
        return hashlib.sha256(real.encode("utf-8", "surrogatepass")).hexdigest()[:32]
