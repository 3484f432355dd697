"""Counts that move smoothly: Poisson numbers from fixed luck, which never fall when their mean rises.

A table of the inverse distribution function over means (in steps of 1/16 up to 48) and 512 equally likely columns. A
cell's luck is its column and a dither between neighbouring rows, packed into one whole number, since luck is read from
memory at every slider move. The mean of a row is exact, and so is the mean over the dither. Beyond 48 a Cornish-Fisher
expansion takes over, never below the last row.
"""

from __future__ import annotations

import math
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tikearn_gui.core.arrays import Doubles, Floats, Ints, Scratch
from tikearn_gui.core.normal import midpoint_quantiles

__all__ = [
    "COLUMNS",
    "DITHERS",
    "LARGEST_TABLED_MEAN",
    "MOST_COUNTED",
    "ROWS",
    "SCALE",
    "counts",
    "counts_at",
    "counts_of_scaled",
    "large_means",
    "least_means",
    "packed_luck",
    "poisson_table",
]

STEPS: Final = 16
LARGEST_TABLED_MEAN: Final = 48
ROWS: Final = STEPS * LARGEST_TABLED_MEAN + 1
COLUMNS: Final = 512
_LARGEST_COUNT: Final = 120
_DITHER_BITS: Final = 12
DITHERS: Final = 1 << _DITHER_BITS
"""Steps of the dither between two rows. Column, row and dither fit into 31 bits."""
SCALE: Final = np.float32(STEPS * DITHERS)
"""A mean times this, a power of two, is one in steps of the dither."""
_LAST_MEAN: Final = np.float32(LARGEST_TABLED_MEAN)
MOST_COUNTED: Final = 2**29


def _tail_shares(mean: float) -> Doubles:
    """P(count >= k) for k = 1 .. _LARGEST_COUNT. Shape (_LARGEST_COUNT,)."""
    k = np.arange(_LARGEST_COUNT + 60)
    log_factorial = np.concatenate(([0.0], np.cumsum(np.log(k[1:]))))
    pmf = np.exp(k * math.log(mean) - mean - log_factorial)
    return np.cumsum(pmf[::-1])[::-1][1 : _LARGEST_COUNT + 1]


def _next_row(previous: NDArray[np.int64], mean: float, total: int) -> NDArray[np.int64]:
    """How many of the 512 columns hold at least k, for each k: near the exact shares, never fewer than in the row
    before, ``total`` in all. Shape (_LARGEST_COUNT,)."""
    exact = COLUMNS * _tail_shares(mean)
    row = np.maximum(np.floor(exact).astype(np.int64), previous)
    missing = total - int(row.sum())
    if missing > 0:
        row[np.argsort(row - exact, kind="stable")[:missing]] += 1
    elif missing < 0:
        slack = np.where(row > previous, row - exact, -np.inf)
        row[np.argsort(-slack, kind="stable")[:-missing]] -= 1
    return -np.sort(-row)


