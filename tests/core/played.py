"""What tests of figures play: one creator of a wanted size, the single LIVEs of a case, and players that are made
once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tikearn_gui.core.arrays import Scratch
from tikearn_gui.core.doubt import Case
from tikearn_gui.core.gift_values import GiftScores
from tikearn_gui.core.gifts import gifters_of
from tikearn_gui.core.lever import LeverValue, Setting
from tikearn_gui.core.likes import like_luck
from tikearn_gui.core.luck import Luck
from tikearn_gui.core.payout import gift_usd_by_live
from tikearn_gui.core.player import BlockPlay, Player
from tikearn_gui.core.schedule import Schedule
from tikearn_gui.core.starting_points import STARTING_POINTS
from tikearn_gui.core.strategy import Anchors, Strategy

__all__ = ["SEED", "Lives", "cv", "each_live", "moved", "one_creator", "player", "pool_of_gifts", "usual_case"]

SEED: Final = 20_261_122
KUAISHOU_COINS: Final = 89.1
"""Mean of a gift session with mu 0.60 and sigma 2.85, the fit to Kuaishou's gifts (KuaiLive, 2025)."""
_CONVERSION: Final = 0.55


@cache
def player(weeks: int, seed: int = SEED) -> Player:
    """A player for all tests of this process; each case needs a slot of its own or is played anew."""
    return Player(Luck(seed, weeks))


def usual_case(strategy: Strategy, weeks: int) -> Case:
    """A plan that is what is usual for the creator."""
    return Case(strategy, Anchors.of(strategy), Schedule.regular(strategy, weeks))


def moved(case: Case, values: Mapping[str, Setting | LeverValue]) -> Case:
    """The case with other levers; what is usual, and when LIVEs happen, stays."""
    return replace(case, strategy=case.strategy.with_settings(values))


def one_creator(gifters: float, weeks: int = 10, **values: float) -> Case:
    """The regular without any doubt, with so many gift sessions in a usual LIVE and gifts of Kuaishou's size: 30 LIVEs
    in ten weeks."""
    views = gifters / _CONVERSION * 100.0
    settings = {
        "views_per_stream": views,
        "gifters_per_100_views": _CONVERSION,
        "coins_per_gifter": KUAISHOU_COINS,
        **values,
    }
    return usual_case(STARTING_POINTS["regular"].strategy.certain().with_settings(settings), weeks)


@dataclass(frozen=True)
class Lives:
    """The single LIVEs of each future in the order of time; all arrays (live, future)."""

    views: NDArray[np.float64]
    likes: NDArray[np.float64]
    coins: NDArray[np.float64]
    usd: NDArray[np.float64]
    """From gifts."""
    crowd: NDArray[np.float64]
    """Coins of those who are not followed one by one, before doubt about the size of gifts."""


def each_live(case: Case, futures: int = 4_000) -> Lives:
    """Play a case LIVE by LIVE."""
    lives, weeks = case.schedule.held.shape
    made = {name: np.empty((lives, weeks, futures)) for name in Lives.__dataclass_fields__}

    def visit(play: BlockPlay, at: slice) -> None:
        for name, figures in _figures(play, lives).items():
            made[name][:, :, at] = figures[:, :, : at.stop - at.start]

    player(weeks).each_block(case, futures, visit, slot="each LIVE")
    return Lives(**{name: figures.transpose(1, 0, 2).reshape(-1, futures) for name, figures in made.items()})


def _figures(play: BlockPlay, lives: int) -> dict[str, NDArray[np.floating]]:
    values, audience, coins = play.values, play.stages.audience, play.stages.coins
    views = audience.room * np.float64(1.0) * values["views_per_stream"]
    gifters = gifters_of(values, play.block, audience, play.pools, play.scratch)
    return {
        "views": views,
        "likes": views * values["likes_per_view"] * like_luck(values, play.block, lives),
        "coins": coins,
        "usd": gift_usd_by_live(values, coins, audience.new_followers),
        "crowd": play.pools.anyone.sums(gifters.crowd_starts, gifters.crowd, play.scratch).astype(np.float64),
    }


def pool_of_gifts(case: Case) -> NDArray[np.float64]:
    """Every value in the pool from which gifts are taken, in its seeded order, for a case without doubt about their
    shape."""
    pool = GiftScores().pools(case, Luck(SEED, 1)).anyone
    assert pool.segments == 1
    starts = np.arange(pool.length, dtype=np.int32)
    return pool.sums(starts, np.ones_like(starts), Scratch()).astype(np.float64)


def cv(series: NDArray[np.floating]) -> NDArray[np.float64]:
    """Coefficient of variation along the first axis."""
    return np.asarray(series.std(axis=0) / series.mean(axis=0), np.float64)
