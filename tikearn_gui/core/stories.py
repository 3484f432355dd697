"""Ten futures, played: a few futures that stand for all, week by week, and what happened in each."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from tikearn_gui.core.arrays import Bools, Doubles, Ints, freeze
from tikearn_gui.core.details import largest_gifts
from tikearn_gui.core.payout import commissioned, gift_usd_by_live
from tikearn_gui.core.player import BlockPlay, Player
from tikearn_gui.core.projection import Projection

__all__ = ["STORIES", "Event", "EventKind", "Story", "chosen_futures", "stories"]

STORIES: Final = 10
_MOST_EVENTS: Final = 3
_LARGE_SHARE: Final = 0.10
"""From this share of what the future earns one gift is large."""
_LEAST_COINS: Final = 500.0
_FOLLOWERS_TIMES: Final = 2.5
"""So many times what the future's middle week brings make a week's new followers a story."""
_BREAKOUT_TIMES: Final = 1.5
"""So many times the views of the future's middle LIVE make a breakout a story."""
_QUIET_LIVES: Final = 3
"""LIVEs in a row without any gift that make a story, where gifts come otherwise."""


class EventKind(StrEnum):
    """What may happen in a future."""

    DEAL = "deal"
    """A deal is agreed; ``amount`` is the fee after commission in USD."""
    LARGE_GIFT = "large gift"
    """One person gives much in one LIVE; ``amount`` is in coins."""
    BREAKOUT = "breakout"
    """A LIVE draws far more people than usual; ``amount`` is its views."""
    FAILED = "failed"
    """A LIVE draws half the people or fewer; ``amount`` is its views."""
    FOLLOWERS = "followers"
    """A week brings many new followers; ``amount`` is how many."""
    QUIET = "quiet"
    """LIVEs in a row without a gift; ``amount`` is how many, ``week`` that of the first."""


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened."""

    kind: EventKind
    week: int
    """From 1."""
    amount: float
    """In what the kind says."""
    usd: float
    """What it brought, or cost where it is below 0, in dollars before fees, costs and tax: what it is ranked by."""


@dataclass(frozen=True, slots=True, eq=False)
class Story:
    """One future of a strategy."""

    future: int
    """Its place in the project's luck, from 0."""
    better_than: float
    """Share of all futures that take home less."""
    take_home: float
    """USD in the whole plan."""
    path: Doubles
    """USD taken home since the start by the end of each week: (week,)."""
    by_source: Doubles
    """USD earned in each week: (source, week), sources as :data:`~tikearn_gui.core.projection.SOURCES`."""
    events: tuple[Event, ...]
    """At most three, those that weigh most, in the order of time."""


def chosen_futures(take_home: Doubles, seed: int, count: int = STORIES) -> tuple[int, ...]:
    """So many futures that stand for all: in order of the outcome they fall into as many equal parts, and one of each
    is drawn by the seed. In random order, so that drawn one after another they do not rise.

    ``take_home`` has shape (future,). Fewer where there are not so many futures.
    """
    count = min(count, take_home.size)
    generator = np.random.Generator(np.random.PCG64(np.random.SeedSequence((seed, count))))
    ordered = np.argsort(take_home, kind="stable")
    edges = np.linspace(0, ordered.size, count + 1).astype(np.intp)
    drawn = [int(ordered[generator.integers(low, high)]) for low, high in pairwise(edges)]
    return tuple(drawn[place] for place in generator.permutation(count))


@dataclass(frozen=True, slots=True, eq=False)
class Lives:
    """What happened in one future, LIVE by LIVE and week by week."""

    views: Doubles
    """(live, week)"""
    coins: Doubles
    """(live, week)"""
    gift_usd: Doubles
    """(live, week)"""
    usd: Doubles
    """Gifts and orders of each LIVE: (live, week)."""
    largest: Doubles
    """Most coins that one person gave: (live, week)."""
    breakout: Bools
    """(live, week); so are the next two."""
    failed: Bools
    held: Bools
    deals: Ints
    """(week,)"""
    fees: Doubles
    """After commission, in USD: (week,)."""
    followers: Doubles
    """New ones of each week: (week,)."""


def stories(
    player: Player,
    projection: Projection,
    count: int = STORIES,
    *,
    slot: Hashable = "stories",
    cancelled: Callable[[], bool] | None = None,
) -> tuple[Story, ...]:
    """A few futures of a strategy that was played, with what happened in them. Raises Cancelled when asked to stop."""
    chosen = chosen_futures(projection.take_home, projection.seed, count)
    found: dict[int, Lives] = {}

    def look(play: BlockPlay, at: slice) -> None:
        inside = [future for future in chosen if at.start <= future < at.stop]
        if inside:
            found.update(zip(inside, _lives(play, np.array(inside) - at.start), strict=True))

    player.each_block(projection.case, projection.futures, look, slot=slot, cancelled=cancelled)
    return tuple(_story(projection, future, found[future]) for future in chosen)


