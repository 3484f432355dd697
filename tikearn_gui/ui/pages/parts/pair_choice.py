"""Two lists of levers side by side, for what takes two: a heat map, a combination."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from tikearn_gui.ui.dialogs.drop_down import DropDown
from tikearn_gui.ui.text import lever_name
from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.themed import Themed

__all__ = ["PairChoice"]

GAP: Final = 8


class PairChoice(Themed):
    """``chosen`` brings two different levers' keys, or two empty texts while one is missing."""

    chosen = Signal(str, str)

    def __init__(
        self,
        theme: Theme,
        between: str,
        names: tuple[str, str],
        parent: QWidget | None = None,
        *,
        before: str = "",
    ) -> None:
        super().__init__(theme, parent)
        self._none = ""
        self._keys: tuple[str, ...] = ()
        self.lists = (DropDown(theme, self), DropDown(theme, self))
        self.labels = (QLabel(before, self), QLabel(between, self))
        self.labels[0].setVisible(bool(before))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.labels[0])
        self._row.addWidget(self.lists[0], 1)
        self._row.addWidget(self.labels[1])
        self._row.addWidget(self.lists[1], 1)
        for drop_down, name in zip(self.lists, names, strict=True):
            drop_down.setAccessibleName(name)
            drop_down.setMinimumContentsLength(8)
            drop_down.activated.connect(self._on_chosen)
        self.restyle()

    def show_levers(self, keys: Sequence[str], chosen: tuple[str, str] | None, none: str = "") -> None:
        """Takes the levers to choose from and those that are; ``none`` is the first entry where neither need be."""
        if (tuple(keys), none) != (self._keys, self._none):
            self._keys, self._none = tuple(keys), none
            for drop_down in self.lists:
                drop_down.clear()
                if none:
                    drop_down.addItem(none, "")
                for key in keys:
                    drop_down.addItem(lever_name(key), key)
        for drop_down, key in zip(self.lists, chosen or ("", ""), strict=True):
            place = drop_down.findData(key)
            if place >= 0 and place != drop_down.currentIndex() and (chosen is not None or not self._half):
                drop_down.setCurrentIndex(place)

    @property
    def _half(self) -> bool:
        """Whether one of two is chosen, which nobody else knows of."""
        return any(drop_down.currentData() for drop_down in self.lists)

    def _on_chosen(self) -> None:
        one, two = (str(drop_down.currentData() or "") for drop_down in self.lists)
        if one and two and one != two:
            self.chosen.emit(one, two)
        elif self._none:
            self.chosen.emit("", "")

    def restyle(self) -> None:
        """Takes fonts from the theme anew."""
        super().restyle()
        self._row.setSpacing(self.theme.px(GAP))
        for label in self.labels:
            label.setFont(self.theme.font("small"))
        for drop_down in self.lists:
            drop_down.setFont(self.theme.font("small"))
