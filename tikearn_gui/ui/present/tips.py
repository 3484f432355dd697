"""The tips beside the page: the article's four first and always, then those that bring something here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tikearn_gui.core.tips import ARTICLE_TIPS, TIPS
from tikearn_gui.ui.pages import views
from tikearn_gui.ui.present.samples import difference_sample, per_usd, rest_of
from tikearn_gui.ui.present.shown import Shown, of_same
from tikearn_gui.ui.tip_text import tip_advice, tip_title

if TYPE_CHECKING:
    from tikearn_gui.core.tips import Tip, TipResult
    from tikearn_gui.session.results import Snapshot

__all__ = ["tips"]

_VISIBLE_USD: Final = 0.005
"""Half a cent: less is shown as nothing."""


def tips(snapshot: Snapshot, before: Shown[views.Tips] | None = None) -> Shown[views.Tips]:
    """The tips on the edited strategy.

    While they are tried one after another (``counting``), what this returned last stays in its order, each tip with its
    new figures as they come; the order is made anew when all are there.
    """
    rest = rest_of(snapshot)
    results = rest.tips if rest is not None else ()
    counted = {result.id: _counted(snapshot, result) for result in results}
    visible = {result.id for result in results if _is_visible(result)}
    complete = rest is not None and rest.tips_complete
    old = of_same(before, snapshot)
    if complete or old is None:
        shown, rest_of_them = _ordered(snapshot, counted, visible)
    else:
        shown = tuple(counted.get(tip.key, tip) for tip in old.shown)
        rest_of_them = old.without_effect
    name = snapshot.project.names[snapshot.edited]
    view = views.Tips(name, shown, rest_of_them, counting=not complete)
    return Shown(snapshot.project, snapshot.edited, view)


def _ordered(
    snapshot: Snapshot, counted: dict[str, views.Tip], visible: set[str]
) -> tuple[tuple[views.Tip, ...], tuple[views.Tip, ...]]:
    """The tips to show and those without a visible effect; the largest typical gain first, the order of tips else."""
    article = tuple(counted.get(key) or _uncounted(snapshot, TIPS[key]) for key in ARTICLE_TIPS)
    others = [counted[key] for key in TIPS if key in counted and key not in ARTICLE_TIPS]
    helping = sorted((tip for tip in others if tip.key in visible), key=_typical, reverse=True)
    return (*article, *helping), tuple(tip for tip in others if tip.key not in visible)


def _typical(tip: views.Tip) -> float:
    return tip.gain.typical if tip.gain is not None else 0.0


def _is_visible(result: TipResult) -> bool:
    """Whether 8 of 10 futures show half a cent of it; a tip that helps in a few futures only steps back."""
    spread = difference_sample(result.gain.difference).spread(1.0)
    return result.has_effect and max(abs(spread.low), abs(spread.typical), abs(spread.high)) >= _VISIBLE_USD


def _counted(snapshot: Snapshot, result: TipResult) -> views.Tip:
    sample = difference_sample(result.gain.difference)
    return views.Tip(
        key=result.id,
        title=tip_title(result.id),
        levers=result.levers,
        hours=result.hours / snapshot.project.weeks,
        grade=TIPS[result.id].evidence.grade,
        advice=tip_advice(result.id),
        gain=sample.spread(per_usd(snapshot)),
        helps=result.gain.chance_ahead,
        hour_better=result.gain.chance_hour_pays_better,
    )


def _uncounted(snapshot: Snapshot, tip: Tip) -> views.Tip:
    """A tip that has not been tried yet: what it moves and costs is known before."""
    strategy = snapshot.project.strategy_of(snapshot.edited)
    hours = tip.hours_per_live * strategy.number("streams_per_week") + tip.hours_per_week
    return views.Tip(tip.id, tip_title(tip.id), tip.levers(strategy), hours, tip.evidence.grade, tip_advice(tip.id))
