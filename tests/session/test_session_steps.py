"""What else is done to a project, undo's selection, and files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tikearn_gui.project.project import Currency, Goal, Period, Project, ProjectError, new_project
from tikearn_gui.project.storage import load
from tikearn_gui.session.session import Change, Session

VIEWS, MINUTES = "views_per_stream", "minutes_per_stream"


# Everything else ------------------------------------------------------------------------------------------------------

APPLIED: dict[str, Callable[[Project], Project]] = {
    "rename": lambda project: project.rename(2, "Hearts"),
    "recolour": lambda project: project.recolour(1, 6),
    "add": lambda project: project.add("New", {MINUTES: 30.0}),
    "duplicate": lambda project: project.duplicate(1, "Copy"),
    "delete": lambda project: project.remove(1),
    "delete base": lambda project: project.remove(0),
    "move": lambda project: project.move(0, 2),
    "promote": lambda project: project.promote(2),
    "goal": lambda project: replace(project, goal=Goal(40, Period.LIVE)),
    "currency": lambda project: replace(project, currency=Currency("EUR", 0.9)),
    "weeks": lambda project: replace(project, weeks=4),
    "seed": lambda project: replace(project, seed=99),
    "anchors": lambda project: project.with_anchor("usual_views", 900),
    "usual": lambda project: project.with_lever(0, MINUTES, 60).this_is_my_usual(),
    "levers": lambda project: project.with_levers({0: {MINUTES: 45.0}, 1: {VIEWS: 10.0}}),
}


@pytest.mark.parametrize("text", APPLIED)
def test_anything_applied_is_one_step_there_and_back(
    session: Session, project: Project, changes: list[Change], text: str
) -> None:
    after = APPLIED[text](project)
    session.apply(after, text)
    assert session.project is after
    assert session.undo_stack.count() == 1
    assert session.undo_stack.undoText() == text
    session.undo_stack.undo()
    assert session.project is project
    session.undo_stack.redo()
    assert session.project is after
    assert [change.kind for change in changes] == ["apply", "undo", "redo"]
    assert all(0 <= change.edited < len(change.project.strategies) for change in changes)
    assert bool(changes[0].keys) == (text == "levers")


def test_applying_what_is_there_is_no_step_but_may_select(session: Session, changes: list[Change]) -> None:
    session.apply(replace(session.project), "nothing")
    assert changes == []
    session.apply(session.project, "nothing", edited=2)
    assert (session.edited, session.undo_stack.count()) == (2, 0)


def test_a_dragged_goal_is_one_step(session: Session, project: Project, changes: list[Change]) -> None:
    number = session.begin_drag()
    for usd in (310.0, 320.0, 330.0):
        session.apply(replace(session.project, goal=Goal(usd)), "goal", drag=number)
    session.end_drag()
    assert session.undo_stack.count() == 1
    assert [(change.kind, change.dragging) for change in changes] == [("apply", True)] * 3 + [("release", False)]
    session.undo_stack.undo()
    assert session.project is project


def test_selection_goes_along_when_strategies_change_places(session: Session) -> None:
    session.select(1)
    session.apply(session.project.move(1, 2), "move")
    assert session.edited == 2
    session.apply(session.project.remove(0), "delete")
    assert session.project.names[session.edited] == "Longer"


def test_deleting_the_edited_strategy_selects_the_one_in_its_place(session: Session) -> None:
    session.select(2)
    session.apply(session.project.remove(2), "delete")
    assert session.edited == 1


def test_selecting_is_told_and_no_step(session: Session, changes: list[Change]) -> None:
    session.select(2)
    session.select(2)
    assert [(change.kind, change.edited, change.keys) for change in changes] == [("select", 2, frozenset())]
    assert session.undo_stack.count() == 0
    for wrong in (3, -1):
        with pytest.raises(IndexError):
            session.select(wrong)


def test_a_wrong_selection_refuses_the_whole_application(session: Session, project: Project) -> None:
    with pytest.raises(IndexError):
        session.apply(project.remove(2), "delete", edited=2)
    assert session.project is project


def test_undo_selects_the_strategy_that_it_touches(session: Session) -> None:
    session.select(1)
    session.edit_value(MINUTES, 60.0)
    session.select(2)
    session.undo_stack.undo()
    assert session.edited == 1
    session.select(0)
    session.undo_stack.redo()
    assert session.edited == 1


@pytest.mark.parametrize(
    ("text", "at_first", "undone", "redone"),
    [("rename", 0, 2, 2), ("add", 3, 0, 3), ("delete", 0, 1, 0), ("goal", 0, 0, 0), ("move", 2, 0, 2)],
)
def test_undo_selects_what_its_step_is_about(
    session: Session, text: str, at_first: int, undone: int, redone: int
) -> None:
    after = APPLIED[text](session.project)
    session.apply(after, text, 3 if text == "add" else None)
    assert session.edited == at_first
    session.undo_stack.undo()
    assert session.edited == undone
    session.undo_stack.redo()
    assert session.edited == redone


def test_undo_of_a_goal_leaves_the_selection(session: Session) -> None:
    session.apply(replace(session.project, goal=Goal(7)), "goal")
    session.select(2)
    session.undo_stack.undo()
    assert session.edited == 2


def test_many_steps_undone_at_once_are_told_once(session: Session, project: Project, changes: list[Change]) -> None:
    session.edit_value(VIEWS, 1_100.0)
    session.edit_value(MINUTES, 60.0)
    session.edit_value(MINUTES, 70.0)
    changes.clear()
    session.undo_stack.setIndex(0)
    (change,) = changes
    assert (change.kind, change.keys) == ("undo", frozenset({VIEWS, MINUTES}))
    assert change.project is project


def test_who_hears_of_a_change_finds_the_stack_in_order(session: Session) -> None:
    seen: list[tuple[int, bool]] = []
    session.changed.connect(lambda _: seen.append((session.undo_stack.index(), session.is_modified)))
    session.edit_value(VIEWS, 1_100.0)
    session.undo_stack.undo()
    assert seen == [(1, True), (0, False)]


# Files ----------------------------------------------------------------------------------------------------------------


@pytest.fixture
def titles(session: Session) -> list[tuple[str, bool]]:
    """Title and modified state whenever one of them changes."""
    told: list[tuple[str, bool]] = []
    session.title_changed.connect(lambda: told.append((session.title, session.is_modified)))
    return told


def test_save_and_open_bring_back_the_project(session: Session, tmp_path: Path, changes: list[Change]) -> None:
    file = tmp_path / "My plan.tikearn"
    session.edit_value(VIEWS, 1_100.0)
    session.save(file)
    assert (session.path, session.title, session.is_modified) == (file, "My plan", False)
    saved = session.project
    session.edit_value(VIEWS, 1_200.0)
    session.save()
    assert load(file) == session.project
    session.undo_stack.undo()
    assert session.is_modified
    session.save(tmp_path / "Old.tikearn")
    session.new(new_project("newcomer"))
    session.open(tmp_path / "Old.tikearn")
    assert (session.project, session.edited, session.title) == (saved, saved.base_index, "Old")
    assert session.undo_stack.count() == 0
    assert [change.kind for change in changes[-2:]] == ["new", "open"]
    assert changes[-1].keys == frozenset()


def test_titles_are_told(session: Session, tmp_path: Path, titles: list[tuple[str, bool]]) -> None:
    session.edit_value(VIEWS, 1_100.0)
    session.edit_value(VIEWS, 1_200.0)
    assert titles == [("", True)]
    session.save(tmp_path / "a.tikearn")
    assert titles[-1] == ("a", False)
    session.save(tmp_path / "b.tikearn")
    assert titles[-1] == ("b", False)
    session.new(new_project("newcomer"))
    assert titles[-1] == ("", False)


def test_saving_without_a_file_asks_for_one(session: Session) -> None:
    with pytest.raises(ProjectError, match="choose a name"):
        session.save()


def test_what_cannot_be_saved_stays_modified(session: Session, tmp_path: Path) -> None:
    session.save(tmp_path / "a.tikearn")
    session.edit_value(VIEWS, 1_100.0)
    with pytest.raises(ProjectError):
        session.save(tmp_path / "missing" / "b.tikearn")
    assert (session.title, session.is_modified) == ("a", True)


@pytest.mark.parametrize("content", [None, b"", b"{}", b"\xff\x00"])
def test_what_cannot_be_opened_leaves_everything_as_it_was(
    session: Session, project: Project, changes: list[Change], tmp_path: Path, content: bytes | None
) -> None:
    session.edit_value(VIEWS, 1_100.0)
    session.undo_stack.undo()
    changes.clear()
    file = tmp_path / "wrong.tikearn"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(ProjectError):
        session.open(file)
    assert session.project is project
    assert (session.path, session.undo_stack.count(), changes) == (None, 1, [])


def test_undo_back_to_what_was_saved_is_clean(session: Session) -> None:
    session.edit_value(VIEWS, 1_100.0)
    session.mark_clean()
    session.edit_value(VIEWS, 1_200.0)
    session.undo_stack.undo()
    assert not session.is_modified
    session.undo_stack.undo()
    assert session.is_modified


def test_a_recovered_project_has_its_file_and_is_modified(session: Session, project: Project, tmp_path: Path) -> None:
    session.new(project, path=tmp_path / "a.tikearn", modified=True)
    assert (session.title, session.is_modified) == ("a", True)
    session.edit_value(VIEWS, 1_100.0)
    session.undo_stack.undo()
    assert session.is_modified


def test_a_new_project_ends_a_drag(session: Session, project: Project, changes: list[Change]) -> None:
    number = session.begin_drag()
    session.edit_value(VIEWS, 1_100.0, number)
    session.new(new_project("newcomer"))
    changes.clear()
    session.end_drag()
    session.edit_value(VIEWS, 1_300.0, number)
    assert [(change.kind, change.dragging) for change in changes] == [("edit", False)]
