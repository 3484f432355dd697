"""The panel of all levers: groups, folding, feeding, the foot."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.levers.driving import drag, point
from tikearn_gui.core.lever import Group, Setting
from tikearn_gui.core.levers import GROUPS, LEVERS
from tikearn_gui.ui.format import Format
from tikearn_gui.ui.levers.lever_group import Fold
from tikearn_gui.ui.levers.lever_panel import LeverPanel
from tikearn_gui.ui.levers.slider_row import SliderRow
from tikearn_gui.ui.notice import Notice
from tikearn_gui.ui.theme import Look, Mode, Theme


@pytest.fixture
def panel(theme: Theme, fmt: Format, qtbot: QtBot) -> LeverPanel:
    made = LeverPanel(theme, fmt)
    qtbot.addWidget(made)
    made.resize(300, 660)
    for key, lever in LEVERS.items():
        made.show_setting(key, lever.default, lever.default, False)
    made.show()
    made.activateWindow()
    return made


def visible(panel: LeverPanel) -> list[str]:
    return [key for key, row in panel.rows.items() if row.isVisible()]


def rest_of(panel: LeverPanel, group: Group) -> str:
    return panel.groups[group].head._rest.text()


def test_the_first_levers_show_at_first(panel: LeverPanel) -> None:
    assert visible(panel) == [key for key, lever in LEVERS.items() if lever.shown_first]
    assert rest_of(panel, Group.STREAMING) == "3 more ›"
    assert rest_of(panel, Group.COSTS) == f"{len(GROUPS[Group.COSTS])} closed ›"


def test_rows_that_are_not_seen_are_not_made(panel: LeverPanel) -> None:
    assert len(panel.rows) == sum(lever.shown_first for lever in LEVERS.values())


def test_groups_stand_in_the_order_of_the_registry(panel: LeverPanel) -> None:
    panel.restore_folds({group.value: "all" for group in Group})
    QApplication.processEvents()
    places = [panel.rows[key].mapTo(panel, panel.rows[key].rect().topLeft()).y() for key in LEVERS]
    assert places == sorted(places)
    assert len(set(places)) == len(LEVERS)


def test_more_and_fewer(panel: LeverPanel, qtbot: QtBot) -> None:
    head = panel.groups[Group.STREAMING].head
    with qtbot.waitSignal(panel.folded):
        head._rest.click()
    assert {lever.key for lever in GROUPS[Group.STREAMING]} <= set(visible(panel))
    assert rest_of(panel, Group.STREAMING) == "fewer"
    head._rest.click()
    assert rest_of(panel, Group.STREAMING) == "3 more ›"


def test_a_group_folds_away_by_its_name(panel: LeverPanel) -> None:
    head = panel.groups[Group.STREAMING].head
    head._name.click()
    assert "streams_per_week" not in visible(panel)
    assert rest_of(panel, Group.STREAMING) == "5 closed ›"
    head._name.click()
    assert "streams_per_week" in visible(panel)


def test_a_group_without_first_levers_opens_whole(panel: LeverPanel) -> None:
    panel.groups[Group.COSTS].head._name.click()
    assert {lever.key for lever in GROUPS[Group.COSTS]} <= set(visible(panel))


def test_folds_are_remembered(panel: LeverPanel, theme: Theme, fmt: Format, qtbot: QtBot) -> None:
    panel.groups[Group.COSTS].set_fold(Fold.ALL)
    panel.groups[Group.LIKES].set_fold(Fold.CLOSED)
    other = LeverPanel(theme, fmt)
    qtbot.addWidget(other)
    other.restore_folds({**panel.folds, "no such group": "all", "gifts": "no such fold"})
    assert other.folds == panel.folds


def test_a_row_made_later_shows_what_was_told_before(panel: LeverPanel) -> None:
    panel.show_strategy("Longer streams", 3, 0)
    panel.show_setting("tax_rate", Setting(0.2), Setting(0.0), False)
    panel.show_lock("rewards_rate", "In the US it follows from your LIVEs.", 0.47)
    panel.restore_folds({"costs": "all"})
    tax, rate = panel.rows["tax_rate"], panel.rows["rewards_rate"]
    assert isinstance(tax, SliderRow) and isinstance(rate, SliderRow)
    assert (tax.field.text(), rate.field.text()) == ("20", "47")
    assert not rate.field.isEnabled()


def test_a_changed_lever_shows_itself(panel: LeverPanel) -> None:
    panel.show_setting("watch_minutes", Setting(3.0), Setting(1.2), True)
    assert "watch_minutes" in visible(panel)
    assert rest_of(panel, Group.AUDIENCE) == "7 more ›"
    panel.show_setting("watch_minutes", Setting(1.2), Setting(1.2), False)
    assert "watch_minutes" in visible(panel)  # it does not vanish under the hand that reset it


def test_wishes_of_all_rows_come_out_of_the_panel(panel: LeverPanel, qtbot: QtBot) -> None:
    row = panel.rows["minutes_per_stream"]
    assert isinstance(row, SliderRow)
    with qtbot.waitSignals([panel.drag_started, panel.edited, panel.drag_finished], order="strict"):
        drag(row.slider, point(row.slider, 60), point(row.slider, 120))


def lever_around(panel: LeverPanel, part: QWidget) -> str:
    """The key of the lever in whose row a part stands; empty for heads."""
    return next((key for key, row in panel.rows.items() if row.isAncestorOf(part)), "")


def test_tab_goes_through_what_is_seen_in_its_order(panel: LeverPanel, qtbot: QtBot) -> None:
    panel.groups[Group.STREAMING].set_fold(Fold.ALL)
    panel.rows["streams_per_week"].take_focus()
    qtbot.waitUntil(lambda: panel.focusWidget() is not None)
    reached: list[str] = []
    for _ in range(40):
        key = lever_around(panel, panel.focusWidget())
        if key and key not in reached:
            reached.append(key)
        QTest.keyClick(panel.focusWidget(), Qt.Key.Key_Tab)
    seen = [key for key in LEVERS if key in visible(panel)]
    assert reached == seen[: len(reached)]
    assert len(reached) >= 8


def test_a_lever_can_be_called_from_elsewhere(panel: LeverPanel, qtbot: QtBot) -> None:
    panel.focus_lever("withdrawal_daily_cap")
    row = panel.rows["withdrawal_daily_cap"]
    assert isinstance(row, SliderRow)
    qtbot.waitUntil(row.field.hasFocus)
    top = row.mapTo(panel, row.rect().topLeft()).y()
    assert 0 <= top <= panel.height() - row.height()


def test_the_foot_says_what_is_not_known(panel: LeverPanel, qtbot: QtBot) -> None:
    assert not panel.foot.isVisible()
    panel.show_unknown(0.27, "gifters_per_100_views")
    assert panel.foot.text == (
        "27\u00a0% of this range is what you do not know yet. Check first: gifters per 100 views"
    )
    QApplication.processEvents()
    spot = panel.foot.link_boxes("gifters_per_100_views")[0].center().toPoint()
    with qtbot.waitSignal(panel.check_requested) as asked:
        QTest.mouseClick(panel.foot, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    assert asked.args == ["gifters_per_100_views"]
    panel.show_unknown(None, None)
    assert not panel.foot.isVisible()


def test_the_foot_stays_in_view(panel: LeverPanel) -> None:
    panel.restore_folds({group.value: "all" for group in Group})
    panel.show_unknown(0.27, "gifters_per_100_views")
    QApplication.processEvents()
    assert panel.foot.geometry().bottom() < panel.height()


def test_a_wrong_number_is_remarked_under_its_field(panel: LeverPanel, qtbot: QtBot) -> None:
    row = panel.rows["streams_per_week"]
    assert isinstance(row, SliderRow)
    row.take_focus()
    qtbot.waitUntil(row.field.hasFocus)
    row.field.selectAll()
    QTest.keyClicks(row.field, "2.5")
    QTest.keyClick(row.field, Qt.Key.Key_Return)
    slip = panel.findChild(Notice)
    assert isinstance(slip, Notice) and slip.isVisible()
    assert slip.text == "LIVEs a week takes whole numbers, 1 to 14, not 2.5."
    assert slip.y() > row.field.mapTo(panel, row.field.rect().bottomLeft()).y()
    QTest.keyClick(row.field, Qt.Key.Key_Tab)
    assert not slip.isVisible()
    row.take_focus()
    assert slip.isVisible()
    QTest.keyClick(row.field, Qt.Key.Key_Escape)
    assert not slip.isVisible()


@pytest.mark.parametrize("width", [264, 300, 340])
def test_no_row_is_wider_than_the_panel(panel: LeverPanel, width: int) -> None:
    panel.restore_folds({group.value: "all" for group in Group})
    panel.resize(width, 660)
    QApplication.processEvents()
    assert {row.width() for row in panel.rows.values()} == {width - 1}


def test_everything_grows_with_the_text(panel: LeverPanel, theme: Theme) -> None:
    theme.set_look(Look(Mode.DARK, text_size=1.5))
    panel.resize(450, 990)
    QApplication.processEvents()
    row = panel.rows["views_per_stream"]
    assert isinstance(row, SliderRow)
    assert row.height() == 69
    assert row.field.geometry().getRect() == (281, 3, 144, 33)


def test_an_unknown_lever_is_an_error(panel: LeverPanel) -> None:
    with pytest.raises(KeyError):
        panel.show_setting("no_such_lever", Setting(1.0), Setting(1.0), False)


def test_a_step_of_a_drag_is_cheap(panel: LeverPanel) -> None:
    """All levers are told anew at every step; only the one that moved may cost something."""
    panel.show_setting("views_per_stream", Setting(1_000.0), Setting(100.0), True)
    best = min(_seconds_of_a_step(panel, 1_000.0 + step) for step in range(20))
    assert best < 0.02  # 1.5 ms when it was written


def _seconds_of_a_step(panel: LeverPanel, views: float) -> float:
    start = time.perf_counter()
    for key, lever in LEVERS.items():
        moved = key == "views_per_stream"
        panel.show_setting(key, Setting(views) if moved else lever.default, lever.default, moved)
    QWidget.repaint(panel.rows["views_per_stream"])
    return time.perf_counter() - start


def test_other_locales_and_currencies(panel: LeverPanel) -> None:
    panel.show_setting("likes_per_view", Setting(2.6), Setting(2.6), False)
    panel.set_format(Format("de_DE", "EUR"))
    row = panel.rows["likes_per_view"]
    assert isinstance(row, SliderRow)
    assert row.field.text() == "2,6"
