"""The processes that compute: the same figures as a thread of this one, and an end whatever happens."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, cast

import numpy as np
import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import tikearn_gui.session.pair
from tests.session.asked import fresh
from tikearn_gui.core.player import FUTURES, LEAST_FUTURES, QUICK_FUTURES
from tikearn_gui.history.live import Live, LiveLog, PeriodTotal
from tikearn_gui.project.project import Project, new_project
from tikearn_gui.session.answer import COMPUTE
from tikearn_gui.session.compute_process import _Inbox
from tikearn_gui.session.live_projection import LiveProjection
from tikearn_gui.session.pair import Pair, merged
from tikearn_gui.session.remote import Remote, RemoteError, compute_command
from tikearn_gui.session.request import Part, Request, outdated
from tikearn_gui.session.results import Snapshot
from tikearn_gui.session.session import Session
from tikearn_gui.session.wire import Sender

WAIT_MS = 60_000
VIEWS = "views_per_stream"


def two() -> Project:
    """A creator with two strategies, played in little time."""
    return replace(new_project("newcomer"), weeks=2).add("Longer", {"minutes_per_stream": 150.0})


def with_lives() -> Project:
    """The same with LIVEs and a day in its log."""
    live = Live(datetime(2026, 6, 1, 20), 90.0, 900.0, likes=2_000.0, gifters=5.0, diamonds=300.0, note="mine alone")
    return two().with_log(LiveLog((live,), (PeriodTotal(date(2026, 6, 1), date(2026, 6, 1), views=900.0),)))


class Heard:
    """What a worker has said."""

    def __init__(self, worker: Remote | Pair) -> None:
        self.snapshots: list[Snapshot] = []
        self.failures: list[Exception] = []
        worker.delivered.connect(self.snapshots.append)
        worker.failed.connect(self.failures.append)


@pytest.fixture
def remote(qtbot: QtBot) -> Iterator[Remote]:
    """One process."""
    worker = Remote()
    yield worker
    worker.close()


@pytest.fixture
def pair(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Pair]:
    """Two processes, however few cores there are."""
    monkeypatch.setattr(tikearn_gui.session.pair, "_HAS_ROOM", True)
    worker = Pair()
    yield worker
    worker.close()


def until(qtbot: QtBot, condition: Callable[[], bool]) -> None:
    qtbot.waitUntil(condition, timeout=WAIT_MS)


# One process ----------------------------------------------------------------------------------------------------------


def test_another_process_says_what_a_thread_would_say(qtbot: QtBot, remote: Remote) -> None:
    heard, project = Heard(remote), two()
    remote.submit(Request(project, 0, 1, 0, at_rest=True))
    until(qtbot, lambda: remote.is_idle)
    last = heard.snapshots[-1]
    assert last.precise
    assert last.project is project
    assert last.rest is not None and last.rest.tips_complete and last.rest.details is not None
    for index in (0, 1):
        played, alone = last.projections[index], fresh(project, index, FUTURES)
        np.testing.assert_array_equal(played.left, alone.left)
        np.testing.assert_array_equal(played.bands(), alone.bands())
        np.testing.assert_allclose(played.mean_by_week(), alone.mean_by_week())
        np.testing.assert_allclose(played.source("gifts"), alone.source("gifts"), rtol=1e-6)
        np.testing.assert_allclose(played.earned, alone.earned, rtol=1e-6)
        assert played.case.strategy == project.strategy_of(index)
    assert heard.failures == []


def test_what_has_not_moved_stays_the_same_object(qtbot: QtBot, remote: Remote) -> None:
    heard, project = Heard(remote), two()
    remote.submit(Request(project, 1, 1, 0, at_rest=False))
    until(qtbot, lambda: remote.is_idle)
    before = heard.snapshots[-1]
    moved = project.with_value(1, VIEWS, 150.0)
    remote.submit(Request(moved, 1, 2, 0, at_rest=False, shown=before))
    until(qtbot, lambda: remote.is_idle)
    after = heard.snapshots[-1]
    assert after.project is moved
    assert after.projections[0] is before.projections[0]
    assert after.projections[1] is not before.projections[1]


def test_the_newest_request_wins_and_the_last_is_always_answered(qtbot: QtBot, remote: Remote) -> None:
    heard, project = Heard(remote), two()
    for step in range(40):
        project = project.with_value(0, VIEWS, 100.0 + step)
        remote.submit(Request(project, 0, step + 1, 0, at_rest=False))
    until(qtbot, lambda: remote.is_idle)
    generations = [snapshot.generation for snapshot in heard.snapshots]
    assert generations == sorted(generations)
    assert generations[-1] == 40
    assert len(set(generations)) < 40
    assert heard.snapshots[-1].projections[0].case.strategy == project.base


def test_of_the_requests_that_wait_only_the_newest_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a drag sends while one is being answered: the queue is never longer than one."""
    ended = threading.Event()
    monkeypatch.setattr(os, "_exit", lambda _: ended.set())  # what a process does once the window has gone
    asks, tells = os.pipe()
    stream = os.fdopen(asks, "rb")
    with os.fdopen(tells, "wb") as window:
        inbox, sender = _Inbox(stream), Sender(window)
        for generation in range(1, 31):
            sender.send((Request(two(), 0, generation, 0, at_rest=generation == 30), generation))
            assert len(inbox._waiting) <= 1
        while not inbox.resting():
            time.sleep(0.001)
        request, shown = inbox.take()
        assert (request.generation, shown) == (30, 30)
        assert not inbox.newer() and not inbox.resting()
    assert ended.wait(5.0)
    stream.close()


