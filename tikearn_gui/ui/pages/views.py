"""What the Earnings page and the tips show: plain figures and names.

A controller fills these records from the simulation; nothing here knows the model, Qt or a language. Money is in the
project's currency, shares run from 0 to 1, time is in the unit that the name says. Arrays are only read. Records that
hold arrays compare by identity.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from tikearn_gui.core.lever import Grade

    Array = npt.NDArray[np.floating]

__all__ = [
    "BAND_LEVELS",
    "DOTS",
    "Difference",
    "Earnings",
    "Fan",
    "Headline",
    "Influence",
    "Likes",
    "LikesRow",
    "Median",
    "Moved",
    "Period",
    "Plain",
    "SourceWeeks",
    "Sources",
    "Spread",
    "Strategy",
    "TakeHome",
    "Tip",
    "Tips",
    "WhatMoved",
    "Worth",
]

BAND_LEVELS: Final = (5, 10, 25, 50, 75, 90, 95)
"""Per cent of futures below each row of :attr:`Fan.bands`."""
DOTS: Final = 50
"""Dots in a dot plot: each stands for as many futures as any other."""


class Period(StrEnum):
    """The stretch of time that the headline's figure and goal belong to."""

    LIVE = "live"
    MONTH = "month"
    PLAN = "plan"


class Influence(StrEnum):
    """How likes reach a source of income."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Strategy:
    """A strategy's name and its colour slot, 0 to 7."""

    name: str
    slot: int


@dataclass(frozen=True, slots=True)
class Spread:
    """A figure and its doubt: 8 of 10 futures from ``low`` to ``high``, 5 of 10 from ``lower`` to ``upper``."""

    low: float
    lower: float
    typical: float
    upper: float
    high: float


@dataclass(frozen=True, slots=True)
class Moved:
    """One changed lever put alone on the base: its key, its change in words ("60 → 90"), what it brings in money."""

    lever: str
    change: str
    gain: float


@dataclass(frozen=True, slots=True)
class WhatMoved:
    """The difference between this strategy and the base, in typical earnings of the period.

    ``together`` is what the levers bring beyond the sum of each alone; ``better`` the share of futures in which this
    strategy earns more than the base on the same luck.
    """

    base: str
    gain: float
    levers: tuple[Moved, ...]
    together: float
    better: float


@dataclass(frozen=True, slots=True)
class Headline:
    """The one number of the page, how sure it is, and what moved it.

    ``reached`` is the share of futures that reach ``goal``. ``check_first`` is the key of the lever to look up where
    too little is known for a useful figure; then no number is shown, only the range. ``per_hour`` is the typical figure
    of an hour, preparation included; None leaves it out.
    """

    strategy: Strategy
    period: Period
    weeks: int
    earned: Spread
    goal: float
    reached: float
    taxed: bool
    moved: WhatMoved | None = None
    check_first: str | None = None
    per_hour: float | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Median:
    """Another strategy's typical running total, (point,)."""

    strategy: Strategy
    typical: Array
    base: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Plain:
    """The running total of a plain calculator, (point,), and the share of futures that get to its end."""

    total: Array
    reached: float


@dataclass(frozen=True, slots=True, eq=False)
class Fan:
    """The running total of the edited strategy.

    ``weeks`` (point,) rises from 0; ``bands`` (level, point) has one row for each of :data:`BAND_LEVELS`; ``outcomes``
    (dot,) are :data:`DOTS` equally likely totals at the end, ascending; ``goal`` is that of the whole plan, None where
    the goal is one of a LIVE or a month; ``ghost`` (point,) is the typical line before the finger went down.
    """

    strategy: Strategy
    weeks: Array
    bands: Array
    outcomes: Array
    goal: float | None
    others: tuple[Median, ...] = ()
    plain: Plain | None = None
    ghost: Array | None = None


@dataclass(frozen=True, slots=True, eq=False)
class SourceWeeks:
    """One source's average income of each week, (week,). ``source`` is one of the theme's source names."""

    source: str
    average: Array


@dataclass(frozen=True, slots=True, eq=False)
class Sources:
    """All sources in their fixed order, and what a week costs, (week,), as positive figures."""

    parts: tuple[SourceWeeks, ...]
    costs: Array


@dataclass(frozen=True, slots=True)
class LikesRow:
    """One way to earn. ``if_doubled`` is its expected change at twice the like rate, as a share of itself."""

    source: str
    influence: Influence
    earned: Spread
    if_doubled: float


@dataclass(frozen=True, slots=True)
class Worth:
    """What 1,000 more likes bring, in money, through one source."""

    source: str
    amount: float


@dataclass(frozen=True, slots=True)
class Likes:
    """The table of ways to earn, and the worth of 1,000 more likes by source."""

    rows: tuple[LikesRow, ...]
    worth: tuple[Worth, ...]


@dataclass(frozen=True, slots=True)
class TakeHome:
    """The way of one gift from a viewer's purse to the creator's; money figures are amounts, none is negative.

    ``paid`` is what the viewer paid for the ``coins``, ``worth`` that of as many diamonds (0.01 US dollars each).
    """

    coins: int
    paid: float
    worth: float
    rewards_rate: float
    fee: float
    tax: float

    @property
    def rewards(self) -> float:
        """What the creator earns before fee and tax."""
        return self.worth * self.rewards_rate

    @property
    def kept(self) -> float:
        """What the creator takes home."""
        return self.rewards - self.fee - self.tax

    @property
    def store_and_platform(self) -> float:
        """What the app store and TikTok keep."""
        return self.paid - self.rewards


@dataclass(frozen=True, slots=True)
class Earnings:
    """Everything on the Earnings page."""

    headline: Headline
    fan: Fan
    sources: Sources
    likes: Likes
    take_home: TakeHome


@dataclass(frozen=True, slots=True, eq=False)
class Difference:
    """Strategy B minus strategy A, the base of the comparison, on the same luck.

    ``dots`` (dot,) are :data:`DOTS` equally likely differences, ascending; ``spread`` is that of all futures.
    """

    a: Strategy
    b: Strategy
    dots: Array
    spread: Spread


@dataclass(frozen=True, slots=True)
class Tip:
    """One tip tried on the edited strategy.

    ``title`` and ``advice`` are in the user's language; ``levers`` are the keys of those it moves. ``gain`` is None
    until it has been counted. ``helps`` is the share of futures with more money, ``hour_better`` the share in which an
    hour pays better, ``hours`` what it costs in hours a week.
    """

    key: str
    title: str
    levers: tuple[str, ...]
    hours: float
    grade: Grade
    advice: str = ""
    gain: Spread | None = None
    helps: float = 0.0
    hour_better: float = 0.0


@dataclass(frozen=True, slots=True)
class Tips:
    """The tips on the edited strategy: those to show, in order, and those without a visible effect here."""

    strategy: str
    shown: tuple[Tip, ...]
    without_effect: tuple[Tip, ...] = ()
    counting: bool = False
