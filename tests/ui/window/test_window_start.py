"""The start page: figures that were really counted, and every way on."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.window.hands import Hands
from tests.ui.window.reference import played
from tikearn_gui.app import Opening
from tikearn_gui.core.player import FUTURES
from tikearn_gui.core.projection import quantiles
from tikearn_gui.core.starting_points import STARTING_POINTS
from tikearn_gui.project.project import new_project
from tikearn_gui.project.worked import WORKED_EXAMPLES
from tikearn_gui.ui.format import Format
from tikearn_gui.ui.start.start_page import EXAMPLES, StartPage

FMT = Format("en_US")


@pytest.fixture
def start(hands: Hands) -> Hands:
    """The start page, its figures still being counted."""
    hands.open(Opening(start=True), settled=False)
    return hands


def page(hands: Hands) -> StartPage:
    assert hands.program.start_page is not None
    return hands.program.start_page


@pytest.mark.all_futures
def test_the_figures_are_those_of_the_model(start: Hands) -> None:
    texts = [card.figure_texts for card in page(start).cards.values()]
    assert texts == [("", "counting …", "")] * 3
    start.settle()
    for name, card in page(start).cards.items():
        low, typical, high = quantiles(played(new_project(name), FUTURES)[0].take_home, (0.1, 0.5, 0.9))
        assert card.figure_texts == (
            FMT.money(float(typical)),
            "in 12 weeks",
            f"8 of 10: {FMT.money_range(float(low), float(high))}",
        )


@pytest.mark.all_futures
def test_what_is_opened_says_the_same_as_its_card(start: Hands) -> None:
    start.settle()
    promised = page(start).cards["regular"].figure_texts[0]
    start.click(page(start).cards["regular"])
    start.counted()
    assert start.hero == promised


def test_a_card_says_whom_it_fits(start: Hands) -> None:
    card = page(start).cards["regular"]
    assert card.accessibleName() == "I go LIVE every week"
    assert "8,000 followers, 1,000 views a LIVE, 3 LIVEs a week" in card.accessibleDescription()
    assert page(start).cards.keys() == STARTING_POINTS.keys()


def test_the_keyboard_chooses(start: Hands) -> None:
    first = page(start).cards["newcomer"]
    assert first.hasFocus()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    focused = QApplication.focusWidget()
    assert focused is page(start).cards["regular"]
    QTest.keyClick(focused, Qt.Key.Key_Return)
    assert start.program.session.project == new_project("regular", "My usual week")
    assert start.program.window.view is start.desk.workspace


@pytest.mark.parametrize("name", EXAMPLES)
def test_worked_examples_open(start: Hands, name: str) -> None:
    row = next(row for row in page(start).content.examples if row.key == name)
    start.click(row)
    assert start.program.session.project == WORKED_EXAMPLES[name]()
    assert start.program.session.edited == 1
    assert start.program.window.menus.title == row.text()


def test_examples_and_their_makers_are_the_same() -> None:
    assert EXAMPLES.keys() == WORKED_EXAMPLES.keys()


def test_the_button_opens_a_file(start: Hands) -> None:
    start.click(page(start).content.drop.button)
    assert start.answers.asked == ["open"]
    assert start.program.window.view is page(start)


def test_the_button_takes_files_of_lives_too(start: Hands, tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("start,minutes,views,likes\n2026-06-01 20:00,90,900,2000\n2026-06-03 20:00,60,700,1500\n")
    start.answers.file = path
    start.click(page(start).content.drop.button)
    start.until(lambda: len(start.program.session.project.log) == 2)
    assert start.program.window.view is start.desk.workspace


def test_escape_goes_back_only_where_something_is_open(start: Hands) -> None:
    QTest.keyClick(page(start), Qt.Key.Key_Escape)
    assert start.program.window.view is page(start)
    start.program.documents.start_example("longer")
    start.do("new")
    QTest.keyClick(page(start), Qt.Key.Key_Escape)
    assert start.program.window.view is start.desk.workspace  # type: ignore[comparison-overlap]


@pytest.mark.parametrize("width", [860, 1280, 1920])
def test_three_cards_stand_side_by_side(start: Hands, width: int) -> None:
    start.program.window.resize(width, 700)
    QApplication.processEvents()
    cards = [card.geometry() for card in page(start).cards.values()]
    assert len({card.top() for card in cards}) == 1
    assert cards[0].right() < cards[1].left() < cards[1].right() < cards[2].left()
    assert cards[2].right() < width
    assert cards[2].right() - cards[0].left() <= 1040


def test_the_row_at_the_foot_says_what_it_is(start: Hands) -> None:
    assert start.program.window.status.texts == (
        "No account, no network, no tracking",
        "Not connected with TikTok. Figures are forecasts with stated doubt, not promises.",
    )
