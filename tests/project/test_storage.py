"""Project files on disk: whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest

from tikearn_gui.project import storage
from tikearn_gui.project.examples import example
from tikearn_gui.project.project import ProjectError, new_project
from tikearn_gui.project.storage import LARGEST_FILE, load, save

EXAMPLE, OTHER = example(), new_project("newcomer")


def _refused(act: Callable[[], object]) -> str:
    with pytest.raises(ProjectError) as caught:
        act()
    sentence = str(caught.value)
    assert "\n" not in sentence
    assert "Errno" not in sentence
    return sentence


def _failing(code: int) -> Callable[..., NoReturn]:
    def fail(*_: Any, **__: Any) -> NoReturn:
        raise OSError(code, os.strerror(code))

    return fail


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    file = tmp_path / "mine.tikearn"
    save(file, EXAMPLE)
    assert load(file) == EXAMPLE
    assert load(str(file)) == EXAMPLE
    assert os.listdir(tmp_path) == ["mine.tikearn"]


def test_the_former_version_is_kept_once(tmp_path: Path) -> None:
    file = tmp_path / "mine.tikearn"
    for project in (OTHER, EXAMPLE, OTHER):
        save(file, project)
    assert load(file) == OTHER
    assert load(tmp_path / "mine.tikearn.bak") == EXAMPLE
    assert sorted(os.listdir(tmp_path)) == ["mine.tikearn", "mine.tikearn.bak"]


@pytest.mark.parametrize("function", ["replace", "fsync"])
@pytest.mark.parametrize(
    ("code", "reason"),
    [(errno.ENOSPC, "disk is full"), (errno.EACCES, "permission"), (errno.EIO, "disk"), (errno.EINTR, "")],
)
def test_a_failed_save_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, function: str, code: int, reason: str
) -> None:
    file = tmp_path / "mine.tikearn"
    save(file, EXAMPLE)
    before = file.read_bytes()
    with monkeypatch.context() as broken:
        broken.setattr(os, function, _failing(code))
        sentence = _refused(lambda: save(file, OTHER))
    assert sentence.startswith("mine.tikearn could not be saved: ")
    assert reason in sentence
    assert file.read_bytes() == before
    assert os.listdir(tmp_path) == ["mine.tikearn"]


def test_a_failed_first_save_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", _failing(errno.ENOSPC))
    assert "disk is full" in _refused(lambda: save(tmp_path / "mine.tikearn", EXAMPLE))
    assert os.listdir(tmp_path) == []


def test_without_a_copy_the_new_version_is_still_saved(tmp_path: Path) -> None:
    file = tmp_path / "mine.tikearn"
    save(file, EXAMPLE)
    (tmp_path / "mine.tikearn.bak").mkdir()
    save(file, OTHER)
    assert load(file) == OTHER


def test_folders_that_are_missing_or_no_folders(tmp_path: Path) -> None:
    assert "no folder" in _refused(lambda: save(tmp_path / "nowhere" / "mine.tikearn", EXAMPLE))
    (tmp_path / "file").write_bytes(b"")
    assert "no folder" in _refused(lambda: save(tmp_path / "file" / "mine.tikearn", EXAMPLE))
    assert "it is a folder" in _refused(lambda: save(tmp_path, EXAMPLE))
    assert os.listdir(tmp_path) == ["file"]


def test_names_that_no_file_can_have(tmp_path: Path) -> None:
    for act in (lambda: save(tmp_path / "a\0b", EXAMPLE), lambda: load(tmp_path / "a\0b")):
        assert "no file can have such a name" in _refused(act)
    assert "too long" in _refused(lambda: load(tmp_path / ("n" * 400)))
    assert "too long" in _refused(lambda: save(tmp_path / ("n" * 400), EXAMPLE))
    save(tmp_path / ("n" * 200), EXAMPLE)
    assert load(tmp_path / ("n" * 200)) == EXAMPLE


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_a_write_protected_file_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "mine.tikearn"
    save(file, EXAMPLE)
    monkeypatch.setattr(os, "access", lambda path, mode: not (Path(path) == file and mode == os.W_OK))
    assert "write-protected" in _refused(lambda: save(file, OTHER))
    assert load(file) == EXAMPLE


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_permissions_stay_and_links_stay_links(tmp_path: Path) -> None:
    file, link = tmp_path / "mine.tikearn", tmp_path / "link.tikearn"
    save(file, EXAMPLE)
    file.chmod(0o640)
    link.symlink_to(file)
    save(link, OTHER)
    assert link.is_symlink()
    assert load(file) == OTHER
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert load(tmp_path / "mine.tikearn.bak") == EXAMPLE


def test_what_cannot_be_opened(tmp_path: Path) -> None:
    assert "no such file" in _refused(lambda: load(tmp_path / "gone.tikearn"))
    assert "it is a folder" in _refused(lambda: load(tmp_path))
    broken = tmp_path / "broken.tikearn"
    broken.write_bytes(b"{")
    assert _refused(lambda: load(broken)).startswith("broken.tikearn cannot be opened: ")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "pipe" in _refused(lambda: load(tmp_path / "pipe"))


def test_a_huge_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    huge = tmp_path / "huge.tikearn"
    with huge.open("wb") as stream:
        stream.truncate(40_000_000_000)
    monkeypatch.setattr(storage, "decode", lambda *_: pytest.fail("it was read"))
    sentence = _refused(lambda: load(huge))
    assert "40,000 MB" in sentence
    assert f"{LARGEST_FILE / 1e6:.0f}" in sentence
