"""What property tests draw: any legal strategy, usual figures, schedule and case; and players that are made once.

Values come in two widths. *Usual* ones lie on the sliders, *wild* ones anywhere between the hard bounds; both may be
unsure.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from typing import Final

import numpy as np
from hypothesis import strategies as st

from tikearn_gui.core.doubt import Case
from tikearn_gui.core.lever import Lever, LeverError, LeverValue, Scale, Setting
from tikearn_gui.core.levers import LEVERS
from tikearn_gui.core.luck import Luck
from tikearn_gui.core.player import Player
from tikearn_gui.core.schedule import Schedule
from tikearn_gui.core.starting_points import STARTING_POINTS
from tikearn_gui.core.strategy import ANCHOR_LEVERS, Anchors, Strategy

__all__ = [
    "MONOTONE",
    "NO_AUDIENCE_LUCK",
    "NO_EFFECT_OF_LIKES",
    "ONE_BLOCK",
    "SEED",
    "WEEKS",
    "anchors_for",
    "calm",
    "case_of",
    "cases",
    "fresh_player",
    "plain_case",
    "player",
    "schedules",
    "settings_of",
    "stopping_after",
    "strategies",
    "usual_for",
    "values_of",
]

SEED: Final = 20_261_122
WEEKS: Final = (1, 2, 3, 5, 9, 16)
"""Lengths of plans: few different ones, since luck is drawn for each."""
ONE_BLOCK: Final = 4_000
"""Futures that cost no more than a single one."""
MONOTONE: Final = tuple(key for key, lever in LEVERS.items() if lever.monotone)

NO_AUDIENCE_LUCK: Final[Mapping[str, float]] = {
    "level_drift": 0.0,
    "stream_spread": 0.0,
    "breakout_chance": 0.0,
    "failure_chance": 0.0,
    "conversion_spread": 0.0,
    "reach_elasticity": 0.0,
}
NO_EFFECT_OF_LIKES: Final[Mapping[str, float]] = {
    f"like_{effect}": 0.0 for effect in ("visibility", "retention", "gifts", "brand")
}


@cache
def player(weeks: int, seed: int = SEED) -> Player:
    """A player that all tests share; what it remembers from one is nothing that another may see."""
    return Player(Luck(seed, weeks))


def fresh_player(weeks: int, seed: int = SEED) -> Player:
    """A player that remembers nothing."""
    return Player(Luck(seed, weeks))


def usual_for(strategy: Strategy) -> Anchors:
    """What is usual for a creator whose plan this is; where the plan has none, the least that a slider shows."""
    usual = {name: strategy.number(key) or LEVERS[key].slider_low for name, key in ANCHOR_LEVERS.items()}
    return Anchors.from_dict(usual)


def case_of(strategy: Strategy, weeks: int, anchors: Anchors | None = None) -> Case:
    """A strategy on its regular schedule, against itself as what is usual unless told otherwise."""
    return Case(strategy, anchors or usual_for(strategy), Schedule.regular(strategy, weeks))


def plain_case(name: str, weeks: int, **changes: Setting | LeverValue) -> Case:
    """A starting point with some levers changed, against what is usual for it."""
    point = STARTING_POINTS[name]
    return case_of(point.strategy.with_settings(changes), weeks, point.anchors)


def calm(weeks: int, **changes: Setting | LeverValue) -> Case:
    """A regular creator without doubt, drifts and effects, whose plan is what is usual: closed forms hold."""
    strategy = STARTING_POINTS["regular"].strategy.certain()
    strategy = strategy.with_settings({**NO_AUDIENCE_LUCK, **NO_EFFECT_OF_LIKES, **changes})
    return case_of(strategy, weeks)


# Values of levers -----------------------------------------------------------------------------------------------------


def _between(lever: Lever, low: float, high: float) -> st.SearchStrategy[float]:
    """Values between two ends, evenly on the lever's own scale."""
    ways = st.integers(0, 1000)
    if lever.scale is Scale.LOG and low > 0:
        return ways.map(lambda way: min(max(low * (high / low) ** (way / 1000), low), high))
    return ways.map(lambda way: min(max(low + (high - low) * way / 1000, low), high))


def values_of(lever: Lever, *, wild: bool = False) -> st.SearchStrategy[LeverValue]:
    """Values that a lever takes; ends, zero and default come often."""
    if lever.choices:
        return st.sampled_from(lever.choices)
    low, high = (lever.low, lever.high) if wild else (lever.slider_low, lever.slider_high)
    if lever.scale is Scale.WHOLE:
        return st.integers(int(low), int(high)).map(float)
    marked = st.sampled_from((lever.default.number, low, high, *((0.0,) if lever.low == 0 else ())))
    lowest = max(low, lever.slider_low / 100) if lever.scale is Scale.LOG else low
    return st.one_of(_between(lever, lowest, high), marked)


