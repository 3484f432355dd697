"""Coins, diamonds and dollars: who pays and who keeps what, one number at a time.

Money is USD, rates are shares of 1, parts of the US rewards rate are points (hundredths of a diamond's value). The
stages that play many futures reuse the constants; the functions are the worked arithmetic behind them. All figures are
as of 22 November 2026 from the public sources named here, not from TikTok's site on that day.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Protocol

__all__ = [
    "ACTIVE_FAN_STEPS",
    "APP_USD_PER_COIN",
    "DIAMONDS_PER_COIN",
    "DURATION_POINTS_LONG",
    "DURATION_POINTS_SHORT",
    "FOLLOWER_POINTS",
    "FOLLOWER_POINTS_FROM",
    "LEAGUE_POINTS",
    "LEAGUE_USD_PER_WEEK",
    "LONG_LIVE_MINUTES",
    "MAX_RATE_POINTS",
    "NETWORK_ADVANCED_SHARE",
    "NETWORK_SHARES",
    "NETWORK_TIERS",
    "REWARDS_RATE",
    "SHORT_LIVE_MINUTES",
    "STORE_FEE",
    "SUBSCRIPTION_BONUS",
    "SUBSCRIPTION_SHARE",
    "SUBSCRIPTION_SHARE_US",
    "USD_PER_DIAMOND",
    "VALID_DAY_MINUTES",
    "WEB_USD_PER_COIN",
    "WEEKLY_POINTS_ONE_DAY",
    "WEEKLY_POINTS_TWO_DAYS",
    "Pack",
    "Split",
    "active_fan_points",
    "affiliate_commission",
    "creator_tier",
    "creator_usd",
    "diamonds_of",
    "duration_points",
    "follower_points",
    "league_usd",
    "margin",
    "network_bonus",
    "price_per_coin",
    "rate_points",
    "revenue_split",
    "scaled_week_usd",
    "share_of_spend",
    "subscription_split",
    "viewer_usd",
    "weekly_points",
]

# --- Gifts -----------------------------------------------------------------------------------------------------------

DIAMONDS_PER_COIN: Final = 1
"""A coin of gift is a diamond for the creator: streampace.io glossary, 2025/26. "2 coins = 1 diamond", found on some
calculator pages, would have halved what the BBC's test of October 2022 showed."""

USD_PER_DIAMOND: Final = 0.01
"""A diamond's value before the rewards rate: formula of a US agency's payout tool, 2025/26; a UK agency, 2026."""

REWARDS_RATE: Final = 0.50
"""Outside the US. TikTok to Business Insider, 13 September 2023: half, after store fees and other adjustments."""

APP_USD_PER_COIN: Final = 0.0152
"""What a viewer pays in the app: 65 coins for 0.99 (lists of 2021 to November 2025), to three digits."""

WEB_USD_PER_COIN: Final = 0.0106
"""What a viewer pays on the web: 70 coins for 0.74 (The Sun, 16 March 2022), to three digits."""

STORE_FEE: Final = 0.30
"""An app store's usual share of a price."""


class Pack(Protocol):
    """A pack of coins: how many, and its price."""

    @property
    def coins(self) -> int:
        """Coins of the pack."""
        ...

    @property
    def price(self) -> float:
        """Price of the pack in its own currency."""
        ...


def price_per_coin(pack: Pack) -> float:
    """What one coin of the pack costs, in the pack's own currency."""
    return pack.price / pack.coins


def viewer_usd(coins: float, pack: Pack) -> float:
    """What a viewer paid for ``coins`` coins bought in packs like this one, which must be priced in USD."""
    return coins * pack.price / pack.coins


def creator_usd(coins: float, rewards_rate: float = REWARDS_RATE) -> float:
    """What the creator gets for gifts of ``coins`` coins: diamonds x 0.01 x rewards rate.

    At 50 % this is 0.005 a coin. The BBC (October 2022) gave gifts for $106 and saw about $33 arrive: a pack of 6,607
    coins at this rate is $33.035.
    """
    return coins * DIAMONDS_PER_COIN * USD_PER_DIAMOND * rewards_rate


