"""Why a newcomer's low end lies under the reference, and whether what comes out is plausible.

The reference gave each future a whole number of places for regulars next to 1.8, each filled again at once. In the
program regulars come and go, so their number is Poisson: 16 of 100 newcomers with 1.8 regulars in the mean start
without any. Person by person, one in ten newcomers gets less than 0.23 dollars of gifts where regulars come and go and
less than 0.26 where they hold places; the reference has 0.31.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.core import brute_force
from tests.core.brute_force import Gifts
from tests.core.played import SEED, each_live, player, pool_of_gifts, usual_case
from tests.golden.reference import REFERENCE
from tikearn_gui.core.details import details
from tikearn_gui.core.player import FUTURES
from tikearn_gui.core.starting_points import STARTING_POINTS, StartingPoint

WEEKS = 12
MANY = 2 * FUTURES
"""So many futures that a newcomer's low end is sure to 3 %."""
NEWCOMER = STARTING_POINTS["newcomer"]
CASE = usual_case(NEWCOMER.strategy, WEEKS)
AFTER = {2: (4, 31), 4: (20, 15), 8: (78, 7), 12: (151, 4)}
"""Coins of a newcomer after so many LIVEs in the reference: the median, and how many of 100 have none."""
GIFTS_A_VIEWER_HOUR = {"newcomer": 0.23, "regular": 0.14, "established": 0.075}
DIAMONDS_AN_HOUR = {"regular": 450, "established": 1_790}
SHORT_RECORD = {30: (0.44, 0.13, 2.0), 100: (0.62, 0.28, 2.2), 300: (0.79, 0.44, 1.9), 1_000: (0.93, 0.62, 1.5)}
"""Observed mean over the true one after so many gifters: typical, 10 %, 90 %."""


@cache
def one_by_one(*, places: bool) -> Gifts:
    """The newcomer's gifts, person by person."""
    return brute_force.play(NEWCOMER.strategy, WEEKS, MANY, SEED, places=places)


# The low end ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("share", "tolerance"), [(0.10, 0.12), (0.50, 0.06), (0.90, 0.08)])
def test_gifts_are_those_of_people_who_come_and_go(share: float, tolerance: float) -> None:
    gifts = player(WEEKS).play(CASE, MANY, slot="newcomer").source("gifts")
    theirs = np.quantile(one_by_one(places=False).usd, share)
    assert np.quantile(gifts, share) == pytest.approx(theirs, rel=tolerance)


@pytest.mark.parametrize(("share", "tolerance"), [(0.10, 0.12), (0.50, 0.06), (0.90, 0.08)])
def test_take_home_is_that_of_people_who_come_and_go(share: float, tolerance: float) -> None:
    """Deals are the program's, dealt to other futures: a newcomer has one in 5 of 100, and it has little to do with
    gifts."""
    played = player(WEEKS).play(CASE, MANY, slot="newcomer")
    theirs = one_by_one(places=False).usd + played.source("partnerships")
    assert np.quantile(played.take_home, share) == pytest.approx(np.quantile(theirs, share), rel=tolerance)


def test_people_who_hold_places_come_nearer_to_the_reference() -> None:
    """With places the same simulation comes within 6 % of the reference in the middle and 20 % at the low end, and has
    as many futures without any gift; with people who come and go the low end is further off."""
    held, free = one_by_one(places=True).usd, one_by_one(places=False).usd
    for row, share, tolerance in (("gifts p50", 0.5, 0.06), ("gifts p10", 0.1, 0.20), ("gifts p90", 0.9, 0.15)):
        assert abs(REFERENCE[row][0].off(float(np.quantile(held, share)))) <= tolerance, row
    assert np.quantile(free, 0.1) < np.quantile(held, 0.1)
    assert REFERENCE["take_home nothing"][0].apart(100 * float(np.mean(held < 0.004))) <= 0.2


@pytest.mark.parametrize("lives", AFTER)
def test_people_who_hold_places_repeat_the_first_lives_of_the_reference(lives: int) -> None:
    median, none = first(one_by_one(places=True).coins, lives)
    assert median == pytest.approx(AFTER[lives][0], abs=0.06 * AFTER[lives][0] + 1)
    assert none == pytest.approx(AFTER[lives][1], abs=2)


