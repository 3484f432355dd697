"""How soon after a slider's move its figures are there, without a window: ``python -m tests.bench.session_latency``.

A regular creator's project with four strategies; the views are dragged at 60 Hz on an event loop that has nothing else
to do. What a window paints comes on top.
"""

from __future__ import annotations

import argparse
import itertools
import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt, QTimer

from tikearn_gui.core.lever import LeverValue
from tikearn_gui.core.strategy import Strategy
from tikearn_gui.project.project import Project, new_project
from tikearn_gui.session.live_projection import LiveProjection
from tikearn_gui.session.results import Snapshot
from tikearn_gui.session.session import Session

__all__ = ["Drag", "four_strategies", "main", "watched"]

FRAME_MS: Final = 1000.0 / 60.0
KEY: Final = "views_per_stream"
_OTHERS: Final[Mapping[str, Mapping[str, LeverValue]]] = {
    "Longer": {"minutes_per_stream": 150.0},
    "More likes": {"likes_per_view": 3.0, "watch_minutes": 1.6},
    "A drop": {"clicks_per_100_views": 1.5, "order_value": 40.0},
    "Battles": {"battle_share": 0.3},
    "More often": {"streams_per_week": 5},
    "Later": {"start_hour": 20.0},
    "Sponsors": {"deals_per_month": 0.5},
}
"""What a creator may try beside the usual week; all but the base's own levers follow the base."""


def strategies(count: int) -> Project:
    """The regular creator with so many strategies, the base among them."""
    project = new_project("regular")
    for name, overrides in list(_OTHERS.items())[: count - 1]:
        project = project.add(name, overrides)
    return project


def four_strategies() -> Project:
    """The regular creator with four strategies, the base among them."""
    return strategies(4)


@dataclass(frozen=True, slots=True)
class Seen:
    """What is kept of a snapshot; its arrays would fill the memory."""

    at: float
    project: Project
    played: Mapping[int, Strategy]
    precise: bool
    complete: bool

    @classmethod
    def of(cls, snapshot: Snapshot) -> Seen:
        """Seen now."""
        played = {index: projection.case.strategy for index, projection in snapshot.projections.items()}
        complete = snapshot.rest is not None and snapshot.rest.tips_complete
        return cls(_now(), snapshot.project, played, snapshot.precise, complete)


@dataclass(slots=True)
class Drag:
    """What was seen of one drag. Milliseconds."""

    edits: list[tuple[float, Project]] = field(default_factory=list)
    shown: list[Seen] = field(default_factory=list)
    released: float = 0.0

    def latencies(self) -> list[float]:
        """From each edit to the first figures of it or of a later one."""
        numbers = {id(project): number for number, (_, project) in enumerate(self.edits)}
        found: list[float] = []
        for number, (at, _) in enumerate(self.edits):
            found += [seen.at - at for seen in self.shown if numbers.get(id(seen.project), -1) >= number][:1]
        return found

    def behind(self) -> float:
        """How old the oldest figures ever were when they went: from the first move that a strategy did not show."""
        worst = 0.0
        for last, seen in itertools.pairwise(self.shown):
            for index, strategy in last.played.items():
                moves = [
                    number for number, (_, project) in enumerate(self.edits) if project.strategy_of(index) == strategy
                ]
                if moves and moves[-1] + 1 < len(self.edits):
                    worst = max(worst, seen.at - self.edits[moves[-1] + 1][0])
        return worst

    def until(self, wanted: Callable[[Seen], bool]) -> float:
        """From the release to the first snapshot that is as wanted."""
        return next(seen.at - self.released for seen in self.shown if seen.at > self.released and wanted(seen))


def _now() -> float:
    return time.perf_counter() * 1e3


@contextmanager
def watched(project: Project) -> Iterator[tuple[Session, LiveProjection]]:
    """A session of a project whose projection is complete."""
    session = Session(project)
    live = LiveProjection(session)
    live.failed.connect(_fail)
    try:
        live.start()
        _run_until(live.idle)
        yield session, live
    finally:
        live.close()


