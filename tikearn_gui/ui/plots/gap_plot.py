"""The difference of two strategies week by week as a fan around a zero line."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget

from tikearn_gui.ui.plots import words
from tikearn_gui.ui.plots.axes import MoneyAxis, WeekAxis
from tikearn_gui.ui.plots.canvas import Canvas
from tikearn_gui.ui.plots.fan_layer import FanLayer
from tikearn_gui.ui.plots.goal_layer import GridLayer
from tikearn_gui.ui.plots.scales import Frame, Limits, round_limits
from tikearn_gui.ui.plots.tick_words import tick_word

if TYPE_CHECKING:
    from tikearn_gui.ui.format import Format
    from tikearn_gui.ui.pages.views import Fan
    from tikearn_gui.ui.theme import Theme

__all__ = ["GapPlot"]

AXIS: Final = 46.0
TOP, BOTTOM, RIGHT = 8.0, 20.0, 4.0
MOST_TICKS: Final = 5


class GapPlot(Canvas):
    """Shows a :class:`~tikearn_gui.ui.pages.views.Fan` whose bands are differences."""

    def __init__(self, theme: Theme, fmt: Format, parent: QWidget | None = None) -> None:
        super().__init__(theme, fmt, parent)
        self.fan: Fan | None = None
        self.names = ("", "")
        self.grid = GridLayer(theme, 0)
        self.bands = FanLayer(theme, 1)
        self.layers = (self.grid, self.bands)
        self.money = MoneyAxis(self._tick)
        self.weeks = WeekAxis(lambda week: words.week(self.fmt, week))
        self.add(*self.layers, self.money, self.weeks)

    def _tick(self, value: float, decimals: int, with_currency: bool) -> str:
        if abs(value) < 1e-9:
            return words.same()
        sign = "+" if value > 0 else ""
        return sign + tick_word(self.fmt, value, decimals, with_currency)

    def set_gap(self, fan: Fan, a: str, b: str, *, moving: bool = False) -> None:
        """Takes B minus A. ``moving``: a finger is on a slider, so the axes stand still."""
        self.fan, self.names = fan, (a, b)
        self.set_stale(False)
        self.arrived(moving=moving)

    def set_stale(self, stale: bool) -> None:
        """Shows that an answer is late."""
        if stale != self.stale:
            self.stale = stale
            self.bands.set_stale(stale)

    def wanted(self, now: Limits | None) -> Limits:
        """Round limits that end at a tick on both sides, around the band that 8 of 10 futures lie in."""
        fan = self.fan
        assert fan is not None
        low, high = min(float(fan.bands[1].min()), 0.0), max(float(fan.bands[5].max()), 0.0)
        step = round_limits(low, high, MOST_TICKS).step
        low, high = step * math.floor(low / step + 1e-9), step * math.ceil(high / step - 1e-9)
        new = Limits(low, max(high, low + step), step)
        grown = now is None or new.low < now.low or new.high > now.high
        return new if grown or now is None or new.high - new.low < 0.55 * (now.high - now.low) else now

    def apply(self) -> None:
        """Fills the layers; makes nothing."""
        fan = self.fan
        if fan is None or self.limits is None:
            return
        if self.weeks.weeks != float(fan.weeks[-1]):
            self.arrange()
        self.bands.set_fan(fan, words.band_reaches(self.fmt, float(fan.bands[5][-1])), moving=self.moving)
        if not self.moving:
            self.setAccessibleName(words.gap_title(*self.names))
            self.setAccessibleDescription(self.words())

    def arrange(self) -> None:
        """Places axes and layers for the present size and limits."""
        area, limits, fan = self.area, self.limits, self.fan
        if limits is None or fan is None or area.width() < 1:
            return
        for each in (self.money, self.weeks):
            each.set_theme(self.theme)
        self.money.set_limits(limits)
        self.weeks.set_weeks(float(fan.weeks[-1]))
        axis = max(AXIS, self.money.widest())
        right, bottom = max(axis + 60.0, area.width() - RIGHT), max(TOP + 20.0, area.height() - BOTTOM)
        self.money.place(QRectF(0.0, TOP, axis, bottom - TOP))
        self.weeks.place(QRectF(axis, bottom + 3.0, right - axis, BOTTOM - 3.0))
        self.money.picture = self.weeks.picture = None
        self.grid.set_limits(limits)
        frame = Frame(axis, TOP, right, bottom, 0.0, float(fan.weeks[-1]), limits.low, limits.high)
        for layer in self.layers:
            layer.set_bounds(area)
            layer.set_frame(frame)

    def words(self) -> str:
        """The difference at the end."""
        fan = self.fan
        if fan is None:
            return ""
        low, middle, high = (float(fan.bands[row][-1]) for row in (1, 3, 5))
        return words.gap_summary(self.fmt, *self.names, float(fan.weeks[-1]), middle, low, high)
