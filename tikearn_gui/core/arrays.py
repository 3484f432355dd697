"""Names for the arrays of the core. Every array runs over futures last: (future,), (week, future), (live, week,
future).

Luck is drawn in blocks of :data:`BLOCK` futures and played in stretches of two or three of them: smaller ones lose to
what a call costs and to look-up tables that must be fetched anew, larger ones would leave one of two threads idle.
"""

from __future__ import annotations

from typing import Any, Final, TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

__all__ = ["BLOCK", "Bools", "Doubles", "Floats", "Ints", "Number", "Scratch", "as_floats", "freeze"]

_Item = TypeVar("_Item", bound=np.generic)

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]
Ints = NDArray[np.int32]
Bools = NDArray[np.bool_]
Number = float | Floats
"""One figure for all futures, or one a future."""

BLOCK: Final = 4_000


class Scratch:
    """Work arrays made once and used again; making them anew would cost more than filling them. One a thread."""

    def __init__(self) -> None:
        self._arrays: dict[str, NDArray[np.generic]] = {}

    def floats(self, name: str, shape: tuple[int, ...]) -> Floats:
        """A float32 work array; it holds what its last user left in it."""
        return self.array(name, shape, np.float32)

    def doubles(self, name: str, shape: tuple[int, ...]) -> Doubles:
        """A float64 work array."""
        return self.array(name, shape, np.float64)

    def ints(self, name: str, shape: tuple[int, ...]) -> Ints:
        """An int32 work array."""
        return self.array(name, shape, np.int32)

    def bytes(self, name: str, shape: tuple[int, ...]) -> NDArray[np.uint8]:
        """A uint8 work array."""
        return self.array(name, shape, np.uint8)

    def bools(self, name: str, shape: tuple[int, ...]) -> Bools:
        """A bool work array."""
        return self.array(name, shape, np.bool_)

    def array(self, name: str, shape: tuple[int, ...], dtype: Any) -> Any:
        """A work array of any type."""
        array = self._arrays.get(name)
        if array is None or array.shape != shape or array.dtype != dtype:
            array = self._arrays[name] = np.empty(shape, dtype)
        return array


def freeze(array: NDArray[_Item]) -> NDArray[_Item]:
    """The same array, read-only from now on."""
    array.setflags(write=False)
    return array


def as_floats(figure: ArrayLike) -> Floats:
    """The figure or figures in single precision, so that what they are multiplied with stays so."""
    return np.asarray(figure, np.float32)