def _lives(play: BlockPlay, at: NDArray[np.intp]) -> list[Lives]:
    """What happened in some futures of a block."""
    values, stages, schedule = play.values, play.stages, play.values.case.schedule

    def chosen(array: NDArray[Any]) -> NDArray[Any]:
        play.ask()  # each of them is made of all futures
        return array[..., at]

    gift_usd = chosen(gift_usd_by_live(values, stages.coins, stages.audience.new_followers))
    orders = chosen(stages.orders * (values["order_value"] * values.certain("order_keep")))
    incident = play.block.live_uniform("incident", schedule.lives)
    lucky = values.case.audience_luck & schedule.held[:, :, None]
    arrays = (
        chosen(stages.audience.room * values["views_per_stream"]),
        stages.coins[..., at],
        gift_usd,
        gift_usd + orders,
        chosen(largest_gifts(play)),
        chosen((incident < values["breakout_chance"]) & lucky),
        chosen((incident > 1.0 - values["failure_chance"]) & lucky),
        np.broadcast_to(schedule.held[:, :, None], (*schedule.held.shape, at.size)),
        stages.deals[..., at],
        chosen(stages.fees * commissioned(values)),
        stages.audience.gained[..., at],
    )
    return [Lives(*(np.array(array[..., one]) for array in arrays)) for one in range(at.size)]


def _story(projection: Projection, future: int, lives: Lives) -> Story:
    home = projection.take_home
    by_source = projection.weekly[:, :, future].astype(np.float64)
    return Story(
        future=future,
        better_than=float(np.mean(home < home[future])),
        take_home=float(home[future]),
        path=freeze(projection.left[:, future].astype(np.float64)),
        by_source=freeze(by_source),
        events=told(lives, float(by_source.sum())),
    )


# What is worth telling ------------------------------------------------------------------------------------------------


def told(lives: Lives, earned: float) -> tuple[Event, ...]:
    """The events of a future that weigh most, in the order of time."""
    events = [*_deals(lives), *_large_gifts(lives, earned), *_incidents(lives), *_followers(lives), *_quiet(lives)]
    heaviest = sorted(events, key=lambda event: (-abs(event.usd), event.week))[:_MOST_EVENTS]
    return tuple(sorted(heaviest, key=lambda event: (event.week, event.kind)))


def _deals(lives: Lives) -> list[Event]:
    weeks = np.flatnonzero(lives.deals)
    return [Event(EventKind.DEAL, int(week) + 1, float(lives.fees[week]), float(lives.fees[week])) for week in weeks]


def _large_gifts(lives: Lives, earned: float) -> list[Event]:
    """The largest gift of each week, if it is large for this future."""
    found = []
    for week in range(lives.largest.shape[1]):
        live = int(np.argmax(lives.largest[:, week]))
        coins, all_coins = float(lives.largest[live, week]), float(lives.coins[live, week])
        usd = float(lives.gift_usd[live, week]) * min(coins / all_coins, 1.0) if all_coins > 0 else 0.0
        if coins >= _LEAST_COINS and usd >= _LARGE_SHARE * earned:
            found.append(Event(EventKind.LARGE_GIFT, week + 1, coins, usd))
    return found


def _incidents(lives: Lives) -> list[Event]:
    """LIVEs that broke out or failed, and what they brought beside a middling LIVE of the same future."""
    if not lives.held.any():
        return []
    usual, crowd = float(np.median(lives.usd[lives.held])), float(np.median(lives.views[lives.held]))
    found = []
    for kind, happened in ((EventKind.BREAKOUT, lives.breakout), (EventKind.FAILED, lives.failed)):
        for live, week in np.argwhere(happened):
            more, views = float(lives.usd[live, week]) - usual, float(lives.views[live, week])
            # What moved no money the way it should, or no people against a level that has drifted, is no story.
            telling = more > 0 and views > _BREAKOUT_TIMES * crowd if kind is EventKind.BREAKOUT else more < 0
            if telling:
                found.append(Event(kind, int(week) + 1, views, more))
    return found


def _followers(lives: Lives) -> list[Event]:
    """The week with most new followers, if it stands out. It brings no dollars of its own."""
    week = int(np.argmax(lives.followers))
    most, usual = float(lives.followers[week]), float(np.median(lives.followers))
    if most < 10 or most < _FOLLOWERS_TIMES * usual:
        return []
    return [Event(EventKind.FOLLOWERS, week + 1, most, 0.0)]


def _quiet(lives: Lives) -> list[Event]:
    """The longest row of LIVEs without a gift, if gifts come otherwise; it costs as many middling LIVEs."""
    order = lives.held.T.ravel()  # LIVE after LIVE, as time goes
    weeks = np.repeat(np.arange(lives.held.shape[1]), lives.held.shape[0])[order]
    coins, usd = lives.coins.T.ravel()[order], lives.gift_usd.T.ravel()[order]
    start, longest = _longest_row(coins < 1.0)
    if longest < _QUIET_LIVES or longest == coins.size or not (coins > 0).any():
        return []
    usual = float(np.median(usd[coins >= 1.0]))
    return [Event(EventKind.QUIET, int(weeks[start]) + 1, float(longest), -usual * longest)]


def _longest_row(silent: Bools) -> tuple[int, int]:
    """Where the longest row of trues starts, and how long it is."""
    best = start = length = 0
    for place, is_silent in enumerate(silent):
        length = length + 1 if is_silent else 0
        if length > best:
            best, start = length, place - length + 1
    return start, best
