"""What property tests of projects draw: settings, names, and whole projects, all of them legal."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from tikearn_gui.core.lever import Lever, LeverError, LeverValue, Scale, Setting
from tikearn_gui.core.levers import LEVERS
from tikearn_gui.core.starting_points import STARTING_POINTS
from tikearn_gui.core.strategy import ANCHOR_LEVERS
from tikearn_gui.project.project import LARGEST_SEED, Currency, Goal, Period, Project, ProjectError, new_project

__all__ = ["changes", "names", "projects", "settings_of"]

LETTERS = "abyzAZ .=,:;\"'\\/<&{}[]0189_-éß日本語😀\u200b"


def _values(one: Lever) -> st.SearchStrategy[LeverValue]:
    if one.choices:
        return st.sampled_from(one.choices)
    if one.scale is Scale.WHOLE:
        return st.integers(int(one.low), int(one.high)).map(float)
    return st.floats(one.low, one.high) | st.sampled_from((one.low, one.high, one.default.number))


@st.composite
def settings_of(draw: st.DrawFn, one: Lever) -> Setting:
    """Any setting that a lever takes, to the last digit."""
    if not one.may_be_unsure or draw(st.booleans()):
        return Setting(draw(_values(one)))
    low, value, high = sorted(draw(st.tuples(*[st.floats(one.low, one.high)] * 3)))
    return one.check(Setting(value, low, high))


@st.composite
def changes(draw: st.DrawFn, most: int = 6) -> dict[str, Setting]:
    """New settings of some levers. Two of them have limits of their own together, so one of these two stays."""
    keys = draw(st.lists(st.sampled_from([key for key in LEVERS if key != "dearest_gift"]), max_size=most, unique=True))
    return {key: draw(settings_of(LEVERS[key])) for key in keys}


def names() -> st.SearchStrategy[str]:
    """Names that a strategy may have."""
    return st.text(st.sampled_from(LETTERS), min_size=1, max_size=20).filter(lambda text: bool(text.strip()))


def _with(project: Project, name: str, overrides: dict[str, Setting]) -> Project:
    try:
        return project.add(project.free_name(name), overrides)
    except (LeverError, ProjectError):  # the base leaves no room for these coins
        return project


@st.composite
def projects(draw: st.DrawFn, most: int = 8) -> Project:
    """Any project."""
    project = new_project(
        draw(st.sampled_from(tuple(STARTING_POINTS))), draw(names()), draw(st.integers(0, LARGEST_SEED))
    )
    project = project.with_levers({0: draw(changes())})
    for _ in range(draw(st.integers(0, most - 1))):
        project = _with(project, draw(names()), draw(changes()))
    project = project.move(0, draw(st.integers(0, len(project.strategies) - 1)))
    project = project.recolour(0, draw(st.integers(0, 7)))
    anchor = draw(st.sampled_from(("usual_views", "usual_likes_per_view", "usual_watch_minutes")))
    planned = LEVERS[ANCHOR_LEVERS[anchor]]
    project = project.with_anchor(anchor, draw(st.floats(max(planned.low, 1e-6), planned.high)))
    return replace(
        project,
        weeks=draw(st.integers(1, 52)),
        goal=Goal(draw(st.floats(0.01, 1e9)), draw(st.sampled_from(Period))),
        currency=draw(st.sampled_from((Currency(), Currency("EUR", 0.91), Currency("IDR", 16_250)))),
    )
