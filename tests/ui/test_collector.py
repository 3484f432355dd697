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


class Figures:
    def __init__(self) -> None:
        self.are_done = True

    def idle(self) -> bool:
        return self.are_done


@pytest.fixture(autouse=True)
def quick_looks(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Python's own collections are on at first."""
    monkeypatch.setattr(collector, "LOOK_MS", 5)
    gc.enable()
    yield
    gc.disable()


@pytest.fixture
def figures() -> Figures:
    return Figures()


def made(count: int) -> list[list[int]]:
    return [[number] for number in range(count)]


def test_what_another_thread_makes_collects_nothing_there(figures: Figures, qtbot: QtBot) -> None:
    watching = Collector(figures.idle)
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


def test_while_figures_are_computed_only_young_objects_are_looked_through(figures: Figures, qtbot: QtBot) -> None:
    watching = Collector(figures.idle)
    old: list[threading.Thread] = []
    young: list[threading.Thread] = []
    knot = Knot(old)
    for _ in range(3):
        gc.collect()
    del knot
    figures.are_done = False
    Knot(young)
    kept = made(ENOUGH)
    qtbot.waitUntil(lambda: bool(young))
    assert old == []
    figures.are_done = True
    kept += made(ENOUGH)
    qtbot.waitUntil(lambda: bool(old))
    watching.deleteLater()


def test_a_window_at_rest_collects_nothing(figures: Figures, qtbot: QtBot) -> None:
    watching = Collector(figures.idle)
    gc.collect()
    told: list[threading.Thread] = []
    Knot(told)
    qtbot.wait(50)
    assert told == []
    watching.deleteLater()
