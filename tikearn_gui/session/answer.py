"""What the process that computes says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tikearn_gui.session.results import Snapshot

__all__ = ["Answer"]


@dataclass(frozen=True, slots=True)
class Answer:
    """A snapshot that answers a request, without its project, which the window has; without one, that there is no more.

    ``failure`` is what went wrong instead; empty where nothing did.
    """

    generation: int
    number: int
    snapshot: Snapshot | None = None
    failure: str = ""
