"""Counts that move smoothly: Poisson numbers from fixed luck, which never fall when their mean rises.

A table of the inverse distribution function over means (in steps of 1/16 up to 48) and 512 equally likely columns. A
cell's column and a dither between neighbouring rows are its luck. The mean of a row is exact, and so is the mean over
the dither. Beyond 48 a Cornish-Fisher expansion takes over, never below the last row.
"""

from __future__ import annotations

import math
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tikearn_gui.core.arrays import Doubles, Floats, Ints, Scratch
from tikearn_gui.core.normal import midpoint_quantiles

__all__ = ["COLUMNS", "LARGEST_TABLED_MEAN", "MOST_COUNTED", "ROWS", "counts", "poisson_table"]

STEPS: Final = 16
LARGEST_TABLED_MEAN: Final = 48
ROWS: Final = STEPS * LARGEST_TABLED_MEAN + 1
COLUMNS: Final = 512
_LARGEST_COUNT: Final = 120
_LAST_ROW: Final = np.float32(ROWS - 1)
_STEPS: Final = np.float32(STEPS)
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
    z = midpoint_quantiles(COLUMNS)
    return z.astype(np.float32), ((z * z - 1.0) / 6.0 + 0.5).astype(np.float32)


def counts(mean: Floats, dither: Floats, cell: Ints, out: Ints, scratch: Scratch) -> Ints:
    """Poisson counts of the given means into ``out``; all contiguous and of one shape.

    ``dither`` is uniform in [0, 1) and ``cell`` a random column x ROWS: the fixed luck. ``mean`` is used up.
    Raised means never lower a count. No count exceeds 2**29, half a billion people, so
    that a few of them can be added.
    """
    np.multiply(mean, _STEPS, out=mean)
    np.add(mean, dither, out=mean)
    large = _large(mean, scratch)
    means = mean
    if large is not None:
        means = (mean.ravel()[large] - dither.ravel()[large]) / _STEPS
        np.clip(mean, 0.0, _LAST_ROW, out=mean)
    index = scratch.ints("counts.index", mean.shape)
    np.copyto(index, mean, casting="unsafe")
    np.add(index, cell, out=index)
    small = scratch.bytes("counts.small", mean.shape)
    poisson_table().take(index, out=small, mode="clip")
    np.copyto(out, small)
    if large is not None:
        _raise_large(means, large, cell, out)
    return out


def _large(row: Floats, scratch: Scratch) -> NDArray[np.intp] | None:
    """Where means lie above the table: flat indices, or None."""
    if np.maximum.reduce(row, axis=None, initial=0.0) < ROWS:
        return None
    above = np.greater_equal(row, np.float32(ROWS), out=scratch.bools("counts.above", row.shape))
    return np.flatnonzero(above)


def _raise_large(mean: Floats, at: NDArray[np.intp], cell: Ints, out: Ints) -> None:
    """Counts of means above the table: Cornish-Fisher to second order, not under the last row."""
    column = cell.ravel()[at] // ROWS
    z, correction = _column_normals()
    count = np.minimum(np.floor(mean + z[column] * np.sqrt(mean) + correction[column]), MOST_COUNTED)
    flat = out.reshape(-1)
    flat[at] = np.maximum(count, flat[at])
