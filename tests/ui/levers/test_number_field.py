"""Typing into a lever's field: nothing is lost, and what is wrong is said in one sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tikearn_gui.core.levers import LEVERS
from tikearn_gui.ui.format import Format
from tikearn_gui.ui.levers.number_field import FieldState, NumberField
from tikearn_gui.ui.levers.value_text import ValueText
from tikearn_gui.ui.theme import Look, Mode, Theme


class Typist:
    """Somebody in front of a field, who writes down what it commits."""

    def __init__(self, field: NumberField, holder: QWidget) -> None:
        self.field, self.holder = field, holder
        self.said: list[float] = []
        field.committed.connect(self.said.append)

    def types(self, text: str, key: Qt.Key = Qt.Key.Key_Return) -> list[float]:
        """Types over the number, presses a key and returns all that was committed."""
        self.field.selectAll()
        QTest.keyClicks(self.field, text)
        QTest.keyClick(self.field, key)
        return self.said

    def presses(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.field, key, modifier)


Make = Callable[..., Typist]


@pytest.fixture
def make(theme: Theme, qtbot: QtBot) -> Make:
    def made(key: str, value: float, locale: str = "en_US") -> Typist:
        holder = QWidget()
        qtbot.addWidget(holder)
        column = QVBoxLayout(holder)
        field = NumberField(theme, ValueText(LEVERS[key], Format(locale)))
        field.setFixedSize(field.sizeHint())
        column.addWidget(field)
        column.addWidget(QLineEdit("elsewhere"))
        field.show_value(value)
        holder.show()
        holder.activateWindow()
        field.setFocus()
        qtbot.waitUntil(field.hasFocus)
        return Typist(field, holder)

    return made


def test_enter_commits(make: Make) -> None:
    typist = make("views_per_stream", 900.0)
    field = typist.field
    assert field.text() == "900"
    assert typist.types("1,250") == [1250]
    assert field.text() == "1,250"


def test_leaving_the_field_commits(make: Make) -> None:
    typist = make("views_per_stream", 900.0)
    field = typist.field
    assert typist.types("1200", Qt.Key.Key_Tab) == [1200]
    assert not field.hasFocus()


def test_looking_commits_nothing(make: Make) -> None:
    typist = make("views_per_stream", 900.0)
    typist.presses(Qt.Key.Key_Return)
    typist.presses(Qt.Key.Key_Tab)
    assert typist.said == []


def test_what_is_wrong_stays_and_is_said(make: Make, qtbot: QtBot) -> None:
    typist = make("streams_per_week", 3.0)
    field = typist.field
    with qtbot.waitSignal(field.noticed, check_params_cb=lambda _text, error: error) as noticed:
        assert typist.types("2.5") == []
    assert noticed.args == ["LIVEs a week takes whole numbers, 1 to 14, not 2.5.", True]
    assert field.text() == "2.5"
    assert field.state is FieldState.BAD
    assert field.accessibleDescription() == field.notice == field.toolTip()
    typist.presses(Qt.Key.Key_Tab)
    assert (field.text(), field.state) == ("2.5", FieldState.BAD)


def test_what_was_wrong_can_be_put_right(make: Make) -> None:
    typist = make("streams_per_week", 3.0)
    field = typist.field
    typist.types("2.5")
    assert typist.types("2") == [2]
    assert (field.state, field.notice) == (FieldState.GOOD, "")


def test_escape_takes_back(make: Make) -> None:
    typist = make("streams_per_week", 3.0)
    field = typist.field
    typist.types("nonsense")
    typist.presses(Qt.Key.Key_Escape)
    assert (field.text(), field.state) == ("3", FieldState.GOOD)


def test_emptiness_is_no_wish(make: Make) -> None:
    typist = make("streams_per_week", 3.0)
    field = typist.field
    field.selectAll()
    typist.presses(Qt.Key.Key_Delete)
    typist.presses(Qt.Key.Key_Return)
    assert (field.text(), typist.said) == ("3", [])


def test_beyond_the_sliders_end_is_allowed_and_remarked_while_typing(make: Make) -> None:
    typist = make("views_per_stream", 900.0)
    field = typist.field
    field.selectAll()
    QTest.keyClicks(field, "200000")
    assert field.state is FieldState.BEYOND
    assert field.notice.startswith("200,000 is beyond the usual 100,000.")
    typist.presses(Qt.Key.Key_Return)
    assert typist.said == [200_000]
    assert field.state is FieldState.BEYOND


def test_it_does_not_complain_while_one_is_typing(make: Make) -> None:
    typist = make("minutes_per_stream", 60.0)
    field = typist.field
    field.selectAll()
    QTest.keyClicks(field, "1")  # of 120; 1 alone would be too little
    assert (field.state, field.notice) == (FieldState.GOOD, "")


def test_arrows_step(make: Make) -> None:
    typist = make("streams_per_week", 3.0)
    field = typist.field
    typist.presses(Qt.Key.Key_Up)
    typist.presses(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert typist.said == [4, 1]
    assert field.text() == "1"


def test_a_new_value_replaces_what_is_typed_but_the_same_one_does_not(make: Make) -> None:
    typist = make("views_per_stream", 900.0)
    field = typist.field
    field.selectAll()
    QTest.keyClicks(field, "77")
    field.show_value(900.0)
    assert field.text() == "77"
    field.show_value(1_000.0)
    assert field.text() == "1,000"


def test_a_first_click_takes_the_whole_number(make: Make) -> None:
    typist = make("views_per_stream", 900.0)
    field = typist.field
    field.clearFocus()
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    assert field.selectedText() == "900"
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    assert field.selectedText() == ""


def test_other_locales(make: Make) -> None:
    typist = make("likes_per_view", 2.6, "de_DE")
    field = typist.field
    assert field.text() == "2,6"
    assert typist.types("3,5") == [3.5]


@pytest.mark.parametrize("size", [1.0, 1.5])
@pytest.mark.parametrize("key", ["views_per_stream", "subscription_price", "us_active_fans", "followers"])
def test_every_number_of_the_slider_fits(make: Make, theme: Theme, key: str, size: float) -> None:
    theme.set_look(Look(Mode.LIGHT, text_size=size))
    typist = make(key, LEVERS[key].default.number)
    field = typist.field
    margins = field.textMargins()
    room = field.sizeHint().width() - margins.left() - margins.right()
    values = ValueText(LEVERS[key], Format("en_US"))
    assert max(QFontMetricsF(field.font()).horizontalAdvance(number) for number in values.extremes) <= room


def test_it_is_96_by_22_and_shows_its_state(make: Make, theme: Theme) -> None:
    typist = make("views_per_stream", 900.0)
    field = typist.field
    assert (field.sizeHint().width(), field.sizeHint().height()) == (96, 22)

    def ground() -> str:
        return field.grab().toImage().pixelColor(10, 11).name()

    assert ground() == theme.colour("raised").name()
    field.show_value(200_000.0)
    assert ground() == theme.colour("warning_fill").name()
    typist.types("x")
    assert ground() == theme.colour("error_fill").name()


def test_a_screen_reader_hears_the_text(make: Make) -> None:
    typist = make("views_per_stream", 900.0)
    field = typist.field
    field.setAccessibleName("Views per LIVE")
    spoken = QAccessible.queryAccessibleInterface(field)
    assert spoken.role() == QAccessible.Role.EditableText
    assert spoken.text(QAccessible.Text.Name) == "Views per LIVE"
    assert spoken.text(QAccessible.Text.Value) == "900"
