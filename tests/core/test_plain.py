"""The plain calculator: sliders multiplied out by hand."""

from __future__ import annotations

import pytest

from tikearn_gui.core.lever import LeverValue
from tikearn_gui.core.money import rate_points, scaled_week_usd
from tikearn_gui.core.plain import plain_calculator
from tikearn_gui.core.starting_points import STARTING_POINTS
from tikearn_gui.core.strategy import Strategy

REGULAR = STARTING_POINTS["regular"].strategy
SOURCES = ("gifts", "subscriptions", "partnerships", "merchandise")


def _us(**changes: LeverValue) -> Strategy:
    return REGULAR.with_settings({"region": "us", **changes})


def test_the_regular_by_hand() -> None:
    plain = plain_calculator(REGULAR, 12)
    assert tuple(plain) == SOURCES
    assert plain["gifts"] == pytest.approx(1_000 * 0.0055 * 85 * 0.005 * 36)
    assert plain["subscriptions"] == 0
    assert plain["partnerships"] == pytest.approx(0.1 * 84 / 30.4375 * 90)
    assert plain["merchandise"] == pytest.approx(1_000 * 0.007 * 0.02 * 28 * 0.2 * 36)


def test_subscriptions_by_hand() -> None:
    strategy = REGULAR.with_settings({"subscribers": 10, "subscribers_per_1000_views": 0.5})
    months = 10 * 84 / 30.4375 + 36 * 0.5
    assert plain_calculator(strategy, 12)["subscriptions"] == pytest.approx(months * 5.99 * 0.35)


@pytest.mark.parametrize(
    ("changes", "points"),
    [
        # 38 for the length, 8 for two and more days, 1 for ten fans; three new followers are too few for their 2 points
        ({}, 38 + 8 + 1),
        ({"views_per_stream": 2_000}, 38 + 2 + 8 + 1),
        ({"minutes_per_stream": 5}, 20 + 1),
        ({"minutes_per_stream": 15}, 29 + 1),
        ({"streams_per_week": 1, "us_active_fans": 0}, 38 + 6),
        ({"us_violation_points": 20}, 38 + 8 + 1 - 20),
        ({"us_violation_points": 53}, 0),
    ],
)
def test_the_us_pays_by_points(changes: dict[str, LeverValue], points: float) -> None:
    strategy = _us(**changes)
    lives, views = strategy.number("streams_per_week"), strategy.number("views_per_stream")
    expected = views * 0.0055 * 85 * lives * 0.01 * points / 100
    assert plain_calculator(strategy, 1)["gifts"] == pytest.approx(expected)
    assert plain_calculator(strategy, 12)["gifts"] == pytest.approx(12 * expected)


def test_the_league_pays_at_most_a_thousand_a_week() -> None:
    strategy = _us(us_league_points=3, views_per_stream=10_000_000)
    diamonds = 10_000_000 * 0.0055 * 85 * 3
    points = rate_points(38 + 2, 8 + 1, 3)
    assert plain_calculator(strategy, 2)["gifts"] == pytest.approx(2 * scaled_week_usd(diamonds, points, 3))


def test_what_a_plain_calculator_leaves_out() -> None:
    changes: dict[str, LeverValue] = {
        "likes_per_view": 50, "minutes_per_stream": 300, "start_hour": 4, "returns": 0.5, "manager_commission": 0.3,
        "tax_rate": 0.4, "battle_share": 0.5, "followers": 1,
    }  # fmt: skip
    assert plain_calculator(REGULAR.with_settings(changes), 12) == plain_calculator(REGULAR, 12)


def test_nobody_brings_nothing() -> None:
    plain = plain_calculator(REGULAR.with_settings({"views_per_stream": 0, "deals_per_month": 0}), 12)
    assert set(plain.values()) == {0.0}
