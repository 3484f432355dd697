"""The single writer: every change is one step of undo, and a refused one leaves no trace."""

from __future__ import annotations

import gc
import subprocess
import sys
import weakref
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from tests.test_house import ROOT, import_without
from tikearn_gui.core.lever import LeverError, Setting
from tikearn_gui.core.starting_points import STARTING_POINTS
from tikearn_gui.project.project import Project, new_project
from tikearn_gui.session import session as session_module
from tikearn_gui.session.session import UNDO_STEPS, Change, Session

VIEWS, MINUTES = "views_per_stream", "minutes_per_stream"
WITHOUT_NUMPY = tuple(
    f"tikearn_gui.session.{name}"
    for name in ("difference", "latest", "live_projection", "request", "results", "session")
)


def value(session: Session, key: str = VIEWS) -> float:
    return session.project.strategy_of(session.edited).number(key)


def drag(session: Session, *values: float, key: str = VIEWS) -> None:
    number = session.begin_drag()
    for one in values:
        session.edit_value(key, one, number)
    session.end_drag()


# Loading --------------------------------------------------------------------------------------------------------------


def test_a_session_and_its_projection_load_without_numpy() -> None:
    done = import_without(("numpy",), WITHOUT_NUMPY)
    assert done.returncode == 0, done.stderr


def test_a_session_loads_no_widgets() -> None:
    script = f"import sys, {', '.join(WITHOUT_NUMPY)}; print('PySide6.QtWidgets' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False"]


# Levers ---------------------------------------------------------------------------------------------------------------


def test_a_session_begins_clean_at_the_base(session: Session, project: Project) -> None:
    assert session.project is project
    assert (session.edited, session.path, session.title, session.is_modified) == (0, None, "", False)
    assert session.undo_stack.count() == 0


def test_an_edit_is_one_step_there_and_back(session: Session, project: Project, changes: list[Change]) -> None:
    session.edit(VIEWS, Setting(1_200.0))
    assert session.project == project.with_lever(0, VIEWS, 1_200.0)
    session.undo_stack.undo()
    assert session.project is project
    session.undo_stack.redo()
    assert value(session) == 1_200.0
    assert [(change.kind, change.keys, change.edited, change.dragging) for change in changes] == [
        ("edit", frozenset({VIEWS}), 0, False),
        ("undo", frozenset({VIEWS}), 0, False),
        ("redo", frozenset({VIEWS}), 0, False),
    ]
    assert changes[-1].project is session.project
    assert session.undo_stack.text(0) == f"edit.{VIEWS}"


def test_an_edit_moves_the_edited_strategy_alone(session: Session, project: Project) -> None:
    session.select(1)
    session.edit(VIEWS, Setting(1_200.0))
    assert session.project == project.with_lever(1, VIEWS, 1_200.0)
    assert session.project.base is project.base


def test_an_edit_to_what_is_there_is_no_step(session: Session, changes: list[Change]) -> None:
    session.edit(VIEWS, session.project.base[VIEWS])
    session.edit_value(VIEWS, value(session))
    session.select(1)
    changes.clear()
    session.edit_value(MINUTES, 150)
    assert session.undo_stack.count() == 0
    assert changes == []


def test_a_value_takes_its_range_along(session: Session) -> None:
    session.edit_value(VIEWS, 2_000.0)
    assert session.project.base[VIEWS] == Setting(2_000.0, 1_334.0, 3_000.0)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda session: session.edit(VIEWS, Setting(-1.0)),
        lambda session: session.edit("no_lever", Setting(1.0)),
        lambda session: session.edit_value(MINUTES, float("nan")),
        lambda session: session.edit("coins_per_gifter", Setting(45_000.0)),
        lambda session: session.reset("no_lever"),
    ],
)
def test_a_refused_edit_leaves_everything_as_it_was(
    session: Session, project: Project, changes: list[Change], wrong: Callable[[Session], None]
) -> None:
    with pytest.raises(LeverError):
        wrong(session)
    assert session.project is project
    assert session.undo_stack.count() == 0
    assert changes == []


