"""Builds the program: every object once, here, and connected here."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

import tikearn_gui
from tikearn_gui.core.lever import LeverError
from tikearn_gui.project.project import ProjectError, new_project
from tikearn_gui.session.live_projection import LiveProjection
from tikearn_gui.session.pair import Pair
from tikearn_gui.session.session import Session
from tikearn_gui.ui.actions import Actions
from tikearn_gui.ui.asker import Asker
from tikearn_gui.ui.commands import Commands
from tikearn_gui.ui.desk import Desk
from tikearn_gui.ui.documents import Documents, fit_for_a_file
from tikearn_gui.ui.failures import Failures
from tikearn_gui.ui.focus_ring import FocusRing
from tikearn_gui.ui.format import Format
from tikearn_gui.ui.icons import app_icon
from tikearn_gui.ui.main_window import USUAL, MainWindow
from tikearn_gui.ui.menus import Menus
from tikearn_gui.ui.pages.registry import PAGE_KEYS, action_of
from tikearn_gui.ui.plain_words import in_plain_words
from tikearn_gui.ui.preferences import Preferences
from tikearn_gui.ui.questions import Questions
from tikearn_gui.ui.surroundings import Surroundings
from tikearn_gui.ui.taking import Taking
from tikearn_gui.ui.theme import Look, Theme
from tikearn_gui.ui.view_options import ViewOptions
from tikearn_gui.ui.window_text import say

if TYPE_CHECKING:
    from tikearn_gui.session.starting_figures import StartingFigures
    from tikearn_gui.ui.presenters.page_presenter import PagePresenter
    from tikearn_gui.ui.start.start_page import StartPage

__all__ = ["Opening", "Program", "finish", "make_application"]

FIRST: Final = "regular"
"""The starting point of the project that stands behind the start page until one is chosen."""
SUFFIXES: Final = frozenset({".csv", ".tsv", ".txt", ".xlsx", ".zip", ".json"})
"""Files that hold LIVEs and not a project."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What to begin with: a file, the example, the start page, or what is open already; else as the user likes it."""

    path: Path | None = None
    example: bool = False
    start: bool = False
    shown: bool = False


