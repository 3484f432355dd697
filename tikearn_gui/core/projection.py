"""What comes out: every future of a plan, and the figures drawn from them. All shares are counted, none is made up."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np

from tikearn_gui.core.arrays import Doubles, Floats, freeze
from tikearn_gui.core.doubt import Case
from tikearn_gui.core.schedule import WEEKS_A_MONTH

__all__ = ["BANDS", "SOURCES", "Figures", "Projection", "figures", "months", "quantiles"]

SOURCES: Final = ("gifts", "subscriptions", "partnerships", "merchandise")
BANDS: Final = (0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95)
_WEEKS_A_MONTH_SHOWN: Final = 4
ZERO_USD: Final = 0.005 * (1.0 - 1e-6)
"""Below half a cent is nothing; half a cent, one coin, is something, in 32 bits too."""


def quantiles(sample: np.ndarray[tuple[int, ...], np.dtype[np.floating]], shares: tuple[float, ...]) -> Doubles:
    """The futures at the given shares of the ordered sample: an outcome that occurs, not a mean of two.

    Args:
        sample: any order, futures last.
        shares: ascending, 0 .. 1.

    Returns:
        Shape (share, ...): the shares first.
    """
    last = sample.shape[-1] - 1
    ranks = [int(share * last + 0.5) for share in shares]
    # One sort serves all shares; selecting seven ranks takes as long.
    return np.moveaxis(np.sort(sample, axis=-1)[..., ranks], -1, 0).astype(np.float64)


@dataclass(frozen=True, slots=True)
class Figures:
    """A sample in figures, each with its precision: half the width of its 95 % interval from counting futures."""

    median: float
    mean: float
    p10: float
    p90: float
    chance_of_zero: float
    median_precision: float
    mean_precision: float


def figures(sample: Doubles) -> Figures:
    """The figures of a sample, shape (future,). An empty sample gives zeros."""
    if sample.size == 0:
        return Figures(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    # The order-statistic interval that holds the median in 95 of 100 repetitions; one sort serves all shares.
    half = 0.98 / np.sqrt(sample.size)
    below, above = max(0.5 - half, 0.0), min(0.5 + half, 1.0)
    p10, low, median, high, p90 = quantiles(sample, (0.10, below, 0.50, above, 0.90))
    return Figures(
        median=float(median),
        mean=float(sample.mean()),
        p10=float(p10),
        p90=float(p90),
        chance_of_zero=float(np.mean(sample < ZERO_USD)),
        median_precision=float(high - low) / 2.0,
        mean_precision=float(1.96 * sample.std() / np.sqrt(sample.size)),
    )


def months(weekly: Doubles) -> Doubles:
    """Months of a plan: four weeks each, scaled to a month of 30.4375 days. Shape (month, future) from (week, future).

    Weeks left over at the end belong to no month; a plan shorter than four weeks counts as part of one.
    """
    weeks = weekly.shape[0]
    if weeks < _WEEKS_A_MONTH_SHOWN:
        return weekly.sum(axis=0, keepdims=True) * (WEEKS_A_MONTH / weeks)
    whole = weeks // _WEEKS_A_MONTH_SHOWN
    four = weekly[: whole * _WEEKS_A_MONTH_SHOWN].reshape(whole, _WEEKS_A_MONTH_SHOWN, -1)
    return four.sum(axis=1) * (WEEKS_A_MONTH / _WEEKS_A_MONTH_SHOWN)


@dataclass(frozen=True, slots=True, eq=False)
class Projection:
    """A case played: read-only arrays of dollars, and figures made from them on demand."""

    case: Case
    seed: int
    weekly: Floats
    """Earned in each week by source, before fees, costs and tax: (source, week, future), sources as :data:`SOURCES`."""
    left: Floats
    """Taken home since the start by the end of each week: (week, future)."""
    _bands: dict[str, Doubles] = field(default_factory=dict, repr=False)
    _totals: Floats | None = field(default=None, repr=False)
    """Earned in the whole plan, (source, future), where weeks are left out."""
    _mean: Doubles | None = field(default=None, repr=False)
    first: int = 0
    """How many futures of the plan come before these."""

    @classmethod
    def empty(cls, case: Case, futures: int, seed: int, first: int = 0) -> Projection:
        """Arrays to be filled."""
        weeks = case.schedule.weeks
        bands = {"take_home": np.empty((len(BANDS), weeks))}
        return cls(
            case,
            seed,
            np.empty((len(SOURCES), weeks, futures), np.float32),
            np.empty((weeks, futures), np.float32),
            bands,
            first=first,
        )

    def fill_bands(self, weeks: slice) -> None:
        """Draw the bands of what is taken home for some of the weeks."""
        self._bands["take_home"][:, weeks] = quantiles(self.left[weeks], BANDS)

    def freeze(self) -> None:
        """Make the arrays read-only."""
        freeze(self.weekly)
        freeze(self.left)
        freeze(self._bands["take_home"])

    def slim(self) -> Projection:
        """The same without the weeks of each source, a third of the size: all that is shown, but no bands of a source
        or of all of them before fees, costs and tax."""
        totals = freeze(self.weekly.sum(axis=1))
        weeks = freeze(np.empty((*self.weekly.shape[:2], 0), np.float32))
        return replace(self, weekly=weeks, _totals=totals, _mean=freeze(self.mean_by_week()))

    def joined(self, rest: Projection) -> Projection:
        """These futures and those that follow them of the same case and luck, as if played in one go.

        Raises ValueError where they do not follow.
        """
        if rest.first != self.first + self.futures:
            raise ValueError(f"futures from {rest.first} on do not follow {self.futures} from {self.first} on")
        left = np.concatenate((self.left, rest.left), axis=-1)
        totals = None
        if self._totals is not None and rest._totals is not None:
            totals = freeze(np.concatenate((self._totals, rest._totals), axis=-1))
        counts = np.array((self.futures, rest.futures))
        mean: Doubles = np.average((self.mean_by_week(), rest.mean_by_week()), axis=0, weights=counts)
        made = replace(
            self,
            weekly=np.concatenate((self.weekly, rest.weekly), axis=-1),
            left=left,
            _bands={"take_home": np.empty((len(BANDS), self.weeks))},
            _totals=totals,
            _mean=freeze(mean),
        )
        made.fill_bands(slice(None))
        made.freeze()
        return made

    @property
    def futures(self) -> int:
        """How many futures were played."""
        return self.left.shape[1]

    @property
    def weeks(self) -> int:
        """Weeks of the plan."""
        return self.left.shape[0]

    def source(self, name: str) -> Doubles:
        """Earned from one source in the whole plan. Shape (future,)."""
        if self._totals is not None:
            return self._totals[SOURCES.index(name)].astype(np.float64)
        total: Doubles = self.weekly[SOURCES.index(name)].sum(axis=0, dtype=np.float64)
        return total

    @property
    def earned(self) -> Doubles:
        """Earned in the whole plan, all sources. Shape (future,)."""
        if self._totals is not None:
            return self._totals.sum(axis=0, dtype=np.float64)
        total: Doubles = self.weekly.sum(axis=(0, 1), dtype=np.float64)
        return total

    @property
    def take_home(self) -> Doubles:
        """Left of it after fees, costs and tax. Shape (future,)."""
        return self.left[-1].astype(np.float64)

    @property
    def take_home_weekly(self) -> Doubles:
        """Left in each week; the tax is that of the sum so far. Shape (week, future)."""
        return np.diff(self.left.astype(np.float64), axis=0, prepend=0.0)

    @property
    def hours(self) -> float:
        """Hours of the plan, preparation included."""
        case, strategy = self.case, self.case.strategy
        schedule = case.schedule
        return schedule.hours + schedule.live_count * strategy.number("preparation_hours") + case.extra_hours

    @property
    def per_hour(self) -> Doubles:
        """Left of an hour, 0 in a plan without hours. Shape (future,)."""
        return self.take_home / self.hours if self.hours > 0 else np.zeros(self.futures)

    def bands(self, name: str = "take_home") -> Doubles:
        """Cumulative bands by week at :data:`BANDS`: of ``take_home``, ``earned`` or a source. Shape (band, week)."""
        if name not in self._bands:
            self._bands[name] = freeze(quantiles(self._cumulative(name), BANDS))
        return self._bands[name]

    def _cumulative(self, name: str) -> Floats:
        weekly = self.weekly.sum(axis=0) if name == "earned" else self.weekly[SOURCES.index(name)]
        return np.cumsum(weekly, axis=0)

    def mean_by_week(self) -> Doubles:
        """Mean earned by source in each week: averages add up over sources, typical values do not. (source, week)"""
        if self._mean is not None:
            return self._mean
        mean: Doubles = self.weekly.mean(axis=2, dtype=np.float64)
        return mean

    def sample(self, period: str) -> Doubles:
        """Taken home in each ``plan``, shape (future,), or ``month``, months of all futures pooled, (month x future,).

        Raises ValueError for a LIVE, which needs the single LIVEs: :func:`tikearn_gui.core.details.taken_home_by_live`.
        """
        if period == "plan":
            return self.take_home
        if period != "month":
            raise ValueError(f"there is no sample of {period!r} here, only of the plan and of a month")
        return months(self.take_home_weekly).ravel()

    def chance(self, usd: float, period: str = "plan") -> float:
        """Share of futures (or months of futures) that reach an amount."""
        return float(np.mean(self.sample(period) >= usd))
