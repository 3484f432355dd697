"""What was shown last, so that a part that is being counted again can stand there until it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from tikearn_gui.project.project import Project

if TYPE_CHECKING:
    from tikearn_gui.session.results import Snapshot

__all__ = ["Shown", "of_same"]

View = TypeVar("View")


@dataclass(frozen=True, slots=True)
class Shown(Generic[View]):
    """A view and what it was made of. Pass it back in with the next snapshot."""

    project: Project
    edited: int
    view: View

    def same_money(self, project: Project) -> bool:
        """Whether its amounts are in the project's currency at the same rate."""
        return self.project.currency == project.currency


def of_same(before: Shown[View] | None, snapshot: Snapshot) -> View | None:
    """The earlier view, if all but levers and goal's amount is as it was: strategy, money, period, plan, luck."""
    if before is None:
        return None
    old, new = before.project, snapshot.project
    was, entry = old.strategies[before.edited], new.strategies[snapshot.edited]
    same = (
        (was.name, was.colour) == (entry.name, entry.colour)
        and before.same_money(new)
        and (old.goal.period, old.weeks, old.seed) == (new.goal.period, new.weeks, new.seed)
    )
    return before.view if same else None
