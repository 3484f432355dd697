"""The process that does errands: ``TikEarn --errand``, with a pipe in for one errand and a pipe out for its outcome."""

from __future__ import annotations

import os
import signal
import threading
from typing import Final

from tikearn_gui.session.compute_process import own_pipes
from tikearn_gui.session.errand import Outcome, perform
from tikearn_gui.session.wire import Receiver, Sender

__all__ = ["run_errand"]

_BEAT: Final = 0.05
"""Seconds between signs of life, at which the window can say that nothing is wanted any more."""
_NICE: Final = 10
"""The window and the figures that move with it go first."""


def run_errand() -> int:
    """Do the errand that comes in, and say what came of it. Returns the exit status."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the window, which ends this process
    if hasattr(os, "nice"):
        os.nice(_NICE)
    stream_in, stream_out = own_pipes()
    errand, sender, turn = Receiver(stream_in).receive(), Sender(stream_out), threading.Lock()
    over = threading.Event()

    def say(outcome: Outcome) -> None:
        with turn:
            try:
                sender.send(outcome)
            except OSError:  # the window has gone, or wants nothing any more
                os._exit(0)

    def beat() -> None:
        while not over.wait(_BEAT):
            say(Outcome())

    threading.Thread(target=beat, name="beat", daemon=True).start()
    try:
        last = Outcome(found=perform(errand, lambda share: say(Outcome(share=share)), lambda: False), is_last=True)
    except ValueError as error:
        last = Outcome(refused=str(error), is_last=True)
    except Exception as error:  # the window must hear of it, whatever it is
        last = Outcome(failure=f"{type(error).__name__}: {error}", is_last=True)
    over.set()
    say(last)
    return 0
