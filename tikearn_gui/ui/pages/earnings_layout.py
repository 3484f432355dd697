"""Where the parts of the Earnings page stand, at 720 px and at 1,260 px."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from tikearn_gui.ui.format import Format
from tikearn_gui.ui.pages import words
from tikearn_gui.ui.pages.parts.heading import Heading
from tikearn_gui.ui.pages.parts.headline import HeadlineText
from tikearn_gui.ui.pages.parts.likes_table import LikesTable
from tikearn_gui.ui.pages.parts.take_home import TakeHomeStrip
from tikearn_gui.ui.pages.parts.what_moved import WhatMovedBlock
from tikearn_gui.ui.pages.views import DOTS, Earnings
from tikearn_gui.ui.plots import words as plot_words
from tikearn_gui.ui.plots.fan_plot import FanPlot
from tikearn_gui.ui.plots.sources_plot import SourcesPlot
from tikearn_gui.ui.sentence import Sentence
from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.themed import Themed, design_painter

__all__ = ["EarningsContent"]

WIDE_FROM: Final = 900.0
WIDEST: Final = 1204.0


@dataclass(frozen=True, slots=True)
class Measures:
    """The lengths of one layout, in pixels of the design."""

    padding: float
    top: float
    gap: float
    headline: float
    moved: float
    dots: float
    under_heading: float
    fan: float
    fan_most: float
    sources_width: float
    sources: float
    sources_gap: float
    column_gap: float
    over_section: float
    over_strip: float
    table_gap: float
    bottom: float


NARROW: Final = Measures(16, 12, 9, 98, 252, 256, 2, 190, 330, 252, 150, 0, 20, 9, 7, 3, 8)
WIDE: Final = Measures(28, 24, 20, 98, 300, 318, 6, 330, 520, 470, 190, 6, 48, 16, 14, 8, 10)


class EarningsContent(Themed):
    """All parts of the page; the fan takes the height that the others leave."""

    def __init__(self, theme: Theme, fmt: Format, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.fmt = fmt
        self.headline = HeadlineText(theme, fmt, self)
        self.moved = WhatMovedBlock(theme, fmt, self)
        self.fan_heading = Heading(theme, self)
        self.dots_heading = Heading(theme, self)
        self.fan = FanPlot(theme, fmt, self)
        self.sources_heading = Heading(theme, self)
        self.sources = SourcesPlot(theme, fmt, self)
        self.likes_heading = Heading(theme, self)
        self.table = LikesTable(theme, fmt, self)
        self.worth = Sentence(theme, "small", "text_secondary", self)
        self.worth_wide = Sentence(theme, "body", "text_secondary", self)
        self.gift_heading = Heading(theme, self)
        self.strip = TakeHomeStrip(theme, fmt, self)
        self._view_height = 0
        self._hairlines: list[QRect] = []
        self._wide = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._say_headings()

    # -- figures ------------------------------------------------------------------------------------------------

    def show_texts(self, view: Earnings) -> None:
        """What follows a drag at a slower pace: what moved it, table, sentence, strip."""
        self.moved.show_moved(view.headline.moved, view.headline.strategy.slot)
        self.table.show_likes(view.likes)
        runs = words.likes_worth(self.fmt, view.likes.worth)
        self.worth.show_runs(runs)
        self.worth_wide.show_runs(runs)
        self.strip.show_take_home(view.take_home)
        self.gift_heading.show_words(words.gift_leaves(self.fmt, view.take_home.coins))
        self.arrange()

    def set_stale(self, stale: bool) -> None:
        """An answer is late: number, fan and bars say so."""
        self.headline.set_stale(stale)
        self.fan.set_stale(stale)
        self.sources.set_stale(stale)

    def set_format(self, fmt: Format) -> None:
        """Takes another locale or currency."""
        self.fmt = fmt
        for part in (self.headline, self.moved, self.fan, self.sources, self.table, self.strip):
            part.set_format(fmt)
        self._say_headings()

    def _say_headings(self) -> None:
        title, short, full = words.where_from()
        self.fan_heading.show_words(plot_words.running_total())
        self.dots_heading.show_words(plot_words.equally_likely(self.fmt, DOTS))
        self.sources_heading.show_words(title, full if self._wide else short)
        self.likes_heading.show_words(words.do_likes())

    # -- places -------------------------------------------------------------------------------------------------

    def set_view_height(self, height: int) -> None:
        """The height that the page may fill without scrolling."""
        if height != self._view_height:
            self._view_height = height
            self.updateGeometry()

    def restyle(self) -> None:
        """Stands anew for another text size."""
        super().restyle()
        self.table.restyle()
        self.arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stands anew."""
        super().resizeEvent(event)
        self.arrange()

    def minimumSizeHint(self) -> QSize:
        """As high as all parts with the smallest fan; as wide as the narrow layout can be."""
        return QSize(self.theme.px(480), self.theme.px(self._height(self._measures(), self._measures().fan)))

    def sizeHint(self) -> QSize:
        """As the narrow layout."""
        return self.minimumSizeHint().expandedTo(QSize(self.theme.px(720), 0))

    def _measures(self) -> Measures:
        return WIDE if self.design_rect.width() > WIDE_FROM else NARROW

    def _inner(self, m: Measures) -> float:
        return min(self.design_rect.width() - 2 * m.padding, WIDEST)

    def _worth_height(self, m: Measures) -> float:
        """The sentence on its lines; in the wide layout it stands in the table's column."""
        wide = m is WIDE
        room = self._inner(m) - (m.sources_width + m.column_gap if wide else 0.0)
        sentence = self.worth_wide if wide else self.worth
        return sentence.heightForWidth(self.theme.px(room)) / self.theme.scale

    def _middle_height(self, m: Measures) -> float:
        """Sources and table, side by side."""
        table = 18.0 + m.table_gap + self.table.height() / self.theme.scale
        table += 21.0 + self._worth_height(m) if m is WIDE else 0.0
        return max(18.0 + m.sources_gap + m.sources, table)

    def _height(self, m: Measures, fan: float) -> float:
        """The height of everything with a fan of this height."""
        worth = 0.0 if m is WIDE else self._worth_height(m) - 2.0 + m.gap
        strip = 1.0 + m.over_strip + 44.0 + (26.0 if m is WIDE else 0.0)
        middle = 1.0 + m.over_section + self._middle_height(m)
        return (
            m.top
            + m.headline
            + m.gap
            + 18.0
            + m.under_heading
            + fan
            + m.gap
            + middle
            + m.gap
            + worth
            + strip
            + m.bottom
        )

    def arrange(self) -> None:
        """Stands every part in its place."""
        m = self._measures()
        if (m is WIDE) != self._wide:
            self._wide = m is WIDE
            self._say_headings()
        room = max(self._view_height / self.theme.scale, self.minimumSizeHint().height() / self.theme.scale)
        fan = min(m.fan_most, m.fan + room - self._height(m, m.fan))
        self._hairlines = []
        left, width = (self.design_rect.width() - self._inner(m)) / 2, self._inner(m)
        y = self._stand_top(m, left, m.top, width, fan)
        y = self._stand_middle(m, left, y, width)
        self._stand_strip(m, left, y, width)
        self.updateGeometry()
        self.update()

    def _stand_top(self, m: Measures, left: float, y: float, width: float, fan: float) -> float:
        self._put(self.headline, left, y, width - m.moved - 20.0, m.headline)
        self._put(self.moved, left + width - m.moved, y, m.moved, 112.0)
        y += m.headline + m.gap
        self._put(self.fan_heading, left, y, width - m.dots - 8.0, 18.0)
        self._put(self.dots_heading, left + width - m.dots, y, m.dots, 18.0)
        y += 18.0 + m.under_heading
        self._put(self.fan, left, y, width, fan)
        return y + fan + m.gap

    def _stand_middle(self, m: Measures, left: float, y: float, width: float) -> float:
        self._hairline(left, y, width)
        y += 1.0 + m.over_section
        right, room = left + m.sources_width + m.column_gap, width - m.sources_width - m.column_gap
        self._put(self.sources_heading, left, y, m.sources_width + 8.0, 18.0)
        self._put(self.sources, left, y + 18.0 + m.sources_gap, m.sources_width, m.sources)
        self._put(self.likes_heading, right, y, room, 18.0)
        table = self.table.height() / self.theme.scale
        self._put(self.table, right, y + 18.0 + m.table_gap, room, table)
        self.worth.setVisible(m is NARROW)
        self.worth_wide.setVisible(m is WIDE)
        if m is WIDE:
            foot = y + 18.0 + m.table_gap + table + 10.0
            self._hairline(right, foot, room)
            self._put(self.worth_wide, right, foot + 11.0, room, self._worth_height(m))
        y += self._middle_height(m) + m.gap
        if m is NARROW:
            height = self._worth_height(m)
            self._put(self.worth, left, y - 2.0, width, height)
            y += height - 2.0 + m.gap
        return y

    def _stand_strip(self, m: Measures, left: float, y: float, width: float) -> None:
        self._hairline(left, y, width)
        y += 1.0 + m.over_strip
        self.gift_heading.setVisible(m is WIDE)
        if m is WIDE:
            self._put(self.gift_heading, left, y, width, 18.0)
            y += 26.0
        self._put(self.strip, left, y, width, 44.0)

    def _put(self, part: QWidget, x: float, y: float, width: float, height: float) -> None:
        part.setGeometry(self._pixels(x, y, width, height))

    def _hairline(self, x: float, y: float, width: float) -> None:
        box = self._pixels(x, y, width, 1.0)
        self._hairlines.append(QRect(box.left(), box.top(), box.width(), 1))

    def _pixels(self, x: float, y: float, width: float, height: float) -> QRect:
        scale = self.theme.scale
        left, top = round(x * scale), round(y * scale)
        return QRect(left, top, round((x + width) * scale) - left, round((y + height) * scale) - top)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and hairlines between the sections."""
        painter = design_painter(self, self.theme)
        painter.resetTransform()
        painter.fillRect(event.rect(), self.theme.colour("surface"))
        for line in self._hairlines:
            painter.fillRect(line, self.theme.colour("border"))
        painter.end()
