"""A line of text in several styles, some of its words editable: laid out by measure, painted fast.

A label with rich text builds a document for each change; a headline that follows a slider cannot wait for that.
"""

from __future__ import annotations

import string
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from tikearn_gui.ui.lettering import paint_text, text_heights, text_width

if TYPE_CHECKING:
    from tikearn_gui.ui.theme import Theme
    from tikearn_gui.ui.tokens import ColourRole, TextStyle

__all__ = ["Line", "Placed", "Run", "baseline", "fill", "paint_line"]

REGULAR, MEDIUM, STRONG = 400, 500, 600
SHORTEST_NAME: Final = 24.0


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style. ``word`` names an editable word, ``elide`` marks a name that may be shortened."""

    text: str
    style: TextStyle
    role: ColourRole = "text"
    weight: int = REGULAR
    word: str = ""
    elide: bool = False

    def font(self, theme: Theme) -> QFont:
        """The font in lengths of the design."""
        return theme.design_font(self.style, self.weight)

    def width(self, theme: Theme) -> float:
        """Its advance in lengths of the design."""
        return text_width(self.text, self.font(theme))


@dataclass(frozen=True, slots=True)
class Placed:
    """A run and the x where it starts."""

    run: Run
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Line:
    """Runs one after the other on one baseline."""

    runs: tuple[Placed, ...]
    baseline: float

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.runs[-1].x + self.runs[-1].width if self.runs else 0.0

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(placed.run.text for placed in self.runs)

    @classmethod
    def lay(cls, theme: Theme, runs: Sequence[Run], left: float, at: float, room: float) -> Line:
        """Lays runs from ``left`` on the baseline ``at``; names are shortened in the middle to fit the room."""
        widths = [run.width(theme) for run in runs]
        over = sum(widths) - room
        placed, x = [], left
        for run, width in zip(runs, widths, strict=True):
            shorter = over > 0 and run.elide
            fitted = _shortened(theme, run, max(SHORTEST_NAME, width - over)) if shorter else (run, width)
            placed.append(Placed(fitted[0], x, fitted[1]))
            x += fitted[1]
        return cls(tuple(placed), at)


def _shortened(theme: Theme, run: Run, room: float) -> tuple[Run, float]:
    metrics = QFontMetricsF(run.font(theme))
    run = replace(run, text=metrics.elidedText(run.text, Qt.TextElideMode.ElideMiddle, room))
    return run, metrics.horizontalAdvance(run.text)


def fill(template: str, plain: Run, parts: Mapping[str, Run]) -> list[Run]:
    """Runs of a translated template: ``plain`` gives the style of its own words, ``parts`` fill its places."""
    runs = []
    for words, name, _, _ in string.Formatter().parse(template):
        if words:
            runs.append(replace(plain, text=words))
        if name is not None:
            runs.append(parts[name])
    return runs


def baseline(theme: Theme, style: TextStyle, top: float, height: float | None = None) -> float:
    """The baseline of a line of a style whose box starts at ``top`` and is ``height`` high (its own by default)."""
    ascent, descent = text_heights(theme.design_font(style))
    room = theme.tokens.styles[style].line if height is None else height
    return top + (room - ascent - descent) / 2 + ascent


def paint_line(p: QPainter, theme: Theme, line: Line, role: ColourRole | None = None) -> None:
    """Paints a line but for its editable words, which are widgets; ``role`` overrules the runs' own colours."""
    for placed in line.runs:
        if placed.run.word:
            continue
        p.setPen(theme.colour(role or placed.run.role))
        paint_text(p, placed.x, line.baseline, placed.run.text, placed.run.font(theme))
