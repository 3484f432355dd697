"""Which of several strategies is ahead of which, counted future by future on the same luck; when that says nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from tikearn_gui.core.arrays import Bools, Doubles, freeze
from tikearn_gui.core.projection import Projection

__all__ = ["TIE", "Ranking", "is_close", "ranking"]

TIE: Final = 0.10
"""Ahead in so many futures more than behind, or fewer, is a tie whatever the number of futures: 45 to 55 of 100."""
_SURE: Final = 1.96


def is_close(ahead: float, behind: float, futures: int) -> bool:
    """Whether it is too close to call who of two is better.

    Counted over futures: the lead is the share of futures in which one is ahead less that in which it is behind; in the
    rest both bring the same. It is too close to call where the lead is not above :data:`TIE`, or not
    above what counting so many futures leaves open: 1.96 times the standard error of the lead, the root of (ahead +
    behind - lead^2) / futures. So few futures make more ties, a small difference that comes in every future is none,
    and neither is a large spread as long as one side of it is fuller.
    """
    lead = abs(ahead - behind)
    error = np.sqrt(max(ahead + behind - lead * lead, 0.0) / max(futures, 1))
    return bool(lead <= max(TIE, _SURE * error) + 1e-12)


@dataclass(frozen=True, slots=True, eq=False)
class Ranking:
    """Strategies by how often they are ahead of the others.

    Places are indices into what was ranked.
    """

    order: tuple[int, ...]
    """Best first: by the share of futures in which a strategy is ahead of another one, evens counted half, averaged
    over the others; then by typical take-home."""
    ahead: Doubles
    """Share of futures in which the row takes home more than the column: (row, column)."""
    close: Bools
    """Whether it is too close to call between row and column (:func:`is_close`), symmetric: (row, column)."""
    futures: int

    @property
    def leaders(self) -> tuple[int, ...]:
        """The first of the order and all that it is too close to call against: none of them is clearly the best."""
        first = self.order[0]
        return tuple(place for place in self.order if place == first or self.close[first, place])


def ranking(projections: Sequence[Projection]) -> Ranking:
    """Rank strategies in the futures that all of them were played in. Raises ValueError for none, or on other luck."""
    if not projections:
        raise ValueError("there is nothing to rank")
    if len({(each.seed, each.weeks) for each in projections}) > 1:
        raise ValueError("strategies can be ranked only on the same luck and weeks")
    futures = min(each.futures for each in projections)
    homes = np.stack([each.take_home[:futures] for each in projections])
    ahead = np.stack([np.mean(home > homes, axis=1) for home in homes])
    count = len(homes)
    close = [
        [one == two or is_close(ahead[one, two], ahead[two, one], futures) for two in range(count)]
        for one in range(count)
    ]
    score = (0.5 + 0.5 * (ahead - ahead.T)).sum(axis=1)
    typical = np.median(homes, axis=1)
    order = sorted(range(count), key=lambda place: (-round(float(score[place]), 9), -typical[place], place))
    return Ranking(tuple(order), freeze(ahead), freeze(np.array(close, bool)), futures)
