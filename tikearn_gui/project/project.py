"""A project: one creator, what is usual for them, and up to eight strategies to choose from.

One strategy, the base, holds a setting for every lever. The others hold what they do otherwise, their overrides, and
follow the base in all else. A project is immutable and checked wherever it comes into being; each change makes a new
one. Nothing here needs numpy.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from tikearn_gui.core.lever import LeverError, LeverValue, Setting, checked_number
from tikearn_gui.core.levers import LEVERS, lever
from tikearn_gui.core.money import USD_PER_DIAMOND
from tikearn_gui.core.starting_points import STARTING_POINTS
from tikearn_gui.core.strategy import Anchors, Strategy
from tikearn_gui.history.fitted import ANCHORS_WITH, Fit
from tikearn_gui.history.live import LiveLog

__all__ = [
    "COLOURS",
    "LARGEST_SEED",
    "LONGEST_NAME",
    "MOST_STRATEGIES",
    "MOST_WEEKS",
    "Currency",
    "Entry",
    "Goal",
    "Period",
    "Project",
    "ProjectError",
    "new_project",
]

MOST_STRATEGIES: Final = 8
COLOURS: Final = 8
MOST_WEEKS: Final = 52
USUAL_WEEKS: Final = 12
LONGEST_NAME: Final = 80
LARGEST_SEED: Final = 2**53 - 1
"""The largest whole number that every reader of JSON keeps."""
LARGEST_GOAL: Final = 1e9
_UNFIT_IN_NAMES: Final = frozenset({"Cc", "Cs", "Zl", "Zp"})
"""Unicode categories that break lines or files: control characters, lone surrogates, separators of lines."""


class ProjectError(ValueError):
    """Something that a project, or its file, cannot be. The text is one plain sentence."""


class Period(StrEnum):
    """What a goal is for."""

    PLAN = "plan"
    MONTH = "month"
    LIVE = "live"


@dataclass(frozen=True, slots=True)
class Goal:
    """What the creator would like to take home: US dollars in the whole plan, a month or a LIVE."""

    usd: float
    period: Period = Period.PLAN

    def __post_init__(self) -> None:
        """Raises ProjectError for an amount that is not above 0 and for an unknown period."""
        usd = _checked_amount("The goal", self.usd, LARGEST_GOAL, "US dollars")
        object.__setattr__(self, "usd", usd)
        try:
            object.__setattr__(self, "period", Period(self.period))
        except ValueError:
            known = ", ".join(Period)
            raise ProjectError(f"The goal is for {self.period!r}, which is not one of {known}") from None


@dataclass(frozen=True, slots=True)
class Currency:
    """In which currency money is shown: code (ISO 4217) and how many of its units one US dollar is."""

    code: str = "USD"
    per_usd: float = 1.0

    def __post_init__(self) -> None:
        """Raises ProjectError for a code that is not three capital letters and for a rate that is not above 0."""
        code = self.code
        if not re.fullmatch("[A-Z]{3}", code):
            raise ProjectError(f"The currency {code!r} is not a code of three capital letters, such as USD")
        object.__setattr__(self, "per_usd", _checked_amount(f"The rate of {code}", self.per_usd, 1e9, "a US dollar"))
        if code == "USD" and self.per_usd != 1.0:
            raise ProjectError("The rate of USD is always 1 a US dollar")


def _checked_amount(what: str, value: object, most: float, unit: str) -> float:
    try:
        return checked_number(f"{what}: ", value, 0.0, most, unit, above_low=True)
    except LeverError as error:
        raise ProjectError(str(error)) from None


@dataclass(frozen=True, slots=True)
class Entry:
    """One strategy of a project: its name, its colour's slot from 0, and its overrides in the order of the levers."""

    name: str
    colour: int
    overrides: Mapping[str, Setting] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Raises ProjectError for name and colour, LeverError, which names the strategy, for overrides."""
        object.__setattr__(self, "name", _checked_name(self.name))
        if not _is_whole(self.colour, 0, COLOURS - 1):
            raise ProjectError(f'Strategy "{self.name}": the colour is a number from 0 to {COLOURS - 1}')
        checked = self._checked_overrides()
        object.__setattr__(self, "overrides", MappingProxyType({key: checked[key] for key in LEVERS if key in checked}))

    def __hash__(self) -> int:
        return hash((self.name, self.colour, tuple(self.overrides.items())))

    def _checked_overrides(self) -> dict[str, Setting]:
        try:
            return {key: lever(key).check(setting) for key, setting in self.overrides.items()}
        except LeverError as error:
            raise LeverError(f'Strategy "{self.name}": {error}') from None


def _checked_name(name: object) -> str:
    if not isinstance(name, str):
        raise ProjectError(f"The name of a strategy is a text, not {name!r}")
    text = unicodedata.normalize("NFC", name).strip()
    if not text:
        raise ProjectError("Every strategy needs a name")
    if len(text) > LONGEST_NAME:
        raise ProjectError(f'The name "{text[:20]}..." is longer than {LONGEST_NAME} characters')
    if any(unicodedata.category(character) in _UNFIT_IN_NAMES for character in text):
        raise ProjectError(f"The name {text!r} holds a character that cannot be shown in a line")
    return text


def _is_whole(value: object, low: int, high: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and low <= value <= high


@dataclass(frozen=True, slots=True)
class Project:
    """Everything that is saved.

    ``strategies`` are in the order of the screen; the one at ``base_index`` is the base and has no overrides, its
    settings are ``base``. Names differ from one another, whatever their case. Raises ProjectError, or LeverError that
    names the strategy, for anything else.
    """

    starting_point: str
    anchors: Anchors
    seed: int
    weeks: int
    goal: Goal
    currency: Currency
    base: Strategy
    strategies: tuple[Entry, ...]
    base_index: int = 0
    log: LiveLog = field(default_factory=LiveLog)
    """The creator's own LIVEs, as imported or typed."""
    _settled: tuple[Strategy, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.starting_point not in STARTING_POINTS:
            known = ", ".join(STARTING_POINTS)
            raise ProjectError(f"There is no starting point {self.starting_point!r}; there are {known}")
        if not _is_whole(self.seed, 0, LARGEST_SEED):
            raise ProjectError(f"The seed must be a whole number from 0 to {LARGEST_SEED}, not {self.seed!r}")
        if not _is_whole(self.weeks, 1, MOST_WEEKS):
            raise ProjectError(f"The number of weeks must be a whole number from 1 to {MOST_WEEKS}, not {self.weeks!r}")
        self._check_strategies()
        object.__setattr__(self, "_settled", tuple(map(self._settings_of, self.strategies)))

    def _check_strategies(self) -> None:
        object.__setattr__(self, "strategies", tuple(self.strategies))
        if not 1 <= len(self.strategies) <= MOST_STRATEGIES:
            raise ProjectError(f"A project has 1 to {MOST_STRATEGIES} strategies, not {len(self.strategies)}")
        self._at(self.base_index)
        if self.strategies[self.base_index].overrides:
            raise ProjectError(f'Strategy "{self.strategies[self.base_index].name}" is the base and overrides nothing')
        seen: set[str] = set()
        for entry in self.strategies:
            if entry.name.casefold() in seen:
                raise ProjectError(f'Two strategies are called "{entry.name}"; names must differ, whatever their case')
            seen.add(entry.name.casefold())

    def _settings_of(self, entry: Entry) -> Strategy:
        if not entry.overrides:
            return self.base
        try:
            return self.base.with_settings(entry.overrides)
        except LeverError as error:
            raise LeverError(f'Strategy "{entry.name}": {error}') from None

    def _at(self, index: int) -> int:
        if not 0 <= index < len(self.strategies):
            raise IndexError(f"there is no strategy {index}; there are {len(self.strategies)}")
        return index

    # What is asked of it

    def strategy_of(self, index: int) -> Strategy:
        """All settings of a strategy, its overrides on the base."""
        return self._settled[self._at(index)]

    @property
    def usd_per_diamond(self) -> float:
        """What a diamond brings at the base's rewards rate."""
        return self.base.number("rewards_rate") * USD_PER_DIAMOND

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the strategies in the order of the screen."""
        return tuple(entry.name for entry in self.strategies)

    def index_of(self, name: str) -> int | None:
        """The place of a strategy by its name, whatever the case; None if there is none."""
        wanted = unicodedata.normalize("NFC", name).strip().casefold()
        return next((index for index, known in enumerate(self.names) if known.casefold() == wanted), None)

    def free_name(self, wanted: str) -> str:
        """The wanted name if no strategy has it, else with the first number behind it that is free."""
        name, number = wanted, 2
        while self.index_of(name) is not None:
            end = f" {number}"
            name, number = wanted[: LONGEST_NAME - len(end)] + end, number + 1
        return name

    def free_colour(self) -> int:
        """The first colour slot that no strategy wears; 0 if all are worn."""
        worn = {entry.colour for entry in self.strategies}
        return next((slot for slot in range(COLOURS) if slot not in worn), 0)

    # Moving levers

    def with_levers(self, changes: Mapping[int, Mapping[str, Setting | LeverValue]]) -> Project:
        """The project with new settings of some levers of some strategies at once; a bare value is without doubt.

        Where the base moves, the others follow unless they override the lever. Raises LeverError.
        """
        base, strategies = self.base, list(self.strategies)
        for index, settings in changes.items():
            if self._at(index) == self.base_index:
                base = base.with_settings(settings)
            else:
                entry = strategies[index]
                strategies[index] = replace(entry, overrides={**entry.overrides, **_as_settings(settings)})
        return replace(self, base=base, strategies=tuple(strategies))

    def with_lever(self, index: int, key: str, setting: Setting | LeverValue) -> Project:
        """The project with another setting of one lever of one strategy (see :meth:`with_levers`)."""
        return self.with_levers({index: {key: setting}})

    def with_value(self, index: int, key: str, value: LeverValue) -> Project:
        """The same with another value, the range moving along (see :meth:`Lever.moved`). Raises LeverError."""
        return self.with_lever(index, key, lever(key).moved(self.strategy_of(index)[key], value))

    def relink(self, index: int, key: str) -> Project:
        """Let a strategy follow the base again in one lever. Raises LeverError where the base's setting is unfit."""
        entry = self.strategies[self._at(index)]
        kept = {other: setting for other, setting in entry.overrides.items() if other != key}
        return self._with_entry(index, replace(entry, overrides=kept))

    def with_anchor(self, name: str, value: float) -> Project:
        """The project with another ``usual_`` value. Raises LeverError."""
        return replace(self, anchors=self.anchors.with_value(name, value))

    def this_is_my_usual(self) -> Project:
        """The project with the base's plan as what is usual. Raises LeverError for a plan without an audience."""
        return replace(self, anchors=Anchors.of(self.base))

    # The creator's own LIVEs

    def with_log(self, log: LiveLog) -> Project:
        """The project with another log of LIVEs."""
        return replace(self, log=log)

    def with_fit(self, found: Fit, keys: Iterable[str], index: int | None = None) -> Project:
        """The project with what a log says of some levers in the place of what was believed: value and range of each,
        and the ``usual_`` figures that they were read at.

        ``index`` is the strategy whose levers are set, the base without it; what is usual belongs to all. Levers of
        which the log says nothing stay. Raises LeverError.
        """
        chosen = [fitted for fitted in found.levers if fitted.key in set(keys)]
        usual = {name for fitted in chosen for name in ANCHORS_WITH.get(fitted.key, ())} & found.anchors.keys()
        anchors = {**self.anchors.as_dict(), **{name: found.anchors[name] for name in usual}}
        project = replace(self, anchors=Anchors.from_dict(anchors))
        at = self.base_index if index is None else index
        return project.with_levers({at: {fitted.key: fitted.setting for fitted in chosen}})

    # Moving strategies

    def add(self, name: str, overrides: Mapping[str, Setting | LeverValue] | None = None) -> Project:
        """The project with one more strategy at the end, in the first free colour."""
        entry = Entry(name, self.free_colour(), _as_settings(overrides or {}))
        return replace(self, strategies=(*self.strategies, entry))

    def duplicate(self, index: int, name: str) -> Project:
        """The project with a copy of a strategy behind it, in the first free colour. A copy of the base follows it."""
        copy = replace(self.strategies[self._at(index)], name=name, colour=self.free_colour())
        return self._rearranged((*self.strategies[: index + 1], copy, *self.strategies[index + 1 :]))

    def rename(self, index: int, name: str) -> Project:
        """The project with another name for a strategy. Raises ProjectError where another one has it."""
        return self._with_entry(index, replace(self.strategies[self._at(index)], name=name))

    def recolour(self, index: int, colour: int) -> Project:
        """The project with another colour for a strategy; a strategy that wears it already gets the old one."""
        old = self.strategies[self._at(index)].colour
        entries = [replace(entry, colour=old) if entry.colour == colour else entry for entry in self.strategies]
        entries[index] = replace(entries[index], colour=colour)
        return replace(self, strategies=tuple(entries))

    def move(self, index: int, to: int) -> Project:
        """The project with a strategy at another place."""
        entries = list(self.strategies)
        entries.insert(self._at(to), entries.pop(self._at(index)))
        return self._rearranged(tuple(entries))

    def remove(self, index: int) -> Project:
        """The project without a strategy. If it was the base, the next one (or the last) becomes it, and no figure of
        the others moves. Raises ProjectError for the only strategy."""
        self._at(index)
        if len(self.strategies) == 1:
            raise ProjectError("A project needs at least one strategy")
        if index == self.base_index:
            heir = index + 1 if index + 1 < len(self.strategies) else index - 1
            return self.promote(heir).remove(index)
        return self._rearranged((*self.strategies[:index], *self.strategies[index + 1 :]))

    def promote(self, index: int) -> Project:
        """The project with another base. Overrides are written anew, so that no strategy's settings change."""
        base = self.strategy_of(index)
        entries = [
            replace(entry, overrides={key: whole[key] for key in whole.changed_from(base)})
            for entry, whole in zip(self.strategies, self._settled, strict=True)
        ]
        return replace(self, base=base, base_index=index, strategies=tuple(entries))

    def _with_entry(self, index: int, entry: Entry) -> Project:
        strategies = (*self.strategies[:index], entry, *self.strategies[index + 1 :])
        return replace(self, strategies=strategies)

    def _rearranged(self, entries: tuple[Entry, ...]) -> Project:
        """The project with entries added, moved or left out; the base stays the base."""
        return replace(self, strategies=entries, base_index=entries.index(self.strategies[self.base_index]))


def _as_settings(values: Mapping[str, Setting | LeverValue]) -> dict[str, Setting]:
    return {key: value if isinstance(value, Setting) else Setting(value) for key, value in values.items()}


def new_project(start_id: str, name: str = "My usual week", seed: int = 1) -> Project:
    """A project at one of the starting points, with one strategy: what is usual there.

    Raises ProjectError for a starting point that does not exist.
    """
    start = STARTING_POINTS.get(start_id)
    if start is None:
        raise ProjectError(f"There is no starting point {start_id!r}; there are {', '.join(STARTING_POINTS)}")
    return Project(
        starting_point=start.id,
        anchors=start.anchors,
        seed=seed,
        weeks=USUAL_WEEKS,
        goal=Goal(start.goal_usd),
        currency=Currency(),
        base=start.strategy,
        strategies=(Entry(name, 0),),
    )
