"""What a fit finds, as it is shown and used. Needs no numpy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from tikearn_gui.core.lever import Setting

__all__ = ["ANCHORS_WITH", "Fit", "Fitted"]

ANCHORS_WITH: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "views_per_stream": ("usual_views", "usual_minutes", "usual_start_hour", "usual_streams_per_week"),
        "watch_minutes": ("usual_watch_minutes",),
        "likes_per_view": ("usual_likes_per_view",),
    }
)
"""What is usual goes with a lever: fitted views are those of a LIVE of usual length at the usual hour."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """One lever before and after the log was looked at."""

    key: str
    prior: Setting
    """What was believed before: the project's value and range, or a usual range where it had none."""
    setting: Setting
    """What the log makes of it: value, and the range that holds it in 8 out of 10 cases."""
    lives: int
    """How many LIVEs inform it."""
    told: bool
    """Whether the log says more than was believed before; else ``setting`` hardly differs from ``prior``."""
    note: str = ""
    """What else must be said of it, as an id: ``held`` (too few gifters to tell the spread of gifts), ``short`` (few
    gifters: their mean reads too low and was put right), ``common`` (likes and gifts rise together for other reasons,
    so the doubt is wide), or nothing."""


@dataclass(frozen=True, slots=True)
class Fit:
    """All that a log says about the levers."""

    levers: tuple[Fitted, ...]
    """In the order of the registry; only levers of which the log holds a figure."""
    anchors: Mapping[str, float]
    """``usual_`` values of the last 28 days of the log, as far as it has them."""
    lives: int
    """How many LIVEs the log counts."""
    missing: tuple[str, ...]
    """Figures (see :data:`tikearn_gui.history.live.COUNTS`) that would inform a lever and that no LIVE has."""

    def lever(self, key: str) -> Fitted | None:
        """What was found of a lever; None if the log says nothing of it."""
        return next((found for found in self.levers if found.key == key), None)
