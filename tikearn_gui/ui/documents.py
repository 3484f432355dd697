"""The life of a project's file: new, open, save, close, files used last. It asks before changes are lost."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTime, Signal

from tikearn_gui.core.lever import LeverError
from tikearn_gui.project.project import Project, ProjectError, new_project
from tikearn_gui.session.session import Session
from tikearn_gui.ui.asker import SAVE, STAY, Asker
from tikearn_gui.ui.plain_words import in_plain_words
from tikearn_gui.ui.preferences import Preferences
from tikearn_gui.ui.window_text import say

__all__ = ["Documents", "fit_for_a_file"]

IDEA: Final = 1
"""The strategy of a worked example that is worth a look first; before it stands the usual week."""
_REFUSED: Final = (ProjectError, LeverError)


def fit_for_a_file(title: str) -> str:
    """A title without what some system does not take in the name of a file."""
    return re.sub(r'[\\/:*?"<>|\x00-\x1f]', "", title).strip(" .") or say("untitled")


class Documents(QObject):
    """Opens into the session and saves from it. A file that cannot be read leaves the open project as it was."""

    opened = Signal()
    """A project is open now that was not before."""
    closed = Signal()
    """No project is open any more."""
    refused = Signal(str, str)
    """One plain sentence, and what to offer: ``open``, ``save_as`` or nothing."""
    state_changed = Signal()
    """Title, modified state or time of saving are others now."""

    def __init__(self, session: Session, preferences: Preferences, asker: Asker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._preferences = preferences
        self._asker = asker
        self._saved_at: QTime | None = None
        self._stand_in = ""
        self.is_open = False
        self.may_use: Callable[[Path], str] = lambda path: ""
        """Why a file must not be opened or written here, as when another window has it; empty where it may."""
        session.title_changed.connect(self.state_changed)

    # -- opening ------------------------------------------------------------------------------------------------

    def start_from(self, name: str) -> bool:
        """Begins a new project at a starting point."""
        return self._begin(lambda: new_project(name, say("base_name")), "")

    def start_example(self, name: str) -> bool:
        """Opens a worked example, which has no file."""
        from tikearn_gui.project.worked import WORKED_EXAMPLES  # noqa: PLC0415

        return self._begin(WORKED_EXAMPLES[name], say(f"example_{name}"), edited=IDEA)

    def begin_with(self, project: Project, title: str = "", edited: int | None = None) -> None:
        """Opens a project that was made elsewhere, without asking; ``title`` is its name until it has a file."""
        self._session.new(project)
        if edited is not None:
            self._session.select(edited)
        self._stand_in = title
        self._enter()

    def open_dialog(self) -> bool:
        """Lets a file be chosen and opens it."""
        path = self._asker.file_to_open(self._folder)
        return path is not None and self.open_path(path)

    def open_path(self, path: Path) -> bool:
        """Opens a file. What is wrong with it is said before anything is asked or lost."""
        path = Path(path).absolute()
        session = self._session
        if self.is_open and session.path == path and not session.is_modified:
            self.opened.emit()
            return True
        reason = self.may_use(path)
        if reason:
            self.refused.emit(reason, "open")
            return False
        try:
            if not self._may_leave_for(path):
                return False
            session.open(path)
        except _REFUSED as problem:
            self._preferences.drop_recent(path)
            self.refused.emit(in_plain_words(str(problem)), "open")
            return False
        self._remember(path)
        self._enter()
        return True

    def open_copy(self, path: Path) -> bool:
        """Opens what is in a file as a project that has no file yet."""
        from tikearn_gui.project.storage import load  # noqa: PLC0415

        try:
            project = load(path)
        except _REFUSED as problem:
            self.refused.emit(in_plain_words(str(problem)), "open")
            return False
        self.begin_with(project, path.stem)
        return True

    def has_file(self, path: Path) -> bool:
        """Whether this is the open project's file."""
        return self.path is not None and self.path.absolute() == path.absolute()

    @property
    def path(self) -> Path | None:
        """The open project's file; None where there is none."""
        return self._session.path if self.is_open else None

    def _begin(self, make: Callable[[], Project], title: str, edited: int | None = None) -> bool:
        if not self.may_leave():
            return False
        self.begin_with(make(), title, edited)
        return True

    def _enter(self) -> None:
        self._saved_at = None
        self.is_open = True
        self.opened.emit()
        self.state_changed.emit()

    # -- saving -------------------------------------------------------------------------------------------------

    def save(self) -> bool:
        """Saves to the project's file; asks for one where there is none. False where it was not saved."""
        path = self._session.path
        return self.save_as() if path is None else self._save_to(path)

    def save_as(self) -> bool:
        """Saves to another file."""
        name = self._session.path.stem if self._session.path is not None else fit_for_a_file(self.title)
        path = self._asker.file_to_save((self._folder or Path.home()) / f"{name}.tikearn")
        return path is not None and self._save_to(path)

    def _save_to(self, path: Path) -> bool:
        reason = self.may_use(path)
        if reason:
            self.refused.emit(reason, "save_as")
            return False
        try:
            self._session.save(path)
        except _REFUSED as problem:
            self.refused.emit(in_plain_words(str(problem)), "save_as")
            return False
        self._saved_at = QTime.currentTime()
        self._remember(path)
        self.state_changed.emit()
        return True

    def _remember(self, path: Path) -> None:
        self._preferences.add_recent(path)
        self._preferences.folder = path.parent

    @property
    def _folder(self) -> Path | None:
        path = self._session.path
        folder = path.parent if path is not None else self._preferences.folder
        return folder if folder is not None and folder.is_dir() else None

    # -- closing ------------------------------------------------------------------------------------------------

    def close(self) -> bool:
        """Closes the project. False where its owner would rather stay."""
        if not self.may_leave():
            return False
        self._session.mark_clean()
        self.is_open = False
        self.closed.emit()
        self.state_changed.emit()
        return True

    def may_leave(self) -> bool:
        """Whether the open project may be left: nothing to save, or saved now, or given up."""
        if not (self.is_open and self._session.is_modified):
            return True
        answer = self._asker.keep_changes(self.title, has_file=self._session.path is not None)
        return self.save() if answer == SAVE else answer != STAY

    def _may_leave_for(self, path: Path) -> bool:
        """The same for another file, which is read first: an unreadable one is no reason to give anything up."""
        if not (self.is_open and self._session.is_modified):
            return True
        from tikearn_gui.project.storage import load  # noqa: PLC0415  # the first window may need no file

        load(path)
        return self.may_leave()

    # -- what is said of it -------------------------------------------------------------------------------------

    @property
    def title(self) -> str:
        """The file's name without its ending, or a stand-in."""
        return self._session.title or self._stand_in or say("untitled")

    def saved_text(self, time_of: Callable[[QTime], str]) -> str:
        """When it was saved, for the foot of the window; empty while no project is open."""
        if not self.is_open:
            return ""
        modified = self._session.is_modified
        if self._saved_at is not None:
            return say("changed_since" if modified else "saved_at", time=time_of(self._saved_at))
        if self._session.path is not None:
            return say("changed" if modified else "saved")
        return say("not_saved_changes" if modified else "not_saved")
