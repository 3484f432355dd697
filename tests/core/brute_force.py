"""Gifts person by person: a slow and direct simulation to hold against the program's, with no code in common.

Everybody who gives is an entry of an array of their own. The program instead looks counts up in tables, takes sums of
gifts out of a pool and follows four regulars only; if both tell the same story, these short cuts cost nothing. Only the
plan that is usual for a creator is played, in which length, hour, number of LIVEs, likes and battles change nothing.

Formulas: audience after 780 streams of A-SOUL, gift sizes after Kuaishou (KuaiLive, 2025), regulars guessed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tests.core.gift_concentration import summed
from tikearn_gui.core.lever import Setting
from tikearn_gui.core.strategy import Strategy

Doubles = NDArray[np.float64]
Whole = NDArray[np.int64]

MONTH_WEEKS: Final = 30.4375 / 7
CHANCE: Final = (1.5, 4.5)
"""The Beta distribution of a regular's chance to be there and give; its mean is a quarter."""
HALF_NORMAL_AT_80: Final = 1.2815515655446004


@dataclass(frozen=True)
class Gifts:
    """What was given in each LIVE, in the order of time."""

    coins: Whole
    """(live, future)"""
    gifters: Whole
    """(live, future)"""
    regular_coins: Doubles
    """Of them from regulars, before doubt about the size of gifts: (live, future)."""
    returning_coins: Doubles
    """Of them from people who had given in an earlier LIVE of the plan: (live, future)."""
    plain_coins: Doubles
    """All, before doubt about the size of gifts: (live, future)."""
    best: Doubles
    """Most that one person gave in the plan: (future,)."""

    @property
    def usd(self) -> Doubles:
        """Dollars of the plan at 50 %: (future,)."""
        return self.coins.sum(axis=0) * 0.005

    @property
    def top_share(self) -> Doubles:
        """Share of the most generous person in the futures that have gifts: (future with a gift,)."""
        total = self.coins.sum(axis=0)
        return np.minimum(self.best[total > 0] / total[total > 0], 1)


def drawn(setting: Setting, scale: str, rng: np.random.Generator, futures: int) -> Doubles:
    """A lever in each future: the value in the middle, one in ten below and above the range. (future,)"""
    if setting.low is None or setting.high is None:
        return np.full(futures, setting.number)
    ends = np.array([setting.low, setting.number, setting.high])
    if scale == "log":
        ends = np.log(ends)
    elif scale == "odds":
        ends = np.log(ends / (1 - ends))
    score = rng.standard_normal(futures) / HALF_NORMAL_AT_80
    y = ends[1] + np.maximum(score, 0) * (ends[2] - ends[1]) + np.minimum(score, 0) * (ends[1] - ends[0])
    if scale == "log":
        return np.exp(y)
    return 1 / (1 + np.exp(-y)) if scale == "odds" else y


def gift(mu: float, sigma: float, cap: float, score: Doubles) -> Doubles:
    """Coins of somebody with a normal score: at least one, whole, at most the dearest gift. Same shape."""
    return np.minimum(np.maximum(np.round(np.exp(mu + sigma * score)), 1), cap)


def mu_of(mean: float, sigma: float, cap: float) -> float:
    """The mu at which a gift has this mean, by integrating over the normal distribution and halving an interval."""
    score = np.linspace(-9, 9, 180_001)
    weight = np.exp(-score * score / 2)
    weight /= weight.sum()
    low, high = -20.0, 20.0
    for _ in range(40):
        middle = (low + high) / 2
        if weight @ gift(middle, sigma, cap, score) < mean:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def audience(strategy: Strategy, weeks: int, views: Doubles, rng: np.random.Generator) -> Doubles:
    """How many times the usual audience each LIVE has, week by week and LIVE by LIVE. (live, future)"""
    futures, lives = views.size, int(strategy.number("streams_per_week"))
    usual = strategy.number("followers")
    gained = drawn(strategy["new_followers_per_100_views"], "log", rng, futures) / 100
    elasticity = np.clip(drawn(strategy["reach_elasticity"], "linear", rng, futures), 0, 1)
    level, followers, rooms = np.zeros(futures), np.full(futures, usual), []
    for _ in range(weeks):
        level += strategy.number("level_drift") * rng.standard_normal(futures)
        reach = (followers / usual) ** elasticity
        for _ in range(lives):
            effect = strategy.number("stream_spread") * rng.standard_normal(futures)
            breakout = rng.random(futures) < strategy.number("breakout_chance")
            effect += breakout * (np.log(2) + 0.4 * rng.standard_normal(futures))
            effect -= (rng.random(futures) < strategy.number("failure_chance")) * np.log(2)
            rooms.append(np.exp(level + effect) * reach)
            followers = followers + rng.poisson(rooms[-1] * views * gained)
    return np.stack(rooms)


@dataclass(frozen=True)
class Regulars:
    """Regulars, one entry each."""

    future: Whole
    comes: Doubles
    """In weeks; those of the first day come at 0."""
    leaves: Doubles
    taste: Doubles
    chance: Doubles


