"""What moved the number: counted at rest, and what can be said before."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.ui.present.snapshots import FMT, at_rest, moved, played, snapshot, two, usual, with_goal
from tikearn_gui.core.compare import compare
from tikearn_gui.core.lever import Setting
from tikearn_gui.core.schedule import WEEKS_A_MONTH
from tikearn_gui.project.project import Period, Project
from tikearn_gui.session.results import AtRest, LeverGain, Moved
from tikearn_gui.ui.pages.parts.what_moved import moved_rows
from tikearn_gui.ui.pages.views import WhatMoved
from tikearn_gui.ui.present.moved import change_words, what_moved

MANY = {"minutes_per_stream": 150.0, "likes_per_view": 4.0, "watch_minutes": 1.6, "order_keep": 0.3, "start_hour": 21.0}


def three() -> Project:
    return two(overrides={"minutes_per_stream": 120.0, "likes_per_view": 4.0})


def test_the_base_has_nothing_that_moved_it() -> None:
    assert what_moved(snapshot(two(), rest=at_rest(two(), 0)), FMT) is None


def test_at_rest_all_is_as_counted() -> None:
    project = three()
    counted = moved(project, 1)
    found = what_moved(snapshot(project, edited=1, rest=AtRest(1, moved=counted)), FMT)
    assert found is not None
    assert (found.base, found.gain, found.together, found.better) == (
        "My usual week",
        counted.gain,
        counted.together,
        counted.better,
    )
    assert [(lever.lever, lever.gain) for lever in found.levers] == [(one.key, one.gain) for one in counted.levers]
    assert [lever.change for lever in found.levers] == ["90 → 120", "2.2 → 4"]


def test_the_page_names_three_levers_and_sums_up_the_others() -> None:
    project = two(overrides=MANY)
    found = what_moved(snapshot(project, edited=1, rest=AtRest(1, moved=moved(project, 1))), FMT)
    assert found is not None and len(found.levers) == len(MANY)
    rows = moved_rows(found, FMT)
    assert len(rows) == 4
    assert sum(row.gain for row in rows) == pytest.approx(found.gain, rel=0.02)


def test_a_month_has_its_part_of_the_plan() -> None:
    project = with_goal(three(), 100.0, Period.MONTH)
    counted = moved(project, 1)
    found = what_moved(snapshot(project, edited=1, rest=AtRest(1, moved=counted)), FMT)
    assert found is not None
    assert found.gain == pytest.approx(counted.gain * WEEKS_A_MONTH / 12)
    assert found.gain == pytest.approx(sum(lever.gain for lever in found.levers) + found.together)


def test_figures_of_the_goals_own_period_are_taken_as_they_are() -> None:
    project = with_goal(two(), 100.0, Period.MONTH)
    lever = LeverGain("minutes_per_stream", Setting(90.0), Setting(150.0), 12.0)
    counted = Moved(12.0, (lever,), 0.0, 0.9, Period.MONTH)
    found = what_moved(snapshot(project, edited=1, rest=AtRest(1, moved=counted)), FMT)
    assert found is not None and (found.gain, found.levers[0].gain) == (12.0, 12.0)
    other = with_goal(two(), 100.0, Period.PLAN)
    assert what_moved(snapshot(other, edited=1, rest=AtRest(1, moved=counted)), FMT) is None


def test_a_live_has_its_part_where_both_hold_as_many() -> None:
    project = with_goal(two(), 5.0, Period.LIVE)
    counted = moved(project, 1)
    found = what_moved(snapshot(project, edited=1, rest=AtRest(1, moved=counted)), FMT)
    assert found is not None and found.gain == pytest.approx(counted.gain / 36)
    more = with_goal(two(overrides={"streams_per_week": 4.0}), 5.0, Period.LIVE)
    assert what_moved(snapshot(more, edited=1, rest=AtRest(1, moved=moved(more, 1))), FMT) is None


# While it is not counted yet ------------------------------------------------------------------------------------------


def test_one_lever_is_known_at_once() -> None:
    project = two()
    found = what_moved(snapshot(project, edited=1), FMT)
    whole = compare(played(project, 1), played(project, 0))
    counted = moved(project, 1)
    assert found is not None
    assert found.gain == whole.figures.median == counted.gain
    assert found.better == whole.chance_ahead
    assert [(lever.lever, lever.gain) for lever in found.levers] == [("minutes_per_stream", found.gain)]
    assert found.levers[0].gain == counted.levers[0].gain
    assert found.together == 0


def test_several_levers_wait_unless_they_were_counted_before() -> None:
    assert what_moved(snapshot(three(), edited=1), FMT) is None


def test_a_dragged_lever_gets_what_the_others_leave() -> None:
    project = three()
    before = what_moved(snapshot(project, edited=1, rest=AtRest(1, moved=moved(project, 1))), FMT)
    dragged = project.with_value(1, "minutes_per_stream", 180.0)
    found = what_moved(snapshot(dragged, edited=1), FMT, before)
    assert before is not None and found is not None
    assert found.gain == compare(played(dragged, 1), played(dragged, 0)).figures.median
    assert found.levers[1] == before.levers[1]
    assert found.levers[0].change == "90 → 180"
    assert found.levers[0].gain > before.levers[0].gain
    assert found.gain == pytest.approx(sum(lever.gain for lever in found.levers) + found.together)
    assert found.together == pytest.approx(before.together)


def test_a_base_in_fewer_futures_is_compared_in_those() -> None:
    project = two()
    both = {0: played(project, 0, 3_000), 1: played(project, 1)}
    found = what_moved(snapshot(project, edited=1, projections=both), FMT)
    gap = both[1].take_home[:3_000] - both[0].take_home
    assert found is not None and found.better == float(np.mean(gap > 0))


def test_stale_or_missing_figures_are_not_compared() -> None:
    project = two()
    before = WhatMoved("My usual week", 1.0, (), 1.0, 0.5)
    for shot in (
        snapshot(project, edited=1, stale=frozenset({0})),
        snapshot(project, edited=1, projections={1: played(project, 1)}),
        snapshot(project, edited=1, projections={0: played(replace(project, weeks=8), 0), 1: played(project, 1)}),
    ):
        assert what_moved(shot, FMT) is None
        assert what_moved(shot, FMT, before) is before
    other = replace(before, base="Another base")
    assert what_moved(snapshot(project, edited=1, stale=frozenset({0})), FMT, other) is None


def test_a_copy_of_the_base_is_no_different() -> None:
    project = usual().duplicate(0, "Copy")
    found = what_moved(snapshot(project, edited=1), FMT)
    assert found == WhatMoved("My usual week", 0.0, (), 0.0, 0.0)


# Changes in words -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "base", "setting", "words"),
    [
        ("minutes_per_stream", Setting(60.0), Setting(90.0), "60 → 90"),
        ("order_keep", Setting(0.2), Setting(0.25), "20 → 25\u00a0%"),
        ("deals_per_month", Setting(0.0), Setting(0.5), "off → 0.5"),
        ("region", Setting("other"), Setting("us"), "Elsewhere → US"),
        ("start_hour", Setting(20.0), Setting(21.0), "8:00\u202fPM → 9:00\u202fPM"),
        ("watch_minutes", Setting(1.4), Setting(1.4, 1.0, 2.0), "1.4 → 1 to 2"),
        ("watch_minutes", Setting(1.4, 1.0, 2.0), Setting(1.4, 1.2, 1.6), "1 to 2 → 1.2 to 1.6"),
        ("watch_minutes", Setting(1.4, 1.0, 2.0), Setting(1.6, 1.1, 2.2), "1.4 → 1.6"),
    ],
)
def test_change_in_words(key: str, base: Setting, setting: Setting, words: str) -> None:
    assert change_words(FMT, key, base, setting) == words
