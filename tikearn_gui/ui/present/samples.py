"""Samples of futures in ascending order, and the figures that the screen draws from them.

A projection is shown several times, in cards, headline and fan, so what was sorted is kept as long as it lives. Ranks
are those of :func:`tikearn_gui.core.projection.quantiles`: an outcome that occurs, never a mean of two. All amounts are
US dollars until a rate is given. Needs no numpy of its own, so that cards can be shown before it is imported; to be
called on one thread.
"""

from __future__ import annotations

import math
import weakref
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final, TypeVar

from tikearn_gui.project.project import Period

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from tikearn_gui.core.arrays import Doubles, Floats
    from tikearn_gui.core.projection import Projection
    from tikearn_gui.session.results import AtRest, Snapshot
    from tikearn_gui.ui.pages.views import Spread

__all__ = ["Sample", "difference_sample", "kept", "per_usd", "rest_of", "sample_of", "source_sample"]

_HALF_INTERVAL: Final = 0.98
"""Half of 1.96: the middle ranks that hold the typical figure in 95 of 100 repetitions reach so many roots of the
number of futures to each side."""

_WEEKS_OF_A_MONTH: Final = 4
_WEEKS_A_MONTH: Final = 30.4375 / 7
_Made = TypeVar("_Made")
_kept: dict[int, tuple[weakref.ref[Any], dict[str, Any]]] = {}


def _drop(kept: dict[int, Any], key: int, _: object) -> None:
    """Forgets an array that has gone; given all it needs, since modules are taken down before arrays at the end."""
    kept.pop(key, None)


def kept(owner: NDArray[np.generic], name: str, make: Callable[[], _Made]) -> _Made:
    """What was made of an array under a name, made once and forgotten with the array, which it must not hold."""
    key = id(owner)
    entry = _kept.get(key)
    if entry is None:
        entry = _kept[key] = (weakref.ref(owner, partial(_drop, _kept, key)), {})
    made = entry[1]
    if name not in made:
        made[name] = make()
    return made[name]


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """Amounts in ascending order, (amount,), from so many independent futures."""

    ordered: Doubles
    futures: int

    def at(self, share: float) -> float:
        """The amount that this share of the sample stays below."""
        return float(self.ordered[int(share * (self.ordered.size - 1) + 0.5)])

    def spread(self, rate: float) -> Spread:
        """Typical figure and ranges at ``rate`` units of a currency per US dollar."""
        from tikearn_gui.ui.pages.views import Spread  # noqa: PLC0415  # cards without figures do without it

        low, lower, typical, upper, high = (self.at(share) * rate for share in (0.10, 0.25, 0.50, 0.75, 0.90))
        return Spread(low, lower, typical, upper, high)

    def reached(self, usd: float) -> float:
        """Share of the sample that comes to ``usd`` or more."""
        below = int(self.ordered.searchsorted(usd, side="left"))
        return (self.ordered.size - below) / self.ordered.size

    def above(self, usd: float) -> float:
        """Share of the sample beyond ``usd``."""
        up_to = int(self.ordered.searchsorted(usd, side="right"))
        return (self.ordered.size - up_to) / self.ordered.size

    def dots(self, count: int) -> list[float]:
        """So many equally likely amounts, ascending: the middle one of each equal part of the sample."""
        return [self.at((k + 0.5) / count) for k in range(count)]

    @property
    def precision(self) -> float:
        """How far the typical amount may lie from that of endless futures: half its 95 % interval from counting.

        LIVEs and months of one future go together, so the number of futures counts and not that of amounts.
        """
        half = _HALF_INTERVAL / math.sqrt(self.futures)
        return (self.at(min(0.5 + half, 1.0)) - self.at(max(0.5 - half, 0.0))) / 2


def per_usd(snapshot: Snapshot) -> float:
    """Units of the project's currency per US dollar."""
    return snapshot.project.currency.per_usd


def rest_of(snapshot: Snapshot) -> AtRest | None:
    """What was computed at rest, if it belongs to the edited strategy."""
    rest = snapshot.rest
    return rest if rest is not None and rest.index == snapshot.edited else None


def sample_of(snapshot: Snapshot, index: int, period: Period | None = None) -> Sample | None:
    """What a strategy takes home in the period of the goal, or another one; None where it is not counted yet."""
    projection = snapshot.projections.get(index)
    wanted = snapshot.project.goal.period if period is None else period
    if projection is None:
        return None
    if wanted is Period.LIVE:
        lives = _by_live(snapshot, index)
        return None if lives is None else _of_lives(lives, projection.futures)
    return kept(projection.left, wanted.value, lambda: _of_projection(projection, wanted))


def _by_live(snapshot: Snapshot, index: int) -> Doubles | None:
    found = snapshot.by_live.get(index)
    rest = rest_of(snapshot)
    return rest.by_live if found is None and rest is not None and rest.index == index else found


def _of_lives(lives: Doubles, futures: int) -> Sample:
    """LIVEs are many: those that came in order are not sorted again, nor kept, for they would keep themselves."""
    if kept(lives, "in order", lambda: bool((lives[1:] >= lives[:-1]).all())):
        return Sample(lives, futures)
    return kept(lives, "live", lambda: Sample(_ordered(lives), futures))


def _of_projection(projection: Projection, period: Period) -> Sample:
    home = projection.left[-1] if period is Period.PLAN else _by_month(projection.left)
    return Sample(_ordered(home).astype(float), projection.futures)


def _by_month(left: Floats) -> Floats:
    """The months of :func:`tikearn_gui.core.projection.months` out of the running total, (month x future,).

    Single precision sorts twice as fast, and what is shown has three digits.
    """
    weeks = left.shape[0]
    length = min(weeks, _WEEKS_OF_A_MONTH)
    ends = left[length - 1 :: length].astype(float)
    ends[1:] -= ends[:-1].copy()
    return (ends * (_WEEKS_A_MONTH / length)).astype(left.dtype).ravel()


def source_sample(projection: Projection, source: str) -> Sample:
    """What one source earns in the whole plan, before fees, costs and tax."""
    return kept(
        projection.left, f"source {source}", lambda: Sample(_ordered(projection.source(source)), projection.futures)
    )


def difference_sample(difference: Doubles) -> Sample:
    """Differences of two strategies, future by future, (future,)."""
    return kept(difference, "difference", lambda: Sample(_ordered(difference), difference.size))


def _ordered(amounts: NDArray[Any]) -> NDArray[Any]:
    ordered = amounts.copy()
    ordered.sort()
    return ordered
