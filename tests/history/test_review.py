"""The log looked back on."""

from __future__ import annotations

from datetime import datetime, timedelta

import numpy as np
import pytest

from tikearn_gui.history.live import Live, LiveLog
from tikearn_gui.history.review import review

MONDAY = datetime(2026, 3, 2, 20)


def log(count: int = 24, **changes: object) -> LiveLog:
    """Three LIVEs a week, on Monday, Wednesday and Friday."""
    lives = []
    for at in range(count):
        start = MONDAY + timedelta(days=7 * (at // 3) + 2 * (at % 3))
        figures = {"minutes": 90.0, "views": 1000.0 + at, "likes": 2000.0, "gifters": 5.0, "diamonds": 200.0 * (at + 1)}
        lives.append(Live(start, **{**figures, **changes}))  # type: ignore[arg-type]
    return LiveLog(tuple(lives))


def test_an_empty_log_says_nothing() -> None:
    found = review(LiveLog())
    assert (found.lives, found.series, found.bests, found.checks) == (0, {}, (), ())
    assert found.top_share is None
    assert found.total is None


def test_series_hold_what_is_known() -> None:
    found = review(log().leaving_out([0]).edited(1, diamonds=None))
    income = found.series["income"]
    assert income.places == tuple(range(2, 24))
    assert income.values.tolist() == [float(at + 1) for at in range(2, 24)]
    assert income.typical == np.median(income.values)
    assert found.series["likes_per_view"].values[0] == pytest.approx(2000 / 1001)
    assert found.series["gifters_per_100_views"].values[0] == pytest.approx(500 / 1001)
    assert found.series["income_per_hour"].values[0] == pytest.approx(3.0 / 1.5)
    assert found.lives == 23


def test_the_last_four_weeks_stand_against_those_before() -> None:
    income = review(log()).series["income"]
    assert income.recent == np.median(np.arange(13, 25))
    assert income.before == np.median(np.arange(1, 13))
    assert review(log(3)).series["income"].before is None


def test_weekdays_and_hours_part_all_lives() -> None:
    found = review(log())
    cells = found.by_weekday["income"]
    assert [cell.at for cell in cells] == [0, 2, 4]
    assert [cell.lives for cell in cells] == [8, 8, 8]
    assert [cell.typical for cell in cells] == [np.median(np.arange(1 + at, 25, 3)) for at in range(3)]
    assert [(cell.at, cell.lives) for cell in found.by_hour["income"]] == [(20, 24)]


def test_without_times_of_day_nothing_is_said_of_hours() -> None:
    dates = LiveLog(tuple(Live(datetime(2026, 3, day), views=10.0, diamonds=5) for day in range(1, 9)))
    found = review(dates)
    assert found.by_hour == {}
    assert found.by_weekday["views"]


def test_the_power_of_length_is_found_whatever_one_live_did() -> None:
    rng = np.random.default_rng(1)
    lives = [
        Live(MONDAY + timedelta(days=at), minutes, views=round(10 * minutes**0.8 * np.exp(rng.normal(0, 0.1))))
        for at, minutes in enumerate(rng.uniform(30, 240, 40))
    ]
    lives[7] = Live(lives[7].start, lives[7].minutes, views=9e6)
    (slope,) = review(LiveLog(tuple(lives))).against_length
    assert slope.name == "views"
    assert slope.low < 2**0.8 < slope.high
    assert slope.doubling == pytest.approx(2**0.8, rel=0.1)
    assert review(log()).against_length == ()  # all of one length


def test_bests_and_the_share_of_the_top_live() -> None:
    found = review(log())
    bests = {best.name: best for best in found.bests}
    assert bests["income"].place == 23
    assert bests["income"].value == 24
    assert bests["views"].value == 1023
    assert found.total == sum(range(1, 25))
    assert found.top_share == pytest.approx(24 / 300)


@pytest.mark.parametrize(
    ("figures", "which"),
    [
        ({"unique_viewers": 2000.0}, "unique"),
        ({"watch_minutes": 1.2, "average_viewers": 40.0}, "little"),
        ({"peak_viewers": 5.0, "average_viewers": 9.0}, "peak"),
        ({"peak_viewers": 5000.0}, "peak"),
        ({"gifters": 1500.0, "diamonds": 9000.0}, "gifters"),
        ({"diamonds": 2.0}, "few_diamonds"),
        ({"likes": 1e10}, "likes"),
    ],
)
def test_what_cannot_be_right_is_named(figures: dict[str, object], which: str) -> None:
    found = review(log(1, **figures))
    assert [check.id for check in found.checks] == [which]


@pytest.mark.parametrize(
    "figures", [{}, {"watch_minutes": 1.2, "average_viewers": 13.0, "peak_viewers": 40.0, "unique_viewers": 800.0}]
)
def test_sensible_lives_pass(figures: dict[str, object]) -> None:
    assert review(log(1, **figures)).checks == ()
