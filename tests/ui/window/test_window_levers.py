"""A person moves levers: what stands on the screen is what the model says of the project."""

from __future__ import annotations

import random

import numpy as np
import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.window.hands import Hands
from tests.ui.window.reference import played
from tikearn_gui.app import Opening
from tikearn_gui.core.lever import Scale
from tikearn_gui.core.projection import quantiles
from tikearn_gui.ui.format import Format
from tikearn_gui.ui.levers.lever_group import Fold
from tikearn_gui.ui.levers.range_slider import RangeSlider
from tikearn_gui.ui.levers.slider_row import SliderRow

FMT = Format("en_US")


def typical(taken_home: object) -> str:
    return FMT.money(float(quantiles(np.asarray(taken_home), (0.5,))[0]))


def test_everything_on_the_screen_is_what_the_model_says(hands: Hands) -> None:
    hands.open(Opening(example=True))
    project, edited = hands.program.session.project, hands.program.session.edited
    found = played(project)
    assert hands.card_texts() == [
        (name, typical(one.take_home)) for name, one in zip(project.names, found, strict=True)
    ]
    assert hands.hero == typical(found[edited].take_home)
    fan = hands.page.content.fan.fan
    assert fan is not None
    np.testing.assert_allclose(fan.bands[:, 1:], found[edited].bands(), rtol=1e-6)
    assert not fan.bands[:, 0].any()
    for other, index in zip(fan.others, (0, 2), strict=True):
        np.testing.assert_allclose(other.typical[1:], found[index].bands()[3], rtol=1e-6)
    assert hands.page.content.dots_heading.words[0] == "50 equally likely futures"
    reached = FMT.of_100(found[edited].chance(project.goal.usd))
    assert (
        f"{reached} out of 100 reach your goal of {FMT.money(project.goal.usd)}" in hands.page.content.headline.text()
    )
    hours = found[edited].hours
    an_hour = FMT.money(float(quantiles(found[edited].take_home, (0.5,))[0]) / hours)
    assert f"before tax. {an_hour} an hour." in hands.page.content.headline.text()
    sources = hands.page.content.sources.sources
    assert sources is not None
    np.testing.assert_allclose([part.average for part in sources.parts], found[edited].mean_by_week(), rtol=1e-6)


def test_a_drag_is_followed_and_is_one_step_back(hands: Hands) -> None:
    hands.open(Opening(example=True))
    session, before = hands.program.session, hands.program.session.project
    hero = hands.hero
    hands.drag_lever("minutes_per_stream", 140, 110, 70, 40)
    slider = hands.row("minutes_per_stream").slider
    moved = session.project.strategy_of(1).number("minutes_per_stream")
    assert moved == slider.setting.number
    assert 30 <= moved <= 50
    assert session.undo_stack.count() == 1
    hands.counted()
    assert hands.hero == typical(played(session.project)[1].take_home) != hero
    assert hands.program.actions["undo"].text() == "Undo: minutes per LIVE"
    hands.do("undo")
    hands.counted()
    assert session.project == before
    assert (hands.hero, slider.setting.number) == (hero, 150)
    assert not hands.program.actions["undo"].isEnabled()
    hands.do("redo")
    hands.counted()
    assert session.project.strategy_of(1).number("minutes_per_stream") == moved


def test_during_a_drag_sentence_plot_and_slider_agree_and_the_axis_stands_still(hands: Hands) -> None:
    hands.open(Opening(example=True))
    slider = hands.reveal("minutes_per_stream").slider
    fan = hands.page.content.fan
    limits = fan.limits
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=hands.place(slider, 150))
    for value in (120, 80, 50):
        QTest.mouseMove(slider, hands.place(slider, value))
        QApplication.processEvents()
    number = slider.setting.number
    hands.until(
        lambda: (
            (shown := hands.desk.feed.snapshot) is not None
            and shown.projections[1].case.strategy.number("minutes_per_stream") == number
        )
    )
    assert fan.fan is not None
    assert hands.hero == FMT.money(float(fan.fan.bands[3][-1]))
    assert fan.limits == limits
    assert fan.fan.ghost is not None
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=hands.place(slider, 50))
    hands.counted()
    assert fan.fan.ghost is None
    assert fan.limits != limits


