"""What 1,000 more likes bring, step by step: each effect in each source, each step on top of the last."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from tikearn_gui.ui.accessible import Spoken
from tikearn_gui.ui.format import Format
from tikearn_gui.ui.lettering import elided
from tikearn_gui.ui.pages import matters_words as words
from tikearn_gui.ui.pages.matters_views import WorthStep
from tikearn_gui.ui.pages.parts.runs import Run
from tikearn_gui.ui.pages.words import method, small_money
from tikearn_gui.ui.plots.brushwork import text
from tikearn_gui.ui.plots.pens import line_pen
from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.themed import Themed, design_painter

__all__ = ["Waterfall"]

PITCH, BAR_TOP, BAR_HEIGHT = 24.0, 5.0, 13.0
NAMES_SHARE: Final = 0.6
GAP: Final = 6.0


class Waterfall(Spoken, Themed):
    """A row for each step, and one for all of them; each says its own 8 out of 10 futures where the mouse rests."""

    spoken_role = QAccessible.Role.StaticText

    def __init__(self, theme: Theme, fmt: Format, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.fmt = fmt
        self.steps: tuple[WorthStep, ...] | None = None
        self.show_steps(None)

    def show_steps(self, steps: tuple[WorthStep, ...] | None) -> None:
        """Takes new steps, none where likes move nothing; None while they are counted."""
        grown = steps is None or self.steps is None or len(steps) != len(self.steps)
        self.steps = steps
        self.setAccessibleName(". ".join([words.likes_worth()[0], *self.sentences()]))
        if grown:
            self.updateGeometry()
        self.update()

    def set_format(self, fmt: Format) -> None:
        """Takes another locale or currency."""
        self.fmt = fmt
        self.show_steps(self.steps)

    @property
    def total(self) -> float:
        """Of all steps."""
        return sum(step.amount for step in self.steps or ())

    @property
    def natural_height(self) -> float:
        """Of all rows."""
        return PITCH * (len(self.steps) + 1 if self.steps else 2)

    def sizeHint(self) -> QSize:
        """324 wide."""
        return QSize(self.theme.column(324), self.theme.px(self.natural_height))

    def sentences(self) -> list[str]:
        """Every step in words, or why there is none."""
        if self.steps is None:
            return [words.being_counted()]
        if not self.steps:
            return [words.no_worth()]
        total = f"{words.worth_total()} {small_money(self.fmt, self.total)}"
        return [*(words.worth_sentence(self.fmt, step, method(step.source)) for step in self.steps), total]

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, or why there are none."""
        p, theme = design_painter(self, self.theme), self.theme
        if not self.steps:
            small = Run("", "small").font(theme)
            line = elided(small, self.sentences()[0], self.design_rect.width())
            text(p, 0.0, 15.0, line, small, theme.colour("text_muted"))
            p.end()
            return
        before = 0.0
        for k, step in enumerate(self.steps):
            self._paint_step(p, k, step, before)
            before += step.amount
        self._paint_total(p, len(self.steps))
        p.end()

    def _scale(self) -> tuple[float, float, float]:
        """Where nothing stands, how long an amount of 1 is, and where the amounts' words begin."""
        bold = QFontMetricsF(Run("", "small", weight=600).font(self.theme))
        amounts = [self.total, *(step.amount for step in self.steps or ())]
        words_width = max(bold.horizontalAdvance(small_money(self.fmt, amount)) for amount in amounts)
        width = self.design_rect.width()
        left, right = NAMES_SHARE * width, width - words_width - GAP
        running, sums = 0.0, [0.0]
        for step in self.steps or ():
            running += step.amount
            sums.append(running)
        low, high = min(sums), max(sums)
        unit = (right - left) / (high - low) if high > low else 0.0
        return left - low * unit, unit, right + GAP

    def _paint_step(self, p: QPainter, row: int, step: WorthStep, before: float) -> None:
        zero, unit, _ = self._scale()
        left, right = sorted((zero + before * unit, zero + (before + step.amount) * unit))
        top = row * PITCH
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(self.theme.source_colour(step.source))
        p.drawRoundedRect(QRectF(left, top + BAR_TOP, max(right - left, 1.0), BAR_HEIGHT), 2.0, 2.0)
        p.setPen(line_pen(self.theme.colour("border_control"), 1.0))
        end = zero + (before + step.amount) * unit
        p.drawLine(QLineF(end, top + BAR_TOP + BAR_HEIGHT, end, top + PITCH + BAR_TOP))
        name = words.worth_step(method(step.source), step.effect)
        self._words(p, row, name, small_money(self.fmt, step.amount), strong=False)

    def _paint_total(self, p: QPainter, row: int) -> None:
        zero, unit, _ = self._scale()
        left, right = sorted((zero, zero + self.total * unit))
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(self.theme.colour("text_secondary"))
        p.drawRoundedRect(QRectF(left, row * PITCH + BAR_TOP, max(right - left, 1.0), BAR_HEIGHT), 2.0, 2.0)
        self._words(p, row, words.worth_total(), small_money(self.fmt, self.total), strong=True)

    def _words(self, p: QPainter, row: int, name: str, amount: str, *, strong: bool) -> None:
        font = Run("", "small", weight=600 if strong else 400).font(self.theme)
        room = NAMES_SHARE * self.design_rect.width() - GAP
        text(p, 0.0, row * PITCH + 15.5, elided(font, name, room), font, self.theme.colour("text"))
        bold = Run("", "small", weight=600).font(self.theme)
        text(p, self.design_rect.width(), row * PITCH + 15.5, amount, bold, self.theme.colour("text"), 1.0)

    def event(self, event: QEvent) -> bool:
        """The step under the mouse says its sentence, range and all."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self.steps:
            row = int(QPointF(event.pos()).y() / self.theme.scale // PITCH)
            said = self.sentences()
            if 0 <= row < len(said):
                QToolTip.showText(event.globalPos(), said[row], self)
                return True
        return super().event(event)
