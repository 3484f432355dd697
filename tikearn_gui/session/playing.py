"""The worker's side of a live projection: which strategy to play next, in how many futures. Loads the model."""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Callable, Iterator
from dataclasses import replace
from time import monotonic
from types import MappingProxyType
from typing import Any, Final

from tikearn_gui.core.doubt import Case
from tikearn_gui.core.luck import Cancelled, Luck
from tikearn_gui.core.player import FUTURES, LEAST_FUTURES, QUICK_FUTURES, Player, fitting_futures
from tikearn_gui.core.schedule import Schedule
from tikearn_gui.project.project import Period, Project
from tikearn_gui.session.at_rest import Played, RestWork, lives_in_order, side_slots
from tikearn_gui.session.comparing import ComparingWork
from tikearn_gui.session.difference import origins
from tikearn_gui.session.focus import Page
from tikearn_gui.session.matters import Asked, MattersWork, case_key
from tikearn_gui.session.request import NOTHING, Part, Request, carried, is_of, outdated, rest_key, says_the_same
from tikearn_gui.session.results import AtRest, Snapshot

__all__ = ["Playing"]

Newer = Callable[[], bool]

_SHORT: Final = (1,)
"""Blocks in each stretch of futures of who is frugal. Those that a moving lever is followed in are one, which need not
be played again when it rests."""
_HEAD: Final = 8_000
"""First futures of a strategy that the process behind plays where the other, which gets more done, plays the last."""
_OVERDUE: Final = 0.05
"""Seconds after which a strategy that is behind is played even if the lever has moved on: none may be shown 100 ms
behind."""
_PACE: Final = 0.03
"""Seconds between two snapshots that differ little."""


