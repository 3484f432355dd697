"""The example that comes with the program."""

from __future__ import annotations

from dataclasses import replace

from tikearn_gui.core.lever import three_digits
from tikearn_gui.project.project import Goal, Project, new_project

__all__ = ["example"]

_LONGER_MINUTES = 150.0
_MORE_LIKES = 2.0
_MORE_WATCHED = 1.10


def example() -> Project:
    """A regular creator with about 1,000 views a LIVE, and two things to try beside the usual week.

    *Longer streams* goes LIVE for 150 minutes instead of 90: more income for more hours. *More likes* gets twice the
    likes per view and people who stay a tenth longer, in no more hours: likes pay nothing, yet they move what pays.
    """
    project = replace(new_project("regular"), goal=Goal(300.0))
    usual = project.base
    livelier = {
        "watch_minutes": three_digits(usual.number("watch_minutes") * _MORE_WATCHED),
        "likes_per_view": three_digits(usual.number("likes_per_view") * _MORE_LIKES),
    }
    return project.add("Longer streams", {"minutes_per_stream": _LONGER_MINUTES}).add("More likes", livelier)