@st.composite
def settings_of(draw: st.DrawFn, lever: Lever, *, wild: bool = False) -> Setting:
    """Settings that a lever takes, half of them unsure where that is allowed."""
    value = draw(values_of(lever, wild=wild))
    if isinstance(value, str) or not lever.may_be_unsure or draw(st.booleans()):
        return Setting(value)
    low, high = draw(_ends(lever, value, wild))
    return lever.check(Setting(value, low, high))


def _ends(lever: Lever, value: float, wild: bool) -> st.SearchStrategy[tuple[float, float]]:
    """Ends of a range around a value."""
    if lever.scale is Scale.LOG and value > 0 and not wild:
        times = st.sampled_from((1.0, 1.1, 1.5, 2.0, 4.0))
        return st.tuples(
            times.map(lambda by: max(value / by, lever.low)), times.map(lambda by: min(value * by, lever.high))
        )
    parts = st.sampled_from((0.0, 0.01, 0.2, 0.5, 1.0))
    return st.tuples(
        parts.map(lambda part: max(value - part * (value - lever.low), lever.low)),
        parts.map(lambda part: min(value + part * (lever.high - value), lever.high)),
    )


# Strategies and what they are played with -----------------------------------------------------------------------------


@st.composite
def strategies(
    draw: st.DrawFn, *, wild: bool = False, fixed: Mapping[str, Setting | LeverValue] | None = None, most: int = 14
) -> Strategy:
    """A starting point with up to ``most`` levers set otherwise; ``fixed`` levers as told."""
    base = STARTING_POINTS[draw(st.sampled_from(tuple(STARTING_POINTS)))].strategy
    if draw(st.booleans()):
        base = base.certain()
    changes: dict[str, Setting | LeverValue] = {}
    for key in draw(st.lists(st.sampled_from(tuple(LEVERS)), unique=True, max_size=most)):
        changes[key] = draw(settings_of(LEVERS[key], wild=wild))
    return _allowed(base, {**changes, **(fixed or {})})


def _allowed(base: Strategy, changes: dict[str, Setting | LeverValue]) -> Strategy:
    """The strategy with these changes; where gifts would cost more than the dearest one, that is made dear enough."""
    try:
        return base.with_settings(changes)
    except LeverError:
        return base.with_settings({**changes, "dearest_gift": LEVERS["dearest_gift"].high})


@st.composite
def anchors_for(draw: st.DrawFn, strategy: Strategy) -> Anchors:
    """What is usual: mostly the plan, or anything up to five times as much or as little."""
    usual = usual_for(strategy).as_dict()
    if draw(st.booleans()):
        for name, key in ANCHOR_LEVERS.items():
            lever = LEVERS[key]
            times = draw(st.sampled_from((1.0, 0.2, 0.5, 0.9, 1.3, 2.0, 5.0)))
            usual[name] = min(max(usual[name] * times, lever.low), lever.high)
    return Anchors.from_dict(usual)


@st.composite
def schedules(draw: st.DrawFn, strategy: Strategy, weeks: int) -> Schedule:
    """The strategy's regular schedule, or one with LIVEs of all lengths and hours of which some are not held."""
    regular = Schedule.regular(strategy, weeks)
    if draw(st.booleans()):
        return regular
    shape = regular.held.shape
    cells = shape[0] * shape[1]

    def filled(values: st.SearchStrategy[float]) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
        few = draw(st.lists(values, min_size=1, max_size=5))
        return np.resize(np.array(few, np.float64), cells).reshape(shape)

    weekly = st.lists(st.sampled_from((1.0, 1.0, 0.5, 5.0)), min_size=weeks, max_size=weeks)
    business = st.lists(st.sampled_from((1.0, 1.0, 0.0)), min_size=weeks, max_size=weeks)
    return replace(
        regular,
        minutes=filled(st.sampled_from((5.0, 20.0, 25.0, 61.5, 240.0, 720.0))),
        hour=filled(st.floats(0.0, 23.99)),
        weekday=filled(st.integers(0, 6).map(float)).astype(np.int64),
        held=filled(st.sampled_from((1.0, 1.0, 0.0))).astype(bool),
        level=np.array(draw(weekly)),
        business=np.array(draw(business)),
    )


@st.composite
def cases(
    draw: st.DrawFn,
    *,
    wild: bool = False,
    fixed: Mapping[str, Setting | LeverValue] | None = None,
    weeks: tuple[int, ...] = WEEKS,
    regular: bool = False,
) -> Case:
    """Any case; ``regular`` ones follow the levers of plan."""
    strategy = draw(strategies(wild=wild, fixed=fixed))
    length = draw(st.sampled_from(weeks))
    schedule = Schedule.regular(strategy, length) if regular else draw(schedules(strategy, length))
    return Case(strategy, draw(anchors_for(strategy)), schedule)


def stopping_after(asked: int) -> Callable[[], bool]:
    """Says that work is to stop once it has been asked so many times."""
    left = iter(range(asked))
    return lambda: next(left, None) is None
