"""What a person does in the window, and what they would answer."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from tests.ui.levers.driving import drag, point
from tikearn_gui.app import Opening, Program
from tikearn_gui.ui.asker import STAY, Asker
from tikearn_gui.ui.desk import Desk
from tikearn_gui.ui.levers.range_slider import RangeSlider
from tikearn_gui.ui.levers.slider_row import SliderRow
from tikearn_gui.ui.pages.earnings import EarningsPage

PATIENCE_S = 60.0


class Answers(Asker):
    """Answers at once what a person would be asked, and writes down what it was."""

    def __init__(self) -> None:
        self.file: Path | None = None
        self.keep = STAY
        self.asked: list[str] = []
        self.suggested: Path | None = None

    def file_to_open(self, folder: Path | None, *, lives: bool = False) -> Path | None:
        self.asked.append("open")
        return self.file

    def file_to_save(self, suggestion: Path) -> Path | None:
        self.asked.append("save")
        self.suggested = suggestion
        return self.file

    def picture_to_save(self, suggestion: Path) -> Path | None:
        self.asked.append("picture")
        self.suggested = suggestion
        return self.file

    def keep_changes(self, title: str, *, has_file: bool) -> str:
        self.asked.append(f"keep {title}")
        return self.keep


class Hands:
    """A person at the window of a program."""

    def __init__(self, program: Program, answers: Answers) -> None:
        self.program = program
        self.answers = answers

    # -- seeing -------------------------------------------------------------------------------------------------

    @property
    def desk(self) -> Desk:
        assert self.program.desk is not None
        return self.program.desk

    @property
    def page(self) -> EarningsPage:
        assert self.desk.page is not None
        return self.desk.page

    @property
    def banner(self) -> str:
        return self.program.window.banner.text

    @property
    def message(self) -> str:
        return self.program.window.toast.text

    @property
    def hero(self) -> str:
        hero = self.page.content.headline.hero
        return hero.text if hero is not None else ""

    def card_texts(self) -> list[tuple[str, str]]:
        cards = self.desk.workspace.cards
        keys = [view.key for view in self.desk.feed.cards]
        return [(cards.card(key).view.name, cards.card(key).view.typical) for key in keys]

    def row(self, key: str) -> SliderRow:
        row = self.desk.panel.rows[key]
        assert isinstance(row, SliderRow)
        return row

    # -- waiting ------------------------------------------------------------------------------------------------

    def until(self, done: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE_S
        while not done():
            assert time.monotonic() < end, "it did not come to be"
            QApplication.processEvents()
            time.sleep(0.001)

    def settle(self) -> None:
        """Until everything is shown, tips and all."""
        self.until(lambda: self.program.settled)
        QApplication.processEvents()

    def counted(self) -> None:
        """Until the figures of all strategies are final and all that follows them has."""
        self.until(self._is_counted)
        QApplication.processEvents()

    def _is_counted(self) -> bool:
        shown, session = self.program.live.snapshot, self.program.session
        if not self.desk.is_complete or shown is None or not shown.precise or self.desk.feed.is_settling:
            return False
        return shown.project == session.project and shown.edited == session.edited

    # -- doing --------------------------------------------------------------------------------------------------

    def open(self, opening: Opening, *, settled: bool = True) -> None:
        self.program.open(opening)
        self.program.window.resize(1280, 800)
        if settled:
            self.counted()

    def click(self, widget: object) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)  # type: ignore[call-overload]

    def do(self, name: str) -> None:
        """Chooses an action as a menu would; one that is greyed out does nothing."""
        self.program.actions[name].trigger()
        QApplication.processEvents()

    def drag_lever(self, key: str, *values: float) -> None:
        slider = self.reveal(key).slider
        start = slider.setting.number
        drag(slider, *(self.place(slider, value) for value in (start, *values)))
        QApplication.processEvents()

    def place(self, slider: RangeSlider, value: float) -> QPoint:
        return point(slider, value)

    def reveal(self, key: str) -> SliderRow:
        self.desk.workspace.body.focus_lever(key)
        QApplication.processEvents()
        return self.row(key)

    def type_lever(self, key: str, text: str) -> None:
        field = self.reveal(key).field
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)
        QApplication.processEvents()

    def answer_dialog(self, do: Callable[[QDialog], None]) -> None:
        """Does something with the next dialog, once it waits for an answer."""
        from PySide6.QtCore import QTimer

        def find() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, QDialog):
                do(dialog)
            else:
                QTimer.singleShot(5, find)

        QTimer.singleShot(0, find)
