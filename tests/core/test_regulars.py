"""Regular gifters: chances, comings and goings, tastes that stay, and the most generous of them."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from tests.core.strategies import ONE_BLOCK, SEED, calm, plain_case, player
from tikearn_gui.core.arrays import Doubles
from tikearn_gui.core.details import details
from tikearn_gui.core.doubt import Case, Values
from tikearn_gui.core.gift_values import GiftScores
from tikearn_gui.core.luck import REGULARS, Luck, StretchLuck
from tikearn_gui.core.player import BlockPlay
from tikearn_gui.core.regulars import MEAN_CHANCE, Turnover, fourth_taste, months_before, tastes, turnover
from tikearn_gui.core.schedule import WEEKS_A_MONTH

WEEKS = 16
LUCK = Luck(SEED, WEEKS)
BLOCK = LUCK.stretch(range(1))


def turned(lost: float, won: float, block: StretchLuck = BLOCK) -> Turnover:
    case = calm(WEEKS, regulars_lost_per_month=lost, regulars_won_per_month=won)
    return turnover(Values(case, LUCK, block), block)


def filled(lost: float, won: float) -> Doubles:
    """Share of the four places that are filled in each week, over some blocks. (week,)"""
    blocks = [LUCK.stretch(range(index, index + 1)) for index in range(4)]
    shares = [np.isfinite(turned(lost, won, block).threshold[:, 0]).mean(axis=(0, 2)) for block in blocks]
    return np.asarray(np.mean(shares, axis=0), np.float64)


# Who they are ---------------------------------------------------------------------------------------------------------


def test_chances_are_beta() -> None:
    """Beta(1.5, 4.5): a quarter in the mean, some nearly always there."""
    chances = np.concatenate([LUCK.stretch(range(index, index + 1)).regular_places()[1].ravel() for index in range(3)])
    assert chances.mean() == pytest.approx(MEAN_CHANCE, abs=0.003)
    assert stats.kstest(chances, stats.beta(1.5, 4.5).cdf).statistic < 0.008
    newcomers = BLOCK.regular_changes()[3]
    assert stats.kstest(newcomers.ravel()[:48_000], stats.beta(1.5, 4.5).cdf).statistic < 0.008


def test_places_are_points_of_a_poisson_process() -> None:
    """The k-th place is a running sum of k unit exponentials: gamma of shape k."""
    places = np.exp(
        np.concatenate([LUCK.stretch(range(index, index + 1)).regular_places()[0] for index in range(3)], axis=1)
    )
    assert places.shape == (REGULARS, 3 * ONE_BLOCK)
    assert (np.diff(places, axis=0) >= 0).all()
    for rank, row in enumerate(places):
        assert stats.kstest(row, stats.gamma(rank + 1).cdf).pvalue > 1e-4


@pytest.mark.parametrize("regulars", [0.5, 2.0, 10.0, 400.0])
def test_as_many_places_exist_as_there_are_regulars(regulars: float) -> None:
    """Points below R of a Poisson process: their number is Poisson around R, here up to four."""
    case = calm(WEEKS)
    values = Values(case, LUCK, BLOCK)
    known = tastes(BLOCK, turnover(values, BLOCK), GiftScores().pools(case, LUCK).values, regulars)
    exists = known.factor > 0
    k = np.arange(60 + int(2 * regulars))
    expected = (np.minimum(k, REGULARS) * stats.poisson.pmf(k, regulars)).sum()
    assert exists[:, 0].sum(axis=0).mean() == pytest.approx(expected, abs=0.08)
    assert known.complete == exists.all()


def test_tastes_only_rise_with_the_number_of_regulars() -> None:
    case = calm(WEEKS)
    values, gift = Values(case, LUCK, BLOCK), GiftScores().pools(case, LUCK).values
    few, many = (tastes(BLOCK, turnover(values, BLOCK), gift, regulars) for regulars in (7.0, 7.5))
    assert (many.factor >= few.factor).all()
    assert (fourth_taste(BLOCK, 7.5) >= fourth_taste(BLOCK, 7.0)).all()


def test_those_who_are_not_followed_have_less_taste_than_the_fourth() -> None:
    """The last place's factor on coins is that of the fourth taste."""
    case = calm(WEEKS)
    values, gift = Values(case, LUCK, BLOCK), GiftScores().pools(case, LUCK).values
    known = tastes(BLOCK, turnover(values, BLOCK), gift, 30.0)
    pull = gift.sigma[0] * np.sqrt(gift.share[0])
    there = known.factor[-1, 0] > 0
    found = np.exp(gift.mu[0] + pull * fourth_taste(BLOCK, 30.0)[there])
    np.testing.assert_allclose(known.factor[-1, 0][there], found, rtol=1e-5)


def test_the_more_generous_come_first() -> None:
    case = calm(WEEKS)
    values = Values(case, LUCK, BLOCK)
    known = tastes(BLOCK, turnover(values, BLOCK), GiftScores().pools(case, LUCK).values, 30.0)
    assert (np.diff(known.factor[:, 0], axis=0) <= 0).all()


# Comings and goings ---------------------------------------------------------------------------------------------------


def test_months_pass_by_weeks() -> None:
    np.testing.assert_allclose(months_before(5).ravel(), np.arange(5) * 7 / 30.4375, rtol=1e-6)


@pytest.mark.parametrize("lost", [0.05, 0.15, 0.5, 0.9])
def test_regulars_stay_an_exponential_time(lost: float) -> None:
    """Where nobody comes, exp(-lost t) of them are left."""
    expected = np.exp(-lost * np.arange(WEEKS) / WEEKS_A_MONTH)
    np.testing.assert_allclose(filled(lost, 0.0), expected, atol=0.008)


