"""The strategy cards: what each strategy takes home in the period of the goal, and its chance of it.

Loads without numpy, so that cards stand in the window's first frame.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tikearn_gui.project.project import Project
from tikearn_gui.ui import text
from tikearn_gui.ui.cards.view import CardView
from tikearn_gui.ui.format import Format
from tikearn_gui.ui.glyphs import RangeView
from tikearn_gui.ui.present.samples import Sample, kept, per_usd, sample_of

if TYPE_CHECKING:
    from tikearn_gui.session.results import Snapshot

__all__ = ["card_index", "card_keys", "cards"]


def card_keys(project: Project) -> tuple[str, ...]:
    """A key for each strategy's card, in their order.

    It is the colour's slot, which stays when a strategy is renamed or moved, so that its card stays too; a colour that
    is worn twice is numbered.
    """
    worn: list[int] = []
    keys = []
    for entry in project.strategies:
        again = worn.count(entry.colour)
        keys.append(f"{entry.colour}.{again}" if again else f"{entry.colour}")
        worn.append(entry.colour)
    return tuple(keys)


def card_index(project: Project, key: str) -> int:
    """The index of the strategy whose card has this key. Raises ValueError for an unknown one."""
    return card_keys(project).index(key)


def cards(snapshot: Snapshot, fmt: Format, before: Sequence[CardView] = ()) -> tuple[CardView, ...]:
    """A card for every strategy.

    One without figures takes those that it had ``before``, as stale ones; those of LIVEs are counted at rest only.
    """
    old = {view.key: view for view in before}
    keys = card_keys(snapshot.project)
    return tuple(_card(snapshot, fmt, index, key, old.get(key)) for index, key in enumerate(keys))


def _card(snapshot: Snapshot, fmt: Format, index: int, key: str, old: CardView | None) -> CardView:
    project = snapshot.project
    entry = project.strategies[index]
    card = CardView(
        key,
        entry.name,
        entry.colour,
        is_base=index == project.base_index,
        is_edited=index == snapshot.edited,
        stale=index in snapshot.stale,
    )
    sample = sample_of(snapshot, index)
    if sample is not None:
        return _with_figures(card, snapshot, fmt, sample)
    if old is None or not old.typical:
        return card
    return replace(card, typical=old.typical, caption=old.caption, range=old.range, stale=True)


def _with_figures(card: CardView, snapshot: Snapshot, fmt: Format, sample: Sample) -> CardView:
    rate, goal = per_usd(snapshot), snapshot.project.goal.usd
    # A drag plays one strategy anew; the figures of the others are those of the frame before.
    figures = kept(sample.ordered, f"card {fmt} {rate} {goal}", lambda: _figures(sample, fmt, rate, goal))
    typical, caption, span = figures
    return replace(card, typical=typical, caption=caption, range=span)


def _figures(sample: Sample, fmt: Format, rate: float, goal: float) -> tuple[str, tuple[str, str], RangeView]:
    found = sample.spread(rate)
    return (
        fmt.money(found.typical),
        text.goal_reached(fmt.of_100(sample.reached(goal)), fmt.money(goal * rate)),
        RangeView(found.low, found.lower, found.typical, found.upper, found.high),
    )
