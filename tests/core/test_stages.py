"""Stages side by side: whatever is interrupted, a case comes out as if it had been played at once."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import count
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tikearn_gui.core.stages
from tests.core.strategies import SEED, plain_case, stopping_after
from tikearn_gui.core.crew import Crew, Piece
from tikearn_gui.core.doubt import Case
from tikearn_gui.core.luck import Cancelled, Luck
from tikearn_gui.core.player import Player
from tikearn_gui.core.projection import Projection

WEEKS = 2
FUTURES = 9_000


def cases() -> list[Case]:
    """Cases that differ in every stage, and back again."""
    levers = ("views_per_stream", "coins_per_gifter", "orders_per_100_clicks", "deals_per_month", "order_value")
    moved = [plain_case("regular", WEEKS)]
    for lever in levers:
        strategy = moved[0].strategy
        moved.append(plain_case("regular", WEEKS, **{lever: 1.5 * strategy.number(lever)}))
    return [*moved, moved[0]]


def same(one: Projection, other: Projection) -> bool:
    return all(
        np.array_equal(mine, theirs)
        for mine, theirs in ((one.weekly, other.weekly), (one.left, other.left), (one.bands(), other.bands()))
    )


def afresh(case: Case) -> Projection:
    player = Player(Luck(SEED, WEEKS))
    try:
        return player.play(case, FUTURES)
    finally:
        player.close()


@cache
def right(number: int) -> Projection:
    return afresh(cases()[number])


def test_a_slot_plays_each_case_as_a_fresh_player_does() -> None:
    player = Player(Luck(SEED, WEEKS))
    for case in cases():
        assert same(player.play(case, FUTURES), afresh(case))
    player.close()


def test_alone_a_case_comes_out_the_same() -> None:
    player = Player(Luck(SEED, WEEKS))
    for number, case in enumerate(cases()):
        assert same(player.play(case, FUTURES, alone=True), right(number))
    player.close()


@given(
    order=st.lists(st.tuples(st.integers(0, 2), st.integers(0, 5), st.sampled_from(("play", "forget"))), max_size=12)
)
@settings(max_examples=15)
def test_slots_that_share_what_is_alike_never_change_each_other(order: list[tuple[int, int, str]]) -> None:
    player, last = Player(Luck(SEED, WEEKS)), dict[int, int]()
    for slot, number, what in order:
        if what == "forget":
            player.forget(slot)
            last.pop(slot, None)
        else:
            assert same(player.play(cases()[number], FUTURES, slot=slot), right(number))
            last[slot] = number
    for slot, number in last.items():
        assert same(player.play(cases()[number], FUTURES, slot=slot), right(number))
    player.close()


def test_strategies_that_differ_in_one_stage_play_the_others_once(monkeypatch: pytest.MonkeyPatch) -> None:
    played: list[str] = []
    for name in ("play_audience", "play_crowd", "play_orders", "play_deals", "play_subscriptions"):
        function = getattr(tikearn_gui.core.stages, name)

        def counted(*arguments: Any, name: str = name, function: Callable[..., None] = function) -> None:
            played.append(name)
            function(*arguments)

        monkeypatch.setattr(tikearn_gui.core.stages, name, counted)
    player = Player(Luck(SEED, WEEKS))
    base, *_, deals, price, _ = cases()
    player.play(base, FUTURES)
    played.clear()
    player.play(price, FUTURES, slot="another price")
    assert played == []
    player.play(deals, FUTURES, slot="more deals")
    assert set(played) == {"play_deals"}
    played.clear()
    player.play(deals, FUTURES)
    player.play(base, FUTURES)
    assert played == []  # what it came from was kept
    player.close()


def test_a_play_given_up_at_any_question_leaves_nothing_half_played() -> None:
    first, last = cases()[:2]
    right = {id(case): afresh(case) for case in (first, last)}
    player = Player(Luck(SEED, WEEKS))
    for patience in count():
        player.play(first, FUTURES)
        try:
            player.play(last, FUTURES, cancelled=stopping_after(patience))
        except Cancelled:
            assert same(player.play(first, FUTURES), right[id(first)])
        else:
            break
    assert patience >= 2 * len(("stretch", "audience", "crowd", "regulars", "orders", "fees", "subscribers"))
    assert same(player.play(last, FUTURES), right[id(last)])
    player.close()


def test_the_order_of_the_pieces_is_no_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    """One after another, the last handed out first, on the caller's thread."""

    def backwards(_: Crew, pieces: list[Piece], *, alone: bool) -> None:
        waiting: list[Piece] = []

        def also(piece: Piece) -> None:
            waiting.append(piece)

        for piece in pieces:
            piece(also)
        while waiting:
            waiting.pop()(also)

    case = plain_case("regular", WEEKS)
    side_by_side = afresh(case)
    monkeypatch.setattr(Crew, "do", backwards)
    assert same(afresh(case), side_by_side)
