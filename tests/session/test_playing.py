"""What is played of which request, without a window: the worker's side, step by step."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from tests.session.asked import Asked, fresh, same
from tests.session.conftest import FULL, QUICK, Blocks
from tikearn_gui.core import player as player_module
from tikearn_gui.core import stages as stages_module
from tikearn_gui.core.details import taken_home_by_live
from tikearn_gui.core.doubt import Case
from tikearn_gui.core.luck import Luck, stretches_of
from tikearn_gui.core.player import Player
from tikearn_gui.core.tips import ARTICLE_TIPS, simulate
from tikearn_gui.project.project import Goal, Period, Project
from tikearn_gui.session import at_rest, playing
from tikearn_gui.session.playing import Playing
from tikearn_gui.session.request import Part, rest_key

VIEWS, MINUTES, DEALS = "views_per_stream", "minutes_per_stream", "deals_per_month"


@pytest.fixture
def asked(few_futures: None) -> Iterator[Asked]:
    made = Asked()
    yield made
    made.playing.close()


@pytest.fixture
def stages(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The stages that are played, one entry a block."""
    played: list[str] = []
    for name in ("play_audience", "play_crowd", "play_deals", "play_orders", "play_subscriptions"):
        function = getattr(stages_module, name)

        def count(*arguments: Any, name: str = name, function: Callable[..., None] = function) -> None:
            played.append(name.removeprefix("play_"))
            function(*arguments)

        monkeypatch.setattr(stages_module, name, count)
    return played


# Order ----------------------------------------------------------------------------------------------------------------


def test_first_comes_the_edited_strategy_in_few_futures_then_the_others_then_all_in_full(
    asked: Asked, project: Project
) -> None:
    answers = asked.ask(project, 1, at_rest=True)
    first = answers[0]
    assert {index: played.futures for index, played in first.projections.items()} == {1: QUICK}
    assert not first.precise
    early = next(answer for answer in answers if len(answer.projections) == 3)
    assert all(played.futures == QUICK for played in early.projections.values())
    precise = next(answer for answer in answers if answer.precise)
    assert precise.rest is None
    last = answers[-1]
    assert last.rest is not None
    assert last.rest.tips_complete


def test_final_figures_are_those_of_a_fresh_player_to_the_last_bit(asked: Asked, project: Project) -> None:
    asked.ask(project, at_rest=True)
    for views in (1_100.0, 900.0, 1_300.0):
        asked.ask(project.with_value(0, VIEWS, views))
    after = project.with_value(0, VIEWS, 1_200.0)
    last = asked.ask(after, at_rest=True)[-1]
    for index in range(3):
        assert same(last.projections[index], fresh(after, index, FULL))


def test_a_moved_base_leaves_those_behind_that_follow_it(asked: Asked, project: Project) -> None:
    asked.ask(project, at_rest=True)
    first, *others = asked.ask(project.with_value(0, VIEWS, 1_200.0))
    assert first.stale == {1}  # the third has views of its own
    assert first.projections[0].futures == QUICK
    assert first.projections[2].futures == FULL
    assert [answer.stale for answer in others] == [frozenset()]
    assert others[0].projections[2].futures == FULL


def test_another_strategy_moves_alone(asked: Asked, project: Project, blocks: Blocks) -> None:
    asked.ask(project, at_rest=True)
    blocks.begun.clear()
    moved = project.with_value(1, VIEWS, 1_200.0)
    answers = asked.ask(moved, 1)
    assert [answer.stale for answer in answers] == [frozenset()]
    assert blocks.begun == [moved.strategy_of(1)] * len(stretches_of(QUICK))


def test_anchors_leave_all_behind(asked: Asked, project: Project) -> None:
    asked.ask(project, at_rest=True)
    first, *_, last = asked.ask(project.with_anchor("usual_views", 800))
    assert first.stale == {1, 2}
    assert last.stale == frozenset()


@pytest.mark.parametrize(
    "after",
    [
        lambda project: replace(project, goal=Goal(5, Period.MONTH)),
        lambda project: project.rename(1, "X"),
        lambda project: project.recolour(0, 7),
        lambda project: project.move(0, 2),
        lambda project: project.remove(1),
        lambda project: project.duplicate(1, "Copy"),
        lambda project: project.promote(1),
    ],
)
def test_what_moves_no_money_plays_nothing(
    asked: Asked, project: Project, blocks: Blocks, after: Callable[[Project], Project]
) -> None:
    known = asked.ask(project, at_rest=True)[-1]
    blocks.begun.clear()
    changed = after(project)
    asked.ask(changed)
    assert blocks.begun == []
    answers = asked.ask(changed, seen=False)
    for answer in answers:
        assert answer.precise
        assert {id(played) for played in answer.projections.values()} <= set(map(id, known.projections.values()))