def _draw(hands: Hands, slider: RangeSlider, *values: float) -> None:
    """Takes the handle, draws it over these values and waits until the last one is on show."""
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=hands.place(slider, slider.setting.number))
    for value in values:
        QTest.mouseMove(slider, hands.place(slider, value))
        QApplication.processEvents()
    feed, session = hands.desk.feed, hands.program.session
    hands.until(
        lambda: (
            (shown := feed.snapshot) is not None
            and shown.project is session.project
            and shown.edited not in shown.stale
        )
    )


def test_after_a_release_the_axis_waits_for_final_figures_but_not_for_ever(hands: Hands) -> None:
    hands.open(Opening(example=True))
    slider = hands.reveal("minutes_per_stream").slider
    fan = hands.page.content.fan
    limits = fan.limits
    _draw(hands, slider, 120, 80)
    hands.program.live.blockSignals(True)  # they do not come
    QTest.mouseMove(slider, hands.place(slider, 50))
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=hands.place(slider, 50))
    assert fan.limits == limits
    assert fan.fan is not None and fan.fan.ghost is not None
    hands.until(lambda: fan.limits != limits)
    assert fan.fan.ghost is None
    hands.program.live.blockSignals(False)


def test_who_takes_a_lever_again_at_once_sees_where_that_began(hands: Hands) -> None:
    hands.open(Opening(example=True))
    slider = hands.reveal("minutes_per_stream").slider
    fan = hands.page.content.fan
    _draw(hands, slider, 120, 50)
    hands.program.live.blockSignals(True)
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=hands.place(slider, 50))
    hands.program.live.blockSignals(False)
    assert fan.fan is not None
    shown = fan.fan.bands[3].copy()
    _draw(hands, slider, 100, 140)
    assert fan.fan.ghost is not None
    np.testing.assert_array_equal(fan.fan.ghost, shown)
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=hands.place(slider, 140))
    hands.counted()
    assert fan.fan.ghost is None


def test_a_typed_value_counts_also_beyond_the_end(hands: Hands) -> None:
    hands.open(Opening(example=True))
    hands.type_lever("views_per_stream", "1,640")
    assert hands.program.session.project.strategy_of(1).number("views_per_stream") == 1640
    hands.type_lever("views_per_stream", "2m")
    assert hands.program.session.project.strategy_of(1).number("views_per_stream") == 2_000_000
    hands.counted()
    assert hands.hero == typical(played(hands.program.session.project)[1].take_home)


@pytest.mark.parametrize("text", ["many", "-5", "1e99", ""])
def test_what_is_no_value_changes_nothing(hands: Hands, text: str) -> None:
    hands.open(Opening(example=True), settled=False)
    before = hands.program.session.project
    hands.type_lever("views_per_stream", text)
    assert hands.program.session.project == before
    assert hands.program.session.undo_stack.count() == 0


def test_arrows_step_and_shift_steps_ten_times(hands: Hands) -> None:
    hands.open(Opening(example=True), settled=False)
    slider = hands.reveal("streams_per_week").slider
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert hands.program.session.project.strategy_of(1).number("streams_per_week") == 4
    QTest.keyClick(slider, Qt.Key.Key_Left)
    assert hands.program.session.project.strategy_of(1).number("streams_per_week") == 3


def test_a_refused_value_leaves_lever_and_project(hands: Hands) -> None:
    """Coins per gifter must lie below the dearest gift, which only the whole strategy knows."""
    hands.open(Opening(example=True), settled=False)
    before = hands.program.session.project
    hands.type_lever("dearest_gift", "100")
    assert hands.program.session.project == before
    assert "oins per gifter" in hands.banner
    assert "_" not in hands.banner
    assert hands.row("dearest_gift").field.text() != "100"


def test_the_lever_with_the_focus_is_reset(hands: Hands) -> None:
    hands.open(Opening(example=True), settled=False)
    session = hands.program.session
    hands.type_lever("minutes_per_stream", "200")
    hands.reveal("minutes_per_stream")
    hands.do("reset_lever")
    assert session.project.strategy_of(1).number("minutes_per_stream") == 90
    assert not session.project.strategies[1].overrides
    assert hands.program.actions["undo"].text() == "Undo: reset of minutes per LIVE"


