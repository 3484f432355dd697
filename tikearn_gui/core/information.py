"""What to measure first: how often, and by how much, knowing a lever would change which strategy is best.

The expected value of partial perfect information (EVPPI) of one lever, from the paired samples that are there: futures
in order of the lever's draw, conditional means by bins (Strong and Oakley, Medical Decision Making 2013). Best means
best on average, as the value of information is an average by definition.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from tikearn_gui.core.arrays import Doubles, freeze
from tikearn_gui.core.luck import Cancelled
from tikearn_gui.core.player import Player
from tikearn_gui.core.projection import Projection

__all__ = ["Information", "information", "information_of", "unsure_in_any"]

_BINS: Final = 20
_SHUFFLES: Final = 39
"""Random orders that stand for levers that move nothing; a lever must beat all of them, as one of 40 does by chance."""


@dataclass(frozen=True, slots=True)
class Information:
    """What knowing one lever would be worth."""

    key: str
    changes: float
    """Share of futures in which another strategy than the best on average would be the best."""
    usd: float
    """Dollars in the plan that choosing by the lever's true value would bring on average."""


def _curves(ordered: Doubles) -> Doubles:
    """Conditional means along the order, one a bin. Shape (strategy, bin) from (strategy, future)."""
    edges = np.linspace(0, ordered.shape[1], _BINS + 1).astype(np.intp)
    sums = np.add.reduceat(ordered, edges[:-1], axis=1)
    curves: Doubles = sums / np.diff(edges)
    return curves


def _between(curves: Doubles, points: int = 20) -> Doubles:
    """The curves with straight lines between the middles of their bins: so many points a bin. Shape (strategy,
    point)."""
    at = (np.arange(_BINS * points) + 0.5) / points - 0.5
    places = np.arange(_BINS)
    return np.stack([np.interp(at, places, curve) for curve in curves])


def _worth(curves: Doubles) -> tuple[float, float]:
    """Mean of what the best strategy is ahead at each point, and share of points at which there is one ahead.

    ``curves`` are against the strategy that is best on average.
    """
    lead = np.maximum(curves.max(axis=0), 0.0)
    return float(lead.mean()), float(np.mean(lead > 0.0))


@lru_cache(maxsize=8)
def _shuffles(futures: int) -> tuple[np.ndarray[tuple[int], np.dtype[np.intp]], ...]:
    generator = np.random.Generator(np.random.PCG64(np.random.SeedSequence((futures, _SHUFFLES))))
    return tuple(freeze(generator.permutation(futures)) for _ in range(_SHUFFLES))


class _Paired:
    """Outcomes of strategies against the one that is best on average, and what order alone makes of them."""

    def __init__(self, outcomes: Doubles, cancelled: Callable[[], bool] | None) -> None:
        self.best = int(np.argmax(outcomes.mean(axis=1)))
        self.against: Doubles = outcomes - outcomes[self.best]
        self.noise = []
        for order in _shuffles(outcomes.shape[1]):
            if cancelled is not None and cancelled():
                raise Cancelled
            self.noise.append(_worth(_between(_curves(self.against[:, order])))[0])

    def of(self, key: str, draw: Doubles) -> Information:
        """What knowing a lever with this draw is worth."""
        order = np.argsort(draw, kind="stable")
        usd, changes = _worth(_between(_curves(self.against[:, order])))
        if usd <= max(self.noise):
            return Information(key, 0.0, 0.0)
        return Information(key, changes, usd - float(np.mean(self.noise)))


def information_of(
    outcomes: Doubles, draws: Mapping[str, Doubles], *, cancelled: Callable[[], bool] | None = None
) -> tuple[Information, ...]:
    """What knowing each lever would be worth, most first.

    Bins of noise seem to tell something, as the largest of several means lies above the largest mean. So the same is
    computed of futures in random orders, and its mean taken off; what no more than equals the best random order is
    nothing. Hence what is found is never negative, and 0 for a lever that moves nothing.

    Args:
        outcomes: dollars of each strategy in the same futures: (strategy, future).
        draws: each lever's draw in those futures: (future,). Only their order counts.
        cancelled: asked between levers; Cancelled is raised when it says so.
    """
    if len(outcomes) < 2 or outcomes.shape[1] < _BINS:
        return tuple(Information(key, 0.0, 0.0) for key in draws)
    paired = _Paired(np.asarray(outcomes, np.float64), cancelled)
    found = []
    for key, draw in draws.items():
        if cancelled is not None and cancelled():
            raise Cancelled
        found.append(paired.of(key, draw))
    return tuple(sorted(found, key=lambda each: (-each.usd, -each.changes)))


def unsure_in_any(projections: Sequence[Projection]) -> tuple[str, ...]:
    """The levers that at least one of the strategies is unsure about, in the order of the registry."""
    unsure = {key for each in projections for key in each.case.strategy.unsure_keys}
    return tuple(key for key in projections[0].case.strategy if key in unsure) if projections else ()


def _draws(player: Player, projections: Sequence[Projection], futures: int) -> Iterator[tuple[str, Doubles]]:
    for key in unsure_in_any(projections):
        case = next(each.case for each in projections if each.case.strategy[key].unsure)
        yield key, player.values_of(case, key, futures)


def information(
    player: Player, projections: Sequence[Projection], *, cancelled: Callable[[], bool] | None = None
) -> tuple[Information, ...]:
    """What knowing each unsure lever would be worth for the choice among strategies that were played on the player's
    luck, most first; a lever has one draw in a future, whatever its range in each strategy. Nothing for one strategy
    alone. Raises Cancelled when asked to stop."""
    if len(projections) < 2:
        return ()
    futures = min(each.futures for each in projections)
    homes = np.stack([each.take_home[:futures] for each in projections])
    return information_of(homes, dict(_draws(player, projections, futures)), cancelled=cancelled)
