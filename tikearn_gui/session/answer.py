"""What the process that computes is called with, and what it says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from tikearn_gui.session.results import Snapshot

__all__ = ["BEHIND", "COMPUTE", "ERRAND", "Answer"]

COMPUTE: Final = "--compute"
"""What the window calls the program with for a process that computes; of no use to people."""
BEHIND: Final = "--behind"
"""Beside it for a process that is to yield to another one."""

ERRAND: Final = "--errand"
"""What it calls it with for a process that does one errand (see :mod:`tikearn_gui.session.errand`)."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A snapshot that answers a request, without its project, which the window has; without one, that there is no more.

    ``failure`` is what went wrong instead; empty where nothing did.
    """

    generation: int
    number: int
    snapshot: Snapshot | None = None
    failure: str = ""
