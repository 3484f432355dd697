"""The headline: a sentence with editable words, the one number, how sure it is."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRectF, QSize, Signal
from PySide6.QtGui import QAccessible, QAction, QActionGroup, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from tikearn_gui.ui.accessible import Spoken
from tikearn_gui.ui.format import Format
from tikearn_gui.ui.lettering import text_heights
from tikearn_gui.ui.pages import words
from tikearn_gui.ui.pages.parts.editable_word import EditableWord, WordField
from tikearn_gui.ui.pages.parts.headline_text import GOAL, HERO_GAP, LEVER, PERIOD, headline_lines, hero_line
from tikearn_gui.ui.pages.parts.runs import Line, paint_line
from tikearn_gui.ui.pages.views import Headline, Period
from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.themed import Themed, design_painter, to_widget

__all__ = ["HeadlineText"]

HEIGHT: Final = 98.0
LARGEST_GOAL: Final = 1e9
OVERHANG: Final = 3.0
"""Pixels that letters may reach beyond the ends of their line."""


class HeadlineText(Spoken, Themed):
    """Sentence, hero, range and goal. Its words ask for changes; it changes nothing itself."""

    period_chosen = Signal(object)
    goal_typed = Signal(float)
    lever_asked = Signal(str)
    spoken_role = QAccessible.Role.StaticText

    def __init__(self, theme: Theme, fmt: Format, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.fmt = fmt
        self.view: Headline | None = None
        self.stale = False
        self.hero: Line | None = None
        self.lines: list[Line] = []
        self._moving = False
        self._hero_width = 0.0
        self._painted_for: tuple[object, ...] = ()
        self._repainted: list[tuple[Line | None, bool]] = []
        self.words = {name: EditableWord(theme, "body", self) for name in (PERIOD, GOAL, LEVER)}
        self.words[PERIOD].clicked.connect(self._offer_periods)
        self.words[GOAL].clicked.connect(self._open_goal)
        self.words[LEVER].clicked.connect(self._ask_lever)
        self.field = WordField(theme, self)
        self.field.typed.connect(self._take_goal)
        self.menu = QMenu(self)
        self._choices = self._make_choices()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._name_words()

    def show_headline(self, view: Headline, *, moving: bool = False) -> None:
        """Takes new figures. While ``moving`` what stands beside the hero does not come nearer to it."""
        self.view, self._moving, self.stale = view, moving, False
        self._lay_out()

    def set_stale(self, stale: bool) -> None:
        """An answer is late: the number turns grey, the caption says so."""
        if stale != self.stale:
            self.stale = stale
            self._lay_out()

    def restyle(self) -> None:
        """Lays out anew for another text size or theme."""
        super().restyle()
        self._hero_width = 0.0
        self._lay_out()

    def set_format(self, fmt: Format) -> None:
        """Takes another locale or currency."""
        self.fmt = fmt
        self._lay_out()

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        return QSize(self.theme.px(416), self.theme.px(HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lays out anew."""
        super().resizeEvent(event)
        self._lay_out()

    # -- layout -------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        view = self.view
        if view is None:
            return
        room = self.design_rect.width()
        self.hero = hero_line(self.theme, self.fmt, view, room)
        hero = self.hero.right
        self._hero_width = max(self._hero_width, hero) if self._moving else hero
        beside = self._hero_width + HERO_GAP if hero else 0.0
        self.lines = headline_lines(self.theme, self.fmt, view, room, beside, stale=self.stale)
        self._place_words()
        if not self._moving:
            self.setAccessibleName(self.text())
        self._repaint()

    @property
    def _looks(self) -> list[tuple[Line | None, bool]]:
        """Each line with whether it is grey, the hero first."""
        greys = [self.stale and 0 < k < len(self.lines) - 1 for k in range(len(self.lines))]
        return [(self.hero, self.stale), *zip(self.lines, greys, strict=True)]

    def _repaint(self) -> None:
        """Only lines that changed: the sentence and its words stand still in a drag."""
        before, now = self._repainted, self._looks
        self._repainted = now
        if len(now) != len(before) or self._painted_for != self._ground:
            self.update()
            return
        for old, new in zip(before, now, strict=True):
            if old != new:
                self.update(to_widget(self.theme, _room_of(self.theme, old[0]).united(_room_of(self.theme, new[0]))))

    @property
    def _ground(self) -> tuple[object, ...]:
        return self.theme.generation, self.theme.mode, self.size().toTuple()

    def _place_words(self) -> None:
        placed = {p.run.word: (p, line) for line in self.lines for p in line.runs if p.run.word}
        for name, word in self.words.items():
            if name in placed:
                run, line = placed[name]
                word.stand(run.run.text, run.run.style, run.x, run.width, line.baseline)
            else:
                word.hide()

    def _name_words(self) -> None:
        self.words[PERIOD].setAccessibleDescription(words.change_period())
        self.words[PERIOD].setToolTip(words.change_period())
        self.words[GOAL].setAccessibleDescription(words.change_goal())
        self.words[GOAL].setToolTip(words.change_goal())
        self.field.setAccessibleName(words.your_goal())

    def text(self) -> str:
        """The headline as one text, for the clipboard and screen readers."""
        if self.view is None or self.hero is None:
            return ""
        first, *rest = [line.text for line in self.lines]
        number = f" {self.hero.text}." if self.hero.text else ":"
        return f"{first}{number} " + ". ".join(part.rstrip(". ") for part in rest) + "."

    def paintEvent(self, event: QPaintEvent) -> None:
        """Hero and lines."""
        self._painted_for = self._ground
        painter = design_painter(self, self.theme)
        part = QRectF(event.rect())
        for line, grey in self._looks:
            if line is not None and part.intersects(QRectF(to_widget(self.theme, _room_of(self.theme, line)))):
                paint_line(painter, self.theme, line, "stale" if grey else None)
        painter.end()

    # -- changes ------------------------------------------------------------------------------------------------

    def _make_choices(self) -> dict[Period, QAction]:
        group = QActionGroup(self.menu)
        choices = {}
        for period in Period:
            action = self.menu.addAction("")
            action.setCheckable(True)
            action.setData(period.value)
            group.addAction(action)
            choices[period] = action
        self.menu.triggered.connect(self._take_period)
        return choices

    def _offer_periods(self) -> None:
        """Opens the menu of periods under the word."""
        if self.view is None:
            return
        for period, action in self._choices.items():
            action.setText(words.period_choice(self.fmt, period, self.view.weeks))
            action.setChecked(period is self.view.period)
        word = self.words[PERIOD]
        self.menu.popup(word.mapToGlobal(QPoint(0, word.height())), self._choices[self.view.period])

    def _take_period(self, action: QAction) -> None:
        period = Period(action.data())
        if self.view is not None and period is not self.view.period:
            self.period_chosen.emit(period)

    def _open_goal(self) -> None:
        """Opens the field in the place of the goal."""
        if self.view is not None:
            self.field.open(self.words[GOAL], self.fmt.exact(self.view.goal))

    def _take_goal(self, typed: str) -> None:
        goal = self.fmt.parse(typed)
        if self.view is not None and goal is not None and 0 < goal <= LARGEST_GOAL and goal != self.view.goal:
            self.goal_typed.emit(goal)
        self.words[GOAL].setFocus()

    def _ask_lever(self) -> None:
        if self.view is not None and self.view.check_first is not None:
            self.lever_asked.emit(self.view.check_first)


def _room_of(theme: Theme, line: Line | None) -> QRectF:
    """All that the letters of a line may cover, with room for what hangs over at its ends."""
    if line is None or not line.runs:
        return QRectF()
    heights = [text_heights(placed.run.font(theme)) for placed in line.runs]
    up, down = max(ascent for ascent, _ in heights), max(descent for _, descent in heights)
    left = line.runs[0].x
    return QRectF(left - OVERHANG, line.baseline - up, line.right - left + 2 * OVERHANG, up + down)
