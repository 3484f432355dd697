"""The figures of every strategy of a project, ready to be written as JSON or as text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import numpy as np

import tikearn_gui
from tikearn_gui.core.details import Details, Expected, details, expected
from tikearn_gui.core.luck import Luck
from tikearn_gui.core.plain import plain_calculator
from tikearn_gui.core.player import FUTURES, QUICK_FUTURES, Player
from tikearn_gui.core.projection import BANDS, SOURCES, ZERO_USD, Projection, months
from tikearn_gui.core.sensitivity import Split, contributions, split_of_spread
from tikearn_gui.project.codec import levers_as_json
from tikearn_gui.project.project import Project
from tikearn_gui.report.analysis import against_base, payout, stress_cases, tips
from tikearn_gui.report.chances import chance_earned, chance_of_source, chance_taken_home
from tikearn_gui.report.deciding import (
    assumptions,
    between_strategies,
    first_futures,
    goal_and_heat,
    ten_futures,
    tornado_bars,
)
from tikearn_gui.report.likes import if_likes_double, likes
from tikearn_gui.report.numbers import Json, money, plain_numbers, spread
from tikearn_gui.report.own_lives import own_lives
from tikearn_gui.report.played import SLOT, Played, Run, common_futures

__all__ = ["summarise"]

_WIDE: Final = 30.0
"""So many times its low end (above one dollar) the range of too little knowledge spans."""


def summarise(
    project: Project,
    futures: int = FUTURES,
    *,
    analysis: bool = False,
    cancelled: Callable[[], bool] | None = None,
) -> Json:
    """Play all strategies of a project and sum them up. The same project and futures give the same summary.

    Money is US dollars in the whole plan unless said otherwise; floats have six digits; what does not exist is None.

    - ``total`` is what is earned, ``take_home`` what is left of it after fees, costs and tax.
    - ``chance_of_goal`` counts futures, months or LIVEs that reach the goal, as its period says; in ``total`` and in
      each source it is counted on earned money. ``chance_of_zero`` counts futures with less than half a cent.
    - ``views``, ``gifters`` and ``likes.count`` are of the whole plan, ``worst_month`` and ``best_month`` of take-home.
    - In ``likes.per_1000`` the parts by effect, and those by source, add up to the median.
    - ``against_base`` is the difference on the same luck (see :func:`~tikearn_gui.report.analysis.against_base`).
    - ``split`` shares the spread among what is not known, audience luck, and luck with gifts, deals and orders.

    - ``deciding`` holds all strategies against one another: ``ranking`` (best first), ``leaders`` (those that it is too
      close to call between), ``ahead`` (share of futures, row against column), ``pairs`` and ``measure_first``. See
      :mod:`tikearn_gui.report.deciding` for it and for ``tornado``, ``ledger`` and ``ten_futures``.
    - ``own_lives`` is what the log says (see :mod:`tikearn_gui.report.own_lives`), None without LIVEs.
    - ``goal_seek`` and ``heat_map`` take long and are None without ``analysis``.

    Args:
        project: what to play.
        futures: how many; fewer are played where the plan has so many LIVEs that they would not fit.
        analysis: whether goal seek and heat map are wanted, too.
        cancelled: asked between blocks of futures.

    Raises:
        Cancelled: when ``cancelled`` said so.
    """
    player = Player(Luck(project.seed, project.weeks))
    try:
        run = Run(project, player, common_futures(project, futures), cancelled)
        base = run.play(project.base_index)
        strategies, projections = [], []
        for index in range(len(project.strategies)):
            played = run.play(index)
            strategies.append(_strategy(played, base, analysis=analysis))
            projections.append(first_futures(played.projection))
        deciding = plain_numbers(between_strategies(player, project.names, projections))
    finally:
        player.close()
    own = own_lives(project)
    return {**_head(project, futures, run.futures), "deciding": deciding, "strategies": strategies, "own_lives": own}


def _head(project: Project, asked: int, futures: int) -> Json:
    return {
        "version": tikearn_gui.__version__,
        "futures": futures,
        "futures_asked": asked,
        "futures_of_tips": min(futures, QUICK_FUTURES),
        "seed": project.seed,
        "weeks": project.weeks,
        "goal": {"usd": project.goal.usd, "period": str(project.goal.period)},
        "currency": {"code": project.currency.code, "per_usd": project.currency.per_usd},
        "starting_point": project.starting_point,
        "anchors": project.anchors.as_dict(),
        "base": project.names[project.base_index],
    }


def _strategy(played: Played, base: Played, *, analysis: bool) -> Json:
    """Everything about one strategy. Levers are exact, as they were set; the rest has six digits."""
    run, index = played.run, played.index
    entry = run.project.strategies[index]
    now = expected(run.player, played.case, run.futures, slot=SLOT, cancelled=run.cancelled)
    more = details(run.player, played.case, run.futures, slot=SLOT, cancelled=run.cancelled)
    split = split_of_spread(run.player, played.case, run.futures, cancelled=run.cancelled)
    bars = tornado_bars(played)
    found = {
        **_money_figures(played, now, split),
        "likes": likes(played, more),
        **_other_figures(played, more),
        "split": {name: getattr(split, name) for name in Split.__slots__},
        "contributions": _contributions(played),
        "plain_calculator": _plain(played),
        "against_base": None if index == base.index else against_base(played, base),
        **_by_week(played.projection),
        "payout": payout(played),
        "stress": stress_cases(played, more),
        "tips": tips(played),
        "tornado": bars,
        "ledger": assumptions(played, split),
        "ten_futures": ten_futures(played),
        **(goal_and_heat(played, bars) if analysis else {"goal_seek": None, "heat_map": None}),
    }
    head = {
        "name": entry.name,
        "colour": entry.colour,
        "is_base": index == base.index,
        "levers": levers_as_json(played.case.strategy),
        "overrides": list(entry.overrides),
    }
    return {**head, **plain_numbers(found)}


def _money_figures(played: Played, now: Expected, split: Split) -> Json:
    projection = played.projection
    doubled = if_likes_double(played, now)
    sources = {
        source: {
            **money(projection.source(source), chance_of_source(played, source)),
            "chance_of_any": float(np.mean(projection.source(source) >= ZERO_USD)),
            **doubled[source],
        }
        for source in SOURCES
    }
    take_home = money(projection.take_home, chance_taken_home(played))
    return {
        "total": money(projection.earned, chance_earned(played)),
        "take_home": {**take_home, "chance_of_loss": float(np.mean(projection.take_home <= -ZERO_USD))},
        "too_little_known": split.not_known > 0.5 and take_home["p90"] > _WIDE * max(take_home["p10"], 1.0),
        "sources": sources,
    }


def _other_figures(played: Played, more: Details) -> Json:
    projection, schedule = played.projection, played.case.schedule
    by_month = months(projection.take_home_weekly)
    lives = max(schedule.live_count, 1)
    return {
        "per_hour": spread(projection.take_home / projection.hours),
        "views": spread(more.views),
        "viewers_at_a_time": spread(more.viewer_hours / schedule.hours),
        "gifters": spread(more.gifters),
        "gifters_per_live": float(more.gifters.mean()) / lives,
        "lives_without_gift": float(more.lives_without_gift.mean()),
        "top_gifter_share": spread(more.top_gifter_share),
        "without_top_gifter": spread(more.without_top_gifter),
        "followers": spread(more.followers),
        "deals": spread(more.deals),
        "worst_month": spread(by_month.min(axis=0)),
        "best_month": spread(by_month.max(axis=0)),
        "lives": schedule.live_count,
        "hours": projection.hours,
        "rewards_rate": more.rewards_rate,
    }


def _contributions(played: Played) -> list[Json]:
    """How much of the spread rests on each lever in doubt; nothing does where all futures bring the same."""
    outcome = played.projection.take_home
    if outcome.min() == outcome.max():
        return []
    found = contributions(played.run.player, played.projection)
    return [{"lever": part.key, "rank_correlation": part.rank_correlation, "share": part.share} for part in found]


def _plain(played: Played) -> Json:
    """The plain calculator, and how many futures earn what it says."""
    by_source = plain_calculator(played.case.strategy, played.run.project.weeks)
    total = sum(by_source.values())
    chance = float(np.mean(played.projection.earned >= total)) if total > 0 else None
    return {**by_source, "total": total, "chance": chance}


def _by_week(projection: Projection) -> dict[str, Any]:
    bands = zip(BANDS, projection.bands(), strict=True)
    return {
        "bands": {f"p{share * 100:g}": week_by_week for share, week_by_week in bands},
        "weekly_mean": dict(zip(SOURCES, projection.mean_by_week(), strict=True)),
    }
