"""A column beside the page that holds a panel, or folds it into a rail that opens it over the page."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.themed import Themed

__all__ = ["SideColumn"]


class SideColumn(Themed):
    """Panel or rail. Heirs say where the opened panel stands, and how it closes."""

    def __init__(self, theme: Theme, panel: QWidget, rail: QAbstractButton, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._content, self._handle = panel, rail
        self.folded = False
        panel.setParent(self)
        rail.setParent(self)
        rail.hide()
        rail.toggled.connect(self._toggled)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def set_folded(self, folded: bool) -> None:
        """Shrinks to the rail, or back to the panel."""
        if folded == self.folded:
            return
        self._handle.setChecked(False)
        self.folded = folded
        self._handle.setVisible(folded)
        self._content.setParent(self)
        self._content.setVisible(not folded)
        self.setSizePolicy(
            QSizePolicy.Policy.Fixed if folded else QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding
        )
        self.updateGeometry()
        self._stand()

    def sizeHint(self) -> QSize:
        """The rail's or the panel's."""
        return self._handle.sizeHint() if self.folded else self._content.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """The rail's or the least of the panel."""
        return self._handle.sizeHint() if self.folded else self._content.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Panel and rail fill it."""
        super().resizeEvent(event)
        self._stand()

    def place_over(self, window: QWidget) -> QRect:
        """Where the opened panel stands in the window."""
        raise NotImplementedError

    def opened_panel(self, window: QWidget) -> None:
        """Called when the panel has opened over the page."""

    def closing_panel(self, window: QWidget) -> None:
        """Called before the panel closes."""

    def _stand(self) -> None:
        self._handle.setGeometry(self.rect())
        if not self.folded:
            self._content.setGeometry(self.rect())
        elif self._handle.isChecked():
            self._stand_over()

    def _stand_over(self) -> None:
        self._content.setGeometry(self.place_over(self.window()))

    def _toggled(self, opened: bool) -> None:
        if not self.folded:
            return
        window = self.window()
        if opened:
            self._content.setParent(window)
            self._stand_over()
            self._content.show()
            self._content.raise_()
            self.opened_panel(window)
        else:
            self.closing_panel(window)
            self._content.hide()
            self._content.setParent(self)

    def close_panel(self) -> None:
        """Closes the opened panel and gives the rail the focus."""
        self._handle.setChecked(False)
        self._handle.setFocus(Qt.FocusReason.ShortcutFocusReason)
