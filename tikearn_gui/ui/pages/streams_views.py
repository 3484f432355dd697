"""What the page Your streams is given: plain records, money in the currency that it is shown in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

__all__ = ["Bar", "Finding", "FitRow", "Graded", "LiveRow", "Streams"]


@dataclass(frozen=True, slots=True)
class Bar:
    """One LIVE forecast from those before it, and what came."""

    start: datetime
    low: float
    typical: float
    high: float
    actual: float

    @property
    def inside(self) -> bool:
        """Whether the range held it."""
        return self.low <= self.actual <= self.high


@dataclass(frozen=True, slots=True)
class Graded:
    """How good forecasts were: so many ``held`` ``of`` so many, where a fair range holds ``fair``; ``verdict`` as
    :class:`tikearn_gui.history.backtest.Grades` has it. ``against`` is the error over that of the best simple rule,
    whose name is ``rule``; ``widen`` the factor on the width at which ranges would be right."""

    bars: tuple[Bar, ...]
    held: int
    of: int
    fair: tuple[int, int]
    verdict: str
    widen: float
    rule: str
    against: float | None


@dataclass(frozen=True, slots=True)
class LiveRow:
    """One LIVE of the log; ``place`` is its place there. ``forecast`` is ``in``, ``above``, ``below`` or nothing."""

    place: int
    start: datetime
    minutes: float | None
    views: float | None
    likes: float | None
    gifters: float | None
    income: float | None
    left_out: bool
    forecast: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class FitRow:
    """What the log says of one lever: ``before`` and ``now`` in words, ``used`` where the project has it already."""

    key: str
    before: str
    now: str
    lives: int
    told: bool
    used: bool
    note: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A question of the review, its answer, and what to do."""

    question: str
    answer: str
    advice: str


@dataclass(frozen=True, slots=True)
class Streams:
    """Everything on the page. ``graded`` and ``fits`` come later than the log; None until then."""

    rows: tuple[LiveRow, ...]
    left_out: int
    periods: int
    findings: tuple[Finding, ...] = ()
    checks: tuple[str, ...] = ()
    graded: Graded | None = None
    fits: tuple[FitRow, ...] | None = None
    missing: tuple[str, ...] = ()
