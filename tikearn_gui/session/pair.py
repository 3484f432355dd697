"""Two processes that compute: one the edited strategy, the other those that follow it.

So the strategies behind never keep the one under the finger waiting. To its user a pair is one worker, which shows
snapshots whole in themselves.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from enum import IntEnum
from time import monotonic
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QObject, Signal

from tikearn_gui.session.remote import Remote
from tikearn_gui.session.request import Part, Request, is_of, outdated, says_the_same
from tikearn_gui.session.results import Snapshot

if TYPE_CHECKING:
    from tikearn_gui.core.projection import Projection
    from tikearn_gui.project.project import Project

__all__ = ["Pair", "merged"]

_HAS_ROOM: Final = (os.cpu_count() or 1) > 1
"""Whether there are cores for a second process."""
_REST_S: Final = 0.08
"""Seconds between two pictures that are not final while the lever rests: all will be there soon, and each that is
painted takes time from those that play."""
_OTHERS_EVERY: Final = 0.03
"""Seconds between new figures of the strategies behind, while the one under the finger keeps moving."""


class _Stage(IntEnum):
    """What a picture at rest is of, in the order in which they come."""

    OLD = 0
    """Levers that have moved on."""
    MOVED = 1
    """What the finger moved, in its first futures."""
    FOLLOWED = 2
    """The same in full, with all others in their place."""
    FINAL = 3


class Pair(QObject):
    """Does one job at a time, the newest waiting one replaces the others. :meth:`close` must be called in the end."""

    delivered = Signal(object)
    """A :class:`Snapshot`."""
    failed = Signal(object)
    """The exception that ended a job."""

    def __init__(self, parent: QObject | None = None, make: Callable[..., Remote] = Remote) -> None:
        super().__init__(parent)
        self._make = make
        self._front = make(self)
        self._back: Remote | None = None  # once there is something for it to do
        self._front.delivered.connect(self._on_front)
        self._front.failed.connect(self.failed)
        self._document = -1
        self._edited: Snapshot | None = None
        self._others: Snapshot | None = None
        self._others_shown: Snapshot | None = None
        self._others_since = self._shown_since = 0.0
        self._shown: Snapshot | None = None
        self._last: Request | None = None

    def submit(self, job: object) -> None:
        """Do this job next, whatever else was waiting. Raises RuntimeError after :meth:`close`."""
        request = cast("Request", job)
        if request.document != self._document:
            self._document, self._edited, self._others = request.document, None, None
        known = request.shown is self._shown and self._shown is not None
        # A page that compares needs all figures of one moment, which one process has.
        alone = request.focus.page is not None
        if alone:
            self._others = None
        part = Part.ALL if request.at_rest or alone or self._back is None else Part.EDITED
        self._front.submit(replace(request, part=part, shown=self._edited if known else None))
        self._last = request
        if self._back is not None and not alone:
            self._back.submit(replace(request, part=Part.OTHERS, shown=self._others if known else None))

    def _start_back(self) -> None:
        """Start the second process, which is not to be in the way while the window comes up."""
        self._back = self._make(self, behind=True)
        self._back.delivered.connect(self._on_back)
        self._back.failed.connect(self.failed)
        if self._last is not None:
            self._back.submit(replace(self._last, part=Part.OTHERS, shown=None))

    @property
    def is_idle(self) -> bool:
        """Whether every job is done and every result handed over."""
        return self._front.is_idle and (self._back is None or self._back.is_idle)

    def close(self) -> None:
        """End both processes. Nothing is handed over afterwards."""
        self._front.close()
        if self._back is not None:
            self._back.close()

    def _on_front(self, snapshot: Snapshot) -> None:
        self._edited = snapshot
        self._show()
        if self._back is None and _HAS_ROOM and snapshot.precise and len(snapshot.projections) > 1:
            self._start_back()

    def _on_back(self, snapshot: Snapshot) -> None:
        if self._last is not None and self._last.focus.page is not None:
            return
        self._others = snapshot
        # While a lever moves the front's next answer is near, or its rest, and shows both in one frame.
        if self._edited is not None and self._is_at_rest:
            self._show()

    @property
    def _is_at_rest(self) -> bool:
        """Whether both play what they can in full."""
        return self._last is not None and self._last.at_rest and self._back is not None

    def _is_due(self, shown: Snapshot, now: float) -> bool:
        """Whether a picture at rest is worth painting: when it is further than the last one, when it is final and new,
        or when nothing has come for long."""
        stage, before = self._stage(shown), self._stage(self._shown)
        if stage is _Stage.OLD or self._shown is None:
            return stage is not _Stage.OLD
        if stage is _Stage.FINAL:
            return not says_the_same(self._shown, shown)
        return stage > before or now - self._shown_since >= _REST_S

    def _stage(self, snapshot: Snapshot | None) -> _Stage:
        """How far a snapshot is on the way to the figures of the project as it is now."""
        assert self._last is not None
        project, edited = self._last.project, self._last.edited
        played = snapshot.projections if snapshot is not None else {}
        if edited not in played or not is_of(played[edited], project, edited):
            return _Stage.OLD
        if snapshot is not None and snapshot.precise and snapshot.project is project:
            return _Stage.FINAL
        in_place = len(played) == len(project.strategies) and not outdated(played, project)
        return _Stage.FOLLOWED if in_place and _is_full(played[edited]) else _Stage.MOVED

    def _show(self) -> None:
        assert self._edited is not None
        now, at_rest = monotonic(), self._is_at_rest
        # New figures of all strategies take twice as long to paint as those of the one under the finger.
        if self._front.is_idle or at_rest or now - self._others_since >= _OTHERS_EVERY:
            self._others_shown, self._others_since = self._others, now
        shown = merged(self._edited, self._others_shown)
        if at_rest and not self._is_due(shown, now):
            return
        self._shown, self._shown_since = shown, now
        self.delivered.emit(shown)


def merged(edited: Snapshot, others: Snapshot | None) -> Snapshot:
    """What two answers say together: of each strategy the figures that hold for the newer project, and among those the
    ones of more futures. Answers about other strategies, or another one being edited, are not mixed."""
    if others is None or (others.edited, others.project.names) != (edited.edited, edited.project.names):
        return edited
    newer = edited if edited.generation >= others.generation else others
    chosen: dict[int, Snapshot] = {}
    for index in sorted(edited.projections.keys() | others.projections.keys()):
        sides = (edited, others) if index == edited.edited else (others, edited)
        known = [side for side in sides if index in side.projections]
        chosen[index] = max(known, key=lambda side: _merit(side.projections[index], newer.project, index))
    projections = {index: side.projections[index] for index, side in chosen.items()}
    for index, last in edited.last_futures.items():
        if index in projections:
            projections[index] = _joined(projections[index], last, newer.project, index)
    stale = outdated(projections, newer.project)
    full = all(_is_full(played) for played in projections.values())
    return Snapshot(
        project=newer.project,
        edited=newer.edited,
        generation=newer.generation,
        projections=MappingProxyType(projections),
        stale=stale,
        precise=full and not stale and len(projections) == len(newer.project.strategies),
        rest=edited.rest if newer is edited else None,
        stories=edited.stories if newer is edited else None,
        by_live={index: side.by_live[index] for index, side in chosen.items() if index in side.by_live},
    )


def _joined(first: Projection, last: Projection, project: Project, index: int) -> Projection:
    """The futures of a strategy that one has played, with those of the other where they follow."""
    fits = first.futures == last.first and is_of(first, project, index) and is_of(last, project, index)
    return first.joined(last) if fits else first


def _merit(played: Projection, project: Project, index: int) -> int:
    return played.futures if is_of(played, project, index) else 0


def _is_full(played: Projection) -> bool:
    from tikearn_gui.core.player import FUTURES, fitting_futures  # noqa: PLC0415  it brings numpy

    return played.futures == fitting_futures(FUTURES, played.case.schedule.live_count)
