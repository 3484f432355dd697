"""Two strategies on the same luck: every difference is an effect and no noise.

All figures of a difference are antisymmetric to the last bit: with the two strategies swapped, each is its negative and
chances change sides. So the middle of an even number of futures is the mean of the middle two, and a range's upper end
has as many futures beyond it as its lower one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from tikearn_gui.core.arrays import Doubles, freeze
from tikearn_gui.core.projection import BANDS, ZERO_USD, Figures, Projection

__all__ = ["DOTS", "Comparison", "Gain", "balanced_quantiles", "compare", "gain", "gain_figures"]

DOTS: Final = 50
"""Equally likely differences that stand for all futures in a dot plot."""


def balanced_quantiles(sample: NDArray[np.floating[Any]], shares: tuple[float, ...]) -> Doubles:
    """Quantiles that change sign and sides with the sample.

    Args:
        sample: any order, futures last.
        shares: 0 .. 1.

    Returns:
        Shape (share, ...): the outcomes with as many futures below as the share says, above for shares over one half,
        and the mean of the middle two for one half.
    """
    last = sample.shape[-1] - 1
    # Rounded, so that shares which mirror one another get ranks that do.
    below = [int(round(min(share, 1.0 - share) * last, 6) + 0.5) if share != 0.5 else last // 2 for share in shares]
    ranks = [last - rank if share > 0.5 else rank for share, rank in zip(shares, below, strict=True)]
    mirrored = [last - rank if share == 0.5 else rank for share, rank in zip(shares, ranks, strict=True)]
    ordered = np.sort(sample, axis=-1)
    # Of a pair that is one and the same outcome the half sum is that outcome, exactly.
    halves = 0.5 * ordered[..., ranks].astype(np.float64) + 0.5 * ordered[..., mirrored].astype(np.float64)
    return np.moveaxis(halves, -1, 0)


def gain_figures(sample: Doubles) -> Figures:
    """The figures of a difference, shape (future,): antisymmetric. ``chance_of_zero`` is the share of futures in which
    both bring the same to half a cent. An empty sample gives zeros."""
    if sample.size == 0:
        return Figures(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    half = 0.98 / np.sqrt(sample.size)
    shares = (0.10, 0.50, 0.90, max(0.5 - half, 0.0), min(0.5 + half, 1.0))
    p10, median, p90, low, high = map(float, balanced_quantiles(sample, shares))
    return Figures(
        median=median,
        mean=float(sample.mean()),
        p10=p10,
        p90=p90,
        chance_of_zero=float(np.mean(np.abs(sample) < ZERO_USD)),
        median_precision=(high - low) / 2.0,
        mean_precision=float(1.96 * sample.std() / np.sqrt(sample.size)),
    )


@dataclass(frozen=True, slots=True, eq=False)
class Gain:
    """What one strategy takes home more than another in the whole plan, future by future."""

    difference: Doubles
    """Dollars in the whole plan: (future,)."""
    per_hour: Doubles
    """Dollars an hour more: (future,)."""

    @property
    def figures(self) -> Figures:
        """Typical difference and its range."""
        return gain_figures(self.difference)

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

    def dots(self, count: int = DOTS) -> Doubles:
        """So many equally likely differences, ascending: each stands for the same number of futures. Shape (dot,)."""
        return balanced_quantiles(self.difference, tuple((np.arange(count) + 0.5) / count))


@dataclass(frozen=True, slots=True, eq=False)
class Comparison(Gain):
    """The same, and week by week."""

    bands: Doubles
    """Of the difference since the start by week, at :data:`BANDS`: (band, week)."""


def gain(one: Projection, other: Projection) -> Gain:
    """What ``one`` takes home more than ``other`` in the whole plan. Raises ValueError as :func:`compare` does."""
    futures = _common(one, other)
    difference = one.left[-1, :futures].astype(np.float64) - other.left[-1, :futures]
    return Gain(freeze(difference), _per_hour(one, other, futures))


def compare(one: Projection, other: Projection) -> Comparison:
    """What ``one`` takes home more than ``other``, in the futures that both were played in: the first ones of the same
    luck.

    Raises ValueError when the two were not played on the same luck and weeks.
    """
    futures = _common(one, other)
    gap = one.left[:, :futures].astype(np.float64) - other.left[:, :futures]
    bands = balanced_quantiles(gap, BANDS)
    return Comparison(freeze(gap[-1].copy()), _per_hour(one, other, futures), freeze(bands))


def _common(one: Projection, other: Projection) -> int:
    if (one.seed, one.weeks) != (other.seed, other.weeks):
        raise ValueError("strategies can be compared only on the same luck and weeks")
    return min(one.futures, other.futures)


def _per_hour(one: Projection, other: Projection, futures: int) -> Doubles:
    return freeze(one.per_hour[:futures] - other.per_hour[:futures])
