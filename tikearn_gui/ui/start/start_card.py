"""One starting point: whom it fits, and what it typically earns, as soon as that is counted."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from tikearn_gui.session.starting_figures import StartingFigure
from tikearn_gui.ui.accessible import Spoken
from tikearn_gui.ui.focus_ring import OWN_RING
from tikearn_gui.ui.format import Format
from tikearn_gui.ui.lettering import draw_line
from tikearn_gui.ui.start.mini_fan import paint_mini_fan
from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.themed import KEYBOARD_REASONS, design_painter
from tikearn_gui.ui.tokens import ColourRole
from tikearn_gui.ui.window_text import say

__all__ = ["HEIGHT", "StartCard"]

HEIGHT: Final = 203.0
SIDE: Final = 18.0
TITLE_TOP: Final = 16.0
TITLE: Final = 20.0
TEXT_TOP: Final = 38.0
TEXT: Final = 34.0
FAN_TOP: Final = 84.0
FAN: Final = 60.0
FIGURE_TOP: Final = 153.0
FIGURE: Final = 20.0
RANGE_TOP: Final = 172.0
SMALL: Final = 16.0
LETTER: Final = 15.0


class StartCard(Spoken, QAbstractButton):
    """A card to press. Its fan stays empty until it is counted."""

    def __init__(self, theme: Theme, fmt: Format, name: str, title: str, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.name = name
        self._format = fmt
        self._text = text
        self._figure: StartingFigure | None = None
        self._ring = False
        self.setText(title)
        self.setProperty(OWN_RING, True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._tell()

    def show_figure(self, figure: StartingFigure) -> None:
        """Shows what was counted."""
        if figure != self._figure:
            self._figure = figure
            self._tell()
            self.update()

    @property
    def figure_texts(self) -> tuple[str, str, str]:
        """Typical amount, in how many weeks, range; the first two say that it is being counted until it is."""
        figure = self._figure
        if figure is None:
            return "", say("counting"), ""
        weeks = say("in_weeks", weeks=self._format.count(figure.weeks))
        return (
            self._format.money(figure.typical),
            weeks,
            say("eight_of_ten", range=self._format.money_range(figure.low, figure.high)),
        )

    def _tell(self) -> None:
        self.setAccessibleName(self.text())
        self.setAccessibleDescription(". ".join(filter(None, (self._text, " ".join(self.figure_texts)))))

    def spoken_press(self) -> None:
        """Starts from it."""
        self.click()

    # -- events -------------------------------------------------------------------------------------------------

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows the ring where the keyboard brought the focus."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self._ring = event.reason() in KEYBOARD_REASONS
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Takes the ring off."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self._ring = False
        self.update()

    def take_focus(self) -> None:
        """Gets the focus with its ring, also in a window that is still to be shown."""
        self._ring = True
        self.setFocus(Qt.FocusReason.TabFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """Another text size."""
        super().changeEvent(event)
        self.updateGeometry()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter works like Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """252 x 203."""
        return QSize(self.theme.px(252), self.theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Three stand side by side in the smallest window."""
        return QSize(self.theme.px(200), self.theme.px(HEIGHT))

    # -- picture ------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Card, words, fan, figures, ring."""
        painter = design_painter(self, self.theme)
        scale = self.theme.scale
        box = QRectF(0, 0, self.width() / scale, self.height() / scale)
        self._paint_ground(painter, box)
        room = QRectF(SIDE, 0, box.width() - 2 * SIDE, box.height())
        self._paint_words(painter, room)
        fan = QRectF(room.left(), FAN_TOP, room.width(), FAN)
        paint_mini_fan(painter, self.theme, fan, self._figure.bands if self._figure is not None else ())
        self._paint_figures(painter, room)
        painter.end()

    def _paint_ground(self, painter: QPainter, box: QRectF) -> None:
        theme, radius = self.theme, self.theme.tokens.radius["card"]
        painter.setBrush(theme.colour("raised"))
        edge: ColourRole = "border_control" if self.underMouse() else "border"
        painter.setPen(QPen(theme.colour(edge), 1))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        if self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("hover_overlay"))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius, radius)
        if self._ring and self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("focus"), theme.tokens.stroke["focus"]))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius - 1, radius - 1)

    def _paint_words(self, painter: QPainter, room: QRectF) -> None:
        font = self.theme.design_font("heading")
        font.setPixelSize(round(LETTER))
        painter.setFont(font)
        painter.setPen(self.theme.colour("text"))
        draw_line(painter, QRectF(room.left(), TITLE_TOP, room.width(), TITLE), self.text())
        painter.setFont(self.theme.design_font("small"))
        painter.setPen(self.theme.colour("text_secondary"))
        flags = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft) | int(Qt.AlignmentFlag.AlignTop)
        painter.drawText(QRectF(room.left(), TEXT_TOP, room.width(), TEXT), flags, self._text)

    def _paint_figures(self, painter: QPainter, room: QRectF) -> None:
        amount, weeks, span = self.figure_texts
        line = QRectF(room.left(), FIGURE_TOP, room.width(), FIGURE)
        font = self.theme.design_font("heading")
        font.setPixelSize(round(LETTER))
        painter.setFont(font)
        painter.setPen(self.theme.colour("text"))
        used = draw_line(painter, line, amount) + 4 if amount else 0.0
        small = self.theme.design_font("small")
        painter.setFont(small)
        painter.setPen(self.theme.colour("text_secondary"))
        # On the baseline of the amount, which is set larger.
        sink = (QFontMetricsF(font).ascent() - QFontMetricsF(small).ascent()) / 4 if amount else 0.0
        draw_line(painter, line.adjusted(used, sink, 0, sink), weeks)
        painter.setPen(self.theme.colour("text_muted"))
        draw_line(painter, QRectF(room.left(), RANGE_TOP, room.width(), SMALL), span)
