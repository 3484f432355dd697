"""The strip of strategies: figures, renaming, order, room."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tikearn_gui.ui.cards.card_rail import MOST_CARDS, card_width
from tikearn_gui.ui.cards.card_strip import CardStrip
from tikearn_gui.ui.cards.rename_field import RenameField
from tikearn_gui.ui.cards.strategy_card import StrategyCard
from tikearn_gui.ui.cards.view import CardView
from tikearn_gui.ui.glyphs import RangeView, Span
from tikearn_gui.ui.theme import Look, Mode, Theme

LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
GOAL = ("30 of 100 futures reach $500", "30 of 100 reach $500")


def view(key: str, slot: int, name: str = "", *, base: bool = False, edited: bool = False) -> CardView:
    figures = RangeView(107, 180, 324, 580, 945)
    return CardView(key, name or f"Strategy {key}", slot, "$324", GOAL, figures, base, edited)


USUAL = view("a", 0, "My usual week", base=True)
LONGER = view("b", 1, "Longer streams", edited=True)
BATTLE = view("c", 2, "Battle nights")
THREE = (USUAL, LONGER, BATTLE)

Make = Callable[..., CardStrip]


@pytest.fixture
def make(theme: Theme, qtbot: QtBot) -> Make:
    def made(views: Sequence[CardView] = THREE, width: int = 1_000) -> CardStrip:
        strip = CardStrip(theme)
        qtbot.addWidget(strip)
        strip.resize(width, 88)
        strip.show_cards(views)
        strip.show()
        strip.activateWindow()
        QApplication.processEvents()
        return strip

    return made


def order(strip: CardStrip) -> str:
    shown = (card for card in strip.findChildren(StrategyCard) if card.isVisible())
    cards = sorted(shown, key=lambda card: card.x())
    return "".join(card.view.key for card in cards)


# Places ---------------------------------------------------------------------------------------------------------------


def test_cards_stand_as_in_the_design(make: Make) -> None:
    strip = make()
    assert [strip.card(key).geometry().getRect() for key in "abc"] == [
        (16, 10, 216, 68),
        (240, 10, 216, 68),
        (464, 10, 216, 68),
    ]
    assert strip._rail.tile.geometry().getRect() == (688, 10, 44, 68)


@pytest.mark.parametrize(
    ("room", "count", "width"),
    [(1_056, 4, 216), (840, 4, 176), (700, 4, 156), (400, 4, 132), (1_056, 8, 132), (300, 0, 216)],
)
def test_cards_shrink_before_the_strip_scrolls(theme: Theme, room: float, count: int, width: float) -> None:
    assert card_width(theme, room, count) == width


def test_all_eight_can_be_reached(make: Make) -> None:
    eight = [view(str(i), i) for i in range(MOST_CARDS)]
    strip = make(eight, 700)
    assert not strip._rail.tile.isVisible()
    assert strip.horizontalScrollBar().maximum() > 0
    strip.card("7").setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    right = strip.card("7").mapTo(strip, QPoint(strip.card("7").width(), 0)).x()
    assert right <= strip.width()


def test_cards_come_and_go(make: Make, qtbot: QtBot) -> None:
    strip = make()
    kept = strip.card("b")
    strip.show_cards([LONGER, view("d", 3)])
    assert strip.card("b") is kept
    assert strip.card("d").x() == 240
    qtbot.waitUntil(lambda: order(strip) == "bd")
    with pytest.raises(KeyError):
        strip.card("a")


def test_text_size_enlarges_cards(make: Make, theme: Theme) -> None:
    strip = make(width=2_000)
    theme.set_look(Look(Mode.DARK, text_size=1.5))
    QApplication.processEvents()
    assert strip.card("a").size().toTuple() == (324, 102)


# Wishes ---------------------------------------------------------------------------------------------------------------


def test_a_press_chooses(make: Make, qtbot: QtBot) -> None:
    strip = make()
    with qtbot.waitSignal(strip.chosen) as chosen:
        QTest.mouseClick(strip.card("c"), LEFT, PLAIN, QPoint(60, 40))
    assert chosen.args == ["c"]


def test_the_tile_asks_for_a_new_strategy(make: Make, qtbot: QtBot) -> None:
    strip = make()
    with qtbot.waitSignal(strip.new_requested):
        strip._rail.tile.click()


def test_the_three_dots_ask_for_the_menu(make: Make, qtbot: QtBot) -> None:
    strip = make()
    card = strip.card("b")
    with qtbot.waitSignal(strip.menu_requested) as asked, qtbot.assertNotEmitted(strip.chosen):
        QTest.mouseClick(card, LEFT, PLAIN, QPoint(card.width() - 19, 15))
    assert asked.args[0] == "b"


@pytest.mark.parametrize(
    ("key", "modifier", "signal", "said"),
    [
        (Qt.Key.Key_Return, PLAIN, "chosen", ["b"]),
        (Qt.Key.Key_Space, PLAIN, "chosen", ["b"]),
        (Qt.Key.Key_Delete, PLAIN, "removal_requested", ["b"]),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier, "reorder_requested", ["b", 2]),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier, "reorder_requested", ["b", 0]),
    ],
)
def test_keys(
    make: Make, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier, signal: str, said: list[object]
) -> None:
    strip = make()
    with qtbot.waitSignal(getattr(strip, signal)) as heard:
        QTest.keyClick(strip.card("b"), key, modifier)
    assert heard.args == said


def test_the_last_card_moves_no_further(make: Make, qtbot: QtBot) -> None:
    strip = make()
    with qtbot.assertNotEmitted(strip.reorder_requested):
        QTest.keyClick(strip.card("c"), Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)


# Renaming -------------------------------------------------------------------------------------------------------------


def field_of(strip: CardStrip) -> RenameField:
    field = strip.findChild(RenameField)
    assert isinstance(field, RenameField)
    return field


@pytest.mark.parametrize("way", ["F2", "double-click", "call"])
def test_a_name_is_typed_in_place(make: Make, qtbot: QtBot, way: str) -> None:
    strip = make()
    card = strip.card("c")
    if way == "F2":
        QTest.keyClick(card, Qt.Key.Key_F2)
    elif way == "double-click":
        QTest.mouseDClick(card, LEFT, PLAIN, QPoint(80, 15))
    else:
        strip.rename("c")
    field = field_of(strip)
    assert field.selectedText() == "Battle nights"
    with qtbot.waitSignal(strip.renamed) as renamed:
        QTest.keyClicks(field, "  Merch drop ")
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert renamed.args == ["c", "Merch drop"]
    assert card.view.name == "Battle nights"
    qtbot.waitUntil(lambda: strip.findChild(RenameField) is None)
    strip.rename("c")
    assert field_of(strip).isVisible()


@pytest.mark.parametrize(("typed", "key"), [("Other", Qt.Key.Key_Escape), ("   ", Qt.Key.Key_Return)])
def test_giving_up_and_nothing_change_nothing(make: Make, qtbot: QtBot, typed: str, key: Qt.Key) -> None:
    strip = make()
    strip.rename("c")
    with qtbot.assertNotEmitted(strip.renamed):
        QTest.keyClicks(field_of(strip), typed)
        QTest.keyClick(field_of(strip), key)


# Dragging -------------------------------------------------------------------------------------------------------------


def drag_card(strip: CardStrip, key: str, by: int, *, release: bool = True) -> None:
    """Takes a card at (60, 40) and moves the mouse sideways."""
    start = strip.card(key).pos() + QPoint(60, 40)
    QTest.mousePress(strip.card(key), LEFT, PLAIN, QPoint(60, 40))
    for part in (0.3, 0.6, 1.0):
        QTest.mouseMove(strip._rail, start + QPoint(round(by * part), 0))
    if release:
        QTest.mouseRelease(strip._rail, LEFT, PLAIN, start + QPoint(by, 0))


def test_a_card_is_dragged_to_another_place(make: Make, theme: Theme, qtbot: QtBot) -> None:
    theme.set_look(Look(Mode.LIGHT, reduced_motion=True))
    strip = make()
    with qtbot.waitSignal(strip.reorder_requested) as moved, qtbot.assertNotEmitted(strip.chosen):
        drag_card(strip, "a", 448)
    assert moved.args == ["a", 2]
    strip.show_cards([LONGER, BATTLE, USUAL])
    assert order(strip) == "bca"
    assert strip.card("a").geometry().getRect() == (464, 10, 216, 68)


def test_the_others_make_room_while_it_is_dragged(make: Make, qtbot: QtBot) -> None:
    strip = make()
    drag_card(strip, "a", 448, release=False)
    card = strip.card("a")
    assert card.size().toTuple() == (220, 69)
    qtbot.waitUntil(lambda: (strip.card("b").x(), strip.card("c").x()) == (16, 240))
    QTest.mouseRelease(strip._rail, LEFT, PLAIN, QPoint(524, 50))


def test_a_card_that_is_put_back_changes_nothing(make: Make, theme: Theme, qtbot: QtBot) -> None:
    theme.set_look(Look(Mode.LIGHT, reduced_motion=True))
    strip = make()
    with qtbot.assertNotEmitted(strip.reorder_requested), qtbot.assertNotEmitted(strip.chosen):
        drag_card(strip, "b", 30)
    assert order(strip) == "abc"
    assert strip.card("b").geometry().getRect() == (240, 10, 216, 68)


# Picture and speech ---------------------------------------------------------------------------------------------------


def test_the_edited_card_is_raised_with_an_edge_of_its_colour(make: Make, theme: Theme) -> None:
    strip = make()
    edited, other = strip.card("b").grab().toImage(), strip.card("c").grab().toImage()
    assert edited.pixelColor(1, 34).name() == theme.strategy_colour(1).name()
    assert edited.pixelColor(100, 34).name() == theme.colour("raised").name()
    assert other.pixelColor(0, 34).name() == theme.colour("border").name()
    assert other.pixelColor(100, 34).name() == theme.colour("surface").name()


def pixels(strip: CardStrip, key: str, colour: QColor) -> list[tuple[int, int]]:
    image = strip.card(key).grab().toImage()
    return [(x, y) for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y) == colour]


def test_all_ranges_share_one_scale(make: Make, theme: Theme) -> None:
    half = replace(BATTLE, range=RangeView(53.5, 90, 162, 290, 472.5))
    strip = make([LONGER, half])
    strip.show_cards([LONGER, half], Span(0, 1_100))
    ends = {
        key: max(x for x, y in pixels(strip, key, theme.strategy_colour(slot)) if y == 34 and x < 212)
        for key, slot in (("b", 1), ("c", 2))
    }
    start = 216 - 12 - 112 + 2
    assert (ends["c"] - start) == pytest.approx((ends["b"] - start) / 2, abs=2)


def test_an_old_figure_looks_old(make: Make, theme: Theme) -> None:
    strip = make()
    fresh = strip.card("c").grab().toImage()
    strip.show_cards([USUAL, LONGER, replace(BATTLE, stale=True)])
    assert strip.card("c").grab().toImage() != fresh
    assert pixels(strip, "c", theme.colour("stale"))


def test_a_screen_reader_hears_name_state_and_figures(make: Make) -> None:
    strip = make()
    base = QAccessible.queryAccessibleInterface(strip.card("a"))
    edited = QAccessible.queryAccessibleInterface(strip.card("b"))
    assert base.text(QAccessible.Text.Name) == "My usual week, base"
    assert edited.text(QAccessible.Text.Name) == "Longer streams, edited now"
    assert edited.text(QAccessible.Text.Value) == "$324, 30 of 100 futures reach $500"
    assert edited.role() == QAccessible.Role.RadioButton
    assert (edited.state().checked, base.state().checked) == (True, False)


def test_a_screen_reader_can_choose(make: Make, qtbot: QtBot) -> None:
    strip = make()
    actions = QAccessible.queryAccessibleInterface(strip.card("c")).actionInterface()
    with qtbot.waitSignal(strip.chosen) as chosen:
        actions.doAction(actions.pressAction())
    assert chosen.args == ["c"]


@pytest.mark.parametrize("width", [216, 176, 140])
@pytest.mark.parametrize("size", [0.8, 1.0, 2.0])
def test_cards_are_painted_at_every_width_and_size(any_theme: Theme, qtbot: QtBot, width: int, size: float) -> None:
    any_theme.set_look(Look(any_theme.mode, text_size=size))
    pictures = set()
    for slot in range(8):
        card = StrategyCard(any_theme, view("x", slot, "A name that is far too long for any card"))
        qtbot.addWidget(card)
        card.resize(any_theme.px(width), any_theme.px(68))
        pictures.add(bytes(card.grab().toImage().constBits()))
    assert len(pictures) == 8
