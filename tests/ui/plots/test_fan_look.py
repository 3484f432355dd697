"""How the fan looks: themes, text sizes, boxes, and the plan it shows."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tests.ui.plots.fan_reading import colours, figures, points
from tests.ui.plots.samples import EDITED, Make, fan
from tikearn_gui.ui.pages.views import Plain
from tikearn_gui.ui.plots.brushwork import crisp
from tikearn_gui.ui.theme import Look, Mode, Theme


@pytest.mark.parametrize("mode", list(Mode))
def test_median_and_ground_are_painted(make: Make, mode: Mode) -> None:
    plot = make(style=Theme(Look(mode=mode, reduced_motion=True)))
    plot.set_fan(fan())
    seen = colours(plot)
    assert plot.theme.strategy_colour(EDITED.slot).rgb() & 0xFFFFFF in seen
    assert plot.theme.colour("surface").rgb() & 0xFFFFFF in seen
    assert len(seen) > 20


def test_larger_text_scales_the_whole_plot(make: Make) -> None:
    plot = make(style=Theme(Look(mode=Mode.LIGHT, text_size=2.0, reduced_motion=True)), width=1376, height=404)
    plot.set_fan(fan())
    assert plot.area.width() == 688.0
    assert points(plot.bands.median)[-1, 0] == pytest.approx(688 - 278)


def test_a_changed_plan_moves_the_week_axis(make: Make) -> None:
    plot = make()
    plot.set_fan(fan())
    plot.set_fan(fan(weeks=26, plain=Plain(np.linspace(0, 900, 27), 0.4)), moving=True)
    assert plot.weeks.weeks == 26.0
    assert plot.bands.frame.x_high == 26.0


def test_a_ghost_is_drawn_where_the_drag_began(make: Make) -> None:
    plot, before = make(), fan()
    plot.set_fan(before)
    plot.set_fan(fan(1.5, ghost=before.bands[3]), moving=True)
    assert figures(plot, plot.bands.ghost) == pytest.approx(before.bands[3], abs=1e-6)
    plot.set_fan(fan(1.5))
    assert plot.bands.ghost.isEmpty()


def test_the_plot_paints_into_any_box(make: Make) -> None:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter

    plot = make()
    plot.set_fan(fan())
    image = QImage(1376, 404, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    plot.paint_on(painter, QRectF(0, 0, 1376, 404))
    painter.end()
    seen = {image.pixel(x, y) & 0xFFFFFF for x in range(0, 1376, 3) for y in range(0, 404, 3)}
    assert plot.theme.strategy_colour(EDITED.slot).rgb() & 0xFFFFFF in seen


def test_without_a_goal_for_the_plan_there_is_no_line(make: Make) -> None:
    plot = make()
    plot.set_fan(fan(goal=None))
    assert not plot.goal.inside
    assert not plot.flag.isVisible()
    assert "goal" not in [entry.key for entry in plot.labels.entries]
    assert "goal" not in plot.summary()
    assert not plot.goal.holds(plot.goal.frame.y(0.0))
    plot.set_fan(fan(goal=500.0))
    assert plot.goal.inside
    assert plot.flag.isVisible()


def test_a_change_of_theme_repaints_what_is_kept_as_a_picture(make: Make, qapp: QApplication) -> None:
    theme = Theme(Look(mode=Mode.LIGHT, reduced_motion=True))
    theme.apply(qapp)
    plot = make(style=theme)
    plot.set_fan(fan(goal=400.0))
    light = colours(plot)
    theme.set_look(Look(mode=Mode.DARK, reduced_motion=True))
    dark = colours(plot)
    ink = theme.colour("goal").rgb() & 0xFFFFFF
    assert ink in dark
    assert ink not in light
    assert theme.strategy_colour(EDITED.slot).rgb() & 0xFFFFFF in dark
    qapp.setStyleSheet("")
    theme.deleteLater()


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0, 3.0])
@pytest.mark.parametrize("width", [1.0, 1.25, 2.0])
def test_hairlines_start_and_end_on_device_pixels(ratio: float, width: float) -> None:
    for at in np.linspace(0.0, 20.0, 41):
        half = max(1, round(width * ratio)) / 2
        start = crisp(float(at), ratio, width) * ratio - half
        assert start == pytest.approx(round(start), abs=1e-9)
        assert abs(crisp(float(at), ratio, width) - at) <= 0.51 / ratio + 1e-9
