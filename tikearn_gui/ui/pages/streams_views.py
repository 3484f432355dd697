"""What the page Your streams is given: plain records, money in the currency that it is shown in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

__all__ = ["Bar", "Column", "Finding", "FitRow", "Graded", "LiveRow", "SmallPlot", "Streams"]


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
    whose name is ``rule``. Where ranges are too narrow, ``widen_to`` is the luck of single LIVEs at which they would be
    right, and None where the project has it already."""

    bars: tuple[Bar, ...]
    held: int
    of: int
    fair: tuple[int, int]
    verdict: str
    widen_to: float | None
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
class Column:
    """A bar of a small plot: its middle, its height, whether it is the one that is spoken of, and whether it rests on
    few LIVEs."""

    x: float
    y: float
    best: bool = False
    few: bool = False


@dataclass(frozen=True, slots=True)
class SmallPlot:
    """What is drawn beside a finding: dots for LIVEs, columns for groups of them, lines for what is typical.

    ``y`` are the lowest and the highest figure; powers of ten are equally far apart where the lowest is above 0, and
    what is below it stands at the bottom.
    """

    x: tuple[float, float]
    y: tuple[float, float]
    under: tuple[tuple[float, str], ...]
    """Labels of the axis below."""
    beside: tuple[tuple[float, str], ...]
    """Labels of the axis on the left, each with a gridline."""
    dots: tuple[tuple[float, float], ...] = ()
    columns: tuple[Column, ...] = ()
    lines: tuple[tuple[tuple[float, float], ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """A question of the review, its answer, and what to do."""

    question: str
    answer: str
    advice: str
    plot: SmallPlot | None = None


@dataclass(frozen=True, slots=True)
class Streams:
    """Everything on the page. ``graded`` and ``fits`` come later than the log; None until then."""

    rows: tuple[LiveRow, ...]
    left_out: int
    periods: int
    findings: tuple[Finding, ...] = ()
    checks: tuple[str, ...] = ()
    bests: str = ""
    refused: int = 0
    """Rows of the last file that were not taken."""
    graded: Graded | None = None
    fits: tuple[FitRow, ...] | None = None
    missing: tuple[str, ...] = ()
