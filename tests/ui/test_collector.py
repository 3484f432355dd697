"""Garbage goes on the window's thread, between two events."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tikearn_gui.ui import collector
from tikearn_gui.ui.collector import ENOUGH, Collector


class Knot:
    """Holds itself, and tells on which thread it goes."""

    def __init__(self, told: list[threading.Thread]) -> None:
        self.itself = self
        self._told = told

    def __del__(self) -> None:
        self._told.append(threading.current_thread())


class Busy:
    def __init__(self) -> None:
        self.now = False

    def __call__(self) -> bool:
        return self.now


@pytest.fixture(autouse=True)
def quick_looks(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Python's own collections are on at first."""
    monkeypatch.setattr(collector, "LOOK_MS", 5)
    gc.enable()
    yield
    gc.disable()


@pytest.fixture
def busy() -> Busy:
    return Busy()


def made(count: int) -> list[list[int]]:
    return [[number] for number in range(count)]


def test_what_another_thread_makes_collects_nothing_there(busy: Busy, qtbot: QtBot) -> None:
    watching = Collector(busy)
    told: list[threading.Thread] = []
    Knot(told)
    kept: list[list[list[int]]] = []
    maker = threading.Thread(target=lambda: kept.append(made(100 * ENOUGH)))
    maker.start()
    maker.join()
    assert told == []
    qtbot.waitUntil(lambda: bool(told))
    assert told == [threading.main_thread()]
    watching.deleteLater()


def test_while_figures_are_computed_only_young_objects_are_looked_through(busy: Busy, qtbot: QtBot) -> None:
    watching = Collector(busy)
    old: list[threading.Thread] = []
    young: list[threading.Thread] = []
    knot = Knot(old)
    for _ in range(3):
        gc.collect()
    del knot
    busy.now = True
    Knot(young)
    kept = made(ENOUGH)
    qtbot.waitUntil(lambda: bool(young))
    assert old == []
    busy.now = False
    kept += made(ENOUGH)
    qtbot.waitUntil(lambda: bool(old))
    watching.deleteLater()


def test_a_window_at_rest_collects_nothing(busy: Busy, qtbot: QtBot) -> None:
    watching = Collector(busy)
    gc.collect()
    told: list[threading.Thread] = []
    Knot(told)
    qtbot.wait(50)
    assert told == []
    watching.deleteLater()
