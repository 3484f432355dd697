"""Audience: views of each LIVE, how long people stay, and the followers they bring.

Inside, a LIVE's audience is its *room*: views over the planned views per LIVE. So zero views need no special case.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Final

import numpy as np

from tikearn_gui.core.arrays import BLOCK, Floats, Ints, Number, Scratch, as_floats, freeze
from tikearn_gui.core.counts import MOST_COUNTED, counts
from tikearn_gui.core.doubt import Values
from tikearn_gui.core.levers import LEVERS
from tikearn_gui.core.likes import like_effect
from tikearn_gui.core.luck import BlockLuck
from tikearn_gui.core.schedule import hour_factor

__all__ = ["AUDIENCE_KEYS", "AudienceBlock", "new_audience", "play_audience", "stay", "usual"]

AUDIENCE_KEYS: Final = (
    "views_per_stream", "followers", "watch_minutes", "new_followers_per_100_views", "reach_elasticity",
    "length_elasticity", "frequency_loss", "level_drift", "stream_spread", "breakout_chance", "failure_chance",
    "likes_per_view", "like_visibility", "like_retention", "region",
)  # fmt: skip
"""The levers that the audience reads, beside the schedule."""
_SHOCK_KEYS: Final = ("level_drift", "stream_spread", "breakout_chance", "failure_chance")
_BREAKOUT: Final = (float(np.log(2.0)), 0.4)
"""Log of a breakout's size: mean and spread. From the streams of A-SOUL: 3 % of LIVEs at about twice the level."""
_MOST: Final = np.float32(LEVERS["followers"].high)
_FEW: Final = np.float32(1e-6)
"""No followers at all would make the reach of a power 0 / 0."""
_FAILURE: Final = -float(np.log(2.0))


@dataclass(slots=True)
class AudienceBlock:
    """What the audience stage gives for one block of futures."""

    room: Floats
    """Views of each LIVE over the planned views per LIVE, 0 where no LIVE is held. (live, week, future)"""
    room_level: Floats
    """The same without the LIVE's own effect, mean over the LIVEs of a week. (week, future)"""
    gained: Floats
    """New followers of each week. (week, future)"""
    new_followers: Ints
    """Those of each LIVE, (live, week, future), counted in the US only, where the rewards rate asks for them; else no
    LIVE."""
    followers: Floats
    """Followers at the start of each week. (week, future)"""


def usual(figure: float) -> float:
    """A usual figure to divide by: any figure above 0 is allowed, one below a millionth means a millionth."""
    return max(figure, 1e-6)


def new_audience(lives: int, weeks: int, futures: int) -> AudienceBlock:
    """Empty arrays for a block."""
    return AudienceBlock(
        room=np.empty((lives, weeks, futures), np.float32),
        room_level=np.empty((weeks, futures), np.float32),
        gained=np.empty((weeks, futures), np.float32),
        new_followers=np.empty((0, weeks, futures), np.int32),
        followers=np.empty((weeks, futures), np.float32),
    )


def stay(values: Values) -> Number:
    """Watch time against the usual: planned watch time x retention effect of likes, never longer than the LIVE.

    A number, (future,), or (live, week, future) where LIVEs differ in length.
    """
    watch = values["watch_minutes"] * like_effect(values, "retention")
    minutes = values.case.schedule.minutes_factor()
    kept = np.minimum(watch, minutes) / usual(values.case.anchors.watch_minutes)
    return float(kept) if np.ndim(kept) == 0 else as_floats(kept)


def _luck_key(values: Values, keys: tuple[str, ...]) -> Hashable:
    """All that decides a part of the audience luck: a few shapes and what is held, not the length or hour of LIVEs."""
    case = values.case
    return (case.audience_luck, case.schedule.audience_key, *map(case.cell, keys))


def _level(values: Values, block: BlockLuck) -> Floats:
    """The drifting level of each week as a factor, a random walk of the log. Shape (week, future)."""
    drift, schedule = values["level_drift"], values.case.schedule

    def make() -> Floats:
        walk = np.zeros((schedule.weeks, BLOCK), np.float32)
        if values.case.audience_luck:
            np.cumsum(block.week_normal("level"), axis=0, out=walk)
            walk *= drift
        return freeze(np.exp(walk) * schedule.level[:, None].astype(np.float32))

    level: Floats = block.remember("level", _luck_key(values, ("level_drift",)), make)
    return level


def _live_effect(values: Values, block: BlockLuck, lives: int) -> Floats:
    """Log of a LIVE's own luck: spread, breakouts and failures. Shape (live, week, future)."""
    effect = values["stream_spread"] * block.live_normal("effect", lives)
    incident = block.live_uniform("incident", lives)
    breakout = incident < values["breakout_chance"]
    size = _BREAKOUT[0] + _BREAKOUT[1] * block.live_normal("breakout", lives)[breakout]
    effect[breakout] += size
    effect[incident > 1.0 - values["failure_chance"]] += np.float32(_FAILURE)
    log_effect: Floats = effect.astype(np.float32, copy=False)
    return log_effect


