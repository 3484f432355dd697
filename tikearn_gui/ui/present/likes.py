"""The article's table with live figures: what pays, whether likes move it, and what 1,000 more likes bring."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from tikearn_gui.core.starting_points import STARTING_POINTS
from tikearn_gui.core.strategy import Anchors, Strategy
from tikearn_gui.core.worth_of_likes import EFFECTS_ON
from tikearn_gui.ui.pages import views
from tikearn_gui.ui.present import words
from tikearn_gui.ui.present.samples import per_usd, rest_of, source_sample

if TYPE_CHECKING:
    from tikearn_gui.core.projection import Projection
    from tikearn_gui.session.results import Snapshot
    from tikearn_gui.ui.format import Format

__all__ = ["likes", "likes_note", "shown_sources"]

_INFLUENCE: Final = {
    "gifts": views.Influence.DIRECT,
    "partnerships": views.Influence.INDIRECT,
    "merchandise": views.Influence.INDIRECT,
    "subscriptions": views.Influence.INDIRECT,
}
"""In the article's order and words; subscriptions, of which it says nothing, come last."""


def shown_sources(strategy: Strategy) -> tuple[str, ...]:
    """The ways to earn that stand in the table: subscriptions only where they are on."""
    levers = (strategy["subscribers"], strategy["subscribers_per_1000_views"])
    subscriptions = any(setting.number > 0 or setting.unsure for setting in levers)
    return tuple(source for source in _INFLUENCE if source != "subscriptions" or subscriptions)


def likes(snapshot: Snapshot, before: views.Likes | None = None) -> views.Likes | None:
    """Table and worth of likes for the edited strategy; None where it is not played yet.

    What a source gains if likes double is worked out from the levers until it is simulated. The worth is that of
    ``before``, of the same strategy, until it is counted anew; empty where it never was.
    """
    projection = snapshot.projections.get(snapshot.edited)
    if projection is None:
        return None
    rate = per_usd(snapshot)
    rows = tuple(
        views.LikesRow(
            source,
            _INFLUENCE[source],
            source_sample(projection, source).spread(rate),
            _if_doubled(snapshot, projection, source),
        )
        for source in shown_sources(projection.case.strategy)
    )
    return views.Likes(rows, _worth(snapshot, rate, before))


def _if_doubled(snapshot: Snapshot, projection: Projection, source: str) -> float:
    rest = rest_of(snapshot)
    if rest is not None and rest.doubled is not None:
        return rest.doubled[source]
    return _planned_doubling(projection.case.strategy, projection.case.anchors, source)


def _planned_doubling(strategy: Strategy, anchors: Anchors, source: str) -> float:
    """What twice the likes add to a source by the levers alone: exp(sum of powers x move of the like index) - 1."""
    planned = strategy.number("likes_per_view")
    move = _index(2.0 * planned, anchors.likes_per_view) - _index(planned, anchors.likes_per_view)
    return math.expm1(sum(strategy.number(f"like_{effect}") for effect in EFFECTS_ON[source]) * move)


def _index(likes_per_view: float, usual: float) -> float:
    """Log of the planned like rate over the usual one, cut at +-1 as in the simulation."""
    return min(max(math.log(likes_per_view / usual), -1.0), 1.0) if likes_per_view > 0 else -1.0


def _worth(snapshot: Snapshot, rate: float, before: views.Likes | None) -> tuple[views.Worth, ...]:
    """What 1,000 more likes bring, in the shares of the sources; those without a share go unless all are without."""
    rest = rest_of(snapshot)
    if rest is None or rest.worth is None:
        return before.worth if before is not None else ()
    shares = rest.worth.by_source
    sources = [source for source in _INFLUENCE if shares[source] != 0] or list(_INFLUENCE)[:1]
    total = rest.worth.per_1000.median * rate
    return tuple(views.Worth(source, total * shares[source]) for source in sources)


def likes_note(snapshot: Snapshot, fmt: Format) -> str:
    """What to know about the worth of likes while the like rate is nobody's own: it is only as good; else empty."""
    project = snapshot.project
    rate = project.strategy_of(snapshot.edited)["likes_per_view"]
    default = STARTING_POINTS[project.starting_point].strategy["likes_per_view"]
    return words.rests_on_default(fmt, rate.number) if rate == default else ""
