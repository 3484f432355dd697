"""What a log says about the levers: from what was believed before to what is believed now.

Where there are few LIVEs the result stays near what was believed; where the log contradicts it outright, the log wins.
A range holds the true value in 8 out of 10 cases if the log came about as the model plays it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from typing import Final

import numpy as np

from tikearn_gui.core.arrays import Doubles
from tikearn_gui.core.lever import LeverError, LeverValue, Setting, three_digits
from tikearn_gui.core.levers import LEVERS
from tikearn_gui.core.normal import TEN_PERCENT
from tikearn_gui.core.schedule import hour_factor
from tikearn_gui.core.strategy import Anchors, Strategy
from tikearn_gui.history.audience_level import audience_level
from tikearn_gui.history.fitted import Fit, Fitted
from tikearn_gui.history.gift_level import coins_level
from tikearn_gui.history.live import Live, LiveLog
from tikearn_gui.history.usual import has_hours, usual_figures

__all__ = ["fit"]

_NEEDED: Final = ("views", "likes", "gifters", "diamonds")
_PRIOR_LIVES: Final = 4.0
"""So many LIVEs' worth of trust in a usual spread."""
_OPEN: Final = 0.6
"""Log-sd of what is believed of a lever without a range: a factor of about two either way."""
_REGULARS_LUCK: Final = 4 * 0.75 * 0.25 / 7.0 + 4 * 0.25**2
"""Variance of how many regulars turn up, the same LIVE after LIVE: how often the four that the model follows
come, Beta(1.5, 4.5) each, and how many others there are."""
_LEAST_FOR_LIKES: Final = 20
_LEAST_SPREAD: Final = 0.15
_COMMON_CAUSE: Final = 0.15
"""By so much likes and gifts may go together for other reasons, as a power (a guess)."""


def fit(
    log: LiveLog,
    strategy: Strategy,
    anchors: Anchors,
    *,
    usd_per_diamond: float = 0.005,
    cancelled: Callable[[], bool] | None = None,
) -> Fit:
    """Fit the levers that a log informs.

    Args:
        log: the LIVEs; those that are left out are not looked at.
        strategy: what is believed so far: values, and ranges where there are any.
        anchors: what is usual so far; the log's own take their place where it has them.
        usd_per_diamond: what a diamond is worth; money in dollars is taken as so many diamonds.
        cancelled: asked from time to time; raises Cancelled.
    """
    lives = log.counted
    found: dict[str, Fitted] = {}
    usual = usual_figures(log)
    minutes = usual.get("usual_minutes", anchors.minutes)
    hour = usual.get("usual_start_hour", anchors.start_hour)
    _fit_audience(lives, strategy, minutes, hour, found)
    _fit_rates(lives, strategy, found)
    _fit_conversion(lives, strategy, found)
    _fit_coins(lives, strategy, found, usd_per_diamond, cancelled)
    _fit_like_gifts(lives, strategy, found)
    if "views_per_stream" in found:
        usual["usual_views"] = found["views_per_stream"].setting.number
    if "likes_per_view" in found:
        usual["usual_likes_per_view"] = found["likes_per_view"].setting.number
    missing = (
        tuple(name for name in _NEEDED if all(getattr(live, name) is None for live in lives)) if lives else _NEEDED
    )
    if "diamonds" in missing and any(live.money is not None for live in lives):
        missing = tuple(name for name in missing if name != "diamonds")
    return Fit(tuple(found[key] for key in LEVERS if key in found), usual, len(lives), missing)


# What is believed beforehand ------------------------------------------------------------------------------------------


def _prior(strategy: Strategy, key: str) -> tuple[Setting, float, float]:
    """The setting that is believed, with a usual range where it has none; mean and spread of its log."""
    setting, lever = strategy[key], LEVERS[key]
    value = max(setting.number, lever.slider_low if lever.slider_low > 0 else 1e-3)
    if setting.low is not None and setting.high is not None and 0 < setting.low < setting.high:
        return setting, math.log(value), math.log(setting.high / setting.low) / (2.0 * TEN_PERCENT)
    low, high = value * math.exp(-TEN_PERCENT * _OPEN), value * math.exp(TEN_PERCENT * _OPEN)
    return Setting(value, max(low, lever.low), min(high, lever.high)), math.log(value), _OPEN


def _put(
    found: dict[str, Fitted],
    key: str,
    prior: Setting,
    points: Sequence[float],
    lives: int,
    *,
    told: bool,
    note: str = "",
) -> None:
    """Note what was found, cut to the lever's bounds. ``points``: low end, middle, high end."""
    lever = LEVERS[key]
    low, middle, high = (three_digits(min(max(point, lever.low), lever.high)) for point in points)
    low, high = min(low, middle), max(high, middle)
    try:
        setting = lever.check(Setting(middle, low, high))
    except LeverError:  # rounded beyond a bound
        return
    found[key] = Fitted(key, prior, setting, lives, told, note)


