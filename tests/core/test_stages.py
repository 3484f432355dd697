"""Stages side by side: whatever is interrupted, a case comes out as if it had been played at once."""

from __future__ import annotations

from itertools import count

import numpy as np
import pytest

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


def test_a_slot_plays_each_case_as_a_fresh_player_does() -> None:
    player = Player(Luck(SEED, WEEKS))
    for case in cases():
        assert same(player.play(case, FUTURES), afresh(case))
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

    def backwards(_: Crew, pieces: list[Piece]) -> None:
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
