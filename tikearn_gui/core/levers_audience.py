"""The levers of the plan, of the audience and of its likes."""

from __future__ import annotations

from typing import Final

from tikearn_gui.core.lever import Group, Kind, Lever, Scale
from tikearn_gui.core.lever_entry import documented, entry, guess, plus, times, yours

__all__ = ["AUDIENCE_LEVERS"]

_STREAMING, _AUDIENCE, _LIKES = Group.STREAMING, Group.AUDIENCE, Group.LIKES
_LINEAR, _LOG, _SHARE, _WHOLE = Scale.LINEAR, Scale.LOG, Scale.SHARE, Scale.WHOLE
_CHOICE, _UNKNOWN, _SHAPE = Kind.CHOICE, Kind.UNKNOWN, Kind.SHAPE

# A table: key, group, unit, bounds, slider, scale; default (with its 8-out-of-10 range), kind, notch; evidence.
# fmt: off
AUDIENCE_LEVERS: Final[tuple[Lever, ...]] = (
    entry("streams_per_week", _STREAMING, "LIVEs", (1, 14), (1, 7), _WHOLE,
          3, _CHOICE, plus(1), yours("Your own plan"), first=True),
    entry("minutes_per_stream", _STREAMING, "minutes", (5, 720), (15, 240), _LOG,
          60, _CHOICE, times(1.25), first=True, monotone=True, evidence=guess(
              "Round figure; creators of one UK network streamed 3.2 hours on a day with a LIVE (median, "
              "September 2026)")),
    entry("start_hour", _STREAMING, "hour", (0, 23), (0, 23), _WHOLE,
          20, _CHOICE, plus(1), documented(
              "KuaiLive, Kuaishou 2025: gifts by hour of the day are most frequent at 20 to 21 h local time")),
    entry("length_elasticity", _STREAMING, "power", (0, 1), (0, 1), _LINEAR,
          (0.8, 0.6, 1), _SHAPE, None, guess(
              "Guess, no source: twice the length brings 1.74 times the views")),
    entry("frequency_loss", _STREAMING, "power", (0, 0.8), (0, 0.6), _LINEAR,
          (0.2, 0.05, 0.4), _SHAPE, None, guess(
              "Guess, no source: twice as many LIVEs bring 1.74 times the views in all")),

    entry("views_per_stream", _AUDIENCE, "views", (0, 10_000_000), (10, 100_000), _LOG,
          (100, 55.6, 180), _UNKNOWN, times(1.15), guess("Round figure, no source"), first=True, monotone=True),
    entry("followers", _AUDIENCE, "followers", (0, 1_000_000_000), (100, 10_000_000), _LOG,
          1_000, _UNKNOWN, times(1.05), yours("Your own profile"), monotone=True),
    entry("watch_minutes", _AUDIENCE, "minutes", (0.05, 120), (0.2, 20), _LOG,
          1.2, _UNKNOWN, times(1.10), monotone=True, evidence=documented(
              "KuaiLive, Kuaishou 2025: mean watch time of 83 seconds a view, which is the regular's 1.4 minutes; the "
              "newcomer's 1.2 and the established creator's 1.8 are guesses around it")),
    entry("new_followers_per_100_views", _AUDIENCE, "per 100 views", (0, 50), (0.02, 5), _LOG,
          (0.3, 0.075, 1.2), _UNKNOWN, times(1.15), guess(
              "Guess between one TikTok room (TikTok-Live-Connector, August 2022: 0.66 per 100 viewers) and the "
              "Twitch top 1,000 (0.021 a viewer-hour, about 0.05 per 100 views)")),
    entry("reach_elasticity", _AUDIENCE, "power", (0, 1), (0, 0.5), _LINEAR,
          (0.1, 0.05, 0.15), _SHAPE, None, documented(
              "Tian, Dew and Iyengar, Journal of Marketing Research 2024: TikTok views grow with followers to the "
              "power of 0.10 on average")),
    entry("level_drift", _AUDIENCE, "log sd a week", (0, 0.5), (0, 0.3), _LINEAR,
          0.14, _SHAPE, None, documented(
              "780 streams of A-SOUL (ZJStatistics2): the level drifts by a log sd of 0.08 a stream, here times the "
              "root of three LIVEs a week")),
    entry("stream_spread", _AUDIENCE, "log sd", (0, 1), (0, 0.6), _LINEAR,
          0.2, _SHAPE, None, documented(
              "780 streams of A-SOUL (ZJStatistics2): log sd of 0.22 to 0.35 around the level, breakouts and failures "
              "included; without them 0.20 keeps 2 to 5 % of LIVEs above 1.5 times the level")),
    entry("breakout_chance", _AUDIENCE, "share", (0, 0.2), (0, 0.1), _SHARE,
          0.03, _SHAPE, None, documented(
              "780 streams of A-SOUL (ZJStatistics2): 3.4 % drew over 1.5 times the usual audience, 1.8 % over twice")),
    entry("failure_chance", _AUDIENCE, "share", (0, 0.2), (0, 0.1), _SHARE,
          0.01, _SHAPE, None, documented(
              "780 streams of A-SOUL (ZJStatistics2): one in a hundred drew less than 0.46 times the usual audience")),

    entry("likes_per_view", _LIKES, "likes per view", (0, 1_000), (0.2, 100), _LOG,
          2.2, _UNKNOWN, times(1.25), first=True, evidence=guess(
              "No TikTok figure: about 4 % of viewers like (KuaiLive, Kuaishou 2025: 3.7 %), with 54 taps each as a "
              "guess")),
    entry("like_visibility", _LIKES, "power", (0, 0.3), (0, 0.3), _LINEAR,
          (0.1, 0.01, 0.19), _UNKNOWN, None, guess(
              "Guess: practitioners say that likes bring viewers, no study measured it")),
    entry("like_retention", _LIKES, "power", (0, 0.2), (0, 0.2), _LINEAR,
          (0.05, 0, 0.1), _UNKNOWN, None, guess("Guess, no source")),
    entry("like_gifts", _LIKES, "power", (0, 0.5), (0, 0.5), _LINEAR,
          (0.2, 0.01, 0.39), _UNKNOWN, None, documented(
              "VTuber 1B, Super Chats by channel and month: paid support grows with messages per chatter to the power "
              "of 0.22 (standard error 0.17); likes themselves were not measured")),
    entry("like_brand", _LIKES, "power", (0, 0.5), (0, 0.5), _LINEAR,
          (0.23, 0.08, 0.38), _UNKNOWN, None, guess(
              "Guess from the price formula of KOLens, a vendor: a factor of 0.85 at 2 % engagement to 1.25 at 8 %")),
    entry("like_noise", _LIKES, "log sd", (0, 1.5), (0, 1), _LINEAR,
          0.35, _SHAPE, None, guess("Guess, no source")),
)
