"""Who gives how often, and how unequal it is: the generator of a pool of gifters, and measures of concentration."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

__all__ = ["gini", "sessions_of", "share_of_top", "share_that_gives", "summed"]

_POWER: Final = 1.36
_CUT_OFF: Final = 11.4
_MOST: Final = 400


def share_that_gives() -> NDArray[np.float64]:
    """Share of gifters with k = 1, 2 .. gift sessions in three weeks: k^-1.36 exp(-k / 11.4), a discrete power law with
    a cut-off, fitted to Kuaishou (KuaiLive, 2025). Shape (400,)."""
    k = np.arange(1, _MOST + 1)
    weight = k**-_POWER * np.exp(-k / _CUT_OFF)
    return np.asarray(weight / weight.sum(), np.float64)


def sessions_of(gifters: int, rng: np.random.Generator) -> NDArray[np.int64]:
    """Gift sessions in three weeks of so many gifters. Shape (gifter,)."""
    return rng.choice(np.arange(1, _MOST + 1), gifters, p=share_that_gives())


def summed(who: NDArray[np.integer], amounts: NDArray[np.floating], people: int) -> NDArray[np.float64]:
    """What each of so many people gave, who are numbered from 0, in gifts of these amounts. Shape (person,)."""
    return np.asarray(np.bincount(who, amounts, people), np.float64)


def gini(amounts: NDArray[np.floating]) -> float:
    """Gini coefficient: 0 where all give the same, 1 where one gives all."""
    ordered = np.sort(amounts)
    ranks = 2 * np.arange(1, ordered.size + 1) - ordered.size - 1
    return float(ranks @ ordered / (ordered.size * ordered.sum()))


def share_of_top(amounts: NDArray[np.floating], share: float) -> float:
    """What the most generous ``share`` of people gave, over all."""
    count = max(1, round(share * amounts.size))
    return float(np.sort(amounts)[-count:].sum() / amounts.sum())
