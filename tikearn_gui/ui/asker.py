"""What a person is asked beside the window: for files, and what to do with changes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.window_text import say

__all__ = ["DISCARD", "SAVE", "STAY", "Asker"]

SAVE, DISCARD, STAY = "save", "discard", "stay"


class Asker:
    """Asks over a window. Its dialogs are loaded when there is something to ask: the first frame needs none."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        self._theme = theme
        self._window = window

    def file_to_open(self, folder: Path | None, *, lives: bool = False) -> Path | None:
        """A project's file to open, or one of ``lives``; None where nothing was chosen."""
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415

        kinds = say("any_file") if lives else f"{say('file_kind')};;{say('any_file')}"
        name, _ = QFileDialog.getOpenFileName(self._window, say("open_title"), str(folder or Path.home()), kinds)
        return Path(name) if name else None

    def file_to_save(self, suggestion: Path) -> Path | None:
        """Where to save a project, with its ending; None where nothing was chosen."""
        return self._to_write(say("save_title"), suggestion, say("file_kind"), ".tikearn")

    def picture_to_save(self, suggestion: Path) -> Path | None:
        """Where to save a picture, with its ending; None where nothing was chosen."""
        return self._to_write(say("picture_title"), suggestion, say("picture_kind"), ".png")

    def keep_changes(self, title: str, *, has_file: bool) -> str:
        """What to do with changes that are not saved: SAVE, DISCARD or STAY."""
        from tikearn_gui.ui.dialogs.ask import Answer, Question  # noqa: PLC0415

        question = Question(
            self._theme,
            say("keep_changes_title", title=title),
            say("keep_changes" if has_file else "keep_new"),
            (
                Answer(DISCARD, say("verb_discard")),
                Answer(STAY, say("verb_stay"), back=True),
                Answer(SAVE, say("verb_save"), main=True),
            ),
            self._window,
        )
        try:
            return question.answer()
        finally:
            question.deleteLater()

    def _to_write(self, title: str, suggestion: Path, kind: str, suffix: str) -> Path | None:
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415

        name, _ = QFileDialog.getSaveFileName(self._window, title, str(suggestion), kind)
        if not name:
            return None
        path = Path(name)
        return path if path.suffix else path.with_name(path.name + suffix)
