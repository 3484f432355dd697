"""The normal distribution against the standard library's."""

from __future__ import annotations

import math
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tikearn_gui.core.normal import TEN_PERCENT, cdf, midpoint_quantiles, quantile

STANDARD = NormalDist()


@given(st.floats(1e-12, 1.0 - 1e-12))
def test_quantiles_are_those_of_the_standard_library(probability: float) -> None:
    assert quantile(np.array([probability]))[0] == pytest.approx(STANDARD.inv_cdf(probability), rel=1e-13, abs=1e-15)


@pytest.mark.parametrize("probability", [1e-300, 1e-100, 1e-20, 1e-9, 0.0749, 0.0751, 0.5, 0.9249, 0.9251, 1 - 1e-15])
def test_quantiles_hold_far_out_and_where_formulas_meet(probability: float) -> None:
    assert quantile(np.array([probability]))[0] == pytest.approx(STANDARD.inv_cdf(probability), rel=1e-12, abs=1e-15)


def test_quantiles_rise_and_keep_their_shape() -> None:
    probabilities = np.linspace(1e-9, 1 - 1e-9, 30_000).reshape(3, 100, 100)
    drawn = quantile(probabilities)
    assert drawn.shape == probabilities.shape
    assert (np.diff(drawn.ravel()) > 0).all()


@given(st.floats(-40.0, 40.0))
def test_the_distribution_function_is_that_of_erf(x: float) -> None:
    assert float(cdf(x)) == pytest.approx(0.5 * math.erfc(-x / math.sqrt(2.0)), abs=1e-7)


def test_both_are_inverses() -> None:
    x = np.linspace(-5.0, 5.0, 1_001)
    np.testing.assert_allclose(quantile(cdf(x)), x, atol=3e-3)
    np.testing.assert_allclose(cdf(quantile(np.linspace(0.001, 0.999, 999))), np.linspace(0.001, 0.999, 999), atol=1e-7)


@pytest.mark.parametrize("count", [1, 2, 3, 16, 511, 512, 4096])
def test_middles_are_symmetric_rising_and_of_mean_zero(count: int) -> None:
    middles = midpoint_quantiles(count)
    expected = [STANDARD.inv_cdf((j + 0.5) / count) for j in range(count)]
    np.testing.assert_allclose(middles, expected, rtol=1e-12, atol=1e-12)
    np.testing.assert_array_equal(middles, -middles[::-1])
    assert (np.diff(middles) > 0).all()
    assert not middles.flags.writeable


def test_one_in_ten_lies_beyond_ten_percent() -> None:
    assert STANDARD.cdf(-TEN_PERCENT) == pytest.approx(0.1, rel=1e-14)
