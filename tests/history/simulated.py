"""Logs that the model itself has played, with the levers behind each of them known."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tests.core.played import player, usual_case
from tikearn_gui.core.gifts import gift_counts, gifters_of
from tikearn_gui.core.lever import LeverValue, Setting
from tikearn_gui.core.likes import like_luck
from tikearn_gui.core.player import BlockPlay
from tikearn_gui.core.starting_points import STARTING_POINTS
from tikearn_gui.core.strategy import Strategy
from tikearn_gui.history.live import Live, LiveLog

MONDAY: Final = datetime(2026, 3, 2)
TRUE: Final = (
    "level_drift",
    "stream_spread",
    "views_per_stream",
    "likes_per_view",
    "gifters_per_100_views",
    "coins_per_gifter",
)


@dataclass(frozen=True)
class Simulated:
    """So many logs of one creator, and the true levers of each."""

    logs: tuple[LiveLog, ...]
    strategy: Strategy
    """What was believed before: the true levers are drawn from it."""
    true: dict[str, NDArray[np.float64]]
    """By lever: its true value in each log; views are those at the end. (log,)"""


def creator(start: str = "regular", **changes: Setting | LeverValue) -> Strategy:
    """A starting point that is unsure of what a log can tell, and else sure of itself.

    Likes move nothing: else the true conversion would not be the lever's but that times the effect of likes.
    """
    point = STARTING_POINTS[start].strategy
    open_levers = {key: point[key] for key in TRUE if point[key].unsure}
    wide = {
        "likes_per_view": Setting(2.2, 1.1, 4.4),
        "level_drift": Setting(0.14, 0.08, 0.22),
        "stream_spread": Setting(0.2, 0.13, 0.3),
    }
    still = dict.fromkeys(("like_visibility", "like_retention", "like_gifts"), 0.0)
    return point.certain().with_settings({**still, **open_levers, **wide, **changes})


def simulated(strategy: Strategy, weeks: int, count: int) -> Simulated:
    """Play ``count`` logs of so many weeks."""
    case = usual_case(strategy, weeks)
    lives = case.schedule.lives
    made = {name: np.empty((lives, weeks, count)) for name in ("views", "likes", "gifters", "coins")}
    true: dict[str, NDArray[np.float64]] = {name: np.empty(count) for name in TRUE}

    def visit(play: BlockPlay, at: slice) -> None:
        values, audience, width = play.values, play.stages.audience, at.stop - at.start
        views = audience.room * np.float64(1.0) * values["views_per_stream"]
        who = gifters_of(values, play.block, audience, play.pools, play.scratch)
        figures = {
            "views": views,
            "likes": views * values["likes_per_view"] * like_luck(values, play.block, lives),
            "gifters": gift_counts(who, play.block, play.pools, play.scratch)[0],
            "coins": play.stages.coins,
        }
        for name, figure in figures.items():
            made[name][:, :, at] = np.asarray(figure)[:, :, :width]
        level = audience.room_level[-1]
        for name in TRUE:
            factor = level if name == "views_per_stream" else np.ones_like(level)
            drawn = np.full(level.shape, values[name], np.float64) * factor
            true[name][at] = drawn[:width]

    player(weeks).each_block(case, count, visit, slot="simulated")
    player(weeks).forget("simulated")
    logs = tuple(_log(case.schedule.weekday[:, 0], strategy, {name: one[:, :, at] for name, one in made.items()})
                 for at in range(count))  # fmt: skip
    return Simulated(logs, strategy, true)


def _log(days: NDArray[np.int64], strategy: Strategy, figures: dict[str, NDArray[np.float64]]) -> LiveLog:
    """One log of figures (live, week)."""
    lives, weeks = figures["views"].shape
    minutes, hour = strategy.number("minutes_per_stream"), strategy.number("start_hour")
    made = []
    for week in range(weeks):
        for live in range(lives):
            start = MONDAY + timedelta(weeks=week, days=int(days[live]), hours=hour)
            one = {name: float(figure[live, week]) for name, figure in figures.items()}
            one = {**one, "views": round(one["views"]), "likes": round(one["likes"])}
            made.append(Live(start, minutes, one["views"], None, one["likes"], one["gifters"], one["coins"]))
    return LiveLog(tuple(made))


def without(log: LiveLog, *names: str) -> LiveLog:
    """The log with some figures unknown."""
    return LiveLog(tuple(replace(live, **dict.fromkeys(names)) for live in log.lives), log.periods)  # type: ignore[arg-type]
