"""The window's own work in a drag, without a worker beside it: ``python -m tests.bench.gui_frame``.

A project of four strategies. A slider is drawn by mouse events; the figures of each move are played beforehand, so what
is timed is only what the GUI thread does: taking the move, showing the figures, painting the frames of both.
"""

from __future__ import annotations

import argparse
import cProfile
import os
import pstats
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

import tikearn_gui.app
from tests.bench.hand import Hand, now, offscreen_without_display, opened, slider_of, to_and_fro
from tests.bench.session_latency import four_strategies
from tests.bench.slider_latency import share_of
from tikearn_gui.core.doubt import Case
from tikearn_gui.core.luck import Luck
from tikearn_gui.core.player import QUICK_FUTURES, Player
from tikearn_gui.core.schedule import Schedule
from tikearn_gui.project.project import Goal, Period, Project
from tikearn_gui.session.at_rest import Played, lives_in_order
from tikearn_gui.session.results import Snapshot
from tikearn_gui.ui.main_window import MainWindow

if TYPE_CHECKING:
    from tikearn_gui.app import Program
    from tikearn_gui.core.arrays import Doubles
    from tikearn_gui.core.projection import Projection

__all__ = ["FramedWindow", "Frames", "Pictures", "draw"]

BOUNDS: Final = {"present": (2.0, 3.0), "paint": (4.0, 7.0), "move": (0.7, 1.0)}
"""Milliseconds, half of all and 95 of 100."""
GOAL_USD: Final = {Period.PLAN: 1000.0, Period.MONTH: 300.0, Period.LIVE: 25.0}


class FramedWindow(MainWindow):
    """The window of the program, which keeps how long it has painted."""

    painted = 0.0

    def event(self, event: QEvent) -> bool:
        """Works as ever."""
        begun = now()
        done = super().event(event)
        if event.type() == QEvent.Type.UpdateRequest:
            self.painted += now() - begun
        return done


@dataclass(slots=True)
class Frames:
    """Milliseconds of each step of a drag.

    ``move``: taking a move of the mouse. ``row``: all events that it leaves, painting the row among them. ``present``:
    handing figures to the widgets. ``frame``: all events that they leave; ``paint``: of these, painting.
    """

    move: list[float] = field(default_factory=list)
    row: list[float] = field(default_factory=list)
    present: list[float] = field(default_factory=list)
    frame: list[float] = field(default_factory=list)
    paint: list[float] = field(default_factory=list)


class Pictures:
    """Plays what the worker would; not timed."""

    def __init__(self, project: Project) -> None:
        self._player = Player(Luck(project.seed, project.weeks))

    def close(self) -> None:
        """End the player's threads."""
        self._player.close()

    def play(self, project: Project, index: int) -> tuple[Projection, Doubles | None]:
        """One strategy, and what its LIVEs leave if the goal is for one."""
        strategy = project.strategy_of(index)
        case = Case(strategy, project.anchors, Schedule.regular(strategy, project.weeks))
        played = self._player.play(case, QUICK_FUTURES, slot=index)
        if project.goal.period is not Period.LIVE:
            return played, None
        return played, lives_in_order(self._player, Played(played, index), lambda: False)

    def snapshot(self, project: Project, edited: int, before: Snapshot, indices: tuple[int, ...]) -> Snapshot:
        """As the worker tells it: some strategies new, the others as they were."""
        projections: dict[int, Projection] = dict(before.projections)
        by_live: dict[int, Doubles] = dict(before.by_live)
        for index in indices:
            projections[index], lives = self.play(project, index)
            if lives is not None:
                by_live[index] = lives
        stale = {index for index, played in projections.items() if played.case.strategy != project.strategy_of(index)}
        return replace(
            before, project=project, edited=edited, projections=projections, by_live=by_live, stale=frozenset(stale),
            generation=before.generation + 1, precise=False, rest=None,
        )  # fmt: skip


