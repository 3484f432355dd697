"""From what the session and its worker say to what the widgets show. It computes nothing and keeps no truth."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from tikearn_gui.core.levers import LEVERS
from tikearn_gui.session.results import Snapshot
from tikearn_gui.session.session import Change, Session
from tikearn_gui.ui.cards.card_strip import CardStrip
from tikearn_gui.ui.cards.view import CardView
from tikearn_gui.ui.format import Format
from tikearn_gui.ui.levers.lever_panel import LeverPanel
from tikearn_gui.ui.present.cards import cards
from tikearn_gui.ui.present.levers import LeverView, lever_views

if TYPE_CHECKING:
    from tikearn_gui.ui.pages.views import TakeHome
    from tikearn_gui.ui.present.shown import Shown
    from tikearn_gui.ui.presenters.page_presenter import PagePresenter
    from tikearn_gui.ui.tips.tips_column import TipsColumn

__all__ = ["Feed"]

LEVER_CURRENCY: Final = "USD"
"""Levers are in the model's money; only results are shown in the project's."""
_SETTLE_MS: Final = 200
"""Once a lever is let go, axes, small texts and tips wait for final figures, but no longer than this."""
_FRAME_MS: Final = 17
"""The frame in which final figures are painted, before all that."""


class Feed(QObject):
    """Shows the open project on cards, levers, page and tips.

    Cards and levers are there from the first frame; page and tips come by :meth:`attach`, and numpy with them. Only
    the page on show, the one of :meth:`turn_to`, is told of anything.
    """

    status_changed = Signal(object)
    """Texts about the figures, for the foot of the window."""
    format_changed = Signal(object)
    """The :class:`Format` of results: the project has another currency."""

    def __init__(
        self, session: Session, strip: CardStrip, panel: LeverPanel, fmt: Format, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._strip = strip
        self._panel = panel
        self._format = fmt
        self._lever_format = replace(fmt, currency=LEVER_CURRENCY)
        self._page: PagePresenter | None = None
        self._pages: list[PagePresenter] = []
        self._tips: TipsColumn | None = None
        self._snapshot: Snapshot | None = None
        self._cards: tuple[CardView, ...] = ()
        self._shown_take_home: Shown[TakeHome] | None = None
        self._shown_tips: Any = None
        self._dragging = False
        self._settling = QTimer(self, singleShot=True)
        self._settling.timeout.connect(self._settle)
        self._locks: dict[str, tuple[str, float | None]] = {}
        session.changed.connect(self._on_changed)

    @property
    def format(self) -> Format:
        """How results are written now."""
        return self._format

    @property
    def snapshot(self) -> Snapshot | None:
        """What was shown last."""
        return self._snapshot

    @property
    def is_settling(self) -> bool:
        """Whether a lever has been let go and axes, small texts and tips have not followed yet."""
        return self._settling.isActive()

    @property
    def cards(self) -> tuple[CardView, ...]:
        """The cards on show."""
        return self._cards

    @property
    def tips(self) -> tuple[tuple[str, str], ...]:
        """Key and title of the tips that can be tried."""
        shown = self._shown_tips.view.shown if self._shown_tips is not None else ()
        return tuple((tip.key, tip.title) for tip in shown if tip.gain is not None)

    def attach(self, tips: TipsColumn) -> None:
        """Takes the tips; what came before is shown on page and tips."""
        self._tips = tips
        if self._snapshot is not None:
            self._show_figures(self._snapshot)

    def turn_to(self, page: PagePresenter | None) -> None:
        """Another page is on show; the newest figures are shown on it."""
        self._page = page
        if page is None:
            return
        if page not in self._pages:
            self._pages.append(page)
            page.set_format(self._format)
        if self._snapshot is not None and self._tips is not None:
            page.show_snapshot(self._snapshot, dragging=self._dragging)

    # -- the session --------------------------------------------------------------------------------------------

    def show_all(self) -> None:
        """Shows the project as it is, figures or not, as when it has just been opened."""
        session = self._session
        self._show_format()
        self._show_who(session.edited)
        self._show_levers(tuple(LEVERS))
        known = self._snapshot
        if known is None or known.project is not session.project:
            known = Snapshot(session.project, session.edited, 0)
        self._show_cards(known)

    def forget(self) -> None:
        """Another project comes: nothing of the old one may stand beside it."""
        self._snapshot = self._shown_take_home = self._shown_tips = None
        self._cards = ()
        for page in self._pages:
            page.forget()

    def _on_changed(self, change: Change) -> None:
        if change.kind in ("new", "open"):
            self.forget()
        if change.kind == "release":
            self._on_release()
            return
        if self.is_settling:
            self._end_drag()
        self._begin_drag_with(change)
        if change.keys and self._shows(change.edited):
            self._show_levers(self._affected(change.keys))
        else:
            self.show_all()
        if change.keys and self._page is not None:
            self._page.asked()
            if self._tips is not None:
                self._tips.set_counting()

    def _begin_drag_with(self, change: Change) -> None:
        """The page hears where a drag begins, and where one has ended without a release."""
        was, self._dragging = self._dragging, change.dragging
        if self._page is not None and was != change.dragging:
            if change.dragging:
                self._page.begin_drag()
            else:
                self._page.end_drag()

    def _on_release(self) -> None:
        """Final figures come at once: painted before them, axes and texts would move twice and hold them up."""
        snapshot = self._snapshot
        if snapshot is None or (snapshot.precise and snapshot.project is self._session.project):
            self._settle()
        else:
            self._settling.start(_SETTLE_MS)

    def _settle(self) -> None:
        """Axes and texts catch up, the ghost of the drag goes."""
        self._end_drag()
        if self._snapshot is not None:
            self._show_figures(self._snapshot)

    def _end_drag(self) -> None:
        self._settling.stop()
        self._dragging = False
        if self._page is not None:
            self._page.end_drag()

    def _shows(self, edited: int) -> bool:
        return any(card.is_edited and index == edited for index, card in enumerate(self._cards))

    def _affected(self, keys: frozenset[str]) -> tuple[str, ...]:
        """The levers that moved, and the rewards rate, which others lock in the US."""
        return tuple(keys | {"rewards_rate"})

    def _show_format(self) -> None:
        fmt = replace(self._format, currency=self._session.project.currency.code)
        if fmt != self._format:
            self._format = fmt
            for page in self._pages:
                page.set_format(fmt)
            if self._tips is not None:
                self._tips.set_format(fmt)
            self.format_changed.emit(fmt)

    def _show_who(self, edited: int) -> None:
        project = self._session.project
        entry = project.strategies[edited]
        self._panel.show_strategy(entry.name, entry.colour, project.strategies[project.base_index].colour)

    def _show_levers(self, keys: tuple[str, ...]) -> None:
        project, edited = self._session.project, self._session.edited
        for view in lever_views(project, edited, self._lever_format, keys, us_rate=self._us_rate):
            self._show_lever(view)

    def _show_lever(self, view: LeverView) -> None:
        self._panel.show_setting(
            view.key, view.setting, view.base, view.changed, grade=view.grade, touched=view.touched
        )
        self._panel.show_usual(view.key, view.usual, view.limit)
        if (view.lock, view.lock_value) != self._locks.get(view.key, ("", None)):
            self._locks[view.key] = (view.lock, view.lock_value)
            self._panel.show_lock(view.key, view.lock, view.lock_value)

    @property
    def _us_rate(self) -> float | None:
        return self._shown_take_home.view.rewards_rate if self._shown_take_home is not None else None

    def show_lever_again(self, key: str) -> None:
        """Puts a row back to what holds, after a wish was refused."""
        row = self._panel.rows.get(key)
        if row is not None:
            row.put_back()

    # -- the worker ---------------------------------------------------------------------------------------------

    def show(self, snapshot: Snapshot) -> None:
        """Shows what was computed."""
        if snapshot.project.names != self._session.project.names:
            return
        self._snapshot = snapshot
        if snapshot.precise and self._settling.remainingTime() > _FRAME_MS:
            self._settling.start(_FRAME_MS)
        self._show_cards(snapshot)
        self._show_figures(snapshot)

    def _show_cards(self, snapshot: Snapshot) -> None:
        self._cards = cards(snapshot, self._format, self._cards)
        self._strip.show_cards(self._cards)

    def _show_figures(self, snapshot: Snapshot) -> None:
        if self._page is None or self._tips is None:
            return
        # They bring numpy, which must not hold up the first frame.
        from tikearn_gui.ui.present.status import futures_text, precision_text  # noqa: PLC0415
        from tikearn_gui.ui.present.take_home import shown_take_home  # noqa: PLC0415

        self._page.show_snapshot(snapshot, dragging=self._dragging)
        self._shown_take_home = shown_take_home(snapshot, self._shown_take_home)
        if not self._dragging:
            self._show_rest(snapshot)
        self.status_changed.emit((futures_text(snapshot, self._format), precision_text(snapshot, self._format)))

    def _show_rest(self, snapshot: Snapshot) -> None:
        from tikearn_gui.ui.present.status import unknown  # noqa: PLC0415
        from tikearn_gui.ui.present.tips import tips  # noqa: PLC0415

        if self._tips is None:
            return
        self._shown_tips = tips(snapshot, self._shown_tips)
        if self._shown_tips.view != self._tips.panel.tips:
            self._tips.show_tips(self._shown_tips.view)
        found = unknown(snapshot)
        if found is not None:
            self._panel.show_unknown(found.share, found.check_first)
