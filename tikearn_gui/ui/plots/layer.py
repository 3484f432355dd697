"""What all painted parts of a plot share.

Layers paint in pixels of the view, not in figures: pen widths then hold at every device pixel ratio, text needs no
turning over, and a picture for a file scales as a whole. A layer is made once; later only its content changes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyqtgraph as pg  # type: ignore[import-untyped]
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from tikearn_gui.ui.plots.scales import Frame

if TYPE_CHECKING:
    from tikearn_gui.ui.theme import Theme

__all__ = ["NO_FRAME", "Layer"]

NO_FRAME = Frame(0.0, 0.0, 1.0, 1.0, 0.0, 1.0, 0.0, 1.0)


class Layer(pg.GraphicsObject):  # type: ignore[misc]
    """One painted part of a plot, as large as the view."""

    def __init__(self, theme: Theme, z: float) -> None:
        super().__init__()
        self.theme = theme
        self.frame = NO_FRAME
        self.screen: QWidget | None = None
        self._bounds = QRectF(0.0, 0.0, 1.0, 1.0)
        self.setZValue(z)

    def update(self, *part: Any) -> None:
        """Asks for one paint: the plot paints its layers itself, so the scene need not find out what changed."""
        if self.screen is not None:
            self.screen.update()
        else:
            super().update(*part)

    def set_bounds(self, bounds: QRectF) -> None:
        """The part of the view that this layer may paint on."""
        if bounds != self._bounds:
            self.prepareGeometryChange()
            self._bounds = QRectF(bounds)

    def set_frame(self, frame: Frame) -> None:
        """Takes new limits or a new size."""
        if frame != self.frame:
            self.frame = frame
            self.refresh()

    def refresh(self) -> None:
        """Works out again what depends on frame, theme and content, and asks for one paint."""
        self.update()

    def boundingRect(self) -> QRectF:
        """The whole view."""
        return self._bounds

    def paint(self, p: QPainter, option: QStyleOptionGraphicsItem | None, widget: QWidget | None = None) -> None:
        """Paints this part."""
        p.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        self.draw(p)

    def draw(self, p: QPainter) -> None:
        """Paints this part in pixels of the view."""
        raise NotImplementedError
