"""When the window was painted and when its figures were there, for whoever measures the start of the program."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from tikearn_gui.app import Program

__all__ = ["SLOW", "StartTimes", "write_times"]

SLOW: Final = ("numpy", "pyqtgraph", "scipy")
"""What must not be loaded before the first frame."""


class StartTimes:
    """Watches a program that opens a project; ``done`` is called once with itself."""

    def __init__(self, program: Program, done: Callable[[StartTimes], None]) -> None:
        self._program = program
        self._done = done
        self._waits = False
        self.levers = 0.0
        """When the window with its levers was painted, in seconds since 1970."""
        self.figures = 0.0
        """When figures and plots were painted."""
        self.loaded_too_early: list[str] = []
        program.window.after_paint(self._painted)
        program.live.shown.connect(self._shown)

    def follow(self) -> None:
        """To be called once the project is open."""
        if self._program.desk is not None:
            self._program.desk.completed.connect(self._shown)

    def _painted(self) -> None:
        self.loaded_too_early = [name for name in SLOW if name in sys.modules]
        self.levers = time.time()

    def _shown(self, _: object = None) -> None:
        desk = self._program.desk
        if desk is not None and desk.page is not None and desk.page.view is not None and not self._waits:
            self._waits = True
            self._program.window.after_paint(self._finished)

    def _finished(self) -> None:
        self.figures = time.time()
        self._done(self)


def write_times(program: Program, out: Path) -> Callable[[], None]:
    """Writes both times as JSON and closes the window. What is returned is to be called once the project is open."""

    def finished(times: StartTimes) -> None:
        content = {"levers": times.levers, "figures": times.figures, "loaded_too_early": times.loaded_too_early}
        out.write_text(json.dumps(content) + "\n", encoding="utf-8")
        program.window.closing = None
        program.window.close()

    return StartTimes(program, finished).follow
