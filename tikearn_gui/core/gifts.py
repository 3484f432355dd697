"""Virtual gifts: first-time gifters and regulars, and the coins that they give in each LIVE.

With g gifters in a usual LIVE (views x conversion / 100) and a LIVE worth m times a usual one, first-time gifters are
Poisson((1 - share) g m); regulars are R = share x g / 0.25 people who turn up with chance min(1, p m) each.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np

from tikearn_gui.core.arrays import Doubles, Floats, Ints, Number, Scratch, as_floats, freeze
from tikearn_gui.core.audience import AUDIENCE_KEYS, AudienceBlock, stay
from tikearn_gui.core.counts import SCALE, counts, counts_of_scaled, large_means
from tikearn_gui.core.doubt import Values
from tikearn_gui.core.gift_values import GIFT_SHAPE_KEYS, GiftPools
from tikearn_gui.core.likes import like_effect
from tikearn_gui.core.luck import StretchLuck
from tikearn_gui.core.pools import windows
from tikearn_gui.core.regulars import (
    MEAN_CHANCE,
    TURNOVER_KEYS,
    Tastes,
    Turnover,
    best_regular,
    caps,
    coins_of_regulars,
    fourth_taste,
    fresh_luck,
    months_before,
    tastes,
    turnover,
)

__all__ = [
    "GIFT_KEYS",
    "Gifters",
    "battle_factor",
    "battle_share_of_value",
    "coins_factor",
    "expected_coins",
    "gift_counts",
    "gifters_of",
    "play_coins",
    "play_crowd",
    "play_regulars",
    "usual_gifters",
]

GIFT_KEYS: Final = (
    *AUDIENCE_KEYS, *GIFT_SHAPE_KEYS, *TURNOVER_KEYS, "gifters_per_100_views", "regulars_share", "conversion_spread",
    "battle_share", "battle_gain", "like_gifts",
)  # fmt: skip
"""The levers that gifts read. ``battle_pull`` says where gifts fall, not how many there are."""
_REGULARS_KEYS: Final = ("views_per_stream", "gifters_per_100_views", "regulars_share")
"""The levers that say how many regulars there are."""
_TASTES_KEPT: Final = 3


def usual_gifters(values: Values) -> Number:
    """Gifters of a usual LIVE. A number or (future,)."""
    return values["views_per_stream"] * values["gifters_per_100_views"] * 0.01


def battle_factor(values: Values) -> Number:
    """What battles add to the number of gifters, against the usual share of battles: 1 + gain x min(b / 0.3, 2)."""
    gain = values["battle_gain"]
    planned = 1.0 + gain * np.minimum(values["battle_share"] / 0.3, 2.0)
    usual = 1.0 + gain * min(values.case.anchors.battle_share / 0.3, 2.0)
    factor: Number = planned / usual
    return float(factor) if np.ndim(factor) == 0 else factor


def battle_share_of_value(share_of_minutes: float, pull: float) -> float:
    """Share of a LIVE's coins that falls into battles: pull x b / (pull x b + 1 - b), 60 % at b = 0.3 and pull 3.5."""
    pulled = pull * share_of_minutes
    return pulled / (pulled + 1.0 - share_of_minutes)


@dataclass(frozen=True, slots=True)
class Gifters:
    """Everything that decides a block's gifts."""

    worth: Floats
    """How many times a usual LIVE each LIVE is worth to gifters. (live, week, future)"""
    crowd: Ints
    """First-time gifters of each LIVE and regulars won beyond the loss; the other regulars as so many first-time
    gifters as they are worth. (live, week, future)"""
    uncounted: tuple[Number, Floats]
    """How many more of the other regulars give in a usual LIVE: what is left of them, (week, future) or (week, 1), and
    their number at the start, (future,)."""
    crowd_starts: Ints
    turned: Turnover
    tasted: Tastes
    fresh: Floats
    cap: Number


@dataclass(frozen=True, slots=True)
class _WorthLuck:
    """Luck with the audience x luck with conversion."""

    shock: Floats
    """The luck with the audience that it was made from, kept beside it, so that no other can be taken for it."""
    luck: Floats
    """(live, week, future)"""
    most: Floats
    """The most of a week's LIVEs. (week, future)"""


