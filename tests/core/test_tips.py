"""Tips: played on the creator's own strategy and luck, their chances counted, their cost in hours told."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.strategies import ONE_BLOCK, case_of, plain_case, player, strategies
from tikearn_gui.core.doubt import Case
from tikearn_gui.core.lever import Grade, LeverError, LeverValue, Scale, Setting
from tikearn_gui.core.levers import LEVERS
from tikearn_gui.core.luck import Cancelled
from tikearn_gui.core.projection import Projection
from tikearn_gui.core.sensitivity import with_strategy
from tikearn_gui.core.starting_points import STARTING_POINTS
from tikearn_gui.core.strategy import Strategy
from tikearn_gui.core.tips import ARTICLE_TIPS, TIPS, Tip, TipResult, applied, simulate, simulate_all

WEEKS = 3
REGULAR = STARTING_POINTS["regular"].strategy
SELLING = {"clicks_per_100_views": 1.0, "deals_per_month": 5.0}


def tried(name: str, case: Case, futures: int = ONE_BLOCK) -> TipResult:
    return simulate(player(case.schedule.weeks), case, TIPS[name], futures)


def played(case: Case, slot: str = "tips by hand") -> Projection:
    return player(case.schedule.weeks).play(case, ONE_BLOCK, slot=slot)


# What they say --------------------------------------------------------------------------------------------------------


def test_the_articles_tips_come_first() -> None:
    assert tuple(TIPS)[:4] == ARTICLE_TIPS == ("engage", "promote", "quality", "analyse")
    assert all(tip.id == name and tip.text_id == f"tip.{name}" for name, tip in TIPS.items())


@pytest.mark.parametrize("tip", TIPS.values(), ids=TIPS)
def test_moves_are_honest_about_their_doubt(tip: Tip) -> None:
    """The typical factor lies in its range, and no guess is so sure that it could not hurt or do nothing."""
    for move in tip.moves:
        assert 0 < move.low < move.times < move.high
        assert move.low < 1.02 and move.high > 0.98
        assert LEVERS[move.key].scale in (Scale.LOG, Scale.SHARE)
        assert (move.low < 1 < move.high) and tip.evidence.grade is Grade.GUESS
    assert tip.hours_per_live >= 0 and tip.hours_per_week >= 0


def test_every_move_has_luck_of_its_own() -> None:
    names = [move.luck for tip in TIPS.values() for move in tip.moves]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("tip", TIPS.values(), ids=TIPS)
@pytest.mark.parametrize("creator", STARTING_POINTS)
def test_applying_changes_what_is_said(tip: Tip, creator: str) -> None:
    """*Try it* moves exactly the levers that the tip names, each by its typical factor."""
    strategy = STARTING_POINTS[creator].strategy
    changed = applied(tip, strategy)
    assert set(changed.changed_from(strategy)) == set(tip.levers(strategy))
    for move in tip.moves:
        before = strategy.number(move.key)
        assert changed.number(move.key) == pytest.approx(before * move.times, rel=6e-3)
    for key, setting in tip.new_settings(strategy).items():
        assert changed[key] == setting


@given(strategies(wild=True), st.sampled_from(tuple(TIPS.values())))
@settings(max_examples=100)
def test_applying_gives_a_strategy_or_says_why_not(strategy: Strategy, tip: Tip) -> None:
    try:
        changed = applied(tip, strategy)
    except LeverError as error:
        said = str(error)
    else:
        said = " ".join(tip.levers(strategy))
        assert set(changed.changed_from(strategy)) <= set(tip.levers(strategy))
    assert not said or any(key in said for key in LEVERS)


@given(strategies(wild=True), st.sampled_from(tuple(TIPS.values())))
@settings(max_examples=60)
def test_any_tip_can_be_played_on_any_strategy(strategy: Strategy, tip: Tip) -> None:
    case = case_of(strategy.with_setting("streams_per_week", 2), 1)
    assert np.isfinite(simulate(player(1), case, tip, 200).gain.difference).all()


# How they are played --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", TIPS)
def test_a_tip_that_says_nothing_does_nothing(name: str) -> None:
    """A strategy without the levers that the tip moves: no effect, in any future."""
    off: dict[str, LeverValue] = {
        "likes_per_view": 0.0, "gifters_per_100_views": 0.0, "views_per_stream": 0.0, "clicks_per_100_views": 0.0,
        "deals_per_month": 0.0, "subscribers": 0.0, "region": "us",
    }  # fmt: skip
    result = tried(name, plain_case("regular", WEEKS, **off))
    assert not result.has_effect
    assert not result.gain.difference.any()


@pytest.mark.parametrize(("name", "changes"), [
    ("busiest_hour", {"start_hour": 20.0}), ("past_25_minutes", {"region": "us", "minutes_per_stream": 25.0}),
    ("past_25_minutes", {"region": "other", "minutes_per_stream": 5.0}), ("battles", {"battle_share": 0.5}),
    ("one_more_live", {"streams_per_week": 7.0}), ("shorter_more_often", {"streams_per_week": 9.0}),
    ("open_subscriptions", {"subscribers": 1.0}), ("pin_merchandise", {"clicks_per_100_views": 0.0}),
    ("fewer_returns", {"returns": 0.0}), ("sponsor_pitch", {"deals_per_month": 0.0}),
    ("raise_fee", {"typical_fee": 0.0}),
])  # fmt: skip
def test_tips_that_are_followed_already_name_no_lever(name: str, changes: dict[str, LeverValue]) -> None:
    strategy = REGULAR.with_settings(changes)
    assert TIPS[name].levers(strategy) == ()
    assert applied(TIPS[name], strategy) == strategy


@pytest.mark.parametrize("name", TIPS)
def test_chances_are_counted(name: str) -> None:
    case = plain_case("established", WEEKS, **SELLING)
    result = tried(name, case)
    gain = result.gain.difference
    assert result.gain.chance_ahead == np.count_nonzero(gain > 0) / ONE_BLOCK
    assert result.gain.chance_behind == np.count_nonzero(gain < 0) / ONE_BLOCK
    assert result.gain.chance_hour_pays_better == np.count_nonzero(result.gain.per_hour > 0) / ONE_BLOCK
    assert result.has_effect == bool((np.abs(gain) >= 0.005).any())
    assert result.levers == TIPS[name].levers(case.strategy)


@pytest.mark.parametrize("name", TIPS)
def test_hours_are_those_of_the_tip_and_of_a_longer_plan(name: str) -> None:
    case = plain_case("established", WEEKS, **SELLING)
    tip = TIPS[name]
    longer = with_strategy(case, case.strategy.with_settings(tip.new_settings(case.strategy)))
    extra = tip.hours_per_live * longer.schedule.live_count + tip.hours_per_week * WEEKS
    preparation = 1.5 * (longer.schedule.live_count - case.schedule.live_count)
    expected = longer.schedule.hours - case.schedule.hours + preparation + extra
    assert tried(name, case).hours == pytest.approx(expected)


@pytest.mark.parametrize("name", ["busiest_hour", "one_more_live", "battles", "open_subscriptions"])
def test_tips_that_set_levers_are_plays_of_what_they_apply(name: str) -> None:
    case = plain_case("regular", WEEKS, start_hour=9.0)
    with_tip = with_strategy(case, applied(TIPS[name], case.strategy))
    gain = played(with_tip, "with").take_home - played(case, "without").take_home
    np.testing.assert_array_equal(tried(name, case).gain.difference, gain)


@pytest.mark.parametrize(
    "name", ["promote", "analyse", "pin_merchandise", "sponsor_pitch", "raise_fee", "fewer_returns"]
)
def test_moves_are_drawn_about_what_they_apply(name: str) -> None:
    """Half of the futures are better than the typical effect, which *Try it* shows, and half are worse."""
    case = plain_case("established", WEEKS, **SELLING)
    certain = replace(case, strategy=case.strategy.certain())
    typical = with_strategy(certain, applied(TIPS[name], certain.strategy))
    expected = played(typical, "with").take_home - played(certain, "without").take_home
    drawn = tried(name, certain).gain.difference
    moved = np.abs(drawn - expected) > 1e-3
    assert 0.3 < np.mean(drawn[moved] > expected[moved]) < 0.7


def test_a_tip_may_hurt() -> None:
    """One in ten futures at least in which promotion brings fewer views, or no more."""
    result = tried("promote", plain_case("established", WEEKS))
    assert 0.03 < result.gain.chance_behind < 0.3
    assert result.gain.chance_ahead > 0.5


def test_an_hour_may_pay_less_though_the_plan_brings_more() -> None:
    result = tried("one_more_live", plain_case("regular", WEEKS))
    assert result.hours > 0
    assert result.gain.chance_ahead > 0.7
    assert result.gain.chance_hour_pays_better < result.gain.chance_ahead


def test_typical_dollars_an_hour_with_the_tip() -> None:
    case = plain_case("regular", WEEKS, start_hour=9.0)
    with_tip = played(with_strategy(case, applied(TIPS["busiest_hour"], case.strategy)), "with")
    assert tried("busiest_hour", case).per_hour == pytest.approx(np.median(with_tip.take_home) / with_tip.hours)


def test_a_longer_plan_may_be_played_in_fewer_futures() -> None:
    """Both sides then are."""
    case = plain_case("newcomer", 16, streams_per_week=6.0)
    player(16)
    result = simulate(player(16), case, TIPS["one_more_live"], 40_000)
    assert result.gain.difference.size == 4_000_000 // (7 * 16)
    for slot in (("tip", "now"), "tip"):
        player(16).forget(slot)


# All of them ----------------------------------------------------------------------------------------------------------


def test_all_tips_are_played_one_after_another() -> None:
    case = plain_case("regular", WEEKS)
    results = {result.id: result for result in simulate_all(player(WEEKS), case, futures=ONE_BLOCK)}
    assert tuple(results) == tuple(TIPS)
    for name in ("engage", "battles"):
        assert results[name].gain.difference.tobytes() == tried(name, case).gain.difference.tobytes()


def test_a_tip_that_the_strategy_rules_out_is_left_out() -> None:
    impossible = Tip("coins", TIPS["engage"].evidence, changes=lambda _: {"coins_per_gifter": Setting(19_000.0)})
    case = plain_case("regular", 1, dearest_gift=10_000.0)
    results = list(simulate_all(player(1), case, (impossible, TIPS["promote"]), 200))
    assert [result.id for result in results] == ["promote"]


def test_tips_can_be_cancelled() -> None:
    got: list[TipResult] = []
    made = simulate_all(player(1), plain_case("regular", 1), futures=ONE_BLOCK, cancelled=lambda: bool(got))
    got.append(next(made))
    with pytest.raises(Cancelled):
        list(made)


def test_battles_bring_more_only_where_they_are_new() -> None:
    first = tried("battles", plain_case("established", WEEKS))
    assert first.levers == ("battle_share", "battle_gain")
    assert first.gain.figures.median > 0
    assert first.gain.chance_behind == 0.0


def test_longer_lives_pay_a_higher_rate_in_the_us() -> None:
    case = plain_case("established", WEEKS, region="us", minutes_per_stream=10.0)
    result = tried("past_25_minutes", case)
    assert result.levers == ("minutes_per_stream",)
    assert result.gain.chance_ahead > 0.95
    assert result.hours == pytest.approx(12 * 15 / 60)
