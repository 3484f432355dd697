"""Forecasts graded: each LIVE of the log is forecast from those before it, and compared with what came.

A forecast uses nothing of its LIVE but the planned start and length. Ranges are set right by how those before held:
where they were too narrow or too wide, the next ones are widened or narrowed. Scores are the CRPS of log(1 + income),
counted from samples (Gneiting and Raftery, 2007): the smaller, the better; for a single number it is the distance.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import numpy as np

from tikearn_gui.core.arrays import Doubles
from tikearn_gui.core.luck import Cancelled
from tikearn_gui.core.normal import midpoint_quantiles
from tikearn_gui.history.forecast import Past, forecast_log, t_quantiles
from tikearn_gui.history.live import LiveLog, incomes

__all__ = ["BASELINES", "FIRST", "MODEL", "Forecast", "Grades", "backtest", "counted_crps"]

FIRST: Final = 8
"""Forecasts begin with the ninth LIVE."""
MODEL: Final = "model"
BASELINES: Final = ("last", "mean", "past", "log_normal")
"""What the model is held against: last value, mean, bootstrap of past LIVEs, log-normal fit."""
SHARE: Final = 0.8
"""Of LIVEs that a range shall hold."""
MOST_GRADED: Final = 200
_PRIOR: Final = 10
"""So many LIVEs' worth of trust that ranges are right as they are."""
_FINER: Final = 10
_ENOUGH: Final = 10
_SURPRISING: Final = 0.10


@dataclass(frozen=True, slots=True)
class Forecast:
    """One LIVE forecast from those before it, and what came, in the currency of the grades."""

    index: int
    """Its place in ``log.lives``."""
    start: datetime
    actual: float
    low: float
    median: float
    high: float

    @property
    def inside(self) -> bool:
        """Whether the range held it."""
        return self.low <= self.actual <= self.high


@dataclass(frozen=True, slots=True)
class Grades:
    """How good the forecasts of a log were."""

    forecasts: tuple[Forecast, ...]
    currency: str
    crps: Mapping[str, float]
    """Mean score of the model and of each baseline; empty where there is nothing to grade."""
    widen: float
    """The factor on the width of raw ranges at which they would have held 8 out of 10; the ranges shown have it
    already, as far as it was known at their time. 1 is right."""
    verdict: str
    """``too narrow``, ``too wide`` or ``right``, of the ranges shown; ``too few`` below ten forecasts."""

    @property
    def held(self) -> int:
        """How many LIVEs the ranges held."""
        return sum(1 for one in self.forecasts if one.inside)

    @property
    def of(self) -> int:
        """How many LIVEs were forecast."""
        return len(self.forecasts)

    @property
    def coverage(self) -> float | None:
        """Share of LIVEs that the ranges held."""
        return self.held / self.of if self.forecasts else None

    @property
    def best_baseline(self) -> str | None:
        """The baseline with the smallest score."""
        return min(BASELINES, key=lambda name: self.crps[name]) if self.crps else None

    @property
    def against_best(self) -> float | None:
        """The model's score over that of the best baseline: below 1 it is better."""
        best = self.best_baseline
        return None if best is None or self.crps[best] <= 0 else self.crps[MODEL] / self.crps[best]


def counted_crps(samples: Doubles, actual: float) -> float:
    """CRPS of a forecast given by samples, (sample,): mean |x - y| - mean |x - x'| / 2."""
    ordered = np.sort(samples)
    count = ordered.size
    spread = float(((2.0 * np.arange(1, count + 1) - count - 1.0) * ordered).sum()) / count**2
    return float(np.abs(ordered - actual).mean()) - spread


