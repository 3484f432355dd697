"""One lever at a time: a bar from the typical total at its low value to that at its high value."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QToolTip, QWidget

from tikearn_gui.ui.accessible import Spoken, tell_name_changed
from tikearn_gui.ui.focus_ring import OWN_RING
from tikearn_gui.ui.format import Format
from tikearn_gui.ui.lettering import elided
from tikearn_gui.ui.pages import matters_words as words
from tikearn_gui.ui.pages.matters_views import Bar, Tornado
from tikearn_gui.ui.pages.parts.runs import Run
from tikearn_gui.ui.plots.brushwork import text, vertical
from tikearn_gui.ui.text import lever_name
from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.themed import KEYBOARD_REASONS, Themed, design_painter

__all__ = ["BARS", "TornadoView"]

BARS: Final = 8
HEAD, PITCH, BAR_TOP, BAR_HEIGHT = 20.0, 27.0, 4.0, 15.0
FOOT: Final = 4.0
NAMES: Final = 150.0
NAMES_SHARE: Final = 0.34
LOW_ALPHA: Final = 0.38
GAP: Final = 5.0
NONE: Final = -1


class TornadoView(Spoken, Themed):
    """Press a bar, or choose it with the arrow keys and press Enter: ``lever_asked`` brings its lever."""

    spoken_role = QAccessible.Role.List
    lever_asked = Signal(str)

    def __init__(self, theme: Theme, fmt: Format, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.fmt = fmt
        self.view: Tornado | None = None
        self.current = NONE
        self._ring = False
        self.setProperty(OWN_RING, True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(words.one_at_a_time()[0])

    def show_tornado(self, view: Tornado | None) -> None:
        """Takes new bars."""
        self.view = view
        self.current = min(self.current, len(self.bars) - 1)
        self._tell()
        self.updateGeometry()
        self.update()

    def set_format(self, fmt: Format) -> None:
        """Takes another locale or currency."""
        self.fmt = fmt
        self._tell()
        self.update()

    @property
    def bars(self) -> tuple[Bar, ...]:
        """Those on show."""
        return self.view.bars[:BARS] if self.view is not None else ()

    @property
    def natural_height(self) -> float:
        """Of as many bars as there may be, so that nothing moves while they come."""
        count = BARS if self.view is None or not self.view.complete else max(len(self.bars), 1)
        return HEAD + PITCH * count + FOOT

    def sizeHint(self) -> QSize:
        """420 wide."""
        return QSize(self.theme.column(420), self.theme.px(self.natural_height))

    def sentences(self) -> list[str]:
        """Every bar in words."""
        return [words.bar_sentence(self.fmt, bar) for bar in self.bars]

    def _tell(self) -> None:
        said = self.sentences()
        chosen = said[self.current] if 0 <= self.current < len(said) else ". ".join(said)
        self.setAccessibleDescription(chosen)

    # -- places -------------------------------------------------------------------------------------------------

    @property
    def _names(self) -> float:
        return min(NAMES, NAMES_SHARE * self.design_rect.width())

    def place(self, amount: float) -> float:
        """Where an amount stands, with room at both ends for the widest words."""
        view = self.view
        assert view is not None
        left, right = self._room()
        low = min([view.typical, *(min(bar.low, bar.high) for bar in self.bars)])
        high = max([view.typical, *(max(bar.low, bar.high) for bar in self.bars)])
        if high <= low:
            return (left + right) / 2
        return left + (amount - low) / (high - low) * (right - left)

    def _room(self) -> tuple[float, float]:
        caption = QFontMetricsF(self.theme.design_font("caption"))
        bold = QFontMetricsF(self.theme.design_font("caption", 600))
        before = max((caption.horizontalAdvance(_ends(bar)[0]) for bar in self.bars), default=0.0)
        after = max(
            (
                caption.horizontalAdvance(_ends(bar)[1]) + 6.0 + bold.horizontalAdvance(self._amount(bar))
                for bar in self.bars
            ),
            default=0.0,
        )
        left = self._names + before + 2 * GAP
        return left, max(left + 20.0, self.design_rect.width() - after - GAP - 2.0)

    def _amount(self, bar: Bar) -> str:
        return self.fmt.money(max(bar.low, bar.high))

    def row_at(self, at: QPointF) -> int:
        """The bar at a place of the widget in px; -1 for none."""
        y = at.y() / self.theme.scale - HEAD
        row = int(y // PITCH) if y >= 0 else NONE
        return row if 0 <= row < len(self.bars) else NONE

    def row_box(self, row: int) -> QRectF:
        """A row in lengths of the design."""
        return QRectF(0.0, HEAD + row * PITCH, self.design_rect.width(), PITCH)

    # -- picture ------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Bars, then the line of the typical total."""
        p = design_painter(self, self.theme)
        view, caption = self.view, self.theme.design_font("caption")
        if view is None or not view.bars:
            text(p, 0.0, HEAD + 14.0, words.being_counted(), caption, self.theme.colour("text_muted"))
            p.end()
            return
        for row, bar in enumerate(self.bars):
            self._paint_row(p, row, bar)
        x = self.place(view.typical)
        vertical(p, x, 14.0, HEAD + PITCH * len(self.bars) + FOOT, self.theme.colour("text"), 1.25)
        bold = self.theme.design_font("caption", 600)
        text(p, x, 10.0, words.typical(self.fmt.money(view.typical)), bold, self.theme.colour("text"), 0.5)
        if not view.complete:
            late = words.progress(self.fmt, view.counted, view.expected)
            text(p, 0.0, 10.0, late, caption, self.theme.colour("text_muted"))
        p.end()

    def _paint_row(self, p: QPainter, row: int, bar: Bar) -> None:
        assert self.view is not None
        theme, top = self.theme, HEAD + row * PITCH
        names = Run("", "small", weight=500).font(theme)
        text(p, 0.0, top + 15.5, elided(names, lever_name(bar.lever), self._names), names, theme.colour("text"))
        middle, slot = self.place(self.view.typical), self.view.strategy.slot
        p.setPen(Qt.PenStyle.NoPen)
        for amount, alpha in ((bar.low, LOW_ALPHA), (bar.high, 1.0)):
            left, right = sorted((middle, self.place(amount)))
            p.setBrush(theme.strategy_colour(slot, alpha))
            p.drawRoundedRect(QRectF(left, top + BAR_TOP, right - left, BAR_HEIGHT), 2.0, 2.0)
        left, right = sorted((self.place(bar.low), self.place(bar.high)))
        left, right = min(left, middle), max(right, middle)
        caption, bold = theme.design_font("caption"), theme.design_font("caption", 600)
        low, high = _ends(bar)
        text(p, left - GAP, top + 15.5, low, caption, theme.colour("text_secondary"), 1.0)
        text(p, right + GAP, top + 15.5, high, caption, theme.colour("text_secondary"))
        beside = right + GAP + QFontMetricsF(caption).horizontalAdvance(high) + 6.0
        text(p, beside, top + 15.5, self._amount(bar), bold, theme.colour("text"))
        if self._ring and row == self.current and self.hasFocus():
            p.setPen(QPen(theme.colour("focus"), theme.tokens.stroke["focus"]))
            p.setBrush(Qt.BrushStyle.NoBrush)
            p.drawRoundedRect(self.row_box(row).adjusted(1, 1, -1, -2), 4, 4)

    # -- mouse, keyboard ----------------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over bars."""
        over = self.row_at(event.position()) != NONE
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Goes to the lever of the bar under the mouse."""
        row = self.row_at(event.position())
        if row != NONE and event.button() == Qt.MouseButton.LeftButton:
            self._choose(row)
            self.lever_asked.emit(self.bars[row].lever)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down choose a bar, Enter and Space go to its lever."""
        last = len(self.bars) - 1
        moves = {Qt.Key.Key_Up: self.current - 1, Qt.Key.Key_Down: self.current + 1, Qt.Key.Key_Home: 0}
        moves[Qt.Key.Key_End] = last
        key = Qt.Key(event.key())
        if key in moves and last >= 0:
            self._choose(min(max(moves[key], 0), last))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.current != NONE:
            self.lever_asked.emit(self.bars[self.current].lever)
        else:
            event.ignore()

    def _choose(self, row: int) -> None:
        self.current = row
        self._tell()
        tell_name_changed(self)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begins at the widest bar."""
        self._ring = event.reason() in KEYBOARD_REASONS
        if self.current == NONE and self.bars:
            self._choose(0)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Takes the ring off."""
        self.update()

    def event(self, event: QEvent) -> bool:
        """A bar under the mouse says its sentence."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row = self.row_at(QPointF(event.pos()))
            if row != NONE:
                QToolTip.showText(event.globalPos(), self.sentences()[row], self)
                return True
        return super().event(event)

    def spoken_press(self) -> None:
        """Goes to the lever of the chosen bar, or of the widest."""
        if self.bars:
            self.lever_asked.emit(self.bars[max(self.current, 0)].lever)


def _ends(bar: Bar) -> tuple[str, str]:
    """The lever's values at the left and the right end of its bar."""
    return (bar.low_value, bar.high_value) if bar.low <= bar.high else (bar.high_value, bar.low_value)
