"""The parts of the What matters page, and how they stand together."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from tikearn_gui.ui.format import Format
from tikearn_gui.ui.pages import matters_words as words
from tikearn_gui.ui.pages import story_words
from tikearn_gui.ui.pages.flow import LEAST_WIDTH
from tikearn_gui.ui.pages.matters_places import stand
from tikearn_gui.ui.pages.matters_tables import (
    SEEK_COLUMNS,
    knowing_table,
    ledger_table,
    rest_rows,
    rests_columns,
    seek_rows,
    stress_table,
)
from tikearn_gui.ui.pages.matters_views import Matters, Reach, Seek
from tikearn_gui.ui.pages.parts.figure_table import FigureTable
from tikearn_gui.ui.pages.parts.heading import Heading
from tikearn_gui.ui.pages.parts.heat_view import HeatView
from tikearn_gui.ui.pages.parts.pair_choice import PairChoice
from tikearn_gui.ui.pages.parts.spread_split import SpreadSplit
from tikearn_gui.ui.pages.parts.story_player import StoryPlayer
from tikearn_gui.ui.pages.parts.top_lever import TopLever
from tikearn_gui.ui.pages.parts.tornado import TornadoView
from tikearn_gui.ui.pages.parts.waterfall import Waterfall
from tikearn_gui.ui.plots.story_plot import StoryPlot
from tikearn_gui.ui.sentence import Run, Sentence, filled
from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.themed import Themed, design_painter, to_widget

__all__ = ["CHANCE", "GOAL", "MattersContent"]

GOAL, CHANCE = "goal", "chance"
"""The editable words of goal seek."""


class MattersContent(Themed):
    """Headline; tornado and split; goal seek and what to measure; what if and futures; two levers and likes; ledger."""

    def __init__(self, theme: Theme, fmt: Format, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.fmt = fmt
        self.view: Matters | None = None
        self.ghost: str | None = None
        self.top = TopLever(theme, fmt, self)
        self.tornado_heading, self.split_heading = Heading(theme, self), Heading(theme, self)
        self.tornado = TornadoView(theme, fmt, self)
        self.split = SpreadSplit(theme, fmt, self)
        self.evens_out = Sentence(theme, "small", "text_muted", self)
        self.rests_heading = Heading(theme, self)
        self.rests = FigureTable(theme, rests_columns(), self)
        self.rests_note = Sentence(theme, "small", "text_muted", self)
        self.seek_heading = Sentence(theme, "heading", "text", self)
        self.seek = FigureTable(theme, SEEK_COLUMNS, self, row=30.0, gap=7.0)
        self.seek_note = Sentence(theme, "small", "text_secondary", self)
        self.pair = PairChoice(theme, words.against(), words.two_names(), self, before=words.two_together())
        self.pair_note = Sentence(theme, "small", "text_secondary", self)
        self.knowing_heading = Heading(theme, self)
        self.knowing = FigureTable(theme, (), self)
        self.knowing_note = Sentence(theme, "small", "text_secondary", self)
        self.stress_heading, self.stories_heading = Heading(theme, self), Heading(theme, self)
        self.stress = FigureTable(theme, (), self, inset=8.0)
        self.fan = StoryPlot(theme, fmt, self)
        self.player = StoryPlayer(theme, fmt, self.fan, self)
        self.heat_heading = Heading(theme, self)
        self.axes = PairChoice(theme, words.against(), (words.across(), words.upwards()), self)
        self.heat = HeatView(theme, fmt, self)
        self.heat_note = Sentence(theme, "small", "text_secondary", self)
        self.worth_heading = Heading(theme, self)
        self.worth = Waterfall(theme, fmt, self)
        self.ledger_heading = Heading(theme, self)
        self.ledger = FigureTable(theme, (), self)
        self.heat.cell_read.connect(self._say_cell)
        self._page = QSize(0, 0)
        self._hairlines: list[QRectF] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._say()

    # -- figures ------------------------------------------------------------------------------------------------

    def show_matters(self, view: Matters) -> None:
        """Takes new figures; during a drag only the fan follows, for the rest is counted at rest."""
        self.view = view
        self.fan.set_fan(view.fan)
        fmt, tornado = self.fmt, view.tornado
        nothing = tornado is not None and tornado.complete and view.top is None
        self.top.show_top(view.strategy.name, view.top, nothing=nothing)
        self.tornado.show_tornado(tornado)
        self.split.show_split(view.split)
        self.rests.show_rows(rest_rows(fmt, view.rests))
        self.rests_note.show_runs([Run(words.rests_hint() if view.rests or view.split is None else words.no_doubt())])
        self._show_seek(view.seek)
        self._show_knowing(view)
        self._show_stress(view)
        self.player.show_stories(view.stories)
        self.axes.show_levers(view.axes.levers, (view.axes.x, view.axes.y))
        self.heat.show_heat(view.heat, view.strategy.slot)
        self._say_cell(self.heat.sentence())
        self.worth.show_steps(view.worth)
        columns, rows = ledger_table(fmt, view.ledger or ())
        self.ledger.show_rows(rows, columns)
        self.arrange()

    def _show_seek(self, seek: Seek) -> None:
        fmt = self.fmt
        links = {
            "goal": Run(fmt.money(seek.goal), link=GOAL),
            "chance": Run(words.of_100(fmt, seek.chance), link=CHANCE),
        }
        heading = filled(words.to_reach(), links)
        self.seek_heading.show_runs([Run(run.text, run.link, strong=True, role=run.role) for run in heading])
        self.seek.show_rows(seek_rows(fmt, seek))
        now = any(row.reach is Reach.NOW for row in seek.rows)
        note = ""
        if not seek.complete:
            note = words.progress(fmt, seek.counted, seek.expected) if seek.expected else words.being_counted()
        elif now and seek.reached is not None:
            note = words.reached_now(fmt, seek.reached)
        self.seek_note.show_runs([Run(note)])
        self.pair.show_levers(seek.levers, seek.wished, words.none_chosen())
        found, wished = seek.together, seek.wished
        said = [Run(words.being_counted())] if wished is not None else []
        self.pair_note.show_runs(self._combination(seek) if found is not None and wished is not None else said)

    def _combination(self, seek: Seek) -> list[Run]:
        assert seek.together is not None
        runs = [Run(words.combined(self.fmt, seek.together))]
        if seek.together.numbers is not None:
            runs += [Run(" "), Run(words.apply(), link="together")]
        return runs

    def _show_knowing(self, view: Matters) -> None:
        columns, rows = knowing_table(self.fmt, view.knowing or ())
        self.knowing.show_rows(rows, columns)
        if view.single:
            note = words.one_strategy()
        elif view.knowing is None:
            note = words.being_counted()
        else:
            changing = any(each.changes >= 0.005 for each in view.knowing)
            note = "" if changing else words.nothing_to_know()
        self.knowing_note.show_runs([Run(note)])

    def _show_stress(self, view: Matters) -> None:
        columns, rows = stress_table(self.fmt, view.stress, self.ghost)
        self.stress.show_rows(rows, columns)
        line = next((case.line for case in view.stress if case.name == self.ghost), None)
        if line is not self.fan.ghost:
            self.fan.set_ghost(line)

    def choose_ghost(self, name: str) -> None:
        """Puts a stress case on the fan, or takes it off again."""
        self.ghost = None if name == self.ghost else name
        if self.view is not None:
            self._show_stress(self.view)

    def _say_cell(self, sentence: str) -> None:
        self.heat_note.show_runs([Run(sentence)])

    def set_stale(self, stale: bool) -> None:
        """An answer is late."""
        self.top.set_stale(stale)
        self.fan.set_stale(stale)

    def set_format(self, fmt: Format) -> None:
        """Takes another locale or currency, or says everything anew."""
        self.fmt = fmt
        for part in (self.top, self.tornado, self.split, self.fan, self.player, self.heat, self.worth):
            part.set_format(fmt)
        self._say()

    def _say(self) -> None:
        self.tornado_heading.show_words(*words.one_at_a_time())
        self.split_heading.show_words(words.where_from())
        self.evens_out.show_runs([Run(words.luck_evens_out())])
        self.rests_heading.show_words(*words.rests_on())
        self.knowing_heading.show_words(words.measure_first())
        self.stress_heading.show_words(*story_words.what_if())
        self.stories_heading.show_words(story_words.ten_futures(self.fmt, 10))
        self.heat_heading.show_words(words.two_levers())
        self.worth_heading.show_words(*words.likes_worth())
        self.ledger_heading.show_words(*words.ledger_title())
        self.rests.setAccessibleName(words.rests_on()[0])
        self.seek.setAccessibleName(words.apply())
        self.knowing.setAccessibleName(words.measure_first())
        self.stress.setAccessibleName(story_words.what_if()[0])
        self.ledger.setAccessibleName(words.ledger_title()[0])

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
        for table in (self.rests, self.seek, self.knowing, self.stress, self.ledger):
            table.restyle()
        self.player.restyle()
        self.arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stands anew."""
        super().resizeEvent(event)
        self.arrange()

    def minimumSizeHint(self) -> QSize:
        """As high as all parts."""
        return QSize(self.theme.px(LEAST_WIDTH), self.theme.px(stand(self, self._width).y))

    def sizeHint(self) -> QSize:
        """As the narrow layout."""
        return self.minimumSizeHint().expandedTo(QSize(self.theme.px(720), 0))

    def arrange(self) -> None:
        """Stands every part in its place."""
        flow = stand(self, self._width)
        for part, box in flow.boxes:
            part.setGeometry(to_widget(self.theme, box))
        self._hairlines = flow.hairlines
        self.updateGeometry()
        self.update()

    def text_height(self, sentence: Sentence, width: float) -> float:
        """The height of a sentence at a width, in lengths of the design; none where it is empty."""
        return sentence.heightForWidth(self.theme.px(width)) / self.theme.scale if sentence.text else 0.0

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and hairlines between the sections."""
        painter = design_painter(self, self.theme)
        painter.resetTransform()
        painter.fillRect(event.rect(), self.theme.colour("surface"))
        for line in self._hairlines:
            box = to_widget(self.theme, line)
            painter.fillRect(QRect(box.left(), box.top(), box.width(), 1), self.theme.colour("border"))
        painter.end()
