"""The page Your streams: the log of the open project, graded and fitted beside the window, and what is done with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from tikearn_gui.core.levers import LEVERS
from tikearn_gui.history.live import LiveLog, LogError
from tikearn_gui.project.project import Project, ProjectError
from tikearn_gui.session.background import Background
from tikearn_gui.session.errand import LookBack, apart, here
from tikearn_gui.ui.dialogs.live import LiveDialog
from tikearn_gui.ui.dialogs.not_taken import NotTakenDialog
from tikearn_gui.ui.format import Format
from tikearn_gui.ui.importing import Importing
from tikearn_gui.ui.pages import streams_asked as asked
from tikearn_gui.ui.pages import streams_words as words
from tikearn_gui.ui.pages.streams import StreamsPage
from tikearn_gui.ui.plain_words import in_plain_words
from tikearn_gui.ui.present.streams import SPREAD, streams
from tikearn_gui.ui.presenters.page_presenter import PagePresenter, PageTools

if TYPE_CHECKING:
    from tikearn_gui.history.looking_back import LookedBack
    from tikearn_gui.history.readers import Reading
    from tikearn_gui.session.results import Snapshot

__all__ = ["StreamsPresenter"]


class StreamsPresenter(PagePresenter):
    """Shows the project's log; grades and fits follow when they are counted, and are kept while nothing they read has
    moved."""

    def __init__(self, tools: PageTools) -> None:
        self.page = StreamsPage(tools.theme, tools.format)
        super().__init__(tools, self.page)
        self._project: Project | None = None
        self._key: object = None
        self._found: LookedBack | None = None
        self._reading: Reading | None = None
        self._background = Background(self)
        self._background.done.connect(self._on_found)
        self._background.failed.connect(self._on_failed)
        self._errands = apart if tools.live.apart else here
        self.importing = Importing(tools.theme, tools.preferences, self.page, self._errands, self)
        self.importing.format = tools.format
        self.importing.progressed.connect(self.page.show_progress)
        self.importing.read.connect(self._on_read)
        self.importing.refused.connect(tools.commands.refused)
        page = self.page
        page.import_asked.connect(self.importing.ask_for_file)
        page.paste_asked.connect(self.importing.paste)
        page.content.refused_asked.connect(self._on_refused)
        page.cancel_asked.connect(self.importing.cancel)
        page.export_asked.connect(self._on_export)
        page.log_asked.connect(self._on_log)
        page.live_asked.connect(self._on_live)
        page.leave_asked.connect(self._on_leave)
        page.use_asked.connect(self._on_use)
        page.widen_asked.connect(self._on_widen)
        tools.session.changed.connect(self._follow)
        self.destroyed.connect(self._background.cancel)

    # -- what is shown ------------------------------------------------------------------------------------------

    def show_snapshot(self, snapshot: Snapshot, *, dragging: bool) -> None:
        """A log does not follow a slider: only what is used of it does."""
        if not dragging:
            self._follow()

    def _follow(self, _: object = None) -> None:
        project = self.tools.session.project
        if project is self._project or not self.page.isVisible():
            return
        self._project = project
        key = project.log, project.base, project.anchors
        if key != self._key:
            self._key, self._found = key, None
            self._count(project)
        self._show()

    def _count(self, project: Project) -> None:
        """Fits, grades and looks back, beside the window."""
        if not project.log.lives:
            self._background.cancel()
            return
        errand = LookBack(project.log, project.base, project.anchors, project.usd_per_diamond)
        self._background.start(self._errands(errand))

    def _on_found(self, found: LookedBack) -> None:
        self._found = found
        self._show()

    def _on_failed(self, error: Exception) -> None:
        raise error

    def _show(self) -> None:
        project = self._project
        if project is None:
            return
        found = self._found
        fit, grades, looked = (found.fit, found.grades, found.review) if found is not None else (None, None, None)
        refused = self._reading.all_refused if self._reading is not None else 0
        self.page.show_streams(replace(streams(project, self.format, fit, grades, looked), refused=refused))

    def set_format(self, fmt: Format) -> None:
        """Another locale or currency."""
        super().set_format(fmt)
        self.importing.format = fmt
        self.page.set_format(fmt)
        self._show()

    def forget(self) -> None:
        """Another project has another log."""
        self.importing.cancel()
        self._background.cancel()
        self._project = self._key = self._found = self._reading = None

    def is_settled(self, snapshot: Snapshot) -> bool:
        """Everything is counted."""
        return not (self._background.is_busy or self.importing.is_busy)

    # -- the log ------------------------------------------------------------------------------------------------

    def _try(self, change: Callable[[Project], Project], text: str) -> bool:
        """One step of undo. Whether it could be done; if not, the reason was said."""
        session, commands = self.tools.session, self.tools.commands
        try:
            session.apply(change(session.project), text)
        except (LogError, ProjectError, ValueError) as problem:
            commands.refused.emit(in_plain_words(str(problem)))
            return False
        return True

    def _change(self, change: Callable[[LiveLog], LiveLog], text: str = "log") -> bool:
        return self._try(lambda project: project.with_log(change(project.log)), text)

    def _on_read(self, reading: Reading) -> None:
        session, fmt = self.tools.session, self.format
        if not reading.lives and not reading.periods and not reading.all_refused:
            self.tools.commands.refused.emit(asked.holds_none(reading.name))
            return
        try:
            added = session.project.log.with_records(reading.lives, reading.periods)
        except LogError as problem:
            self.tools.commands.refused.emit(str(problem))
            return
        refused = reading.all_refused
        self._reading = reading
        text = asked.imported(fmt, reading.name, added.added, added.known, added.filled, refused)
        if refused:
            first = "; ".join(f"{one.where}: {one.why}" for one in reading.refused[:3])
            text = f"{text} {first}."
        changed = added.log != session.project.log
        if changed and not self._try(lambda project: project.with_log(added.log), "import"):
            return
        self._show()
        self.tools.commands.done.emit(text, changed)

    def _on_refused(self) -> None:
        if self._reading is not None:
            dialog = NotTakenDialog(self.tools.theme, self.format, self._reading, self.page)
            dialog.exec()
            dialog.deleteLater()

    def _on_log(self) -> None:
        self._edit(None)

    def _on_live(self, place: int) -> None:
        self._edit(place)

    def _edit(self, place: int | None) -> None:
        log = self.tools.session.project.log
        dialog = LiveDialog(self.tools.theme, self.format, None if place is None else log.lives[place], self.page)
        try:
            if not dialog.exec():
                return
            live, deleted = dialog.live, dialog.deleted
        finally:
            dialog.deleteLater()
        if place is not None and deleted:
            self._change(lambda log: log.without([place]))
        elif live is not None and place is None:
            self._change(lambda log: log.with_live(live))
        elif live is not None and place is not None:
            self._change(lambda log: log.without([place]).with_live(live))

    def _on_leave(self, place: int) -> None:
        left_out = self.tools.session.project.log.lives[place].left_out
        self._change(lambda log: log.leaving_out([place], not left_out))

    def _on_export(self) -> None:
        from tikearn_gui.history.csv_out import as_csv  # noqa: PLC0415

        folder = self.tools.preferences.folder or Path.home()
        verb = words.verbs()["export"]
        name, _ = QFileDialog.getSaveFileName(self.page, verb, str(folder / "lives.csv"), "CSV (*.csv)")
        if not name:
            return
        try:
            Path(name).write_text(as_csv(self.tools.session.project.log), encoding="utf-8", newline="")
        except OSError as problem:
            self.tools.commands.refused.emit(f"{Path(name).name}: {problem.strerror}")
            return
        self.tools.commands.done.emit(Path(name).name, False)

    # -- the levers ---------------------------------------------------------------------------------------------

    def _on_use(self, keys: tuple[str, ...]) -> None:
        found = self._found
        if found is not None and keys:
            self._try(lambda project: project.with_fit(found.fit, keys), "fit")

    def _on_widen(self) -> None:
        graded = self.page.view.graded if self.page.view is not None else None
        if graded is None or graded.widen_to is None:
            return
        setting = LEVERS[SPREAD].moved(self.tools.session.project.base[SPREAD], graded.widen_to)
        self._try(lambda project: project.with_lever(project.base_index, SPREAD, setting), f"edit.{SPREAD}")

    # -- what can be taken out ----------------------------------------------------------------------------------

    def figures(self) -> str:
        """The log and the levers."""
        content = self.page.content
        if self.page.view is None or not self.page.view.rows:
            return ""
        return "\n\n".join((content.log.as_text(), content.fits.as_text()))

    def picture(self) -> QWidget | None:
        """All parts of the page."""
        return self.page.content if self.page.view is not None and self.page.view.rows else None
