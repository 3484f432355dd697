"""Strategies, anchors and what the command line means."""

from __future__ import annotations

import copy
import dataclasses
import math
import pickle
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from tikearn_gui.core.lever import Lever, LeverError, LeverValue, Scale, Setting
from tikearn_gui.core.levers import LEVERS
from tikearn_gui.core.strategy import Strategy, parse_setting

if TYPE_CHECKING:
    from collections.abc import Callable

NEWCOMER = Strategy.of({})
# The ceiling of coins per gifter is another lever, so it is tried on its own.
UNSURE = [one for one in LEVERS.values() if one.may_be_unsure and one.key not in ("coins_per_gifter", "dearest_gift")]


def _refused(act: Callable[[], object]) -> str:
    with pytest.raises(LeverError) as caught:
        act()
    return str(caught.value)


@st.composite
def lever_and_range(draw: st.DrawFn) -> tuple[Lever, Setting]:
    """A lever that may be unsure, with a range somewhere inside its bounds."""
    one = draw(st.sampled_from(UNSURE))
    low, value, high = sorted(draw(st.tuples(*[values_of(one)] * 3)))
    assume(low < high)
    return one, Setting(value, low, high)


def values_of(one: Lever) -> st.SearchStrategy[float]:
    """Values of a lever; between 0 and its smallest sensible one there is only what floats are bad at."""
    least = max(one.low, one.slider_low / 1e6, 1e-9)
    inside = st.floats(least, min(one.high, 1 - 1e-6) if one.scale is Scale.SHARE else one.high)
    return st.sampled_from((one.low, one.high)) | inside


# Making strategies


def test_a_strategy_has_one_setting_per_lever() -> None:
    assert list(NEWCOMER) == list(LEVERS) == [key for key, _ in NEWCOMER.items()]
    assert all(NEWCOMER[key] == one.default for key, one in LEVERS.items())


def test_bare_values_are_meant_without_doubt() -> None:
    strategy = Strategy.of({"views_per_stream": 500, "region": "us", "gift_spread": Setting(2.8, 2.6, 3)})
    assert strategy["views_per_stream"] == Setting(500.0)
    assert strategy.number("views_per_stream") == 500
    assert strategy.choice("region") == "us"
    assert strategy["gift_spread"] == Setting(2.8, 2.6, 3)
    assert strategy.changed_from(NEWCOMER) == ("views_per_stream", "gift_spread", "region")


def test_equal_strategies_are_one_key_of_a_dictionary() -> None:
    one, other = Strategy.of({"followers": 5_000}), NEWCOMER.with_value("followers", 5_000)
    assert one == other
    assert hash(one) == hash(other)
    assert one != NEWCOMER
    assert {one: "a", other: "b"} == {one: "b"}
    assert one.changed_from(other) == ()


def test_a_strategy_survives_copying() -> None:
    strategy = Strategy.of({"views_per_stream": Setting(500, 300, 900)})
    assert copy.deepcopy(strategy) == strategy
    assert pickle.loads(pickle.dumps(strategy)) == strategy
    assert dataclasses.replace(strategy) == strategy


def test_nothing_in_a_strategy_can_be_written() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        NEWCOMER.settings = ()  # type: ignore[misc]
    before = NEWCOMER.settings
    NEWCOMER.with_value("followers", 1)
    assert NEWCOMER.settings is before


def test_the_text_of_a_strategy_tells_what_is_different() -> None:
    assert repr(NEWCOMER) == "Strategy()"
    assert "followers" in repr(Strategy.of({"followers": 7}))
    assert "views" not in repr(Strategy.of({"followers": 7}))


def test_numbers_and_choices_are_told_apart() -> None:
    assert "region" in _refused(lambda: NEWCOMER.number("region"))
    assert "followers" in _refused(lambda: NEWCOMER.choice("followers"))


WRONG: list[tuple[str, Setting | LeverValue]] = [
    ("views_per_stream", -1),
    ("views_per_stream", math.nan),
    ("views_per_stream", True),
    ("views_per_stream", "many"),
    ("views_per_stream", Setting(100, 200, 50)),
    ("region", "eu"),
    ("streams_per_week", 2.5),
]


