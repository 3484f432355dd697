"""The parts of the Earnings page, and how they stand together."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from tikearn_gui.ui.format import Format
from tikearn_gui.ui.pages import words
from tikearn_gui.ui.pages.earnings_places import LEAST_WIDTH, Places, Texts, find_places, is_wide
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
from tikearn_gui.ui.themed import Themed, design_painter, to_widget

__all__ = ["EarningsContent"]


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
        self.parts: dict[str, QWidget] = {
            "headline": self.headline, "moved": self.moved, "fan_heading": self.fan_heading,
            "dots_heading": self.dots_heading, "fan": self.fan, "sources_heading": self.sources_heading,
            "sources": self.sources, "likes_heading": self.likes_heading, "table": self.table, "worth": self.worth,
            "worth_wide": self.worth_wide, "gift_heading": self.gift_heading, "strip": self.strip,
        }  # fmt: skip
        self._page = QSize(0, 0)
        self._arranged_for: tuple[float, ...] = ()
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
        heights = self._heights()
        if heights != self._arranged_for:
            self._arranged_for = heights
            self.arrange()

    def _heights(self) -> tuple[float, ...]:
        """What of the texts moves other parts."""
        sentence = self.worth_wide if self._wide else self.worth
        return self._worth_height(sentence.width() / self.theme.scale, self._wide), float(self.table.height())

    def set_stale(self, stale: bool) -> None:
        """An answer is late: number, fan and bars say so."""
        self.headline.set_stale(stale)
        self.fan.set_stale(stale)
        self.sources.set_stale(stale)

    def set_format(self, fmt: Format) -> None:
        """Takes another locale or currency, or says everything anew."""
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

    def set_page_size(self, size: QSize) -> None:
        """The size that the page may fill without scrolling; a scroll bar stands in its right margin."""
        if size != self._page:
            self._page = QSize(size)
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
        """As high as all parts with the smallest fan."""
        return QSize(self.theme.px(LEAST_WIDTH), self.theme.px(self._find(0.0).y))

    def sizeHint(self) -> QSize:
        """As the narrow layout."""
        return self.minimumSizeHint().expandedTo(QSize(self.theme.px(720), 0))

    def _find(self, height: float) -> Places:
        texts = Texts(self.table.height() / self.theme.scale, self._worth_height)
        return find_places(self._page_width(), height, texts)

    def _page_width(self) -> float:
        return max(self._page.width() / self.theme.scale, self.design_rect.width(), LEAST_WIDTH)

    def _worth_height(self, width: float, wide: bool) -> float:
        sentence = self.worth_wide if wide else self.worth
        return sentence.heightForWidth(self.theme.px(width)) / self.theme.scale

    def arrange(self) -> None:
        """Stands every part in its place; what has none in this layout is hidden."""
        wide = is_wide(self._page_width())
        if wide != self._wide:
            self._wide = wide
            self._say_headings()
        places = self._find(self._page.height() / self.theme.scale)
        for name, part in self.parts.items():
            box = places.boxes.get(name)
            part.setVisible(box is not None)
            if box is not None:
                part.setGeometry(to_widget(self.theme, box))
        lines = (to_widget(self.theme, line) for line in places.hairlines)
        self._hairlines = [QRect(line.left(), line.top(), line.width(), 1) for line in lines]
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and hairlines between the sections."""
        painter = design_painter(self, self.theme)
        painter.resetTransform()
        painter.fillRect(event.rect(), self.theme.colour("surface"))
        for line in self._hairlines:
            painter.fillRect(line, self.theme.colour("border"))
        painter.end()
