"""Laws of the window that a linter cannot see: who knows which part of Qt, and what the command line opens."""

from __future__ import annotations

import ast
import os
import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tikearn_gui import window_command
from tikearn_gui.__main__ import main
from tikearn_gui.display import has_display
from tikearn_gui.project.examples import example
from tikearn_gui.project.storage import save

ROOT = Path(__file__).resolve().parent.parent
Output = pytest.CaptureFixture[str]


def imports(file: Path) -> Iterator[str]:
    """Every module that a file imports, also inside functions, and every name from it."""
    for node in ast.walk(ast.parse(file.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def qt_of(package: str) -> set[str]:
    """The parts of Qt that a package imports."""
    files = (ROOT / "tikearn_gui" / package).rglob("*.py")
    found = (name for file in files for name in imports(file) if name.startswith("PySide6"))
    return {name.split(".")[1] for name in found}


def test_the_session_knows_no_widget() -> None:
    assert qt_of("session") == {"QtCore", "QtGui"}
    names = {name for file in (ROOT / "tikearn_gui" / "session").rglob("*.py") for name in imports(file)}
    assert {name for name in names if name.startswith("PySide6.QtGui")} == {
        "PySide6.QtGui.QUndoCommand",
        "PySide6.QtGui.QUndoStack",
    }


def test_reports_know_no_qt() -> None:
    assert qt_of("report") == set()


def test_nothing_of_the_window_reaches_the_network() -> None:
    assert qt_of("ui") <= {"QtCore", "QtGui", "QtWidgets", "QtSvg"}


# The command line


@pytest.mark.parametrize(
    ("environ", "platform", "display"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux", True),
        ({}, "win32", True),
        ({}, "darwin", True),
    ],
)
def test_a_display_is_known(environ: dict[str, str], platform: str, display: bool) -> None:
    assert has_display(environ, platform) is display


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("sumary",), "'sumary'"),
        (("a.tikearn", "--example"), "not both"),
        (("a.tikearn", "b.tikearn"), "b.tikearn"),
        (("--screenshot",), "--screenshot"),
        (("--screenshot", "x.png", "--size", "12"), "1280x800"),
        (("--screenshot", "x.png", "--size", "0x5"), "'0x5'"),
        (("--screenshot", "x.png", "--scale", "9"), "1 to 4"),
        (("--screenshot", "x.png", "--theme", "pink"), "light, dark"),
        (("--screenshot", "x.png", "--page", "plan"), "earnings, compare"),
        (("--screenshot", "x.png", "--page", "start", "--example"), "start page"),
        (("--screenshot", "x.png", "gone.tikearn"), "gone.tikearn"),
        (("--screenshot", "nowhere/x.png"), "nowhere"),
    ],
)
def test_bad_input_is_one_sentence(capsys: Output, arguments: tuple[str, ...], named: str) -> None:
    assert main(arguments) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert named in printed.err
    assert printed.err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "opened"),
    [
        ((), (None, False, False)),
        (("--example",), (None, True, False)),
        (("--start-page",), (None, False, True)),
        (("my.tikearn",), (Path("my.tikearn"), False, False)),
    ],
)
def test_what_the_window_begins_with(
    monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], opened: tuple[Path | None, bool, bool]
) -> None:
    from tikearn_gui import app, running

    calls: list[app.Opening] = []

    def run(opening: app.Opening, watch: object = None) -> int:
        assert watch is None
        calls.append(opening)
        return 0

    monkeypatch.setattr(running, "run", run)
    monkeypatch.setattr(window_command, "has_display", lambda *_: True)
    assert main(arguments) == 0
    assert [(call.path, call.example, call.start) for call in calls] == [opened]


def process(*arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    clean.pop("QT_QPA_PLATFORM", None)
    command = [sys.executable, "-m", "tikearn_gui", *arguments]
    return subprocess.run(
        command, cwd=ROOT, env={**clean, **environ}, capture_output=True, text=True, check=False, timeout=300
    )


def png_size(file: Path) -> tuple[int, int]:
    data = file.read_bytes()
    assert data.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def test_a_screenshot_needs_no_display(tmp_path: Path) -> None:
    file, picture = tmp_path / "mina.tikearn", tmp_path / "out.png"
    save(file, example())
    done = process("--screenshot", str(picture), "--size", "1024x700", "--scale", "2", "--theme", "dark", str(file))
    assert (done.returncode, done.stdout) == (0, "")
    assert png_size(picture) == (2048, 1400)


def test_the_start_page_is_painted_with_its_figures(tmp_path: Path) -> None:
    from PySide6.QtGui import QImage

    done = process("--screenshot", str(tmp_path / "out.png"), "--page", "start")
    assert (done.returncode, done.stdout) == (0, "")
    image = QImage(str(tmp_path / "out.png"))
    petrol = sum(image.pixelColor(x, 382).name() == "#05707e" for x in range(image.width()))
    assert petrol > 0, "no fan stands on the cards"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a display")
def test_without_a_display_there_is_a_report(tmp_path: Path) -> None:
    done = process("--example", "--report", str(tmp_path / "report"))
    assert done.returncode == 0
    assert done.stdout.startswith("There is no display to open the window on, so TikEarn wrote a report of the example")
    assert str(tmp_path / "report") in done.stdout
    assert done.stdout.count("\n") == 1
    assert png_size(tmp_path / "report" / "earnings.png") == (2560, 1600)
    text = (tmp_path / "report" / "report.txt").read_text(encoding="utf-8")
    assert "Longer streams" in text


def test_a_report_that_cannot_be_written_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = process("--example", "--report", str(tmp_path / "file"))
    if sys.platform.startswith("linux"):
        assert done.returncode == 2
        assert "no report could be written" in done.stderr
