"""What one gifter gives in one LIVE: a heavy-tailed number of coins, and pools of such numbers.

v = min(cap, max(1, round(exp(mu + sigma (sqrt(p) z + sqrt(1 - p) e))))): log-normal, whole, at least one coin, at most the
dearest gift. z is the person's taste, which stays; e is fresh at every LIVE; p is the personal share. The shape is that
of Kuaishou gifts (KuaiLive, 2025: sigma 2.85), the level the creator's own mean.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from tikearn_gui.core.arrays import Doubles, Floats, Ints
from tikearn_gui.core.doubt import Case, class_values
from tikearn_gui.core.luck import Luck
from tikearn_gui.core.normal import cdf, midpoint_quantiles, quantile
from tikearn_gui.core.pools import Pool

__all__ = ["GIFT_SHAPE_KEYS", "TASTE_LEVELS", "GiftPools", "GiftValues", "log_place_to_taste", "mean_coins", "solve_mu"]

GIFT_SHAPE_KEYS: Final = ("coins_per_gifter", "gift_spread", "personal_share", "dearest_gift")

_SUMMED: Final = 32
"""So many terms of the mean are summed one by one; beyond, the sum is an integral (error below 1e-5)."""
_POOL: Final = 1 << 16
_BELOW_POOL: Final = 1 << 11
"""Positions in the pool of each taste level."""
_FINE: Final = 64
"""So many of the dearest positions of such a pool hold the mean of so many finer quantiles, or its mean would be low."""
_LOWEST_TASTE: Final = -3.0
_TASTE_STEP: Final = 0.25
TASTE_LEVELS: Final = 29
"""Pools for regulars whose taste lies below -3, -2.75 .. 4."""
_PLACES: Final = 1 << 16
_LOWEST_LOG_PLACE: Final = -20.0


def _above(x: float, mu: float, sigma: float) -> float:
    """P(log-normal > x)."""
    return 0.5 * math.erfc((math.log(x) - mu) / (sigma * math.sqrt(2.0)))


def mean_coins(mu: float, sigma: float, cap: float) -> float:
    """Mean coins of one gifter in one LIVE: the sum of P(v >= k) over k = 1 .. cap, in closed form beyond 32.

    P(v >= k) is the log-normal tail at k - 1/2; the tail's integral follows from the partial mean of a log-normal.
    """
    top = math.floor(cap)
    summed = min(_SUMMED, top)
    mean = 1.0 + sum(_above(k - 0.5, mu, sigma) for k in range(2, summed + 1))
    if top <= summed:
        return mean
    ends = (float(summed), float(top))
    edge = [x * _above(x, mu, sigma) for x in ends]
    # Partial means, from the side on which they do not cancel.
    tails = [0.5 * math.erfc((math.log(x) - mu - sigma * sigma) / (sigma * math.sqrt(2.0))) for x in ends]
    whole = mu + sigma * sigma / 2.0
    partial = math.exp(min(whole, 700.0)) * (tails[0] - tails[1]) if tails[0] > tails[1] else 0.0
    return mean + edge[1] - edge[0] + partial


def solve_mu(coins: float, sigma: float, cap: float) -> float:
    """The mu at which one gifter gives ``coins`` in the mean, by bisection to 1e-9 (mean_coins rises with mu).

    Where the values hardly spread the mean jumps from whole coin to whole coin; then the nearest mu is returned.
    """
    low, high = -12.0 * sigma - 5.0, math.log(cap + 1.0) + 8.0 * sigma + 1.0
    while high - low > 1e-9:
        middle = 0.5 * (low + high)
        if mean_coins(middle, sigma, cap) < coins:
            low = middle
        else:
            high = middle
    return 0.5 * (low + high)


@dataclass(frozen=True, slots=True)
class GiftValues:
    """The numbers behind v for each class of futures, all of shape (class,): one class without doubt about the shape."""

    mu: Doubles
    sigma: Doubles
    share: Doubles
    cap: Doubles
    coins: float
    """Mean coins of a gifter at the lever's value."""

    @classmethod
    def of(cls, case: Case, luck: Luck) -> GiftValues:
        """The values of a case's levers."""
        coins = case.strategy.number("coins_per_gifter")
        parts = [class_values(case, key, luck) for key in ("gift_spread", "personal_share", "dearest_gift")]
        sigma, share, cap = np.broadcast_arrays(*parts)
        sigma, cap = np.maximum(sigma, 1e-3), np.floor(np.maximum(cap, coins + 1.0))
        mu = np.array([solve_mu(coins, float(s), float(c)) for s, c in zip(sigma, cap, strict=True)])
        return cls(mu, sigma, np.array(share), cap, coins)


def _whole_coins(score: Floats, mu: float, sigma: float, cap: float) -> Floats:
    """v for normal scores, same shape."""
    coins = np.multiply(score, np.float32(sigma))
    coins += np.float32(mu)
    np.exp(coins, out=coins)
    np.clip(coins, 1.0, cap, out=coins)
    return np.rint(coins, out=coins)


def _scores_below(taste: float, share: float, probabilities: Doubles) -> Floats:
    """Quantiles of sqrt(p) z + sqrt(1 - p) e given z < taste, same shape.

    Its density is phi(y) Phi((taste - sqrt(p) y) / sqrt(1 - p)) / Phi(taste), integrated on a grid.
    """
    grid = np.linspace(-8.0, 8.0, 2_001)
    width = math.sqrt(max(1.0 - share, 1e-6))
    density = np.exp(-0.5 * grid * grid) * cdf((taste - math.sqrt(share) * grid) / width)
    cumulative = np.concatenate(([0.0], np.cumsum(density[1:] + density[:-1])))
    return np.interp(probabilities, cumulative / cumulative[-1], grid).astype(np.float32)


