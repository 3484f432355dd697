"""From the session's changes to snapshots on the screen's thread."""

from __future__ import annotations

import subprocess
import sys
import threading
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from tests.session.asked import fresh, is_final, same
from tests.session.conftest import FULL, QUICK, Blocks, Watched, thread_of
from tests.test_house import ROOT
from tikearn_gui.core.luck import stretches_of
from tikearn_gui.core.player import FUTURES
from tikearn_gui.project.project import Project
from tikearn_gui.session.live_projection import LiveProjection, Precision
from tikearn_gui.session.session import Session

VIEWS, MINUTES = "views_per_stream", "minutes_per_stream"


# Beginning and end ----------------------------------------------------------------------------------------------------


def test_nothing_is_computed_before_the_start(watched: Watched, blocks: Blocks) -> None:
    watched.session.edit_value(VIEWS, 1_100.0)
    watched.qtbot.wait(120)
    assert (watched.shown, blocks.begun, watched.live.snapshot) == ([], [], None)
    assert watched.live.idle()
    assert watched.live.precision == Precision(0, final=False)


def test_it_begins_with_what_the_session_has_then(watched: Watched, project: Project) -> None:
    watched.session.edit_value(VIEWS, 1_100.0)
    watched.live.start()
    last = watched.settle()
    assert last.project is watched.session.project
    assert is_final(last)
    assert watched.live.snapshot is last
    assert watched.live.precision == Precision(FULL, final=True)
    assert watched.shown[0].projections[0].futures == QUICK


def test_numpy_is_loaded_by_the_worker_alone() -> None:
    script = """
import sys, threading
from PySide6.QtCore import QCoreApplication, QTimer
from tikearn_gui.project.project import new_project
from tikearn_gui.session.live_projection import LiveProjection
from tikearn_gui.session.session import Session
class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == "numpy":
            print("numpy by", threading.current_thread().name)
sys.meta_path.insert(0, Finder())
application = QCoreApplication([])
live = LiveProjection(Session(new_project("newcomer")))
print("made", "numpy" in sys.modules)
live.failed.connect(lambda error: application.exit(1))
live.shown.connect(lambda snapshot: application.quit())
QTimer.singleShot(0, live.start)
status = application.exec()
live.close()
sys.exit(status)
"""
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["made False", "numpy by compute"]


def test_final_figures_are_a_fresh_players_at_full_size(session: Session, project: Project, qtbot: QtBot) -> None:
    """With the real numbers of futures, after a drag: to the last bit."""
    live = LiveProjection(session)
    live.start()
    number = session.begin_drag()
    for step in range(5):
        session.edit_value(VIEWS, 1_010.0 + step, number)
        qtbot.wait(5)
    session.end_drag()
    qtbot.waitUntil(lambda: live.precision.final, timeout=60_000)
    shown = live.snapshot
    live.close()
    assert shown is not None
    assert shown.project is session.project
    for index in range(3):
        assert shown.projections[index].futures == FUTURES
        assert same(shown.projections[index], fresh(session.project, index, FUTURES))


EARLIER = set(threading.enumerate())


@pytest.fixture(autouse=True)
def earlier_threads() -> None:
    """Other tests of the process may have left players of their own."""
    EARLIER.update(threading.enumerate())


def threads() -> set[str]:
    own = (thread for thread in threading.enumerate() if thread not in EARLIER)
    return {thread.name.split("_")[0] for thread in own} & {"compute", "blocks"}


def test_close_ends_all_threads(settled: Watched) -> None:
    assert threads() == {"compute", "blocks"}
    settled.live.close()
    settled.live.close()
    assert threads() == set()
    settled.session.edit_value(VIEWS, 5.0)
    assert settled.live.idle()


@pytest.mark.parametrize("at_rest", [False, True])
def test_close_during_work(settled: Watched, blocks: Blocks, at_rest: bool) -> None:
    settled.session.edit_value(VIEWS, 1_100.0)
    if at_rest:
        settled.wait_for(lambda snapshot: snapshot.precise)
    blocks.hold(lambda _: True)
    settled.qtbot.waitUntil(blocks.at_gate.is_set, timeout=30_000)
    shown = len(settled.shown)
    begun = len(blocks.begun)
    threading.Timer(0.05, blocks.open).start()
    settled.live.close()
    assert threads() == set()
    assert len(blocks.begun) <= begun + 2
    settled.qtbot.wait(20)
    assert len(settled.shown) == shown


# Moving levers --------------------------------------------------------------------------------------------------------


