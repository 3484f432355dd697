"""Keeping labels apart and standing dots in rows. No Qt."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Dot", "Label", "Stretch", "place_labels", "push_apart", "stack_dots"]


@dataclass(slots=True)
class _Block:
    """Neighbours that touch, moved as one: the mean of the tops that its members would like, and its height."""

    wish: float
    count: int
    height: float


def push_apart(centres: Sequence[float], heights: Sequence[float], low: float, high: float) -> list[float]:
    """Tops of labels that want to stand at ``centres``, none over another and all between ``low`` and ``high``.

    The least squares answer (pool adjacent violators): what is apart stays, what collides is moved evenly. Equal
    centres keep their order. Where the labels are higher together than the space, they start at ``low`` and run over.
    """
    order = sorted(range(len(centres)), key=lambda i: centres[i])
    blocks: list[_Block] = []
    for i in order:
        blocks.append(_Block(centres[i] - heights[i] / 2, 1, heights[i]))
        while len(blocks) > 1 and blocks[-2].wish + blocks[-2].height > blocks[-1].wish:
            _merge(blocks)
    total = sum(heights)
    tops, at, left = [0.0] * len(centres), low, total
    for block in blocks:
        at = max(at, min(block.wish, high - left))
        members, order = order[: block.count], order[block.count :]
        for i in members:
            tops[i] = at
            at += heights[i]
        left -= block.height
    return tops


def _merge(blocks: list[_Block]) -> None:
    """Joins the last two blocks where their members are moved least."""
    lower, upper = blocks.pop(), blocks.pop()
    count = upper.count + lower.count
    wish = (upper.wish * upper.count + (lower.wish - upper.height) * lower.count) / count
    blocks.append(_Block(wish, count, upper.height + lower.height))


@dataclass(frozen=True, slots=True)
class Dot:
    """A dot's centre in pixels, along the axis of money and across it, and what it stands for."""

    along: float
    across: float
    value: float


@dataclass(frozen=True, slots=True)
class Stretch:
    """The axis that dots stand on: its ends and its cut (goal or zero) in pixels that rise with the figures."""

    low: float
    high: float
    cut: float


def stack_dots(
    values: Sequence[float], places: Sequence[float], on: Stretch, size: float, gap: float, room: float = math.inf
) -> list[Dot]:
    """Dots of ``size`` pixels in rows of ``size + gap`` across the axis, each row filled from its foot.

    ``places`` are the pixels of the values. The rows are counted from the cut, so no row holds both dots that reach
    it and dots that do not. What lies beyond the ends piles up in the last row within. A row that would be wider than
    ``room`` is drawn together until it fits: its dots then cover each other.
    """
    step = size + gap
    highest = math.floor((on.high - on.cut - size / 2) / step - 0.5 + 1e-9)
    lowest = math.ceil((on.low - on.cut + size / 2) / step - 0.5 - 1e-9)
    rows = [max(lowest, min(highest, math.floor((place - on.cut) / step))) for place in places]
    held = Counter(rows)
    steps = {row: min(step, max(room - size, 0.0) / max(count - 1, 1)) for row, count in held.items()}
    filled: Counter[int] = Counter()
    dots = []
    for value, row in zip(values, rows, strict=True):
        dots.append(Dot(on.cut + (row + 0.5) * step, size / 2 + filled[row] * steps[row], value))
        filled[row] += 1
    return dots


@dataclass(frozen=True, slots=True)
class Label:
    """A label that wants to stand at ``centre`` and may be left out where there is no room, lowest ``rank`` last."""

    key: str
    centre: float
    height: float
    rank: int
    of_line: bool = False
    """Whether it speaks of the line itself, and may stand on either side of it."""


def place_labels(
    labels: Sequence[Label], low: float, high: float, line: float | None, gap: float = 0.0
) -> dict[str, float]:
    """Tops of the labels by key, none over another, none within ``gap`` of the ``line`` (the goal), all in low to high.

    A label stands on its own side of the line: across it, it would say that an amount reaches the goal which does not.
    Those for which there is no room on their side are left out, the highest rank first.
    """
    cut = low if line is None else min(max(line, low), high)
    above = _Side(low, max(low, cut - gap) if cut > low else low)
    below = _Side(min(high, cut + gap) if cut > low else low, high)
    for label in sorted(labels, key=lambda label: label.rank):
        own, other = (above, below) if line is not None and label.centre < cut else (below, above)
        if not own.take(label) and label.of_line:
            other.take(label)
    return {**above.tops(), **below.tops()}


class _Side:
    """The labels on one side of a line."""

    def __init__(self, low: float, high: float) -> None:
        self._low, self._high, self._left = low, high, high - low
        self._labels: list[Label] = []

    def take(self, label: Label) -> bool:
        """Take a label if there is room for it."""
        if label.height > self._left:
            return False
        self._left -= label.height
        self._labels.append(label)
        return True

    def tops(self) -> dict[str, float]:
        """Where each stands."""
        members = self._labels
        tops = push_apart([m.centre for m in members], [m.height for m in members], self._low, self._high)
        return dict(zip((m.key for m in members), tops, strict=True))
