"""Stacked bars a week, and the names of the sources beside the last bar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from tikearn_gui.ui.plots import words
from tikearn_gui.ui.plots.brushwork import chevron, pixels, text
from tikearn_gui.ui.plots.layer import Layer
from tikearn_gui.ui.plots.spreading import push_apart

if TYPE_CHECKING:
    from tikearn_gui.ui.pages.views import Sources
    from tikearn_gui.ui.theme import Theme

__all__ = ["SourcesLayer"]

SIDE: Final = 1.5
GAP: Final = 1.0
SQUARE: Final = 8.0
LINE: Final = 15.0
CUT_BASELINE: Final = 5.0
"""Under the top of the frame, so that the words about bars that are cut are not cut themselves."""
NOTHING: Final = 0.005
"""Less than half a cent is nothing."""


class SourcesLayer(Layer):
    """Paints :class:`~tikearn_gui.ui.pages.views.Sources`; income upwards from zero in its fixed order, costs down."""

    def __init__(self, theme: Theme, z: float) -> None:
        super().__init__(theme, z)
        self.sources: Sources | None = None
        self.stale = False
        self.bars: list[tuple[str, QRectF]] = []
        self._on_pixels: list[tuple[str, list[QRectF]]] = []
        self._ratio = 0.0
        self.names: list[tuple[str, float]] = []
        self.cut_words = ""
        self.cut: list[float] = []

    def set_sources(self, sources: Sources, cut_words: str) -> None:
        """Takes new figures; ``cut_words`` says how much the highest bar is, for when it leaves the frame."""
        self.sources, self.cut_words = sources, cut_words
        self.refresh()

    def set_stale(self, stale: bool) -> None:
        """An answer is late: the bars pale."""
        if stale != self.stale:
            self.stale = stale
            self.update()

    def refresh(self) -> None:
        """Works out every bar's box and every name's place."""
        if self.sources is None:
            return
        parts = [(part.source, part.average) for part in self.sources.parts if shown(part.average)]
        self.bars, middles = [], []
        foot = np.zeros(len(self.sources.costs))
        for source, average in parts:
            self._stack(source, foot, foot + average)
            middles.append(self.frame.y(float(foot[-1] + average[-1] / 2)))
            foot = foot + average
        if shown(self.sources.costs):
            self._stack("costs", -self.sources.costs, np.zeros(len(foot)))
            middles.append(self.frame.y(-float(self.sources.costs[-1]) / 2) + SQUARE / 2)
            parts = [*parts, ("costs", self.sources.costs)]
        self.cut = [self.frame.x(k + 0.5) for k in np.flatnonzero(foot > self.frame.y_high).tolist()]
        highest = self.frame.top + (LINE if self.cut else 0.0)  # below the words about what is cut
        tops = push_apart(middles, [LINE] * len(middles), highest, self.frame.bottom + LINE)
        self.names = [(source, top) for (source, _), top in zip(parts, tops, strict=True)]
        self._ratio = 0.0
        self.update()

    def _stack(self, source: str, low: npt.NDArray[np.floating], high: npt.NDArray[np.floating]) -> None:
        """One source's boxes, cut at the frame."""
        frame = self.frame
        lows, highs = np.clip(frame.ys(low), frame.top, None), np.clip(frame.ys(high), frame.top, None)
        for k, (bottom, top) in enumerate(zip(lows.tolist(), highs.tolist(), strict=True)):
            left, right = frame.x(k) + SIDE, frame.x(k + 1) - SIDE
            self.bars.append((source, QRectF(left, top, right - left, bottom - top)))

    def draw(self, p: QPainter) -> None:
        """Bars on whole device pixels with a gap in the colour of the ground, then names."""
        p.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        p.setPen(Qt.PenStyle.NoPen)
        for source, boxes in self._boxes(pixels(p)):
            p.setBrush(self._colour(source))
            p.drawRects(boxes)
        p.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        for source, top in self.names:
            self._draw_name(p, source, top)
        for x in self.cut:
            chevron(p, x, self.frame.top - 5.0, self.theme.colour("text_muted"), up=True)
        if self.cut:
            font, colour = self.theme.design_font("caption"), self.theme.colour("text_muted")
            text(p, self.cut[-1] + 8.0, self.frame.top + CUT_BASELINE, self.cut_words, font, colour)

    def _boxes(self, ratio: float) -> list[tuple[str, list[QRectF]]]:
        """Each source's bars on whole device pixels."""
        if ratio != self._ratio:
            boxes: dict[str, list[QRectF]] = {}
            for source, box in self.bars:
                boxes.setdefault(source, []).append(_bar(box, ratio, below=source == "costs"))
            self._ratio, self._on_pixels = ratio, list(boxes.items())
        return self._on_pixels

    def _draw_name(self, p: QPainter, source: str, top: float) -> None:
        left = self.frame.right + 6.0
        p.setPen(QColor(0, 0, 0, 0))
        p.setBrush(self.theme.source_colour(source))
        p.drawRoundedRect(QRectF(left, top + 3.0, SQUARE, SQUARE), 2.0, 2.0)
        colour = self.theme.colour("text_secondary")
        text(p, left + 12.0, top + 11.0, words.source(source), self.theme.design_font("caption"), colour)

    def _colour(self, source: str) -> QColor:
        return self.theme.source_colour(source, 0.5 if self.stale else 1.0)


def shown(average: npt.NDArray[np.floating]) -> bool:
    """Whether a source brings anything at all."""
    return bool(np.any(np.abs(average) >= NOTHING))


def _bar(box: QRectF, ratio: float, *, below: bool) -> QRectF:
    """The box on whole device pixels, a gap taken off its foot (of costs: off its top)."""
    left, right = round(box.left() * ratio), round(box.right() * ratio)
    top, bottom = round(box.top() * ratio), round(box.bottom() * ratio)
    gap = max(1, round(GAP * ratio))
    if below:
        top += gap
    else:
        bottom -= gap
    return QRectF(left / ratio, top / ratio, (right - left) / ratio, max(0, bottom - top) / ratio)