def test_a_request_whose_answer_is_on_screen_is_not_answered_again(asked: Asked, project: Project) -> None:
    asked.ask(project, at_rest=True)
    assert asked.ask(project, at_rest=True) == []


def test_an_answer_that_did_not_come_to_the_screen_is_given_again(asked: Asked, project: Project) -> None:
    asked.ask(project, at_rest=True, seen=False)
    (answer,) = asked.ask(project, at_rest=True)
    assert answer.precise
    assert answer.rest is not None and answer.rest.tips_complete


# Slots ----------------------------------------------------------------------------------------------------------------


def test_strategies_keep_their_stages_when_they_change_places(
    asked: Asked, project: Project, stages: list[str]
) -> None:
    asked.ask(project)
    moved = project.move(0, 2)
    asked.ask(moved, 2)
    stages.clear()
    asked.ask(moved.with_value(2, DEALS, 0.3), 2)
    assert set(stages) == {"deals"}


def test_those_behind_a_removed_strategy_keep_their_stages(asked: Asked, project: Project, stages: list[str]) -> None:
    asked.ask(project)
    fewer = project.remove(1)
    asked.ask(fewer)
    stages.clear()
    asked.ask(fewer.with_value(1, DEALS, 0.3), 1)
    assert set(stages) == {"deals"}


def test_what_is_gone_is_forgotten(asked: Asked, project: Project) -> None:
    for _ in range(3):
        asked.ask(project, 1, at_rest=True)
        asked.ask(project.remove(1), at_rest=True)
    player = asked.playing._player_now
    own = [slot for slot in player._slots if isinstance(slot, int)]
    sides = [slot for slot in player._slots if isinstance(slot, tuple) and slot[0] != "tip"]
    assert len(own) == 2
    assert len(sides) == 2
    assert {slot[0] for slot in sides} <= set(own)


# Luck and documents ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("weeks", "seed"), [(3, 1), (2, 77)])
def test_other_luck_is_played_anew(asked: Asked, project: Project, weeks: int, seed: int) -> None:
    asked.ask(project, at_rest=True)
    after = replace(project, weeks=weeks, seed=seed)
    first, *_, last = asked.ask(after, at_rest=True)
    assert first.projections.keys() == {0}
    assert all(same(last.projections[index], fresh(after, index, FULL)) for index in range(3))


def test_the_luck_stays_where_only_levers_move(asked: Asked, project: Project) -> None:
    asked.ask(project)
    player = asked.playing._player
    asked.ask(project.with_value(0, VIEWS, 5.0).with_anchor("usual_views", 9))
    assert asked.playing._player is player


def test_nothing_of_another_document_is_shown(asked: Asked, project: Project) -> None:
    asked.ask(project, at_rest=True)
    asked.document += 1
    first = asked.ask(project.with_value(0, VIEWS, 5.0))[0]
    assert first.projections.keys() == {0}
    assert first.rest is None


# Newer requests -------------------------------------------------------------------------------------------------------


