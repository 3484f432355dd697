"""Work on LIVEs that takes long: reading files, fitting, grading. What is asked, and how it is done.

Python lets one thread of a process run at a time, and a window whose every stroke waits for another thread stands
still. So the program sends its errands to a process of their own (:func:`apart`), which also ends at once when it is
told to; where nobody drags a slider, a thread will do (:func:`here`).
"""

from __future__ import annotations

import contextlib
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, cast

from tikearn_gui.core.strategy import Anchors, Strategy
from tikearn_gui.history.live import LiveLog
from tikearn_gui.session.answer import ERRAND
from tikearn_gui.session.background import Work
from tikearn_gui.session.remote import RemoteError, compute_command
from tikearn_gui.session.wire import Receiver, Sender

__all__ = ["Errand", "LookBack", "Outcome", "ReadFile", "ReadText", "apart", "here", "perform"]


@dataclass(frozen=True, slots=True)
class ReadFile:
    """Read a file of LIVEs, as :func:`tikearn_gui.history.readers.read` does."""

    path: str
    answers: Mapping[str, str]
    columns: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ReadText:
    """Read a table that was pasted, as :func:`tikearn_gui.history.readers.read_text` does."""

    text: str
    answers: Mapping[str, str]
    columns: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class LookBack:
    """Fit the levers to a log, grade forecasts of it, and review it."""

    log: LiveLog
    base: Strategy
    anchors: Anchors
    usd_per_diamond: float


Errand = ReadFile | ReadText | LookBack


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """What a process says of its errand: how far it is, that it goes on (no share), what it found, or what went wrong:
    one plain sentence (``refused``) or something that nobody expected (``failure``)."""

    share: float | None = None
    found: Any = None
    refused: str = ""
    failure: str = ""
    is_last: bool = False


def perform(errand: Errand, progress: Callable[[float], None], cancelled: Callable[[], bool]) -> object:
    """Do an errand. Raises ValueError, one plain sentence, for a file that cannot be read."""
    if isinstance(errand, LookBack):
        from tikearn_gui.history.looking_back import look_back  # noqa: PLC0415  it brings numpy

        return look_back(errand.log, errand.base, errand.anchors, errand.usd_per_diamond, cancelled=cancelled)
    from tikearn_gui.history import readers  # noqa: PLC0415

    given: dict[str, Any] = {"answers": errand.answers, "columns": errand.columns}
    if isinstance(errand, ReadText):
        return readers.read_text(errand.text, **given)
    return readers.read(Path(errand.path), progress=progress, cancelled=cancelled, **given)


def here(errand: Errand) -> Work:
    """An errand done by the thread that asks."""
    return lambda progress, cancelled: perform(errand, progress, cancelled)


def apart(errand: Errand) -> Work:
    """An errand done by a process of its own, which is ended when nothing is wanted of it any more."""

    def work(progress: Callable[[float], None], cancelled: Callable[[], bool]) -> object:
        pipe, flags = subprocess.PIPE, getattr(subprocess, "CREATE_NO_WINDOW", 0)
        try:
            process = subprocess.Popen(compute_command(ERRAND), stdin=pipe, stdout=pipe, creationflags=flags)
        except OSError as error:
            raise RemoteError(f"The part of TikEarn that reads could not be started: {error}") from None
        try:
            return _answer(process, errand, progress, cancelled)
        finally:
            process.kill()
            process.wait()
            for stream in (process.stdin, process.stdout):
                assert stream is not None
                with contextlib.suppress(OSError):
                    stream.close()

    return work


def _answer(
    process: subprocess.Popen[bytes],
    errand: Errand,
    progress: Callable[[float], None],
    cancelled: Callable[[], bool],
) -> object:
    try:
        Sender(cast("BinaryIO", process.stdin)).send(errand)
        receiver = Receiver(cast("BinaryIO", process.stdout))
        while not cancelled():
            outcome: Outcome = receiver.receive()
            if outcome.refused:
                raise ValueError(outcome.refused)
            if outcome.failure:
                raise RemoteError(outcome.failure)
            if outcome.is_last:
                return outcome.found
            if outcome.share is not None:
                progress(outcome.share)
    except (EOFError, OSError):
        status = process.wait()
        raise RemoteError(f"The part of TikEarn that reads has ended by itself (status {status})") from None
    return None
