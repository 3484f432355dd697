"""The fan: bands, edges, the other strategies' medians, the plain average, the ghost, casing and median."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from tikearn_gui.ui.plots.brushwork import chevron, pixels, polyline, text, text_width
from tikearn_gui.ui.plots.fan_pens import BAND_ROWS, FanPens, fan_pens
from tikearn_gui.ui.plots.layer import Layer

if TYPE_CHECKING:
    from tikearn_gui.ui.pages.views import Fan
    from tikearn_gui.ui.theme import Theme

__all__ = ["FanLayer"]

Array = npt.NDArray[np.float64]

LOW, INNER, OUTER, MEDIAN = 1, 4, 5, 3
"""Rows of Fan.bands: 10, 75, 90 and 50 of 100 futures below."""
TEXT_HEIGHT: Final = 8.0
SPILL: Final = 5.0
"""Pixels below the frame in which a small loss may show without an axis of its own."""


class FanLayer(Layer):
    """Paints a :class:`~tikearn_gui.ui.pages.views.Fan` inside the frame."""

    def __init__(self, theme: Theme, z: float) -> None:
        super().__init__(theme, z)
        self.fan: Fan | None = None
        self.stale = False
        self.moving = False
        self.band_words = ""
        self.cut_words = ""
        self.bands: list[QPolygonF] = []
        self.edges: list[QPolygonF] = []
        self.others: list[tuple[int, QPolygonF]] = []
        self.plain = QPolygonF()
        self.ghost = QPolygonF()
        self.median = QPolygonF()
        self.cut = False
        self._words_at: tuple[float, float] | None = None
        self._pens: dict[tuple[object, ...], FanPens] = {}

    def set_fan(self, fan: Fan, cut_words: str, *, moving: bool) -> None:
        """Takes new figures; the frame stays. ``moving``: a finger is on a slider, so time is short.

        ``cut_words`` say where the 80 band ends, for when it leaves the frame.
        """
        self.fan, self.cut_words, self.moving = fan, cut_words, moving
        self.refresh()

    def set_stale(self, stale: bool) -> None:
        """An answer is late: the median turns grey, the bands pale."""
        if stale != self.stale:
            self.stale = stale
            self.update()

    def refresh(self) -> None:
        """Turns figures into points."""
        fan = self.fan
        if fan is None:
            return
        xs, nothing = self.frame.xs(fan.weeks), QPolygonF()
        rows = self.frame.ys(fan.bands)
        self.bands = [_ring(xs, rows[low], rows[high]) for _, low, high in BAND_ROWS]
        self.edges = [polyline(xs, rows[row]) for row in (LOW, OUTER)]
        self.median = polyline(xs, rows[MEDIAN])
        self.others = [(other.strategy.slot, polyline(xs, self.frame.ys(other.typical))) for other in fan.others]
        self.plain = nothing if fan.plain is None else polyline(xs, self.frame.ys(fan.plain.total))
        self.ghost = nothing if fan.ghost is None else polyline(xs, self.frame.ys(fan.ghost))
        self.cut = float(rows[OUTER][-1]) < self.frame.top - 1.0
        self._words_at = None if self.cut else self._place_words(rows)
        self.update()

    def _place_words(self, rows: Array) -> tuple[float, float] | None:
        """Right end and baseline of the band's name: between the edges of the 50 and the 80 band, clear of lines."""
        frame, points = self.frame, rows.shape[1]
        width = text_width(self.band_words, self.theme.design_font("caption")) + 8.0
        start = max(0.0, 1.0 - width / max(1.0, frame.right - frame.left)) * (points - 1)

        def at_start(ys: Array) -> float:
            return float(np.interp(start, np.arange(points), ys))

        outer = max(float(rows[OUTER][-1]), at_start(rows[OUTER]))
        inner = float(rows[INNER][-1])
        lines = [frame.ys(line) for line in self._lines_behind()]
        for baseline in (0.32 * float(rows[OUTER][-1]) + 0.68 * inner + 4.0, outer + TEXT_HEIGHT + 4.0):
            inside = inner - baseline > 2.0 and baseline - TEXT_HEIGHT > outer - 4.0
            if inside and not any(_crosses(at_start(line), float(line[-1]), baseline) for line in lines):
                return frame.right - 8.0, baseline
        return None

    def _lines_behind(self) -> list[npt.NDArray[np.floating]]:
        assert self.fan is not None
        plain = [] if self.fan.plain is None else [self.fan.plain.total]
        return [*plain, *(other.typical for other in self.fan.others)]

    def _pens_now(self, ratio: float) -> FanPens:
        assert self.fan is not None
        key = (self.theme.generation, self.theme.mode, self.fan.strategy.slot, ratio, self.moving, self.stale)
        if key not in self._pens:
            slot = self.fan.strategy.slot
            self._pens[key] = fan_pens(self.theme, slot, ratio, moving=self.moving, stale=self.stale)
        return self._pens[key]

    def draw(self, p: QPainter) -> None:
        """Bands, edges, lines behind, casing and median, all cut at the frame."""
        if self.fan is None:
            return
        frame, pens = self.frame, self._pens_now(pixels(p))
        box = QRectF(frame.left, frame.top, frame.right - frame.left, frame.bottom - frame.top + SPILL)
        p.setClipRect(box.toRect())
        self._draw_bands(p, pens)
        for slot, line in self.others:
            p.setPen(pens.others[slot])
            p.drawPolyline(line)
        for pen, line in ((pens.plain, self.plain), (pens.ghost, self.ghost)):
            p.setPen(pen)
            p.drawPolyline(line)
        for pen in (pens.casing, pens.median):
            p.setPen(pen)
            p.drawPolyline(self.median)
        self._draw_words(p)

    def _draw_words(self, p: QPainter) -> None:
        """The 80 band's name, or where it ends if it leaves the frame."""
        font, colour = self.theme.design_font("caption"), self.theme.colour("text")
        if self.cut:
            right, y = self.frame.right - 8.0, self.frame.top + 13.0
            text(p, right, y, self.cut_words, font, self.theme.colour("stale") if self.stale else colour, align=1.0)
            chevron(p, right - text_width(self.cut_words, font) - 10.0, y - 6.0, colour, up=True)
        elif self._words_at is not None and not self.stale:
            text(p, *self._words_at, self.band_words, font, colour, align=1.0)

    def _draw_bands(self, p: QPainter, pens: FanPens) -> None:
        # Filling with antialiasing takes four times as long and shows at the edges only, so a drag does without.
        p.setRenderHint(QPainter.RenderHint.Antialiasing, not self.moving)
        p.setPen(Qt.PenStyle.NoPen)
        for colour, outline in zip(pens.bands, self.bands, strict=True):
            p.setBrush(colour)
            p.drawPolygon(outline)
        p.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        p.setBrush(Qt.BrushStyle.NoBrush)
        p.setPen(pens.edge)
        for edge in self.edges:
            p.drawPolyline(edge)


def _ring(xs: Array, low: Array, high: Array) -> QPolygonF:
    """The outline of a band: along its upper edge and back along the lower one."""
    return polyline(np.concatenate([xs, xs[::-1]]), np.concatenate([high, low[::-1]]))


def _crosses(left: float, right: float, baseline: float) -> bool:
    """Whether a line that runs from ``left`` to ``right`` goes through words on a baseline."""
    return min(left, right) < baseline + 4.0 and max(left, right) > baseline - TEXT_HEIGHT - 2.0
