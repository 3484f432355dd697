"""The pens and brushes of a fan, made once for each look and state, so that a drag makes none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QColor, QPen

from tikearn_gui.ui.plots.pens import dash_pen, line_pen, strategy_pen

if TYPE_CHECKING:
    from tikearn_gui.ui.theme import Theme

__all__ = ["BAND_ROWS", "FanPens", "fan_pens"]

BAND_ROWS: Final = ((90, 0, 6), (80, 1, 5), (50, 2, 4))
"""Name of a band, and the rows of Fan.bands at its lower and upper edge."""
OTHERS_ALPHA: Final = 0.9
CASING: Final = 1.25
PLAIN_DASH: Final = (1.5, 3.0)
STALE_SHARE: Final = 0.5


@dataclass(frozen=True, slots=True)
class FanPens:
    """What a fan is painted with; ``others`` has one pen for each slot."""

    bands: tuple[QColor, ...]
    edge: QPen
    others: tuple[QPen, ...]
    plain: QPen
    ghost: QPen
    casing: QPen
    median: QPen


def fan_pens(theme: Theme, slot: int, ratio: float, *, moving: bool, stale: bool) -> FanPens:
    """The pens for the edited strategy in ``slot`` at ``ratio`` device pixels a unit.

    While ``moving`` the lines behind the median are one device pixel wide, which Qt draws several times as fast;
    ``stale`` pales the bands and turns the median grey.
    """
    stroke, mode = theme.tokens.stroke, theme.mode
    share = STALE_SHARE if stale else 1.0
    colour = theme.strategy_colour(slot)
    others = [strategy_pen(theme, k, stroke["ghost"], OTHERS_ALPHA) for k in range(len(theme.tokens.slots))]
    edge = line_pen(theme.strategy_colour(slot, theme.tokens.fan_edge_alpha[mode] * share), 1.0)
    plain = dash_pen(theme.colour("plain"), stroke["plain"], PLAIN_DASH, round_ends=True)
    ghost = line_pen(theme.strategy_colour(slot, theme.tokens.ghost_line_alpha[mode]), 1.0)
    behind = [edge, plain, ghost, *others]
    if moving:
        behind = [_hairline(pen, ratio) for pen in behind]
    return FanPens(
        bands=tuple(theme.strategy_colour(slot, theme.fan_alpha(name) * share) for name, _, _ in BAND_ROWS),
        edge=behind[0],
        plain=behind[1],
        ghost=behind[2],
        others=tuple(behind[3:]),
        casing=line_pen(theme.colour("surface"), stroke["median"] + 2 * CASING),
        median=line_pen(theme.colour("stale") if stale else colour, stroke["median"]),
    )


def _hairline(pen: QPen, ratio: float) -> QPen:
    """The same pen, one device pixel wide at any scale, its dash as long as before."""
    thin = QPen(pen)
    dash = [length * pen.widthF() * ratio for length in pen.dashPattern()]
    thin.setWidthF(1.0)
    thin.setCosmetic(True)
    if dash:
        thin.setDashPattern(dash)
    return thin
