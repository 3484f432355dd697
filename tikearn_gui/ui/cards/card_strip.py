"""The strip of strategy cards: it shrinks them, then scrolls. It shows what it is given and holds no truth."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QScrollBar, QSizePolicy, QWidget

from tikearn_gui.ui.cards.card_rail import CardRail
from tikearn_gui.ui.cards.strategy_card import StrategyCard
from tikearn_gui.ui.cards.view import CardView
from tikearn_gui.ui.glyphs import Span, shared_span
from tikearn_gui.ui.text import words
from tikearn_gui.ui.theme import Theme

__all__ = ["CardStrip"]

BAR: Final = 8


class CardStrip(QScrollArea):
    """Up to eight cards and a tile for a new one. Signals carry the key of a strategy first.

    ``reorder_requested`` brings the place, counted from 0, where the card shall stand.
    """

    chosen = Signal(str)
    renamed = Signal(str, str)
    menu_requested = Signal(str, QPoint)
    removal_requested = Signal(str)
    reorder_requested = Signal(str, int)
    new_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._cards: dict[str, StrategyCard] = {}
        self._order: list[str] = []
        self._rail = CardRail(theme)
        self._rail.chosen.connect(self.chosen)
        self._rail.reorder_requested.connect(self.reorder_requested)
        self._rail.tile.clicked.connect(self.new_requested)
        self.setAccessibleName(words("strategies"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setWidget(self._rail)
        self._rail.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self._rail.installEventFilter(self)
        self._bar = QScrollBar(Qt.Orientation.Horizontal, self)
        self._bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._bar.hide()
        inner = self.horizontalScrollBar()
        inner.rangeChanged.connect(self._on_range_changed)
        inner.valueChanged.connect(self._bar.setValue)
        self._bar.valueChanged.connect(inner.setValue)

    def show_cards(self, views: Sequence[CardView], span: Span | None = None) -> None:
        """Shows strategies in this order; all ranges share one scale, made from them where none is given."""
        if span is None:
            span = shared_span([view.range for view in views if view.range is not None])
        for key in set(self._cards) - {view.key for view in views}:
            self._remove(key)
        for view in views:
            card = self._cards.get(view.key)
            if card is None:
                card = self._cards[view.key] = self._make_card(view)
            card.show_view(view, span)
        order = [view.key for view in views]
        if order != self._order:
            self._order = order
            self._rail.show_order([self._cards[key] for key in order])

    def card(self, key: str) -> StrategyCard:
        """The card of a strategy. Raises KeyError for an unknown key."""
        return self._cards[key]

    def rename(self, key: str) -> None:
        """Opens the name of a strategy for typing. Raises KeyError for an unknown key."""
        card = self._cards[key]
        self.ensureWidgetVisible(card)
        card.rename()

    def sizeHint(self) -> QSize:
        """88 px high."""
        return QSize(self.theme.px(600), self.theme.px(self.theme.tokens.height["strip"]))

    def minimumSizeHint(self) -> QSize:
        """One card and the tile."""
        return QSize(self.theme.px(220), self.theme.px(self.theme.tokens.height["strip"]))

    def _make_card(self, view: CardView) -> StrategyCard:
        card = StrategyCard(self.theme, view, self._rail)
        card.chosen.connect(self.chosen)
        card.renamed.connect(self.renamed)
        card.menu_requested.connect(self.menu_requested)
        card.removal_requested.connect(self.removal_requested)
        card.move_requested.connect(self._on_move_requested)
        card.installEventFilter(self)
        return card

    def _remove(self, key: str) -> None:
        card = self._cards.pop(key)
        card.hide()
        card.deleteLater()

    def _on_move_requested(self, key: str, steps: int) -> None:
        place = min(max(self._order.index(key) + steps, 0), len(self._order) - 1)
        if place != self._order.index(key):
            self.reorder_requested.emit(key, place)

    # -- scrolling ----------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cards shrink before the strip scrolls."""
        super().resizeEvent(event)
        self._rail.set_room(self.viewport().width())
        high = self.theme.px(BAR)
        self._bar.setGeometry(0, self.height() - high, self.width(), high)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Brings a card into view that gets the focus."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, StrategyCard):
            self.ensureWidgetVisible(watched)
        return super().eventFilter(watched, event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Any wheel scrolls sideways."""
        turn = event.angleDelta().x() or event.angleDelta().y()
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() - turn // 2)
        event.accept()

    def _on_range_changed(self, low: int, high: int) -> None:
        self._bar.setRange(low, high)
        self._bar.setPageStep(self.horizontalScrollBar().pageStep())
        self._bar.setVisible(high > low)
        self._bar.raise_()
