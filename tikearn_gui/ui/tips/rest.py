"""Tips that change nothing here: one line, and their titles when it is pressed."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from tikearn_gui.ui.accessible import Spoken
from tikearn_gui.ui.format import Format
from tikearn_gui.ui.pages.parts.runs import MEDIUM, Line, Run, baseline, paint_line
from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.themed import Themed, design_painter
from tikearn_gui.ui.tips import words
from tikearn_gui.ui.tokens import ColourRole

__all__ = ["RestLine", "RestList"]

HEIGHT: Final = 34.0
PADDING: Final = 16.0
ROW: Final = 22.0


class RestLine(QAbstractButton):
    """The foot of the panel: "3 tips have no visible effect here ›"; empty where all have one."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_count(self, count: int, fmt: Format) -> None:
        """Takes how many tips have no effect."""
        self.setText(words.without_effect(fmt, count) if count else "")
        self.setVisible(count > 0)
        if not count:
            self.setChecked(False)

    def sizeHint(self) -> QSize:
        """One line with room under it."""
        return QSize(self.theme.px(200), self.theme.px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words and an arrow."""
        p = design_painter(self, self.theme)
        box = QRectF(0, 0, self.width() / self.theme.scale, self.height() / self.theme.scale)
        p.fillRect(box, self.theme.colour("surface"))
        role: ColourRole = "text_secondary" if self.underMouse() else "text_muted"
        run = Run(f"{self.text()} ›", "small", role, elide=True)
        at = baseline(self.theme, "small", HEIGHT - 27.0)
        paint_line(p, self.theme, Line.lay(self.theme, [run], PADDING, at, box.width() - PADDING))
        p.end()


class RestList(Spoken, Themed):
    """The titles of the tips without effect; each is worth nothing, and says so."""

    spoken_role = QAccessible.Role.List

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.titles: list[str] = []
        self.nothing = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_titles(self, titles: list[str], fmt: Format) -> None:
        """Takes other titles."""
        self.titles, self.nothing = titles, fmt.money(0.0)
        self.setAccessibleName(", ".join(f"{title}: {self.nothing}" for title in titles))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A row for each title."""
        return QSize(self.theme.column(236), self.theme.px(ROW * len(self.titles)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Titles left, nothing right."""
        p = design_painter(self, self.theme)
        width = self.design_rect.width()
        for k, title in enumerate(self.titles):
            at = baseline(self.theme, "small", k * ROW + 3.0)
            amount = Run(self.nothing, "small", "text_secondary", MEDIUM)
            room = width - amount.width(self.theme)
            name = Run(title, "small", "text_muted", elide=True)
            paint_line(p, self.theme, Line.lay(self.theme, [name], 4.0, at, room - 12.0))
            paint_line(p, self.theme, Line.lay(self.theme, [amount], room - 4.0, at, width))
        p.end()
