"""What tests of plots, pages and tips are given."""

from __future__ import annotations

import os

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.plots.samples import Make
from tikearn_gui.ui.format import Format
from tikearn_gui.ui.plots.fan_plot import FanPlot
from tikearn_gui.ui.theme import Look, Mode, Theme

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """Light, without motion."""
    return Theme(Look(mode=Mode.LIGHT, reduced_motion=True))


@pytest.fixture
def fmt() -> Format:
    """US dollars as in the United States."""
    return Format("en_US", "USD")


@pytest.fixture
def make(qtbot: QtBot, theme: Theme, fmt: Format) -> Make:
    """Makes a plot on screen, 688 x 202."""

    def made(*, shown: bool = True, style: Theme = theme, width: int = 688, height: int = 202) -> FanPlot:
        plot = FanPlot(style, fmt)
        qtbot.addWidget(plot)
        plot.resize(width, height)
        if shown:
            plot.show()
            qtbot.waitExposed(plot)
        return plot

    return made
