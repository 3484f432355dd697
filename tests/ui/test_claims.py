"""One file, one window: who holds a claim, who is asked to come to the front, and what happens where nothing can be
written."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tikearn_gui.ui.claims import Claims


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "open"


@pytest.fixture
def two(folder: Path) -> Iterator[tuple[Claims, Claims]]:
    """The claims of two windows."""
    mine, theirs = Claims(folder), Claims(folder)
    yield mine, theirs
    mine.close()
    theirs.close()


def test_one_window_has_a_file(two: tuple[Claims, Claims], tmp_path: Path) -> None:
    mine, theirs = two
    file = tmp_path / "plan.tikearn"
    assert mine.take(file)
    assert mine.is_free(file)
    assert not theirs.is_free(file)
    assert not theirs.take(file)
    mine.release()
    assert theirs.take(file)


def test_another_file_takes_the_place_of_the_first(two: tuple[Claims, Claims], tmp_path: Path) -> None:
    mine, theirs = two
    first, second = tmp_path / "first.tikearn", tmp_path / "second.tikearn"
    assert mine.take(first)
    assert mine.take(second)
    assert theirs.is_free(first)
    assert not theirs.is_free(second)


def test_who_is_refused_keeps_what_it_had(two: tuple[Claims, Claims], tmp_path: Path) -> None:
    mine, theirs = two
    first, second = tmp_path / "first.tikearn", tmp_path / "second.tikearn"
    assert mine.take(first)
    assert theirs.take(second)
    assert not mine.take(second)
    assert not theirs.is_free(first)


def test_a_file_is_the_same_however_its_path_is_written(two: tuple[Claims, Claims], tmp_path: Path) -> None:
    mine, theirs = two
    (tmp_path / "deep").mkdir()
    file = tmp_path / "plan é.tikearn"
    file.write_text("{}", encoding="utf-8")
    assert mine.take(file)
    assert not theirs.is_free(tmp_path / "deep" / ".." / file.name)
    if sys.platform != "win32":
        link = tmp_path / "link.tikearn"
        link.symlink_to(file)
        assert not theirs.is_free(link)


def test_who_is_asked_comes_to_the_front(qtbot: QtBot, two: tuple[Claims, Claims], tmp_path: Path) -> None:
    mine, theirs = two
    file = tmp_path / "plan.tikearn"
    assert mine.take(file)
    mine.watch()
    with qtbot.waitSignal(mine.wanted, timeout=10_000):
        assert not theirs.ask(file)
    qtbot.waitUntil(lambda: not list(tmp_path.glob("open/*.show")), timeout=10_000)


def test_a_note_left_before_it_watched_is_seen(qtbot: QtBot, two: tuple[Claims, Claims], tmp_path: Path) -> None:
    mine, theirs = two
    file = tmp_path / "plan.tikearn"
    assert mine.take(file)
    theirs.ask(file)
    with qtbot.waitSignal(mine.wanted, timeout=10_000):
        mine.watch()


def test_nobody_answers_and_no_note_is_left(two: tuple[Claims, Claims], tmp_path: Path) -> None:
    _, theirs = two
    (tmp_path / "open").mkdir()
    assert not theirs.ask(tmp_path / "plan.tikearn", patience_s=0.1)
    assert not list(tmp_path.glob("open/*.show"))


def test_a_note_that_was_missed_is_left_again(
    qtbot: QtBot, two: tuple[Claims, Claims], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who has the file is told of the second note alone, and answers it."""
    monkeypatch.setattr("tikearn_gui.ui.claims._WRITE_AGAIN_S", 0.05)
    mine, theirs = two
    file = tmp_path / "plan.tikearn"
    assert mine.take(file)
    seen: set[int] = set()

    def answers(_: float) -> None:
        seen.update(note.stat().st_mtime_ns for note in tmp_path.glob("open/*.show"))
        if len(seen) == 2:
            mine.watch()

    monkeypatch.setattr("tikearn_gui.ui.claims.time.sleep", answers)
    with qtbot.waitSignal(mine.wanted, timeout=10_000):
        assert theirs.ask(file, patience_s=10.0)
    assert not list(tmp_path.glob("open/*.show"))


def test_a_note_that_cannot_be_left_again_is_no_answer(
    two: tuple[Claims, Claims], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where a scanner has it open for a moment."""
    monkeypatch.setattr("tikearn_gui.ui.claims._WRITE_AGAIN_S", 0.01)
    mine, theirs = two
    file = tmp_path / "plan.tikearn"
    assert mine.take(file)

    def held(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "unlink", held)
    assert not theirs.ask(file, patience_s=0.2)


def test_a_program_that_crashed_holds_nothing(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "plan.tikearn"
    code = (
        "import os, sys; from pathlib import Path; from tikearn_gui.ui.claims import Claims; "
        "claims = Claims(Path(sys.argv[1])); os._exit(0 if claims.take(Path(sys.argv[2])) else 1)"
    )
    root = str(Path(__file__).resolve().parents[2])
    environ = {**os.environ, "PYTHONPATH": root}
    command = [sys.executable, "-c", code, str(folder), str(file)]
    assert subprocess.run(command, env=environ, check=False).returncode == 0
    assert list(folder.glob("*.lock"))
    claims = Claims(folder)
    assert claims.take(file)
    claims.release()


def test_where_nothing_can_be_written_every_file_is_free(tmp_path: Path) -> None:
    in_the_way = tmp_path / "open"
    in_the_way.write_text("", encoding="utf-8")
    one, other = Claims(in_the_way), Claims(in_the_way)
    file = tmp_path / "plan.tikearn"
    assert one.take(file)
    assert other.is_free(file)
    assert not other.ask(file)
