"""Sources and differences: boxes and dots hold what was given."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFontMetricsF, QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from tests.ui.plots.samples import copy, difference, press, sources, spread_of
from tikearn_gui.ui.format import Format
from tikearn_gui.ui.pages.views import SourceWeeks
from tikearn_gui.ui.plots.difference_plot import DifferencePlot, round_both
from tikearn_gui.ui.plots.sources_layer import CUT_BASELINE, SourcesLayer
from tikearn_gui.ui.plots.sources_plot import SourcesPlot
from tikearn_gui.ui.theme import Theme


@pytest.fixture
def stacked(qtbot: QtBot, theme: Theme, fmt: Format) -> SourcesPlot:
    plot = SourcesPlot(theme, fmt)
    qtbot.addWidget(plot)
    plot.resize(252, 150)
    plot.show()
    return plot


@pytest.fixture
def dotted(qtbot: QtBot, theme: Theme, fmt: Format) -> DifferencePlot:
    plot = DifferencePlot(theme, fmt)
    qtbot.addWidget(plot)
    plot.resize(234, 180)
    plot.show()
    return plot


def amounts(layer: SourcesLayer, source: str) -> list[float]:
    """The bars of a source turned back into money."""
    boxes = [box for name, box in layer.bars if name == source]
    return [layer.frame.value(box.top()) - layer.frame.value(box.bottom()) for box in boxes]


def test_bars_hold_what_was_given(stacked: SourcesPlot) -> None:
    view = sources()
    stacked.set_sources(view)
    for part in view.parts:
        assert amounts(stacked.bars, part.source) == pytest.approx(part.average.tolist())
    assert amounts(stacked.bars, "costs") == pytest.approx(view.costs.tolist())


def test_sources_stand_on_one_another_and_costs_below_zero(stacked: SourcesPlot) -> None:
    stacked.set_sources(sources())
    zero = stacked.bars.frame.y(0.0)
    first = [box for _, box in stacked.bars.bars][::12]
    gifts, partnerships, merchandise, costs = first
    assert gifts.bottom() == pytest.approx(zero)
    assert partnerships.bottom() == pytest.approx(gifts.top())
    assert merchandise.bottom() == pytest.approx(partnerships.top())
    assert costs.top() == pytest.approx(zero)
    assert costs.bottom() <= stacked.bars.frame.bottom


def test_names_stand_beside_and_never_overlap(stacked: SourcesPlot) -> None:
    stacked.set_sources(sources(costs=0.4))
    names = [name for name, _ in stacked.bars.names]
    tops = [top for _, top in stacked.bars.names]
    assert names == ["gifts", "partnerships", "merchandise", "costs"]
    assert min(np.diff(sorted(tops))) >= 15.0 - 1e-9


def test_what_brings_nothing_has_no_name(stacked: SourcesPlot) -> None:
    view = sources(costs=0.0)
    nothing = SourceWeeks("subscriptions", np.zeros(12))
    stacked.set_sources(replace(view, parts=(view.parts[0], nothing)))
    assert [name for name, _ in stacked.bars.names] == ["gifts"]
    assert "Subscriptions" not in stacked.words()


def test_bars_that_leave_the_frame_are_cut_and_say_so(stacked: SourcesPlot) -> None:
    stacked.set_sources(sources())
    before = stacked.limits
    stacked.set_sources(sources(3.0), moving=True)
    assert stacked.limits == before
    assert min(box.top() for _, box in stacked.bars.bars) == stacked.bars.frame.top
    assert len(stacked.bars.cut) == 12
    assert stacked.bars.cut_words == stacked.fmt.money(float(stacked.totals().max()))
    baseline, font = stacked.bars.frame.top + CUT_BASELINE, stacked.theme.design_font("caption")
    assert baseline >= QFontMetricsF(font).tightBoundingRect(stacked.bars.cut_words).height()
    assert min(top for _, top in stacked.bars.names) >= baseline
    stacked.release()
    assert stacked.bars.cut == []


def test_a_thousand_updates_of_bars_make_nothing(stacked: SourcesPlot) -> None:
    stacked.set_sources(sources())
    items, children = stacked.scene().items(), stacked.findChildren(QObject)
    for k in range(1000):
        stacked.set_sources(sources(1.0 + k / 4000), moving=True)
    assert stacked.scene().items() == items
    assert stacked.findChildren(QObject) == children


def test_a_week_of_bars_is_read_by_key(stacked: SourcesPlot) -> None:
    stacked.set_sources(sources())
    press(stacked, Qt.Key.Key_Right)
    copy(stacked)
    assert QGuiApplication.clipboard().text() == (
        "Week 1, on average: Merchandise $11; Partnerships $13; Virtual gifts $15; Costs −$2.25"
    )
    press(stacked, Qt.Key.Key_Escape)
    assert stacked.words().startswith("Where it comes from, average a week: Virtual gifts $17 a week; ")


def test_stale_bars_pale(stacked: SourcesPlot) -> None:
    stacked.set_sources(sources())
    stacked.set_stale(True)
    assert stacked.bars.stale
    stacked.set_sources(sources())
    assert not stacked.bars.stale


def test_both_sides_of_a_difference_are_counted(dotted: DifferencePlot) -> None:
    view = difference()
    dotted.set_difference(view)
    layer = dotted.layer
    lost, won = layer.wins
    assert (lost, won) == (int((view.dots < 0).sum()), int((view.dots > 0).sum()))
    zero = layer.frame.x(0.0)
    assert sum(dot.along > zero for dot in layer.dots) == won
    assert [dot.value for dot in layer.dots] == view.dots.tolist()
    for dot in layer.dots:
        assert (dot.along > zero) == (dot.value >= 0)


def test_winners_are_filled_in_their_colour(dotted: DifferencePlot) -> None:
    view = difference()
    dotted.set_difference(view)
    theme = dotted.theme
    assert dotted.layer._look(5.0) == (theme.strategy_colour(view.b.slot), True)
    assert dotted.layer._look(-5.0) == (theme.strategy_colour(view.a.slot), False)
    assert dotted.layer._look(0.0) == (theme.colour("text_muted"), False)


def test_a_strategy_against_itself_is_nobodys(dotted: DifferencePlot) -> None:
    dotted.set_difference(replace(difference(), dots=np.zeros(50), spread=spread_of(np.zeros(50))))
    assert dotted.layer.wins == (0, 0)
    assert "typically $0" in dotted.words()


def test_a_difference_says_who_wins(dotted: DifferencePlot) -> None:
    view = difference()
    dotted.set_difference(view)
    copy(dotted)
    words = QGuiApplication.clipboard().text()
    assert words.startswith("Longer streams minus My usual week on the same luck: typically +$")
    assert words.endswith(f"Longer streams wins {dotted.layer.wins[1]} of 50.")
    assert dotted.accessibleDescription() == words


def test_the_axis_of_differences_stands_still_during_a_drag(dotted: DifferencePlot) -> None:
    dotted.set_difference(difference())
    before = dotted.limits
    dotted.set_difference(difference(500.0), moving=True)
    assert dotted.limits == before
    dotted.release()
    assert dotted.limits != before


@pytest.mark.parametrize(("low", "high"), [(-3.0, 300.0), (0.0, 10.0), (-500.0, 0.0), (-40.0, 40.0), (0.0, 0.0)])
def test_both_winners_have_room(low: float, high: float) -> None:
    limits = round_both(low, high)
    assert limits.low <= min(low, -limits.step)
    assert limits.high >= max(high, limits.step)
    assert len(limits.ticks()) <= 7


def test_dots_are_painted(dotted: DifferencePlot) -> None:
    dotted.set_difference(difference())
    image = dotted.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    seen = {image.pixel(x, y) & 0xFFFFFF for x in range(image.width()) for y in range(image.height())}
    assert dotted.theme.strategy_colour(1).rgb() & 0xFFFFFF in seen
    assert dotted.theme.strategy_colour(0).rgb() & 0xFFFFFF in seen
