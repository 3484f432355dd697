"""Pens and fonts of plots, made from the theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen

if TYPE_CHECKING:
    from tikearn_gui.ui.theme import Theme

__all__ = ["dash_pen", "line_pen", "strategy_pen"]


def line_pen(colour: QColor, width: float) -> QPen:
    """A solid pen with round joints; the width is in pixels of the design, so it holds at every pixel ratio."""
    pen = QPen(colour, width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def dash_pen(colour: QColor, width: float, dash: tuple[float, ...], *, round_ends: bool = False) -> QPen:
    """A pen with a dash in pixels; Qt itself counts dashes in widths of the pen."""
    pen = line_pen(colour, width)
    if round_ends:
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setDashPattern([length / width for length in dash])
    return pen


def strategy_pen(theme: Theme, slot: int, width: float, alpha: float = 1.0) -> QPen:
    """The pen of a strategy that is not being edited: its colour and its dash."""
    return dash_pen(theme.strategy_colour(slot, alpha), width, theme.slot(slot).dash)
