"""What every widget that paints itself has in common."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from tikearn_gui.ui.theme import Theme

__all__ = ["KEYBOARD_REASONS", "Themed", "design_painter", "to_widget"]

KEYBOARD_REASONS: Final = frozenset(
    {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason}
)
"""The focus ring is shown where the focus came by the keyboard."""


class Themed(QWidget):
    """A widget that is given a theme and looks again when the theme changes.

    It paints in the lengths of the design: :func:`design_painter` scales them to the user's text size.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._seen = theme.generation

    def restyle(self) -> None:
        """Takes fonts and sizes from the theme anew. Called after every change of the theme."""
        self.updateGeometry()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Looks at the theme again with a new style sheet, the last thing that a change of the theme brings."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.theme.generation != self._seen:
            self._seen = self.theme.generation
            self.restyle()

    @property
    def design_rect(self) -> QRectF:
        """The widget's rectangle in lengths of the design."""
        scale = self.theme.scale
        return QRectF(0, 0, self.width() / scale, self.height() / scale)


def design_painter(widget: QWidget, theme: Theme) -> QPainter:
    """An antialiasing painter in lengths of the design."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(theme.scale, theme.scale)
    return painter


def to_widget(theme: Theme, box: QRectF) -> QRect:
    """A box of the design in whole px of the widget."""
    scale = theme.scale
    left, top = round(box.left() * scale), round(box.top() * scale)
    return QRect(left, top, round(box.right() * scale) - left, round(box.bottom() * scale) - top)