def draw(
    program: Program, pictures: Pictures, key: str, moves: int, *, all_of_them: bool = False, begin: int = 0
) -> Frames:
    """Draw a slider, so many moves from a place on; ``all_of_them``: every strategy has new figures at each move."""
    app, session, window, desk = QApplication.instance(), program.session, program.window, program.desk
    assert desk is not None and desk.feed.snapshot is not None and isinstance(window, FramedWindow) and app is not None
    hand, seen, shot = Hand(slider_of(program, key)), Frames(), desk.feed.snapshot
    app.processEvents()
    hand.press()
    app.processEvents()
    for step in range(begin, begin + moves):
        old = session.project
        _timed(seen.move, partial(hand.move, to_and_fro(step)))
        _timed(seen.row, app.processEvents)
        if session.project is old:
            continue
        edited, others = session.edited, tuple(range(len(session.project.strategies)))
        shot = pictures.snapshot(session.project, edited, shot, others if all_of_them else (edited,))
        window.painted = 0.0
        _timed(seen.present, partial(desk.feed.show, shot))
        _timed(seen.frame, app.processEvents)
        seen.paint.append(window.painted)
    hand.release()
    app.processEvents()
    return seen


def _timed(into: list[float], work: Callable[[], object]) -> None:
    begun = now()
    work()
    into.append(now() - begun)


def _project(period: Period) -> Project:
    return replace(four_strategies(), goal=Goal(GOAL_USD[period], period))


@contextmanager
def _quiet(project: Project, application: QApplication, size: tuple[int, int]) -> Iterator[tuple[Program, Pictures]]:
    """The program, settled, its worker gone."""
    with opened(project, application, size) as program:
        program.live.close()
        pictures = Pictures(project)
        try:
            yield program, pictures
        finally:
            pictures.close()


def _report(title: str, seen: Frames) -> bool:
    kept = True
    print(f"\n{title:44}{'p50':>8}{'p95':>8}{'most':>8}")
    rows: Mapping[str, list[float]] = {
        "move": seen.move, "row": seen.row, "present": seen.present, "frame": seen.frame, "paint": seen.paint,
    }  # fmt: skip
    for name, figures in rows.items():
        half, most = share_of(figures, 0.5), share_of(figures, 0.95)
        print(f"  {name:42}{half:8.2f}{most:8.2f}{max(figures, default=0.0):8.2f}")
        bound = BOUNDS.get(name)
        kept &= bound is None or (half <= bound[0] and most <= bound[1])
    return kept


def main() -> int:
    """Measure and print. Exit status 1 when a bound is missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.gui_frame", description=__doc__)
    parser.add_argument("--scale", type=float, default=1.0, help="device pixels in a pixel")
    parser.add_argument("--moves", type=int, default=200, help="moves of each drag")
    parser.add_argument("--size", default="1280x800", help="size of the window")
    parser.add_argument("--keys", default="views_per_stream,order_value", help="the levers to drag")
    parser.add_argument("--periods", default="plan,month,live", help="what the goal is for")
    parser.add_argument("--edited", default="0,1", help="the strategies that are edited")
    parser.add_argument("--all", action="store_true", help="new figures for every strategy at each move")
    parser.add_argument("--profile", default="", help="print the functions that take longest, by tottime or cumtime")
    options = parser.parse_args()
    offscreen_without_display()
    if options.scale != 1.0:
        os.environ["QT_SCALE_FACTOR"] = str(options.scale)
    setattr(tikearn_gui.app, "MainWindow", FramedWindow)  # noqa: B010  made by the program, as ever
    application = tikearn_gui.app.make_application(sys.argv[:1])
    width, height = map(int, options.size.split("x"))
    print(f"milliseconds; {application.platformName()}, {options.size}; load {os.getloadavg()[0]:.1f}")
    kept, profile = True, cProfile.Profile() if options.profile else None
    for period in map(Period, options.periods.split(",")):
        with _quiet(_project(period), application, (width, height)) as (program, pictures):
            for edited in map(int, options.edited.split(",")):
                program.session.select(edited)
                for key in options.keys.split(","):
                    draw(program, pictures, key, 20)  # warm
                    if profile is not None:
                        profile.enable()
                    seen = draw(program, pictures, key, options.moves, all_of_them=options.all)
                    if profile is not None:
                        profile.disable()
                    ratio = program.window.devicePixelRatio()
                    kept &= _report(f"{key}, goal per {period.value}, strategy {edited}, {ratio:g}x", seen)
    if profile is not None:
        pstats.Stats(profile).sort_stats(options.profile).print_stats(140)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
