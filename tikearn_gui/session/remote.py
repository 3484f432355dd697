"""The window's end of the process that computes: the same to its user as :class:`tikearn_gui.session.latest.Latest`."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO, Final, cast

from PySide6.QtCore import QObject, Qt, Signal

import tikearn_gui
from tikearn_gui.history.live import LiveLog
from tikearn_gui.project.project import Project
from tikearn_gui.session.answer import BEHIND, COMPUTE, Answer
from tikearn_gui.session.request import Request
from tikearn_gui.session.results import Snapshot
from tikearn_gui.session.wire import Receiver, Sender

__all__ = ["Remote", "RemoteError", "compute_command"]

_PIPE: Final = 1 << 20
_TURN: Final = 0.001
"""Seconds after which the window's thread lets the one that reads have its turn; Python's own 5 ms are a third of a
frame."""
_PATIENCE: Final = 2.0
"""Seconds in which a process that is told to end must have done so."""


class RemoteError(RuntimeError):
    """The process that computes failed, or could not be started; the text is one plain sentence."""


def compute_command(*what: str) -> list[str]:
    """The command that starts a process beside the window: this very program, packaged or not, told ``what`` to do."""
    if getattr(sys, "frozen", False):
        return [sys.executable, *what]
    # -c, as -m would look for the package in the folder that the window was started in.
    root = str(Path(tikearn_gui.__file__).parents[1])
    start = f"import sys; sys.path.insert(0, {root!r}); from tikearn_gui.__main__ import main; sys.exit(main())"
    return [sys.executable, "-P", "-c", start, *what]


def _widen(pipe: int) -> None:
    """Let a pipe hold a whole answer where the system can: its 64 kilobytes would take many turns of the reader."""
    if sys.platform == "linux":
        import fcntl  # noqa: PLC0415

        with contextlib.suppress(OSError):
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE)


class Remote(QObject):
    """Does one job at a time in a process of its own; the newest waiting one replaces the others.

    The process is started at once, so that it loads the model while the window makes its first frame, and anew with the
    next job should it have ended. One that works ``behind`` another yields to it where there are few cores.
    """

    delivered = Signal(object)
    """A :class:`Snapshot`. Where several have come, only the last."""
    failed = Signal(object)
    """The exception that ended a job."""
    _posted = Signal()

    def __init__(
        self, parent: QObject | None = None, command: Sequence[str] | None = None, *, behind: bool = False
    ) -> None:
        super().__init__(parent)
        self._command = list(command or compute_command(COMPUTE, *([BEHIND] if behind else [])))
        self._flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
        if behind:
            self._flags |= getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)  # elsewhere the process sees to it
        self._state = threading.Lock()
        self._requests: dict[int, Request] = {}  # by generation, while answers to them may come
        self._asked = self._done = 0
        self._outcomes: list[tuple[bool, Any]] = []
        self._shown: tuple[Snapshot | None, int] = (None, 0)
        self._bare: tuple[Project, Project] | None = None
        self._closed = False
        self._posted.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)
        sys.setswitchinterval(_TURN)
        self._process: subprocess.Popen[bytes] | None = None
        self._sender: Sender | None = None
        self._start()

    # On the thread that made this object

    def _start(self) -> None:
        pipe = subprocess.PIPE
        try:
            process = subprocess.Popen(
                self._command, stdin=pipe, stdout=pipe, creationflags=self._flags, bufsize=1 << 20
            )
        except OSError as error:
            self._process = self._sender = None
            self._give_up(f"The part of TikEarn that computes could not be started: {error}")
            return
        assert process.stdin is not None and process.stdout is not None
        _widen(process.stdout.fileno())
        self._process, self._sender = process, Sender(cast("BinaryIO", process.stdin))
        self._shown = (None, 0)
        threading.Thread(target=self._read, args=(process,), name="answers", daemon=True).start()

    def submit(self, job: object) -> None:
        """Do this job next, whatever else was waiting. Raises RuntimeError after :meth:`close`."""
        if self._closed:
            raise RuntimeError("this worker is closed")
        request = cast("Request", job)
        with self._state:
            self._requests = {request.generation: request, **self._requests}
            self._asked = request.generation
        if self._process is None or self._process.poll() is not None:
            self._start()
        shown = self._shown[1] if request.shown is self._shown[0] else 0
        with contextlib.suppress(OSError):  # the reader finds the end, and says so
            if self._sender is not None:
                self._sender.send((replace(request, project=self._without_log(request.project), shown=None), shown))

    def _without_log(self, project: Project) -> Project:
        """What is played reads no LIVE of the log, which may be long and is nobody else's business."""
        if not project.log.lives and not project.log.periods:
            return project
        if self._bare is None or project is not self._bare[0]:
            self._bare = project, project.with_log(LiveLog())
        return self._bare[1]

    @property
    def is_idle(self) -> bool:
        """Whether every job is done and every result handed over."""
        with self._state:
            return self._done >= self._asked and not self._outcomes

    def close(self) -> None:
        """End the process. Nothing is handed over afterwards."""
        with self._state:
            self._closed = True
            self._outcomes.clear()
        process, self._process = self._process, None
        if process is None:
            return
        assert process.stdin is not None
        with contextlib.suppress(OSError):
            process.stdin.close()  # upon which it ends
        try:
            process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def _hand_over(self) -> None:
        with self._state:
            outcomes, self._outcomes = self._outcomes, []
        for is_failure, outcome in outcomes:
            if self._closed:  # a receiver may have closed it
                return
            if is_failure:
                self.failed.emit(outcome)
                continue
            snapshot, number = outcome
            self._shown = snapshot, number
            self.delivered.emit(snapshot)

    # On the thread that reads

    def _read(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdout is not None
        receiver = Receiver(cast("BinaryIO", process.stdout))
        try:
            while True:
                self._take(receiver.receive())
        except (EOFError, OSError):
            self._end(process)
        except Exception:  # it speaks no sense any more; nothing may vanish on a thread
            process.kill()
            self._end(process)
            raise

    def _take(self, answer: Answer) -> None:
        with self._state:
            request = self._requests.get(answer.generation)
            if answer.snapshot is None:
                self._done = max(self._done, answer.generation)
                self._requests = {at: asked for at, asked in self._requests.items() if at > self._done}
        if answer.failure:
            self._post(True, RemoteError(answer.failure))
        elif answer.snapshot is not None and request is not None:
            self._post(False, (replace(answer.snapshot, project=request.project), answer.number))

    def _end(self, process: subprocess.Popen[bytes]) -> None:
        """The process has ended, wanted or not."""
        status = process.wait()
        for pipe in (process.stdout, process.stdin):
            assert pipe is not None
            with contextlib.suppress(OSError):
                pipe.close()
        if process is self._process:
            self._give_up(f"The part of TikEarn that computes has ended by itself (status {status})")

    def _give_up(self, why: str) -> None:
        """Nothing that was asked for will be answered."""
        with self._state:
            self._done, self._requests = self._asked, {}
        self._post(True, RemoteError(why))

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
