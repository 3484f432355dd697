"""What the What matters page shows of the edited strategy, part by part, once the slider rests. Runs on the worker."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from tikearn_gui.core.details import details
from tikearn_gui.core.doubt import Case
from tikearn_gui.core.goal_seek import forget_goals, seek, seek_together, seekable
from tikearn_gui.core.heat_map import heat_map
from tikearn_gui.core.information import information
from tikearn_gui.core.ledger import Assumption, ledger
from tikearn_gui.core.player import FUTURES, QUICK_FUTURES, Player
from tikearn_gui.core.projection import Projection, quantiles
from tikearn_gui.core.sensitivity import forget_one_lever, guessed_order, tornado
from tikearn_gui.core.starting_points import STARTING_POINTS
from tikearn_gui.core.stories import Story, stories
from tikearn_gui.core.stress import stress_rows
from tikearn_gui.project.project import Project
from tikearn_gui.session.at_rest import Played
from tikearn_gui.session.focus import Focus
from tikearn_gui.session.results import AtRest, Mattering

__all__ = ["Asked", "MattersWork", "case_key"]

Cancelled = Callable[[], bool]


def case_key(case: Case, seed: int) -> Hashable:
    """All that decides what is computed of a case alone."""
    return case.strategy, case.anchors, case.schedule.key, seed


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be computed, and of what."""

    player: Player
    project: Project
    focus: Focus
    edited: Played
    others: Sequence[Projection]
    """All strategies, the edited one among them, in the order of the project."""
    rest: AtRest
    cancelled: Cancelled

    @property
    def case(self) -> Case:
        """The edited strategy as it is played."""
        return self.edited.case

    @property
    def usd(self) -> float:
        """What goal seek is for."""
        return self.focus.usd if self.focus.usd is not None else self.project.goal.usd

    @property
    def goal(self) -> tuple[float, str, float]:
        """Dollars, period and chance that are sought."""
        return self.usd, str(self.project.goal.period), self.focus.chance


