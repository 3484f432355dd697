"""A person asks what matters: bars, goal seek, map, futures and ledger say what the model counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.window.hands import Hands
from tests.ui.window.reference import played
from tikearn_gui.app import Opening
from tikearn_gui.core.doubt import Case
from tikearn_gui.core.goal_seek import seek
from tikearn_gui.core.heat_map import heat_map
from tikearn_gui.core.luck import Luck
from tikearn_gui.core.player import LEAST_FUTURES, Player
from tikearn_gui.core.schedule import Schedule
from tikearn_gui.core.sensitivity import tornado
from tikearn_gui.core.tips import ARTICLE_TIPS, TIPS
from tikearn_gui.project.examples import example
from tikearn_gui.project.project import Goal
from tikearn_gui.session import at_rest, matters
from tikearn_gui.ui.format import Format
from tikearn_gui.ui.pages.matters import MattersPage
from tikearn_gui.ui.pages.matters_content import CHANCE, GOAL
from tikearn_gui.ui.pages.matters_views import Reach
from tikearn_gui.ui.preferences import Preferences
from tikearn_gui.ui.presenters.matters import MattersPresenter

FMT = Format("en_US")
WEEKS, GOAL_USD = 4, 100.0


@pytest.fixture(autouse=True)
def small_maps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small maps, few futures, the article's tips alone: what takes longest says nothing more when there is more."""
    monkeypatch.setattr(matters, "heat_map", partial(heat_map, count=6))
    monkeypatch.setattr(at_rest, "TIPS", {tip: TIPS[tip] for tip in ARTICLE_TIPS})


@pytest.fixture
def asking(hands: Hands, preferences: Preferences) -> Hands:
    """The example with What matters open, everything found out."""
    preferences.page = "matters"
    # Four weeks say it all in a third of the time.
    hands.program.documents.begin_with(replace(example(), weeks=WEEKS, goal=Goal(GOAL_USD)), edited=1)
    hands.open(Opening(shown=True))
    hands.settle()
    return hands


@pytest.fixture
def player() -> Iterator[Player]:
    made = Player(Luck(example().seed, WEEKS))
    yield made
    made.close()


def presenter_of(hands: Hands) -> MattersPresenter:
    found = hands.desk.book.presenters["matters"]
    assert isinstance(found, MattersPresenter)
    return found


def page_of(hands: Hands) -> MattersPage:
    return presenter_of(hands).page


def case_of(hands: Hands) -> Case:
    session = hands.program.session
    strategy = session.project.strategy_of(session.edited)
    return Case(strategy, session.project.anchors, Schedule.regular(strategy, session.project.weeks))


def test_the_bars_are_those_of_the_model_widest_first(asking: Hands, player: Player) -> None:
    content = page_of(asking).content
    bars = content.tornado.bars
    assert len(bars) == 8
    assert [bar.width for bar in bars] == sorted((bar.width for bar in bars), reverse=True)
    known = {bar.key: bar for bar in tornado(player, case_of(asking), [bar.lever for bar in bars], LEAST_FUTURES)}
    for bar in bars:
        assert (bar.low, bar.high) == pytest.approx((known[bar.lever].typical_low, known[bar.lever].typical_high))
    assert content.tornado.view is not None
    assert content.tornado.place(bars[0].high) > content.tornado.place(content.tornado.view.typical)


def test_the_headline_names_the_widest_bar(asking: Hands) -> None:
    content = page_of(asking).content
    widest = content.tornado.bars[0]
    low, high = sorted((widest.low, widest.high))
    assert content.top.view is not None and content.top.view.lever == widest.lever
    assert f"the typical total goes from {FMT.money_range(low, high)}" in content.top.accessibleName()
    assert "Nobody has measured this for you" in content.top.accessibleName()


def test_a_bar_leads_to_its_lever(asking: Hands) -> None:
    view = page_of(asking).content.tornado
    at = view.row_box(1).center() * view.theme.scale
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=at.toPoint())
    assert asking.row(view.bars[1].lever).field.hasFocus() or asking.row(view.bars[1].lever).slider.hasFocus()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(view, Qt.Key.Key_Home)
    QTest.keyClick(view, Qt.Key.Key_Return)
    row = asking.row(view.bars[0].lever)
    assert row.field.hasFocus() or row.slider.hasFocus()