def test_a_refused_reset_of_the_base_keeps_what_others_need(qapp: QApplication) -> None:
    """Back at the starting point the base's gifters would give more than the other's dearest gift."""
    project = new_project("regular").with_lever(0, "coins_per_gifter", 5.0).add("Small gifts", {"dearest_gift": 100})
    session = Session(project)
    with pytest.raises(LeverError, match="Small gifts"):
        session.reset("coins_per_gifter")
    assert session.project is project


def test_reset_leads_a_base_to_its_starting_point(session: Session, project: Project) -> None:
    session.edit(VIEWS, Setting(1_200.0))
    session.reset(VIEWS)
    assert session.project == project
    assert session.project.base[VIEWS] == STARTING_POINTS["regular"].strategy[VIEWS]
    assert session.undo_stack.undoText() == f"reset.{VIEWS}"


@pytest.mark.parametrize("how", ["reset", "relink"])
def test_reset_and_relink_lead_another_strategy_to_the_base(session: Session, project: Project, how: str) -> None:
    session.select(2)
    getattr(session, how)(VIEWS)
    assert session.project == project.relink(2, VIEWS)
    assert value(session) == project.base.number(VIEWS)
    assert session.undo_stack.undoText() == f"{how}.{VIEWS}"
    session.undo_stack.undo()
    assert value(session) == 700.0


def test_relinking_what_is_linked_is_no_step(session: Session) -> None:
    session.relink(VIEWS)
    session.select(1)
    session.relink(VIEWS)
    assert session.undo_stack.count() == 0


def test_relinking_tells_the_lever_even_if_its_value_stays(session: Session, changes: list[Change]) -> None:
    session.apply(session.project.with_lever(1, VIEWS, session.project.base[VIEWS]), "pin", 1)
    session.relink(VIEWS)
    assert [change.kind for change in changes] == ["apply", "relink"]
    assert [change.keys for change in changes] == [{VIEWS}, {VIEWS}]


# Drags ----------------------------------------------------------------------------------------------------------------


def test_a_drag_is_one_step(session: Session, project: Project, changes: list[Change]) -> None:
    drag(session, 1_100.0, 1_200.0, 1_300.0)
    assert session.undo_stack.count() == 1
    assert [(change.kind, change.dragging) for change in changes] == [("edit", True)] * 3 + [("release", False)]
    assert changes[-1].keys == {VIEWS}
    assert changes[-1].project is changes[-2].project is session.project
    session.undo_stack.undo()
    assert session.project is project
    session.undo_stack.redo()
    assert value(session) == 1_300.0


def test_two_drags_are_two_steps(session: Session) -> None:
    drag(session, 1_100.0, 1_200.0)
    drag(session, 1_300.0, 1_400.0)
    assert session.undo_stack.count() == 2
    session.undo_stack.undo()
    assert value(session) == 1_200.0


def test_two_levers_in_one_drag_are_two_steps(session: Session) -> None:
    number = session.begin_drag()
    session.edit_value(VIEWS, 1_100.0, number)
    session.edit_value(MINUTES, 100.0, number)
    session.edit_value(MINUTES, 110.0, number)
    session.end_drag()
    assert [session.undo_stack.text(step) for step in range(session.undo_stack.count())] == [
        f"edit.{VIEWS}",
        f"edit.{MINUTES}",
    ]


def test_edits_without_a_drag_do_not_merge(session: Session) -> None:
    session.edit_value(VIEWS, 1_100.0)
    session.edit_value(VIEWS, 1_200.0)
    assert session.undo_stack.count() == 2


@pytest.mark.parametrize("index", [0, 1])
def test_a_drag_that_ends_where_it_began_leaves_no_step(session: Session, project: Project, index: int) -> None:
    session.select(index)
    start = value(session)
    drag(session, 1_100.0, 1_200.0, start)
    assert session.project == project
    assert session.undo_stack.count() == 0
    assert not session.is_modified