def _blended(estimate: float, doubt: float, mean: float, spread: float) -> tuple[float, float, float]:
    """The points of exp(x) for x estimated with a normal doubt and believed normal beforehand.

    Where the two lie far apart, what was believed is trusted less: a starting point was only the nearest of three.
    """
    spread = max(spread, abs(estimate - mean) / 2.0)
    weight = spread**2 / (spread**2 + doubt**2)
    middle = mean + weight * (estimate - mean)
    width = TEN_PERCENT * doubt * math.sqrt(weight)
    return math.exp(middle - width), math.exp(middle), math.exp(middle + width)


# The levers -----------------------------------------------------------------------------------------------------------


def _fit_audience(
    lives: Sequence[Live], strategy: Strategy, minutes: float, hour: float, found: dict[str, Fitted]
) -> None:
    seen = [live for live in lives if live.views]
    if not seen:
        return
    lasted = np.array([live.minutes or minutes for live in seen])
    hours = np.array([live.start.hour + live.start.minute / 60.0 for live in seen])
    log_views = np.log(np.array([live.views or 1.0 for live in seen]))
    log_views -= strategy.number("length_elasticity") * np.log(lasted / minutes)
    if has_hours(seen):
        log_views -= np.log(hour_factor(hours) / hour_factor(hour))
    weeks = np.array([(live.start - seen[0].start) / timedelta(weeks=1) for live in seen])
    prior, mean, spread = _prior(strategy, "views_per_stream")
    usual = (strategy.number("level_drift"), strategy.number("stream_spread"))
    level = audience_level(weeks, log_views, (mean, spread), usual)
    _put(found, "views_per_stream", prior, [math.exp(one) for one in level.level], len(seen), told=True)
    enough = len(seen) >= 6
    _put(found, "level_drift", _prior(strategy, "level_drift")[0], level.drift, len(seen), told=enough)
    _put(found, "stream_spread", _prior(strategy, "stream_spread")[0], level.spread, len(seen), told=enough)


def _fit_rates(lives: Sequence[Live], strategy: Strategy, found: dict[str, Fitted]) -> None:
    """Rates that are read off each LIVE: likes per view, watch time, new followers."""
    noise = max(strategy.number("like_noise"), 0.05)
    likes = [(live.likes + 0.5) / live.views for live in lives if live.views and live.likes is not None]
    watched = [live.watch_minutes for live in lives if live.watch_minutes]
    gained = [
        (live.new_followers + 0.3) / live.views * 100.0
        for live in lives
        if live.views and live.new_followers is not None
    ]
    for key, values, usual in (
        ("likes_per_view", likes, noise),
        ("watch_minutes", watched, 0.15),
        ("new_followers_per_100_views", gained, 0.5),
    ):
        if not values:
            continue
        prior, mean, spread = _prior(strategy, key)
        estimate, doubt = _log_mean(np.log(np.array(values)), usual)
        _put(found, key, prior, _blended(estimate, doubt, mean, spread), len(values), told=True)


def _log_mean(logs: Doubles, usual: float) -> tuple[float, float]:
    """Log of the mean of a log-normal, and its doubt, the spread drawn to the usual one."""
    count = logs.size
    squares = float(((logs - logs.mean()) ** 2).sum())
    variance = (_PRIOR_LIVES * usual**2 + squares) / (_PRIOR_LIVES + max(count - 1, 0))
    return float(logs.mean()) + variance / 2.0, math.sqrt(variance / count * (1.0 + variance / 2.0))


def _with_gifters(lives: Sequence[Live]) -> list[Live]:
    return [live for live in lives if live.views and live.gifters is not None]


