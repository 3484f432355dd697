"""The Earnings page: headline, fan, sources, likes table and take-home strip of the strategy that is being edited.

Money is computed in US dollars and leaves here in the project's currency, multiplied once.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

from tikearn_gui.core.plain import plain_calculator
from tikearn_gui.core.projection import BANDS, SOURCES
from tikearn_gui.core.strategy import Strategy
from tikearn_gui.project.project import Period
from tikearn_gui.ui.pages import views
from tikearn_gui.ui.present.likes import likes
from tikearn_gui.ui.present.moved import what_moved
from tikearn_gui.ui.present.rewards import in_the_us
from tikearn_gui.ui.present.samples import kept, per_usd, sample_of
from tikearn_gui.ui.present.shown import Shown, of_same
from tikearn_gui.ui.present.status import range_is_wide, too_little_known, unknown
from tikearn_gui.ui.present.take_home import take_home

if TYPE_CHECKING:
    from tikearn_gui.core.arrays import Doubles
    from tikearn_gui.core.projection import Projection
    from tikearn_gui.session.results import Snapshot
    from tikearn_gui.ui.format import Format

__all__ = ["earnings", "fan", "fan_of", "headline", "likes", "per_hour", "sources", "take_home", "typical_line"]

_TYPICAL: Final = BANDS.index(0.50)
_TAKEN_OFF: Final = ("payout_fee", "tax_rate", "cost_per_stream", "promotion_per_week")


def earnings(
    snapshot: Snapshot,
    fmt: Format,
    *,
    ghost: views.Array | None = None,
    before: Shown[views.Earnings] | None = None,
) -> Shown[views.Earnings] | None:
    """Everything on the page; None while there is nothing to show: then what stands there is stale.

    Args:
        snapshot: what has been computed.
        fmt: how values of levers are written.
        ghost: the typical line as it was before the finger went down (see :func:`typical_line`).
        before: what this returned last. Parts that are only counted at rest stay as they were, and so does the headline
            where its figure is missing; :func:`tikearn_gui.ui.present.status.headline_is_stale` tells.
    """
    old = of_same(before, snapshot)
    line = fan(snapshot, ghost)
    table = likes(snapshot, old.likes if old is not None else None)
    head = headline(snapshot, fmt, old.headline if old is not None else None)
    if head is None and before is not None and before.same_money(snapshot.project):
        head = before.view.headline
    if line is None or table is None or head is None:
        return None
    view = views.Earnings(head, line, sources(snapshot), table, take_home(snapshot, _us_rate(before, old)))
    return Shown(snapshot.project, snapshot.edited, view)


def _us_rate(before: Shown[views.Earnings] | None, old: views.Earnings | None) -> float | None:
    """The rewards rate shown before, if it was one of the US."""
    if before is None or old is None or not in_the_us(before.project.strategy_of(before.edited)):
        return None
    return old.take_home.rewards_rate


def headline(snapshot: Snapshot, fmt: Format, before: views.Headline | None = None) -> views.Headline | None:
    """The figure of the goal's period, its ranges and the chance of the goal; None where it is not counted yet.

    What a LIVE brings is only known from single LIVEs: the plan's figures shared out would hide their luck. ``before``
    is the same strategy's last headline.
    """
    project, sample = snapshot.project, sample_of(snapshot, snapshot.edited)
    if sample is None:
        return None
    rate = per_usd(snapshot)
    return views.Headline(
        strategy=_strategy(snapshot, snapshot.edited),
        period=views.Period(project.goal.period.value),
        weeks=project.weeks,
        earned=sample.spread(rate),
        goal=project.goal.usd * rate,
        reached=sample.reached(project.goal.usd),
        taxed=project.strategy_of(snapshot.edited).number("tax_rate") > 0,
        moved=what_moved(snapshot, fmt, before.moved if before is not None else None),
        check_first=_check_first(snapshot, before),
        per_hour=_typical_hour(snapshot),
    )


def _typical_hour(snapshot: Snapshot) -> float | None:
    found = per_hour(snapshot)
    return None if found is None else found.typical


def _check_first(snapshot: Snapshot, before: views.Headline | None) -> str | None:
    """The lever to look up where too little is known; while that is being counted, as it was if the range is wide."""
    verdict, found = too_little_known(snapshot), unknown(snapshot)
    if verdict is None or found is None:
        return before.check_first if before is not None and range_is_wide(snapshot) else None
    return found.check_first if verdict else None


def _strategy(snapshot: Snapshot, index: int) -> views.Strategy:
    entry = snapshot.project.strategies[index]
    return views.Strategy(entry.name, entry.colour)


def per_hour(snapshot: Snapshot) -> views.Spread | None:
    """Taken home for each hour of the plan, preparation included; None where it is not played yet."""
    projection = snapshot.projections.get(snapshot.edited)
    sample = sample_of(snapshot, snapshot.edited, Period.PLAN)
    if projection is None or sample is None:
        return None
    return sample.spread(per_usd(snapshot) / projection.hours)


# -- fan ------------------------------------------------------------------------------------------------------------


def fan(snapshot: Snapshot, ghost: views.Array | None = None) -> views.Fan | None:
    """The plan's running total of the edited strategy, whatever the goal's period; None where it is not played yet.

    A goal for a LIVE or a month is no line on the plan's running total, so there is none then. Other strategies are
    shown as they were played last. A ghost of another length of plan is left out.
    """
    drawn, projection = fan_of(snapshot, snapshot.edited), snapshot.projections.get(snapshot.edited)
    if drawn is None or projection is None:
        return None
    fits = ghost is not None and ghost.shape == typical_line(drawn).shape
    return replace(drawn, plain=_plain(snapshot, projection), ghost=ghost if fits else None)


def fan_of(snapshot: Snapshot, index: int) -> views.Fan | None:
    """The same for any strategy, the others behind it, without plain average and ghost."""
    projection = snapshot.projections.get(index)
    sample = sample_of(snapshot, index, Period.PLAN)
    if projection is None or sample is None:
        return None
    rate, goal = per_usd(snapshot), snapshot.project.goal
    return views.Fan(
        strategy=_strategy(snapshot, index),
        weeks=np.arange(projection.weeks + 1.0),
        bands=_from_zero(projection.bands() * rate),
        outcomes=np.array(sample.dots(views.DOTS)) * rate,
        goal=goal.usd * rate if goal.period is Period.PLAN else None,
        others=_others(snapshot, index, projection.weeks),
    )


def typical_line(view: views.Fan) -> views.Array:
    """The typical running total of a fan, (point,): its ghost while a lever is dragged."""
    return view.bands[_TYPICAL]


def _from_zero(totals: Doubles) -> Doubles:
    """Totals by week, weeks last, with the start of the plan before them."""
    start = np.zeros((*totals.shape[:-1], 1))
    return np.concatenate([start, totals], axis=-1)


def _others(snapshot: Snapshot, shown: int, weeks: int) -> tuple[views.Median, ...]:
    rate, project = per_usd(snapshot), snapshot.project
    return tuple(
        views.Median(
            _strategy(snapshot, index), _from_zero(other.bands()[_TYPICAL] * rate), base=index == project.base_index
        )
        for index, other in sorted(snapshot.projections.items())
        if index != shown and index < len(project.strategies) and other.weeks == weeks
    )


def _plain(snapshot: Snapshot, projection: Projection) -> views.Plain | None:
    """The plain calculator's running total after the same fees, costs and tax; None where it has nothing to say.

    Because these are the same, the share that gets there is the share that earns what the calculator says.
    """
    strategy, weeks = projection.case.strategy, projection.weeks
    earned = sum(plain_calculator(strategy, weeks).values())
    sample = sample_of(snapshot, snapshot.edited, Period.PLAN)
    if earned <= 0 or sample is None:
        return None
    week = _left_of(strategy, earned / weeks)
    running = np.arange(weeks + 1.0) * (week * per_usd(snapshot))
    return views.Plain(running, sample.reached(week * weeks))


def _left_of(strategy: Strategy, earned: float) -> float:
    """What is left of a week's income without luck."""
    number = strategy.number
    costs = number("streams_per_week") * number("cost_per_stream") + number("promotion_per_week")
    left = earned * (1.0 - number("payout_fee")) - costs
    return left - number("tax_rate") * max(left, 0.0)


