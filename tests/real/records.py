"""Real records of live streams for charity, read where they stand beside the project.

Donations: bkkkk/gdqData (CC0), every donation of ten Games Done Quick events, 2011 to 2014. Streams: four Games Done
Quick streams, 2017 to 2019, in blocks of three hours, from bcongdon/gdq-stats (MIT).
"""

from __future__ import annotations

import csv
import gzip
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.core.gift_concentration import summed

__all__ = ["EVENTS", "STREAMS", "Event", "Stream", "event", "stream"]

FOLDER: Final = Path(__file__).resolve().parents[3] / "shared" / "data"
EVENTS: Final = (
    "agdq2011", "agdq2012", "agdq2013", "agdq2014", "jrdq", "sgdq2011", "sgdq2012", "sgdq2013", "sgdq2014", "spook",
)  # fmt: skip
STREAMS: Final = ("agdq2017", "agdq2019", "sgdq2017", "sgdq2018")
_TRACKED: Final = 50
"""Blocks with fewer donations were not tracked in full, or the event was warming up."""


@dataclass(frozen=True)
class Event:
    """The donations of named donors of one event."""

    donor: NDArray[np.int64]
    """Who gave: 0, 1 .. (donation,)"""
    usd: NDArray[np.float64]
    """(donation,)"""

    @property
    def donors(self) -> int:
        """How many people gave."""
        return int(self.donor.max()) + 1

    @property
    def by_donor(self) -> NDArray[np.float64]:
        """What each gave in all. (donor,)"""
        return summed(self.donor, self.usd, self.donors)

    @property
    def log_mean(self) -> float:
        """Mean of the log of one donation."""
        return float(np.log(self.usd).mean())

    @property
    def log_sd(self) -> float:
        """Standard deviation of the log of one donation."""
        return float(np.log(self.usd).std())


@dataclass(frozen=True)
class Stream:
    """An event in blocks of about three hours; all arrays (block,)."""

    viewers: NDArray[np.float64]
    """On average at a time."""
    gifters: NDArray[np.float64]
    usd: NDArray[np.float64]


def _lines(file: Path) -> list[dict[str, str]]:
    if not file.is_file():
        pytest.skip(f"{file.name} does not stand beside the project")
    content = file.read_bytes()
    text = (gzip.decompress(content) if file.suffix == ".gz" else content).decode("utf-8")
    return list(csv.DictReader(text.splitlines()))


@cache
def _events() -> dict[str, Event]:
    by_event: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for line in _lines(FOLDER / "donations" / "donations_2011_2014.csv.gz"):
        donor, usd = int(line["donor_idx"]), float(line["amount"])
        if donor > 0 and usd > 0:  # donor 0 is anonymous: nobody knows how many people that was
            by_event[line["event"]].append((donor, usd))
    made = {}
    for name, donations in by_event.items():
        numbers, usd = np.array(donations).T
        made[name] = Event(np.unique(numbers, return_inverse=True)[1], usd)
    return made


def event(name: str) -> Event:
    """The donations of an event; the test is skipped where the file, or the event in it, is missing."""
    events = _events()
    if name not in events:
        pytest.skip(f"no donations of {name} in the file")
    return events[name]


@cache
def stream(name: str) -> Stream:
    """The blocks of an event that were tracked; the test is skipped where the file is missing."""
    lines = _lines(FOLDER / "streams" / f"{name}.csv")
    columns = ("average_viewers", "gifters", "income")
    viewers, gifters, usd = (np.array([float(line[column]) for line in lines]) for column in columns)
    tracked = gifters >= _TRACKED
    return Stream(viewers[tracked], gifters[tracked], usd[tracked])
