"""Each cell of a heat map is a play of its own; coarse cells come first."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.strategies import ONE_BLOCK, case_of, plain_case, player, stopping_after, strategies
from tikearn_gui.core.doubt import Case
from tikearn_gui.core.heat_map import HeatMap, axis_values, can_be_an_axis, heat_map
from tikearn_gui.core.lever import LeverError
from tikearn_gui.core.levers import LEVERS
from tikearn_gui.core.luck import Cancelled
from tikearn_gui.core.projection import quantiles
from tikearn_gui.core.sensitivity import with_strategy
from tikearn_gui.core.strategy import Strategy

WEEKS, GOAL = 1, 15.0
AXES = [key for key in LEVERS if can_be_an_axis(key)]


def maps(case: Case, x: str, y: str, count: int = 7, known: HeatMap | None = None) -> list[HeatMap]:
    return list(heat_map(player(WEEKS), case, (x, y), GOAL, count=count, known=known))


@given(strategies(), st.sampled_from(AXES), st.integers(4, 25))
def test_axes_rise_and_hold_the_present_value(strategy: Strategy, key: str, count: int) -> None:
    values, lever = axis_values(case_of(strategy, WEEKS), key, count), LEVERS[key]
    assert strategy.number(key) in values
    assert list(values) == sorted(set(values))
    assert 1 <= len(values) <= count
    assert lever.low <= values[0] and values[-1] <= lever.high


def test_cells_are_plays() -> None:
    case = plain_case("regular", WEEKS)
    last = maps(case, "views_per_stream", "likes_per_view")[-1]
    assert last.complete
    for row, column in ((0, 0), (3, 5), (6, 6), (last.at[1], last.at[0])):
        strategy = case.strategy.with_value("views_per_stream", last.xs[column])
        moved = with_strategy(case, strategy.with_value("likes_per_view", last.ys[row]))
        played = player(WEEKS).play(moved, ONE_BLOCK, slot="cell")
        assert last.typical[row, column] == quantiles(played.take_home, (0.5,))[0]
        assert last.chance[row, column] == played.chance(GOAL)
    now = player(WEEKS).play(case, ONE_BLOCK, slot="cell")
    assert last.chance[last.at[1], last.at[0]] == now.chance(GOAL)


def test_the_picture_is_whole_from_the_first_row_on_and_gets_finer() -> None:
    found = maps(plain_case("regular", WEEKS), "views_per_stream", "order_value", count=9)
    counts = [int(each.played.sum()) for each in found]
    assert counts == sorted(set(counts))
    assert counts[0] <= 4 and counts[-1] == found[-1].played.size
    for each in found:
        assert np.isfinite(each.typical).all() and np.isfinite(each.chance).all()
    for before, after in pairwise(found):
        np.testing.assert_array_equal(after.typical[before.played], before.typical[before.played])


def test_more_of_what_pays_is_never_worse() -> None:
    last = maps(plain_case("regular", WEEKS), "views_per_stream", "gifters_per_100_views")[-1]
    assert (np.diff(last.chance, axis=0) >= 0).all() and (np.diff(last.chance, axis=1) >= 0).all()


def test_what_is_ruled_out_is_empty() -> None:
    case = plain_case("regular", WEEKS, coins_per_gifter=85.0, dearest_gift=200.0)
    last = maps(case, "coins_per_gifter", "views_per_stream")[-1]
    too_much = np.array(last.xs) >= 200.0
    assert too_much.any()
    assert np.isnan(last.typical[:, too_much]).all() and np.isfinite(last.typical[:, ~too_much]).all()
    assert last.complete


def test_cancelled_maps_go_on() -> None:
    case = plain_case("regular", WEEKS)
    made = heat_map(
        player(WEEKS), case, ("views_per_stream", "order_value"), GOAL, count=6, cancelled=stopping_after(30)
    )
    known = next(made)
    assert not known.complete
    with pytest.raises(Cancelled):
        list(made)
    again = maps(case, "views_per_stream", "order_value", 6, known)
    whole = maps(case, "views_per_stream", "order_value", 6)
    assert len(again) < len(whole)
    np.testing.assert_array_equal(again[-1].typical, whole[-1].typical)


def test_whole_numbers_have_few_places() -> None:
    case = plain_case("regular", WEEKS)
    assert axis_values(case, "streams_per_week", 20) == (1, 2, 3, 4, 5, 6, 7)


@pytest.mark.parametrize(("x", "y"), [("views_per_stream", "views_per_stream"), ("region", "views_per_stream")])
def test_what_makes_no_map_is_said(x: str, y: str) -> None:
    with pytest.raises(LeverError, match=x):
        maps(plain_case("regular", WEEKS), x, y)
