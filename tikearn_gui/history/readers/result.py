"""What reading a file gives: records, rows that were refused and why, and questions to ask."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from time import monotonic
from typing import Final

from tikearn_gui.core.luck import Cancelled
from tikearn_gui.history.live import Live, PeriodTotal

__all__ = [
    "CREATOR",
    "DATES",
    "EARNINGS",
    "MOST_REFUSED",
    "Question",
    "ReadError",
    "Reading",
    "Refused",
    "Source",
    "Watch",
]

MOST_REFUSED: Final = 1_000
"""Refused rows that are listed one by one; beyond, they are only counted."""
_LEAST_STEP, _PACE = 0.002, 0.04
"""Share and seconds between two words on how far a reading is."""
EARNINGS, DATES, CREATOR = "earnings", "dates", "creator"
"""Ids of questions."""


class ReadError(ValueError):
    """A file that cannot be read. The text is one plain sentence: what is wrong, where, and what to do."""


class Source(StrEnum):
    """Which kind of file it is."""

    TIKTOK_JSON = "tiktok_json"
    TIKTOK_TXT = "tiktok_txt"
    LIVE_CENTER = "live_center"
    TABLE = "table"
    AGENCY = "agency"


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that was not taken: where it stands (``LIVE 12``, ``line 7``) and why, in plain words."""

    where: str
    why: str


@dataclass(frozen=True, slots=True)
class Question:
    """Something that the file does not say and its owner knows.

    ``id`` is :data:`EARNINGS` (what TotalEarning is: ``diamonds``, a currency's code, or ``unknown``), :data:`DATES`
    (whether 03/04 is the third of April: ``day``, or the fourth of March: ``month``) or :data:`CREATOR` (whose row of
    an agency's sheet). ``example`` is one of the user's own LIVEs with its raw earnings in ``shown``; ``suggested`` is
    what the figures speak for, if they do, and ``because`` why, in plain words.
    """

    id: str
    choices: tuple[str, ...]
    example: Live | None = None
    shown: str = ""
    suggested: str | None = None
    because: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file holds. Nothing but what is listed here was kept of it."""

    source: Source
    name: str
    """The file's name."""
    lives: tuple[Live, ...] = ()
    periods: tuple[PeriodTotal, ...] = ()
    refused: tuple[Refused, ...] = ()
    refused_more: int = 0
    """How many more were refused than are listed."""
    rows: int = 0
    """How many rows stood there, taken or not, twice or once."""
    twice: int = 0
    """How many rows told of a LIVE that an earlier row had told of."""
    warnings: tuple[str, ...] = ()
    """Plain sentences about what was taken and looks odd."""
    questions: tuple[Question, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    """Of a table: which heading was taken as which figure."""
    unmatched: tuple[str, ...] = ()
    """Of a table: headings that were not recognised."""
    earnings: tuple[float | None, ...] = ()
    """Earnings of each LIVE as the file has them, in a unit that is asked for; empty where it is known."""

    @property
    def all_refused(self) -> int:
        """How many rows were refused."""
        return len(self.refused) + self.refused_more

    def answered(self, answers: Mapping[str, str]) -> Reading:
        """The reading with the unit of its earnings settled; other answers need the file once more.

        Raises ReadError for an answer that is none.
        """
        unit = answers.get(EARNINGS)
        if unit is None or not self.earnings:
            return self
        unit = unit if unit in ("diamonds", "unknown") else unit.upper()
        if unit not in ("diamonds", "UNKNOWN", "unknown") and not (
            len(unit) == 3 and unit.isascii() and unit.isalpha()
        ):
            raise ReadError(f"Earnings are in diamonds or a currency such as USD, not in {answers[EARNINGS]!r}")
        pairs = zip(self.lives, self.earnings, strict=True)
        lives = tuple(_paid(live, amount, unit) for live, amount in pairs)
        left = tuple(question for question in self.questions if question.id != EARNINGS)
        return replace(self, lives=lives, questions=left)


def _paid(live: Live, amount: float | None, unit: str) -> Live:
    if amount is None or unit in ("unknown", "UNKNOWN"):
        return live
    return replace(live, diamonds=amount) if unit == "diamonds" else replace(live, money=amount, currency=unit)


class Watch:
    """Tells how far a long reading is, and stops it when that is asked for."""

    def __init__(
        self, progress: Callable[[float], None] | None = None, cancelled: Callable[[], bool] | None = None
    ) -> None:
        self._progress, self._cancelled = progress, cancelled
        self._told, self._next = -1.0, 0.0

    def at(self, share: float) -> None:
        """So far, 0 to 1. Raises Cancelled when asked to stop."""
        if self._cancelled is not None and self._cancelled():
            raise Cancelled
        if self._progress is None or share < self._told + _LEAST_STEP:
            return
        now = monotonic()
        if now >= self._next or share >= 1.0:
            self._told, self._next = share, now + _PACE
            self._progress(min(share, 1.0))