def test_a_drag_goes_on_after_it_passed_its_beginning(session: Session, project: Project) -> None:
    drag(session, 1_100.0, 1_000.0, 900.0, 800.0)
    assert session.undo_stack.count() == 1
    session.undo_stack.undo()
    assert session.project == project


def test_a_range_survives_a_drag_over_the_end_of_the_scale(session: Session, project: Project) -> None:
    drag(session, 5_000_000.0, 0.0, 1_000.0)
    assert session.project == project
    drag(session, 0.0, 2_000.0)
    assert session.project.base[VIEWS] == Setting(2_000.0, 1_334.0, 3_000.0)


def test_a_drag_after_undo_within_it_begins_anew(session: Session, project: Project) -> None:
    number = session.begin_drag()
    session.edit_value(VIEWS, 1_100.0, number)
    session.undo_stack.undo()
    session.edit_value(VIEWS, 1_200.0, number)
    session.end_drag()
    assert session.undo_stack.count() == 1
    session.undo_stack.undo()
    assert session.project is project


def test_a_drag_does_not_take_back_what_else_was_done_meanwhile(session: Session) -> None:
    number = session.begin_drag()
    session.edit_value(VIEWS, 1_100.0, number)
    session.apply(replace(session.project, weeks=5), "weeks")
    session.edit_value(VIEWS, 1_000.0, number)
    session.end_drag()
    assert (session.project.weeks, value(session)) == (5, 1_000.0)
    assert session.undo_stack.count() == 3


def test_saving_within_a_drag_divides_it(session: Session) -> None:
    number = session.begin_drag()
    session.edit_value(VIEWS, 1_100.0, number)
    session.mark_clean()
    session.edit_value(VIEWS, 1_200.0, number)
    session.edit_value(VIEWS, 1_300.0, number)
    session.end_drag()
    assert session.is_modified
    session.undo_stack.undo()
    assert (value(session), session.is_modified) == (1_100.0, False)


def test_a_drag_that_moves_nothing_tells_nothing(session: Session, changes: list[Change]) -> None:
    drag(session)
    drag(session, value(session))
    assert changes == []
    assert session.undo_stack.count() == 0


def test_a_drag_that_was_never_let_go_ends_with_the_next(session: Session, changes: list[Change]) -> None:
    first = session.begin_drag()
    session.edit_value(VIEWS, 1_100.0, first)
    assert session.begin_drag() != first
    assert [change.kind for change in changes] == ["edit", "release"]


def test_a_refused_move_does_not_end_a_drag(session: Session) -> None:
    number = session.begin_drag()
    session.edit_value(VIEWS, 1_100.0, number)
    with pytest.raises(LeverError):
        session.edit_value(VIEWS, -1.0, number)
    session.edit_value(VIEWS, 1_200.0, number)
    assert session.undo_stack.count() == 1


def test_ten_thousand_moves_keep_no_more_than_the_steps_that_can_be_undone(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[weakref.ref[Any]] = []
    create = session_module._Step.__init__

    def count(self: Any, *arguments: Any) -> None:
        create(self, *arguments)
        made.append(weakref.ref(self))

    monkeypatch.setattr(session_module._Step, "__init__", count)
    for number in range(600):
        session.edit_value(VIEWS, 2_000.0 + number)
    number = session.begin_drag()
    for move in range(2_000):
        session.edit_value(VIEWS, 5_000.0 + move, number)
    session.end_drag()
    gc.collect()
    assert session.undo_stack.count() == UNDO_STEPS
    assert sum(step() is not None for step in made) <= UNDO_STEPS


def test_a_session_with_steps_goes_with_its_last_holder(project: Project, qapp: QApplication) -> None:
    """It is not left to the collector, which may take a step away before the stack that holds it: a crash."""
    left = Session(project)
    for number in range(3):
        left.edit_value(VIEWS, 2_000.0 + number)
    drag(left, 500.0, 600.0)
    left.undo_stack.undo()
    told = weakref.ref(left)
    del left
    assert told() is None
