"""The licences of everything that was shipped: those of a package as its recipe found them, none left out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tikearn_gui.ui.dialogs import licences
from tikearn_gui.ui.dialogs.licences import works


def packaged(folder: Path) -> None:
    (folder / "licences" / "NumPy").mkdir(parents=True)
    for name in ("NOTICE.txt", "LICENSE.txt"):
        (folder / "licences" / name).write_text(f"text of {name}", encoding="utf-8")
    (folder / "licences" / "NumPy" / "LICENSE.txt").write_text("BSD é", encoding="utf-8")
    components = [
        {"name": "NumPy", "version": "2.4.6", "licence": "BSD-3-Clause", "texts": ["NumPy/LICENSE.txt"]},
        {"name": "Someone", "version": "", "licence": "their own", "texts": []},
    ]
    (folder / "licences" / "components.json").write_text(json.dumps(components), encoding="utf-8")


def test_a_package_shows_what_was_shipped_and_the_notice_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    packaged(tmp_path)
    monkeypatch.setattr(licences, "resource", tmp_path.joinpath)
    found = works(["numpy"])
    assert [work.name for work in found] == ["TikEarn", "NumPy 2.4.6", "Someone"]
    assert [work.text for work in found] == ["text of NOTICE.txt\n\ntext of LICENSE.txt", "BSD é", "their own"]


def test_a_checkout_reads_those_of_the_installed_packages() -> None:
    found = {work.name.split(" ")[0]: work.text for work in works(["numpy", "no such package"])}
    assert found.keys() == {"numpy", "IBM"}
    assert "Redistribution" in found["numpy"]
    assert "SIL OPEN FONT LICENSE" in found["IBM"]
