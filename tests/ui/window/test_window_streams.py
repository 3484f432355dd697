"""A person brings LIVEs in, looks back on them, and takes what they say: every step can be undone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog

from tests.history.exports import as_json, export
from tests.history.exports import lives as export_lives
from tests.ui.window.hands import Hands
from tikearn_gui.app import Opening
from tikearn_gui.core.lever import Grade
from tikearn_gui.history.csv_out import as_csv
from tikearn_gui.history.live import Live, LiveLog
from tikearn_gui.project.examples import example
from tikearn_gui.project.project import Project
from tikearn_gui.project.storage import load
from tikearn_gui.ui.dialogs.ask import Question
from tikearn_gui.ui.dialogs.live import LiveDialog
from tikearn_gui.ui.dialogs.match import MatchDialog
from tikearn_gui.ui.dialogs.not_taken import NotTakenDialog
from tikearn_gui.ui.pages.streams import StreamsPage
from tikearn_gui.ui.pages.streams_tables import FIT_USE, LIVE_DAY, LIVE_LEAVE
from tikearn_gui.ui.preferences import Preferences
from tikearn_gui.ui.presenters.streams import StreamsPresenter


def made_up(count: int) -> LiveLog:
    """LIVEs of a creator who does not exist."""
    rng = np.random.default_rng(count)
    lives = []
    for at in range(count):
        views = round(float(np.exp(rng.normal(6.7, 0.4))))
        gifters = int(rng.poisson(0.007 * views))
        diamonds = float(sum(round(float(np.exp(rng.normal(3.0, 1.2)))) for _ in range(gifters)))
        start = datetime(2026, 6, 1, 20) + timedelta(days=2 * at)
        lives.append(Live(start, 90.0, views, None, round(2.3 * views), gifters, diamonds))
    return LiveLog(tuple(lives))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Twenty of them in a table."""
    path = tmp_path / "mine é.csv"
    path.write_text(as_csv(made_up(20)), encoding="utf-8")
    return path


@pytest.fixture
def streams(hands: Hands, preferences: Preferences) -> Iterator[Hands]:
    """The example with Your streams open, and no LIVE yet."""
    preferences.page = "streams"
    hands.program.documents.begin_with(replace(example(), weeks=2))
    hands.open(Opening(shown=True))
    hands.until(lambda: "streams" in hands.desk.book.presenters)
    yield hands
    presenter_of(hands).importing.close()


def presenter_of(hands: Hands) -> StreamsPresenter:
    found = hands.desk.book.presenters["streams"]
    assert isinstance(found, StreamsPresenter)
    return found


def page_of(hands: Hands) -> StreamsPage:
    return presenter_of(hands).page


def project_of(hands: Hands) -> Project:
    return hands.program.session.project


def bring(hands: Hands, path: Path) -> None:
    presenter_of(hands).importing.read_file(path)
    hands.until(lambda: not presenter_of(hands).importing.is_busy)


def counted(hands: Hands) -> None:
    def is_counted() -> bool:
        view = page_of(hands).view
        return view is not None and view.fits is not None

    hands.until(is_counted)


def press(hands: Hands, table: str, key: str, column: int) -> None:
    getattr(page_of(hands).content, table).cell_pressed.emit(key, column)


def test_without_lives_the_page_says_where_to_get_them(streams: Hands) -> None:
    page = page_of(streams)
    assert page.currentWidget() is page.empty
    assert "Download your data" in page.empty.label.text()
    assert page.empty.label.height() >= page.empty.label.heightForWidth(page.empty.label.width())


