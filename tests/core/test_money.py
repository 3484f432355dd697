"""The worked figures of coins, shares and payout, each computed by the functions and the shipped catalogue.

The numbered facts are figures that anybody can check by hand. Those marked "stated" were found as such in a source;
the others follow from sources by arithmetic, so that they check the program and not TikTok.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tikearn_gui.core import money
from tikearn_gui.core.identities import average_concurrent, per_100, per_viewer_hour, viewer_hours
from tikearn_gui.core.money import (
    active_fan_points,
    affiliate_commission,
    creator_tier,
    creator_usd,
    diamonds_of,
    duration_points,
    follower_points,
    league_usd,
    margin,
    network_bonus,
    price_per_coin,
    rate_points,
    revenue_split,
    scaled_week_usd,
    share_of_spend,
    subscription_split,
    viewer_usd,
    weekly_points,
)
from tikearn_gui.core.withdrawals import days_to_withdraw, withdraw
from tikearn_gui.project.catalogue import Channel, CoinPack, coin_packs, gift_catalogue

CENT = 0.005


def coins_of(name: str) -> int:
    """Coins of a gift whose name stands once in the catalogue."""
    (gift,) = gift_catalogue().named(name)
    return gift.coins


def pack_of(currency: str, channel: Channel, coins: int, price: float) -> CoinPack:
    """The one pack of this price."""
    packs = coin_packs().find(currency, channel, coins)
    (pack,) = {(pack.coins, pack.price): pack for pack in packs if pack.price == price}.values()
    return pack


def web_70() -> CoinPack:
    """70 coins on the web."""
    return pack_of("USD", Channel.WEB, 70, 0.74)


def app_65() -> CoinPack:
    """65 coins in the app, the smallest newer pack."""
    return pack_of("USD", Channel.APP, 65, 0.99)


# --- Facts 1 to 9: gifts ---


@pytest.mark.parametrize(
    ("gift", "usd"),
    [
        pytest.param("Rose", 0.005, id="fact 1: Rose"),
        pytest.param("Finger Heart", 0.025, id="fact 2: Finger Heart"),
        pytest.param("Galaxy", 5.00, id="fact 3: Galaxy"),
        pytest.param("Lion", 149.995, id="fact 4: Lion"),
        pytest.param("TikTok Universe", 224.995, id="fact 5: TikTok Universe"),
        pytest.param("TikTok Universe+", 174.995, id="fact 5: TikTok Universe+"),
    ],
)
def test_a_gift_pays_the_creator(gift: str, usd: float) -> None:
    assert creator_usd(coins_of(gift)) == pytest.approx(usd)


@pytest.mark.parametrize(
    ("pack", "usd"),
    [
        pytest.param(web_70(), 10.57, id="fact 3: Galaxy bought on the web"),
        pytest.param(app_65(), 15.23, id="fact 3: Galaxy bought in the app"),
    ],
)
def test_what_the_viewer_paid_for_a_galaxy(pack: CoinPack, usd: float) -> None:
    assert viewer_usd(coins_of("Galaxy"), pack) == pytest.approx(usd, abs=CENT)


def test_fact_4_lion_against_the_press() -> None:
    lion = creator_usd(coins_of("Lion"))
    quoted_to_the_bbc, half_of_the_price = 155, 200
    assert lion == pytest.approx(quoted_to_the_bbc, rel=0.04)
    assert half_of_the_price > 1.3 * lion
    assert viewer_usd(coins_of("Lion"), app_65()) > 400


def test_fact_6_bbc_test() -> None:
    pack = pack_of("GBP", Channel.APP, 6_607, 99.99)
    arrived = creator_usd(pack.coins)
    assert arrived == pytest.approx(33.035)
    assert share_of_spend(pack.coins, spent_usd=106) == pytest.approx(0.312, abs=0.0005)
    two_coins_a_diamond = arrived / 2
    assert two_coins_a_diamond == pytest.approx(16.52, abs=CENT)


@pytest.mark.parametrize(
    ("pack", "share"),
    [
        pytest.param(web_70(), 0.473, id="fact 7: web, 70 coins"),
        pytest.param(app_65(), 0.328, id="fact 7: app, 65 coins"),
        pytest.param(pack_of("USD", Channel.APP, 70, 0.99), 0.354, id="fact 7: app, 70 coins"),
        pytest.param(pack_of("USD", Channel.APP, 16_500, 249.99), 0.330, id="fact 7: app, 16,500 coins"),
    ],
)
def test_share_of_what_viewers_spend(pack: CoinPack, share: float) -> None:
    assert share_of_spend(pack.coins, pack.price) == pytest.approx(share, abs=0.0005)


def test_fact_8_half_of_net_is_half_a_cent_a_coin() -> None:
    of_one_coin = revenue_split(money.APP_USD_PER_COIN, money.STORE_FEE, money.REWARDS_RATE).creator
    assert of_one_coin == pytest.approx(0.00532)
    assert of_one_coin == pytest.approx(creator_usd(1), rel=0.07)


@pytest.mark.parametrize(
    ("diamonds", "usd"),
    [
        pytest.param(2_000, 10, id="fact 9: 2,000 diamonds (stated)"),
        pytest.param(10_000, 50, id="fact 9: 10,000 diamonds"),
    ],
)
def test_diamonds_outside_the_us(diamonds: int, usd: float) -> None:
    assert creator_usd(diamonds) == pytest.approx(usd)
    assert diamonds_of(usd) == pytest.approx(diamonds)


# --- Facts 10 and 16: subscriptions ---


def test_fact_10_subscription_of_6_dollars_stated() -> None:
    split = subscription_split(6.00)
    assert (split.store, split.platform, split.creator) == pytest.approx((1.80, 2.10, 2.10))
    assert diamonds_of(split.creator) == pytest.approx(420)


@pytest.mark.parametrize(
    ("bonus", "store_fee", "usd"),
    [
        pytest.param(False, 0.0, 3_493.00, id="fact 16: 70 % before store fees (stated)"),
        pytest.param(True, 0.0, 4_491.00, id="fact 16: 90 % before store fees (stated)"),
        pytest.param(False, money.STORE_FEE, 2_445.10, id="fact 16: 70 % after store fees"),
        pytest.param(True, money.STORE_FEE, 3_143.70, id="fact 16: 90 % after store fees"),
    ],
)
def test_a_thousand_us_subscribers(bonus: bool, store_fee: float, usd: float) -> None:
    share = money.SUBSCRIPTION_SHARE_US + (money.SUBSCRIPTION_BONUS if bonus else 0.0)
    assert 1_000 * subscription_split(4.99, store_fee, share).creator == pytest.approx(usd)


# --- Facts 11 to 13: the US rate ---


def test_fact_11_us_agency_tool_stated() -> None:
    assert creator_usd(41_200, 0.365) == pytest.approx(150.38)


@pytest.mark.parametrize(
    ("live", "weekly", "league", "usd"),
    [
        pytest.param(duration_points(4), weekly_points(0), 0, 2.00, id="fact 12: shortest LIVE, no missions"),
        pytest.param(
            duration_points(60) + follower_points(5),
            weekly_points(2) + active_fan_points(2_000),
            3,
            5.30,
            id="fact 12: everything reached",
        ),
    ],
)
def test_us_bounds_of_1000_diamonds(live: float, weekly: float, league: int, usd: float) -> None:
    points = rate_points(live, weekly, league)
    assert creator_usd(1_000, points / 100) == pytest.approx(usd)
    assert scaled_week_usd(1_000, points, league) == pytest.approx(usd)


def test_fact_12_outside_the_us() -> None:
    assert creator_usd(1_000) == pytest.approx(5.00)


def test_fact_13_parts_add_up_to_the_official_totals() -> None:
    live = duration_points(25) + follower_points(5)
    weekly = weekly_points(2) + active_fan_points(2_000)
    league = max(money.LEAGUE_POINTS)
    assert (live, weekly + league) == (40, 13)
    assert rate_points(live, weekly, league) == live + weekly + league == money.MAX_RATE_POINTS == 53


# --- Facts 14 and 15: network, withdrawals ---


def test_fact_14_month_of_200_000_diamonds() -> None:
    tier = creator_tier(200_000)
    assert tier == 3
    assert creator_usd(200_000) == pytest.approx(1_000)
    assert network_bonus(200_000, tier) == pytest.approx(130)


def test_fact_15_3400_dollars_at_1000_a_day() -> None:
    assert days_to_withdraw(3_400, 1_000) == 4
    assert withdraw([3_400], 10, 1_000).left == 0


# --- Facts 17 to 19: identities on real records ---


def test_fact_17_viewers_at_a_time_of_a_douyin_live_stated() -> None:
    computed = average_concurrent(views=21_254, watch_minutes=1.07, minutes=960)
    assert computed == pytest.approx(23.7, abs=0.05)
    reported = 24
    assert round(computed) == reported


@pytest.mark.parametrize(
    ("count", "share"),
    [
        pytest.param(1_136, 1.09, id="fact 18: viewers at the time (stated)"),
        pytest.param(686, 0.66, id="fact 18: new followers (stated)"),
    ],
)
def test_of_100_viewers_of_a_tiktok_live(count: int, share: float) -> None:
    assert per_100(count, 104_582) == pytest.approx(share, abs=0.005)


def test_fact_19_market_per_viewer_hour() -> None:
    quarter_hours, quarter_days, gifts_a_day = 8.027e9, 90, 10e6
    at_a_time = average_concurrent(views=quarter_hours, watch_minutes=60, minutes=quarter_days * 24 * 60)
    assert at_a_time == pytest.approx(3.72e6, abs=0.005e6)
    hours_a_day = viewer_hours(views=at_a_time, watch_minutes=24 * 60)
    assert hours_a_day == pytest.approx(89.2e6, abs=0.05e6)
    assert per_viewer_hour(gifts_a_day, hours_a_day) == pytest.approx(0.112, abs=0.0005)


def test_fact_19_mean_creator_day() -> None:
    # 400,000 creators, one LIVE each: what 100 of them got, of 10 million dollars.
    assert per_100(10e6, 400_000) == pytest.approx(100 * 25)


# --- Facts 20 to 22: other currencies, Shop, merchandise ---


@pytest.mark.parametrize(
    ("pack", "price", "within"),
    [
        pytest.param(pack_of("VND", Channel.APP, 16_500, 6_999_000), 424.2, 0.05, id="fact 20: VND (stated)"),
        pytest.param(pack_of("GBP", Channel.WEB, 1_000, 10.70), 0.0107, 1e-9, id="fact 20: GBP (stated)"),
    ],
)
def test_price_of_a_coin_elsewhere(pack: CoinPack, price: float, within: float) -> None:
    assert price_per_coin(pack) == pytest.approx(price, abs=within)


@pytest.mark.parametrize(
    ("returned", "usd"),
    [
        pytest.param(0.0, 6.00, id="fact 21: kept"),
        pytest.param(1.0, 0.00, id="fact 21: refunded"),
        pytest.param(0.1, 5.40, id="one of ten refunded"),
    ],
)
def test_affiliate_commission(returned: float, usd: float) -> None:
    assert affiliate_commission(40, 0.15, returned) == pytest.approx(usd)


def test_fact_22_margin_of_a_shirt_stated() -> None:
    assert margin(profit=10, price=30) == pytest.approx(0.333, abs=0.0005)


# --- Steps and bounds beyond the facts ---


@pytest.mark.parametrize(
    ("minutes", "points"), [(0, 20), (5, 20), (10, 24.5), (15, 29), (20, 33.5), (25, 38), (26, 38), (720, 38)]
)
def test_duration_points(minutes: float, points: float) -> None:
    assert duration_points(minutes) == pytest.approx(points)


def test_published_steps_of_the_weekly_missions() -> None:
    assert money.VALID_DAY_MINUTES == money.LONG_LIVE_MINUTES == 25
    assert money.LEAGUE_POINTS == (0, 1, 3)


@pytest.mark.parametrize(("days", "points"), [(0, 0), (1, 6), (2, 8), (3, 8), (7, 8)])
def test_weekly_points(days: int, points: float) -> None:
    assert weekly_points(days) == points


@pytest.mark.parametrize(
    ("fans", "points"), [(0, 0), (9, 0), (10, 1), (99, 1), (100, 1.5), (1_999, 1.5), (2_000, 2), (10**6, 2)]
)
def test_active_fan_points(fans: float, points: float) -> None:
    assert active_fan_points(fans) == points


@pytest.mark.parametrize(("followers", "points"), [(0, 0), (4, 0), (5, 2), (1_000, 2)])
def test_follower_points(followers: int, points: float) -> None:
    assert follower_points(followers) == points


points = st.floats(0, 40)


@given(points, st.floats(0, 10), st.sampled_from(money.LEAGUE_POINTS), st.floats(0, 53))
def test_rate_stays_within_0_and_53_points(live: float, weekly: float, league: int, violations: float) -> None:
    rate = rate_points(live, weekly, league, violations)
    assert 0 <= rate <= 53
    assert rate == pytest.approx(max(rate_points(live, weekly, league) - violations, 0))


def test_violations_may_leave_nothing() -> None:
    assert rate_points(20, violations=20) == 0
    assert scaled_week_usd(50_000, rate_points(20, violations=30), league=3) == 0


def test_league_dollars_are_capped_each_week() -> None:
    assert league_usd(1_000_000, 3) == pytest.approx(300)
    assert league_usd(5_000_000, 3) == 1_000
    assert league_usd(5_000_000, 0) == 0
    assert scaled_week_usd(5_000_000, points=53, league=3) == pytest.approx(5_000_000 * 0.01 * 0.50 + 1_000)


@given(st.floats(0, 3e6), st.floats(0, 53), st.sampled_from(money.LEAGUE_POINTS))
def test_below_the_cap_the_league_is_a_rate_like_any_other(diamonds: float, rate: float, league: int) -> None:
    assert scaled_week_usd(diamonds, rate, league) == pytest.approx(creator_usd(diamonds, rate / 100))


@given(st.floats(0, 1e9), points, points, st.sampled_from(money.LEAGUE_POINTS))
def test_a_better_rate_never_pays_less(diamonds: float, one: float, other: float, league: int) -> None:
    less, more = sorted((one, other))
    assert scaled_week_usd(diamonds, less, league) <= scaled_week_usd(diamonds, more, league) * (1 + 1e-12)


@given(st.floats(0, 1_000), st.floats(0, 1), st.floats(0, 1))
def test_a_split_adds_up_to_the_price(price: float, store_fee: float, share: float) -> None:
    split = revenue_split(price, store_fee, share)
    assert split.store + split.platform + split.creator == pytest.approx(price)
    assert min(split.store, split.creator) >= 0
    assert split.platform >= -1e-9


@pytest.mark.parametrize(
    ("share", "kept"),
    [
        (money.SUBSCRIPTION_SHARE, 0.35),
        (money.SUBSCRIPTION_SHARE_US, 0.49),
        (money.SUBSCRIPTION_SHARE_US + money.SUBSCRIPTION_BONUS, 0.63),
    ],
)
def test_kept_share_of_a_subscription_price(share: float, kept: float) -> None:
    assert subscription_split(1.0, creator_share=share).creator == pytest.approx(kept)


@pytest.mark.parametrize(
    ("diamonds", "tier"), [(0, 1), (99_999, 1), (100_000, 2), (699_999, 5), (700_000, 6), (4_999_999, 9), (5e6, 10)]
)
def test_creator_tiers(diamonds: float, tier: int) -> None:
    assert creator_tier(diamonds) == tier


@pytest.mark.parametrize(
    ("tier", "advanced", "usd"),
    [(1, False, 65), (5, False, 65), (5, True, 75), (6, False, 55), (9, False, 30), (9, True, 40), (10, True, 0)],
)
def test_network_bonus_of_100_000_diamonds(tier: int, advanced: bool, usd: float) -> None:
    assert network_bonus(100_000, tier, advanced) == pytest.approx(usd)


@pytest.mark.parametrize("tier", [0, 11])
def test_network_bonus_knows_ten_tiers(tier: int) -> None:
    with pytest.raises(ValueError, match="1 to 10"):
        network_bonus(100_000, tier)
