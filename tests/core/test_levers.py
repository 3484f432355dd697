"""The registry of levers and what a lever takes."""

from __future__ import annotations

import math
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tikearn_gui.core.lever import Grade, Group, Kind, Lever, LeverError, Notch, Scale, Setting, plain, three_digits
from tikearn_gui.core.levers import GROUPS, LEVERS, lever

PROJECT = Path(__file__).resolve().parents[2]
EVERY_LEVER = [pytest.param(one, id=one.key) for one in LEVERS.values()]
NUMBERS = [one for one in LEVERS.values() if one.scale is not Scale.CHOICE]
EVERY_NUMBER = [pytest.param(one, id=one.key) for one in NUMBERS]
VIEWS = LEVERS["views_per_stream"]
MONOTONE = {
    "views_per_stream",
    "followers",
    "watch_minutes",
    "gifters_per_100_views",
    "coins_per_gifter",
    "deals_per_month",
    "typical_fee",
    "clicks_per_100_views",
    "orders_per_100_clicks",
    "order_value",
    "order_keep",
    "rewards_rate",
    "minutes_per_stream",
}
SHOWN_FIRST = {
    "streams_per_week",
    "minutes_per_stream",
    "views_per_stream",
    "likes_per_view",
    "gifters_per_100_views",
    "coins_per_gifter",
    "deals_per_month",
    "clicks_per_100_views",
}


def _error(one: Lever, setting: Setting) -> str:
    with pytest.raises(LeverError) as caught:
        one.check(setting)
    return str(caught.value)


# The registry


def test_there_are_62_levers_in_the_order_of_the_groups() -> None:
    sizes = {group: len(members) for group, members in GROUPS.items()}
    assert list(sizes) == list(Group)
    assert list(sizes.values()) == [5, 9, 6, 12, 5, 6, 7, 12]
    assert [one.key for members in GROUPS.values() for one in members] == list(LEVERS)


def test_a_lever_stands_under_its_own_key_and_the_registry_cannot_be_written() -> None:
    assert all(lever(key) is one and one.key == key for key, one in LEVERS.items())
    with pytest.raises(TypeError):
        LEVERS["views_per_stream"] = VIEWS  # type: ignore[index]


def test_the_flags_are_those_of_the_table() -> None:
    assert {one.key for one in LEVERS.values() if one.monotone} == MONOTONE
    assert {one.key for one in LEVERS.values() if one.shown_first} == SHOWN_FIRST


@pytest.mark.parametrize("one", EVERY_LEVER)
def test_every_default_says_where_it_comes_from(one: Lever) -> None:
    evidence = one.evidence
    assert len(evidence.source) >= len("Your own plan")
    assert evidence.source[0].isupper() or evidence.source[0].isdigit()
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", evidence.date)
    assert date.fromisoformat(evidence.date) >= date(2026, 11, 22)
    assert isinstance(evidence.grade, Grade)
    assert not re.search(r"\.md\b|/|\baudience \d|\btiktok \d", evidence.source)


@pytest.mark.parametrize("one", EVERY_LEVER)
def test_a_source_fits_its_grade(one: Lever) -> None:
    starts = {Grade.YOURS: ("Your own",), Grade.GUESS: ("Guess", "Round figure", "No TikTok figure")}
    if one.evidence.grade in starts:
        assert one.evidence.source.startswith(starts[one.evidence.grade])
    else:
        assert not one.evidence.source.startswith(("Your own", "Guess", "Round figure"))


@pytest.mark.parametrize("one", EVERY_LEVER)
def test_a_default_passes_its_own_check_unchanged(one: Lever) -> None:
    assert one.check(one.default) == one.default
    assert one.unit
    assert one.text_id == f"lever.{one.key}"
    if one.kind is Kind.CHOICE:
        assert not one.default.unsure


@pytest.mark.parametrize("one", EVERY_NUMBER)
def test_slider_lies_in_the_bounds_and_default_on_the_slider(one: Lever) -> None:
    assert one.low <= one.slider_low < one.slider_high <= one.high
    value = one.default.number
    assert one.slider_low <= value <= one.slider_high or (value == 0 and one.has_off_stop)
    if one.default.low is not None and one.default.high is not None:
        assert one.low <= one.default.low < value < one.default.high <= one.high


@pytest.mark.parametrize("one", [pytest.param(n, id=n.key) for n in NUMBERS if n.scale is Scale.LOG])
def test_a_log_slider_starts_above_zero(one: Lever) -> None:
    assert one.slider_low > 0


