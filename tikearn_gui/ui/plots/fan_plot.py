"""Running total week by week as a fan, and at its end fifty equally likely futures on the same axis."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from tikearn_gui.ui.plots import words
from tikearn_gui.ui.plots.axes import MoneyAxis, WeekAxis
from tikearn_gui.ui.plots.brushwork import text_width
from tikearn_gui.ui.plots.canvas import Canvas
from tikearn_gui.ui.plots.dots_layer import DotsLayer
from tikearn_gui.ui.plots.fan_entries import fan_entries
from tikearn_gui.ui.plots.fan_layer import FanLayer
from tikearn_gui.ui.plots.goal_layer import FlagLayer, GoalLayer, GridLayer
from tikearn_gui.ui.plots.labels_layer import LINE, LabelsLayer
from tikearn_gui.ui.plots.measures import dots_width
from tikearn_gui.ui.plots.reading_layer import Reading, ReadingLayer
from tikearn_gui.ui.plots.scales import Frame, Limits, round_below, settle, with_goal
from tikearn_gui.ui.plots.tick_words import tick_word

if TYPE_CHECKING:
    from tikearn_gui.ui.format import Format
    from tikearn_gui.ui.pages.views import Fan
    from tikearn_gui.ui.theme import Theme

__all__ = ["FanPlot"]

AXIS: Final = 46.0
TOP, BOTTOM = 8.0, 22.0
DOTS_GAP: Final = 18.0
SHARED_AXIS: Final = 6.5
LABELS_ROOM: Final = 128.0
LABEL_GAP: Final = 12.0
GOAL_STEPS: Final = 20
"""Parts of a step of the axis, made round, that a dragged goal snaps to."""


class FanPlot(Canvas):
    """Shows a :class:`~tikearn_gui.ui.pages.views.Fan`.

    While the goal line is dragged the plot follows at once and emits ``goal_dragged``; ``goal_dropped`` comes at the
    end of the drag. Arrow keys and the mouse read a week, Ctrl+C copies what is read.
    """

    goal_dragged = Signal(float)
    goal_dropped = Signal(float)

    def __init__(self, theme: Theme, fmt: Format, parent: QWidget | None = None) -> None:
        super().__init__(theme, fmt, parent)
        self.fan: Fan | None = None
        self.week: int | None = None
        self.grid = GridLayer(theme, 0)
        self.bands = FanLayer(theme, 1)
        self.goal = GoalLayer(theme, 2)
        self.dots = DotsLayer(theme, 3)
        self.flag = FlagLayer(theme, 4)
        self.labels = LabelsLayer(theme, 5)
        self.reading = ReadingLayer(theme, 6)
        self.layers = (self.grid, self.bands, self.goal, self.dots, self.labels, self.reading)
        self.money = MoneyAxis(lambda *tick: tick_word(self.fmt, *tick))
        self.weeks = WeekAxis(lambda week: words.week(self.fmt, week))
        self.end = WeekAxis(lambda week: words.after_weeks(self.fmt, self._last_week) if week == 0 else "")
        self.add(*self.layers[1:], self.flag, still=(self.grid, self.money, self.weeks, self.end))
        self._dragged_goal: float | None = None
        self.setAccessibleName(words.running_total())

    # -- data ---------------------------------------------------------------------------------------------------

    def set_fan(self, fan: Fan, *, moving: bool = False) -> None:
        """Takes new figures. ``moving``: a finger is on a slider, so the axes stand still."""
        self.fan = fan
        self.stale = False
        self.arrived(moving=moving)

    def set_stale(self, stale: bool) -> None:
        """Shows that an answer is late, never an old figure in ink."""
        if stale != self.stale:
            self.stale = stale
            self.bands.set_stale(stale)
            self.dots.set_stale(stale)
            self.labels.set_stale(stale)

    @property
    def goal_amount(self) -> float | None:
        """The goal as shown: the dragged one while the line is dragged."""
        assert self.fan is not None
        return self.fan.goal if self._dragged_goal is None else self._dragged_goal

    @property
    def _last_week(self) -> float:
        return float(self.fan.weeks[-1]) if self.fan is not None else 1.0

    def wanted(self, now: Limits | None) -> Limits:
        """Round limits around the bands, every other line and the goal where it is near."""
        fan = self.fan
        assert fan is not None
        lines = [fan.bands[0], fan.bands[-1], *(other.typical for other in fan.others)]
        lines += [fan.plain.total] if fan.plain is not None else []
        low, high = min(float(line.min()) for line in lines), max(float(line.max()) for line in lines)
        return settle(now, *with_goal(low, high, self.goal_amount))

    def apply(self) -> None:
        """Fills the layers; makes nothing."""
        fan = self.fan
        if fan is None or self.limits is None:
            return
        if self.weeks.weeks != self._last_week:
            self.arrange()
        self.bands.set_stale(self.stale)
        self.bands.set_fan(fan, words.band_reaches(self.fmt, float(fan.bands[5][-1])), moving=self.moving)
        self.dots.set_stale(self.stale)
        self.labels.set_stale(self.stale)
        self._apply_goal()
        if self.week is not None:
            self._read(min(self.week, len(fan.weeks) - 1))
        if not self.moving:
            self.setAccessibleDescription(self.summary())

    def _apply_goal(self) -> None:
        """What depends on the goal: its line, which dots are filled, the labels."""
        fan, goal = self.fan, self.goal_amount
        assert fan is not None
        self.goal.set_goal(goal)
        self._place_flag()
        self.dots.set_dots(fan.outcomes, goal, fan.strategy.slot, moving=self.moving)
        self._place_labels()

    def _place_flag(self) -> None:
        goal = self.goal_amount
        self.flag.setVisible(goal is not None)
        if goal is not None:
            self.flag.set_words(words.goal(self.fmt, goal), self.goal.frame, goal)

    def _place_labels(self) -> None:
        fan, labels, dots = self.fan, self.labels, self.dots
        assert fan is not None and self.limits is not None
        # The lowest label may stand beside the words under the dots, so it starts right of them.
        under = text_width(words.after_weeks(self.fmt, self._last_week), self.theme.design_font("caption"))
        left = max(dots.widest + LABEL_GAP, dots.left + under + LABEL_GAP / 2)
        labels.left = max(labels.left, left) if self.moving else left
        labels.above_words = words.above(self.fmt, dots.above, self.limits.high) if dots.above else ""
        labels.above_at = self._beside_top_row(labels.above_words)
        entries = fan_entries(self.theme, self.fmt, fan, self.goal_amount, dots.reaching)
        labels.set_entries(entries, self.goal_amount if self.goal.inside else None)

    def _beside_top_row(self, above: str) -> tuple[float, float]:
        """Where words about the dots above the axis begin: after their row, or under its end where that leaves no
        room."""
        end, middle = self.dots.top_row
        width = text_width(above, self.theme.design_font("caption"))
        if end + 6.0 + width <= self.labels.right:
            return end + 6.0, middle + 4.0
        return self.labels.right - width, middle + self.dots.size / 2 + LINE

    # -- places -------------------------------------------------------------------------------------------------

    def arrange(self) -> None:
        """Places axes, fan, dots and labels for the present size and limits."""
        super().arrange()
        area, limits = self.area, self.limits
        if limits is None or area.width() < 1 or self.fan is None:
            return
        self.money.set_limits(limits)
        self._style_axes()
        axis = max(AXIS, self.money.widest())
        right, bottom = (
            max(axis + 40.0, area.width() - dots_width(area.width()) - 10.0),
            max(TOP + 20.0, area.height() - BOTTOM),
        )
        frame = Frame(axis, TOP, right, bottom, 0.0, self._last_week, limits.low, limits.high)
        self._place_axes(axis, right, bottom)
        start = right + DOTS_GAP
        self.grid.uprights = (start - SHARED_AXIS,)
        self.grid.set_limits(limits)
        self.goal.right = self.labels.right = area.width() - 4.0
        self.labels.axis = start - SHARED_AXIS
        self.dots.left, self.dots.room = start, area.width() - 4.0 - start - LABELS_ROOM
        for layer in self.layers:
            layer.set_bounds(area)
            layer.set_frame(frame)
        self._place_flag()
        self._place_labels()

    def _style_axes(self) -> None:
        for axis in (self.money, self.weeks, self.end):
            axis.set_theme(self.theme)
        self.bands.band_words = words.eight_of_ten_futures()

    def _place_axes(self, axis: float, right: float, bottom: float) -> None:
        self.weeks.set_weeks(self._last_week)
        self.money.place(QRectF(0.0, TOP, axis, bottom - TOP))
        self.weeks.place(QRectF(axis, bottom + 3.0, right - axis, BOTTOM - 3.0))
        self.end.place(QRectF(right + DOTS_GAP, bottom + 3.0, 200.0, BOTTOM - 3.0))

    # -- reading ------------------------------------------------------------------------------------------------

    def _read(self, week: int | None) -> None:
        """Shows the card of a week, or hides it."""
        fan = self.fan
        if fan is None:
            return
        self.week = week
        self.reading.set_reading(None if week is None else self._reading(week), fan.strategy.slot)

    def _reading(self, k: int) -> Reading:
        fan, fmt = self.fan, self.fmt
        assert fan is not None
        low, middle, high = (float(fan.bands[row][k]) for row in (1, 3, 5))
        rows = [(words.eight_of_ten(), fmt.money_range(low, high), False), (words.typical(), fmt.money(middle), True)]
        rows += [(o.strategy.name, fmt.money(float(o.typical[k])), False) for o in fan.others if o.base]
        return Reading(float(fan.weeks[k]), middle, words.after_week(fmt, float(fan.weeks[k])), tuple(rows))

    def read_by_key(self, key: int) -> bool:
        """Left and right move the reading by a week, Home and End to the ends, Esc ends it."""
        if self.fan is None:
            return False
        last, now = len(self.fan.weeks) - 1, self.week
        moves: dict[int, int | None] = {
            Qt.Key.Key_Left: last if now is None else max(0, now - 1),
            Qt.Key.Key_Right: last if now is None else min(last, now + 1),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
            Qt.Key.Key_Escape: None,
        }
        if key not in moves or (key == Qt.Key.Key_Escape and now is None):
            return False
        self._read(moves[key])
        self.setAccessibleDescription(self.words())
        return True

    def summary(self) -> str:
        """The whole plot in words."""
        return words.fan_summary(self.fmt, self.fan, self.dots.reaching) if self.fan is not None else ""

    def words(self) -> str:
        """The card that is read, or the whole plot."""
        return self.reading.reading.words if self.reading.reading is not None else self.summary()

    # -- mouse --------------------------------------------------------------------------------------------------

    def _at(self, event: QMouseEvent) -> QPointF:
        return event.position() / self.scale_factor

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Takes the goal line."""
        if event.button() == Qt.MouseButton.LeftButton and self._on_goal(self._at(event)):
            self._dragged_goal = self.goal_amount
            self._read(None)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drags the goal line, or reads the week under the mouse."""
        at = self._at(event)
        if self._dragged_goal is not None:
            self._drag_goal(at.y())
            return
        on_goal = self._on_goal(at)
        self.viewport().setCursor(Qt.CursorShape.SizeVerCursor if on_goal else Qt.CursorShape.ArrowCursor)
        frame = self.goal.frame
        inside = frame.left <= at.x() <= frame.right and frame.top <= at.y() <= frame.bottom
        self._read(self._week_at(at.x()) if inside and self.fan is not None and not on_goal else None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lets the goal line go."""
        if self._dragged_goal is not None:
            goal, self._dragged_goal = self._dragged_goal, None
            self.goal_dropped.emit(goal)
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        """The card goes when the mouse leaves."""
        if self._dragged_goal is None:
            self._read(None)

    def _on_goal(self, at: QPointF) -> bool:
        return self.fan is not None and at.x() >= self.goal.frame.left and self.goal.holds(at.y())

    def _week_at(self, x: float) -> int:
        assert self.fan is not None
        return int(np.abs(self.fan.weeks - self.goal.frame.place(x)).argmin())

    def _drag_goal(self, y: float) -> None:
        """Follows the finger in small round amounts, within the axis."""
        assert self.limits is not None and self.fan is not None
        part = round_below(self.limits.step / GOAL_STEPS)
        amount = round(self.goal.frame.value(y) / part) * part
        amount = min(max(amount, part), self.limits.high)
        if amount != self._dragged_goal:
            self._dragged_goal = amount
            self._apply_goal()
            self.goal_dragged.emit(amount)
