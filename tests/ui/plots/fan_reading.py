"""What a painted fan says, read back from its lines and pixels."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QImage, QPolygonF

from tikearn_gui.ui.plots.fan_plot import FanPlot


def points(line: QPolygonF) -> np.ndarray:
    return np.array([(at.x(), at.y()) for at in line.toList()])


def figures(plot: FanPlot, line: QPolygonF) -> np.ndarray:
    """A painted line turned back into money."""
    return np.array([plot.bands.frame.value(y) for _, y in points(line)])


def colours(plot: FanPlot) -> set[int]:
    image = plot.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return {image.pixel(x, y) & 0xFFFFFF for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)}