def diamonds_of(usd: float, rewards_rate: float = REWARDS_RATE) -> float:
    """How many diamonds a payment of ``usd`` to the creator stands for. ``rewards_rate`` must be above 0."""
    return usd / (USD_PER_DIAMOND * rewards_rate)


def share_of_spend(coins: float, spent_usd: float, rewards_rate: float = REWARDS_RATE) -> float:
    """The creator's share of the ``spent_usd`` (above 0) that viewers paid for ``coins`` coins.

    Half of net is about 47 % of the web price and 33 % of the price in the app, where the store takes its fee first.
    """
    return creator_usd(coins, rewards_rate) / spent_usd


# --- Subscriptions ---------------------------------------------------------------------------------------------------

SUBSCRIPTION_SHARE: Final = 0.50
"""The creator's share of a subscription after the store fee, outside the US and Canada: toktutorials, 2025."""

SUBSCRIPTION_SHARE_US: Final = 0.70
"""The same in the US and Canada from 1 October 2025: Social Media Today and findarticles, October 2025."""

SUBSCRIPTION_BONUS: Final = 0.20
"""Added to either share for creators of 10,000 followers and many views last month: the same sources."""


@dataclass(frozen=True, slots=True)
class Split:
    """Who gets what of a price, in USD; the three add up to it."""

    store: float
    platform: float
    creator: float


def revenue_split(price: float, store_fee: float, creator_share: float) -> Split:
    """Splits a price: the store takes its fee first, the creator a share of the rest, TikTok what remains."""
    store = price * store_fee
    creator = (price - store) * creator_share
    return Split(store=store, platform=price - store - creator, creator=creator)


def subscription_split(price: float, store_fee: float = STORE_FEE, creator_share: float = SUBSCRIPTION_SHARE) -> Split:
    """Who gets what of a month's LIVE Subscription at ``price`` USD.

    $6.00 is split into $1.80, $2.10 and $2.10 (toktutorials, 2025). ``store_fee`` is 0 where it was bought on the web.
    """
    return revenue_split(price, store_fee, creator_share)


# --- US: scaled LIVE rewards -----------------------------------------------------------------------------------------
# Totals of 40 and 13 points: TikTok Creator Academy, "Scaled LIVE rewards", 6 February 2025. The steps within them:
# newsletter live-success.beehiiv.com, February 2025, the only source. Nothing shows that they apply outside the US.

SHORT_LIVE_MINUTES: Final = 5.0
LONG_LIVE_MINUTES: Final = 25.0
DURATION_POINTS_SHORT: Final = 20.0
DURATION_POINTS_LONG: Final = 38.0
FOLLOWER_POINTS_FROM: Final = 5
FOLLOWER_POINTS: Final = 2.0
VALID_DAY_MINUTES: Final = 25.0
"""A day counts for the weekly mission from this many minutes LIVE; agencies count a day from a full hour."""

WEEKLY_POINTS_ONE_DAY: Final = 6.0
WEEKLY_POINTS_TWO_DAYS: Final = 8.0
ACTIVE_FAN_STEPS: Final = ((10, 1.0), (100, 1.5), (2_000, 2.0))
"""(active fans from, points), rising."""

LEAGUE_POINTS: Final = (0, 1, 3)
"""Creator League: not in it, kept place A1 to A3, new personal best."""

LEAGUE_USD_PER_WEEK: Final = 1_000.0
MAX_RATE_POINTS: Final = 53.0


def duration_points(minutes: float) -> float:
    """Points for the length of a LIVE: 20 up to 5 minutes, 38 from 25, a straight line between.

    The line is a guess: only its two ends were published.
    """
    way = (minutes - SHORT_LIVE_MINUTES) / (LONG_LIVE_MINUTES - SHORT_LIVE_MINUTES)
    way = min(max(way, 0.0), 1.0)
    return DURATION_POINTS_SHORT + way * (DURATION_POINTS_LONG - DURATION_POINTS_SHORT)


