"""What one gifter gives in one LIVE: a heavy-tailed number of coins, and pools of such numbers.

v = min(cap, max(1, round(exp(mu + sigma (sqrt(p) z + sqrt(1 - p) e))))): log-normal, whole, at least one coin, at most
the dearest gift. z is the person's taste, which stays; e is fresh at every LIVE; p is the personal share. The shape is
that of Kuaishou gifts (KuaiLive, 2025: sigma 2.85), the level the creator's own mean.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from tikearn_gui.core.arrays import Doubles, Floats, Ints
from tikearn_gui.core.doubt import Case, class_values
from tikearn_gui.core.luck import Luck
from tikearn_gui.core.normal import cdf, midpoint_quantiles, quantile
from tikearn_gui.core.pools import Pool

__all__ = ["GIFT_SHAPE_KEYS", "GiftPools", "GiftScores", "GiftValues", "log_place_to_taste", "mean_coins", "solve_mu"]

GIFT_SHAPE_KEYS: Final = ("coins_per_gifter", "gift_spread", "personal_share", "dearest_gift")

_SUMMED: Final = 32
"""So many terms of the mean are summed one by one; beyond, the sum is an integral (error below 1e-5)."""
_MOST_STEPS: Final = 200
_POOL: Final = 1 << 16
_TASTES_FROM: Final = -4.0
_TASTE_STEP: Final = 0.1
_TASTE_LEVELS: Final = 91
"""Tastes -4 to 5 below which the mean value of a gifter is tabled."""
_MUS: Final = np.linspace(-16.0, 14.0, 61)
_TOP: Final = 64
_FINER: Final = 32
"""The dearest positions of a pool hold the means of so many finer quantiles each, or its mean would be low."""
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
    """The mu at which one gifter gives ``coins`` in the mean, to 1e-9 (mean_coins rises with mu).

    False position on the logs, which are nearly straight, with Illinois' halving of an end that stays. Where the values
    hardly spread the mean jumps from whole coin to whole coin; then the nearest mu is returned.
    """
    low, high = -12.0 * sigma - 5.0, math.log(cap + 1.0) + 8.0 * sigma + 1.0

    def miss(mu: float) -> float:
        return math.log(mean_coins(mu, sigma, cap) / coins)

    below, above, side = miss(low), miss(high), 0
    if below >= 0.0 or above <= 0.0:
        return low if below >= 0.0 else high
    for step in range(_MOST_STEPS):
        if high - low <= 1e-9:
            break
        # Every third step halves, for a mean that jumps.
        mu = 0.5 * (low + high) if step % 3 == 2 else (low * above - high * below) / (above - below)
        found = miss(mu)
        if found < 0.0:
            low, below, above, side = mu, found, above * (0.5 if side < 0 else 1.0), -1
        else:
            high, above, below, side = mu, found, below * (0.5 if side > 0 else 1.0), 1
        if found == 0.0:
            return mu
    return 0.5 * (low + high)


@dataclass(frozen=True, slots=True)
class GiftValues:
    """The numbers behind v for each class of futures, all of shape (class,): one class without doubt about the
    shape."""

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


def _share_of_value(sigma: float, share: float, cap: float) -> Doubles:
    """Mean value of a gifter whose taste lies below a level, over the mean value of any gifter. Shape (mu, level).

    The normal score of such a gifter, sqrt(p) z + sqrt(1 - p) e given z < taste, has the density
    phi(y) Phi((taste - sqrt(p) y) / sqrt(1 - p)) / Phi(taste), summed on a grid. A larger mu brings first fewer, then
    more of the value to the others (one coin is the floor, the dearest gift the cap). Where it would bring fewer, the
    lower share is taken, so that larger gifts never lower anybody's income.
    """
    y = np.linspace(-8.0, 8.0, 2_001)
    taste = (_TASTES_FROM + _TASTE_STEP * np.arange(_TASTE_LEVELS))[:, None]
    width = math.sqrt(max(1.0 - share, 1e-6))
    density = np.exp(-0.5 * y * y) * cdf((taste - math.sqrt(share) * y) / width)
    density /= density.sum(axis=1, keepdims=True)
    anyone = np.exp(-0.5 * y * y)
    anyone /= anyone.sum()
    values = np.stack([_whole_coins(y.astype(np.float32), float(mu), sigma, cap) for mu in _MUS]).astype(np.float64)
    ratio = (values @ density.T) / (values @ anyone)[:, None]
    return np.minimum.accumulate(ratio[::-1], axis=0)[::-1]


@lru_cache(maxsize=64)
def _kept_share_of_value(sigma: float, share: float, cap: float) -> Doubles:
    return _share_of_value(sigma, share, cap)


def _share_at(mu: float, sigma: float, share: float, cap: float) -> Floats:
    """The row of :func:`_share_of_value` for one mu, linear between two. Shape (level,)."""
    table = _kept_share_of_value(sigma, share, cap)
    position = float(np.clip(np.interp(mu, _MUS, np.arange(_MUS.size)), 0.0, _MUS.size - 1.000001))
    row = int(position)
    part = position - row
    return ((1.0 - part) * table[row] + part * table[row + 1]).astype(np.float32)


@dataclass(frozen=True, slots=True)
class PoolScores:
    """Normal scores of a pool's positions: of every one, in seeded order, and finer ones of the dearest."""

    every: Floats
    """(position,)"""
    top: Floats
    """(dearest position, finer)"""
    top_at: NDArray[np.intp]
    """Where the dearest positions lie. (dearest position,)"""

    @classmethod
    def of(cls, length: int, order: Ints) -> PoolScores:
        """The scores of a pool of so many positions laid out in an ``order``, (position,)."""
        above = (np.arange(_TOP * _FINER, 0, -1) - 0.5) / (length * _FINER)
        top = quantile(1.0 - above).reshape(_TOP, _FINER)
        every = midpoint_quantiles(length).astype(np.float32)[order]
        return cls(every, top.astype(np.float32), np.argsort(order)[-_TOP:])

    def coins(self, mu: float, sigma: float, cap: float) -> Floats:
        """The values of the pool. (position,)"""
        values = _whole_coins(self.every, mu, sigma, cap)
        values[self.top_at] = np.rint(_whole_coins(self.top, mu, sigma, cap).mean(axis=1))
        return values