def _fit_conversion(lives: Sequence[Live], strategy: Strategy, found: dict[str, Fitted]) -> None:
    """Gifters per 100 views: counts that vary more than by chance, as each LIVE has its own luck of conversion, and as
    the same regulars come or stay away."""
    seen = _with_gifters(lives)
    if not seen:
        return
    views = np.array([live.views or 0.0 for live in seen])
    gifters = np.array([live.gifters or 0.0 for live in seen])
    prior, mean, spread = _prior(strategy, "gifters_per_100_views")
    luck = math.expm1(strategy.number("conversion_spread") ** 2)
    rate = math.exp(mean)
    weight = np.ones_like(views)
    for _ in range(3):
        weight = 1.0 / (1.0 + luck * np.maximum(views * rate / 100.0, 1e-9))
        rate = 100.0 * max(float((weight * gifters).sum()), 0.5) / float((weight * views).sum())
    expected = np.maximum(views * rate / 100.0, 1e-9)
    variance = expected + luck * expected**2
    excess = (_PRIOR_LIVES * 2 + float(((gifters - expected) ** 2 / variance).sum())) / (
        _PRIOR_LIVES * 2 + len(seen) - 1
    )
    known = float((weight * expected).sum())
    relative = excess * float((weight**2 * variance).sum()) / known**2
    relative += min(_REGULARS_LUCK / float(np.mean(expected)) ** 2, 0.18 / float(np.mean(expected)))
    points = _blended(math.log(rate), math.sqrt(math.log1p(relative)), mean, spread)
    _put(found, "gifters_per_100_views", prior, points, len(seen), told=True)


def _fit_coins(
    lives: Sequence[Live],
    strategy: Strategy,
    found: dict[str, Fitted],
    usd_per_diamond: float,
    cancelled: Callable[[], bool] | None,
) -> None:
    pairs = [
        (live.gifters or 0.0, coins) for live in lives if live.gifters and (coins := _coins(live, usd_per_diamond))
    ]
    if not pairs:
        return
    gifters, coins = np.array(pairs).T
    prior, mean, spread = _prior(strategy, "coins_per_gifter")
    rates: dict[str, Setting | LeverValue] = {
        key: found[key].setting.closed() for key in ("views_per_stream", "gifters_per_100_views") if key in found
    }
    usual = strategy.with_settings(rates)
    if "gifters_per_100_views" not in found or "views_per_stream" not in found:
        wanted = float(np.mean(gifters)) * 100.0 / usual.number("gifters_per_100_views")
        usual = usual.with_setting("views_per_stream", min(wanted, LEVERS["views_per_stream"].high))
    level = coins_level(gifters, coins, usual, (mean, spread), cancelled)
    if level is None:
        return
    note = "held" if len(pairs) < 10 else "short" if gifters.sum() < 1_000 else ""
    points = [math.exp(one) for one in (level.low, level.middle, level.high)]
    most = strategy["dearest_gift"].low or strategy.number("dearest_gift")
    points = [min(point, 0.95 * most) for point in points]
    told = math.log(points[2] / points[0]) < 2.0 * TEN_PERCENT * spread * 0.9
    _put(found, "coins_per_gifter", prior, points, len(pairs), told=told, note=note)


def _coins(live: Live, usd_per_diamond: float) -> float | None:
    if live.diamonds is not None:
        return live.diamonds
    if live.money is not None and live.currency == "USD" and usd_per_diamond > 0:
        return live.money / usd_per_diamond
    return None


def _fit_like_gifts(lives: Sequence[Live], strategy: Strategy, found: dict[str, Fitted]) -> None:
    """The power with which gifters follow likes, where likes differed enough from LIVE to LIVE to tell."""
    seen = [live for live in _with_gifters(lives) if live.likes]
    if len(seen) < _LEAST_FOR_LIKES:
        return
    views = np.array([live.views or 1.0 for live in seen])
    likes = np.log(np.array([live.likes or 1.0 for live in seen]) / views)
    gifters = np.array([live.gifters or 0.0 for live in seen])
    likes -= likes.mean()
    if float(likes.std()) < _LEAST_SPREAD or float(np.mean(gifters)) < 1.0:
        return
    given = np.log((gifters + 0.5) / views)
    given -= given.mean()
    power = float((likes * given).sum() / (likes**2).sum())
    rest = float(((given - power * likes) ** 2).sum()) / (len(seen) - 2)
    doubt = math.sqrt(rest / float((likes**2).sum()) + _COMMON_CAUSE**2)
    setting = strategy["like_gifts"]
    low, high = setting.low, setting.high
    spread = (high - low) / (2.0 * TEN_PERCENT) if low is not None and high is not None else 0.15
    weight = spread**2 / (spread**2 + doubt**2)
    if weight < 0.28:  # the log would narrow the doubt by less than an eighth
        return
    middle, width = setting.number + weight * (power - setting.number), TEN_PERCENT * doubt * math.sqrt(weight)
    _put(found, "like_gifts", setting, (middle - width, middle, middle + width), len(seen), told=True, note="common")


def anchors_with(anchors: Anchors, usual: Mapping[str, float]) -> Anchors:
    """The anchors with those that a log has. Raises LeverError for one out of bounds."""
    return type(anchors).from_dict({**anchors.as_dict(), **usual})
