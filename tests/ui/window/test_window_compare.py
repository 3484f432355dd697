"""A person compares strategies: what the page says is what the model counts, and everything on it can be undone."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from tests.ui.window.hands import Hands
from tests.ui.window.reference import played
from tikearn_gui.app import Opening
from tikearn_gui.core.compare import compare
from tikearn_gui.core.projection import months
from tikearn_gui.core.ranking import ranking
from tikearn_gui.ui.format import Format
from tikearn_gui.ui.pages.compare import ComparePage
from tikearn_gui.ui.preferences import Preferences
from tikearn_gui.ui.presenters.compare import ComparePresenter

FMT = Format("en_US")
NAMES = ("My usual week", "Longer streams", "More likes")


@pytest.fixture
def compared(hands: Hands, preferences: Preferences) -> Hands:
    """The example with Compare open, counted in full."""
    preferences.page = "compare"
    hands.open(Opening(example=True))
    hands.until(lambda: page_of(hands).tables is not None)
    return hands


def presenter_of(hands: Hands) -> ComparePresenter:
    found = hands.desk.book.presenters["compare"]
    assert isinstance(found, ComparePresenter)
    return found


def page_of(hands: Hands) -> ComparePage:
    return presenter_of(hands).page


def counted(hands: Hands) -> ComparePage:
    """The page once everything on it belongs to the project as it is."""
    hands.counted()
    hands.until(hands.program.live.idle)
    QApplication.processEvents()
    return page_of(hands)


def choose(page: ComparePage, menu_of: str, text: str) -> None:
    """Takes an entry of a menu that is open."""
    menu = page.content.duel.menu if menu_of == "a" else page.menu
    action = next(action for action in menu.actions() if action.text() == text)
    assert action.isEnabled()
    action.trigger()
    menu.close()
    QApplication.processEvents()


def test_the_sentence_says_what_is_counted(compared: Hands) -> None:
    base, longer, _ = played(compared.program.session.project)
    gain = compare(longer, base)
    low, high, typical = gain.figures.p10, gain.figures.p90, gain.figures.median
    content = page_of(compared).content
    assert content.duel.accessibleName() == (
        f"Longer streams beats My usual week in {FMT.of_100(gain.chance_ahead)} of 100 futures, "
        f"by {FMT.money_range(low, high)}, typically {FMT.money(typical)}."
    )
    hours = (longer.hours - base.hours) / 12
    assert f"for {FMT.number(round(hours, 1))} more hours a week" in content.duel.lines[3].text


def test_plots_hold_what_is_counted(compared: Hands) -> None:
    results = played(compared.program.session.project)
    gain, content = compare(results[1], results[0]), page_of(compared).content
    assert content.dots.difference is not None and content.gap.fan is not None and content.overlay.fan is not None
    assert content.dots.difference.dots == pytest.approx(gain.dots(50))
    assert content.gap.fan.bands[:, 1:] == pytest.approx(gain.bands)
    assert content.overlay.fan.bands[:, 1:] == pytest.approx(results[1].bands())
    lines = {line.strategy.name: line for line in content.overlay.lines}
    for name, result in zip(NAMES, results, strict=True):
        assert lines[name].typical[1:] == pytest.approx(result.bands()[3])
        assert lines[name].end.low == pytest.approx(result.bands()[1][-1])
    assert [line.strategy.name for line in content.overlay.ends.lines] == [
        "Longer streams",
        "More likes",
        "My usual week",
    ]


def test_the_table_shows_every_strategy(compared: Hands) -> None:
    project = compared.program.session.project
    compared.until(lambda: presenter_of(compared).is_settled(compared.program.live.snapshot))  # type: ignore[arg-type]
    counted(compared)
    content = page_of(compared).content
    for result, name, texts in zip(played(project), NAMES, content.figures.texts(), strict=True):
        typical, low, high = (float(result.bands()[row][-1]) for row in (3, 1, 5))
        assert texts[:3] == [name, FMT.money(typical), FMT.money_range(low, high)]
        assert texts[3] == FMT.of_100(result.chance(project.goal.usd))
        assert texts[4] == FMT.number(round(result.hours / 12, 1))
        assert texts[5] == FMT.money(typical / result.hours)
    assert [texts[6] for texts in content.figures.texts()][:2] == ["–", "Minutes per LIVE 90 → 150"]
    for result, texts in zip(played(project), content.more.texts(), strict=True):
        leanest = float(np.median(months(result.take_home_weekly).min(axis=0)))
        assert texts[1] == FMT.money(leanest)
        assert "…" not in texts


def test_the_matrix_and_the_ranking_are_counted(compared: Hands) -> None:
    ranked, content = ranking(played(compared.program.session.project)), page_of(compared).content
    for row in range(3):
        for column in range(3):
            expected = "" if row == column else FMT.of_100(float(ranked.ahead[row, column]))
            assert content.matrix.cell_text(row, column) == expected
    best = NAMES[ranked.order[0]]
    assert content.ranking.text.startswith(f"1. {best}")
    assert "Longer streams beats My usual week in" in content.matrix.accessibleName()


def test_swapping_the_base_negates_every_figure(compared: Hands) -> None:
    page = page_of(compared)
    before = page.view
    assert before is not None
    compared.click(page.content.swap)
    after = counted(compared).view
    assert after is not None
    assert (after.duel.a, after.duel.b) == (before.duel.b, before.duel.a)
    assert (after.duel.ahead, after.duel.behind) == (before.duel.behind, before.duel.ahead)
    assert after.duel.spread.typical == -before.duel.spread.typical
    assert (after.duel.spread.low, after.duel.spread.high) == (-before.duel.spread.high, -before.duel.spread.low)
    assert after.difference.dots.tolist() == (-before.difference.dots[::-1]).tolist()
    assert after.gap.bands.tolist() == (-before.gap.bands[::-1]).tolist()
    assert after.duel.hours == -before.duel.hours
    assert compared.program.session.undo_stack.count() == 0


def test_another_base_is_chosen_from_the_sentence(compared: Hands) -> None:
    page = page_of(compared)
    QTest.keyClick(page.content.duel.word, Qt.Key.Key_Return)
    choose(page, "a", "More likes")
    results = played(compared.program.session.project)
    gain = compare(results[1], results[2])
    assert page.view is not None
    assert page.view.duel.a.name == "More likes"
    assert page.view.duel.spread.typical == pytest.approx(gain.figures.median)
    assert page.content.figures.table.columns[-1].title == "Differs from More likes in"
    assert not compared.program.session.is_modified


def test_the_base_of_the_comparison_goes_along_with_its_strategy(compared: Hands) -> None:
    page = page_of(compared)
    page.a_chosen.emit(2)
    compared.program.commands.reorder(compared.desk.feed.cards[2].key, 0)
    counted(compared)
    assert page.view is not None and page.view.duel.a.name == "More likes"
    compared.program.commands.delete_card(compared.desk.feed.cards[0].key)
    counted(compared)
    assert page.view.duel.a.name == "My usual week"


def test_the_base_edited_is_compared_with_what_was_compared_last(compared: Hands) -> None:
    page = page_of(compared)
    compared.program.commands.choose(compared.desk.feed.cards[2].key)
    counted(compared)
    compared.program.commands.choose(compared.desk.feed.cards[0].key)
    counted(compared)
    assert page.view is not None
    assert (page.view.duel.a.name, page.view.duel.b.name) == ("My usual week", "More likes")


def test_a_row_leads_to_its_strategy(compared: Hands) -> None:
    figures = page_of(compared).content.figures
    figures.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(2):
        QTest.keyClick(figures, Qt.Key.Key_Down)
    QTest.keyClick(figures, Qt.Key.Key_Return)
    counted(compared)
    assert compared.program.session.edited == 2
    assert [row.chosen for row in figures.rows] == [False, False, True]


def test_a_lever_is_copied_to_another_strategy_and_back_again(compared: Hands) -> None:
    page, session = page_of(compared), compared.program.session
    levers, before = page.content.levers, session.project
    row = next(k for k, row in enumerate(levers.rows) if row.key == "minutes_per_stream")
    assert levers.texts()[row] == ["Minutes per LIVE", "90\xa0min", "150\xa0min", "90\xa0min"]
    levers.setCurrentIndex(levers.table.index(row, 2))
    QTest.keyClick(levers, Qt.Key.Key_Return)
    assert page.menu.actions()[0].text() == "Copy minutes per LIVE, 150\xa0min, to"
    choose(page, "copy", "More likes")
    counted(compared)
    assert session.project.strategy_of(2).number("minutes_per_stream") == 150
    assert session.project.base.number("minutes_per_stream") == 90
    assert levers.texts()[row] == ["Minutes per LIVE", "90\xa0min", "150\xa0min", "150\xa0min"]
    compared.do("undo")
    assert session.project == before


def test_a_lever_is_copied_to_all_strategies_in_one_step(compared: Hands) -> None:
    page, session = page_of(compared), compared.program.session
    before = session.project
    page.copy_asked.emit("minutes_per_stream", 1, -1)
    counted(compared)
    assert {session.project.strategy_of(k).number("minutes_per_stream") for k in range(3)} == {150}
    assert "minutes_per_stream" not in [row.key for row in page.content.levers.rows]
    assert session.undo_stack.count() == 1
    compared.do("undo")
    assert session.project == before


def test_promoting_moves_no_figure_and_can_be_undone(compared: Hands) -> None:
    page, session = page_of(compared), compared.program.session
    before, texts = session.project, [row[:6] for row in page.content.figures.texts()]
    compared.click(page.content.promote)
    counted(compared)
    assert session.project.base_index == 1
    assert [row[:6] for row in page.content.figures.texts()] == texts
    assert not page.content.promote.isVisible()
    compared.do("undo")
    assert session.project == before


def test_a_drag_is_followed_live_makes_nothing_and_leaves_axes_still(compared: Hands) -> None:
    page = page_of(compared)
    content = page.content
    shown: list[float] = []
    compared.program.live.shown.connect(
        lambda snapshot: shown.append(page.view.duel.hours) if page.view is not None else None
    )
    slider = compared.reveal("minutes_per_stream").slider
    compared.counted()
    children, limits = (
        set(page.findChildren(QObject)),
        (content.overlay.limits, content.dots.limits, content.gap.limits),
    )
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=compared.place(slider, 150))
    for value in (160, 175, 190, 205, 220):
        QTest.mouseMove(slider, compared.place(slider, value))
        before = len(shown)
        compared.until(lambda before=before: len(shown) > before)  # type: ignore[misc]
        assert (content.overlay.limits, content.dots.limits, content.gap.limits) == limits
    assert set(page.findChildren(QObject)) <= children
    assert len(set(shown)) > 1
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=compared.place(slider, 220))
    counted(compared)
    results = played(compared.program.session.project)
    assert page.view is not None
    assert page.view.duel.spread.typical == pytest.approx(compare(results[1], results[0]).figures.median)
    assert not page.area.stale


def test_one_strategy_is_told_what_to_do(hands: Hands, preferences: Preferences) -> None:
    preferences.page = "compare"
    hands.program.documents.start_from("newcomer")
    hands.open(Opening(shown=True))
    hands.counted()
    page = page_of(hands)
    assert page.currentWidget() is page.empty
    assert page.empty.label.text() == "One strategy so far. Duplicate it and move one lever."
    hands.click(page.empty.button)
    hands.counted()
    hands.until(lambda: page.view is not None)
    assert len(hands.program.session.project.strategies) == 2
    assert page.view is not None
    assert page.view.duel.spread.typical == 0 and page.view.duel.ahead == 0
    assert page.view.duel.close
    assert "too close to call" in page.content.ranking.text
    assert not page.content.levers.isVisible() and page.content.alike.isVisible()


def test_another_currency_reaches_every_part(compared: Hands) -> None:
    from tikearn_gui.project.project import Currency

    compared.program.commands.set_currency(Currency("EUR", 0.8))
    content = counted(compared).content
    base, longer, _ = played(compared.program.session.project)
    euros = Format("en_US", "EUR")
    typical = compare(longer, base).figures.median * 0.8
    assert content.duel.accessibleName().endswith(f"typically {euros.money(typical)}.")
    assert "€" in content.overlay.words() and "€" in content.gap.words() and "€" in content.dots.words()
    assert all("€" in row[1] for row in content.figures.texts())


def test_what_is_copied_says_the_sentence_and_the_tables(compared: Hands) -> None:
    compared.do("copy_figures")
    text = QApplication.clipboard().text()
    assert text.startswith("Longer streams beats My usual week in")
    assert "Minutes per LIVE\t90\xa0min\t150\xa0min\t90\xa0min" in text
    compared.do("copy_plot")
    assert QApplication.clipboard().image().width() == 2 * page_of(compared).content.overlay.width()


def test_everything_is_reached_by_keyboard_and_has_a_name(compared: Hands) -> None:
    content = page_of(compared).content
    reached: list[QWidget] = [content.duel.word, content.swap, content.promote, content.overlay, content.dots]
    reached += [content.figures, content.gap, content.levers, content.more]
    for part in reached:
        assert part.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert part.accessibleName() or (isinstance(part, QAbstractButton) and part.text())