def _fail(error: Exception) -> None:
    raise error


def _run_until(done: Callable[[], bool], seconds: float = 60.0) -> None:
    loop = QEventLoop()
    timer = QTimer(interval=1, timerType=Qt.TimerType.PreciseTimer)
    end = time.monotonic() + seconds
    timer.timeout.connect(lambda: loop.quit() if done() or time.monotonic() > end else None)
    timer.start()
    loop.exec()
    timer.stop()


def drag(session: Session, live: LiveProjection, moves: int) -> Drag:
    """Drag the views of the edited strategy to and fro at 60 Hz, let go and wait until all is computed."""
    seen = Drag()
    start = session.project.strategy_of(session.edited).number(KEY)
    number = session.begin_drag()
    timer = QTimer(interval=round(FRAME_MS), timerType=Qt.TimerType.PreciseTimer)

    def tick() -> None:
        at, step = _now(), len(seen.edits) + 1
        session.edit_value(KEY, start * (1.0 + 0.003 * (step % 100)), number)
        seen.edits.append((at, session.project))
        if len(seen.edits) >= moves:
            timer.stop()
            seen.released = _now()
            session.end_drag()

    def show(snapshot: Snapshot) -> None:
        seen.shown.append(Seen.of(snapshot))

    live.shown.connect(show)
    timer.timeout.connect(tick)
    timer.start()
    _run_until(lambda: bool(seen.released) and live.idle())
    live.shown.disconnect(show)
    return seen


def _share(figures: list[float], share: float) -> float:
    return sorted(figures)[min(int(share * len(figures)), len(figures) - 1)]


def _report(name: str, figures: list[float]) -> None:
    print(f"{name:52}{_share(figures, 0.5):8.1f}{_share(figures, 0.95):8.1f}{max(figures):8.1f}")


def _drags(name: str, session: Session, live: LiveProjection, moves: int, repeats: int) -> None:
    seen = [drag(session, live, moves) for _ in range(repeats)]
    print(f"\n{name:52}{'p50':>8}{'p95':>8}{'most':>8}")
    _report("  move to figures of the edited strategy", [ms for one in seen for ms in one.latencies()])
    _report("  longest that another one was behind", [one.behind() for one in seen])
    _report("  release to all final figures", [one.until(lambda seen: seen.precise) for one in seen])
    _report("  release to the last tip", [one.until(lambda seen: seen.complete) for one in seen])


def _interruptions(session: Session, live: LiveProjection, repeats: int) -> None:
    """Single moves while tips and the like are computed."""
    found: list[float] = []
    for number in range(repeats):
        session.undo_stack.undo() if number % 2 else session.edit_value(KEY, 1500.0)
        rest_until = _now() + 110.0 + 25.0 * number
        _run_until(lambda until=rest_until: _now() > until)  # type: ignore[misc]
        found += drag(session, live, 1).latencies()
    print(f"\n{'while something is computed at rest':52}{'p50':>8}{'p95':>8}{'most':>8}")
    _report("  move to figures of the edited strategy", found)


def _megabytes() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / (1024.0 * 1024.0)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.session_latency", description=__doc__)
    parser.add_argument("--moves", type=int, default=120, help="moves in one drag")
    parser.add_argument("--repeats", type=int, default=3, help="how many drags of each kind")
    options = parser.parse_args()
    application = QCoreApplication.instance() or QCoreApplication(sys.argv[:1])
    print("milliseconds; 36 LIVEs, four strategies")
    with watched(four_strategies()) as (session, live):
        _drags("the base, which three others follow", session, live, options.moves, options.repeats)
        session.select(1)
        _drags("a strategy that no other follows", session, live, options.moves, options.repeats)
        _interruptions(session, live, 12)
    with watched(strategies(8)) as (session, live):
        _drags("the base, which seven others follow", session, live, options.moves, options.repeats)
        if Path("/proc/self/statm").exists():
            print(f"\nresident with eight strategies: {_megabytes():.0f} MB")
    del application
    return 0


if __name__ == "__main__":
    sys.exit(main())
