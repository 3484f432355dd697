"""The badge of a lever: how well its figure is founded. Glyph, word and edge tell it, not colour alone."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from tikearn_gui.core.lever import Grade
from tikearn_gui.ui.focus_ring import OWN_RING
from tikearn_gui.ui.lettering import draw_line, text_width
from tikearn_gui.ui.text import grade_word
from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.themed import KEYBOARD_REASONS, design_painter
from tikearn_gui.ui.tokens import ColourRole

__all__ = ["BADGE_ROOM", "Badge", "badge_width", "paint_badge"]

BADGE_ROOM: Final = 3.0
"""Around the badge: for the focus ring."""
ABOVE: Final = 2.0
"""More room above, to make it easier to hit; below there is none in a row."""
PADDING: Final = 5.0
GLYPH: Final = 8.0
GAP: Final = 4.0
DASHED_EDGE: Final = 1.0
DASH: Final = (3.0, 2.0)

_INKS: Final[dict[Grade, ColourRole]] = {
    Grade.YOURS: "badge_yours",
    Grade.DOCUMENTED: "badge_documented",
    Grade.GUESS: "badge_guess",
}
_FILLS: Final[dict[Grade, ColourRole]] = {
    Grade.YOURS: "badge_yours_fill",
    Grade.DOCUMENTED: "badge_documented_fill",
}


def badge_width(theme: Theme, grade: Grade) -> float:
    """The width of a badge in lengths of the design."""
    word = text_width(grade_word(grade), theme.design_font("caption"))
    return word + GLYPH + GAP + 2 * _padding(grade)


def paint_badge(painter: QPainter, theme: Theme, box: QRectF, grade: Grade) -> None:
    """Paints a badge into a box of its width and 16 px."""
    radius = theme.tokens.radius["small"]
    if grade is Grade.GUESS:
        pen = QPen(theme.colour("badge_guess_border"), DASHED_EDGE)
        pen.setDashPattern(DASH)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(_FILLS[grade]))
        painter.drawRoundedRect(box, radius, radius)
    ink = theme.colour(_INKS[grade])
    left = box.left() + _padding(grade)
    _paint_glyph(painter, QPointF(left, box.center().y() - GLYPH / 2), grade, ink)
    painter.setFont(theme.design_font("caption"))
    painter.setPen(ink)
    text_box = QRectF(left + GLYPH + GAP, box.top(), box.width(), box.height())
    draw_line(painter, text_box, grade_word(grade))


def _padding(grade: Grade) -> float:
    return PADDING + (DASHED_EDGE if grade is Grade.GUESS else 0.0)


def _paint_glyph(painter: QPainter, corner: QPointF, grade: Grade, ink: QColor) -> None:
    painter.save()
    painter.translate(corner)
    painter.setPen(Qt.PenStyle.NoPen)
    if grade is Grade.YOURS:
        painter.setBrush(ink)
        painter.drawEllipse(QPointF(4, 4), 3.5, 3.5)
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(ink, 1.2 if grade is Grade.DOCUMENTED else 1.4))
        painter.drawPath(_book() if grade is Grade.DOCUMENTED else _wave())
    painter.restore()


def _book() -> QPainterPath:
    path = QPainterPath()
    path.addRect(QRectF(1, 0.75, 6, 6.5))
    path.moveTo(3, 0.75)
    path.lineTo(3, 7.25)
    return path


def _wave() -> QPainterPath:
    path = QPainterPath(QPointF(0.5, 5))
    path.cubicTo(1.6, 2.6, 3, 2.6, 4, 4)
    path.cubicTo(5, 5.4, 6.4, 5.4, 7.5, 3)
    return path


class Badge(QAbstractButton):
    """A badge to press; it opens the source of the figure."""

    def __init__(self, theme: Theme, grade: Grade, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._grade = grade
        self._ring = False
        self.setProperty(OWN_RING, True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def grade(self) -> Grade:
        """The grade on show."""
        return self._grade

    def show_grade(self, grade: Grade) -> None:
        """Shows another grade."""
        if grade is not self._grade:
            self._grade = grade
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """The badge and the room around it."""
        width = badge_width(self.theme, self._grade) + 2 * BADGE_ROOM
        return QSize(self.theme.px(width), self.theme.px(self.theme.tokens.height["target_min"]))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows the ring where the keyboard brought the focus."""
        self._ring = event.reason() in KEYBOARD_REASONS
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The badge, darker under the mouse, with its ring."""
        painter = design_painter(self, self.theme)
        scale = self.theme.scale
        width = badge_width(self.theme, self._grade)
        right = self.width() / scale - BADGE_ROOM
        high = self.theme.tokens.height["badge"]
        box = QRectF(right - width, BADGE_ROOM + ABOVE, width, high)
        paint_badge(painter, self.theme, box, self._grade)
        self._paint_state(painter, box)
        painter.end()

    def _paint_state(self, painter: QPainter, box: QRectF) -> None:
        radius = self.theme.tokens.radius["small"]
        if self.underMouse() and self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colour("pressed_overlay" if self.isDown() else "hover_overlay"))
            painter.drawRoundedRect(box, radius, radius)
        if self._ring and self.hasFocus():
            painter.setPen(QPen(self.theme.colour("focus"), self.theme.tokens.stroke["focus"]))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), radius + 2, radius + 2)
