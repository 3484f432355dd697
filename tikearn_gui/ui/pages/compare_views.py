"""What the Compare page shows: plain figures and names, as in :mod:`tikearn_gui.ui.pages.views`.

B is compared with A, the base of the comparison, which need not be the base of the project. All differences are B minus
A on the same luck. Rows of arrays over strategies are in the order of the cards.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tikearn_gui.ui.pages.views import Difference, Fan, Spread, Strategy

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from tikearn_gui.ui.pages.views import Array

    Bools = npt.NDArray[np.bool_]

__all__ = ["Compare", "Duel", "LeverRow", "Line", "Place", "StrategyRow", "Tables"]


@dataclass(frozen=True, slots=True)
class Duel:
    """How often B is ahead and behind, by how much, and what it costs in hours a week.

    ``close`` says that it is too close to call. ``b_is_base``: B is the base of the project already.
    """

    a: Strategy
    b: Strategy
    ahead: float
    behind: float
    close: bool
    spread: Spread
    hours: float
    b_is_base: bool


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A strategy over the others: its typical running total, (point,), and the range at its end."""

    strategy: Strategy
    typical: Array
    end: Spread
    edited: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Compare:
    """What follows a drag at once.

    ``fan`` is that of B; ``lines`` all strategies, the edited one among them; ``gap`` the fan of the difference, whose
    ``bands`` are differences.
    """

    duel: Duel
    fan: Fan
    lines: tuple[Line, ...]
    difference: Difference
    gap: Fan


@dataclass(frozen=True, slots=True)
class StrategyRow:
    """Figures of one strategy in the plan; None for what is not counted yet.

    ``reached`` is the share of futures that reach the goal, ``hours`` are a week's, ``per_hour`` and ``worst_month``
    the typical figure of an hour and of the leanest month, ``top_gifter`` the typical share of coins from one person.
    ``changes`` says what it does otherwise than the base of the comparison.
    """

    key: str
    strategy: Strategy
    earned: Spread
    reached: float | None
    hours: float
    per_hour: float
    worst_month: float
    changes: str
    chosen: bool
    edited: bool
    top_gifter: float | None = None
    likes: float | None = None
    views: float | None = None


@dataclass(frozen=True, slots=True)
class LeverRow:
    """A lever that is not the same in all strategies: its value in each, and where it differs from A's."""

    key: str
    values: tuple[str, ...]
    differs: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the ranking: one strategy, or several between which it is too close to call."""

    strategies: tuple[Strategy, ...]
    first: int
    """Counted from 1."""


@dataclass(frozen=True, slots=True, eq=False)
class Tables:
    """What follows a drag at the pace that the eye reads.

    ``ahead`` (strategy, strategy) is the share of futures in which the row takes home more than the column.
    """

    weeks: int
    strategies: tuple[Strategy, ...]
    rows: tuple[StrategyRow, ...]
    ahead: Array
    close: Bools
    ranking: tuple[Place, ...]
    levers: tuple[LeverRow, ...]
