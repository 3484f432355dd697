"""The levers of virtual gifts and subscriptions."""

from __future__ import annotations

from typing import Final

from tikearn_gui.core.lever import Group, Kind, Lever, Scale
from tikearn_gui.core.lever_entry import documented, entry, guess, plus, times, yours

__all__ = ["GIFT_LEVERS"]

_GIFTS, _SUBSCRIPTIONS = Group.GIFTS, Group.SUBSCRIPTIONS
_LINEAR, _LOG, _SHARE = Scale.LINEAR, Scale.LOG, Scale.SHARE
_CHOICE, _UNKNOWN, _SHAPE = Kind.CHOICE, Kind.UNKNOWN, Kind.SHAPE

# A table: key, group, unit, bounds, slider, scale; default (with its 8-out-of-10 range), kind, notch; evidence.
# fmt: off
GIFT_LEVERS: Final[tuple[Lever, ...]] = (
    entry("gifters_per_100_views", _GIFTS, "per 100 views", (0, 100), (0.02, 10), _LOG,
          (0.9, 0.409, 1.98), _UNKNOWN, times(1.15), first=True, monotone=True, evidence=guess(
              "Guess around 0.7 % of views: KuaiLive (Kuaishou 2025) has 1.5 %, among users chosen because they gift; "
              "falls with the size of the room as Super Chats do (VTuber 1B)")),
    entry("coins_per_gifter", _GIFTS, "coins", (1, 20_000), (5, 2_000), _LOG,
          (60, 30, 120), _UNKNOWN, times(1.10), first=True, monotone=True, evidence=documented(
              "KuaiLive gift records, Kuaishou 2025: mean of 83 coins; grows with the size of the room to the power of "
              "0.14, as Super Chats do (VTuber 1B)")),
    entry("gift_spread", _GIFTS, "log sd", (0, 3.5), (0.8, 3.2), _LINEAR,
          2.85, _SHAPE, None, documented("KuaiLive gift records, Kuaishou 2025: sd of the log 2.85 to 2.94")),
    entry("personal_share", _GIFTS, "share", (0, 1), (0, 0.9), _SHARE,
          0.55, _SHAPE, None, documented(
              "Fits the concentration of KuaiLive gifters (Kuaishou 2025: the top 1 % give 60 %); repeat donors of "
              "Games Done Quick, 2011 to 2017, have 0.33 to 0.62")),
    entry("regulars_share", _GIFTS, "share", (0, 0.95), (0, 0.9), _SHARE,
          0.5, _UNKNOWN, plus(0.05), guess(
              "Guess: people who had gifted before gave 44 % of the value within three weeks of KuaiLive (Kuaishou "
              "2025), more over a longer time")),
    entry("regulars_lost_per_month", _GIFTS, "share", (0, 0.9), (0, 0.5), _SHARE,
          (0.15, 0.08, 0.25), _UNKNOWN, plus(-0.05), guess("Guess, no source")),
    entry("regulars_won_per_month", _GIFTS, "share", (0, 0.9), (0, 0.5), _SHARE,
          0.15, _UNKNOWN, plus(0.03), guess("Guess: as many as are lost, so that their number holds")),
    entry("dearest_gift", _GIFTS, "coins", (1, 200_000), (100, 60_000), _LOG,
          45_000, _SHAPE, None, documented(
              "Lists of TikTok gifts, 2026: TikTok Universe at 44,999 coins; only a seasonal gift costs more")),
    entry("conversion_spread", _GIFTS, "log sd", (0, 1.5), (0, 1), _LINEAR,
          0.34, _SHAPE, None, documented(
              "VTuber 1B, Super Chats: the share of paying chatters of a channel varies by a log sd of 0.34 from "
              "month to month")),
    entry("battle_share", _GIFTS, "share of minutes", (0, 0.9), (0, 0.8), _SHARE,
          0, _CHOICE, plus(0.1), yours("Your own plan")),
    entry("battle_pull", _GIFTS, "times", (1, 20), (1, 10), _LOG,
          3.5, _SHAPE, None, documented(
              "ABC and ADM+S Centre, February 2024: up to 80 % of TikTok gifts fell in battles; 3.5 puts 60 % there at "
              "30 % of the time")),
    entry("battle_gain", _GIFTS, "share at 30 %", (0, 2), (0, 1), _LINEAR,
          0, _UNKNOWN, None, guess("Guess: battles move gifts, and no source shows that they add any")),

    entry("subscribers", _SUBSCRIPTIONS, "people", (0, 1_000_000), (1, 1_000), _LOG,
          0, _UNKNOWN, plus(1), yours("Your own LIVE Center")),
    entry("subscribers_per_1000_views", _SUBSCRIPTIONS, "per 1,000 views", (0, 100), (0.05, 5), _LOG,
          0, _UNKNOWN, times(1.2), guess("Guess, no source")),
    entry("subscription_price", _SUBSCRIPTIONS, "USD a month", (0.99, 100), (2.99, 25), _LOG,
          5.99, _CHOICE, None, documented(
              "TikTok's default among prices of 2.99 to 99.99 dollars (toktutorials.com, September 2025)")),
    entry("subscription_keep", _SUBSCRIPTIONS, "share of price", (0, 1), (0.2, 0.9), _SHARE,
          0.35, _CHOICE, None, documented(
              "Half of the price after a 30 % store fee (toktutorials.com, 2025); in the US and Canada 70 to 90 % "
              "after the fee (Social Media Today, October 2025)")),
    entry("subscribers_lost_per_month", _SUBSCRIPTIONS, "share", (0, 0.9), (0, 0.5), _SHARE,
          0.12, _UNKNOWN, plus(-0.02), guess("Guess: 8 to 18 % on an agency's page (black-ads.agency), unverified")),
)
