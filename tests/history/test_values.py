"""Numbers, lengths and times as files have them."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tikearn_gui.history.readers.columns import FIELDS, folded, matched, unit_of_heading
from tikearn_gui.history.readers.moments import day_or_month_first, has_time, moment, nearer_together
from tikearn_gui.history.readers.values import Amount, Unreadable, amount, count, lengths, settled_length


@pytest.mark.parametrize(
    ("value", "number", "unit"),
    [
        (7, 7, ""),
        (7.5, 7.5, ""),
        ("7", 7, ""),
        (" 1,234 ", 1234, ""),
        ("1.234", 1234, ""),
        ("1 234", 1234, ""),
        ("1\u202f234\u00a0567", 1234567, ""),
        ("1'234", 1234, ""),
        ("12,34,567", 1234567, ""),
        ("1.234,56", 1234.56, ""),
        ("1,234.56", 1234.56, ""),
        ("12,5", 12.5, ""),
        ("0.123", 0.123, ""),
        ("120 Diamonds", 120, "diamonds"),
        ("ダイヤモンド 120", 120, "diamonds"),
        ("$1.20", 1.2, "USD"),
        ("US$ 1.20", 1.2, "USD"),
        ("1,20 €", 1.2, "EUR"),
        ("GBP 3", 3, "GBP"),
        ("12.5K", 12500, ""),
        ("3万", 30000, ""),
        ("1e3", 1000, ""),
        ("٣٤", 34, ""),
        ("１２", 12, ""),
    ],
)
def test_numbers_in_all_forms(value: object, number: float, unit: str) -> None:
    found = amount(value)
    assert found is not None
    assert found.value == pytest.approx(number)
    assert found.unit == unit


@pytest.mark.parametrize("value", [None, "", "  ", "N/A", "n/a", "None", "-", "–", [], {}])
def test_missing_is_unknown_and_never_nothing(value: object) -> None:
    assert count(value) is None
    assert lengths(value) == ()


@pytest.mark.parametrize(
    "value",
    ["twelve", True, [1], {"a": 1}, "1.2.3,4,5", "12 34 5x6", "5 of 7", "9" * 400, "1e999", float("nan"), "1-2"],
)
def test_what_is_no_number_is_an_error(value: object) -> None:
    with pytest.raises(Unreadable):
        count(value)


@given(st.integers(0, 10**9), st.sampled_from([",", ".", " ", "\u202f", "'"]))
def test_grouped_whole_numbers_come_back(number: int, mark: str) -> None:
    written = f"{number:,}".replace(",", mark)
    assert amount(written) == Amount(float(number))


@given(st.text(max_size=80) | st.floats() | st.integers() | st.none() | st.booleans())
def test_any_value_is_a_number_or_missing_or_refused(value: object) -> None:
    for read in (count, lengths, lambda one: moment(one, "day")):
        try:
            found = read(value)
        except Unreadable:
            continue
        assert found is None or isinstance(found, float | tuple | datetime)


@pytest.mark.parametrize(
    ("value", "minutes"),
    [
        ("90", 90),
        (90, 90),
        ("90 Min", 90),
        ("1:30:00", 90),
        ("1h 30m 0s", 90),
        ("1h30m", 90),
        ("1.5h", 90),
        ("5400s", 90),
        ("23h 7m 8s", 1387 + 8 / 60),
        ("88.46h", 88.46 * 60),
        ("1時間30分", 90),
    ],
)
def test_lengths_in_all_forms(value: object, minutes: float) -> None:
    assert lengths(value)[0] == pytest.approx(minutes)


@pytest.mark.parametrize(
    ("value", "between", "minutes", "agrees"),
    [
        ("5400", 90.0, 90.0, True),  # seconds, as start and end tell
        ("90", 90.4, 90.0, True),
        ("1:30", 90.0, 90.0, True),
        ("1:30", 1.5, 1.5, True),
        ("62", 90.0, 62.0, False),
        ("", 90.0, 90.0, True),
        ("5400", None, 5400.0, True),
    ],
)
def test_start_and_end_settle_a_length(value: str, between: float | None, minutes: float, agrees: bool) -> None:
    found, right = settled_length(lengths(value), between)
    assert found == pytest.approx(minutes)
    assert right is agrees


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-09 19:30:05", "2026-03-09 19:30:05 UTC", "2026-03-09T19:30:05Z", "2026/03/09 19:30:05",
        "2026年3月9日 19:30:05", "09.03.2026 19:30:05", "Mar 9, 2026 7:30:05 PM", "9 March 2026 19:30:05",
        "9 de marzo de 2026 19:30:05", "9 mars 2026 19h30:05"[:0] or "9 mars 2026 19:30:05", "Mon Mar 09 2026 19:30:05",
        "2026年3月9日 午後7:30:05",
    ],
)  # fmt: skip
def test_times_in_all_forms(text: str) -> None:
    assert moment(text, "day") == datetime(2026, 3, 9, 19, 30, 5)
    assert has_time(text)


def test_day_and_month_go_as_they_are_told() -> None:
    assert moment("03/04/2026", "day") == datetime(2026, 4, 3)
    assert moment("03/04/2026", "month") == datetime(2026, 3, 4)
    assert moment("25/04/2026", "month") == datetime(2026, 4, 25)
    assert day_or_month_first(["03/04/2026", "05/04/2026"]) is None
    assert day_or_month_first(["03/04/2026", "25/04/2026"]) == "day"
    assert day_or_month_first(["03/04/2026", "04/25/2026"]) == "month"
    assert day_or_month_first(["2026-03-04"]) == "day"
    assert nearer_together([f"03/{day:02}/2026" for day in range(1, 12)]) == "month"
    assert nearer_together([f"{day:02}/03/2026" for day in range(1, 12)]) == "day"


@given(st.datetimes(datetime(2011, 1, 1), datetime(2090, 1, 1)))
def test_written_times_come_back(when: datetime) -> None:
    when = when.replace(microsecond=0)
    for form in ("%Y-%m-%d %H:%M:%S", "%d.%m.%Y %H:%M:%S", "%d/%m/%Y %I:%M:%S %p", "%d %B %Y %H:%M:%S"):
        assert moment(when.strftime(form), "day") == when
    assert moment(when) == when
    assert moment(when.date()) == datetime.combine(when.date(), datetime.min.time())


@pytest.mark.parametrize("text", ["", "N/A", None])
def test_no_time_is_unknown(text: object) -> None:
    assert moment(text) is None


@pytest.mark.parametrize("text", ["soon", "2026-13-40", "99:99", 7, "2026-03-09 25:00", True, "31.02.2026"])
def test_what_is_no_time_is_refused(text: object) -> None:
    with pytest.raises(Unreadable):
        moment(text, "day")


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Views", "views"), ("TOTAL VIEWS", "views"), ("total_views", "views"), ("Aufrufe", "views"),
        ("視聴数", "views"), ("观看次数", "views"), ("Gefällt mir", "likes"), ("Me gusta", "likes"),
        ("J'aime", "likes"), ("いいね", "likes"), ("Duration (min)", "minutes"), ("LIVE時間", "minutes"),
        ("Durée", "minutes"), ("Start time", "start"), ("Fecha", "start"), ("Diamantes", "diamonds"),
        ("Income (USD)", "money"),
        ("average_viewers", "average_viewers"), ("ギフト贈呈者", "gifters"),
        ("新規フォロワー", "new_followers"), ("Avg. watch time (s)", "watch_minutes"),
    ],
)  # fmt: skip
def test_headings_in_many_languages(heading: str, field: str) -> None:
    columns, unmatched = matched([heading])
    assert [column.field for column in columns] == [field]
    assert not unmatched


def test_columns_by_hand_win_and_each_figure_has_one_column() -> None:
    columns, unmatched = matched(["Views", "My views", "x"], {"My views": "views"})
    assert [(column.heading, column.field) for column in columns] == [("My views", "views")]
    assert unmatched == ["Views", "x"]
    columns, unmatched = matched(["Views", "x"], {"Views": ""})
    assert columns == []
    assert unmatched == ["x"]


def test_every_field_is_found_by_its_own_name() -> None:
    for field in FIELDS:
        assert [column.field for column in matched([field])[0]] == [field]


def test_headings_say_units() -> None:
    assert [unit_of_heading(one) for one in ("Length (s)", "length in hours", "Dauer (min)", "Length")] == [
        "s",
        "h",
        "min",
        "",
    ]
    assert folded("  Lïkes (all) ") == "likes"


def test_days_are_days() -> None:
    assert moment(date(2026, 3, 9)) == datetime(2026, 3, 9)
    assert datetime(2026, 3, 9) + timedelta() == moment("2026-03-09")
