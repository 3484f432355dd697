"""The three creators one can start from."""

from __future__ import annotations

import math

import pytest

from tikearn_gui.core.lever import Setting
from tikearn_gui.core.levers import LEVERS
from tikearn_gui.core.starting_points import STARTING_POINTS, StartingPoint
from tikearn_gui.core.strategy import ANCHOR_LEVERS, Anchors, Strategy

NEWCOMER, REGULAR, ESTABLISHED = STARTING_POINTS.values()


def test_there_are_three_with_their_goals() -> None:
    assert {name: point.goal_usd for name, point in STARTING_POINTS.items()} == {
        "newcomer": 25,
        "regular": 300,
        "established": 3_000,
    }
    assert all(point.id == name for name, point in STARTING_POINTS.items())
    assert REGULAR.text_id == "starting_point.regular"


def test_the_newcomer_is_the_defaults() -> None:
    assert NEWCOMER.strategy == Strategy.of({})
    assert dict(NEWCOMER.strategy.items()) == {key: lever.default for key, lever in LEVERS.items()}


@pytest.mark.parametrize("point", STARTING_POINTS.values(), ids=STARTING_POINTS)
def test_what_is_usual_is_what_is_planned(point: StartingPoint) -> None:
    assert point.anchors == Anchors.of(point.strategy)
    assert point.anchors.as_dict() == {name: point.strategy.number(key) for name, key in ANCHOR_LEVERS.items()}


@pytest.mark.parametrize(
    ("key", "newcomer", "regular", "established"),
    [
        ("streams_per_week", (3,), (3,), (4,)),
        ("minutes_per_stream", (60,), (90,), (120,)),
        ("views_per_stream", (100, 55.6, 180), (1_000, 667, 1_500), (8_000, 5_926, 10_800)),
        ("followers", (1_000,), (8_000,), (120_000,)),
        ("watch_minutes", (1.2,), (1.4,), (1.8,)),
        ("gifters_per_100_views", (0.9, 0.409, 1.98), (0.55, 0.306, 0.99), (0.3, 0.187, 0.48)),
        ("coins_per_gifter", (60, 30, 120), (85, 47.2, 153), (115, 71.9, 184)),
        ("deals_per_month", (0.02,), (0.1, 0.04, 0.25), (0.6, 0.3, 1.2)),
        ("typical_fee", (40,), (90, 50, 162), (450, 250, 810)),
        ("manager_commission", (0,), (0,), (0.15,)),
        ("clicks_per_100_views", (0,), (0.7, 0.28, 1.75), (0.7, 0.35, 1.4)),
        ("orders_per_100_clicks", (2, 0.8, 5), (2, 0.8, 5), (2, 1, 4)),
        ("us_active_fans", (0,), (10,), (100,)),
        ("preparation_hours", (0.5,), (0.75,), (1.5,)),
    ],
)
def test_what_tells_them_apart(
    key: str, newcomer: tuple[float, ...], regular: tuple[float, ...], established: tuple[float, ...]
) -> None:
    for point, expected in ((NEWCOMER, newcomer), (REGULAR, regular), (ESTABLISHED, established)):
        assert point.strategy[key] == Setting(*expected)


def test_all_else_is_the_same() -> None:
    assert len(REGULAR.strategy.changed_from(NEWCOMER.strategy)) == 11
    assert len(ESTABLISHED.strategy.changed_from(NEWCOMER.strategy)) == 14


@pytest.mark.parametrize("point", STARTING_POINTS.values(), ids=STARTING_POINTS)
def test_ranges_of_ratios_lie_evenly_about_the_value(point: StartingPoint) -> None:
    """The median of a draw is the value, so a lopsided range would be a slip of the pen."""
    for key, setting in point.strategy.items():
        if setting.low and setting.high and LEVERS[key].scale == "log":
            assert setting.number / setting.low == pytest.approx(setting.high / setting.number, rel=0.01)


def _slope(small: StartingPoint, large: StartingPoint, key: str) -> float:
    rise = math.log(large.strategy.number(key) / small.strategy.number(key))
    return rise / math.log(large.strategy.number("views_per_stream") / small.strategy.number("views_per_stream"))


def test_conversion_falls_with_the_size_of_the_room() -> None:
    """Across creators, Super Chats fall as size to the power of -0.28 (VTuber 1B); within one room nothing falls."""
    assert _slope(NEWCOMER, REGULAR, "gifters_per_100_views") == pytest.approx(-0.21, abs=0.005)
    assert _slope(REGULAR, ESTABLISHED, "gifters_per_100_views") == pytest.approx(-0.29, abs=0.005)


def test_coins_per_gifter_grow_with_the_size_of_the_room() -> None:
    assert _slope(NEWCOMER, REGULAR, "coins_per_gifter") == pytest.approx(0.14, abs=0.015)
    assert _slope(REGULAR, ESTABLISHED, "coins_per_gifter") == pytest.approx(0.14, abs=0.015)
