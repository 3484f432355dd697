"""Projects: a base, strategies that override it, and changes after which everything is where it belongs."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import FrozenInstanceError, replace
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.project.projects import changes, names, projects, settings_of
from tikearn_gui.core.lever import LeverError, Setting
from tikearn_gui.core.levers import LEVERS
from tikearn_gui.core.starting_points import STARTING_POINTS
from tikearn_gui.core.strategy import Anchors, Strategy
from tikearn_gui.project.project import (
    LONGEST_NAME,
    MOST_STRATEGIES,
    Currency,
    Entry,
    Goal,
    Period,
    Project,
    ProjectError,
    new_project,
)

REGULAR = new_project("regular")
THREE = REGULAR.add("Longer", {"minutes_per_stream": 150.0}).add("More views", {"views_per_stream": 2_000.0})


def _refused(kind: type[Exception], act: Callable[[], object]) -> str:
    with pytest.raises(kind) as caught:
        act()
    sentence = str(caught.value)
    assert "\n" not in sentence
    return sentence


def _by_name(project: Project) -> dict[str, Strategy]:
    return {name: project.strategy_of(index) for index, name in enumerate(project.names)}


# A new project


@pytest.mark.parametrize("start", STARTING_POINTS)
def test_a_new_project_is_its_starting_point(start: str) -> None:
    project, point = new_project(start), STARTING_POINTS[start]
    assert project.strategy_of(0) == project.base == point.strategy
    assert project.anchors == point.anchors
    assert project.goal == Goal(point.goal_usd, Period.PLAN)
    assert (project.weeks, project.base_index, project.currency) == (12, 0, Currency("USD", 1.0))
    assert project == new_project(start)
    assert hash(project) == hash(new_project(start))


def test_an_unknown_starting_point_is_refused() -> None:
    assert "newcomer" in _refused(ProjectError, lambda: new_project("beginner"))
    assert "beginner" in _refused(ProjectError, lambda: replace(REGULAR, starting_point="beginner"))


def test_projects_need_no_numpy() -> None:
    script = (
        "import sys; from tikearn_gui.project import changes, examples, storage; "
        "examples.example(); print('numpy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False"]


# What a project does not take


@pytest.mark.parametrize(
    ("act", "named"),
    [
        (lambda: replace(REGULAR, weeks=0), "1 to 52"),
        (lambda: replace(REGULAR, weeks=53), "53"),
        (lambda: replace(REGULAR, weeks=True), "True"),
        (lambda: replace(REGULAR, weeks=4.0), "4.0"),  # type: ignore[arg-type]
        (lambda: replace(REGULAR, seed=-1), "-1"),
        (lambda: replace(REGULAR, seed=2**53), "9007199254740991"),
        (lambda: replace(REGULAR, strategies=()), "1 to 8"),
        (lambda: Goal(0), "above 0"),
        (lambda: Goal(float("nan")), "nan"),
        (lambda: Goal(5, "year"), "plan, month, live"),  # type: ignore[arg-type]
        (lambda: Currency("eur"), "'eur'"),
        (lambda: Currency("EURO"), "'EURO'"),
        (lambda: Currency("EUR", 0), "above 0"),
        (lambda: Currency("USD", 2), "USD"),
        (lambda: REGULAR.add(" "), "name"),
        (lambda: REGULAR.add("x" * 81), "80"),
        (lambda: REGULAR.add("two\nlines"), "line"),
        (lambda: REGULAR.add("lone \ud800"), "line"),
        (lambda: REGULAR.add("my USUAL week"), "my USUAL week"),
        (lambda: REGULAR.rename(0, ""), "name"),
        (lambda: THREE.rename(1, "MORE views"), "More views"),
        (lambda: THREE.recolour(1, 8), "0 to 7"),
        (lambda: THREE.recolour(1, -1), "0 to 7"),
        (lambda: REGULAR.remove(0), "at least one"),
        (lambda: replace(REGULAR, strategies=(Entry("A", 0, {"followers": Setting(5.0)}),)), "base"),
    ],
)
def test_what_a_project_refuses(act: Callable[[], object], named: str) -> None:
    assert named in _refused(ProjectError, act)


def test_eight_strategies_and_no_more() -> None:
    project = REGULAR
    while len(project.strategies) < MOST_STRATEGIES:
        project = project.duplicate(0, project.free_name("Again"))
    assert sorted(entry.colour for entry in project.strategies) == list(range(8))
    assert "9" in _refused(ProjectError, lambda: project.add("One too many"))
    assert project.free_colour() == 0


@pytest.mark.parametrize("index", [-1, 3, 99])
def test_places_that_do_not_exist(index: int) -> None:
    acts: list[Callable[[], Any]] = [
        lambda: THREE.strategy_of(index),
        lambda: THREE.with_lever(index, "followers", 5),
        lambda: THREE.relink(index, "followers"),
        lambda: THREE.duplicate(index, "Copy"),
        lambda: THREE.rename(index, "New"),
        lambda: THREE.recolour(index, 3),
        lambda: THREE.move(index, 0),
        lambda: THREE.move(0, index),
        lambda: THREE.remove(index),
        lambda: THREE.promote(index),
        lambda: replace(THREE, base_index=index),
    ]
    for act in acts:
        with pytest.raises(IndexError):
            act()


def test_nothing_in_a_project_can_be_written() -> None:
    with pytest.raises(FrozenInstanceError):
        REGULAR.weeks = 4  # type: ignore[misc]
    with pytest.raises(TypeError):
        THREE.strategies[1].overrides["followers"] = Setting(5.0)  # type: ignore[index]


# Levers


def test_others_follow_the_base_unless_they_override() -> None:
    moved = THREE.with_lever(0, "views_per_stream", Setting(500, 300, 900)).with_lever(0, "minutes_per_stream", 45)
    assert [moved.strategy_of(at).number("views_per_stream") for at in range(3)] == [500, 500, 2_000]
    assert [moved.strategy_of(at).number("minutes_per_stream") for at in range(3)] == [45, 150, 45]
    assert moved.strategy_of(1)["views_per_stream"] == Setting(500.0, 300.0, 900.0)


def test_an_override_moves_nobody_else() -> None:
    moved = THREE.with_lever(1, "followers", 9_000)
    assert [moved.strategy_of(at).number("followers") for at in range(3)] == [8_000, 9_000, 8_000]
    assert list(moved.strategies[1].overrides) == ["minutes_per_stream", "followers"]


def test_an_override_like_the_base_stays_one() -> None:
    pinned = THREE.with_lever(1, "followers", 8_000).with_lever(0, "followers", 100)
    assert pinned.strategy_of(1).number("followers") == 8_000


def test_a_range_moves_along() -> None:
    moved = THREE.with_value(1, "views_per_stream", 2_000)
    assert moved.strategy_of(1)["views_per_stream"] == Setting(2_000.0, 1_334.0, 3_000.0)
    assert moved.base == THREE.base


def test_relinked_levers_follow_again() -> None:
    linked = THREE.relink(1, "minutes_per_stream")
    assert linked.strategy_of(1) == linked.base
    assert linked.relink(1, "minutes_per_stream") == linked
    assert linked.relink(0, "minutes_per_stream") == linked


@pytest.mark.parametrize("index", [0, 1])
def test_bad_settings_name_the_lever(index: int) -> None:
    for key, value in (("views_per_stream", -1), ("view_per_stream", 5), ("region", "eu")):
        assert key in _refused(LeverError, lambda key=key, value=value: THREE.with_lever(index, key, value))  # type: ignore[misc]


def test_what_is_illegal_only_with_the_base_names_the_strategy() -> None:
    cheap = THREE.with_lever(1, "coins_per_gifter", Setting(400, 300, 500))
    for act in (
        lambda: cheap.with_lever(0, "dearest_gift", 450),
        lambda: cheap.with_lever(1, "dearest_gift", 450),
        lambda: cheap.with_levers({1: {"dearest_gift": 450.0}, 2: {"followers": 5}}),
    ):
        sentence = _refused(LeverError, act)
        assert '"Longer"' in sentence
        assert "coins_per_gifter" in sentence
        assert "dearest_gift" in sentence
    assert '"Longer"' not in _refused(LeverError, lambda: cheap.with_lever(0, "dearest_gift", 50))


def test_levers_that_are_legal_only_together_move_together() -> None:
    both = {"coins_per_gifter": Setting(9.0), "dearest_gift": Setting(10.0)}
    assert THREE.with_levers({0: both}).strategy_of(2).number("dearest_gift") == 10


@given(projects(), st.data())
def test_a_lever_moves_where_it_should_and_nowhere_else(project: Project, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(project.strategies) - 1))
    key = data.draw(st.sampled_from([key for key in LEVERS if key not in ("coins_per_gifter", "dearest_gift")]))
    setting = data.draw(settings_of(LEVERS[key]))
    moved = project.with_lever(index, key, setting)
    for at in range(len(project.strategies)):
        before, after = project.strategy_of(at), moved.strategy_of(at)
        follows = index == project.base_index and key not in project.strategies[at].overrides
        expected = setting if at == index or follows else before[key]
        assert after == before.with_setting(key, expected)


# What is usual


def test_this_is_my_usual_takes_the_plan_of_the_base() -> None:
    moved = THREE.with_levers({0: {"views_per_stream": 700, "likes_per_view": 5}})
    assert moved.anchors == THREE.anchors
    usual = moved.this_is_my_usual()
    assert usual.anchors == Anchors.of(moved.base)
    assert _by_name(usual) == _by_name(moved)


def test_one_anchor() -> None:
    assert THREE.with_anchor("usual_views", 800).anchors.views == 800
    assert "usual_views" in _refused(LeverError, lambda: THREE.with_anchor("usual_views", 0))
    assert "usual_views" in _refused(LeverError, lambda: THREE.with_anchor("usual_view", 5))


# Strategies


def test_names_are_found_whatever_their_case() -> None:
    assert [THREE.index_of(name) for name in ("longer", " LONGER ", "more VIEWS", "else")] == [1, 1, 2, None]
    assert THREE.free_name("New") == "New"
    assert THREE.free_name("longer") == "longer 2"
    assert THREE.duplicate(1, "longer 2").free_name("longer") == "longer 3"
    long = "n" * LONGEST_NAME
    assert THREE.add(long).free_name(long) == "n" * (LONGEST_NAME - 2) + " 2"


def test_a_name_is_trimmed_and_composed() -> None:
    assert REGULAR.rename(0, "  Cafe\u0301 ").names == ("Caf\u00e9",)


def test_a_copy_stands_behind_and_does_the_same() -> None:
    copied = THREE.duplicate(1, "Copy")
    assert copied.names == ("My usual week", "Longer", "Copy", "More views")
    assert copied.strategy_of(2) == copied.strategy_of(1)
    assert copied.strategies[2].colour == 3
    base = THREE.duplicate(0, "Copy").with_lever(0, "followers", 5)
    assert base.strategy_of(1).number("followers") == 5


def test_colours_are_swapped() -> None:
    assert [entry.colour for entry in THREE.recolour(0, 2).strategies] == [2, 1, 0]
    assert [entry.colour for entry in THREE.recolour(0, 7).strategies] == [7, 1, 2]
    assert THREE.recolour(1, 1) == THREE


@given(projects(), st.data())
def test_order_is_only_order(project: Project, data: st.DataObject) -> None:
    places = st.integers(0, len(project.strategies) - 1)
    index, to = data.draw(places), data.draw(places)
    moved = project.move(index, to)
    assert moved.names[to] == project.names[index]
    assert _by_name(moved) == _by_name(project)
    assert moved.names[moved.base_index] == project.names[project.base_index]
    assert moved.move(to, index) == project


@given(projects(), st.data())
def test_a_new_base_moves_nobody(project: Project, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(project.strategies) - 1))
    promoted = project.promote(index)
    assert promoted.base_index == index
    assert promoted.base == project.strategy_of(index)
    assert promoted.names == project.names
    assert _by_name(promoted) == _by_name(project)
    for at, entry in enumerate(promoted.strategies):
        assert tuple(entry.overrides) == project.strategy_of(at).changed_from(promoted.base)
    assert _by_name(promoted.promote(project.base_index)) == _by_name(project)


@given(projects(), st.data())
def test_removing_moves_nobody_else(project: Project, data: st.DataObject) -> None:
    assume(len(project.strategies) > 1)
    index = data.draw(st.integers(0, len(project.strategies) - 1))
    left = project.remove(index)
    expected = _by_name(project)
    del expected[project.names[index]]
    assert _by_name(left) == expected
    assert list(left.names) == list(expected)
    if index != project.base_index:
        assert left.names[left.base_index] == project.names[project.base_index]


def test_the_next_one_inherits() -> None:
    assert THREE.remove(0).names[THREE.remove(0).base_index] == "Longer"
    last = THREE.move(0, 2)
    assert last.remove(2).names[last.remove(2).base_index] == "More views"


@given(projects(most=4), names(), changes())
def test_adding_moves_nobody(project: Project, name: str, overrides: dict[str, Setting]) -> None:
    assume(project.index_of(name) is None and "coins_per_gifter" not in overrides)
    more = project.add(name, overrides)
    assert more.strategy_of(len(more.strategies) - 1) == project.base.with_settings(overrides)
    assert more.remove(len(more.strategies) - 1) == project