def test_the_split_sums_to_the_whole_and_is_set_apart_from_the_bars(asking: Hands) -> None:
    content, rest = page_of(asking).content, asking.program.live.snapshot
    assert rest is not None and rest.rest is not None and rest.rest.split is not None
    assert sum(content.split.shares) == pytest.approx(1.0)
    assert f"What you do not know {FMT.share(rest.rest.split.not_known)}" in content.split.accessibleName()
    assert "move one lever and hold the others" in content.rests_note.text
    view = page_of(asking).view
    assert view is not None
    assert sum(part.share for part in view.rests) == pytest.approx(rest.rest.split.not_known)


def test_goal_seek_is_that_of_the_model(asking: Hands, player: Player) -> None:
    view, project = page_of(asking).view, asking.program.session.project
    assert view is not None and view.seek.complete
    for key in ("views_per_stream", "streams_per_week", "likes_per_view"):
        row = next(row for row in view.seek.rows if row.lever == key)
        found = seek(player, case_of(asking), key, project.goal.usd, 0.8, futures=LEAST_FUTURES)
        assert row.number == found.value
        assert row.hours == pytest.approx(found.more_hours / WEEKS)


def test_applying_meets_the_goal_and_is_one_step(asking: Hands, player: Player) -> None:
    page, session = page_of(asking), asking.program.session
    seek_table, before = page.content.seek, session.project
    row = next(k for k, row in enumerate(seek_table.rows) if row.key == "views_per_stream")
    seek_table.setCurrentIndex(seek_table.table.index(row, 5))
    QTest.keyClick(seek_table, Qt.Key.Key_Return)
    asking.counted()
    moved = player.play(case_of(asking), LEAST_FUTURES)
    assert moved.chance(session.project.goal.usd) >= 0.8
    assert session.undo_stack.count() == 1
    asking.settle()
    view = page.view
    assert view is not None
    assert next(row for row in view.seek.rows if row.lever == "views_per_stream").reach is Reach.NOW
    asking.do("undo")
    assert session.project == before


def test_another_chance_and_goal_are_sought(asking: Hands, player: Player) -> None:
    page, session = page_of(asking), asking.program.session
    page._on_word(CHANCE)
    next(action for action in page.menu.actions() if action.text() == "50 of 100").trigger()
    page.menu.close()
    asking.settle()
    assert "in 50 of 100 futures" in page.content.seek_heading.text
    assert asking.program.preferences.sought_chance == 0.5  # and so it is asked next time
    page._on_word(GOAL)
    page.field.selectAll()
    QTest.keyClicks(page.field, "120")
    QTest.keyClick(page.field, Qt.Key.Key_Return)
    asking.settle()
    assert session.project.goal.usd == 120
    assert page.content.seek_heading.text.startswith("To reach $120")
    assert page.view is not None
    found = seek(player, case_of(asking), "views_per_stream", 120, 0.5, futures=LEAST_FUTURES)
    assert next(row for row in page.view.seek.rows if row.lever == "views_per_stream").number == found.value
    asking.do("undo")
    assert session.project.goal.usd == GOAL_USD


def test_a_goal_that_is_given_up_changes_nothing(asking: Hands) -> None:
    page = page_of(asking)
    page._on_word(GOAL)
    QTest.keyClicks(page.field, "900")
    QTest.keyClick(page.field, Qt.Key.Key_Escape)
    assert not page.field.isVisible()
    assert asking.program.session.project.goal.usd == GOAL_USD


def test_two_levers_are_combined_and_applied(asking: Hands) -> None:
    page, session = page_of(asking), asking.program.session
    page.content.pair.chosen.emit("views_per_stream", "coins_per_gifter")
    asking.until(lambda: page.view is not None and page.view.seek.together is not None)
    together = page.view.seek.together  # type: ignore[union-attr]
    assert together is not None and together.numbers is not None
    assert page.content.pair_note.text.startswith("Views per LIVE ")
    page.content.pair_note.pressed.emit("together")
    asking.counted()
    mine = session.project.strategy_of(session.edited)
    assert tuple(mine.number(key) for key in together.levers) == pytest.approx(together.numbers)
    assert session.undo_stack.count() == 1


