"""Random slider moves in the whole window: nothing raised, nothing said, nothing made. The bench makes ten thousand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from tests.bench.endurance import endure
from tests.bench.hand import opened
from tests.bench.session_latency import four_strategies
from tikearn_gui.app import Program
from tikearn_gui.session import at_rest, playing

MOVES = 120


@pytest.fixture
def program(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    """Four strategies over four weeks in few futures: only the model is quicker than in earnest."""
    for module in (playing, at_rest):
        monkeypatch.setattr(module, "QUICK_FUTURES", 2_000)
        monkeypatch.setattr(module, "FUTURES", 4_000)
    sheet = qapp.styleSheet()
    with opened(replace(four_strategies(), weeks=4), qapp) as program:
        yield program
    qapp.setStyleSheet(sheet)


def test_many_moves_make_nothing_and_say_nothing(program: Program) -> None:
    seen = endure(program, MOVES, looks=3)
    assert seen.moves == MOVES
    assert seen.messages == []
    assert len(set(seen.items)) == 1 and seen.items[0] > 0
    # Rows of levers that differ from the base come into sight, and stay; a leak would show with every drag.
    assert seen.widgets[-1] - seen.widgets[0] < MOVES / 6
