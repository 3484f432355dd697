"""From a slider's move to the pixels that show it, in the real window: ``python -m tests.bench.slider_latency``.

A project of four strategies, 20,000 futures of 36 LIVEs each. The base, which the three others follow, is dragged by
mouse events at 60 Hz. A move counts from the moment at which it was due, even if the program was too busy to take it,
to the end of the first frame in which the fan shows its figures or newer ones. Works with a display and without.
"""

from __future__ import annotations

import argparse
import itertools
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from PySide6.QtCore import QEvent, Qt, QTimer

import tikearn_gui.app
from tests.bench.hand import Hand, now, offscreen_without_display, opened, run_until, slider_of, to_and_fro
from tests.bench.jobs import reference_times, told
from tests.bench.session_latency import four_strategies
from tikearn_gui.core.player import FUTURES
from tikearn_gui.core.strategy import Strategy
from tikearn_gui.project.project import Project
from tikearn_gui.session.results import Snapshot
from tikearn_gui.ui.main_window import MainWindow

if TYPE_CHECKING:
    from tikearn_gui.app import Program

__all__ = ["Drag", "Watch", "drag", "main"]

FRAME_MS: Final = 1000.0 / 60.0
KEYS: Final = ("views_per_stream", "likes_per_view", "order_value")
MOST_P95_MS: Final = 33.0
MOST_FINAL_MS: Final = 100.0
MOST_BEHIND_MS: Final = 100.0
_FURTHER: Final = 13
"""Moves by which each drag is longer than the last: a sixth of the track."""


class WatchedWindow(MainWindow):
    """The window of the program, which tells when it has painted and flushed a frame."""

    frame_done: Callable[[float, float], None] | None = None

    def event(self, event: QEvent) -> bool:
        """Works as ever."""
        begun = now()
        done = super().event(event)
        if event.type() == QEvent.Type.UpdateRequest and self.frame_done is not None:
            self.frame_done(begun, now())
        return done


@dataclass(frozen=True, slots=True)
class Frame:
    """One painted frame: what the fan shows then, by the project and the strategies that were played for it."""

    begun: float
    at: float
    project: Project
    played: Mapping[int, Strategy]
    whole: bool
    """Whether the dragged strategy's figures are final."""
    precise: bool
    """Whether all figures are."""


@dataclass(slots=True)
class Drag:
    """What was seen of one drag. Times in milliseconds."""

    due: list[float] = field(default_factory=list)
    taken: list[float] = field(default_factory=list)
    projects: list[Project] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)
    released: float = 0.0
    items: set[int] = field(default_factory=set)

    def numbers(self) -> list[int]:
        """Frame by frame the move that it shows, -1 before the first; a hand may come by the same value again."""
        moves: dict[int, list[int]] = {}
        for number, project in enumerate(self.projects):
            moves.setdefault(id(project), []).append(number)
        found: list[int] = []
        for frame in self.frames:
            past = (n for n in reversed(moves.get(id(frame.project), [])) if self.taken[n] <= frame.at)
            found.append(next(past, -1))
        return found

    def latencies(self) -> list[float]:
        """From each move to the end of the first frame that shows it or a newer one."""
        numbered = list(zip(self.numbers(), self.frames, strict=True))
        found: list[float] = []
        for number, due in enumerate(self.due):
            found += [frame.at - due for shown, frame in numbered if shown >= number][:1]
        return found

    def passed_over(self) -> int:
        """Moves whose own figures nobody saw, since newer ones came first."""
        return len(self.due) - len(set(self.numbers()) - {-1})

    def behind(self) -> list[float]:
        """How old the figures of the other strategies were each time when they went, counted from the first move that
        they did not show."""
        found: list[float] = []
        for last, frame in itertools.pairwise(self.frames):
            for index, strategy in last.played.items():
                if frame.played.get(index) != strategy:
                    found += self._age(index, strategy, frame.at)
        return found

    def _age(self, index: int, strategy: Strategy, at: float) -> list[float]:
        moves = [number for number, project in enumerate(self.projects) if project.strategy_of(index) == strategy]
        first = moves[-1] + 1 if moves else 0
        return [at - self.due[first]] if first < len(self.due) else []

    def until(self, wanted: Callable[[Frame], bool]) -> float:
        """From the release to the end of the first frame that is as wanted."""
        return next(frame.at - self.released for frame in self.frames if frame.at > self.released and wanted(frame))


