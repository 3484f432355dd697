"""The parts of the page Your streams, and how they stand together."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QProgressBar, QPushButton, QSizePolicy, QWidget

from tikearn_gui.ui.format import Format
from tikearn_gui.ui.pages import streams_asked as asked
from tikearn_gui.ui.pages import streams_words as words
from tikearn_gui.ui.pages.flow import HEADING, LEAST_WIDTH, Flow, flow_on
from tikearn_gui.ui.pages.parts.figure_table import FigureTable
from tikearn_gui.ui.pages.parts.findings import Findings
from tikearn_gui.ui.pages.parts.forecast_chart import ForecastChart
from tikearn_gui.ui.pages.parts.heading import Heading
from tikearn_gui.ui.pages.streams_findings import bests_title, pale_columns
from tikearn_gui.ui.pages.streams_tables import fit_rows, live_rows
from tikearn_gui.ui.pages.streams_views import Streams
from tikearn_gui.ui.sentence import Run, Sentence
from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.themed import Themed, design_painter, to_widget

__all__ = ["StreamsContent"]

BUTTON, CHART = 26.0, 166.0
FEW: Final = 8
"""LIVEs of the log that are shown at first."""
FIRST_GRADED: Final = 9
STACKED_BELOW: Final = 640.0
LOG_SHARE: Final = 0.62
MORE, FEWER, REFUSED = "more", "fewer", "refused"


class StreamsContent(Themed):
    """Headline, forecasts, log, levers, looking back. What a person wishes is told by its parts and these signals."""

    refused_asked = Signal()
    """The rows that were refused are to be listed."""

    def __init__(self, theme: Theme, fmt: Format, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.fmt = fmt
        self.view: Streams | None = None
        self.whole = False
        self.caption = Sentence(theme, "lead", "text", self)
        self.hero = Sentence(theme, "hero", "text", self)
        self.verdict = Sentence(theme, "body", "text", self)
        self.buttons = {name: QPushButton(self) for name in words.verbs()}
        self.progress = QProgressBar(self)
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        self.reading = Sentence(theme, "small", "text_secondary", self)
        self.chart_heading = Heading(theme, self)
        self.chart = ForecastChart(theme, fmt, self)
        self.log = FigureTable(theme, parent=self)
        self.more = Sentence(theme, "small", "text_secondary", self)
        self.fits_heading = Heading(theme, self)
        self.fits = FigureTable(theme, parent=self)
        self.use = QPushButton(self)
        self.undone = Sentence(theme, "small", "text_muted", self)
        self.missing = Sentence(theme, "small", "text_secondary", self)
        self.review_heading = Heading(theme, self)
        self.review = Findings(theme, self)
        self.bests = Sentence(theme, "small", "text_secondary", self)
        self.checks = Sentence(theme, "small", "text_secondary", self)
        self._page = QSize(0, 0)
        self._hairlines: list[QRectF] = []
        self._busy = False
        for button in (*self.buttons.values(), self.use):
            button.setProperty("extent", "small")
        for button in (self.buttons["bring"], self.use):
            button.setProperty("kind", "main")
        self.more.pressed.connect(self._on_more)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._say()
        self._dress()

    # -- what is shown ------------------------------------------------------------------------------------------

    def show_streams(self, view: Streams) -> None:
        """Takes other figures."""
        self.view = view
        fmt = self.fmt
        if view.fits is not None:
            columns, rows = fit_rows(fmt, view.fits)
            self.fits.show_rows(rows, columns)
        few = max(FEW, len(self.fits.rows) - 1) if self._width >= STACKED_BELOW else FEW
        columns, rows = live_rows(fmt, view, None if self.whole else few)
        self.log.show_rows(rows, columns)
        if view.graded is not None:
            self.chart.show_graded(view.graded)
        self._say_headline(view)
        self._say_log(view)
        self._say_fits(view)
        self.review.show_findings(view.findings)
        pale = any(column.few for one in view.findings if one.plot is not None for column in one.plot.columns)
        self.review_heading.show_words(words.review_title(), pale_columns() if pale else "")
        if view.bests:
            self.bests.show_runs([Run(f"{bests_title()}: ", strong=True), Run(f"{view.bests}.")])
        if view.checks:
            self.checks.show_runs([Run(f"{words.checks_title()}: ", strong=True), Run("; ".join(view.checks))])
        self.arrange()

    def _say_headline(self, view: Streams) -> None:
        graded, counted = view.graded, len(view.rows) - view.left_out
        if graded is not None:
            self.caption.show_runs([Run(words.range_held())])
            held = f"{self.fmt.count(graded.held)} {words.of_lives(self.fmt, graded.of)}"
            self.hero.show_runs([Run(held, strong=True)])
            how = Run(f" {words.how_graded(self.fmt, graded)}", role="text_secondary")
            said = [Run(words.verdict(self.fmt, graded)), how]
            if graded.widen_to is not None:
                said.append(Run(f" {words.widen_offer(self.fmt, graded.widen_to)}", role="text_secondary"))
            self.verdict.show_runs(said)
            return
        self.caption.show_runs([Run(words.in_the_log())])
        self.hero.show_runs([Run(words.lives(self.fmt, counted), strong=True)])
        few = counted < FIRST_GRADED or view.fits is not None
        text = words.too_few(self.fmt, counted, FIRST_GRADED) if few else words.being_counted()
        self.verdict.show_runs([Run(text, role="text_secondary")])

    def _say_log(self, view: Streams) -> None:
        hidden = len(view.rows) - len(self.log.rows)
        runs = []
        if hidden > 0:
            runs.append(Run(words.more_lives(self.fmt, hidden), link=MORE))
        elif self.whole and len(view.rows) > FEW:
            runs.append(Run(words.fewer_lives(), link=FEWER))
        about = words.about_log(self.fmt, view.left_out, view.periods)
        if about:
            runs.append(Run(about))
        if view.refused:
            runs.append(Run(words.rows_refused(self.fmt, view.refused), link=REFUSED))
        self.more.show_runs([run for one in runs for run in (Run(" · "), one)][1:])

    def _say_fits(self, view: Streams) -> None:
        fresh = [row for row in view.fits or () if row.told and not row.used]
        self.use.setText(words.use(self.fmt, len(fresh)))
        self.use.setEnabled(bool(fresh))
        names = [words.figure_name(name) for name in view.missing]
        if view.fits == ():
            self.missing.show_runs([Run(words.no_fit())])
        else:
            self.missing.show_runs([Run(words.missing(", ".join(names)))] if names else [])

    def show_progress(self, share: float | None, name: str = "") -> None:
        """How far a reading is; None when there is none."""
        was, self._busy = self._busy, share is not None
        if was != self._busy:
            self.arrange()  # else nothing has another place, and a page full of plots stays as it is
        if share is not None:
            self.progress.setValue(round(share * 1000))
            self.reading.show_runs([Run(asked.reading(name, self.fmt.percent(round(share * 100))))])

    def set_stale(self, stale: bool) -> None:
        """A log does not grow old by a slider."""

    def set_format(self, fmt: Format) -> None:
        """Takes another locale or currency, or says everything anew."""
        self.fmt = fmt
        self.chart.set_format(fmt)
        self._say()
        if self.view is not None:
            self.show_streams(self.view)

    def _say(self) -> None:
        for name, verb in words.verbs().items():
            self.buttons[name].setText(verb)
        self.chart_heading.show_words(words.chart_title())
        self.fits_heading.show_words(words.fits_title())
        self.undone.show_runs([Run(words.can_be_undone())])
        self.log.setAccessibleName(words.log_name())
        self.fits.setAccessibleName(words.fits_title())
        self.progress.setAccessibleName(words.verbs()["bring"])

    def _on_more(self, link: str) -> None:
        if link == REFUSED:
            self.refused_asked.emit()
            return
        self.whole = link == MORE
        if self.view is not None:
            self.show_streams(self.view)

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
        for table in (self.log, self.fits):
            table.restyle()
        self.arrange()

    def _dress(self) -> None:
        self.buttons["bring"].setIcon(self.theme.icon("import", "on_accent", 14))
        self.buttons["log"].setIcon(self.theme.icon("add-strategy", "text", 14))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stands anew."""
        super().resizeEvent(event)
        self.arrange()

    def minimumSizeHint(self) -> QSize:
        """As high as all parts."""
        return QSize(self.theme.px(LEAST_WIDTH), self.theme.px(self._stand().y))

    def sizeHint(self) -> QSize:
        """As the narrow layout."""
        return self.minimumSizeHint().expandedTo(QSize(self.theme.px(720), 0))

    def arrange(self) -> None:
        """Stands every part in its place; what has none is hidden."""
        flow = self._stand()
        shown = {id(part) for part, _ in flow.boxes}
        for part in self.findChildren(QWidget):
            if part.parent() is self:
                part.setVisible(id(part) in shown)
        for placed, box in flow.boxes:
            placed.setGeometry(to_widget(self.theme, box))
        self._hairlines = flow.hairlines
        self.updateGeometry()
        self.update()

    def _stand(self) -> Flow:
        flow = flow_on(self._width, 12.0)
        view = self.view
        if self._busy:
            flow.put(self.progress, 8.0, 0.0, flow.width - 100.0, 9.0)
            flow.put(self.buttons["cancel"], BUTTON, flow.width - 90.0, 90.0)
            flow.down(BUTTON)
            flow.put(self.reading, 18.0)
            flow.down(24.0)
        if view is None:
            return flow
        self._stand_headline(flow, view)
        if view.graded is not None:
            flow.put(self.chart_heading, HEADING)
            flow.down(HEADING + 4.0)
            flow.put(self.chart, CHART)
            flow.down(CHART)
        flow.line(8.0, 8.0)
        stacked = flow.width < STACKED_BELOW
        left = flow.width if stacked else LOG_SHARE * flow.width
        top = flow.y
        flow.put(self.log, self.log.natural_height, 0.0, left)
        flow.down(self.log.natural_height + 6.0)
        flow.put(self.more, self._height(self.more, left), 0.0, left)
        flow.down(self._height(self.more, left) + 8.0)
        bottom = flow.y
        if not stacked:
            flow.y = top
        self._stand_fits(flow, view, 0.0 if stacked else left + 24.0)
        flow.y = max(flow.y, bottom)
        if view.findings:
            flow.line(8.0, 8.0)
            flow.put(self.review_heading, HEADING)
            flow.down(HEADING + 8.0)
            height = self.review.height_for(flow.width)
            flow.put(self.review, height)
            flow.down(height + 12.0)
        for part, is_said in ((self.bests, view.bests), (self.checks, view.checks)):
            if is_said:
                height = self._height(part, flow.width)
                flow.put(part, height)
                flow.down(height + 6.0)
        flow.line(8.0, 8.0)
        flow.put(self.buttons["paste"], BUTTON, 0.0, 130.0)
        flow.put(self.buttons["export"], BUTTON, 138.0, 130.0)
        flow.down(BUTTON + 12.0)
        return flow

    def _stand_headline(self, flow: Flow, view: Streams) -> None:
        flow.put(self.caption, 26.0, 0.0, flow.width - 230.0)
        flow.put(self.buttons["log"], BUTTON, flow.width - 216.0, 118.0)
        flow.put(self.buttons["bring"], BUTTON, flow.width - 90.0, 90.0)
        flow.down(30.0)
        hero = min(250.0, 0.4 * flow.width)
        flow.put(self.hero, 54.0, 0.0, hero)
        right = flow.width - hero - 12.0
        height = self._height(self.verdict, right)
        flow.put(self.verdict, height, hero + 12.0, right, 6.0)
        flow.down(max(54.0, height + 6.0) + 6.0)
        if view.graded is not None and view.graded.widen_to is not None:
            flow.put(self.buttons["widen"], BUTTON, hero + 12.0, 90.0)
            flow.down(BUTTON + 6.0)
        flow.down(4.0)

    def _stand_fits(self, flow: Flow, view: Streams, x: float) -> None:
        flow.put(self.fits_heading, HEADING, x)
        flow.down(HEADING + 4.0)
        if view.fits is None:
            return
        if view.fits:
            height = self.fits.natural_height
            flow.put(self.fits, height, x)
            flow.down(height + 8.0)
            flow.put(self.use, BUTTON, x, 130.0)
            flow.down(BUTTON + 4.0)
            flow.put(self.undone, 18.0, x)
            flow.down(24.0)
        if view.missing or not view.fits:
            height = self._height(self.missing, flow.width - x)
            flow.put(self.missing, height, x)
            flow.down(height + 8.0)

    def _height(self, sentence: Sentence, width: float) -> float:
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
