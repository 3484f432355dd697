"""Long work beside the window: one piece at a time, with progress, and given up on request."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

__all__ = ["Background", "Work"]

Work = Callable[[Callable[[float], None], Callable[[], bool]], object]
"""Gets what to tell progress (0 to 1) and what to ask whether to stop; raises what it likes."""


class Background(QObject):
    """Does one piece of work at a time on a thread of its own; a newer one takes the place of the one before.

    What an older or cancelled piece brings is dropped. :meth:`close` must be called in the end.
    """

    progressed = Signal(float)
    done = Signal(object)
    """What the work returned."""
    failed = Signal(object)
    """The exception that ended it."""
    _told = Signal(int, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._number = 0
        self._stop = threading.Event()
        self._threads: set[threading.Thread] = set()
        self._busy = False
        self._told.connect(self._take, Qt.ConnectionType.QueuedConnection)

    @property
    def is_busy(self) -> bool:
        """Whether something is being worked at whose outcome is waited for."""
        return self._busy

    def start(self, work: Work) -> None:
        """Begin a piece of work."""
        self.cancel()
        self._number += 1
        self._busy = True
        self._stop = threading.Event()
        run = (self._number, work, self._stop)
        thread = threading.Thread(target=self._run, args=run, name="background", daemon=True)
        self._threads = {one for one in self._threads if one.is_alive()} | {thread}
        thread.start()

    def cancel(self) -> None:
        """Give up what is being worked at; nothing of it is told."""
        self._stop.set()
        self._number += 1
        self._busy = False

    def close(self) -> None:
        """Give up, and wait for the end of the threads."""
        self.cancel()
        for thread in self._threads:
            thread.join()

    def _run(self, number: int, work: Work, stop: threading.Event) -> None:
        result: Any = None
        failure: Exception | None = None

        def tell(outcome: object) -> None:
            with contextlib.suppress(RuntimeError):  # the window may have gone meanwhile
                self._told.emit(number, outcome, failure)

        try:
            result = work(tell, stop.is_set)
        except Exception as error:
            failure = error
        if not stop.is_set():
            tell((result,))

    def _take(self, number: int, outcome: object, failure: Exception | None) -> None:
        if number != self._number:
            return
        if isinstance(outcome, float):
            self.progressed.emit(outcome)
            return
        self._busy = False
        if failure is not None:
            self.failed.emit(failure)
        else:
            assert isinstance(outcome, tuple)
            self.done.emit(outcome[0])
