"""Running totals of all strategies over one another, the edited one as a fan, each with its range at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget

from tikearn_gui.ui.plots import words
from tikearn_gui.ui.plots.axes import MoneyAxis, WeekAxis
from tikearn_gui.ui.plots.canvas import Canvas
from tikearn_gui.ui.plots.ends_layer import EndsLayer, ends_width
from tikearn_gui.ui.plots.fan_layer import FanLayer
from tikearn_gui.ui.plots.goal_layer import FlagLayer, GoalLayer, GridLayer
from tikearn_gui.ui.plots.scales import Frame, Limits, settle, with_goal
from tikearn_gui.ui.plots.tick_words import tick_word

if TYPE_CHECKING:
    from tikearn_gui.ui.format import Format
    from tikearn_gui.ui.pages.compare_views import Line
    from tikearn_gui.ui.pages.views import Fan
    from tikearn_gui.ui.theme import Theme

__all__ = ["OverlayPlot"]

AXIS: Final = 46.0
TOP, BOTTOM = 8.0, 20.0
GOAL_BEYOND: Final = 8.0
MOST_TICKS: Final = 5


class OverlayPlot(Canvas):
    """Shows a fan and the lines of all strategies; ``set_lines`` takes them together."""

    def __init__(self, theme: Theme, fmt: Format, parent: QWidget | None = None) -> None:
        super().__init__(theme, fmt, parent)
        self.fan: Fan | None = None
        self.lines: tuple[Line, ...] = ()
        self.grid = GridLayer(theme, 0)
        self.bands = FanLayer(theme, 1)
        self.goal = GoalLayer(theme, 2)
        self.flag = FlagLayer(theme, 4)
        self.ends = EndsLayer(theme, fmt, 3)
        self.layers = (self.grid, self.bands, self.goal, self.ends)
        self.money = MoneyAxis(lambda *tick: tick_word(self.fmt, *tick))
        self.weeks = WeekAxis(lambda week: words.week(self.fmt, week), _half_way)
        self.add(*self.layers, self.flag, self.money, self.weeks)
        self.setAccessibleName(words.all_totals())

    def set_lines(self, fan: Fan, lines: tuple[Line, ...], *, moving: bool = False) -> None:
        """Takes new figures. ``moving``: a finger is on a slider, so the axes stand still."""
        self.fan, self.lines = fan, lines
        self.set_stale(False)
        self.arrived(moving=moving)

    def set_stale(self, stale: bool) -> None:
        """Shows that an answer is late, never an old figure in ink."""
        if stale != self.stale:
            self.stale = stale
            self.bands.set_stale(stale)
            self.ends.set_stale(stale)

    def wanted(self, now: Limits | None) -> Limits:
        """Round limits around all ranges, lines and the goal where it is near."""
        fan = self.fan
        assert fan is not None
        lows = [float(fan.bands[1].min()), *(min(float(line.typical.min()), line.end.low) for line in self.lines)]
        highs = [float(fan.bands[5].max()), *(max(float(line.typical.max()), line.end.high) for line in self.lines)]
        return settle(now, *with_goal(min(lows), max(highs), fan.goal), MOST_TICKS)

    def apply(self) -> None:
        """Fills the layers; makes nothing."""
        fan = self.fan
        if fan is None or self.limits is None:
            return
        if self.weeks.weeks != float(fan.weeks[-1]) or self._room != ends_width(len(self.lines)):
            self.arrange()
        self.bands.set_fan(fan, words.band_reaches(self.fmt, float(fan.bands[5][-1])), moving=self.moving)
        self.ends.fmt = self.fmt
        self.ends.set_lines(self.lines)
        self.goal.set_goal(fan.goal)
        self.flag.setVisible(fan.goal is not None)
        if fan.goal is not None:
            self.flag.set_words(words.goal(self.fmt, fan.goal), self.goal.frame, fan.goal)
        if not self.moving:
            self.setAccessibleDescription(self.words())

    _room = 0.0

    def arrange(self) -> None:
        """Places axes and layers for the present size and limits."""
        area, limits, fan = self.area, self.limits, self.fan
        if limits is None or fan is None or area.width() < 1:
            return
        for each in (self.money, self.weeks):
            each.set_theme(self.theme)
        self.money.set_limits(limits)
        self.weeks.set_weeks(float(fan.weeks[-1]))
        self._room = ends_width(len(self.lines))
        axis = max(AXIS, self.money.widest())
        right, bottom = max(axis + 60.0, area.width() - self._room), max(TOP + 20.0, area.height() - BOTTOM)
        self.money.place(QRectF(0.0, TOP, axis, bottom - TOP))
        self.weeks.place(QRectF(axis, bottom + 3.0, right - axis, BOTTOM - 3.0))
        self.money.picture = self.weeks.picture = None
        self.grid.set_limits(limits)
        self.goal.right = right + self._room - 122.0 - GOAL_BEYOND
        self.ends.right = area.width()
        frame = Frame(axis, TOP, right, bottom, 0.0, float(fan.weeks[-1]), limits.low, limits.high)
        for layer in self.layers:
            layer.set_bounds(area)
            layer.set_frame(frame)
        if fan.goal is not None:
            self.flag.set_words(words.goal(self.fmt, fan.goal), frame, fan.goal)

    def words(self) -> str:
        """Every strategy with its typical total and range, the highest first."""
        lines = sorted(self.lines, key=lambda line: -line.end.typical)
        return " ".join(
            words.total_of(self.fmt, line.strategy.name, line.end.typical, line.end.low, line.end.high)
            for line in lines
        )


def _half_way(weeks: float) -> list[float]:
    """The ends, and the middle where it is a whole week."""
    return [0.0, weeks / 2, weeks] if weeks >= 2 and weeks % 2 == 0 else [0.0, weeks]