@pytest.mark.parametrize(("key", "value"), WRONG)
def test_every_way_to_a_strategy_checks(key: str, value: Setting | LeverValue) -> None:
    setting = value if isinstance(value, Setting) else Setting(value)
    position = list(LEVERS).index(key)
    settings = (*NEWCOMER.settings[:position], setting, *NEWCOMER.settings[position + 1 :])
    ways: list[Callable[[], object]] = [
        lambda: Strategy.of({key: value}),
        lambda: NEWCOMER.with_settings({"followers": 5, key: value}),
        lambda: NEWCOMER.with_setting(key, setting),
        lambda: Strategy(settings),
    ]
    if not isinstance(value, Setting):
        ways.append(lambda: NEWCOMER.with_value(key, value))
    sentences = {_refused(way) for way in ways}
    assert len(sentences) == 1
    assert sentences.pop().startswith(key)


def test_every_way_to_a_strategy_knows_its_keys() -> None:
    for way in (
        lambda: Strategy.of({"view_per_stream": 5}),
        lambda: NEWCOMER.with_setting("view_per_stream", Setting(5)),
        lambda: NEWCOMER.with_settings({"view_per_stream": Setting(5)}),
        lambda: NEWCOMER.with_value("view_per_stream", 5),
        lambda: NEWCOMER["view_per_stream"],
        lambda: NEWCOMER.number("view_per_stream"),
    ):
        sentence = _refused(way)
        assert "'view_per_stream'" in sentence
        assert "views_per_stream" in sentence


def test_settings_come_in_full() -> None:
    sentence = _refused(lambda: Strategy(NEWCOMER.settings[:-1]))
    assert "62" in sentence
    assert "61" in sentence
    whole = Strategy((*NEWCOMER.settings[:5], Setting(100, 50, 200), *NEWCOMER.settings[6:]))
    assert whole["views_per_stream"] == Setting(100.0, 50.0, 200.0)
    assert isinstance(whole["views_per_stream"].low, float)


# Coins per gifter lie below the dearest gift


def test_coins_must_lie_below_the_dearest_gift() -> None:
    at_most = NEWCOMER.certain().with_value("dearest_gift", 61)
    assert at_most.number("coins_per_gifter") == 60
    for way in (
        lambda: Strategy.of({"dearest_gift": 120}),
        lambda: Strategy.of({"dearest_gift": 60, "coins_per_gifter": 60}),
        lambda: Strategy.of({"dearest_gift": Setting(500, 100, 900)}),
        lambda: NEWCOMER.with_value("dearest_gift", 100),
        lambda: NEWCOMER.with_setting("dearest_gift", Setting(100)),
        lambda: at_most.with_value("coins_per_gifter", 61),
        lambda: at_most.with_setting("coins_per_gifter", Setting(50, 40, 70)),
        lambda: Strategy(tuple(Setting(50) if key == "dearest_gift" else setting for key, setting in NEWCOMER.items())),
    ):
        sentence = _refused(way)
        assert "coins_per_gifter" in sentence
        assert "dearest_gift" in sentence


def test_both_can_move_together() -> None:
    cheap = NEWCOMER.with_settings({"dearest_gift": 20, "coins_per_gifter": Setting(5, 3, 8)})
    assert cheap.number("dearest_gift") == 20
    assert cheap.changed_from(NEWCOMER) == ("coins_per_gifter", "dearest_gift")


# Moving a value


@given(lever_and_range(), st.data())
@example((LEVERS["views_per_stream"], Setting(100, 50, 200)), None)
def test_a_range_moves_along_and_keeps_its_proportions(
    chosen: tuple[Lever, Setting], data: st.DataObject | None
) -> None:
    one, setting = chosen
    new = 300.0 if data is None else data.draw(values_of(one))
    moved = NEWCOMER.with_setting(one.key, setting).with_value(one.key, new)[one.key]
    assert moved.number == new
    if moved.low is None or moved.high is None:
        return
    assert one.low <= moved.low <= new <= moved.high <= one.high
    assert one.check(moved) == moved
    assert setting.low is not None
    assert setting.high is not None
    for before, after in ((setting.low, moved.low), (setting.high, moved.high)):
        if one.low < after < one.high:
            assert _distance(one, setting, after, new) == pytest.approx(
                _distance(one, setting, before, setting.number), rel=1e-6, abs=1e-6
            )


