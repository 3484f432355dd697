"""What the next LIVE may bring, judged by the LIVEs before it alone.

Log of (1 + income) is taken as a level that drifts from LIVE to LIVE, plus an effect of the hour of the day that is
learnt, plus the length of the LIVE to the power that the levers have, plus noise with heavy tails (Student's t): a
Gaussian process. How fast the level drifts and how much the hours differ is not chosen but averaged over a grid, by how
likely each choice makes the past (Rasmussen and Williams, Gaussian Processes for Machine Learning, 2006, 2.2 and 5.4).
A LIVE that fell far from all others, as when counting was down, has less weight.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Final

import numpy as np

from tikearn_gui.core.arrays import Doubles
from tikearn_gui.core.levers import LEVERS

__all__ = ["LEAST_PAST", "SAMPLES", "Past", "forecast_log"]

LEAST_PAST: Final = 3
"""LIVEs with known income that a forecast needs."""
SAMPLES: Final = 400
_WINDOW: Final = 120
"""LIVEs that are looked back on."""
_KEPT: Final = (0.3, 0.6, 0.85, 0.97)
"""How much of the level's departure from its mean is kept from LIVE to LIVE."""
_LEVELS: Final = (0.3, 1.0, 4.0)
"""Variance of the level against that of the noise."""
_HOURS: Final = (0.0, 0.5, 2.0)
"""Variance of the effect of the hour against that of the noise."""
_GRID: Final = tuple(itertools.product(_KEPT, _LEVELS, _HOURS))
_MEAN: Final = 25.0
"""Variance of the mean against that of the noise: hardly anything is known of it beforehand."""
_FREEDOM: Final = 5.0
_NOISE: Final = (2.0, 0.5)
"""What is believed of the noise beforehand: as if twice so many LIVEs had shown this log-sd."""
_LEAST_WEIGHT, _MOST_WEIGHT = 5e-4, 1.2
_ROUNDS: Final = 3
_LENGTH: Final = LEVERS["length_elasticity"].default.number


@dataclass(frozen=True, slots=True, eq=False)
class Past:
    """LIVEs whose income is known, by their start: hours since some day, minutes and log(1 + income), all (live,)."""

    hours: Doubles
    minutes: Doubles
    log_income: Doubles

    @classmethod
    def of(cls, starts: Sequence[datetime], minutes: Sequence[float | None], incomes: Sequence[float]) -> Past:
        """From records. A length that is not known is taken as the middle one."""
        known = [one for one in minutes if one is not None]
        usual = float(np.median(known)) if known else 60.0
        zero = datetime(2000, 1, 1)
        hours = np.array([(start - zero).total_seconds() / 3600.0 for start in starts])
        lasted = np.array([usual if one is None else one for one in minutes], np.float64)
        return cls(hours, lasted, np.log1p(np.array(incomes, np.float64)))

    def before(self, index: int) -> Past:
        """The LIVEs before one of them, at most the last hundred and twenty."""
        part = slice(max(0, index - _WINDOW), index)
        return Past(self.hours[part], self.minutes[part], self.log_income[part])


@cache
def t_quantiles(count: int) -> Doubles:
    """Quantiles of Student's t at the middles of ``count`` equal parts, by summing its density. Shape (count,)."""
    x = np.sinh(np.linspace(-7.5, 7.5, 60_001))
    density = (1.0 + x * x / _FREEDOM) ** (-(_FREEDOM + 1.0) / 2.0)
    steps = 0.5 * (density[1:] + density[:-1]) * np.diff(x)
    below = np.concatenate([[0.0], np.cumsum(steps)])
    quantiles: Doubles = np.interp((np.arange(count) + 0.5) / count, below / below[-1], x)
    quantiles.flags.writeable = False
    return quantiles


