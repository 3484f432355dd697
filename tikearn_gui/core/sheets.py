"""What the stages of a stretch gave, kept once for all slots whose cases decide it alike.

Two strategies that differ by a price have the same audience and the same gifts: the second takes the sheets of the
first. A sheet that others read is never written on.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, Final

__all__ = ["STAGES", "Sheet", "Shelf"]

STAGES: Final = ("audience", "coins", "orders", "deals", "subscribers")
_FREE: Final = 2
"""Sheets of a stage that are kept without a reader: fresh memory costs a tenth of a play, and a slot often comes back
to what it has just left."""


class Sheet:
    """What one stage gave in one stretch."""

    __slots__ = ("data", "key", "readers")

    def __init__(self, data: Any) -> None:
        self.data = data
        self.key: Hashable = None
        """All that decided it; None while it is not whole."""
        self.readers = 0


class Shelf:
    """All sheets of one stretch of futures. Belongs to whoever plays that stretch, one at a time."""

    def __init__(self, shape: tuple[int, int, int], empty: Callable[[str, tuple[int, int, int]], Any]) -> None:
        """``shape`` is (live, week, future); ``empty`` makes a stage's arrays in it."""
        self.shape = shape
        self._empty = empty
        self._sheets: dict[str, list[Sheet]] = {name: [] for name in STAGES}

    @property
    def is_read(self) -> bool:
        """Whether anybody reads any sheet."""
        return any(sheet.readers for sheets in self._sheets.values() for sheet in sheets)

    def turn(self, name: str, held: Sheet | None, key: Hashable) -> Sheet:
        """The sheet that a reader of ``held`` goes on with: one that holds ``key``, else one to write on."""
        if held is not None and held.key == key:
            return held
        sheets = self._sheets[name]
        found = next((sheet for sheet in sheets if sheet.key == key), None)
        if found is None:
            if held is not None and held.readers == 1:
                return held
            # The one that was left first is the least likely to be wanted again.
            found = next((sheet for sheet in sheets if not sheet.readers), None) or Sheet(self._empty(name, self.shape))
        if held is not None:
            self.leave(name, held)
        if found in sheets:
            sheets.remove(found)
        sheets.append(found)
        found.readers += 1
        return found

    def leave(self, name: str, sheet: Sheet) -> None:
        """One reader less."""
        sheet.readers -= 1
        if sheet.readers:
            return
        sheets = self._sheets[name]
        sheets.remove(sheet)
        sheets.append(sheet)
        free = [other for other in sheets if not other.readers]
        for other in free[:-_FREE]:
            sheets.remove(other)
