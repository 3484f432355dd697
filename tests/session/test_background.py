"""Long work beside the window: told while it is wanted, and never afterwards."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from tikearn_gui.session.background import Background

PATIENCE_S = 20.0
Progress = Callable[[float], None]
Cancelled = Callable[[], bool]


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    made = Background()
    yield made
    made.close()


def test_what_it_returns_is_told_on_the_windows_thread(qtbot: QtBot, background: Background) -> None:
    told: list[tuple[str, object, bool]] = []

    def note(what: str) -> Callable[[object], None]:
        return lambda value: told.append((what, value, threading.current_thread() is threading.main_thread()))

    background.progressed.connect(note("progress"))
    background.done.connect(note("done"))

    def work(progress: Progress, _: Cancelled) -> object:
        progress(0.5)
        return "found"

    background.start(work)
    assert background.is_busy
    qtbot.waitUntil(lambda: not background.is_busy, timeout=20_000)
    assert told == [("progress", 0.5, True), ("done", "found", True)]


def test_a_failure_is_told(qtbot: QtBot, background: Background) -> None:
    def work(_: Progress, __: Cancelled) -> object:
        raise ValueError("no")

    with qtbot.waitSignal(background.failed, timeout=20_000) as told:
        background.start(work)
    assert told.args is not None
    assert str(told.args[0]) == "no"
    assert not background.is_busy


def test_the_newer_piece_takes_the_place_of_the_older(qtbot: QtBot, background: Background) -> None:
    stopped, told = threading.Event(), list[object]()
    background.done.connect(told.append)

    def endless(_: Progress, cancelled: Cancelled) -> object:
        while not cancelled():
            pass
        stopped.set()
        return "old"

    background.start(endless)
    background.start(lambda _, __: "new")
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert stopped.wait(PATIENCE_S)
    qtbot.wait(20)
    assert told == ["new"]


def test_what_was_given_up_is_not_told(qtbot: QtBot, background: Background) -> None:
    go, told = threading.Event(), list[object]()
    for signal in (background.done, background.failed, background.progressed):
        signal.connect(told.append)

    def work(progress: Progress, _: Cancelled) -> object:
        go.wait(PATIENCE_S)
        progress(1.0)
        return "late"

    background.start(work)
    background.cancel()
    assert not background.is_busy
    go.set()
    background.close()
    qtbot.wait(20)
    assert told == []
