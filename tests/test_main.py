"""The command line: figures on stdout, or one sentence on stderr and nothing else."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

import pytest

import tikearn_gui
from tests.report.summaries import NO_EFFECT
from tikearn_gui.__main__ import main
from tikearn_gui.project.examples import example
from tikearn_gui.project.project import new_project
from tikearn_gui.project.storage import save

Output = pytest.CaptureFixture[str]
QUICK = ("--futures", "100", "--weeks", "1")
ROOT = Path(__file__).resolve().parent.parent


def _json(capsys: Output, *arguments: str) -> dict[str, Any]:
    assert main(["summary", *arguments, "--json"]) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    summary: dict[str, Any] = json.loads(printed.out)
    return summary


def _refused(capsys: Output, *arguments: str) -> str:
    """The one sentence on stderr; status 2 and an empty stdout."""
    assert main(arguments) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    assert printed.err.endswith((".\n", "?\n"))
    assert "Traceback" not in printed.err
    return printed.err


def _process(*arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tikearn_gui", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, **options)


# What it prints


@pytest.mark.parametrize("start", ["newcomer", "regular", "established"])
def test_a_starting_point(capsys: Output, start: str) -> None:
    summary = _json(capsys, "--start", start, *QUICK)
    assert summary["starting_point"] == start
    assert summary["anchors"] == new_project(start).anchors.as_dict()
    assert (summary["futures"], summary["weeks"], len(summary["strategies"])) == (100, 1, 1)


def test_the_example_as_text(capsys: Output) -> None:
    assert main(["summary", "--example", *QUICK]) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    for name in ("My usual week", "Longer streams", "More likes"):
        assert name in printed.out
    assert "the example" in printed.out.splitlines()[0]
    assert "1,000 more likes pay $0 directly" in printed.out


def test_a_project_of_a_file(capsys: Output, tmp_path: Path) -> None:
    file = tmp_path / "mine é.tikearn"
    save(file, example().rename(1, "Länger 😀"))
    summary = _json(capsys, str(file), *QUICK)
    assert summary["strategies"][1]["name"] == "Länger 😀"
    assert main(["summary", str(file), *QUICK]) == 0
    assert "mine é.tikearn" in capsys.readouterr().out


def test_options_have_their_way(capsys: Output) -> None:
    summary = _json(capsys, "--start", "newcomer", *QUICK, "--seed", "7", "--goal", "500:month", "--weeks", "5")
    assert summary["seed"] == 7
    assert summary["goal"] == {"usd": 500.0, "period": "month"}
    assert summary["weeks"] == 5
    assert len(summary["strategies"][0]["bands"]["p50"]) == 5


def test_the_same_seed_gives_the_same_bytes(capsys: Output) -> None:
    printed = []
    for seed in ("7", "7", "8"):
        assert main(["summary", "--start", "regular", "--json", *QUICK, "--seed", seed]) == 0
        printed.append(capsys.readouterr().out)
    assert printed[0] == printed[1] != printed[2]


def test_levers_strategies_and_what_is_usual_are_set(capsys: Output) -> None:
    summary = _json(
        capsys, "--example", *QUICK,
        "--set", "views_per_stream=2000", "--set", "longer STREAMS.followers=9000", "--set", "usual_views=800",
        "--set", "gifters_per_100_views=1:0.5:2", "--set", "coins_per_gifter=90:",
    )  # fmt: skip
    base, longer, likes = (strategy["levers"] for strategy in summary["strategies"])
    for levers in (base, longer, likes):
        assert levers["views_per_stream"] == {"value": 2_000, "low": 1_334, "high": 3_000}
        assert levers["gifters_per_100_views"] == {"value": 1, "low": 0.5, "high": 2}
        assert levers["coins_per_gifter"] == 90
    assert [levers["followers"] for levers in (base, longer, likes)] == [8_000, 9_000, 8_000]
    assert summary["anchors"]["usual_views"] == 800


def test_ten_times_the_likes_without_effect_change_nothing_but_likes(capsys: Output) -> None:
    sets = [argument for change in NO_EFFECT for argument in ("--set", change)]
    few, many = (
        _json(capsys, "--start", "regular", *QUICK, *sets, "--set", f"likes_per_view={rate}") for rate in (2.2, 22)
    )
    for summary in (few, many):
        strategy = summary["strategies"][0]
        del strategy["likes"], strategy["levers"]["likes_per_view"]
        for part in ("tornado", "ledger"):
            strategy[part] = [each for each in strategy[part] if each["lever"] != "likes_per_view"]
    assert few == many


def test_there_is_help(capsys: Output) -> None:
    for arguments in (["--help"], ["summary", "--help"]):
        assert main(arguments) == 0
        assert "usage: " in capsys.readouterr().out


# What it refuses


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ((), "--example"),
        (("--example", "--start", "regular"), "one of these"),
        (("mine.tikearn", "--example"), "one of these"),
        (("mine.tikearn", "--start", "regular"), "one of these"),
        (("gone.tikearn",), "gone.tikearn"),
        (("a\nb.tikearn",), "no such file"),
        ((".",), "folder"),
        (("", "--json"), "folder"),
        (("--start", "expert"), "newcomer, regular, established"),
        (("--start", ""), "newcomer"),
        (("--example", "more", "files"), "files"),
        (("--example", "--futures", "99"), "100 to 1,000,000"),
        (("--example", "--futures", "1000001"), "1000001"),
        (("--example", "--futures", "many"), "'many'"),
        (("--example", "--futures", "1e3"), "--futures"),
        (("--example", "--futures"), "--futures"),
        (("--example", "--seed", "-1"), "--seed"),
        (("--example", "--seed", "1.5"), "'1.5'"),
        (("--example", "--seed", str(2**53)), "--seed"),
        (("--example", "--weeks", "0"), "1 to 52"),
        (("--example", "--weeks", "53"), "'53'"),
        (("--example", "--goal", "500"), "AMOUNT:month"),
        (("--example", "--goal", "500:year"), "500:year"),
        (("--example", "--goal", "nan:plan"), "nan"),
        (("--example", "--goal", "0:plan"), "above 0"),
        (("--example", "--set", "views_per_stream"), "KEY=VALUE"),
        (("--example", "--set", "view_per_stream=5"), "views_per_stream"),
        (("--example", "--set", "views_per_stream=-5"), "views_per_stream: -5"),
        (("--example", "--set", "views_per_stream=nan"), "0 to 10000000"),
        (("--example", "--set", "views_per_stream=inf"), "inf"),
        (("--example", "--set", "views_per_stream=5:9:1"), "9 to 1"),
        (("--example", "--set", "streams_per_week=2.5"), "2.5"),
        (("--example", "--set", "region=eu"), "other, us"),
        (("--example", "--set", "dearest_gift=100"), "coins_per_gifter"),
        (("--example", "--set", "Longer streams.dearest_gift=100"), '"Longer streams"'),
        (("--example", "--set", "Shorter.followers=5"), "Shorter"),
        (("--example", "--set", "usual_views=0"), "usual_views"),
        (("--example", "--set", "usual_likes=2"), "usual_likes_per_view"),
        (("--example", "--set"), "--set"),
        (("--exampel",), "--exampel"),
        (("--example", "--json=yes"), "--json"),
    ],
)
def test_bad_input(capsys: Output, arguments: tuple[str, ...], named: str) -> None:
    assert named in _refused(capsys, "summary", *arguments)


def test_unknown_commands(capsys: Output) -> None:
    assert "'sumary'" in _refused(capsys, "sumary")
    assert "--fast" in _refused(capsys, "--fast")


def test_a_damaged_project(capsys: Output, tmp_path: Path) -> None:
    file = tmp_path / "mine.tikearn"
    file.write_bytes(b'{"format": "tikearn", "schema": 9, "saved_by": "3.0", "project": {}}')
    sentence = _refused(capsys, "summary", str(file))
    assert "mine.tikearn" in sentence
    assert "newer" in sentence


def test_bad_input_is_refused_before_anything_is_played(capsys: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    import tikearn_gui.report.summary as played

    monkeypatch.setattr(played, "summarise", lambda *_, **__: pytest.fail("it was played"))
    _refused(capsys, "summary", "--example", "--set", "views_per_stream=nan")


@pytest.mark.parametrize(("failure", "status"), [(MemoryError, 2), (KeyboardInterrupt, 130), (BrokenPipeError, 141)])
def test_other_ends(capsys: Output, monkeypatch: pytest.MonkeyPatch, failure: type[BaseException], status: int) -> None:
    import tikearn_gui.report.summary as played

    def fail(*_: Any, **__: Any) -> NoReturn:
        raise failure

    monkeypatch.setattr(played, "summarise", fail)
    monkeypatch.setattr(os, "dup2", lambda *_: None)
    assert main(["summary", "--example"]) == status
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == (1 if status == 2 else 0)


# In a process of its own


def test_the_version_needs_nothing_heavy() -> None:
    script = (
        "import sys; from tikearn_gui.__main__ import main; status = main(['--version']); "
        "print(status, 'numpy' in sys.modules, 'PySide6' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[:2] == [f"TikEarn {tikearn_gui.__version__}", "0 False False"]


def test_a_summary_in_a_process() -> None:
    done = _process("summary", "--start", "newcomer", *QUICK, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["futures"] == 100


def test_a_refusal_in_a_process() -> None:
    done = _process("summary", "--example", "--set", "views_per_stream=nan")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1


def test_letters_that_the_terminal_lacks(tmp_path: Path) -> None:
    save(tmp_path / "mine.tikearn", new_project("newcomer", "日本語"))
    environ = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = _process("summary", str(tmp_path / "mine.tikearn"), *QUICK, env=environ)
    assert (done.returncode, done.stderr) == (0, "")
    assert "??? (the base)" in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
def test_nobody_reads() -> None:
    done = _shell("-m tikearn_gui summary --start newcomer --futures 100 --weeks 1 | true; exit ${PIPESTATUS[0]}")
    assert done.stderr == ""
    assert done.returncode == 141


def _shell(line: str) -> subprocess.CompletedProcess[str]:
    command: Sequence[str] = ["bash", "-c", f"'{sys.executable}' {line}"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


INTERRUPTED = """
import sys
import tikearn_gui.report.summary as played
from tikearn_gui.__main__ import main

def announced(*arguments, real=played.summarise, **options):
    print("playing", flush=True)
    return real(*arguments, **options)

played.summarise = announced
sys.exit(main(["summary", "--example", "--weeks", "52"]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows interrupts otherwise")
def test_ctrl_c_ends_quietly() -> None:
    command = [sys.executable, "-c", INTERRUPTED]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "playing\n"
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (130, "", "")
