"""What likes are worth: nothing by themselves, and through their effects what these bring."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.core.strategies import NO_EFFECT_OF_LIKES, ONE_BLOCK, calm, cases, plain_case, player, stopping_after
from tikearn_gui.core.details import expected
from tikearn_gui.core.doubt import Case
from tikearn_gui.core.lever import Setting
from tikearn_gui.core.likes import EFFECTS
from tikearn_gui.core.luck import Cancelled
from tikearn_gui.core.projection import SOURCES, Figures
from tikearn_gui.core.worth_of_likes import EFFECTS_ON, WorthOfLikes, doubled_likes, worth_of_likes

WEEKS = 3
NOTHING = Figures(0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0)
ALONE = {"like_noise": 0.0, "new_followers_per_100_views": 0.0}


def worth(case: Case) -> WorthOfLikes:
    return worth_of_likes(player(case.schedule.weeks), case, ONE_BLOCK)


def assert_shares(parts: Mapping[str, float]) -> None:
    """They sum to 1, or all are 0."""
    assert all(share >= 0.0 for share in parts.values())
    assert sum(parts.values()) == pytest.approx(1.0) or not any(parts.values())


@given(cases(weeks=(1, 3), fixed={"likes_per_view": 2.2}))
@settings(max_examples=12)
def test_shares_sum_to_one(case: Case) -> None:
    found = worth(case)
    assert set(found.by_effect) == set(EFFECTS)
    assert set(found.by_source) == set(SOURCES)
    assert_shares(found.by_effect)
    assert_shares(found.by_source)
    assert found.per_1000.median >= 0.0
    assert np.isfinite(found.per_1000.mean)


@given(cases(weeks=(1, 3), fixed=NO_EFFECT_OF_LIKES))
@settings(max_examples=12)
def test_likes_without_effects_are_worth_exactly_nothing(case: Case) -> None:
    found = worth(case)
    assert found.per_1000 == NOTHING
    assert not any(found.by_effect.values())
    assert not any(found.by_source.values())


@pytest.mark.parametrize("effect", EFFECTS)
def test_a_single_effect_has_the_whole_worth(effect: str) -> None:
    case = plain_case("established", WEEKS, **{**NO_EFFECT_OF_LIKES, f"like_{effect}": 0.2}, **ALONE, subscribers=0.0)
    found = worth(case)
    assert found.by_effect == {each: pytest.approx(float(each == effect)) for each in EFFECTS}
    acted_on = {source for source, acting in EFFECTS_ON.items() if effect in acting}
    assert {source for source, share in found.by_source.items() if share > 0} == acted_on - {"subscriptions"}


def test_no_likes_are_worth_nothing() -> None:
    assert worth(plain_case("regular", WEEKS, likes_per_view=0.0)).per_1000 == NOTHING


def test_beyond_saturation_likes_are_worth_nothing() -> None:
    found = worth(plain_case("regular", WEEKS, likes_per_view=2.2 * 3.0))
    assert found.per_1000.median == 0.0


@pytest.mark.parametrize("rate", [950.0, 1_000.0])
def test_the_most_likes_that_can_be_have_a_worth_too(rate: float) -> None:
    """A tenth more, or twice as many, would be more than the lever takes."""
    case = plain_case("regular", 1, likes_per_view=rate)
    case = replace(case, anchors=case.anchors.with_value("usual_likes_per_view", rate))
    assert worth(case).per_1000.mean >= 0.0
    now = expected(player(1), case, ONE_BLOCK)
    assert all(change >= 0.0 for change in doubled_likes(player(1), case, now).values())


@pytest.mark.parametrize(("gifts", "visibility"), [(0.2, 0.0), (0.0, 0.1), (0.3, 0.1)])
def test_worth_of_gifts_is_the_closed_form(gifts: float, visibility: float) -> None:
    """A tenth more likes bring 1.1 to the power of the effects, here all on gifts."""
    effects = {**NO_EFFECT_OF_LIKES, "like_gifts": gifts, "like_visibility": visibility}
    case = calm(WEEKS, **{**ALONE, **effects, "clicks_per_100_views": 0.0, "deals_per_month": 0.0})
    found = worth(case)
    usd = 1_000.0 * 0.0055 * 85.0 * 0.005
    likes = 1_000.0 * 2.2
    gain = usd * (1.1 ** (gifts + visibility) - 1.0) / (likes * (1.1 ** (1.0 + visibility) - 1.0)) * 1_000.0
    assert found.per_1000.median == pytest.approx(gain, rel=2e-3)
    assert found.by_effect["gifts"] == pytest.approx(gifts / (gifts + visibility))
    assert found.by_source["gifts"] == 1.0


def test_worth_is_inverse_to_the_like_rate() -> None:
    few, many = (worth(calm(WEEKS, **ALONE, likes_per_view=rate, like_gifts=0.2)) for rate in (2.0, 20.0))
    assert few.per_1000.mean == pytest.approx(10.0 * many.per_1000.mean, rel=1e-3)
    assert few.by_source == pytest.approx(many.by_source, rel=1e-3)


@given(st.floats(0.01, 0.5), st.floats(1.05, 3.0))
@settings(max_examples=8)
def test_a_stronger_effect_is_worth_more(power: float, times: float) -> None:
    assume(power * times <= 0.5)
    weak, strong = (worth(calm(1, like_gifts=each)).per_1000.mean for each in (power, power * times))
    assert strong > weak


def test_every_effect_acts_on_what_it_is_said_to() -> None:
    assert set(EFFECTS_ON) == set(SOURCES)
    assert {effect for acting in EFFECTS_ON.values() for effect in acting} == set(EFFECTS)
    assert EFFECTS_ON["gifts"] == ("visibility", "retention", "gifts")


@pytest.mark.parametrize("name", ["newcomer", "regular", "established"])
def test_worth_is_more_than_nothing_and_widely_unsure(name: str) -> None:
    """Headline and range use expected gifts: a newcomer has one more gifter in few futures only."""
    figures = worth(plain_case(name, 12)).per_1000
    assert 0.2 < figures.median < 0.8
    assert figures.p90 > 3.0 * figures.p10 > 0.0


# Twice as many --------------------------------------------------------------------------------------------------------


def doubled(case: Case) -> Mapping[str, float]:
    now = expected(player(case.schedule.weeks), case, ONE_BLOCK)
    return doubled_likes(player(case.schedule.weeks), case, now)


def test_twice_the_likes_bring_two_to_the_power_of_the_effects() -> None:
    powers = {"like_visibility": 0.1, "like_retention": 0.05, "like_gifts": 0.2, "like_brand": 0.3}
    case = calm(WEEKS, **{**ALONE, **powers, "subscribers_per_1000_views": 1.0})
    sums = {"gifts": 0.35, "subscriptions": 0.1, "partnerships": 0.4, "merchandise": 0.15}
    expected_changes = {source: pytest.approx(2.0**power - 1.0, rel=2e-3) for source, power in sums.items()}
    assert doubled(case) == expected_changes


def test_twice_the_likes_without_effects_bring_nothing() -> None:
    assert set(doubled(plain_case("regular", WEEKS, **NO_EFFECT_OF_LIKES)).values()) == {0.0}


def test_sources_that_are_off_do_not_change() -> None:
    changes = doubled(plain_case("newcomer", WEEKS))
    assert changes["merchandise"] == changes["subscriptions"] == 0.0
    assert changes["gifts"] > 0.0


def test_twice_the_likes_saturate() -> None:
    case = calm(WEEKS, like_gifts=0.2, likes_per_view=2.2 * 2.0, **ALONE)
    usual = replace(case, anchors=case.anchors.with_value("usual_likes_per_view", 2.2))
    assert doubled(usual)["gifts"] == pytest.approx(np.exp(0.2) / 2.0**0.2 - 1.0, rel=2e-3)


def test_doubt_about_likes_moves_with_them() -> None:
    case = plain_case("regular", WEEKS, likes_per_view=Setting(2.2, 1.1, 4.4))
    assert worth(case).per_1000.median > 0.0


def test_the_worth_can_be_cancelled() -> None:
    with pytest.raises(Cancelled):
        worth_of_likes(player(WEEKS), plain_case("regular", WEEKS), ONE_BLOCK, cancelled=stopping_after(2))


@pytest.mark.parametrize("name", ["newcomer", "regular", "established"])
def test_steps_add_up_to_the_typical_gain_and_to_the_shares(name: str) -> None:
    found = worth_of_likes(player(2), plain_case(name, 2), ONE_BLOCK)
    assert sum(step.usd for step in found.steps) == pytest.approx(found.per_1000.median, rel=1e-6)
    for step in found.steps:
        assert step.effect in EFFECTS_ON[step.source]
        assert 0.0 <= step.p10 <= step.p90
    for effect, share in found.by_effect.items():
        total = sum(step.usd for step in found.steps if step.effect == effect)
        assert total == pytest.approx(share * found.per_1000.median, rel=1e-6, abs=1e-12)
    for source, share in found.by_source.items():
        total = sum(step.usd for step in found.steps if step.source == source)
        assert total == pytest.approx(share * found.per_1000.median, rel=1e-6, abs=1e-12)
