"""The ring comes with the keyboard and goes with the mouse."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tikearn_gui.ui.focus_ring import OWN_RING, FocusRing, show_focus
from tikearn_gui.ui.theme import Theme


@pytest.fixture
def ring(theme: Theme, qapp: QApplication) -> Iterator[FocusRing]:
    made = FocusRing(theme, qapp)
    yield made
    made.deleteLater()


class Window(QWidget):
    """A field, and two buttons in a scroll area."""

    def __init__(self) -> None:
        super().__init__()
        self.field = QLineEdit()
        self.first, self.second = QPushButton("first"), QPushButton("second")
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.addWidget(self.first)
        inner.addSpacing(600)
        inner.addWidget(self.second)
        self.area = QScrollArea()
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(content)
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addWidget(self.area)
        self.resize(200, 200)


@pytest.fixture
def window(ring: FocusRing, qtbot: QtBot) -> Window:
    made = Window()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.field.setFocus(Qt.FocusReason.MouseFocusReason)
    return made


def test_tab_brings_the_ring(window: Window, ring: FocusRing) -> None:
    assert ring.target is None
    QTest.keyClick(window.field, Qt.Key.Key_Tab)
    assert ring.target is window.first


def test_the_mouse_brings_none_and_takes_it_off(window: Window, ring: FocusRing) -> None:
    QTest.keyClick(window.field, Qt.Key.Key_Tab)
    QTest.mouseClick(window.first, Qt.MouseButton.LeftButton)
    assert ring.target is None
    QTest.mouseClick(window.field, Qt.MouseButton.LeftButton)
    assert ring.target is None


def ring_box(ring: FocusRing) -> QRect:
    shown = ring._ring
    assert shown is not None and shown.isVisible()
    return shown.geometry()


def test_it_lies_two_px_away_and_scrolls_along(window: Window, ring: FocusRing) -> None:
    show_focus(window.second)
    box = ring_box(ring)
    assert box == window.second.geometry().adjusted(-4, -4, 4, 4)
    assert ring._ring is not None and ring._ring.parentWidget() is window.area.widget()
    window.second.move(window.second.pos() + QPoint(0, 7))
    assert ring_box(ring) == box.translated(0, 7)


def test_it_goes_with_its_widget(window: Window, ring: FocusRing) -> None:
    show_focus(window.first)
    window.first.hide()
    assert ring.target is None


def test_painted_widgets_that_have_their_own_get_no_second_one(window: Window, ring: FocusRing) -> None:
    window.first.setProperty(OWN_RING, True)
    show_focus(window.first)
    assert ring.target is None
