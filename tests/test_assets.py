"""Resources are found in a checkout, an installed wheel and a frozen bundle."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tikearn_gui import assets
from tikearn_gui.assets import resource

if TYPE_CHECKING:
    from pathlib import Path


def put(folder: Path, text: str) -> Path:
    """A file in a folder of resources, made with its parents."""
    file = folder / "icons" / "app.svg"
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    return file


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package without resources, in a folder of its own, that believes to be tikearn_gui."""
    folder = tmp_path / "somewhere" / "tikearn_gui"
    folder.mkdir(parents=True)
    monkeypatch.setattr(assets, "__file__", str(folder / "assets.py"))
    monkeypatch.delattr(sys, "frozen", raising=False)
    return folder


def freeze(monkeypatch: pytest.MonkeyPatch, executable: Path, unpacked: Path | None) -> None:
    """Makes the interpreter look like a bundle's."""
    executable.parent.mkdir(parents=True, exist_ok=True)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(executable))
    if unpacked is None:
        monkeypatch.delattr(sys, "_MEIPASS", raising=False)
    else:
        monkeypatch.setattr(sys, "_MEIPASS", str(unpacked), raising=False)


def test_finds_the_real_files_of_this_checkout_or_installation() -> None:
    assert resource("gift_catalogue.json").is_file()
    assert resource().is_dir()


def test_checkout_keeps_resources_beside_the_package(package: Path) -> None:
    file = put(package.parent / "resources", "checkout")
    assert resource("icons", "app.svg") == file


def test_wheel_keeps_resources_inside_the_package(package: Path) -> None:
    file = put(package / "resources", "wheel")
    assert resource("icons", "app.svg") == file


def test_wheel_never_reads_a_stranger_s_resources_in_site_packages(package: Path) -> None:
    put(package.parent / "resources", "stranger")
    (package / "resources").mkdir()
    with pytest.raises(FileNotFoundError):
        resource("icons", "app.svg")


@pytest.mark.parametrize("inside", ["resources", "tikearn_gui/resources"])
def test_bundle_keeps_resources_where_it_is_unpacked(
    package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, inside: str
) -> None:
    freeze(monkeypatch, tmp_path / "app" / "TikEarn", tmp_path / "app" / "_internal")
    file = put(tmp_path / "app" / "_internal" / inside, "bundle")
    put(package.parent / "resources", "checkout")
    assert resource("icons", "app.svg") == file


@pytest.mark.parametrize("unpacks", [False, True])
def test_bundle_may_keep_resources_next_to_the_executable(
    package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, unpacks: bool
) -> None:
    freeze(monkeypatch, tmp_path / "app" / "TikEarn", tmp_path / "elsewhere" if unpacks else None)
    file = put(tmp_path / "app" / "resources", "beside")
    assert resource("icons", "app.svg") == file


def test_missing_file_is_one_plain_sentence_with_its_name(package: Path) -> None:
    put(package.parent / "resources", "checkout")
    with pytest.raises(FileNotFoundError) as caught:
        resource("icons", "nothing.svg")
    message = str(caught.value)
    assert "resources/icons/nothing.svg" in message
    assert message.endswith(".")
    assert "\n" not in message
    assert "[Errno" not in message


def test_missing_folder_is_one_plain_sentence_with_the_file_s_name(package: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"resources/icons/app\.svg is missing: install it again\.$"):
        resource("icons", "app.svg")


def test_bundle_without_resources_does_not_fall_back_on_a_checkout(
    package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(package.parent / "resources", "checkout")
    freeze(monkeypatch, tmp_path / "app" / "TikEarn", tmp_path / "app" / "_internal")
    with pytest.raises(FileNotFoundError):
        resource("icons", "app.svg")
