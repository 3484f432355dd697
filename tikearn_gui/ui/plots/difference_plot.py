"""Difference, future by future: fifty dots of B minus A on the same luck."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget

from tikearn_gui.ui.plots import words
from tikearn_gui.ui.plots.axes import WeekAxis
from tikearn_gui.ui.plots.canvas import Canvas
from tikearn_gui.ui.plots.difference_layer import DifferenceLayer
from tikearn_gui.ui.plots.scales import Frame, Limits, round_limits

if TYPE_CHECKING:
    from tikearn_gui.ui.format import Format
    from tikearn_gui.ui.pages.views import Difference
    from tikearn_gui.ui.theme import Theme

__all__ = ["DifferencePlot"]

EDGE: Final = 8.0
TOP, BOTTOM, GLYPH = 4.0, 36.0, 11.0
OUTSIDE: Final = 2
"""Dots on each side that may pile up at the end of the axis."""
MOST_TICKS: Final = 6


class DifferencePlot(Canvas):
    """Shows a :class:`~tikearn_gui.ui.pages.views.Difference`."""

    def __init__(self, theme: Theme, fmt: Format, parent: QWidget | None = None) -> None:
        super().__init__(theme, fmt, parent)
        self.difference: Difference | None = None
        self.layer = DifferenceLayer(theme, fmt, 0)
        self.amounts = WeekAxis(self._amount, self._ticks)
        self.add(self.layer, still=(self.amounts,))

    def _ticks(self, _: float) -> list[float]:
        """Round differences, as distances from the axis' left end."""
        return [] if self.limits is None else [tick - self.limits.low for tick in self.limits.ticks()]

    def _amount(self, distance: float) -> str:
        assert self.limits is not None
        value = distance + self.limits.low
        return words.same() if abs(value) < self.limits.step / 2 else self.fmt.money(value, plus=True)

    def set_difference(self, difference: Difference, *, moving: bool = False) -> None:
        """Takes new figures. ``moving``: a finger is on a slider, so the axis stands still."""
        self.difference = difference
        self.arrived(moving=moving)

    def wanted(self, now: Limits | None) -> Limits:
        """Round limits around the spread and all dots but the outermost ones."""
        assert self.difference is not None
        dots, spread = self.difference.dots, self.difference.spread
        low = min(spread.low, float(dots[OUTSIDE])) if len(dots) > 2 * OUTSIDE else spread.low
        high = max(spread.high, float(dots[-1 - OUTSIDE])) if len(dots) > 2 * OUTSIDE else spread.high
        return round_both(low, high)

    def apply(self) -> None:
        """Fills the layer; makes nothing."""
        if self.difference is not None and self.limits is not None:
            self.layer.fmt = self.fmt
            self.layer.set_difference(self.difference)
            if not self.moving:
                self.setAccessibleName(words.difference_title(self.difference.a.name, self.difference.b.name))
                self.setAccessibleDescription(self.words())

    def arrange(self) -> None:
        """Places axis and dots for the present size and limits."""
        super().arrange()
        area, limits = self.area, self.limits
        if limits is None or area.width() < 1:
            return
        right, bottom = max(EDGE + 40.0, area.width() - EDGE), max(TOP + 20.0, area.height() - BOTTOM)
        self.amounts.set_theme(self.theme)
        self.amounts.set_weeks(limits.high - limits.low)
        self.amounts.place(QRectF(EDGE, bottom + 3.0, right - EDGE, 16.0))
        self.amounts.picture = None
        self.layer.glyph_y = area.height() - GLYPH
        self.layer.set_bounds(area)
        self.layer.set_frame(Frame(EDGE, TOP, right, bottom, limits.low, limits.high, 0.0, 1.0))

    def words(self) -> str:
        """Who wins how often, and by how much."""
        if self.difference is None:
            return ""
        d = self.difference
        return words.difference_summary(
            self.fmt, d.a.name, d.b.name, self.layer.wins[1], len(d.dots), d.spread.typical, d.spread.low, d.spread.high
        )


def round_both(low: float, high: float) -> Limits:
    """Limits that end at a tick on both sides of zero, so that both winners have room for their dots and words."""
    step = round_limits(low, high, MOST_TICKS - 1).step
    return Limits(step * min(math.floor(low / step), -1), step * max(math.ceil(high / step), 1), step)
