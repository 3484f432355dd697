"""The tips beside the page, tried on the strategy that is being edited."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from tikearn_gui.ui.format import Format
from tikearn_gui.ui.glyphs import RangeView, Span, shared_span
from tikearn_gui.ui.icons import tinted_pixmap
from tikearn_gui.ui.pages.parts.runs import STRONG, Line, Run, baseline, paint_line
from tikearn_gui.ui.pages.views import Tips
from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.themed import Themed, design_painter
from tikearn_gui.ui.tips import words
from tikearn_gui.ui.tips.rest import RestLine, RestList
from tikearn_gui.ui.tips.tip_card import TipCard

__all__ = ["TipsPanel"]

HEAD: Final = 40.0
MARGIN, CARD_GAP, CARDS_TOP = 12, 6, 8
PADDING: Final = 16.0
ICON: Final = 16.0


class TipsPanel(Themed):
    """260 wide: head, cards that scroll, and one line for what has no effect here."""

    tried = Signal(str)
    """A tip's key: make a strategy out of it."""
    lever_asked = Signal(str)
    """A lever's key: show it."""
    source_asked = Signal(str)
    """A tip's key: where does the assumption come from?"""

    def __init__(self, theme: Theme, fmt: Format, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.fmt = fmt
        self.tips: Tips | None = None
        self.cards: list[TipCard] = []
        self._pending = False
        self.list = QWidget()
        self.rest = RestLine(theme, self)
        self.rest.toggled.connect(self._show_rest)
        self.rest_list = RestList(theme, self.list)
        self.area = QScrollArea(self)
        self.area.setWidget(self.list)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._show_ground()

    def show_tips(self, tips: Tips) -> None:
        """Takes tips; a hidden panel keeps them until it is seen."""
        self.tips = tips
        self._pending = not self.isVisible()
        if not self._pending:
            self._fill()

    def set_counting(self) -> None:
        """The tips are being tried again: what stands there is about to change."""
        if self.tips is not None and not self.tips.counting:
            old = self.tips
            self.show_tips(Tips(old.strategy, old.shown, old.without_effect, counting=True))

    def set_format(self, fmt: Format) -> None:
        """Takes another locale or currency."""
        self.fmt = fmt
        if self.tips is not None:
            self.show_tips(self.tips)

    def span(self) -> Span:
        """The scale that all cards share."""
        gains = [tip.gain for tip in self.tips.shown if tip.gain is not None] if self.tips is not None else []
        if not gains:
            return Span(-1.0, 1.0)
        return shared_span([RangeView(g.low, g.lower, g.typical, g.upper, g.high) for g in gains])

    # -- content ------------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        """Cards are kept and filled anew; new ones are only made for more tips than ever before."""
        tips = self.tips
        if tips is None:
            return
        while len(self.cards) < len(tips.shown):
            self._add_card()
        span = self.span()
        for card, tip in zip(self.cards, tips.shown, strict=False):
            card.show_tip(tip, span, self.fmt, counting=tips.counting)
            card.show()
        for card in self.cards[len(tips.shown) :]:
            card.hide()
        self.rest.show_count(len(tips.without_effect), self.fmt)
        self.rest_list.show_titles([tip.title for tip in tips.without_effect], self.fmt)
        self._show_rest(self.rest.isChecked())
        self.setAccessibleName(words.tips_for(tips.strategy))
        self.update()

    def _add_card(self) -> None:
        card = TipCard(self.theme, self.fmt, self.list)
        card.tried.connect(self.tried)
        card.lever_asked.connect(self.lever_asked)
        card.source_asked.connect(self.source_asked)
        self.cards.append(card)

    def _show_rest(self, shown: bool) -> None:
        self.rest_list.setVisible(shown and self.tips is not None and bool(self.tips.without_effect))
        self._stand()

    def showEvent(self, event: QShowEvent) -> None:
        """Catches up with what came while hidden."""
        super().showEvent(event)
        if self._pending:
            self._pending = False
            self._fill()

    def changeEvent(self, event: QEvent) -> None:
        """Says everything anew in another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self.tips is not None:
            self.show_tips(self.tips)

    # -- size and looks -----------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """260 wide."""
        return QSize(self.theme.column(self.theme.tokens.width["tips"]), self.theme.px(620))

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for any window."""
        return QSize(self.theme.column(220), self.theme.px(200))

    def restyle(self) -> None:
        """Takes sizes from the theme anew."""
        super().restyle()
        self._stand()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stands anew."""
        super().resizeEvent(event)
        self._stand()

    def _show_ground(self) -> None:
        """The panel's own ground shows through: under a style sheet a palette of its own would not last."""
        for widget in (self.area.viewport(), self.list):
            widget.setAutoFillBackground(False)

    def _stand(self) -> None:
        """Head, cards that scroll, foot."""
        head, foot = self.theme.px(HEAD), self.rest.sizeHint().height()
        self.area.setGeometry(0, head, self.width(), max(0, self.height() - head - foot))
        self.rest.setGeometry(0, self.height() - foot, self.width(), foot)
        self._stand_cards(self.width())
        if self.list.height() > self.area.height():
            self._stand_cards(self.width() - self.area.verticalScrollBar().sizeHint().width())

    def _stand_cards(self, width: int) -> None:
        """Cards one under the other, each as high as its chips need, then the titles of the rest."""
        px = self.theme.px
        room, y = width - 2 * px(MARGIN), px(CARDS_TOP)
        for card in self.cards:
            if not card.isHidden():
                height = card.heightForWidth(room)
                card.setGeometry(px(MARGIN), y, room, height)
                y += height + px(CARD_GAP)
        if not self.rest_list.isHidden():
            self.rest_list.setGeometry(px(MARGIN), y, room, self.rest_list.sizeHint().height())
            y += self.rest_list.height()
        self.list.resize(width, y)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, head with icon and strategy, hairline under it."""
        theme, width = self.theme, self.design_rect.width()
        p = design_painter(self, theme)
        p.fillRect(self.design_rect, theme.colour("surface"))
        icon = tinted_pixmap("tip", theme.hex("text"), ICON, self.devicePixelRatioF() * theme.scale)
        p.drawPixmap(QRectF(PADDING, (HEAD - ICON) / 2, ICON, ICON), icon, QRectF(icon.rect()))
        at = baseline(theme, "heading", (HEAD - 18.0) / 2)
        title = Run(words.tips(), "heading", "text", STRONG)
        left = PADDING + ICON + 8.0
        paint_line(p, theme, Line.lay(theme, [title], left, at, width))
        if self.tips is not None:
            left += title.width(theme) + 12.0
            note = words.counting() if self.tips.counting else words.tried_on(self.tips.strategy)
            run = Run(note, "small", "text_muted", elide=True)
            line = Line.lay(theme, [run], left, at, width - PADDING - left)
            shift = width - PADDING - line.right
            paint_line(p, theme, Line.lay(theme, [run], left + max(0.0, shift), at, width - PADDING - left))
        p.fillRect(QRectF(0.0, HEAD - 1.0, width, 1.0), theme.colour("border"))
        p.end()
