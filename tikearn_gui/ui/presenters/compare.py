"""The Compare page: which pair is compared, live while a lever moves, and what is done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from tikearn_gui.session.difference import origins
from tikearn_gui.session.focus import Focus, Page
from tikearn_gui.ui.format import Format
from tikearn_gui.ui.pages import compare_words as words
from tikearn_gui.ui.pages.compare import ALL, ComparePage
from tikearn_gui.ui.present.compare import compare_view, pair_of, tables_view
from tikearn_gui.ui.presenters.page_presenter import PagePresenter, PageTools

if TYPE_CHECKING:
    from tikearn_gui.project.project import Project
    from tikearn_gui.session.results import Snapshot
    from tikearn_gui.ui.plots.canvas import Canvas

__all__ = ["ComparePresenter"]

SLOW_CLOCK_MS: Final = 100
"""Tables follow a drag at this pace: the eye reads them no faster, and the plots need the time."""


class ComparePresenter(PagePresenter):
    """Keeps the base of the comparison, A, which is a choice of the view and no change of the project.

    It goes along with its strategy when cards are moved, and is the project's base until another one is chosen.
    """

    def __init__(self, tools: PageTools) -> None:
        self.page = ComparePage(tools.theme, tools.format)
        super().__init__(tools, self.page)
        self._a: int | None = None
        self._last_b: int | None = None
        self._project: Project | None = None
        self._snapshot: Snapshot | None = None
        self._slow = QTimer(self, singleShot=True, interval=SLOW_CLOCK_MS)
        self._slow.timeout.connect(self._show_tables)
        page, commands = self.page, tools.commands
        page.a_chosen.connect(self._on_a)
        page.swap_asked.connect(self.swap)
        page.promote_asked.connect(self._on_promote)
        page.strategy_chosen.connect(commands.choose)
        page.copy_asked.connect(self._on_copy)
        page.duplicate_asked.connect(commands.duplicate)
        page.show_nothing(single=False)

    @property
    def pair(self) -> tuple[int, int] | None:
        """The places of A and B among the cards; None where there is one strategy alone."""
        session = self.tools.session
        return pair_of(session.project, session.edited, self._a, self._last_b)

    @property
    def focus(self) -> Focus:
        """The pair, and the figures of every strategy's single LIVEs."""
        pair = self.pair
        return Focus(Page.COMPARE, against=pair[0] if pair is not None else None)

    def show_snapshot(self, snapshot: Snapshot, *, dragging: bool) -> None:
        """Plots and headline at once, tables at the pace of the eye."""
        self._follow(snapshot.project)
        self._snapshot = snapshot
        pair = pair_of(snapshot.project, snapshot.edited, self._a, self._last_b)
        if pair is None:
            self.page.show_nothing(single=True)
            return
        self._last_b = pair[1]
        self.tools.live.look_at(self.focus)
        view = compare_view(snapshot, *pair)
        if view is None:
            self.page.asked()
            return
        self.page.show_compare(view, moving=dragging)
        if not dragging:
            self._slow.stop()
            self._show_tables()
        elif not self._slow.isActive():
            self._slow.start()

    def _show_tables(self) -> None:
        snapshot = self._snapshot
        pair = pair_of(snapshot.project, snapshot.edited, self._a, self._last_b) if snapshot is not None else None
        if snapshot is None or pair is None:
            return
        tables = tables_view(snapshot, self.format, *pair)
        if tables is not None:
            self.page.show_tables(tables)

    def _follow(self, project: Project) -> None:
        """A and B go along with their strategies; one that is gone is forgotten."""
        if self._project is not None and self._project is not project:
            places = origins(self._project, project)
            self._a, self._last_b = (_place(index, places) for index in (self._a, self._last_b))
        self._project = project

    def asked(self) -> None:
        """Old figures turn grey soon."""
        self.page.asked()

    def set_format(self, fmt: Format) -> None:
        """Another locale or currency."""
        super().set_format(fmt)
        self.page.set_format(fmt)

    def forget(self) -> None:
        """Another project has other strategies."""
        self._a = self._last_b = self._project = self._snapshot = None
        self._slow.stop()
        self.page.show_nothing(single=False)

    def is_settled(self, snapshot: Snapshot) -> bool:
        """The figures of every strategy's single LIVEs are there."""
        found = snapshot.comparing
        return self.pair is None or (found is not None and all(row.complete for row in found.rows))

    # -- wishes -------------------------------------------------------------------------------------------------

    def _on_a(self, index: int) -> None:
        self._a = index
        self._again()

    def swap(self) -> None:
        """Compares the other way round: B becomes the base of the comparison, A the strategy that is edited."""
        pair = self.pair
        if pair is None:
            return
        self._a, self._last_b = pair[1], pair[0]
        if self.tools.session.edited == pair[0]:
            self._again()
        else:
            self.tools.session.select(pair[0])

    def _again(self) -> None:
        if self._snapshot is not None:
            self.show_snapshot(self._snapshot, dragging=False)

    def _on_promote(self) -> None:
        """B becomes the project's base; the comparison stays as it was chosen."""
        pair = self.pair
        if pair is not None:
            self._a = pair[0]
            self.tools.commands.promote(pair[1])

    def _on_copy(self, lever: str, source: int, target: int) -> None:
        count = len(self.tools.session.project.strategies)
        targets = [index for index in range(count) if index != source] if target == ALL else [target]
        self.tools.commands.copy_lever(lever, source, targets)

    # -- what can be taken out ----------------------------------------------------------------------------------

    def figures(self) -> str:
        """The sentence, the ranking, all tables."""
        view, tables, content = self.page.view, self.page.tables, self.page.content
        if view is None or tables is None:
            return ""
        parts = [content.figures.as_text(), content.more.as_text(), content.levers.as_text()]
        return words.as_text(self.format, view.duel, tables.ranking, parts)

    def plot(self) -> Canvas | None:
        """All strategies over one another."""
        return self.page.content.overlay if self.page.view is not None else None

    def picture(self) -> QWidget | None:
        """All parts of the page."""
        return self.page.content if self.page.view is not None else None


def _place(index: int | None, places: tuple[int | None, ...]) -> int | None:
    """Where a strategy stands now; None where it is gone."""
    return places.index(index) if index is not None and index in places else None