def follower_points(new_followers: float) -> float:
    """Points for new followers won in a LIVE: 2 from 5 of them."""
    return FOLLOWER_POINTS if new_followers >= FOLLOWER_POINTS_FROM else 0.0


def weekly_points(valid_days: int) -> float:
    """Points for the days of a week with a LIVE of 25 minutes: 6 for one, 8 for two or more, 0 for none."""
    if valid_days <= 0:
        return 0.0
    return WEEKLY_POINTS_ONE_DAY if valid_days == 1 else WEEKLY_POINTS_TWO_DAYS


def active_fan_points(fans: float) -> float:
    """Points for active fans of the week: 1, 1.5 and 2 from 10, 100 and 2,000 of them."""
    return max((points for least, points in ACTIVE_FAN_STEPS if fans >= least), default=0.0)


def rate_points(live: float, weekly: float = 0.0, league: float = 0.0, violations: float = 0.0) -> float:
    """The rewards rate in points: of the LIVE (length, followers) + weekly missions (days, fans) + league - violations.

    Cut to 0..53. A violation was reported to cost up to 20 points.
    """
    return min(max(live + weekly + league - violations, 0.0), MAX_RATE_POINTS)


def league_usd(week_diamonds: float, league: float) -> float:
    """What ``league`` points add to the diamonds of one week: at most 1,000 dollars."""
    return min(creator_usd(week_diamonds, league / 100.0), LEAGUE_USD_PER_WEEK)


def scaled_week_usd(week_diamonds: float, points: float, league: float = 0.0) -> float:
    """What a week's diamonds pay at ``points`` points, of which ``league`` are the league's and capped in dollars.

    Where violations left fewer points than the league's, only those that are left count as the league's.
    """
    league = min(league, points)
    return creator_usd(week_diamonds, (points - league) / 100.0) + league_usd(week_diamonds, league)


# --- Creator networks ------------------------------------------------------------------------------------------------
# LEAP (UK agency), September 2026, quoting TikTok's decks of 2026. Paid to the network, not taken from the creator.

NETWORK_TIERS: Final = (0, 100_000, 200_000, 300_000, 500_000, 700_000, 1_000_000, 1_600_000, 2_500_000, 5_000_000)
"""Diamonds of last month from which a creator stands in tier 1 to 10."""

NETWORK_SHARES: Final = (0.065, 0.065, 0.065, 0.065, 0.065, 0.055, 0.045, 0.035, 0.030, 0.0)
"""What the network gets of the diamonds' value when a creator rises to tier 1 to 10."""

NETWORK_ADVANCED_SHARE: Final = 0.01
"""Added for networks that TikTok calls advanced."""


def creator_tier(month_diamonds: float) -> int:
    """The creator's tier, 1 to 10, by the diamonds of last month."""
    return max(1, sum(month_diamonds >= least for least in NETWORK_TIERS))


def network_bonus(month_diamonds: float, tier: int, advanced: bool = False) -> float:
    """What TikTok pays the creator's network for the month in which the creator rose to ``tier``, in USD.

    That an advanced network gets nothing in tier 10 either is a guess. Raises ValueError for a tier outside 1 to 10.
    """
    if not 1 <= tier <= len(NETWORK_SHARES):
        raise ValueError(f"a creator's tier is 1 to {len(NETWORK_SHARES)}, not {tier}")
    share = NETWORK_SHARES[tier - 1]
    if advanced and share > 0:
        share += NETWORK_ADVANCED_SHARE
    return creator_usd(month_diamonds, share)


# --- Shop and merchandise --------------------------------------------------------------------------------------------


def affiliate_commission(sales_usd: float, commission: float, returned: float = 0.0) -> float:
    """Commission on a Shop sale of ``sales_usd`` less the share that was returned and refunded.

    Sellers set 1 to 80 % per product (earnfacts, citing Seller University, 2025); a refund takes the commission back.
    """
    return sales_usd * (1.0 - returned) * commission


def margin(profit: float, price: float) -> float:
    """What is kept of a price (above 0) as a share: profit / price."""
    return profit / price
