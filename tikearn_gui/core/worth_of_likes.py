"""What likes are worth: nothing directly, and so much through what they move."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

import numpy as np

from tikearn_gui.core.arrays import Doubles
from tikearn_gui.core.details import Expected, expected
from tikearn_gui.core.doubt import Case
from tikearn_gui.core.levers import LEVERS
from tikearn_gui.core.likes import EFFECTS
from tikearn_gui.core.player import FUTURES, Player
from tikearn_gui.core.projection import SOURCES, Figures, figures, quantiles

__all__ = ["EFFECTS_ON", "Step", "WorthOfLikes", "doubled_likes", "with_likes", "worth_of_likes"]

EFFECTS_ON: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "gifts": ("visibility", "retention", "gifts"),
        "subscriptions": ("visibility",),
        "partnerships": ("visibility", "brand"),
        "merchandise": ("visibility", "retention"),
    }
)
"""Which effects of likes act on which source."""
_MORE: Final = 1.10
_PER: Final = 1_000.0


@dataclass(frozen=True, slots=True)
class Step:
    """What 1,000 more likes bring through one effect in one source."""

    effect: str
    source: str
    usd: float
    """Its part of the typical gain: all steps add up to that."""
    p10: float
    p90: float
    """8 out of 10 futures lie between, each step's own; ranges do not add up."""


@dataclass(frozen=True, slots=True)
class WorthOfLikes:
    """Dollars that 1,000 more likes bring, and through what.

    The luck of gifts is averaged out: as played, a few more likes move a newcomer's gifts in so few futures that the
    typical figure would be nothing. Deals and orders are as played.
    """

    per_1000: Figures
    by_effect: Mapping[str, float]
    """Share of the gain through each of :data:`EFFECTS`; they sum to 1, or all are 0."""
    by_source: Mapping[str, float]
    """Share of the gain in each source; they sum to 1, or all are 0."""
    steps: tuple[Step, ...] = ()
    """The typical gain of 1,000 more likes, step by step: each effect in each source that it acts on."""


def with_likes(case: Case, times: float) -> Case:
    """The case with so many times the likes, at most as many as the lever takes."""
    lever, rate = LEVERS["likes_per_view"], case.strategy.number("likes_per_view")
    return replace(case, strategy=case.strategy.with_value("likes_per_view", min(rate * times, lever.high)))


def _effect_powers(case: Case, player: Player, futures: int) -> Mapping[str, Doubles | float]:
    """Power of each effect: a number or (future,)."""
    return {effect: player.values_of(case, f"like_{effect}", futures) for effect in EFFECTS}


def worth_of_likes(
    player: Player,
    case: Case,
    futures: int = FUTURES,
    *,
    slot: Hashable = "likes",
    cancelled: Callable[[], bool] | None = None,
) -> WorthOfLikes:
    """Play the case again with a tenth more likes on the same luck.

    Each source's gain is split among the effects that act on it in the shares of their powers. Without likes there is
    nothing to add a tenth to, and the worth is 0. Raises Cancelled when asked to stop.
    """
    now = expected(player, case, futures, slot=slot, cancelled=cancelled)
    more = expected(player, with_likes(case, _MORE), futures, slot=(slot, "more"), cancelled=cancelled)
    added = more.likes - now.likes
    gain = np.divide((more.sources - now.sources) * _PER, added, out=np.zeros_like(now.sources), where=added > 0)
    played = _gain_as_played(player, case, now.likes.size, slot, cancelled)
    total_gain = gain[0] + np.divide(played * _PER, added, out=np.zeros_like(added), where=added > 0)
    parts = _parts(gain, _effect_powers(case, player, now.likes.size))
    by_effect = dict.fromkeys(EFFECTS, 0.0)
    for (effect, _), part in parts.items():
        by_effect[effect] += float(np.mean(part))
    by_source = {source: float(gain[index].mean()) for index, source in enumerate(SOURCES)}
    found = figures(total_gain)
    return WorthOfLikes(found, _shares(by_effect), _shares(by_source), _steps(parts, found.median))


def _parts(gain: Doubles, powers: Mapping[str, Doubles | float]) -> dict[tuple[str, str], Doubles]:
    """What each effect brings in each source that it acts on, (future,), from the sources' gains, (source, future), in
    the shares of the effects' powers."""
    parts: dict[tuple[str, str], Doubles] = {}
    for index, source in enumerate(SOURCES):
        acting = EFFECTS_ON[source]
        total = sum(powers[effect] for effect in acting)
        for effect in acting:
            share = np.divide(powers[effect], total, out=np.zeros(gain.shape[1]), where=np.asarray(total) > 0)
            parts[effect, source] = gain[index] * share
    return parts


def _steps(parts: Mapping[tuple[str, str], Doubles], typical: float) -> tuple[Step, ...]:
    """Steps to the typical gain, in order of effects and sources; none that is nothing in every future."""
    whole = sum(float(part.mean()) for part in parts.values())
    found = []
    for effect in EFFECTS:
        for source in SOURCES:
            part = parts.get((effect, source))
            if part is not None and part.any():
                p10, p90 = quantiles(part, (0.10, 0.90))
                usd = typical * float(part.mean()) / whole if whole > 0 else 0.0
                found.append(Step(effect, source, usd, float(p10), float(p90)))
    return tuple(found)


def _gain_as_played(
    player: Player, case: Case, futures: int, slot: Hashable, cancelled: Callable[[], bool] | None
) -> Doubles:
    """What a tenth more likes bring beside gifts. Shape (future,)."""
    now = player.play(case, futures, slot=slot, cancelled=cancelled)
    more = player.play(with_likes(case, _MORE), futures, slot=(slot, "more"), cancelled=cancelled)
    others = SOURCES[1:]
    gain: Doubles = np.sum([more.source(name) - now.source(name) for name in others], axis=0)
    return gain


def _shares(parts: Mapping[str, float]) -> Mapping[str, float]:
    whole = sum(parts.values())
    return MappingProxyType({name: part / whole if whole > 0 else 0.0 for name, part in parts.items()})


def doubled_likes(
    player: Player,
    case: Case,
    now: Expected,
    *,
    slot: Hashable = "likes",
    cancelled: Callable[[], bool] | None = None,
) -> Mapping[str, float]:
    """Typical change of each source at twice the like rate, as a share of it: 0.25 is a quarter more.

    ``now`` is the case with its lotteries averaged out, as many futures as it holds.
    """
    double = expected(player, with_likes(case, 2.0), now.likes.size, slot=(slot, "double"), cancelled=cancelled)
    change = np.divide(double.sources, now.sources, out=np.ones_like(now.sources), where=now.sources > 0) - 1.0
    return MappingProxyType({source: float(np.median(change[index])) for index, source in enumerate(SOURCES)})
