"""The chance that goal seek is for outlives the program; a file that says nonsense changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tikearn_gui.ui.preferences import Preferences


def test_it_is_there_next_time(tmp_path: Path) -> None:
    kept = Preferences.in_file(tmp_path / "settings.ini")
    assert kept.sought_chance == 0.8
    kept.sought_chance = 0.5
    kept.save()
    assert Preferences.in_file(tmp_path / "settings.ini").sought_chance == 0.5


@pytest.mark.parametrize("nonsense", ["7", "-1", "0", "none", "nan"])
def test_nonsense_is_passed_over(tmp_path: Path, nonsense: str) -> None:
    (tmp_path / "settings.ini").write_text(f"[matters]\nchance={nonsense}\n", encoding="utf-8")
    assert Preferences.in_file(tmp_path / "settings.ini").sought_chance == 0.8
