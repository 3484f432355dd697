"""What every page's presenter is given, and what it is asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from tikearn_gui.session.focus import Focus
from tikearn_gui.session.live_projection import LiveProjection
from tikearn_gui.session.session import Session
from tikearn_gui.ui.commands import Commands
from tikearn_gui.ui.format import Format
from tikearn_gui.ui.preferences import Preferences
from tikearn_gui.ui.theme import Theme

if TYPE_CHECKING:
    from tikearn_gui.session.results import Snapshot
    from tikearn_gui.ui.plots.canvas import Canvas

__all__ = ["PagePresenter", "PageTools"]


@dataclass(frozen=True, slots=True)
class PageTools:
    """What a presenter works with. ``focus_lever`` brings a lever into sight, ``show_page`` another page."""

    theme: Theme
    format: Format
    session: Session
    live: LiveProjection
    commands: Commands
    preferences: Preferences
    focus_lever: Callable[[str], None]
    show_page: Callable[[str], None]


class PagePresenter(QObject):
    """Shows snapshots on one page and carries out what a person asks there.

    It is made when its page is first shown. While another page is on show it hears of nothing but formats and of
    another project; with its own page it gets the newest snapshot.
    """

    def __init__(self, tools: PageTools, widget: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tools = tools
        self.widget = widget
        self.format = tools.format

    def show_snapshot(self, snapshot: Snapshot, *, dragging: bool) -> None:
        """Shows what was computed; while ``dragging`` axes stand still and nothing may be made."""
        raise NotImplementedError

    @property
    def focus(self) -> Focus:
        """What is computed at rest for this page beside what every page shows."""
        return Focus()

    def asked(self) -> None:
        """A lever has moved, and figures are on their way."""

    def begin_drag(self) -> None:
        """A finger is on a lever."""

    def end_drag(self) -> None:
        """It is off; the last snapshot follows at once."""

    def set_format(self, fmt: Format) -> None:
        """Takes another locale or currency."""
        self.format = fmt

    def forget(self) -> None:
        """Another project comes: nothing of the old one may stand beside it."""

    def is_settled(self, snapshot: Snapshot) -> bool:
        """Whether everything that the page is going to show of a snapshot is there."""
        return True

    # -- what can be taken out ----------------------------------------------------------------------------------

    def figures(self) -> str:
        """The page as text; empty while it shows nothing."""
        return ""

    def plot(self) -> Canvas | None:
        """The plot that is copied as a picture; None while there is none."""
        return None

    def picture(self) -> QWidget | None:
        """The whole page, also what is scrolled away; None while it shows nothing."""
        return None