def _distance(one: Lever, setting: Setting, end: float, value: float) -> float:
    """How far an end lies from the value, on the scale on which the range spreads."""
    assert setting.low is not None
    assert setting.high is not None
    if one.scale is Scale.LOG and setting.low > 0:
        return math.log(end) - math.log(value)
    if one.scale is Scale.SHARE and setting.low > 0 and setting.high < 1:
        return math.log(end) - math.log1p(-end) - math.log(value) + math.log1p(-value)
    return (end - value) / (one.high - one.low)


@given(chosen=lever_and_range(), part=st.floats(0.2, 0.8))
def test_there_and_back_again(chosen: tuple[Lever, Setting], part: float) -> None:
    """Where no end met a bound on the way, the old range comes back."""
    one, setting = chosen
    assert setting.low is not None
    assert setting.high is not None
    assume(one.scale is Scale.LINEAR or setting.low > 0)
    assume(one.scale is not Scale.SHARE or setting.high < 1)
    away = one.moved(setting, one.low + part * (one.high - one.low))
    assume(away.low is not None and away.high is not None and away.low > one.low and away.high < one.high)
    back = one.moved(away, setting.value)
    expected = (setting.value, setting.low, setting.high)
    assert (back.value, back.low, back.high) == pytest.approx(expected, rel=1e-6, abs=1e-9 * (one.high - one.low))


@given(chosen=lever_and_range())
def test_a_move_to_where_it_is_changes_nothing(chosen: tuple[Lever, Setting]) -> None:
    one, setting = chosen
    assert one.moved(setting, setting.value) == setting


@pytest.mark.parametrize(
    ("key", "setting", "value", "expected"),
    [
        ("views_per_stream", Setting(100, 50, 200), 1_000, Setting(1_000, 500, 2_000)),
        ("views_per_stream", Setting(100, 50, 200), 8_000_000, Setting(8_000_000, 4_000_000, 10_000_000)),
        ("views_per_stream", Setting(100, 0, 200), 1_000, Setting(1_000, 0, 1_100)),
        ("views_per_stream", Setting(100, 50, 200), 0, Setting(0)),
        ("views_per_stream", Setting(0, 0, 200), 0, Setting(0, 0, 200)),
        ("views_per_stream", Setting(0, 0, 200), 50, Setting(50, 0, 250)),
        ("views_per_stream", Setting(100), 7, Setting(7)),
        ("regulars_lost_per_month", Setting(0.5, 0.2, 0.8), 0.2, Setting(0.2, 1 / 17, 0.5)),
        ("regulars_lost_per_month", Setting(0.5, 0, 0.8), 0.2, Setting(0.2, 0, 0.5)),
        ("regulars_lost_per_month", Setting(0.5, 0.2, 0.8), 0, Setting(0)),
        ("personal_share", Setting(0.5, 0.2, 1), 0.8, Setting(0.8, 0.5, 1)),
        ("personal_share", Setting(0.5, 0.2, 0.8), 1, Setting(1)),
        ("like_gifts", Setting(0.2, 0.01, 0.39), 0.3, Setting(0.3, 0.11, 0.49)),
        ("like_gifts", Setting(0.2, 0.01, 0.39), 0.4, Setting(0.4, 0.21, 0.5)),
        ("watch_minutes", Setting(1, 0.1, 2), 0.05, Setting(0.05, 0.05, 0.1)),
    ],
)
def test_moves_by_hand(key: str, setting: Setting, value: float, expected: Setting) -> None:
    moved = NEWCOMER.with_setting(key, setting).with_value(key, value)[key]
    assert moved.unsure == expected.unsure
    assert moved.number == expected.number
    if expected.unsure:
        assert (moved.low, moved.high) == pytest.approx((expected.low, expected.high))


@pytest.mark.parametrize("value", [5e-324, 1e-300, math.nextafter(1, 0)])
def test_moves_at_the_edge_of_floats(value: float) -> None:
    for one in UNSURE:
        if one.low <= value <= one.high:
            there = one.moved(Setting(value, value, one.slider_high), one.slider_low or 0.01)
            back = one.moved(one.moved(Setting(0.5 * one.high, 0.1 * one.high, 0.9 * one.high), value), value)
            assert one.check(there) == there
            assert one.check(back) == back


