"""The whole program, without a screen and without anybody's settings."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.window.hands import Answers, Hands
from tikearn_gui.app import Program, finish
from tikearn_gui.core.player import LEAST_FUTURES
from tikearn_gui.session import at_rest, matters, playing
from tikearn_gui.ui.format import Format
from tikearn_gui.ui.preferences import Preferences
from tikearn_gui.ui.theme import Look, Mode


@pytest.fixture(autouse=True)
def few_futures(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The least number of futures, at first and in full: a window shows few as it shows many."""
    if request.node.get_closest_marker("all_futures") is not None:
        return
    for module in (playing, at_rest, matters):
        monkeypatch.setattr(module, "QUICK_FUTURES", LEAST_FUTURES)
        monkeypatch.setattr(module, "FUTURES", LEAST_FUTURES)


def close(program: Program, app: QApplication) -> None:
    """Ends a program and everything of it."""
    program.window.closing = None
    program.window.close()
    finish(program)
    app.setStyleSheet("")


@pytest.fixture
def preferences() -> Preferences:
    return Preferences()


@pytest.fixture
def hands(qapp: QApplication, preferences: Preferences) -> Iterator[Hands]:
    """A person before the program, before anything is opened."""
    answers = Answers()
    program = Program(
        qapp, preferences, look=Look(Mode.LIGHT, reduced_motion=True), fmt=Format("en_US"), asker=lambda *_: answers
    )
    yield Hands(program, answers)
    close(program, qapp)
