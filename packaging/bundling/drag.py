"""A slider dragged with the mouse in a packaged program, on a display without a monitor: does the number move?

Where the slider lies is found out by opening the same project, off screen, in a window of the same size.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from bundling.hostile import BundleFailed
from bundling.screen import Screen

__all__ = ["LEVER", "drag_a_slider", "make_project", "until_still"]

LEVER: Final = "minutes_per_stream"
NAME: Final = "plan one"
_WINDOW_S: Final = 90.0
_STILL_S: Final = 60.0
_STEPS: Final = 12


def make_project(file: Path) -> None:
    """Saves the example as a project."""
    from tikearn_gui.project.examples import example  # noqa: PLC0415
    from tikearn_gui.project.storage import save  # noqa: PLC0415

    save(file, example())


def lever_of(file: Path) -> float:
    """What the lever stands at in a saved project, in the strategy that is edited first."""
    from tikearn_gui.project.storage import load  # noqa: PLC0415

    return float(load(file).base.number(LEVER))


def until_still(display: Screen, picture: Path, limit: float = _STILL_S) -> None:
    """Photographs until two pictures in a row are the same. Raises TimeoutError."""
    before, end = b"", time.monotonic() + limit
    while time.monotonic() < end:
        display.picture(picture)
        now = _pixels(picture)
        if now == before:
            return
        before = now
        time.sleep(1.0)
    raise TimeoutError(f"The screen was not still within {limit:.0f} s")


def _pixels(picture: Path) -> bytes:
    from PySide6.QtGui import QImage  # noqa: PLC0415

    return bytes(QImage(str(picture)).constBits())


def drag_a_slider(
    display: Screen,
    start: Callable[[Path], subprocess.Popen[Any]],
    pictures: Path,
    end: Callable[[], object] = lambda: None,
) -> dict[str, float]:
    """Opens a project, drags a slider, saves with Ctrl+S: the value before and after. Raises BundleFailed.

    ``end`` closes the program as a person would, before it is ended.
    """
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        file = Path(name) / f"{NAME}.tikearn"
        make_project(file)
        before = lever_of(file)
        process = start(file)
        try:
            left, top, width, height = display.wait_for(NAME, _WINDOW_S)
            until_still(display, pictures / "before.png")
            place = _place(file, width, height)
            _drag(display, (left, top), place)
            until_still(display, pictures / "after.png")
            if not _headline_differs(pictures, (left, top), place["headline"]):
                raise BundleFailed("The slider was dragged, and the large number is the same")
            display.hand("key", "ctrl+s")
            until_still(display, pictures / "saved.png")
            end()
        finally:
            process.terminate()
            process.wait(timeout=30)
        after = lever_of(file)
        if not after > before * 1.1:
            raise BundleFailed(f"The slider was dragged, and its lever went from {before:g} to {after:g}")
        return {"lever_before": before, "lever_after": round(after, 1)}


def _drag(display: Screen, corner: tuple[int, int], place: dict[str, list[int]]) -> None:
    (x, y), (to, _) = place["from"], place["to"]
    display.hand("mousemove", corner[0] + x, corner[1] + y)
    display.hand("mousedown", 1)
    for step in range(1, _STEPS + 1):
        display.hand("mousemove", corner[0] + x + (to - x) * step // _STEPS, corner[1] + y)
        time.sleep(0.03)
    display.hand("mouseup", 1)


def _headline_differs(pictures: Path, corner: tuple[int, int], box: list[int]) -> bool:
    from PySide6.QtCore import QRect  # noqa: PLC0415
    from PySide6.QtGui import QImage  # noqa: PLC0415

    area = QRect(corner[0] + box[0], corner[1] + box[1], box[2], box[3])
    return bool(QImage(str(pictures / "before.png")).copy(area) != QImage(str(pictures / "after.png")).copy(area))


def _place(file: Path, width: int, height: int) -> dict[str, list[int]]:
    """Where to take hold of the slider, where to let go, and where the large number stands, in px of the window."""
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-P", "-m", "bundling.drag", str(file), str(width), str(height)]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=True, timeout=120)
    found: dict[str, list[int]] = json.loads(done.stdout)
    return found


def _measure(file: Path, width: int, height: int) -> dict[str, list[int]]:
    from PySide6.QtCore import QPoint  # noqa: PLC0415

    from tikearn_gui.app import Opening, Program, finish, make_application  # noqa: PLC0415
    from tikearn_gui.core.levers import LEVERS  # noqa: PLC0415
    from tikearn_gui.screenshot import settle  # noqa: PLC0415
    from tikearn_gui.ui.levers.range_slider import MIDDLE  # noqa: PLC0415
    from tikearn_gui.ui.levers.slider_row import SliderRow  # noqa: PLC0415
    from tikearn_gui.ui.preferences import Preferences  # noqa: PLC0415

    app = make_application(["tikearn"])
    program = Program(app, Preferences())
    program.open(Opening(path=file))
    program.window.resize(width, height)
    settle(program, app.processEvents)
    row = next(row for row in program.window.findChildren(SliderRow) if row.key == LEVER and row.isVisible())
    slider = row.slider
    value = program.session.project.base.number(LEVER)
    y = round(MIDDLE * slider.theme.scale)
    places = [slider.x_of(value), slider.x_of(min(value * 2, LEVERS[LEVER].high))]
    ends = [slider.mapTo(program.window, QPoint(round(place), y)) for place in places]
    page = program.desk.page if program.desk is not None else None
    headline = page.content.headline if page is not None else None
    corner = headline.mapTo(program.window, QPoint(0, 0)) if headline is not None else QPoint()
    box = [corner.x(), corner.y(), headline.width(), headline.height()] if headline is not None else []
    finish(program)
    return {"from": [ends[0].x(), ends[0].y()], "to": [ends[1].x(), ends[1].y()], "headline": box}


if __name__ == "__main__":
    print(json.dumps(_measure(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