@dataclass(frozen=True, slots=True)
class BelowScores:
    """Normal scores of regulars below each taste level: every position, in seeded order, and finer ones for the top."""

    every: Floats
    """(level, position)"""
    top: Floats
    """(level, top position, finer)"""
    top_at: NDArray[np.intp]
    """Where the top positions lie. (top position,)"""

    @classmethod
    def of(cls, share: float, length: int, order: Ints) -> BelowScores:
        """Scores for a personal share, in pools of ``length`` positions laid out in an ``order``."""
        tastes = [_LOWEST_TASTE + _TASTE_STEP * level for level in range(TASTE_LEVELS)]
        middles = (np.arange(length) + 0.5) / length
        finer = 1.0 - np.arange(_FINE * _FINE, 0, -1).reshape(_FINE, _FINE) / (_FINE * length) + 0.5 / (_FINE * length)
        every = np.stack([_scores_below(taste, share, middles)[order] for taste in tastes])
        top = np.stack([_scores_below(taste, share, finer) for taste in tastes])
        return cls(every, top, np.argsort(order)[-_FINE:])

    def coins(self, mu: float, sigma: float, cap: float) -> Floats:
        """Values of the pools. (level, position)"""
        values = _whole_coins(self.every, mu, sigma, cap)
        values[:, self.top_at] = np.rint(_whole_coins(self.top, mu, sigma, cap).mean(axis=2))
        return values


class GiftPools:
    """Pools of gift values: one of any gifter, and one for each level of taste below which the other regulars lie."""

    def __init__(self, values: GiftValues, luck: Luck, scores: GiftScores) -> None:
        self.values = values
        shapes = list(zip(values.mu, values.sigma, values.cap, strict=True))
        anyone, below = scores.anyone(luck, len(shapes)), scores.below(luck, values.share)
        self.anyone = Pool(np.stack([_whole_coins(anyone, *shape) for shape in shapes]), whole=True)
        self.below = Pool(
            np.concatenate([scores.coins(*shape) for scores, shape in zip(below, shapes, strict=True)]),
            whole=True,
        )


class GiftScores:
    """Normal scores in seeded order, kept while only the size of gifts moves; and the last few pools."""

    def __init__(self) -> None:
        self._anyone: dict[int, Floats] = {}
        self._below: OrderedDict[Hashable, BelowScores] = OrderedDict()
        self._pools: OrderedDict[Hashable, GiftPools] = OrderedDict()

    def anyone(self, luck: Luck, classes: int) -> Floats:
        """Scores of any gifter. Shape (position,)."""
        length = _POOL // classes
        if length not in self._anyone:
            self._anyone[length] = midpoint_quantiles(length).astype(np.float32)[luck.pool_order(length)]
        return self._anyone[length]

    def below(self, luck: Luck, shares: Doubles) -> list[BelowScores]:
        """Scores of regulars below each level of taste, for each class."""
        length = _BELOW_POOL if len(shares) == 1 else _BELOW_POOL // 4
        return [self._levels(luck, float(share), length) for share in shares]

    def _levels(self, luck: Luck, share: float, length: int) -> BelowScores:
        key = (share, length)
        if key not in self._below:
            self._below[key] = BelowScores.of(share, length, luck.pool_order(length))
            _forget(self._below, 40)
        self._below.move_to_end(key)
        return self._below[key]

    def pools(self, case: Case, luck: Luck) -> GiftPools:
        """The pools of a case, made anew only when a lever of their shape has moved."""
        settings = tuple(case.strategy[key] for key in GIFT_SHAPE_KEYS)
        key = (settings[0].value, *settings[1:])  # doubt about the level multiplies the coins of a LIVE instead
        if key not in self._pools:
            self._pools[key] = GiftPools(GiftValues.of(case, luck), luck, self)
            _forget(self._pools, 10)
        self._pools.move_to_end(key)
        return self._pools[key]


def _forget(kept: OrderedDict[Hashable, Any], most: int) -> None:
    while len(kept) > most:
        kept.popitem(last=False)


def _taste_table() -> Floats:
    log_place = np.linspace(_LOWEST_LOG_PLACE, 0.0, _PLACES)
    upper = np.clip(np.exp(log_place), 1e-300, 1.0 - 1e-12)
    return (-quantile(upper)).astype(np.float32)


_TASTES: Final = _taste_table()


def log_place_to_taste(log_place: Floats) -> Floats:
    """The taste whose upper tail is exp(``log_place``), same shape; places beyond the whole give the lowest taste."""
    index = (log_place - np.float32(_LOWEST_LOG_PLACE)) * np.float32((_PLACES - 1) / -_LOWEST_LOG_PLACE)
    np.clip(index, 0.0, _PLACES - 1, out=index)
    return np.take(_TASTES, index.astype(np.int32), mode="clip")


def taste_level(taste: Floats, dither: Floats) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
    """The pool of regulars below a taste, dithered between neighbours so that means move smoothly. Shape (future,)."""
    level = np.floor((taste - np.float32(_LOWEST_TASTE)) / np.float32(_TASTE_STEP) + dither)
    return np.clip(level, 0, TASTE_LEVELS - 1).astype(np.int32)
