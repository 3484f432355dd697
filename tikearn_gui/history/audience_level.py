"""The level of views, how it drifts from week to week, and how LIVEs spread around it, learnt from a log.

Log views are a random walk by weeks plus the LIVE's own luck, as the model plays them. Drift and spread are averaged
over a grid by how likely they make the log; LIVEs far out (a breakout, a failure) have less weight.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from tikearn_gui.core.arrays import Doubles

__all__ = ["AudienceLevel", "audience_level"]

_DRIFTS: Final = np.exp(np.linspace(np.log(0.02), np.log(0.5), 17))
_SPREADS: Final = np.exp(np.linspace(np.log(0.06), np.log(0.9), 21))
_PRIOR_WIDTHS: Final = (0.4, 0.35)
"""Log-sd of what is believed of drift and spread beforehand."""
_UNUSUAL: Final = 0.04
_UNUSUAL_SIZE: Final = 0.8
"""Share of LIVEs that break out or fail, and how far off they are as a log, as the model plays them."""
_OF_WEIGHTS: Final = 1.12
"""Which LIVEs are unusual is itself in doubt; without this, ranges of the level hold 7 of 10 played logs."""
_ROUNDS: Final = 3
_LONGEST: Final = 150
"""LIVEs that are looked back on."""


@dataclass(frozen=True, slots=True)
class AudienceLevel:
    """Each of (10 % point, middle, 90 % point): log of the level now, drift and spread."""

    level: tuple[float, float, float]
    drift: tuple[float, float, float]
    spread: tuple[float, float, float]


def audience_level(
    weeks: Doubles, log_views: Doubles, prior: tuple[float, float], usual: tuple[float, float]
) -> AudienceLevel:
    """What a log says.

    Args:
        weeks: of each LIVE since the first, in ascending order, (live,).
        log_views: with length and hour taken out, (live,).
        prior: mean and spread of the log level beforehand.
        usual: drift a week and spread that are believed beforehand.
    """
    weeks, log_views = weeks[-_LONGEST:], log_views[-_LONGEST:]
    week = np.floor(weeks - weeks[0] + 1e-9)
    target = log_views - prior[0]
    shared = week[-1] - np.maximum.outer(week, week)  # the walk is counted back from the level now
    drift, spread = (part.ravel() for part in np.meshgrid(_DRIFTS, _SPREADS, indexing="ij"))
    wide = max(prior[1], abs(float(np.median(target))) / 2.0)
    walk = drift[:, None, None] ** 2 * shared + wide**2
    trust = _first_trust(target, float(usual[1]))
    for _ in range(_ROUNDS):
        inverse, pull = _solved(walk, spread, trust, target)
        belief = _belief(inverse, pull @ target, trust, drift, spread, usual)
        fit = target - (spread[:, None] ** 2 / trust) * pull
        trust = _trust(belief @ (target - fit), float(belief @ spread))
    inverse, pull = _solved(walk, spread, trust, target)
    belief = _belief(inverse, pull @ target, trust, drift, spread, usual)
    mean = pull.sum(axis=1) * wide**2
    doubt = _OF_WEIGHTS * np.sqrt(np.maximum(wide**2 - wide**4 * inverse.sum(axis=(1, 2)), 1e-8) / trust.mean())
    grid = np.linspace(float((mean - 4 * doubt).min()), float((mean + 4 * doubt).max()), 2_001)
    density = (belief / doubt) @ np.exp(-0.5 * ((grid - mean[:, None]) / doubt[:, None]) ** 2)
    low, middle, high = (value + prior[0] for value in _points(grid, density))
    return AudienceLevel((low, middle, high), _marginal(_DRIFTS, drift, belief), _marginal(_SPREADS, spread, belief))


def _solved(walk: Doubles, spread: Doubles, trust: Doubles, target: Doubles) -> tuple[Doubles, Doubles]:
    """Inverse of the covariance for each choice of the grid, (grid, live, live), and its product with the target."""
    covariance = walk + (spread[:, None, None] ** 2) * np.eye(target.size) / trust
    inverse: Doubles = np.asarray(np.linalg.inv(covariance), np.float64)
    return inverse, inverse @ target


def _first_trust(target: Doubles, spread: float) -> Doubles:
    """Weights by the distance from the LIVEs around: the level may move, so not from all of them."""
    near = np.array([np.median(target[max(0, at - 4) : at + 5]) for at in range(target.size)])
    return _trust(target - near, max(spread, 0.1))


def _trust(away: Doubles, spread: float) -> Doubles:
    """The chance that a LIVE so far from the level is a usual one and neither breakout nor failure, at least 0.05."""
    usual = (1.0 - _UNUSUAL) / spread * np.exp(-0.5 * (away / spread) ** 2)
    unusual = _UNUSUAL / _UNUSUAL_SIZE * np.exp(-0.5 * (away / _UNUSUAL_SIZE) ** 2)
    trust: Doubles = np.maximum(usual / (usual + unusual), 0.05)
    return trust


def _belief(
    inverse: Doubles, squares: Doubles, trust: Doubles, drift: Doubles, spread: Doubles, usual: tuple[float, float]
) -> Doubles:
    # The weights come from the same LIVEs, so those with less weight also say less about drift and spread.
    likely = (0.5 * np.linalg.slogdet(inverse)[1] - 0.5 * squares) * float(trust.mean())
    for value, believed, width in zip((drift, spread), usual, _PRIOR_WIDTHS, strict=True):
        likely = likely - 0.5 * (np.log(value / max(believed, 0.02)) / width) ** 2
    belief: Doubles = np.exp(likely - likely.max())
    return belief / belief.sum()


def _marginal(points: Doubles, values: Doubles, belief: Doubles) -> tuple[float, float, float]:
    """The points of one parameter, between those of its grid on the log scale."""
    each = np.array([belief[values == point].sum() for point in points])
    fine = np.linspace(np.log(points[0]), np.log(points[-1]), 801)
    low, middle, high = _points(fine, np.interp(fine, np.log(points), each))
    return float(np.exp(low)), float(np.exp(middle)), float(np.exp(high))


def _points(grid: Doubles, density: Doubles) -> tuple[float, float, float]:
    below = np.cumsum(density) / density.sum()
    low, middle, high = np.interp((0.1, 0.5, 0.9), below, grid)
    return float(low), float(middle), float(high)
