"""How the tables of levers are written: one entry a lever, its evidence graded."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from tikearn_gui.core.lever import Evidence, Grade, Group, Kind, Lever, LeverValue, Notch, Scale, Setting

__all__ = ["COMPILED_ON", "documented", "entry", "guess", "plus", "times", "yours"]

COMPILED_ON: Final = "2026-11-22"
"""The day the evidence of the defaults was looked up (ISO 8601)."""


def yours(source: str) -> Evidence:
    """Only the creator knows it; the default is a neutral placeholder."""
    return Evidence(source, COMPILED_ON, Grade.YOURS)


def documented(source: str) -> Evidence:
    """A source names the figure or its shape."""
    return Evidence(source, COMPILED_ON, Grade.DOCUMENTED)


def guess(source: str) -> Evidence:
    """Nobody measured it; the text says what the guess rests on."""
    return Evidence(source, COMPILED_ON, Grade.GUESS)


def plus(amount: float) -> Notch:
    """A notch that adds."""
    return Notch(plus=amount)


def times(factor: float) -> Notch:
    """A notch that multiplies."""
    return Notch(times=factor)


def entry(
    key: str,
    group: Group,
    unit: str,
    bounds: tuple[float, float],
    slider: tuple[float, float],
    scale: Scale,
    default: LeverValue | tuple[float, float, float],
    kind: Kind,
    notch: Notch | None,
    evidence: Evidence,
    *,
    first: bool = False,
    monotone: bool = False,
    choices: tuple[LeverValue, ...] = (),
) -> Lever:
    """One lever. ``default`` is a value, or value, low and high end where the newcomer is unsure.

    Raises LeverError where the default does not fit the lever.
    """
    setting = Setting(*default) if isinstance(default, tuple) else Setting(default)
    lever = Lever(
        key=key,
        group=group,
        unit=unit,
        low=float(bounds[0]),
        high=float(bounds[1]),
        slider_low=float(slider[0]),
        slider_high=float(slider[1]),
        scale=scale,
        default=setting,
        kind=kind,
        evidence=evidence,
        notch=notch,
        shown_first=first,
        choices=choices,
        monotone=monotone,
    )
    return replace(lever, default=lever.check(setting))
