"""What the What matters page shows of the edited strategy: plain figures and names, as in
:mod:`tikearn_gui.ui.pages.views`. A part is None, or not complete, until it has been counted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from tikearn_gui.ui.pages.views import Fan, Spread, Strategy

if TYPE_CHECKING:
    from tikearn_gui.core.lever import Grade
    from tikearn_gui.ui.pages.views import Array

__all__ = [
    "Assumption",
    "Bar",
    "Combination",
    "Heat",
    "HeatAxes",
    "Knowing",
    "Matters",
    "Reach",
    "Rest",
    "Seek",
    "SeekRow",
    "Split",
    "Story",
    "Stress",
    "Top",
    "Tornado",
    "WorthStep",
]


@dataclass(frozen=True, slots=True)
class Top:
    """The lever that moves most, and where the typical total goes over its range (``unsure``) or one notch."""

    strategy: Strategy
    lever: str
    low: float
    high: float
    unsure: bool
    grade: Grade


@dataclass(frozen=True, slots=True)
class Bar:
    """A lever at two values, the others as they are: the values in words, and the typical total at each."""

    lever: str
    low_value: str
    high_value: str
    low: float
    high: float

    @property
    def width(self) -> float:
        """How far apart the typical totals lie."""
        return abs(self.high - self.low)


@dataclass(frozen=True, slots=True)
class Tornado:
    """The widest bars, widest first, of those ``counted`` so far out of ``expected``."""

    strategy: Strategy
    typical: float
    bars: tuple[Bar, ...]
    counted: int
    expected: int
    complete: bool


@dataclass(frozen=True, slots=True)
class Split:
    """Where the range comes from, in shares that sum to 1."""

    not_known: float
    audience_luck: float
    gift_luck: float


@dataclass(frozen=True, slots=True)
class Rest:
    """A lever in doubt, and the share of all spread that rests on the doubt about it."""

    lever: str
    share: float


class Reach(StrEnum):
    """Whether a lever alone reaches the goal."""

    NOW = "now"
    WITHIN = "within"
    BEYOND = "beyond"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class SeekRow:
    """A lever alone: its value now and the one that reaches the goal, in words; None where none does.

    ``best`` is the chance at the slider's end where it does not; ``hours`` are more hours a week.
    """

    lever: str
    now: str
    value: str | None
    number: float | None
    reach: Reach
    best: float
    hours: float


@dataclass(frozen=True, slots=True)
class Combination:
    """Two levers moved together, notch by notch; values in words, None where even both do not reach the goal."""

    levers: tuple[str, str]
    values: tuple[str, str] | None
    numbers: tuple[float, float] | None
    hours: float
    best: float


@dataclass(frozen=True, slots=True)
class Seek:
    """Goal seek: what is sought, and what was found so far. ``levers`` can be combined; ``wished`` are two of them."""

    goal: float
    chance: float
    reached: float | None
    """Chance of the goal as things are."""
    rows: tuple[SeekRow, ...]
    counted: int
    expected: int
    complete: bool
    levers: tuple[str, ...]
    wished: tuple[str, str] | None
    together: Combination | None


@dataclass(frozen=True, slots=True)
class Knowing:
    """What knowing a lever would change: how often the best strategy, and by how much money on average."""

    lever: str
    changes: float
    worth: float


@dataclass(frozen=True, slots=True, eq=False)
class Stress:
    """The strategy under a bad or a wild stretch; ``line`` (point,) is its typical running total."""

    name: str
    earned: Spread
    change: float
    line: Array


@dataclass(frozen=True, slots=True, eq=False)
class Story:
    """One future: its running total, (point,), the share of futures that bring less, and what happened in it."""

    path: Array
    total: float
    better_than: float
    sentence: str


@dataclass(frozen=True, slots=True)
class HeatAxes:
    """The levers that can be chosen, and the two that are."""

    levers: tuple[str, ...]
    x: str
    y: str


@dataclass(frozen=True, slots=True, eq=False)
class Heat:
    """Typical totals over the values of two levers: ``typical`` and ``chance`` are (y, x), NaN where a value is ruled
    out; values in words, ascending; ``at`` is the column and row of the present ones."""

    x_lever: str
    y_lever: str
    xs: tuple[str, ...]
    ys: tuple[str, ...]
    at: tuple[int, int]
    typical: Array
    chance: Array
    played: float
    """Share of cells that are figures of their own."""


@dataclass(frozen=True, slots=True)
class WorthStep:
    """What 1,000 more likes bring through one effect in one source; 8 of 10 futures from ``low`` to ``high``."""

    effect: str
    source: str
    amount: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Assumption:
    """A line of the ledger: lever, value in words, how it is founded, share of the spread that rests on it."""

    lever: str
    value: str
    grade: Grade
    source: str
    date: str
    share: float


@dataclass(frozen=True, slots=True, eq=False)
class Matters:
    """Everything on the page. ``fan`` is the edited strategy's running total, without others."""

    strategy: Strategy
    weeks: int
    fan: Fan
    top: Top | None
    tornado: Tornado | None
    split: Split | None
    rests: tuple[Rest, ...]
    seek: Seek
    knowing: tuple[Knowing, ...] | None
    single: bool
    stress: tuple[Stress, ...]
    stories: tuple[Story, ...]
    axes: HeatAxes
    heat: Heat | None
    worth: tuple[WorthStep, ...] | None
    ledger: tuple[Assumption, ...] | None
