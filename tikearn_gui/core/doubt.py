"""From what a creator does not know to numbers: one draw per future of every unsure lever.

A range is the 8-out-of-10 range: y = value +- half-normals on the lever's own scale (log, logit for shares, else
linear), so that the median is the value and 10 % and 90 % are the range's ends, cut to the bounds.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from tikearn_gui.core.arrays import Doubles, Floats, Number
from tikearn_gui.core.lever import Lever, Scale, Setting
from tikearn_gui.core.levers import LEVERS
from tikearn_gui.core.luck import CLASSES, Luck, StretchLuck
from tikearn_gui.core.normal import TEN_PERCENT, midpoint_quantiles
from tikearn_gui.core.schedule import Schedule
from tikearn_gui.core.strategy import Anchors, Strategy

__all__ = ["STEPPED", "Case", "Move", "Values", "class_values", "draw"]

STEPPED: Final = frozenset(
    {"gift_spread", "personal_share", "dearest_gift", "deal_clumping", "fee_spread", "order_spread"}
)
"""Levers that shape whole tables. In doubt they are played in CLASSES equally likely steps, one a class of futures."""

_VALUES_KEPT: Final = 12


@dataclass(frozen=True, slots=True)
class Move:
    """A change of one lever by a factor that is itself unsure: ``low`` to ``high`` in 8 out of 10 futures.

    ``luck`` names its draw; moves with one name share it.
    """

    key: str
    luck: str
    times: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Case:
    """Everything that is played: a strategy against what is usual, on a schedule.

    ``moves`` are multipliers on top of the strategy (tips), ``audience_luck`` can be stilled, ``gift_factor`` scales
    what is kept of gifts (a stress case).
    """

    strategy: Strategy
    anchors: Anchors
    schedule: Schedule
    moves: tuple[Move, ...] = ()
    audience_luck: bool = True
    gift_factor: float = 1.0
    extra_hours: float = 0.0
    """Hours that moves cost beyond the strategy's own, in the whole plan."""
    base_key: Hashable = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "base_key", (self.anchors, self.schedule.key, self.audience_luck))

    def cell(self, key: str) -> Hashable:
        """All that decides one lever's draws."""
        setting = self.strategy[key]
        if not self.moves:
            return setting
        return setting, tuple(move for move in self.moves if move.key == key)

    def cells(self, keys: tuple[str, ...]) -> Hashable:
        """All that decides the draws of several levers, and the frame they are played in."""
        return (self.base_key, *map(self.cell, keys))


def _touches_edge(setting: Setting, scale: Scale) -> bool:
    low, high = setting.low, setting.high
    assert low is not None and high is not None
    return low <= 0.0 if scale is Scale.LOG else low <= 0.0 or high >= 1.0


def draw(setting: Setting, lever: Lever, z: np.ndarray[tuple[int, ...], np.dtype[np.floating]]) -> Doubles:
    """The lever's values where its doubt has the standard normal scores ``z``, of the same shape, cut to the bounds.

    A range that touches 0 (or 1, for a share) is drawn on the linear scale. Coins per gifter are not cut at the top:
    doubt about them multiplies the coins of a LIVE, and a cut factor would shrink as the value rises.
    """
    low, value, high = setting.low, setting.number, setting.high
    assert low is not None and high is not None
    score = np.asarray(z, np.float64) / TEN_PERCENT
    points = np.array([low, value, high])
    if lever.scale in (Scale.LOG, Scale.SHARE) and not _touches_edge(setting, lever.scale):
        points = np.log(points) if lever.scale is Scale.LOG else np.log(points / (1.0 - points))
        spread = points[1] + np.where(score > 0, score * (points[2] - points[1]), score * (points[1] - points[0]))
        drawn = np.exp(spread) if lever.scale is Scale.LOG else 1.0 / (1.0 + np.exp(-spread))
    else:
        drawn = points[1] + np.where(score > 0, score * (points[2] - points[1]), score * (points[1] - points[0]))
    return _cut(drawn, lever)


def _cut(drawn: Doubles, lever: Lever) -> Doubles:
    return np.clip(drawn, lever.low, np.inf if lever.key == "coins_per_gifter" else lever.high)


def _factors(move: Move, z: Floats) -> Doubles:
    score = np.asarray(z, np.float64) / TEN_PERCENT
    below, above = np.log(move.times / move.low), np.log(move.high / move.times)
    return move.times * np.exp(np.where(score > 0, score * above, score * below))


def class_values(case: Case, key: str, luck: Luck) -> Doubles:
    """A stepped lever's value for each class of futures. Shape (1,) without doubt, else (CLASSES,)."""
    setting = case.strategy[key]
    if not setting.unsure:
        return np.array([setting.number])
    return draw(setting, LEVERS[key], midpoint_quantiles(CLASSES)[luck.class_order(key)])


class Values:
    """A case's lever values in one block of futures: a float, or an array (future,) where the lever is unsure."""

    def __init__(self, case: Case, luck: Luck, block: StretchLuck) -> None:
        self.case = case
        self._luck = luck
        self._block = block
        self._known: dict[str, Number] = {}
        self._made: dict[str, Number] = {}

    def __getitem__(self, key: str) -> Number:
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._found(key)
        return known

    def once(self, name: str, make: Callable[[], Number]) -> Number:
        """What several stages make of the levers, made once a block."""
        made = self._made.get(name)
        if made is None:
            made = self._made[name] = make()
        return made

    def _found(self, key: str) -> Number:
        setting, cell = self.case.strategy[key], self.case.cell(key)
        if cell is setting and not setting.unsure:  # most levers; a look into the memory would take longer
            return setting.number
        drawn: Number = self._block.remember(f"value.{key}", cell, lambda: self._make(key), _VALUES_KEPT)
        return drawn

    def text(self, key: str) -> str:
        """The name chosen for a lever that is a choice."""
        return self.case.strategy.choice(key)

    def certain(self, key: str) -> float:
        """The lever's value without doubt."""
        return self.case.strategy.number(key)

    def _make(self, key: str) -> Number:
        setting, lever = self.case.strategy[key], LEVERS[key]
        moves = [move for move in self.case.moves if move.key == key]
        if not setting.unsure and not moves:
            return setting.number
        drawn: Doubles | float = setting.number
        if setting.unsure:
            drawn = self._drawn(key, setting, lever)
        for move in moves:
            drawn = drawn * _factors(move, self._block.future_normal(f"tip.{move.luck}"))
        return _cut(np.asarray(drawn), lever).astype(np.float32)

    def _drawn(self, key: str, setting: Setting, lever: Lever) -> Doubles:
        if key in STEPPED:
            return class_values(self.case, key, self._luck)[self._block.classes]
        return draw(setting, lever, self._block.future_normal(f"doubt.{key}"))