@pytest.mark.parametrize(("lost", "won"), [(0.15, 0.15), (0.15, 0.4), (0.9, 0.9), (0.0, 0.0), (0.0, 0.9)])
def test_places_stay_filled_where_as_many_come_as_go(lost: float, won: float) -> None:
    assert (filled(lost, won) == 1.0).all()


@pytest.mark.parametrize(("lost", "won", "but"), [(0.15, 0.05, 0.008), (0.3, 0.1, 0.012), (0.9, 0.45, 0.03)])
def test_places_empty_at_the_difference(lost: float, won: float, but: float) -> None:
    """R exp((won - lost) t), and a little more where many go and come: a place changes hands once a week at most."""
    expected = np.exp((won - lost) * np.arange(WEEKS) / WEEKS_A_MONTH)
    np.testing.assert_allclose(filled(lost, won), expected, atol=but)


def test_an_empty_place_stays_empty() -> None:
    there = np.isfinite(turned(0.9, 0.3).threshold[:, 0])
    assert (np.diff(there.astype(int), axis=1) <= 0).all()


def test_nobody_changes_where_nobody_leaves() -> None:
    assert not turned(0.0, 0.9).futures.size
    assert turned(0.9, 0.9).futures.size


def test_a_regular_is_there_at_a_usual_live_by_their_chance() -> None:
    there = turned(0.0, 0.0).threshold < 1.0
    chances = BLOCK.regular_places()[1]
    often = there.mean(axis=(1, 2))
    assert np.corrcoef(often.ravel(), chances.ravel())[0, 1] > 0.8
    assert often.mean() == pytest.approx(MEAN_CHANCE, abs=0.005)
    # Worth four times a usual LIVE, those with a chance of a quarter or more never miss it.
    busy = turned(0.0, 0.0).threshold < 4.0
    assert np.asarray(busy.all(axis=(1, 2)))[chances >= 0.25].all()


def test_a_further_live_a_week_leaves_who_was_there() -> None:
    few, more = (calm(WEEKS, streams_per_week=lives) for lives in (2, 3))
    one, other = (turnover(Values(case, LUCK, BLOCK), BLOCK).threshold for case in (few, more))
    assert np.ascontiguousarray(other[:, :2]).tobytes() == one.tobytes()


# What they give -------------------------------------------------------------------------------------------------------


def coins_by_live(case: Case, futures: int = ONE_BLOCK) -> Doubles:
    """(LIVE in order of time, future)"""
    lives, weeks = case.schedule.held.shape
    made = np.empty((weeks, lives, futures))

    def visit(play: BlockPlay, at: slice) -> None:
        made[:, :, at] = play.stages.coins.transpose(1, 0, 2)[:, :, : at.stop - at.start]

    player(weeks).each_block(case, futures, visit, slot="coins by LIVE")
    return made.reshape(weeks * lives, futures)


def persistence(**changes: float) -> float:
    """Rank correlation of the coins of the plan's two halves over futures."""
    coins = coins_by_live(calm(5, views_per_stream=300.0, gifters_per_100_views=1.0, **changes))
    halves = coins[:7].sum(axis=0), coins[8:].sum(axis=0)
    return float(stats.spearmanr(*halves).statistic)


def test_regulars_make_a_future_stay_good_or_bad() -> None:
    none, half, most = (persistence(regulars_share=share) for share in (0.0, 0.5, 0.95))
    assert abs(none) < 0.06
    assert none + 0.1 < half < most


def test_turnover_loosens_the_bond() -> None:
    stable = persistence(regulars_share=0.9, regulars_lost_per_month=0.0, regulars_won_per_month=0.0)
    changing = persistence(regulars_share=0.9, regulars_lost_per_month=0.9, regulars_won_per_month=0.9)
    assert changing < stable - 0.05


def test_personal_share_ties_a_regulars_gifts_together() -> None:
    fickle, true = (persistence(regulars_share=0.9, personal_share=share) for share in (0.0, 0.9))
    assert fickle < true - 0.1


@pytest.mark.parametrize("name", ["newcomer", "regular", "established"])
def test_the_top_gifter_gives_a_share(name: str) -> None:
    seen = details(player(5), plain_case(name, 5), ONE_BLOCK, slot="top gifter")
    share = seen.top_gifter_share
    np.testing.assert_array_equal(np.isnan(share), seen.coins == 0)
    known = share[~np.isnan(share)]
    assert (known > 0).all() and (known <= 1).all()
    rest = seen.without_top_gifter
    assert (rest >= 0).all() and (rest <= seen.gift_usd).all()


def test_a_single_gifter_is_the_top_gifter() -> None:
    seen = details(player(1), plain_case("newcomer", 1, regulars_share=0.0), ONE_BLOCK, slot="top gifter")
    single = seen.gifters == 1
    assert single.any()
    known = seen.top_gifter_share[single & (seen.coins > 0)]
    np.testing.assert_allclose(known, 1.0, rtol=1e-6)


def test_coins_without_gifters_are_none() -> None:
    seen = details(player(3), plain_case("newcomer", 3), ONE_BLOCK, slot="top gifter")
    assert not seen.coins[seen.gifters == 0].any()
    assert (seen.lives_without_gift[seen.gifters == 0] == 1.0).all()


def test_most_gifters_of_a_room_give_less_than_the_top_one() -> None:
    """Its share falls as the room grows."""
    shares = []
    for views in (300.0, 3_000.0, 30_000.0):
        case = calm(3, views_per_stream=views, gifters_per_100_views=1.0)
        shares.append(np.nanmedian(details(player(3), case, ONE_BLOCK, slot="top gifter").top_gifter_share))
    assert shares == sorted(shares, reverse=True)
