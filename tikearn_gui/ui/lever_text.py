"""The words of the levers, English as they are translated from: label, words beside the number, hint.

Labels are short enough for a row of the panel; a hint says where a creator reads the figure, or what it does.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from tikearn_gui.ui.translation import QT_TRANSLATE_NOOP

__all__ = ["CONTEXT", "LEVER_WORDS", "LONG_UNITS", "SHORT_UNITS", "UNIT_IN_LABEL", "LeverWords"]

CONTEXT: Final = "Lever"


class LeverWords(NamedTuple):
    """``label`` for a row, ``hint`` for its popover, ``full`` where the label alone would be unclear."""

    label: str
    hint: str
    full: str = ""


# fmt: off
LEVER_WORDS: Final[Mapping[str, LeverWords]] = {
    "streams_per_week": LeverWords(
        QT_TRANSLATE_NOOP("Lever", "LIVEs a week"),
        QT_TRANSLATE_NOOP("Lever", "How often you plan to go LIVE.")),
    "minutes_per_stream": LeverWords(
        QT_TRANSLATE_NOOP("Lever", "Minutes per LIVE"),
        QT_TRANSLATE_NOOP("Lever", "How long a LIVE is planned to last.")),
    "start_hour": LeverWords(
        QT_TRANSLATE_NOOP("Lever", "Start hour"),
        QT_TRANSLATE_NOOP("Lever", "When your LIVEs start, in your viewers' local time.")),
    "length_elasticity": LeverWords(
        QT_TRANSLATE_NOOP("Lever", "Views from length"),
        QT_TRANSLATE_NOOP("Lever", "0: a longer LIVE brings no more views. 1: twice the length, twice the views.")),
    "frequency_loss": LeverWords(
        QT_TRANSLATE_NOOP("Lever", "Loss from more LIVEs"),
        QT_TRANSLATE_NOOP("Lever", "How much of each LIVE's views you lose by going LIVE more often. 0: none.")),

    "views_per_stream": LeverWords(
        QT_TRANSLATE_NOOP("Lever", "Views per LIVE"),
        QT_TRANSLATE_NOOP("Lever", "Views of a typical LIVE of the last 28 days: the middle one, not the mean.")),
    "followers": LeverWords(
        QT_TRANSLATE_NOOP("Lever", "Followers"),
        QT_TRANSLATE_NOOP("Lever", "The number on your profile.")),
    "watch_minutes": LeverWords(
        QT_TRANSLATE_NOOP("Lever", "Average watch time"),
        QT_TRANSLATE_NOOP("Lever", "Average watch time per view, in minutes, as LIVE Center shows it.")),
    "new_followers_per_100_views": LeverWords(
        QT_TRANSLATE_NOOP("Lever", "New followers"),
        QT_TRANSLATE_NOOP("Lever", "New followers divided by views, times 100, over the same LIVEs."),
        QT_TRANSLATE_NOOP("Lever", "New followers per 100 views")),
    "reach_elasticity": LeverWords(
        QT_TRANSLATE_NOOP("Lever", "Views from followers"),
        QT_TRANSLATE_NOOP("Lever", "0: more followers bring no more views. 1: twice the followers, twice the views.")),
    "level_drift": LeverWords(
        QT_TRANSLATE_NOOP("Lever", "Drift of your audience"),
        QT_TRANSLATE_NOOP("Lever", "How far your usual audience wanders from one week to the next.")),
    "stream_spread": LeverWords(
        QT_TRANSLATE_NOOP("Lever", "LIVE to LIVE luck"),
        QT_TRANSLATE_NOOP("Lever", "How much the audience differs from one LIVE to the next.")),
    "breakout_chance": LeverWords(
        QT_TRANSLATE_NOOP("Lever", "Breakout LIVEs"),
        QT_TRANSLATE_NOOP("Lever", "The share of LIVEs that draw about twice the usual audience.")),
    "failure_chance": LeverWords(
        QT_TRANSLATE_NOOP("Lever", "Failed LIVEs"),
        QT_TRANSLATE_NOOP("Lever", "The share of LIVEs that draw about half of the usual audience.")),

    "likes_per_view": LeverWords(
        QT_TRANSLATE_NOOP("Lever", "Likes per view"),
        QT_TRANSLATE_NOOP("Lever", "Likes divided by views, over the same LIVEs.")),
    "like_visibility": LeverWords(
        QT_TRANSLATE_NOOP("Lever", "Likes bring views"),
        QT_TRANSLATE_NOOP("Lever", "How strongly more likes bring more views. 0: not at all.")),
    "like_retention": LeverWords(
        QT_TRANSLATE_NOOP("Lever", "Likes hold viewers"),
        QT_TRANSLATE_NOOP("Lever", "How strongly more likes lengthen the watch time. 0: not at all.")),
    "like_gifts": LeverWords(
        QT_TRANSLATE_NOOP("Lever", "Likes bring gifters"),
        QT_TRANSLATE_NOOP("Lever", "How strongly more likes bring more gifters. 0: not at all.")),
    "like_brand": LeverWords(
        QT_TRANSLATE_NOOP("Lever", "Likes raise fees"),
        QT_TRANSLATE_NOOP("Lever", "How strongly more likes raise what brands pay. 0: not at all.")),
    "like_noise": LeverWords(
        QT_TRANSLATE_NOOP("Lever", "Luck with likes"),
        QT_TRANSLATE_NOOP("Lever", "How much the likes per view differ from one LIVE to the next.")),

    "gifters_per_100_views": LeverWords(
        QT_TRANSLATE_NOOP("Lever", "Gifters per 100 views"),
        QT_TRANSLATE_NOOP("Lever", "Gifters divided by views, times 100. A gifter counts once per LIVE.")),
    "coins_per_gifter": LeverWords(
        QT_TRANSLATE_NOOP("Lever", "Coins per gifter"),
        QT_TRANSLATE_NOOP("Lever", "Diamonds divided by gifters. Read it over many LIVEs; few of them read too low.")),
    "gift_spread": LeverWords(
        QT_TRANSLATE_NOOP("Lever", "Spread of gifts"),
        QT_TRANSLATE_NOOP("Lever", "How far small and large gifts lie apart. It leaves the average as it is.")),
    "personal_share": LeverWords(
        QT_TRANSLATE_NOOP("Lever", "Faithful generosity"),
        QT_TRANSLATE_NOOP("Lever", "How much of the spread of gifts is a matter of who gives, not of the moment.")),
    "regulars_share": LeverWords(
        QT_TRANSLATE_NOOP("Lever", "Regular gifters"),
        QT_TRANSLATE_NOOP("Lever", "The share of a LIVE's gifters who come back again and again.")),
    "regulars_lost_per_month": LeverWords(
        QT_TRANSLATE_NOOP("Lever", "Regulars lost a month"),
        QT_TRANSLATE_NOOP("Lever", "The share of your regular gifters who stop within a month.")),
    "regulars_won_per_month": LeverWords(
        QT_TRANSLATE_NOOP("Lever", "Regulars won a month"),
        QT_TRANSLATE_NOOP("Lever", "New regular gifters within a month, as a share of those you have.")),
    "dearest_gift": LeverWords(
        QT_TRANSLATE_NOOP("Lever", "Dearest gift"),
        QT_TRANSLATE_NOOP("Lever", "The most coins that one gifter gives in one LIVE.")),
    "conversion_spread": LeverWords(
        QT_TRANSLATE_NOOP("Lever", "Luck with gifters"),
        QT_TRANSLATE_NOOP("Lever", "How much the gifters per 100 views differ from one LIVE to the next.")),
    "battle_share": LeverWords(
        QT_TRANSLATE_NOOP("Lever", "Time in battles"),
        QT_TRANSLATE_NOOP("Lever", "The share of a LIVE's minutes that you spend in battles.")),
    "battle_pull": LeverWords(
        QT_TRANSLATE_NOOP("Lever", "Pull of battles"),
        QT_TRANSLATE_NOOP("Lever", "How many times more gifts fall in a minute of battle than in another minute.")),
    "battle_gain": LeverWords(
        QT_TRANSLATE_NOOP("Lever", "Gain from battles"),
        QT_TRANSLATE_NOOP("Lever", "How many more gifts come in all when 30 % of the time is battles.")),

    "subscribers": LeverWords(
        QT_TRANSLATE_NOOP("Lever", "Subscribers"),
        QT_TRANSLATE_NOOP("Lever", "How many subscribers you have now, as LIVE Center shows it.")),
    "subscribers_per_1000_views": LeverWords(
        QT_TRANSLATE_NOOP("Lever", "New subscribers"),
        QT_TRANSLATE_NOOP("Lever", "New subscribers divided by views, times 1,000."),
        QT_TRANSLATE_NOOP("Lever", "New subscribers per 1,000 views")),
    "subscription_price": LeverWords(
        QT_TRANSLATE_NOOP("Lever", "Subscription price"),
        QT_TRANSLATE_NOOP("Lever", "What a subscriber pays in a month.")),
    "subscription_keep": LeverWords(
        QT_TRANSLATE_NOOP("Lever", "Price you keep"),
        QT_TRANSLATE_NOOP("Lever", "The share of the price that reaches you, after store and TikTok."),
        QT_TRANSLATE_NOOP("Lever", "Share of the subscription price that you keep")),
    "subscribers_lost_per_month": LeverWords(
        QT_TRANSLATE_NOOP("Lever", "Lost a month"),
        QT_TRANSLATE_NOOP("Lever", "The share of your subscribers who leave within a month."),
        QT_TRANSLATE_NOOP("Lever", "Subscribers lost a month")),

    "deals_per_month": LeverWords(
        QT_TRANSLATE_NOOP("Lever", "Deals a month"),
        QT_TRANSLATE_NOOP("Lever", "How many paid deals you agree in a usual month, from your own books.")),
    "typical_fee": LeverWords(
        QT_TRANSLATE_NOOP("Lever", "Typical fee"),
        QT_TRANSLATE_NOOP("Lever", "The middle fee of your deals, before any commission.")),
    "fee_spread": LeverWords(
        QT_TRANSLATE_NOOP("Lever", "Spread of fees"),
        QT_TRANSLATE_NOOP("Lever", "How far low and high fees lie apart.")),
    "deal_clumping": LeverWords(
        QT_TRANSLATE_NOOP("Lever", "Evenness of deals"),
        QT_TRANSLATE_NOOP("Lever", "Low: deals come in bunches. High: they come evenly.")),
    "manager_commission": LeverWords(
        QT_TRANSLATE_NOOP("Lever", "Manager's commission"),
        QT_TRANSLATE_NOOP("Lever", "The share of a fee that goes to your manager or agency.")),
    "payment_delay_days": LeverWords(
        QT_TRANSLATE_NOOP("Lever", "Payment delay"),
        QT_TRANSLATE_NOOP("Lever", "Days from the agreement to the money. It moves the payout, not the earnings.")),

    "clicks_per_100_views": LeverWords(
        QT_TRANSLATE_NOOP("Lever", "Clicks per 100 views"),
        QT_TRANSLATE_NOOP("Lever", "Product clicks divided by views, times 100, from the Shop's LIVE dashboard.")),
    "orders_per_100_clicks": LeverWords(
        QT_TRANSLATE_NOOP("Lever", "Orders per 100 clicks"),
        QT_TRANSLATE_NOOP("Lever", "Orders divided by product clicks, times 100, from the Shop's LIVE dashboard.")),
    "order_value": LeverWords(
        QT_TRANSLATE_NOOP("Lever", "Order value"),
        QT_TRANSLATE_NOOP("Lever", "What an order is worth on average.")),
    "order_spread": LeverWords(
        QT_TRANSLATE_NOOP("Lever", "Spread of orders"),
        QT_TRANSLATE_NOOP("Lever", "How far small and large orders lie apart.")),
    "order_keep": LeverWords(
        QT_TRANSLATE_NOOP("Lever", "What you keep"),
        QT_TRANSLATE_NOOP("Lever", "Your margin, or your commission, as a share of the order value."),
        QT_TRANSLATE_NOOP("Lever", "Share of the order value that you keep")),
    "returns": LeverWords(
        QT_TRANSLATE_NOOP("Lever", "Returns"),
        QT_TRANSLATE_NOOP("Lever", "The share of orders that are sent back.")),
    "returns_hype": LeverWords(
        QT_TRANSLATE_NOOP("Lever", "Returns after hype"),
        QT_TRANSLATE_NOOP("Lever", "How much more is sent back after a LIVE with unusually many likes.")),

    "region": LeverWords(
        QT_TRANSLATE_NOOP("Lever", "Region"),
        QT_TRANSLATE_NOOP("Lever", "In the US, TikTok pays gifts on a scale of its own.")),
    "rewards_rate": LeverWords(
        QT_TRANSLATE_NOOP("Lever", "Rewards rate"),
        QT_TRANSLATE_NOOP("Lever", "The share of a gift's value that TikTok pays you. Outside the US only.")),
    "us_active_fans": LeverWords(
        QT_TRANSLATE_NOOP("Lever", "US active fans"),
        QT_TRANSLATE_NOOP("Lever", "Active fans as LIVE Center counts them. In the US they raise your rewards.")),
    "us_league_points": LeverWords(
        QT_TRANSLATE_NOOP("Lever", "US league points"),
        QT_TRANSLATE_NOOP("Lever", "1 point for staying in A1 to A3, 3 for a new personal best.")),
    "us_violation_points": LeverWords(
        QT_TRANSLATE_NOOP("Lever", "US violation points"),
        QT_TRANSLATE_NOOP("Lever", "Points that violations take off your rewards in the US.")),
    "cost_per_stream": LeverWords(
        QT_TRANSLATE_NOOP("Lever", "Cost per LIVE"),
        QT_TRANSLATE_NOOP("Lever", "What a LIVE costs you: props, rent, help.")),
    "promotion_per_week": LeverWords(
        QT_TRANSLATE_NOOP("Lever", "Promotion a week"),
        QT_TRANSLATE_NOOP("Lever", "What you pay for promotion in a week.")),
    "preparation_hours": LeverWords(
        QT_TRANSLATE_NOOP("Lever", "Preparation"),
        QT_TRANSLATE_NOOP("Lever", "Hours of preparing and of clips for each LIVE. They count for income per hour."),
        QT_TRANSLATE_NOOP("Lever", "Preparation for each LIVE")),
    "payout_fee": LeverWords(
        QT_TRANSLATE_NOOP("Lever", "Payout fee"),
        QT_TRANSLATE_NOOP("Lever", "The share that PayPal or a bank takes off each payout.")),
    "tax_rate": LeverWords(
        QT_TRANSLATE_NOOP("Lever", "Tax rate"),
        QT_TRANSLATE_NOOP("Lever", "The share of your profit that you pay as tax. The rules are yours to know.")),
    "withdrawal_minimum": LeverWords(
        QT_TRANSLATE_NOOP("Lever", "Smallest withdrawal"),
        QT_TRANSLATE_NOOP("Lever", "TikTok pays out from this balance on. It moves the payout, not the earnings.")),
    "withdrawal_daily_cap": LeverWords(
        QT_TRANSLATE_NOOP("Lever", "Withdrawal a day"),
        QT_TRANSLATE_NOOP("Lever", "The most that TikTok pays out in a day. It moves the payout, not the earnings.")),
}

# Beside the number in the narrow field; nothing where the label says it or no plain word exists. Shares are shown as
# percent and money with its currency, so their own words are left out.
SHORT_UNITS: Final[Mapping[str, str]] = {
    "minutes": QT_TRANSLATE_NOOP("Lever", "min"),
    "hours a LIVE": QT_TRANSLATE_NOOP("Lever", "h a LIVE"),
    "days": QT_TRANSLATE_NOOP("Lever", "days"),
    "times": QT_TRANSLATE_NOOP("Lever", "times"),
    "coins": QT_TRANSLATE_NOOP("Lever", "coins"),
    "USD a month": QT_TRANSLATE_NOOP("Lever", "a month"),
    "per 100 views": QT_TRANSLATE_NOOP("Lever", "per 100"),
    "per 1,000 views": QT_TRANSLATE_NOOP("Lever", "per 1,000"),
}
UNIT_IN_LABEL: Final = frozenset({"gifters_per_100_views", "clicks_per_100_views", "coins_per_gifter"})

LONG_UNITS: Final[Mapping[str, str]] = {
    "LIVEs": QT_TRANSLATE_NOOP("Lever", "{n} LIVEs"),
    "minutes": QT_TRANSLATE_NOOP("Lever", "{n} minutes"),
    "views": QT_TRANSLATE_NOOP("Lever", "{n} views"),
    "followers": QT_TRANSLATE_NOOP("Lever", "{n} followers"),
    "per 100 views": QT_TRANSLATE_NOOP("Lever", "{n} per 100 views"),
    "per 1,000 views": QT_TRANSLATE_NOOP("Lever", "{n} per 1,000 views"),
    "per 100 clicks": QT_TRANSLATE_NOOP("Lever", "{n} per 100 clicks"),
    "likes per view": QT_TRANSLATE_NOOP("Lever", "{n} likes per view"),
    "coins": QT_TRANSLATE_NOOP("Lever", "{n} coins"),
    "times": QT_TRANSLATE_NOOP("Lever", "{n} times"),
    "people": QT_TRANSLATE_NOOP("Lever", "{n} people"),
    "deals": QT_TRANSLATE_NOOP("Lever", "{n} deals"),
    "days": QT_TRANSLATE_NOOP("Lever", "{n} days"),
    "points": QT_TRANSLATE_NOOP("Lever", "{n} points"),
    "hours a LIVE": QT_TRANSLATE_NOOP("Lever", "{n} hours a LIVE"),
    "USD a month": QT_TRANSLATE_NOOP("Lever", "{n} a month"),
    "USD a day": QT_TRANSLATE_NOOP("Lever", "{n} a day"),
    "share of minutes": QT_TRANSLATE_NOOP("Lever", "{n} of the minutes"),
    "share of price": QT_TRANSLATE_NOOP("Lever", "{n} of the price"),
}
# fmt: on