def come_and_go(strategy: Strategy, weeks: int, number: Doubles, rng: np.random.Generator) -> Regulars:
    """Who is a regular of each future at some time: a Poisson number, ``number`` in the mean on the first day,
    (future,).

    Each stays an exponential time; newcomers arrive at the monthly rate of those won.
    """
    futures = number.size
    lost = drawn(strategy["regulars_lost_per_month"], "odds", rng, futures) / MONTH_WEEKS
    won = drawn(strategy["regulars_won_per_month"], "odds", rng, futures) / MONTH_WEEKS
    arrivals = [rng.poisson(number)]
    arrivals += [rng.poisson(number * np.exp((won - lost) * (week + 0.5)) * won) for week in range(weeks)]
    who = np.concatenate([np.repeat(np.arange(futures), arrive) for arrive in arrivals])
    week = np.repeat(np.arange(-1, weeks), [arrive.sum() for arrive in arrivals])
    comes = np.where(week < 0, 0, week + rng.random(week.size))
    return regulars(who, comes, comes + rng.standard_exponential(who.size) / lost[who], rng)


def hold_places(strategy: Strategy, weeks: int, number: Doubles, rng: np.random.Generator) -> Regulars:
    """The same where each future has a whole number of places next to ``number``, each filled again at once."""
    futures = number.size
    lost = drawn(strategy["regulars_lost_per_month"], "odds", rng, futures) / MONTH_WEEKS
    who = np.repeat(np.arange(futures), np.floor(number + rng.random(futures)).astype(np.int64))
    comes, parts = np.zeros(who.size), []
    while who.size:
        leaves = comes + rng.standard_exponential(who.size) / lost[who]
        parts.append((who, comes, leaves))
        who, comes = who[leaves < weeks], leaves[leaves < weeks]
    people, come, leave = (np.concatenate(part) for part in zip(*parts, strict=True))
    return regulars(people, come, leave, rng)


def regulars(who: Whole, comes: Doubles, leaves: Doubles, rng: np.random.Generator) -> Regulars:
    """Gives each regular a taste and a chance."""
    return Regulars(who, comes, leaves, rng.standard_normal(who.size), rng.beta(*CHANCE, who.size))


@dataclass(frozen=True)
class Sizes:
    """How large gifts are: logs of coins have the mean ``mu`` and the spread ``sigma``, of which ``share`` is the
    person's."""

    mu: float
    sigma: float
    share: float
    cap: float

    @classmethod
    def of(cls, strategy: Strategy) -> Sizes:
        """The sizes at which the mean is the strategy's."""
        sigma, cap = strategy.number("gift_spread"), strategy.number("dearest_gift")
        mu = mu_of(strategy.number("coins_per_gifter"), sigma, cap)
        return cls(mu, sigma, strategy.number("personal_share"), cap)

    def of_people(self, taste: Doubles, rng: np.random.Generator) -> Doubles:
        """What people of these tastes give in one LIVE. Same shape."""
        score = np.sqrt(self.share) * taste + np.sqrt(1 - self.share) * rng.standard_normal(taste.size)
        return gift(self.mu, self.sigma, self.cap, score)


def play(strategy: Strategy, weeks: int, futures: int, seed: int, *, places: bool = False) -> Gifts:
    """All gifts of a plan that is usual for the creator; with ``places`` regulars hold them, else they come and go."""
    rng, lives = np.random.default_rng(seed), int(strategy.number("streams_per_week"))
    views = drawn(strategy["views_per_stream"], "log", rng, futures)
    usual = views * drawn(strategy["gifters_per_100_views"], "log", rng, futures) / 100
    doubt = drawn(strategy["coins_per_gifter"], "log", rng, futures) / strategy.number("coins_per_gifter")
    spread, loyal = strategy.number("conversion_spread"), strategy.number("regulars_share")
    worth = audience(strategy, weeks, views, rng)
    worth *= np.exp(spread * rng.standard_normal(worth.shape) - spread * spread / 2)
    people = (hold_places if places else come_and_go)(strategy, weeks, usual * loyal / 0.25, rng)
    sizes, given, best = Sizes.of(strategy), np.zeros(people.future.size), np.zeros(futures)
    tallies = []
    for live, times in enumerate(worth):
        there, coins = attend(people, live // lives, times, sizes, rng)
        strangers = np.repeat(np.arange(futures), rng.poisson((1 - loyal) * usual * times))
        alms = sizes.of_people(rng.standard_normal(strangers.size), rng)
        np.maximum.at(best, strangers, alms)
        known = summed(people.future, coins, futures)
        back = summed(people.future, coins * (given > 0), futures)
        number = np.bincount(np.concatenate((people.future[there], strangers)), minlength=futures)
        tallies.append((known + summed(strangers, alms, futures), number, known, back))
        given += coins
    np.maximum.at(best, people.future, given)
    plain, number, known, back = (np.stack(each) for each in zip(*tallies, strict=True))
    whole = np.floor(plain * doubt + 1e-9).astype(np.int64)
    return Gifts(whole, number.astype(np.int64), known, back, plain, best * doubt)


def attend(
    people: Regulars, week: int, times: Doubles, sizes: Sizes, rng: np.random.Generator
) -> tuple[NDArray[np.bool_], Doubles]:
    """Which regulars give in a LIVE that is worth so many ``times`` the usual, (future,), and their coins.
    (regular,)"""
    there = (people.comes <= week) & (week < people.leaves)
    there &= rng.random(there.size) < np.minimum(people.chance * times[people.future], 1)
    coins = np.zeros(there.size)
    coins[there] = sizes.of_people(people.taste[there], rng)
    return there, coins
