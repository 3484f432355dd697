"""The self-test finds what is damaged, says it and goes on; a start that fails ends in a sentence and a log."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tikearn_gui import places, self_test, start_failure
from tikearn_gui.__main__ import main

Output = pytest.CaptureFixture[str]
QUICK = ("resources", "figures", "project")


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The steps that take long, whose work other tests do, say nothing."""
    for name in ("_modules", "_process"):
        monkeypatch.setattr(self_test, name, lambda: "left out")
    for name in ("_report", "_window"):
        monkeypatch.setattr(self_test, name, lambda _: "left out")


def results(capsys: Output, *arguments: str) -> tuple[int, dict[str, dict[str, object]]]:
    status = main(["--self-test", "--json", *arguments])
    content = json.loads(capsys.readouterr().out)
    return status, {check["name"]: check for check in content["checks"]}


def test_a_whole_program_passes(capsys: Output, tmp_path: Path) -> None:
    status, checks = results(capsys, "--out", str(tmp_path / "é.json"), "--keep", str(tmp_path / "kept"))
    assert status == 0
    assert all(check["ok"] for check in checks.values())
    assert json.loads((tmp_path / "é.json").read_text(encoding="utf-8"))["ok"] is True
    assert list((tmp_path / "kept").glob("*.tikearn"))


def test_in_words_it_ends_with_what_to_make_of_it(capsys: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    assert main(["--self-test"]) == 0
    assert capsys.readouterr().out.endswith("Everything works.\n")
    monkeypatch.setattr(self_test, "_kept", lambda: None)
    assert main(["--self-test"]) == 1
    said = capsys.readouterr().out
    assert "FAILED  figures" in said
    assert said.endswith("install the program again.\n")


def test_one_damage_hides_no_other(capsys: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: Path) -> str:
        raise OSError("the disk is full")

    monkeypatch.setattr(self_test, "_project", broken)
    monkeypatch.setattr(self_test, "_kept", lambda: None)
    status, checks = results(capsys)
    assert status == 1
    assert [name for name, check in checks.items() if not check["ok"]] == ["figures", "project"]
    assert "the disk is full" in str(checks["project"]["found"])


def test_figures_that_are_not_those_that_were_kept_are_found(capsys: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = self_test._kept()
    assert kept is not None
    kept["projects"]["regular"]["total"]["median"] *= 1.01
    monkeypatch.setattr(self_test, "_kept", lambda: kept)
    status, checks = results(capsys)
    assert status == 1
    assert "regular: median" in str(checks["figures"]["found"])


def test_a_file_that_was_changed_after_packing_is_found(
    capsys: Output, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "tokens.json").write_text("{}", encoding="utf-8")
    (tmp_path / "digests.json").write_text(json.dumps({"resources/tokens.json": "0" * 64}), encoding="utf-8")
    monkeypatch.setattr(self_test, "resource", tmp_path.joinpath)
    monkeypatch.setattr(self_test, "_figures", lambda: "left out")
    status, checks = results(capsys)
    assert status == 1
    assert "tokens.json is not what it was" in str(checks["resources"]["found"])


def test_a_result_that_cannot_be_written_is_said_so(capsys: Output, tmp_path: Path) -> None:
    assert main(["--self-test", "--out", str(tmp_path / "missing" / "result.json")]) == 2
    assert "could not be written" in capsys.readouterr().err


# A start that fails ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (
            ImportError("no", name="numpy"),
            "A part of TikEarn (numpy) is missing or damaged: install",
        ),
        (FileNotFoundError("TikEarn lacks tokens.json: install it again."), "TikEarn lacks tokens.json"),
        (ZeroDivisionError("x"), "TikEarn could not start"),
    ],
)
def test_what_is_said_of_a_failed_start(error: BaseException, said: str) -> None:
    assert start_failure.sentence_of(error, None).startswith(said)


def test_a_failed_start_is_written_down(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(places, "log_folder", lambda: tmp_path / "logs")
    path = start_failure.write_down(ValueError("the reason"))
    assert path == tmp_path / "logs" / "tikearn.log"
    assert "ValueError: the reason" in path.read_text(encoding="utf-8")
    assert str(path) in start_failure.sentence_of(ValueError("x"), path)


def test_where_no_log_can_be_written_the_sentence_still_comes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("", encoding="utf-8")
    monkeypatch.setattr(places, "log_folder", lambda: tmp_path / "logs")
    assert start_failure.write_down(ValueError("x")) is None


def test_no_box_is_shown_by_a_checkout_or_where_none_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not start_failure.show("x")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setenv(start_failure.QUIET, "1")
    assert not start_failure.show("x")
