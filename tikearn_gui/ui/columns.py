"""The columns beside the page: levers at the left, tips at the right, each as a panel or as a rail."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from tikearn_gui.ui.levers.lever_panel import LeverPanel
from tikearn_gui.ui.side_rail import SideRail
from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.themed import Themed

if TYPE_CHECKING:
    from tikearn_gui.ui.tips.tips_column import TipsColumn

__all__ = ["LeversColumn", "TipsSide"]

DRAWER: Final = 300


class LeversColumn(Themed):
    """The lever panel, or a rail that opens it as a drawer over the page; ``opened`` says that the drawer did so."""

    opened = Signal(bool)

    def __init__(self, theme: Theme, panel: LeverPanel, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.panel = panel
        self.rail = SideRail(theme, "settings", panel.accessibleName(), self)
        self.rail.toggled.connect(self._open)
        self.rail.hide()
        self.as_drawer = False
        panel.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def set_drawer(self, drawer: bool) -> None:
        """Shrinks to a rail with a drawer, or back to a panel."""
        if drawer == self.as_drawer:
            return
        self.rail.setChecked(False)
        self.as_drawer = drawer
        self.rail.setVisible(drawer)
        self.panel.setParent(self)
        self.panel.setVisible(not drawer)
        self.updateGeometry()
        self._stand()

    def sizeHint(self) -> QSize:
        """The rail's width or the panel's."""
        if self.as_drawer:
            return self.rail.sizeHint()
        return QSize(self.theme.column(self.theme.tokens.width["levers"]), self.theme.px(400))

    def minimumSizeHint(self) -> QSize:
        """The rail's width, or the least of the panel."""
        return self.rail.sizeHint() if self.as_drawer else QSize(self.theme.column(240), self.theme.px(200))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Panel or rail fill it."""
        super().resizeEvent(event)
        self._stand()

    def _stand(self) -> None:
        self.rail.setGeometry(self.rect())
        if not self.as_drawer:
            self.panel.setGeometry(self.rect())
        elif self.rail.isChecked():
            self._stand_over()

    def _stand_over(self) -> None:
        """The panel right of the rail, over the page."""
        window = self.window()
        corner = self.mapTo(window, QPoint(self.width(), 0))
        width = min(self.theme.column(DRAWER), window.width() - corner.x())
        self.panel.setGeometry(corner.x(), corner.y(), width, self.height())

    def _open(self, opened: bool) -> None:
        if not self.as_drawer:
            return
        window = self.window()
        if opened:
            self.panel.setParent(window)
            self._stand_over()
            self.panel.show()
            self.panel.raise_()
            self.panel.installEventFilter(self)
        else:
            self.panel.removeEventFilter(self)
            self.panel.hide()
            self.panel.setParent(self)
        self.opened.emit(opened)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc in the drawer closes it."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self.rail.setChecked(False)
            self.rail.setFocus(Qt.FocusReason.ShortcutFocusReason)
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
        column.set_rail(self.as_rail)
        self._row.addWidget(column)

    def set_rail(self, rail: bool) -> None:
        """Shrinks to a rail, or back to a panel."""
        self.as_rail = rail
        self._row.setContentsMargins(0 if rail else 1, 0, 0, 0)
        if self.column is not None:
            self.column.set_rail(rail)
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
