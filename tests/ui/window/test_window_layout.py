"""The window at every size: columns, drawers, what it remembers, its first frame."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSplitter, QToolButton

from tests.ui.window.conftest import close
from tests.ui.window.hands import Hands
from tikearn_gui.app import Opening, Program
from tikearn_gui.ui.actions import ACTIONS, MENUS, TOOLS, Menu
from tikearn_gui.ui.body import LAYOUTS, layout_for
from tikearn_gui.ui.format import Format
from tikearn_gui.ui.main_window import LEAST
from tikearn_gui.ui.preferences import Preferences
from tikearn_gui.ui.theme import Look, Mode

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def example(hands: Hands) -> Hands:
    """The example with its page, its figures still being counted."""
    hands.open(Opening(example=True), settled=False)
    hands.until(lambda: hands.desk.page is not None)
    return hands


def resize(hands: Hands, width: int, height: int = 800) -> None:
    hands.program.window.resize(width, height)
    QApplication.processEvents()


@pytest.mark.parametrize(
    ("width", "levers", "page", "tips"), [(1280, 300, 720, 260), (1920, 340, 1260, 320), (1024, 264, 720, 40)]
)
def test_columns_are_as_wide_as_designed(example: Hands, width: int, levers: int, page: int, tips: int) -> None:
    resize(example, width)
    body = example.desk.workspace.body
    assert (body.levers.width(), body.page.width(), body.tips.width()) == (levers, page, tips)
    assert body.tips.as_rail is (tips == 40)


def test_all_of_earnings_stands_in_the_usual_window(example: Hands) -> None:
    example.counted()
    resize(example, 1280, 800)
    assert example.page.verticalScrollBar().maximum() == 0


def test_layouts_cover_every_width() -> None:
    assert [layout_for(width).name for width in (3000, 1600, 1599, 1240, 1239, 1024, 1023, 300)] == [
        "wide", "wide", "usual", "usual", "small", "small", "least", "least",
    ]  # fmt: skip
    assert LAYOUTS[-1].least == 0


def test_in_a_narrow_window_levers_open_over_the_page(example: Hands) -> None:
    resize(example, 900, 620)
    body = example.desk.workspace.body
    actions = example.program.actions
    assert body.levers.folded
    assert not example.desk.panel.isVisible()
    example.do("show_levers")
    assert example.desk.panel.isVisible()
    assert example.desk.panel.x() == body.levers.width()
    assert actions["show_levers"].isChecked()
    example.drag_lever("minutes_per_stream", 120)
    assert example.desk.panel.isVisible()
    QTest.keyClick(example.desk.panel, Qt.Key.Key_Escape)
    assert not example.desk.panel.isVisible()
    assert not actions["show_levers"].isChecked()
    body.focus_lever("views_per_stream")
    assert example.desk.panel.isVisible()
    resize(example, 1280)
    assert example.desk.panel.parent() is body.levers
    assert example.desk.panel.isVisible()


def test_in_a_narrow_window_tips_open_over_the_page(example: Hands) -> None:
    resize(example, 1024, 700)
    assert example.desk.tips is not None
    example.do("show_tips")
    assert example.desk.tips.panel.isVisible()
    example.do("show_tips")
    assert not example.desk.tips.panel.isVisible()


def test_panels_go_and_come_and_are_remembered(example: Hands, preferences: Preferences) -> None:
    resize(example, 1280)
    example.do("show_levers")
    example.do("show_tips")
    body = example.desk.workspace.body
    assert body.page.width() == 1280
    assert not preferences.shows("levers")
    assert not preferences.shows("tips")
    example.do("show_levers")
    assert preferences.shows("levers")
    assert body.levers.width() == 300


def test_a_column_that_was_drawn_wider_stays_so(example: Hands, preferences: Preferences) -> None:
    resize(example, 1280)
    splitter = example.desk.workspace.body.findChild(QSplitter)
    assert splitter is not None
    splitter.moveSplitter(360, 1)
    QApplication.processEvents()
    assert preferences.column_width("levers", "usual") == 360
    resize(example, 1024)
    assert example.desk.workspace.body.levers.width() == 264
    resize(example, 1280)
    assert example.desk.workspace.body.levers.width() == 360


def test_the_window_has_a_least_size(example: Hands) -> None:
    room = example.program.window.screen().availableSize()
    assert example.program.window.minimumSize() == LEAST.boundedTo(room - QSize(0, 32))


def test_everything_is_remembered_in_a_file(qapp: QApplication, tmp_path: Path) -> None:
    file = tmp_path / "settings.ini"
    first = Preferences.in_file(file)
    program = Program(qapp, first, fmt=Format("en_US"))
    program.open(Opening(example=True))
    program.window.resize(1111, 777)
    program.options.set_look(Look(Mode.DARK, text_size=1.2, system_font=True, reduced_motion=True))
    program.options.set_start_page(False)
    assert program.desk is not None
    program.desk.panel.groups[next(iter(program.desk.panel.groups))].head.name_pressed.emit()
    folds = program.desk.panel.folds
    first.add_recent(tmp_path / "a.tikearn")
    close(program, qapp)
    again = Preferences.in_file(file)
    assert again.look == Look(Mode.DARK, text_size=1.2, system_font=True, reduced_motion=True)
    assert again.start_page is False
    assert again.folds == folds
    assert again.recent == (tmp_path / "a.tikearn",)
    program = Program(qapp, again, fmt=Format("en_US"))
    program.open(Opening(example=True))
    assert program.theme.dark
    assert program.desk is not None
    assert program.desk.panel.folds == folds
    close(program, qapp)


@pytest.mark.parametrize("text", ["", "{", "[1, 2", '"text"', "12"])
def test_settings_that_make_no_sense_are_passed_over(tmp_path: Path, text: str) -> None:
    file = tmp_path / "settings.ini"
    preferences = Preferences.in_file(file)
    for key in ("levers/folds", "files/recent", "look/theme"):
        preferences._put(key, text)
    preferences.save()
    again = Preferences.in_file(file)
    assert again.folds == {}
    assert again.recent == ()
    assert again.look.mode is None


def test_the_project_of_last_time_opens_where_that_is_wished(hands: Hands, tmp_path: Path) -> None:
    from tikearn_gui.project.project import new_project
    from tikearn_gui.project.storage import save

    save(tmp_path / "mina.tikearn", new_project("newcomer"))
    hands.program.preferences.add_recent(tmp_path / "mina.tikearn")
    hands.program.preferences.add_recent(tmp_path / "gone.tikearn")
    hands.program.preferences.start_page = False
    hands.open(Opening(), settled=False)
    assert hands.program.session.path == tmp_path / "mina.tikearn"


# What can be done


def ids(menu: Menu) -> list[str]:
    found = []
    for entry in menu.entries:
        found += ids(entry) if isinstance(entry, Menu) else [entry] if entry is not None else []
    return found


def test_every_action_stands_in_a_menu_once() -> None:
    listed = [name for menu in MENUS for name in ids(menu)]
    assert len(listed) == len(set(listed))
    assert {*listed, "clear_recent"} == {spec.id for spec in ACTIONS}
    assert set(TOOLS) <= set(listed)
    assert {spec.id for spec in ACTIONS if spec.icon} == set(TOOLS)


def test_no_two_actions_have_the_same_keys(hands: Hands) -> None:
    keys = [
        shortcut.toString(QKeySequence.SequenceFormat.PortableText)
        for spec in ACTIONS
        for shortcut in hands.program.actions[spec.id].shortcuts()
    ]
    assert len(keys) == len(set(keys))
    assert {"Ctrl+S", "Ctrl+Z", "Ctrl+O", "Ctrl+1", "Ctrl+L"} <= set(keys)


def test_every_slot_has_its_action(hands: Hands) -> None:
    assert hands.program._slots().keys() == {spec.id for spec in ACTIONS}


def test_without_a_project_only_what_works_can_be_done(hands: Hands) -> None:
    hands.open(Opening(start=True), settled=False)
    enabled = {spec.id for spec in ACTIONS if hands.program.actions[spec.id].isEnabled()}
    assert {"save", "undo", "redo", "close", "rename", "delete", "usual", "copy_plot"}.isdisjoint(enabled)
    assert {"new", "open", "quit", "settings", "theme_dark", "about"} <= enabled


def test_tool_buttons_say_what_they_do(example: Hands) -> None:
    buttons = example.desk.workspace.tools.findChildren(QToolButton)
    assert [button.accessibleName() for button in buttons] == [
        "Undo", "Redo", "Save", "Save the page as a picture", "Settings",
    ]  # fmt: skip
    assert all(button.width() >= 24 for button in buttons)
    assert buttons[2].toolTip() == "Save (Ctrl+S)"


def test_keys_reach_the_actions(example: Hands) -> None:
    window = example.program.window
    QTest.keyClick(window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert len(example.program.session.project.strategies) == 4
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(example.program.session.project.strategies) == 3


# How it looks


def test_the_theme_changes_everything_and_is_marked(example: Hands, preferences: Preferences) -> None:
    window = example.program.window
    assert window.grab().toImage().pixelColor(2, 60).lightness() > 200
    example.do("theme_dark")
    assert window.grab().toImage().pixelColor(2, 60).lightness() < 60
    assert preferences.look.mode is Mode.DARK
    actions = example.program.actions
    assert [actions[name].isChecked() for name in ("theme_system", "theme_light", "theme_dark")] == [False, False, True]
    example.do("theme_light")
    assert window.grab().toImage().pixelColor(2, 60).lightness() > 200


def test_a_larger_text_reaches_fields_cards_and_menus(example: Hands) -> None:
    field = example.row("views_per_stream").field
    assert field.font().pixelSize() == 13
    for _ in range(5):
        example.do("text_larger")
    assert field.font().pixelSize() == round(13 * 1.5)
    assert example.program.window.menus.font().pixelSize() == 18
    assert example.desk.workspace.cards.sizeHint().height() == 132
    example.do("text_normal")
    assert field.font().pixelSize() == 13


def test_the_first_frame_needs_neither_numpy_nor_plots() -> None:
    """In a Python of its own: what is loaded when the window with its levers has been painted."""
    script = """
