"""The What matters page: from what was found out about the edited strategy to its records.

Money is computed in US dollars and leaves here in the project's currency, multiplied once.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

from tikearn_gui.core.goal_seek import COUNTED, seekable
from tikearn_gui.core.heat_map import can_be_an_axis
from tikearn_gui.core.levers import LEVERS
from tikearn_gui.core.projection import BANDS
from tikearn_gui.core.sensitivity import share_of_spread
from tikearn_gui.core.starting_points import STARTING_POINTS
from tikearn_gui.ui.format import NBSP
from tikearn_gui.ui.levers.value_text import ValueText
from tikearn_gui.ui.pages import matters_views as views
from tikearn_gui.ui.pages import story_words
from tikearn_gui.ui.pages.views import Spread, Strategy
from tikearn_gui.ui.pages.words import listed
from tikearn_gui.ui.present.earnings import fan_of
from tikearn_gui.ui.present.samples import per_usd, rest_of, sample_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tikearn_gui.core.goal_seek import Found
    from tikearn_gui.core.heat_map import HeatMap
    from tikearn_gui.core.lever import LeverValue, Setting
    from tikearn_gui.core.sensitivity import Bar
    from tikearn_gui.core.stories import Story
    from tikearn_gui.core.stress import StressRow
    from tikearn_gui.session.focus import Focus
    from tikearn_gui.session.results import Mattering, Snapshot
    from tikearn_gui.ui.format import Format

__all__ = ["default_axes", "matters", "value_words"]

LEVER_CURRENCY: Final = "USD"
_LOW, _LOWER, _TYPICAL, _UPPER, _HIGH = (BANDS.index(share) for share in (0.10, 0.25, 0.50, 0.75, 0.90))
_NO_EFFECT: Final = 0.005
"""Dollars under which a bar is none."""


def matters(
    snapshot: Snapshot, fmt: Format, focus: Focus, before: views.Matters | None = None, told: object = None
) -> views.Matters | None:
    """Everything on the page that is there; None while the strategy is not played.

    Args:
        snapshot: what has been computed.
        fmt: how figures are written.
        focus: what was asked for.
        before: what this returned last, in the same format.
        told: the futures that its stories were made of.
    """
    drawn = fan_of(snapshot, snapshot.edited)
    if drawn is None:
        return None
    found, rest = _found(snapshot), rest_of(snapshot)
    rate, strategy = per_usd(snapshot), _strategy(snapshot)
    tornado = _tornado(snapshot, fmt, found)
    return views.Matters(
        strategy=strategy,
        weeks=snapshot.project.weeks,
        fan=replace(drawn, others=()),
        top=_top(snapshot, found, rate),
        tornado=tornado,
        split=None
        if rest is None or rest.split is None
        else views.Split(rest.split.not_known, rest.split.audience_luck, rest.split.gift_luck),
        rests=_rests(snapshot),
        seek=_seek(snapshot, fmt, focus, found),
        knowing=_knowing(found, rate),
        single=len(snapshot.project.strategies) < 2,
        stress=() if found is None else tuple(_stress(snapshot, row, rate) for row in found.stress),
        stories=_stories(snapshot, fmt, before, told),
        axes=_axes(snapshot, focus),
        heat=None if found is None or found.heat is None else _heat(snapshot, fmt, found.heat, rate),
        worth=_worth(snapshot, rate),
        ledger=_ledger(snapshot, fmt, found),
    )


def _found(snapshot: Snapshot) -> Mattering | None:
    """What was found out, if it belongs to the edited strategy."""
    found = snapshot.mattering
    return found if found is not None and found.index == snapshot.edited else None


def _strategy(snapshot: Snapshot) -> Strategy:
    entry = snapshot.project.strategies[snapshot.edited]
    return Strategy(entry.name, entry.colour)


def value_words(fmt: Format, key: str, value: LeverValue) -> str:
    """A value of a lever with its unit, short; its money is that of the model."""
    text = ValueText(LEVERS[key], replace(fmt, currency=LEVER_CURRENCY))
    if isinstance(value, str):
        return text.number(value)
    number = text.number(float(f"{value:.3g}"))
    return f"{text.prefix}{number}{NBSP + text.suffix if text.suffix else ''}"


# -- tornado ----------------------------------------------------------------------------------------------------------


def _widest(bars: Iterable[Bar]) -> list[Bar]:
    return sorted((bar for bar in bars if bar.width >= _NO_EFFECT), key=lambda bar: -bar.width)


def _tornado(snapshot: Snapshot, fmt: Format, found: Mattering | None) -> views.Tornado | None:
    if found is None or found.typical is None:
        return None
    rate = per_usd(snapshot)
    bars = tuple(
        views.Bar(
            bar.key,
            value_words(fmt, bar.key, bar.low),
            value_words(fmt, bar.key, bar.high),
            bar.typical_low * rate,
            bar.typical_high * rate,
        )
        for bar in _widest(found.bars)
    )
    return views.Tornado(
        _strategy(snapshot), found.typical * rate, bars, len(found.bars), found.bars_expected, found.bars_complete
    )


def _top(snapshot: Snapshot, found: Mattering | None, rate: float) -> views.Top | None:
    """The widest bar, once all are there: before, the widest so far may be another one soon."""
    if found is None or not found.bars_complete:
        return None
    widest = next(iter(_widest(found.bars)), None)
    if widest is None:
        return None
    strategy = snapshot.project.strategy_of(snapshot.edited)
    start = STARTING_POINTS[snapshot.project.starting_point].strategy
    low, high = sorted((widest.typical_low * rate, widest.typical_high * rate))
    touched = strategy[widest.key] != start[widest.key]
    grade = LEVERS[widest.key].grade(touched=touched)
    return views.Top(_strategy(snapshot), widest.key, low, high, strategy[widest.key].unsure, grade)


def _rests(snapshot: Snapshot) -> tuple[views.Rest, ...]:
    rest = rest_of(snapshot)
    if rest is None or rest.split is None or rest.contributions is None:
        return ()
    shares = share_of_spread(rest.split, rest.contributions)
    return tuple(views.Rest(key, share) for key, share in sorted(shares.items(), key=lambda pair: -pair[1]))


# -- goal seek --------------------------------------------------------------------------------------------------------

_REACH: Final = {
    "reached": views.Reach.NOW,
    "within": views.Reach.WITHIN,
    "beyond reason": views.Reach.BEYOND,
    "out of reach": views.Reach.NEVER,
}


def _seek(snapshot: Snapshot, fmt: Format, focus: Focus, found: Mattering | None) -> views.Seek:
    rate, goal = per_usd(snapshot), snapshot.project.goal
    sample = sample_of(snapshot, snapshot.edited)
    combined = tuple(key for key in seekable() if key not in COUNTED)
    return views.Seek(
        goal=(goal.usd if focus.usd is None else focus.usd) * rate,
        chance=focus.chance,
        reached=None if sample is None else sample.reached(goal.usd),
        rows=() if found is None else tuple(_seek_row(snapshot, fmt, each) for each in found.found),
        counted=0 if found is None else len(found.found),
        expected=0 if found is None else found.found_expected,
        complete=found is not None and found.found_complete,
        levers=combined,
        wished=focus.together,
        together=_together(snapshot, fmt, found),
    )


def _seek_row(snapshot: Snapshot, fmt: Format, found: Found) -> views.SeekRow:
    now = snapshot.project.strategy_of(snapshot.edited).number(found.key)
    return views.SeekRow(
        lever=found.key,
        now=value_words(fmt, found.key, now),
        value=None if found.value is None else value_words(fmt, found.key, found.value),
        number=found.value,
        reach=_REACH[found.reach.value],
        best=found.chance,
        hours=found.more_hours / snapshot.project.weeks,
    )


def _together(snapshot: Snapshot, fmt: Format, found: Mattering | None) -> views.Combination | None:
    both = None if found is None else found.together
    if both is None:
        return None
    values = None
    if both.values is not None:
        one, two = (value_words(fmt, key, value) for key, value in zip(both.keys, both.values, strict=True))
        values = one, two
    hours = both.more_hours / snapshot.project.weeks
    return views.Combination(both.keys, values, both.values, hours, both.chance)


def _knowing(found: Mattering | None, rate: float) -> tuple[views.Knowing, ...] | None:
    if found is None or found.information is None:
        return None
    return tuple(views.Knowing(each.key, each.changes, each.usd * rate) for each in found.information)


# -- what if ----------------------------------------------------------------------------------------------------------


def _stress(snapshot: Snapshot, row: StressRow, rate: float) -> views.Stress:
    low, lower, typical, upper, high = (float(row.bands[k][-1]) * rate for k in (_LOW, _LOWER, _TYPICAL, _UPPER, _HIGH))
    return views.Stress(
        name=row.name,
        earned=Spread(low, lower, typical, upper, high),
        change=row.against.figures.median * rate,
        line=np.concatenate([[0.0], np.asarray(row.bands[_TYPICAL]) * rate]),
    )


def _stories(snapshot: Snapshot, fmt: Format, before: views.Matters | None, told: object) -> tuple[views.Story, ...]:
    """The very records of ``before`` while the futures are those that it ``told``, so that what plays, plays on."""
    if not snapshot.stories:
        return ()
    if before is not None and told is snapshot.stories:
        return before.stories
    return tuple(_story(story, fmt, per_usd(snapshot)) for story in snapshot.stories)


def _story(story: Story, fmt: Format, rate: float) -> views.Story:
    said = [
        story_words.event(fmt, each.kind.value, each.week, each.amount * (rate if each.kind.value == "deal" else 1.0))
        for each in story.events
    ]
    sentence = story_words.happened(listed(said)) if said else story_words.nothing_happened()
    path = np.concatenate([[0.0], np.asarray(story.path) * rate])
    return views.Story(path, story.take_home * rate, story.better_than, sentence)


# -- heat map ---------------------------------------------------------------------------------------------------------


def default_axes(snapshot: Snapshot) -> tuple[str, str]:
    """The two levers whose bars are widest; until they are known, views and the share of viewers who give."""
    found = _found(snapshot)
    if found is not None and found.bars_complete:
        keys = [bar.key for bar in _widest(found.bars) if can_be_an_axis(bar.key)]
        if len(keys) > 1:
            return keys[0], keys[1]
    return "views_per_stream", "gifters_per_100_views"


def _axes(snapshot: Snapshot, focus: Focus) -> views.HeatAxes:
    levers = tuple(key for key in LEVERS if can_be_an_axis(key))
    x, y = focus.heat if focus.heat is not None else default_axes(snapshot)
    return views.HeatAxes(levers, x, y)


def _heat(snapshot: Snapshot, fmt: Format, heat: HeatMap, rate: float) -> views.Heat:
    return views.Heat(
        x_lever=heat.x_key,
        y_lever=heat.y_key,
        xs=tuple(value_words(fmt, heat.x_key, value) for value in heat.xs),
        ys=tuple(value_words(fmt, heat.y_key, value) for value in heat.ys),
        at=heat.at,
        typical=np.asarray(heat.typical) * rate,
        chance=np.asarray(heat.chance),
        played=float(np.mean(heat.played)),
    )


# -- likes and ledger -------------------------------------------------------------------------------------------------


def _worth(snapshot: Snapshot, rate: float) -> tuple[views.WorthStep, ...] | None:
    rest = rest_of(snapshot)
    if rest is None or rest.worth is None:
        return None
    steps = (step for step in rest.worth.steps if step.usd != 0.0)
    return tuple(
        views.WorthStep(step.effect, step.source, step.usd * rate, step.p10 * rate, step.p90 * rate) for step in steps
    )


def _ledger(snapshot: Snapshot, fmt: Format, found: Mattering | None) -> tuple[views.Assumption, ...] | None:
    if found is None or found.ledger is None:
        return None
    return tuple(
        views.Assumption(
            each.key, _setting_words(fmt, each.key, each.setting), each.grade, each.source, each.date, each.share
        )
        for each in found.ledger
    )


def _setting_words(fmt: Format, key: str, setting: Setting) -> str:
    """A value, or the range where there is one."""
    if setting.low is None or setting.high is None:
        return value_words(fmt, key, setting.value)
    return ValueText(LEVERS[key], replace(fmt, currency=LEVER_CURRENCY)).span(setting.low, setting.high)
