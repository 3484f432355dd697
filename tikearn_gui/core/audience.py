"""Audience: views of each LIVE, how long people stay, and the followers they bring.

Inside, a LIVE's audience is its *room*: views over the planned views per LIVE. So zero views need no special case. It
is kept as its luck, which no slider moves, and the rest, which is one factor for all LIVEs of a week.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Final

import numpy as np

from tikearn_gui.core.arrays import Floats, Ints, Number, Scratch, as_floats, freeze
from tikearn_gui.core.counts import MOST_COUNTED, counts
from tikearn_gui.core.doubt import Values
from tikearn_gui.core.levers import LEVERS
from tikearn_gui.core.likes import like_effect
from tikearn_gui.core.luck import StretchLuck
from tikearn_gui.core.schedule import hour_factor

__all__ = ["AUDIENCE_KEYS", "AudienceBlock", "followers_at_end", "new_audience", "play_audience", "stay", "usual"]

AUDIENCE_KEYS: Final = (
    "views_per_stream", "followers", "watch_minutes", "new_followers_per_100_views", "reach_elasticity",
    "length_elasticity", "frequency_loss", "level_drift", "stream_spread", "breakout_chance", "failure_chance",
    "likes_per_view", "like_visibility", "like_retention", "region",
)  # fmt: skip
"""The levers that the audience reads, beside the schedule."""
_SHOCK_KEYS: Final = ("level_drift", "stream_spread", "breakout_chance", "failure_chance")
_BREAKOUT: Final = (float(np.log(2.0)), 0.4)
"""Log of a breakout's size: mean and spread. From the streams of A-SOUL: 3 % of LIVEs at about twice the level."""
_MOST: Final = LEVERS["followers"].high
_FEW: Final = 1e-9
"""No followers at all would give a reach of 0 in the first week and so no followers ever."""
_MOST_ELASTIC: Final = 0.99
_FAILURE: Final = -float(np.log(2.0))


@dataclass(slots=True)
class AudienceBlock:
    """What the audience stage gives for one block of futures."""

    shock: Floats
    """All audience luck of each LIVE as one factor, 0 where no LIVE is held; shared and read-only. (live, week,
    future)"""
    drawn: Floats
    """What plan, likes and followers make of the usual audience. (week, future), or (live, week, future) where LIVEs
    differ."""
    room_level: Floats
    """The same without the LIVE's own effect, mean over the LIVEs of a week. (week, future)"""
    gained: Floats
    """New followers of each week, to be expected from its audience. (week, future)"""
    new_followers: Ints
    """Those of each LIVE, (live, week, future), counted in the US only, where the rewards rate asks for them; else no
    LIVE."""
    followers: Floats
    """Followers at the start of each week to be expected from the audience so far. (week, future)"""

    @property
    def room(self) -> Floats:
        """Views of each LIVE over the planned views per LIVE, made anew each time. (live, week, future)"""
        return self.shock * self.drawn


def usual(figure: float) -> float:
    """A usual figure to divide by: any figure above 0 is allowed, one below a millionth means a millionth."""
    return max(figure, 1e-6)


def new_audience(lives: int, weeks: int, futures: int) -> AudienceBlock:
    """Empty arrays for a block."""
    return AudienceBlock(
        shock=np.empty((lives, weeks, 0), np.float32),
        drawn=np.empty((weeks, futures), np.float32),
        room_level=np.empty((weeks, futures), np.float32),
        gained=np.empty((weeks, futures), np.float32),
        new_followers=np.empty((0, weeks, futures), np.int32),
        followers=np.empty((weeks, futures), np.float32),
    )


def stay(values: Values) -> Number:
    """Watch time against the usual: planned watch time x retention effect of likes, never longer than the LIVE.

    A number, (future,), or (live, week, future) where LIVEs differ in length.
    """

    def make() -> Number:
        watch = values["watch_minutes"] * like_effect(values, "retention")
        minutes = values.case.schedule.minutes_factor()
        kept = np.minimum(watch, minutes) / usual(values.case.anchors.watch_minutes)
        return float(kept) if np.ndim(kept) == 0 else as_floats(kept)

    return values.once("stay", make)


