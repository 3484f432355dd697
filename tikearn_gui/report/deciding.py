"""What helps to decide, in a summary: strategies against one another, what matters, single futures."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import asdict
from itertools import combinations
from typing import Any, Final

from tikearn_gui.core.compare import compare, gain_figures
from tikearn_gui.core.goal_seek import Found, FoundTogether, Reach, forget_goals, seek_all, seek_together
from tikearn_gui.core.heat_map import heat_map
from tikearn_gui.core.information import information
from tikearn_gui.core.ledger import ledger
from tikearn_gui.core.levers import LEVERS
from tikearn_gui.core.player import QUICK_FUTURES, Player
from tikearn_gui.core.projection import BANDS, Projection
from tikearn_gui.core.ranking import ranking
from tikearn_gui.core.sensitivity import (
    Bar,
    Contribution,
    Split,
    contributions,
    forget_one_lever,
    guessed_order,
    tornado,
)
from tikearn_gui.core.starting_points import STARTING_POINTS
from tikearn_gui.core.stories import Story, stories
from tikearn_gui.project.codec import setting_as_json
from tikearn_gui.report.numbers import Json, difference
from tikearn_gui.report.played import SLOT, Played

__all__ = [
    "WANTED",
    "assumptions",
    "between_strategies",
    "first_futures",
    "goal_and_heat",
    "ten_futures",
    "tornado_bars",
]

WANTED: Final = 0.5
"""The chance that goal seek is for: as likely as not."""
_COMPARED: Final = 100_000
_HEAT: Final = 12


def first_futures(projection: Projection) -> Projection:
    """The first 100,000 futures, so that many strategies can be kept side by side."""
    if projection.futures <= _COMPARED:
        return projection
    weekly, left = projection.weekly[:, :, :_COMPARED].copy(), projection.left[:, :_COMPARED].copy()
    return Projection(projection.case, projection.seed, weekly, left)


def between_strategies(player: Player, names: Sequence[str], projections: Sequence[Projection]) -> Json:
    """Ranking, each pair, and what to measure first; all on the same luck.

    ``pairs`` hold the first less the second; ``bands`` by week since the start, ``dots`` equally likely futures.
    """
    found = ranking(projections)
    pairs = [
        _pair(names[one], names[two], projections[one], projections[two], bool(found.close[one, two]))
        for one, two in combinations(range(len(names)), 2)
    ]
    return {
        "ranking": [names[place] for place in found.order],
        "leaders": [names[place] for place in found.leaders],
        "ahead": {name: dict(zip(names, row, strict=True)) for name, row in zip(names, found.ahead, strict=True)},
        "pairs": pairs,
        "measure_first": [
            {"lever": each.key, "changes": each.changes, "usd": each.usd} for each in information(player, projections)
        ],
    }


def _pair(one: str, two: str, first: Projection, second: Projection, close: bool) -> Json:
    made = compare(first, second)
    figures = gain_figures(made.difference)
    return {
        "one": one,
        "other": two,
        **difference(figures),
        "mean": figures.mean,
        "chance_ahead": made.chance_ahead,
        "chance_behind": made.chance_behind,
        "too_close_to_call": close,
        "hours": first.hours - second.hours,
        "bands": _bands(made.bands),
        "dots": made.dots(),
    }


def _bands(bands: Any) -> Json:
    return {f"p{share * 100:g}": by_week for share, by_week in zip(BANDS, bands, strict=True)}


def _levers_in_doubt(played: Played) -> tuple[Contribution, ...]:
    outcome = played.projection.take_home
    return contributions(played.run.player, played.projection) if outcome.min() < outcome.max() else ()


def tornado_bars(played: Played) -> list[Json]:
    """Each lever over its own range or notch, widest bar first, in at most 8,000 futures."""
    run = played.run
    futures = min(run.futures, QUICK_FUTURES)
    order = guessed_order(played.case, _levers_in_doubt(played))
    bars = list(tornado(run.player, played.case, order, futures, cancelled=run.cancelled))
    forget_one_lever(run.player)
    return [_bar(bar) for bar in sorted(bars, key=lambda bar: -bar.width)]


def _bar(bar: Bar) -> Json:
    return {
        "lever": bar.key,
        "low": bar.low,
        "high": bar.high,
        "median_low": bar.typical_low,
        "median_high": bar.typical_high,
        "gain": difference(bar.gain.figures),
    }


def assumptions(played: Played, split: Split) -> list[Json]:
    """The guess ledger: every lever, those that most of the spread rests on first."""
    start = STARTING_POINTS[played.run.project.starting_point].strategy
    return [
        {
            "lever": each.key,
            "setting": setting_as_json(each.setting),
            "grade": str(each.grade),
            "source": each.source,
            "date": each.date,
            "share_of_spread": each.share,
        }
        for each in ledger(played.case.strategy, start, split, _levers_in_doubt(played))
    ]


def ten_futures(played: Played) -> list[Json]:
    """Ten futures that stand for all, with what happened in them."""
    run = played.run
    return [_story(each) for each in stories(run.player, played.projection, slot=SLOT, cancelled=run.cancelled)]


def _story(story: Story) -> Json:
    events = [{**asdict(event), "kind": str(event.kind)} for event in story.events]
    return {
        "future": story.future,
        "better_than": story.better_than,
        "take_home": story.take_home,
        "path": story.path,
        "events": events,
    }


def goal_and_heat(played: Played, bars: Sequence[Json]) -> Json:
    """What takes long: goal seek for the project's goal, lever by lever and for two together, and a map of the two
    levers with the widest bars that have an order of values."""
    return {"goal_seek": _goal_seek(played), "heat_map": _heat(played, bars)}


def _goal_seek(played: Played) -> Json:
    run, goal = played.run, played.run.project.goal
    futures, period = min(run.futures, QUICK_FUTURES), str(goal.period)
    found = list(
        seek_all(run.player, played.case, goal.usd, WANTED, period=period, futures=futures, cancelled=run.cancelled)
    )
    pair = _two_of(found)
    together = None
    if pair is not None:
        together = seek_together(
            run.player, played.case, pair, goal.usd, WANTED, period=period, futures=futures, cancelled=run.cancelled
        )
    forget_goals(run.player)
    return {
        "usd": goal.usd,
        "period": period,
        "wanted": WANTED,
        "levers": [_found(each, played) for each in found],
        "together": None if together is None else _together(together),
    }


def _two_of(found: Sequence[Found]) -> tuple[str, str] | None:
    """The first two levers that get there alone, or come closest, and can be moved together."""
    able = [each for each in found if each.key != "streams_per_week" and each.reach is not Reach.REACHED]
    best = sorted(able, key=lambda each: (each.value is None, -each.chance if each.value is None else 0.0))[:2]
    return (best[0].key, best[1].key) if len(best) == 2 else None


def _found(found: Found, played: Played) -> Json:
    return {
        "lever": found.key,
        "now": played.case.strategy.number(found.key),
        "value": found.value,
        "reach": str(found.reach),
        "chance": found.chance,
        "hours": found.hours,
        "more_hours": found.more_hours,
    }


def _together(found: FoundTogether) -> Json:
    return {
        "levers": list(found.keys),
        "values": None if found.values is None else list(found.values),
        "reach": str(found.reach),
        "chance": found.chance,
        "more_hours": found.more_hours,
    }


def _heat(played: Played, bars: Sequence[Json]) -> Json | None:
    run, goal = played.run, played.run.project.goal
    able = [bar["lever"] for bar in bars if not LEVERS[bar["lever"]].choices][:2]
    if len(able) < 2:
        return None
    maps = heat_map(
        run.player, played.case, (able[0], able[1]), goal.usd, period=str(goal.period), count=_HEAT,
        futures=min(run.futures, 4_000), cancelled=run.cancelled,
    )  # fmt: skip
    made = deque(maps, maxlen=1).pop()
    return {
        "x": made.x_key, "y": made.y_key, "xs": list(made.xs), "ys": list(made.ys), "at": list(made.at),
        "median": made.typical, "chance_of_goal": made.chance,
    }  # fmt: skip
