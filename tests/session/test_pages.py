"""What the open page asks for is what the core computes, kept while it holds, and dropped when a lever moves."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from tests.session.asked import Asked
from tests.session.conftest import FULL
from tests.session.test_at_rest import case_of
from tikearn_gui.core.compare import compare
from tikearn_gui.core.details import details
from tikearn_gui.core.goal_seek import seek, seekable
from tikearn_gui.core.information import information
from tikearn_gui.core.levers import LEVERS
from tikearn_gui.core.luck import Luck
from tikearn_gui.core.player import Player
from tikearn_gui.core.projection import figures
from tikearn_gui.core.ranking import ranking
from tikearn_gui.core.sensitivity import lever_range
from tikearn_gui.core.stories import STORIES
from tikearn_gui.core.stress import ALL_STRESSES
from tikearn_gui.project.project import Goal, Period, Project
from tikearn_gui.session import matters
from tikearn_gui.session.focus import Focus, Page
from tikearn_gui.session.results import Comparing, Mattering, Snapshot

COMPARE = Focus(Page.COMPARE)
MATTERS = Focus(Page.MATTERS, chance=0.5)


@pytest.fixture
def asked(few_futures: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Asked]:
    monkeypatch.setattr(matters, "QUICK_FUTURES", 4_000)
    monkeypatch.setattr(matters, "FUTURES", FULL)
    made = Asked()
    yield made
    made.playing.close()


@pytest.fixture
def player(project: Project) -> Iterator[Player]:
    made = Player(Luck(project.seed, project.weeks))
    yield made
    made.close()


def comparing(snapshot: Snapshot) -> Comparing:
    assert snapshot.comparing is not None
    return snapshot.comparing


def mattering(snapshot: Snapshot) -> Mattering:
    assert snapshot.mattering is not None
    return snapshot.mattering


# Compare


def test_compare_is_that_of_the_core(asked: Asked, project: Project, player: Player) -> None:
    last = asked.ask(project, 2, at_rest=True, focus=COMPARE)[-1]
    played = [player.play(case_of(project, index), FULL, slot=index) for index in range(3)]
    found, direct = comparing(last), compare(played[2], played[0])
    assert (found.edited, found.against, found.indices) == (2, 0, (0, 1, 2))
    assert found.difference is not None
    np.testing.assert_array_equal(found.difference.difference, direct.difference)
    np.testing.assert_array_equal(found.difference.bands, direct.bands)
    np.testing.assert_array_equal(found.ranking.ahead, ranking(played).ahead)
    for row in found.rows:
        seen = details(player, played[row.index].case, FULL, slot=row.index)
        assert row.complete
        assert row.take_home == figures(played[row.index].take_home)
        assert row.likes == figures(seen.likes)
        assert row.chance_of_goal == played[row.index].chance(project.goal.usd)
        assert row.hours_a_week * project.weeks == pytest.approx(row.hours)
    assert found.rows[0].changed == ()
    assert found.rows[2].changed == ("views_per_stream", "likes_per_view")


def test_any_other_strategy_can_be_compared_with(asked: Asked, project: Project) -> None:
    there = comparing(asked.ask(project, 2, at_rest=True, focus=replace(COMPARE, against=1))[-1])
    back = comparing(asked.ask(project, 1, at_rest=True, focus=replace(COMPARE, against=2))[-1])
    assert there.difference is not None and back.difference is not None
    np.testing.assert_array_equal(there.difference.difference, -back.difference.difference)
    np.testing.assert_array_equal(there.difference.bands, -back.difference.bands[::-1])
    assert there.too_close == back.too_close
    gone = comparing(asked.ask(project, 2, at_rest=True, focus=replace(COMPARE, against=7))[-1])
    assert gone.against == project.base_index


def test_the_base_itself_differs_from_nothing(asked: Asked, project: Project) -> None:
    found = comparing(asked.ask(project, 0, at_rest=True, focus=COMPARE)[-1])
    assert found.difference is None
    assert found.too_close


def test_the_difference_follows_the_finger(asked: Asked, project: Project) -> None:
    asked.ask(project, 2, at_rest=True, focus=COMPARE)
    moved = project.with_value(2, "views_per_stream", 1_500.0)
    first = asked.ask(moved, 2, focus=COMPARE)[0]
    found = comparing(first)
    assert found.difference is not None
    direct = compare(first.projections[2], first.projections[0])
    np.testing.assert_array_equal(found.difference.difference, direct.difference)
    assert [row.complete for row in found.rows] == [True, True, False]


def test_chances_of_a_live_are_those_of_lives(asked: Asked, project: Project) -> None:
    project = replace(project, goal=Goal(3.0, Period.LIVE))
    last = asked.ask(project, 1, at_rest=True, focus=COMPARE)[-1]
    for row in comparing(last).rows:
        assert row.chance_of_goal == pytest.approx(float(np.mean(last.by_live[row.index] >= 3.0)), abs=1e-12)


# What matters


def test_what_matters_is_that_of_the_core(asked: Asked, project: Project, player: Player) -> None:
    last = asked.ask(project, 2, at_rest=True, focus=MATTERS)[-1]
    found, case = mattering(last), case_of(project, 2)
    keys = {key for key in LEVERS if lever_range(case.strategy, key) is not None}
    assert found.bars_complete and {bar.key for bar in found.bars} == keys and found.bars_expected == len(keys)
    assert found.found_complete and [each.key for each in found.found] == list(seekable())
    direct = seek(player, case, "views_per_stream", project.goal.usd, 0.5, futures=4_000)
    assert next(each for each in found.found if each.key == direct.key) == direct
    played = [player.play(case_of(project, index), FULL, slot=index) for index in range(3)]
    assert found.information == information(player, played)
    assert found.stress_complete and tuple(row.name for row in found.stress) == ALL_STRESSES
    assert found.ledger is not None and len(found.ledger) == len(LEVERS)
    assert (found.together, found.heat, last.stories) == (None, None, None)


def test_what_is_asked_for_comes(asked: Asked, project: Project) -> None:
    keys = ("views_per_stream", "order_value")
    last = asked.ask(project, 2, at_rest=True, focus=replace(MATTERS, together=keys, heat=keys, stories=True))[-1]
    found = mattering(last)
    assert found.together is not None and found.together.keys == keys
    assert found.heat is not None and found.heat.complete
    assert last.stories is not None and len(last.stories) == STORIES
    alone = asked.ask(project, 2, at_rest=True, focus=Focus(stories=True))[-1]
    assert alone.stories is last.stories
    assert alone.mattering is None


def test_parts_are_kept_while_they_hold(asked: Asked, project: Project) -> None:
    before = mattering(asked.ask(project, 2, at_rest=True, focus=MATTERS)[-1])
    assert not asked.ask(project, 2, at_rest=True, focus=MATTERS)  # the screen shows it all
    chance = mattering(asked.ask(project, 2, at_rest=True, focus=replace(MATTERS, chance=0.7))[-1])
    assert chance.bars is before.bars and chance.stress is before.stress
    assert chance.found != before.found
    moved = project.with_value(1, "minutes_per_stream", 120.0)
    other = mattering(asked.ask(moved, 2, at_rest=True, focus=MATTERS)[-1])
    assert other.bars is before.bars and other.information is not before.information
    own = mattering(asked.ask(moved.with_value(2, "likes_per_view", 3.0), 2, at_rest=True, focus=MATTERS)[-1])
    assert own.bars is not before.bars and len(own.bars) == len(before.bars)


def test_another_page_computes_nothing_of_it(asked: Asked, project: Project) -> None:
    last = asked.ask(project, 2, at_rest=True)[-1]
    assert (last.comparing, last.mattering, last.stories) == (None, None, None)


def test_work_that_was_dropped_goes_on_behind_what_is_done(asked: Asked, project: Project) -> None:
    def some_bars() -> bool:
        work = asked.playing._matters.mattering
        return 3 <= len(work.bars) < work.bars_expected

    asked.ask(project, 2, at_rest=True, focus=MATTERS, newer=some_bars)
    early = asked.playing._matters.mattering.bars
    assert 3 <= len(early) <= 5
    last = mattering(asked.ask(project, 2, at_rest=True, focus=MATTERS)[-1])
    assert last.bars[: len(early)] == early
    assert len({bar.key for bar in last.bars}) == len(last.bars) == last.bars_expected


def test_a_move_drops_the_tornado_between_two_blocks(asked: Asked, project: Project) -> None:
    """After the question is answered with yes, no further part comes."""
    told: list[float] = []

    def newer() -> bool:
        if len(asked.playing._matters.mattering.bars) >= 2:
            told.append(time.monotonic())
        return bool(told)

    asked.ask(project, 2, at_rest=True, focus=MATTERS, newer=newer)
    assert told
    assert len(asked.playing._matters.mattering.bars) <= 3
