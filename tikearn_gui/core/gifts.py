"""Virtual gifts: first-time gifters and regulars, and the coins that they give in each LIVE.

With g gifters in a usual LIVE (views x conversion / 100) and a LIVE worth m times a usual one, first-time gifters are
Poisson((1 - share) g m); regulars are R = share x g / 0.25 people who turn up with chance min(1, p m) each.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from tikearn_gui.core.arrays import Doubles, Floats, Ints, Number, Scratch, as_floats, freeze
from tikearn_gui.core.audience import AUDIENCE_KEYS, AudienceBlock, stay
from tikearn_gui.core.counts import counts
from tikearn_gui.core.doubt import Values
from tikearn_gui.core.gift_values import GIFT_SHAPE_KEYS, GiftPools
from tikearn_gui.core.likes import like_effect
from tikearn_gui.core.luck import StretchLuck
from tikearn_gui.core.pools import Pool
from tikearn_gui.core.regulars import (
    MEAN_CHANCE,
    TURNOVER_KEYS,
    Tastes,
    Turnover,
    add_regulars,
    best_regular,
    caps,
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
    "play_gifts",
    "usual_gifters",
]

GIFT_KEYS: Final = (
    *AUDIENCE_KEYS, *GIFT_SHAPE_KEYS, *TURNOVER_KEYS, "gifters_per_100_views", "regulars_share", "conversion_spread",
    "battle_share", "battle_gain", "like_gifts",
)  # fmt: skip
"""The levers that gifts read. ``battle_pull`` says where gifts fall, not how many there are."""


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


def _luck_of_worth(values: Values, block: StretchLuck, audience: AudienceBlock) -> Floats:
    """Luck with the audience x luck with conversion. Shape (live, week, future)."""
    spread, lives = values["conversion_spread"], audience.shock.shape[0]

    def make() -> tuple[Floats, Floats]:
        conversion = np.exp(spread * block.live_normal("conversion", lives) - 0.5 * spread * spread)
        return audience.shock, freeze(np.multiply(audience.shock, conversion, dtype=np.float32))

    # The luck with the audience is kept beside it, so that no other can be taken for it.
    key = (id(audience.shock), values.case.cell("conversion_spread"))
    luck: Floats = block.remember("worth", key, make)[1]
    return luck


def _worth(values: Values, block: StretchLuck, audience: AudienceBlock, scratch: Scratch) -> Floats:
    factor = stay(values) * like_effect(values, "gifts") * battle_factor(values)
    drawn = audience.drawn
    drawn = np.multiply(
        drawn, as_floats(factor), out=scratch.floats("gifts.drawn", np.broadcast_shapes(drawn.shape, np.shape(factor)))
    )
    luck = _luck_of_worth(values, block, audience)
    return np.multiply(luck, drawn, out=scratch.floats("gifts.worth", luck.shape))


def _turned_over(values: Values, block: StretchLuck) -> tuple[Floats, Number]:
    """What turnover makes of the regulars by the start of each week: their surplus, and what is left of the first ones,
    both as a share of them, (week, future) or (week, 1)."""

    def make() -> tuple[Floats, Floats]:
        net = (values["regulars_won_per_month"] - values["regulars_lost_per_month"]) * months_before(block.weeks)
        return freeze(np.expm1(np.maximum(net, 0.0))), freeze(np.exp(np.minimum(net, 0.0)))

    made: tuple[Floats, Floats] = block.remember("turned over", tuple(map(values.case.cell, TURNOVER_KEYS)), make)
    return made


def gifters_of(
    values: Values, block: StretchLuck, audience: AudienceBlock, pools: GiftPools, scratch: Scratch
) -> Gifters:
    """Who gives in each LIVE. The arrays are work arrays, good until the next call on the same scratch."""
    worth = _worth(values, block, audience, scratch)
    shape, usual, share = worth.shape, usual_gifters(values), values["regulars_share"]
    regulars = usual * share / MEAN_CHANCE
    turned = turnover(values, block)
    tasted = tastes(values, block, turned, pools.values, regulars)
    surplus, kept = _turned_over(values, block)
    others = np.maximum(regulars - np.exp(block.regular_places()[0][-1]), 0.0) * np.float32(MEAN_CHANCE)
    worth_of_others = pools.worth_below(tasted.fourth, block.classes)
    usual_crowd = np.multiply(surplus, as_floats(usual * share), out=scratch.floats("gifts.usual", shape[1:]))
    usual_crowd += np.multiply(kept, others * worth_of_others, out=scratch.floats("gifts.others", shape[1:]))
    usual_crowd += as_floats(usual * (1.0 - share))
    mean = np.multiply(worth, usual_crowd, out=scratch.floats("gifts.mean", shape))
    luck = block.live_counts("crowd", shape[0])
    crowd = counts(mean, luck.packed, scratch.ints("gifts.crowd", shape), scratch)
    return Gifters(
        worth, crowd, (kept, others * (1.0 - worth_of_others)), _crowd_starts(pools.anyone, block, shape[0]),
        turned, tasted, fresh_luck(values, block, pools.values), caps(pools.values, block),
    )  # fmt: skip


def _crowd_starts(pool: Pool, block: StretchLuck, lives: int) -> Ints:
    def make() -> Ints:
        start = block.live_counts("crowd", lives).start
        return freeze(pool.starts(start, block.classes if pool.segments > 1 else None, np.empty_like(start)))

    starts: Ints = block.remember("crowd.starts", (pool.stride, lives), make, 2)
    return starts


def _crowd_before(gifters: Gifters, pool: Pool, block: StretchLuck) -> NDArray[Any]:
    # Windows start at the same places for every strategy and slider move: half of the look-ups can be kept.
    key = (id(pool), gifters.crowd_starts.shape)
    kept, before = block.remember("crowd.before", key, lambda: (pool, pool.before(gifters.crowd_starts)), 2)
    return before if kept is pool else pool.before(gifters.crowd_starts)


def play_gifts(
    values: Values, block: StretchLuck, audience: AudienceBlock, pools: GiftPools, out: Floats, scratch: Scratch
) -> None:
    """Coins of each LIVE into ``out``, shape (live, week, future)."""
    gifters = gifters_of(values, block, audience, pools, scratch)
    before = _crowd_before(gifters, pools.anyone, block)
    np.copyto(out, pools.anyone.sums(gifters.crowd_starts, gifters.crowd, scratch, before), casting="unsafe")
    add_regulars(out, gifters.worth, gifters.turned, gifters.tasted, gifters.fresh, gifters.cap, scratch)
    factor = coins_factor(values)
    if not isinstance(factor, float):
        np.multiply(out, factor, out=out)
        np.floor(out, out=out)


def expected_coins(values: Values, audience: AudienceBlock, pools: GiftPools) -> Doubles:
    """Coins of each LIVE with the luck of gifts averaged out: gifters x mean coins. Shape (live, week, future)."""
    shape = audience.shock.shape
    factor = stay(values) * like_effect(values, "gifts") * battle_factor(values) * coins_factor(values)
    share = values["regulars_share"]
    net = (values["regulars_won_per_month"] - values["regulars_lost_per_month"]) * months_before(shape[1])
    gifters = usual_gifters(values) * (1.0 - share + share * np.exp(net, dtype=np.float64))
    coins: Doubles = audience.room * (gifters * pools.values.coins * factor)
    return coins


def gift_counts(gifters: Gifters, block: StretchLuck, pools: GiftPools, scratch: Scratch) -> tuple[Ints, Ints, Doubles]:
    """Gifters of each LIVE, those among them whose coins stand for nobody in particular, both (live, week, future), and
    most coins that one person gave in the plan, before doubt about their level, (future,).

    A first-time gifter counts with that one LIVE.
    """
    best, givers = best_regular(gifters.worth, gifters.turned, gifters.tasted, gifters.fresh, gifters.cap, scratch)
    luck = block.live_counts("others", givers.shape[0])
    left, number = gifters.uncounted
    more = counts(gifters.worth * (left * number), luck.packed, np.empty_like(givers), scratch)
    single = pools.anyone.maxima(gifters.crowd_starts, gifters.crowd)
    return givers + gifters.crowd + more, more, np.maximum(best, single.max(axis=(0, 1)))


def coins_factor(values: Values) -> Number:
    """Doubt about coins per gifter as a factor on the coins of a LIVE. 1.0, or (future,)."""
    drawn = values["coins_per_gifter"]
    return 1.0 if isinstance(drawn, float) else drawn / np.float32(values.certain("coins_per_gifter"))
