"""What the lever panel is told: settings, marks, badges, what values mean, what is locked."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from tests.ui.present.snapshots import FMT, played, snapshot, two, usual
from tikearn_gui.core.lever import Grade, LeverError, Setting
from tikearn_gui.core.levers import LEVERS
from tikearn_gui.core.starting_points import STARTING_POINTS
from tikearn_gui.core.strategy import ANCHOR_LEVERS
from tikearn_gui.project.project import Project
from tikearn_gui.ui.levers.lever_row import shown_grade
from tikearn_gui.ui.present.earnings import take_home
from tikearn_gui.ui.present.levers import LIKES_END, LeverView, lever_view, lever_views


def view(project: Project, key: str, edited: int = 0, **more: float) -> LeverView:
    return lever_view(project, edited, key, FMT, **more)


@pytest.mark.parametrize("start", STARTING_POINTS)
def test_every_lever_of_a_new_project_is_untouched(start: str) -> None:
    project = usual(start)
    found = lever_views(project, 0, FMT)
    assert [one.key for one in found] == list(LEVERS)
    for one in found:
        assert one.setting == one.base == project.base[one.key]
        assert (one.changed, one.touched, one.usual, one.limit, one.lock) == (False, False, "", "", "")
        assert one.grade is shown_grade(LEVERS[one.key], touched=False)
        assert one.grade is not Grade.YOURS


def test_what_differs_from_the_base_is_marked_and_leads_back_to_it() -> None:
    project = two()
    found = view(project, "minutes_per_stream", 1)
    assert (found.setting, found.base, found.changed) == (Setting(150.0), Setting(90.0), True)
    assert found.touched and found.grade is Grade.YOURS
    assert not view(project, "views_per_stream", 1).changed


def test_the_base_leads_back_to_its_starting_point() -> None:
    found = view(usual("regular", minutes_per_stream=120.0), "minutes_per_stream")
    assert (found.setting, found.base, found.changed) == (Setting(120.0), Setting(90.0), False)
    assert found.touched and found.grade is Grade.YOURS


def test_what_the_base_set_is_yours_in_all_that_follow_it() -> None:
    project = two().with_lever(0, "views_per_stream", Setting(700.0, 600.0, 800.0))
    found = view(project, "views_per_stream", 1)
    assert (found.changed, found.touched, found.grade) == (False, True, Grade.YOURS)


def test_another_range_is_yours_too() -> None:
    found = view(usual("regular", views_per_stream=Setting(1_000, 900, 1_100)), "views_per_stream")
    assert found.grade is Grade.YOURS


def test_placeholders_for_what_only_you_know_are_guesses() -> None:
    assert LEVERS["followers"].evidence.grade is Grade.YOURS
    assert view(usual(), "followers").grade is Grade.GUESS
    assert view(usual(), "gift_spread").grade is Grade.DOCUMENTED


def test_some_levers_only() -> None:
    assert [one.key for one in lever_views(usual(), 0, FMT, ["followers", "region"])] == ["followers", "region"]
    with pytest.raises(LeverError):
        view(usual(), "no_such_lever")


# Against the usual ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("minutes_per_stream", 135.0, "1.5 × your usual"),
        ("streams_per_week", 4.0, "1.33 × your usual"),
        ("views_per_stream", 500.0, "0.5 × your usual"),
        ("views_per_stream", 0.0, "0 × your usual"),
        ("followers", 8_001.0, ""),
        ("watch_minutes", 2.8, "2 × your usual"),
        ("likes_per_view", 3.3, "1.5 × your usual"),
        ("start_hour", 18.0, "your usual: 8:00\u202fPM"),
        ("battle_share", 0.3, "your usual: 0\u00a0%"),
    ],
)
def test_what_a_value_means_against_the_usual(key: str, value: float, words: str) -> None:
    assert key in ANCHOR_LEVERS.values()
    assert view(usual("regular", **{key: value}), key).usual == words


def test_levers_without_a_usual_say_nothing() -> None:
    assert view(usual("regular", coins_per_gifter=120.0), "coins_per_gifter").usual == ""


def test_the_new_usual_is_as_usual() -> None:
    project = usual("regular", minutes_per_stream=135.0)
    assert view(project.this_is_my_usual(), "minutes_per_stream").usual == ""


def test_likes_far_from_the_usual_say_that_no_more_happens() -> None:
    usual_rate = 2.2
    end = usual_rate * LIKES_END
    assert view(usual("regular", likes_per_view=end * 0.999), "likes_per_view").limit == ""
    above = view(usual("regular", likes_per_view=end * 1.001), "likes_per_view").limit
    assert above == "More than 5.98 likes per view, 2.7 times your usual, move nothing further."
    assert view(usual("regular", likes_per_view=usual_rate / LIKES_END * 1.001), "likes_per_view").limit == ""
    assert "0.809" in view(usual("regular", likes_per_view=0.0), "likes_per_view").limit


@pytest.mark.parametrize(("one", "other"), [(LIKES_END, 10.0), (1 / LIKES_END, 0.0)])
def test_the_simulation_agrees_that_no_more_happens_there(one: float, other: float) -> None:
    at_the_end, beyond = (usual("regular", likes_per_view=2.2 * times) for times in (one, other))
    np.testing.assert_allclose(played(at_the_end, 0).left, played(beyond, 0).left, rtol=1e-5, atol=1e-4)
    inside = usual("regular", likes_per_view=2.2 * math.sqrt(one))
    assert abs(played(inside, 0).take_home.mean() / played(beyond, 0).take_home.mean() - 1) > 0.05


# US -------------------------------------------------------------------------------------------------------------------


def test_in_the_us_the_rewards_rate_is_locked_with_what_counts_instead() -> None:
    project = usual("regular", region="us")
    shown = take_home(snapshot(project)).rewards_rate
    found = view(project, "rewards_rate")
    assert found.lock_value == shown == pytest.approx(0.47)
    assert found.lock.endswith("Simulated here: 47\u00a0%.")
    assert view(project, "rewards_rate", us_rate=0.45).lock_value == 0.45
    assert "45\u00a0%" in view(project, "rewards_rate", us_rate=0.45).lock


def test_nothing_else_is_locked() -> None:
    project = usual("regular", region="us")
    assert [one.key for one in lever_views(project, 0, FMT) if one.lock] == ["rewards_rate"]
    assert view(replace(usual()), "rewards_rate", us_rate=0.47).lock == ""
