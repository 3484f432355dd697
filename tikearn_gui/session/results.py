"""What has been computed of a project, as frozen records that say how old they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tikearn_gui.core.lever import Setting
from tikearn_gui.project.project import Period, Project

if TYPE_CHECKING:
    from tikearn_gui.core.arrays import Doubles
    from tikearn_gui.core.compare import Comparison
    from tikearn_gui.core.details import Details, Expected
    from tikearn_gui.core.goal_seek import Found, FoundTogether
    from tikearn_gui.core.heat_map import HeatMap
    from tikearn_gui.core.information import Information
    from tikearn_gui.core.ledger import Assumption
    from tikearn_gui.core.projection import Figures, Projection
    from tikearn_gui.core.ranking import Ranking
    from tikearn_gui.core.sensitivity import Bar, Contribution, Split
    from tikearn_gui.core.stories import Story
    from tikearn_gui.core.stress import StressRow
    from tikearn_gui.core.tips import TipResult
    from tikearn_gui.core.worth_of_likes import WorthOfLikes

__all__ = ["AtRest", "Comparing", "LeverGain", "Mattering", "Moved", "Snapshot", "StrategyRow"]


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


@dataclass(frozen=True, slots=True)
class StrategyRow:
    """One strategy in the table of all: USD in the whole plan unless said otherwise."""

    index: int
    take_home: Figures
    chance_of_goal: float
    """Counted over futures, months or LIVEs, as the goal's period says."""
    per_hour: Figures
    """USD an hour, preparation included."""
    hours: float
    """Of the whole plan, preparation included."""
    hours_a_week: float
    worst_month: Figures
    changed: tuple[str, ...]
    """Levers that differ from the project's base."""
    top_gifter_share: Figures | None = None
    """Share of all coins that the most generous person gave, over the futures with any; None until it is there, as are
    the next two."""
    likes: Figures | None = None
    views: Figures | None = None

    @property
    def complete(self) -> bool:
        """Whether the figures of single LIVEs are there."""
        return self.views is not None


@dataclass(frozen=True, slots=True, eq=False)
class Comparing:
    """What the Compare page shows: of all strategies that are played, stale ones as they were."""

    edited: int
    against: int
    """The strategy that the edited one is compared with."""
    difference: Comparison | None
    """Edited less the other, on the same luck; None where they are one and the same, or one is not played yet."""
    indices: tuple[int, ...]
    """The strategies that are played, ascending: row k of :attr:`ranking` is strategy ``indices[k]``."""
    ranking: Ranking
    rows: tuple[StrategyRow, ...]
    """In the order of ``indices``."""

    @property
    def too_close(self) -> bool:
        """Whether it is too close to call between the two that are compared."""
        if self.difference is None or self.edited == self.against:
            return True
        places = self.indices.index(self.edited), self.indices.index(self.against)
        return bool(self.ranking.close[places])


@dataclass(frozen=True, slots=True, eq=False)
class Mattering:
    """What the What matters page shows of the edited strategy, each part as it comes; split of the spread,
    contributions and worth of likes are in :class:`AtRest`."""

    index: int
    typical: float | None = None
    """Typical take-home as the bars of the tornado count it, in fewer futures."""
    bars: tuple[Bar, ...] = ()
    """As they come, those first that are likely to be wide; sort by width to show them."""
    bars_expected: int = 0
    """How many bars there will be, for a progress bar; a lever that rules its values out has none."""
    bars_complete: bool = False
    found: tuple[Found, ...] = ()
    """Goal seek, lever by lever, those shown first ahead."""
    found_expected: int = 0
    found_complete: bool = False
    together: FoundTogether | None = None
    information: tuple[Information, ...] | None = None
    """What to measure first, most worth first; empty for one strategy alone."""
    stress: tuple[StressRow, ...] = ()
    stress_complete: bool = False
    ledger: tuple[Assumption, ...] | None = None
    heat: HeatMap | None = None
    """It is there from its first row of cells on; see :attr:`~tikearn_gui.core.heat_map.HeatMap.played`."""


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
    last_futures: Mapping[int, Projection] = field(default_factory=dict)
    """By strategy index the last futures alone, where somebody else plays those before them; shown only together."""
    comparing: Comparing | None = None
    """While Compare is open, of the very projections above; None after a change until they are compared anew."""
    mattering: Mattering | None = None
    """While What matters is open, of this very project and edited strategy."""
    stories: tuple[Story, ...] | None = None
    """Ten futures of the edited strategy, where they are asked for; None until they are there."""