def test_what_if_stands_as_a_ghost_on_the_fan(asking: Hands) -> None:
    content = page_of(asking).content
    assert [row.key for row in content.stress.rows] == [
        "rate_cut", "reach_halved", "ill", "viral_week", "top_gifter_gone"
    ]  # fmt: skip
    content.stress.setCurrentIndex(content.stress.table.index(2, 0))
    QTest.keyClick(content.stress, Qt.Key.Key_Return)
    view = page_of(asking).view
    assert view is not None
    assert content.fan.ghost is view.stress[2].line
    assert content.fan.bands.fan is not None and content.fan.bands.fan.ghost is view.stress[2].line
    assert content.stress.rows[2].chosen
    assert float(view.stress[2].line[-1]) == pytest.approx(view.stress[2].earned.typical)
    QTest.keyClick(content.stress, Qt.Key.Key_Return)
    assert content.fan.ghost is None


def test_ten_futures_are_told_and_each_is_one_of_the_strategy(asking: Hands) -> None:
    content = page_of(asking).content
    asking.click(content.player.button)
    asking.until(lambda: bool(content.player.stories))
    result = played(asking.program.session.project)[asking.program.session.edited]
    assert len(content.player.stories) == 10
    for story in content.player.stories:
        gaps = np.abs(result.left - np.asarray(story.path[1:])[:, None]).max(axis=0)
        assert float(gaps.min()) < 0.01
        assert story.total == pytest.approx(float(story.path[-1]), abs=0.01)
    assert content.player.sentence.text.startswith("Future 1: ")
    assert not content.player.playing  # motion is reduced: a still
    asking.click(content.player.next)
    assert content.player.sentence.text.startswith("Future 2: ")
    assert len(content.fan.stories.lines) == 2


def test_the_map_holds_the_present_strategy_and_is_read_by_keyboard(asking: Hands) -> None:
    content = page_of(asking).content
    heat = content.heat.view
    assert heat is not None and heat.played == 1.0
    column, row = heat.at
    widest = [bar.lever for bar in content.tornado.bars[:2]]
    assert [heat.x_lever, heat.y_lever] == widest
    assert FMT.money(float(heat.typical[row][column])) in content.heat_note.text
    content.heat.setFocus()
    QTest.keyClick(content.heat, Qt.Key.Key_Right)
    assert FMT.money(float(heat.typical[row][column + 1])) in content.heat_note.text
    content.axes.chosen.emit("watch_minutes", "likes_per_view")
    asking.settle()
    assert content.heat.view is not None
    assert (content.heat.view.x_lever, content.heat.view.y_lever) == ("watch_minutes", "likes_per_view")


def test_likes_add_up_step_by_step(asking: Hands) -> None:
    content, snapshot = page_of(asking).content, asking.program.live.snapshot
    assert snapshot is not None and snapshot.rest is not None and snapshot.rest.worth is not None
    assert content.worth.total == pytest.approx(snapshot.rest.worth.per_1000.median)


def test_the_ledger_names_every_lever_once(asking: Hands) -> None:
    from tikearn_gui.core.levers import LEVERS

    ledger = page_of(asking).content.ledger
    assert sorted(row.key for row in ledger.rows) == sorted(LEVERS)
    minutes = next(row for row in ledger.rows if row.key == "minutes_per_stream")
    assert [cell.text for cell in minutes.cells][1:] == ["150\xa0min", "", "–", "–", "you"]


def test_one_strategy_is_told_why_nothing_can_be_measured(hands: Hands, preferences: Preferences) -> None:
    preferences.page = "matters"
    hands.program.documents.start_from("newcomer")
    hands.open(Opening(shown=True))
    hands.settle()
    content = page_of(hands).content
    assert content.knowing_note.text.startswith("With one strategy there is nothing to choose between")
    assert not content.knowing.rows


def test_a_drag_moves_the_fan_alone_and_the_rest_follows(asking: Hands) -> None:
    page = page_of(asking)
    view, fan = page.view, page.content.fan.fan
    asking.drag_lever("minutes_per_stream", 160.0, 175.0)
    asking.settle()
    assert page.view is not view and page.content.fan.fan is not fan
    result = played(asking.program.session.project)[1]
    assert page.content.fan.fan is not None
    assert page.content.fan.fan.bands[:, 1:] == pytest.approx(result.bands())


def test_what_is_copied_says_everything(asking: Hands) -> None:
    asking.do("copy_figures")
    text = QApplication.clipboard().text()
    assert text.startswith("What matters most for Longer streams is")
    assert "What you do not know" in text and "Half the reach for 3 weeks" in text
