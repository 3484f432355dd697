"""The three creators one can start from."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from tikearn_gui.core.lever import LeverValue, Setting
from tikearn_gui.core.strategy import Anchors, Strategy

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["STARTING_POINTS", "StartingPoint"]


@dataclass(frozen=True, slots=True)
class StartingPoint:
    """A creator to start from: the plan, what is usual (the same) and a goal in US dollars for the whole plan."""

    id: str
    strategy: Strategy
    anchors: Anchors
    goal_usd: float

    @property
    def text_id(self) -> str:
        """Key of the name among the translatable texts."""
        return f"starting_point.{self.id}"


# What differs from the newcomer, whose settings are the defaults of the levers.
_REGULAR: Final[Mapping[str, Setting | LeverValue]] = {
    "minutes_per_stream": 90,
    "views_per_stream": Setting(1_000, 667, 1_500),
    "followers": 8_000,
    "watch_minutes": 1.4,
    "gifters_per_100_views": Setting(0.55, 0.306, 0.99),
    "coins_per_gifter": Setting(85, 47.2, 153),
    "deals_per_month": Setting(0.1, 0.04, 0.25),
    "typical_fee": Setting(90, 50, 162),
    "clicks_per_100_views": Setting(0.7, 0.28, 1.75),
    "us_active_fans": 10,
    "preparation_hours": 0.75,
}

_ESTABLISHED: Final[Mapping[str, Setting | LeverValue]] = {
    "streams_per_week": 4,
    "minutes_per_stream": 120,
    "views_per_stream": Setting(8_000, 5_926, 10_800),
    "followers": 120_000,
    "watch_minutes": 1.8,
    "gifters_per_100_views": Setting(0.3, 0.187, 0.48),
    "coins_per_gifter": Setting(115, 71.9, 184),
    "deals_per_month": Setting(0.6, 0.3, 1.2),
    "typical_fee": Setting(450, 250, 810),
    "manager_commission": 0.15,
    "clicks_per_100_views": Setting(0.7, 0.35, 1.4),
    "orders_per_100_clicks": Setting(2, 1, 4),
    "us_active_fans": 100,
    "preparation_hours": 1.5,
}


def _starting_point(name: str, changes: Mapping[str, Setting | LeverValue], goal_usd: float) -> StartingPoint:
    strategy = Strategy.of(changes)
    return StartingPoint(name, strategy, Anchors.of(strategy), goal_usd)


STARTING_POINTS: Final[Mapping[str, StartingPoint]] = MappingProxyType(
    {
        point.id: point
        for point in (
            _starting_point("newcomer", {}, 25),
            _starting_point("regular", _REGULAR, 300),
            _starting_point("established", _ESTABLISHED, 3_000),
        )
    }
)
"""The starting points by name, from the smallest audience to the largest."""