def _luck_key(values: Values, keys: tuple[str, ...]) -> Hashable:
    """All that decides a part of the audience luck: a few shapes and what is held, not the length or hour of LIVEs."""
    case = values.case
    return (case.audience_luck, case.schedule.audience_key, *map(case.cell, keys))


def _level(values: Values, block: StretchLuck) -> Floats:
    """The drifting level of each week as a factor, a random walk of the log. Shape (week, future)."""
    drift, schedule = values["level_drift"], values.case.schedule

    def make() -> Floats:
        walk = np.zeros((schedule.weeks, block.width), np.float32)
        if values.case.audience_luck:
            np.cumsum(block.week_normal("level"), axis=0, out=walk)
            walk *= drift
        return freeze(np.exp(walk) * schedule.level[:, None].astype(np.float32))

    level: Floats = block.remember("level", _luck_key(values, ("level_drift",)), make)
    return level


def _live_effect(values: Values, block: StretchLuck, lives: int) -> Floats:
    """Log of a LIVE's own luck: spread, breakouts and failures. Shape (live, week, future)."""
    effect = values["stream_spread"] * block.live_normal("effect", lives)
    incident = block.live_uniform("incident", lives)
    breakout = incident < values["breakout_chance"]
    size = _BREAKOUT[0] + _BREAKOUT[1] * block.live_normal("breakout", lives)[breakout]
    effect[breakout] += size
    effect[incident > 1.0 - values["failure_chance"]] += np.float32(_FAILURE)
    log_effect: Floats = effect.astype(np.float32, copy=False)
    return log_effect


def _shock(values: Values, block: StretchLuck) -> Floats:
    """Level x LIVE effect x held or not: all audience luck as one factor. Shape (live, week, future)."""
    schedule = values.case.schedule

    def make() -> Floats:
        level = _level(values, block)
        shock = np.broadcast_to(level, (schedule.lives, *level.shape)).copy()
        if values.case.audience_luck:
            shock *= np.exp(_live_effect(values, block, schedule.lives))
        if not schedule.all_held:
            shock *= schedule.held[:, :, None]
        return freeze(shock)

    shock: Floats = block.remember("shock", _luck_key(values, _SHOCK_KEYS), make)
    return shock


def _weekly_shock(values: Values, block: StretchLuck, shock: Floats) -> Floats:
    weekly: Floats = block.remember("shock.weekly", _luck_key(values, _SHOCK_KEYS), lambda: freeze(shock.sum(axis=0)))
    return weekly


def _planned(values: Values) -> Number:
    """What plan and likes make of the usual audience: length, number of LIVEs, hour, visibility.

    A number, (future,), or (live, week, future) where LIVEs differ.
    """
    schedule, anchors = values.case.schedule, values.case.anchors
    length = _raised(schedule.minutes_factor() / usual(anchors.minutes), values["length_elasticity"])
    frequency = _raised(usual(anchors.streams_per_week) / usual(schedule.planned), values["frequency_loss"])
    season = schedule.season_factor() / float(hour_factor(anchors.start_hour))
    planned = length * frequency * season * like_effect(values, "visibility")
    return float(planned) if np.ndim(planned) == 0 else as_floats(planned)


def _raised(ratio: Number, power: Number) -> Number:
    """ratio ** power; a ratio of 1 stays one number where the power is in doubt."""
    return 1.0 if isinstance(ratio, float) and ratio == 1.0 else ratio**power


def play_audience(values: Values, block: StretchLuck, out: AudienceBlock, scratch: Scratch) -> None:
    """Fill ``out`` (levers: :data:`AUDIENCE_KEYS`): followers move reach, views bring followers.

    Followers grow by what views bring at the reach that they have by then; luck in counting them moves only their
    number (:func:`followers_at_end`) and the rewards rate in the US. What that leaves out would move reach by less than
    a thousandth.
    """
    shock, planned, stays = _shock(values, block), _planned(values), stay(values)
    brought = values["views_per_stream"] * values["new_followers_per_100_views"] * 0.01 * stays * planned
    reach = _reach(values, _weekly_gain(values, block, shock, brought, out.gained), scratch)
    np.multiply(out.gained, reach, out=out.gained)
    _accumulate(values["followers"], out.gained, out.followers)
    _cut(out.followers, as_floats(_MOST))
    if values.text("region") == "us":
        _count_followers(values, block, shock, reach, brought, out, scratch)
    else:
        out.new_followers = out.new_followers[:0]
    out.shock = shock
    if np.ndim(planned) < 3:
        out.drawn = np.multiply(reach, planned, out=reach).copy()
        np.multiply(_level(values, block), out.drawn, out=out.room_level)
    else:
        out.drawn = planned * reach
        np.multiply(_level(values, block), planned.mean(axis=0) * reach, out=out.room_level)  # type: ignore[union-attr]


