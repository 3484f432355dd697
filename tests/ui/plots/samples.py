"""Figures that look like those of the model, for tests: seeded and small."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tikearn_gui.core.lever import Grade
from tikearn_gui.ui.pages.views import (
    DOTS,
    Difference,
    Earnings,
    Fan,
    Headline,
    Influence,
    Likes,
    LikesRow,
    Median,
    Moved,
    Period,
    Plain,
    Sources,
    SourceWeeks,
    Spread,
    Strategy,
    TakeHome,
    Tip,
    Tips,
    WhatMoved,
    Worth,
)
from tikearn_gui.ui.plots.fan_plot import FanPlot

Array = npt.NDArray[np.float64]
Make = Callable[..., FanPlot]
MINE, EDITED, THIRD = Strategy("My usual week", 0), Strategy("Longer streams", 1), Strategy("Battle nights", 2)


def press(widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Presses and lets go of a key."""
    QTest.keyClick(widget, key, modifier)


def copy(widget: QWidget) -> None:
    """Presses Ctrl+C."""
    press(widget, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)


def futures(typical: float = 27.0, spread: float = 0.8, weeks: int = 12, seed: int = 1) -> Array:
    """Income of each week, (week, future); the running total ends near ``typical`` x weeks."""
    luck = np.random.default_rng(seed)
    return np.asarray(typical * np.exp(spread * luck.standard_normal((weeks, 400)) + luck.standard_normal(400) * 0.5))


def bands(income: Array) -> Array:
    """The seven bands of the running total from week 0 on, (level, point)."""
    total = np.vstack([np.zeros(income.shape[1]), income.cumsum(axis=0)])
    return np.asarray(np.quantile(total, [0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95], axis=1))


def quantile_dots(values: Array) -> Array:
    """Fifty equally likely values, ascending."""
    return np.asarray(np.quantile(values, (np.arange(DOTS) + 0.5) / DOTS))


def fan(factor: float = 1.0, *, goal: float | None = 500.0, weeks: int = 12, **more: Any) -> Fan:
    """A fan with two other strategies; all figures of the edited one times ``factor``."""
    income = futures(weeks=weeks) * factor
    view = {
        "strategy": EDITED,
        "weeks": np.arange(weeks + 1.0),
        "bands": bands(income),
        "outcomes": quantile_dots(income.sum(axis=0)),
        "goal": goal,
        "others": (
            Median(MINE, bands(futures(22.0, weeks=weeks))[3], base=True),
            Median(THIRD, bands(futures(25.0, weeks=weeks))[3]),
        ),
        "plain": Plain(np.linspace(0.0, 448.0, weeks + 1), 0.35),
    }
    return Fan(**{**view, **more})


def sources(factor: float = 1.0, weeks: int = 12, costs: float = 2.25) -> Sources:
    """Three sources and costs."""
    week = np.linspace(1.0, 1.2, weeks) * factor
    parts = (("gifts", 15.0), ("partnerships", 13.0), ("merchandise", 11.0))
    return Sources(tuple(SourceWeeks(name, amount * week) for name, amount in parts), np.full(weeks, costs))


def difference(shift: float = 40.0, seed: int = 3) -> Difference:
    """Longer streams minus my usual week."""
    values = shift + 60.0 * np.random.default_rng(seed).standard_normal(4000)
    return Difference(MINE, EDITED, quantile_dots(values), spread_of(values))


def spread_of(values: Array) -> Spread:
    """The five figures of a sample."""
    return Spread(*(float(x) for x in np.quantile(values, [0.1, 0.25, 0.5, 0.75, 0.9])))


def moved(levers: int = 2, together: float = 0.0) -> WhatMoved:
    """What up to five levers moved."""
    all_levers = (
        Moved("minutes_per_stream", "60 → 90", 56.0),
        Moved("likes_per_view", "2.0 → 2.6", 21.0),
        Moved("views_per_stream", "900 → 800", -12.0),
        Moved("deals_per_month", "0.1 → 0.2", 5.0),
        Moved("order_value", "28 → 30", 2.0),
    )
    return WhatMoved("My usual week", 77.0, all_levers[:levers], together, 0.88)


def headline(**changes: Any) -> Headline:
    """The headline of the mocks."""
    view = {
        "strategy": EDITED,
        "period": Period.PLAN,
        "weeks": 12,
        "earned": Spread(107.0, 190.0, 324.0, 560.0, 945.0),
        "goal": 500.0,
        "reached": 0.30,
        "taxed": False,
        "moved": moved(),
    }
    return Headline(**{**view, **changes})


def likes() -> Likes:
    """The article's three ways to earn."""
    rows = (
        LikesRow("gifts", Influence.DIRECT, Spread(43.0, 80.0, 138.0, 220.0, 385.0), 0.09),
        LikesRow("partnerships", Influence.INDIRECT, Spread(0.0, 0.0, 0.0, 180.0, 580.0), 0.06),
        LikesRow("merchandise", Influence.INDIRECT, Spread(51.0, 80.0, 113.0, 160.0, 230.0), 0.03),
    )
    return Likes(rows, (Worth("gifts", 0.66), Worth("partnerships", 0.35), Worth("merchandise", 0.13)))


def take_home() -> TakeHome:
    """A gift of 1,000 coins at a rewards rate of 50 %."""
    return TakeHome(coins=1000, paid=15.23, worth=10.0, rewards_rate=0.5, fee=0.10, tax=0.0)


def earnings(factor: float = 1.0, **changes: Any) -> Earnings:
    """The whole page."""
    return Earnings(headline(**changes), fan(factor), sources(factor), likes(), take_home())


def tip(key: str = "promote", gain: Spread | None = None, hours: float = 1.5) -> Tip:
    """One tip."""
    gain = gain or Spread(0.0, 5.0, 19.0, 45.0, 90.0)
    return Tip(key, "Promote your LIVEs", ("views_per_stream",), hours, Grade.GUESS, "Post a clip.", gain, 0.85, 0.60)


def tips(**changes: Any) -> Tips:
    """The article's four and two more without effect."""
    four = (
        Tip("engage", "Engage with your audience", ("likes_per_view", "gifters_per_100_views"), 0.0, Grade.GUESS, "",
            Spread(1.0, 9.0, 28.0, 62.0, 127.0), 0.95, 0.95),
        tip(),
        tip("quality", Spread(-27.0, -8.0, 0.0, 27.0, 66.0), 3.0),
        tip("analyse", Spread(-9.0, 0.0, 8.2, 17.0, 33.0), 0.45),
    )  # fmt: skip
    return Tips(**{"strategy": "Longer streams", "shown": four, "without_effect": (tip("a"), tip("b")), **changes})