class Program(QObject):
    """One window and what it works on, computed by ``worker``, else by a thread. :meth:`close` must be called."""

    def __init__(
        self,
        app: QApplication,
        preferences: Preferences,
        *,
        look: Look | None = None,
        fmt: Format | None = None,
        asker: Callable[[Theme, QWidget], Asker] = Asker,
        worker: Callable[[QObject], Pair] | None = None,
    ) -> None:
        super().__init__()
        self.preferences = preferences
        self.format = fmt or Format()
        self.theme = Theme(look or preferences.look, self)
        self.theme.apply(app)
        self.ring = FocusRing(self.theme, app)
        self.session = Session(new_project(FIRST), self)
        self.live = LiveProjection(self.session, self, worker)
        self.window = MainWindow(self.theme)
        self.failures = Failures(self.theme, self.window)
        self.asker = asker(self.theme, self.window)
        self.documents = Documents(self.session, preferences, self.asker, self)
        self.commands = Commands(self.session, self)
        self.options = ViewOptions(self.theme, preferences, self)
        self.taking = Taking(self.theme, self.asker, self)
        self.questions = Questions(
            self.theme, self.session, self.commands, self.options, preferences, self.format, self.window
        )
        self.actions = Actions(self.theme, self._slots(), self.window)
        self.menus = Menus(self.theme, self.window.menus, self.actions, self)
        self.desk: Desk | None = None
        self.start_page: StartPage | None = None
        self.figures: StartingFigures | None = None
        self.surroundings = Surroundings(self.window, self.session, self.documents, self.actions, self)
        self._connect()

    def _slots(self) -> Mapping[str, Callable[[], object]]:
        documents, commands, options, questions = self.documents, self.commands, self.options, self.questions
        return {
            "new": self.show_start,
            "open": documents.open_dialog,
            "import": self._bring_lives,
            "clear_recent": self._clear_recent,
            "save": documents.save,
            "save_as": documents.save_as,
            "save_picture": self._save_picture,
            "close": documents.close,
            "quit": self.window.close,
            "undo": self.session.undo_stack.undo,
            "redo": self.session.undo_stack.redo,
            "copy_figures": self.taking.copy_figures,
            "copy_plot": self.taking.copy_plot,
            "reset_lever": commands.reset_focused,
            "usual": questions.usual,
            "plan": questions.plan,
            "currency": questions.currency,
            "settings": questions.settings,
            "new_strategy": commands.new_strategy,
            "duplicate": commands.duplicate,
            "rename": commands.ask_name,
            "make_base": commands.make_base,
            "move_left": commands.move_left,
            "move_right": commands.move_right,
            "this_is_usual": commands.this_is_usual,
            "delete": commands.delete,
            **{action_of(key): partial(self.show_page, key) for key in PAGE_KEYS},
            "show_levers": self._toggle_levers,
            "show_tips": self._toggle_tips,
            "theme_system": options.as_system,
            "theme_light": options.light,
            "theme_dark": options.dark,
            "text_larger": options.larger,
            "text_smaller": options.smaller,
            "text_normal": options.normal,
            "system_font": options.toggle_font,
            "reduced_motion": options.toggle_motion,
            "start_page": options.toggle_start_page,
            "how_it_works": questions.how_it_works,
            "about": questions.about,
        }

    def _connect(self) -> None:
        window, documents, menus = self.window, self.documents, self.menus
        window.addActions(self.actions.all())
        window.closing = self._may_close
        window.files_dropped.connect(self._on_files_dropped)
        window.drag_hovers.connect(self._on_drag_hovers)
        menus.recent = self._recent
        menus.file_chosen.connect(documents.open_path)
        menus.colour_chosen.connect(self.commands.recolour)
        menus.tip_chosen.connect(self.commands.try_tip)
        documents.opened.connect(self._on_opened)
        documents.closed.connect(self.show_start)
        documents.refused.connect(self._on_file_refused)
        self.commands.refused.connect(window.banner.show_error)
        self.commands.done.connect(self._on_done)
        self.taking.page = self._page
        self.taking.refused.connect(window.banner.show_error)
        self.taking.done.connect(window.toast.show_message)
        self.options.attach(self.actions)
        self.live.failed.connect(self._on_counting_failed)

    # -- beginning and end --------------------------------------------------------------------------------------

    def open(self, opening: Opening) -> None:
        """Shows the window with what it shall begin with."""
        self._place_window()
        self.window.after_paint(self.window.menus.take_letters)
        opened = opening.shown
        if opening.path is not None:
            opened = self.documents.open_path(opening.path)
        elif opening.example:
            opened = self.documents.start_example("longer")
        elif not (opened or opening.start or self.preferences.start_page):
            last = next((path for path in self._recent() if path.exists()), None)
            opened = last is not None and self.documents.open_path(last)
        if not opened:
            self.show_start()
        self.window.show()

    def _place_window(self) -> None:
        window = self.window
        room = window.screen().availableSize()
        if self.preferences.geometry.isEmpty() or not window.restoreGeometry(self.preferences.geometry):
            window.resize(USUAL.boundedTo(room))

    def close(self) -> None:
        """Ends all threads and remembers the window."""
        self.preferences.geometry = self.window.saveGeometry()
        self.preferences.save()
        self.live.close()
        if self.figures is not None:
            self.figures.close()
        self.failures.remove()
        self.ring.deleteLater()

    def _may_close(self) -> bool:
        return self.documents.may_leave()

    @property
    def settled(self) -> bool:
        """Whether everything that is going to be shown is shown."""
        if not self.window.is_painted:
            return False
        if self.desk is None or self.window.view is not self.desk.workspace:
            return self.figures is not None and self.figures.is_idle
        snapshot, page = self.live.snapshot, self.desk.book.presenter
        if snapshot is None or page is None or self.desk.feed.is_settling or not self.live.idle():
            return False
        return snapshot.rest is not None and snapshot.rest.tips_complete and page.is_settled(snapshot)

    # -- views --------------------------------------------------------------------------------------------------

    def _on_opened(self) -> None:
        """Shows the workspace, at first without page and tips."""
        if self.desk is None:
            self.desk = self._make_desk()
        desk = self.desk
        desk.feed.show_all()
        self.window.banner.clear()
        self.window.toast.clear()
        self.window.show_view(desk.workspace)
        if not desk.is_complete:
            self.window.after_paint(desk.complete)
        if self.figures is not None:
            self.figures.close()
            self.figures = None
        self.surroundings.show_works(True)

    def _make_desk(self) -> Desk:
        desk = Desk(
            self.theme,
            self.format,
            self.session,
            self.live,
            self.commands,
            self.actions,
            self.menus,
            self.preferences,
            self,
        )
        desk.feed.status_changed.connect(self.surroundings.show_figures)
        return desk

    def _page(self) -> PagePresenter | None:
        """That of the page on show."""
        return self.desk.book.presenter if self.desk is not None else None

    def show_start(self) -> None:
        """Shows the start page; an open project stays behind it."""
        if self.start_page is None:
            self.start_page = self._make_start_page()
        page = self.start_page
        page.show_files(self._recent())
        page.show_way_back(self.documents.title if self.documents.is_open else "")
        self.window.show_view(page)
        page.take_focus()
        self.window.after_paint(self._count_starting_points)
        self.surroundings.show_works(False)

    def _make_start_page(self) -> StartPage:
        from tikearn_gui.ui.start.start_page import StartPage  # noqa: PLC0415

        page = StartPage(self.theme, self.format)
        page.start_chosen.connect(self.documents.start_from)
        page.example_chosen.connect(self.documents.start_example)
        page.file_chosen.connect(self.documents.open_path)
        page.open_requested.connect(self._choose_file)
        page.back_requested.connect(self._on_opened)
        return page

    def _count_starting_points(self) -> None:
        from tikearn_gui.session.starting_figures import StartingFigures  # noqa: PLC0415

        page = self.start_page
        if page is None or self.figures is not None:
            return
        self.figures = StartingFigures(self)
        self.figures.found.connect(page.show_figures)
        self.figures.failed.connect(self.failures.take)
        self.figures.start()

    # -- what is said around the page ---------------------------------------------------------------------------

    def _on_done(self, text: str, undo: bool) -> None:
        if undo:
            self.window.toast.show_message(text, say("verb_undo"), self.session.undo_stack.undo)
        else:
            self.window.toast.show_message(text)

    def _on_file_refused(self, sentence: str, offer: str) -> None:
        banner, documents = self.window.banner, self.documents
        if offer == "save_as":
            banner.show_error(sentence, say("save_elsewhere"), documents.save_as)
        else:
            banner.show_error(sentence, say("open_another"), documents.open_dialog)

    def _on_counting_failed(self, error: Exception) -> None:
        if isinstance(error, LeverError | ProjectError):
            self.window.banner.show_error(
                say("count_failed", reason=in_plain_words(str(error)).rstrip(".")),
                say("verb_undo"),
                self.session.undo_stack.undo,
            )
        else:
            self.failures.take(error)

    # -- small slots --------------------------------------------------------------------------------------------

    def _recent(self) -> tuple[Path, ...]:
        return self.preferences.recent

    def _clear_recent(self) -> None:
        self.preferences.clear_recent()
        if self.start_page is not None:
            self.start_page.show_files(())

    def _save_picture(self) -> None:
        path = self.session.path
        folder = path.parent if path is not None else self.preferences.folder or Path.home()
        self.taking.save_picture(folder, fit_for_a_file(self.documents.title))

    def show_page(self, key: str) -> None:
        """Shows a page of the open project. Raises KeyError for an unknown key."""
        if self.desk is not None:
            self.desk.book.show_page(key)

    def _toggle_levers(self) -> None:
        if self.desk is not None:
            self.desk.toggle_levers()

    def _toggle_tips(self) -> None:
        if self.desk is not None:
            self.desk.toggle_tips()

    def _bring_lives(self, path: Path | None = None) -> None:
        """Reads the person's own LIVEs into the open project, or into a new one."""
        if not self.documents.is_open and not self.documents.start_from(FIRST):
            return
        if self.desk is not None:
            self.window.show_view(self.desk.workspace)
            self.desk.bring_lives(path)

    def _choose_file(self) -> None:
        """Lets a project or a file of LIVEs be chosen, and takes it as if it had been dropped."""
        path = self.asker.file_to_open(self.preferences.folder, lives=True)
        if path is not None:
            self._on_files_dropped([path])

    def _on_files_dropped(self, paths: list[Path]) -> None:
        if len(paths) != 1:
            self.window.banner.show_error(say("one_file"))
        elif paths[0].suffix.casefold() in SUFFIXES:
            self._bring_lives(paths[0])
        else:
            self.documents.open_path(paths[0])

    def _on_drag_hovers(self, hovers: bool) -> None:
        if self.start_page is not None:
            self.start_page.show_hovered(hovers)


def make_application(arguments: list[str] | None = None) -> QApplication:
    """The QApplication with its names, which also name the folders of settings."""
    app = QApplication(arguments if arguments is not None else sys.argv[:1])
    app.setApplicationName("TikEarn")
    app.setApplicationDisplayName("TikEarn")
    app.setOrganizationName("TikEarn")
    app.setApplicationVersion(tikearn_gui.__version__)
    app.setDesktopFileName("tikearn")
    app.setWindowIcon(app_icon())
    return app


def finish(program: Program) -> None:
    """Ends a program and takes its window down while there is still an application.

    Left to the end of Python, the application may go first, and a widget that outlives it ends in a crash.
    """
    program.close()
    program.window.deleteLater()
    program.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
