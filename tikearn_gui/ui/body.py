"""Levers, page and tips side by side, as the width of the window has it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from tikearn_gui.ui.columns import LeversColumn, TipsSide
from tikearn_gui.ui.levers.lever_panel import LeverPanel
from tikearn_gui.ui.page_column import PageColumn
from tikearn_gui.ui.preferences import Preferences
from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.themed import Themed

__all__ = ["LAYOUTS", "Body", "Layout", "layout_for"]

LEVERS, PAGE, TIPS = 0, 1, 2
WIDEST_COLUMN: Final = 520


@dataclass(frozen=True, slots=True)
class Layout:
    """How the columns stand from a width of the window on; lengths of the design."""

    name: str
    least: float
    levers: float
    tips: float
    drawer: bool = False
    rail: bool = False


LAYOUTS: Final = (
    Layout("wide", 1600, 340, 320),
    Layout("usual", 1240, 300, 260),
    Layout("small", 1024, 264, 40, rail=True),
    Layout("least", 0, 40, 40, drawer=True, rail=True),
)


def layout_for(width: float) -> Layout:
    """The layout of a window of this width, a length of the design."""
    return next(layout for layout in LAYOUTS if width >= layout.least)


class Body(Themed):
    """A splitter that remembers, layout by layout, how wide the columns were drawn. ``arranged`` says that a panel came
    or went."""

    arranged = Signal()

    def __init__(
        self, theme: Theme, preferences: Preferences, panel: LeverPanel, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._preferences = preferences
        self.levers = LeversColumn(theme, panel)
        self.page = PageColumn(theme)
        self.tips = TipsSide(theme)
        self.layout_now: Layout | None = None
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.setHandleWidth(0)
        self._splitter.setChildrenCollapsible(False)
        for column in (self.levers, self.page, self.tips):
            self._splitter.addWidget(column)
        self._splitter.setStretchFactor(PAGE, 1)
        self._splitter.splitterMoved.connect(self._remember)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._splitter)
        self.levers.setVisible(preferences.shows("levers"))
        self.tips.setVisible(preferences.shows("tips"))
        self.levers.opened.connect(self.arranged)

    # -- layouts ------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Takes the layout of the new width."""
        super().resizeEvent(event)
        self._arrange(layout_for(self.width() / self.theme.scale))

    def restyle(self) -> None:
        """Stands anew for another text size."""
        super().restyle()
        self.layout_now = None
        self._arrange(layout_for(self.width() / self.theme.scale))

    def _arrange(self, layout: Layout) -> None:
        if layout is self.layout_now:
            return
        self.layout_now = layout
        self.levers.set_folded(layout.drawer)
        self.tips.set_rail(layout.rail)
        levers = self._width_of("levers", layout, layout.levers, fixed=layout.drawer)
        tips = self._width_of("tips", layout, layout.tips, fixed=layout.rail)
        self._hold(self.levers, levers, fixed=layout.drawer)
        self._hold(self.tips, tips, fixed=layout.rail)
        self._splitter.setSizes([levers, max(1, self.width() - levers - tips), tips])
        self.arranged.emit()

    def _width_of(self, column: str, layout: Layout, usual: float, *, fixed: bool) -> int:
        """As it was drawn, or as the design has it."""
        if fixed:
            return self.theme.px(usual)
        drawn = self._preferences.column_width(column, layout.name)
        return self.theme.px(drawn) if drawn else self.theme.column(usual)

    def _hold(self, column: QWidget, width: int, *, fixed: bool) -> None:
        column.setMinimumWidth(width if fixed else column.minimumSizeHint().width())
        column.setMaximumWidth(width if fixed else self.theme.px(WIDEST_COLUMN))

    def _remember(self) -> None:
        layout = self.layout_now
        if layout is None:
            return
        widths = self._splitter.sizes()
        for name, index, fixed in (("levers", LEVERS, layout.drawer), ("tips", TIPS, layout.rail)):
            if not fixed and widths[index] > 0:
                self._preferences.set_column_width(name, layout.name, round(widths[index] / self.theme.scale))

    # -- panels -------------------------------------------------------------------------------------------------

    @property
    def shows_levers(self) -> bool:
        """Whether the levers can be seen."""
        return self.levers.rail.isChecked() if self.levers.folded else not self.levers.isHidden()

    def show_levers(self, shown: bool) -> None:
        """Shows or hides the levers; as a drawer they open over the page."""
        if self.levers.folded:
            self.levers.setVisible(True)
            self.levers.rail.setChecked(shown)
        else:
            self.levers.setVisible(shown)
            self._preferences.set_shows("levers", shown)
        self.arranged.emit()

    @property
    def shows_tips(self) -> bool:
        """Whether the tips can be seen."""
        if self.tips.as_rail and self.tips.column is not None:
            return self.tips.column.rail.isChecked()
        return not self.tips.isHidden()

    def show_tips(self, shown: bool) -> None:
        """Shows or hides the tips; as a rail they open over the page."""
        if self.tips.as_rail and self.tips.column is not None:
            self.tips.setVisible(True)
            self.tips.column.rail.setChecked(shown)
        else:
            self.tips.setVisible(shown)
            self._preferences.set_shows("tips", shown)
        self.arranged.emit()

    def focus_lever(self, key: str) -> None:
        """Brings a lever into sight and gives it the focus. Raises KeyError for an unknown key."""
        if not self.shows_levers:
            self.show_levers(True)
        self.levers.panel.focus_lever(key)
