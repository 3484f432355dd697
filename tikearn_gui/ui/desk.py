"""The workspace of the open project with all that is connected to it: cards, levers, page, tips and their figures."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal

from tikearn_gui.core.lever import Setting
from tikearn_gui.session.live_projection import LiveProjection
from tikearn_gui.session.session import Session
from tikearn_gui.ui.actions import Actions
from tikearn_gui.ui.commands import Commands
from tikearn_gui.ui.feed import LEVER_CURRENCY, Feed
from tikearn_gui.ui.format import Format
from tikearn_gui.ui.levers.lever_panel import LeverPanel
from tikearn_gui.ui.menus import Menus
from tikearn_gui.ui.page_book import PageBook
from tikearn_gui.ui.pages.registry import FIRST_PAGE, STREAMS, action_of
from tikearn_gui.ui.preferences import Preferences
from tikearn_gui.ui.present.cards import card_keys
from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.workspace import Workspace

if TYPE_CHECKING:
    from tikearn_gui.ui.pages.earnings import EarningsPage
    from tikearn_gui.ui.presenters.page_presenter import PageTools
    from tikearn_gui.ui.tips.tips_column import TipsColumn

__all__ = ["Desk"]


class Desk(QObject):
    """Made when a first project is opened. Page and tips come by :meth:`complete`, after the first frame."""

    completed = Signal()

    def __init__(
        self,
        theme: Theme,
        fmt: Format,
        session: Session,
        live: LiveProjection,
        commands: Commands,
        actions: Actions,
        menus: Menus,
        preferences: Preferences,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._session, self._live = theme, session, live
        self._commands, self._actions, self._menus, self._preferences = commands, actions, menus, preferences
        self.tips: TipsColumn | None = None
        self.panel = LeverPanel(theme, replace(fmt, currency=LEVER_CURRENCY))
        self.panel.restore_folds(preferences.folds)
        self.workspace = Workspace(theme, actions, preferences, self.panel)
        self.book = PageBook(self.workspace.body.page, preferences.page, self)
        self.feed = Feed(session, self.workspace.cards, self.panel, fmt, self)
        live.shown.connect(self.feed.show)
        self._connect_cards()
        self._connect_levers()
        self.workspace.body.arranged.connect(self._mark_panels)
        self.book.turned.connect(self._on_turned)
        self._on_turned(self.book.key)

    def complete(self) -> None:
        """Makes page and tips, and begins to compute. The worker goes first: it has the most to load."""
        if self.tips is not None:
            return
        self._live.start()
        from tikearn_gui.ui.tips.tips_column import TipsColumn  # noqa: PLC0415

        self.tips = TipsColumn(self._theme, self.feed.format)
        self._connect_tips(self.tips)
        self.book.open(self._tools())
        self.workspace.body.tips.fill(self.tips)
        self.feed.attach(self.tips)
        self._mark_panels()
        self.completed.emit()

    def _tools(self) -> PageTools:
        from tikearn_gui.ui.presenters.page_presenter import PageTools  # noqa: PLC0415

        return PageTools(
            theme=self._theme,
            format=self.feed.format,
            session=self._session,
            live=self._live,
            commands=self._commands,
            preferences=self._preferences,
            focus_lever=self.workspace.body.focus_lever,
            show_page=self.book.show_page,
        )

    # -- pages --------------------------------------------------------------------------------------------------

    @property
    def page(self) -> EarningsPage | None:
        """The first page; None while it has not been shown yet."""
        from tikearn_gui.ui.presenters.earnings import EarningsPresenter  # noqa: PLC0415

        made = self.book.presenters.get(FIRST_PAGE)
        return made.page if isinstance(made, EarningsPresenter) else None

    @property
    def is_complete(self) -> bool:
        """Whether page and tips are there."""
        return self.tips is not None

    def _on_turned(self, key: str) -> None:
        """Another page is on show: it is fed, marked in the menu and remembered."""
        self._preferences.page = key
        self._actions.check(action_of(key), True)
        page = self.book.presenter
        self.feed.turn_to(page)
        if page is not None:
            self._live.look_at(page.focus)

    def bring_lives(self, path: Path | None = None) -> None:
        """Shows Your streams and reads a file there; without one, asks for it."""
        self.book.show_page(STREAMS)
        if not self.is_complete:
            self.completed.connect(partial(self.bring_lives, path), Qt.ConnectionType.SingleShotConnection)
            return
        from tikearn_gui.ui.presenters.streams import StreamsPresenter  # noqa: PLC0415

        page = self.book.presenter
        assert isinstance(page, StreamsPresenter)
        if path is None:
            page.importing.ask_for_file()
        else:
            page.importing.read_file(path)

    # -- panels -------------------------------------------------------------------------------------------------

    def toggle_levers(self) -> None:
        """Shows or hides the levers."""
        body = self.workspace.body
        body.show_levers(not body.shows_levers)

    def toggle_tips(self) -> None:
        """Shows or hides the tips."""
        body = self.workspace.body
        body.show_tips(not body.shows_tips)

    def _mark_panels(self) -> None:
        body = self.workspace.body
        self._actions.check("show_levers", body.shows_levers)
        self._actions.check("show_tips", body.shows_tips)

    # -- cards --------------------------------------------------------------------------------------------------

    def _connect_cards(self) -> None:
        cards, commands = self.workspace.cards, self._commands
        cards.chosen.connect(commands.choose)
        cards.renamed.connect(commands.rename)
        cards.removal_requested.connect(commands.delete_card)
        cards.reorder_requested.connect(commands.reorder)
        cards.new_requested.connect(commands.new_strategy)
        cards.menu_requested.connect(self._on_card_menu)
        commands.rename_wished.connect(self._on_rename_wished)
        self._menus.colour = self._colour
        self._menus.tips = self._tips_to_try

    def _on_card_menu(self, key: str, place: QPoint) -> None:
        self._commands.choose(key)
        self._menus.show_card_menu(place, self.workspace.window())

    def _on_rename_wished(self, key: str) -> None:
        if key in card_keys(self._session.project):
            self.workspace.cards.rename(key)

    def _colour(self) -> int:
        return self._session.project.strategies[self._session.edited].colour

    def _tips_to_try(self) -> tuple[tuple[str, str], ...]:
        return self.feed.tips

    # -- levers -------------------------------------------------------------------------------------------------

    def _connect_levers(self) -> None:
        panel, commands = self.panel, self._commands
        panel.edited.connect(self._on_edited)
        panel.unsure_toggled.connect(self._on_edited)
        panel.drag_started.connect(self._on_drag_started)
        panel.drag_finished.connect(self._on_drag_finished)
        panel.reset_requested.connect(commands.reset)
        panel.relink_requested.connect(commands.relink)
        panel.make_mine_requested.connect(commands.make_mine)
        panel.check_requested.connect(self.workspace.body.focus_lever)
        panel.folded.connect(self._on_folded)

    def _on_edited(self, key: str, setting: Setting) -> None:
        if not self._commands.edit(key, setting):
            self.feed.show_lever_again(key)

    def _on_drag_started(self, _key: str) -> None:
        self._commands.begin_drag()

    def _on_drag_finished(self, _key: str) -> None:
        self._commands.end_drag()

    def _on_folded(self) -> None:
        self._preferences.folds = self.panel.folds

    # -- tips ---------------------------------------------------------------------------------------------------

    def _connect_tips(self, tips: TipsColumn) -> None:
        tips.panel.tried.connect(self._commands.try_tip)
        tips.panel.lever_asked.connect(self.workspace.body.focus_lever)
        tips.panel.source_asked.connect(self._on_source_asked)

    def _on_source_asked(self, key: str) -> None:
        from tikearn_gui.ui.tip_source import show_tip_source  # noqa: PLC0415

        if self.tips is not None:
            show_tip_source(self._theme, self.feed.format, self.tips.panel, key)