def test_a_drag_shows_first_futures_and_the_release_all(settled: Watched) -> None:
    session = settled.session
    settled.shown.clear()
    number = session.begin_drag()
    for step in range(5):
        session.edit_value(VIEWS, 1_010.0 + step, number)
        settled.wait_for(lambda snapshot: snapshot.project is session.project)
    moving = list(settled.shown)
    assert all(snapshot.projections[0].futures == QUICK for snapshot in moving)
    assert all(snapshot.rest is None and not snapshot.precise for snapshot in moving)
    assert all(snapshot.stale <= {1} for snapshot in moving)
    assert all(snapshot.projections[2].futures == FULL for snapshot in moving)
    session.end_drag()
    last = settled.settle()
    assert is_final(last)
    assert last.project is session.project


def test_a_lever_that_rests_under_the_finger_is_computed_in_full(settled: Watched) -> None:
    number = settled.session.begin_drag()
    settled.session.edit_value(VIEWS, 1_010.0, number)
    assert is_final(settled.settle())
    shown = len(settled.shown)
    settled.session.end_drag()
    settled.settle()
    assert len(settled.shown) == shown


def test_a_typed_value_shows_first_futures_and_then_all(settled: Watched) -> None:
    settled.shown.clear()
    settled.session.edit_value(VIEWS, 1_010.0)
    last = settled.settle()
    assert settled.shown[0].projections[0].futures == QUICK
    assert is_final(last)


def test_undo_shows_the_strategy_that_it_touches(settled: Watched) -> None:
    session = settled.session
    session.select(1)
    session.edit_value(MINUTES, 60.0)
    session.select(0)
    settled.settle()
    settled.shown.clear()
    session.undo_stack.undo()
    last = settled.settle()
    assert {snapshot.edited for snapshot in settled.shown} == {1}
    assert last.rest is not None and last.rest.index == 1


def test_a_burst_of_moves_never_queues(settled: Watched, blocks: Blocks) -> None:
    """While one move is computed 200 more come: one more is computed after it, and that is the last."""
    session = settled.session
    number = session.begin_drag()
    blocks.begun.clear()
    blocks.hold(lambda _: True)
    session.edit_value(VIEWS, 1_001.0, number)
    first = session.project.base
    settled.qtbot.waitUntil(blocks.at_gate.is_set, timeout=30_000)
    for step in range(200):
        session.edit_value(VIEWS, 1_002.0 + step, number)
        assert len(thread_of(settled.live)._waiting) == 1
    last = session.project
    blocks.open()
    settled.wait_for(lambda snapshot: snapshot.project is last)
    assert list(dict.fromkeys(strategy for strategy in blocks.begun if strategy[MINUTES].value == 90.0)) == [
        first,
        last.base,
    ]
    assert blocks.of(first) == len(stretches_of(QUICK))  # what is in flight is finished


def test_a_move_stops_the_work_at_rest_within_the_blocks_in_flight(settled: Watched, blocks: Blocks) -> None:
    """Two threads share the blocks of futures: those that have begun are the last that a move waits for."""
    session = settled.session
    session.edit_value(VIEWS, 1_100.0)
    resting = session.project
    settled.wait_for(lambda snapshot: snapshot.precise)
    blocks.begun.clear()
    blocks.hold(lambda _: True)
    settled.qtbot.waitUntil(blocks.at_gate.is_set, timeout=30_000)
    settled.qtbot.wait(20)
    in_flight = list(blocks.begun)
    assert 1 <= len(in_flight) <= 2
    settled.shown.clear()
    session.edit_value(VIEWS, 1_200.0)
    blocks.open()
    settled.wait_for(lambda snapshot: snapshot.project is session.project)
    begun = blocks.begun[: len(in_flight) + len(stretches_of(QUICK))]
    assert begun == in_flight + [session.project.base] * len(stretches_of(QUICK))
    assert all(snapshot.project is not resting for snapshot in settled.shown)


def test_a_drag_that_begins_before_the_first_figures_is_seen(
    settled: Watched, blocks: Blocks, project: Project
) -> None:
    """Every move comes while the one before is being computed."""
    session = settled.session
    session.new(replace(project, seed=5))
    number = session.begin_drag()
    settled.shown.clear()
    for step in range(4):
        blocks.hold(lambda _: True)
        session.edit_value(VIEWS, 1_010.0 + step, number)
        settled.qtbot.waitUntil(blocks.at_gate.is_set, timeout=30_000)
        session.edit_value(VIEWS, 1_020.0 + step, number)
        blocks.open()
        settled.wait_for(lambda snapshot: bool(snapshot.projections))
    assert settled.shown[0].projections
    assert all(snapshot.edited in snapshot.projections for snapshot in settled.shown)
