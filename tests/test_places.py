"""Where settings, logs and claims lie: in each system's place, or beside a portable program."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tikearn_gui import places


def test_a_checkout_and_an_installed_program_use_the_systems_places(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    if sys.platform.startswith("linux"):
        monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
        monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
        assert places.settings_file() == tmp_path / "config" / "TikEarn" / "settings.ini"
        assert places.claims_folder() == tmp_path / "state" / "TikEarn" / "open"
        assert tmp_path / "state" / "TikEarn" in (places.log_folder(), *places.log_folder().parents)
    installed = tmp_path / "TikEarn"
    installed.mkdir()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(installed / "TikEarn"))
    assert installed not in places.settings_file().parents


def test_a_portable_program_keeps_everything_beside_it_but_what_is_open(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / places.PORTABLE).write_text("", encoding="utf-8")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "TikEarn.exe"))
    here = tmp_path.resolve()
    assert places.settings_file() == here / "settings" / "settings.ini"
    assert places.log_folder() == here / "settings"
    assert here not in places.claims_folder().parents
