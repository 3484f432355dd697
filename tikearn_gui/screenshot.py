"""The real window painted into a picture, without a display, once everything in it is shown."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tikearn_gui.project.project import Project, ProjectError

if TYPE_CHECKING:
    from tikearn_gui.app import Program

__all__ = ["Shot", "settle", "take"]

LONGEST_WAIT_S: Final = 120.0
START: Final = "start"
STILL_MS: Final = 50
"""After everything is shown, layouts and scroll bars may still follow."""


@dataclass(frozen=True, slots=True)
class Shot:
    """What to paint: page, size in px, device pixels in a px, ``light`` or ``dark``.

    A page is ``start`` or a key of :data:`tikearn_gui.ui.pages.registry.PAGES`. Without a project it is the example
    that is on the page.
    """

    page: str
    size: tuple[int, int]
    scale: float
    theme: str
    project: Project | None = None
    title: str = ""


def take(out: Path, shot: Shot) -> None:
    """Paints the window into a PNG. Must be the first to use Qt in its process. Raises ProjectError."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_SCALE_FACTOR"] = f"{shot.scale:g}"
    # What Qt reads of the environment it reads with its first object.
    from tikearn_gui.app import Opening, Program, finish, make_application  # noqa: PLC0415
    from tikearn_gui.ui.preferences import Preferences  # noqa: PLC0415
    from tikearn_gui.ui.theme import Look, Mode  # noqa: PLC0415

    app = make_application(["tikearn"])
    program = Program(app, Preferences(), look=Look(Mode(shot.theme), reduced_motion=True))
    try:
        if shot.page != START:
            program.preferences.page = shot.page
        if shot.project is not None:
            program.documents.begin_with(shot.project, shot.title)
        on_page = shot.project is None and shot.page != START
        program.open(Opening(example=on_page, start=not on_page, shown=shot.project is not None))
        program.window.resize(*shot.size)
        settle(program, app.processEvents)
        if not program.window.grab().save(str(out), "PNG"):
            raise ProjectError(f"The picture could not be written to {out}")
    finally:
        finish(program)


def settle(program: Program, process: Callable[[], None]) -> None:
    """Waits until everything in the window is shown. Raises ProjectError where that takes too long."""
    end = time.monotonic() + LONGEST_WAIT_S
    while not program.settled:
        if time.monotonic() > end:
            raise ProjectError(f"The page was not ready within {LONGEST_WAIT_S:.0f} seconds")
        process()
        time.sleep(0.002)
    _be_still(process)


def _be_still(process: Callable[[], None]) -> None:
    end = time.monotonic() + STILL_MS / 1000
    while time.monotonic() < end:
        process()
        time.sleep(0.002)
