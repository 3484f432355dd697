"""A tip: what it brings with its doubt, what it costs, what it moves, and a button that tries it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from tikearn_gui.ui.format import Format, widest
from tikearn_gui.ui.glyphs import RangeView, Span, paint_range
from tikearn_gui.ui.levers.badge import BADGE_ROOM, Badge
from tikearn_gui.ui.pages.parts.runs import STRONG, Line, Run, baseline, paint_line
from tikearn_gui.ui.pages.views import Tip
from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.themed import Themed, design_painter, to_widget
from tikearn_gui.ui.tips import words
from tikearn_gui.ui.tips.chip import CHIP_GAP, CHIP_ROOM, Chip
from tikearn_gui.ui.tokens import ColourRole

__all__ = ["TipCard"]

PADDING, TOP, BOTTOM = 12.0, 8.0, 8.0
GLYPH_HEIGHT: Final = 14.0
WITH_CENTS: Final = 9.99
TITLE, GAIN, SMALL = 18.0, 26.0, 16.0
CHIPS_GAP, CHIP_HEIGHT, CHIP_PITCH = 5.0, 16.0, 20.0
FOOT_GAP, FOOT = 5.0, 24.0
BADGE_GAP: Final = 8.0
ROOM_FOR_HOURS: Final = 0.05
"""Hours a week from which an hour's pay is a question of its own."""


