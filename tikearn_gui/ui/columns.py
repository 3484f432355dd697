"""The columns beside the page: levers at the left, tips at the right, each as a panel or as a rail."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from tikearn_gui.ui.levers.lever_panel import LeverPanel
from tikearn_gui.ui.side_column import SideColumn
from tikearn_gui.ui.side_rail import SideRail
from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.themed import Themed

if TYPE_CHECKING:
    from tikearn_gui.ui.tips.tips_column import TipsColumn

__all__ = ["LeversColumn", "TipsSide"]

DRAWER: Final = 300


class LeversColumn(SideColumn):
    """The lever panel, or a rail that opens it as a drawer over the page; ``opened`` says that the drawer did so."""

    opened = Signal(bool)

    def __init__(self, theme: Theme, panel: LeverPanel, parent: QWidget | None = None) -> None:
        self.panel = panel
        self.rail = SideRail(theme, "settings", panel.accessibleName())
        super().__init__(theme, panel, self.rail, parent)

    def sizeHint(self) -> QSize:
        """The rail's width or the panel's in the design."""
        if self.folded:
            return super().sizeHint()
        return QSize(self.theme.column(self.theme.tokens.width["levers"]), self.theme.px(400))

    def minimumSizeHint(self) -> QSize:
        """The rail's width, or the least of the panel."""
        return self.rail.sizeHint() if self.folded else QSize(self.theme.column(240), self.theme.px(200))

    def place_over(self, window: QWidget) -> QRect:
        """Right of the rail."""
        corner = self.mapTo(window, QPoint(self.width(), 0))
        width = min(self.theme.column(DRAWER), window.width() - corner.x())
        return QRect(corner.x(), corner.y(), width, self.height())

    def opened_panel(self, window: QWidget) -> None:
        """Esc in the drawer closes it; a press beside does not, so that the page can be watched."""
        self.panel.installEventFilter(self)
        self.opened.emit(True)

    def closing_panel(self, window: QWidget) -> None:
        """Back to the rail."""
        self.panel.removeEventFilter(self)
        self.opened.emit(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc in the drawer closes it."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self.close_panel()
            return True
        return False


class TipsSide(Themed):
    """The place of the tips with its edge towards the page; the tips come in after the first frame."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.column: TipsColumn | None = None
        self.as_rail = False
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(1, 0, 0, 0)
        self._row.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def fill(self, column: TipsColumn) -> None:
        """Takes in the tips."""
        self.column = column
        column.set_folded(self.as_rail)
        self._row.addWidget(column)

    def set_rail(self, rail: bool) -> None:
        """Shrinks to a rail, or back to a panel."""
        self.as_rail = rail
        self._row.setContentsMargins(0 if rail else 1, 0, 0, 0)
        if self.column is not None:
            self.column.set_folded(rail)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """The rail's width or the panel's."""
        sizes = self.theme.tokens.width
        width = self.theme.px(sizes["tips_rail"]) if self.as_rail else self.theme.column(sizes["tips"])
        return QSize(width, self.theme.px(400))

    def minimumSizeHint(self) -> QSize:
        """The rail's width, or the least of the panel."""
        least = self.theme.px(self.theme.tokens.width["tips_rail"]) if self.as_rail else self.theme.column(220)
        return QSize(least, self.theme.px(200))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and edge."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.colour("surface"))
        painter.fillRect(0, 0, 1, self.height(), self.theme.colour("border"))
        painter.end()
