"""Likes: how many, and the four ways in which they may move what pays. No term of money anywhere."""

from __future__ import annotations

import math
from typing import Final

import numpy as np

from tikearn_gui.core.arrays import Doubles, Floats, Number, freeze
from tikearn_gui.core.doubt import Values
from tikearn_gui.core.luck import StretchLuck

__all__ = ["EFFECTS", "LIKE_KEYS", "like_count", "like_effect", "like_index", "like_luck", "like_score"]

EFFECTS: Final = ("visibility", "retention", "gifts", "brand")
"""What likes act through; each is the lever ``like_<effect>``, the power of its effect."""
LIKE_KEYS: Final = ("likes_per_view",)
_CORRELATION: Final = 0.4
"""Of the like luck with the LIVE's own effect on the audience: a guess, so that likes and income go together as in real
data even where likes move nothing."""
_SATURATION: Final = 1.0


def like_index(values: Values) -> Number:
    """Log of the planned like rate over the usual one, cut at +-1: beyond 2.7 times the usual nothing more happens.

    Taken from the levers, never from the luck of a LIVE: one fan who taps 2,000 times changes the count and no income.
    """
    planned, usual = values["likes_per_view"], values.case.anchors.likes_per_view
    if isinstance(planned, float):
        if planned <= 0.0:
            return -_SATURATION
        return min(max(math.log(planned / usual), -_SATURATION), _SATURATION)
    floor = usual * math.exp(-2.0 * _SATURATION)
    index: Floats = np.clip(np.log(np.maximum(planned, floor) / usual), -_SATURATION, _SATURATION)
    return index


def like_effect(values: Values, effect: str) -> Number:
    """exp(power x index) of one of :data:`EFFECTS`; 1 while likes are as usual or the power is 0."""
    index = values.once("like index", lambda: like_index(values))
    if isinstance(index, float) and index == 0.0:
        return 1.0
    exponent = values[f"like_{effect}"] * index
    return math.exp(exponent) if isinstance(exponent, float) else np.exp(exponent)


def like_score(block: StretchLuck, lives: int) -> Floats:
    """Luck of a LIVE's likes in standard deviations, shape (live, week, future)."""

    def make() -> Floats:
        own, shared = block.live_normal("like", lives), block.live_normal("effect", lives)
        mixed: Floats = _CORRELATION * shared + np.float32(math.sqrt(1.0 - _CORRELATION**2)) * own
        return freeze(mixed)

    score: Floats = block.remember("like.score", lives, make)
    return score


def like_luck(values: Values, block: StretchLuck, lives: int) -> Floats:
    """Factor on a LIVE's likes, mean 1, shape (live, week, future)."""
    noise = values["like_noise"]

    def make() -> Floats:
        return freeze(np.exp(noise * like_score(block, lives) - 0.5 * noise * noise).astype(np.float32))

    luck: Floats = block.remember("like.luck", (values.case.cell("like_noise"), lives), make)
    return luck


def like_count(values: Values, block: StretchLuck, room: Floats) -> Doubles:
    """Likes of each week: views x likes per view x luck. Shape (week, future).

    ``room`` is the audience of each LIVE against the planned views, shape (live, week, future).
    """
    if values.case.audience_luck:
        room = room * like_luck(values, block, room.shape[0])
    weekly = room.sum(axis=0, dtype=np.float64)
    likes: Doubles = weekly * values["views_per_stream"] * values["likes_per_view"]
    return likes