def backtest(
    log: LiveLog,
    usd_per_diamond: float = 0.005,
    *,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Grades:
    """Forecast the LIVEs of a log one by one, at most the last two hundred, from the ninth with known income on.

    Raises Cancelled when asked to stop.
    """
    counted = [(index, live) for index, live in enumerate(log.lives) if not live.left_out]
    paid, currency = incomes([live for _, live in counted], usd_per_diamond)
    known = [(index, live, income) for (index, live), income in zip(counted, paid, strict=True) if income is not None]
    past = Past.of([live.start for _, live, _ in known], [live.minutes for _, live, _ in known], [i for *_, i in known])
    forecasts: list[Forecast] = []
    scores: dict[str, list[float]] = {name: [] for name in (MODEL, *BASELINES)}
    misses: list[float] = []
    first = max(FIRST, len(known) - MOST_GRADED)
    for at in range(first, len(known)):
        if cancelled is not None and cancelled():
            raise Cancelled
        if progress is not None:
            progress((at - first) / (len(known) - first))
        before, actual = past.before(at), float(past.log_income[at])
        raw = forecast_log(before, float(past.hours[at]), float(past.minutes[at]))
        samples = _widened(raw, _factor(misses))
        misses.append(_miss(raw, actual))
        scores[MODEL].append(counted_crps(samples, actual))
        for name, sample in _baselines(past.log_income[:at]).items():
            scores[name].append(counted_crps(sample, actual))
        low, median, high = np.expm1(np.quantile(samples, (0.1, 0.5, 0.9)))
        index, live, income = known[at]
        forecasts.append(Forecast(index, live.start, income, float(low), float(median), float(high)))
    crps = {name: float(np.mean(each)) for name, each in scores.items() if each}
    return Grades(tuple(forecasts), currency, crps, _factor(misses), _verdict(forecasts))


def _miss(raw: Doubles, actual: float) -> float:
    """How far out of the middle a LIVE came, 1 being the end of the range on its side."""
    low, median, high = np.quantile(raw, (0.1, 0.5, 0.9))
    side = high - median if actual > median else median - low
    return float(abs(actual - median) / max(side, 1e-9))


def _factor(misses: Sequence[float]) -> float:
    """The factor that would have made ranges hold 8 out of 10 so far, drawn to 1 by ten LIVEs' worth of trust.

    The trust stands as misses that a right forecast with heavy tails has.
    """
    count = 2 * _PRIOR * _FINER
    half = t_quantiles(count)[count // 2 :]
    ideal = half / np.interp(0.9, (np.arange(count) + 0.5) / count, t_quantiles(count))
    values = np.concatenate([np.asarray(misses, np.float64), ideal])
    weights = np.concatenate([np.ones(len(misses)), np.full(ideal.size, 1.0 / _FINER)])
    order = np.argsort(values)
    below = np.cumsum(weights[order]) / weights.sum()
    return float(np.interp(SHARE, below, values[order]))


def _widened(samples: Doubles, factor: float) -> Doubles:
    """The samples spread about their median. Log incomes below nothing are nothing."""
    median = np.median(samples)
    return np.maximum(median + factor * (samples - median), 0.0)


def _baselines(before: Doubles) -> dict[str, Doubles]:
    mean, spread = float(before.mean()), float(before.std(ddof=1)) if before.size > 1 else 0.0
    return {
        "last": before[-1:],
        "mean": np.array([mean]),
        "past": before,
        "log_normal": mean + spread * midpoint_quantiles(512),
    }


def _verdict(forecasts: Sequence[Forecast]) -> str:
    """Whether as few or as many were held as would be a surprise (1 in 10) of ranges that hold 8 out of 10."""
    count, held = len(forecasts), sum(1 for one in forecasts if one.inside)
    if count < _ENOUGH:
        return "too few"
    if _chance_at_most(held, count) < _SURPRISING:
        return "too narrow"
    return "too wide" if 1.0 - _chance_at_most(held - 1, count) < _SURPRISING else "right"


def _chance_at_most(held: int, count: int) -> float:
    """The chance that at most so many of ``count`` are held where each is with chance 0.8 (binomial)."""
    chance, total = (1.0 - SHARE) ** count, 0.0
    for number in range(held + 1):
        total += chance
        chance *= (count - number) / (number + 1) * SHARE / (1.0 - SHARE)
    return total
