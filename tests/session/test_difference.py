"""What differs between two versions of a project."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.project.projects import projects
from tikearn_gui.project.project import Goal, Project
from tikearn_gui.session.difference import moved_keys, origins, touched


def test_strategies_are_found_by_name_wherever_they_are(project: Project) -> None:
    assert origins(project, project) == (0, 1, 2)
    assert origins(project, project.move(0, 2)) == (1, 2, 0)
    assert origins(project, project.remove(0)) == (1, 2)
    assert origins(project, project.duplicate(0, "Copy")) == (0, None, 1, 2)
    assert origins(project.remove(1), project) == (0, None, 1)


def test_a_renamed_strategy_is_found_by_its_place(project: Project) -> None:
    assert origins(project, project.rename(1, "Much longer")) == (0, 1, 2)
    assert origins(project, project.rename(1, "LONGER")) == (0, 1, 2)


def test_a_new_name_in_a_new_order_is_new(project: Project) -> None:
    assert origins(project, project.move(0, 2).rename(0, "Renamed")) == (None, 2, 0)


@given(projects(), st.data())
def test_no_strategy_comes_from_two(before: Project, data: st.DataObject) -> None:
    after = before
    for _ in range(3):
        index = data.draw(st.integers(0, len(after.strategies) - 1))
        act = data.draw(st.sampled_from(("move", "rename", "remove")))
        if act == "move":
            after = after.move(index, data.draw(st.integers(0, len(after.strategies) - 1)))
        elif act == "rename":
            after = after.rename(index, after.free_name("Renamed"))
        elif len(after.strategies) > 1:
            after = after.remove(index)
    places = [place for place in origins(before, after) if place is not None]
    assert len(places) == len(set(places))


def test_moved_levers_are_named(project: Project) -> None:
    assert moved_keys(project, project) == frozenset()
    assert moved_keys(project, project.with_lever(0, "followers", 9_000)) == {"followers"}
    both = project.with_lever(0, "followers", 9_000).with_lever(1, "minutes_per_stream", 60)
    assert moved_keys(project, both) == moved_keys(both, project) == {"followers", "minutes_per_stream"}


def test_a_link_to_the_base_counts_as_a_move_even_if_no_value_moves(project: Project) -> None:
    pinned = project.with_lever(1, "followers", project.base["followers"])
    assert pinned.strategy_of(1) == project.strategy_of(1)
    assert moved_keys(project, pinned) == {"followers"}


@pytest.mark.parametrize(
    "other",
    [
        lambda project: project.rename(1, "X"),
        lambda project: project.recolour(1, 5),
        lambda project: project.promote(1),
        lambda project: project.with_anchor("usual_views", 500),
        lambda project: replace(project, goal=Goal(5)),
        lambda project: replace(project, seed=5),
        lambda project: replace(project, weeks=5),
        lambda project: project.remove(1),
    ],
)
def test_where_more_than_levers_differs_no_lever_is_named(project: Project, other: object) -> None:
    assert callable(other)
    after = other(project.with_lever(0, "followers", 9_000))
    assert moved_keys(project, after) == frozenset()


def test_touched_strategies(project: Project) -> None:
    assert touched(project, project) == ()
    assert touched(project, replace(project, weeks=9)) == ()
    assert touched(project, project.move(0, 2)) == ()
    assert touched(project, project.rename(2, "X")) == (2,)
    assert touched(project, project.with_lever(0, "followers", 9)) == (0,)
    assert touched(project, project.with_lever(1, "followers", 9)) == (1,)
    assert touched(project, project.add("New")) == (3,)
    assert touched(project.remove(1), project) == (1,)
    assert touched(project, project.remove(1)) == ()
    assert touched(project, project.promote(1)) == (0, 1, 2)
