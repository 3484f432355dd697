"""Many random slider moves in the real window: ``python -m tests.bench.endurance [--moves 10000]``.

Any slider in sight, any part of its track, quick and slow drags, now and then another strategy or an undo. Nothing may
be raised, Qt may say nothing, no item may be made, and memory may not grow by 5 % once everything was made.
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QGraphicsView

from tests.bench.hand import Hand, offscreen_without_display, opened, run_until
from tests.bench.session_latency import four_strategies

if TYPE_CHECKING:
    from tikearn_gui.app import Program
    from tikearn_gui.ui.levers.range_slider import RangeSlider

__all__ = ["Endured", "endure", "listening", "main", "megabytes"]

OF_THE_PLATFORM: Final = "This plugin does not support"
"""What the platform without a screen says of itself."""
MOST_GROWTH: Final = 0.05
LONGEST_DRAG: Final = 12


@dataclass(slots=True)
class Endured:
    """What was seen, the first look after everything had been used once."""

    moves: int = 0
    messages: list[str] = field(default_factory=list)
    items: list[int] = field(default_factory=list)
    widgets: list[int] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)

    @property
    def growth(self) -> float:
        """Share by which memory has grown between the first look and the middle one of the last three: arrays on their
        way from process to process are there for a moment."""
        return sorted(self.memory[-3:])[len(self.memory[-3:]) // 2] / self.memory[0] - 1.0 if self.memory else 0.0


def megabytes() -> float:
    """Resident memory; 0 where the system does not tell."""
    file = Path("/proc/self/statm")
    pages = int(file.read_text(encoding="ascii").split()[1]) if file.exists() else 0
    return pages * os.sysconf("SC_PAGE_SIZE") / (1024.0 * 1024.0) if pages else 0.0


@contextmanager
def listening(messages: list[str]) -> Iterator[None]:
    """Collects what Qt says and what is raised inside slots and events."""

    def hear(_kind: QtMsgType, _where: QMessageLogContext, message: str | None) -> None:
        if message and not message.startswith(OF_THE_PLATFORM):
            messages.append(message)

    before, hook = qInstallMessageHandler(hear), sys.excepthook
    sys.excepthook = lambda kind, error, _: messages.append(f"{kind.__name__}: {error}")
    try:
        yield
    finally:
        sys.excepthook = hook
        qInstallMessageHandler(before)


def sliders_in_sight(program: Program) -> list[RangeSlider]:
    """The sliders that a hand can reach just now."""
    from tikearn_gui.ui.levers.slider_row import SliderRow

    assert program.desk is not None
    rows = (row for row in program.desk.panel.rows.values() if isinstance(row, SliderRow))
    return [row.slider for row in rows if row.slider.isEnabled() and not row.slider.visibleRegion().isEmpty()]


def _look(program: Program, seen: Endured) -> None:
    run_until(lambda: program.settled)
    gc.collect()
    window, app = program.window, QApplication.instance()
    assert isinstance(app, QApplication)
    seen.items.append(sum(len(view.scene().items()) for view in window.findChildren(QGraphicsView)))
    seen.widgets.append(len(app.allWidgets()))
    seen.memory.append(megabytes())


def _drag_once(program: Program, rng: random.Random, most: int) -> int:
    """One drag of a random slider; how many moves it had."""
    app, hand = QApplication.instance(), Hand(rng.choice(sliders_in_sight(program)))
    moves = min(rng.randint(1, LONGEST_DRAG), most)
    place, stride = rng.random(), rng.choice((0.01, 0.1, 1.0))
    hand.press()
    for _ in range(moves):
        place = min(max(place + rng.uniform(-stride, stride), -0.1), 1.1)
        hand.move(place)
        for _ in range(rng.randint(0, 3)):
            assert app is not None
            app.processEvents()
    hand.release()
    return moves


def _between(program: Program, rng: random.Random) -> None:
    """What people do between drags."""
    stack, session = program.session.undo_stack, program.session
    for chance, do in (
        (0.10, stack.undo),
        (0.05, stack.redo),
        (0.05, lambda: session.select(rng.randrange(len(session.project.strategies)))),
        (0.05, lambda: run_until(program.live.idle)),
    ):
        if rng.random() < chance:
            do()


def endure(
    program: Program, moves: int, seed: int = 1, *, looks: int = 10, tell: Callable[[str], object] = str
) -> Endured:
    """Move sliders at random, and look at items, widgets and memory now and then, the first time after a quarter.

    Raises AssertionError where no slider is in sight.
    """
    seen, rng = Endured(), random.Random(seed)
    step = max(1, moves // looks)
    first = max(step, moves // 4)
    wanted = [*range(first, moves, step), moves]
    with listening(seen.messages):
        while seen.moves < moves:
            seen.moves += _drag_once(program, rng, moves - seen.moves)
            _between(program, rng)
            if seen.moves >= wanted[0]:
                wanted = [at for at in wanted if at > seen.moves]
                _look(program, seen)
                made = f"{seen.items[-1]:5} items {seen.widgets[-1]:5} widgets"
                tell(f"{seen.moves:7} moves {seen.memory[-1]:7.0f} MB {made}")
    return seen


def main() -> int:
    """Move and print. Exit status 1 when something must not be."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.endurance", description=__doc__)
    parser.add_argument("--moves", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    offscreen_without_display()
    from tikearn_gui.app import make_application

    application = make_application(sys.argv[:1])
    with opened(four_strategies(), application) as program:
        seen = endure(program, options.moves, options.seed, tell=print)
    for message in dict.fromkeys(seen.messages):
        print(f"said {seen.messages.count(message)} times: {message}")
    print(f"{seen.moves} moves: memory grew by {seen.growth:.1%}, {len(seen.messages)} messages")
    return int(bool(seen.messages) or seen.growth >= MOST_GROWTH or len({*seen.items}) > 1)


if __name__ == "__main__":
    sys.exit(main())
