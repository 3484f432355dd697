"""The running total as a fan on which a stress case stands as a ghost and single futures are played."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget

from tikearn_gui.ui.plots import words
from tikearn_gui.ui.plots.axes import MoneyAxis, WeekAxis
from tikearn_gui.ui.plots.canvas import Canvas
from tikearn_gui.ui.plots.fan_layer import FanLayer
from tikearn_gui.ui.plots.goal_layer import FlagLayer, GoalLayer, GridLayer
from tikearn_gui.ui.plots.scales import Frame, Limits, settle, with_goal
from tikearn_gui.ui.plots.stories_layer import StoriesLayer
from tikearn_gui.ui.plots.tick_words import tick_word

if TYPE_CHECKING:
    from tikearn_gui.ui.format import Format
    from tikearn_gui.ui.pages.views import Array, Fan
    from tikearn_gui.ui.theme import Theme

__all__ = ["StoryPlot"]

AXIS: Final = 46.0
TOP, BOTTOM, RIGHT = 8.0, 20.0, 8.0
MOST_TICKS: Final = 5


class StoryPlot(Canvas):
    """Shows a fan without others; ``set_ghost`` and ``set_paths`` put lines on it."""

    def __init__(self, theme: Theme, fmt: Format, parent: QWidget | None = None) -> None:
        super().__init__(theme, fmt, parent)
        self.fan: Fan | None = None
        self.ghost: Array | None = None
        self.grid = GridLayer(theme, 0)
        self.bands = FanLayer(theme, 1)
        self.goal = GoalLayer(theme, 2)
        self.stories = StoriesLayer(theme, 3)
        self.flag = FlagLayer(theme, 4)
        self.layers = (self.grid, self.bands, self.goal, self.stories)
        self.money = MoneyAxis(lambda *tick: tick_word(self.fmt, *tick))
        self.weeks = WeekAxis(lambda week: words.week(self.fmt, week))
        self.add(*self.layers, self.flag, self.money, self.weeks)
        self.setAccessibleName(words.running_total())

    def set_fan(self, fan: Fan, *, moving: bool = False) -> None:
        """Takes new figures. ``moving``: a finger is on a slider, so the axes stand still."""
        self.fan = fan
        self.set_stale(False)
        self.arrived(moving=moving)

    def set_ghost(self, line: Array | None) -> None:
        """Puts a stress case's typical running total on the fan, (point,), or takes it off."""
        self.ghost = line
        if self.fan is not None:
            self.arrived(moving=self.moving)

    def set_paths(self, paths: Sequence[Array], way: float = 1.0) -> None:
        """Puts single futures on the fan, the last one as far as it has come."""
        self.stories.set_paths(paths, way)

    def set_stale(self, stale: bool) -> None:
        """Shows that an answer is late."""
        if stale != self.stale:
            self.stale = stale
            self.bands.set_stale(stale)

    def wanted(self, now: Limits | None) -> Limits:
        """Round limits around the band that 8 of 10 futures lie in, the ghost, and the goal where it is near."""
        fan = self.fan
        assert fan is not None
        lines = [fan.bands[1], fan.bands[5], *([] if self.ghost is None else [self.ghost])]
        low, high = min(float(line.min()) for line in lines), max(float(line.max()) for line in lines)
        return settle(now, *with_goal(low, high, fan.goal), MOST_TICKS)

    def apply(self) -> None:
        """Fills the layers; makes nothing."""
        fan = self.fan
        if fan is None or self.limits is None:
            return
        if self.weeks.weeks != float(fan.weeks[-1]):
            self.arrange()
        fits = self.ghost is not None and len(self.ghost) == len(fan.weeks)
        shown = replace(fan, ghost=self.ghost if fits else None)
        self.bands.set_fan(shown, words.band_reaches(self.fmt, float(fan.bands[5][-1])), moving=self.moving)
        self.goal.set_goal(fan.goal)
        self.flag.setVisible(fan.goal is not None)
        if fan.goal is not None:
            self.flag.set_words(words.goal(self.fmt, fan.goal), self.goal.frame, fan.goal)
        if not self.moving:
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
        self.goal.right = right
        frame = Frame(axis, TOP, right, bottom, 0.0, float(fan.weeks[-1]), limits.low, limits.high)
        for layer in self.layers:
            layer.set_bounds(area)
            layer.set_frame(frame)
        if fan.goal is not None:
            self.flag.set_words(words.goal(self.fmt, fan.goal), frame, fan.goal)

    def words(self) -> str:
        """The total at the end, and the stress case's where one is on show."""
        fan = self.fan
        if fan is None:
            return ""
        low, middle, high = (float(fan.bands[row][-1]) for row in (1, 3, 5))
        return words.total_of(self.fmt, fan.strategy.name, middle, low, high)
