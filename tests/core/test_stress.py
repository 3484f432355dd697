"""Stress cases do what they are said to do, and nothing else."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.strategies import ONE_BLOCK, calm, cases, plain_case, player
from tikearn_gui.core.compare import compare
from tikearn_gui.core.details import Details, details
from tikearn_gui.core.doubt import Case
from tikearn_gui.core.projection import SOURCES, Projection, figures
from tikearn_gui.core.stress import ALL_STRESSES, STRESSES, TOP_GIFTER_GONE, stress_rows, stressed, without_top_gifter

GIFTS, SUBSCRIPTIONS, DEALS, ORDERS = range(4)


def played(case: Case, slot: str = "stress") -> Projection:
    return player(case.schedule.weeks).play(case, ONE_BLOCK, slot=slot)


def seen(case: Case, slot: str = "stress") -> Details:
    return details(player(case.schedule.weeks), case, ONE_BLOCK, slot=slot)


@pytest.mark.parametrize("name", STRESSES)
@given(cases())
@settings(max_examples=8)
def test_every_case_survives_every_stress(name: str, case: Case) -> None:
    projection = played(stressed(case, name))
    assert np.isfinite(projection.weekly).all()
    assert (projection.weekly >= 0).all()


@pytest.mark.parametrize("name", ["rate_cut", "reach_halved", "ill"])
@pytest.mark.parametrize("creator", ["newcomer", "regular", "established"])
def test_bad_luck_never_earns_more(creator: str, name: str) -> None:
    case = plain_case(creator, 9)
    good, bad = played(case), played(stressed(case, name), "bad")
    assert (bad.earned <= good.earned * (1 + 1e-6)).all()
    assert bad.earned.mean() < good.earned.mean()


def test_a_viral_week_never_earns_less() -> None:
    case = plain_case("regular", 9)
    assert (played(stressed(case, "viral_week"), "viral").earned >= played(case).earned * (1 - 1e-6)).all()


def test_a_rate_cut_takes_a_fifth_of_gifts_alone() -> None:
    case = plain_case("established", 5, subscribers=10.0)
    before, after = played(case), played(stressed(case, "rate_cut"), "cut")
    np.testing.assert_allclose(after.weekly[GIFTS], 0.8 * before.weekly[GIFTS], rtol=1e-5)
    assert after.weekly[SUBSCRIPTIONS:].tobytes() == before.weekly[SUBSCRIPTIONS:].tobytes()


def test_a_rate_cut_takes_a_fifth_of_gifts_in_the_us_too() -> None:
    case = plain_case("established", 3, region="us")
    before, after = played(case), played(stressed(case, "rate_cut"), "cut")
    np.testing.assert_allclose(after.weekly[GIFTS], 0.8 * before.weekly[GIFTS], rtol=1e-5)


def test_a_second_rate_cut_cuts_again() -> None:
    assert stressed(stressed(plain_case("regular", 3), "rate_cut"), "rate_cut").gift_factor == pytest.approx(0.64)


def views_by_week(case: Case) -> list[float]:
    """Subscribers who join, in proportion to the views of a week, are a window into them."""
    stock = played(case, "views").weekly[SUBSCRIPTIONS].mean(axis=1, dtype=np.float64)
    return list(np.diff(stock, prepend=0.0) / stock[0])


def counting_views(weeks: int) -> Case:
    return calm(weeks, subscribers_per_1000_views=100.0, subscribers_lost_per_month=0.0)


@pytest.mark.parametrize(
    ("name", "weeks", "expected"),
    [
        ("reach_halved", 9, [1, 1, 1, 0.5, 0.5, 0.5, 1, 1, 1]),
        ("viral_week", 9, [1, 1, 1, 5, 1, 1, 1, 1, 1]),
        ("ill", 9, [1, 1, 1, 0, 0, 1, 1, 1, 1]),
        ("reach_halved", 5, [1, 0.5, 0.5, 0.5, 1]),
        ("viral_week", 3, [1, 5, 1]),
        ("ill", 3, [1, 0, 0]),
    ],
)
def test_weeks_from_a_third_of_the_plan_on_are_hit(name: str, weeks: int, expected: list[float]) -> None:
    np.testing.assert_allclose(views_by_week(stressed(counting_views(weeks), name)), expected, atol=0.01)


def test_who_is_ill_has_no_lives_deals_or_orders_but_keeps_subscribers() -> None:
    case = plain_case("established", 9, deals_per_month=20.0, subscribers=50.0)
    before, after = played(case), played(stressed(case, "ill"), "ill")
    for source in (GIFTS, DEALS, ORDERS):
        assert not after.weekly[source, 3:5].any(), SOURCES[source]
        assert before.weekly[source, 3:5].any()
    assert after.weekly[SUBSCRIPTIONS].tobytes() == before.weekly[SUBSCRIPTIONS].tobytes()
    assert after.weekly[:, :3].tobytes() == before.weekly[:, :3].tobytes()
    assert after.hours == pytest.approx(before.hours * 7 / 9)


def test_costs_of_lives_that_are_not_held_do_not_fall_due() -> None:
    case = plain_case(
        "newcomer", 9, views_per_stream=0.0, deals_per_month=0.0, cost_per_stream=10.0, promotion_per_week=1.0
    )
    assert (played(stressed(case, "ill"), "ill").take_home == -(7 * 3 * 10.0 + 9.0)).all()


def test_reach_halved_halves_viewers_and_what_hangs_on_them() -> None:
    case = calm(3, gift_spread=0.5, deals_per_month=5.0)
    halved = stressed(case, "reach_halved")
    assert halved.schedule.level.tolist() == [1.0, 0.5, 0.5]
    now, half = seen(case), seen(halved, "half")
    np.testing.assert_allclose(half.views, now.views * 2 / 3, rtol=1e-4)
    assert half.coins.mean() == pytest.approx(now.coins.mean() * 2 / 3, rel=0.01)
    assert half.deals.tobytes() == now.deals.tobytes()


def test_the_usual_stays_and_so_does_the_strategy() -> None:
    case = plain_case("regular", 9)
    for name in STRESSES:
        under = stressed(case, name)
        assert under.strategy is case.strategy and under.anchors is case.anchors
        assert under.schedule.planned == case.schedule.planned


@given(st.permutations(tuple(STRESSES)))
@settings(max_examples=8)
def test_stresses_add_up_in_any_order(names: list[str]) -> None:
    case = plain_case("regular", 9)
    for name in names:
        case = stressed(case, name)
    expected = np.array([1, 1, 1, 2.5, 0.5, 0.5, 1, 1, 1])
    np.testing.assert_array_equal(case.schedule.level, expected)
    assert case.schedule.live_count == 21
    assert case.gift_factor == 0.8


def test_the_loss_of_the_top_gifter_takes_their_share() -> None:
    made = seen(plain_case("regular", 3))
    known = np.nan_to_num(made.top_gifter_share)
    np.testing.assert_allclose(made.without_top_gifter, made.gift_usd * (1.0 - known))
    assert made.without_top_gifter.mean() < made.gift_usd.mean()


def test_an_unknown_stress_is_none() -> None:
    with pytest.raises(KeyError):
        stressed(plain_case("regular", 3), "meteor")


@given(cases(weeks=(3, 5)))
@settings(max_examples=6)
def test_rows_are_direct_plays_against_the_strategy(case: Case) -> None:
    now, details_now = played(case, "now"), seen(case, "now")
    rows = list(stress_rows(player(case.schedule.weeks), now, details_now))
    assert tuple(row.name for row in rows) == ALL_STRESSES
    for row in rows[:-1]:
        direct = played(stressed(case, row.name), "direct")
        assert row.take_home == figures(direct.take_home)
        np.testing.assert_array_equal(row.against.difference, compare(direct, now).difference)
        np.testing.assert_array_equal(row.bands, direct.bands())


@given(cases(weeks=(3,)))
@settings(max_examples=8)
def test_without_the_top_gifter_that_share_of_gifts_is_gone_and_nothing_else(case: Case) -> None:
    now, details_now = played(case, "now"), seen(case, "now")
    gone = without_top_gifter(player(3), now, details_now)
    scale = 1e-5 * float(np.abs(now.left).max() + now.source("gifts").max()) + 1e-2
    np.testing.assert_allclose(gone.source("gifts"), details_now.without_top_gifter, rtol=1e-3, atol=scale)
    assert gone.weekly[SUBSCRIPTIONS:].tobytes() == now.weekly[SUBSCRIPTIONS:].tobytes()
    assert (gone.left <= now.left + scale).all()


def test_taking_off_goes_through_fee_costs_and_tax() -> None:
    """Taking the share off what is earned leaves what those earnings leave."""
    case = plain_case("established", 3, payout_fee=0.1, tax_rate=0.3, cost_per_stream=20.0)
    gone = without_top_gifter(player(3), played(case, "now"), seen(case, "now"))
    before_tax = np.cumsum(gone.weekly.sum(axis=0, dtype=np.float64), axis=0) * 0.9
    before_tax -= np.cumsum(case.schedule.held.sum(axis=0) * 20.0)[:, None]
    np.testing.assert_allclose(gone.left, before_tax - 0.3 * np.maximum(before_tax, 0), rtol=1e-4, atol=0.02)
    assert ALL_STRESSES[-1] == TOP_GIFTER_GONE
