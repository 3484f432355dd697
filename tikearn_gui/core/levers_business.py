"""The levers of brand partnerships, merchandise, and costs and payout."""

from __future__ import annotations

from typing import Final

from tikearn_gui.core.lever import Group, Kind, Lever, Scale
from tikearn_gui.core.lever_entry import documented, entry, guess, plus, times, yours

__all__ = ["BUSINESS_LEVERS"]

_BRANDS, _MERCHANDISE, _COSTS = Group.PARTNERSHIPS, Group.MERCHANDISE, Group.COSTS
_LINEAR, _LOG, _SHARE, _LISTED = Scale.LINEAR, Scale.LOG, Scale.SHARE, Scale.CHOICE
_CHOICE, _UNKNOWN, _SHAPE = Kind.CHOICE, Kind.UNKNOWN, Kind.SHAPE

# A table: key, group, unit, bounds, slider, scale; default (with its 8-out-of-10 range), kind, notch; evidence.
# fmt: off
BUSINESS_LEVERS: Final[tuple[Lever, ...]] = (
    entry("deals_per_month", _BRANDS, "deals", (0, 30), (0.02, 10), _LOG,
          0.02, _UNKNOWN, times(1.5), first=True, monotone=True, evidence=guess(
              "Guess: nobody measured how many deals creators of a size get")),
    entry("typical_fee", _BRANDS, "USD", (0, 1_000_000), (10, 20_000), _LOG,
          40, _UNKNOWN, times(1.15), monotone=True, evidence=documented(
              "Rate guides of sponsorrate and kolens.ai, 2026, which differ by a factor of 2 to 3")),
    entry("fee_spread", _BRANDS, "log sd", (0, 2), (0, 1.5), _LINEAR,
          0.9, _SHAPE, None, guess("Guess: rate guides for creators of one size differ by a factor of up to 20")),
    entry("deal_clumping", _BRANDS, "k", (0.1, 50), (0.3, 10), _LOG,
          1, _SHAPE, None, guess("Guess, no source: deals come in bunches (negative binomial with k = 1)")),
    entry("manager_commission", _BRANDS, "share", (0, 0.6), (0, 0.3), _SHARE,
          0, _CHOICE, None, documented("Rate guides of 2025 and 2026: managers take 10 to 20 %")),
    entry("payment_delay_days", _BRANDS, "days", (0, 365), (0, 120), _LINEAR,
          45, _UNKNOWN, None, guess("Guess: 30 to 60 days, no source")),

    entry("clicks_per_100_views", _MERCHANDISE, "per 100 views", (0, 100), (0.05, 10), _LOG,
          0, _UNKNOWN, times(1.15), first=True, monotone=True, evidence=guess(
              "Guess: 5 % of those who stay a minute click, and 14 % of viewers stay a minute (KuaiLive, Kuaishou "
              "2025), which is 0.7; the newcomer sells nothing")),
    entry("orders_per_100_clicks", _MERCHANDISE, "per 100 clicks", (0, 100), (0.2, 20), _LOG,
          (2, 0.8, 5), _UNKNOWN, times(1.15), monotone=True, evidence=guess(
              "Guess at the low end: vendors claim 1 to 20 % with different meanings")),
    entry("order_value", _MERCHANDISE, "USD", (0, 5_000), (5, 200), _LOG,
          28, _UNKNOWN, times(1.10), monotone=True, evidence=documented(
              "Vendors' figures for TikTok Shop: 20 to 35 dollars an order")),
    entry("order_spread", _MERCHANDISE, "log sd", (0, 1.5), (0, 1), _LINEAR,
          0.6, _SHAPE, None, guess("Guess, no source")),
    entry("order_keep", _MERCHANDISE, "share", (0, 1), (0.01, 0.8), _SHARE,
          0.2, _CHOICE, plus(0.02), monotone=True, evidence=documented(
              "Between TikTok Shop's usual commission of 8 to 20 % (socialtale, 2026) and the margin of print on "
              "demand, 15 to 30 % (visualfoodie, colorpage.ai)")),
    entry("returns", _MERCHANDISE, "share", (0, 0.9), (0, 0.6), _SHARE,
          0.1, _UNKNOWN, plus(-0.02), documented(
              "Vendors' figures for the US: 8 % in general, 10 to 20 % for clothes; live shopping in China far more")),
    entry("returns_hype", _MERCHANDISE, "logit per sd", (0, 1), (0, 1), _LINEAR,
          0.3, _SHAPE, None, guess(
              "Guess; a study of live shopping finds more returns with more interaction (Production and Operations "
              "Management 2024)")),

    entry("region", _COSTS, "region", (0, 1), (0, 1), _LISTED,
          "other", _CHOICE, None, choices=("other", "us"), evidence=documented(
              "TikTok Creator Academy, Scaled LIVE rewards, February 2025, through a mirror: the US have a scale of "
              "their own")),
    entry("rewards_rate", _COSTS, "share", (0, 1), (0.2, 0.53), _SHARE,
          0.5, _CHOICE, None, monotone=True, evidence=documented(
              "TikTok to Business Insider, 13 September 2023: creators keep half after store fees")),
    entry("us_active_fans", _COSTS, "people", (0, 1_000_000), (1, 3_000), _LOG,
          0, _UNKNOWN, None, yours(
              "Your own LIVE Center; the steps at 10, 100 and 2,000 are from the newsletter live-success, February "
              "2025")),
    entry("us_league_points", _COSTS, "points", (0, 3), (0, 3), _LISTED,
          0.0, _CHOICE, None, choices=(0.0, 1.0, 3.0), evidence=documented(
              "Newsletter live-success, February 2025: 1 point for staying in A1 to A3, 3 for a new personal best")),
    entry("us_violation_points", _COSTS, "points", (0, 53), (0, 20), _LINEAR,
          0, _CHOICE, None, documented("Newsletter live-success, February 2025: a violation costs up to 20 points")),
    entry("cost_per_stream", _COSTS, "USD", (0, 100_000), (0, 200), _LINEAR,
          0, _CHOICE, None, yours("Your own books")),
    entry("promotion_per_week", _COSTS, "USD", (0, 100_000), (0, 200), _LINEAR,
          0, _CHOICE, None, yours("Your own books")),
    entry("preparation_hours", _COSTS, "hours a LIVE", (0, 50), (0, 8), _LINEAR,
          0.5, _CHOICE, None, guess("Round figure, no source")),
    entry("payout_fee", _COSTS, "share", (0, 0.5), (0, 0.1), _SHARE,
          0, _UNKNOWN, None, yours(
              "Your own payouts; TikTok takes no fee, but PayPal or a bank may (TikTok support)")),
    entry("tax_rate", _COSTS, "share", (0, 0.9), (0, 0.5), _SHARE,
          0, _CHOICE, None, yours("Your own tax return; the rules differ from country to country")),
    entry("withdrawal_minimum", _COSTS, "USD", (0, 1_000), (1, 100), _LOG,
          10, _CHOICE, None, documented(
              "2,000 diamonds, which are 10 dollars (followchain and greenhatexpert, 2022 and 2023); other pages name "
              "1 to 100 dollars")),
    entry("withdrawal_daily_cap", _COSTS, "USD a day", (1, 1_000_000), (100, 5_000), _LOG,
          1_000, _CHOICE, None, documented("TikTok support, page on the wallet, undated: 1,000 dollars a day")),
)
