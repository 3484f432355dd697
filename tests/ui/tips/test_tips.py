"""The tips: one scale for all, what they cost said with what they bring, and never an old figure in ink."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.plots.samples import press, tip, tips
from tikearn_gui.ui.format import Format
from tikearn_gui.ui.pages.views import Spread
from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.tips.tip_card import FOOT
from tikearn_gui.ui.tips.tips_column import TipsColumn
from tikearn_gui.ui.tips.tips_panel import TipsPanel


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme, fmt: Format) -> TipsPanel:
    widget = TipsPanel(theme, fmt)
    qtbot.addWidget(widget)
    widget.resize(260, 660)
    widget.show()
    widget.show_tips(tips())
    return widget


def test_a_card_says_gain_chance_hour_and_cost(panel: TipsPanel) -> None:
    assert panel.cards[1].text() == (
        "Promote your LIVEs: +$19. $0 to +$90 · helps in 85 of 100. the hour pays better in 60 of 100. "
        "+1.5\u00a0h a week"
    )


def test_a_tip_without_hours_does_not_speak_of_the_hour(panel: TipsPanel) -> None:
    assert "hour pays" not in panel.cards[0].text()
    assert panel.cards[0].text().endswith("+0\u00a0h")
    assert panel.cards[0].height_for(236.0) < panel.cards[1].height_for(236.0)


def test_a_tip_worth_nothing_says_so(panel: TipsPanel) -> None:
    card = panel.cards[2]
    assert card.text().startswith("Promote your LIVEs: $0. −$27 to +$66")
    assert card._role("$0") == "text"
    assert card._role("+$3") == "positive"
    assert card._role("−$3") == "negative"


def test_all_cards_share_one_scale_that_holds_zero(panel: TipsPanel) -> None:
    spans = {(card.span.low, card.span.high) for card in panel.cards}
    assert len(spans) == 1
    (low, high) = spans.pop()
    assert low <= -27.0
    assert high >= 127.0


def test_the_article_s_four_fit_into_1280_by_800(panel: TipsPanel) -> None:
    assert [card.isVisible() for card in panel.cards] == [True] * 4
    assert panel.list.height() <= panel.area.viewport().height()


def test_cards_do_not_overlap_even_where_chips_wrap(panel: TipsPanel) -> None:
    panel.resize(230, 400)
    boxes = [card.geometry() for card in panel.cards]
    assert all(above.bottom() < below.top() for above, below in pairwise(boxes))
    for card in panel.cards:
        inside = [child.geometry() for child in card.chips if child.isVisible()] + [card.button.geometry()]
        assert all(card.rect().contains(box) for box in inside)
        assert not any(box.intersects(card.button.geometry()) for box in inside[:-1])
    assert panel.area.verticalScrollBar().maximum() > 0


def test_chips_name_levers_and_lead_to_them(panel: TipsPanel, qtbot: QtBot) -> None:
    chips = [chip for chip in panel.cards[0].chips if chip.isVisible()]
    assert [chip.text() for chip in chips] == ["Likes per view", "Gifters per 100 views"]
    with qtbot.waitSignal(panel.lever_asked) as asked:
        chips[1].click()
    assert asked.args == ["gifters_per_100_views"]


def test_try_it_names_the_tip(panel: TipsPanel, qtbot: QtBot) -> None:
    assert panel.cards[0].button.accessibleName() == "Try it: Engage with your audience"
    with qtbot.waitSignal(panel.tried) as tried:
        panel.cards[0].button.click()
    assert tried.args == ["engage"]


def test_the_badge_leads_to_the_source(panel: TipsPanel, qtbot: QtBot) -> None:
    badge = panel.cards[3].badge
    assert badge is not None
    with qtbot.waitSignal(panel.source_asked) as asked:
        badge.click()
    assert asked.args == ["analyse"]


def test_tips_without_effect_are_one_line_that_opens(panel: TipsPanel) -> None:
    assert panel.rest.text() == "2 tips have no visible effect here"
    assert not panel.rest_list.isVisible()
    press(panel.rest, Qt.Key.Key_Space)
    assert panel.rest_list.isVisible()
    assert panel.rest_list.accessibleName() == "Promote your LIVEs: $0, Promote your LIVEs: $0"
    panel.show_tips(tips(without_effect=(tip(),)))
    assert panel.rest.text() == "1 tip has no visible effect here"
    panel.show_tips(tips(without_effect=()))
    assert not panel.rest.isVisible()
    assert not panel.rest_list.isVisible()


def test_counting_turns_figures_grey(panel: TipsPanel) -> None:
    panel.set_counting()
    assert all(card.counting for card in panel.cards)
    assert panel.cards[0]._role("+$28") == "stale"
    panel.show_tips(tips())
    assert not any(card.counting for card in panel.cards)


def test_a_tip_that_was_never_counted_has_no_figure_and_no_button(panel: TipsPanel) -> None:
    panel.show_tips(tips(shown=(replace(tip(), gain=None),), counting=True))
    assert panel.cards[0].text() == "Promote your LIVEs: counting …"
    assert not panel.cards[0].button.isEnabled()
    panel.show_tips(tips(shown=(tip(),)))
    assert panel.cards[0].button.isEnabled()


def test_cards_are_kept_and_filled_anew(panel: TipsPanel) -> None:
    children = panel.findChildren(QObject)
    for k in range(50):
        gain = Spread(0.0, 1.0, 2.0 + k, 60.0 + k, 70.0 + k)
        panel.show_tips(tips(shown=tuple(tip(key, gain) for key in ("engage", "promote", "quality", "analyse"))))
    assert panel.findChildren(QObject) == children
    panel.show_tips(tips(shown=(tip(),)))
    assert [card.isVisible() for card in panel.cards] == [True, False, False, False]


def test_other_figures_style_no_button_anew(panel: TipsPanel, monkeypatch: pytest.MonkeyPatch) -> None:
    """Eight cards are filled anew at each figure that comes; a style sheet that is set again is read again."""
    styled: list[str] = []
    set_sheet = QPushButton.setStyleSheet

    def watched(button: QPushButton, sheet: str) -> None:
        styled.append(sheet)
        set_sheet(button, sheet)

    monkeypatch.setattr(QPushButton, "setStyleSheet", watched)
    before = [card.button.geometry() for card in panel.cards]
    now = tips()
    panel.show_tips(replace(now, shown=tuple(replace(each, hours=each.hours + 1.0) for each in now.shown)))
    panel.show_tips(now)
    assert styled == []
    assert [card.button.geometry() for card in panel.cards] == before
    assert {card.button.height() for card in panel.cards} == {round(FOOT)}


def test_a_hidden_panel_waits_until_it_is_seen(panel: TipsPanel) -> None:
    panel.hide()
    panel.show_tips(tips(shown=(tip(gain=Spread(1.0, 2.0, 3.0, 4.0, 5.0)),)))
    assert "+$28" in panel.cards[0].text()
    panel.show()
    assert "+$3.00" in panel.cards[0].text()


# The rail -------------------------------------------------------------------------------------------------------------


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(1024, 700)
    return widget


@pytest.fixture
def column(window: QWidget, theme: Theme, fmt: Format) -> TipsColumn:
    widget = TipsColumn(theme, fmt, window)
    widget.setGeometry(764, 116, 260, 560)
    window.show()
    widget.show_tips(tips())
    return widget


def test_a_rail_opens_the_panel_over_the_page(column: TipsColumn) -> None:
    column.set_folded(True)
    column.setGeometry(984, 116, 40, 560)
    assert column.sizeHint().width() == 40
    assert column.rail.isVisible()
    assert not column.panel.isVisible()
    assert column.rail.accessibleName() == "Tips for Longer streams: 4"
    column.rail.click()
    assert column.panel.isVisible()
    assert column.panel.geometry().getRect() == (724, 116, 260, 560)
    assert column.panel.cards[0].isVisible()


def test_escape_closes_the_opened_panel(column: TipsColumn) -> None:
    column.set_folded(True)
    column.setGeometry(984, 116, 40, 560)
    column.rail.click()
    press(column.window(), Qt.Key.Key_Escape)
    assert not column.panel.isVisible()
    assert not column.rail.isChecked()


def test_a_wide_window_has_the_panel_again(column: TipsColumn) -> None:
    column.set_folded(True)
    column.rail.click()
    column.set_folded(False)
    column.setGeometry(764, 116, 260, 560)
    assert not column.rail.isVisible()
    assert column.panel.isVisible()
    assert column.panel.parentWidget() is column
    assert column.panel.geometry() == column.rect()
