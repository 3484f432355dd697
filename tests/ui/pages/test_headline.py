"""The headline says the figures, keeps calm during a drag, and asks for changes in place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.plots.samples import headline, moved, press
from tikearn_gui.ui.format import Format
from tikearn_gui.ui.pages.parts.headline import HeadlineText
from tikearn_gui.ui.pages.parts.headline_text import GOAL, LEVER, PERIOD
from tikearn_gui.ui.pages.parts.what_moved import WhatMovedBlock, moved_rows
from tikearn_gui.ui.pages.views import Moved, Period, Spread, Strategy, WhatMoved
from tikearn_gui.ui.theme import Theme


@pytest.fixture
def text(qtbot: QtBot, theme: Theme, fmt: Format) -> HeadlineText:
    part = HeadlineText(theme, fmt)
    qtbot.addWidget(part)
    part.resize(416, 98)
    part.show()
    return part


@pytest.fixture
def block(qtbot: QtBot, theme: Theme, fmt: Format) -> WhatMovedBlock:
    part = WhatMovedBlock(theme, fmt)
    qtbot.addWidget(part)
    part.resize(part.sizeHint())
    part.show()
    return part


def lines(text: HeadlineText) -> list[str]:
    return [line.text for line in text.lines]


def test_the_sentences_of_the_look(text: HeadlineText) -> None:
    text.show_headline(headline())
    assert text.hero is not None
    assert text.hero.text == "$324"
    assert lines(text) == [
        "In the next 12 weeks, Longer streams typically earns",
        "8 out of 10 futures: $107 to $945",
        "30 out of 100 reach your goal of $500",
        "After TikTok’s share, fees and your costs, before tax.",
    ]
    assert text.accessibleName() == text.text()
    assert text.text().startswith("In the next 12 weeks, Longer streams typically earns $324. 8 out of 10 futures: ")


@pytest.mark.parametrize("times", [1, 16, 300, 3_000, 20_000])
def test_no_number_is_cut(text: HeadlineText, times: int) -> None:
    figures = Spread(*(float(times * figure) for figure in (107.0, 190.0, 324.0, 560.0, 945.0)))
    text.show_headline(headline(earned=figures, goal=500.0 * times))
    assert max(line.right for line in text.lines) <= 416


@pytest.mark.parametrize(("period", "start"), [(Period.MONTH, "In a month"), (Period.LIVE, "With one LIVE")])
def test_other_periods(text: HeadlineText, period: Period, start: str) -> None:
    text.show_headline(headline(period=period))
    assert lines(text)[0] == f"{start}, Longer streams typically earns"


def test_tax_is_named_where_it_is_taken(text: HeadlineText) -> None:
    text.show_headline(headline(taxed=True))
    assert lines(text)[-1] == "After TikTok’s share, fees, your costs and your tax."


def test_too_little_known_shows_a_range_and_no_number(text: HeadlineText, qtbot: QtBot) -> None:
    text.show_headline(headline(check_first="views_per_stream", earned=Spread(0.0, 1.0, 5.0, 40.0, 107.0)))
    assert text.hero is not None
    assert text.hero.text == ""
    assert lines(text)[1:3] == ["Too little is known for a useful figure:", "$0 to $107. Check views per LIVE first."]
    assert text.words[LEVER].isVisible()
    with qtbot.waitSignal(text.lever_asked) as asked:
        text.words[LEVER].click()
    assert asked.args == ["views_per_stream"]
    text.show_headline(headline())
    assert not text.words[LEVER].isVisible()


def test_names_are_shortened_and_numbers_are_not(text: HeadlineText) -> None:
    name = "A strategy whose name is far too long for the headline of this window"
    text.show_headline(headline(strategy=Strategy(name, 1)))
    first = text.lines[0]
    assert "…" in first.text
    assert first.text.startswith("In the next 12 weeks, A str")
    assert first.text.endswith(" typically earns")
    assert first.right <= 417.0
    assert all("…" not in line.text for line in text.lines[1:])


def test_editable_words_stand_in_their_gaps(text: HeadlineText) -> None:
    text.show_headline(headline())
    for name in (PERIOD, GOAL):
        line = next(line for line in text.lines if any(p.run.word == name for p in line.runs))
        placed = next(p for p in line.runs if p.run.word == name)
        box = text.words[name].geometry()
        assert box.left() == pytest.approx(placed.x, abs=1)
        assert box.width() == pytest.approx(placed.width, abs=1)
        assert box.height() >= 24


def test_a_goal_is_typed_in_place(text: HeadlineText, qtbot: QtBot) -> None:
    text.show_headline(headline())
    press(text.words[GOAL], Qt.Key.Key_Return)
    assert text.field.isVisible()
    assert text.field.text() == "500"
    text.field.setText("1.2k")
    with qtbot.waitSignal(text.goal_typed) as typed:
        press(text.field, Qt.Key.Key_Return)
    assert typed.args == [1200.0]
    assert not text.field.isVisible()


@pytest.mark.parametrize("words", ["", "much", "0", "-5", "500"])
def test_what_is_no_new_goal_changes_nothing(text: HeadlineText, qtbot: QtBot, words: str) -> None:
    text.show_headline(headline())
    text.words[GOAL].click()
    text.field.setText(words)
    with qtbot.assertNotEmitted(text.goal_typed):
        press(text.field, Qt.Key.Key_Return)


def test_escape_leaves_the_goal(text: HeadlineText, qtbot: QtBot) -> None:
    text.show_headline(headline())
    text.words[GOAL].click()
    text.field.setText("900")
    with qtbot.assertNotEmitted(text.goal_typed):
        press(text.field, Qt.Key.Key_Escape)
    assert not text.field.isVisible()


def test_a_period_is_chosen_in_the_menu(text: HeadlineText, qtbot: QtBot) -> None:
    text.show_headline(headline())
    text.words[PERIOD].click()
    assert text.menu.isVisible()
    labels = [action.text() for action in text.menu.actions()]
    assert labels == ["One LIVE", "A month", "The whole plan: 12 weeks"]
    assert [action.isChecked() for action in text.menu.actions()] == [False, False, True]
    with qtbot.waitSignal(text.period_chosen) as chosen:
        text.menu.actions()[1].trigger()
    assert chosen.args == [Period.MONTH]
    text.menu.close()


def test_what_stands_beside_the_number_does_not_come_nearer_in_a_drag(text: HeadlineText) -> None:
    text.show_headline(headline(earned=Spread(1.0, 2.0, 1_250.0, 4.0, 5.0)), moving=True)
    left = text.lines[1].runs[0].x
    text.show_headline(headline(), moving=True)
    assert text.lines[1].runs[0].x == left
    text.show_headline(headline())
    assert text.lines[1].runs[0].x < left


def test_a_late_answer_is_said(text: HeadlineText) -> None:
    text.show_headline(headline())
    text.set_stale(True)
    assert lines(text)[-1] == "counting …"
    text.show_headline(headline(), moving=True)
    assert not text.stale
    assert lines(text)[-1] != "counting …"


# What moved it --------------------------------------------------------------------------------------------------------


def rows(fmt: Format, levers: int, together: float) -> list[tuple[str, str, float]]:
    return [(row.name, row.change, row.gain) for row in moved_rows(moved(levers, together), fmt)]


def test_each_lever_has_a_line_largest_first(fmt: Format) -> None:
    assert rows(fmt, 3, 0.0) == [
        ("Minutes per LIVE", "60 → 90", 56.0),
        ("Likes per view", "2.0 → 2.6", 21.0),
        ("Views per LIVE", "900 → 800", -12.0),
    ]


def test_what_is_left_over_is_named(fmt: Format) -> None:
    assert [row[0] for row in rows(fmt, 2, 8.0)] == ["Minutes per LIVE", "Likes per view", "together"]
    assert [row[0] for row in rows(fmt, 2, 0.1)] == ["Minutes per LIVE", "Likes per view"]
    assert [row[0] for row in rows(fmt, 1, 8.0)] == ["Minutes per LIVE"]


@pytest.mark.parametrize("together", [0.0, 9.0])
@pytest.mark.parametrize("levers", range(1, 6))
def test_lines_add_up_whatever_is_folded(fmt: Format, levers: int, together: float) -> None:
    view = moved(levers, together)
    shown = moved_rows(view, fmt)
    left_over = together if levers > 1 else 0.0
    assert len(shown) <= 4
    assert sum(row.gain for row in shown) == pytest.approx(sum(m.gain for m in view.levers) + left_over)
    hidden = levers - sum(any(row.change == m.change for row in shown) for m in view.levers)
    assert (f"{hidden} others" in [row.name for row in shown]) == (hidden > 0)


def test_the_block_as_text(block: WhatMovedBlock) -> None:
    block.show_moved(moved(2), 1)
    assert block.accessibleName() == (
        "What moved it: +$77 on My usual week: Minutes per LIVE 60 → 90 +$56, Likes per view 2.0 → 2.6 +$21. "
        "Better in 88 of 100 futures, same luck."
    )
    block.show_moved(None, 1)
    assert block.accessibleName() == "Nothing moved yet"


def test_folded_levers_are_in_the_tool_tip(block: WhatMovedBlock) -> None:
    block.show_moved(moved(5), 1)
    assert block.toolTip().count("\n") == 4
    block.show_moved(moved(3), 1)
    assert block.toolTip() == ""


@pytest.mark.parametrize("levers", [0, 1, 2, 3, 4, 5])
@pytest.mark.parametrize("together", [0.0, -9.0])
def test_every_block_can_be_painted(block: WhatMovedBlock, levers: int, together: float) -> None:
    block.show_moved(moved(levers, together), 1)
    image = block.grab().toImage()
    seen = {image.pixel(x, y) & 0xFFFFFF for x in range(image.width()) for y in range(image.height())}
    assert (block.theme.strategy_colour(1).rgb() & 0xFFFFFF in seen) == (levers > 0)


@pytest.mark.parametrize(
    ("change", "gain", "line"),
    [
        ("900 → 1,000", 20.0, "Views per LIVE 900 → 1,000"),
        ("1,000 → 35,100", 5_060.0, "Views per LIVE → 35,100"),
    ],
)
def test_a_row_without_room_leaves_out_where_the_lever_was(
    block: WhatMovedBlock, change: str, gain: float, line: str
) -> None:
    block.show_moved(WhatMoved("My usual week", gain, (Moved("views_per_stream", change, gain),), 0.0, 0.9), 1)
    assert block.lines == (line,)
    assert change in block.accessibleName()
