"""Everything that a log says: the levers fitted to it, forecasts graded, and the review."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tikearn_gui.core.strategy import Anchors, Strategy
from tikearn_gui.history.backtest import Grades, backtest
from tikearn_gui.history.fit import fit
from tikearn_gui.history.fitted import Fit
from tikearn_gui.history.live import LiveLog
from tikearn_gui.history.review import Review, review

__all__ = ["LookedBack", "look_back"]


@dataclass(frozen=True, slots=True, eq=False)
class LookedBack:
    """What a log says."""

    fit: Fit
    grades: Grades
    review: Review


def look_back(
    log: LiveLog,
    base: Strategy,
    anchors: Anchors,
    usd_per_diamond: float,
    *,
    cancelled: Callable[[], bool] | None = None,
) -> LookedBack:
    """Fit, grade and review a log. Raises Cancelled when asked to stop."""
    return LookedBack(
        fit(log, base, anchors, usd_per_diamond=usd_per_diamond, cancelled=cancelled),
        backtest(log, usd_per_diamond, cancelled=cancelled),
        review(log, usd_per_diamond),
    )
