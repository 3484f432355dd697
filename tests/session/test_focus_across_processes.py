"""What an open page asks for comes across from the processes that compute, part by part and the same again."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from pytestqt.qtbot import QtBot

from tikearn_gui.project.project import new_project
from tikearn_gui.session.focus import Focus, Page
from tikearn_gui.session.live_projection import LiveProjection
from tikearn_gui.session.pair import Pair
from tikearn_gui.session.results import Snapshot
from tikearn_gui.session.session import Session
from tikearn_gui.ui.present.compare import compare_view

WAIT_MS = 120_000


def test_pages_that_compare_are_answered_at_rest_and_in_a_drag(qtbot: QtBot) -> None:
    project = replace(new_project("newcomer"), weeks=2).add("Longer", {"minutes_per_stream": 150.0})
    session = Session(project)
    live = LiveProjection(session, worker=Pair)
    failures: list[Exception] = []
    shown: list[Snapshot] = []
    live.failed.connect(failures.append)
    live.shown.connect(shown.append)
    try:
        live.start()
        session.select(1)
        qtbot.waitUntil(live.idle, timeout=WAIT_MS)
        plain = live.snapshot
        assert plain is not None and plain.precise and plain.comparing is None
        begin = compare_view(plain, 0, 1)  # what the page shows while its own figures are on their way
        assert begin is not None
        assert begin.gap.bands.shape[1] == len(begin.gap.weeks) == project.weeks + 1
        live.look_at(Focus(page=Page.COMPARE))
        qtbot.waitUntil(live.idle, timeout=WAIT_MS)
        answered = live.snapshot
        assert answered is not None and answered.precise and answered.comparing is not None
        number = session.begin_drag()
        shown.clear()
        for step in range(12):
            session.edit_value("views_per_stream", 101.0 + step, number)
            qtbot.wait(30)
        session.end_drag()
        qtbot.waitUntil(live.idle, timeout=WAIT_MS)
        assert any(snapshot.comparing is not None for snapshot in shown)
        live.look_at(Focus(page=Page.MATTERS, stories=True))
        qtbot.waitUntil(lambda: live.idle() and live.snapshot.stories is not None, timeout=WAIT_MS)  # type: ignore[union-attr]
        last = live.snapshot
        assert last is not None and last.mattering is not None and last.stories is not None and len(last.stories) == 10
        told = [snapshot.stories for snapshot in shown if snapshot.stories is not None]
        assert all(stories is told[-1] for stories in told[-3:])
        assert np.isfinite(last.projections[1].take_home).all()
        assert failures == []
    finally:
        live.close()
