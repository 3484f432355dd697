"""Small plans in few futures, and a live projection whose work can be watched and held up."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tikearn_gui.core.crew import Also
from tikearn_gui.core.stages import Course
from tikearn_gui.core.strategy import Strategy
from tikearn_gui.core.tips import ARTICLE_TIPS, TIPS
from tikearn_gui.project.project import Project, new_project
from tikearn_gui.session import at_rest, playing
from tikearn_gui.session.latest import Latest
from tikearn_gui.session.live_projection import LiveProjection
from tikearn_gui.session.results import Snapshot
from tikearn_gui.session.session import Change, Session

QUICK, HEAD, FULL = 4_000, 8_000, 12_000
TIMEOUT_MS = 60_000


@pytest.fixture
def project() -> Project:
    """Three strategies of a regular creator in a plan of two weeks: the base, one that goes LIVE for longer, and one
    with other views and likes."""
    start = replace(new_project("regular", "Usual"), weeks=2)
    return start.add("Longer", {"minutes_per_stream": 150.0}).add(
        "Other views", {"views_per_stream": 700.0, "likes_per_view": 2.0}
    )


@pytest.fixture
def session(project: Project, qapp: QApplication) -> Session:
    return Session(project)


@pytest.fixture
def changes(session: Session) -> list[Change]:
    """All that the session tells."""
    told: list[Change] = []
    session.changed.connect(told.append)
    return told


@pytest.fixture
def few_futures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Work that takes one block of futures at first and three in full, and four tips."""
    monkeypatch.setattr(at_rest, "TIPS", {tip: TIPS[tip] for tip in ARTICLE_TIPS})
    monkeypatch.setattr(playing, "QUICK_FUTURES", QUICK)
    monkeypatch.setattr(playing, "FUTURES", FULL)
    monkeypatch.setattr(playing, "_HEAD", HEAD)
    monkeypatch.setattr(at_rest, "QUICK_FUTURES", QUICK)
    monkeypatch.setattr(at_rest, "FUTURES", FULL)


def thread_of(live: LiveProjection) -> Latest:
    """What computes for a projection that was given no processes."""
    assert isinstance(live._latest, Latest)
    return live._latest


@dataclass
class Blocks:
    """The blocks of futures that were begun, by the strategies that they are of, and a gate that can hold them up."""

    begun: list[Strategy] = field(default_factory=list)
    gate: threading.Event = field(default_factory=threading.Event)
    at_gate: threading.Event = field(default_factory=threading.Event)
    _is_held: Callable[[Strategy], bool] | None = None

    def hold(self, which: Callable[[Strategy], bool]) -> None:
        """Let the next blocks of such strategies wait until the gate is opened."""
        self.gate.clear()
        self.at_gate.clear()
        self._is_held = which

    def open(self) -> None:
        self._is_held = None
        self.gate.set()

    def begin(self, strategy: Strategy) -> None:
        self.begun.append(strategy)
        if self._is_held is not None and self._is_held(strategy):
            self.at_gate.set()
            assert self.gate.wait(30)

    def of(self, strategy: Strategy) -> int:
        return self.begun.count(strategy)


@pytest.fixture
def blocks(monkeypatch: pytest.MonkeyPatch) -> Iterator[Blocks]:
    """Watches the player."""
    watched = Blocks()
    begin = Course.begin

    def watched_begin(course: Course, also: Also) -> None:
        watched.begin(course.case.strategy)
        begin(course, also)

    monkeypatch.setattr(Course, "begin", watched_begin)
    yield watched
    watched.open()


@dataclass
class Watched:
    """A live projection with all that it has shown."""

    session: Session
    live: LiveProjection
    qtbot: QtBot
    shown: list[Snapshot] = field(default_factory=list)
    errors: list[Exception] = field(default_factory=list)

    def settle(self) -> Snapshot:
        """Wait until all is computed; what is shown then."""
        self.qtbot.waitUntil(self.live.idle, timeout=TIMEOUT_MS)
        assert self.errors == []
        return self.shown[-1]

    def wait_for(self, wanted: Callable[[Snapshot], bool]) -> Snapshot:
        """The first snapshot from now on that is as wanted."""
        start = len(self.shown)
        self.qtbot.waitUntil(lambda: any(map(wanted, self.shown[start:])), timeout=TIMEOUT_MS)
        return next(filter(wanted, self.shown[start:]))


@pytest.fixture
def watched(session: Session, few_futures: None, qtbot: QtBot) -> Iterator[Watched]:
    """A live projection that has not begun."""
    live = LiveProjection(session)
    found = Watched(session, live, qtbot)
    live.shown.connect(found.shown.append)
    live.failed.connect(found.errors.append)
    yield found
    live.close()
    live.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def settled(watched: Watched) -> Watched:
    """A live projection with everything computed."""
    watched.live.start()
    watched.settle()
    return watched
