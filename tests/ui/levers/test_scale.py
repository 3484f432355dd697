"""From places on a slider to values and back."""

from __future__ import annotations

import itertools
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tikearn_gui.core.lever import Lever, LeverError, Scale, Setting
from tikearn_gui.core.levers import LEVERS
from tikearn_gui.ui.levers.scale import OFF_GAP, Beyond, SliderScale

NUMBERS = [lever for lever in LEVERS.values() if lever.scale is not Scale.CHOICE]
EVERY_NUMBER = [pytest.param(lever, id=lever.key) for lever in NUMBERS]
levers = st.sampled_from(NUMBERS)
places = st.floats(0, 1)

VIEWS = SliderScale(LEVERS["views_per_stream"])
LIVES = SliderScale(LEVERS["streams_per_week"])


def test_it_needs_no_qt() -> None:
    script = "import sys, tikearn_gui.ui.levers.scale; print('PySide6' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@given(levers, places)
def test_every_place_means_a_value_that_the_lever_takes(lever: Lever, place: float) -> None:
    value = SliderScale(lever).value(place)
    assert lever.check(Setting(value)).number == value
    assert lever.slider_low <= value <= lever.slider_high or (value == 0 and lever.has_off_stop)


@given(levers, places)
def test_a_value_stands_where_it_was_picked(lever: Lever, place: float) -> None:
    scale = SliderScale(lever)
    value = scale.value(place)
    assert scale.value(scale.place(value)) == value


@given(levers, places, places)
def test_further_right_is_never_less(lever: Lever, one: float, other: float) -> None:
    scale = SliderScale(lever)
    low, high = sorted((one, other))
    assert scale.value(low) <= scale.value(high)


@given(levers, st.floats(0, 1), st.floats(0, 1))
def test_more_never_stands_further_left(lever: Lever, one: float, other: float) -> None:
    scale = SliderScale(lever)
    low, high = sorted(lever.low + share * (lever.high - lever.low) for share in (one, other))
    assert scale.place(low) <= scale.place(high)


@pytest.mark.parametrize("lever", EVERY_NUMBER)
def test_the_ends_of_the_slider_are_its_ends(lever: Lever) -> None:
    scale = SliderScale(lever)
    assert scale.value(1) == lever.slider_high
    assert scale.value(0) == (0 if lever.has_off_stop else lever.slider_low)
    assert scale.value(scale.start) == lever.slider_low
    assert scale.ends == (scale.value(0), scale.value(1))


def test_decades_are_equally_far_apart() -> None:
    decades = VIEWS.decades()
    assert [round(VIEWS.value(place)) for place in decades] == [10, 100, 1_000, 10_000, 100_000]
    ways = [right - left for left, right in itertools.pairwise(decades)]
    assert ways == pytest.approx([ways[0]] * 4)
    assert LIVES.decades() == ()


def test_off_stands_before_the_values() -> None:
    assert VIEWS.start == OFF_GAP
    assert VIEWS.place(0) == 0
    assert VIEWS.value(OFF_GAP * 0.4) == 0
    assert VIEWS.value(OFF_GAP * 0.6) == 10
    assert LIVES.start == 0


@pytest.mark.parametrize(
    ("value", "beyond"),
    [(0, Beyond.NO), (3, Beyond.BELOW), (10, Beyond.NO), (100_000, Beyond.NO), (100_001, Beyond.ABOVE)],
)
def test_what_lies_beyond_an_end(value: float, beyond: Beyond) -> None:
    assert VIEWS.beyond(value) is beyond


@given(levers, places, st.sampled_from([-10, -1, 1, 10]))
def test_steps_move_the_right_way_and_end_with_the_slider(lever: Lever, place: float, steps: int) -> None:
    scale = SliderScale(lever)
    value = scale.value(place)
    moved = scale.stepped(value, steps)
    low, high = scale.ends
    assert low <= moved <= high
    assert (moved - value) * steps >= 0
    if value not in scale.ends:
        assert moved != value


def test_steps_beyond_the_end_lead_back_only() -> None:
    assert VIEWS.stepped(200_000, 1) == 200_000
    assert VIEWS.stepped(200_000, -1) < 200_000


def test_people_come_whole() -> None:
    minutes = SliderScale(LEVERS["minutes_per_stream"])
    assert minutes.stepped(60, 1) == 61
    assert minutes.stepped(15, -1) == 15
    assert all(minutes.value(place / 40) == int(minutes.value(place / 40)) for place in range(41))
    assert SliderScale(LEVERS["likes_per_view"]).value(0.5) != int(SliderScale(LEVERS["likes_per_view"]).value(0.5))


def test_pages_go_a_tenth() -> None:
    assert VIEWS.place(VIEWS.paged(1_000, 1)) == pytest.approx(VIEWS.place(1_000) + 0.1, abs=0.005)


@pytest.mark.parametrize("lever", [pytest.param(one, id=one.key) for one in NUMBERS if one.may_be_unsure])
def test_an_opened_range_holds_its_value(lever: Lever) -> None:
    scale = SliderScale(lever)
    for place in (0.0, 0.3, 1.0):
        setting = scale.opened(Setting(scale.value(place)))
        assert setting.unsure
        assert lever.check(setting) == setting


def test_the_levers_own_range_is_opened() -> None:
    assert VIEWS.opened(Setting(100.0)) == LEVERS["views_per_stream"].default
    assert VIEWS.opened(Setting(1_000.0)) == Setting(1_000.0, 556.0, 1_800.0)


def test_an_end_of_a_range_never_passes_the_value() -> None:
    setting = Setting(1_000.0, 500.0, 2_000.0)
    assert VIEWS.with_end(setting, 1.0, low=True) == Setting(1_000.0, 1_000.0, 2_000.0)
    assert VIEWS.with_end(setting, VIEWS.place(200), low=True) == Setting(1_000.0, 200.0, 2_000.0)
    assert VIEWS.with_end(setting, VIEWS.place(5_000), low=False) == Setting(1_000.0, 500.0, 5_000.0)


def test_both_ends_on_the_value_close_the_range() -> None:
    one_sided = VIEWS.with_end(Setting(1_000.0, 500.0, 2_000.0), 1.0, low=True)
    assert not VIEWS.with_end(one_sided, 0.0, low=False).unsure


def test_what_is_chosen_by_name_has_no_slider() -> None:
    with pytest.raises(LeverError, match="region"):
        SliderScale(LEVERS["region"])
