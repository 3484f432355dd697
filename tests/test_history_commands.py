"""``import`` and ``fit`` in the terminal."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.history import exports
from tikearn_gui.__main__ import main
from tikearn_gui.history.backtest import BASELINES, MODEL
from tikearn_gui.history.csv_out import as_csv
from tikearn_gui.history.live import Live, LiveLog
from tikearn_gui.project.project import new_project
from tikearn_gui.project.storage import save

LOG = LiveLog(
    tuple(
        Live(
            datetime(2026, 3, 2, 20) + timedelta(days=2 * at),
            90.0,
            1_000 + at,
            None,
            2_500 + at,
            6,
            400 + 37 * (at % 5),
        )
        for at in range(20)
    )
)


@pytest.fixture
def table(tmp_path: Path) -> str:
    path = tmp_path / "mine.csv"
    path.write_text(as_csv(LOG), encoding="utf-8")
    return str(path)


@pytest.fixture
def export(tmp_path: Path) -> str:
    path = tmp_path / "user_data.json"
    items = [*exports.lives(3), exports.live(9, TotalView="many")]
    path.write_bytes(exports.as_json(exports.export(items)))
    return str(path)


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(arguments) == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    assert all(len(line) <= 100 for line in captured.out.splitlines())
    return captured.out


def as_json(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    assert main([*arguments, "--json"]) == 0
    out = capsys.readouterr().out
    assert out.isascii()
    return json.loads(out)


def test_import_lists_what_was_read_and_refused(capsys: pytest.CaptureFixture[str], export: str, table: str) -> None:
    text = told(capsys, "import", export, table)
    assert "4 rows read: 3 LIVEs and 1 row refused" in text
    assert "Refused, LIVE 4" in text
    assert "--earnings diamonds" in text
    found = as_json(capsys, "import", export, table)
    assert [one["lives"] for one in found["files"]] == [3, 20]
    assert found["files"][0]["refused"][0]["where"] == "LIVE 4"
    assert found["files"][0]["questions"][0]["id"] == "earnings"
    assert found["lives"][0]["diamonds"] is None
    assert found["lives"][0]["views"] == 1000


def test_import_takes_answers(capsys: pytest.CaptureFixture[str], export: str) -> None:
    found = as_json(capsys, "import", export, "--earnings", "diamonds")
    assert [live["diamonds"] for live in found["lives"]] == [500, 510, 520]
    assert found["files"][0]["questions"] == []


def test_importing_a_file_twice_adds_nothing(capsys: pytest.CaptureFixture[str], table: str) -> None:
    assert as_json(capsys, "import", table, table)["lives"] == as_json(capsys, "import", table)["lives"]


def test_fit_prints_levers_coverage_and_scores(capsys: pytest.CaptureFixture[str], table: str) -> None:
    text = told(capsys, "fit", table)
    for word in ("Views per LIVE", "Coins per gifter", "8 out of 10", "held", "score"):
        assert word in text
    found = as_json(capsys, "fit", table)
    assert found["lives"] == 20
    assert found["levers"]["likes_per_view"]["value"] == pytest.approx(2.5, rel=0.1)
    graded = found["forecasts"]
    assert graded["count"] == 12
    assert graded["coverage"] == pytest.approx(graded["held"] / 12, abs=1e-5)
    assert set(graded["crps"]) == {MODEL, *BASELINES}
    assert len(graded["each"]) == 12


def test_fit_looks_at_a_projects_own_log(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "mine.tikearn"
    save(path, new_project("regular").with_log(LOG))
    assert as_json(capsys, "fit", str(path))["lives"] == 20


def test_a_log_of_nothing_is_no_error(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "mine.tikearn"
    save(path, new_project("regular"))
    assert "nine LIVEs" in told(capsys, "fit", str(path))


@pytest.mark.parametrize(
    "arguments",
    [
        ["import"],
        ["import", "missing.csv"],
        ["import", "FILE", "--dates", "year"],
        ["import", "FILE", "--column", "x"],
        ["import", "FILE", "--column", "x=y"],
        ["fit", "missing.tikearn"],
        ["fit", "a.tikearn", "b.tikearn"],
        ["fit", "FILE", "--start", "nobody"],
        ["fit", "FILE", "--nonsense"],
    ],
)
def test_what_cannot_be_used_is_one_sentence(
    capsys: pytest.CaptureFixture[str], table: str, arguments: list[str]
) -> None:
    assert main([table if one == "FILE" else one for one in arguments]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
