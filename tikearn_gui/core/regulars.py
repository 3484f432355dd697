"""Regular gifters: who they are, when they turn up, what they give.

The four most generous are followed one by one, as points of a Poisson process: the k-th has the taste whose upper tail
is G_k / R, with G_k running sums of unit exponentials and R the number of regulars. So tastes move smoothly, only
upwards with R, and the mean is exact. A place that falls free goes to a newcomer of the same rank, or stays empty.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np

from tikearn_gui.core.arrays import Bools, Doubles, Floats, Ints, Number, Scratch, freeze
from tikearn_gui.core.doubt import Values
from tikearn_gui.core.gift_values import GiftValues, log_place_to_taste
from tikearn_gui.core.luck import REGULARS, StretchLuck
from tikearn_gui.core.schedule import WEEKS_A_MONTH

__all__ = [
    "MEAN_CHANCE",
    "TURNOVER_KEYS",
    "Tastes",
    "Turnover",
    "best_regular",
    "caps",
    "coins_of_regulars",
    "fourth_taste",
    "fresh_luck",
    "months_before",
    "tastes",
    "turnover",
]

MEAN_CHANCE: Final = 0.25
"""Mean of Beta(1.5, 4.5): how often a regular turns up and gives at a usual LIVE (a guess)."""
TURNOVER_KEYS: Final = ("regulars_lost_per_month", "regulars_won_per_month")
_LEAST_FACTOR: Final = np.float32(1e-30)
"""Of somebody who is there; whole coins from 1 up are made of it."""


@dataclass(frozen=True, slots=True)
class Turnover:
    """Comings and goings at the four places, as luck and the two turnover levers decide them."""

    threshold: Floats
    """A regular is there when the LIVE is worth more than this; infinite where the place is empty. (regular, live,
    week, future)"""
    changed: tuple[Ints, ...]
    """For each week, where a place changed hands: flat indices into (regular, future)."""
    places: Floats
    """Log places of the newcomers, week after week in the order of ``changed``. (change,)"""
    futures: Ints
    """The future of each change. (change,)"""


def months_before(weeks: int) -> Floats:
    """Months from the start to the start of each week. Shape (week, 1)."""
    return (np.arange(weeks) / WEEKS_A_MONTH).astype(np.float32)[:, None]


def turnover(values: Values, block: StretchLuck) -> Turnover:
    """Who leaves and who comes; a regular stays an exponential time at the monthly loss."""
    lives = values.case.schedule.lives
    keys = tuple(values.case.cell(key) for key in TURNOVER_KEYS)
    made: Turnover = block.remember("turnover", (keys, lives), lambda: _turnover(values, block, lives))
    return made


def _turnover(values: Values, block: StretchLuck, lives: int) -> Turnover:
    lost, won = values["regulars_lost_per_month"], values["regulars_won_per_month"]
    leaving, refilling, places, chances = block.regular_changes()
    leaves = leaving < -np.expm1(-lost / WEEKS_A_MONTH)
    leaves[:, 0] = False
    stays_filled = refilling * lost < won
    alive = np.logical_and.accumulate(~leaves | stays_filled, axis=1)
    chance = _current(block.regular_places()[1], leaves, chances)
    with np.errstate(divide="ignore"):
        threshold = np.where(alive, np.float32(1.0) / chance, np.float32(np.inf))
    presence = np.stack([block.live_uniform(f"presence{rank}", lives) for rank in range(REGULARS)])
    # A uniform of exactly 0 would make 0 x infinity; the smallest step instead.
    presence = np.maximum(presence, np.float32(2.0**-25)) * threshold[:, None]
    changes = leaves & alive
    flat = [np.flatnonzero(changes[:, week]).astype(np.int32) for week in range(block.weeks)]
    at = np.nonzero(changes.transpose(1, 0, 2))
    newcomers = places.transpose(1, 0, 2)[at]
    return Turnover(freeze(presence), tuple(flat), freeze(newcomers), freeze(at[2].astype(np.int32)))


def _current(first: Floats, leaves: Bools, newcomers: Floats) -> Floats:
    """What holds at each place in each week. Shape (regular, week, future)."""
    current = np.empty(leaves.shape, np.float32)
    current[:, 0] = first
    for week in range(1, leaves.shape[1]):
        current[:, week] = np.where(leaves[:, week], newcomers[:, week], current[:, week - 1])
    return current


@dataclass(frozen=True, slots=True)
class Tastes:
    """The taste of whoever holds a place, as a factor on coins, 0 where there is nobody. (regular, week, future)"""

    factor: Floats
    complete: bool
    """Whether there is somebody at every place."""


def _log_regulars(regulars: Number, block: StretchLuck) -> Floats:
    return np.broadcast_to(np.log(np.maximum(regulars, 1e-30)), (block.width,)).astype(np.float32)


def fourth_taste(block: StretchLuck, regulars: Number) -> Floats:
    """Taste at the fourth place at the start for R ``regulars``, a number or (future,); those who are not followed lie
    below it. (future,)"""
    return log_place_to_taste(block.regular_places()[0][REGULARS - 1] - _log_regulars(regulars, block))


def tastes(block: StretchLuck, turned: Turnover, gift: GiftValues, regulars: Number) -> Tastes:
    """Tastes for R ``regulars``, a number or (future,)."""
    log_regulars = _log_regulars(regulars, block)
    mu, pull = _per_future(gift.mu, block), _per_future(gift.sigma * np.sqrt(gift.share), block)
    first = _factors(block.regular_places()[0] - log_regulars, mu, pull)
    new = _factors(turned.places - log_regulars[turned.futures], _at(mu, turned.futures), _at(pull, turned.futures))
    complete = bool(first.all() and new.all())
    return Tastes(_over_weeks(first, new, turned.changed), complete)


def _factors(log_place: Floats, mu: Number, pull: Number) -> Floats:
    """Tastes as factors on coins; places beyond the number of regulars are nobody's."""
    factors: Floats = np.asarray(log_place_to_taste(log_place) * pull, np.float32)
    factors += mu
    np.exp(factors, out=factors)
    np.maximum(factors, _LEAST_FACTOR, out=factors)
    factors *= log_place < 0.0
    return factors


