"""Sentences that flow, with words that can be pressed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tikearn_gui.ui.sentence import Run, Sentence, filled
from tikearn_gui.ui.theme import Look, Mode, Theme

RUNS = (Run("In the next "), Run("12 weeks", link="weeks"), Run(", you earn "), Run("$500", link="goal"))


@pytest.fixture
def sentence(theme: Theme, qtbot: QtBot) -> Sentence:
    made = Sentence(theme, "sentence")
    qtbot.addWidget(made)
    made.show_runs(RUNS)
    made.resize(400, 22)
    made.show()
    made.activateWindow()
    return made


def test_the_places_of_a_translated_sentence_are_filled() -> None:
    runs = filled("{share} is unknown. Check {lever} first", {"share": Run("27 %"), "lever": Run("views", link="v")})
    assert [run.text for run in runs] == ["27 %", " is unknown. Check ", "views", " first"]
    assert filled("Only {this}", {}) == [Run("Only ")]


def test_words_are_pressed(sentence: Sentence, qtbot: QtBot) -> None:
    for link in ("weeks", "goal"):
        spot = sentence.link_boxes(link)[0].center().toPoint()
        with qtbot.waitSignal(sentence.pressed) as pressed:
            QTest.mouseClick(sentence, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
        assert pressed.args == [link]


def test_tab_goes_from_word_to_word(theme: Theme, qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    before, sentence, after = QLineEdit(), Sentence(theme, "body"), QLineEdit()
    sentence.show_runs(RUNS)
    for part in (before, sentence, after):
        column.addWidget(part)
    holder.show()
    holder.activateWindow()
    qtbot.waitUntil(holder.isActiveWindow)
    before.setFocus()
    said: list[str] = []
    sentence.pressed.connect(said.append)
    QTest.keyClick(before, Qt.Key.Key_Tab)
    QTest.keyClick(sentence, Qt.Key.Key_Return)
    QTest.keyClick(sentence, Qt.Key.Key_Tab)
    QTest.keyClick(sentence, Qt.Key.Key_Space)
    QTest.keyClick(sentence, Qt.Key.Key_Tab)
    assert said == ["weeks", "goal"]
    assert after.hasFocus()
    QTest.keyClick(after, Qt.Key.Key_Backtab)
    QTest.keyClick(sentence, Qt.Key.Key_Return)
    assert said[-1] == "goal"


def test_it_wraps(sentence: Sentence) -> None:
    assert sentence.heightForWidth(400) == 22
    assert sentence.heightForWidth(120) > 40
    sentence.resize(120, 200)
    assert sentence.link_boxes("goal")[0].top() > 0


def test_it_follows_the_theme(sentence: Sentence, theme: Theme) -> None:
    def accent_is_seen() -> bool:
        image = sentence.grab().toImage()
        box = sentence.link_boxes("weeks")[0].toRect()
        colours = {
            image.pixelColor(x, y).name()
            for x in range(box.left(), box.right())
            for y in range(box.top(), box.bottom() + 1)
        }
        return theme.colour("accent").name() in colours

    assert accent_is_seen()
    theme.set_look(Look(Mode.DARK))
    assert accent_is_seen()


def test_without_words_to_press_tab_passes_by(theme: Theme, qtbot: QtBot) -> None:
    made = Sentence(theme, "body")
    qtbot.addWidget(made)
    made.show_runs([Run("Nothing moved yet")])
    assert made.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_a_screen_reader_hears_it_whole(sentence: Sentence) -> None:
    spoken = QAccessible.queryAccessibleInterface(sentence)
    assert spoken.text(QAccessible.Text.Name) == "In the next 12 weeks, you earn $500"
