"""What the Compare page shows, made of projections that are there. Runs on the worker."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import is_

import numpy as np

from tikearn_gui.core.arrays import Doubles
from tikearn_gui.core.compare import compare
from tikearn_gui.core.details import Details, details
from tikearn_gui.core.player import Player
from tikearn_gui.core.projection import Figures, Projection, figures, months
from tikearn_gui.core.ranking import ranking
from tikearn_gui.project.project import Period, Project
from tikearn_gui.session.at_rest import Played
from tikearn_gui.session.focus import Focus
from tikearn_gui.session.results import Comparing, Snapshot, StrategyRow

__all__ = ["ComparingWork", "against_of", "compared"]

Cancelled = Callable[[], bool]


def against_of(focus: Focus, project: Project) -> int:
    """The strategy that the edited one is compared with; the base where the one asked for is gone."""
    asked = focus.against
    return asked if asked is not None and 0 <= asked < len(project.strategies) else project.base_index


def compared(
    snapshot: Snapshot, focus: Focus, row: Callable[[Snapshot, int], StrategyRow] | None = None
) -> Comparing | None:
    """All strategies of a snapshot that are played against one another; None where none is. ``row`` remembers rows."""
    played = snapshot.projections
    if not played:
        return None
    indices = tuple(sorted(played))
    edited, against = snapshot.edited, against_of(focus, snapshot.project)
    both = edited != against and edited in played and against in played
    return Comparing(
        edited=edited,
        against=against,
        difference=compare(played[edited], played[against]) if both else None,
        indices=indices,
        ranking=ranking([played[index] for index in indices]),
        rows=tuple((row or _row)(snapshot, index) for index in indices),
    )


def _row(snapshot: Snapshot, index: int) -> StrategyRow:
    played, project = snapshot.projections[index], snapshot.project
    strategy = played.case.strategy
    return StrategyRow(
        index=index,
        take_home=figures(played.take_home),
        chance_of_goal=_chance(played, project, snapshot.by_live.get(index)),
        per_hour=figures(played.per_hour),
        hours=played.hours,
        hours_a_week=played.hours / played.weeks,
        worst_month=figures(months(played.take_home_weekly).min(axis=0)),
        changed=() if index == project.base_index else strategy.changed_from(project.base),
    )


def _chance(played: Projection, project: Project, lives: Doubles | None) -> float:
    goal = project.goal
    if goal.period is not Period.LIVE:
        return played.chance(goal.usd, goal.period)
    if lives is None or lives.size == 0:
        return 0.0
    return float(1.0 - np.searchsorted(lives, goal.usd) / lives.size)


@dataclass(frozen=True, slots=True)
class _Seen:
    """Figures of a strategy's single LIVEs."""

    top_gifter_share: Figures
    likes: Figures
    views: Figures

    @classmethod
    def of(cls, details: Details) -> _Seen:
        share = details.top_gifter_share
        return cls(figures(share[np.isfinite(share)]), figures(details.likes), figures(details.views))


class ComparingWork:
    """Compares what is played, and completes the table at rest; remembers both.

    A comparison is made anew whenever a projection is another one, in some milliseconds.
    """

    def __init__(self) -> None:
        self._of: tuple[object, ...] = ()
        self._made: Comparing | None = None
        self._seen: dict[Hashable, _Seen] = {}
        self._rows: dict[int, tuple[tuple[object, ...], tuple[object, ...], StrategyRow]] = {}

    def of(self, snapshot: Snapshot, focus: Focus) -> Comparing | None:
        """The comparison of a snapshot's projections, with all figures that are there."""
        played = snapshot.projections
        of = (
            snapshot.project, snapshot.edited, against_of(focus, snapshot.project),
            *played, *map(id, played.values()), *map(id, snapshot.by_live.values()),
        )  # fmt: skip
        if of != self._of or self._made is None:
            self._made, self._of = compared(snapshot, focus, self._row), of
            self._keep = (played, snapshot.by_live)  # an id is good only while its object lives
        if self._made is not None:
            rows = tuple(self._completed(row, played[row.index]) for row in self._made.rows)
            if rows != self._made.rows:
                self._made = replace(self._made, rows=rows)
        return self._made

    def _row(self, snapshot: Snapshot, index: int) -> StrategyRow:
        """The row of a strategy; that of one that has not moved is as it was."""
        project = snapshot.project
        # Arrays are compared by being the same, which holds as long as they are kept here.
        arrays = snapshot.projections[index], snapshot.by_live.get(index)
        reads = project.goal, project.base, index == project.base_index
        known = self._rows.get(index)
        if known is not None and known[1] == reads and all(map(is_, known[0], arrays)):
            return known[2]
        row = _row(snapshot, index)
        self._rows[index] = arrays, reads, row
        return row

    def steps(self, player: Player, played: Sequence[Played], cancelled: Cancelled) -> Iterator[None]:
        """Look at the single LIVEs of one strategy after another; goes on where it was left. Raises Cancelled."""
        wanted = {_key(each.projection): each for each in played}
        self._seen = {key: seen for key, seen in self._seen.items() if key in wanted}
        for key, each in wanted.items():
            if key not in self._seen:
                futures = each.projection.futures
                found = details(player, each.case, futures, slot=each.slot, cancelled=cancelled)
                self._seen[key] = _Seen.of(found)
                yield

    def _completed(self, row: StrategyRow, played: Projection) -> StrategyRow:
        seen = self._seen.get(_key(played))
        if seen is None or row.complete:
            return row
        return replace(row, top_gifter_share=seen.top_gifter_share, likes=seen.likes, views=seen.views)


def _key(played: Projection) -> Hashable:
    """All that decides the figures of single LIVEs."""
    case = played.case
    return case.strategy, case.anchors, case.schedule.key, played.seed, played.futures