class TipCard(Themed):
    """Shows a :class:`~tikearn_gui.ui.pages.views.Tip`. All cards share a scale, and their zero marks stand in line."""

    tried = Signal(str)
    lever_asked = Signal(str)
    source_asked = Signal(str)

    def __init__(self, theme: Theme, fmt: Format, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.fmt = fmt
        self.tip: Tip | None = None
        self.span = Span(-1.0, 1.0)
        self.counting = False
        self.chips: list[Chip] = []
        self.badge: Badge | None = None
        self.button = QPushButton(words.try_it(), self)
        self.button.clicked.connect(self._try)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_tip(self, tip: Tip, span: Span, fmt: Format, *, counting: bool) -> None:
        """Takes a tip and the scale that all cards share; ``counting``: the figures are about to change."""
        self.fmt, self.span, self.counting = fmt, span, counting
        if tip != self.tip:
            self.tip = tip
            self._show_parts(tip)
            self.updateGeometry()
        self.button.setEnabled(tip.gain is not None)
        self.update()

    def _show_parts(self, tip: Tip) -> None:
        while len(self.chips) < len(tip.levers):
            chip = Chip(self.theme, self)
            chip.clicked.connect(self._ask_lever)
            self.chips.append(chip)
        for chip, key in zip(self.chips, tip.levers, strict=False):
            chip.show_lever(key)
        for chip in self.chips[len(tip.levers) :]:
            chip.hide()
        if self.badge is None:
            self.badge = Badge(self.theme, tip.grade, self)
            self.badge.clicked.connect(self._ask_source)
        self.badge.show_grade(tip.grade)
        self.button.setText(words.try_it())
        self.button.setAccessibleName(words.try_tip(tip.title))
        self.setAccessibleName(self.text())
        self.setToolTip(tip.advice)
        self.arrange()

    def text(self) -> str:
        """The card as one text."""
        tip = self.tip
        if tip is None:
            return ""
        if tip.gain is None:
            return f"{tip.title}: {words.counting()}"
        parts = [f"{tip.title}: {self.fmt.money(tip.gain.typical, plus=True)}", words.gain_and_chance(self.fmt, tip)]
        parts += [words.hour_pays(self.fmt, tip)] if self._costs_time else []
        return ". ".join([*parts, words.hours(self.fmt, tip.hours)])

    @property
    def _costs_time(self) -> bool:
        return self.tip is not None and abs(self.tip.hours) >= ROOM_FOR_HOURS

    # -- size and places ----------------------------------------------------------------------------------------

    def _chips_top(self) -> float:
        return TOP + TITLE + GAIN + SMALL * (2 if self._costs_time else 1) + CHIPS_GAP

    def _rows_of_chips(self, width: float) -> list[list[tuple[Chip, float]]]:
        """Chips with their x, row by row."""
        rows: list[list[tuple[Chip, float]]] = [[]]
        x = PADDING
        for chip in self.chips[: len(self.tip.levers) if self.tip is not None else 0]:
            if rows[-1] and x + chip.natural_width > width - PADDING:
                rows.append([])
                x = PADDING
            rows[-1].append((chip, x))
            x += chip.natural_width + CHIP_GAP
        return rows

    def height_for(self, width: float) -> float:
        """The height at a width, in lengths of the design."""
        rows = self._rows_of_chips(width)
        chips = CHIP_HEIGHT + CHIP_PITCH * (len(rows) - 1) if rows[0] else 0.0
        return self._chips_top() + chips + FOOT_GAP + FOOT + BOTTOM

    def heightForWidth(self, width: int) -> int:
        """The height of a card of a width."""
        return self.theme.px(self.height_for(width / self.theme.scale))

    def sizeHint(self) -> QSize:
        """236 wide."""
        return QSize(self.theme.column(236), self.heightForWidth(self.theme.column(236)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Places chips and foot."""
        super().resizeEvent(event)
        self.arrange()

    def restyle(self) -> None:
        """Takes sizes from the theme anew."""
        super().restyle()
        self.arrange()

    def arrange(self) -> None:
        """Places chips, badge and button."""
        width, theme = self.design_rect.width(), self.theme
        top = self._chips_top()
        for k, row in enumerate(self._rows_of_chips(width)):
            for chip, x in row:
                box = QRectF(x, top + k * CHIP_PITCH - CHIP_ROOM, chip.natural_width, CHIP_HEIGHT + 2 * CHIP_ROOM)
                chip.setGeometry(to_widget(theme, box))
                chip.show()
        foot = self.height_for(width) - BOTTOM - FOOT
        self.button.setFont(theme.font("small", 500))
        # The application's sheet makes every button 28 high. A sheet is read anew each time that it is set.
        sheet = f"min-height: {theme.px(FOOT) - 2}px; padding: 0 {theme.px(10)}px;"
        if sheet != self.button.styleSheet():
            self.button.setStyleSheet(sheet)
        wish = self.button.sizeHint().width() / theme.scale
        button = QRectF(width - PADDING - wish, foot, wish, FOOT)
        self.button.setGeometry(to_widget(theme, button))
        if self.badge is not None and self.tip is not None:
            size = self.badge.sizeHint()
            x = PADDING + self._hours_width() + BADGE_GAP - BADGE_ROOM
            middle = foot + FOOT / 2
            self.badge.setGeometry(
                round(x * theme.scale), round(middle * theme.scale - size.height() / 2), size.width(), size.height()
            )

    def _hours_width(self) -> float:
        return Run(words.hours(self.fmt, self.tip.hours), "small").width(self.theme) if self.tip is not None else 0.0

    # -- painting -----------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Card, title, gain with its glyph, lines, hours."""
        p = design_painter(self, self.theme)
        theme, box = self.theme, self.design_rect
        p.setPen(QPen(theme.colour("border"), 1.0))
        p.setBrush(theme.colour("raised"))
        radius = theme.tokens.radius["card"]
        p.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        if self.tip is not None:
            self._line(p, Run(self.tip.title, "heading", "text", STRONG, elide=True), TOP)
            if self.tip.gain is None:
                self._line(p, Run(words.counting(), "body", "text_muted"), TOP + TITLE + 4.0)
            else:
                self._paint_gain(p, self.tip)
            foot = self.height_for(box.width()) - BOTTOM - FOOT
            self._line(p, Run(words.hours(self.fmt, self.tip.hours), "small", "text_muted"), foot + 4.0)
        p.end()

    def _paint_gain(self, p: QPainter, tip: Tip) -> None:
        assert tip.gain is not None
        amount = self.fmt.money(tip.gain.typical, plus=True)
        self._line(p, Run(amount, "card_number", self._role(amount), STRONG), TOP + TITLE + 1.0, 24.0)
        spread = tip.gain
        view = RangeView(spread.low, spread.lower, spread.typical, spread.upper, spread.high)
        right = self.design_rect.width() - PADDING
        width = self.design_rect.width() - 2 * PADDING - self._widest_gain()
        box = QRectF(right - width, TOP + TITLE + 6.0, width, GLYPH_HEIGHT)
        paint_range(p, self.theme, box, view, self.span, self.theme.colour("text_muted"), zero=True)
        role: ColourRole = "stale" if self.counting else "text_secondary"
        self._line(p, Run(words.gain_and_chance(self.fmt, tip), "small", role), TOP + TITLE + GAIN)
        if self._costs_time:
            self._line(p, Run(words.hour_pays(self.fmt, tip), "small", role), TOP + TITLE + GAIN + SMALL)

    def _widest_gain(self) -> float:
        """Room for the gain, the same on every card, so that all zero marks stand in line."""
        most = max(abs(self.span.low), abs(self.span.high))
        metrics = QFontMetricsF(self.theme.design_font("card_number", STRONG))
        # Small amounts are written with their cents, and so wider than larger ones.
        amounts = (self.fmt.money(amount, plus=True) for amount in (most, min(most, WITH_CENTS)))
        return min(96.0, widest(amounts, metrics) + 10.0)

    def _role(self, amount: str) -> ColourRole:
        if self.counting:
            return "stale"
        return "positive" if amount.startswith("+") else "text" if amount == self.fmt.money(0.0) else "negative"

    def _line(self, p: QPainter, run: Run, top: float, height: float | None = None) -> None:
        room = self.design_rect.width() - 2 * PADDING
        line = Line.lay(self.theme, [run], PADDING, baseline(self.theme, run.style, top, height), room)
        paint_line(p, self.theme, line)

    # -- signals ------------------------------------------------------------------------------------------------

    def _try(self) -> None:
        if self.tip is not None:
            self.tried.emit(self.tip.key)

    def _ask_source(self) -> None:
        if self.tip is not None:
            self.source_asked.emit(self.tip.key)

    def _ask_lever(self) -> None:
        chip = self.sender()
        if isinstance(chip, Chip):
            self.lever_asked.emit(chip.lever)
