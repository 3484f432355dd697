"""Bringing LIVEs in: files and tables are read beside the window, what they do not say is asked, and what came of it
is told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from tikearn_gui.session.background import Background, Work
from tikearn_gui.session.errand import Errand, ReadFile, ReadText
from tikearn_gui.ui.dialogs.ask import Answer, Question
from tikearn_gui.ui.dialogs.match import MatchDialog
from tikearn_gui.ui.pages import streams_asked as asked
from tikearn_gui.ui.pages import streams_words as words
from tikearn_gui.ui.window_text import say

if TYPE_CHECKING:
    from tikearn_gui.history.readers import Question as Open
    from tikearn_gui.history.readers import Reading
    from tikearn_gui.ui.format import Format
    from tikearn_gui.ui.preferences import Preferences
    from tikearn_gui.ui.theme import Theme

__all__ = ["KINDS", "Importing"]

KINDS: Final = "*.json *.zip *.txt *.csv *.tsv *.xlsx"
_AGAIN: Final = ("dates", "creator")
"""Answers that need the file once more."""


class Importing(QObject):
    """Reads one file or table at a time."""

    progressed = Signal(object, str)
    """Share that has been read, None at the end, and the name."""
    read = Signal(object)
    """A :class:`~tikearn_gui.history.readers.Reading` in which nothing is left to ask."""
    refused = Signal(str)
    """One plain sentence."""

    def __init__(
        self,
        theme: Theme,
        preferences: Preferences,
        window: QWidget,
        errands: Callable[[Errand], Work],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._errands = errands
        self._theme, self._preferences, self._window = theme, preferences, window
        self._background = Background(self)
        self._background.progressed.connect(self._on_progress)
        self._background.done.connect(self._on_read)
        self._background.failed.connect(self._on_failed)
        self._again: Callable[[Mapping[str, str], Mapping[str, str]], object] | None = None
        self._name = ""
        self._answers: dict[str, str] = {}
        self._matched = False
        self.format: Format | None = None

    @property
    def is_busy(self) -> bool:
        """Whether something is being read."""
        return self._background.is_busy

    def ask_for_file(self) -> None:
        """Has a file chosen, and reads it."""
        folder = self._preferences.folder or Path.home()
        kinds = f"{words.verbs()['bring']} ({KINDS});;{say('any_file')}"
        name, _ = QFileDialog.getOpenFileName(self._window, words.verbs()["bring"], str(folder), kinds)
        if name:
            self.read_file(Path(name))

    def read_file(self, path: Path) -> None:
        """Reads a file beside the window."""
        self._begin(path.name)
        self._again = partial(self._read_file, path)
        self._again({}, self._preferences.columns)

    def paste(self) -> None:
        """Reads the table in the clipboard."""
        text = QGuiApplication.clipboard().text()
        if not text.strip():
            self.refused.emit(asked.nothing_to_paste())
            return
        self._begin(words.verbs()["paste"])
        self._again = partial(self._read_text, text)
        self._again({}, self._preferences.columns)

    def cancel(self) -> None:
        """Gives up what is being read; nothing of it is kept."""
        self._background.cancel()
        self.progressed.emit(None, self._name)

    def close(self) -> None:
        """Ends the thread."""
        self._background.close()

    def _begin(self, name: str) -> None:
        self._name, self._answers, self._matched = name, {}, False

    def _read_file(self, path: Path, answers: Mapping[str, str], columns: Mapping[str, str]) -> None:
        self.progressed.emit(0.0, self._name)
        self._background.start(self._errands(ReadFile(str(path), answers, columns)))

    def _read_text(self, text: str, answers: Mapping[str, str], columns: Mapping[str, str]) -> None:
        self._background.start(self._errands(ReadText(text, answers, columns)))

    def _on_progress(self, share: float) -> None:
        self.progressed.emit(share, self._name)

    def _on_failed(self, error: Exception) -> None:
        self.progressed.emit(None, self._name)
        if not isinstance(error, ValueError):
            raise error
        self.refused.emit(str(error))

    # -- what the file does not say -----------------------------------------------------------------------------

    def _on_read(self, reading: Reading) -> None:
        self.progressed.emit(None, self._name)
        if reading.unmatched and not self._matched and self._match(reading):
            return
        for question in reading.questions:
            answer = self._asked(question)
            if not answer:
                return  # the way back: nothing is taken
            self._answers[question.id] = answer
        again = [question.id for question in reading.questions if question.id in _AGAIN]
        if again and self._again is not None:
            self._again(self._answers, self._preferences.columns)
            return
        self.read.emit(reading.answered(self._answers))

    def _match(self, reading: Reading) -> bool:
        """Asks what unknown headings stand for; whether the table is read once more."""
        self._matched = True
        dialog = MatchDialog(self._theme, reading.unmatched, self._window)
        try:
            if not dialog.exec() or not dialog.chosen or self._again is None:
                return False
            self._preferences.columns = {**self._preferences.columns, **dialog.chosen}
        finally:
            dialog.deleteLater()
        self._again(self._answers, self._preferences.columns)
        return True

    def _asked(self, question: Open) -> str:
        title, text = self._words_of(question)
        answers = [
            Answer(choice, asked.answer(choice), main=choice == question.suggested) for choice in question.choices
        ]
        dialog = Question(self._theme, title, text, answers, self._window)
        try:
            return dialog.answer()
        finally:
            dialog.deleteLater()

    def _words_of(self, question: Open) -> tuple[str, str]:
        if question.id == "earnings":
            example = question.example
            when = words.when(self.format, example.start) if example is not None and self.format is not None else ""
            return asked.ask_earnings(when, question.shown, question.because)
        return asked.ask_dates(question.shown) if question.id == "dates" else asked.ask_creator()
