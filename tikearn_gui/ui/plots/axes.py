"""The two axes of a plot: money on the left, weeks below."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pyqtgraph as pg  # type: ignore[import-untyped]
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from tikearn_gui.ui.plots.scales import Limits

if TYPE_CHECKING:
    from tikearn_gui.ui.theme import Theme

__all__ = ["MoneyAxis", "QuietAxis", "WeekAxis", "both_ends"]

APART = 1.0
LABEL_GAP = 6.0
"""Pixels between a money label and the plot."""


class QuietAxis(pg.AxisItem):  # type: ignore[misc]
    """An axis without line, stubs, title and prefix: labels alone, placed by us, so that none is left out."""

    def __init__(self, orientation: str) -> None:
        super().__init__(orientation, pen=None)
        self.enableAutoSIPrefix(False)
        self.setStyle(tickLength=0, hideOverlappingLabels=False, autoExpandTextSpace=False)

    def set_theme(self, theme: Theme) -> None:
        """Takes colour and font from the theme."""
        self.setTextPen(theme.colour("text_secondary"))
        self.setTickFont(theme.design_font("caption"))

    def generateDrawSpecs(self, p: QPainter) -> tuple[Any, list[Any], list[Any]]:
        """Line, ticks (none) and labels; called by pyqtgraph when its picture of the axis is out of date."""
        return (None, None, None), [], self.labels(self.style["tickFont"])

    def drawPicture(self, p: QPainter, axisSpec: Any, tickSpecs: Any, textSpecs: list[Any]) -> None:
        """Paints the labels and nothing else."""
        p.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        p.setFont(self.style["tickFont"])
        p.setPen(self.textPen())
        for rect, flags, word in textSpecs:
            p.drawText(rect, flags | Qt.TextFlag.TextDontClip, word)

    def place(self, box: QRectF) -> None:
        """Stands at a place of the view; pyqtgraph holds an axis to a width and a height of its own."""
        self.setWidth(box.width())
        self.setHeight(box.height())
        self.setGeometry(box)

    def labels(self, font: Any) -> list[tuple[QRectF, Qt.AlignmentFlag, str]]:
        """Rectangle, alignment and text of each label."""
        raise NotImplementedError


class MoneyAxis(QuietAxis):
    """Round amounts; the topmost with its currency. ``word`` writes an amount: (value, decimals, with currency)."""

    def __init__(self, word: Callable[[float, int, bool], str]) -> None:
        super().__init__("left")
        self.limits = Limits(0.0, 1.0, 0.5)
        self.word = word

    def set_limits(self, limits: Limits) -> None:
        """Takes new limits; nothing happens if they are the present ones."""
        if limits != self.limits:
            self.limits = limits
            self.setRange(limits.low, limits.high)

    def tickValues(self, minVal: float, maxVal: float, size: float) -> list[tuple[float, list[float]]]:
        """The round values of the limits, one level."""
        return [(self.limits.step, self.limits.ticks())]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        """The amounts in the user's number format."""
        decimals = self.limits.decimals()
        return [self.word(value, decimals, i == len(values) - 1) for i, value in enumerate(values)]

    def widest(self) -> float:
        """Pixels that the widest label and its gap need."""
        metrics = QFontMetricsF(self.style["tickFont"])
        words = self.tickStrings(self.limits.ticks(), 1.0, self.limits.step)
        return max(metrics.horizontalAdvance(word) for word in words) + LABEL_GAP + 2.0

    def labels(self, font: Any) -> list[tuple[QRectF, Qt.AlignmentFlag, str]]:
        """The amounts, right-aligned, each centred on its gridline."""
        width, height = self.size().width(), self.size().height()
        line = QFontMetricsF(font).height()
        values = self.limits.ticks()
        words = self.tickStrings(values, 1.0, self.limits.step)
        span = self.limits.high - self.limits.low
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return [
            (
                QRectF(0.0, height * (1.0 - (value - self.limits.low) / span) - line / 2, width - LABEL_GAP, line),
                flags,
                word,
            )
            for value, word in zip(values, words, strict=True)
        ]


class WeekAxis(QuietAxis):
    """Labels at given figures: the first one at the left end is flush left, the one at the right end flush right."""

    def __init__(self, word: Callable[[float], str], ticks: Callable[[float], list[float]] | None = None) -> None:
        super().__init__("bottom")
        self.weeks = 1.0
        self.word = word
        self.ticks = ticks or week_ticks

    def set_weeks(self, weeks: float) -> None:
        """Takes the number of the last week."""
        if weeks != self.weeks:
            self.weeks = weeks
            self.setRange(0.0, weeks)

    def tickValues(self, minVal: float, maxVal: float, size: float) -> list[tuple[float, list[float]]]:
        """Where labels stand, one level."""
        return [(1.0, self.ticks(self.weeks))]

    def labels(self, font: Any) -> list[tuple[QRectF, Qt.AlignmentFlag, str]]:
        """The ends stay inside the plot. Weeks that would touch leave only the ends; of amounts some are left out."""
        ticks = self.ticks(self.weeks)
        placed = self._place(ticks, QFontMetricsF(font))
        if len(placed) < len(ticks) and self.ticks is week_ticks:
            placed = self._place(both_ends(self.weeks), QFontMetricsF(font))
        return placed

    def _place(self, ticks: list[float], metrics: QFontMetricsF) -> list[tuple[QRectF, Qt.AlignmentFlag, str]]:
        width, height = self.size().width(), self.size().height()
        placed: list[tuple[QRectF, Qt.AlignmentFlag, str]] = []
        for value in ticks:
            word = self.word(value)
            room = metrics.horizontalAdvance(word) + 2.0
            left = min(max(value / self.weeks * width - room / 2, 0.0), width - room)
            last = value == self.weeks
            if last and placed and placed[-1][0].right() + APART > left:
                placed.pop()  # the end says more than what stands before it
            if last or not placed or placed[-1][0].right() + APART <= left:
                align = Qt.AlignmentFlag.AlignRight if last else Qt.AlignmentFlag.AlignLeft
                placed.append((QRectF(left, 0.0, room, height), align | Qt.AlignmentFlag.AlignVCenter, word))
        return placed


def week_ticks(weeks: float) -> list[float]:
    """Round weeks for labels: the ends, and thirds or quarters or halves where they are whole."""
    for parts in (3, 4, 2):
        if weeks >= parts and weeks % parts == 0:
            return [weeks * k / parts for k in range(parts + 1)]
    return [0.0, weeks]


def both_ends(weeks: float) -> list[float]:
    """Labels at the two ends alone."""
    return [0.0, weeks]
