"""The take-home strip: a gift on its way from the viewer's purse to the creator's, five steps and one bar."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from tikearn_gui.ui.accessible import Spoken
from tikearn_gui.ui.format import Format
from tikearn_gui.ui.pages import words
from tikearn_gui.ui.pages.parts.runs import MEDIUM, STRONG, Line, Run, baseline, paint_line
from tikearn_gui.ui.pages.views import TakeHome
from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.themed import Themed, design_painter

__all__ = ["TakeHomeStrip"]

HEIGHT: Final = 44.0
INDENT: Final = 14.0
BAR_TOP, BAR_HEIGHT, BAR_RADIUS = 39.0, 5.0, 2.0
EARNED_ALPHA: Final = 0.45
ARROW: Final = "›"


class TakeHomeStrip(Spoken, Themed):
    """Five steps; the bar shows what is left of what the viewer paid, first before fee and tax, then after."""

    spoken_role = QAccessible.Role.StaticText

    def __init__(self, theme: Theme, fmt: Format, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.fmt = fmt
        self.view: TakeHome | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_take_home(self, view: TakeHome) -> None:
        """Takes new figures."""
        if view != self.view:
            self.view = view
            self._tell()

    def set_format(self, fmt: Format) -> None:
        """Takes another locale or currency."""
        self.fmt = fmt
        self._tell()

    def _tell(self) -> None:
        if self.view is not None:
            self.setAccessibleName(self.text())
            self.setToolTip(words.take_home_hint(self.fmt, self.view))
        self.update()

    def text(self) -> str:
        """The strip as one text."""
        if self.view is None:
            return ""
        steps = words.take_home_steps(self.fmt, self.view)
        return f"{words.gift_leaves(self.fmt, self.view.coins)}: " + ", ".join(f"{n} {amount}" for n, amount in steps)

    def sizeHint(self) -> QSize:
        """As wide as the page, 44 high."""
        return QSize(self.theme.column(688), self.theme.px(HEIGHT))

    def bar_shares(self) -> tuple[float, float]:
        """How much of the bar is earned, and how much of it is kept, as shares of what the viewer paid."""
        view = self.view
        if view is None or view.paid <= 0:
            return 0.0, 0.0
        return min(view.rewards / view.paid, 1.0), min(max(view.kept / view.paid, 0.0), 1.0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Steps and bar."""
        if self.view is None:
            return
        p = design_painter(self, self.theme)
        steps = words.take_home_steps(self.fmt, self.view)
        width = self.design_rect.width()
        column = (width - INDENT * (len(steps) - 1)) / len(steps)
        for k, (name, amount) in enumerate(steps):
            left = k * (column + INDENT) - (INDENT if k else 0.0)
            self._paint_step(p, left, column, name, amount, k, last=k == len(steps) - 1)
        earned, kept = self.bar_shares()
        p.setPen(Qt.PenStyle.NoPen)
        colours = (
            (1.0, self.theme.colour("sunken")),
            (earned, self.theme.source_colour("gifts", EARNED_ALPHA)),
            (kept, self.theme.source_colour("gifts")),
        )
        for share, colour in colours:
            p.setBrush(colour)
            p.drawRoundedRect(QRectF(0.0, BAR_TOP, width * share, BAR_HEIGHT), BAR_RADIUS, BAR_RADIUS)
        p.end()

    def _paint_step(
        self, p: QPainter, left: float, width: float, name: str, amount: str, k: int, *, last: bool
    ) -> None:
        theme = self.theme
        at = left + (INDENT if k else 0.0)
        title = Run(name, "caption", "text_secondary", elide=True)
        paint_line(p, theme, Line.lay(theme, [title], at, baseline(theme, "caption", 0.0), width))
        figure = Run(amount, "lead" if last else "body", "text", STRONG if last else MEDIUM)
        foot = baseline(theme, figure.style, 15.0, 20.0)
        paint_line(p, theme, Line.lay(theme, [figure], at, foot, width))
        if k:
            arrow = Run(ARROW, "body", "text_muted")
            paint_line(p, theme, Line.lay(theme, [arrow], left, baseline(theme, "body", 17.0), INDENT))
