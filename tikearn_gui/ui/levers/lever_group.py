"""A group of levers: closed, its first ones, or all. Rows are made when they are shown for the first time."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tikearn_gui.core.lever import Group, Lever, Scale
from tikearn_gui.ui import text
from tikearn_gui.ui.format import Format
from tikearn_gui.ui.levers.choice_row import ChoiceRow
from tikearn_gui.ui.levers.group_head import GroupHead
from tikearn_gui.ui.levers.lever_row import LeverRow
from tikearn_gui.ui.levers.slider_row import SliderRow
from tikearn_gui.ui.theme import Theme

__all__ = ["Fold", "LeverGroup"]


class Fold(StrEnum):
    """How far a group is open."""

    CLOSED = "closed"
    FIRST = "first"
    ALL = "all"


class LeverGroup(QWidget):
    """Head and rows of a group. ``row_made`` brings every new row; ``fold_changed`` says that rows came or went."""

    row_made = Signal(object)
    fold_changed = Signal()

    def __init__(
        self, theme: Theme, fmt: Format, group: Group, levers: tuple[Lever, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._format, self._levers = theme, fmt, levers
        self._rows: dict[str, LeverRow] = {}
        self._called: set[str] = set()
        self._fold = self._default_fold
        self.head = GroupHead(theme, group, self)
        self.head.name_pressed.connect(self._on_name_pressed)
        self.head.rest_pressed.connect(self._on_rest_pressed)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.head)

    @property
    def rows(self) -> dict[str, LeverRow]:
        """The rows that were made, by key."""
        return self._rows

    @property
    def fold(self) -> Fold:
        """How far it is open."""
        return self._fold

    def set_fold(self, fold: Fold) -> None:
        """Opens or closes it. A group without first levers shows all of them instead."""
        self._fold = Fold.ALL if fold is Fold.FIRST and not self._has_first else fold
        self._called.clear()
        self.show_rows()
        self.fold_changed.emit()

    def call(self, key: str) -> None:
        """Shows a lever that stands behind "more" until the group is folded again, as one that was changed."""
        if key not in self._called:
            self._called.add(key)
            if self._fold is Fold.FIRST and key not in self._visible_keys(without_called=True):
                self.show_rows()

    def reveal(self, key: str) -> LeverRow:
        """Opens the group as far as it takes to see a lever, and returns its row."""
        if key not in self._visible_keys():
            self.set_fold(Fold.ALL)
        return self._rows[key]

    def show_rows(self) -> None:
        """Makes and shows the rows that belong to the fold."""
        keys = self._visible_keys()
        for lever in self._levers:
            if lever.key in keys and lever.key not in self._rows:
                self._make_row(lever)
        for key, row in self._rows.items():
            row.setVisible(key in keys)
        self.head.show_rest(self._rest_words(len(self._levers) - len(keys)))

    def set_format(self, fmt: Format) -> None:
        """Writes values in another locale or currency."""
        self._format = fmt
        for row in self._rows.values():
            row.set_format(fmt)

    def focus_chain(self) -> list[QWidget]:
        """All parts in the order of Tab."""
        rows = (self._rows[lever.key] for lever in self._levers if lever.key in self._rows)
        return [*self.head.focus_chain(), *(part for row in rows for part in row.focus_chain())]

    @property
    def _has_first(self) -> bool:
        return any(lever.shown_first for lever in self._levers)

    @property
    def _default_fold(self) -> Fold:
        return Fold.FIRST if self._has_first else Fold.CLOSED

    def _visible_keys(self, *, without_called: bool = False) -> set[str]:
        if self._fold is Fold.CLOSED:
            return set()
        called = set() if without_called else self._called
        all_of_them = self._fold is Fold.ALL
        return {lever.key for lever in self._levers if all_of_them or lever.shown_first or lever.key in called}

    def _rest_words(self, hidden: int) -> str:
        if self._fold is Fold.CLOSED:
            return text.words("closed", n=self._format.count(hidden))
        if hidden:
            return text.words("more", n=self._format.count(hidden))
        return text.words("fewer") if self._fold is Fold.ALL else ""

    def _make_row(self, lever: Lever) -> None:
        kind = ChoiceRow if lever.scale is Scale.CHOICE else SliderRow
        row = kind(self._theme, self._format, lever, self)
        self._rows[lever.key] = row
        before = sum(one.key in self._rows for one in self._levers[: self._levers.index(lever)])
        self._column.insertWidget(1 + before, row)
        self.row_made.emit(row)

    def _on_name_pressed(self) -> None:
        self.set_fold(Fold.FIRST if self._fold is Fold.CLOSED else Fold.CLOSED)

    def _on_rest_pressed(self) -> None:
        if self._fold is Fold.ALL:
            self.set_fold(self._default_fold)
        else:
            self.set_fold(Fold.FIRST if self._fold is Fold.CLOSED else Fold.ALL)
