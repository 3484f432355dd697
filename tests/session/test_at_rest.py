"""What is computed at rest is what the core computes when it is asked directly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

import numpy as np
import pytest

from tests.session.asked import Asked
from tests.session.conftest import FULL, QUICK
from tikearn_gui.core.compare import balanced_quantiles, compare
from tikearn_gui.core.details import details, expected, taken_home_by_live
from tikearn_gui.core.doubt import Case
from tikearn_gui.core.luck import Luck
from tikearn_gui.core.player import Player
from tikearn_gui.core.projection import months
from tikearn_gui.core.schedule import Schedule
from tikearn_gui.core.sensitivity import contributions, one_lever, split_of_spread
from tikearn_gui.core.tips import TIPS, simulate_all
from tikearn_gui.core.worth_of_likes import doubled_likes, worth_of_likes
from tikearn_gui.project.project import Goal, Period, Project
from tikearn_gui.session import at_rest
from tikearn_gui.session.at_rest import Played, what_moved
from tikearn_gui.session.playing import Playing
from tikearn_gui.session.results import AtRest, Moved

EDITED = 2


def case_of(project: Project, index: int) -> Case:
    strategy = project.strategy_of(index)
    return Case(strategy, project.anchors, Schedule.regular(strategy, project.weeks))


def at_rest_of(project: Project, edited: int) -> AtRest:
    asked = Asked()
    try:
        rest = asked.ask(project, edited, at_rest=True)[-1].rest
    finally:
        asked.playing.close()
    assert rest is not None
    return rest


@pytest.fixture
def rest(few_futures: None, project: Project) -> AtRest:
    return at_rest_of(project, EDITED)


@pytest.fixture
def player(project: Project) -> Iterator[Player]:
    """A player that nobody has used."""
    made = Player(Luck(project.seed, project.weeks))
    yield made
    made.close()


@pytest.fixture
def case(project: Project) -> Case:
    return case_of(project, EDITED)


def equal(one: Any, other: Any) -> bool:
    """Whether two records agree in all fields, arrays to the last bit."""
    if isinstance(one, np.ndarray):
        return bool(np.array_equal(one, other, equal_nan=True))
    if hasattr(one, "__dataclass_fields__"):
        return all(equal(getattr(one, part.name), getattr(other, part.name)) for part in fields(one))
    return bool(one == other)


def test_lotteries_averaged_out_and_likes(rest: AtRest, player: Player, case: Case) -> None:
    now = expected(player, case, FULL)
    assert equal(rest.expected, now)
    assert rest.doubled == doubled_likes(player, case, now)
    assert rest.worth == worth_of_likes(player, case, FULL)


def test_details(rest: AtRest, player: Player, case: Case) -> None:
    assert equal(rest.details, details(player, case, FULL))


def test_doubt(rest: AtRest, player: Player, case: Case) -> None:
    assert rest.split == split_of_spread(player, case, FULL)
    assert rest.contributions == contributions(player, player.play(case, QUICK))


def test_tips(few_futures: None, project: Project, player: Player, case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(at_rest, "TIPS", TIPS)
    rest = at_rest_of(project, EDITED)
    directly = list(simulate_all(player, case))
    assert rest.tips_complete
    assert len(rest.tips) == len(directly) > 10
    assert all(equal(one, other) for one, other in zip(rest.tips, directly, strict=True))


def test_what_moved_the_plan(rest: AtRest, player: Player, project: Project) -> None:
    base, edited = (player.play(case_of(project, index), FULL, slot=index) for index in (0, EDITED))
    whole = compare(edited, base)
    assert rest.moved is not None
    assert (rest.moved.gain, rest.moved.better) == (whole.figures.median, whole.chance_ahead)
    assert [gain.key for gain in rest.moved.levers] == ["views_per_stream", "likes_per_view"]
    for gain in rest.moved.levers:
        alone = one_lever(player, base.case, gain.key, edited.case.strategy[gain.key], FULL)
        assert gain.gain == compare(alone, base).figures.median
        assert (gain.base, gain.setting) == (project.base[gain.key], edited.case.strategy[gain.key])
    assert rest.moved.together == rest.moved.gain - sum(gain.gain for gain in rest.moved.levers)
    assert rest.moved.period is Period.PLAN


def moved_of(player: Player, project: Project, edited: int, period: Period) -> Moved:
    base, other = (Played(player.play(case_of(project, index), QUICK, slot=index), index) for index in (0, edited))
    return what_moved(player, base, other, period)


def test_what_moved_a_month_is_counted_month_by_month(player: Player, project: Project) -> None:
    moved = moved_of(player, project, EDITED, Period.MONTH)
    one, other = (player.play(case_of(project, index), QUICK) for index in (EDITED, 0))
    gap = (months(one.take_home_weekly) - months(other.take_home_weekly)).ravel()
    assert (moved.gain, moved.period) == (balanced_quantiles(gap, (0.5,))[0], Period.MONTH)
    assert moved.better == compare(one, other).chance_ahead


def test_what_moved_a_live_is_counted_live_by_live(player: Player, project: Project) -> None:
    moved = moved_of(player, project, EDITED, Period.LIVE)
    one, other = (taken_home_by_live(player, case_of(project, index), QUICK) for index in (EDITED, 0))
    assert (moved.gain, moved.period) == (balanced_quantiles(one - other, (0.5,))[0], Period.LIVE)
    assert len(moved.levers) == 2


def test_with_more_lives_it_is_the_plan_that_is_compared(player: Player, project: Project) -> None:
    project = project.with_lever(1, "streams_per_week", 5)
    assert moved_of(player, project, 1, Period.LIVE) == moved_of(player, project, 1, Period.PLAN)


def test_one_changed_lever_is_all_that_moved(player: Player, project: Project) -> None:
    moved = moved_of(player, project, 1, Period.PLAN)
    (lever,) = moved.levers
    assert lever.key == "minutes_per_stream"
    assert lever.gain == moved.gain
    assert moved.together == 0.0


def test_a_lever_that_the_base_rules_out_alone_is_left_over(player: Player, project: Project) -> None:
    """The base's dearest gift lies below what the other's gifters give."""
    project = project.with_lever(0, "dearest_gift", 200).with_levers(
        {1: {"coins_per_gifter": 500.0, "dearest_gift": 45_000.0}}
    )
    moved = moved_of(player, project, 1, Period.PLAN)
    assert [lever.key for lever in moved.levers] == ["minutes_per_stream", "dearest_gift"]
    assert moved.together == pytest.approx(moved.gain - sum(lever.gain for lever in moved.levers))


def test_the_base_was_moved_by_nothing(few_futures: None, project: Project) -> None:
    rest = at_rest_of(project, 0)
    assert rest.moved is None
    assert rest.tips_complete


def test_another_period_compares_anew_and_keeps_the_rest(few_futures: None, project: Project) -> None:
    asked = Asked()
    before = asked.ask(project, EDITED, at_rest=True)[-1].rest
    after = asked.ask(replace(project, goal=Goal(5, Period.MONTH)), EDITED, at_rest=True)[-1].rest
    asked.playing.close()
    assert before is not None and before.moved is not None
    assert after is not None and after.moved is not None
    assert (before.moved.period, after.moved.period) == (Period.PLAN, Period.MONTH)
    assert after.details is before.details
    assert after.tips is before.tips


def test_parts_come_one_after_another(few_futures: None, project: Project) -> None:
    playing = Playing()
    asked = Asked()
    asked.playing = playing
    rests = [answer.rest for answer in asked.ask(project, EDITED, at_rest=True) if answer.rest is not None]
    playing.close()
    parts = [
        (rest.moved is not None, rest.split is not None, rest.worth is not None, rest.details is not None)
        for rest in rests
    ]
    assert parts[:4] == [(True,) * count + (False,) * (4 - count) for count in range(1, 5)]
    counts = [len(rest.tips) for rest in rests]
    assert counts == sorted(counts)
    assert rests[-1].tips_complete
