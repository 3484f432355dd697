"""Fifty equally likely futures as dots at the end of the fan, on its axis."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from tikearn_gui.ui.plots.dot_stamps import paint_dots
from tikearn_gui.ui.plots.layer import Layer
from tikearn_gui.ui.plots.spreading import Dot, Stretch, stack_dots

if TYPE_CHECKING:
    import numpy.typing as npt

    from tikearn_gui.ui.theme import Theme

__all__ = ["DotsLayer"]

SIZES: Final = (10.8, 9.4, 8.0, 7.0, 6.0, 5.0, 4.0)
"""Diameters tried from the largest: the first whose widest row leaves room for the labels is taken."""
GAP: Final = 1.0
ROWS_OF_LARGEST: Final = 24
"""Large dots only where the axis is long enough for about as many rows as small dots have on a short one."""


class DotsLayer(Layer):
    """Dots in rows; filled where the future reaches the goal, hollow where not."""

    def __init__(self, theme: Theme, z: float) -> None:
        super().__init__(theme, z)
        self.values: npt.NDArray[np.floating] = np.zeros(0)
        self.goal: float | None = None
        self.slot = 0
        self.stale = False
        self.left = 0.0
        self.room = 100.0
        self.dots: list[Dot] = []
        self.size = SIZES[-1]
        self._moving = False

    def set_dots(self, values: npt.NDArray[np.floating], goal: float | None, slot: int, *, moving: bool) -> None:
        """Takes new outcomes, ascending. While ``moving`` the dots may shrink but not grow."""
        self.values, self.goal, self.slot, self._moving = values, goal, slot, moving
        self.refresh()

    def set_stale(self, stale: bool) -> None:
        """An answer is late: the dots pale."""
        if stale != self.stale:
            self.stale = stale
            self.update()

    @property
    def reaching(self) -> int:
        """How many dots reach the goal; all of them where there is none."""
        return sum(self.reaches(dot.value) for dot in self.dots)

    def reaches(self, value: float) -> bool:
        """Whether an outcome reaches the goal."""
        return self.goal is None or value >= self.goal

    @property
    def above(self) -> int:
        """How many dots lie over the top of the axis."""
        return sum(dot.value > self.frame.y_high for dot in self.dots)

    @property
    def widest(self) -> float:
        """The right end of the widest row, in pixels of the view."""
        return self.left + max((dot.across for dot in self.dots), default=0.0) + self.size / 2

    @property
    def top_row(self) -> tuple[float, float]:
        """The right end and the middle of the row in which dots from above the axis pile up."""
        top = max((dot.along for dot in self.dots), default=0.0)
        widest = max((dot.across for dot in self.dots if dot.along == top), default=0.0)
        return self.left + widest + self.size / 2, -top

    def refresh(self) -> None:
        """Stands the dots in rows."""
        height = self.frame.bottom - self.frame.top
        sizes = [size for size in SIZES if size <= 8.0 or height >= ROWS_OF_LARGEST * (size + GAP)]
        if self._moving:
            sizes = [size for size in sizes if size <= self.size] or [SIZES[-1]]
        values, places = self.values.tolist(), (-self.frame.ys(self.values)).tolist()
        on = Stretch(-self.frame.bottom, -self.frame.top, -self.frame.y(self.goal or 0.0))
        for size in sizes:
            self.size = size
            self.dots = stack_dots(values, places, on, size, GAP)
            if max((dot.across for dot in self.dots), default=0.0) + size / 2 <= self.room:
                break
        else:
            self.dots = stack_dots(values, places, on, self.size, GAP, self.room)
        self.update()

    def draw(self, p: QPainter) -> None:
        """Discs for what reaches the goal, rings for what does not."""
        colour = self.theme.colour("stale") if self.stale else self.theme.strategy_colour(self.slot)
        places = [QPointF(self.left + dot.across, -dot.along) for dot in self.dots]
        looks = [(colour, self.reaches(dot.value)) for dot in self.dots]
        paint_dots(p, places, looks, self.size)
