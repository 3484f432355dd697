"""Two strategies on the same luck: every difference is an effect and no noise."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tikearn_gui.core.arrays import Doubles, freeze
from tikearn_gui.core.projection import BANDS, Figures, Projection, figures, quantiles

__all__ = ["Comparison", "compare"]


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """What one strategy takes home more than another, future by future."""

    difference: Doubles
    """Dollars in the whole plan: (future,)."""
    bands: Doubles
    """Of the difference since the start by week, at :data:`BANDS`: (band, week)."""
    per_hour: Doubles
    """Dollars an hour more: (future,)."""

    @property
    def figures(self) -> Figures:
        """Typical difference and its range."""
        return figures(self.difference)

    @property
    def chance_ahead(self) -> float:
        """Share of futures in which the first is ahead."""
        return float(np.mean(self.difference > 0))

    @property
    def chance_behind(self) -> float:
        """Share of futures in which the first is behind; the rest are even."""
        return float(np.mean(self.difference < 0))

    @property
    def chance_hour_pays_better(self) -> float:
        """Share of futures in which an hour of the first pays more."""
        return float(np.mean(self.per_hour > 0))


def compare(one: Projection, other: Projection) -> Comparison:
    """What ``one`` takes home more than ``other``.

    Raises ValueError when the two were not played on the same luck, weeks and futures.
    """
    if (one.seed, one.left.shape) != (other.seed, other.left.shape):
        raise ValueError("strategies can be compared only on the same luck, weeks and futures")
    gap = one.left.astype(np.float64) - other.left
    return Comparison(
        difference=freeze(gap[-1]),
        bands=freeze(quantiles(gap, BANDS)),
        per_hour=freeze(one.per_hour - other.per_hour),
    )