def test_one_newcomer_in_six_starts_without_a_regular() -> None:
    strategy, rng = NEWCOMER.strategy.certain(), np.random.default_rng(SEED)
    people = brute_force.come_and_go(strategy, 1, np.full(50_000, 1.8), rng)
    started = np.bincount(people.future[people.comes == 0], minlength=50_000)
    assert np.mean(started == 0) == pytest.approx(0.165, abs=0.01)
    places = brute_force.hold_places(strategy, 1, np.full(50_000, 1.8), rng)
    assert np.bincount(places.future[places.comes == 0], minlength=50_000).min() == 1


# What is plausible ----------------------------------------------------------------------------------------------------


def first(coins: NDArray[np.integer] | NDArray[np.floating], lives: int) -> tuple[float, float]:
    """Coins after so many LIVEs: the median, and how many of 100 futures have none."""
    so_far = coins[:lives].sum(axis=0)
    return float(np.median(so_far)), 100 * float(np.mean(so_far < 1))


@pytest.mark.parametrize(("lives", "allowed"), [(2, 3.0), (4, 4.5), (8, 3.0), (12, 2.0)])
def test_a_newcomers_first_lives(lives: int, allowed: float) -> None:
    """Coins after 2, 4, 8 and 12 LIVEs: median 4, 20, 78 and 151 (10 % and a coin), none in 31, 15, 7 and 4 of 100 (3,
    4.5, 3 and 2 points: more here, where some have no regular). One UK network saw a median of 47 diamonds so far in a
    month of the first 90 days, and none with 30 of 100."""
    median, none = first(each_live(CASE, FUTURES).coins, lives)
    assert median == pytest.approx(AFTER[lives][0], abs=0.10 * AFTER[lives][0] + 1)
    assert none == pytest.approx(AFTER[lives][1], abs=allowed)
    theirs = first(one_by_one(places=False).coins, lives)
    assert median == pytest.approx(theirs[0], abs=0.10 * theirs[0] + 1)
    assert none == pytest.approx(theirs[1], abs=2.0)


def test_nine_months_of_a_newcomer_are_those_of_half_of_paid_twitch_streamers() -> None:
    """Half of the paid streamers on Twitch made 28 dollars or less in nine months (Wall Street Journal, 2021)."""
    nine_months = player(39).play(usual_case(NEWCOMER.strategy, 39), 8_000)
    assert 14 <= np.median(nine_months.take_home) <= 35


@pytest.mark.parametrize("point", STARTING_POINTS.values(), ids=STARTING_POINTS)
def test_gift_dollars_a_viewer_hour(point: StartingPoint) -> None:
    """Mean gifts over the usual viewer-hours: 0.23, 0.14 and 0.075 dollars; for the whole market 0.112 was derived."""
    case, strategy = usual_case(point.strategy, WEEKS), point.strategy
    usual = strategy.number("views_per_stream") * strategy.number("watch_minutes") / 60 * case.schedule.live_count
    gifts = player(WEEKS).play(case, slot=point.id).source("gifts").mean()
    assert gifts / usual == pytest.approx(GIFTS_A_VIEWER_HOUR[point.id], rel=0.08)


@pytest.mark.parametrize("name", DIAMONDS_AN_HOUR)
def test_diamonds_an_hour(name: str) -> None:
    """In the mean 450 for the regular and 1,790 for the established creator; an agency calls under 1,000 low."""
    case = usual_case(STARTING_POINTS[name].strategy, WEEKS)
    coins = details(player(WEEKS), case, slot=name).coins.mean()
    assert coins / case.schedule.hours == pytest.approx(DIAMONDS_AN_HOUR[name], rel=0.06)


@pytest.mark.parametrize("gifters", SHORT_RECORD)
def test_a_short_record_reads_too_low(gifters: int) -> None:
    """The mean of few gifters lies below the true one: typically 0.44 of it after 30 gifters, 0.62 after 100, 0.79
    after 300 and 0.93 after 1,000, within 6 %; the range of 8 out of 10 records within 15 %."""
    gifts = pool_of_gifts(CASE_OF_KUAISHOU)
    records = np.random.default_rng(SEED).choice(gifts, (10_000, gifters)).mean(axis=1) / gifts.mean()
    typical, low, high = SHORT_RECORD[gifters]
    assert np.median(records) == pytest.approx(typical, rel=0.06)
    np.testing.assert_allclose(np.quantile(records, (0.1, 0.9)), (low, high), rtol=0.15)


CASE_OF_KUAISHOU = usual_case(NEWCOMER.strategy.with_value("coins_per_gifter", 89.1), 1)
"""Gifts of the size of Kuaishou's."""
