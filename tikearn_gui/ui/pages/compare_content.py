"""The parts of the Compare page, and how they stand together."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from tikearn_gui.ui.format import Format
from tikearn_gui.ui.pages import compare_words as words
from tikearn_gui.ui.pages.compare_places import stand
from tikearn_gui.ui.pages.compare_tables import figure_rows, lever_columns, lever_rows, more_rows, with_more
from tikearn_gui.ui.pages.compare_views import Compare, Tables
from tikearn_gui.ui.pages.flow import LEAST_WIDTH, WIDE_FROM
from tikearn_gui.ui.pages.parts.duel import DuelText
from tikearn_gui.ui.pages.parts.figure_table import FigureTable
from tikearn_gui.ui.pages.parts.heading import Heading
from tikearn_gui.ui.pages.parts.matrix import Matrix
from tikearn_gui.ui.plots.difference_plot import DifferencePlot
from tikearn_gui.ui.plots.gap_plot import GapPlot
from tikearn_gui.ui.plots.overlay_plot import OverlayPlot
from tikearn_gui.ui.sentence import Run, Sentence
from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.themed import Themed, design_painter, to_widget

__all__ = ["CompareContent"]


class CompareContent(Themed):
    """Headline, two plots, figures, matrix and difference by week, ranking, what else comes of it, levers."""

    def __init__(self, theme: Theme, fmt: Format, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.fmt = fmt
        self.tables: Tables | None = None
        self.duel = DuelText(theme, fmt, self)
        self.swap = QPushButton(self)
        self.promote = QPushButton(self)
        for button in (self.swap, self.promote):
            button.setProperty("extent", "small")
        self.overlay_heading, self.dots_heading = Heading(theme, self), Heading(theme, self)
        self.overlay = OverlayPlot(theme, fmt, self)
        self.dots = DifferencePlot(theme, fmt, self)
        self.figures = FigureTable(theme, parent=self, inset=8.0)
        self.matrix_heading, self.gap_heading = Heading(theme, self), Heading(theme, self)
        self.matrix = Matrix(theme, fmt, self)
        self.gap = GapPlot(theme, fmt, self)
        self.luck = Sentence(theme, "small", "text_secondary", self)
        self.ranking_heading = Heading(theme, self)
        self.ranking = Sentence(theme, "body", "text", self)
        self.more = FigureTable(theme, parent=self, inset=8.0)
        self.levers_heading = Heading(theme, self)
        self.levers = FigureTable(theme, parent=self)
        self.alike = Sentence(theme, "body", "text_secondary", self)
        self._page = QSize(0, 0)
        self._a = ""
        self._wide = False
        self._hairlines: list[QRectF] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._say()
        self._dress()

    # -- figures ------------------------------------------------------------------------------------------------

    def show_compare(self, view: Compare, *, moving: bool = False) -> None:
        """What follows a drag at once."""
        self.duel.show_duel(view.duel, moving=moving)
        self.overlay.set_lines(view.fan, view.lines, moving=moving)
        self.dots.set_difference(view.difference, moving=moving)
        self.gap.set_gap(view.gap, view.duel.a.name, view.duel.b.name, moving=moving)
        if not moving:
            self._say_duel(view)

    def _say_duel(self, view: Compare) -> None:
        a, b = view.duel.a.name, view.duel.b.name
        heading, after = words.week_by_week()
        self.gap_heading.show_words(heading, after.format(a=a, b=b))
        self.swap.setToolTip(words.swap_hint(a, b))
        self.promote.setToolTip(words.promote_hint(b))
        self.promote.setVisible(not view.duel.b_is_base)

    def show_tables(self, tables: Tables, a: str) -> None:
        """What follows at the pace of the eye; ``a`` is the name of the base of the comparison."""
        self.tables, self._a, self._wide = tables, a, self._width > WIDE_FROM
        made = with_more if self._wide else figure_rows
        columns, rows = made(self.fmt, tables, a)
        self.figures.show_rows(rows, columns)
        more_columns, more = more_rows(self.fmt, tables)
        self.more.show_rows(more, more_columns)
        self.matrix.show_shares(tables.strategies, tables.ahead, tables.close)
        self.duel.show_choices(tables.strategies)
        self.levers.show_rows(lever_rows(tables), lever_columns(tables))
        self.ranking.show_runs(self._ranks(tables))
        self.arrange()

    def _ranks(self, tables: Tables) -> list[Run]:
        runs: list[Run] = []
        for place in tables.ranking:
            number, names = words.place(self.fmt, place)
            runs += [Run(f"{number} ", role="text_muted"), Run(f"{names}   ", strong=len(place.strategies) == 1)]
        return runs

    def set_stale(self, stale: bool) -> None:
        """An answer is late."""
        self.duel.set_stale(stale)
        self.overlay.set_stale(stale)
        self.gap.set_stale(stale)

    def set_format(self, fmt: Format) -> None:
        """Takes another locale or currency, or says everything anew."""
        self.fmt = fmt
        for part in (self.duel, self.overlay, self.dots, self.gap, self.matrix):
            part.set_format(fmt)
        self._say()

    def _say(self) -> None:
        self.swap.setText(words.swap())
        self.promote.setText(words.promote())
        self.overlay_heading.show_words(words.all_totals())
        self.dots_heading.show_words(words.future_by_future())
        self.matrix_heading.show_words(*words.row_beats_column())
        self.ranking_heading.show_words(words.ranking_title())
        self.levers_heading.show_words(*words.levers_title())
        self.luck.show_runs([Run(words.same_luck())])
        self.alike.show_runs([Run(words.all_alike())])
        self.figures.setAccessibleName(words.all_totals())
        self.more.setAccessibleName(words.also())
        self.levers.setAccessibleName(words.levers_title()[0])

    # -- places -------------------------------------------------------------------------------------------------

    def set_page_size(self, size: QSize) -> None:
        """The size that the page may fill without scrolling."""
        if size != self._page:
            self._page = QSize(size)
            self.updateGeometry()

    @property
    def _width(self) -> float:
        return max(self._page.width() / self.theme.scale, self.design_rect.width(), LEAST_WIDTH)

    def restyle(self) -> None:
        """Stands anew for another text size."""
        super().restyle()
        self._dress()
        for table in (self.figures, self.more, self.levers):
            table.restyle()
        self.arrange()

    def _dress(self) -> None:
        self.swap.setIcon(self.theme.icon("swap-base", "text", 14))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stands anew, with other columns where the page has become wide."""
        super().resizeEvent(event)
        if self.tables is not None and self._wide is not (self._width > WIDE_FROM):
            self.show_tables(self.tables, self._a)
        else:
            self.arrange()

    def minimumSizeHint(self) -> QSize:
        """As high as all parts with the smallest plots."""
        return QSize(self.theme.px(LEAST_WIDTH), self.theme.px(stand(self, self._width).y))

    def sizeHint(self) -> QSize:
        """As the narrow layout."""
        return self.minimumSizeHint().expandedTo(QSize(self.theme.px(720), 0))

    def arrange(self) -> None:
        """Stands every part in its place; what has none is hidden."""
        flow = stand(self, self._width)
        shown = {id(part) for part, _ in flow.boxes}
        for part in (self.levers, self.alike, self.more):
            part.setVisible(id(part) in shown)
        for placed, box in flow.boxes:
            placed.setGeometry(to_widget(self.theme, box))
        self._hairlines = flow.hairlines
        self.updateGeometry()
        self.update()

    def text_height(self, sentence: Sentence, width: float) -> float:
        """The height of a sentence at a width, in lengths of the design."""
        return sentence.heightForWidth(self.theme.px(width)) / self.theme.scale

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and hairlines between the sections."""
        painter = design_painter(self, self.theme)
        painter.resetTransform()
        painter.fillRect(event.rect(), self.theme.colour("surface"))
        for line in self._hairlines:
            box = to_widget(self.theme, line)
            painter.fillRect(QRect(box.left(), box.top(), box.width(), 1), self.theme.colour("border"))
        painter.end()
