"""Dialogs: what is typed counts, what makes no sense is said, and the way back changes nothing."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton

from tests.ui.window.hands import Hands
from tikearn_gui.app import Opening
from tikearn_gui.core.strategy import ANCHOR_LEVERS, Anchors
from tikearn_gui.project.project import Currency
from tikearn_gui.ui.dialogs.about import AboutDialog, LicencesDialog
from tikearn_gui.ui.dialogs.currency import CurrencyDialog
from tikearn_gui.ui.dialogs.how_it_works import SECTIONS
from tikearn_gui.ui.dialogs.plan import PlanDialog
from tikearn_gui.ui.dialogs.settings import SettingsDialog
from tikearn_gui.ui.dialogs.usual import UsualDialog
from tikearn_gui.ui.failures import log_to
from tikearn_gui.ui.theme import Mode


@pytest.fixture
def example(hands: Hands) -> Hands:
    hands.open(Opening(example=True), settled=False)
    return hands


def texts(dialog: QDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def test_what_is_usual_is_typed(example: Hands) -> None:
    before = example.program.session.project.anchors

    def type_it(dialog: QDialog) -> None:
        assert isinstance(dialog, UsualDialog)
        assert list(dialog.rows) == list(ANCHOR_LEVERS)
        assert "the middle one, not the mean" in texts(dialog)
        dialog.rows["usual_views"].show_text("2,500")
        dialog.rows["usual_minutes"].show_text("77.5")
        dialog.rows["usual_start_hour"].show_text("9 pm")
        dialog.rows["usual_battle_share"].show_text("25")
        dialog.accept_button.click()

    example.answer_dialog(type_it)
    example.do("usual")
    assert example.program.session.project.anchors == replace(
        before, views=2500, minutes=77.5, start_hour=21, battle_share=0.25
    )
    assert example.program.actions["undo"].text() == "Undo: what is usual for you"


@pytest.mark.parametrize(("name", "text"), [("usual_views", "0"), ("usual_views", "many"), ("usual_minutes", "1e9")])
def test_a_usual_value_that_makes_no_sense_cannot_be_taken(example: Hands, name: str, text: str) -> None:
    before = example.program.session.project

    def type_it(dialog: QDialog) -> None:
        assert isinstance(dialog, UsualDialog)
        dialog.rows[name].show_text(text)
        assert not dialog.accept_button.isEnabled()
        assert dialog.rows[name].problem
        dialog.rows[name].show_text("100")
        assert dialog.accept_button.isEnabled()
        dialog.reject()

    example.answer_dialog(type_it)
    example.do("usual")
    assert example.program.session.project is before


def test_usual_values_are_taken_from_the_base(example: Hands) -> None:
    example.program.session.select(0)
    example.type_lever("views_per_stream", "4000")

    def take(dialog: QDialog) -> None:
        assert isinstance(dialog, UsualDialog)
        dialog._from_base.click()
        dialog.accept_button.click()

    example.answer_dialog(take)
    example.do("usual")
    project = example.program.session.project
    assert project.anchors == Anchors.of(project.base)
    assert project.anchors.views == 4000


@pytest.mark.all_futures
def test_a_currency_and_its_rate_are_typed(hands: Hands) -> None:
    hands.open(Opening(example=True))
    in_dollars = hands.hero

    def type_it(dialog: QDialog) -> None:
        assert isinstance(dialog, CurrencyDialog)
        assert not dialog.rate.field.isEnabled()
        dialog.codes.setCurrentText("eur")
        dialog.rate.show_text("-1")
        assert not dialog.accept_button.isEnabled()
        dialog.rate.show_text("0.5")
        dialog.accept_button.click()

    hands.answer_dialog(type_it)
    hands.do("currency")
    assert hands.program.session.project.currency == Currency("EUR", 0.5)
    hands.counted()
    assert (in_dollars, hands.hero) == ("$216", "€108")
    assert all(text.startswith("€") for _, text in hands.card_texts())
    assert "your goal of €150" in hands.page.content.headline.text()
    assert hands.reveal("typical_fee").field.text() == "90"
    hands.do("undo")
    hands.counted()
    assert hands.hero == in_dollars


@pytest.mark.parametrize("code", ["", "EURO", "12"])
def test_a_code_that_is_none_cannot_be_taken(example: Hands, code: str) -> None:
    def type_it(dialog: QDialog) -> None:
        assert isinstance(dialog, CurrencyDialog)
        dialog.codes.setCurrentText(code)
        assert not dialog.accept_button.isEnabled()
        dialog.reject()

    example.answer_dialog(type_it)
    example.do("currency")
    assert example.program.session.undo_stack.count() == 0


def test_the_plan_is_made_longer(hands: Hands) -> None:
    hands.open(Opening(example=True))

    def type_it(dialog: QDialog) -> None:
        assert isinstance(dialog, PlanDialog)
        for text in ("0", "53", "2.5", "x"):
            dialog.row.show_text(text)
            assert not dialog.accept_button.isEnabled()
        dialog.row.show_text("26")
        dialog.accept_button.click()

    hands.answer_dialog(type_it)
    hands.do("plan")
    hands.counted()
    assert hands.program.session.project.weeks == 26
    assert "26 weeks" in hands.page.content.headline.text()
    assert hands.page.content.fan.fan is not None
    assert hands.page.content.fan.fan.weeks[-1] == 26


def test_settings_show_at_once(example: Hands) -> None:
    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, SettingsDialog)
        dialog.modes.setCurrentIndex(2)
        assert example.program.theme.dark
        dialog.text_size.setValue(12)
        dialog.start_page.click()
        dialog.accept()

    example.answer_dialog(choose)
    example.do("settings")
    look = example.program.preferences.look
    assert (look.mode, look.text_size) == (Mode.DARK, 1.2)
    assert example.program.theme.look == look
    assert not example.program.preferences.start_page
    assert not example.program.actions["start_page"].isChecked()


def test_help_says_what_is_known_and_what_is_guessed(example: Hands) -> None:
    seen: list[str] = []

    def read(dialog: QDialog) -> None:
        seen.append(texts(dialog))
        dialog.reject()

    example.answer_dialog(read)
    example.do("how_it_works")
    for title, paragraphs in SECTIONS:
        assert title in seen[0]
        assert all(paragraph in seen[0] for paragraph in paragraphs)
    assert "No public log of TikTok gifts exists" in seen[0]
    assert not {"percentile", "sigma", "posterior", "!"} & set(seen[0].replace("!", " ! ").split())


def test_about_names_version_parts_and_licences(example: Hands) -> None:
    seen: list[str] = []

    def read(dialog: QDialog) -> None:
        assert isinstance(dialog, AboutDialog)
        seen.append(texts(dialog))
        example.answer_dialog(read_licence)
        dialog.licences_button.click()
        dialog.reject()

    def read_licence(dialog: QDialog) -> None:
        assert isinstance(dialog, LicencesDialog)
        names = [dialog.choice.itemText(index) for index in range(dialog.choice.count())]
        assert {"IBM Plex Sans", "numpy", "pyqtgraph"} <= {name.rstrip(" .0123456789") for name in names}
        dialog.choice.setCurrentIndex(names.index("IBM Plex Sans"))
        seen.append(dialog.view.toPlainText())
        dialog.reject()

    example.answer_dialog(read)
    example.do("about")
    assert "Version 0.1.0" in seen[0]
    assert "SIL Open Font License" in seen[0]
    assert "SIL OPEN FONT LICENSE" in seen[1]


# What is taken out


@pytest.mark.all_futures
def test_figures_are_copied_as_text(hands: Hands) -> None:
    hands.open(Opening(example=True))
    hands.do("copy_figures")
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("In the next 12 weeks, Longer streams typically earns $216")
    assert "My usual week" in copied
    assert hands.message == "The figures are on the clipboard."


@pytest.mark.all_futures
def test_the_plot_is_copied_as_a_picture_and_in_words(hands: Hands) -> None:
    hands.open(Opening(example=True))
    hands.do("copy_plot")
    clipboard = QGuiApplication.clipboard()
    image = clipboard.image()
    assert image.width() == 2 * hands.page.content.fan.width()
    colours = {image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}
    assert len(colours) > 20
    assert "$216" in clipboard.text()


def test_the_page_is_saved_as_a_picture(hands: Hands, tmp_path: Path) -> None:
    hands.open(Opening(example=True))
    hands.answers.file = tmp_path / "page.png"
    hands.do("save_picture")
    assert hands.answers.suggested is not None
    assert hands.answers.suggested.name == "Longer streams or more likes.png"
    picture = QImage(str(hands.answers.file))
    assert picture.size() == hands.page.content.size() * 2
    hands.answers.file = tmp_path / "no folder" / "page.png"
    hands.do("save_picture")
    assert hands.banner == "The picture could not be written to page.png. Choose another folder."


# When the program itself fails


@pytest.fixture
def hook(example: Hands, tmp_path: Path) -> Iterator[Path]:
    """What goes wrong is written to this file."""
    log = log_to(tmp_path / "logs")
    assert log is not None
    before = sys.excepthook
    example.program.failures.install(log)
    yield log
    sys.excepthook = before


def test_a_failure_is_written_down_and_said_once(
    example: Hands, hook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    seen: list[str] = []

    def read(dialog: QDialog) -> None:
        seen.append(texts(dialog))
        dialog.findChildren(QPushButton)[0].click()

    def fail() -> None:
        raise ArithmeticError("two and two")

    failures = example.program.failures
    example.answer_dialog(read)
    for _ in range(3):
        try:
            fail()
        except ArithmeticError as error:
            failures.take(error)
    example.until(lambda: bool(seen) and not failures.is_asking)
    QApplication.processEvents()
    assert len(seen) == 1
    assert "Something went wrong inside TikEarn" in seen[0]
    assert str(hook) in seen[0]
    assert hook.read_text(encoding="utf-8").count("ERROR") == 3
    assert "two and two" in capsys.readouterr().err


def test_a_log_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert log_to(tmp_path / "file") is None


def test_figures_that_cannot_be_counted_are_said_so(example: Hands) -> None:
    from tikearn_gui.core.lever import LeverError

    example.program.live.failed.emit(LeverError("coins_per_gifter: too many"))
    assert example.banner.startswith("These figures could not be counted: Coins per gifter: too many. Undo")
