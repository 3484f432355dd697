"""The whole program, without a screen and without anybody's settings."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.window.hands import Answers, Hands
from tikearn_gui.app import Program, finish
from tikearn_gui.ui.format import Format
from tikearn_gui.ui.preferences import Preferences
from tikearn_gui.ui.theme import Look, Mode


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