class Playing:
    """Answers requests with snapshots, each whole in itself, and remembers what the next request can reuse.

    Belongs to one thread. Each strategy has a slot of the player, which it keeps when strategies change places.
    """

    def __init__(self, is_ending: Callable[[], bool] = lambda: False, *, frugal: bool = False) -> None:
        """``is_ending`` says, on any thread, that nothing is wanted any more, not even what is always played. One that
        is ``frugal`` shares two cores with the window and another like it: it plays on one thread, and fewer futures
        first, unless a page is open for which it does everything."""
        self._is_ending = is_ending
        self._frugal = frugal
        self._alone = False
        self._player: Player | None = None
        self._snapshot: Snapshot | None = None
        self._told: Snapshot | None = None
        self._told_at = 0.0
        self._document = -1
        self._numbers = itertools.count()
        self._slots: tuple[int, ...] = ()
        self._behind: dict[int, float] = {}  # slot -> since when its figures are missing or stale
        self._rest: RestWork | None = None
        self._rest_slot = -1
        self._focus = NOTHING
        self._comparing = ComparingWork()
        self._matters = MattersWork()

    def close(self) -> None:
        """End the player's threads; not while a request is answered."""
        if self._player is not None:
            self._player.close()
        self._player = None

    def answer(self, request: Request, newer: Newer, resting: Newer = lambda: False) -> Iterator[Snapshot]:
        """Compute a project, first what is seen first.

        The edited strategy's first futures are always played to their end, or an unbroken drag would show nothing; what
        comes after them ends soon after ``newer`` says that another request waits, and those of the others at once
        where ``resting`` says that the lever rests in it.
        """
        self._begin(request)
        with contextlib.suppress(Cancelled):
            yield from self._steps(request, newer, resting)

    def _steps(self, request: Request, newer: Newer, resting: Newer) -> Iterator[Snapshot]:
        edited, part = request.edited, request.part
        self._alone = self._frugal and request.focus.page is None
        if part is not Part.OTHERS and self._is_wanting(edited):
            self._renew(edited, self._first_futures)
            yield self._tell()
        if part is not Part.EDITED:
            # The way over first futures costs no time: their stages need not be played again for all futures.
            yield from self._catch_up(request, newer, resting)
        if request.at_rest and not newer():
            yield from self._refine(edited, part, newer)
            if part is Part.ALL:
                yield from self._think(edited, newer)

    @property
    def _first_futures(self) -> int:
        return LEAST_FUTURES if self._alone else QUICK_FUTURES

    # What is kept from request to request

    @property
    def _now(self) -> Snapshot:
        assert self._snapshot is not None
        return self._snapshot

    def _begin(self, request: Request) -> None:
        project, old = request.project, self._snapshot
        known = old is not None and request.document == self._document
        self._use_luck(project)
        self._use_slots(old.project if known and old is not None else None, project)
        if old is None or not known:
            old = Snapshot(project, request.edited, request.generation)
        self._document = request.document
        self._focus = request.focus
        self._snapshot = carried(old, project, request.edited, request.generation)
        self._told = request.shown
        now = monotonic()
        waiting = [slot for index, slot in enumerate(self._slots) if self._is_wanting(index)]
        self._behind = {slot: self._behind.get(slot, now) for slot in waiting}

    def _use_luck(self, project: Project) -> None:
        player = self._player
        if player is not None and (player.luck.seed, player.luck.weeks) == (project.seed, project.weeks):
            return
        self.close()
        luck = Luck(project.seed, project.weeks, _SHORT) if self._frugal else Luck(project.seed, project.weeks)
        self._player = Player(luck)

    def _use_slots(self, before: Project | None, after: Project) -> None:
        """Let slots go along with their strategies, and drop those of strategies that are gone."""
        places = origins(before, after) if before is not None else (None,) * len(after.strategies)
        old = self._slots
        self._slots = tuple(next(self._numbers) if place is None else old[place] for place in places)
        for slot in set(old) - set(self._slots):
            self._player_now.forget(slot)

    @property
    def _player_now(self) -> Player:
        assert self._player is not None
        return self._player

    def _is_behind(self, index: int) -> bool:
        """Whether a strategy's figures are missing or stale."""
        played = self._now.projections.get(index)
        return played is None or not is_of(played, self._now.project, index)

    def _is_wanting(self, index: int) -> bool:
        """Whether anything at all must be computed of a strategy."""
        return self._is_behind(index) or (self._period is Period.LIVE and index not in self._now.by_live)

    def _is_full(self, index: int) -> bool:
        """Whether a strategy's figures are those of all futures."""
        if self._is_behind(index):
            return False
        played = self._now.projections[index]
        return played.futures == fitting_futures(FUTURES, played.case.schedule.live_count)

    @property
    def _period(self) -> Period:
        return self._now.project.goal.period

    # Playing

    def _renew(self, index: int, futures: int, cancelled: Newer | None = None) -> None:
        """Play a strategy where it has moved or needs more futures, and count its LIVEs where they are asked for."""
        now, slot, case = self._now, self._slots[index], self._case(index)
        cancelled = cancelled or self._is_ending
        played = now.projections.get(index)
        enough = fitting_futures(futures, case.schedule.live_count)
        player = self._player_now
        if played is None or self._is_behind(index) or played.futures < enough:
            played = player.play(case, futures, slot=slot, alone=self._alone, cancelled=cancelled)
        by_live = {other: lives for other, lives in now.by_live.items() if other != index}
        if self._period is Period.LIVE:
            by_live[index] = lives_in_order(player, Played(played, slot), cancelled)
        self._behind.pop(slot, None)
        projections = {**now.projections, index: played}
        self._snapshot = replace(
            now,
            projections=MappingProxyType(projections),
            stale=outdated(projections, now.project),
            rest=replace(now.rest, by_live=by_live.get(now.edited)) if now.rest is not None else None,
            by_live=MappingProxyType(by_live),
            last_futures=MappingProxyType({}),
        )
        self._judge()

    def _judge(self) -> None:
        """Say whether the snapshot holds final figures alone."""
        precise = all(self._is_full(index) for index in range(len(self._slots)))
        if precise != self._now.precise:
            self._snapshot = replace(self._now, precise=precise)

    def _case(self, index: int) -> Case:
        project = self._now.project
        strategy = project.strategy_of(index)
        return Case(strategy, project.anchors, Schedule.regular(strategy, project.weeks))

    def _catch_up(self, request: Request, newer: Newer, resting: Newer) -> Iterator[Snapshot]:
        """Play the others that are behind, longest first, in the first futures. Where a newer request waits, one more
        that is overdue: under an endless drag of the base its turn would never come otherwise."""
        for index in self._to_catch_up(request):
            hurried = newer()
            if hurried and monotonic() - self._behind_since(index) < _OVERDUE:
                return
            self._renew(index, self._first_futures, lambda: resting() or self._is_ending())
            # Who asks for them alone has no other news of them; else a newer request's first snapshot shows it.
            alone = request.part is Part.OTHERS and not request.at_rest
            if (alone or not hurried) and monotonic() - self._told_at > _PACE:
                yield self._tell()
            if hurried:
                return
        if not newer():
            yield from self._tell_news()

    def _to_catch_up(self, request: Request) -> list[int]:
        """The others that are behind, longest first. Where two processes share out at rest what is known and must be
        played in full, one leaves them to the other, which leaves out those with which both begin."""
        others = self._others()
        known = self._now.projections.keys() >= set(others)
        if self._alone and request.at_rest and known:
            others = others[1:-1] if request.part is Part.OTHERS else []
        return sorted((index for index in others if self._is_wanting(index)), key=self._behind_since)

    def _others(self) -> list[int]:
        return [index for index in range(len(self._slots)) if index != self._now.edited]

    def _behind_since(self, index: int) -> float:
        return self._behind[self._slots[index]]

    def _refine(self, edited: int, part: Part, newer: Newer) -> Iterator[Snapshot]:
        """Play everything that is asked for with all futures, the edited strategy first. Who plays only the others
        begins at their other end, so that each has soon been played, and told of, by one of two."""
        for index in self._others() if part is Part.OTHERS else (edited, *reversed(self._others())):
            if self._is_full(index) and not self._is_wanting(index):
                continue
            if self._is_shared(index, part):
                self._play_share(index, part, newer)
                _stop_for(newer)
                yield self._tell()
            self._renew(index, FUTURES, newer)
            _stop_for(newer)
            yield self._tell()
        self._judge()
        yield from self._tell_news()

    def _is_shared(self, index: int, part: Part) -> bool:
        """Whether two processes, each from its end of the others, meet at this one, and play a share of its futures
        before all of them. Who has followed the others by itself so far is alone with them; LIVEs are counted in all
        futures."""
        others = self._others()
        meeting = others[len(others) // 2] if self._alone and len(others) > 1 else None
        if index != meeting or self._period is Period.LIVE or not (part is Part.OTHERS or self._is_behind(index)):
            return False
        return fitting_futures(FUTURES, self._case(index).schedule.live_count) == FUTURES

    def _play_share(self, index: int, part: Part, newer: Newer) -> None:
        if part is Part.OTHERS:
            self._renew(index, _HEAD, newer)
            return
        slot, case = self._slots[index], self._case(index)
        last = self._player_now.play(case, FUTURES, first=_HEAD, slot=slot, alone=True, cancelled=newer)
        self._snapshot = replace(self._now, last_futures=MappingProxyType({index: last}))

    def _think(self, edited: int, newer: Newer) -> Iterator[Snapshot]:
        """What is computed at rest, going on where it was left if nothing that it reads has moved."""
        now, rest = self._now, self._rest_work()
        for _ in self._parts(edited, rest, newer):
            self._snapshot = replace(now, rest=rest.at_rest, **self._of_page())
            _stop_for(newer)  # what was found is kept
            if not rest.at_rest.tips or monotonic() - self._told_at > _PACE:
                yield self._tell()
        self._snapshot = replace(now, rest=rest.at_rest, **self._of_page())
        yield from self._tell_news()

    def _parts(self, edited: int, rest: RestWork, newer: Newer) -> Iterator[None]:
        """Part after part: first what all else builds on, then what the open page shows first, then the rest."""
        project, focus, player = self._now.project, self._focus, self._player_now
        played = [Played(self._now.projections[index], slot) for index, slot in enumerate(self._slots)]
        base, mine = played[project.base_index], played[edited]
        yield from rest.first_steps(player, base, mine, self._period, newer)
        self._begin_matters(edited)

        def asked() -> Asked:
            others = [each.projection for each in played]
            return Asked(player, project, focus, mine, others, rest.at_rest, newer)

        if focus.page is Page.MATTERS:
            yield from self._matters.first(asked())
        elif focus.page is Page.COMPARE:
            yield from self._comparing.steps(player, played, newer)
        yield from rest.steps(player, base, mine, self._period, newer)
        if focus.page is Page.MATTERS:
            yield from self._matters.last(asked())
        yield from self._matters.tell_stories(asked())

    def _begin_matters(self, edited: int) -> None:
        project, projections = self._now.project, self._now.projections
        keys = tuple(case_key(projections[index].case, project.seed) for index in range(len(self._slots)))
        self._matters.begin(project, self._focus, edited, projections[edited].case, keys)

    def _of_page(self) -> dict[str, Any]:
        """What was found out for the open page."""
        matters = self._matters
        return {
            "mattering": matters.mattering if self._focus.page is Page.MATTERS else None,
            "stories": matters.stories if self._focus.stories else None,
        }

    def _rest_work(self) -> RestWork:
        now = self._now
        key = rest_key(now.project, now.edited)
        if self._rest is None or self._rest.key != key:
            self._rest = RestWork(key, AtRest(now.edited))
        self._use_rest_slot(self._slots[now.edited])
        self._rest.at_rest = replace(self._rest.at_rest, index=now.edited, by_live=now.by_live.get(now.edited))
        return self._rest

    def _use_rest_slot(self, slot: int) -> None:
        """What is kept beside one strategy's stages is large, so it is kept for one at a time."""
        if slot != self._rest_slot:
            for side in side_slots(self._rest_slot):
                self._player_now.forget(side)
            self._rest_slot = slot

    def _compare(self) -> None:
        """Let the snapshot say what Compare shows of its projections, if that is open."""
        is_open = self._focus.page is Page.COMPARE
        comparing = self._comparing.of(self._now, self._focus) if is_open else None
        if comparing is not self._now.comparing:
            self._snapshot = replace(self._now, comparing=comparing)

    def _tell(self) -> Snapshot:
        self._compare()
        self._told, self._told_at = self._now, monotonic()
        return self._now

    def _tell_news(self) -> Iterator[Snapshot]:
        """The snapshot as it is, unless the screen shows the same."""
        self._compare()
        if self._told is None or not says_the_same(self._told, self._now):
            yield self._tell()


def _stop_for(newer: Newer) -> None:
    """Tell nothing more of a request when another one waits: the window wants other figures now."""
    if newer():
        raise Cancelled
