"""One job at a time off the GUI thread: the newest one that waits is next, and the last one is always done."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

__all__ = ["Latest", "Work"]

Work = Callable[[Any, Callable[[], bool]], Iterator[Any]]
"""Does a job step by step: given the job and a question *is a newer one waiting?*, gives result after result.

Work that hears of a newer job may end early; the newer one starts as soon as it has.
"""


class Latest(QObject):
    """Does jobs on a thread of its own and hands over results on the thread that made this object.

    Of the jobs that wait only the newest is kept, so there is never more than one. Of the results that nobody has had
    time to take only the newest is handed over: each must be whole in itself. Errors are all handed over, and end their
    job. :meth:`close` must be called before the object goes.
    """

    delivered = Signal(object)
    """A result."""
    failed = Signal(object)
    """The exception that ended a job."""
    _posted = Signal()

    def __init__(self, work: Work, parent: QObject | None = None, name: str = "compute") -> None:
        super().__init__(parent)
        self._work = work
        self._state = threading.Condition()
        self._waiting: list[Any] = []  # at most one; a list, as a job may be None
        self._working = False
        self._closed = False
        self._outcomes: list[tuple[bool, Any]] = []  # whether it is a failure, and the result or exception
        self._posted.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)
        # A program that crashes before close() must still be able to end.
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def submit(self, job: object) -> None:
        """Do this job next, whatever else was waiting. Raises RuntimeError after :meth:`close`."""
        with self._state:
            if self._closed:
                raise RuntimeError("this worker is closed")
            self._waiting[:] = [job]
            self._state.notify()
        if self._thread.ident is None:
            self._thread.start()

    def newer(self) -> bool:
        """Whether a job is waiting, or no more work is wanted at all."""
        return bool(self._waiting) or self._closed

    @property
    def is_idle(self) -> bool:
        """Whether every job is done and every result handed over."""
        with self._state:
            return not (self._waiting or self._working or self._outcomes)

    def close(self) -> None:
        """End the thread; the job in flight ends at its next question. Nothing is handed over afterwards."""
        with self._state:
            self._closed = True
            self._waiting.clear()
            self._outcomes.clear()
            self._state.notify()
        if self._thread.ident is not None:
            self._thread.join()

    # On the worker's thread

    def _run(self) -> None:
        while self._do_next():
            pass

    def _do_next(self) -> bool:
        """Wait for a job and do it; False once there will be none. No job outlives this call, as what it refers to may
        be large."""
        with self._state:
            self._working = False
            self._state.wait_for(self.newer)
            if self._closed:
                return False
            job = self._waiting.pop()
            self._working = True
        try:
            for result in self._work(job, self.newer):
                self._post(False, result)
        except Exception as error:  # nothing may vanish on a thread
            self._post(True, error)
        return True

    def _post(self, is_failure: bool, outcome: object) -> None:
        with self._state:
            if self._closed:
                return
            is_first = not self._outcomes
            if not is_failure and self._outcomes and not self._outcomes[-1][0]:
                self._outcomes.pop()
            self._outcomes.append((is_failure, outcome))
        if is_first:  # one event takes all that has come until it is handled
            self._posted.emit()

    # On the thread that made this object

    def _hand_over(self) -> None:
        with self._state:
            outcomes, self._outcomes = self._outcomes, []
        for is_failure, outcome in outcomes:
            if not self._closed:  # a receiver may have closed it
                (self.failed if is_failure else self.delivered).emit(outcome)
