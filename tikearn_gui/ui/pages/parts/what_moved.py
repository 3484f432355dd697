"""What moved the number: the difference to the base, and each changed lever put alone on the base."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from tikearn_gui.ui.accessible import Spoken
from tikearn_gui.ui.format import Format
from tikearn_gui.ui.pages import words
from tikearn_gui.ui.pages.parts.runs import MEDIUM, STRONG, Line, Run, baseline, fill, paint_line
from tikearn_gui.ui.pages.views import WhatMoved
from tikearn_gui.ui.text import lever_name
from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.themed import Themed, design_painter
from tikearn_gui.ui.tokens import ColourRole

__all__ = ["MovedRow", "WhatMovedBlock", "moved_rows"]

HEIGHT: Final = 112.0
LINE_AT: Final = 98.0
INDENT: Final = 21.0
PLACES: Final = {
    0: (43.0, 16.0, 4.0),
    1: (43.0, 16.0, 4.0),
    2: (43.0, 16.0, 4.0),
    3: (40.0, 16.0, 2.0),
    4: (37.0, 15.0, 0.0),
}
"""By the number of rows: where the first one starts, from row to row, gap before the caption."""
LEVERS: Final = 3
BAR, BAR_HEIGHT, LEAST_BAR = 44.0, 8.0, 3.0
ARROW: Final = "→"
GAP: Final = 6.0
AMOUNT: Final = 34.0
NOTHING_SHARE: Final = 0.005
"""What is left over is named where it is more than this share of the largest part."""


@dataclass(frozen=True, slots=True)
class MovedRow:
    """A line of the block: name, change in words, money."""

    name: str
    change: str
    gain: float


def moved_rows(view: WhatMoved, fmt: Format) -> tuple[MovedRow, ...]:
    """At most four lines: the levers that moved most, the other ones as one line, what is left over."""
    levers = sorted(view.levers, key=lambda moved: -abs(moved.gain))
    largest = max((abs(moved.gain) for moved in levers), default=0.0)
    left_over = len(levers) > 1 and abs(view.together) > NOTHING_SHARE * largest
    own = levers if len(levers) <= LEVERS else levers[: LEVERS - left_over]
    rest = levers[len(own) :]
    rows = [MovedRow(lever_name(moved.lever), moved.change, moved.gain) for moved in own]
    if rest:
        rows.append(MovedRow(words.others(fmt, len(rest)), "", sum(moved.gain for moved in rest)))
    if left_over:
        rows.append(MovedRow(words.together(), "", view.together))
    return tuple(rows)


class WhatMovedBlock(Spoken, Themed):
    """252 wide: triangle and difference, up to four lines with bars, how often it is better."""

    spoken_role = QAccessible.Role.StaticText

    def __init__(self, theme: Theme, fmt: Format, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.fmt = fmt
        self.view: WhatMoved | None = None
        self.slot = 0
        self._told = False
        self.rows: tuple[MovedRow, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_moved(None, 0)

    def show_moved(self, view: WhatMoved | None, slot: int) -> None:
        """Takes new figures, or None where this strategy is the base; ``slot`` colours the bars."""
        if (view, slot) == (self.view, self.slot) and self._told:
            return
        self._told = True
        self.view, self.slot = view, slot
        self.rows = moved_rows(view, self.fmt) if view is not None else ()
        self.setAccessibleName(self.text())
        self.setToolTip(self._all_levers())
        self.update()

    def set_format(self, fmt: Format) -> None:
        """Takes another locale or currency."""
        self.fmt, self._told = fmt, False
        self.show_moved(self.view, self.slot)

    def sizeHint(self) -> QSize:
        """252 x 112."""
        return QSize(self.theme.column(252), self.theme.px(HEIGHT))

    def text(self) -> str:
        """The block as one text."""
        view, fmt = self.view, self.fmt
        if view is None or not self.rows:
            return words.nothing_moved()
        first = words.on_base().format(amount=fmt.money(view.gain, plus=True), base=view.base)
        parts = [f"{row.name} {row.change}".strip() + f" {fmt.money(row.gain, plus=True)}" for row in self.rows]
        return f"{words.what_moved()}: {first}: {', '.join(parts)}. {words.better(fmt, view.better)}."

    def _all_levers(self) -> str:
        """Every lever, where not all have a line of their own."""
        if self.view is None or len(self.view.levers) <= LEVERS:
            return ""
        return "\n".join(
            f"{lever_name(m.lever)} {m.change}: {self.fmt.money(m.gain, plus=True)}" for m in self.view.levers
        )

    # -- painting -----------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Hairline, heading, difference, rows, caption."""
        p = design_painter(self, self.theme)
        p.fillRect(QRectF(0.0, 0.0, 1.0, LINE_AT), self.theme.colour("border"))
        top, pitch, gap = PLACES[len(self.rows)]
        self._words(p, Run(words.what_moved(), "small", "text_muted"), 0.0)
        if self.view is None or not self.rows:
            self._words(p, Run(words.nothing_moved(), "lead", "text_secondary"), 17.0)
        else:
            self._paint_difference(p, min(17.0, top - 22.0))
            for k, row in enumerate(self.rows):
                self._paint_row(p, row, top + k * pitch)
            end = top + len(self.rows) * pitch + gap
            self._words(p, Run(words.better(self.fmt, self.view.better), "caption", "text_muted"), end)
        p.end()

    def _words(self, p: QPainter, run: Run, top: float) -> None:
        room = self.design_rect.width() - INDENT
        paint_line(p, self.theme, Line.lay(self.theme, [run], INDENT, baseline(self.theme, run.style, top), room))

    def _paint_difference(self, p: QPainter, top: float) -> None:
        view, fmt, theme = self.view, self.fmt, self.theme
        assert view is not None
        amount = fmt.money(abs(view.gain))
        nothing = amount == fmt.money(0.0)
        role: ColourRole = "text" if nothing else "positive" if view.gain > 0 else "negative"
        base = Run(view.base, "lead", elide=True)
        parts = {"amount": Run(amount, "lead", role, STRONG), "base": base}
        template = words.same_as_base() if nothing else words.on_base()
        at = baseline(theme, "lead", top, 22.0)
        left = INDENT if nothing else INDENT + 15.0
        runs = fill(template, Run("", "lead"), parts)
        paint_line(p, theme, Line.lay(theme, runs, left, at, self.design_rect.width() - left))
        if not nothing:
            _triangle(p, INDENT, at - 9.5, up=view.gain > 0, theme=theme, role=role)

    def _amount_width(self) -> float:
        """Room for the widest amount, so that all bars start at one place."""
        amounts = (Run(self.fmt.money(row.gain, plus=True), "small", "text", STRONG) for row in self.rows)
        return max(AMOUNT, *(amount.width(self.theme) for amount in amounts))

    def _bar_width(self) -> float:
        """The bars give way to long names, down to a third."""
        names = (Run(f"{row.name} {row.change}", "small", "text", MEDIUM).width(self.theme) for row in self.rows)
        return min(BAR, max(BAR / 3.0, self._name_room(0.0) - max(names, default=0.0)))

    @property
    def lines(self) -> tuple[str, ...]:
        """Names and changes as they stand there."""
        room = self._name_room(self._bar_width())
        return tuple(self._row_line(row, 0.0, room).text for row in self.rows)

    def _name_room(self, bar: float) -> float:
        """What bars of a width and amounts leave for names and changes."""
        return self.design_rect.width() - INDENT - self._amount_width() - bar - 2.0 * GAP

    def _row_line(self, row: MovedRow, at: float, room: float) -> Line:
        """Name and change of a row. Where there is no room for both, the way goes without its start before the name is
        shortened: the lever shows where it was."""
        name = Run(row.name, "small", "text", MEDIUM, elide=True)
        change = Run(f" {row.change}" if row.change else "", "small", "text_muted")
        if name.width(self.theme) + change.width(self.theme) > room:
            _, arrow, end = row.change.partition(ARROW)
            change = replace(change, text=f" {arrow}{end}" if arrow else change.text)
        return Line.lay(self.theme, [name, change], INDENT, at, room)

    def _paint_row(self, p: QPainter, row: MovedRow, top: float) -> None:
        theme, right = self.theme, self.design_rect.width()
        at = baseline(theme, "small", top)
        words_of = self.fmt.money(row.gain, plus=True)
        amount = Run(words_of, "small", "text", STRONG)
        width = amount.width(theme)
        bar = self._bar_width()
        room = self._name_room(bar)
        bar_left = INDENT + room + GAP
        paint_line(p, theme, self._row_line(row, at, room))
        paint_line(p, theme, Line.lay(theme, [amount], right - width, at, width))
        largest = max(abs(other.gain) for other in self.rows) or 1.0
        length = max(LEAST_BAR, bar * abs(row.gain) / largest)
        colour = theme.strategy_colour(self.slot) if row.gain >= 0 else theme.colour("negative")
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(colour)
        p.drawRoundedRect(QRectF(bar_left, top + 4.0, length, BAR_HEIGHT), 2.0, 2.0)


def _triangle(p: QPainter, x: float, y: float, *, up: bool, theme: Theme, role: ColourRole) -> None:
    """11 x 10, painted because the font lacks it."""
    foot, tip = (y + 9.5, y + 0.5) if up else (y + 0.5, y + 9.5)
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(theme.colour(role))
    p.drawPolygon(QPolygonF([QPointF(x + 5.5, tip), QPointF(x + 10.5, foot), QPointF(x + 0.5, foot)]))
