"""Single lines of text, set on whole px so that rows of them stand level."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

__all__ = ["baseline", "draw_line", "elided"]


def baseline(font: QFont, box: QRectF, *, step: float = 1.0) -> float:
    """Where a line stands that is centred in a box, on a whole multiple of ``step``, the lower one of two upwards.

    Ascent and descent count as whole px, as browsers and designers count them.
    """
    metrics = QFontMetricsF(font)
    ascent, descent = round(metrics.ascent()), round(metrics.descent())
    exact = box.center().y() + (ascent - descent) / 2
    return math.floor(exact / step + 1e-6) * step


def draw_line(painter: QPainter, box: QRectF, text: str, align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft) -> float:
    """Draws a line in the painter's font and pen, centred in height, left, right or in the middle of the box.

    Returns its width.
    """
    width = QFontMetricsF(painter.font()).horizontalAdvance(text)
    left = box.left()
    if align & Qt.AlignmentFlag.AlignRight:
        left = box.right() - width
    elif align & Qt.AlignmentFlag.AlignHCenter:
        left = box.center().x() - width / 2
    step = 1 / (painter.combinedTransform().m22() or 1.0)
    painter.drawText(QPointF(left, baseline(painter.font(), box, step=step)), text)
    return width


def elided(font: QFont, text: str, room: float) -> str:
    """The text, its middle left out where it must be."""
    return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideMiddle, max(0.0, room))
