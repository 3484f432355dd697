"""When LIVEs happen: minutes, hour, weekday, held or not per (LIVE of the week, week).

The levers make a regular schedule. A calendar, or a stress case, makes another one; no stage knows the difference.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from tikearn_gui.core.arrays import Doubles, Floats, freeze
from tikearn_gui.core.strategy import Strategy

__all__ = ["DAYS_A_MONTH", "HOURS", "WEEKDAYS", "WEEKS_A_MONTH", "Schedule", "hour_factor"]

DAYS_A_MONTH: Final = 30.4375
WEEKS_A_MONTH: Final = DAYS_A_MONTH / 7.0

HOURS: Final = (
    1.15, 0.72, 0.42, 0.24, 0.25, 0.33, 0.47, 0.62, 0.72, 0.80, 0.86, 0.94,
    1.05, 1.02, 0.94, 0.94, 1.00, 1.10, 1.25, 1.60, 2.10, 2.08, 1.85, 1.45,
)  # fmt: skip
"""Gifts by local hour 0 to 23 against the day's mean, read off a figure on Kuaishou (KuaiLive, 2025)."""
WEEKDAYS: Final = (1.0,) * 7
"""Views by weekday, Monday first: all 1, since no source parts the day from the programme."""


def hour_factor(hour: Doubles | float) -> Doubles:
    """Views at a start hour against the day's mean: the root of the gift curve, as half of the curve is guessed to be
    feed traffic. Fractions of hours lie between their neighbours; 24 is 0 again."""
    curve = np.array([*HOURS, HOURS[0]])
    return np.sqrt(np.interp(np.mod(hour, 24.0), np.arange(25.0), curve))


@dataclass(frozen=True, slots=True, eq=False)
class Schedule:
    """The LIVEs of a plan. ``minutes``, ``hour``, ``weekday`` (0 = Monday) and ``held`` are (live, week) arrays.

    ``planned`` is the number of LIVEs a week that the audience is used to share; ``level`` multiplies the audience of a
    week and ``business`` says whether deals and orders come in it: both are shape (week,) and 1 unless a stress case
    says otherwise.
    """

    minutes: Doubles
    hour: Doubles
    weekday: np.ndarray[tuple[int, int], np.dtype[np.int64]]
    held: np.ndarray[tuple[int, int], np.dtype[np.bool_]]
    planned: float
    level: Doubles
    business: Doubles
    key: Hashable = field(init=False)
    audience_key: Hashable = field(init=False)
    """What of it moves the luck of the audience: which LIVEs are held, and the level of each week."""

    def __post_init__(self) -> None:
        arrays = (self.minutes, self.hour, self.weekday, self.held, self.level, self.business)
        for array in arrays:
            freeze(array)
        object.__setattr__(self, "audience_key", (self.held.shape, self.held.tobytes(), self.level.tobytes()))
        object.__setattr__(self, "key", (self.planned, self.held.shape, *(array.tobytes() for array in arrays)))

    @classmethod
    def regular(cls, strategy: Strategy, weeks: int) -> Schedule:
        """The schedule of the levers: the same LIVEs every week, spread over its days."""
        lives = int(strategy.number("streams_per_week"))
        shape = (lives, weeks)
        day = (np.arange(lives) * 7) // max(lives, 1) % 7
        return cls(
            minutes=np.full(shape, strategy.number("minutes_per_stream")),
            hour=np.full(shape, strategy.number("start_hour")),
            weekday=np.repeat(day[:, None], weeks, axis=1),
            held=np.ones(shape, bool),
            planned=float(lives),
            level=np.ones(weeks),
            business=np.ones(weeks),
        )

    @property
    def lives(self) -> int:
        """LIVEs a week, at most."""
        return self.held.shape[0]

    @property
    def weeks(self) -> int:
        """Weeks of the plan."""
        return self.held.shape[1]

    @property
    def all_held(self) -> bool:
        """Whether no LIVE falls out."""
        return bool(self.held.all())

    @property
    def live_count(self) -> int:
        """LIVEs held in the whole plan."""
        return int(self.held.sum())

    @property
    def hours(self) -> float:
        """Hours on air in the whole plan."""
        return float((self.minutes * self.held).sum() / 60.0)

    def minutes_factor(self) -> float | Floats:
        """Minutes of each LIVE: one number where all are alike, else shape (live, week, 1)."""
        return _alike(self.minutes)

    def season_factor(self) -> float | Floats:
        """Hour and weekday of each LIVE as a factor on views: one number, or shape (live, week, 1)."""
        return _alike(hour_factor(self.hour) * np.asarray(WEEKDAYS)[self.weekday])


def _alike(figures: Doubles) -> float | Floats:
    first = float(figures.flat[0])
    if bool((figures == first).all()):
        return first
    return figures[:, :, None].astype(np.float32)
