"""When LIVEs happen: regular plans, calendars of all kinds, and the curve of the day."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.strategies import NO_AUDIENCE_LUCK, ONE_BLOCK, SEED, calm, plain_case, player, schedules
from tikearn_gui.core.details import Details, details
from tikearn_gui.core.doubt import Case
from tikearn_gui.core.projection import SOURCES
from tikearn_gui.core.schedule import DAYS_A_MONTH, HOURS, WEEKDAYS, WEEKS_A_MONTH, Schedule, hour_factor
from tikearn_gui.core.starting_points import STARTING_POINTS

REGULAR = STARTING_POINTS["regular"].strategy


def seen(case: Case, slot: str = "schedule") -> Details:
    return details(player(case.schedule.weeks, SEED), case, ONE_BLOCK, slot=slot)


def money(case: Case) -> np.ndarray:
    return player(case.schedule.weeks).play(case, ONE_BLOCK, slot="money of schedules").weekly


# The curve ------------------------------------------------------------------------------------------------------------


def test_the_curve_of_the_day_has_mean_one() -> None:
    assert len(HOURS) == 24
    assert np.mean(HOURS) == pytest.approx(1.0, abs=0.01)
    assert np.mean(WEEKDAYS) == 1.0 and len(WEEKDAYS) == 7


def test_most_gifts_fall_at_eight_in_the_evening_and_fewest_at_three_in_the_night() -> None:
    assert HOURS.index(max(HOURS)) == 20
    assert HOURS.index(min(HOURS)) == 3


@pytest.mark.parametrize("hour", range(24))
def test_views_follow_the_root_of_the_curve(hour: int) -> None:
    assert float(hour_factor(hour)) ** 2 == pytest.approx(HOURS[hour])


@given(st.floats(0.0, 24.0))
def test_fractions_of_hours_lie_between_their_neighbours(hour: float) -> None:
    before, after = HOURS[int(hour) % 24], HOURS[(int(hour) + 1) % 24]
    expected = before + (hour - int(hour)) * (after - before)
    assert float(hour_factor(hour)) ** 2 == pytest.approx(expected, rel=1e-9)


def test_midnight_is_midnight() -> None:
    assert float(hour_factor(24.0)) == float(hour_factor(0.0))
    assert float(hour_factor(25.5)) == float(hour_factor(1.5))


# Regular plans --------------------------------------------------------------------------------------------------------


@given(st.integers(1, 14), st.integers(1, 52))
def test_a_regular_schedule_is_what_the_levers_say(lives: int, weeks: int) -> None:
    schedule = Schedule.regular(REGULAR.with_setting("streams_per_week", lives), weeks)
    assert (schedule.lives, schedule.weeks, schedule.live_count) == (lives, weeks, lives * weeks)
    assert schedule.all_held
    assert schedule.hours == pytest.approx(lives * weeks * 1.5)
    assert schedule.planned == lives
    assert isinstance(schedule.minutes_factor(), float)
    assert isinstance(schedule.season_factor(), float)


@pytest.mark.parametrize("lives", range(1, 8))
def test_up_to_seven_lives_lie_on_days_of_their_own(lives: int) -> None:
    days = Schedule.regular(REGULAR.with_setting("streams_per_week", lives), 2).weekday
    assert len(set(days[:, 0].tolist())) == lives
    assert days.min() >= 0 and days.max() <= 6


def test_a_month_is_a_twelfth_of_a_year() -> None:
    assert pytest.approx(365.25) == DAYS_A_MONTH * 12
    assert pytest.approx(WEEKS_A_MONTH * 7) == DAYS_A_MONTH


@given(st.data(), st.integers(1, 5))
@settings(max_examples=25)
def test_equal_schedules_have_equal_keys_and_others_not(data: st.DataObject, weeks: int) -> None:
    one, other = (data.draw(schedules(REGULAR, weeks)) for _ in range(2))
    parts = ("minutes", "hour", "weekday", "held", "level", "business")
    same = all(np.array_equal(getattr(one, part), getattr(other, part)) for part in parts)
    assert (one.key == other.key) == same
    assert replace(one, planned=9.0).key != one.key


def test_schedules_cannot_be_written_to() -> None:
    with pytest.raises(ValueError, match="read-only"):
        Schedule.regular(REGULAR, 2).held[0, 0] = False


# Calendars ------------------------------------------------------------------------------------------------------------


def test_a_calendar_of_regular_lives_is_the_regular_schedule() -> None:
    """Written out LIVE by LIVE, with different but equally good numbers: all but the last bits are the same."""
    case = plain_case("regular", 3)
    minutes = case.schedule.minutes.copy()
    minutes[0, 0] *= 1.0 + 1e-12
    calendar = replace(case, schedule=replace(case.schedule, minutes=minutes))
    assert not isinstance(calendar.schedule.minutes_factor(), float)
    one, other = money(case), money(calendar)
    assert np.mean(np.abs(one - other) > 1e-4 * one) < 1e-3


@given(st.data())
@settings(max_examples=20)
def test_views_of_a_calm_calendar_are_those_of_its_lives(data: st.DataObject) -> None:
    """Each held LIVE: (minutes / usual) to the power of the elasticity x hour x level of the week."""
    case = calm(3)
    schedule = data.draw(schedules(case.strategy, 3))
    length = (schedule.minutes / 90.0) ** 0.8
    season = hour_factor(schedule.hour) / float(hour_factor(20.0))
    expected = 1_000.0 * (schedule.held * length * season * schedule.level).sum()
    np.testing.assert_allclose(seen(replace(case, schedule=schedule)).views, expected, rtol=1e-5, atol=1e-6)


def test_nobody_stays_longer_than_a_live() -> None:
    case = calm(2, watch_minutes=6.0)
    minutes = case.schedule.minutes.copy()
    minutes[0], minutes[1:] = 5.0, 90.0
    seen_hours = seen(replace(case, schedule=replace(case.schedule, minutes=minutes))).viewer_hours
    expected = 2 * 1_000.0 * ((5.0 / 90.0) ** 0.8 * 5.0 + 2 * 6.0) / 60.0
    np.testing.assert_allclose(seen_hours, expected, rtol=1e-5)


def test_a_live_not_held_takes_nothing_from_the_others() -> None:
    case = plain_case("regular", 3, reach_elasticity=0.0)
    held = case.schedule.held.copy()
    held[1] = False
    all_of_them, fewer = seen(case), seen(replace(case, schedule=replace(case.schedule, held=held)), "fewer")
    assert (fewer.views < all_of_them.views).all()
    assert fewer.views.mean() == pytest.approx(all_of_them.views.mean() * 2 / 3, rel=0.02)
    assert case.schedule.planned == 3.0


def test_without_any_live_nobody_watches_but_deals_and_subscribers_stay() -> None:
    case = plain_case("regular", 3, deals_per_month=5.0, subscribers=100.0, **NO_AUDIENCE_LUCK)
    held = np.zeros_like(case.schedule.held)
    weekly = money(replace(case, schedule=replace(case.schedule, held=held))).sum(axis=(1, 2))
    paid = dict(zip(SOURCES, weekly, strict=True))
    assert paid["gifts"] == paid["merchandise"] == 0.0
    assert paid["partnerships"] > 0 and paid["subscriptions"] > 0


def test_weeks_without_business_have_no_deals_and_no_orders() -> None:
    case = plain_case("established", 3, deals_per_month=10.0)
    weekly = money(replace(case, schedule=replace(case.schedule, business=np.array([1.0, 0.0, 1.0]))))
    for source in ("partnerships", "merchandise"):
        bands = weekly[SOURCES.index(source)]
        assert not bands[1].any()
        assert bands[0].any() and bands[2].any()
    assert weekly[SOURCES.index("gifts"), 1].any()


def test_lives_at_better_hours_are_seen_by_more() -> None:
    case = plain_case("regular", 2)
    hour = case.schedule.hour.copy()
    hour[:] = 3.0
    night = replace(case, schedule=replace(case.schedule, hour=hour))
    ratio = seen(night, "night").views / seen(case).views
    np.testing.assert_allclose(ratio, np.sqrt(0.24 / 2.10), rtol=0.05)
