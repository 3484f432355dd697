"""The process that computes: ``TikEarn --compute``, started by the window, with a pipe in and a pipe out.

Python lets one thread of a process run at a time. With the model in a process of its own, figures do not wait for the
window to paint, nor the window for them. It ends when the window closes its pipe, however that comes about.
"""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import sys
import threading
from collections import OrderedDict
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, BinaryIO, Final

from tikearn_gui.session.answer import Answer
from tikearn_gui.session.wire import Receiver, Sender

if TYPE_CHECKING:
    from tikearn_gui.core.projection import Projection
    from tikearn_gui.session.playing import Playing
    from tikearn_gui.session.request import Request
    from tikearn_gui.session.results import Snapshot

__all__ = ["own_pipes", "serve"]

_FRUGAL: Final = (os.cpu_count() or 1) <= 2
"""Whether the window and the two processes that compute must share so few cores."""
_NICE_BEHIND: Final = 10
"""The process behind the one under the finger goes last."""
_TOLD: Final = 4
"""Snapshots kept that may still be on screen."""


class _Inbox:
    """The newest request; a thread of its own reads it, so that work can end as soon as one comes."""

    def __init__(self, stream: BinaryIO) -> None:
        self._receiver = Receiver(stream)
        self._state = threading.Condition()
        self._waiting: list[tuple[Request, int]] = []
        threading.Thread(target=self._read, name="requests", daemon=True).start()

    def newer(self) -> bool:
        """Whether a request waits."""
        return bool(self._waiting)

    def resting(self) -> bool:
        """Whether one waits in which the lever rests."""
        return any(request.at_rest for request, _ in self._waiting[:])

    def take(self) -> tuple[Request, int]:
        """The newest request, and the number of the answer that was on screen when it was made; waits for one."""
        with self._state:
            self._state.wait_for(lambda: bool(self._waiting))
            return self._waiting.pop()

    def _read(self) -> None:
        try:
            while True:
                asked = self._receiver.receive()
                with self._state:
                    self._waiting[:] = [asked]
                    self._state.notify()
        except (EOFError, OSError, ValueError):
            os._exit(0)  # the window has gone; nothing here is worth keeping


class _Slim:
    """Makes snapshots fit to be sent: without their project, which the window has, and without what it does not show.

    The same projection comes out as the same one again.
    """

    def __init__(self) -> None:
        self._made: dict[int, tuple[Projection, Projection]] = {}  # by identity, which holds while it is kept

    def snapshot(self, snapshot: Snapshot) -> Snapshot:
        """What is sent of a snapshot."""
        made = self._made
        played = (snapshot.projections, snapshot.last_futures)
        wholes = [whole for each in played for whole in each.values()]
        self._made = kept = {id(whole): made.get(id(whole)) or (whole, whole.slim()) for whole in wholes}
        projections, last = (
            MappingProxyType({index: kept[id(whole)][1] for index, whole in each.items()}) for each in played
        )
        return replace(snapshot, project=None, projections=projections, last_futures=last)  # type: ignore[arg-type]


def serve(*, behind: bool = False) -> int:
    """Answer requests until the window goes; ``behind`` another such process that matters more. Returns the exit
    status."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the window, which closes the pipe
    if behind:
        _go_behind()
    stream_in, stream_out = own_pipes()
    inbox, sender = _Inbox(stream_in), Sender(stream_out)
    # While the window makes its first frame.
    from tikearn_gui.session.playing import Playing  # noqa: PLC0415

    playing, slim = Playing(frugal=_FRUGAL), _Slim()
    told: OrderedDict[int, Snapshot] = OrderedDict()
    gc.freeze()  # what was loaded stays; to look through it again and again would make a slider falter
    while True:
        _answer(playing, inbox, sender, slim, told)


def _answer(playing: Playing, inbox: _Inbox, sender: Sender, slim: _Slim, told: OrderedDict[int, Snapshot]) -> None:
    request, shown = inbox.take()
    number = next(reversed(told), 0)
    try:
        for snapshot in playing.answer(replace(request, shown=told.get(shown)), inbox.newer, inbox.resting):
            number += 1
            told[number] = snapshot
            if len(told) > _TOLD:
                told.popitem(last=False)
            sender.send(Answer(request.generation, number, slim.snapshot(snapshot)))
        sender.send(Answer(request.generation, 0))
    except OSError:
        os._exit(0)
    except Exception as error:  # the window must hear of it, whatever it is
        sender.send(Answer(request.generation, 0, failure=f"{type(error).__name__}: {error}"))


def _go_behind() -> None:
    """Take only the time that others leave."""
    if hasattr(os, "nice"):
        os.nice(_NICE_BEHIND)
    if _FRUGAL and sys.platform == "linux":
        # A core that only such a process uses counts as free: the window and the figures under the finger take it at
        # once, where they would else wait for each other on the other core.
        with contextlib.suppress(OSError):  # some sandboxes forbid it
            os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))


def own_pipes() -> tuple[BinaryIO, BinaryIO]:
    """The two pipes; what anything else would print goes nowhere."""
    asks, tells = os.dup(0), os.dup(1)
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415

        for pipe in (asks, tells):
            msvcrt.setmode(pipe, os.O_BINARY)  # else line ends would be changed, and a byte of 26 be the end
    stream_in, stream_out = os.fdopen(asks, "rb"), os.fdopen(tells, "wb", 1 << 20)
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    sys.stdin = sys.stdout = None
    return stream_in, stream_out