@dataclass(slots=True)
class MattersWork:
    """The parts of :class:`Mattering` that are done, each with all that it depends on; the others are done next.

    When work is cancelled the parts done stay, and the next call goes on behind them.
    """

    mattering: Mattering = field(default_factory=lambda: Mattering(0))
    stories: tuple[Story, ...] | None = None
    _keys: dict[str, Hashable] = field(default_factory=dict)
    _widths: dict[str, float] = field(default_factory=dict)
    """Of the last bar of each lever, whatever it was of: so the next ones are played in about the right order."""

    def begin(self, project: Project, focus: Focus, edited: int, case: Case, all_cases: Hashable) -> None:
        """Drop the parts that depend on anything that has moved."""
        own = case_key(case, project.seed)
        goal = (own, focus.usd, project.goal, focus.chance)
        if self.mattering.index != edited:
            self._set(index=edited)
        self._need("bars", own, typical=None, bars=(), bars_expected=0, bars_complete=False)
        self._need("found", goal, found=(), found_expected=0, found_complete=False)
        self._need("together", (goal, focus.together), together=None)
        self._need("information", all_cases, information=None)
        self._need("stress", own, stress=(), stress_complete=False)
        self._need("ledger", (own, project.starting_point), ledger=None)
        self._need("heat", (own, focus.usd, project.goal, focus.heat), heat=None)
        if self._keys.get("stories") != own:
            self._keys["stories"], self.stories = own, None

    def _need(self, part: str, key: Hashable, **empty: object) -> None:
        if self._keys.get(part) != key:
            self._keys[part] = key
            self._set(**empty)

    # Part after part

    def first(self, asked: Asked) -> Iterator[None]:
        """What is looked at first: the tornado, its widest bars first."""
        yield from self._bars(asked)

    def last(self, asked: Asked) -> Iterator[None]:
        """What takes longer, or is looked at later."""
        if self.mattering.ledger is None:
            self._set(ledger=_ledger(asked))
            yield
        yield from self._found(asked)
        yield from self._information(asked)
        yield from self._stress(asked)
        yield from self._together(asked)
        yield from self._heat(asked)

    def _bars(self, asked: Asked) -> Iterator[None]:
        if self.mattering.bars_complete:
            return
        keys = guessed_order(asked.case, asked.rest.contributions or (), self._widths)
        done = {bar.key for bar in self.mattering.bars}
        now = asked.player.play(asked.case, QUICK_FUTURES, slot=asked.edited.slot, cancelled=asked.cancelled)
        typical = float(quantiles(now.take_home, (0.5,))[0])
        self._set(typical=typical, bars_expected=len(keys))
        left = [key for key in keys if key not in done]
        for bar in tornado(asked.player, asked.case, left, QUICK_FUTURES, cancelled=asked.cancelled):
            self._widths[bar.key] = bar.width
            self._set(bars=(*self.mattering.bars, bar))
            yield
        forget_one_lever(asked.player)
        self._set(bars_complete=True)
        yield

    def _found(self, asked: Asked) -> Iterator[None]:
        if self.mattering.found_complete:
            return
        usd, period, chance = asked.goal
        keys = seekable()
        self._set(found_expected=len(keys))
        for key in keys[len(self.mattering.found) :]:
            found = seek(
                asked.player, asked.case, key, usd, chance,
                period=period, futures=QUICK_FUTURES, cancelled=asked.cancelled,
            )  # fmt: skip
            self._set(found=(*self.mattering.found, found))
            yield
        forget_goals(asked.player)
        self._set(found_complete=True)
        yield

    def _information(self, asked: Asked) -> Iterator[None]:
        if self.mattering.information is None:
            found = information(asked.player, asked.others, cancelled=asked.cancelled)
            self._set(information=found)
            yield

    def _stress(self, asked: Asked) -> Iterator[None]:
        if self.mattering.stress_complete:
            return
        player, edited, rest, cancelled = asked.player, asked.edited, asked.rest, asked.cancelled
        seen = rest.details or details(player, asked.case, FUTURES, slot=edited.slot, cancelled=cancelled)
        self._set(stress=())
        for row in stress_rows(player, edited.projection, seen, cancelled=cancelled):
            self._set(stress=(*self.mattering.stress, row))
            yield
        self._set(stress_complete=True)
        yield

    def _together(self, asked: Asked) -> Iterator[None]:
        keys = asked.focus.together
        if keys is None or self.mattering.together is not None:
            return
        usd, period, chance = asked.goal
        found = seek_together(
            asked.player, asked.case, keys, usd, chance, period=period, futures=QUICK_FUTURES, cancelled=asked.cancelled
        )
        forget_goals(asked.player)
        self._set(together=found)
        yield

    def _heat(self, asked: Asked) -> Iterator[None]:
        keys, known = asked.focus.heat, self.mattering.heat
        if keys is None or (known is not None and known.complete):
            return
        usd, period, _ = asked.goal
        maps = heat_map(asked.player, asked.case, keys, usd, period=period, known=known, cancelled=asked.cancelled)
        for found in maps:
            self._set(heat=found)
            yield

    def tell_stories(self, asked: Asked) -> Iterator[None]:
        """Ten futures of the edited strategy, where they are asked for."""
        if asked.focus.stories and self.stories is None:
            player, edited = asked.player, asked.edited
            self.stories = stories(player, edited.projection, slot=edited.slot, cancelled=asked.cancelled)
            yield

    def _set(self, **parts: object) -> None:
        self.mattering = replace(self.mattering, **parts)  # type: ignore[arg-type]


def _ledger(asked: Asked) -> tuple[Assumption, ...]:
    rest, start = asked.rest, STARTING_POINTS[asked.project.starting_point].strategy
    assert rest.split is not None
    return ledger(asked.case.strategy, start, rest.split, rest.contributions or ())
