"""Whether this installation works: ``TikEarn --self-test [--json] [--out FILE] [--keep FOLDER]``.

It loads every module, compares every file of resources with its digest, plays the starting points and compares their
figures with those that the tests keep, saves and reads a project, writes the report, and paints the window. No window
is left open and no settings are touched. Without a display the window is painted on none.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib
import json
import os
import pkgutil
import platform
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, BinaryIO, Final, cast

import tikearn_gui
from tikearn_gui.assets import resource
from tikearn_gui.display import has_display
from tikearn_gui.project.project import ProjectError

__all__ = ["Check", "carried_out", "checks"]

PACKAGES: Final = ("numpy", "msgspec", "pyqtgraph", "platformdirs", "python_calamine", "ijson", "icalendar", "PySide6")
ABSENT: Final = ("PySide6.QtNetwork", "ssl", "scipy")
"""What a package must not bring: nothing opens a socket, and scipy costs a second of start."""
PICTURES: Final = ("png", "svg", "jpg", "ico")
TOLERANCE: Final = 0.001
"""Relative: systems differ in the last bits of exp and log, and so in a future here and there."""
SIZE: Final = (1280, 800)
_LEAST_COLOURS: Final = 200
_PATIENCE_S: Final = 60.0
_PROJECT, _REPORT, _PICTURE = "Mina's plan é.tikearn", "report.txt", "page.png"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was tested: whether it is as it should be, seconds it took, and what was found."""

    name: str
    ok: bool
    seconds: float
    found: str


def carried_out(*, as_json: bool, out: str | None, keep: str | None) -> tuple[str, int]:
    """Tests everything; what to print, and the exit status: 0 if all is well, else 1."""
    began = time.perf_counter()
    done = list(checks(keep))
    ok = all(check.ok for check in done)
    content = {
        "program": "TikEarn",
        "version": tikearn_gui.__version__,
        "ok": ok,
        "seconds": round(time.perf_counter() - began, 3),
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "python": platform.python_version(),
        "packaged": bool(getattr(sys, "frozen", False)),
        "folder": str(Path(sys.executable).parent),
        "checks": [asdict(check) for check in done],
    }
    written = json.dumps(content, indent=2) + "\n"
    text = written if as_json else _as_text(content)
    if out is not None:
        try:
            Path(out).write_text(text, encoding="utf-8", newline="\n")
        except OSError as error:
            raise ProjectError(f"The self-test could not be written to {out}: {error.strerror}") from None
    return text, 0 if ok else 1


def _as_text(content: Mapping[str, Any]) -> str:
    lines = [f"TikEarn {content['version']}, Python {content['python']}, {content['system']}"]
    for check in content["checks"]:
        state = "ok    " if check["ok"] else "FAILED"
        lines.append(f"{state}  {check['name']:12} {check['seconds']:7.2f} s  {check['found']}")
    lines.append("Everything works." if content["ok"] else "Something is damaged: install the program again.")
    return "\n".join(lines) + "\n"


def checks(keep: str | None) -> Iterator[Check]:
    """Tests one thing after the other, also after one that failed."""
    with _folder(keep) as folder:
        steps: tuple[tuple[str, Callable[[], str]], ...] = (
            ("modules", _modules),
            ("resources", _resources),
            ("figures", _figures),
            ("process", _process),
            ("project", lambda: _project(folder / _PROJECT)),
            ("report", lambda: _report(folder / _REPORT)),
            ("window", lambda: _window(folder / _PICTURE)),
        )
        for name, step in steps:
            began = time.perf_counter()
            try:
                ok, found = True, step()
            except Exception as error:  # whatever it is, it is what was to be found
                place = traceback.extract_tb(error.__traceback__)[-1]
                ok, found = False, f"{type(error).__name__}: {error} ({Path(place.filename).name}:{place.lineno})"
            yield Check(name, ok, round(time.perf_counter() - began, 3), found)


class _Wrong(Exception):
    """Something is not as it should be; the text says what."""


@contextlib.contextmanager
def _folder(keep: str | None) -> Iterator[Path]:
    if keep is not None:
        Path(keep).mkdir(parents=True, exist_ok=True)
        yield Path(keep)
        return
    with tempfile.TemporaryDirectory(prefix="TikEarn é ", ignore_cleanup_errors=True) as name:
        yield Path(name)


