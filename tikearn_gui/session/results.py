"""What has been computed of a project, as frozen records that say how old they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tikearn_gui.core.lever import Setting
from tikearn_gui.project.project import Period, Project

if TYPE_CHECKING:
    from tikearn_gui.core.arrays import Doubles
    from tikearn_gui.core.details import Details, Expected
    from tikearn_gui.core.projection import Projection
    from tikearn_gui.core.sensitivity import Contribution, Split
    from tikearn_gui.core.tips import TipResult
    from tikearn_gui.core.worth_of_likes import WorthOfLikes

__all__ = ["AtRest", "LeverGain", "Moved", "Snapshot"]


@dataclass(frozen=True, slots=True)
class LeverGain:
    """One changed lever put alone on the base: typical difference of what is taken home in the plan, in USD."""

    key: str
    base: Setting
    setting: Setting
    gain: float


@dataclass(frozen=True, slots=True)
class Moved:
    """What moved the edited strategy away from the base, in typical USD of ``period``, each lever alone on the base.

    Gains are the typical difference on the same luck. ``together`` is what is left over; ``better`` the share of
    futures in which the edited strategy takes home more.
    """

    gain: float
    levers: tuple[LeverGain, ...]
    together: float
    better: float
    period: Period = Period.PLAN


@dataclass(frozen=True, slots=True, eq=False)
class AtRest:
    """What is computed of the edited strategy once the slider rests; a part is None until it is there."""

    index: int
    moved: Moved | None = None
    """None for the base itself, too."""
    expected: Expected | None = None
    doubled: Mapping[str, float] | None = None
    worth: WorthOfLikes | None = None
    details: Details | None = None
    by_live: Doubles | None = None
    """Taken home in each LIVE, pooled and ascending; only when the goal is for a LIVE."""
    split: Split | None = None
    """Where the spread comes from: how much of it is not known."""
    contributions: tuple[Contribution, ...] | None = None
    """Which doubts it rests on, strongest first."""
    tips: tuple[TipResult, ...] = ()
    tips_complete: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Snapshot:
    """All that can be shown just now.

    ``projections`` holds by strategy index what was played last; ``stale`` names the strategies whose settings have
    moved since. ``rest`` belongs to this very project and edited strategy, else it is None. ``precise`` says that every
    projection has its full number of futures and none is stale. ``by_live`` holds what each LIVE leaves, pooled and
    ascending, by strategy index, where the goal is for a LIVE: that of the projection of the same index, missing until
    it is counted.
    """

    project: Project
    edited: int
    generation: int
    projections: Mapping[int, Projection] = field(default_factory=dict)
    stale: frozenset[int] = frozenset()
    precise: bool = False
    rest: AtRest | None = None
    by_live: Mapping[int, Doubles] = field(default_factory=dict)