class _Shown(NamedTuple):
    project: Project
    played: Mapping[int, Strategy]
    whole: bool
    precise: bool


class Watch:
    """Looks at what is painted. What the fan shows is taken when its layer paints, not when it is told."""

    def __init__(self, program: Program) -> None:
        assert program.desk is not None and program.desk.page is not None
        self._program = program
        self._fan = program.desk.page.content.fan
        self.drag = Drag()
        self._figures: dict[int, tuple[Any, _Shown]] = {}  # by identity of what the fan was given
        self._on_fan: _Shown | None = None
        self._draw = self._fan.bands.draw
        setattr(self._fan.bands, "draw", self._on_draw)  # noqa: B010  for this one layer
        program.live.shown.connect(self._on_shown)

    def begin(self) -> Drag:
        """A new drag."""
        self.drag, self._figures = Drag(), {}
        assert isinstance(self._program.window, WatchedWindow)
        self._program.window.frame_done = self._on_frame
        return self.drag

    def moved(self, due: float) -> None:
        """A move that was due has been taken. Those that changed nothing, as at the end of a slider, do not count."""
        project, seen = self._program.session.project, self.drag
        if not seen.projects or project is not seen.projects[-1]:
            seen.projects.append(project)
            seen.due.append(due)
            seen.taken.append(now())

    def is_done(self) -> bool:
        """Whether the last figures are painted and everything else is computed."""
        return self._program.settled and self.drag.frames[-1].precise

    def _on_shown(self, snapshot: Snapshot) -> None:
        """Comes after the window's own slots, which have handed a new fan to the plot."""
        if snapshot.edited not in snapshot.stale and self._fan.fan is not None:
            played = {index: projection.case.strategy for index, projection in snapshot.projections.items()}
            whole = snapshot.projections[snapshot.edited].futures == FUTURES
            self._figures[id(self._fan.fan)] = self._fan.fan, _Shown(snapshot.project, played, whole, snapshot.precise)

    def _on_draw(self, painter: Any) -> None:
        self._draw(painter)
        found = self._figures.get(id(self._fan.bands.fan))
        if found is not None:
            self._on_fan = found[1]

    def _on_frame(self, begun: float, at: float) -> None:
        shown, program = self._on_fan, self._program
        if shown is not None:
            self.drag.items.add(len(self._fan.scene().items()))
            is_last = shown.project is program.session.project
            final = shown.whole and is_last, shown.precise and is_last
            self.drag.frames.append(Frame(begun, at, shown.project, shown.played, *final))


def drag(watch: Watch, hand: Hand, moves: int) -> Drag:
    """Drag a slider at 60 Hz, let go, and wait until everything is shown.

    A hand does not wait for the program: moves that fall due while it is busy are taken together, as Qt does with those
    of a mouse, and all count from their own time.
    """
    seen, steps = watch.begin(), itertools.count(1)
    hand.press()
    begin = now() + FRAME_MS
    timer = QTimer(singleShot=True, timerType=Qt.TimerType.PreciseTimer)

    def tick() -> None:
        step = next(steps)
        due = begin + step * FRAME_MS
        while due + FRAME_MS <= now() and step < moves:
            step, due = next(steps), due + FRAME_MS
        hand.move(to_and_fro(step))
        watch.moved(due)
        if step >= moves:
            seen.released = now()
            hand.release()
        else:
            timer.start(max(0, round(due + FRAME_MS - now() + 0.3)))

    timer.timeout.connect(tick)
    timer.start(round(2 * FRAME_MS))
    run_until(lambda: bool(seen.released) and watch.is_done())
    return seen