import sys
from tikearn_gui.app import Opening, Program, finish, make_application
from tikearn_gui.ui.preferences import Preferences
app = make_application([])
program = Program(app, Preferences())
def painted():
    heavy = {"numpy", "pyqtgraph", "scipy", "msgspec"} & sys.modules.keys()
    rows = sum(row.isVisible() for row in program.desk.panel.rows.values())
    print(sorted(heavy), rows, program.desk.page)
    app.quit()
program.window.after_paint(painted)
program.open(Opening(example=True))
program.window.resize(1280, 800)
app.exec()
finish(program)
"""
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env={**_environ(), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "[] 8 None\n"


def _environ() -> dict[str, str]:
    import os

    return {**os.environ, "PYTHONPATH": str(ROOT)}


def test_the_title_stands_in_the_bar_and_in_the_frame(example: Hands) -> None:
    window = example.program.window
    assert window.menus.title == "Longer streams or more likes?"
    assert window.windowTitle() == "Longer streams or more likes?[*] – TikEarn"
    example.type_lever("minutes_per_stream", "100")
    assert window.isWindowModified()
    assert window.menus.title == "Longer streams or more likes?, changed"


def test_figures_wait_for_the_first_frame(hands: Hands) -> None:
    hands.program.open(Opening(example=True))
    assert hands.desk.page is None
    assert hands.program.live.snapshot is None
    hands.program.window.repaint()
    hands.until(lambda: hands.desk.page is not None)
