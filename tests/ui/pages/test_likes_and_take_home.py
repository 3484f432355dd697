"""The likes table and the way of a gift: the article's words, live figures, all of it readable and copyable."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.ui.plots.samples import copy, likes, take_home
from tikearn_gui.ui.format import Format
from tikearn_gui.ui.pages import words
from tikearn_gui.ui.pages.parts.likes_table import LikesTable
from tikearn_gui.ui.pages.parts.take_home import TakeHomeStrip
from tikearn_gui.ui.pages.views import Influence, LikesRow, Spread, Worth
from tikearn_gui.ui.theme import Theme


@pytest.fixture
def table(qtbot: QtBot, theme: Theme, fmt: Format) -> LikesTable:
    part = LikesTable(theme, fmt)
    qtbot.addWidget(part)
    part.resize(416, part.height())
    part.show()
    part.show_likes(likes())
    return part


def cells(table: LikesTable) -> list[list[str]]:
    model = table.likes
    return [[str(model.index(r, c).data()) for c in range(model.columnCount())] for r in range(model.rowCount())]


def test_the_article_s_columns_in_its_order(table: LikesTable) -> None:
    heads = [table.likes.headerData(c, Qt.Orientation.Horizontal) for c in range(table.likes.columnCount())]
    assert [str(head).replace("\n", " ") for head in heads] == [
        "Method", "Pays directly?", "Influenced by likes?", "Typical", "8 of 10 futures", "If likes double",
    ]  # fmt: skip


def test_rows_hold_the_figures_and_likes_pay_nothing(table: LikesTable) -> None:
    assert cells(table) == [
        ["Virtual gifts", "Yes", "Yes", "$138", "$43 to $385", "9\u00a0%"],
        ["Brand partnerships", "Yes", "Indirectly", "$0", "$0 to $580", "6\u00a0%"],
        ["Merchandise", "Yes", "Indirectly", "$113", "$51 to $230", "3\u00a0%"],
        ["Likes themselves", "No", "–", "$0", "always", ""],
    ]


def test_screen_readers_hear_the_question_with_the_answer(table: LikesTable) -> None:
    cell = table.likes.index(1, 2)
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "Influenced by likes? Indirectly"


def test_new_figures_keep_the_rows(table: LikesTable, qtbot: QtBot) -> None:
    view = likes()
    doubled = replace(view, rows=(replace(view.rows[0], if_doubled=0.2), *view.rows[1:]))
    with qtbot.assertNotEmitted(table.likes.modelReset):
        table.show_likes(doubled)
    assert cells(table)[0][-1] == "20\u00a0%"


def test_subscriptions_take_a_row_where_they_are_on(table: LikesTable) -> None:
    height, view = table.height(), likes()
    subscriptions = LikesRow("subscriptions", Influence.INDIRECT, Spread(1.0, 2.0, 3.0, 4.0, 5.0), 0.01)
    table.show_likes(replace(view, rows=(view.rows[0], subscriptions, *view.rows[1:])))
    assert [row[0] for row in cells(table)][1] == "Subscriptions"
    assert table.height() == height + 27


def test_where_room_is_short_names_are_shorter_words_before_they_are_cut(table: LikesTable) -> None:
    assert [table.method_text(row, 200.0) for row in (1, 3)] == ["Brand partnerships", "Likes themselves"]
    assert [table.method_text(row, 85.0) for row in range(4)] == [
        "Virtual gifts", "Partnerships", "Merchandise", "Likes",
    ]  # fmt: skip
    assert "…" in table.method_text(1, 40.0) or "..." in table.method_text(1, 40.0)


@pytest.mark.parametrize("width", [416, 420, 686])
def test_columns_fill_the_width_and_hold_their_words(table: LikesTable, width: int) -> None:
    table.resize(width, table.height())
    widths = [table.columnWidth(c) for c in range(table.likes.columnCount())]
    assert sum(widths) == table.viewport().width() == width
    needed = [table._natural(c) for c in range(table.likes.columnCount())]
    assert all(have >= need - 1 for have, need in zip(widths, needed, strict=True))


def test_a_narrow_table_shortens_the_method_alone(table: LikesTable) -> None:
    table.resize(380, table.height())
    widths = [table.columnWidth(c) for c in range(table.likes.columnCount())]
    assert sum(widths) == 380
    assert widths[0] < table._natural(0)
    assert all(have >= table._natural(c) - 1 for c, have in enumerate(widths) if c > 0)


def test_the_table_is_copied_whole(table: LikesTable) -> None:
    copy(table)
    rows = QGuiApplication.clipboard().text().split("\n")
    assert len(rows) == 5
    assert rows[1].split("\t") == ["Virtual gifts", "Yes", "Yes", "$138", "$43 to $385", "9\u00a0%"]


def test_the_bars_are_painted_in_the_source_s_colour(table: LikesTable) -> None:
    image = table.grab().toImage()
    seen = {image.pixel(x, y) & 0xFFFFFF for x in range(image.width()) for y in range(image.height())}
    for source in ("gifts", "partnerships", "merchandise"):
        assert table.theme.source_colour(source).rgb() & 0xFFFFFF in seen


# The sentence ---------------------------------------------------------------------------------------------------------


def sentence(fmt: Format, worth: tuple[Worth, ...]) -> str:
    return "".join(run.text for run in words.likes_worth(fmt, worth))


def test_what_a_thousand_more_likes_bring(fmt: Format) -> None:
    assert sentence(fmt, likes().worth) == (
        "1,000 more likes pay $0 directly and about $1.14 through gifts (66 cents), partnerships (35 cents) "
        "and merchandise (13 cents)."
    )


def test_likes_that_bring_nothing_say_so(fmt: Format) -> None:
    assert sentence(fmt, ()) == "1,000 more likes pay $0 directly, and less than a cent in other ways."
    assert sentence(fmt, (Worth("gifts", 0.001),)).endswith("less than a cent in other ways.")


def test_other_currencies_have_no_cents_in_words() -> None:
    fmt = Format("de_DE", "EUR")
    assert "cents" not in sentence(fmt, likes().worth)
    assert "1,14" in sentence(fmt, likes().worth)


# Take-home ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def strip(qtbot: QtBot, theme: Theme, fmt: Format) -> TakeHomeStrip:
    part = TakeHomeStrip(theme, fmt)
    qtbot.addWidget(part)
    part.resize(688, 44)
    part.show()
    part.show_take_home(take_home())
    return part


def test_five_steps_from_purse_to_purse(strip: TakeHomeStrip) -> None:
    assert strip.text() == (
        "What a 1,000-coin gift leaves you: A viewer’s 1,000 coins $15.23, App store and TikTok −$10.23, "
        "Your rewards, 50\u00a0% $5.00, Payout fee, tax −$0.10, You keep $4.90"
    )
    assert strip.accessibleName() == strip.text()


def test_steps_add_up() -> None:
    view = take_home()
    assert view.paid - view.store_and_platform == pytest.approx(view.rewards)
    assert view.rewards - view.fee - view.tax == pytest.approx(view.kept)


def test_the_bar_shrinks_to_what_is_kept(strip: TakeHomeStrip) -> None:
    earned, kept = strip.bar_shares()
    assert earned == pytest.approx(5.0 / 15.23)
    assert kept == pytest.approx(4.9 / 15.23)
    image = strip.grab().toImage()
    y = 41
    red = strip.theme.source_colour("gifts").rgb() & 0xFFFFFF
    painted = sum(image.pixel(x, y) & 0xFFFFFF == red for x in range(image.width()))
    assert painted == pytest.approx(688 * kept, abs=4)


@pytest.mark.parametrize("tax", [0.0, 4.9, 9.0])
def test_the_bar_never_leaves_its_track(strip: TakeHomeStrip, tax: float) -> None:
    strip.show_take_home(replace(take_home(), tax=tax))
    assert all(0.0 <= share <= 1.0 for share in strip.bar_shares())


def test_nothing_paid_is_nothing_shown(strip: TakeHomeStrip) -> None:
    strip.show_take_home(replace(take_home(), paid=0.0))
    assert strip.bar_shares() == (0.0, 0.0)