def followers_at_end(values: Values, block: StretchLuck, audience: AudienceBlock, scratch: Scratch) -> Floats:
    """Followers when the plan ends, new ones counted one by one. Shape (future,)."""
    if not values.case.audience_luck:
        return audience.followers[-1] + audience.gained[-1]
    if audience.new_followers.shape[0]:
        new = audience.new_followers.sum(axis=(0, 1), dtype=np.float32)
    else:
        luck = block.week_counts("followers")
        mean = audience.gained.copy()
        new = counts(mean, luck.packed, np.empty(mean.shape, np.int32), scratch).sum(axis=0, dtype=np.float32)
    return np.minimum(new + as_floats(values["followers"]), _MOST)


def _count_followers(
    values: Values,
    block: StretchLuck,
    shock: Floats,
    reach: Floats,
    brought: Number,
    out: AudienceBlock,
    scratch: Scratch,
) -> None:
    """Count the new followers of each LIVE; ``brought`` as for :func:`_weekly_gain`."""
    mean = np.multiply(shock, reach, out=scratch.floats("audience.mean", shock.shape))
    mean *= as_floats(brought)
    if out.new_followers.shape != shock.shape:
        out.new_followers = np.empty(shock.shape, np.int32)
    if values.case.audience_luck:
        counts(mean, block.live_counts("followers", shock.shape[0]).packed, out.new_followers, scratch)
    else:
        np.copyto(out.new_followers, np.minimum(mean, MOST_COUNTED), casting="unsafe")


def _weekly_gain(values: Values, block: StretchLuck, shock: Floats, brought: Number, out: Floats) -> Floats:
    """New followers of each week at a reach of 1 into ``out``, (week, future); ``brought`` is what a LIVE with a shock
    of 1 brings, a number, (future,) or (live, week, future)."""
    if np.ndim(brought) == 3:
        np.sum(shock * brought, axis=0, out=out)
        return out
    return np.multiply(_weekly_shock(values, block, shock), as_floats(brought), out=out)


def _accumulate(first: Number, steps: Floats, out: Floats) -> None:
    """``first`` and all earlier steps at the start of each week into ``out``, (week, future) as ``steps``."""
    out[0] = first
    for week in range(1, len(out)):  # cumsum along the first axis takes four times as long
        np.add(out[week - 1], steps[week - 1], out=out[week])


def _cut(rising: Floats, most: Floats) -> None:
    """Cut what only rises from week to week, (week, future), at ``most``, which is seldom reached."""
    if np.any(rising[-1] > most):
        np.minimum(rising, most, out=rising)


def _reach(values: Values, gain: Floats, scratch: Scratch) -> Floats:
    """Reach of followers in each week, a work array of the shape of ``gain``, the followers won in each week at a reach
    of 1.

    Reach is r = (f / u)^e with u usual followers, and followers grow by df = r dg. So (f / u)^(1 - e) grows by
    (1 - e) dg / u: growth is exact, whatever it does to reach. From an elasticity of 0.99 on it is that of 0.99.
    """
    elasticity = np.minimum(values["reach_elasticity"], _MOST_ELASTIC)
    unused, followed = 1.0 - elasticity, usual(values.case.anchors.followers)
    grown = scratch.floats("audience.reach", gain.shape)
    _accumulate(0.0, gain, grown)
    grown *= as_floats(unused / followed)
    grown += as_floats(np.maximum(values["followers"] / followed, _FEW) ** unused)
    _cut(grown, as_floats((_MOST / followed) ** unused))
    np.log(grown, out=grown)
    grown *= as_floats(elasticity / unused)
    return np.exp(grown, out=grown)
