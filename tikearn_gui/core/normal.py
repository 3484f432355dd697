"""The normal distribution on arrays, without scipy."""

from __future__ import annotations

import math
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from tikearn_gui.core.arrays import Doubles

__all__ = ["TEN_PERCENT", "cdf", "midpoint_quantiles", "quantile"]

TEN_PERCENT: Final = 1.2815515655446004
"""Distance of the 10 % and 90 % points from the middle, in standard deviations."""

# Wichura (1988), Algorithm AS 241, PPND16: rational approximations of the inverse normal distribution function, good to
# 16 digits. Highest power first: numerator and denominator for the middle, for the tails and for the far tails.
_MIDDLE: Final = (
    (
        2.5090809287301226727e3,
        3.3430575583588128105e4,
        6.7265770927008700853e4,
        4.5921953931549871457e4,
        1.3731693765509461125e4,
        1.9715909503065514427e3,
        1.3314166789178437745e2,
        3.3871328727963666080e0,
    ),
    (
        5.2264952788528545610e3,
        2.8729085735721942674e4,
        3.9307895800092710610e4,
        2.1213794301586595867e4,
        5.3941960214247511077e3,
        6.8718700749205790830e2,
        4.2313330701600911252e1,
        1.0,
    ),
)
_TAIL: Final = (
    (
        7.74545014278341407640e-4,
        2.27238449892691845833e-2,
        2.41780725177450611770e-1,
        1.27045825245236838258e0,
        3.64784832476320460504e0,
        5.76949722146069140550e0,
        4.63033784615654529590e0,
        1.42343711074968357734e0,
    ),
    (
        1.05075007164441684324e-9,
        5.47593808499534494600e-4,
        1.51986665636164571966e-2,
        1.48103976427480074590e-1,
        6.89767334985100004550e-1,
        1.67638483018380384940e0,
        2.05319162663775882187e0,
        1.0,
    ),
)
_FAR_TAIL: Final = (
    (
        2.01033439929228813265e-7,
        2.71155556874348757815e-5,
        1.24266094738807843860e-3,
        2.65321895265761230930e-2,
        2.96560571828504891230e-1,
        1.78482653991729133580e0,
        5.46378491116411436990e0,
        6.65790464350110377720e0,
    ),
    (
        2.04426310338993978564e-15,
        1.42151175831644588870e-7,
        1.84631831751005468180e-5,
        7.86869131145613259100e-4,
        1.48753612908506148525e-2,
        1.36929880922735805310e-1,
        5.99832206555887937690e-1,
        1.0,
    ),
)


def _ratio(coefficients: tuple[tuple[float, ...], tuple[float, ...]], x: Doubles) -> Doubles:
    above, below = coefficients
    return np.polyval(above, x) / np.polyval(below, x)


def quantile(probability: ArrayLike) -> Doubles:
    """Inverse of the standard normal distribution function, for probabilities strictly between 0 and 1.

    Source: Wichura (1988), Applied Statistics 37, 477-484, Algorithm AS 241.
    """
    p = np.asarray(probability, dtype=np.float64)
    q = p - 0.5
    result = q * _ratio(_MIDDLE, 0.180625 - q * q)
    outside = np.abs(q) > 0.425
    tail = np.where(q < 0, p, 1.0 - p)[outside]
    r = np.sqrt(-np.log(tail))
    far = np.where(r <= 5.0, _ratio(_TAIL, r - 1.6), _ratio(_FAR_TAIL, r - 5.0))
    result[outside] = np.copysign(far, q[outside])
    return result


@cache
def midpoint_quantiles(count: int) -> Doubles:
    """Normal quantiles of (j + 1/2) / count for j = 0 .. count - 1, ascending, symmetric about 0. Shape (count,)."""
    half = quantile((np.arange((count + 1) // 2) + 0.5) / count)
    whole = np.concatenate((half, -half[: count // 2][::-1]))
    whole.setflags(write=False)
    return whole


@cache
def _cdf_table() -> tuple[Doubles, Doubles]:
    grid = np.linspace(-9.0, 9.0, 18_001)
    return grid, np.array([0.5 * math.erfc(-x / math.sqrt(2.0)) for x in grid])


def cdf(x: ArrayLike) -> Doubles:
    """Standard normal distribution function, to about 1e-7 (linear between points 0.001 apart)."""
    grid, table = _cdf_table()
    return np.interp(np.asarray(x, np.float64), grid, table)
