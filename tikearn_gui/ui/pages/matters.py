"""The What matters page: which lever moves most, where the range comes from, what reaches the goal, what to measure."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QStackedWidget, QWidget

from tikearn_gui.ui.format import Format
from tikearn_gui.ui.pages import matters_words as words
from tikearn_gui.ui.pages.matters_content import CHANCE, GOAL, MattersContent
from tikearn_gui.ui.pages.matters_tables import APPLY
from tikearn_gui.ui.pages.matters_views import Matters
from tikearn_gui.ui.pages.page_area import PageArea
from tikearn_gui.ui.pages.parts.empty import EmptyPage
from tikearn_gui.ui.pages.views import Fan
from tikearn_gui.ui.pages.words import your_goal
from tikearn_gui.ui.theme import Theme

__all__ = ["CHANCES", "MattersPage"]

CHANCES: Final = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
LARGEST_GOAL: Final = 1e9
_ESCAPE: Final = Qt.Key.Key_Escape


class MattersArea(PageArea):
    """The page once there are figures."""

    def __init__(self, theme: Theme, fmt: Format, parent: QWidget | None = None) -> None:
        self.content = MattersContent(theme, fmt)
        super().__init__(theme, self.content, parent)

    def set_format(self, fmt: Format) -> None:
        """Takes another locale or currency."""
        self.content.set_format(fmt)


class MattersPage(QStackedWidget):
    """Shows :class:`~tikearn_gui.ui.pages.matters_views.Matters`, or that it is being counted."""

    lever_asked = Signal(str)
    goal_typed = Signal(float)
    chance_chosen = Signal(float)
    apply_asked = Signal(object)
    """Values of levers to put into the strategy, as a mapping of keys to numbers."""
    together_chosen = Signal(str, str)
    """Two levers to combine, or two empty texts for none."""
    heat_chosen = Signal(str, str)
    stories_wanted = Signal()

    def __init__(self, theme: Theme, fmt: Format, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.view: Matters | None = None
        self.area = MattersArea(theme, fmt)
        self.empty = EmptyPage(theme)
        self.menu = QMenu(self)
        self.field = QLineEdit(self.content)
        self.field.setAccessibleName(your_goal())
        self.field.hide()
        self.field.installEventFilter(self)
        self.field.editingFinished.connect(self._take_goal)
        self.addWidget(self.empty)
        self.addWidget(self.area)
        self._connect()
        self.show_nothing()

    def _connect(self) -> None:
        content = self.content
        content.tornado.lever_asked.connect(self.lever_asked)
        for table in (content.knowing, content.rests, content.ledger):
            table.cell_pressed.connect(self._on_lever)
        content.seek.cell_pressed.connect(self._on_seek)
        content.seek_heading.pressed.connect(self._on_word)
        content.pair.chosen.connect(self.together_chosen)
        content.pair_note.pressed.connect(self._on_together)
        content.stress.cell_pressed.connect(self._on_stress)
        content.axes.chosen.connect(self.heat_chosen)
        content.player.wanted.connect(self.stories_wanted)

    @property
    def content(self) -> MattersContent:
        """The parts of the page."""
        return self.area.content

    def show_nothing(self) -> None:
        """Nothing has been played yet."""
        self.view = None
        self.empty.say(words.first_figures())
        self.setCurrentWidget(self.empty)

    def show_matters(self, view: Matters) -> None:
        """Takes new figures."""
        self.view = view
        self.area.arrived()
        self.content.show_matters(view)
        self.setCurrentWidget(self.area)

    def show_fan(self, fan: Fan) -> None:
        """What follows a drag."""
        self.area.arrived()
        self.content.fan.set_fan(fan, moving=True)

    def asked(self) -> None:
        """A lever has moved and new figures are on their way."""
        if self.view is not None:
            self.area.asked()

    def set_format(self, fmt: Format) -> None:
        """Takes another locale or currency."""
        self.area.set_format(fmt)

    def hideEvent(self, event: QHideEvent) -> None:
        """Out of sight nothing is played."""
        super().hideEvent(event)
        self.content.player.hide_page()

    # -- wishes -------------------------------------------------------------------------------------------------

    def _on_lever(self, key: str, _column: int) -> None:
        self.lever_asked.emit(key)

    def _on_seek(self, key: str, column: int) -> None:
        row = next((row for row in self.view.seek.rows if row.lever == key), None) if self.view is not None else None
        if row is not None and row.number is not None and column == APPLY:
            self.apply_asked.emit({key: row.number})

    def _on_together(self, _link: str) -> None:
        found = self.view.seek.together if self.view is not None else None
        if found is not None and found.numbers is not None:
            self.apply_asked.emit(dict(zip(found.levers, found.numbers, strict=True)))

    def _on_stress(self, name: str, _column: int) -> None:
        self.content.choose_ghost(name)

    def _on_word(self, link: str) -> None:
        boxes = self.content.seek_heading.link_boxes(link)
        if not boxes or self.view is None:
            return
        place = boxes[0].translated(self.content.seek_heading.pos().toPointF())
        if link == GOAL:
            self._open_goal(place.toRect().topLeft())
        elif link == CHANCE:
            self._offer_chances(self.content.mapToGlobal(place.toRect().bottomLeft()))

    def _offer_chances(self, place: QPoint) -> None:
        assert self.view is not None
        self.menu.clear()
        for chance in CHANCES:
            action = self.menu.addAction(words.of_100(self.content.fmt, chance))
            action.setCheckable(True)
            action.setChecked(abs(chance - self.view.seek.chance) < 1e-9)
            action.setData(chance)
            action.triggered.connect(self._on_chance)
        self.menu.popup(place)

    def _on_chance(self) -> None:
        self.chance_chosen.emit(float(self.sender().data()))  # type: ignore[attr-defined]

    def _open_goal(self, place: QPoint) -> None:
        assert self.view is not None
        self.field.setFont(self.theme.font("body"))
        self.field.setText(self.content.fmt.exact(self.view.seek.goal))
        self.field.setGeometry(place.x() - 8, place.y() - 4, self.theme.px(96), self.theme.px(28))
        self.field.show()
        self.field.raise_()
        self.field.selectAll()
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc closes the field and keeps the old goal."""
        if event.type() == QEvent.Type.KeyPress and event.key() == _ESCAPE:  # type: ignore[attr-defined]
            self.field.blockSignals(True)
            self.field.hide()
            self.field.blockSignals(False)
            return True
        return False

    def _take_goal(self) -> None:
        if not self.field.isVisible():
            return
        self.field.hide()
        goal = self.content.fmt.parse(self.field.text())
        if self.view is not None and goal is not None and 0 < goal <= LARGEST_GOAL and goal != self.view.seek.goal:
            self.goal_typed.emit(goal)
        self.content.seek_heading.setFocus()
