"""Arithmetic that every LIVE obeys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tikearn_gui.core.identities import (
    average_concurrent,
    coins_per_hour,
    gifters_per_viewer_hour,
    per_100,
    per_viewer_hour,
    viewer_hours,
)

if TYPE_CHECKING:
    from collections.abc import Callable

views = st.floats(1, 1e7)
watch = st.floats(0.05, 120)
minutes = st.floats(5, 720)
conversion = st.floats(0, 100)


@given(views, watch, minutes)
def test_viewers_at_a_time_for_the_whole_live_are_its_viewer_hours(views: float, watch: float, minutes: float) -> None:
    at_a_time = average_concurrent(views, watch, minutes)
    assert at_a_time * minutes / 60 == pytest.approx(viewer_hours(views, watch))


@given(conversion, watch)
def test_gifters_per_viewer_hour_are_six_tenths_of_the_per_100_figure_over_the_watch_time(
    conversion: float, watch: float
) -> None:
    assert gifters_per_viewer_hour(conversion, watch) == pytest.approx(conversion * 0.6 / watch)


@given(views, watch, minutes, conversion, st.floats(1, 20_000))
def test_coins_per_hour_agree_with_viewers_at_a_time(
    views: float, watch: float, minutes: float, conversion: float, coins: float
) -> None:
    by_viewers = average_concurrent(views, watch, minutes) * gifters_per_viewer_hour(conversion, watch) * coins
    assert coins_per_hour(views, conversion, coins, minutes) == pytest.approx(by_viewers)


@given(st.floats(0, 1e6), views)
def test_per_100_undoes_itself(count: float, views: float) -> None:
    assert per_100(count, views) * views / 100 == pytest.approx(count)


def test_a_live_that_nobody_watched() -> None:
    assert average_concurrent(0, 1.2, 60) == 0
    assert coins_per_hour(0, 0.9, 60, 60) == 0


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda: average_concurrent(100, 1.2, 0), "minutes"),
        (lambda: average_concurrent(100, 1.2, float("nan")), "minutes"),
        (lambda: coins_per_hour(100, 0.9, 60, -1), "minutes"),
        (lambda: per_100(3, 0), "views"),
        (lambda: per_viewer_hour(3, 0), "viewer-hours"),
        (lambda: gifters_per_viewer_hour(0.9, 0), "viewer-hours"),
    ],
)
def test_nothing_is_divided_by_nothing(call: Callable[[], float], name: str) -> None:
    with pytest.raises(ValueError, match=f"^{name} must be above 0"):
        call()