@cache
def poisson_table() -> NDArray[np.uint8]:
    """The counts, column by column: shape (COLUMNS, ROWS) flattened. Rising along rows and along columns."""
    held = np.zeros((ROWS, _LARGEST_COUNT), np.int64)
    for row in range(1, ROWS):
        held[row] = _next_row(held[row - 1], row / STEPS, row * COLUMNS // STEPS)
    # A column holds at least k when it is among the last held[row, k - 1] of the 512.
    from_top = COLUMNS - 1 - np.arange(COLUMNS)
    table = np.empty((COLUMNS, ROWS), np.uint8)
    for row in range(ROWS):
        table[:, row] = np.searchsorted(-held[row], -from_top, side="left")
    flat = table.ravel()
    flat.setflags(write=False)
    return flat


@cache
def _column_normals() -> tuple[Floats, Floats]:
    """For each column the normal quantile z, and the correction of second order and the half that rounding down takes,
    both as :func:`_raise` needs them: z times the root of :data:`SCALE`, the other times it."""
    z = midpoint_quantiles(COLUMNS)
    scale = float(SCALE)
    return (z * math.sqrt(scale)).astype(np.float32), (((z * z - 1.0) / 6.0 + 0.5) * scale).astype(np.float32)


def packed_luck(columns: Ints, dithers: Ints) -> Ints:
    """The luck of counts: ``columns`` 0 .. COLUMNS - 1 and ``dithers`` 0 .. DITHERS - 1, packed. Same shape."""
    packed: Ints = columns * np.int32(ROWS * DITHERS) + dithers
    return packed


@cache
def _first_rows() -> Ints:
    """For each column the first row that counts anybody. Shape (COLUMNS,)."""
    return np.argmax(poisson_table().reshape(COLUMNS, ROWS) > 0, axis=1).astype(np.int32)


def least_means(luck: Ints) -> Floats:
    """The smallest mean at which each cell counts anybody, to the last bit. Same shape."""
    column, dither = np.divmod(luck, np.int32(ROWS * DITHERS))
    # Whole numbers below 2**24 and a power of two: exact in single precision.
    return (_first_rows()[column] * np.int32(DITHERS) - dither).astype(np.float32) / SCALE


def counts(mean: Floats, luck: Ints, out: Ints, scratch: Scratch) -> Ints:
    """Poisson counts of the given means into ``out``; all contiguous and of one shape.

    ``luck`` is that of :func:`packed_luck`. ``mean`` is used up. Raised means never lower a count. No count exceeds
    2**29, half a billion people, so that a few of them can be added.
    """
    most = mean.max(axis=0, initial=0.0)
    return counts_of_scaled(np.multiply(mean, SCALE, out=mean), large_means(most), luck, out, scratch)


def counts_of_scaled(scaled: Floats, large: NDArray[np.intp], luck: Ints, out: Ints, scratch: Scratch) -> Ints:
    """The same of means times :data:`SCALE`, which are used up, where the caller knows in which places behind the first
    axis means may lie above the table: ``large``, from :func:`large_means`."""
    # Picking places costs as much as counting three times as many.
    every = 3 * large.size > scaled[0].size
    raised: Ints | None = None
    if every:
        _raise(scaled, luck, out, scratch)
    elif large.size:
        lucks = luck.reshape(len(luck), -1)[:, large]
        raised = _raise(scaled.reshape(len(luck), -1)[:, large], lucks, np.empty_like(lucks), Scratch())
    if large.size:
        np.minimum(scaled, _LAST_MEAN * SCALE, out=scaled)
    index = scratch.ints("counts.index", scaled.shape)
    np.copyto(index, scaled, casting="unsafe")
    np.add(index, luck, out=index)
    np.right_shift(index, _DITHER_BITS, out=index)
    small = poisson_table().take(index, out=scratch.bytes("counts.small", scaled.shape), mode="clip")
    if every:
        return np.maximum(out, small, out=out)
    np.copyto(out, small)
    if raised is not None:
        counted = out.reshape(len(out), -1)
        counted[:, large] = np.maximum(counted[:, large], raised)
    return out


def counts_at(mean: Floats, luck: Ints, at: NDArray[np.intp]) -> Ints:
    """The counts of :func:`counts` at the flat indices ``at`` alone, (place,)."""
    means, lucks = mean.ravel().take(at)[None], luck.ravel().take(at)[None]
    return counts(means, lucks, np.empty((1, at.size), np.int32), Scratch())[0]


def large_means(most: Floats) -> NDArray[np.intp]:
    """Where means lie above the table: flat indices into the largest means over the first axis, ``most``."""
    return np.flatnonzero(most >= _LAST_MEAN)


def _raise(scaled: Floats, luck: Ints, out: Ints, scratch: Scratch) -> Ints:
    """Counts where means lie above the table, by Cornish-Fisher to second order, and 0 elsewhere, into ``out``; all of
    one shape."""
    z, correction = _column_normals()
    column = np.floor_divide(luck, np.int32(ROWS * DITHERS), out=scratch.ints("counts.index", luck.shape))
    picked = z.take(column, out=scratch.floats("counts.picked", luck.shape), mode="clip")
    # In the units of the means: powers of two, so that every step is the one in people.
    count = np.sqrt(scaled, out=scratch.floats("counts.raised", luck.shape))
    count *= picked
    count += scaled
    count += correction.take(column, out=picked, mode="clip")
    np.minimum(count, MOST_COUNTED * SCALE, out=count)
    count *= np.greater_equal(scaled, _LAST_MEAN * SCALE, out=scratch.bools("counts.large", luck.shape))
    np.copyto(out, np.divide(count, SCALE, out=count), casting="unsafe")  # down to whole people
    return out
