"""The Earnings page: from snapshots to its records, from its words and goal line to the project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from tikearn_gui.project.project import Period
from tikearn_gui.ui.format import Format
from tikearn_gui.ui.pages.earnings import EarningsPage
from tikearn_gui.ui.present.earnings import earnings, typical_line
from tikearn_gui.ui.present.likes import likes_note
from tikearn_gui.ui.present.status import headline_is_stale
from tikearn_gui.ui.presenters.page_presenter import PagePresenter, PageTools

if TYPE_CHECKING:
    from tikearn_gui.session.results import Snapshot
    from tikearn_gui.ui.pages.views import Array, Earnings
    from tikearn_gui.ui.plots.canvas import Canvas
    from tikearn_gui.ui.present.shown import Shown

__all__ = ["EarningsPresenter"]


class EarningsPresenter(PagePresenter):
    """Keeps what was shown last, for parts that are only counted at rest, and the ghost of a drag."""

    def __init__(self, tools: PageTools) -> None:
        self.page = EarningsPage(tools.theme, tools.format)
        super().__init__(tools, self.page)
        self._shown: Shown[Earnings] | None = None
        self._ghost: Array | None = None
        self.page.period_chosen.connect(self._on_period)
        self.page.goal_chosen.connect(tools.commands.set_goal)
        self.page.lever_asked.connect(tools.focus_lever)

    def show_snapshot(self, snapshot: Snapshot, *, dragging: bool) -> None:
        """Figures and plots; what has not been counted yet stays stale."""
        shown = earnings(snapshot, self.format, ghost=self._ghost, before=self._shown)
        if shown is not None:
            self._shown = shown
            self.page.show_earnings(shown.view, moving=dragging)
        if shown is None or headline_is_stale(snapshot):
            self.page.asked()
        if not dragging:
            note = likes_note(snapshot, self.format)
            self.page.content.worth.setToolTip(note)
            self.page.content.worth_wide.setToolTip(note)

    def asked(self) -> None:
        """Old figures turn grey soon."""
        self.page.asked()

    def begin_drag(self) -> None:
        """The typical line as it was before the finger went down stays as a ghost."""
        if self._shown is not None:
            self._ghost = typical_line(self._shown.view.fan)

    def end_drag(self) -> None:
        """The ghost goes."""
        self._ghost = None

    def set_format(self, fmt: Format) -> None:
        """Another locale or currency."""
        super().set_format(fmt)
        self.page.set_format(fmt)

    def forget(self) -> None:
        """Nothing of the old project is kept."""
        self._shown = self._ghost = None

    def _on_period(self, period: str) -> None:
        self.tools.commands.set_period(Period(period))

    # -- what can be taken out ----------------------------------------------------------------------------------

    def figures(self) -> str:
        """Headline, what moved it, fan, take-home."""
        if self.page.view is None:
            return ""
        content = self.page.content
        parts = (content.headline.text(), content.moved.text(), content.fan.summary(), content.strip.text())
        return "\n".join(filter(None, parts)) + "\n"

    def plot(self) -> Canvas | None:
        """The fan."""
        return self.page.content.fan if self.page.view is not None else None

    def picture(self) -> QWidget | None:
        """All parts of the page."""
        return self.page.content if self.page.view is not None else None
