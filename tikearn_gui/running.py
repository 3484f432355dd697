"""The program as a process: from its application to its exit status."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer

from tikearn_gui.app import Opening, Program, finish, make_application
from tikearn_gui.places import claims_folder, log_folder, settings_file
from tikearn_gui.session.pair import Pair
from tikearn_gui.ui.claims import Claims
from tikearn_gui.ui.collector import Collector
from tikearn_gui.ui.failures import log_to
from tikearn_gui.ui.file_events import FileEvents
from tikearn_gui.ui.neighbours import PATIENCE_S, Neighbours
from tikearn_gui.ui.preferences import Preferences
from tikearn_gui.ui.window_text import say

__all__ = ["run"]

LOADED_MS: Final = 3000
"""When everything is loaded that most people will need, after the window has opened. Nothing is collected before."""


def _taken_elsewhere(claims: Claims, path: Path | None) -> bool:
    """Whether another window has a file open, and has come to the front with it."""
    return path is not None and path.exists() and not claims.is_free(path) and claims.ask(path, PATIENCE_S)


def run(opening: Opening, watch: Callable[[Program], Callable[[], None]] | None = None) -> int:
    """Opens the window and works until it is closed; returns the exit status. ``watch`` gets the program first; what it
    returns is called once something is open."""
    claims = Claims(claims_folder())
    if _taken_elsewhere(claims, opening.path):
        return 0
    app = make_application()
    files = FileEvents(app)
    program = Program(app, Preferences.in_file(settings_file()), worker=Pair)
    claims.setParent(program)
    program.failures.install(log_to(log_folder()))
    neighbours = Neighbours(program.documents, program.window, claims)
    opened = watch(program) if watch is not None else None
    if opening.path is not None and not claims.is_free(opening.path):
        opening = replace(opening, path=None, shown=neighbours.open_copy(opening.path))
    program.open(opening)
    if opened is not None:
        opened()
    files.hand_over(neighbours.open_from_system)
    if not program.preferences.are_kept:
        program.window.banner.show_error(say("settings_not_kept", folder=str(settings_file().parent)))
    QTimer.singleShot(LOADED_MS, lambda: Collector(program.live.idle, program))
    try:
        return app.exec()
    finally:
        claims.close()
        finish(program)
