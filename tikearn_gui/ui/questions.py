"""The dialogs of the menus: opened, and what was chosen carried out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from tikearn_gui.core.strategy import Anchors
from tikearn_gui.session.session import Session
from tikearn_gui.ui.commands import Commands
from tikearn_gui.ui.format import Format
from tikearn_gui.ui.preferences import Preferences
from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.view_options import ViewOptions

__all__ = ["Questions"]


class Questions(QObject):
    """Makes each dialog when it is asked for; imported no sooner, for the window shall be there first."""

    def __init__(
        self,
        theme: Theme,
        session: Session,
        commands: Commands,
        options: ViewOptions,
        preferences: Preferences,
        fmt: Format,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._theme, self._session, self._commands = theme, session, commands
        self._options, self._preferences, self._window = options, preferences, window
        self._format = replace(fmt, currency="USD")

    def _ask(self, dialog: QDialog, then: Callable[[], None] | None = None) -> None:
        try:
            if dialog.exec() == QDialog.DialogCode.Accepted and then is not None:
                then()
        finally:
            dialog.deleteLater()

    def usual(self) -> None:
        """What is usual for you."""
        from tikearn_gui.ui.dialogs.usual import UsualDialog  # noqa: PLC0415

        project = self._session.project
        dialog = UsualDialog(self._theme, self._format, project.anchors, Anchors.of(project.base), self._window)
        self._ask(dialog, lambda: self._commands.set_usual(dialog.anchors))

    def plan(self) -> None:
        """Length of the plan."""
        from tikearn_gui.ui.dialogs.plan import PlanDialog  # noqa: PLC0415

        dialog = PlanDialog(self._theme, self._format, self._session.project.weeks, self._window)
        self._ask(dialog, lambda: self._commands.set_weeks(dialog.weeks))

    def currency(self) -> None:
        """Currency and rate."""
        from tikearn_gui.ui.dialogs.currency import CurrencyDialog  # noqa: PLC0415

        dialog = CurrencyDialog(self._theme, self._format, self._session.project.currency, self._window)
        self._ask(dialog, lambda: self._commands.set_currency(dialog.currency))

    def settings(self) -> None:
        """How the program looks."""
        from tikearn_gui.ui.dialogs.settings import SettingsDialog  # noqa: PLC0415

        dialog = SettingsDialog(self._theme, start_page=self._preferences.start_page, parent=self._window)
        dialog.look_changed.connect(self._options.set_look)
        dialog.start_page_changed.connect(self._options.set_start_page)
        self._ask(dialog)

    def how_it_works(self) -> None:
        """The page of help."""
        from tikearn_gui.ui.dialogs.how_it_works import HowItWorksDialog  # noqa: PLC0415

        self._ask(HowItWorksDialog(self._theme, self._window))

    def about(self) -> None:
        """Version and licences."""
        from tikearn_gui.ui.dialogs.about import AboutDialog  # noqa: PLC0415

        self._ask(AboutDialog(self._theme, self._window))
