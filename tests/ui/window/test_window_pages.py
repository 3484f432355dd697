"""Several pages: one at a time, by tab, menu and keys, the last one remembered, only the one on show fed."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from tests.ui.window.hands import Hands
from tikearn_gui import app
from tikearn_gui.app import Opening
from tikearn_gui.ui import actions, page_book, page_column
from tikearn_gui.ui.pages import registry
from tikearn_gui.ui.pages.registry import FIRST_PAGE, PAGE_KEYS, PAGES, PageSpec, action_of, known_page
from tikearn_gui.ui.preferences import Preferences
from tikearn_gui.ui.presenters.page_presenter import PagePresenter, PageTools


class Plain(PagePresenter):
    """A page that only remembers what it was told."""

    def __init__(self, tools: PageTools) -> None:
        super().__init__(tools, QLabel("plain"))
        self.told: list[str] = []

    def show_snapshot(self, snapshot: Any, *, dragging: bool) -> None:
        self.told.append("dragged" if dragging else "shown")

    def asked(self) -> None:
        self.told.append("asked")

    def begin_drag(self) -> None:
        self.told.append("begin")

    def end_drag(self) -> None:
        self.told.append("end")

    def forget(self) -> None:
        self.told.append("forget")

    def figures(self) -> str:
        return "plain figures"

    def picture(self) -> QWidget:
        return self.widget


@pytest.fixture
def with_plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """A further page, registered with one entry."""
    pages = (*PAGES, PageSpec("plain", "Plain", "plan", 5, Plain))
    spec = actions.ActionSpec(action_of("plain"), "Plain", "Ctrl+5", checkable=True)
    monkeypatch.setattr(actions, "ACTIONS", (*actions.ACTIONS, spec))
    monkeypatch.setattr(app, "PAGE_KEYS", (*PAGE_KEYS, "plain"))
    monkeypatch.setattr(registry, "PAGE_KEYS", (*PAGE_KEYS, "plain"))
    monkeypatch.setattr(page_book, "PAGES", pages)
    monkeypatch.setattr(page_column, "PAGES", pages)


def plain_of(hands: Hands) -> Plain:
    found = hands.desk.book.presenters["plain"]
    assert isinstance(found, Plain)
    return found


def turn(hands: Hands, key: str) -> None:
    hands.click(hands.desk.workspace.body.page.tabs.buttons[key])
    QApplication.processEvents()


def test_every_page_has_a_tab_an_entry_and_keys_of_its_own(hands: Hands) -> None:
    hands.open(Opening(example=True))
    tabs = hands.desk.workspace.body.page.tabs
    assert tuple(tabs.buttons) == PAGE_KEYS
    numbers = [page.number for page in PAGES]
    assert sorted(set(numbers)) == numbers
    for page in PAGES:
        action = hands.program.actions[action_of(page.key)]
        assert action.shortcut().toString() == f"Ctrl+{page.number}"
        assert action in hands.program.window.menus.menus["view"].actions()
        button = tabs.buttons[page.key]
        assert button.accessibleName() == action.text()
        assert f"({action.shortcut().toString()})" in button.toolTip()


@pytest.mark.usefixtures("with_plain")
@pytest.mark.all_futures
def test_a_page_is_made_when_it_is_first_shown_and_only_the_one_on_show_is_fed(hands: Hands) -> None:
    hands.open(Opening(example=True))
    assert set(hands.desk.book.presenters) == {FIRST_PAGE}
    turn(hands, "plain")
    plain = plain_of(hands)
    assert set(plain.told) == {"shown"}  # once more for all that is counted at rest meanwhile
    assert hands.desk.workspace.body.page.pages["plain"].isVisible()
    view = hands.page.view
    hands.drag_lever("minutes_per_stream", 100.0, 120.0)
    hands.counted()
    begin = plain.told.index("begin")  # what is counted at rest may still have come before
    assert plain.told[begin + 1] == "asked"
    assert {"end", "shown"} <= set(plain.told[begin:])
    assert hands.page.view is view
    told = len(plain.told)
    turn(hands, FIRST_PAGE)
    assert hands.page.view is not view
    hands.type_lever("minutes_per_stream", "60")
    hands.counted()
    assert len(plain.told) == told


@pytest.mark.usefixtures("with_plain")
def test_what_is_copied_comes_from_the_page_on_show(hands: Hands) -> None:
    hands.open(Opening(example=True))
    turn(hands, "plain")
    hands.do("copy_figures")
    assert QApplication.clipboard().text() == "plain figures"
    turn(hands, FIRST_PAGE)
    hands.do("copy_figures")
    assert "typically earns" in QApplication.clipboard().text()


@pytest.mark.usefixtures("with_plain")
def test_the_page_of_last_time_comes_back(hands: Hands, preferences: Preferences) -> None:
    preferences.page = "plain"
    hands.open(Opening(example=True))
    assert hands.desk.book.key == "plain"
    assert set(hands.desk.book.presenters) == {"plain"}
    assert hands.desk.page is None
    turn(hands, FIRST_PAGE)
    assert preferences.page == FIRST_PAGE


def test_a_page_that_is_gone_leads_to_the_first(hands: Hands, preferences: Preferences) -> None:
    preferences.page = "of another version"
    hands.open(Opening(example=True))
    assert hands.desk.book.key == FIRST_PAGE == known_page("")


@pytest.mark.usefixtures("with_plain")
def test_another_project_is_told_to_pages_that_are_not_on_show(hands: Hands) -> None:
    hands.open(Opening(example=True))
    turn(hands, "plain")
    turn(hands, FIRST_PAGE)
    hands.program.documents.start_from("newcomer")
    hands.counted()
    assert plain_of(hands).told[-1] == "forget"


@pytest.mark.usefixtures("with_plain")
def test_tabs_are_reached_by_keyboard_and_read_aloud(hands: Hands) -> None:
    hands.open(Opening(example=True))
    buttons = hands.desk.workspace.body.page.tabs.buttons
    buttons["plain"].setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(buttons["plain"], Qt.Key.Key_Space)
    assert hands.desk.book.key == "plain"
    for key, button in buttons.items():
        state = QAccessible.queryAccessibleInterface(button).state()
        assert bool(state.selected) is (key == "plain")


def test_keys_turn_pages(hands: Hands) -> None:
    hands.open(Opening(example=True))
    hands.program.window.activateWindow()
    for page in reversed(PAGES):
        QTest.keyClick(hands.program.window, Qt.Key(Qt.Key.Key_0 + page.number), Qt.KeyboardModifier.ControlModifier)
        assert hands.desk.book.key == page.key
        checked = [key for key in PAGE_KEYS if hands.program.actions[action_of(key)].isChecked()]
        assert checked == [page.key]
