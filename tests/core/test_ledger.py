"""The guess ledger names every lever once, with what its figure rests on."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from tests.core.strategies import ONE_BLOCK, case_of, player, strategies
from tikearn_gui.core.ledger import ledger
from tikearn_gui.core.lever import Grade
from tikearn_gui.core.levers import LEVERS
from tikearn_gui.core.sensitivity import Split, contributions, split_of_spread
from tikearn_gui.core.starting_points import STARTING_POINTS
from tikearn_gui.core.strategy import Strategy


@given(strategies())
@settings(max_examples=8)
def test_every_lever_with_its_source_and_shares_that_add_up(strategy: Strategy) -> None:
    case, start = case_of(strategy, 2), STARTING_POINTS["regular"].strategy
    split = split_of_spread(player(2), case, ONE_BLOCK)
    parts = contributions(player(2), player(2).play(case, ONE_BLOCK, slot="ledger"))
    found = ledger(strategy, start, split, parts)
    assert sorted(each.key for each in found) == sorted(LEVERS)
    shares = [each.share for each in found]
    assert shares == sorted(shares, reverse=True)
    assert sum(shares) == pytest.approx(max(split.not_known, 0.0) if parts else 0.0, abs=1e-9)
    for each in found:
        assert each.setting == strategy[each.key]
        touched, evidence = each.setting != start[each.key], LEVERS[each.key].evidence
        assert (each.grade is Grade.YOURS) == touched
        assert (each.source, each.date) == (("", "") if touched else (evidence.source, evidence.date))
        assert each.share == 0.0 or each.setting.unsure


def test_placeholders_are_guesses_until_they_are_set() -> None:
    yours = [key for key, lever in LEVERS.items() if lever.evidence.grade is Grade.YOURS]
    assert yours
    assert {LEVERS[key].grade(touched=False) for key in yours} == {Grade.GUESS}
    assert {LEVERS[key].grade(touched=True) for key in LEVERS} == {Grade.YOURS}


def test_without_spread_nothing_rests_on_anything() -> None:
    start = STARTING_POINTS["newcomer"].strategy
    assert {each.share for each in ledger(start, start, Split(0.0, 0.0, 0.0), ())} == {0.0}
