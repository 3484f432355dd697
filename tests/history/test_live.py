"""One LIVE and the log of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tikearn_gui.history.live import COUNTS, MOST_LIVES, Live, LiveLog, LogError, PeriodTotal, incomes

START = datetime(2026, 3, 1, 19, 30)

lives = st.builds(
    lambda day, views, room: Live(START + timedelta(hours=30 * day), 60.0, views, room_id=str(room) if room else ""),
    st.integers(0, 400),
    st.none() | st.floats(0, 1e6),
    st.integers(0, 60),
)


def one(day: int = 0, **figures: object) -> Live:
    return Live(START + timedelta(days=day), **figures)  # type: ignore[arg-type]


def test_what_is_not_recorded_is_unknown_and_not_nothing() -> None:
    live = one()
    assert all(getattr(live, name) is None for name in COUNTS)
    assert live.is_empty
    assert not one(gifters=0).is_empty


@pytest.mark.parametrize(
    "figures",
    [
        {"views": -1},
        {"views": float("nan")},
        {"likes": float("inf")},
        {"gifters": "7"},
        {"gifters": True},
        {"views": 10**400},
        {"minutes": 0},
        {"minutes": 20_000},
        {"currency": "usd"},
        {"left_out": 1},
        {"title": 7},
    ],
)
def test_figures_that_no_live_can_have_are_refused_in_one_sentence(figures: dict[str, object]) -> None:
    with pytest.raises(LogError) as refused:
        one(0, **figures)
    assert "\n" not in str(refused.value)
    assert "2026-03-01 19:30" in str(refused.value)


@pytest.mark.parametrize("start", [datetime(1999, 1, 1), "2026-03-01", date(2026, 3, 1), None])
def test_a_start_is_a_day_and_a_time_of_this_age(start: object) -> None:
    with pytest.raises(LogError):
        Live(start)  # type: ignore[arg-type]


@given(st.lists(lives, max_size=30))
def test_importing_twice_adds_nothing(many: list[Live]) -> None:
    once = LiveLog().with_records(many)
    again = once.log.with_records(many)
    assert again.log == once.log
    assert again.added == 0
    assert again.filled == 0
    assert again.known == len(many)
    assert once.added + once.known == len(many)
    assert once.added == len(once.log)


@given(st.lists(lives, max_size=30))
def test_the_log_is_in_order_and_holds_no_live_twice(many: list[Live]) -> None:
    log = LiveLog().with_records(many).log
    assert [live.start for live in log.lives] == sorted(live.start for live in log.lives)
    rooms = [live.room_id for live in log.lives if live.room_id]
    assert len(set(rooms)) == len(rooms)
    for live in log.lives:
        assert log.lives[log.find(live) or 0] == live


def test_a_second_source_fills_gaps_and_overwrites_nothing() -> None:
    log = LiveLog((one(views=100, note="mine"),))
    added = log.with_records([one(views=999, likes=5, room_id="7", note="theirs")])
    assert (added.added, added.known, added.filled) == (0, 1, 1)
    live = added.log.lives[0]
    assert (live.views, live.likes, live.room_id, live.note) == (100, 5, "7", "mine")


def test_two_rooms_at_one_time_are_two_lives() -> None:
    assert len(LiveLog().with_records([one(room_id="1"), one(room_id="2")]).log) == 2


def test_edits_make_new_logs() -> None:
    log = LiveLog((one(), one(1)))
    assert log.edited(1, views=5.0).lives[1].views == 5
    assert log.lives[1].views is None
    assert [live.left_out for live in log.leaving_out([0]).lives] == [True, False]
    assert log.leaving_out([0]).counted == (one(1),)
    assert log.leaving_out([0]).leaving_out([0], left_out=False) == log
    assert log.without([0]).lives == (one(1),)
    assert log.with_live(one(2)).lives[2] == one(2)
    with pytest.raises(LogError):
        log.with_live(one())
    with pytest.raises(LogError):
        log.edited(1, start=START)
    with pytest.raises(IndexError):
        log.edited(2, views=5.0)


def test_a_log_has_an_end() -> None:
    many = tuple(one(minutes=10.0) for _ in range(1))
    far = tuple(replace(many[0], start=datetime(2011, 1, 1) + timedelta(hours=at)) for at in range(MOST_LIVES + 1))
    with pytest.raises(LogError, match="10,000"):
        LiveLog(far)


def test_periods_are_never_lives_and_a_later_sheet_takes_the_place_of_an_earlier_one() -> None:
    first = PeriodTotal(date(2026, 7, 1), date(2026, 7, 6), diamonds=10, creator="me")
    later = PeriodTotal(date(2026, 7, 1), date(2026, 7, 20), diamonds=90, creator="Me")
    other = PeriodTotal(date(2026, 7, 1), date(2026, 7, 6), diamonds=5, creator="you")
    log = LiveLog().with_records(periods=[first, other]).log
    assert len(log) == 0
    assert log.counted == ()
    added = log.with_records(periods=[later])
    assert added.periods == 1
    assert added.log.periods == (other, later)
    assert added.log.with_records(periods=[first]).log == added.log


def test_files_of_the_same_day_add_up_to_one_day() -> None:
    day = date(2026, 7, 1)
    parts = [PeriodTotal(day, day, views=10), PeriodTotal(day, day, diamonds=7), PeriodTotal(day, day, views=10)]
    assert LiveLog().with_records(periods=parts).log.periods == (PeriodTotal(day, day, views=10, diamonds=7),)


def test_income_is_diamonds_or_money_in_the_currency_that_most_have() -> None:
    mixed = [one(diamonds=200), one(1, money=3.0), one(2), one(3, money=5.0, currency="EUR")]
    assert incomes(mixed) == ([1.0, 3.0, None, None], "USD")
    euros = [*mixed, one(4, money=7.0, currency="EUR"), one(5, money=8.0, currency="EUR")]
    assert incomes(euros) == ([None, None, None, 5.0, 7.0, 8.0], "EUR")