def forecast_log(past: Past, start_hours: float, minutes: float) -> Doubles:
    """Samples of log(1 + income) of a LIVE that starts at ``start_hours`` and lasts ``minutes``, in ascending order.

    Nothing but ``past`` is known of it. Shape (about :data:`SAMPLES`,). Raises ValueError for too short a past.
    """
    if past.hours.size < LEAST_PAST:
        raise ValueError(f"a forecast needs {LEAST_PAST} LIVEs before it, not {past.hours.size}")
    length = _LENGTH * np.log(past.minutes)
    usual = float(np.median(length))
    target = past.log_income - (length - usual)
    centre = float(np.median(target))
    between, towards, own = _kernels(past.hours, start_hours)
    means, scales, weights = _posterior(target - centre, between, towards, own)
    shift = centre + _LENGTH * float(np.log(minutes)) - usual
    samples: Doubles = np.concatenate(
        [
            mean + scale * t_quantiles(count)
            for mean, scale, count in zip(means, scales, np.rint(weights * SAMPLES).astype(int), strict=True)
            if count
        ]
    )
    return np.maximum(np.sort(samples) + shift, 0.0)


def _kernels(hours: Doubles, start: float) -> tuple[Doubles, Doubles, Doubles]:
    """Covariances against the variance of the noise: among the past, to the LIVE asked for, and its own. Shapes (grid,
    live, live), (grid, live), (grid,)."""
    count = hours.size
    all_hours = np.append(hours, start)
    apart = np.abs(np.subtract.outer(np.arange(count + 1), np.arange(count + 1)))
    clock = np.exp(-2.0 * np.sin(np.pi * np.subtract.outer(all_hours, all_hours) / 24.0) ** 2)
    kept, level, hour = (np.array(part)[:, None, None] for part in zip(*_GRID, strict=True))
    whole = level * kept**apart + hour * clock + _MEAN
    return whole[:, :count, :count], whole[:, count, :count], whole[:, count, count]


def _posterior(target: Doubles, between: Doubles, towards: Doubles, own: Doubles) -> tuple[Doubles, Doubles, Doubles]:
    """Mean and scale of the forecast for each choice of the grid, and how much each choice is believed. All (grid,)."""
    spread = max(float(np.median(np.abs(target))) * 1.4826, 0.2)
    trust = np.broadcast_to(_trust((target / spread) ** 2), between.shape[:2])
    shape = _NOISE[0] + target.size / 2.0
    for _ in range(_ROUNDS):
        inverse, pull, rate = _solved(target, between, trust)
        own_part = np.einsum("gii->gi", inverse)
        trust = _trust(pull**2 / own_part / (rate / shape)[:, None])
    inverse, pull, rate = _solved(target, between, trust)
    noise = rate / shape
    mean: Doubles = np.einsum("gi,gi->g", towards, pull)
    doubt = np.maximum(own - np.einsum("gi,gij,gj->g", towards, inverse, towards), 0.0)
    likely = 0.5 * np.linalg.slogdet(inverse)[1] - shape * np.log(rate)
    belief = np.exp(likely - likely.max())
    scale: Doubles = np.sqrt((1.0 + doubt) * noise)
    share: Doubles = belief / belief.sum()
    return mean, scale, share


def _trust(squared: Doubles) -> Doubles:
    """Weight of a LIVE by its squared distance from what the others say, in units of the noise."""
    weight: Doubles = np.clip((_FREEDOM + 1.0) / (_FREEDOM + squared), _LEAST_WEIGHT, _MOST_WEIGHT)
    return weight


def _solved(target: Doubles, between: Doubles, trust: Doubles) -> tuple[Doubles, Doubles, Doubles]:
    """Inverse of the covariance, its product with the target, and the rate of the noise's posterior."""
    covariance = between.copy()
    np.einsum("gii->gi", covariance)[...] += 1.0 / trust
    inverse: Doubles = np.asarray(np.linalg.inv(covariance), np.float64)
    pull = inverse @ target
    rate = _NOISE[0] * _NOISE[1] ** 2 + (pull @ target) / 2.0
    return inverse, pull, rate
