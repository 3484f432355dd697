"""Words beside the dots, pushed apart, and the short ticks on the shared axis that they belong to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLineF
from PySide6.QtGui import QColor, QPainter

from tikearn_gui.ui.lettering import elided, text_width
from tikearn_gui.ui.plots.brushwork import chevron, text
from tikearn_gui.ui.plots.layer import Layer
from tikearn_gui.ui.plots.pens import line_pen
from tikearn_gui.ui.plots.spreading import Label, place_labels

if TYPE_CHECKING:
    from tikearn_gui.ui.theme import Theme
    from tikearn_gui.ui.tokens import ColourRole

__all__ = ["LINE", "Entry", "LabelsLayer", "Words"]

LINE: Final = 14.0
CLOSE_LINE: Final = 13.5
"""From line to line inside a label of two lines."""
GAP: Final = 1.0
DESCENT: Final = 4.0
"""From the baseline to the lowest ink of a line."""
TICK: Final = 9.0
GOAL_GAP: Final = 2.0
"""Pixels kept free on both sides of the goal line."""


@dataclass(frozen=True, slots=True)
class Words:
    """One line of a label: a part that may be elided in its middle (a name) and a part that never is (a number)."""

    name: str
    figure: str
    role: ColourRole
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A label: its lines, the value it stands for, and the look of its tick on the axis."""

    key: str
    value: float
    lines: tuple[Words, ...]
    rank: int
    tick: QColor | None = None
    tick_width: float = 2.0


class LabelsLayer(Layer):
    """Direct labels instead of a legend."""

    def __init__(self, theme: Theme, z: float) -> None:
        super().__init__(theme, z)
        self.entries: tuple[Entry, ...] = ()
        self.stale = False
        self.goal: float | None = None
        self.axis = 0.0
        self.left = 0.0
        self.right = 1.0
        self.above_words = ""
        self.above_at = (0.0, 0.0)
        self.tops: dict[str, float] = {}

    def set_entries(self, entries: tuple[Entry, ...], goal: float | None) -> None:
        """Takes new labels and the goal that none of them may cover."""
        self.entries, self.goal = entries, goal
        self.refresh()

    def set_stale(self, stale: bool) -> None:
        """An answer is late: no old figure in ink."""
        if stale != self.stale:
            self.stale = stale
            self.update()

    def refresh(self) -> None:
        """Finds each label's place."""
        frame = self.frame
        goal = None if self.goal is None else frame.y(self.goal)
        start = max(frame.top + LINE, self.above_at[1] + DESCENT) + GAP if self.above_words else frame.top
        labels = [self._label(entry, start, goal) for entry in self.entries]
        self.tops = place_labels(labels, start, self.boundingRect().bottom(), goal, GOAL_GAP)
        self.update()

    def _label(self, entry: Entry, top: float, goal: float | None) -> Label:
        height = LINE + CLOSE_LINE * (len(entry.lines) - 1) + GAP
        centre = min(max(self.frame.y(entry.value), top), self.frame.bottom)
        of_line = goal is not None and entry.key == "goal"
        if goal is not None and of_line:
            centre = goal - height / 2 - GOAL_GAP
        return Label(entry.key, centre, height, entry.rank, of_line)

    def draw(self, p: QPainter) -> None:
        """Ticks first, then words."""
        for entry in self.entries:
            self._draw_tick(p, entry)
            top = self.tops.get(entry.key)
            if top is not None:
                for k, words in enumerate(entry.lines):
                    self._draw_words(p, top + 11.0 + k * CLOSE_LINE, words)
        if self.above_words:
            x, y = self.above_at
            caption = self.theme.design_font("caption")
            text(p, x, y, self.above_words, caption, self.theme.colour("text_muted"))

    def _draw_tick(self, p: QPainter, entry: Entry) -> None:
        if entry.tick is None:
            return
        frame = self.frame
        if frame.y_low <= entry.value <= frame.y_high:
            p.setPen(line_pen(entry.tick, entry.tick_width))
            y = frame.y(entry.value)
            p.drawLine(QLineF(self.axis - TICK / 2, y, self.axis + TICK / 2, y))
        else:
            up = entry.value > frame.y_high
            chevron(p, self.axis, frame.top - 1.0 if up else frame.bottom + 1.0, entry.tick, up=up)

    def _draw_words(self, p: QPainter, baseline: float, words: Words) -> None:
        font = self.theme.design_font("caption", 600 if words.strong else 400)
        name = words.name
        if name:
            name = elided(font, name, self.right - self.left - text_width(words.figure, font))
        text(
            p, self.left, baseline, name + words.figure, font, self.theme.colour("stale" if self.stale else words.role)
        )
