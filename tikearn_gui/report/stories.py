"""What happened in a single future, as a sentence. Templates and money come in, so that a window can translate both."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from tikearn_gui.report.terminal import count, listed

__all__ = ["PARTS", "happened", "story_sentence"]

PARTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "deal": "a deal worth {usd} in week {week}",
        "large gift": "one person gave {count} coins in week {week}",
        "breakout": "a LIVE in week {week} drew {count} views",
        "failed": "a LIVE in week {week} drew {count} views only",
        "followers": "{count} new followers in week {week}",
        "quiet": "{count} LIVEs in a row without a gift from week {week} on",
        "nothing": "no single event stands out",
    }
)
"""By kind of event; ``usd`` is money, ``count`` a number of what the kind says."""
_STORY: Final = "{usd}: {events}."


def happened(
    events: Sequence[Mapping[str, Any]],
    money: Callable[[float], str],
    number: Callable[[float], str] = count,
    parts: Mapping[str, str] = PARTS,
) -> list[str]:
    """The parts of the sentence, one an event, in the order of time.

    Args:
        events: with ``kind``, ``week``, ``amount`` and ``usd``, as :class:`~tikearn_gui.core.stories.Event` has them.
        money: writes dollars.
        number: writes a count.
        parts: a template for each kind, in the language of the reader.
    """
    if not events:
        return [parts["nothing"]]
    return [
        parts[str(event["kind"])].format(usd=money(event["usd"]), count=number(event["amount"]), week=event["week"])
        for event in events
    ]


def story_sentence(story: Mapping[str, Any], money: Callable[[float], str]) -> str:
    """One future of a summary as a sentence, such as *$119: a deal worth $46 in week 3.*"""
    return _STORY.format(usd=money(story["take_home"]), events=listed(happened(story["events"], money)))