def share_of(figures: list[float], share: float) -> float:
    """The figure that so large a share stays below."""
    return sorted(figures)[min(int(share * len(figures)), len(figures) - 1)] if figures else 0.0


def report(key: str, drags: list[Drag]) -> bool:
    """Print what was seen of drags of one slider; whether all bounds are kept."""
    every = [ms for seen in drags for ms in seen.latencies()]
    late = [taken - due for seen in drags for due, taken in zip(seen.due, seen.taken, strict=True)]
    frames = [frame.at - frame.begun for seen in drags for frame in seen.frames if frame.at <= seen.released]
    behind = [ms for seen in drags for ms in seen.behind()]
    own = [seen.until(lambda frame: frame.whole) for seen in drags]
    final = [seen.until(lambda frame: frame.precise) for seen in drags]

    moves = sum(len(seen.due) for seen in drags)
    never = moves - len(every)
    over = sum(seen.passed_over() for seen in drags)
    print(f"\n{key:52}{'p50':>8}{'p95':>8}{'most':>8}")
    for name, figures in (
        ("  move to its pixels", every),
        ("  of that: until the program takes the move", late),
        ("  of that: painting one frame", frames),
        ("  other strategies behind", behind),
        ("  release to its own final figures", own),
        ("  release to final figures of all", final),
    ):
        print(f"{name:52}{share_of(figures, 0.5):8.1f}{share_of(figures, 0.95):8.1f}{max(figures, default=0.0):8.1f}")
    items = set().union(*(seen.items for seen in drags))
    print(f"  {moves} moves, {never} never shown, {over} passed over for newer ones;", end=" ")
    print(f"{'/'.join(map(str, sorted(items)))} items on the fan")
    kept = share_of(every, 0.95) <= MOST_P95_MS and not never and len(items) == 1
    return kept and max(final) <= MOST_FINAL_MS and max(behind, default=0.0) <= MOST_BEHIND_MS


def main() -> int:
    """Measure and print. Exit status 1 when a bound is missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.slider_latency", description=__doc__)
    parser.add_argument("--scale", type=float, default=1.0, help="device pixels in a pixel")
    parser.add_argument("--seconds", type=float, default=6.0, help="how long each slider is dragged, in all")
    parser.add_argument("--repeats", type=int, default=6, help="in how many drags")
    parser.add_argument("--size", default="1280x800", help="size of the window")
    parser.add_argument("--keys", default=",".join(KEYS), help="the levers to drag")
    options = parser.parse_args()
    offscreen_without_display()
    if options.scale != 1.0:
        os.environ["QT_SCALE_FACTOR"] = str(options.scale)
    setattr(tikearn_gui.app, "MainWindow", WatchedWindow)  # noqa: B010  made by the program, as ever
    application = tikearn_gui.app.make_application(sys.argv[:1])
    width, height = map(int, options.size.split("x"))
    moves = max(2, round(options.seconds * 1e3 / FRAME_MS / options.repeats))
    kept = True
    with opened(four_strategies(), application, (width, height)) as program:
        watch = Watch(program)
        print(
            f"milliseconds; {application.platformName()}, {options.size} at {program.window.devicePixelRatio():g}x;",
            end="",
        )
        print(f" four strategies, 36 LIVEs; load {os.getloadavg()[0]:.1f}; {told(reference_times())}")
        for key in options.keys.split(","):
            hand = Hand(slider_of(program, key))
            drag(watch, hand, 30)  # warm
            # Each ends elsewhere: what is known of the last one would be shown, and large audiences take longer.
            kept &= report(key, [drag(watch, hand, moves + _FURTHER * repeat) for repeat in range(options.repeats)])
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