def test_a_choice_moves_by_name() -> None:
    assert NEWCOMER.with_value("region", "us").choice("region") == "us"
    assert NEWCOMER.with_value("us_league_points", 3).number("us_league_points") == 3


def test_certain_closes_every_range() -> None:
    certain = NEWCOMER.certain()
    assert len(NEWCOMER.unsure_keys) == 13
    assert certain.unsure_keys == ()
    assert certain.changed_from(NEWCOMER) == NEWCOMER.unsure_keys
    assert all(certain[key].value == setting.value for key, setting in NEWCOMER.items())


def test_a_move_is_quick_enough_for_dragging() -> None:
    """Some 4 microseconds are usual; a move that checked all levers again would need a hundred."""

    def one_round() -> float:
        start = time.perf_counter()
        for step in range(500):
            NEWCOMER.with_value("views_per_stream", 100 + step)
        return (time.perf_counter() - start) / 500

    assert min(one_round() for _ in range(7)) < 30e-6


# The command line


@pytest.mark.parametrize(
    ("key", "text", "expected"),
    [
        ("views_per_stream", "1000", Setting(1_000, 556, 1_800)),
        ("views_per_stream", " 1e3 : 500 : 2000 ", Setting(1_000, 500, 2_000)),
        ("views_per_stream", "1000:", Setting(1_000)),
        ("views_per_stream", "1000:1000:1000", Setting(1_000)),
        ("followers", "5000", Setting(5_000)),
        ("followers", "5000:4000:6000", Setting(5_000, 4_000, 6_000)),
        ("region", "us", Setting("us")),
        ("region", " US ", Setting("us")),
        ("us_league_points", "1", Setting(1.0)),
        ("streams_per_week", "4:", Setting(4)),
    ],
)
def test_texts_that_are_understood(key: str, text: str, expected: Setting) -> None:
    parsed = parse_setting(key, text, NEWCOMER[key])
    assert parsed.unsure == expected.unsure
    assert parsed.value == expected.value
    if expected.unsure:
        assert (parsed.low, parsed.high) == pytest.approx((expected.low, expected.high))


@pytest.mark.parametrize(
    ("key", "text", "named"),
    [
        ("views_per_stream", "", "''"),
        ("views_per_stream", "many", "'many'"),
        ("views_per_stream", "many:", "'many'"),
        ("views_per_stream", "many:1:2", "'many'"),
        ("views_per_stream", "nan", "nan"),
        ("views_per_stream", "-5", "-5"),
        ("views_per_stream", "5:1", "value:low:high"),
        ("views_per_stream", "5:1:", "value:low:high"),
        ("views_per_stream", "5:a:9", "value:low:high"),
        ("views_per_stream", "5:1:9:4", "value:low:high"),
        ("views_per_stream", "5:9:1", "9 to 1"),
        ("views_per_stream", "5:1:inf", "inf"),
        ("region", "eu", "other, us"),
        ("region", "us:0:1", "other, us"),
        ("us_league_points", "2", "0, 1, 3"),
        ("minutes_per_stream", "60:50:70", "no range"),
        ("streams_per_week", "2.5", "2.5"),
    ],
)
def test_texts_that_are_refused(key: str, text: str, named: str) -> None:
    sentence = _refused(lambda: parse_setting(key, text, NEWCOMER[key]))
    assert sentence.startswith(key)
    assert named in sentence


def test_a_text_for_an_unknown_lever_is_refused() -> None:
    assert "views_per_stream" in _refused(lambda: parse_setting("views", "5", Setting(5)))


@given(st.text(max_size=12))
def test_any_text_gives_a_setting_or_a_sentence(text: str) -> None:
    for key in ("views_per_stream", "region", "regulars_share"):
        try:
            answer: Setting | str = parse_setting(key, text, NEWCOMER[key])
        except LeverError as error:
            answer = str(error)
        assert key in answer if isinstance(answer, str) else LEVERS[key].check(answer) == answer
