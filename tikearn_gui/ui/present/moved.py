"""What moved the edited strategy away from the base: the difference, and each changed lever put alone on the base."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tikearn_gui.core.compare import balanced_quantiles
from tikearn_gui.core.lever import Setting
from tikearn_gui.core.levers import LEVERS
from tikearn_gui.core.schedule import WEEKS_A_MONTH
from tikearn_gui.project.project import Period, Project
from tikearn_gui.ui.format import NBSP, Format
from tikearn_gui.ui.levers.value_text import ValueText
from tikearn_gui.ui.pages import views
from tikearn_gui.ui.present.samples import per_usd, rest_of

if TYPE_CHECKING:
    from tikearn_gui.session.results import Moved, Snapshot

__all__ = ["change_words", "what_moved"]


def what_moved(snapshot: Snapshot, fmt: Format, before: views.WhatMoved | None = None) -> views.WhatMoved | None:
    """The difference to the base in the period of the goal; None for the base itself, and where it is not known.

    Until the levers are put on the base one by one, the difference and how often it is better are counted from what was
    played; ``before``, of the same strategy, tells the gains of levers that have not moved since, and the one that has
    moved gets what the others leave. All levers are there; the page picks the largest.
    """
    project, edited = snapshot.project, snapshot.edited
    if edited == project.base_index:
        return None
    rest = rest_of(snapshot)
    if rest is not None and rest.moved is not None:
        return _counted(snapshot, fmt, rest.moved)
    base = project.names[project.base_index]
    return _meanwhile(snapshot, fmt, before if before is not None and before.base == base else None)


def _counted(snapshot: Snapshot, fmt: Format, moved: Moved) -> views.WhatMoved | None:
    project = snapshot.project
    share = _share_of_period(snapshot, moved.period)
    if share is None:
        return None
    rate = share * per_usd(snapshot)
    levers = tuple(
        views.Moved(lever.key, change_words(fmt, lever.key, lever.base, lever.setting), lever.gain * rate)
        for lever in moved.levers
    )
    base = project.names[project.base_index]
    return views.WhatMoved(base, moved.gain * rate, levers, moved.together * rate, moved.better)


def _share_of_period(snapshot: Snapshot, counted: Period) -> float | None:
    """What the goal's period has of a figure that was counted for another one, shared out evenly over time.

    A LIVE has its part only where both strategies hold as many LIVEs; otherwise a gain may be a loss for each LIVE.
    """
    project, wanted = snapshot.project, snapshot.project.goal.period
    if wanted is counted:
        return 1.0
    if counted is not Period.PLAN:
        return None
    if wanted is Period.MONTH:
        return WEEKS_A_MONTH / project.weeks
    lives = {project.strategy_of(index).number("streams_per_week") for index in (snapshot.edited, project.base_index)}
    return 1.0 / (lives.pop() * project.weeks) if len(lives) == 1 else None


def _meanwhile(snapshot: Snapshot, fmt: Format, before: views.WhatMoved | None) -> views.WhatMoved | None:
    gap, share = _gap(snapshot), _share_of_period(snapshot, Period.PLAN)
    if gap is None or share is None:
        return before
    gain = float(balanced_quantiles(gap, (0.5,))[0]) * share * per_usd(snapshot)
    levers = _levers_meanwhile(snapshot.project, snapshot.edited, fmt, gain, before)
    if levers is None:
        return before
    together = gain - sum(lever.gain for lever in levers)
    base = snapshot.project.names[snapshot.project.base_index]
    return views.WhatMoved(base, gain, levers, together, float(np.mean(gap > 0)))


def _gap(snapshot: Snapshot) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]] | None:
    """What the edited strategy takes home more than the base, in the futures that both were played in. (future,)"""
    one = snapshot.projections.get(snapshot.edited)
    other = snapshot.projections.get(snapshot.project.base_index)
    if one is None or other is None or {snapshot.edited, snapshot.project.base_index} & snapshot.stale:
        return None
    if (one.seed, one.weeks) != (other.seed, other.weeks):
        return None
    both = min(one.futures, other.futures)
    return one.left[-1, :both].astype(np.float64) - other.left[-1, :both]


def _levers_meanwhile(
    project: Project, edited: int, fmt: Format, gain: float, before: views.WhatMoved | None
) -> tuple[views.Moved, ...] | None:
    """Each changed lever with its gain; None where more than one of them is not known."""
    mine = project.strategy_of(edited)
    changes = {key: change_words(fmt, key, project.base[key], mine[key]) for key in mine.changed_from(project.base)}
    if before is None:
        return None if len(changes) > 1 else tuple(views.Moved(key, change, gain) for key, change in changes.items())
    known = {lever.lever: lever for lever in before.levers if changes.get(lever.lever) == lever.change}
    if len(changes) - len(known) > 1:
        return None
    left = gain - sum(lever.gain for lever in known.values()) - (before.together if len(changes) > 1 else 0.0)
    return tuple(known.get(key) or views.Moved(key, change, left) for key, change in changes.items())


def change_words(fmt: Format, key: str, base: Setting, setting: Setting) -> str:
    """A lever's way from the base, as its field writes it: "60 → 90"; ranges where the value is the same."""
    value = ValueText(LEVERS[key], fmt)
    if base.value != setting.value:
        percent = f"{NBSP}{value.suffix}" if value.is_share else ""
        return f"{value.number(base.value)} → {value.number(setting.value)}{percent}"
    return f"{_doubt(value, base)} → {_doubt(value, setting)}"


def _doubt(value: ValueText, setting: Setting) -> str:
    """The range of a setting, or its one value."""
    if setting.low is None or setting.high is None:
        return value.number(setting.value)
    return value.span(setting.low, setting.high)
