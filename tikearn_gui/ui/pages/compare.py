"""The Compare page: which strategy is ahead, how often, by how much, and what they do differently."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from tikearn_gui.ui.format import Format
from tikearn_gui.ui.pages import compare_words as words
from tikearn_gui.ui.pages.compare_content import CompareContent
from tikearn_gui.ui.pages.compare_views import Compare, Tables
from tikearn_gui.ui.pages.page_area import PageArea
from tikearn_gui.ui.pages.parts.empty import EmptyPage
from tikearn_gui.ui.text import lever_in_sentence
from tikearn_gui.ui.theme import Theme

__all__ = ["CompareArea", "ComparePage"]

NAME_COLUMN: Final = 0
ALL: Final = -1


class CompareArea(PageArea):
    """The page while there is something to compare."""

    def __init__(self, theme: Theme, fmt: Format, parent: QWidget | None = None) -> None:
        self.content = CompareContent(theme, fmt)
        super().__init__(theme, self.content, parent)

    def set_format(self, fmt: Format) -> None:
        """Takes another locale or currency."""
        self.content.set_format(fmt)


class ComparePage(QStackedWidget):
    """Shows :class:`Compare` and :class:`Tables`, or why there is nothing to compare.

    Places of strategies are those of the cards.
    """

    a_chosen = Signal(int)
    """Another base of the comparison."""
    swap_asked = Signal()
    promote_asked = Signal()
    strategy_chosen = Signal(str)
    """The key of a strategy's row was pressed."""
    copy_asked = Signal(str, int, int)
    """A lever's key, from which strategy, to which; -1 for all."""
    duplicate_asked = Signal()

    def __init__(self, theme: Theme, fmt: Format, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view: Compare | None = None
        self.tables: Tables | None = None
        self.area = CompareArea(theme, fmt)
        self.empty = EmptyPage(theme)
        self.menu = QMenu(self)
        self.addWidget(self.empty)
        self.addWidget(self.area)
        content = self.content
        content.duel.a_chosen.connect(self.a_chosen)
        content.swap.clicked.connect(self.swap_asked)
        content.promote.clicked.connect(self.promote_asked)
        content.figures.cell_pressed.connect(self._on_row)
        content.levers.cell_pressed.connect(self._offer_copies)
        self.empty.asked.connect(self.duplicate_asked)

    @property
    def content(self) -> CompareContent:
        """The parts of the page."""
        return self.area.content

    def show_nothing(self, *, single: bool) -> None:
        """There is one strategy only, or none has been played yet."""
        self.view = self.tables = None
        if single:
            self.empty.say(*words.one_strategy())
        else:
            self.empty.say(words.being_counted())
        self.setCurrentWidget(self.empty)

    def show_compare(self, view: Compare, *, moving: bool = False) -> None:
        """What follows a drag at once."""
        self.view = view
        self.area.arrived()
        self.content.show_compare(view, moving=moving)
        self.setCurrentWidget(self.area)

    def show_tables(self, tables: Tables) -> None:
        """What follows at the pace of the eye."""
        self.tables = tables
        if self.view is not None:
            self.content.show_tables(tables, self.view.duel.a.name)

    def asked(self) -> None:
        """A lever has moved and new figures are on their way."""
        if self.view is not None:
            self.area.asked()

    def set_format(self, fmt: Format) -> None:
        """Takes another locale or currency."""
        self.area.set_format(fmt)

    def showEvent(self, event: QShowEvent) -> None:
        """The tables may have to stand anew."""
        super().showEvent(event)
        if self.tables is not None:
            self.show_tables(self.tables)

    # -- wishes -------------------------------------------------------------------------------------------------

    def _on_row(self, key: str, column: int) -> None:
        if column == NAME_COLUMN:
            self.strategy_chosen.emit(key)

    def _offer_copies(self, lever: str, column: int) -> None:
        """Opens a menu with the strategies that a value can be copied to."""
        tables = self.tables
        if tables is None:
            return
        row = next(row for row in tables.levers if row.key == lever)
        source, value = column - 1, row.values[column - 1]
        self.menu.clear()
        title = self.menu.addAction(words.copy_to(value, lever_in_sentence(lever)).replace("&", "&&"))
        title.setEnabled(False)
        self.menu.addSeparator()
        others = [k for k in range(len(tables.strategies)) if k != source and row.values[k] != value]
        for place in others:
            self._add_copy(tables.strategies[place].name, lever, source, place)
        if len(others) > 1:
            self._add_copy(words.everybody(), lever, source, ALL)
        table = self.content.levers
        place = next(k for k, found in enumerate(tables.levers) if found.key == lever)
        box = table.visualRect(table.table.index(place, column))
        self.menu.popup(table.viewport().mapToGlobal(box.bottomLeft()))

    def _add_copy(self, name: str, lever: str, source: int, target: int) -> None:
        action = self.menu.addAction(name.replace("&", "&&"))
        action.setData((lever, source, target))
        action.triggered.connect(self._on_copy)

    def _on_copy(self) -> None:
        lever, source, target = self.sender().data()  # type: ignore[attr-defined]
        self.copy_asked.emit(lever, source, target)
