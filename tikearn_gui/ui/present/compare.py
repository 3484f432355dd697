"""The Compare page: B minus A on the same luck, all strategies over one another, figures, levers, ranking.

Money is computed in US dollars and leaves here in the project's currency, multiplied once.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

from tikearn_gui.core.compare import Comparison, balanced_quantiles, compare
from tikearn_gui.core.levers import LEVERS
from tikearn_gui.core.projection import BANDS, months
from tikearn_gui.core.ranking import Ranking, is_close, ranking
from tikearn_gui.project.project import Period
from tikearn_gui.ui.format import NBSP
from tikearn_gui.ui.levers.value_text import ValueText
from tikearn_gui.ui.pages import compare_views, views
from tikearn_gui.ui.pages.compare_words import listed_changes
from tikearn_gui.ui.present.cards import card_keys
from tikearn_gui.ui.present.earnings import fan_of
from tikearn_gui.ui.present.moved import change_words
from tikearn_gui.ui.present.samples import kept, per_usd, sample_of
from tikearn_gui.ui.text import lever_in_sentence, lever_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tikearn_gui.core.lever import Setting
    from tikearn_gui.core.projection import Figures, Projection
    from tikearn_gui.project.project import Project
    from tikearn_gui.session.results import Snapshot, StrategyRow
    from tikearn_gui.ui.format import Format

__all__ = ["compare_view", "differing_levers", "pair_of", "tables_view"]

_SHARES: Final = (0.10, 0.25, 0.50, 0.75, 0.90)
_TYPICAL: Final = BANDS.index(0.50)
LEVER_CURRENCY: Final = "USD"


def pair_of(project: Project, edited: int, a: int | None, last_b: int | None) -> tuple[int, int] | None:
    """Which strategies to compare: A, the base of the comparison (the project's where none was chosen), and B, the
    edited one. Where they are the same, B is the one that was compared last, else the first other.

    None for one strategy alone.
    """
    count = len(project.strategies)
    if count < 2:
        return None
    chosen = project.base_index if a is None or not 0 <= a < count else a
    if edited != chosen:
        return chosen, edited
    if last_b is not None and 0 <= last_b < count and last_b != chosen:
        return chosen, last_b
    return chosen, next(index for index in range(count) if index != chosen)


def _strategy(snapshot: Snapshot, index: int) -> views.Strategy:
    entry = snapshot.project.strategies[index]
    return views.Strategy(entry.name, entry.colour)


# -- what follows a drag at once --------------------------------------------------------------------------------------


def compare_view(snapshot: Snapshot, a: int, b: int) -> compare_views.Compare | None:
    """B against A; None while one of them is not played as it stands now, so nothing false is paired."""
    one, other = snapshot.projections.get(b), snapshot.projections.get(a)
    if one is None or other is None or {a, b} & snapshot.stale or (one.seed, one.weeks) != (other.seed, other.weeks):
        return None
    fan = fan_of(snapshot, b)
    if fan is None:
        return None
    known = snapshot.comparing
    paired = known.difference if known is not None and (known.edited, known.against) == (b, a) else None
    rate, gain = per_usd(snapshot), compare(one, other) if paired is None else paired
    spread = _spread(gain, rate)
    dots = np.asarray(gain.dots(views.DOTS)) * rate
    return compare_views.Compare(
        duel=_duel(snapshot, a, b, gain, spread),
        fan=fan,
        lines=_lines(snapshot, one.weeks),
        difference=views.Difference(_strategy(snapshot, a), _strategy(snapshot, b), dots, spread),
        gap=views.Fan(
            strategy=_strategy(snapshot, b),
            weeks=np.arange(one.weeks + 1.0),
            bands=np.concatenate([np.zeros((len(BANDS), 1)), gain.bands * rate], axis=1),
            outcomes=dots,
            goal=None,
        ),
    )


def _spread(gain: Comparison, rate: float) -> views.Spread:
    low, lower, typical, upper, high = (float(q) * rate for q in balanced_quantiles(gain.difference, _SHARES))
    return views.Spread(low, lower, typical, upper, high)


def _duel(snapshot: Snapshot, a: int, b: int, gain: Comparison, spread: views.Spread) -> compare_views.Duel:
    one, other = snapshot.projections[b], snapshot.projections[a]
    return compare_views.Duel(
        a=_strategy(snapshot, a),
        b=_strategy(snapshot, b),
        ahead=gain.chance_ahead,
        behind=gain.chance_behind,
        close=is_close(gain.chance_ahead, gain.chance_behind, gain.difference.size),
        spread=spread,
        hours=(one.hours - other.hours) / one.weeks,
        b_is_base=b == snapshot.project.base_index,
    )


def _lines(snapshot: Snapshot, weeks: int) -> tuple[compare_views.Line, ...]:
    rate, found = per_usd(snapshot), []
    for index, played in sorted(snapshot.projections.items()):
        sample = sample_of(snapshot, index, Period.PLAN)
        if index < len(snapshot.project.strategies) and played.weeks == weeks and sample is not None:
            typical = np.concatenate([[0.0], played.bands()[_TYPICAL] * rate])
            edited = index == snapshot.edited
            found.append(compare_views.Line(_strategy(snapshot, index), typical, sample.spread(rate), edited))
    return tuple(found)


# -- tables -----------------------------------------------------------------------------------------------------------


def tables_view(snapshot: Snapshot, fmt: Format, a: int, b: int) -> compare_views.Tables | None:
    """Figures of every strategy, who beats whom, ranking, levers; None until all are played as they stand now."""
    project = snapshot.project
    everybody = range(len(project.strategies))
    if snapshot.stale or any(index not in snapshot.projections for index in everybody):
        return None
    played = [snapshot.projections[index] for index in everybody]
    if len({(each.seed, each.weeks) for each in played}) > 1:
        return None
    known = snapshot.comparing
    whole = known is not None and known.indices == tuple(everybody)
    ranked = known.ranking if known is not None and whole else ranking(played)
    strategies = tuple(_strategy(snapshot, index) for index in everybody)
    return compare_views.Tables(
        weeks=project.weeks,
        strategies=strategies,
        rows=tuple(_row(snapshot, fmt, index, a, b) for index in everybody),
        ahead=ranked.ahead,
        close=ranked.close,
        ranking=_places(ranked, strategies),
        levers=differing_levers(project, fmt, a),
    )


def _row(snapshot: Snapshot, fmt: Format, index: int, a: int, b: int) -> compare_views.StrategyRow:
    project, played, rate = snapshot.project, snapshot.projections[index], per_usd(snapshot)
    plan, goal = sample_of(snapshot, index, Period.PLAN), sample_of(snapshot, index)
    assert plan is not None
    seen = _seen(snapshot, index)
    return compare_views.StrategyRow(
        key=card_keys(project)[index],
        strategy=_strategy(snapshot, index),
        earned=plan.spread(rate),
        reached=None if goal is None else goal.reached(project.goal.usd),
        hours=played.hours / played.weeks,
        per_hour=plan.at(0.50) * rate / played.hours if played.hours > 0 else 0.0,
        worst_month=kept(played.left, "leanest month", lambda: _leanest_month(played)) * rate,
        changes=_changes(project, fmt, index, a),
        chosen=index == b,
        edited=index == snapshot.edited,
        top_gifter=_typical(seen.top_gifter_share) if seen is not None else None,
        likes=_typical(seen.likes) if seen is not None else None,
        views=_typical(seen.views) if seen is not None else None,
    )


def _seen(snapshot: Snapshot, index: int) -> StrategyRow | None:
    """What was counted of a strategy's single LIVEs, as far as it is."""
    rows = snapshot.comparing.rows if snapshot.comparing is not None else ()
    return next((row for row in rows if row.index == index), None)


def _typical(figures: Figures | None) -> float | None:
    return None if figures is None else figures.median


def _leanest_month(played: Projection) -> float:
    """The typical figure of the month that brings least."""
    return float(np.median(months(played.take_home_weekly).min(axis=0)))


def _changes(project: Project, fmt: Format, index: int, a: int) -> str:
    """What a strategy does otherwise than A, in words; empty for nothing."""
    mine, base = project.strategy_of(index), project.strategy_of(a)
    keys = mine.changed_from(base)
    return listed_changes(
        [
            (lever_name(key) if place == 0 else lever_in_sentence(key), change_words(fmt, key, base[key], mine[key]))
            for place, key in enumerate(keys)
        ]
    )


def _places(ranked: Ranking, strategies: Sequence[views.Strategy]) -> tuple[compare_views.Place, ...]:
    """Strategies share a place with the first one on it that it is too close to call against."""
    places: list[list[int]] = []
    for index in ranked.order:
        if places and ranked.close[places[-1][0], index]:
            places[-1].append(index)
        else:
            places.append([index])
    found, first = [], 1
    for members in places:
        found.append(compare_views.Place(tuple(strategies[index] for index in members), first))
        first += len(members)
    return tuple(found)


def differing_levers(project: Project, fmt: Format, a: int) -> tuple[compare_views.LeverRow, ...]:
    """The levers that are not alike in all strategies, with their values as the fields write them."""
    fmt = replace(fmt, currency=LEVER_CURRENCY)
    strategies = [project.strategy_of(index) for index in range(len(project.strategies))]
    found = []
    for key in LEVERS:
        settings = [strategy[key] for strategy in strategies]
        if any(setting != settings[0] for setting in settings):
            differs = tuple(setting != settings[a] for setting in settings)
            found.append(compare_views.LeverRow(key, _values(fmt, key, settings), differs))
    return tuple(found)


def _values(fmt: Format, key: str, settings: Sequence[Setting]) -> tuple[str, ...]:
    """Values with their units; ranges where the values are all the same."""
    text = ValueText(LEVERS[key], fmt)
    if len({setting.value for setting in settings}) > 1:
        return tuple(_with_unit(text, setting) for setting in settings)
    return tuple(
        _with_unit(text, setting)
        if setting.low is None or setting.high is None
        else text.span(setting.low, setting.high)
        for setting in settings
    )


def _with_unit(text: ValueText, setting: Setting) -> str:
    return f"{text.prefix}{text.number(setting.value)}{NBSP + text.suffix if text.suffix else ''}"
