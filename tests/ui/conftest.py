"""Every test of the window runs without a screen, and must leave neither a message of Qt nor a widget behind."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from tikearn_gui.ui.format import Format
from tikearn_gui.ui.theme import Look, Mode, Theme

# What the platform without a screen says of itself, and the test library of a press that nobody takes.
OF_THE_PLATFORM = ("This plugin does not support", "Mouse event")
# Qt keeps these for itself, once made.
KEPT_BY_QT = {"QTipLabel", "QDesktopScreenWidget"}


@pytest.fixture(autouse=True)
def no_widget_is_left(qapp: QApplication) -> Iterator[None]:
    """Fails where a test leaves a widget that was not there before."""
    before = _living(qapp)
    yield
    left = _living(qapp) - before
    if left:
        del left
        gc.collect()  # what hangs in a cycle is no leak
        left = _living(qapp) - before
    described = sorted(f"{type(widget).__name__} {widget.accessibleName()!r}" for widget in left)
    for widget in left:
        widget.deleteLater()
    _deliver_deletions()
    assert described == []


@pytest.fixture(autouse=True)
def no_qt_message(qtlog: Any) -> Iterator[None]:
    """Fails where Qt warned of something, such as a style sheet that it does not understand."""
    yield
    said = [record.message for record in qtlog.records]
    assert [message for message in said if not message.startswith(OF_THE_PLATFORM)] == []


@pytest.fixture(params=[Mode.LIGHT, Mode.DARK], ids=str)
def any_theme(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Theme]:
    """The light theme, then the dark one, on the application."""
    yield from _worn(Look(request.param), qapp)


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The light theme on the application."""
    yield from _worn(Look(Mode.LIGHT), qapp)


@pytest.fixture
def fmt() -> Format:
    return Format("en_US")


def _worn(look: Look, app: QApplication) -> Iterator[Theme]:
    theme = Theme(look)
    theme.apply(app)
    yield theme
    app.setStyleSheet("")
    theme.deleteLater()
    _deliver_deletions()


def _living(app: QApplication) -> set[QWidget]:
    _deliver_deletions()
    everything = (widget for widget in app.allWidgets() if isValid(widget))
    return {widget for widget in everything if widget.metaObject().className() not in KEPT_BY_QT}


def _deliver_deletions() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
