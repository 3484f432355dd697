"""Python's garbage collection, on the window's thread and between two events."""

from __future__ import annotations

import gc
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer

__all__ = ["Collector"]

LOOK_MS: Final = 1000
ENOUGH: Final = 1000
"""Objects made and not freed since the last collection that are worth one: more than Python's own 700, as no event
makes so many."""


class Collector(QObject):
    """Collects by a timer what Python alone would collect wherever the next object is made.

    That may be on a thread that reads or computes, or in the middle of painting, and what goes there may be a part of
    the window, which Qt lets go on its own thread only. All that is there when this is made is left out, as it stays.
    """

    def __init__(self, is_busy: Callable[[], bool], parent: QObject | None = None) -> None:
        """``is_busy``: whether figures are being computed. Then only young objects are looked through, which takes no
        part of a frame; else all are."""
        super().__init__(parent)
        self._is_busy = is_busy
        gc.disable()
        gc.freeze()
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        if gc.get_count()[0] >= ENOUGH:
            gc.collect(1 if self._is_busy() else 2)
