"""What tests of plots, pages and tips are given."""

from __future__ import annotations

import os

import pytest
from PySide6.QtWidgets import QApplication

from tikearn_gui.ui.format import Format
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