class GiftPools:
    """A pool of the values of any gifter, and what regulars below a taste are worth against it."""

    def __init__(self, values: GiftValues, luck: Luck, scores: GiftScores) -> None:
        self.values = values
        shapes = list(zip(values.mu.tolist(), values.sigma.tolist(), values.cap.tolist(), strict=True))
        anyone = scores.anyone(luck, len(shapes))
        self.anyone = Pool(np.stack([anyone.coins(*shape) for shape in shapes]), whole=True)
        rows = zip(shapes, values.share.tolist(), strict=True)
        self._below = np.stack([_share_at(mu, sigma, share, cap) for (mu, sigma, cap), share in rows])

    def worth_below(self, taste: Floats, classes: Ints) -> Floats:
        """Mean value of a gifter below a taste over that of any gifter, (future,); linear between tabled tastes."""
        position = (taste - np.float32(_TASTES_FROM)) * np.float32(1.0 / _TASTE_STEP)
        np.clip(position, 0.0, np.float32(_TASTE_LEVELS - 1.001), out=position)
        level = position.astype(np.int32)
        part = position - level
        table = self._below[classes if len(self._below) > 1 else 0]
        if len(self._below) == 1:
            return table[level] * (1.0 - part) + table[level + 1] * part
        at = np.arange(level.size)
        return table[at, level] * (1.0 - part) + table[at, level + 1] * part


class GiftScores:
    """Normal scores in seeded order, kept while only the size of gifts moves; and the last few pools."""

    def __init__(self) -> None:
        self._anyone: dict[int, PoolScores] = {}
        self._pools: OrderedDict[Hashable, GiftPools] = OrderedDict()

    def anyone(self, luck: Luck, classes: int) -> PoolScores:
        """Scores of any gifter, in a pool that so many classes share."""
        length = _POOL // classes
        if length not in self._anyone:
            self._anyone[length] = PoolScores.of(length, luck.pool_order(length))
        return self._anyone[length]

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
    return _TASTES.take(index.astype(np.intp), mode="clip")
