"""The guess ledger: what every figure of a strategy rests on, and how much of the spread rests on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tikearn_gui.core.lever import Grade, Setting
from tikearn_gui.core.levers import LEVERS
from tikearn_gui.core.sensitivity import Contribution, Split, share_of_spread
from tikearn_gui.core.strategy import Strategy

__all__ = ["Assumption", "ledger"]


@dataclass(frozen=True, slots=True)
class Assumption:
    """One lever of a strategy and what its figure rests on."""

    key: str
    setting: Setting
    grade: Grade
    """A figure that was set is *yours*; a placeholder for what only the creator knows is a *guess* until then."""
    source: str
    """Where the default comes from; empty for a figure that was set."""
    date: str
    """The day that source was looked up (ISO 8601); empty for a figure that was set."""
    share: float
    """Share of all spread of the outcome that rests on doubt about this lever; 0 without doubt."""


def ledger(
    strategy: Strategy, start: Strategy, split: Split, contributions: Iterable[Contribution]
) -> tuple[Assumption, ...]:
    """All levers of a strategy, those that most of the spread rests on first, then in the order of the registry.

    ``start`` is the starting point: what differs from it was set by the creator.
    """
    shares = share_of_spread(split, contributions)
    found = [_assumption(key, setting, start[key], shares.get(key, 0.0)) for key, setting in strategy.items()]
    return tuple(sorted(found, key=lambda each: -each.share))


def _assumption(key: str, setting: Setting, start: Setting, share: float) -> Assumption:
    touched, lever = setting != start, LEVERS[key]
    grade, evidence = lever.grade(touched=touched), lever.evidence
    if touched:
        return Assumption(key, setting, grade, "", "", share)
    return Assumption(key, setting, grade, evidence.source, evidence.date, share)
