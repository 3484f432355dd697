"""Standing the parts of a page one under the other, some side by side, in lengths of the design."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget

__all__ = ["HEADING", "LEAST_WIDTH", "WIDE_FROM", "Flow", "flow_on"]

WIDE_FROM: Final = 900.0
"""Pages wider than this have the large layout."""
WIDEST: Final = 1204.0
LEAST_WIDTH: Final = 400.0
NARROW_PADDING, WIDE_PADDING = 16.0, 28.0
HEADING: Final = 18.0


@dataclass(slots=True)
class Flow:
    """Boxes of parts, hairlines between sections, and how far down the page they reach."""

    left: float
    width: float
    y: float
    wide: bool
    boxes: list[tuple[QWidget, QRectF]] = field(default_factory=list)
    hairlines: list[QRectF] = field(default_factory=list)

    def put(self, part: QWidget, height: float, x: float = 0.0, width: float | None = None, y: float = 0.0) -> float:
        """A part at the present height, ``y`` lower; returns where it ends below the present height."""
        room = self.width - x if width is None else width
        self.boxes.append((part, QRectF(self.left + x, self.y + y, room, height)))
        return y + height

    def down(self, by: float) -> None:
        """Goes on further down."""
        self.y += by

    def line(self, over: float, under: float, x: float = 0.0, width: float | None = None) -> None:
        """A hairline with room over and under it."""
        self.y += over
        self.hairlines.append(QRectF(self.left + x, self.y, self.width - x if width is None else width, 1.0))
        self.y += 1.0 + under


def flow_on(page: float, top: float) -> Flow:
    """A flow on a page of a width."""
    page = max(page, LEAST_WIDTH)
    wide = page > WIDE_FROM
    width = min(page - 2 * (WIDE_PADDING if wide else NARROW_PADDING), WIDEST)
    return Flow((page - width) / 2, width, top, wide)
