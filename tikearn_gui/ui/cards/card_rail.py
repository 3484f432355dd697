"""Where the cards stand side by side, and how one is dragged to another place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import (
    QAbstractAnimation,
    QEasingCurve,
    QPoint,
    QPropertyAnimation,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from tikearn_gui.ui.cards.card_paint import HEIGHT
from tikearn_gui.ui.cards.new_tile import TILE_WIDTH, NewTile
from tikearn_gui.ui.cards.strategy_card import LIFT, StrategyCard
from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.themed import Themed

__all__ = ["MOST_CARDS", "CardRail", "card_width"]

MOST_CARDS: Final = 8
GAP: Final = 8.0
NARROW: Final = 176.0
SIDE: Final = 16.0
SIDE_NARROW: Final = 12.0


def card_width(theme: Theme, room: float, count: int) -> float:
    """How wide cards are in a room, in lengths of the design: 216, else 176, else what fits down to 132."""
    sizes = theme.tokens.width
    if count == 0:
        return sizes["card_max"]
    tile = TILE_WIDTH + GAP if count < MOST_CARDS else 0.0
    each = (room - tile - (count - 1) * GAP) / count
    if each >= sizes["card_max"]:
        return sizes["card_max"]
    return NARROW if each >= NARROW else max(each, sizes["card_min"])


class CardRail(Themed):
    """Cards in a row with the tile behind them. ``chosen`` and ``reorder_requested`` come from the mouse here."""

    chosen = Signal(str)
    reorder_requested = Signal(str, int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._cards: list[StrategyCard] = []
        self._room = 0
        self._pressed: StrategyCard | None = None
        self._pressed_at = QPoint()
        self._dragged: StrategyCard | None = None
        self._target = 0
        self.tile = NewTile(theme, self)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    # -- what it is given ---------------------------------------------------------------------------------------

    def show_order(self, cards: Sequence[StrategyCard]) -> None:
        """Puts the cards into this order."""
        known = set(self._cards)
        self._drop()
        self._cards = list(cards)
        self.tile.setVisible(len(cards) < MOST_CARDS)
        self._place(moving=bool(known))
        previous: QWidget | None = None
        for part in (*cards, self.tile):
            if previous is not None:
                QWidget.setTabOrder(previous, part)
            previous = part

    def set_room(self, room: int) -> None:
        """How wide the view is, in px: cards shrink to fit it as long as they can."""
        if room != self._room:
            self._room = room
            self._place(moving=False)

    def restyle(self) -> None:
        """Takes sizes from the theme anew."""
        super().restyle()
        self._place(moving=False)

    def sizeHint(self) -> QSize:
        """All cards and the tile."""
        return QSize(self._slot_left(len(self._cards)) + self._tile_room, self.theme.px(HEIGHT + 20))

    # -- places -------------------------------------------------------------------------------------------------

    @property
    def _width(self) -> float:
        return card_width(self.theme, self._room / self.theme.scale - 2 * self._side, len(self._cards))

    @property
    def _side(self) -> float:
        full = card_width(self.theme, self._room / self.theme.scale - 2 * SIDE, len(self._cards))
        return SIDE if full >= self.theme.tokens.width["card_max"] else SIDE_NARROW

    @property
    def _tile_room(self) -> int:
        return self.theme.px(TILE_WIDTH + self._side) if len(self._cards) < MOST_CARDS else 0

    def _slot_left(self, index: int) -> int:
        return self.theme.px(self._side + index * (self._width + GAP))

    def _slot(self, index: int) -> QRect:
        return QRect(self._slot_left(index), self.theme.px(10), self.theme.px(self._width), self.theme.px(HEIGHT))

    def _place(self, *, moving: bool) -> None:
        for index, card in enumerate(self._cards):
            if card is not self._dragged:
                self._send(card, self._slot(index), moving=moving)
        end = self._slot(len(self._cards))
        self.tile.setGeometry(end.left(), end.top(), self.theme.px(TILE_WIDTH), end.height())
        self.setFixedSize(self.sizeHint())

    def _send(self, card: StrategyCard, slot: QRect, *, moving: bool) -> None:
        """Moves a card to a slot in 180 ms, or at once."""
        for running in card.findChildren(QPropertyAnimation):
            running.stop()
        duration = self.theme.motion("card")
        near = card.size() == slot.size() and card.isVisible()
        if moving and near and duration and card.pos() != slot.topLeft():
            motion = QPropertyAnimation(card, b"pos", card)
            motion.setDuration(duration)
            motion.setEasingCurve(QEasingCurve.Type.OutCubic)
            motion.setEndValue(slot.topLeft())
            motion.start(QAbstractAnimation.DeletionPolicy.DeleteWhenStopped)
        else:
            card.setGeometry(slot)
            card.show()

    # -- dragging -----------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remembers which card was pressed."""
        child = self.childAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and isinstance(child, StrategyCard):
            self._pressed, self._pressed_at = child, event.position().toPoint()
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Lifts the card once the mouse has gone far enough, and takes it along."""
        if self._pressed is None:
            return
        point = event.position().toPoint()
        if self._dragged is None:
            far = (point - self._pressed_at).manhattanLength() >= QApplication.startDragDistance()
            if not far or len(self._cards) < 2:
                return
            self._lift(self._pressed)
        self._drag_to(point.x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drops the card where it is, or chooses it where it was not dragged."""
        pressed, dragged, target = self._pressed, self._dragged, self._target
        self._pressed = None
        if dragged is not None:
            moved = self._cards.index(dragged) != target
            self._drop()
            self._place(moving=True)
            if moved:
                self.reorder_requested.emit(dragged.view.key, target)
        elif pressed is not None and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(pressed.view.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape puts a dragged card back."""
        if event.key() == Qt.Key.Key_Escape and self._dragged is not None:
            self._drop()
            self._pressed = None
            self._place(moving=True)
        else:
            event.ignore()

    def _lift(self, card: StrategyCard) -> None:
        self._dragged, self._target = card, self._cards.index(card)
        slot = self._slot(self._target)
        grown = QSize(round(slot.width() * LIFT), round(slot.height() * LIFT))
        card.setGeometry(QRect(slot.topLeft(), grown))
        card.show_lifted(True)
        card.raise_()

    def _drop(self) -> None:
        if self._dragged is not None:
            self._dragged.show_lifted(False)
            self._dragged.resize(self._slot(0).size())
            self._dragged = None

    def _drag_to(self, x: int) -> None:
        """Moves the lifted card and opens the gap where it would fall."""
        card = self._dragged
        if card is None:
            return
        start = self._slot(self._cards.index(card))
        left = start.left() + x - self._pressed_at.x()
        last = self._slot_left(len(self._cards) - 1)
        card.move(min(max(left, self._slot_left(0)), last), start.top())
        pitch = max(1, self._slot_left(1) - self._slot_left(0))
        target = min(max(round((card.x() - self._slot_left(0)) / pitch), 0), len(self._cards) - 1)
        if target != self._target:
            self._target = target
            rest = [one for one in self._cards if one is not card]
            rest.insert(target, card)
            for index, one in enumerate(rest):
                if one is not card:
                    self._send(one, self._slot(index), moving=True)
