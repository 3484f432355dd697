"""The mean coins of a gifter, learnt from a log.

Gifts are so unequal that the mean of a short record usually lies far below the true one, and now and then far above. So
the record is held against records of the same size that the model plays with a known mean: what is left between the two
is the luck of the draw, the same gifters coming back included. How unequal gifts are is held as it is.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np

from tikearn_gui.core.arrays import Doubles
from tikearn_gui.core.doubt import Case
from tikearn_gui.core.gifts import gift_counts, gifters_of
from tikearn_gui.core.levers import LEVERS
from tikearn_gui.core.luck import Luck
from tikearn_gui.core.player import BlockPlay, Player
from tikearn_gui.core.schedule import Schedule
from tikearn_gui.core.strategy import Anchors, Strategy

__all__ = ["Level", "coins_level"]

_FUTURES: Final = 2_000
_SEED: Final = 20_261
_ROUNDS: Final = 2
_MOST_WEEKS: Final = 26
_LIVES_A_WEEK: Final = 3
_GRID: Final = 801


@dataclass(frozen=True, slots=True)
class Level:
    """Middle of what is believed of a log mean, and its 10 % and 90 % points."""

    middle: float
    low: float
    high: float


def coins_level(
    gifters: Doubles,
    coins: Doubles,
    strategy: Strategy,
    prior: tuple[float, float],
    cancelled: Callable[[], bool] | None = None,
) -> Level | None:
    """What a record says of the log of coins per gifter.

    Args:
        gifters: of each LIVE, (live,).
        coins: of each LIVE, (live,).
        strategy: the levers that say how unequal gifts are, and how many gifters a LIVE has.
        prior: mean and spread of the log beforehand.
        cancelled: asked between blocks of futures.

    Returns:
        None where nobody gave.
    """
    seen = _statistics(gifters[:, None], coins[:, None])
    if not np.isfinite(seen).all():
        return None
    weeks = min(max(round(gifters.size / _LIVES_A_WEEK), 1), _MOST_WEEKS)
    level = Level(prior[0], 0.0, 0.0)
    player = Player(Luck(_SEED, weeks))
    try:
        for _ in range(_ROUNDS):
            played, centre = _played(player, strategy, level.middle, weeks, cancelled)
            level = _believed(seen[:, 0], played - centre, prior)
    finally:
        player.close()
    return level


def _statistics(gifters: Doubles, coins: Doubles) -> Doubles:
    """Log of coins a gifter over all LIVEs, and the mean of the log over LIVEs with gifters: the second is steadier and
    the first nearer to what is sought. Shape (2, log) from (live, log)."""
    some = (gifters > 0) & (coins > 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        overall = np.log(coins.sum(axis=0) / gifters.sum(axis=0))
        each = np.where(some, np.log(np.where(some, coins, 1.0) / np.maximum(gifters, 1.0)), 0.0)
        typical = each.sum(axis=0) / some.sum(axis=0)
    return np.stack([overall, typical])


def _played(
    player: Player, strategy: Strategy, middle: float, weeks: int, cancelled: Callable[[], bool] | None
) -> tuple[Doubles, float]:
    """The statistics of played records with a known mean, (2, log), and the log of that mean."""
    lever = LEVERS["coins_per_gifter"]
    most = min(lever.high, strategy.number("dearest_gift") / 2.0)
    coins = float(np.clip(math.exp(middle), 1.5, most))
    known = strategy.certain().with_settings({"coins_per_gifter": coins, "streams_per_week": _LIVES_A_WEEK})
    case = Case(known, Anchors.of(known), Schedule.regular(known, weeks))
    shape = (_LIVES_A_WEEK * weeks, _FUTURES)
    gifters, given = np.empty(shape), np.empty(shape)

    def visit(play: BlockPlay, at: slice) -> None:
        who = gifters_of(play.values, play.block, play.stages.audience, play.pools, play.scratch)
        width = at.stop - at.start
        gifters[:, at] = gift_counts(who, play.block, play.pools, play.scratch)[0].reshape(shape[0], -1)[:, :width]
        given[:, at] = play.stages.coins.reshape(shape[0], -1)[:, :width]

    player.each_block(case, _FUTURES, visit, slot=None, cancelled=cancelled)
    player.forget(None)
    found = _statistics(gifters, given)
    return found[:, np.isfinite(found).all(axis=0)], math.log(coins)


def _believed(seen: Doubles, luck: Doubles, prior: tuple[float, float]) -> Level:
    """What is believed after a record with statistics ``seen``, (2,), whose luck has the sample ``luck``, (2, log)."""
    weight = _steadiest(luck)
    sample = np.array([1.0 - weight, weight]) @ luck
    estimate = float((1.0 - weight) * seen[0] + weight * seen[1])
    spread = float(np.std(sample))
    mean, doubt = prior
    doubt = max(doubt, abs(estimate - float(np.median(sample)) - mean) / 2.0)
    reach = 5.0 * (spread + doubt)
    grid = np.linspace(min(mean, estimate) - reach, max(mean, estimate) + reach, _GRID)
    width = max(1.06 * spread * sample.size**-0.2, 1e-3)
    likely = np.exp(-0.5 * ((estimate - grid[:, None] - sample) / width) ** 2).mean(axis=1) + 1e-12
    belief = likely * np.exp(-0.5 * ((grid - mean) / doubt) ** 2)
    below = np.cumsum(belief) / belief.sum()
    low, middle, high = np.interp((0.1, 0.5, 0.9), below, grid)
    return Level(float(middle), float(low), float(high))


def _steadiest(luck: Doubles) -> float:
    """The weight of the second statistic with which their mean varies least, 0 to 1."""
    covariance = np.cov(luck)
    between = covariance[0, 0] + covariance[1, 1] - 2.0 * covariance[0, 1]
    if between <= 1e-12:
        return 0.5
    return float(np.clip((covariance[0, 0] - covariance[0, 1]) / between, 0.0, 1.0))
