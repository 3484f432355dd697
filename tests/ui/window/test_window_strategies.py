"""A person makes, names, paints, moves and deletes strategies, tries tips, and goes back again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from tests.ui.window.hands import Hands
from tests.ui.window.reference import played
from tests.ui.window.test_window_levers import typical
from tikearn_gui.app import Opening
from tikearn_gui.core.levers import LEVERS
from tikearn_gui.core.strategy import Anchors
from tikearn_gui.core.tips import TIPS, applied
from tikearn_gui.project.project import Goal, Period
from tikearn_gui.ui.commands import goal_for
from tikearn_gui.ui.pages import views


def names(hands: Hands) -> tuple[str, ...]:
    return hands.program.session.project.names


def type_name(hands: Hands, name: str) -> None:
    """Types into the field that stands in the place of a card's name."""
    field = hands.desk.workspace.cards.findChild(QLineEdit)
    assert field is not None
    field.selectAll()
    QTest.keyClicks(field, name)
    QTest.keyClick(field, Qt.Key.Key_Return)
    QApplication.processEvents()


@pytest.fixture
def example(hands: Hands) -> Hands:
    """The example, its figures still being counted."""
    hands.open(Opening(example=True), settled=False)
    return hands


def test_a_new_strategy_follows_the_base_and_gets_its_name(example: Hands) -> None:
    example.do("new_strategy")
    type_name(example, "Battle nights")
    session = example.program.session
    assert names(example) == ("My usual week", "Longer streams", "More likes", "Battle nights")
    assert session.edited == 3
    assert session.project.strategy_of(3) == session.project.base
    example.type_lever("battle_share", "30")
    assert set(session.project.strategies[3].overrides) == {"battle_share"}
    assert session.project.strategies[3].overrides["battle_share"].value == pytest.approx(0.3)


def test_a_card_is_renamed_and_the_old_name_comes_back(example: Hands) -> None:
    example.do("rename")
    type_name(example, "Two hours and a half")
    assert names(example)[1] == "Two hours and a half"
    assert example.program.actions["undo"].text() == "Undo: name of a strategy"
    example.do("undo")
    assert names(example)[1] == "Longer streams"


def test_a_name_that_is_taken_is_refused_in_a_sentence(example: Hands) -> None:
    example.do("rename")
    type_name(example, "more LIKES")
    assert names(example)[1] == "Longer streams"
    assert example.banner.startswith("Two strategies are called")


def test_a_copy_stands_behind_its_original(example: Hands) -> None:
    example.do("duplicate")
    session = example.program.session
    assert names(example)[1:3] == ("Longer streams", "Longer streams copy")
    assert session.edited == 2
    assert session.project.strategy_of(1) == session.project.strategy_of(2)


def test_eight_are_enough(example: Hands) -> None:
    for _ in range(7):
        example.do("new_strategy")
    assert len(names(example)) == 8
    assert example.banner.startswith("There are eight strategies")


def test_a_deleted_strategy_comes_back_by_the_strip(example: Hands) -> None:
    before = example.program.session.project
    example.do("delete")
    assert names(example) == ("My usual week", "More likes")
    assert example.message == "Longer streams is deleted."
    example.click(example.program.window.toast.button)
    assert example.program.session.project == before
    assert example.program.session.edited == 1


def test_the_last_strategy_cannot_be_deleted(hands: Hands) -> None:
    hands.program.documents.start_from("newcomer")
    hands.open(Opening(shown=True), settled=False)
    assert not hands.program.actions["delete"].isEnabled()
    hands.desk.workspace.cards.removal_requested.emit("0")
    assert hands.banner == "A project needs at least one strategy."


def test_another_base_changes_no_figure(hands: Hands) -> None:
    hands.open(Opening(example=True))
    before = hands.card_texts()
    hands.do("make_base")
    hands.counted()
    assert hands.program.session.project.base_index == 1
    assert hands.card_texts() == before
    assert hands.page.content.moved.view is None
    assert not hands.program.actions["make_base"].isEnabled()


def test_cards_change_places_by_the_mouse_and_by_the_menu(example: Hands) -> None:
    example.do("move_right")
    assert names(example) == ("My usual week", "More likes", "Longer streams")
    assert example.program.session.edited == 2
    assert not example.program.actions["move_right"].isEnabled()
    cards = example.desk.workspace.cards
    rail = cards.widget()
    assert rail is not None
    first, last = (cards.card(view.key).geometry().center() for view in example.desk.feed.cards[::2])
    QTest.mousePress(rail, Qt.MouseButton.LeftButton, pos=first)
    QTest.mouseMove(rail, first + QPoint(30, 0))
    QTest.mouseMove(rail, last)
    QTest.mouseRelease(rail, Qt.MouseButton.LeftButton, pos=last)
    QApplication.processEvents()
    assert names(example) == ("More likes", "Longer streams", "My usual week")
    assert example.program.session.project.base_index == 2