def test_without_lives_one_can_be_logged_by_hand_or_a_table_be_pasted(
    streams: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = page_of(streams)
    QGuiApplication.clipboard().setText(as_csv(made_up(3)))
    page.empty.others["paste"].click()
    streams.until(lambda: len(project_of(streams).log) == 3)
    streams.do("undo")
    assert page.currentWidget() is page.empty
    opened: list[str] = []
    monkeypatch.setattr(LiveDialog, "exec", lambda dialog: opened.append(dialog.windowTitle()))
    page.empty.others["log"].click()
    assert len(opened) == 1


def test_a_file_is_read_once_and_undone(streams: Hands, file: Path) -> None:
    bring(streams, file)
    assert project_of(streams).log.lives == made_up(20).lives
    assert "20 LIVEs added" in streams.message
    bring(streams, file)
    assert len(project_of(streams).log) == 20
    assert "20 known already" in streams.message
    streams.do("undo")
    assert len(project_of(streams).log) == 0
    assert page_of(streams).currentWidget() is page_of(streams).empty
    streams.do("redo")
    assert len(project_of(streams).log) == 20


def test_what_was_read_is_graded_fitted_and_shown(streams: Hands, file: Path) -> None:
    bring(streams, file)
    counted(streams)
    page = page_of(streams)
    view, content = page.view, page.content
    assert view is not None and view.graded is not None
    assert view.graded.of == 12
    assert view.graded.held == sum(bar.inside for bar in view.graded.bars)
    assert content.hero.accessibleName() == f"{view.graded.held} of 12"
    assert content.log.rows[0].key == "19", "the newest comes first"
    assert {"views_per_stream", "likes_per_view"} <= {row.key for row in view.fits or ()}
    assert view.findings
    assert str(view.graded.held) in content.chart.accessibleDescription()


def test_a_lever_becomes_yours_in_one_step(streams: Hands, file: Path) -> None:
    bring(streams, file)
    counted(streams)
    before = project_of(streams)
    press(streams, "fits", "likes_per_view", FIT_USE)
    after = project_of(streams)
    assert after.base["likes_per_view"] != before.base["likes_per_view"]
    assert after.base.number("likes_per_view") == pytest.approx(2.3, rel=0.05)
    assert streams.row("likes_per_view")._badge.grade is Grade.YOURS
    streams.do("undo")
    assert project_of(streams) == before
    streams.do("redo")
    assert project_of(streams) == after


def test_all_levers_are_used_at_once_and_then_nothing_is_left_to_use(streams: Hands, file: Path) -> None:
    bring(streams, file)
    counted(streams)
    before = project_of(streams)
    streams.click(page_of(streams).content.use)
    assert project_of(streams).base != before.base
    counted(streams)
    streams.do("undo")
    assert project_of(streams) == before


def test_a_live_is_left_out_and_counted_again(streams: Hands, file: Path) -> None:
    bring(streams, file)
    press(streams, "log", "3", LIVE_LEAVE)
    assert project_of(streams).log.lives[3].left_out
    press(streams, "log", "3", LIVE_LEAVE)
    assert not project_of(streams).log.lives[3].left_out
    streams.do("undo")
    assert project_of(streams).log.lives[3].left_out


def test_a_live_is_logged_by_hand_changed_and_deleted(streams: Hands) -> None:
    def log(dialog: QDialog) -> None:
        assert isinstance(dialog, LiveDialog)
        dialog.fields["start"].setText("yesterday")
        dialog.save_button.click()
        assert "yesterday is no day and time" in dialog.problem.text()
        dialog.fields["start"].setText("2026-11-20 19:30")
        dialog.fields["views"].setText("1,200")
        dialog.fields["likes"].setText("many")
        dialog.save_button.click()
        assert "many is no number" in dialog.problem.text()
        dialog.fields["likes"].clear()
        dialog.save_button.click()

    streams.answer_dialog(log)
    page_of(streams).log_asked.emit()
    [live] = project_of(streams).log.lives
    assert (live.start, live.views, live.likes) == (datetime(2026, 11, 20, 19, 30), 1_200.0, None)

    def change(dialog: QDialog) -> None:
        assert isinstance(dialog, LiveDialog)
        dialog.fields["note"].setText("with a guest")
        dialog.save_button.click()

    streams.answer_dialog(change)
    press(streams, "log", "0", LIVE_DAY)
    assert project_of(streams).log.lives == (replace(live, note="with a guest"),)

    def delete(dialog: QDialog) -> None:
        assert isinstance(dialog, LiveDialog)
        dialog.delete_button.click()

    streams.answer_dialog(delete)
    press(streams, "log", "0", LIVE_DAY)
    assert not project_of(streams).log.lives
    streams.do("undo")
    streams.do("undo")
    assert project_of(streams).log.lives == (live,)


def test_a_table_is_pasted(streams: Hands) -> None:
    QGuiApplication.clipboard().setText("start\tviews\tlikes\n2026-11-01 20:00\t900\t2000\n")
    page_of(streams).paste_asked.emit()
    streams.until(lambda: not presenter_of(streams).importing.is_busy)
    [live] = project_of(streams).log.lives
    assert (live.views, live.likes) == (900.0, 2_000.0)
    QGuiApplication.clipboard().setText("")
    page_of(streams).paste_asked.emit()
    assert "no table in the clipboard" in streams.banner


def test_a_file_that_is_no_good_leaves_everything_as_it_was(streams: Hands, tmp_path: Path) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text('{"a": [', encoding="utf-8")
    before = project_of(streams)
    bring(streams, bad)
    assert project_of(streams) is before
    assert "bad.json cannot be read" in streams.banner


def test_giving_up_keeps_nothing(streams: Hands, file: Path) -> None:
    before = project_of(streams)
    importing = presenter_of(streams).importing
    importing.read_file(file)
    page_of(streams).cancel_asked.emit()
    assert not importing.is_busy
    importing.close()
    assert project_of(streams) is before
    assert page_of(streams).currentWidget() is page_of(streams).empty


def test_headings_that_are_not_known_are_asked_for_and_remembered(
    streams: Hands, preferences: Preferences, tmp_path: Path
) -> None:
    table = tmp_path / "odd.csv"
    table.write_text("start,zuschauerinnen,likes\n2026-11-01 20:00,900,2000\n", encoding="utf-8")

    def match(dialog: QDialog) -> None:
        assert isinstance(dialog, MatchDialog)
        choice = dialog.choices["zuschauerinnen"]
        choice.setCurrentIndex(choice.findData("views"))
        dialog.read_button.click()

    streams.answer_dialog(match)
    bring(streams, table)
    streams.until(lambda: len(project_of(streams).log) == 1)
    assert project_of(streams).log.lives[0].views == 900.0
    assert preferences.columns == {"zuschauerinnen": "views"}


def test_what_earnings_are_is_asked_with_a_live_of_the_users_own(streams: Hands, tmp_path: Path) -> None:
    path = tmp_path / "user_data_tiktok.json"
    path.write_bytes(as_json(export(export_lives(6))))
    seen: list[str] = []

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, Question)
        seen.append(dialog.windowTitle())
        dialog.buttons["diamonds"].click()

    streams.answer_dialog(answer)
    bring(streams, path)
    streams.until(lambda: len(project_of(streams).log) > 0)
    assert seen == ["What are the earnings in this file?"]
    assert any(live.diamonds for live in project_of(streams).log.lives)


