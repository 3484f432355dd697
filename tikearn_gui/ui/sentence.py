"""A sentence that flows: plain, strong and editable words, which are underlined with dots and can be pressed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from string import Formatter
from typing import Any, Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from tikearn_gui.ui.accessible import Spoken
from tikearn_gui.ui.focus_ring import OWN_RING
from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.themed import KEYBOARD_REASONS, Themed, design_painter
from tikearn_gui.ui.tokens import ColourRole, TextStyle

__all__ = ["Run", "Sentence", "filled"]

DOTS: Final = 1.5
"""Thickness of the dotted line under words that can be pressed."""
NO_RUN: Final = -1


@dataclass(frozen=True, slots=True)
class Run:
    """Some words of a sentence. Those with a ``link`` can be pressed; the link is what the press brings."""

    text: str
    link: str = ""
    strong: bool = False
    role: ColourRole | None = None


def filled(template: str, runs: Mapping[str, Run]) -> list[Run]:
    """The runs of a translated sentence whose places, such as ``{lever}``, are taken by runs.

    A place that no run is given for is left out.
    """
    parts: list[Run] = []
    for words, name, _, _ in Formatter().parse(template):
        if words:
            parts.append(Run(words))
        if name is not None and name in runs:
            parts.append(runs[name])
    return parts


class Sentence(Spoken, Themed):
    """Runs of words in one style, wrapped to the width. ``pressed`` brings the link of the words that were pressed.

    Tab leads from one pressable word to the next; Enter and Space press it.
    """

    pressed = Signal(str)

    spoken_role = QAccessible.Role.StaticText

    def __init__(
        self, theme: Theme, style: TextStyle, role: ColourRole = "text", parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._style: TextStyle = style
        self._role: ColourRole = role
        self._runs: tuple[Run, ...] = ()
        self._layout = QTextLayout()
        self._laid_out_for = -1.0
        self._current = NO_RUN
        self._ring = False
        self.setProperty(OWN_RING, True)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_runs(self, runs: Sequence[Run]) -> None:
        """Shows other words."""
        if tuple(runs) == self._runs:
            return
        self._runs = tuple(runs)
        self._current = NO_RUN
        has_links = any(run.link for run in runs)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if has_links else Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.text)
        self._forget_layout()

    @property
    def text(self) -> str:
        """All its words."""
        return "".join(run.text for run in self._runs)

    def restyle(self) -> None:
        """Lays the words out anew."""
        self._forget_layout()

    def _forget_layout(self) -> None:
        self._laid_out_for = -1.0
        self.updateGeometry()
        self.update()

    # -- size ---------------------------------------------------------------------------------------------------

    def hasHeightForWidth(self) -> bool:
        """It wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines at a width."""
        return self.theme.px(self._lay_out(width / self.theme.scale))

    def sizeHint(self) -> QSize:
        """On one line."""
        return QSize(self.theme.px(self._lay_out_wide()), self.theme.line(self._style))

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for any column."""
        return QSize(self.theme.px(80), self.theme.line(self._style))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wraps at the new width."""
        self._laid_out_for = -1.0

    def _lay_out_wide(self) -> float:
        self._lay_out(100_000)
        line = self._layout.lineAt(0)
        return line.naturalTextWidth() + 1 if line.isValid() else 0.0

    def _lay_out(self, width: float) -> float:
        """Breaks the words into lines of a width and returns their height, both in lengths of the design."""
        line_height = self.theme.tokens.styles[self._style].line
        if width == self._laid_out_for:
            return max(1, self._layout.lineCount()) * line_height
        layout = self._layout
        layout.setText(self.text)
        layout.setFont(self.theme.design_font(self._style))
        layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeading))
        layout.setFormats(self._formats())
        layout.beginLayout()
        count = 0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, count * line_height + (line_height - line.height()) / 2))
            count += 1
        layout.endLayout()
        self._laid_out_for = width
        return max(1, count) * line_height

    def _formats(self) -> list[QTextLayout.FormatRange]:
        formats, start = [], 0
        for run in self._runs:
            look = QTextCharFormat()
            look.setForeground(self._ink(run))
            weight = 500 if run.link else 600 if run.strong else None
            if weight is not None:
                look.setFont(self.theme.design_font(self._style, weight))
            formats.append(_format_range(start, len(run.text), look))
            start += len(run.text)
        return formats

    def _ink(self, run: Run) -> QColor:
        return self.theme.colour("accent" if run.link else run.role or self._role)

    # -- mouse, keyboard ----------------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over words that can be pressed."""
        over = self._run_at(event.position()) != NO_RUN
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Presses the words under the mouse."""
        index = self._run_at(event.position())
        if index != NO_RUN and event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit(self._runs[index].link)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Leaves a press beside the words to what lies below."""
        event.setAccepted(self._run_at(event.position()) != NO_RUN)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space press the word in the ring."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._current != NO_RUN:
            self.pressed.emit(self._runs[self._current].link)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """From the front to the first word that can be pressed, from behind to the last."""
        links = self._links()
        backwards = event.reason() == Qt.FocusReason.BacktabFocusReason
        self._current = links[-1 if backwards else 0] if links else NO_RUN
        self._ring = event.reason() in KEYBOARD_REASONS
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Takes the ring off."""
        self._current = NO_RUN
        self.update()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes through the words that can be pressed before it leaves."""
        links = self._links()
        if self._current in links:
            place = links.index(self._current) + (1 if forward else -1)
            if 0 <= place < len(links):
                self._current = links[place]
                self.update()
                return True
        return super().focusNextPrevChild(forward)

    def _links(self) -> list[int]:
        return [index for index, run in enumerate(self._runs) if run.link]

    def _run_at(self, position: QPointF) -> int:
        point = position / self.theme.scale
        self._lay_out(self.design_rect.width())
        found = (index for index in self._links() for box in self._boxes(index) if box.contains(point))
        return next(found, NO_RUN)

    def link_boxes(self, link: str) -> list[QRectF]:
        """Where the words of a link stand, in px of the widget; one box for each line."""
        self._lay_out(self.design_rect.width())
        scale = self.theme.scale
        boxes = (box for index, run in enumerate(self._runs) if run.link == link for box in self._boxes(index))
        return [QRectF(box.topLeft() * scale, box.size() * scale) for box in boxes]

    def _boxes(self, index: int) -> list[QRectF]:
        start = sum(len(run.text) for run in self._runs[:index])
        end = start + len(self._runs[index].text)
        boxes = []
        for number in range(self._layout.lineCount()):
            line = self._layout.lineAt(number)
            first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
            if first < last:
                left, right = _x_of(line, first), _x_of(line, last)
                height = self.theme.tokens.styles[self._style].line
                boxes.append(QRectF(min(left, right), number * height, abs(right - left), height))
        return boxes

    # -- picture ------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Formats hold colours, so they are made anew where the palette changes."""
        if event.type() == QEvent.Type.PaletteChange:
            self._laid_out_for = -1.0
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words, dots under those that can be pressed, the ring."""
        painter = design_painter(self, self.theme)
        self._lay_out(self.design_rect.width())
        self._layout.draw(painter, QPointF(0, 0))
        for index in self._links():
            for box in self._boxes(index):
                self._paint_dots(painter, box)
                if self._ring and index == self._current:
                    painter.setPen(QPen(self.theme.colour("focus"), self.theme.tokens.stroke["focus"]))
                    painter.drawRoundedRect(box.adjusted(-1, 1, 1, -1), 4, 4)
        painter.end()

    def _paint_dots(self, painter: QPainter, box: QRectF) -> None:
        pen = QPen(self.theme.colour("accent"), DOTS)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([1, 1])
        painter.setPen(pen)
        y = box.bottom() - DOTS / 2
        painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))

    # -- screen readers -----------------------------------------------------------------------------------------

    def spoken_press(self) -> None:
        """Presses the first word that can be pressed."""
        links = self._links()
        if links:
            self.pressed.emit(self._runs[links[0]].link)


def _format_range(start: int, length: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start, found.length, found.format = start, length, look
    return found


def _x_of(line: QTextLine, cursor: int) -> float:
    """Where a place between two letters stands on its line."""
    found: Any = line.cursorToX(cursor)  # (x, cursor) in PySide, though it is typed as any object
    return float(found[0] if isinstance(found, tuple) else found)
