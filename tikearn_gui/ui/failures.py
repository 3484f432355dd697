"""What happens when the program itself is at fault: it is written down and said once, and the work goes on."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from types import TracebackType
from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.window_text import say

__all__ = ["Failures", "log_to"]

LARGEST_LOG: Final = 1_000_000
"""Bytes; a log that has grown larger begins anew."""
_LOGGER: Final = logging.getLogger("tikearn_gui")


def log_to(folder: Path) -> Path | None:
    """Writes what goes wrong into a file of this folder; None where that cannot be written."""
    path = folder / "tikearn.log"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > LARGEST_LOG:
            path.replace(path.with_suffix(".old.log"))
        handler = logging.FileHandler(path, encoding="utf-8")
    except OSError:
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    _LOGGER.addHandler(handler)
    _LOGGER.setLevel(logging.INFO)
    return path


class Failures(QObject):
    """Takes exceptions that nobody expected, from slots and from the worker. One dialog at a time, and one in all for
    what fails the same way again and again."""

    def __init__(self, theme: Theme, window: QWidget | None = None) -> None:
        super().__init__(window)
        self._theme = theme
        self._log: Path | None = None
        self._window = window
        self._told: set[str] = set()
        self.is_asking = False

    def install(self, log: Path | None) -> None:
        """Takes what reaches the interpreter; ``log`` is where it is written down, told to the user."""
        self._log = log
        sys.excepthook = self._hook

    def remove(self) -> None:
        """Gives it back."""
        if sys.excepthook == self._hook:
            sys.excepthook = sys.__excepthook__

    def take(self, error: BaseException) -> None:
        """Takes an exception that was caught elsewhere."""
        self._hook(type(error), error, error.__traceback__)

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        _LOGGER.error("Unexpected", exc_info=(kind, error, trace))
        sys.__excepthook__(kind, error, trace)
        place = f"{kind.__name__} {_place_of(trace)}"
        if not self.is_asking and place not in self._told:
            self._told.add(place)
            self.is_asking = True
            # Not from inside the event that failed.
            QTimer.singleShot(0, self, self._tell)

    def _tell(self) -> None:
        from tikearn_gui.ui.dialogs.ask import Answer, Question  # noqa: PLC0415

        text = say("failed", log=str(self._log)) if self._log is not None else say("failed_no_log")
        answers = (Answer("go_on", say("verb_go_on"), main=True, back=True),)
        question = Question(self._theme, say("failed_title"), text, answers, self._window)
        try:
            question.answer()
        finally:
            question.deleteLater()
            self.is_asking = False


def _place_of(trace: TracebackType | None) -> str:
    """Where it happened: the innermost place."""
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace is not None else ""