def test_a_process_that_was_killed_is_told_and_started_again(qtbot: QtBot, remote: Remote) -> None:
    heard, project = Heard(remote), two()
    assert remote._process is not None
    remote._process.kill()
    until(qtbot, lambda: bool(heard.failures))
    assert isinstance(heard.failures[0], RemoteError)
    assert "has ended by itself" in str(heard.failures[0])
    assert remote.is_idle
    remote.submit(Request(project, 0, 1, 0, at_rest=False))
    until(qtbot, lambda: bool(heard.snapshots))
    assert heard.snapshots[-1].projections[0].futures in (LEAST_FUTURES, QUICK_FUTURES)  # as there are cores


def test_a_process_that_cannot_be_started_is_told(qtbot: QtBot) -> None:
    worker = Remote(command=["/nowhere/tikearn"])
    heard = Heard(worker)
    until(qtbot, lambda: bool(heard.failures))
    assert "could not be started" in str(heard.failures[0])
    worker.submit(Request(two(), 0, 1, 0, at_rest=False))
    until(qtbot, lambda: worker.is_idle)
    worker.close()


def test_an_exception_comes_across_and_the_next_request_is_answered(qtbot: QtBot, remote: Remote) -> None:
    heard, project = Heard(remote), two()
    remote.submit(Request(project, 7, 1, 0, at_rest=False))
    until(qtbot, lambda: bool(heard.failures))
    assert "IndexError" in str(heard.failures[0])
    remote.submit(Request(project, 0, 2, 0, at_rest=False))
    until(qtbot, lambda: bool(heard.snapshots))


def test_closing_ends_the_process_at_once_even_at_work(qtbot: QtBot) -> None:
    worker = Remote()
    worker.submit(Request(new_project("established"), 0, 1, 0, at_rest=True))
    process = worker._process
    assert process is not None
    time.sleep(0.5)
    begun = time.monotonic()
    worker.close()
    assert process.poll() is not None
    assert time.monotonic() - begun < 1.9
    with pytest.raises(RuntimeError, match="closed"):
        worker.submit(Request(two(), 0, 2, 0, at_rest=False))


def test_a_process_whose_window_is_gone_ends() -> None:
    command = compute_command(COMPUTE)
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (0, b"")


def test_the_process_needs_no_window_and_no_folder(tmp_path: os.PathLike[str]) -> None:
    """It loads neither Qt nor plots, and finds the program from wherever the window was started."""
    start = compute_command(COMPUTE)[3].replace("sys.exit(main())", "main")
    code = f"{start}\nimport tikearn_gui.session.playing, tikearn_gui.session.compute_process\n"
    code += "print([name for name in ('PySide6', 'pyqtgraph') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-P", "-c", code], capture_output=True, text=True, cwd=tmp_path, check=True)
    assert done.stdout.strip() == "[]"