# -- the steps ------------------------------------------------------------------------------------------------------


def _modules() -> str:
    """Imports everything, what is only loaded later included."""
    names = [found.name for found in pkgutil.walk_packages(tikearn_gui.__path__, "tikearn_gui.")]
    for name in names:
        if not name.endswith("__main__"):
            importlib.import_module(name)
    versions = []
    for name in PACKAGES:
        module = importlib.import_module(name)
        versions.append(f"{name} {getattr(module, '__version__', '')}".strip())
    if not any(name.startswith("tikearn_gui.ui.") for name in names):
        raise _Wrong(f"only {len(names)} modules were found")
    if getattr(sys, "frozen", False):
        there = [name for name in ABSENT if _can_be_imported(name)]
        if there:
            raise _Wrong(f"the package holds {', '.join(there)}, which have no place in it")
    return f"{len(names)} modules of the program; {', '.join(versions)}"


def _can_be_imported(name: str) -> bool:
    try:
        importlib.import_module(name)
    except ImportError:
        return False
    return True


def _resources() -> str:
    """Compares with the digests that were taken when the package was made; in a checkout there are none."""
    root = resource()
    files = sorted(file for file in root.rglob("*") if file.is_file())
    empty = [file.name for file in files if file.stat().st_size == 0]
    if empty:
        raise _Wrong(f"these files are empty: {', '.join(empty)}")
    listed = root / "digests.json"
    if not listed.is_file():
        return f"{len(files)} files"
    digests: dict[str, str] = json.loads(listed.read_text(encoding="utf-8"))
    for name, digest in digests.items():
        content = resource(*name.split("/")[1:]).read_bytes()
        if hashlib.sha256(content).hexdigest() != digest:
            raise _Wrong(f"the file {name} is not what it was when the package was made")
    return f"{len(digests)} files are as they were made"


def _kept() -> dict[str, Any] | None:
    """The figures that the tests of the model keep: in a package among the resources, in a checkout with the tests."""
    with contextlib.suppress(FileNotFoundError):
        kept: dict[str, Any] = json.loads(resource("golden_figures.json").read_text(encoding="utf-8"))
        return kept
    checkout = resource().parent / "tests" / "golden" / "figures.json"
    return json.loads(checkout.read_text(encoding="utf-8")) if checkout.is_file() else None


def _figures() -> str:
    """Plays the starting points with all of their luck."""
    from tikearn_gui.core.doubt import Case  # noqa: PLC0415
    from tikearn_gui.core.luck import Luck  # noqa: PLC0415
    from tikearn_gui.core.player import Player  # noqa: PLC0415
    from tikearn_gui.core.projection import figures  # noqa: PLC0415
    from tikearn_gui.core.schedule import Schedule  # noqa: PLC0415
    from tikearn_gui.core.starting_points import STARTING_POINTS  # noqa: PLC0415
    from tikearn_gui.core.strategy import Anchors  # noqa: PLC0415

    kept = _kept()
    if kept is None:
        raise _Wrong("there are no figures to compare with")
    said = []
    player = Player(Luck(kept["seed"], kept["weeks"]))
    try:
        for name, point in STARTING_POINTS.items():
            usual = point.strategy
            case = Case(usual, Anchors.of(usual), Schedule.regular(usual, kept["weeks"]))
            found = figures(player.play(case, kept["futures"]).take_home)
            for which, value in kept["projects"][name]["total"].items():
                if abs(float(getattr(found, which)) - value) > TOLERANCE * abs(value):
                    raise _Wrong(f"{name}: {which} of the take-home is {getattr(found, which):g} and not {value:g}")
            said.append(f"{name} ${found.median:,.2f}")
    finally:
        player.close()
    return f"as kept, {kept['futures']:,} futures of {kept['weeks']} weeks: {', '.join(said)}"


