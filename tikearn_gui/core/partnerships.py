"""Brand partnerships: how many deals are agreed in a week, and what they pay.

Deals of a week are Poisson around deals a month x a mood of mean 1 that lasts four weeks (gamma of shape k), so deals
of a month are negative binomial. A fee is log-normal around the typical fee x brand-appeal effect of likes x reach.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from tikearn_gui.core.arrays import Doubles, Floats, Ints, Number, Scratch
from tikearn_gui.core.audience import AUDIENCE_KEYS, AudienceBlock, usual
from tikearn_gui.core.counts import counts, counts_at
from tikearn_gui.core.doubt import Case, Values, class_values
from tikearn_gui.core.likes import like_effect
from tikearn_gui.core.luck import Luck, StretchLuck
from tikearn_gui.core.normal import midpoint_quantiles
from tikearn_gui.core.pools import Pool
from tikearn_gui.core.schedule import WEEKS_A_MONTH

__all__ = ["DEAL_KEYS", "DEAL_SHAPE_KEYS", "SpreadPools", "brand_reach", "expected_deals", "moods", "play_deals"]

DEAL_KEYS: Final = (*AUDIENCE_KEYS, "like_brand", "deals_per_month", "fee_spread", "deal_clumping")
"""The levers that deals read; typical fee and commission only scale their money."""
DEAL_SHAPE_KEYS: Final = ("fee_spread", "deal_clumping")
_POOL: Final = 1 << 14
_MOODS: Final = 4096
_WEEKS_A_MOOD: Final = 4
_DEALS_KEPT: Final = 10  # one a strategy, and what is tried beside them


class SpreadPools:
    """Pools of log-normal factors, kept for the last few spreads."""

    def __init__(self, mean: Callable[[float], float]) -> None:
        """``mean``: the exact mean of a pool of a given spread."""
        self._mean = mean
        self._pools: OrderedDict[Hashable, Pool] = OrderedDict()

    def pool(self, case: Case, key: str, luck: Luck) -> Pool:
        """The pool for a spread lever, one segment a class of futures where it is in doubt."""
        setting = case.strategy[key]
        if setting not in self._pools:
            self._pools[setting] = self._made(class_values(case, key, luck), luck)
            if len(self._pools) > 10:
                self._pools.popitem(last=False)
        self._pools.move_to_end(setting)
        return self._pools[setting]

    def _made(self, spreads: Doubles, luck: Luck) -> Pool:
        length = _POOL // len(spreads)
        scores = midpoint_quantiles(length)[luck.pool_order(length)]
        values = np.exp(spreads[:, None] * scores)
        means = np.array([[self._mean(float(spread))] for spread in spreads])
        return Pool(values * (means / values.mean(axis=1, keepdims=True)))


@lru_cache(maxsize=64)
def moods(clumping: float) -> Floats:
    """4,096 equally likely moods: quantiles of a gamma of shape ``clumping`` and mean 1. Shape (4096,)."""
    top = math.log(clumping + 12.0 * math.sqrt(clumping) + 40.0)
    log_x = np.linspace(top - 40.0 - 10.0 / clumping, top, 40_001)
    density = np.exp(clumping * (log_x - math.log(clumping)) - np.exp(log_x) + clumping)
    cumulative = np.concatenate(([0.0], np.cumsum(density[1:] + density[:-1])))
    wanted = (np.arange(_MOODS) + 0.5) / _MOODS
    quantiles = np.exp(np.interp(wanted, cumulative / cumulative[-1], log_x)) / clumping
    return (quantiles / quantiles.mean()).astype(np.float32)


def _mood_by_week(values: Values, block: StretchLuck, luck: Luck) -> Floats:
    """Mood of each week. Shape (week, future)."""

    def make() -> Floats:
        tables = np.stack([moods(float(k)) for k in class_values(values.case, "deal_clumping", luck)])
        column = (block.mood_uniform("mood") * np.float32(_MOODS)).astype(np.int32)
        four_weekly = tables[block.classes if len(tables) > 1 else 0, column]
        return np.repeat(four_weekly, _WEEKS_A_MOOD, axis=0)[: block.weeks]

    mood: Floats = block.remember("mood", values.case.cell("deal_clumping"), make)
    return mood


def brand_reach(values: Values, audience: AudienceBlock) -> Floats:
    """Reach of a week against the usual: the smaller of views (without the LIVE's own luck) and followers, over the
    smaller of the usual two. Shape (week, future)."""
    return _reach_of(values, audience.room_level * values["views_per_stream"], audience.followers)


def _reach_of(values: Values, views: Floats, followers: Floats) -> Floats:
    anchors = values.case.anchors
    reach: Floats = np.minimum(views, followers)
    reach *= np.float32(1.0 / usual(min(anchors.views, anchors.followers)))
    return reach


def _picked(figure: Number, at: NDArray[np.intp]) -> Number:
    """A figure of each future, or one for all, where windows lie: (window,) or a number."""
    return figure if isinstance(figure, float) else figure.take(at % figure.size)


def _mean_deals(values: Values) -> Floats | float:
    """Deals of each week at a mood of 1. Shape (week, future) or (week, 1)."""
    business = values.case.schedule.business[:, None].astype(np.float32)
    mean: Floats = business * (values["deals_per_month"] * np.float32(1.0 / WEEKS_A_MONTH))
    return mean


@dataclass(frozen=True, slots=True)
class _Agreed:
    """The deals of a block: which weeks have any (flat indices), how many, and their fees in all. (week that has any,)

    Fees are in typical fees at the usual reach."""

    at: NDArray[np.intp]
    number: Ints
    fees: NDArray[Any]


def _agreed(values: Values, block: StretchLuck, luck: Luck, pool: Pool, scratch: Scratch) -> _Agreed:
    """Nothing of the audience decides how many deals there are, so most slider moves find them counted."""
    case = values.case
    key = (id(pool), case.schedule.business.tobytes(), case.cell("deals_per_month"), case.cell("deal_clumping"))

    def make() -> tuple[Pool, _Agreed]:
        mood = _mood_by_week(values, block, luck)
        mean = np.multiply(mood, _mean_deals(values), out=scratch.floats("deals.mean", mood.shape))
        drawn = block.week_counts("deals")
        at = block.possible("deals", mean, scratch)
        if at is None:
            every = counts(mean, drawn.packed, scratch.ints("deals.number", mean.shape), scratch)
            at = np.flatnonzero(every)
            number = every.ravel().take(at)
        else:
            number = counts_at(mean, drawn.packed, at)
        return pool, _Agreed(at, number, pool.picked(drawn.start, number, at, block.classes))

    _, agreed = block.remember("deals", key, make, _DEALS_KEPT)
    made: _Agreed = agreed
    return made


def play_deals(
    values: Values,
    block: StretchLuck,
    audience: AudienceBlock,
    luck: Luck,
    pool: Pool,
    out: Floats,
    deals: Ints,
    scratch: Scratch,
) -> None:
    """Fees agreed in each week, in typical fees and before commission, into ``out``; how many deals into ``deals``.

    Both shape (week, future).
    """
    agreed = _agreed(values, block, luck, pool, scratch)
    at = agreed.at
    views = audience.room_level.ravel().take(at) * _picked(values["views_per_stream"], at)
    reach = _reach_of(values, views, audience.followers.ravel().take(at))
    out.fill(0.0)
    out.reshape(-1)[at] = agreed.fees * reach * _picked(like_effect(values, "brand"), at)
    deals.fill(0)
    deals.reshape(-1)[at] = agreed.number


def expected_deals(values: Values, audience: AudienceBlock) -> Doubles:
    """Fees agreed in each week with the luck of deals averaged out, in typical fees. Shape (week, future)."""
    spread = values["fee_spread"]
    return np.asarray(
        _mean_deals(values)
        * brand_reach(values, audience)
        * like_effect(values, "brand")
        * np.exp(0.5 * spread * spread),
        np.float64,
    )
