"""Where the money comes from: average income of each week by source, costs below zero."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from tikearn_gui.ui.plots import words
from tikearn_gui.ui.plots.axes import MoneyAxis, WeekAxis, both_ends
from tikearn_gui.ui.plots.canvas import Canvas
from tikearn_gui.ui.plots.goal_layer import GridLayer
from tikearn_gui.ui.plots.reading_layer import Reading, ReadingLayer
from tikearn_gui.ui.plots.scales import SPILL, Frame, Limits, settle
from tikearn_gui.ui.plots.sources_layer import SourcesLayer, shown
from tikearn_gui.ui.plots.tick_words import tick_word

if TYPE_CHECKING:
    from tikearn_gui.ui.format import Format
    from tikearn_gui.ui.pages.views import Sources
    from tikearn_gui.ui.theme import Theme

__all__ = ["SourcesPlot"]

AXIS: Final = 34.0
TOP, BOTTOM = 6.0, 20.0
NAMES: Final = 88.0
MOST_TICKS: Final = 5
MOST_TICKS_SMALL: Final = 4
TALL: Final = 240.0


class SourcesPlot(Canvas):
    """Shows :class:`~tikearn_gui.ui.pages.views.Sources`. Averages, because typical values do not add up."""

    def __init__(self, theme: Theme, fmt: Format, parent: QWidget | None = None) -> None:
        super().__init__(theme, fmt, parent)
        self.sources: Sources | None = None
        self.week: int | None = None
        self.grid = GridLayer(theme, 0)
        self.bars = SourcesLayer(theme, 1)
        self.reading = ReadingLayer(theme, 2)
        self.layers = (self.grid, self.bars, self.reading)
        self.money = MoneyAxis(lambda *tick: tick_word(self.fmt, *tick))
        self.ends = WeekAxis(self._end_word, both_ends)
        self.add(*self.layers[1:], still=(self.grid, self.money, self.ends))
        self.setAccessibleName(words.sources_title())

    def _end_word(self, week: float) -> str:
        return words.week(self.fmt, 1.0) if week == 0 else self.fmt.exact(week)

    # -- data ---------------------------------------------------------------------------------------------------

    def set_sources(self, sources: Sources, *, moving: bool = False) -> None:
        """Takes new figures. ``moving``: a finger is on a slider, so the axes stand still."""
        self.sources = sources
        self.stale = False
        self.arrived(moving=moving)

    def set_stale(self, stale: bool) -> None:
        """Shows that an answer is late."""
        if stale != self.stale:
            self.stale = stale
            self.bars.set_stale(stale)

    def totals(self) -> np.ndarray:
        """The height of each week's bar, (week,)."""
        assert self.sources is not None
        weeks = np.zeros(len(self.sources.costs))
        return sum((part.average for part in self.sources.parts), weeks)

    def wanted(self, now: Limits | None) -> Limits:
        """Round limits around income and costs."""
        assert self.sources is not None
        most = MOST_TICKS if self.area.height() > TALL else MOST_TICKS_SMALL
        costs, tallest = float(self.sources.costs.max(initial=0.0)), float(self.totals().max(initial=0.0))
        # No bar is cut, unlike the outermost band of a fan.
        margin = SPILL / (1.0 - 2.0 * SPILL) * (costs + tallest)
        return settle(now, -costs - (margin if costs else 0.0), tallest + margin, most)

    def apply(self) -> None:
        """Fills the layers; makes nothing."""
        if self.sources is None or self.limits is None:
            return
        if self.ends.weeks != len(self.sources.costs):
            self.arrange()
        self.bars.set_stale(self.stale)
        self.bars.set_sources(self.sources, self.fmt.money(float(self.totals().max(initial=0.0))))
        if self.week is not None:
            self._read(min(self.week, len(self.sources.costs) - 1))
        if not self.moving:
            self.setAccessibleDescription(self.words())

    def arrange(self) -> None:
        """Places axes, bars and names for the present size and limits."""
        super().arrange()
        area, limits = self.area, self.limits
        if limits is None or self.sources is None or area.width() < 1:
            return
        self.money.set_theme(self.theme)
        self.ends.set_theme(self.theme)
        self.money.set_limits(limits)
        axis = max(AXIS, self.money.widest())
        right, bottom = max(axis + 40.0, area.width() - NAMES), max(TOP + 20.0, area.height() - BOTTOM)
        weeks = float(len(self.sources.costs))
        self.ends.set_weeks(weeks)
        self.money.place(QRectF(0.0, TOP, axis, bottom - TOP))
        self.ends.place(QRectF(axis + 2.0, bottom + 1.0, right - axis - 2.0, BOTTOM - 2.0))
        self.grid.set_limits(limits)
        for layer in self.layers:
            layer.set_bounds(area)
            layer.set_frame(Frame(axis, TOP, right, bottom, 0.0, weeks, limits.low, limits.high))

    # -- reading ------------------------------------------------------------------------------------------------

    def _read(self, week: int | None) -> None:
        self.week = week
        self.reading.set_reading(None if week is None else self._reading(week), 0)

    def _reading(self, k: int) -> Reading:
        assert self.sources is not None
        parts = [
            (words.source(part.source), part.average) for part in reversed(self.sources.parts) if shown(part.average)
        ]
        if shown(self.sources.costs):
            parts.append((words.source("costs"), -self.sources.costs))
        rows = tuple((name, self.fmt.money(float(average[k])), False) for name, average in parts)
        return Reading(k + 0.5, None, words.average_of_week(self.fmt, k + 1), rows)

    def read_by_key(self, key: int) -> bool:
        """Left and right move the reading by a week, Home and End to the ends, Esc ends it."""
        if self.sources is None:
            return False
        last, now = len(self.sources.costs) - 1, self.week
        moves: dict[int, int | None] = {
            Qt.Key.Key_Left: last if now is None else max(0, now - 1),
            Qt.Key.Key_Right: 0 if now is None else min(last, now + 1),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
            Qt.Key.Key_Escape: None,
        }
        if key not in moves or (key == Qt.Key.Key_Escape and now is None):
            return False
        self._read(moves[key])
        self.setAccessibleDescription(self.words())
        return True

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Reads the week under the mouse."""
        at, frame = event.position() / self.scale_factor, self.grid.frame
        inside = frame.left <= at.x() < frame.right and frame.top <= at.y() <= frame.bottom
        self._read(int(frame.place(at.x())) if inside and self.sources is not None else None)

    def leaveEvent(self, event: QEvent) -> None:
        """The card goes when the mouse leaves."""
        self._read(None)

    def words(self) -> str:
        """The week that is read, or the average week of each source."""
        if self.reading.reading is not None:
            return self.reading.reading.words
        if self.sources is None:
            return ""
        parts = [(part.source, part.average) for part in self.sources.parts] + [("costs", -self.sources.costs)]
        sums = [
            f"{words.source(name)} {words.a_week(self.fmt, float(average.mean()))}"
            for name, average in parts
            if shown(average)
        ]
        return f"{words.sources_title()}: " + "; ".join(sums)
