"""The example that comes with the program."""

from __future__ import annotations

from tikearn_gui.core.starting_points import STARTING_POINTS
from tikearn_gui.project.examples import example
from tikearn_gui.project.project import Goal, Period


def test_the_example_tries_two_things_beside_the_usual_week() -> None:
    project = example()
    assert project.names == ("My usual week", "Longer streams", "More likes")
    assert project.base == STARTING_POINTS["regular"].strategy
    assert project.anchors == STARTING_POINTS["regular"].anchors
    assert project.goal == Goal(300.0, Period.PLAN)


def test_each_changes_a_few_levers_upwards() -> None:
    project = example()
    changed = [project.strategy_of(index).changed_from(project.base) for index in range(3)]
    assert changed == [(), ("minutes_per_stream",), ("watch_minutes", "likes_per_view")]
    for index in (1, 2):
        for key in changed[index]:
            assert project.strategy_of(index).number(key) > project.base.number(key)
