"""The projects whose figures are kept in ``figures.json``, and how the figures are made."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Final

import numpy as np

from tests.core.played import usual_case
from tikearn_gui.core.details import details
from tikearn_gui.core.doubt import Case
from tikearn_gui.core.lever import LeverValue, Setting
from tikearn_gui.core.luck import Luck
from tikearn_gui.core.player import Player
from tikearn_gui.core.projection import SOURCES, figures
from tikearn_gui.core.schedule import Schedule
from tikearn_gui.core.starting_points import STARTING_POINTS

__all__ = ["ABOUT", "FILE", "FUTURES", "PROJECTS", "SEED", "WEEKS", "Figures", "figures_of", "read"]

Figures = dict[str, dict[str, float]]
"""Median, p10 and p90 of each source, the total, likes and gifters: ``{"gifts": {"median": ..}}``."""

FILE: Final = Path(__file__).with_name("figures.json")
SEED: Final = 1_917
WEEKS: Final = 12
FUTURES: Final = 4_000
ABOUT: Final = (
    "What the program gave for these projects when this file was last renewed: US dollars, likes and gifters of the "
    "whole plan. Any change is a change for whoever opens an old project. Renew with: python -m tests.golden.renew, "
    "and say in CHANGELOG.md which figures moved, how far, and why."
)
_DIGITS: Final = 9

_EVERYTHING: Final[Mapping[str, Setting | LeverValue]] = MappingProxyType(
    {
        "streams_per_week": 4,
        "minutes_per_stream": 120,
        "start_hour": 18,
        "likes_per_view": Setting(3.3, 2.2, 5.0),
        "gift_spread": Setting(2.7, 2.4, 2.9),
        "regulars_share": 0.6,
        "battle_share": 0.3,
        "battle_gain": Setting(0.15, 0.0, 0.4),
        "subscribers": 20,
        "subscribers_per_1000_views": Setting(0.1, 0.02, 0.5),
        "deals_per_month": Setting(0.5, 0.2, 1.2),
        "deal_clumping": Setting(1.0, 0.5, 2.0),
        "manager_commission": 0.15,
        "returns": Setting(0.2, 0.1, 0.4),
        "cost_per_stream": 4,
        "promotion_per_week": 6,
        "payout_fee": Setting(0.02, 0.01, 0.03),
        "tax_rate": 0.2,
    }
)
"""The regular with all sources on, costs, fee and tax, doubt about the shape of gifts, and a plan unlike the usual."""


def _with(case: Case, changes: Mapping[str, Setting | LeverValue]) -> Case:
    strategy = case.strategy.with_settings(changes)
    return replace(case, strategy=strategy, schedule=Schedule.regular(strategy, WEEKS))


_USUAL: Final = {name: usual_case(point.strategy, WEEKS) for name, point in STARTING_POINTS.items()}
PROJECTS: Final[Mapping[str, Case]] = MappingProxyType(
    {
        **_USUAL,
        "regular in the US": _with(_USUAL["regular"], {"region": "us", "us_league_points": 1.0}),
        "everything": _with(_USUAL["regular"], _EVERYTHING),
    }
)


def figures_of(case: Case) -> Figures:
    """The figures of a project, played anew with all of its luck."""
    player = Player(Luck(SEED, WEEKS))
    try:
        projection = player.play(case, FUTURES)
        seen = details(player, case, FUTURES)
    finally:
        player.close()
    samples = {source: projection.source(source) for source in SOURCES}
    samples |= {"total": projection.take_home, "likes": seen.likes, "gifters": seen.gifters}
    return {what: _three(np.asarray(sample, np.float64)) for what, sample in samples.items()}


def _three(sample: np.ndarray[tuple[int], np.dtype[np.float64]]) -> dict[str, float]:
    found = figures(sample)
    return {name: float(f"{getattr(found, name):.{_DIGITS}g}") for name in ("median", "p10", "p90")}


def read() -> Mapping[str, Figures]:
    """The kept figures by project; none where there is no file yet."""
    if not FILE.exists():
        return {}
    kept: Mapping[str, Figures] = json.loads(FILE.read_text(encoding="utf-8"))["projects"]
    return kept
