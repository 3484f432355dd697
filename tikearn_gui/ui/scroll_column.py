"""A column that scrolls. Its bar lies over the margin, so that nothing moves when it appears."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QScrollBar, QSizePolicy, QWidget

from tikearn_gui.ui.theme import Theme

__all__ = ["ScrollColumn"]

BAR: Final = 10


class ScrollColumn(QScrollArea):
    """As high as its content where there is room, lower and scrolling where there is not."""

    def __init__(self, theme: Theme, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)
        content.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        content.installEventFilter(self)
        self._bar = QScrollBar(Qt.Orientation.Vertical, self)
        self._bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._bar.hide()
        inner = self.verticalScrollBar()
        inner.rangeChanged.connect(self._on_range_changed)
        inner.valueChanged.connect(self._bar.setValue)
        self._bar.valueChanged.connect(inner.setValue)

    def sizeHint(self) -> QSize:
        """The size of the content."""
        content = self.widget()
        return content.sizeHint() if content is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """A few rows."""
        return QSize(self.theme.px(120), self.theme.px(92))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Asks for another height when the content does."""
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the bar at the edge."""
        super().resizeEvent(event)
        width = self.theme.px(BAR)
        left = 0 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else self.width() - width
        self._bar.setGeometry(left, 0, width, self.height())

    def _on_range_changed(self, low: int, high: int) -> None:
        inner = self.verticalScrollBar()
        self._bar.setRange(low, high)
        self._bar.setPageStep(inner.pageStep())
        self._bar.setSingleStep(inner.singleStep())
        self._bar.setVisible(high > low)
        self._bar.raise_()
