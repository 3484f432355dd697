"""Python's garbage collection, on the window's thread and between two events."""

from __future__ import annotations

import gc
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer

__all__ = ["Collector"]

LOOK_MS: Final = 1000
ENOUGH: Final = 1000
"""So many objects, made and not freed since the last collection, are worth one. A window at rest makes none."""


class Collector(QObject):
    """Collects by a timer what Python alone would collect wherever the next object is made.

    That may be on a thread that reads or computes, or in the middle of painting, and what goes there may be a part of
    the window, which Qt lets go on its own thread only. All that is there when this is made is left out, as it stays.
    """

    def __init__(self, is_idle: Callable[[], bool], parent: QObject | None = None) -> None:
        """``is_idle``: whether all figures are computed. Then all objects are looked through, else only young ones, as
        all may take a good part of a frame."""
        super().__init__(parent)
        self._is_idle = is_idle
        gc.disable()
        gc.freeze()
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        if gc.get_count()[0] >= ENOUGH:
            gc.collect(2 if self._is_idle() else 1)
