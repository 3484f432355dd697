"""A double click while the program runs: another window, or this one in front, and never the first project lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from tests.ui.window.hands import Hands
from tikearn_gui.app import Opening
from tikearn_gui.project.examples import example
from tikearn_gui.project.project import new_project
from tikearn_gui.project.storage import load, save
from tikearn_gui.ui.claims import Claims
from tikearn_gui.ui.file_events import FileEvents
from tikearn_gui.ui.neighbours import Neighbours, command_for


class Street:
    """A window with neighbours, whose start is only noted down."""

    def __init__(self, hands: Hands, folder: Path) -> None:
        self.hands = hands
        self.started: list[list[str]] = []
        self.works = True
        self.claims, self.elsewhere = Claims(folder), Claims(folder)
        program = hands.program
        self.neighbours = Neighbours(program.documents, program.window, self.claims, self._start)

    def _start(self, command: list[str]) -> bool:
        self.started.append(command)
        return self.works


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    first, second = tmp_path / "first.tikearn", tmp_path / "second é.tikearn"
    save(first, example())
    save(second, new_project("regular", "Second"))
    return first, second


@pytest.fixture
def street(hands: Hands, tmp_path: Path) -> Iterator[Street]:
    made = Street(hands, tmp_path / "open")
    yield made
    made.claims.close()
    made.elsewhere.close()


def test_a_second_file_opens_beside_the_first(street: Street, files: tuple[Path, Path]) -> None:
    first, second = files
    street.hands.open(Opening(path=first), settled=False)
    before = street.hands.program.session.project
    street.neighbours.open_from_system(second)
    assert street.started == [command_for(second)]
    assert street.hands.program.documents.path == first
    assert street.hands.program.session.project == before


def test_the_first_file_opens_in_the_window_that_has_none(street: Street, files: tuple[Path, Path]) -> None:
    street.hands.open(Opening(start=True), settled=False)
    street.neighbours.open_from_system(files[0])
    assert street.started == []
    assert street.hands.program.documents.path == files[0]


def test_a_file_that_is_open_here_only_comes_to_the_front(street: Street, files: tuple[Path, Path]) -> None:
    street.hands.open(Opening(path=files[0]), settled=False)
    street.hands.drag_lever("views_per_stream", 1500, 2500)
    changed = street.hands.program.session.project
    street.neighbours.open_from_system(files[0])
    assert street.started == []
    assert street.hands.program.session.project == changed


def test_where_no_other_window_can_be_started_this_one_asks_and_opens(street: Street, files: tuple[Path, Path]) -> None:
    street.works = False
    street.hands.open(Opening(path=files[0]), settled=False)
    street.neighbours.open_from_system(files[1])
    assert street.hands.program.documents.path == files[1]


def test_a_file_of_another_window_is_not_opened_and_the_other_is_asked(
    street: Street, files: tuple[Path, Path], tmp_path: Path
) -> None:
    first, second = files
    assert street.elsewhere.take(second)
    street.hands.open(Opening(path=first), settled=False)
    assert not street.hands.program.documents.open_path(second)
    assert second.name in street.hands.program.window.banner.text
    assert list((tmp_path / "open").glob("*.show"))
    assert street.hands.program.documents.path == first


def test_a_file_of_another_window_is_not_written_over(street: Street, files: tuple[Path, Path]) -> None:
    first, second = files
    assert street.elsewhere.take(second)
    before = second.read_bytes()
    street.hands.open(Opening(path=first), settled=False)
    street.hands.answers.file = second
    street.hands.do("save_as")
    assert second.read_bytes() == before
    assert street.hands.program.documents.path == first


def test_the_claim_follows_what_is_open(street: Street, files: tuple[Path, Path]) -> None:
    first, second = files
    street.hands.open(Opening(path=first), settled=False)
    assert not street.elsewhere.is_free(first)
    street.hands.program.documents.open_path(second)
    assert street.elsewhere.is_free(first)
    assert not street.elsewhere.is_free(second)


def test_a_copy_has_no_file_and_says_so(street: Street, files: tuple[Path, Path]) -> None:
    street.hands.open(Opening(start=True), settled=False)
    assert street.neighbours.open_copy(files[0])
    documents = street.hands.program.documents
    assert documents.path is None
    assert street.hands.program.session.project == load(files[0])
    assert files[0].name in street.hands.program.window.banner.text


# Files that macOS hands over ------------------------------------------------------------------------------------------


def test_files_that_come_before_the_window_are_kept_for_it(qapp: QApplication, tmp_path: Path) -> None:
    events = FileEvents(qapp)
    got: list[Path] = []
    first, second = tmp_path / "first.tikearn", tmp_path / "second.tikearn"
    try:
        QApplication.sendEvent(qapp, QFileOpenEvent(str(first)))
        assert got == []
        events.hand_over(got.append)
        assert got == [first]
        QApplication.sendEvent(qapp, QFileOpenEvent(str(second)))
        assert got == [first, second]
    finally:
        qapp.removeEventFilter(events)
