"""The worked examples of the start page: small projects that each answer one question."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from tikearn_gui.core.lever import Setting
from tikearn_gui.project.examples import example
from tikearn_gui.project.project import Goal, Project, new_project

__all__ = ["WORKED_EXAMPLES"]

_RENT_USD: Final = 900.0


def _battles() -> Project:
    """A regular creator who holds a battle in three of ten LIVEs; whether they bring more in all is not known."""
    project = new_project("regular")
    return project.add("Battle nights", {"battle_share": 0.3, "battle_gain": Setting(0.15, 0.0, 0.4)})


def _rent() -> Project:
    """What it takes to earn the rent in twelve weeks: more LIVEs, or longer ones, or a shop that is shown more."""
    project = replace(new_project("regular"), goal=Goal(_RENT_USD))
    project = project.add("Five a week", {"streams_per_week": 5})
    project = project.add("Two hours each", {"minutes_per_stream": 120})
    return project.add("Show the shop", {"clicks_per_100_views": Setting(1.4, 0.56, 3.5)})


WORKED_EXAMPLES: Final[Mapping[str, Callable[[], Project]]] = {"longer": example, "battles": _battles, "rent": _rent}
"""Makers of the examples by their ids."""