def _worth_luck(values: Values, block: StretchLuck, audience: AudienceBlock) -> _WorthLuck:
    spread, lives = values["conversion_spread"], audience.shock.shape[0]

    def make() -> _WorthLuck:
        conversion = np.exp(spread * block.live_normal("conversion", lives) - 0.5 * spread * spread)
        luck = np.multiply(audience.shock, conversion, dtype=np.float32)
        return _WorthLuck(audience.shock, freeze(luck), freeze(luck.max(axis=0)))

    key = (id(audience.shock), values.case.cell("conversion_spread"))
    luck: _WorthLuck = block.remember("worth", key, make)
    return luck


def _drawn(values: Values, audience: AudienceBlock, scratch: Scratch) -> Floats:
    """What a LIVE is worth to gifters without luck, a work array: (week, future), or (live, week, future) where LIVEs
    differ."""
    factor = as_floats(stay(values) * like_effect(values, "gifts") * battle_factor(values))
    shape = np.broadcast_shapes(audience.drawn.shape, factor.shape)
    return np.multiply(audience.drawn, factor, out=scratch.floats("gifts.drawn", shape))


def _worth(values: Values, block: StretchLuck, audience: AudienceBlock, scratch: Scratch) -> Floats:
    luck = _worth_luck(values, block, audience).luck
    return np.multiply(luck, _drawn(values, audience, scratch), out=scratch.floats("gifts.worth", luck.shape))


def _turned_over(values: Values, block: StretchLuck) -> tuple[Floats, Number]:
    """What turnover makes of the regulars by the start of each week: their surplus, and what is left of the first ones,
    both as a share of them, (week, future) or (week, 1)."""

    def make() -> tuple[Floats, Floats]:
        net = (values["regulars_won_per_month"] - values["regulars_lost_per_month"]) * months_before(block.weeks)
        return freeze(np.expm1(np.maximum(net, 0.0))), freeze(np.exp(np.minimum(net, 0.0)))

    made: tuple[Floats, Floats] = block.remember("turned over", tuple(map(values.case.cell, TURNOVER_KEYS)), make)
    return made


def _regulars(values: Values) -> Number:
    """How many regulars there are. A number or (future,)."""
    return usual_gifters(values) * values["regulars_share"] / MEAN_CHANCE


def _other_regulars(values: Values, block: StretchLuck, pools: GiftPools) -> tuple[Number, Floats]:
    """Gifters of a usual LIVE among the regulars who are not followed, (future,), and as how many first-time gifters
    each counts, (future,)."""
    regulars = _regulars(values)
    others = np.maximum(regulars - block.fourth_place, 0.0) * np.float32(MEAN_CHANCE)
    return others, pools.worth_below(fourth_taste(block, regulars), block.classes)


def _crowd(values: Values, block: StretchLuck, audience: AudienceBlock, pools: GiftPools, scratch: Scratch) -> Ints:
    """First-time gifters, see :class:`Gifters`, in a work array (live, week, future)."""
    luck = _worth_luck(values, block, audience)
    usual, share, shape = usual_gifters(values), values["regulars_share"], luck.luck.shape
    surplus, kept = _turned_over(values, block)
    others, worth_of_others = _other_regulars(values, block, pools)
    crowd = np.multiply(surplus, as_floats(usual * share), out=scratch.floats("gifts.usual", shape[1:]))
    crowd += np.multiply(kept, others * worth_of_others, out=scratch.floats("gifts.others", shape[1:]))
    crowd += as_floats(usual * (1.0 - share))
    crowd *= SCALE
    drawn = _drawn(values, audience, scratch)
    drawn *= crowd
    most = luck.most * ((drawn if drawn.ndim == crowd.ndim else drawn.max(axis=0)) / SCALE)
    mean = np.multiply(luck.luck, drawn, out=scratch.floats("gifts.mean", shape))
    packed = block.live_counts("crowd", shape[0]).packed
    return counts_of_scaled(mean, large_means(most), packed, scratch.ints("gifts.crowd", shape), scratch)


def _tastes(values: Values, block: StretchLuck, turned: Turnover, pools: GiftPools) -> Tastes:
    """Tastes of the followed regulars; the luck and number of likes do not move them."""
    made: tuple[Turnover, GiftPools, Tastes]
    key = (id(turned), id(pools), *map(values.case.cell, _REGULARS_KEYS))

    def make() -> tuple[Turnover, GiftPools, Tastes]:
        return turned, pools, tastes(block, turned, pools.values, _regulars(values))

    made = block.remember("tastes", key, make, _TASTES_KEPT)  # what ids stand for is kept beside it
    return made[2]


