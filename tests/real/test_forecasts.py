"""Forecasts of real events, read as plain tables: they hold 8 out of 10 and beat what is simple."""

from __future__ import annotations

from functools import cache

import pytest

from tests.real.records import FOLDER, STREAMS
from tikearn_gui.history import readers
from tikearn_gui.history.backtest import BASELINES, MODEL, Grades, backtest
from tikearn_gui.history.live import LiveLog


@cache
def graded(name: str) -> Grades:
    path = FOLDER / "streams" / f"{name}.csv"
    if not path.is_file():
        pytest.skip(f"{path.name} does not stand beside the project")
    reading = readers.read(path)
    assert not reading.refused
    assert not reading.unmatched
    return backtest(LiveLog(reading.lives))


@pytest.mark.parametrize("name", STREAMS)
def test_the_range_holds_its_share_of_each_event(name: str) -> None:
    coverage = graded(name).coverage
    assert coverage is not None
    assert 0.65 <= coverage <= 0.92


def test_the_range_holds_eight_of_ten_over_all_events() -> None:
    every = [graded(name) for name in STREAMS]
    assert 0.76 <= sum(one.held for one in every) / sum(one.of for one in every) <= 0.84


def test_the_model_beats_the_best_baseline() -> None:
    every = [graded(name) for name in STREAMS]
    count = sum(one.of for one in every)
    scores = {name: sum(one.crps[name] * one.of for one in every) / count for name in (MODEL, *BASELINES)}
    assert scores[MODEL] <= 0.85 * min(scores[name] for name in BASELINES)
