"""How sure the figures are: futures, precision, and whether enough is known for a figure at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tikearn_gui.core.lever import Kind
from tikearn_gui.core.levers import LEVERS
from tikearn_gui.core.player import FUTURES
from tikearn_gui.project.project import Period
from tikearn_gui.ui.present import words
from tikearn_gui.ui.present.samples import per_usd, rest_of, sample_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tikearn_gui.core.sensitivity import Contribution
    from tikearn_gui.session.results import Snapshot
    from tikearn_gui.ui.format import Format

__all__ = [
    "Unknown",
    "futures_text",
    "headline_is_stale",
    "precision_text",
    "range_is_wide",
    "too_little_known",
    "unknown",
]

WIDE: Final = 30.0
"""How many times the low end the high one is where a range is too wide for a figure; below a dollar all is alike."""
MOSTLY_UNKNOWN: Final = 0.5
_CENT: Final = 0.01
_CANNOT_LOOK_UP: Final = frozenset({"like_visibility", "like_retention", "like_gifts", "like_brand"})
"""Unknown to everybody: no page of TikTok shows how strongly likes act."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """Which share of the spread is what the creator does not know, and the lever to look up first, if there is one."""

    share: float
    check_first: str | None


def unknown(snapshot: Snapshot) -> Unknown | None:
    """What the foot of the lever panel says; None until it is counted: then the foot is left as it is."""
    rest = rest_of(snapshot)
    if rest is None or rest.split is None or rest.contributions is None:
        return None
    return Unknown(rest.split.not_known, _check_first(rest.contributions))


def _check_first(contributions: Iterable[Contribution]) -> str | None:
    """The doubt that matters most among those that a creator can look up, else among all."""
    keys = [part.key for part in contributions]
    known_somewhere = (key for key in keys if LEVERS[key].kind is Kind.UNKNOWN and key not in _CANNOT_LOOK_UP)
    return next(known_somewhere, keys[0] if keys else None)


def range_is_wide(snapshot: Snapshot) -> bool:
    """Whether 8 of 10 futures of the plan span more than a factor of 30 above one dollar.

    It is asked of the plan whatever the period of the goal, as is where the spread comes from.
    """
    sample = sample_of(snapshot, snapshot.edited, Period.PLAN)
    return sample is not None and sample.at(0.90) > WIDE * max(sample.at(0.10), 1.0)


def too_little_known(snapshot: Snapshot) -> bool | None:
    """Whether the range takes the place of the typical figure: it is wide, and mostly for what is not known.

    None while it is not counted where the spread comes from.
    """
    found = unknown(snapshot)
    return None if found is None else found.share > MOSTLY_UNKNOWN and range_is_wide(snapshot)


def headline_is_stale(snapshot: Snapshot) -> bool:
    """Whether the headline's figure is older than the levers: not counted yet for them, or not in the goal's period."""
    return snapshot.edited in snapshot.stale or sample_of(snapshot, snapshot.edited) is None


def futures_text(snapshot: Snapshot, fmt: Format) -> str:
    """How many futures stand behind the edited strategy's figures; empty before the first."""
    projection = snapshot.projections.get(snapshot.edited)
    if projection is None:
        return ""
    if snapshot.precise and projection.futures < FUTURES:
        return words.fewer_futures(fmt, projection.futures, FUTURES)
    return words.futures(fmt, projection.futures)


def precision_text(snapshot: Snapshot, fmt: Format) -> str:
    """How exact the typical figure is, to one digit; empty before the first figure."""
    sample = sample_of(snapshot, snapshot.edited)
    if sample is None:
        return ""
    amount = sample.precision * per_usd(snapshot)
    if amount < _CENT / 2:
        return words.exact_to_the_cent()
    return words.exact_to(fmt.money(max(float(f"{amount:.1g}"), _CENT)))
