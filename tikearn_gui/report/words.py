"""English words for what a report names by its id: levers, sources, effects of likes, stresses, tips."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

__all__ = ["BY_LIKES", "EFFECTS", "GRADES", "LEVERS", "PERIODS", "SOURCES", "STRESSES", "TIPS"]

SOURCES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "gifts": "Virtual gifts",
        "subscriptions": "Subscriptions",
        "partnerships": "Brand partnerships",
        "merchandise": "Merchandise",
    }
)
BY_LIKES: Final[Mapping[str, str]] = MappingProxyType(
    {"gifts": "Yes", "subscriptions": "Indirectly", "partnerships": "Indirectly", "merchandise": "Indirectly"}
)
"""Whether likes influence a source, in the words of the article."""
EFFECTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "visibility": "more viewers",
        "retention": "longer watching",
        "gifts": "more gifters",
        "brand": "appeal to brands",
    }
)
"""What likes act through."""
PERIODS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {"plan": ("in the whole plan", "futures"), "month": ("a month", "months"), "live": ("a LIVE", "LIVEs")}
)
"""What a goal is for, and what is counted when it is reached."""
GRADES: Final[Mapping[str, str]] = MappingProxyType({"yours": "yours", "documented": "documented", "guess": "guess"})
STRESSES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "rate_cut": "TikTok pays a fifth less for gifts",
        "reach_halved": "Half the audience for three weeks",
        "ill": "Two weeks without LIVEs, deals or orders",
        "viral_week": "One week with five times the audience",
        "top_gifter_gone": "The most generous gifter is gone",
    }
)
TIPS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "engage": "Engage with your audience",
        "promote": "Promote your live streams",
        "quality": "Create high-quality content",
        "analyse": "Analyse your performance",
        "past_25_minutes": "Stay LIVE for 25 minutes",
        "one_more_live": "One more LIVE a week",
        "battles": "Battles, 30 % of the time",
        "thank_gifters": "Thank your gifters",
        "pin_merchandise": "Pin your merchandise",
        "sponsor_pitch": "Pitch to sponsors",
        "raise_fee": "Ask for a higher fee",
        "regular_hour": "Go LIVE at a regular hour",
        "busiest_hour": "Start at the busiest hour",
        "shorter_more_often": "Shorter and more often",
        "open_subscriptions": "Open subscriptions",
        "fewer_returns": "Get fewer returns",
    }
)
LEVERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "streams_per_week": "LIVEs a week",
        "minutes_per_stream": "Minutes per LIVE",
        "start_hour": "Start hour",
        "length_elasticity": "Views from length",
        "frequency_loss": "Loss from more LIVEs",
        "views_per_stream": "Views per LIVE",
        "followers": "Followers",
        "watch_minutes": "Average watch time",
        "new_followers_per_100_views": "New followers per 100 views",
        "reach_elasticity": "Views from followers",
        "level_drift": "Drift of your audience",
        "stream_spread": "LIVE to LIVE luck",
        "breakout_chance": "Breakout LIVEs",
        "failure_chance": "Failed LIVEs",
        "likes_per_view": "Likes per view",
        "like_visibility": "Likes bring views",
        "like_retention": "Likes hold viewers",
        "like_gifts": "Likes bring gifters",
        "like_brand": "Likes raise fees",
        "like_noise": "Luck with likes",
        "gifters_per_100_views": "Gifters per 100 views",
        "coins_per_gifter": "Coins per gifter",
        "gift_spread": "Spread of gifts",
        "personal_share": "Faithful generosity",
        "regulars_share": "Regular gifters",
        "regulars_lost_per_month": "Regulars lost a month",
        "regulars_won_per_month": "Regulars won a month",
        "dearest_gift": "Dearest gift",
        "conversion_spread": "Luck with gifters",
        "battle_share": "Time in battles",
        "battle_pull": "Pull of battles",
        "battle_gain": "Gain from battles",
        "subscribers": "Subscribers",
        "subscribers_per_1000_views": "New subscribers per 1,000 views",
        "subscription_price": "Subscription price",
        "subscription_keep": "Share of the subscription price that you keep",
        "subscribers_lost_per_month": "Subscribers lost a month",
        "deals_per_month": "Deals a month",
        "typical_fee": "Typical fee",
        "fee_spread": "Spread of fees",
        "deal_clumping": "Evenness of deals",
        "manager_commission": "Manager's commission",
        "payment_delay_days": "Payment delay",
        "clicks_per_100_views": "Clicks per 100 views",
        "orders_per_100_clicks": "Orders per 100 clicks",
        "order_value": "Order value",
        "order_spread": "Spread of orders",
        "order_keep": "Share of the order value that you keep",
        "returns": "Returns",
        "returns_hype": "Returns after hype",
        "region": "Region",
        "rewards_rate": "Rewards rate",
        "us_active_fans": "US active fans",
        "us_league_points": "US league points",
        "us_violation_points": "US violation points",
        "cost_per_stream": "Cost per LIVE",
        "promotion_per_week": "Promotion a week",
        "preparation_hours": "Preparation for each LIVE",
        "payout_fee": "Payout fee",
        "tax_rate": "Tax rate",
        "withdrawal_minimum": "Smallest withdrawal",
        "withdrawal_daily_cap": "Withdrawal a day",
    }
)
