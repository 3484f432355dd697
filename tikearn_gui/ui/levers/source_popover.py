"""What stands behind a figure: value, source, date, grade; opened from its badge."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from tikearn_gui.core.lever import Grade
from tikearn_gui.ui.levers.badge import badge_width, paint_badge
from tikearn_gui.ui.text import grade_sentence, words
from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.themed import Themed, design_painter
from tikearn_gui.ui.tokens import ColourRole, TextStyle

__all__ = ["SourcePopover", "SourceView"]

WIDTH: Final = 280
PADDING: Final = 12
SHADOW: Final = 6
"""Room around the popover for its soft edge, px."""


@dataclass(frozen=True, slots=True)
class SourceView:
    """Texts of a popover, ready to be shown; those that are empty are left out."""

    title: str
    value: str
    doubt: str
    hint: str
    grade: Grade
    source: str
    date: str
    """When the source was looked up, as a whole sentence."""


class SourcePopover(QFrame):
    """A popover of 280 px. It closes by Escape or a click elsewhere and is deleted then."""

    make_mine_requested = Signal()

    def __init__(self, theme: Theme, view: SourceView, parent: QWidget) -> None:
        flags = Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint | Qt.WindowType.NoDropShadowWindowHint
        super().__init__(parent, flags)
        self.theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(view.title)
        self._column = QVBoxLayout(self)
        edge = SHADOW + theme.px(PADDING)
        self._column.setContentsMargins(edge, edge, edge, edge)
        self._column.setSpacing(theme.px(2))
        self._fill(view)
        self.setFixedWidth(theme.px(WIDTH) + 2 * SHADOW)

    def show_beside(self, anchor: QWidget) -> None:
        """Shows it under the anchor, right edges together, and within the screen."""
        self.resize(self.width(), self._column.totalHeightForWidth(self.width()))
        corner = anchor.mapToGlobal(QPoint(anchor.width(), anchor.height()))
        place = QRect(corner.x() - self.width() + SHADOW, corner.y() - SHADOW + 2, self.width(), self.height())
        screen = QGuiApplication.screenAt(corner) or anchor.screen()
        area = screen.availableGeometry()
        if place.bottom() > area.bottom():
            place.moveBottom(anchor.mapToGlobal(QPoint(0, 0)).y() + SHADOW - 2)
        place.moveLeft(max(area.left(), min(place.left(), area.right() - place.width())))
        self.setGeometry(place)
        self.show()

    def _fill(self, view: SourceView) -> None:
        self._add(view.title, "heading", "text")
        self._add(view.value, "card_number", "text")
        self._add(view.doubt, "small", "text_secondary")
        self._gap()
        self._column.addWidget(_BadgeLine(self.theme, view.grade, self))
        self._add(grade_sentence(view.grade), "small", "text_secondary")
        self._add(view.source, "small", "text_secondary")
        self._add(view.date, "caption", "text_muted")
        self._gap()
        self._add(view.hint, "small", "text_muted")
        if view.grade is not Grade.YOURS:
            self._gap()
            self._add_button()

    def _add(self, text: str, style: TextStyle, role: ColourRole) -> None:
        if not text:
            return
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setFont(self.theme.font(style))
        label.setStyleSheet(f"color: {self.theme.hex(role)}")
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._column.addWidget(label)

    def _gap(self) -> None:
        self._column.addSpacing(self.theme.px(4))

    def _add_button(self) -> None:
        button = QPushButton(words("make_mine"), self)
        button.setProperty("extent", "small")
        button.setFont(self.theme.font("small"))
        button.clicked.connect(self._on_make_mine)
        self._column.addWidget(button, alignment=Qt.AlignmentFlag.AlignRight)

    def _on_make_mine(self) -> None:
        self.make_mine_requested.emit()
        self.close()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, hairline, and the only shadow of the program."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        radius = self.theme.px(self.theme.tokens.radius["card"])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("shadow", 0.3))
        for spread in range(1, SHADOW):
            soft = box.adjusted(-spread, -spread + 1, spread, spread)
            painter.drawRoundedRect(soft, radius + spread, radius + spread)
        painter.setBrush(self.theme.colour("raised"))
        painter.setPen(QPen(self.theme.colour("border"), 1))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.end()


class _BadgeLine(Themed):
    """A badge that is only looked at."""

    def __init__(self, theme: Theme, grade: Grade, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._grade = grade
        self.setFixedHeight(theme.px(theme.tokens.height["badge"]))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = design_painter(self, self.theme)
        box = QRectF(0, 0, badge_width(self.theme, self._grade), self.theme.tokens.height["badge"])
        paint_badge(painter, self.theme, box, self._grade)
        painter.end()