# Two of them ----------------------------------------------------------------------------------------------------------


def test_a_pair_shows_everything_and_comes_to_rest(qtbot: QtBot, pair: Pair) -> None:
    session = Session(with_lives())
    live = LiveProjection(session, worker=lambda _: pair)
    live.start()
    until(qtbot, live.idle)
    number = session.begin_drag()
    for step in range(10):
        session.edit_value(VIEWS, 100.0 + step, number)
        qtbot.wait(5)
    session.end_drag()
    until(qtbot, live.idle)
    last = live.snapshot
    assert last is not None and last.precise and last.rest is not None and last.rest.tips_complete
    assert not last.stale
    for index in (0, 1):
        np.testing.assert_array_equal(last.projections[index].left, fresh(session.project, index, FUTURES).left)
    live.close()


class Told(QObject):
    """A process that says what it is told to."""

    delivered = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None, *, behind: bool = False) -> None:
        super().__init__(parent)
        self.behind, self.asked, self.is_idle = behind, list[Request](), False

    def submit(self, request: Request) -> None:
        self.asked.append(request)

    def close(self) -> None:
        """Nothing to end."""


@pytest.fixture
def told(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> tuple[Pair, Told, Told]:
    """A pair of them, the second one started, the clock standing still."""
    monkeypatch.setattr(tikearn_gui.session.pair, "_HAS_ROOM", True)
    monkeypatch.setattr(tikearn_gui.session.pair, "monotonic", lambda: 100.0)
    made: list[Told] = []

    def make(parent: QObject | None = None, *, behind: bool = False) -> Remote:
        made.append(Told(parent, behind=behind))
        return cast("Remote", made[-1])

    worker = Pair(make=make)
    worker.submit(Request(two(), 0, 1, 0, at_rest=True))
    made[0].delivered.emit(replace(snapshot_of(two(), 1, 0, 1), precise=True))
    assert [each.behind for each in made] == [False, True]
    return worker, made[0], made[1]


def test_at_rest_three_pictures_are_shown(told: tuple[Pair, Told, Told]) -> None:
    """What the finger moved; the same in full with the others in its place; what is final. Each costs time to paint."""
    worker, front, back = told
    heard, moved = Heard(worker), two().with_value(0, VIEWS, 140.0)
    worker.submit(Request(moved, 0, 2, 0, at_rest=True))
    shown: list[list[list[int]]] = []
    for process, index, futures in (
        (back, 1, 400), (front, 0, 400), (back, 1, 500), (front, 0, FUTURES), (back, 1, 600), (back, 1, FUTURES),
    ):  # fmt: skip
        process.delivered.emit(snapshot_of(moved, 2, index, futures=futures))
        shown.append([sorted(played.futures for played in each.projections.values()) for each in heard.snapshots][-1:])
    first, second, last = [400, 400], [500, FUTURES], [FUTURES, FUTURES]
    assert shown == [[], [first], [first], [second], [second], [last]]
    assert [each.precise for each in heard.snapshots] == [False, False, True]
    front.delivered.emit(snapshot_of(moved, 2, 0, 1, futures=FUTURES))
    assert len(heard.snapshots) == 3  # the same figures, played by another


def test_while_a_lever_moves_those_that_follow_are_shown_with_what_it_moves(told: tuple[Pair, Told, Told]) -> None:
    """A picture of their own would take as long to paint as one of both."""
    worker, front, back = told
    heard, moved = Heard(worker), two().with_value(0, VIEWS, 140.0)
    worker.submit(Request(moved, 0, 2, 0, at_rest=False))
    front.is_idle = True
    back.delivered.emit(snapshot_of(moved, 2, 1))
    assert not heard.snapshots
    front.delivered.emit(snapshot_of(moved, 2, 0))
    assert [each.stale for each in heard.snapshots] == [frozenset()]
    back.delivered.emit(snapshot_of(moved, 2, 1, futures=600))
    worker.submit(Request(moved, 0, 3, 0, at_rest=True))
    front.delivered.emit(snapshot_of(moved, 3, 0, futures=FUTURES))
    assert heard.snapshots[-1].projections[1].futures == 600


def test_at_rest_what_is_not_final_waits_for_the_rest_and_the_last_move_does_not(
    told: tuple[Pair, Told, Told], monkeypatch: pytest.MonkeyPatch
) -> None:
    worker, front, back = told
    heard, moved = Heard(worker), two().with_value(0, VIEWS, 140.0)
    worker.submit(Request(moved, 0, 2, 0, at_rest=True))
    assert (front.asked[-1].part, back.asked[-1].part) == (Part.ALL, Part.OTHERS)
    front.delivered.emit(snapshot_of(moved, 2, 0, futures=400))
    assert [shown.projections[0].futures for shown in heard.snapshots] == [400]
    full = snapshot_of(moved, 2, 0, futures=FUTURES)
    front.delivered.emit(full)
    assert len(heard.snapshots) == 1  # more futures of the same are about to come with all others
    back.delivered.emit(snapshot_of(moved, 2, 1, futures=FUTURES))
    assert len(heard.snapshots) == 2
    assert heard.snapshots[-1].precise
    front.delivered.emit(full)
    assert len(heard.snapshots) == 2  # it says nothing new
    again = two().with_value(0, VIEWS, 150.0)
    worker.submit(Request(again, 0, 3, 0, at_rest=True))
    back.delivered.emit(snapshot_of(moved, 2, 1, futures=FUTURES))
    assert len(heard.snapshots) == 2  # news of the others do not go ahead of what the finger moved
    front.delivered.emit(snapshot_of(again, 3, 0, futures=400))
    back.delivered.emit(snapshot_of(again, 3, 1, futures=400))
    assert len(heard.snapshots) == 3
    monkeypatch.setattr(tikearn_gui.session.pair, "monotonic", lambda: 100.1)
    back.delivered.emit(snapshot_of(again, 3, 1, futures=500))
    assert heard.snapshots[-1].projections[1].futures == 500  # who waits so long sees what there is


def snapshot_of(project: Project, generation: int, *indices: int, edited: int = 0, futures: int = 500) -> Snapshot:
    """What an answer would say of these strategies."""
    projections = {index: fresh(project, index, futures) for index in indices}
    return Snapshot(project, edited, generation, MappingProxyType(projections), outdated(projections, project))


def test_two_answers_say_together_what_holds_for_the_newer_project() -> None:
    old, project = two(), two().with_value(0, VIEWS, 140.0)
    edited, others = snapshot_of(project, 2, 0), snapshot_of(old, 1, 0, 1)
    both = merged(edited, others)
    assert both.project is project
    assert both.projections == {0: edited.projections[0], 1: others.projections[1]}
    assert both.stale == {1}  # it follows the base, which has moved
    assert not both.precise
    caught_up = merged(edited, snapshot_of(project, 2, 1))
    assert caught_up.stale == frozenset()


def test_more_futures_win_where_both_hold() -> None:
    project = two()
    few, many = snapshot_of(project, 1, 0, 1), snapshot_of(project, 1, 1, futures=900)
    assert merged(few, many).projections[1].futures == 900
    assert merged(many, few).projections[1].futures == 900


def test_answers_about_different_strategies_are_not_mixed() -> None:
    project = two()
    edited = snapshot_of(project, 3, 0)
    assert merged(edited, None) is edited
    assert merged(edited, snapshot_of(project, 2, 1, edited=1)) is edited
    assert merged(edited, snapshot_of(project.add("Third", {}), 2, 1)) is edited


def test_a_project_with_lives_is_computed_and_none_of_them_is_sent(
    qtbot: QtBot, remote: Remote, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard, project, sent = Heard(remote), with_lives(), list[Any]()
    send = Sender.send

    def listen(sender: Sender, value: Any) -> None:
        sent.append(value[0])
        send(sender, value)

    monkeypatch.setattr(Sender, "send", listen)
    for generation in (1, 2):
        remote.submit(Request(project, 0, generation, document=1, at_rest=generation == 2))
        qtbot.waitUntil(lambda: remote.is_idle, timeout=WAIT_MS)
    assert not heard.failures
    assert heard.snapshots[-1].project is project
    assert heard.snapshots[-1].precise
    assert len(sent) == 2
    assert not any(request.project.log for request in sent)
    assert sent[0].project is sent[1].project, "what the other end has is not sent again"