def test_a_lever_of_the_base_takes_the_others_along(hands: Hands) -> None:
    hands.open(Opening(example=True))
    hands.program.session.select(0)
    hands.type_lever("views_per_stream", "3000")
    hands.counted()
    project = hands.program.session.project
    assert [project.strategy_of(i).number("views_per_stream") for i in range(3)] == [3000] * 3
    assert [text for _, text in hands.card_texts()] == [typical(one.take_home) for one in played(project)]


def test_a_lever_says_what_it_means_against_what_is_usual(hands: Hands) -> None:
    hands.open(Opening(example=True), settled=False)
    hands.program.session.select(0)
    row = hands.reveal("views_per_stream")
    assert "usual" not in row._tip()
    hands.type_lever("views_per_stream", "1640")
    assert ("1.64 × your usual", False) in row._asides()
    hands.type_lever("likes_per_view", "20")
    likes = hands.row("likes_per_view")
    assert ("moves nothing further", True) in likes._asides()
    assert "More than 5.98 likes per view, 2.7 times your usual, move nothing further." in likes._tip()
    hands.do("this_is_usual")
    assert all("usual" not in one._tip() for one in (row, likes))


def test_make_it_mine_closes_the_range(hands: Hands) -> None:
    hands.open(Opening(example=True), settled=False)
    hands.reveal("views_per_stream")
    hands.desk.panel.make_mine_requested.emit("views_per_stream")
    setting = hands.program.session.project.strategy_of(1)["views_per_stream"]
    assert (setting.value, setting.unsure) == (1000, False)


def test_the_lever_named_in_the_foot_is_shown(hands: Hands) -> None:
    hands.open(Opening(example=True))
    hands.desk.panel.check_requested.emit("payout_fee")
    QApplication.processEvents()
    row = hands.desk.panel.rows["payout_fee"]
    assert row.isVisible()
    assert any(part.hasFocus() for part in row.focus_chain())


def items(hands: Hands) -> tuple[int, ...]:
    """What could grow: items on the plots, objects in the window; there are as many tips as ever had an effect."""
    content, desk = hands.page.content, hands.desk
    plots = sum(len(plot.scene().items()) for plot in (content.fan, content.sources))
    parts = (hands.page, desk.panel, desk.workspace.cards, hands.program.window.menus)
    return plots, *(len(part.findChildren(QObject)) for part in parts)


def test_random_moves_leave_no_trace(hands: Hands) -> None:
    hands.open(Opening(example=True))
    for part in hands.desk.panel.groups.values():
        part.set_fold(Fold.ALL)
    QApplication.processEvents()
    rows = [row for row in hands.desk.panel.rows.values() if isinstance(row, SliderRow) and row.slider.isEnabled()]
    dice = random.Random(4)
    failures: list[object] = []
    hands.program.live.failed.connect(failures.append)
    for row in rows:  # once each, so that everything that is ever made is made
        row.slider.edited.emit(row.slider.setting)
    hands.counted()
    before = items(hands)
    moves = 0
    while moves < 120:
        moves += _move(hands, dice.choice(rows), dice)
        if moves % 10 == 0:
            QApplication.processEvents()
    hands.counted()
    assert failures == []
    assert items(hands) == before
    project, edited = hands.program.session.project, hands.program.session.edited
    assert hands.hero in ("", typical(played(project)[edited].take_home))
    for row in rows:
        assert row.slider.setting == project.strategy_of(edited)[row.key]


def _move(hands: Hands, row: SliderRow, dice: random.Random) -> int:
    """A short drag to random values, as the slider would wish it; how many moves it had."""
    lever, panel = row.lever, hands.desk.panel
    panel.drag_started.emit(row.key)
    moves = dice.randint(1, 4)
    for _ in range(moves):
        share = dice.random()
        low, high = lever.slider_low, lever.slider_high
        logs = lever.scale is Scale.LOG and low > 0
        value = low * (high / low) ** share if logs else low + (high - low) * share
        value = float(round(value)) if lever.scale is Scale.WHOLE else value
        panel.edited.emit(row.key, lever.moved(row.slider.setting, min(max(value, lever.low), lever.high)))
    panel.drag_finished.emit(row.key)
    return moves