# -- sources --------------------------------------------------------------------------------------------------------


def sources(snapshot: Snapshot) -> views.Sources:
    """Average income of each week by source, and what of it does not stay: fee, costs and tax.

    Income less that is the average taken home. Empty where the strategy is not played yet.
    """
    projection = snapshot.projections.get(snapshot.edited)
    if projection is None:
        return views.Sources((), np.zeros(snapshot.project.weeks))
    rate = per_usd(snapshot)
    average = kept(projection.left, "average by week", projection.mean_by_week)
    parts = tuple(views.SourceWeeks(source, weeks * rate) for source, weeks in zip(SOURCES, average, strict=True))
    off = kept(projection.left, "taken off by week", lambda: _taken_off(projection, average.sum(axis=0)))
    return views.Sources(parts, off * rate)


def _taken_off(projection: Projection, earned: Doubles) -> Doubles:
    """Average fee, costs and tax of each week; exactly nothing where none is set. (week,)"""
    strategy = projection.case.strategy
    if not any(strategy[key].unsure or strategy.number(key) > 0 for key in _TAKEN_OFF):
        return np.zeros(projection.weeks)
    left = np.diff(projection.left.mean(axis=1, dtype=np.float64), prepend=0.0)
    off: Doubles = np.maximum(earned - left, 0.0)
    return off
