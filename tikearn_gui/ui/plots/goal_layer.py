"""What stands still behind and across fan and dots: gridlines, the shared axis, the goal line with its flag."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPaintEngine, QPainter, QPixmap
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from tikearn_gui.ui.plots.brushwork import chevron, crisp, flag, horizontal, pixels, text_on_lines, text_width, vertical
from tikearn_gui.ui.plots.layer import Layer
from tikearn_gui.ui.plots.pens import dash_pen

if TYPE_CHECKING:
    from tikearn_gui.ui.plots.scales import Frame, Limits
    from tikearn_gui.ui.theme import Theme

__all__ = ["FlagLayer", "GoalLayer", "GridLayer"]

GOAL_DASH: Final = (6.0, 3.0)
NEAR: Final = 6.0
"""Pixels around the goal line in which it can be taken."""
FLAG_HEIGHT: Final = 20.0
BEYOND: Final = 5.0
"""Pixels for the chevron over the flag of a goal out of sight."""


class GridLayer(Layer):
    """Gridlines at the round amounts, a stronger one at zero, and upright axes at given places."""

    def __init__(self, theme: Theme, z: float) -> None:
        super().__init__(theme, z)
        self.limits: Limits | None = None
        self.uprights: tuple[float, ...] = ()

    def set_limits(self, limits: Limits) -> None:
        """Takes new limits; the frame is set on its own."""
        self.limits = limits
        self.update()

    def draw(self, p: QPainter) -> None:
        """Hairlines only, on whole device pixels."""
        if self.limits is None:
            return
        p.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        frame = self.frame
        for value in self.limits.ticks():
            colour = self.theme.colour("axis" if value == 0.0 else "grid")
            horizontal(p, frame.left, frame.right, frame.y(value), colour)
        for x in self.uprights:
            vertical(p, x, frame.top, frame.bottom, self.theme.colour("axis"))


class GoalLayer(Layer):
    """The goal as a dashed line through fan and dots."""

    def __init__(self, theme: Theme, z: float) -> None:
        super().__init__(theme, z)
        self.goal: float | None = None
        self.right = 1.0

    def set_goal(self, goal: float | None) -> None:
        """Takes a new goal, or None."""
        if goal != self.goal:
            self.goal = goal
            self.update()

    @property
    def inside(self) -> bool:
        """Whether there is a goal and it lies within the frame."""
        return self.goal is not None and self.frame.y_low <= self.goal <= self.frame.y_high

    def holds(self, y: float) -> bool:
        """Whether a pixel is near enough to the line to take it."""
        return self.goal is not None and self.inside and abs(y - self.frame.y(self.goal)) <= NEAR

    def draw(self, p: QPainter) -> None:
        """The line, where it lies in the frame."""
        if self.goal is not None and self.inside:
            y = crisp(self.frame.y(self.goal), pixels(p))
            p.setPen(dash_pen(self.theme.colour("goal"), self.theme.tokens.stroke["goal"], GOAL_DASH))
            p.drawLine(QLineF(self.frame.left, y, self.right, y))


class FlagLayer(Layer):
    """The goal's flag and amount at the left, where the fan is thin; with a chevron where the goal is out of sight.

    The outline behind the words takes half a millisecond to paint, so on a screen the item is kept as a picture.
    """

    def __init__(self, theme: Theme, z: float) -> None:
        super().__init__(theme, z)
        self.words = ""
        self.beyond = False
        self._kept = QPixmap()
        self._kept_for: tuple[object, ...] = ()

    def set_words(self, words: str, frame: Frame, goal: float) -> None:
        """Takes the goal's words and stands where the goal is."""
        beyond = not frame.y_low <= goal <= frame.y_high
        if (words, beyond) != (self.words, self.beyond):
            self.words, self.beyond = words, beyond
            self.set_bounds(QRectF(0.0, 0.0, text_width(words, self._font) + 28.0, FLAG_HEIGHT + BEYOND))
            self.update()
        y = frame.y(goal)
        above = y - frame.top > FLAG_HEIGHT
        self.setPos(round(frame.left), round(frame.top + 8.0 if beyond else y - FLAG_HEIGHT if above else y + 3.0))

    @property
    def _font(self) -> QFont:
        return self.theme.design_font("caption", 600)

    def paint(self, p: QPainter, option: QStyleOptionGraphicsItem | None, widget: QWidget | None = None) -> None:
        """From the picture, on the corner of a device pixel; as lines where a picture is kept as lines."""
        if p.paintEngine().type() != QPaintEngine.Type.Raster:
            super().paint(p, option, widget)
            return
        ratio = pixels(p)
        now = (self.words, self.beyond, self.theme.generation, self.theme.mode, ratio)
        if now != self._kept_for:
            self._kept_for, self._kept = now, self._picture(ratio)
        to_device = p.deviceTransform()
        at = to_device.map(QPointF(0.0, 0.0))
        corner = QPointF(round(at.x()), round(at.y()))
        p.drawPixmap(to_device.inverted()[0].map(corner), self._kept)

    def _picture(self, ratio: float) -> QPixmap:
        size = self.boundingRect().size() * ratio
        picture = QPixmap(math.ceil(size.width()), math.ceil(size.height()))
        picture.fill(Qt.GlobalColor.transparent)
        picture.setDevicePixelRatio(ratio)
        q = QPainter(picture)
        q.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw(q)
        q.end()
        return picture

    def draw(self, p: QPainter) -> None:
        """Flag and words, and a chevron over the flag for a goal above the frame."""
        colour = self.theme.colour("goal")
        down = BEYOND if self.beyond else 0.0
        if self.beyond:
            chevron(p, 10.0, 1.5, colour, up=True)
        flag(p, 6.0, 3.0 + down, colour)
        text_on_lines(p, 22.0, 14.0 + down, self.words, self._font, colour, self.theme.colour("surface"))