def test_the_edited_strategy_is_played_even_if_the_lever_has_moved_on(
    asked: Asked, project: Project, blocks: Blocks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tikearn_gui.session.playing.monotonic", lambda: 0.0)  # else another one is overdue by chance
    moved = project.with_value(0, VIEWS, 1_200.0)
    answers = asked.ask(moved, newer=lambda: True)
    assert [set(answer.projections) for answer in answers] == [{0}]
    assert blocks.begun == [moved.strategy_of(0)] * len(stretches_of(QUICK))


def test_nothing_is_refined_while_a_newer_request_waits(asked: Asked, project: Project, blocks: Blocks) -> None:
    asked.ask(project)
    blocks.begun.clear()
    asked.ask(project, at_rest=True, newer=lambda: True)
    assert blocks.begun == []


def test_an_endless_drag_of_the_base_leaves_nobody_behind(
    asked: Asked, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At 60 Hz and with a newer request always waiting, no strategy is shown more than 100 ms behind."""
    project = project.relink(2, VIEWS)
    asked.ask(project)
    now = 0.0
    monkeypatch.setattr(playing, "monotonic", lambda: now)
    seen_at = {1: 0.0, 2: 0.0}
    made = {}
    for frame in range(60):
        now = frame / 60.0
        moved = project.with_value(0, VIEWS, 1_001.0 + frame)
        made[moved.strategy_of(1)] = made[moved.strategy_of(2)] = now
        answer = asked.ask(moved, newer=lambda: True)[-1]
        assert answer.projections[0].case.strategy == moved.base
        for index in (1, 2):
            seen_at[index] = max(seen_at[index], made.get(answer.projections[index].case.strategy, 0.0))
        assert now - min(seen_at.values()) <= 0.1 + 1e-9
    assert min(seen_at.values()) > 0.8


def test_who_is_asked_for_the_others_tells_of_each_and_then_plays_them_in_full(asked: Asked, project: Project) -> None:
    answers = asked.ask(project, at_rest=True, part=Part.OTHERS)
    assert [set(answer.projections) for answer in answers[:2]] == [{1}, {1, 2}]
    assert {index: played.futures for index, played in answers[-1].projections.items()} == {1: FULL, 2: FULL}


def test_work_at_rest_ends_within_the_stretches_that_have_begun(asked: Asked, project: Project, blocks: Blocks) -> None:
    """Two threads share the stretches, so at most one more is begun once a newer request waits."""
    asked.ask(project)
    for stop_after in (1, 2, 5, 12, 24):
        blocks.begun.clear()
        asked.shown = None
        moved = project.with_value(0, VIEWS, 1_000.0 + stop_after)
        asked.ask(moved)
        start = len(blocks.begun) + stop_after
        asked.ask(moved, at_rest=True, newer=lambda start=start: len(blocks.begun) >= start)  # type: ignore[misc]
        assert start <= len(blocks.begun) <= start + 1


def test_the_end_gives_up_even_the_first_futures(asked: Asked, project: Project) -> None:
    asked.playing = Playing(lambda: True)
    assert asked.ask(project, at_rest=True) == []
    asked.playing.close()


def test_work_goes_on_where_it_was_left(asked: Asked, project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    played: list[str] = []

    def count(player: Player, case: Case, tip: Any, **options: Any) -> Any:
        result = simulate(player, case, tip, **options)
        played.append(tip.id)
        return result

    monkeypatch.setattr(at_rest, "simulate", count)
    asked.ask(project, at_rest=True, newer=lambda: len(played) >= 2)
    assert len(played) == 2
    last = asked.ask(project.rename(0, "X"), at_rest=True)[-1]
    assert played == list(ARTICLE_TIPS)
    assert last.rest is not None
    assert [tip.id for tip in last.rest.tips] == played
    assert last.rest.tips_complete


# LIVEs ----------------------------------------------------------------------------------------------------------------


def test_a_goal_for_a_live_counts_lives_and_plays_nothing(asked: Asked, project: Project, stages: list[str]) -> None:
    asked.ask(project, at_rest=True)
    stages.clear()
    after = replace(project, goal=Goal(5, Period.LIVE))
    answers = asked.ask(after, at_rest=True)
    assert answers[0].by_live.keys() == {0}
    assert answers[-1].by_live.keys() == {0, 1, 2}
    assert stages == []
    player = Player(Luck(project.seed, project.weeks))
    lives = taken_home_by_live(player, answers[-1].projections[1].case, FULL)
    player.close()
    assert answers[-1].by_live[1].tobytes() == np.sort(lives).tobytes()


def test_lives_are_counted_again_with_what_moves(asked: Asked, project: Project) -> None:
    project = replace(project, goal=Goal(5, Period.LIVE))
    before = asked.ask(project, at_rest=True)[-1]
    first, *_, last = asked.ask(project.with_value(0, VIEWS, 1_200.0), at_rest=True)
    assert first.by_live[0] is not before.by_live[0]
    assert first.by_live[1] is before.by_live[1]
    assert last.by_live[1] is not before.by_live[1]
    assert last.by_live[2] is before.by_live[2]


def test_no_lives_are_kept_where_the_goal_is_for_the_plan(asked: Asked, project: Project) -> None:
    asked.ask(replace(project, goal=Goal(5, Period.LIVE)), at_rest=True)
    answers = asked.ask(project, at_rest=True)
    assert [dict(answer.by_live) for answer in answers] == [{}]


def test_a_plan_of_many_lives_is_final_in_fewer_futures(
    asked: Asked, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(player_module, "LARGEST_SIZE", 36_000)
    many = project.with_lever(2, "streams_per_week", 6)
    last = asked.ask(many, 2, at_rest=True)[-1]
    assert {index: played.futures for index, played in last.projections.items()} == {0: 6_000, 1: 6_000, 2: 4_000}
    assert last.precise
    assert last.rest is not None
    assert last.rest.moved is not None
    gap = last.projections[2].take_home - last.projections[0].take_home[:4_000]
    assert last.rest.moved.better == np.mean(gap > 0)


def test_the_key_of_what_is_computed_at_rest(project: Project) -> None:
    assert rest_key(project, 1) == rest_key(project.rename(0, "X").move(1, 0), 0)
    assert rest_key(project, 1) == rest_key(project.with_lever(2, DEALS, 0.3), 1)
    assert rest_key(project, 1) != rest_key(project.with_lever(0, MINUTES, 9.0), 1)
    assert rest_key(project, 1) != rest_key(project.promote(1), 1)
    assert rest_key(project, 1) != rest_key(project.with_anchor("usual_views", 9), 1)
    assert rest_key(project, 1) != rest_key(replace(project, seed=9), 1)
