"""The fan and its dots: what is given is what is shown, and a drag only moves data."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from pytestqt.qtbot import QtBot

from tests.ui.plots.fan_reading import figures, points
from tests.ui.plots.samples import EDITED, MINE, Make, copy, fan, press
from tikearn_gui.ui.lettering import text_width
from tikearn_gui.ui.plots.fan_plot import FanPlot
from tikearn_gui.ui.plots.scales import Limits
from tikearn_gui.ui.theme import Look, Mode, Theme


def test_an_empty_plot_can_be_painted(make: Make) -> None:
    assert make().grab().width() == 688


def test_lines_hold_what_was_given(make: Make) -> None:
    plot, view = make(), fan()
    plot.set_fan(view)
    assert figures(plot, plot.bands.median) == pytest.approx(view.bands[3], abs=1e-6)
    assert figures(plot, plot.bands.edges[0]) == pytest.approx(view.bands[1], abs=1e-6)
    assert figures(plot, plot.bands.edges[1]) == pytest.approx(view.bands[5], abs=1e-6)
    assert view.plain is not None
    assert figures(plot, plot.bands.plain) == pytest.approx(view.plain.total, abs=1e-6)
    for (slot, line), other in zip(plot.bands.others, view.others, strict=True):
        assert slot == other.strategy.slot
        assert figures(plot, line) == pytest.approx(other.typical, abs=1e-6)


def test_bands_run_along_their_upper_edge_and_back_along_the_lower(make: Make) -> None:
    plot, view = make(), fan()
    plot.set_fan(view)
    for outline, (low, high) in zip(plot.bands.bands, ((0, 6), (1, 5), (2, 4)), strict=True):
        assert figures(plot, outline) == pytest.approx(
            np.concatenate([view.bands[high], view.bands[low][::-1]]), abs=1e-6
        )


def test_weeks_stand_from_the_axis_to_the_end(make: Make) -> None:
    plot = make()
    plot.set_fan(fan())
    xs = points(plot.bands.median)[:, 0]
    assert xs == pytest.approx(np.linspace(46.0, 688 - 278, 13))


def test_dots_are_the_outcomes(make: Make) -> None:
    plot, view = make(), fan()
    plot.set_fan(view)
    assert [dot.value for dot in plot.dots.dots] == view.outcomes.tolist()
    assert plot.dots.reaching == int((view.outcomes >= 500.0).sum())
    for dot in plot.dots.dots:
        assert (-dot.along < plot.goal.frame.y(500.0)) == (dot.value >= 500.0)


def test_labels_say_the_figures(make: Make) -> None:
    plot, view = make(), fan()
    plot.set_fan(view)
    lines = {entry.key: [line.name + line.figure for line in entry.lines] for entry in plot.labels.entries}
    assert lines["goal"] == [f"{plot.dots.reaching} of 50 dots", "reach the goal"]
    assert lines["plain"] == ["plain average $448:", "35 of 100 get there"]
    assert lines["typical"] == [f"typical {plot.fmt.money(float(view.bands[3][-1]))}"]
    assert lines["other 0"] == [f"My usual week {plot.fmt.money(float(view.others[0].typical[-1]))}"]
    assert set(plot.labels.tops) == set(lines)


def test_a_thousand_updates_make_nothing(make: Make, qtbot: QtBot) -> None:
    plot = make()
    plot.set_fan(fan())
    qtbot.wait(1)
    items, children = plot.scene().items(), plot.findChildren(QObject)
    for k in range(1000):
        plot.set_fan(fan(1.0 + 0.3 * np.sin(k / 9)) if k < 20 else plot.fan, moving=True)  # type: ignore[arg-type]
    plot.release()
    assert plot.scene().items() == items
    assert plot.findChildren(QObject) == children


def test_axes_stand_still_during_a_drag_and_follow_on_release(make: Make) -> None:
    plot = make()
    plot.set_fan(fan())
    before = plot.limits
    labels = plot.money.tickStrings(plot.money.limits.ticks(), 1.0, 1.0)
    plot.set_fan(fan(4.0), moving=True)
    assert plot.limits == before
    assert plot.money.tickStrings(plot.money.limits.ticks(), 1.0, 1.0) == labels
    plot.release()
    assert before is not None
    assert plot.limits is not None
    assert plot.limits.high > 2 * before.high
    assert plot.money.limits == plot.limits == Limits(plot.bands.frame.y_low, plot.bands.frame.y_high, plot.limits.step)


def test_what_leaves_the_frame_is_said(make: Make) -> None:
    plot = make()
    plot.set_fan(fan())
    assert not plot.bands.cut
    view = fan(4.0)
    plot.set_fan(view, moving=True)
    assert plot.bands.cut
    assert plot.bands.cut_words == f"8 of 10 futures: up to {plot.fmt.money(float(view.bands[5][-1]))}"
    assert plot.dots.above > 10
    assert plot.limits is not None
    assert plot.labels.above_words == f"{plot.dots.above} above {plot.fmt.money(plot.limits.high)}"
    plot.release()
    assert not plot.bands.cut


@pytest.mark.parametrize("factor", [1.3, 4.0, 400.0])
def test_words_about_what_is_above_the_axis_are_never_cut(make: Make, factor: float) -> None:
    plot = make()
    plot.set_fan(fan())
    plot.set_fan(fan(factor), moving=True)
    assert plot.dots.above
    width = text_width(plot.labels.above_words, plot.theme.design_font("caption"))
    left, baseline = plot.labels.above_at
    end, middle = plot.dots.top_row
    assert left + width <= plot.labels.right
    assert left > end or baseline > middle + plot.dots.size  # beside the dots, or under them


@pytest.mark.parametrize("factor", [0.2, 1.3, 4.0, 400.0])
def test_however_far_a_drag_goes_labels_keep_their_room(make: Make, factor: float) -> None:
    plot = make()
    plot.set_fan(fan())
    plot.set_fan(fan(factor), moving=True)
    labels, font = plot.labels, plot.theme.design_font("caption", 600)
    assert plot.dots.widest <= plot.dots.left + plot.dots.room
    assert labels.left >= plot.dots.widest
    shown = [entry for entry in labels.entries if entry.key in labels.tops]
    assert {"goal", "typical"} <= {entry.key for entry in shown}
    for entry in shown:
        assert all(labels.left + text_width(words.figure, font) <= labels.right for words in entry.lines)
        if labels.above_words:
            assert labels.tops[entry.key] >= labels.above_at[1]


def test_labels_do_not_come_nearer_during_a_drag(make: Make) -> None:
    plot = make()
    plot.set_fan(fan())
    wide = fan(outcomes=np.full(50, 100.0))
    plot.set_fan(wide, moving=True)
    left, size = plot.labels.left, plot.dots.size
    plot.set_fan(fan(), moving=True)
    assert plot.labels.left >= left
    assert plot.dots.size <= size
    plot.release()
    assert plot.labels.left < left


def test_limits_ease_where_motion_is_wanted(make: Make, qtbot: QtBot) -> None:
    plot = make(style=Theme(Look(mode=Mode.LIGHT)))
    plot.set_fan(fan())
    before = plot.limits
    plot.set_fan(fan(4.0))
    assert plot.limits == before
    target = plot.wanted(None)
    qtbot.waitUntil(lambda: plot.limits == target, timeout=3000)
    assert plot.bands.frame.y_high == target.high


def test_a_new_answer_during_the_easing_takes_over(make: Make, qtbot: QtBot) -> None:
    plot = make(style=Theme(Look(mode=Mode.LIGHT)))
    plot.set_fan(fan())
    plot.set_fan(fan(4.0))
    qtbot.wait(40)
    plot.set_fan(fan(9.0))
    target = plot.wanted(None)
    qtbot.waitUntil(lambda: plot.limits == target, timeout=3000)


def test_nothing_is_worked_out_while_hidden(make: Make) -> None:
    plot = make(shown=False)
    plot.set_fan(fan())
    assert plot.bands.fan is None
    assert plot.limits is None
    plot.show()
    assert plot.bands.fan is plot.fan
    plot.hide()
    shown = plot.bands.fan
    plot.set_fan(fan(3.0))
    assert plot.bands.fan is shown
    plot.show()
    assert plot.bands.fan is plot.fan
    assert plot.limits == plot.wanted(None)


def test_stale_is_grey_until_the_next_answer(make: Make) -> None:
    plot = make()
    plot.set_fan(fan())
    colour = plot.theme.strategy_colour(EDITED.slot).name()
    grey = plot.theme.colour("stale").name()
    assert plot.bands._pens_now(1.0).median.color().name() == colour
    fresh = plot.bands._pens_now(1.0).bands[0].alphaF()
    plot.set_stale(True)
    assert plot.bands._pens_now(1.0).median.color().name() == grey
    assert plot.bands._pens_now(1.0).bands[0].alphaF() == pytest.approx(fresh / 2, abs=1e-3)
    assert plot.dots.stale
    assert plot.labels.stale
    plot.set_fan(fan(1.1), moving=True)
    assert plot.bands._pens_now(1.0).median.color().name() == colour
    assert not plot.dots.stale
    assert not plot.labels.stale


def test_lines_behind_are_hairlines_during_a_drag_only(make: Make) -> None:
    plot = make()
    plot.set_fan(fan(), moving=True)
    thin = plot.bands._pens_now(2.0)
    plot.release()
    full = plot.bands._pens_now(2.0)
    assert thin.others[0].isCosmetic()
    assert thin.others[0].widthF() == 1.0
    assert not full.others[0].isCosmetic()
    assert full.others[0].widthF() == 1.75
    assert thin.median.widthF() == full.median.widthF() == 2.75
    on, off = full.others[0].dashPattern()
    assert (on * 1.75, off * 1.75) == (5.0, 4.0)
    assert thin.others[0].dashPattern() == [10.0, 8.0]


def test_arrow_keys_read_the_weeks(make: Make) -> None:
    plot, view = make(), fan()
    plot.set_fan(view)
    assert plot.reading.reading is None
    press(plot, Qt.Key.Key_Right)
    assert plot.week == 12
    for _ in range(8):
        press(plot, Qt.Key.Key_Left)
    reading = plot.reading.reading
    assert reading is not None
    assert reading.title == "After week 4"
    low, middle, high = (float(view.bands[row][4]) for row in (1, 3, 5))
    assert reading.rows == (
        ("8 of 10", plot.fmt.money_range(low, high), False),
        ("typical", plot.fmt.money(middle), True),
        (MINE.name, plot.fmt.money(float(view.others[0].typical[4])), False),
    )
    assert plot.accessibleDescription() == reading.words
    press(plot, Qt.Key.Key_Home)
    assert plot.week == 0
    press(plot, Qt.Key.Key_Escape)
    assert plot.reading.reading is None
    assert plot.accessibleDescription() == plot.summary()


def test_keys_that_the_plot_does_not_use_go_on(make: Make) -> None:
    plot = make()
    plot.set_fan(fan())
    assert not plot.read_by_key(Qt.Key.Key_Escape)
    assert not plot.read_by_key(Qt.Key.Key_Down)


def test_the_reading_follows_new_figures(make: Make) -> None:
    plot = make()
    plot.set_fan(fan())
    press(plot, Qt.Key.Key_End)
    plot.set_fan(fan(2.0), moving=True)
    reading = plot.reading.reading
    assert reading is not None
    assert reading.value == pytest.approx(float(fan(2.0).bands[3][-1]))


def test_copy_takes_the_card_or_the_whole(make: Make) -> None:
    plot, view = make(), fan()
    plot.set_fan(view)
    copy(plot)
    words = QGuiApplication.clipboard().text()
    assert words == plot.summary()
    assert words.startswith(
        f"Longer streams, running total after 12 weeks: typical {plot.fmt.money(view.bands[3][-1])}"
    )
    assert "of 50 dots reach the goal of $500. Plain average $448: 35 of 100 get there. My usual week: typical" in words
    press(plot, Qt.Key.Key_End)
    copy(plot)
    assert QGuiApplication.clipboard().text().startswith("After week 12: 8 of 10 ")


def mouse(plot: FanPlot, kind: QEvent.Type, x: float, y: float) -> None:
    at = QPointF(x, y)
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
    event = QMouseEvent(
        kind, at, plot.mapToGlobal(QPoint(int(x), int(y))).toPointF(), button, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    handler = {
        QEvent.Type.MouseButtonPress: plot.mousePressEvent,
        QEvent.Type.MouseMove: plot.mouseMoveEvent,
        QEvent.Type.MouseButtonRelease: plot.mouseReleaseEvent,
    }[kind]
    handler(event)


def test_the_mouse_reads_the_nearest_week(make: Make) -> None:
    plot = make()
    plot.set_fan(fan())
    frame = plot.bands.frame
    mouse(plot, QEvent.Type.MouseMove, frame.x(4.3), frame.top + 20.0)
    assert plot.week == 4
    mouse(plot, QEvent.Type.MouseMove, frame.right + 60.0, frame.top + 20.0)
    assert plot.week is None


def test_the_goal_line_can_be_dragged(make: Make, qtbot: QtBot) -> None:
    plot = make()
    plot.set_fan(fan())
    frame, reaching = plot.goal.frame, plot.dots.reaching
    dragged: list[float] = []
    plot.goal_dragged.connect(dragged.append)
    mouse(plot, QEvent.Type.MouseButtonPress, 300.0, frame.y(500.0) + 2.0)
    mouse(plot, QEvent.Type.MouseMove, 300.0, frame.y(303.0))
    assert dragged == [300.0]
    assert plot.goal.goal == 300.0
    assert plot.flag.words == "goal $300"
    assert plot.dots.reaching > reaching
    with qtbot.waitSignal(plot.goal_dropped) as dropped:
        mouse(plot, QEvent.Type.MouseButtonRelease, 300.0, frame.y(303.0))
    assert dropped.args == [300.0]


def test_the_goal_cannot_be_dragged_below_the_axis(make: Make) -> None:
    plot = make()
    plot.set_fan(fan())
    mouse(plot, QEvent.Type.MouseButtonPress, 300.0, plot.goal.frame.y(500.0))
    mouse(plot, QEvent.Type.MouseMove, 300.0, plot.goal.frame.bottom + 40.0)
    assert plot.goal.goal is not None
    assert plot.goal.goal > 0.0


def test_a_goal_out_of_sight_leaves_the_fan_large(make: Make) -> None:
    plot = make()
    plot.set_fan(fan(goal=40_000.0))
    assert not plot.goal.inside
    assert plot.flag.beyond
    assert plot.limits is not None
    assert plot.limits.high < 2_000.0
    assert plot.dots.reaching == 0


def test_the_last_axis_label_carries_the_currency(make: Make) -> None:
    plot = make()
    plot.set_fan(fan())
    words = plot.money.tickStrings(plot.money.limits.ticks(), 1.0, 1.0)
    assert words[0] == "0"
    assert [word.startswith("$") for word in words] == [False] * (len(words) - 1) + [True]


def test_losses_have_an_axis_below_zero(make: Make) -> None:
    view = fan()
    plot = make()
    plot.set_fan(replace(view, bands=view.bands - 300.0, outcomes=view.outcomes - 300.0, plain=None))
    assert plot.limits is not None
    assert plot.limits.low < 0.0
    assert plot.grid.limits == plot.limits
