"""Single lines of text, set on whole px so that rows of them stand level."""

from __future__ import annotations

import math
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPaintEngine, QPainter, QStaticText, QTransform

__all__ = ["baseline", "draw_line", "elided", "paint_text", "text_heights", "text_width"]


@lru_cache(maxsize=4096)
def text_width(text: str, font: QFont) -> float:
    """Pixels that a text takes in a font. Measuring takes ten times as long as remembering."""
    return QFontMetricsF(font).horizontalAdvance(text)


@lru_cache(maxsize=128)
def text_heights(font: QFont) -> tuple[float, float]:
    """Ascent and descent of a font, in pixels."""
    metrics = QFontMetricsF(font)
    return metrics.ascent(), metrics.descent()


def baseline(font: QFont, box: QRectF, *, step: float = 1.0) -> float:
    """Where a line stands that is centred in a box, on a whole multiple of ``step``, the lower one of two upwards.

    Ascent and descent count as whole px, as browsers and designers count them.
    """
    ascent, descent = map(round, text_heights(font))
    exact = box.center().y() + (ascent - descent) / 2
    return math.floor(exact / step + 1e-6) * step


def paint_text(painter: QPainter, x: float, baseline: float, text: str, font: QFont) -> None:
    """One line in the painter's pen. On a screen its letters are shaped once and then copied, in half the time; where
    lines are kept as lines, a text is kept as a text."""
    if painter.paintEngine().type() != QPaintEngine.Type.Raster:
        painter.setFont(font)
        painter.drawText(QPointF(x, baseline), text)
        return
    painter.setFont(font)
    painter.drawStaticText(QPointF(x, baseline - text_heights(font)[0]), _shaped(text, font))


@lru_cache(maxsize=1024)
def _shaped(text: str, font: QFont) -> QStaticText:
    shaped = QStaticText(text)
    shaped.setTextFormat(Qt.TextFormat.PlainText)
    shaped.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    shaped.prepare(QTransform(), font)
    return shaped


def draw_line(painter: QPainter, box: QRectF, text: str, align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft) -> float:
    """Draws a line in the painter's font and pen, centred in height, left, right or in the middle of the box.

    Returns its width.
    """
    font = painter.font()
    width = text_width(text, font)
    left = box.left()
    if align & Qt.AlignmentFlag.AlignRight:
        left = box.right() - width
    elif align & Qt.AlignmentFlag.AlignHCenter:
        left = box.center().x() - width / 2
    step = 1 / (painter.combinedTransform().m22() or 1.0)
    paint_text(painter, left, baseline(font, box, step=step), text, font)
    return width


def elided(font: QFont, text: str, room: float) -> str:
    """The text, its middle left out where it must be."""
    # With a pixel to spare nothing is left out: Qt need not be asked.
    if text_width(text, font) + 1.0 <= room:
        return text
    return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideMiddle, max(0.0, room))