def _process() -> str:
    """Starts the process that computes as the window does, and has it play the example with all of its futures."""
    from tikearn_gui.project.examples import example  # noqa: PLC0415
    from tikearn_gui.session.answer import COMPUTE  # noqa: PLC0415
    from tikearn_gui.session.remote import compute_command  # noqa: PLC0415
    from tikearn_gui.session.request import Request  # noqa: PLC0415
    from tikearn_gui.session.wire import Receiver, Sender  # noqa: PLC0415

    project, pipe = example(), subprocess.PIPE
    hidden = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    process = subprocess.Popen(compute_command(COMPUTE), stdin=pipe, stdout=pipe, creationflags=hidden)
    watch = threading.Timer(_PATIENCE_S, process.kill)  # upon which reading ends
    watch.start()
    try:
        assert process.stdin is not None and process.stdout is not None
        asks, answers = cast("BinaryIO", process.stdin), Receiver(cast("BinaryIO", process.stdout))
        Sender(asks).send((Request(project, edited=0, generation=1, document=1, at_rest=True), 0))
        answer = answers.receive()
        while answer.snapshot is not None and not answer.snapshot.precise:
            answer = answers.receive()
        asks.close()
        status = process.wait(_PATIENCE_S)
    except EOFError:
        raise _Wrong(f"the process that computes ended with {process.wait()} and no answer") from None
    finally:
        watch.cancel()
        process.kill()
    if answer.snapshot is None:
        raise _Wrong(answer.failure or "the process that computes did not finish")
    if status != 0:
        raise _Wrong(f"the process that computes ended with {status}")
    played = answer.snapshot.projections
    return f"{len(played)} strategies of {played[0].futures:,} futures, ended when its pipe was closed"


def _project(file: Path) -> str:
    from tikearn_gui.project.examples import example  # noqa: PLC0415
    from tikearn_gui.project.storage import load, save  # noqa: PLC0415

    project = example()
    save(file, project)
    if load(file) != project:
        raise _Wrong("a project that was saved is another one when it is read")
    return f"saved and read, {file.stat().st_size:,} bytes"


def _report(file: Path) -> str:
    from tikearn_gui.project.examples import example  # noqa: PLC0415
    from tikearn_gui.report.summary import summarise  # noqa: PLC0415
    from tikearn_gui.report.text import as_text  # noqa: PLC0415

    project = example()
    text = as_text(summarise(project), "the example")
    file.write_text(text, encoding="utf-8")
    missing = [strategy.name for strategy in project.strategies if strategy.name not in text]
    if missing:
        raise _Wrong(f"the report says nothing of {', '.join(missing)}")
    return f"{len(text.splitlines())} lines of text"


def _window(file: Path) -> str:
    """Opens the example, waits until everything is shown, and looks whether something was painted."""
    if not has_display(os.environ, sys.platform):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import QBuffer, QIODevice, Qt  # noqa: PLC0415
    from PySide6.QtGui import QFontInfo, QGuiApplication, QImage, QImageReader  # noqa: PLC0415

    from tikearn_gui.app import Opening, Program, finish, make_application  # noqa: PLC0415
    from tikearn_gui.screenshot import settle  # noqa: PLC0415
    from tikearn_gui.session.pair import Pair  # noqa: PLC0415
    from tikearn_gui.ui.fonts import register_plex  # noqa: PLC0415
    from tikearn_gui.ui.preferences import Preferences  # noqa: PLC0415
    from tikearn_gui.ui.theme import Look, Mode  # noqa: PLC0415

    app = make_application(["tikearn"])
    known = {bytes(kind.data()).decode() for kind in QImageReader.supportedImageFormats()}
    if not known.issuperset(PICTURES):
        raise _Wrong(f"pictures of these kinds cannot be read: {', '.join(sorted(set(PICTURES) - known))}")
    program = Program(app, Preferences(), worker=Pair, look=Look(Mode.LIGHT, reduced_motion=True))
    try:
        program.window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        program.open(Opening(example=True))
        program.window.resize(*SIZE)
        settle(program, app.processEvents)
        image = program.window.grab().toImage()
        family = QFontInfo(program.theme.font("body")).family()
    finally:
        finish(program)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    file.write_bytes(bytes(buffer.data().data()))
    colours = _colours(QImage(str(file)))
    if colours < _LEAST_COLOURS:
        raise _Wrong(f"the window is blank: it shows {colours} colours")
    if not family.startswith(register_plex()):
        raise _Wrong(f"text is painted in {family} and not in the font of the program")
    size = f"{image.width()} x {image.height()}"
    return f"{size} pixels, {colours} colours, {family}, on {QGuiApplication.platformName()}"


def _colours(image: Any) -> int:
    """How many colours a picture shows; 0 where it could not be read."""
    seen = {image.pixel(x, y) for y in range(0, image.height(), 2) for x in range(0, image.width(), 2)}
    return len(seen)