def test_the_log_is_saved_with_the_project_and_as_a_table(streams: Hands, file: Path, tmp_path: Path) -> None:
    bring(streams, file)
    streams.answers.file = tmp_path / "kept.tikearn"
    streams.do("save_as")
    assert load(tmp_path / "kept.tikearn").log == made_up(20)


def test_three_lives_are_too_few_to_grade(streams: Hands, tmp_path: Path) -> None:
    path = tmp_path / "three.csv"
    path.write_text(as_csv(made_up(3)), encoding="utf-8")
    bring(streams, path)
    counted(streams)
    content = page_of(streams).content
    assert content.hero.accessibleName() == "3 LIVEs"
    assert "6 LIVEs to go" in content.verdict.accessibleName()
    assert not content.chart.isVisible()


def test_a_file_that_is_dropped_is_brought_in(streams: Hands, file: Path) -> None:
    streams.program.window.files_dropped.emit([file])
    streams.until(lambda: len(project_of(streams).log) == 20)


def test_what_is_copied_is_the_log_and_the_levers(streams: Hands, file: Path) -> None:
    bring(streams, file)
    counted(streams)
    text = presenter_of(streams).figures()
    assert text.count("\n") > 20
    assert "Likes per view" in text


def test_each_finding_stands_with_its_plot_and_its_answer(streams: Hands, file: Path) -> None:
    bring(streams, file)
    counted(streams)
    page = page_of(streams)
    review = page.content.review
    assert page.view is not None
    shown = [cell for cell in review.cells if cell.plot.isVisibleTo(review)]
    assert len(shown) == len(page.view.findings) == len(review.findings)
    for cell, finding in zip(shown, page.view.findings, strict=True):
        assert cell.plot.accessibleName() == finding.question == cell.question.text
        assert finding.answer in cell.answer.text
        assert cell.question.geometry().bottom() <= cell.plot.geometry().top()
        assert cell.plot.geometry().bottom() <= cell.answer.geometry().top()
        picture = cell.plot.grab().toImage()
        ground = picture.pixel(picture.width() - 1, 0)
        inked = sum(
            picture.pixel(x, y) != ground for x in range(0, picture.width(), 3) for y in range(picture.height())
        )
        assert inked > 50
    assert review.geometry().bottom() <= page.content.bests.geometry().top()
    assert "Personal bests" in page.content.bests.text


def test_all_rows_that_were_refused_are_listed_with_why(
    streams: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = as_csv(made_up(12)).splitlines()
    bad = [rows[0], *rows[1:9], *(row.replace("2026-", "2026-99-") for row in rows[9:])]
    path = tmp_path / "some bad.csv"
    path.write_text("\n".join(bad), encoding="utf-8")
    listed: list[str] = []

    def look(dialog: NotTakenDialog) -> int:
        listed.extend(dialog.list.item(row).text() for row in range(dialog.list.count()))
        dialog.copy_button.click()
        return 0

    monkeypatch.setattr(NotTakenDialog, "exec", look)
    bring(streams, path)
    assert "4 rows refused" in streams.message
    counted(streams)
    assert "4 rows refused" in page_of(streams).content.more.text
    page_of(streams).content.more.pressed.emit("refused")
    assert len(listed) == 4
    assert all("line" in row and "2026-99" in row for row in listed)
    assert QGuiApplication.clipboard().text() == "\n".join(listed)
