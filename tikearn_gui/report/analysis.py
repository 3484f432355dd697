"""What stands beside a strategy's own figures: the base, payouts, bad and wild stretches, tips."""

from __future__ import annotations

import numpy as np

from tikearn_gui.core.compare import compare
from tikearn_gui.core.details import Details
from tikearn_gui.core.lever import LeverError
from tikearn_gui.core.player import QUICK_FUTURES
from tikearn_gui.core.projection import BANDS, SOURCES
from tikearn_gui.core.sensitivity import one_lever
from tikearn_gui.core.stress import StressRow, stress_rows
from tikearn_gui.core.tips import TIPS, TipResult, simulate_all
from tikearn_gui.core.withdrawals import delayed, withdraw
from tikearn_gui.project.codec import setting_as_json
from tikearn_gui.report.numbers import Json, difference, spread
from tikearn_gui.report.played import Played

__all__ = ["against_base", "payout", "stress_cases", "tips"]


def against_base(played: Played, base: Played) -> Json:
    """What the strategy takes home more than the base on the same luck, and what moved it.

    ``levers`` holds the typical difference of each changed lever put alone on the base, None where it cannot stand
    alone; ``together`` is what is left of the typical difference.
    """
    gain = compare(played.projection, base.projection)
    alone = [_alone(played, base, key) for key in played.case.strategy.changed_from(base.case.strategy)]
    typical = gain.figures.median
    return {
        **difference(gain.figures),
        "mean": gain.figures.mean,
        "chance_ahead": gain.chance_ahead,
        "chance_behind": gain.chance_behind,
        "chance_hour_pays_better": gain.chance_hour_pays_better,
        "hours": played.projection.hours - base.projection.hours,
        "levers": alone,
        "together": typical - sum(each["median"] or 0.0 for each in alone),
    }


def _alone(played: Played, base: Played, key: str) -> Json:
    run, setting = played.run, played.case.strategy[key]
    try:
        moved = one_lever(run.player, base.case, key, setting, run.futures, cancelled=run.cancelled)
        typical: float | None = compare(moved, base.projection).figures.median
    except LeverError:  # two levers that are legal only together
        typical = None
    return {
        "lever": key,
        "from": setting_as_json(base.case.strategy[key]),
        "to": setting_as_json(setting),
        "median": typical,
    }


def payout(played: Played) -> Json:
    """Where the money is when the plan ends, before fees, costs and tax.

    Gifts and subscriptions wait in TikTok's wallet until the minimum is reached and leave it under the daily cap
    (``withdrawn``, ``left``); fees of deals come later than agreed (``deals_paid``, ``deals_outstanding``); merchandise
    is paid at once. ``arrived`` is what has reached the bank in all.
    """
    projection, strategy = played.projection, played.case.strategy
    weekly = projection.weekly.astype(np.float64)
    by_source = dict(zip(SOURCES, weekly, strict=True))
    wallet = withdraw(
        by_source["gifts"] + by_source["subscriptions"],
        strategy.number("withdrawal_minimum"),
        strategy.number("withdrawal_daily_cap"),
    )
    days = played.run.player.values_of(played.case, "payment_delay_days", projection.futures)
    deals = delayed(by_source["partnerships"], days)
    withdrawn, paid = wallet.withdrawn.sum(axis=0), deals.paid.sum(axis=0)
    return {
        "withdrawn": spread(withdrawn),
        "left": spread(wallet.left),
        "deals_paid": spread(paid),
        "deals_outstanding": spread(deals.outstanding.sum(axis=0)),
        "arrived": spread(withdrawn + paid + by_source["merchandise"].sum(axis=0)),
    }


def stress_cases(played: Played, more: Details) -> Json:
    """What is taken home under each stress, and without the most generous gifter.

    ``gain`` is the difference to the strategy without stress on the same luck, ``bands`` what is taken home by week.
    """
    run = played.run
    rows = stress_rows(run.player, played.projection, more, cancelled=run.cancelled)
    return {row.name: _stress(row) for row in rows}


def _stress(row: StressRow) -> Json:
    return {
        "median": row.take_home.median,
        "p10": row.take_home.p10,
        "p90": row.take_home.p90,
        "gain": difference(row.against.figures),
        "hours": row.hours,
        "bands": {f"p{share * 100:g}": by_week for share, by_week in zip(BANDS, row.bands, strict=True)},
    }


def tips(played: Played) -> list[Json]:
    """All tips that this strategy can take: those with an effect first, the most helpful ones ahead."""
    run = played.run
    futures = min(run.futures, QUICK_FUTURES)
    results = simulate_all(run.player, played.case, futures=futures, cancelled=run.cancelled)
    ordered = sorted(results, key=lambda result: (not result.has_effect, -result.gain.figures.median))
    return [_tip(result) for result in ordered]


def _tip(result: TipResult) -> Json:
    evidence = TIPS[result.id].evidence
    return {
        "id": result.id,
        **difference(result.gain.figures),
        "chance_it_helps": result.gain.chance_ahead,
        "chance_hour_pays_better": result.gain.chance_hour_pays_better,
        "hours": result.hours,
        "per_hour": result.per_hour,
        "levers": list(result.levers),
        "has_effect": result.has_effect,
        "evidence": {"grade": str(evidence.grade), "source": evidence.source, "date": evidence.date},
    }
