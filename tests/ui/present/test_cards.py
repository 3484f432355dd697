"""Strategy cards: figures of the goal's period, one after the other."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.ui.present.snapshots import FMT, by_live, in_euros, played, snapshot, two, usual, with_goal
from tikearn_gui.core.projection import figures, quantiles
from tikearn_gui.core.starting_points import STARTING_POINTS
from tikearn_gui.project.project import Period
from tikearn_gui.session.results import AtRest
from tikearn_gui.ui.cards.view import CardView
from tikearn_gui.ui.format import Format
from tikearn_gui.ui.glyphs import RangeView
from tikearn_gui.ui.present.cards import card_index, card_keys, cards


@pytest.mark.parametrize("start", STARTING_POINTS)
def test_figures_of_every_strategy(start: str) -> None:
    project = two(start)
    found = cards(snapshot(project, edited=1), FMT)
    assert [(card.name, card.slot, card.is_base, card.is_edited) for card in found] == [
        ("My usual week", 0, True, False),
        ("Longer", 1, False, True),
    ]
    for index, card in enumerate(found):
        home = played(project, index).take_home
        assert card.typical == FMT.money(figures(home).median)
        assert card.range == RangeView(*map(float, quantiles(home, (0.10, 0.25, 0.50, 0.75, 0.90))))
        reached = FMT.of_100(played(project, index).chance(project.goal.usd))
        assert card.caption[0] == f"{reached} of 100 futures reach {FMT.money(project.goal.usd)}"
        assert not card.stale


def test_one_strategy_is_base_and_edited() -> None:
    (card,) = cards(snapshot(usual()), FMT)
    assert card.is_base and card.is_edited


def test_figures_of_a_month() -> None:
    project = with_goal(two(), 50.0, Period.MONTH)
    for index, card in enumerate(cards(snapshot(project), FMT)):
        sample = played(project, index).sample("month")
        assert card.typical == FMT.money(figures(sample).median)
        assert card.caption[1] == f"{FMT.of_100(float(np.mean(sample >= 50)))} of 100 reach $50"


def test_figures_of_a_live_where_they_are_counted() -> None:
    project = with_goal(two(), 5.0, Period.LIVE)
    lives = by_live(project, 1)
    base, edited = cards(snapshot(project, edited=1, rest=AtRest(1, by_live=lives)), FMT)
    assert (base.typical, base.range, base.caption) == ("", None, ("", ""))
    assert edited.typical == FMT.money(figures(lives).median)
    both = cards(snapshot(project, edited=1, by_live={0: by_live(project, 0), 1: lives}), FMT)
    assert both[0].typical == FMT.money(figures(by_live(project, 0)).median)
    assert both[1] == edited


def test_a_card_without_figures_keeps_the_last_ones_as_stale() -> None:
    project = with_goal(two(), 5.0, Period.LIVE)
    before = cards(snapshot(project, by_live={0: by_live(project, 0)}), FMT)
    after = cards(snapshot(project), FMT, before)
    assert after[0] == replace(before[0], stale=True)
    assert after[1] == CardView("1", "Longer", 1)
    assert cards(snapshot(project, projections={}), FMT, before)[0].stale


def test_stale_strategies_say_so() -> None:
    assert [card.stale for card in cards(snapshot(two(), stale=frozenset({0})), FMT)] == [True, False]


def test_amounts_are_in_the_projects_currency() -> None:
    project = two()
    euros = Format("en_US", "EUR")
    for one, other in zip(cards(snapshot(project), FMT), cards(snapshot(in_euros(project)), euros), strict=True):
        assert one.range is not None and other.range is not None
        assert other.range.typical == pytest.approx(one.range.typical * 0.8)
        assert other.typical == euros.money(other.range.typical)
        assert other.caption[0] == one.caption[0].replace("$300", "€240")


def test_keys_stay_with_their_strategies() -> None:
    project = two().add("Third", {})
    assert card_keys(project) == ("0", "1", "2")
    assert card_keys(project.move(2, 0)) == ("2", "0", "1")
    assert card_keys(project.rename(1, "Other")) == card_keys(project)
    assert card_index(project.move(2, 0), "1") == 2
    with pytest.raises(ValueError, match="not in"):
        card_index(project, "7")


def test_a_colour_that_is_worn_twice_is_numbered() -> None:
    project = two().add("Third", {})
    strategies = tuple(replace(entry, colour=4) for entry in project.strategies)
    assert card_keys(replace(project, strategies=strategies)) == ("4", "4.1", "4.2")