def test_off_stops_are_where_zero_lies_before_the_slider() -> None:
    stops = {one.key for one in LEVERS.values() if one.has_off_stop}
    assert {"views_per_stream", "deals_per_month", "rewards_rate", "gift_spread", "withdrawal_minimum"} <= stops
    assert not stops & {"watch_minutes", "coins_per_gifter", "dearest_gift", "battle_pull", "region", "tax_rate"}
    assert not stops & {"streams_per_week", "start_hour", "us_league_points", "regulars_share"}


@pytest.mark.parametrize("one", EVERY_LEVER)
def test_a_notch_changes_the_default_and_stays_in_the_bounds(one: Lever) -> None:
    if one.notch is None:
        return
    assert one.kind is not Kind.SHAPE
    further = one.notch.apply(max(one.default.number, one.slider_low))
    assert further != one.default.number
    assert one.low <= further <= one.high


def test_notches_add_or_multiply() -> None:
    assert Notch(plus=-0.05).apply(0.15) == pytest.approx(0.10)
    assert Notch(times=1.25).apply(60) == pytest.approx(75)
    assert LEVERS["regulars_lost_per_month"].notch == Notch(plus=-0.05)
    assert LEVERS["minutes_per_stream"].notch == Notch(times=1.25)


@pytest.mark.parametrize(
    ("asked", "offered"),
    [("view_per_stream", "views_per_stream"), ("viewers", "views_per_stream"), ("coins", "coins_per_gifter")],
)
def test_an_unknown_key_is_named_with_its_neighbours(asked: str, offered: str) -> None:
    with pytest.raises(LeverError, match=rf"'{asked}'; did you mean .*{offered}"):
        lever(asked)


@pytest.mark.parametrize("asked", ["", "xyzzy", 5, None])
def test_a_key_near_nothing_gets_no_proposal(asked: str) -> None:
    with pytest.raises(LeverError) as caught:
        lever(asked)
    assert repr(asked) in str(caught.value)
    assert "did you mean" not in str(caught.value)


# What a lever takes


@pytest.mark.parametrize(
    ("value", "named"),
    [
        (math.nan, "nan"),
        (math.inf, "inf"),
        (-math.inf, "-inf"),
        (-1, "-1"),
        (10_000_001, "10000001"),
        (10**400, "beyond all bounds"),
        (True, "True"),
        ("12", "'12'"),
        ([5], "[5]"),
    ],
)
def test_a_refusal_names_key_value_and_what_is_allowed(value: float, named: str) -> None:
    for setting in (Setting(value), Setting(100, value, 200), Setting(100, 50, value)):
        sentence = _error(VIEWS, setting)
        assert sentence.startswith("views_per_stream")
        assert named in sentence
        assert "allowed is 0 to 10000000 (views)" in sentence


def test_nothing_is_no_value() -> None:
    sentence = _error(VIEWS, Setting(None))  # type: ignore[arg-type]
    assert sentence.startswith("views_per_stream: None is not a number")


@pytest.mark.parametrize("one", EVERY_NUMBER)
def test_every_lever_takes_its_bounds_and_nothing_beyond(one: Lever) -> None:
    assert one.check(Setting(one.low)).number == one.low
    assert one.check(Setting(one.high)).number == one.high
    for beyond in (math.nextafter(one.low, -math.inf), math.nextafter(one.high, math.inf)):
        assert one.key in _error(one, Setting(beyond))


@pytest.mark.parametrize("ends", [(900, 300), (600, 900), (100, 400)])
def test_a_range_must_run_upwards_and_hold_the_value(ends: tuple[float, float]) -> None:
    sentence = _error(VIEWS, Setting(500, *ends))
    assert all(text in sentence for text in ("views_per_stream", "500", f"{ends[0]} to {ends[1]}", "10000000"))


def test_a_range_needs_both_ends() -> None:
    assert "both ends" in _error(VIEWS, Setting(500, 300, None))
    assert "both ends" in _error(VIEWS, Setting(500, None, 900))


def test_what_the_creator_decides_takes_no_range() -> None:
    assert "no range" in _error(LEVERS["minutes_per_stream"], Setting(60, 30, 90))
    assert "no range" in _error(LEVERS["region"], Setting("us", 0, 1))
    assert not LEVERS["minutes_per_stream"].may_be_unsure
    assert LEVERS["gift_spread"].may_be_unsure


def test_a_range_without_width_is_no_range() -> None:
    assert VIEWS.check(Setting(500, 500, 500)) == Setting(500)


def test_values_come_back_as_plain_floats() -> None:
    checked = VIEWS.check(Setting(500, 300, 900))
    assert [type(part) for part in (checked.value, checked.low, checked.high)] == [float] * 3
    assert math.copysign(1, VIEWS.check(Setting(-0.0)).number) == 1


