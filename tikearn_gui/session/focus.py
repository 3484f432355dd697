"""What the open page shows, so that exactly this is computed at rest. Nothing here needs numpy."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Focus", "Page"]


class Page(StrEnum):
    """A page that shows more than the projections and what is computed at rest anyway."""

    COMPARE = "compare"
    MATTERS = "matters"


@dataclass(frozen=True, slots=True)
class Focus:
    """What a page asks for; nothing by default."""

    page: Page | None = None
    against: int | None = None
    """Compare: the strategy that the edited one is compared with; None for the project's base."""
    usd: float | None = None
    """What matters: dollars that goal seek is for; None for those of the project's goal. The period is the goal's."""
    chance: float = 0.8
    """What matters: the chance that goal seek is for, 0 .. 1."""
    together: tuple[str, str] | None = None
    """What matters: two levers whose combination is sought; None for none."""
    heat: tuple[str, str] | None = None
    """What matters: the two levers of the heat map, x and y; None for none."""
    stories: bool = False
    """Ten futures, played: whether they are wanted, on any page."""
