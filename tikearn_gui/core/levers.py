"""The registry of all levers: key, unit, bounds, slider, default, notch and evidence of each.

The tables themselves stand, by groups, in ``levers_audience``, ``levers_gifts`` and ``levers_business``. Nothing here
needs numpy.
"""

from __future__ import annotations

import difflib
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from tikearn_gui.core.lever import Group, Lever, LeverError
from tikearn_gui.core.levers_audience import AUDIENCE_LEVERS
from tikearn_gui.core.levers_business import BUSINESS_LEVERS
from tikearn_gui.core.levers_gifts import GIFT_LEVERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["GROUPS", "LEVERS", "lever", "unknown_key"]

LEVERS: Final[Mapping[str, Lever]] = MappingProxyType(
    {one.key: one for one in (*AUDIENCE_LEVERS, *GIFT_LEVERS, *BUSINESS_LEVERS)}
)
"""Every lever of a strategy by key, in the order of the screen."""

GROUPS: Final[Mapping[Group, tuple[Lever, ...]]] = MappingProxyType(
    {group: tuple(one for one in LEVERS.values() if one.group is group) for group in Group}
)
"""The levers of each group, both in the order of the screen."""


def lever(key: str) -> Lever:
    """The lever of that key. Raises LeverError for an unknown key and names the nearest known ones."""
    try:
        return LEVERS[key]
    except (KeyError, TypeError):
        raise unknown_key("lever", key, LEVERS) from None


def unknown_key(what: str, key: object, known: Iterable[str]) -> LeverError:
    """The error for a key that is none of the known ones: one sentence that names up to three near ones."""
    text = str(key).casefold()
    holding = [name for name in known if text and text in name]
    near = (holding or difflib.get_close_matches(text, known, n=3, cutoff=0.5))[:3]
    hint = f"; did you mean {' or '.join(near)}?" if near else ""
    return LeverError(f"There is no {what} {key!r}{hint}")
