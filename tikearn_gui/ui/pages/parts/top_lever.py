"""The headline of What matters: the lever that moves most, where the total goes over its range, how it is founded."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from tikearn_gui.core.lever import Grade
from tikearn_gui.ui.accessible import Spoken
from tikearn_gui.ui.format import Format
from tikearn_gui.ui.lettering import elided
from tikearn_gui.ui.levers.badge import badge_width, paint_badge
from tikearn_gui.ui.pages import matters_words as words
from tikearn_gui.ui.pages.matters_views import Top
from tikearn_gui.ui.pages.parts.runs import STRONG, Line, Run, baseline, fill, paint_line
from tikearn_gui.ui.text import grade_sentence, lever_hint, lever_in_sentence
from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.themed import Themed, design_painter

__all__ = ["TopLever"]

HEIGHT: Final = 68.0
HERO_TOP, HERO_HEIGHT = 24.0, 42.0
FIRST, SECOND, LINE = 25.0, 46.0, 20.0
GAP: Final = 16.0
HERO_SHARE: Final = 0.48
_RIGHT: Final = Qt.TextElideMode.ElideRight


class TopLever(Spoken, Themed):
    """Sentence, hero, two lines beside it. Until a bar is counted it says so."""

    spoken_role = QAccessible.Role.StaticText

    def __init__(self, theme: Theme, fmt: Format, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.fmt = fmt
        self.view: Top | None = None
        self.name = ""
        self.hero = words.being_counted()
        self.stale = False

    def show_top(self, name: str, view: Top | None, *, nothing: bool = False) -> None:
        """Takes a strategy's name and its lever; None while it is counted, or where ``nothing`` moves anything."""
        self.name, self.view = name, view
        waiting = words.nothing_matters() if nothing else words.being_counted()
        self.hero = waiting if view is None else lever_in_sentence(view.lever)
        self.setAccessibleName(self.text())
        self.setToolTip(lever_hint(view.lever) if view is not None else "")
        self.update()

    def set_format(self, fmt: Format) -> None:
        """Takes another locale or currency."""
        self.fmt = fmt
        self.setAccessibleName(self.text())
        self.update()

    def set_stale(self, stale: bool) -> None:
        """An answer is late."""
        if stale != self.stale:
            self.stale = stale
            self.update()

    def sizeHint(self) -> QSize:
        """As wide as the page, 68 high."""
        return QSize(self.theme.column(560), self.theme.px(HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Names may have more room."""
        super().resizeEvent(event)
        self.update()

    def text(self) -> str:
        """The headline as one text."""
        sentence = words.matters_most().format(name=self.name)
        view = self.view
        if view is None:
            return f"{sentence} {self.hero}"
        span = words.over_range(unsure=view.unsure).format(range=self._range(view))
        return f"{sentence} {self.hero}. {span} {grade_sentence(view.grade)} {lever_hint(view.lever)}".strip()

    def _range(self, view: Top) -> str:
        return self.fmt.money_range(view.low, view.high)

    def paintEvent(self, event: QPaintEvent) -> None:
        """All of it."""
        p, theme, room = design_painter(self, self.theme), self.theme, self.design_rect.width()
        parts = {"name": Run(self.name, "sentence", "text", STRONG, elide=True)}
        sentence = fill(words.matters_most(), Run("", "sentence"), parts)
        paint_line(p, theme, Line.lay(theme, sentence, 0.0, baseline(theme, "sentence", 0.0), room))
        font = theme.design_font("start_title", STRONG)
        hero = elided(font, self.hero, HERO_SHARE * room)
        p.setFont(font)
        muted = self.view is None or self.stale
        p.setPen(theme.colour("stale" if muted else "text"))
        p.drawText(QPointF(0.0, baseline(theme, "start_title", HERO_TOP, HERO_HEIGHT)), hero)
        if self.view is not None:
            left = QFontMetricsF(font).horizontalAdvance(hero) + GAP
            self._paint_beside(p, self.view, left, room - left)
        p.end()

    def _paint_beside(self, p: QPainter, view: Top, left: float, room: float) -> None:
        theme = self.theme
        span = Run(self._range(view), "body", "text", STRONG)
        first = fill(words.over_range(unsure=view.unsure), Run("", "body", "text_secondary"), {"range": span})
        paint_line(p, theme, Line.lay(theme, first, left, baseline(theme, "body", FIRST, LINE), room))
        at = baseline(theme, "body", SECOND, LINE)
        if view.grade is Grade.GUESS:
            still = Line.lay(theme, [Run(f"{words.still_a_guess()} ", "body", "text_secondary")], left, at, room)
            paint_line(p, theme, still)
            width = badge_width(theme, view.grade)
            paint_badge(p, theme, QRectF(still.right, SECOND + 2.0, width, 16.0), view.grade)
            used = still.right + width + 6.0 - left
        else:
            width = badge_width(theme, view.grade)
            paint_badge(p, theme, QRectF(left, SECOND + 2.0, width, 16.0), view.grade)
            used = width + 6.0
        font = Run("", "body").font(theme)
        hint = QFontMetricsF(font).elidedText(lever_hint(view.lever), _RIGHT, room - used)
        paint_line(p, theme, Line.lay(theme, [Run(hint, "body", "text_secondary")], left + used, at, room))
