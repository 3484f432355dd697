"""The tips' place in the window: a panel, or in a narrow window a rail that opens the panel over the page."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from tikearn_gui.ui.format import Format
from tikearn_gui.ui.icons import tinted_pixmap
from tikearn_gui.ui.pages.parts.runs import STRONG, Line, Run, baseline, paint_line
from tikearn_gui.ui.pages.views import Tips
from tikearn_gui.ui.side_column import SideColumn
from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.themed import design_painter
from tikearn_gui.ui.tips import words
from tikearn_gui.ui.tips.tips_panel import TipsPanel

__all__ = ["TipsColumn", "TipsRail"]

ICON: Final = 16.0
ICON_TOP, COUNT_TOP, WORDS_TOP = 12.0, 40.0, 68.0


class TipsRail(QAbstractButton):
    """40 wide: icon, how many tips, the rest written downwards. Pressed it opens the panel."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.count = ""
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def show_count(self, count: str, strategy: str) -> None:
        """Takes the number of tips and the strategy's name."""
        self.count = count
        self.setText(words.tips_for(strategy))
        self.setAccessibleName(f"{words.tips_for(strategy)}: {count}")
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as a rail."""
        return QSize(self.theme.px(self.theme.tokens.width["tips_rail"]), self.theme.px(200))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, icon, count, words downwards."""
        theme = self.theme
        p = design_painter(self, theme)
        box = QRectF(0, 0, self.width() / theme.scale, self.height() / theme.scale)
        p.fillRect(box, theme.colour("background"))
        if self.underMouse() or self.isChecked():
            p.fillRect(box, theme.colour("pressed_overlay" if self.isChecked() else "hover_overlay"))
        p.fillRect(QRectF(0, 0, 1, box.height()), theme.colour("border"))
        middle = box.width() / 2 + 0.5
        ratio = self.devicePixelRatioF() * theme.scale
        icon = tinted_pixmap("tip", theme.hex("text_secondary"), ICON, ratio)
        p.drawPixmap(QRectF(middle - ICON / 2, ICON_TOP, ICON, ICON), icon, QRectF(icon.rect()))
        count = Run(self.count, "small", "text_secondary", STRONG)
        left = middle - count.width(theme) / 2
        paint_line(p, theme, Line.lay(theme, [count], left, baseline(theme, "small", COUNT_TOP), box.width()))
        p.translate(middle, WORDS_TOP)
        p.rotate(90)
        title = Run(self.text(), "small", "text_secondary", elide=True)
        paint_line(p, theme, Line.lay(theme, [title], 0.0, 4.0, box.height() - WORDS_TOP - 8.0))
        p.end()


class TipsColumn(SideColumn):
    """Holds the panel. As a rail it takes 40 px, and the panel opens over what lies left of it."""

    def __init__(self, theme: Theme, fmt: Format, parent: QWidget | None = None) -> None:
        self.fmt = fmt
        self.panel = TipsPanel(theme, fmt)
        self.rail = TipsRail(theme)
        super().__init__(theme, self.panel, self.rail, parent)

    def show_tips(self, tips: Tips) -> None:
        """Takes tips."""
        self.panel.show_tips(tips)
        self.rail.show_count(self.fmt.count(len(tips.shown)), tips.strategy)

    def set_counting(self) -> None:
        """The tips are being tried again."""
        self.panel.set_counting()

    def set_format(self, fmt: Format) -> None:
        """Takes another locale or currency."""
        self.fmt = fmt
        self.panel.set_format(fmt)

    def place_over(self, window: QWidget) -> QRect:
        """Left of the rail."""
        corner = self.mapTo(window, self.rect().topLeft())
        width = min(self.panel.sizeHint().width(), corner.x())
        return QRect(corner.x() - width, corner.y(), width, self.height())

    def opened_panel(self, window: QWidget) -> None:
        """It follows the window; Esc and a press beside it close it."""
        self.panel.setFocus(Qt.FocusReason.OtherFocusReason)
        window.installEventFilter(self)

    def closing_panel(self, window: QWidget) -> None:
        """Back to the rail."""
        window.removeEventFilter(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the opened panel."""
        if event.key() == Qt.Key.Key_Escape and self.rail.isChecked():
            self.rail.setChecked(False)
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The open panel follows the window; Esc and a press beside it close it."""
        if event.type() == QEvent.Type.Resize:
            self._stand_over()
        elif event.type() == QEvent.Type.MouseButtonPress or (
            event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        ):
            self.rail.setChecked(False)
        return False
