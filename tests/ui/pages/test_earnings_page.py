"""The page as a whole: plots follow at once, texts at their own pace, and nothing is older than the levers unseen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.plots.samples import earnings, moved
from tikearn_gui.ui.format import Format
from tikearn_gui.ui.pages.earnings import EarningsPage
from tikearn_gui.ui.pages.views import Period
from tikearn_gui.ui.theme import Look, Mode, Theme


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, fmt: Format) -> EarningsPage:
    widget = EarningsPage(theme, fmt)
    qtbot.addWidget(widget)
    widget.resize(720, 620)
    widget.show()
    return widget


def boxes(page: EarningsPage) -> dict[str, QRect]:
    c = page.content
    parts: dict[str, QWidget] = {
        "headline": c.headline, "moved": c.moved, "fan": c.fan, "sources": c.sources, "table": c.table,
        "worth": c.worth_wide if c.worth_wide.isVisible() else c.worth, "strip": c.strip,
        "fan heading": c.fan_heading, "dots heading": c.dots_heading,
        "sources heading": c.sources_heading, "likes heading": c.likes_heading,
    }  # fmt: skip
    return {name: part.geometry() for name, part in parts.items()}


@pytest.mark.parametrize(
    ("width", "height"), [(720, 620), (700, 620), (720, 520), (860, 700), (1260, 900), (1700, 1200)]
)
def test_parts_do_not_cover_one_another(page: EarningsPage, width: int, height: int) -> None:
    page.resize(width, height)
    page.show_earnings(earnings())
    placed = boxes(page)
    inside = page.content.rect()
    for name, box in placed.items():
        assert inside.contains(box), name
    # The block may reach into the gap under the headline: it has up to four lines.
    placed["moved"].setHeight(98)
    names = sorted(placed)
    covered = [(a, b) for k, a in enumerate(names) for b in names[k + 1 :] if placed[a].intersects(placed[b])]
    assert covered == []


def test_everything_fits_without_scrolling_at_1280(page: EarningsPage) -> None:
    page.show_earnings(earnings())
    assert page.content.height() <= page.viewport().height() == 620
    assert page.verticalScrollBar().maximum() == 0


def test_a_low_window_scrolls_and_keeps_the_fan_readable(page: EarningsPage, qtbot: QtBot) -> None:
    page.resize(720, 520)
    page.show_earnings(earnings())
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() > 0)
    assert page.content.fan.height() >= 190


def test_a_high_window_gives_its_height_to_the_fan(page: EarningsPage, qtbot: QtBot) -> None:
    page.show_earnings(earnings())
    before = page.content.fan.height()
    page.resize(720, 700)
    qtbot.waitUntil(lambda: page.content.fan.height() == before + 80)


def test_the_wide_layout_puts_the_sentence_under_the_table(page: EarningsPage) -> None:
    page.resize(1260, 900)
    page.show_earnings(earnings())
    placed = boxes(page)
    assert placed["worth"].left() == placed["table"].left()
    assert placed["worth"].top() > placed["table"].bottom()
    assert page.content.gift_heading.isVisible()
    assert page.content.sources_heading.words[1] == "average a week; typical values would not add up"
    page.resize(720, 620)
    assert not page.content.gift_heading.isVisible()
    assert page.content.sources_heading.words[1] == "average a week"


def test_all_parts_show_the_same_figures(page: EarningsPage) -> None:
    view = earnings()
    page.show_earnings(view)
    content = page.content
    assert content.headline.view is view.headline
    assert content.moved.view is view.headline.moved
    assert content.fan.fan is view.fan
    assert content.sources.sources is view.sources
    assert content.table.likes.likes == view.likes.rows
    assert content.strip.view is view.take_home
    assert content.worth.text.startswith("1,000 more likes pay $0 directly")


def test_plots_follow_a_drag_at_once_and_texts_at_their_pace(page: EarningsPage, qtbot: QtBot) -> None:
    page.show_earnings(earnings())
    view = earnings(1.3, moved=moved(3))
    page.show_earnings(view, moving=True)
    assert page.content.fan.fan is view.fan
    assert page.content.headline.view is view.headline
    assert page.content.moved.view != view.headline.moved
    qtbot.waitUntil(lambda: page.content.moved.view is view.headline.moved, timeout=2000)


def test_release_brings_everything_up_to_date(page: EarningsPage) -> None:
    page.show_earnings(earnings())
    limits = page.content.fan.limits
    view = earnings(4.0, moved=moved(3))
    page.show_earnings(view, moving=True)
    assert page.content.fan.limits == limits
    page.release()
    assert page.content.moved.view is view.headline.moved
    assert page.content.fan.limits != limits
    assert not page.content.fan.moving


def test_a_drag_makes_nothing(page: EarningsPage) -> None:
    page.show_earnings(earnings())
    children = page.findChildren(QObject)
    for k in range(200):
        page.show_earnings(earnings(1.0 + k / 400), moving=True)
    page.release()
    assert page.findChildren(QObject) == children


def test_figures_turn_grey_where_an_answer_is_late(page: EarningsPage, qtbot: QtBot) -> None:
    page.show_earnings(earnings())
    page.asked()
    assert not page.stale
    qtbot.waitUntil(lambda: page.stale, timeout=2000)
    assert page.content.fan.stale
    assert page.content.sources.stale
    page.show_earnings(earnings(), moving=True)
    assert not page.stale
    assert not page.content.fan.stale


def test_an_answer_in_time_stays_in_ink(page: EarningsPage, qtbot: QtBot) -> None:
    page.show_earnings(earnings())
    page.asked()
    page.show_earnings(earnings(1.1), moving=True)
    qtbot.wait(150)
    assert not page.stale


def test_a_hidden_page_waits_until_it_is_seen(page: EarningsPage) -> None:
    page.show_earnings(earnings())
    page.hide()
    view = earnings(2.0)
    page.show_earnings(view, moving=True)
    assert page.content.fan.fan is not view.fan
    page.show()
    assert page.content.fan.fan is view.fan
    assert page.content.headline.view is view.headline


def test_wishes_come_out_of_the_page(page: EarningsPage, qtbot: QtBot) -> None:
    page.show_earnings(earnings())
    with qtbot.waitSignal(page.goal_chosen) as goal:
        page.content.fan.goal_dropped.emit(300.0)
    assert goal.args == [300.0]
    with qtbot.waitSignal(page.period_chosen) as period:
        page.content.headline.period_chosen.emit(Period.LIVE)
    assert period.args == [Period.LIVE]


def test_tab_leads_through_words_plots_and_table(page: EarningsPage) -> None:
    page.show_earnings(earnings())
    content = page.content
    reachable: list[QWidget] = [*content.headline.words.values(), content.fan, content.sources, content.table]
    assert all(part.focusPolicy() & Qt.FocusPolicy.TabFocus for part in reachable)
    assert all(part.accessibleName() for part in (content.headline, content.moved, content.fan, content.sources))
    assert all(part.accessibleName() for part in (content.table, content.strip, content.fan_heading))


@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize("size", [0.8, 1.0, 2.0])
def test_every_look_can_be_painted(qtbot: QtBot, fmt: Format, mode: Mode, size: float) -> None:
    widget = EarningsPage(Theme(Look(mode=mode, text_size=size, reduced_motion=True)), fmt)
    qtbot.addWidget(widget)
    widget.resize(round(720 * size), round(620 * size))
    widget.show()
    widget.show_earnings(earnings())
    image = widget.grab().toImage()
    assert image.pixelColor(2, 2).name() == widget.theme.hex("surface").lower()
    assert widget.content.fan.area.width() == pytest.approx(688, abs=2)


def test_another_currency_reaches_every_part(page: EarningsPage) -> None:
    page.show_earnings(earnings())
    page.set_format(Format("de_DE", "EUR"))
    content = page.content
    assert content.headline.hero is not None
    assert "€" in content.headline.hero.text
    assert "€" in content.fan.summary()
    assert "€" in content.sources.words()
    assert "€" in content.table.likes.as_text()
    assert "€" in content.strip.text()
    assert "€" in content.moved.text()
    assert "€" in content.worth.text
