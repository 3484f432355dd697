"""The slider under mouse, keyboard, wheel and screen reader."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.levers.driving import Owner, drag, point, turn_wheel
from tikearn_gui.core.lever import Setting
from tikearn_gui.core.levers import LEVERS
from tikearn_gui.ui.format import Format
from tikearn_gui.ui.levers.range_slider import RangeSlider
from tikearn_gui.ui.levers.value_text import ValueText
from tikearn_gui.ui.theme import Look, Mode, Theme

Make = Callable[..., Owner]
UNSURE = Setting(1_000.0, 500.0, 2_000.0)


@pytest.fixture
def make(theme: Theme, fmt: Format, qtbot: QtBot) -> Make:
    def made(key: str, setting: Setting, base: float | None = None) -> Owner:
        slider = RangeSlider(theme, ValueText(LEVERS[key], fmt))
        qtbot.addWidget(slider)
        slider.setFixedWidth(theme.px(167))
        slider.show()
        return Owner(slider, setting, base)

    return made


# Mouse ----------------------------------------------------------------------------------------------------------------


def test_a_drag_follows_the_finger(make: Make) -> None:
    owner = make("views_per_stream", Setting(1_000.0))
    drag(owner.slider, point(owner.slider, 1_000), point(owner.slider, 3_000), point(owner.slider, 10_000))
    assert owner.said[0] == "started"
    assert owner.said[-1] == "finished"
    values = [said.number for said in owner.said if isinstance(said, Setting)]
    assert values == sorted(values)
    assert owner.value == pytest.approx(10_000, rel=0.06)


def test_the_handle_does_not_jump_when_it_is_taken_at_its_edge(make: Make) -> None:
    owner = make("views_per_stream", Setting(1_000.0))
    edge = point(owner.slider, 1_000) + QPoint(6, 0)
    drag(owner.slider, edge, edge)
    assert owner.said == []


def test_a_press_on_the_track_brings_the_handle(make: Make) -> None:
    owner = make("views_per_stream", Setting(20.0))
    drag(owner.slider, point(owner.slider, 10_000))
    assert owner.value == pytest.approx(10_000, rel=0.06)
    assert [owner.said[0], owner.said[-1]] == ["started", "finished"]


def test_a_drag_beyond_the_end_stays_at_the_end(make: Make) -> None:
    owner = make("views_per_stream", Setting(1_000.0))
    drag(owner.slider, point(owner.slider, 1_000), QPoint(5_000, 15))
    assert owner.value == 100_000
    drag(owner.slider, point(owner.slider, 100_000), QPoint(-5_000, 15))
    assert owner.value == 0


def test_a_range_moves_along_and_comes_back(make: Make) -> None:
    owner = make("views_per_stream", UNSURE)
    start = point(owner.slider, 1_000)
    drag(owner.slider, start, point(owner.slider, 10_000))
    low, high = owner.setting.low or 0, owner.setting.high or 0
    assert (low / owner.value, high / owner.value) == pytest.approx((0.5, 2.0))
    drag(owner.slider, point(owner.slider, owner.value), QPoint(0, 15), point(owner.slider, owner.value))
    assert (owner.setting.low, owner.setting.high) == pytest.approx((low, high))


@pytest.mark.parametrize(("end", "to", "expected"), [(500, 200, "low"), (2_000, 6_000, "high")])
def test_an_end_of_the_range_is_dragged(make: Make, end: float, to: float, expected: str) -> None:
    owner = make("views_per_stream", UNSURE)
    drag(owner.slider, point(owner.slider, end), point(owner.slider, to))
    assert owner.value == 1_000
    assert getattr(owner.setting, expected) == pytest.approx(to, rel=0.06)


def test_both_ends_on_the_value_close_the_range(make: Make) -> None:
    owner = make("views_per_stream", UNSURE)
    drag(owner.slider, point(owner.slider, 500), point(owner.slider, 3_000))
    assert owner.setting == Setting(1_000.0, 1_000.0, 2_000.0)
    drag(owner.slider, point(owner.slider, 2_000), point(owner.slider, 100))
    assert owner.setting == Setting(1_000.0)


def test_a_click_on_the_base_mark_asks_for_the_base(make: Make) -> None:
    owner = make("views_per_stream", Setting(1_000.0), base=50.0)
    drag(owner.slider, point(owner.slider, 50, below=8))
    assert owner.said == ["relink"]


def test_a_double_click_on_the_handle_asks_for_a_reset(make: Make) -> None:
    owner = make("views_per_stream", Setting(1_000.0))
    spot = point(owner.slider, 1_000)
    QTest.mouseDClick(owner.slider, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    assert "reset" in owner.said
    assert owner.value == 1_000


def test_escape_takes_a_drag_back(make: Make) -> None:
    owner = make("views_per_stream", UNSURE)
    QTest.mousePress(
        owner.slider, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point(owner.slider, 1_000)
    )
    QTest.mouseMove(owner.slider, point(owner.slider, 50_000))
    assert owner.value > 1_000
    QTest.keyClick(owner.slider, Qt.Key.Key_Escape)
    assert owner.setting == UNSURE
    assert owner.said[-1] == "finished"


def test_other_buttons_do_nothing(make: Make) -> None:
    owner = make("views_per_stream", Setting(20.0))
    QTest.mouseClick(
        owner.slider, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, point(owner.slider, 10_000)
    )
    assert owner.said == []


def test_a_disabled_slider_does_nothing(make: Make) -> None:
    owner = make("views_per_stream", Setting(20.0))
    owner.slider.setEnabled(False)
    drag(owner.slider, point(owner.slider, 10_000))
    assert not turn_wheel(owner.slider, 1)
    assert owner.said == []


def test_it_shows_only_what_it_is_given(make: Make) -> None:
    owner = make("views_per_stream", Setting(1_000.0))
    owner.slider.edited.disconnect()
    drag(owner.slider, point(owner.slider, 1_000), point(owner.slider, 10_000))
    assert owner.slider.setting == Setting(1_000.0)


@pytest.mark.parametrize("size", [0.8, 1.25, 2.0])
def test_a_drag_hits_the_same_values_at_every_text_size(make: Make, theme: Theme, size: float) -> None:
    theme.set_look(Look(Mode.LIGHT, text_size=size))
    owner = make("views_per_stream", Setting(1_000.0))
    drag(owner.slider, point(owner.slider, 1_000), point(owner.slider, 10_000))
    assert owner.value == pytest.approx(10_000, rel=0.08)


def test_right_to_left_runs_the_other_way(make: Make) -> None:
    owner = make("views_per_stream", Setting(1_000.0))
    owner.slider.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QTest.keyClick(owner.slider, Qt.Key.Key_Left)
    assert owner.value > 1_000
    drag(owner.slider, QPoint(8, 15))
    assert owner.value > 50_000


# Keyboard and wheel ---------------------------------------------------------------------------------------------------

PLAIN, SHIFT, CTRL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)


@pytest.mark.parametrize(
    ("key", "modifier", "value"),
    [
        (Qt.Key.Key_Right, PLAIN, 4),
        (Qt.Key.Key_Up, PLAIN, 4),
        (Qt.Key.Key_Left, PLAIN, 2),
        (Qt.Key.Key_Down, PLAIN, 2),
        (Qt.Key.Key_Right, SHIFT, 7),
        (Qt.Key.Key_Home, PLAIN, 1),
        (Qt.Key.Key_End, PLAIN, 7),
    ],
)
def test_keys_step(make: Make, key: Qt.Key, modifier: Qt.KeyboardModifier, value: float) -> None:
    owner = make("streams_per_week", Setting(3.0))
    QTest.keyClick(owner.slider, key, modifier)
    assert owner.said == ["started", Setting(float(value)), "finished"]


def test_page_keys_go_a_tenth(make: Make) -> None:
    owner = make("like_gifts", Setting(0.3))
    QTest.keyClick(owner.slider, Qt.Key.Key_PageUp)
    assert owner.value == pytest.approx(0.35)
    QTest.keyClick(owner.slider, Qt.Key.Key_PageDown)
    assert owner.value == pytest.approx(0.3)


def test_a_held_key_is_one_edit(make: Make) -> None:
    owner = make("views_per_stream", Setting(1_000.0))
    for _ in range(5):
        QTest.keyPress(owner.slider, Qt.Key.Key_Right)
    QTest.keyRelease(owner.slider, Qt.Key.Key_Right)
    assert owner.said.count("started") == 1
    assert owner.said.count("finished") == 1
    assert sum(isinstance(said, Setting) for said in owner.said) == 5


def test_keys_with_control_move_the_range(make: Make) -> None:
    owner = make("views_per_stream", UNSURE)
    QTest.keyClick(owner.slider, Qt.Key.Key_Left, CTRL)
    assert owner.setting == Setting(1_000.0, 490.0, 2_000.0)
    QTest.keyClick(owner.slider, Qt.Key.Key_Right, CTRL | SHIFT)
    assert owner.setting == Setting(1_000.0, 490.0, 2_040.0)
    QTest.keyClick(owner.slider, Qt.Key.Key_Up, CTRL)
    assert owner.setting == Setting(1_000.0, 480.0, 2_080.0)
    QTest.keyClick(owner.slider, Qt.Key.Key_Down, CTRL)
    assert (owner.setting.low or 0) > 480 and (owner.setting.high or 0) < 2_080


def test_keys_with_control_open_no_range(make: Make) -> None:
    owner = make("views_per_stream", Setting(1_000.0))
    QTest.keyClick(owner.slider, Qt.Key.Key_Up, CTRL)
    assert owner.said == []


def test_delete_asks_for_a_reset(make: Make) -> None:
    owner = make("views_per_stream", Setting(1_000.0))
    QTest.keyClick(owner.slider, Qt.Key.Key_Delete)
    assert owner.said == ["reset"]


def test_at_the_end_a_key_says_nothing(make: Make) -> None:
    owner = make("streams_per_week", Setting(7.0))
    QTest.keyClick(owner.slider, Qt.Key.Key_Right)
    assert owner.said == []


def test_the_wheel_turns_only_a_slider_with_the_focus(make: Make, qtbot: QtBot) -> None:
    owner = make("streams_per_week", Setting(3.0))
    owner.slider.clearFocus()
    assert not turn_wheel(owner.slider, 1)
    assert owner.said == []
    owner.slider.activateWindow()
    owner.slider.setFocus()
    qtbot.waitUntil(owner.slider.hasFocus)
    assert turn_wheel(owner.slider, 1)
    assert turn_wheel(owner.slider, 1)
    assert owner.value == 5
    qtbot.waitUntil(lambda: owner.said[-1] == "finished")
    assert owner.said.count("started") == 1


# Picture and speech ---------------------------------------------------------------------------------------------------


def test_set_values_are_solid_and_defaults_hollow(make: Make, theme: Theme) -> None:
    owner = make("views_per_stream", Setting(1_000.0))
    centre = point(owner.slider, 1_000) + QPoint(4, 0)

    def colour() -> str:
        QApplication.processEvents()
        return owner.slider.grab().toImage().pixelColor(centre).name()

    owner.slider.show_slots(1, 0)
    owner.slider.show_setting(Setting(1_000.0), solid=True)
    assert colour() == theme.strategy_colour(1).name()
    owner.slider.show_setting(Setting(1_000.0), solid=False)
    assert colour() == theme.colour("raised").name()


def test_the_filled_part_wears_the_strategys_colour(make: Make, theme: Theme) -> None:
    owner = make("streams_per_week", Setting(5.0))
    for slot in range(8):
        owner.slider.show_slots(slot, 0)
        filled = owner.slider.grab().toImage().pixelColor(point(owner.slider, 2))
        assert filled.name() == theme.strategy_colour(slot).name()


def test_a_screen_reader_hears_name_value_and_unit(make: Make) -> None:
    owner = make("minutes_per_stream", Setting(90.0))
    owner.slider.setAccessibleName("Minutes per LIVE")
    spoken = QAccessible.queryAccessibleInterface(owner.slider)
    assert spoken.role() == QAccessible.Role.Slider
    assert spoken.text(QAccessible.Text.Name) == "Minutes per LIVE"
    assert spoken.text(QAccessible.Text.Value) == "90 minutes"
    numbers = spoken.valueInterface()
    assert (numbers.currentValue(), numbers.minimumValue(), numbers.maximumValue()) == (90, 15, 240)
    assert numbers.minimumStepSize() == 2


def test_a_screen_reader_hears_the_range(make: Make) -> None:
    owner = make("views_per_stream", UNSURE)
    spoken = QAccessible.queryAccessibleInterface(owner.slider)
    assert spoken.text(QAccessible.Text.Value) == "1,000 views, 8 out of 10 futures: 500 to 2,000"


def test_a_screen_reader_can_set_the_value(make: Make) -> None:
    owner = make("minutes_per_stream", Setting(90.0))
    QAccessible.queryAccessibleInterface(owner.slider).valueInterface().setCurrentValue(120.0)
    assert owner.said == ["started", Setting(120.0), "finished"]
