"""What was usual in the last four weeks."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from tikearn_gui.history.live import Live, LiveLog, PeriodTotal
from tikearn_gui.history.usual import usual_figures


def test_only_the_last_four_weeks_count() -> None:
    old = [Live(datetime(2025, 1, 1, 8) + timedelta(days=at), 30.0, 10.0) for at in range(20)]
    new = [Live(datetime(2026, 3, 2, 20) + timedelta(days=2 * at), 90.0, 1_000.0, likes=2_000.0) for at in range(14)]
    found = usual_figures(LiveLog((*old, *new)))
    assert found["usual_minutes"] == 90
    assert found["usual_views"] == 1_000
    assert found["usual_likes_per_view"] == 2
    assert found["usual_start_hour"] == 20
    assert found["usual_streams_per_week"] == pytest.approx(3.5)


def test_hours_around_midnight_are_near_each_other() -> None:
    lives = [Live(datetime(2026, 3, day, hour)) for day, hour in ((1, 23), (3, 1), (5, 0), (7, 23), (9, 1), (11, 0))]
    assert usual_figures(LiveLog(tuple(lives)))["usual_start_hour"] in (0.0, 23.0)


def test_days_and_periods_fill_in_what_no_live_says() -> None:
    days = [
        PeriodTotal(date(2026, 3, day), date(2026, 3, day), lives=1 if day % 2 else 0, minutes=80 if day % 2 else 0,
                    views=500, likes=1_000, watch_minutes=1.1)
        for day in range(1, 29)
    ]  # fmt: skip
    found = usual_figures(LiveLog((), tuple(days)))
    assert found["usual_streams_per_week"] == pytest.approx(3.5, abs=0.3)
    assert found["usual_minutes"] == 80
    assert found["usual_views"] == 500
    assert found["usual_watch_minutes"] == 1.1
    assert found["usual_likes_per_view"] == 2
    lives = LiveLog((Live(datetime(2026, 3, 1, 20), 60.0, 700.0),), tuple(days))
    assert usual_figures(lives)["usual_views"] == 700


def test_nothing_is_usual_of_nothing_and_never_nothing() -> None:
    assert usual_figures(LiveLog()) == {}
    assert "usual_views" not in usual_figures(LiveLog((Live(datetime(2026, 3, 1, 20), views=0.0),)))
