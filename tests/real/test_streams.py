"""Fact 17: money swings far more than the audience, in real streams and in simulated ones."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from tests.core.played import cv, each_live, one_creator, usual_case
from tests.real.records import STREAMS, stream
from tikearn_gui.core.doubt import Case
from tikearn_gui.core.starting_points import STARTING_POINTS


@cache
def ratio_of_stream(name: str) -> float:
    """CV of the money of a block over the CV of its viewers, in a real stream."""
    real = stream(name)
    return float(cv(real.usd) / cv(real.viewers))


@pytest.mark.parametrize("name", STREAMS)
def test_fact_17_real_money_swings_more_than_the_audience(name: str) -> None:
    """By the hour 12 events had a ratio of 3.2 to 10; blocks of three hours stay within it, or 10 % from it."""
    assert 2.9 <= ratio_of_stream(name) <= 11
    assert 0.1 <= cv(stream(name).viewers) <= 0.3


def test_fact_17_a_typical_real_stream() -> None:
    """By the hour the median was 7; in blocks of three hours, where the luck of donations partly evens out, 4 to 8."""
    assert 4 <= np.median([ratio_of_stream(name) for name in STREAMS]) <= 8


def ratio_of_case(case: Case) -> float:
    """The same ratio over the LIVEs of a simulated creator, the median over futures with any gift."""
    lives = each_live(case)
    given = lives.coins.sum(axis=0) > 0
    return float(np.median(cv(lives.coins[:, given]) / cv(lives.views[:, given])))


@pytest.mark.parametrize("name", STARTING_POINTS)
def test_fact_17_simulated_money_swings_more_than_the_audience(name: str) -> None:
    """Simulated the ratio is at least 3, and no wilder than twice the most of a real stream."""
    case = usual_case(STARTING_POINTS[name].strategy.certain(), 12)
    assert 3 <= ratio_of_case(case) <= 20


def test_fact_17_the_ratio_falls_with_the_size_of_the_room() -> None:
    """From 10 to 100 gift sessions a LIVE the ratio falls and stays at least 3. Real streams had 300 to 900 donations
    in a block, whose spread is milder but which come in waves with the show; the program has no such waves."""
    ratios = [ratio_of_case(one_creator(gifters)) for gifters in (10, 30, 100)]
    assert ratios[0] > ratios[1] > ratios[2] >= 3