def _at(figure: Number, futures: Ints) -> Number:
    return figure if isinstance(figure, float) else figure[futures]


def _per_future(figures: Doubles, block: StretchLuck) -> Number:
    return float(figures[0]) if len(figures) == 1 else figures.astype(np.float32)[block.classes]


def _over_weeks(first: Floats, new: Floats, changed: tuple[Ints, ...]) -> Floats:
    """First figures, (regular, future), and those of newcomers, (change,), over the weeks in which they hold. (regular,
    week, future)"""
    weeks = np.empty((len(changed), *first.shape), np.float32)
    done = 0
    for week, places in enumerate(changed):
        weeks[week] = weeks[week - 1] if week else first
        weeks[week].reshape(-1)[places] = new[done : done + len(places)]
        done += len(places)
    return weeks.transpose(1, 0, 2)


def fresh_luck(values: Values, block: StretchLuck, gift: GiftValues) -> Floats:
    """What each LIVE adds to a regular's taste, as a factor on coins. Shape (regular, live, week, future)."""
    lives = values.case.schedule.lives

    def make() -> Floats:
        width = _per_future(gift.sigma * np.sqrt(1.0 - gift.share), block)
        normals = np.stack([block.live_normal(f"fresh{rank}", lives) for rank in range(REGULARS)])
        return freeze(np.exp(width * normals).astype(np.float32, copy=False))

    shape = (values.case.cell("gift_spread"), values.case.cell("personal_share"))
    factor: Floats = block.remember("fresh", (shape, lives), make, 2)
    return factor


def regular_coins(
    rank: int, worth: Floats, turned: Turnover, tasted: Tastes, fresh: Floats, cap: Number, scratch: Scratch
) -> Floats:
    """Coins of one followed regular in each LIVE, in a work array (live, week, future).

    ``worth`` says how much more than usual a LIVE is worth turning up for, same shape.
    """
    coins = scratch.floats("regulars.coins", worth.shape)
    there = scratch.bools("regulars.there", worth.shape)
    np.multiply(fresh[rank], tasted.factor[rank], out=coins)
    np.clip(coins, 1.0, cap, out=coins)
    np.rint(coins, out=coins)
    np.less(turned.threshold[rank], worth, out=there)
    if not tasted.complete:
        np.logical_and(there, tasted.factor[rank] > 0.0, out=there)
    return np.multiply(coins, there, out=coins)


def coins_of_regulars(
    worth: Floats, turned: Turnover, tasted: Tastes, fresh: Floats, cap: Number, out: Floats, scratch: Scratch
) -> None:
    """Coins of the four followed regulars together into ``out``, (live, week, future) as ``worth``."""
    for rank in range(REGULARS):
        coins = regular_coins(rank, worth, turned, tasted, fresh, cap, scratch)
        if rank:
            np.add(out, coins, out=out)
        else:
            np.copyto(out, coins)


def best_regular(
    worth: Floats,
    turned: Turnover,
    tasted: Tastes,
    fresh: Floats,
    cap: Number,
    scratch: Scratch,
    ask: Callable[[], None] = lambda: None,
) -> tuple[Doubles, Ints]:
    """Most coins that one followed regular gave while holding a place, (future,), and how many of the four gave in each
    LIVE, (live, week, future)."""
    weeks, futures = worth.shape[1:]
    best = np.zeros(futures)
    givers = np.zeros(worth.shape, np.int32)
    for rank in range(REGULARS):
        ask()
        coins = regular_coins(rank, worth, turned, tasted, fresh, cap, scratch)
        givers += coins > 0
        weekly = coins.sum(axis=0, dtype=np.float64)
        held = np.zeros(futures)
        for week in range(weeks):
            changed = turned.changed[week]
            held[changed[changed // futures == rank] % futures] = 0.0
            held += weekly[week]
            np.maximum(best, held, out=best)
    return best, givers


def caps(gift: GiftValues, block: StretchLuck) -> Number:
    """The dearest gift, a number or (future,)."""
    return _per_future(gift.cap, block)