def test_a_click_on_a_card_edits_it(hands: Hands) -> None:
    hands.open(Opening(example=True))
    cards = hands.desk.workspace.cards
    key = hands.desk.feed.cards[2].key
    rail = cards.widget()
    assert rail is not None
    QTest.mouseClick(rail, Qt.MouseButton.LeftButton, pos=cards.card(key).geometry().center())
    hands.counted()
    project = hands.program.session.project
    assert hands.program.session.edited == 2
    assert hands.hero == typical(played(project)[2].take_home)
    assert "More likes" in hands.page.content.headline.text()
    assert hands.row("likes_per_view").slider.setting == project.strategy_of(2)["likes_per_view"]


def test_a_colour_is_taken_over_from_another(example: Hands) -> None:
    example.program.menus.colour_chosen.emit(0)
    project = example.program.session.project
    assert [entry.colour for entry in project.strategies] == [1, 0, 2]
    assert [view.slot for view in example.desk.feed.cards] == [1, 0, 2]


def test_a_tip_becomes_a_strategy(hands: Hands) -> None:
    hands.open(Opening(example=True))
    hands.settle()
    panel = hands.desk.tips.panel if hands.desk.tips is not None else None
    assert panel is not None
    card = next(card for card in panel.cards if card.tip is not None and card.tip.key == "promote")
    hands.click(card.button)
    session = hands.program.session
    assert card.tip is not None
    assert names(hands)[3] == card.tip.title == "Promote your LIVEs"
    before, after = session.project.strategy_of(1), session.project.strategy_of(3)
    wished = applied(TIPS["promote"], before)
    assert session.edited == 3
    assert after["views_per_stream"] == wished["views_per_stream"]
    assert after.number("preparation_hours") == before.number("preparation_hours") + 0.5
    assert after["minutes_per_stream"] == before["minutes_per_stream"]
    hands.counted()
    assert hands.hero == typical(played(session.project)[3].take_home)
    assert hands.message.startswith("Promote your LIVEs is a strategy of its own now.")
    hands.do("undo")
    assert len(names(hands)) == 3


def test_a_tip_that_changes_nothing_makes_no_strategy(example: Hands) -> None:
    example.program.session.edit_value("streams_per_week", LEVERS["streams_per_week"].slider_high)
    example.program.commands.try_tip("one_more_live")
    assert len(names(example)) == 3
    assert example.banner == "This tip changes nothing here any more."


def test_the_source_of_a_tip_opens(hands: Hands) -> None:
    hands.open(Opening(example=True))
    hands.settle()
    assert hands.desk.tips is not None
    hands.desk.tips.panel.source_asked.emit("busiest_hour")
    hands.desk.tips.panel.source_asked.emit("engage")
    popover = QApplication.activePopupWidget()
    assert popover is not None
    assert popover.accessibleName() == "Engage with your audience"
    popover.close()
    QApplication.processEvents()


def test_what_the_sliders_say_becomes_usual(hands: Hands) -> None:
    hands.open(Opening(example=True))
    project = hands.program.session.project
    hands.do("this_is_usual")
    assert hands.program.session.project.anchors == Anchors.of(project.strategy_of(1)) != project.anchors
    hands.counted()
    assert [text for _, text in hands.card_texts()] == [
        typical(one.take_home) for one in played(hands.program.session.project)
    ]


@pytest.mark.parametrize(
    ("goal", "period", "usd"),
    [
        (Goal(300.0), Period.MONTH, 110.0),
        (Goal(300.0), Period.LIVE, 8.3),
        (Goal(110.0, Period.MONTH), Period.PLAN, 300.0),
        (Goal(300.0), Period.PLAN, 300.0),
    ],
)
def test_a_goal_keeps_its_pace_in_another_period(goal: Goal, period: Period, usd: float) -> None:
    assert goal_for(goal, period, weeks=12, lives=3) == Goal(usd, period)


def test_goal_and_period_are_set_on_the_page(hands: Hands) -> None:
    hands.open(Opening(example=True))
    hands.page.goal_chosen.emit(150.0)
    hands.counted()
    project = hands.program.session.project
    chances = [f"{100 * one.chance(150.0):.0f} of 100 futures reach $150" for one in played(project)]
    assert [view.caption[0] for view in hands.desk.feed.cards] == chances
    hands.page.period_chosen.emit(views.Period.MONTH)
    assert hands.program.session.project.goal == Goal(54.0, Period.MONTH)
    hands.counted()
    assert "month" in hands.page.content.headline.text()


def test_the_menu_of_a_card_edits_the_card(example: Hands) -> None:
    cards = example.desk.workspace.cards
    cards.menu_requested.emit(example.desk.feed.cards[2].key, QPoint(10, 10))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert example.program.session.edited == 2
    assert example.program.actions["duplicate"] in menu.actions()
    menu.close()
    QApplication.processEvents()
