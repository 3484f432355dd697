"""The headline of Compare: how often B beats A, by how much, for how many hours."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtGui import QAccessible, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from tikearn_gui.ui.accessible import Spoken
from tikearn_gui.ui.format import Format
from tikearn_gui.ui.pages import compare_words as words
from tikearn_gui.ui.pages.compare_views import Duel
from tikearn_gui.ui.pages.parts.editable_word import EditableWord
from tikearn_gui.ui.pages.parts.runs import STRONG, Line, Run, baseline, fill, paint_line
from tikearn_gui.ui.pages.views import Strategy
from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.themed import Themed, design_painter
from tikearn_gui.ui.tokens import ColourRole

__all__ = ["DuelText"]

HEIGHT: Final = 76.0
HERO_TOP, HERO_HEIGHT = 27.0, 48.0
LEAD_TOP, BODY_TOP = 31.0, 52.0
GAP: Final = 16.0


class DuelText(Spoken, Themed):
    """``a_chosen`` brings the place of another base of the comparison among the cards."""

    spoken_role = QAccessible.Role.StaticText
    a_chosen = Signal(int)

    def __init__(self, theme: Theme, fmt: Format, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.fmt = fmt
        self.view: Duel | None = None
        self.stale = False
        self.lines: list[Line] = []
        self._moving = False
        self._hero_width = 0.0
        self.word = EditableWord(theme, "sentence", self)
        self.word.setToolTip(words.choose_a())
        self.word.setAccessibleDescription(words.choose_a())
        self.word.hide()
        self.word.clicked.connect(self._offer)
        self.menu = QMenu(self)
        self._choices: tuple[Strategy, ...] = ()

    def show_duel(self, view: Duel, *, moving: bool = False) -> None:
        """Takes new figures."""
        self.view, self._moving = view, moving
        self.lay_out()

    def show_choices(self, strategies: tuple[Strategy, ...]) -> None:
        """What B can be compared with."""
        self._choices = strategies

    def set_stale(self, stale: bool) -> None:
        """An answer is late."""
        if stale != self.stale:
            self.stale = stale
            self.lay_out()

    def set_format(self, fmt: Format) -> None:
        """Takes another locale or currency."""
        self.fmt = fmt
        self.lay_out()

    def sizeHint(self) -> QSize:
        """As wide as it gets, 76 high."""
        return QSize(self.theme.column(560), self.theme.px(HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lays the words out anew."""
        super().resizeEvent(event)
        self.lay_out()

    def restyle(self) -> None:
        """Takes fonts from the theme anew."""
        super().restyle()
        self.lay_out()

    def text(self) -> str:
        """The duel as one sentence."""
        return words.sentence(self.fmt, self.view) if self.view is not None else ""

    # -- words --------------------------------------------------------------------------------------------------

    def lay_out(self) -> None:
        """Places every word."""
        view = self.view
        if view is None:
            return
        room = self.design_rect.width()
        hero = self._hero(view, room)
        self._hero_width = max(self._hero_width, hero.right) if self._moving else hero.right
        self.lines = [self._sentence(view, room), hero, *self._beside(view, self._hero_width + GAP, room)]
        placed = next(p for p in self.lines[0].runs if p.run.word)
        self.word.stand(placed.run.text, "sentence", placed.x, placed.width, self.lines[0].baseline)
        if not self._moving:
            self.setAccessibleName(self.text())
        self.update()

    def _sentence(self, view: Duel, room: float) -> Line:
        parts = {
            "b": Run(view.b.name, "sentence", "text", STRONG, elide=True),
            "a": Run(view.a.name, "sentence", "accent", 500, word="a", elide=True),
        }
        runs = fill(words.too_close() if view.close else words.beats(), Run("", "sentence"), parts)
        return Line.lay(self.theme, runs, 0.0, baseline(self.theme, "sentence", 0.0), room)

    def _hero(self, view: Duel, room: float) -> Line:
        runs = [
            Run(self.fmt.of_100(view.ahead), "hero", "text", STRONG),
            Run(f" {words.of_100()}", "page_title", "text", STRONG),
        ]
        return Line.lay(self.theme, runs, 0.0, baseline(self.theme, "hero", HERO_TOP, HERO_HEIGHT), room)

    def _beside(self, view: Duel, left: float, room: float) -> list[Line]:
        fmt, spread, room = self.fmt, view.spread, room - left
        if self.stale:
            late = Run(words.counting(), "body", "text_muted")
            return [Line.lay(self.theme, [late], left, baseline(self.theme, "body", LEAD_TOP, 21.0), room)]
        span = Run(fmt.money_range(spread.low, spread.high, plus=True), "lead", "text", STRONG)
        lead = fill(words.eight_of_ten(), Run("", "lead"), {"range": span})
        nothing = fmt.money(abs(spread.typical)) == fmt.money(0.0)
        role: ColourRole = "text" if nothing or view.close else "positive" if spread.typical > 0 else "negative"
        parts = {
            "amount": Run(fmt.money(spread.typical, plus=True), "body", role, STRONG),
            "hours": Run(words.hours(fmt, view.hours), "body", "text_secondary"),
        }
        body = fill(words.typically(), Run("", "body", "text_secondary"), parts)
        if view.close:
            body = [*body, Run(f". {words.tie_advice()}", "body", "text_secondary", elide=True)]
        return [
            Line.lay(self.theme, lead, left, baseline(self.theme, "lead", LEAD_TOP, 21.0), room),
            Line.lay(self.theme, body, left, baseline(self.theme, "body", BODY_TOP, 21.0), room),
        ]

    def paintEvent(self, event: QPaintEvent) -> None:
        """All lines."""
        painter = design_painter(self, self.theme)
        for k, line in enumerate(self.lines):
            paint_line(painter, self.theme, line, "stale" if self.stale and k == 1 else None)
        painter.end()

    # -- another base -------------------------------------------------------------------------------------------

    def _offer(self) -> None:
        """Opens the menu of strategies under the word."""
        self.menu.clear()
        for place, strategy in enumerate(self._choices):
            action = self.menu.addAction(strategy.name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(self.view is not None and strategy == self.view.a)
            action.setEnabled(self.view is None or strategy != self.view.b)
            action.setData(place)
            action.triggered.connect(self._choose)
        self.menu.popup(self.word.mapToGlobal(QPoint(0, self.word.height())))

    def _choose(self) -> None:
        self.a_chosen.emit(int(self.sender().data()))  # type: ignore[attr-defined]
