"""Sums of heavy-tailed values by a window into a long pool with prefix sums.

The sum of n draws is prefix[start + n] - prefix[start]: exact, independent of n in cost, rising with n, and rising with
every value of the pool. The pool is stratified (quantiles in seeded order), so that its mean is the closed form's. It
is kept small enough for a core's cache, since windows start anywhere; that is why whole values are summed in 32 bits,
where overflow wraps around and takes nothing from a difference.

A pool may have several segments, one a class of futures, where its shape itself is in doubt.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from tikearn_gui.core.arrays import Doubles, Floats, Ints, Scratch, freeze
from tikearn_gui.core.luck import StretchLuck

__all__ = ["Pool", "Windows", "windows"]

_KEPT: Final = 2
"""Pools whose windows are remembered."""


class Pool:
    """Prefix sums of a pool's values, segment after segment, each continued a little past its end by its beginning."""

    def __init__(self, values: Doubles | Floats, *, whole: bool = False) -> None:
        """``values``: shape (segment, position), not negative; the number of positions is a power of two, at most
        2**20.

        ``whole`` says that they are whole numbers.
        """
        self.segments, self.length = values.shape
        self._reach = self.length // 4
        self.stride = self.length + self._reach + 1
        prefix = np.zeros((self.segments, self.stride))
        np.cumsum(values, axis=1, dtype=np.float64, out=prefix[:, 1 : self.length + 1])
        self._totals = prefix[:, self.length].copy()
        prefix[:, self.length + 1 :] = prefix[:, 1 : self._reach + 1] + self._totals[:, None]
        self._exact = prefix.ravel()
        self._maxima: list[Floats] = []
        self._lock = threading.Lock()  # blocks on two threads may ask for maxima at once
        fits = whole and float(values.max()) * self._reach < 2.0**32
        self._prefix: NDArray[Any] = self._exact.astype(np.uint64).astype(np.uint32) if fits else self._exact

    def starts(self, start: Ints, segment: Ints | None, out: Ints) -> Ints:
        """Where windows begin: the luck ``start`` (any whole numbers from 0), folded into the pool, in each future's
        segment (broadcast over the last axis; None where there is one)."""
        np.bitwise_and(start, np.int32(self.length - 1), out=out)
        if segment is not None:
            out += segment * np.int32(self.stride)
        return out

    def before(self, starts: Ints) -> NDArray[Any]:
        """The prefix sums at the starts, which :meth:`sums` reads. Same shape."""
        return self._prefix.take(starts, mode="clip")

    def sums(
        self, starts: Ints, counts: Ints, scratch: Scratch, before: NDArray[Any] | None = None
    ) -> NDArray[np.uint32] | Doubles:
        """The sums of ``counts`` values from ``starts`` on, of the same shape, in a work array of the scratch."""
        if int(np.maximum.reduce(counts, axis=None, initial=0)) > self._reach:
            return self._long_sums(starts, counts)
        end = np.add(starts, counts, out=scratch.ints("pool.end", counts.shape))
        dtype = self._prefix.dtype
        sums = self._prefix.take(end, out=scratch.array(f"pool.sums.{dtype}", counts.shape, dtype), mode="clip")
        if before is None:
            other = scratch.array(f"pool.before.{dtype}", counts.shape, dtype)
            before = self._prefix.take(starts, out=other, mode="clip")
        return np.subtract(sums, before, out=sums)

    def picked(self, start: Ints, counts: Ints, at: NDArray[np.intp], classes: Ints) -> NDArray[Any]:
        """The sums of single windows, those at the flat indices ``at``: (window,), as ``counts``.

        ``start`` is the luck of all windows, futures last and not yet folded into the pool, and ``classes`` each
        future's segment, (future,).
        """
        first = start.ravel().take(at)
        first &= np.int32(self.length - 1)
        if self.segments > 1:
            first += classes.take(at % classes.size) * np.int32(self.stride)
        if int(counts.max(initial=0)) > self._reach:
            return self._long_sums(first, counts)
        return self._prefix.take(first + counts) - self._prefix.take(first)

    def _long_sums(self, starts: Ints, counts: Ints) -> Doubles:
        """Windows longer than the pool: whole turns times the total, and the rest."""
        turns, rest = np.divmod(counts, np.int32(self.length))
        segment, position = np.divmod(starts, np.int32(self.stride))
        past = position + rest - np.int32(self.length)
        wrapped = past > 0
        end = np.where(wrapped, segment * np.int32(self.stride) + past, starts + rest)
        sums: Doubles = self._exact[end] - self._exact[starts] + (turns + wrapped) * self._totals[segment]
        return sums

    def maxima(self, starts: Ints, counts: Ints) -> Floats:
        """The largest of ``counts`` values from ``starts`` on, 0 where there are none; same shape."""
        segment, position = np.divmod(starts, np.int32(self.stride))
        left = np.minimum(counts, np.int32(self.length))
        largest = np.zeros(counts.shape, np.float32)
        while left.any():
            part = np.minimum(left, np.int32(self._reach))
            np.maximum(largest, self._short_maxima(segment * np.int32(self.stride) + position, part), out=largest)
            position = (position + part) % np.int32(self.length)
            left -= part
        return largest

    def _short_maxima(self, starts: Ints, counts: Ints) -> Floats:
        """The same for windows within reach, from tables of the maxima of 1, 2, 4 .. values: two cover any window."""
        level = np.frexp(np.maximum(counts, 1))[1] - 1
        with self._lock:
            tables = np.stack([self._maxima_of(step) for step in range(int(level.max(initial=0)) + 1)])
        last = starts + counts - (np.int32(1) << level.astype(np.int32))
        largest = np.maximum(tables[level, starts], tables[level, np.maximum(last, 0)])
        largest[counts == 0] = 0.0
        return largest

    def _maxima_of(self, level: int) -> Floats:
        """Largest of 2**level values from each position; at a segment's end, of those that are left."""
        while len(self._maxima) <= level:
            if not self._maxima:
                values = np.diff(self._exact.reshape(self.segments, self.stride), axis=1, append=np.nan)
                self._maxima.append(np.nan_to_num(values).ravel().astype(np.float32))
                continue
            shorter = self._maxima[-1]
            longer = shorter.copy()
            step = 1 << (len(self._maxima) - 1)
            np.maximum(shorter[:-step], shorter[step:], out=longer[:-step])
            self._maxima.append(longer)
        return self._maxima[level]


@dataclass(frozen=True, slots=True)
class Windows:
    """Where the windows of a count begin in a pool, read-only; each array (live, week, future)."""

    pool: Pool
    starts: Ints
    before: NDArray[Any]
    """The prefix sums there."""

    def sums(self, counts: Ints, scratch: Scratch) -> NDArray[np.uint32] | Doubles:
        """The sums of ``counts`` values, of the same shape, in a work array of the scratch."""
        return self.pool.sums(self.starts, counts, scratch, self.before)


def windows(pool: Pool, block: StretchLuck, name: str, lives: int) -> Windows:
    """The windows of a count that is drawn by LIVE. They begin at the same places for every strategy and slider move,
    so that half of the look-ups can be kept."""

    def begin() -> Ints:
        start = block.live_counts(name, lives).start
        return freeze(pool.starts(start, block.classes if pool.segments > 1 else None, np.empty_like(start)))

    def make() -> Windows:
        starts = block.remember(f"{name}.starts", (pool.stride, pool.segments, lives), begin, _KEPT)
        return Windows(pool, starts, freeze(pool.before(starts)))

    # The pool is kept with it, so that no other can come to have its id.
    made: Windows = block.remember(f"{name}.windows", (id(pool), lives), make, _KEPT)
    return made
