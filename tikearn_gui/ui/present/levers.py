"""What the lever panel shows of the edited strategy: settings, what changed, how figures are founded, what they mean.

Loads without numpy, so that levers stand in the window's first frame.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from tikearn_gui.core.lever import Grade, Setting
from tikearn_gui.core.levers import LEVERS
from tikearn_gui.core.starting_points import STARTING_POINTS
from tikearn_gui.core.strategy import ANCHOR_LEVERS, Strategy
from tikearn_gui.project.project import Project
from tikearn_gui.ui.format import Format
from tikearn_gui.ui.levers.value_text import ValueText
from tikearn_gui.ui.present import words
from tikearn_gui.ui.present.rewards import in_the_us, planned_us_rate

__all__ = ["LIKES_END", "LeverView", "lever_view", "lever_views"]

LIKES_END: Final = math.e
"""So many times the usual likes, or the usual over it, is where likes stop to move anything."""
_USUAL_OF: Final = {lever: name for name, lever in ANCHOR_LEVERS.items()}
_NO_MULTIPLES: Final = frozenset({"start_hour", "battle_share"})


@dataclass(frozen=True, slots=True)
class LeverView:
    """One lever of the edited strategy, ready for its row.

    ``base`` is where a reset leads: the base's setting, or for the base itself that of its starting point; ``changed``
    marks a difference from the base ("was 60"), which the base itself never has. ``touched`` says that the creator set
    it. ``usual`` is what it means against what is usual, ``limit`` where moving it further moves nothing, ``lock`` why
    it cannot be moved with the ``lock_value`` that counts instead; texts are empty where there is nothing to say.
    """

    key: str
    setting: Setting
    base: Setting
    changed: bool
    grade: Grade
    touched: bool
    usual: str = ""
    limit: str = ""
    lock: str = ""
    lock_value: float | None = None


def lever_views(
    project: Project,
    edited: int,
    fmt: Format,
    keys: Iterable[str] = tuple(LEVERS),
    *,
    us_rate: float | None = None,
) -> tuple[LeverView, ...]:
    """Some levers of the edited strategy, or all; ``us_rate`` as in :func:`lever_view`."""
    return tuple(lever_view(project, edited, key, fmt, us_rate=us_rate) for key in keys)


def lever_view(project: Project, edited: int, key: str, fmt: Format, *, us_rate: float | None = None) -> LeverView:
    """One lever. ``us_rate`` is the rewards rate that the take-home strip shows, for creators in the US; without it
    the rate is what the levers promise a LIVE. Raises LeverError for an unknown lever."""
    strategy = project.strategy_of(edited)
    setting, start = strategy[key], STARTING_POINTS[project.starting_point].strategy[key]
    is_base, touched = edited == project.base_index, setting != start
    lock, rate = _lock(strategy, key, fmt, us_rate)
    return LeverView(
        key=key,
        setting=setting,
        base=start if is_base else project.base[key],
        changed=not is_base and setting != project.base[key],
        grade=LEVERS[key].grade(touched=touched),
        touched=touched,
        usual=_usual(project, strategy, key, fmt),
        limit=_limit(project, strategy, fmt) if key == "likes_per_view" else "",
        lock=lock,
        lock_value=rate,
    )


def _usual(project: Project, strategy: Strategy, key: str, fmt: Format) -> str:
    """What a planned value is against the usual one; empty where it is as usual, and for levers without a usual."""
    if key not in _USUAL_OF:
        return ""
    usual, planned = project.anchors.as_dict()[_USUAL_OF[key]], strategy.number(key)
    if key in _NO_MULTIPLES:
        value = ValueText(LEVERS[key], fmt)
        same = value.number(usual) == value.number(planned)
        return "" if same else words.your_usual(fmt.share(usual) if value.is_share else value.number(usual))
    times = planned / usual
    return "" if fmt.number(times) == fmt.number(1.0) else words.times_usual(fmt, times)


def _limit(project: Project, strategy: Strategy, fmt: Format) -> str:
    """That likes far from the usual move nothing further."""
    usual, planned = project.anchors.likes_per_view, strategy.number("likes_per_view")
    if planned > usual * LIKES_END:
        return words.no_more_above(fmt, usual * LIKES_END)
    return words.no_more_below(fmt, usual / LIKES_END) if planned < usual / LIKES_END else ""


def _lock(strategy: Strategy, key: str, fmt: Format, us_rate: float | None) -> tuple[str, float | None]:
    """Why a lever is greyed out, and the value that counts instead."""
    if key != "rewards_rate" or not in_the_us(strategy):
        return "", None
    rate = planned_us_rate(strategy) if us_rate is None else us_rate
    return words.simulated_rate(fmt, rate), rate