def _shock(values: Values, block: BlockLuck) -> Floats:
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


def _weekly_shock(values: Values, block: BlockLuck, shock: Floats) -> Floats:
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


def play_audience(values: Values, block: BlockLuck, out: AudienceBlock, scratch: Scratch) -> None:
    """Fill ``out`` (levers: :data:`AUDIENCE_KEYS`): followers move reach, views bring followers.

    New followers are counted at the reach of the followers that may be expected by then; those counted move the reach.
    So whole arrays are played at once. What is left out, that luck in counting moves counting, would move reach by less
    than a thousandth.
    """
    shock, planned, stays = _shock(values, block), _planned(values), stay(values)
    gained = values["views_per_stream"] * values["new_followers_per_100_views"] * 0.01 * stays
    elasticity = values["reach_elasticity"]
    expected = _expected_followers(values, block, shock, gained * planned, scratch)
    reach = _reach(expected, values, elasticity)
    if values.case.audience_luck:
        _count_followers(values, block, shock, reach, gained * planned, out, scratch)
        _accumulate(values, out.gained, out.followers)
        reach = _reach(out.followers, values, elasticity)
    else:
        np.copyto(out.followers, expected)
        out.new_followers = np.minimum(shock * reach * (gained * planned), MOST_COUNTED).astype(np.int32)
        np.sum(out.new_followers, axis=0, dtype=np.float32, out=out.gained)
    if np.ndim(planned) < 3:
        reach *= planned
        np.multiply(shock, reach, out=out.room)
        np.multiply(_level(values, block), reach, out=out.room_level)
    else:
        np.multiply(shock, planned * reach, out=out.room)
        np.multiply(_level(values, block), planned.mean(axis=0) * reach, out=out.room_level)  # type: ignore[union-attr]


def _count_followers(
    values: Values,
    block: BlockLuck,
    shock: Floats,
    reach: Floats,
    gained: Number,
    out: AudienceBlock,
    scratch: Scratch,
) -> None:
    """Count new followers, by LIVE in the US and by week elsewhere; ``gained`` as for :func:`_expected_followers`."""
    if values.text("region") == "us":
        mean = np.multiply(shock, reach, out=scratch.floats("audience.mean", shock.shape))
        mean *= as_floats(gained)
        luck = block.live_counts("followers", shock.shape[0])
        if out.new_followers.shape != shock.shape:
            out.new_followers = np.empty(shock.shape, np.int32)
        counts(mean, luck.dither, luck.cell, out.new_followers, scratch)
        np.sum(out.new_followers, axis=0, dtype=np.float32, out=out.gained)
        return
    weekly = _weekly_gain(values, block, shock, gained)
    mean = np.multiply(weekly, reach, out=scratch.floats("audience.mean", reach.shape))
    luck = block.week_counts("followers")
    np.copyto(out.gained, counts(mean, luck.dither, luck.cell, scratch.ints("audience.new", mean.shape), scratch))


def _weekly_gain(values: Values, block: BlockLuck, shock: Floats, gained: Number) -> Floats:
    """New followers of each week at the usual reach. Shape (week, future)."""
    if np.ndim(gained) == 3:
        return np.asarray((shock * gained).sum(axis=0), np.float32)
    return np.asarray(_weekly_shock(values, block, shock) * gained, np.float32)


def _accumulate(values: Values, new: Floats, out: Floats) -> None:
    """Followers at the start of each week into ``out``, from those new in each week; both (week, future)."""
    out[0] = values["followers"]
    for week in range(1, len(out)):
        np.add(out[week - 1], new[week - 1], out=out[week])
    np.minimum(out, _MOST, out=out)


def _expected_followers(values: Values, block: BlockLuck, shock: Floats, gained: Number, scratch: Scratch) -> Floats:
    """Followers to be expected at the start of each week if reach stayed as it is, shape (week, future); ``gained`` is
    what a LIVE with a shock of 1 brings at the usual reach."""
    expected = scratch.floats("audience.expected", shock.shape[1:])
    first = np.broadcast_to(as_floats(values["followers"]), expected.shape[1:])
    weekly = _weekly_gain(values, block, shock, gained) * _reach(first, values, values["reach_elasticity"])
    _accumulate(values, weekly, expected)
    return expected


def _reach(followers: Floats, values: Values, elasticity: Number) -> Floats:
    """(followers / usual followers) to the power of the elasticity, same shape."""
    reach = np.log(np.maximum(followers, _FEW) * np.float32(1.0 / usual(values.case.anchors.followers)))
    reach *= elasticity
    return np.exp(reach, out=reach)