def test_whole_levers_take_whole_numbers() -> None:
    assert LEVERS["streams_per_week"].check(Setting(4)) == Setting(4.0)
    sentence = _error(LEVERS["streams_per_week"], Setting(2.5))
    assert "whole" in sentence
    assert "2.5" in sentence
    assert "1 to 14" in sentence


def test_choices_take_what_is_listed() -> None:
    assert LEVERS["region"].check(Setting("us")) == Setting("us")
    assert LEVERS["us_league_points"].check(Setting(3)) == Setting(3.0)
    for key, wrong, listed in (
        ("region", "eu", "other, us"),
        ("region", 1, "other, us"),
        ("us_league_points", 2, "0, 1, 3"),
        ("us_league_points", True, "0, 1, 3"),
        ("us_league_points", math.nan, "0, 1, 3"),
    ):
        sentence = _error(LEVERS[key], Setting(wrong))
        assert sentence.startswith(key)
        assert repr(wrong) in sentence
        assert listed in sentence


def test_a_setting_as_a_number() -> None:
    assert Setting(5.0, 1.0, 9.0).closed() == Setting(5.0)
    with pytest.raises(TypeError, match="'us'"):
        _ = Setting("us").number


# Steps


@pytest.mark.parametrize(
    ("key", "value", "steps", "expected"),
    [
        ("streams_per_week", 3, 1, 4),
        ("streams_per_week", 14, 10, 14),
        ("battle_share", 0.1, 1, 0.11),
        ("battle_share", 0.1, 10, 0.2),
        ("battle_share", 0, -1, 0),
        ("views_per_stream", 1_000, 1, 1_020),
        ("views_per_stream", 1_000, 10, 1_220),
        ("views_per_stream", 1_000, -1, 980),
        ("views_per_stream", 1_234, 0, 1_234),
        ("like_visibility", 0.1, 1, 0.102),
        ("payment_delay_days", 45, -1, 44),
        ("preparation_hours", 0.5, 1, 0.6),
        ("gift_spread", 2.84, 1, 2.86),
    ],
)
def test_steps(key: str, value: float, steps: int, expected: float) -> None:
    assert lever(key).stepped(value, steps) == pytest.approx(expected, rel=1e-12)


def test_the_off_stop_is_one_step_before_the_slider() -> None:
    assert VIEWS.stepped(10, -1) == 0
    assert VIEWS.stepped(0, 1) == 10
    assert VIEWS.stepped(0, -1) == 0
    assert LEVERS["rewards_rate"].stepped(0.2, -1) == 0
    assert LEVERS["rewards_rate"].stepped(0, 10) == 0.2
    assert LEVERS["watch_minutes"].stepped(0.2, -1) == pytest.approx(0.196)


def test_a_list_has_no_steps() -> None:
    with pytest.raises(LeverError, match="region"):
        LEVERS["region"].stepped(0, 1)


@given(one=st.sampled_from(NUMBERS), part=st.floats(0, 1), steps=st.integers(-20, 20))
def test_steps_stay_in_the_bounds_and_go_their_way(one: Lever, part: float, steps: int) -> None:
    value = one.slider_low + part * (one.slider_high - one.slider_low)
    further = one.stepped(value, steps)
    assert one.low <= further <= one.high
    assert (further - value) * steps >= 0
    # A step from an odd value may be a short one, but it never stands still inside the bounds.
    if steps and one.low < further < one.high:
        assert further != value


@given(st.floats(1e-6, 1e9))
def test_three_digits_are_within_half_a_percent(value: float) -> None:
    assert three_digits(value) == pytest.approx(value, rel=5.1e-3)
    assert len(f"{three_digits(value):.10e}".split("e")[0].replace(".", "").rstrip("0")) <= 3


def test_numbers_are_written_plainly() -> None:
    assert [plain(value) for value in (10_000_000, 0.05, 3.0, "us")] == ["10000000", "0.05", "3", "us"]


# What loading costs


def test_levers_load_without_numpy_and_read_nothing_but_modules() -> None:
    """The window shows its sliders before numpy is there; and no default may hang on a file."""
    code = (
        "import sys\n"
        "opened = []\n"
        "sys.addaudithook(lambda event, args: opened.append(args[0]) if event == 'open' else None)\n"
        "import tikearn_gui.core.starting_points\n"
        "strange = [str(path) for path in opened if not str(path).endswith(('.py', '.pyc', '.so'))]\n"
        "heavy = [name for name in ('numpy', 'PySide6', 'msgspec') if name in sys.modules]\n"
        "print(strange, heavy)\n"
    )
    done = subprocess.run(
        [sys.executable, "-B", "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[] []"
