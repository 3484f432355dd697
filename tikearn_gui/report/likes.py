"""Likes in a summary: how many, what more of them would bring, and through what."""

from __future__ import annotations

from dataclasses import asdict
from typing import Final

import numpy as np

from tikearn_gui.core.details import Details, Expected, expected
from tikearn_gui.core.levers import LEVERS
from tikearn_gui.core.projection import SOURCES
from tikearn_gui.core.worth_of_likes import doubled_likes, with_likes, worth_of_likes
from tikearn_gui.report.numbers import Json, spread
from tikearn_gui.report.played import SLOT, Played

__all__ = ["if_likes_double", "likes"]

_SATURATED: Final = np.e
"""Beyond so many times the usual like rate nothing more happens."""


def likes(played: Played, more: Details) -> Json:
    """How many likes, their direct pay, which is nothing, and what 1,000 more of them bring in expectation."""
    rate, usual = played.case.strategy.number("likes_per_view"), played.case.anchors.likes_per_view
    return {
        "count": {**spread(more.likes), "mean": float(more.likes.mean())},
        "direct": 0,
        "saturated": rate > _SATURATED * usual,
        "default_rate": played.case.strategy["likes_per_view"] == LEVERS["likes_per_view"].default,
        "per_1000": _worth(played),
    }


def _worth(played: Played) -> Json:
    run = played.run
    worth = worth_of_likes(run.player, played.case, run.futures, slot=SLOT, cancelled=run.cancelled)
    run.player.forget((SLOT, "more"))
    typical = worth.per_1000.median
    return {
        "median": typical,
        "mean": worth.per_1000.mean,
        "p10": worth.per_1000.p10,
        "p90": worth.per_1000.p90,
        "by_effect": {effect: share * typical for effect, share in worth.by_effect.items()},
        "by_source": {source: share * typical for source, share in worth.by_source.items()},
        "steps": [asdict(step) for step in worth.steps],
    }


def if_likes_double(played: Played, now: Expected) -> dict[str, Json]:
    """For each source the typical change of its expected income at twice the like rate: as a share, and in dollars."""
    run = played.run
    shares = doubled_likes(run.player, played.case, now, slot=SLOT, cancelled=run.cancelled)
    then = expected(
        run.player, with_likes(played.case, 2.0), run.futures, slot=(SLOT, "double"), cancelled=run.cancelled
    )
    run.player.forget((SLOT, "double"))
    gain = np.median(then.sources - now.sources, axis=1)
    return {
        source: {"if_likes_double": shares[source], "if_likes_double_usd": float(gain[index])}
        for index, source in enumerate(SOURCES)
    }
