"""Work shared out over threads: numpy works without the interpreter's lock, so two of them get more done."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from typing import Final

__all__ = ["Also", "Crew", "Piece"]

THREADS: Final = 2

Also = Callable[["Piece"], None]
"""Hands out one more piece of work."""
Piece = Callable[[Also], None]
"""A piece of work; it may hand out more, which any thread may take up."""


class _Round:
    """Pieces that are waited for together."""

    def __init__(self, threads: ThreadPoolExecutor) -> None:
        self._threads = threads
        self._lock = threading.Lock()
        self._left = 1  # the caller's own hold, so that the round cannot end while it hands out
        self._over = threading.Event()
        self._failure: BaseException | None = None

    def hand_out(self, piece: Piece) -> None:
        with self._lock:
            self._left += 1
        try:
            job = self._threads.submit(self._do, piece)
        except RuntimeError:  # the threads have been ended
            self._done()
            raise
        job.add_done_callback(self._ended)

    def _do(self, piece: Piece) -> None:
        if self._failure is None:  # nothing begins after a failure
            piece(self.hand_out)

    def _ended(self, job: Future[None]) -> None:
        failure = CancelledError() if job.cancelled() else job.exception()
        self._failure = self._failure or failure
        self._done()

    def _done(self) -> None:
        with self._lock:
            self._left -= 1
            if not self._left:
                self._over.set()

    def end(self) -> None:
        self._done()
        self._over.wait()
        if self._failure is not None:
            raise self._failure


class Crew:
    """Two threads and what they have to do. One round at a time."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="blocks")

    def do(self, pieces: Iterable[Piece], *, alone: bool = False) -> None:
        """Do all pieces, and those that they hand out, in about this order. Returns when all are done; then the first
        failure is raised. ``alone``: on the caller's thread, one after another."""
        if alone:
            waiting = deque(pieces)
            while waiting:
                waiting.popleft()(waiting.append)
            return
        work = _Round(self._threads)
        for piece in pieces:
            work.hand_out(piece)
        work.end()

    def close(self) -> None:
        """End the threads. Afterwards nothing can be done."""
        self._threads.shutdown(wait=True, cancel_futures=True)
