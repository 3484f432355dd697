"""Summaries that several tests look at, each played once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from tikearn_gui.core.luck import Luck
from tikearn_gui.core.player import Player
from tikearn_gui.core.projection import Projection
from tikearn_gui.project.changes import changed, parse_goal
from tikearn_gui.project.examples import example
from tikearn_gui.project.project import Project, new_project
from tikearn_gui.report.played import case_of
from tikearn_gui.report.summary import summarise

__all__ = ["FUTURES", "NO_EFFECT", "example_summary", "numbers", "only", "play", "project_of", "start_summary"]

FUTURES = 2_000
NO_EFFECT = tuple(f"like_{effect}=0:" for effect in ("visibility", "retention", "gifts", "brand"))
"""Changes that leave likes without any effect."""


def project_of(start: str, *changes: str, weeks: int = 12, goal: str | None = None) -> Project:
    """A starting point with changes as on the command line."""
    project = changed(new_project(start), changes)
    return replace(project, weeks=weeks, goal=parse_goal(goal) if goal else project.goal)


@cache
def example_summary() -> dict[str, Any]:
    """The example's summary. Not to be written to."""
    return summarise(example(), FUTURES)


@cache
def start_summary(start: str, *changes: str, weeks: int = 12, goal: str | None = None) -> dict[str, Any]:
    """The summary of a starting point. Not to be written to."""
    return summarise(project_of(start, *changes, weeks=weeks, goal=goal), FUTURES)


def only(summary: dict[str, Any]) -> dict[str, Any]:
    """The only strategy of a summary."""
    (strategy,) = summary["strategies"]
    return strategy


def play(project: Project, futures: int = FUTURES) -> Projection:
    """The projection of a project's first strategy."""
    player = Player(Luck(project.seed, project.weeks))
    try:
        return player.play(case_of(project, 0), futures)
    finally:
        player.close()


def numbers(content: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """All that is neither object nor list, with its place."""
    if isinstance(content, dict):
        for key, value in content.items():
            yield from numbers(value, f"{path}.{key}")
    elif isinstance(content, list):
        for index, value in enumerate(content):
            yield from numbers(value, f"{path}[{index}]")
    else:
        yield path, content
