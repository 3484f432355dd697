"""What stands around the page and follows every change: title, what can be done, the row at the foot."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QLocale, QObject, QTime

from tikearn_gui.session.session import Change, Session
from tikearn_gui.ui.actions import Actions
from tikearn_gui.ui.documents import Documents
from tikearn_gui.ui.main_window import MainWindow
from tikearn_gui.ui.pages.registry import PAGE_KEYS, action_of
from tikearn_gui.ui.window_text import say, undo_words

__all__ = ["Surroundings"]

_ON_A_PROJECT: Final = (
    "save", "save_as", "save_picture", "copy_figures", "copy_plot", "reset_lever", "usual", "plan", "currency",
    "new_strategy", "duplicate", "rename", "this_is_usual", "show_levers", "show_tips",
    *(action_of(key) for key in PAGE_KEYS),
)  # fmt: skip
"""Actions that need an open project in sight."""


class Surroundings(QObject):
    """Shows the state of session and documents; ``works`` says whether an open project is in sight."""

    def __init__(
        self, window: MainWindow, session: Session, documents: Documents, actions: Actions, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._window, self._session, self._documents, self._actions = window, session, documents, actions
        self._figures: tuple[str, ...] = ()
        self._works = False
        self._dragging = False
        session.changed.connect(self._on_changed)
        documents.state_changed.connect(self.refresh)

    def show_works(self, works: bool) -> None:
        """An open project came into sight, or went out of it."""
        self._works = works
        self.refresh()

    def show_figures(self, texts: tuple[str, ...]) -> None:
        """Says how exact the figures are."""
        self._figures = texts
        self._refresh_status()

    def refresh(self) -> None:
        """Shows everything as it is now."""
        session, documents = self._session, self._documents
        opened = documents.is_open
        self._window.show_title(
            documents.title if opened else "",
            modified=opened and session.is_modified,
            path=session.path if opened else None,
        )
        self._refresh_actions()
        self._refresh_status()

    def _on_changed(self, change: Change) -> None:
        """The later steps of a drag change nothing here that its first one did not."""
        if not (change.dragging and self._dragging):
            self.refresh()
        self._dragging = change.dragging

    def _refresh_actions(self) -> None:
        actions, session, works = self._actions, self._session, self._works
        stack, project = session.undo_stack, session.project
        actions.enable(_ON_A_PROJECT, works)
        for name, can, text in (
            ("undo", stack.canUndo(), stack.undoText()),
            ("redo", stack.canRedo(), stack.redoText()),
        ):
            actions.enable((name,), works and can)
            actions.say(name, undo_words(text) if can else "")
        count, edited = len(project.strategies), session.edited
        actions.enable(("make_base",), works and edited != project.base_index)
        actions.enable(("move_left",), works and edited > 0)
        actions.enable(("move_right",), works and edited < count - 1)
        actions.enable(("delete",), works and count > 1)
        actions.enable(("close",), self._documents.is_open)

    def _refresh_status(self) -> None:
        status = self._window.status
        if self._works:
            status.show_front(self._figures)
            status.show_back((self._documents.saved_text(_time_text), say("nothing_leaves")))
        else:
            status.show_front((say("no_account"),))
            status.show_back((say("not_connected"),))


def _time_text(time: QTime) -> str:
    return QLocale.system().toString(time, QLocale.FormatType.ShortFormat)