def gifters_of(
    values: Values, block: StretchLuck, audience: AudienceBlock, pools: GiftPools, scratch: Scratch
) -> Gifters:
    """Who gives in each LIVE. The arrays are work arrays, good until the next call on the same scratch."""
    turned, gift = turnover(values, block), pools.values
    others, worth_of_others = _other_regulars(values, block, pools)
    crowd = _crowd(values, block, audience, pools, scratch)
    return Gifters(
        worth=_worth(values, block, audience, scratch),
        crowd=crowd,
        uncounted=(_turned_over(values, block)[1], others * (1.0 - worth_of_others)),
        crowd_starts=windows(pools.anyone, block, "crowd", crowd.shape[0]).starts,
        turned=turned,
        tasted=_tastes(values, block, turned, pools),
        fresh=fresh_luck(values, block, gift),
        cap=caps(gift, block),
    )


def play_crowd(
    values: Values, block: StretchLuck, audience: AudienceBlock, pools: GiftPools, out: Floats, scratch: Scratch
) -> None:
    """Coins of the crowd in each LIVE into ``out``, shape (live, week, future)."""
    crowd = _crowd(values, block, audience, pools, scratch)
    found = windows(pools.anyone, block, "crowd", crowd.shape[0])
    np.copyto(out, found.sums(crowd, scratch), casting="unsafe")


def play_regulars(
    values: Values, block: StretchLuck, audience: AudienceBlock, pools: GiftPools, out: Floats, scratch: Scratch
) -> None:
    """Coins of the four followed regulars in each LIVE into ``out``, shape (live, week, future)."""
    turned, gift = turnover(values, block), pools.values
    tasted, fresh = _tastes(values, block, turned, pools), fresh_luck(values, block, gift)
    worth = _worth(values, block, audience, scratch)
    coins_of_regulars(worth, turned, tasted, fresh, caps(gift, block), out, scratch)


def play_coins(values: Values, coins: Floats, of_regulars: Floats) -> None:
    """Add the regulars' coins to those of the crowd, both (live, week, future), and the doubt about their level."""
    np.add(coins, of_regulars, out=coins)
    factor = coins_factor(values)
    if not isinstance(factor, float):
        np.multiply(coins, factor, out=coins)
        np.floor(coins, out=coins)


def expected_coins(values: Values, audience: AudienceBlock, pools: GiftPools) -> Doubles:
    """Coins of each LIVE with the luck of gifts averaged out: gifters x mean coins. Shape (live, week, future)."""
    shape = audience.shock.shape
    factor = stay(values) * like_effect(values, "gifts") * battle_factor(values) * coins_factor(values)
    share = values["regulars_share"]
    net = (values["regulars_won_per_month"] - values["regulars_lost_per_month"]) * months_before(shape[1])
    gifters = usual_gifters(values) * (1.0 - share + share * np.exp(net, dtype=np.float64))
    coins: Doubles = audience.room * (gifters * pools.values.coins * factor)
    return coins


def gift_counts(
    gifters: Gifters, block: StretchLuck, pools: GiftPools, scratch: Scratch, ask: Callable[[], None] = lambda: None
) -> tuple[Ints, Ints, Doubles]:
    """Gifters of each LIVE, those among them whose coins stand for nobody in particular, both (live, week, future), and
    most coins that one person gave in the plan, before doubt about their level, (future,).

    A first-time gifter counts with that one LIVE. ``ask`` is called now and then and may raise.
    """
    best, givers = best_regular(gifters.worth, gifters.turned, gifters.tasted, gifters.fresh, gifters.cap, scratch, ask)
    luck = block.live_counts("others", givers.shape[0])
    left, number = gifters.uncounted
    ask()
    more = counts(gifters.worth * (left * number), luck.packed, np.empty_like(givers), scratch)
    ask()
    single = pools.anyone.maxima(gifters.crowd_starts, gifters.crowd)
    return givers + gifters.crowd + more, more, np.maximum(best, single.max(axis=(0, 1)))


def coins_factor(values: Values) -> Number:
    """Doubt about coins per gifter as a factor on the coins of a LIVE. 1.0, or (future,)."""
    drawn = values["coins_per_gifter"]
    return 1.0 if isinstance(drawn, float) else drawn / np.float32(values.certain("coins_per_gifter"))
