"""The real program in a real window, and a hand that drags its sliders; for measuring, not for tests' claims."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QEventLoop, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from tikearn_gui.project.project import Project
from tikearn_gui.ui.collector import Collector
from tikearn_gui.ui.levers.range_slider import HEIGHT, MIDDLE
from tikearn_gui.ui.preferences import Preferences

if TYPE_CHECKING:
    from tikearn_gui.app import Program
    from tikearn_gui.ui.levers.range_slider import RangeSlider

__all__ = ["Hand", "now", "offscreen_without_display", "opened", "run_until", "slider_of", "to_and_fro"]

EDGE: Final = 14.0
"""Pixels that the hand stays away from either end of a track: beyond them a slider stands still."""
STRIDE: Final = 0.0137
"""Share of a track in a sixtieth of a second, about 2 px: the pace of someone who watches the figures."""


_ASKED: Final = os.environ.get("QT_QPA_PLATFORM")
"""The platform that was asked for, before a module for tests chose one."""


def now() -> float:
    """Milliseconds of a clock that only counts on."""
    return time.perf_counter() * 1e3


def offscreen_without_display() -> None:
    """Work without a screen where there is none and nothing else is asked for. Before the application is made."""
    has_display = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or not sys.platform.startswith("linux")
    platform = _ASKED or ("" if has_display else "offscreen")
    os.environ.pop("QT_QPA_PLATFORM", None)
    if platform:
        os.environ["QT_QPA_PLATFORM"] = platform


def run_until(done: Callable[[], bool], seconds: float = 60.0) -> None:
    """Let the program work until it is so. Raises TimeoutError."""
    loop, end = QEventLoop(), time.monotonic() + seconds
    timer = QTimer(interval=2, timerType=Qt.TimerType.PreciseTimer)
    timer.timeout.connect(lambda: loop.quit() if done() or time.monotonic() > end else None)
    timer.start()
    loop.exec()
    timer.stop()
    if not done():
        raise TimeoutError(f"not done after {seconds:g} s")


@contextmanager
def opened(project: Project, application: QApplication, size: tuple[int, int] = (1280, 800)) -> Iterator[Program]:
    """The program with a project open, all figures and tips shown, that forgets its settings."""
    from tikearn_gui.app import Program
    from tikearn_gui.session.pair import Pair

    program = Program(application, Preferences(), worker=Pair)
    try:
        program.live.failed.connect(_fail)
        program.documents.begin_with(project)
        program.window.closing = None
        program.window.resize(*size)
        program.window.show()
        run_until(lambda: program.settled)
        Collector(program.live.idle, program)  # as the program has soon after its start
        yield program
    finally:
        program.close()
        program.window.close()
        program.window.deleteLater()
        program.deleteLater()
        application.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _fail(error: Exception) -> None:
    raise error


def slider_of(program: Program, key: str) -> RangeSlider:
    """A lever's slider, brought into sight."""
    from tikearn_gui.ui.levers.slider_row import SliderRow

    assert program.desk is not None
    program.desk.panel.focus_lever(key)
    row = program.desk.panel.rows[key]
    assert isinstance(row, SliderRow)
    run_until(lambda: row.slider.isVisible() and not row.slider.visibleRegion().isEmpty())
    return row.slider


class Hand:
    """Holds one slider's handle with the left button of a mouse. Events go through the program's own filters."""

    def __init__(self, slider: RangeSlider) -> None:
        self._slider = slider
        self._x = 0.0
        self._y = slider.height() * MIDDLE / HEIGHT
        self.low, self.high = EDGE, slider.width() - EDGE

    def press(self) -> None:
        """Take the handle."""
        self._x = self._slider.x_of(self._slider.setting.number)
        self._send(QEvent.Type.MouseButtonPress, Qt.MouseButton.LeftButton)

    def move(self, share: float) -> None:
        """Draw it to a share of the track, 0 to 1."""
        self._x = self.low + share * (self.high - self.low)
        self._send(QEvent.Type.MouseMove, Qt.MouseButton.NoButton)

    def release(self) -> None:
        """Let go."""
        self._send(QEvent.Type.MouseButtonRelease, Qt.MouseButton.LeftButton)

    def _send(self, kind: QEvent.Type, button: Qt.MouseButton) -> None:
        slider, place = self._slider, QPointF(self._x, self._y)
        held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else Qt.MouseButton.LeftButton
        window: QWidget = slider.window()
        event = QMouseEvent(
            kind,
            place,
            slider.mapTo(window, place),
            slider.mapToGlobal(place),
            button,
            held,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(slider, event)


def to_and_fro(step: int) -> float:
    """Where a hand is after so many sixtieths of a second: over the track in 1.2 s, and back."""
    way = (0.5 + step * STRIDE) % 2.0
    return way if way < 1.0 else 2.0 - way
