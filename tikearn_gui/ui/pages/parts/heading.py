"""A section's heading, with a muted part after it."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QAccessible, QPaintEvent
from PySide6.QtWidgets import QWidget

from tikearn_gui.ui.accessible import Spoken
from tikearn_gui.ui.pages.parts.runs import STRONG, Line, Run, baseline, paint_line
from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.themed import Themed, design_painter

__all__ = ["Heading"]


class Heading(Spoken, Themed):
    """13 px, 600; what follows it is muted and regular, and left out where it does not fit whole."""

    spoken_role = QAccessible.Role.Heading

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.words = ("", "")

    def show_words(self, heading: str, after: str = "") -> None:
        """Shows other words."""
        if (heading, after) != self.words:
            self.words = (heading, after)
            self.setAccessibleName(f"{heading} {after}".strip())
            self.update()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(self.theme.column(200), self.theme.line("heading"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """One line."""
        heading, after = self.words
        runs = [Run(heading, "heading", "text", STRONG, elide=True)]
        muted = Run(f" {after}", "body", "text_muted")
        width = self.design_rect.width()
        if after and sum(run.width(self.theme) for run in (*runs, muted)) <= width:
            runs.append(muted)
        painter = design_painter(self, self.theme)
        at = baseline(self.theme, "heading", 0.0)
        paint_line(painter, self.theme, Line.lay(self.theme, runs, 0.0, at, width))
        painter.end()
