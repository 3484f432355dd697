"""The tool buttons beside the strategy cards."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from tikearn_gui.ui.actions import TOOLS, Actions
from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.themed import Themed

__all__ = ["ToolRow"]

SIZE: Final = 32
ICON: Final = 16
SIDE: Final = 16


class ToolRow(Themed):
    """Buttons of 32 px; their names are their tips."""

    def __init__(self, theme: Theme, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(0)
        self.buttons: dict[str, QToolButton] = {}
        for name in TOOLS:
            button = QToolButton(self)
            button.setDefaultAction(actions[name])
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAccessibleName(actions.text_of(name).removesuffix(" …"))
            self._row.addWidget(button)
            self.buttons[name] = button
        self._set_sizes()

    def restyle(self) -> None:
        """Takes sizes from the theme anew."""
        super().restyle()
        self._set_sizes()

    def _set_sizes(self) -> None:
        side = self.theme.px(SIDE)
        self._row.setContentsMargins(0, 0, side, 0)
        for button in self.buttons.values():
            button.setFixedSize(self.theme.px(SIZE), self.theme.px(SIZE))
            button.setIconSize(QSize(self.theme.px(ICON), self.theme.px(ICON)))
