"""The What matters page: what is asked of the worker for it, what it shows, and what is done there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from tikearn_gui.session.focus import Focus, Page
from tikearn_gui.ui.format import Format
from tikearn_gui.ui.pages import matters_words as words
from tikearn_gui.ui.pages.matters import MattersPage
from tikearn_gui.ui.present.earnings import fan_of
from tikearn_gui.ui.present.matters import default_axes, matters
from tikearn_gui.ui.presenters.page_presenter import PagePresenter, PageTools

if TYPE_CHECKING:
    from tikearn_gui.session.results import Snapshot
    from tikearn_gui.ui.plots.canvas import Canvas

__all__ = ["MattersPresenter"]


class MattersPresenter(PagePresenter):
    """Keeps what the page asks for: the chance that is sought, two levers to combine, those of the map, futures."""

    def __init__(self, tools: PageTools) -> None:
        self.page = MattersPage(tools.theme, tools.format)
        super().__init__(tools, self.page)
        self._focus = Focus(Page.MATTERS, chance=tools.preferences.sought_chance)
        self._told: object = None
        page = self.page
        page.lever_asked.connect(tools.focus_lever)
        page.goal_typed.connect(tools.commands.set_goal)
        page.chance_chosen.connect(self._on_chance)
        page.apply_asked.connect(self._on_apply)
        page.together_chosen.connect(self._on_together)
        page.heat_chosen.connect(self._on_heat)
        page.stories_wanted.connect(self._on_stories)

    @property
    def focus(self) -> Focus:
        """What is computed for the page."""
        return self._focus

    def show_snapshot(self, snapshot: Snapshot, *, dragging: bool) -> None:
        """The fan follows a drag; everything else is counted at rest and comes part by part."""
        if dragging and self.page.view is not None:
            fan = fan_of(snapshot, snapshot.edited)
            if fan is not None and snapshot.edited not in snapshot.stale:
                self.page.show_fan(replace(fan, others=()))
            return
        view = matters(snapshot, self.format, self._focus, self.page.view, self._told)
        if view is None:
            self.page.show_nothing()
            return
        self._told = snapshot.stories
        self.page.show_matters(view)
        if snapshot.edited in snapshot.stale:
            self.page.asked()
        self._choose_axes(snapshot)

    def _choose_axes(self, snapshot: Snapshot) -> None:
        """The map begins with the two levers that move most, once these are known."""
        found = snapshot.mattering
        if self._focus.heat is None and found is not None and found.bars_complete:
            self._ask(heat=default_axes(snapshot))

    def asked(self) -> None:
        """Old figures turn grey soon."""
        self.page.asked()

    def set_format(self, fmt: Format) -> None:
        """Another locale or currency."""
        super().set_format(fmt)
        self._told = None
        self.page.set_format(fmt)

    def forget(self) -> None:
        """Another project has other levers that matter."""
        self._focus = replace(Focus(Page.MATTERS), chance=self._focus.chance)
        self._told = None
        self.page.show_nothing()

    def is_settled(self, snapshot: Snapshot) -> bool:
        """Every part is there, the map with all its cells."""
        found = snapshot.mattering
        if found is None or not (found.bars_complete and found.found_complete and found.stress_complete):
            return False
        return found.information is not None and found.heat is not None and found.heat.complete

    # -- wishes -------------------------------------------------------------------------------------------------

    def _ask(self, **wishes: object) -> None:
        self._focus = replace(self._focus, **wishes)  # type: ignore[arg-type]
        self.tools.live.look_at(self._focus)

    def _on_chance(self, chance: float) -> None:
        self.tools.preferences.sought_chance = chance
        self._ask(chance=chance)

    def _on_together(self, one: str, two: str) -> None:
        self._ask(together=(one, two) if one and two else None)

    def _on_heat(self, x: str, y: str) -> None:
        self._ask(heat=(x, y))

    def _on_stories(self) -> None:
        self._ask(stories=True)

    def _on_apply(self, values: Mapping[str, float]) -> None:
        self.tools.commands.apply_values(values)

    # -- what can be taken out ----------------------------------------------------------------------------------

    def figures(self) -> str:
        """The headline and every table."""
        content = self.page.content
        if self.page.view is None:
            return ""
        tables = (content.seek, content.knowing, content.rests, content.stress, content.ledger)
        parts = [
            content.top.text(),
            "\n".join(content.tornado.sentences()),
            content.split.accessibleName(),
            *(table.as_text() for table in tables if table.rows),
            "\n".join(content.worth.sentences()),
        ]
        return words.as_text(parts)

    def plot(self) -> Canvas | None:
        """The fan with its ghost and futures."""
        return self.page.content.fan if self.page.view is not None else None

    def picture(self) -> QWidget | None:
        """All parts of the page."""
        return self.page.content if self.page.view is not None else None
