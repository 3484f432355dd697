"""What is asked of the worker, and what is still known of a project when it changes. Nothing here needs numpy."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from tikearn_gui.project.project import Period, Project
from tikearn_gui.session.difference import origins, touched
from tikearn_gui.session.focus import Focus
from tikearn_gui.session.results import AtRest, Snapshot

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tikearn_gui.core.arrays import Doubles
    from tikearn_gui.core.projection import Projection

__all__ = ["NOTHING", "Part", "Request", "carried", "is_of", "outdated", "rest_key", "same_luck", "says_the_same"]

NOTHING: Final = Focus()
"""The focus of a page that asks for nothing of its own."""


class Part(StrEnum):
    """Which strategies a worker is asked to compute."""

    ALL = "all"
    EDITED = "edited"
    OTHERS = "others"


@dataclass(frozen=True, slots=True)
class Request:
    """A project to be computed.

    Requests with another ``document`` are about another creator: nothing of the former one is shown beside it. At rest
    everything is computed with all futures; otherwise the first futures of what has moved will do. ``shown`` is what is
    on screen when the request is made, ``focus`` what the open page asks for.
    """

    project: Project
    edited: int
    generation: int
    document: int
    at_rest: bool
    shown: Snapshot | None = None
    focus: Focus = NOTHING
    part: Part = Part.ALL

    def asks_for(self, project: Project, edited: int, document: int, focus: Focus = NOTHING) -> bool:
        """Whether it is about this very project and focus."""
        mine, asked = (self.edited, self.document, self.focus), (edited, document, focus)
        return self.project is project and mine == asked


def same_luck(one: Project, other: Project) -> bool:
    """Whether what is played of both can be compared future by future."""
    return (one.seed, one.weeks) == (other.seed, other.weeks)


def is_of(projection: Projection, project: Project, index: int) -> bool:
    """Whether a projection is that of a project's strategy as it is now."""
    case = projection.case
    return (
        projection.seed == project.seed
        and projection.weeks == project.weeks
        and case.strategy == project.strategy_of(index)
        and case.anchors == project.anchors
    )


def outdated(projections: Mapping[int, Projection], project: Project) -> frozenset[int]:
    """The strategies that have moved since they were played."""
    return frozenset(index for index, played in projections.items() if not is_of(played, project, index))


def rest_key(project: Project, edited: int) -> Hashable:
    """All that decides what is computed at rest of one strategy."""
    is_base = edited == project.base_index
    return project.strategy_of(edited), project.base, is_base, project.anchors, project.seed, project.weeks


def carried(snapshot: Snapshot, project: Project, edited: int, generation: int) -> Snapshot:
    """What a snapshot still says of a changed project: figures go along with their strategies, and what has moved is
    stale. A copy of a strategy has its figures at once. Figures on other luck say nothing any more."""
    places = _places(snapshot, project)
    projections = {index: snapshot.projections[place] for index, place in places.items()}
    stale = outdated(projections, project)
    known = snapshot.by_live if project.goal.period is Period.LIVE else {}
    lives = {index: known[place] for index, place in places.items() if place in known}
    return Snapshot(
        project=project,
        edited=edited,
        generation=generation,
        projections=MappingProxyType(projections),
        stale=stale,
        precise=snapshot.precise and not stale and len(projections) == len(project.strategies),
        rest=_carried_rest(snapshot, project, edited, lives.get(edited)),
        by_live=MappingProxyType(lives),
        comparing=snapshot.comparing if _is_untouched(snapshot, project, edited) else None,
        **_carried_analysis(snapshot, project, edited),
    )


def _is_untouched(snapshot: Snapshot, project: Project, edited: int) -> bool:
    """Whether a comparison still holds: nothing that it names or counts has changed."""
    old = snapshot.project
    return edited == snapshot.edited and (old is project or (old.goal == project.goal and not touched(old, project)))


def _carried_analysis(snapshot: Snapshot, project: Project, edited: int) -> dict[str, Any]:
    """What was found out about the edited strategy, if nothing that it depends on has moved."""
    if snapshot.project is not project and (
        snapshot.project.goal != project.goal
        or snapshot.project.starting_point != project.starting_point
        or rest_key(snapshot.project, snapshot.edited) != rest_key(project, edited)
        or _all_cases(snapshot.project) != _all_cases(project)
    ):
        return {}
    if edited != snapshot.edited:
        return {}
    return {"mattering": snapshot.mattering, "stories": snapshot.stories}


def _all_cases(project: Project) -> Hashable:
    return tuple(project.strategy_of(index) for index in range(len(project.strategies)))


def _places(snapshot: Snapshot, project: Project) -> dict[int, int]:
    """For the strategies of a changed project, those of the snapshot whose figures they take."""
    if not same_luck(snapshot.project, project):
        return {}
    known = snapshot.projections
    found: dict[int, int] = {}
    for index, origin in enumerate(origins(snapshot.project, project)):
        if origin is None:
            found |= ((index, place) for place, played in known.items() if is_of(played, project, index))
        elif origin in known:
            found[index] = origin
    return found


def _carried_rest(snapshot: Snapshot, project: Project, edited: int, lives: Doubles | None) -> AtRest | None:
    rest = snapshot.rest
    if rest is None or rest_key(snapshot.project, snapshot.edited) != rest_key(project, edited):
        return None
    return replace(rest, index=edited, by_live=lives)


def says_the_same(one: Snapshot, other: Snapshot) -> bool:
    """Whether two snapshots of one project show the same figures."""
    return (
        (one.project, one.edited, one.stale, one.precise) == (other.project, other.edited, other.stale, other.precise)
        and one.projections.keys() == other.projections.keys()
        and all(_same_figures(played, other.projections[index]) for index, played in one.projections.items())
        and one.by_live.keys() == other.by_live.keys()
        and all(lives is other.by_live[index] for index, lives in one.by_live.items())
        and _same_rest(one.rest, other.rest)
        and one.comparing is other.comparing
        and one.mattering is other.mattering
        and one.stories is other.stories
    )


def _same_figures(one: Projection, other: Projection) -> bool:
    """Whether two projections hold the same figures, whoever played them."""
    return one is other or _origin(one) == _origin(other)


def _origin(played: Projection) -> Hashable:
    """All that decides a projection of a project's strategy; the schedule follows from it."""
    return played.seed, played.weeks, played.futures, played.case.strategy, played.case.anchors


def _same_rest(one: AtRest | None, other: AtRest | None) -> bool:
    if one is None or other is None:
        return one is other
    return all(getattr(one, part.name) is getattr(other, part.name) for part in fields(AtRest))
