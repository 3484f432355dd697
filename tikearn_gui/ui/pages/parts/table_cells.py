"""What a table of figures is made of: columns, rows, cells, and the lengths that they are painted with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex

from tikearn_gui.core.lever import Grade
from tikearn_gui.ui.tokens import ColourRole

__all__ = ["Cell", "Column", "Index", "Row"]

GAP: Final = 10.0
SAMPLE, SAMPLE_GAP = 30.0, 8.0
MARKER, MARKER_GAP = 10.0, 5.0
BUTTON_PADDING: Final = 10.0
BAR, BAR_GAP = 44.0, 6.0
LEAST_STRETCH: Final = 48.0

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Column:
    """``right`` stands figures right; ``stretch`` takes the room that is left, its words shortened where they must be.
    ``pressable`` cells answer to a click and to Enter. A ``slot`` puts a strategy's marker before the title."""

    title: str
    right: bool = False
    stretch: bool = False
    weight: int = 400
    role: ColourRole = "text"
    pressable: bool = False
    slot: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """Words, and what stands before them: a strategy's ``line`` (slot, edited), a ``grade``, a ``bar`` (0 to 1).

    ``button`` paints the words as a button; ``hint`` is said when the mouse rests on it. An empty cell with ``hollow``
    cannot be pressed even in a pressable column.
    """

    text: str = ""
    role: ColourRole | None = None
    weight: int | None = None
    line: tuple[int, bool] | None = None
    grade: Grade | None = None
    bar: float | None = None
    button: bool = False
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """``key`` names it in signals; a ``chosen`` one has another ground."""

    key: str
    cells: tuple[Cell, ...]
    chosen: bool = False
