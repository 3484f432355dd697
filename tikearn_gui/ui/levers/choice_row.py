"""A lever that is chosen from a list: its choices side by side."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget

from tikearn_gui.core.lever import LeverValue, Setting
from tikearn_gui.ui.levers.lever_row import LINE, LINE_TOP, SIDE, LeverRow
from tikearn_gui.ui.levers.segmented import ROOM, SEGMENTED_HEIGHT, SegmentedChoice

__all__ = ["ChoiceRow"]

BEHIND: Final = 127.0


class ChoiceRow(LeverRow):
    """The row of a lever with a few choices."""

    def _add_control(self) -> None:
        self.choice = SegmentedChoice(self.theme, self.lever.choices, self)
        self.choice.chosen.connect(self._on_chosen)

    def _controls(self) -> list[QWidget]:
        return [self.choice]

    def _show_control(self) -> None:
        self.choice.show_choice(self._setting.value, self._slots[0], solid=self._touched)

    def _place_control(self, width: float) -> None:
        right = width - BEHIND
        middle = LINE_TOP + LINE + LINE / 2
        box = QRectF(SIDE - ROOM, middle - SEGMENTED_HEIGHT / 2, right - SIDE + 2 * ROOM, SEGMENTED_HEIGHT)
        self._place(self.choice, box)

    def _on_chosen(self, value: LeverValue) -> None:
        self.edited.emit(self.key, Setting(value))
