"""The row of pages over the page: 40 px, icon and name, an accent line under the current one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFontMetricsF, QKeySequence, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from tikearn_gui.ui.accessible import Spoken
from tikearn_gui.ui.icons import paint_svg
from tikearn_gui.ui.lettering import draw_line
from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.themed import Themed, design_painter
from tikearn_gui.ui.tokens import ColourRole

__all__ = ["Tab", "TabRow"]

SIDE: Final = 8.0
PADDING: Final = 12.0
ICON: Final = 14.0
GAP: Final = 7.0
LINE_INSET: Final = 10.0
LINE: Final = 2.0


@dataclass(frozen=True, slots=True)
class Tab:
    """A page: ``key`` names it in signals, Ctrl and ``number`` show it."""

    key: str
    name: str
    icon: str
    number: int


class TabRow(Themed):
    """One button for each page that there is. ``chosen`` brings the key of a page."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, tabs: tuple[Tab, ...], parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(0)
        self.buttons = {tab.key: _TabButton(theme, tab, self) for tab in tabs}
        for button in self.buttons.values():
            button.clicked.connect(self._on_clicked)
            self._row.addWidget(button)
        self._row.addStretch(1)
        self._set_margins()
        self.show_current(tabs[0].key)

    def show_current(self, key: str) -> None:
        """Marks the page that is shown. Raises KeyError for an unknown key."""
        self.buttons[key].setChecked(True)

    def sizeHint(self) -> QSize:
        """40 px high."""
        return QSize(self.theme.px(320), self.theme.px(self.theme.tokens.height["tabs"]))

    def restyle(self) -> None:
        """Takes sizes from the theme anew."""
        super().restyle()
        self._set_margins()

    def _set_margins(self) -> None:
        side = self.theme.px(SIDE)
        self._row.setContentsMargins(side, 0, side, 0)

    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, _TabButton):
            self.chosen.emit(button.tab.key)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and hairline."""
        painter = design_painter(self, self.theme)
        box = self.design_rect
        painter.fillRect(box, self.theme.colour("surface"))
        painter.fillRect(QRectF(0, box.height() - 1, box.width(), 1), self.theme.colour("border"))
        painter.end()


class _TabButton(Spoken, QAbstractButton):
    """As wide as its bold name, so that nothing jumps."""

    spoken_role = QAccessible.Role.PageTab

    def __init__(self, theme: Theme, tab: Tab, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.tab = tab
        self.setText(tab.name)
        self.setAccessibleName(tab.name)
        keys = QKeySequence(f"Ctrl+{tab.number}").toString(QKeySequence.SequenceFormat.NativeText)
        self.setAccessibleDescription(keys)
        self.setToolTip(f"{tab.name} ({keys})")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """Icon and bold name."""
        name = QFontMetricsF(self.theme.design_font("heading")).horizontalAdvance(self.tab.name)
        width = 2 * PADDING + ICON + GAP + name
        return QSize(self.theme.px(width) + 1, self.theme.px(self.theme.tokens.height["tabs"]))

    def spoken_state(self, state: QAccessible.State) -> None:
        """The current page is the selected one."""
        state.selectable = True
        state.selected = self.isChecked()

    def spoken_press(self) -> None:
        """Shows the page."""
        self.click()

    def changeEvent(self, event: QEvent) -> None:
        """Repaints in other colours."""
        super().changeEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Icon, name, line."""
        painter = design_painter(self, self.theme)
        scale = self.theme.scale
        box = QRectF(0, 0, self.width() / scale, self.height() / scale)
        current = self.isChecked()
        role: ColourRole = "text" if current or self.underMouse() else "text_secondary"
        icon = QRectF(PADDING, round((box.height() - 1 - ICON) / 2), ICON, ICON)
        paint_svg(painter, icon, self.tab.icon, self.theme.hex(role))
        painter.setFont(self.theme.design_font("heading" if current else "body"))
        painter.setPen(self.theme.colour(role))
        left = PADDING + ICON + GAP
        draw_line(painter, QRectF(left, 0, box.width() - left, box.height() - 1), self.tab.name)
        if current:
            line = QRectF(LINE_INSET, box.height() - LINE, box.width() - 2 * LINE_INSET, LINE)
            painter.fillRect(line, self.theme.colour("accent"))
        painter.end()
