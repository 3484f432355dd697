"""A person opens, saves, closes, drops and reopens projects; files that are no good leave everything as it was."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLabel

from tests.ui.window.hands import Hands
from tikearn_gui.app import Opening
from tikearn_gui.project.examples import example
from tikearn_gui.project.project import new_project
from tikearn_gui.project.storage import LARGEST_FILE, load, save
from tikearn_gui.ui.asker import DISCARD, SAVE, STAY, Asker
from tikearn_gui.ui.dialogs.ask import Question
from tikearn_gui.ui.documents import fit_for_a_file
from tikearn_gui.ui.preferences import MOST_RECENT, Preferences


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The example in a file."""
    path = tmp_path / "mina.tikearn"
    save(path, example())
    return path


@pytest.fixture
def opened(hands: Hands, file: Path) -> Hands:
    """That file in the window."""
    hands.open(Opening(path=file), settled=False)
    return hands


def drop(hands: Hands, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(100, 100), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    hands.program.window.dropEvent(event)
    QApplication.processEvents()


def test_from_the_start_page_to_a_saved_file_and_back(hands: Hands, tmp_path: Path) -> None:
    hands.open(Opening(start=True), settled=False)
    program, answers = hands.program, hands.answers
    assert program.start_page is not None
    hands.click(program.start_page.cards["regular"])
    hands.drag_lever("views_per_stream", 1500, 2500)
    changed = program.session.project
    assert changed != new_project("regular", "My usual week")
    assert program.window.menus.title == "Untitled, changed"
    answers.file = tmp_path / "mine.tikearn"
    hands.do("save")
    assert answers.suggested is not None
    assert answers.suggested.name == "Untitled.tikearn"
    assert load(answers.file) == changed
    assert program.window.menus.title == "mine"
    assert not program.window.isWindowModified()
    assert any(text.startswith("Saved ") for text in program.window.status.texts)
    hands.do("close")
    assert program.window.view is program.start_page
    assert answers.asked == ["save"]
    program.start_page.file_chosen.emit(answers.file)
    assert program.session.project == changed
    assert program.window.view is hands.desk.workspace  # type: ignore[comparison-overlap]
    assert (program.window.menus.title, program.session.is_modified) == ("mine", False)
    hands.counted()
    assert hands.hero == next(text for name, text in hands.card_texts() if name == "My usual week")


def test_save_writes_to_the_same_file_and_undo_makes_it_clean_again(opened: Hands, file: Path) -> None:
    opened.type_lever("minutes_per_stream", "100")
    assert opened.program.window.isWindowModified()
    opened.do("undo")
    assert not opened.program.window.isWindowModified()
    opened.do("redo")
    opened.do("save")
    assert load(file) == opened.program.session.project
    assert opened.answers.asked == []


BAD = {
    "damaged.tikearn": b'{"format": "tikearn", "sch',
    "foreign.tikearn": b"\x89PNG\r\n\x1a\n and so on",
    "other.json": b'{"Profile": {"Live": []}}',
    "newer.tikearn": b'{"format": "tikearn", "schema": 99, "saved_by": "3.0", "project": {}}',
    "empty.tikearn": b"",
}


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("way", ["menu", "drop"])
def test_a_file_that_is_no_good_leaves_the_open_project(opened: Hands, tmp_path: Path, name: str, way: str) -> None:
    opened.type_lever("minutes_per_stream", "100")
    session = opened.program.session
    before, steps, path = session.project, session.undo_stack.count(), session.path
    bad = tmp_path / name
    bad.write_bytes(BAD[name])
    if way == "menu":
        opened.answers.file = bad
        opened.do("open")
    else:
        drop(opened, bad)
        opened.until(lambda: bool(opened.banner))  # a file of LIVEs is read beside the window
    assert (session.project, session.undo_stack.count(), session.path) == (before, steps, path)
    assert opened.program.window.view is opened.desk.workspace
    assert opened.banner.startswith(name)
    assert "Traceback" not in opened.banner
    assert "\n" not in opened.banner
    assert not any(asked.startswith("keep") for asked in opened.answers.asked)
    assert bad.read_bytes() == BAD[name]


def test_a_file_that_is_too_large_or_gone_is_said_so(opened: Hands, tmp_path: Path) -> None:
    before = opened.program.session.project
    huge = tmp_path / "huge.tikearn"
    with huge.open("wb") as stream:
        stream.truncate(LARGEST_FILE + 1)
    opened.program.documents.open_path(huge)
    assert f"no project has more than {LARGEST_FILE // 1_000_000}" in opened.banner
    opened.program.documents.open_path(tmp_path / "gone.tikearn")
    assert "no such file" in opened.banner
    assert opened.program.session.project == before


def test_a_value_out_of_bounds_in_a_file_names_its_lever(opened: Hands, file: Path, tmp_path: Path) -> None:
    content = json.loads(file.read_text(encoding="utf-8"))
    text = json.dumps(content).replace('"weeks": 12', '"weeks": 1200')
    bad = tmp_path / "bad.tikearn"
    bad.write_text(text, encoding="utf-8")
    opened.program.documents.open_path(bad)
    assert "1200" in opened.banner


def test_a_named_file_that_is_no_good_ends_on_the_start_page(hands: Hands, tmp_path: Path) -> None:
    hands.open(Opening(path=tmp_path / "gone.tikearn"), settled=False)
    assert hands.program.window.view is hands.program.start_page
    assert hands.banner.startswith("gone.tikearn")


@pytest.mark.parametrize(
    ("answer", "leaves", "saved"), [(SAVE, True, True), (DISCARD, True, False), (STAY, False, False)]
)
def test_changes_are_not_lost_without_a_word(opened: Hands, file: Path, answer: str, leaves: bool, saved: bool) -> None:
    opened.type_lever("minutes_per_stream", "100")
    changed = opened.program.session.project
    opened.answers.keep = answer
    assert opened.program.window.close() is leaves
    assert opened.answers.asked == ["keep mina"]
    assert load(file) == (changed if saved else example())


def test_nothing_is_asked_where_nothing_changed(opened: Hands) -> None:
    assert opened.program.window.close()
    assert opened.answers.asked == []


def test_a_save_that_fails_keeps_the_window_open(opened: Hands, file: Path) -> None:
    opened.type_lever("minutes_per_stream", "100")
    file.unlink()
    file.mkdir()
    opened.answers.keep = SAVE
    assert not opened.program.window.close()
    assert opened.banner.startswith("mina.tikearn could not be saved")
    assert opened.program.session.is_modified
    opened.answers.file = file.with_name("elsewhere.tikearn")
    opened.click(opened.program.window.banner.button)
    assert load(opened.answers.file) == opened.program.session.project


def test_the_question_has_verbs_and_escape_stays(opened: Hands) -> None:
    opened.program.documents._asker = Asker(opened.program.theme, opened.program.window)
    opened.type_lever("minutes_per_stream", "100")
    seen: list[str] = []

    def escape(dialog: object) -> None:
        assert isinstance(dialog, Question)
        seen.extend(button.text() for button in dialog.buttons.values())
        seen.append(dialog.findChildren(QLabel)[0].text())
        dialog.reject()

    opened.answer_dialog(escape)
    assert not opened.program.window.close()
    assert seen == ["Discard the changes", "Keep working", "Save", "Save the changes to “mina”?"]
    opened.answer_dialog(lambda dialog: dialog.buttons["discard"].click())  # type: ignore[attr-defined]
    assert opened.program.window.close()


def test_one_file_is_dropped_at_a_time(opened: Hands, file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.tikearn"
    save(other, new_project("newcomer"))
    drop(opened, other, file)
    assert opened.banner == "Drop one project at a time."
    drop(opened, other)
    assert opened.program.session.path == other
    assert opened.program.window.menus.title == "other"


def test_an_example_has_a_name_but_no_file(hands: Hands, tmp_path: Path) -> None:
    hands.open(Opening(start=True), settled=False)
    assert hands.program.start_page is not None
    hands.program.start_page.example_chosen.emit("longer")
    assert hands.program.window.menus.title == "Longer streams or more likes?"
    assert hands.program.session.project == example()
    hands.answers.file = tmp_path / "x.tikearn"
    hands.do("save_as")
    assert hands.answers.suggested is not None
    assert hands.answers.suggested.name == "Longer streams or more likes.tikearn"


@pytest.mark.parametrize(("title", "name"), [("a/b:c?", "abc"), ("...", "Untitled"), ("Mina, autumn", "Mina, autumn")])
def test_titles_become_names_of_files(title: str, name: str) -> None:
    assert fit_for_a_file(title) == name


def test_recent_files_are_offered_and_forgotten(opened: Hands, file: Path) -> None:
    menus = opened.program.window.menus.menus
    menus["recent"].aboutToShow.emit()
    assert [action.text() for action in menus["recent"].actions()] == ["mina", "", "Clear this list"]
    opened.do("clear_recent")
    menus["recent"].aboutToShow.emit()
    assert [action.text() for action in menus["recent"].actions()] == ["No files yet"]
    assert opened.program.actions["clear_recent"].text() == "Clear this list"


def test_the_latest_files_come_first_and_once(tmp_path: Path) -> None:
    preferences = Preferences()
    paths = [tmp_path / f"{number}.tikearn" for number in range(MOST_RECENT + 3)]
    for path in (*paths, paths[4]):
        preferences.add_recent(path)
    assert len(preferences.recent) == MOST_RECENT
    assert preferences.recent[:2] == (paths[4], paths[-1])


def test_the_start_page_leads_back_to_an_open_project(opened: Hands) -> None:
    opened.do("new")
    page = opened.program.start_page
    assert page is not None
    assert opened.program.window.view is page
    assert not opened.program.actions["save"].isEnabled()
    assert opened.program.actions["close"].isEnabled()
    assert page.content.back.text() == "Back to mina"
    page.setFocus()
    page.back_requested.emit()
    assert opened.program.window.view is opened.desk.workspace  # type: ignore[comparison-overlap]
    assert opened.program.actions["save"].isEnabled()


def test_a_worked_example_waits_for_unsaved_work(opened: Hands) -> None:
    opened.type_lever("minutes_per_stream", "100")
    changed = opened.program.session.project
    opened.do("new")
    assert opened.program.start_page is not None
    opened.program.start_page.example_chosen.emit("rent")
    assert opened.answers.asked == ["keep mina"]
    assert opened.program.session.project == changed


def test_a_file_hanging_over_the_window_is_welcome(hands: Hands) -> None:
    hands.open(Opening(start=True), settled=False)
    assert hands.program.start_page is not None
    drop_area = hands.program.start_page.content.drop
    hands.program.window.drag_hovers.emit(True)
    assert drop_area.is_hovered
    drop(hands, Path("gone.tikearn"))
    assert not drop_area.is_hovered
