"""Everything around an open project: strategy cards and tools along the top, levers, page and tips under them."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from tikearn_gui.ui.actions import Actions
from tikearn_gui.ui.body import Body
from tikearn_gui.ui.cards.card_strip import CardStrip
from tikearn_gui.ui.levers.lever_panel import LeverPanel
from tikearn_gui.ui.preferences import Preferences
from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.themed import Themed
from tikearn_gui.ui.tool_row import ToolRow

__all__ = ["Workspace"]


class Workspace(QWidget):
    """Strip and body. It lays out and knows no project."""

    def __init__(
        self,
        theme: Theme,
        actions: Actions,
        preferences: Preferences,
        panel: LeverPanel,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.cards = CardStrip(theme)
        self.tools = ToolRow(theme, actions)
        self.body = Body(theme, preferences, panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(_Strip(theme, self.cards, self.tools, self))
        column.addWidget(self.body, 1)


class _Strip(Themed):
    """88 px: cards, which take what room there is, and the tools."""

    def __init__(self, theme: Theme, cards: CardStrip, tools: ToolRow, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(cards, 1)
        row.addWidget(tools)

    def sizeHint(self) -> QSize:
        """88 px high."""
        return QSize(self.theme.px(860), self.theme.px(self.theme.tokens.height["strip"]))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and hairline."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.colour("background"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, self.theme.colour("border"))
        painter.end()
