"""What Windows programs under Wine are said to have done."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from bundling import wine
from bundling.screen import Screen
from bundling.wine import CRASHED, Wine

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Wine runs on Linux here")


def under(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> Wine:
    """Wine played by a script of the shell, which gets the program and its arguments."""
    played = folder / "wine64"
    played.write_text(f"#!/bin/sh\n{script}\n", encoding="ascii")
    played.chmod(0o755)
    monkeypatch.setattr(wine, "_PLACES", (str(played),))
    return Wine(folder, Screen(":0"))


def test_a_crash_that_ends_with_status_0_is_no_success(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    crashing = under(tmp_path, monkeypatch, "echo 'wine: Unimplemented function, starting debugger...'")
    assert crashing.run(wine.PYTHON).status == 0
    assert crashing._numpy().status == CRASHED
    with pytest.raises(wine.WineFailed, match="do not load"):
        crashing._check()


def test_what_comes_to_its_end_is_a_success(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    working = under(tmp_path, monkeypatch, f'shift; exec {sys.executable} "$@"')
    assert working._numpy().status == 0
    assert working._python("raise SystemExit(3)").status == 3
    assert working._python("import os", "os._exit(0)").status == CRASHED
