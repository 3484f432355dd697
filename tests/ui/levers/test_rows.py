"""One lever on the panel: what it shows, and the wishes that it passes on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.levers.driving import drag, point
from tikearn_gui.core.lever import Grade, Scale, Setting
from tikearn_gui.core.levers import LEVERS
from tikearn_gui.ui.format import Format
from tikearn_gui.ui.levers.badge import Badge
from tikearn_gui.ui.levers.choice_row import ChoiceRow
from tikearn_gui.ui.levers.lever_row import LeverRow, shown_grade
from tikearn_gui.ui.levers.slider_row import SliderRow
from tikearn_gui.ui.levers.source_popover import SourcePopover
from tikearn_gui.ui.theme import Look, Mode, Theme

WISHES = (
    "edited", "drag_started", "drag_finished", "reset_requested", "relink_requested", "make_mine_requested",
    "unsure_toggled",
)  # fmt: skip
UNSURE = Setting(1_000.0, 500.0, 2_000.0)
Make = Callable[..., SliderRow]


def heard(row: LeverRow) -> list[tuple[object, ...]]:
    """Everything that a row wishes from now on, with the name of the signal first."""
    said: list[tuple[object, ...]] = []

    def listen(name: str) -> None:
        getattr(row, name).connect(lambda *values: said.append((name, *values)))

    for name in WISHES:
        listen(name)
    return said


@pytest.fixture
def make(theme: Theme, fmt: Format, qtbot: QtBot) -> Make:
    def made(key: str, width: int = 299) -> SliderRow:
        row = SliderRow(theme, fmt, LEVERS[key])
        qtbot.addWidget(row)
        row.resize(theme.px(width), theme.px(46))
        row.show()
        return row

    return made


def test_a_row_has_the_measures_of_the_design(make: Make) -> None:
    row = make("views_per_stream")
    assert row.sizeHint().height() == 46
    assert row.field.geometry().getRect() == (187, 2, 96, 22)
    assert (row.slider.x() + 7, row.slider.geometry().right() + 1 - 4) == (16, 172)
    assert row.unsure.x() == 175
    assert (row.unsure.width(), row.unsure.height()) == (24, 24)
    assert row.badge.geometry().right() + 1 == 283 + 3
    assert row.badge.height() == 24


def test_no_part_lies_over_another_where_it_is_pressed(make: Make) -> None:
    for width in (264, 299, 340):
        row = make("coins_per_gifter", width)
        assert row.field.geometry().intersected(row.slider.geometry()).isEmpty() or width < 299
        assert row.slider.geometry().right() <= row.unsure.geometry().left() + 1


def test_a_drag_becomes_edits_of_the_lever(make: Make) -> None:
    row = make("views_per_stream")
    row.show_setting(UNSURE, UNSURE, False)
    said = heard(row)
    drag(row.slider, point(row.slider, 1_000), point(row.slider, 10_000))
    names = [wish[0] for wish in said]
    assert names[0] == "drag_started" and names[-1] == "drag_finished"
    assert {wish[1] for wish in said} == {"views_per_stream"}
    setting = said[-2][2]
    assert isinstance(setting, Setting) and setting.low is not None
    assert setting.low / setting.number == pytest.approx(0.5)


def test_typing_becomes_an_edit_and_takes_the_range_along(make: Make) -> None:
    row = make("views_per_stream")
    row.show_setting(UNSURE, UNSURE, False)
    said = heard(row)
    row.field.selectAll()
    QTest.keyClicks(row.field, "2000")
    QTest.keyClick(row.field, Qt.Key.Key_Return)
    assert said == [("edited", "views_per_stream", Setting(2_000.0, 1_000.0, 4_000.0))]


def test_the_row_holds_no_truth(make: Make) -> None:
    row = make("views_per_stream")
    row.show_setting(Setting(1_000.0), Setting(1_000.0), False)
    drag(row.slider, point(row.slider, 1_000), point(row.slider, 10_000))
    assert row.slider.setting == Setting(1_000.0)
    assert row.field.text() == "1,000"


def test_unsure_asks_for_a_range_and_back(make: Make) -> None:
    row = make("views_per_stream")
    row.show_setting(Setting(1_000.0), Setting(1_000.0), False)
    said = heard(row)
    row.unsure.click()
    assert said == [("unsure_toggled", "views_per_stream", Setting(1_000.0, 556.0, 1_800.0))]
    assert not row.unsure.isChecked()
    row.show_setting(UNSURE, UNSURE, False)
    assert row.unsure.isChecked()
    row.unsure.click()
    assert said[1] == ("unsure_toggled", "views_per_stream", Setting(1_000.0))


def test_a_default_with_a_range_shows_it_from_the_start(make: Make) -> None:
    row = make("views_per_stream")
    row.show_setting(row.lever.default, row.lever.default, False)
    assert row.unsure.isChecked()
    assert row.slider.setting == row.lever.default


def test_what_one_decides_is_never_unsure(make: Make) -> None:
    row = make("streams_per_week")
    assert not row.unsure.isEnabled()
    assert row.unsure.toolTip() == "You decide this."


def test_reset_and_back_to_the_base(make: Make) -> None:
    row = make("views_per_stream")
    row.show_setting(Setting(10_000.0), Setting(100.0), True)
    said = heard(row)
    drag(row.slider, point(row.slider, 100, below=8))
    QTest.keyClick(row.slider, Qt.Key.Key_Delete)
    assert said == [("relink_requested", "views_per_stream"), ("reset_requested", "views_per_stream")]


def picture(row: LeverRow) -> QImage:
    return row.grab().toImage()


def test_a_changed_lever_wears_bar_and_mark(make: Make, theme: Theme) -> None:
    row = make("views_per_stream")
    row.show_slots(1, 0)
    row.show_setting(Setting(10_000.0), Setting(100.0), False)
    ground = picture(row).pixelColor(1, 20)
    assert ground.name() != theme.strategy_colour(1).name()
    row.show_setting(Setting(10_000.0), Setting(100.0), True)
    assert picture(row).pixelColor(1, 20).name() == theme.strategy_colour(1).name()
    mark = row.slider.mapTo(row, point(row.slider, 100, below=8))
    assert picture(row).pixelColor(mark).name() == theme.strategy_colour(0).name()


@pytest.mark.parametrize(
    ("key", "touched", "grade"),
    [
        ("streams_per_week", False, Grade.GUESS),
        ("streams_per_week", True, Grade.YOURS),
        ("followers", True, Grade.YOURS),
        ("rewards_rate", False, Grade.DOCUMENTED),
        ("rewards_rate", True, Grade.YOURS),
        ("likes_per_view", True, Grade.GUESS),
        ("coins_per_gifter", True, Grade.DOCUMENTED),
    ],
)
def test_guesses_look_like_guesses(key: str, touched: bool, grade: Grade) -> None:
    assert shown_grade(LEVERS[key], touched=touched) is grade


def test_the_project_has_the_last_word_on_the_grade(make: Make) -> None:
    row = make("likes_per_view")
    row.show_setting(Setting(3.0), Setting(3.0), False, grade=Grade.YOURS, touched=True)
    assert row.badge.grade is Grade.YOURS


def test_the_badge_opens_the_source(make: Make, qtbot: QtBot) -> None:
    row = make("new_followers_per_100_views")
    said = heard(row)
    row.badge.click()
    popover = row.findChild(SourcePopover)
    assert isinstance(popover, SourcePopover)
    assert popover.isVisible()
    assert popover.width() == 280 + 2 * 6
    view = row.source_view()
    assert view.title == "New followers per 100 views"
    assert view.value == "0.3 per 100 views"
    assert view.doubt == "8 out of 10 futures: 0.075 to 1.2"
    assert view.date == "Looked up November 22, 2026"
    assert "Twitch" in view.source
    button = popover.findChild(QPushButton)
    assert isinstance(button, QPushButton)
    button.click()
    assert said == [("make_mine_requested", "new_followers_per_100_views")]
    qtbot.waitUntil(lambda: row.findChild(SourcePopover) is None)


def test_escape_closes_the_source(make: Make, qtbot: QtBot) -> None:
    row = make("new_followers_per_100_views")
    row.badge.click()
    popover = row.findChild(SourcePopover)
    assert isinstance(popover, SourcePopover)
    QTest.keyClick(popover, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: row.findChild(SourcePopover) is None)


def test_ones_own_figure_needs_no_source(make: Make) -> None:
    row = make("followers")
    row.show_setting(Setting(5_000.0), Setting(5_000.0), False)
    view = row.source_view()
    assert (view.grade, view.source, view.date) == (Grade.YOURS, "", "")


def test_a_locked_lever_shows_what_counts_and_why(make: Make) -> None:
    row = make("rewards_rate")
    row.show_lock("In the US the rate follows from your LIVEs.", 0.47)
    assert row.field.text() == "47"
    assert not row.field.isEnabled() and not row.slider.isEnabled()
    assert row.toolTip() == "In the US the rate follows from your LIVEs."
    row.show_lock("")
    assert row.field.text() == "50"
    assert row.field.isEnabled() and not row.unsure.isEnabled()


def test_a_screen_reader_is_told_what_each_part_is(make: Make) -> None:
    row = make("minutes_per_stream")
    row.show_setting(Setting(90.0), Setting(60.0), True)
    name = QAccessible.Text.Name
    spoken = [QAccessible.queryAccessibleInterface(part).text(name) for part in row.focus_chain()]
    assert spoken == [
        "Minutes per LIVE, minutes",
        "Minutes per LIVE",
        "Unsure about Minutes per LIVE",
        "yours: source of Minutes per LIVE",
    ]


def test_tab_goes_field_slider_unsure_badge(make: Make, qtbot: QtBot) -> None:
    row = make("views_per_stream")
    row.activateWindow()
    row.take_focus()
    qtbot.waitUntil(row.field.hasFocus)
    reached = []
    for _ in range(4):
        reached.append(row.focusWidget())
        QTest.keyClick(row.focusWidget(), Qt.Key.Key_Tab)
    assert reached == [row.field, row.slider, row.unsure, row.badge]


def test_long_labels_are_cut_in_the_middle(make: Make) -> None:
    row = make("gifters_per_100_views", 220)
    label, aside, _ = row._label_texts(60)
    assert "…" in label and aside == ""
    assert label[0] == "G" and label[-1] == "s"


def test_the_tip_says_what_it_was(make: Make) -> None:
    row = make("minutes_per_stream")
    row.show_setting(Setting(90.0), Setting(60.0), True)
    assert row._tip().splitlines()[:2] == ["Minutes per LIVE", "was 60 minutes"]
    row.show_lock("Because.")
    assert row._tip() == "Because."


def test_what_lies_beyond_is_said_beside_the_label(make: Make) -> None:
    row = make("likes_per_view", 340)
    row.show_setting(Setting(200.0), Setting(2.0), True)
    assert row._label_texts(250) == ("Likes per view", "beyond the usual 100", True)
    assert row._label_texts(150) == ("Likes per view", "was 2", False)


@pytest.mark.parametrize("key", [key for key, lever in LEVERS.items() if lever.scale is not Scale.CHOICE])
def test_every_lever_is_painted_in_both_themes_at_every_size(
    key: str, any_theme: Theme, fmt: Format, qtbot: QtBot
) -> None:
    lever = LEVERS[key]
    for size in (0.8, 2.0):
        any_theme.set_look(Look(any_theme.mode, text_size=size))
        row = SliderRow(any_theme, fmt, lever)
        qtbot.addWidget(row)
        row.resize(row.sizeHint())
        row.show_setting(lever.default, lever.default, False)
        plain = picture(row)
        row.show_setting(Setting(lever.high), lever.default, True)
        assert picture(row) != plain


# Choices --------------------------------------------------------------------------------------------------------------


@pytest.fixture
def region(theme: Theme, fmt: Format, qtbot: QtBot) -> ChoiceRow:
    row = ChoiceRow(theme, fmt, LEVERS["region"])
    qtbot.addWidget(row)
    row.resize(299, 46)
    row.show()
    return row


def test_a_choice_is_pressed(region: ChoiceRow) -> None:
    said = heard(region)
    spot = region.choice.segment(1).center().toPoint()
    QTest.mouseClick(region.choice, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    assert said == [("edited", "region", Setting("us"))]
    assert region.choice.choice == "other"


def test_a_choice_is_made_by_keys(region: ChoiceRow) -> None:
    said = heard(region)
    QTest.keyClick(region.choice, Qt.Key.Key_Right)
    region.show_setting(Setting("us"), Setting("other"), True)
    QTest.keyClick(region.choice, Qt.Key.Key_Right)
    QTest.keyClick(region.choice, Qt.Key.Key_Home)
    assert [wish[2] for wish in said] == [Setting("us"), Setting("other")]


def test_a_screen_reader_hears_the_choice(region: ChoiceRow) -> None:
    region.show_setting(Setting("us"), Setting("other"), True)
    spoken = QAccessible.queryAccessibleInterface(region.choice)
    assert spoken.text(QAccessible.Text.Name) == "Region"
    assert spoken.text(QAccessible.Text.Value) == "US"


def test_badges_differ_by_more_than_colour(any_theme: Theme, qtbot: QtBot) -> None:
    pictures = []
    for grade in Grade:
        badge = Badge(any_theme, grade)
        qtbot.addWidget(badge)
        badge.resize(badge.sizeHint())
        pictures.append(badge.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8))
    assert len({image.width() for image in pictures}) == 3
    assert Theme(Look(Mode.LIGHT)).mode is Mode.LIGHT
