"""All luck of a project: common random numbers, drawn once from a seed and reused for every strategy.

Luck is drawn by name and address (name, LIVE of the week, block of futures), weeks following one another. So a further
LIVE a week, a further week and further futures add luck and leave what was there untouched. Blocks are only drawn one
by one; they are played in *stretches* of several, since every call of numpy has its price.
"""

from __future__ import annotations

import itertools
import threading
import zlib
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from tikearn_gui.core.arrays import BLOCK, Floats, Ints, Scratch, freeze
from tikearn_gui.core.counts import COLUMNS, DITHERS, least_means, packed_luck

__all__ = ["CLASSES", "REGULARS", "Cancelled", "CountLuck", "Luck", "StretchLuck", "stretches_of"]

REGULARS: Final = 4
"""How many of the most generous regulars are followed one by one."""
CLASSES: Final = 16
"""Futures are dealt into so many classes where a lever in doubt shapes a whole pool of values."""
_LEAST_STEP: Final = np.float32(1e-12)  # single precision draws an exact 0 now and then
_POOL_STARTS: Final = 1 << 20
_WEEKS_A_MOOD: Final = 4
_REMEMBERED: Final = 3
_CUT: Final = (2, 3)
"""Blocks in the first stretch, which is all that is played while a slider moves, and in each later one."""
_SPARSE: Final = 0.4
"""Where fewer cells than this count anybody, only they are looked at."""

_LIVE_NORMALS: Final = ("effect", "breakout", "like", "conversion", *(f"fresh{rank}" for rank in range(REGULARS)))
_LIVE_UNIFORMS: Final = ("incident", *(f"presence{rank}" for rank in range(REGULARS)))
_LIVE_COUNTS: Final = ("crowd", "orders")
_WEEK_COUNTS: Final = ("followers", "deals", "subscribers")


class Cancelled(Exception):
    """Long work was given up on request; nothing of it is kept."""


Draw = Callable[[np.random.Generator], Any]
"""Draws the luck of one block: an array, or a tuple of them, futures last."""


@dataclass(frozen=True, slots=True)
class CountLuck:
    """Luck of Poisson counts and of windows into a pool; each array (live, week, future) or (week, future)."""

    packed: Ints
    """That of :func:`tikearn_gui.core.counts.counts`."""
    start: Ints


def stretches_of(futures: int, cut: tuple[int, ...] = _CUT) -> list[range]:
    """The blocks that hold so many futures, in the stretches in which they are played. ``cut`` says how many blocks
    each has, its last number those of all that follow."""
    last, begin, found = -(-futures // BLOCK), 0, []
    for blocks in itertools.chain(cut, itertools.repeat(cut[-1])):
        if begin >= last:
            break
        found.append(range(begin, min(begin + blocks, last)))
        begin = found[-1].stop
    return found


@cache
def _chances() -> Floats:
    """4,096 equally likely chances that a regular turns up at a usual LIVE: quantiles of Beta(1.5, 4.5)."""
    root = np.linspace(0.0, 1.0, 20_001)  # x = root^2 tames the infinite slope at 0
    density = root * (1.0 - root**2) ** 3.5 * 2.0 * root
    cumulative = np.concatenate(([0.0], np.cumsum((density[1:] + density[:-1]) / 2.0)))
    wanted = (np.arange(4096) + 0.5) / 4096
    return freeze((np.interp(wanted, cumulative / cumulative[-1], root) ** 2).astype(np.float32))


def _chance(uniform: Floats) -> Floats:
    return _chances()[(uniform * np.float32(4096)).astype(np.int32)]


class StretchLuck:
    """The luck of one stretch of blocks. Arrays are made when first asked for, and read-only.

    Kept beside it are results that only luck and the shape of luck decide, for all strategies (:meth:`remember`).
    """

    def __init__(self, seed: int, weeks: int, blocks: range) -> None:
        self.blocks = blocks
        self.width = len(blocks) * BLOCK
        """Futures of the stretch."""
        self.weeks = weeks
        self._seed = seed
        self._fixed: dict[str, Any] = {}
        self._live: dict[str, Any] = {}
        self._capacity: dict[str, int] = {}
        self._memory: dict[str, OrderedDict[Hashable, Any]] = {}
        self._lock = threading.Lock()

    @property
    def futures(self) -> slice:
        """Where its futures stand among all."""
        return slice(self.blocks.start * BLOCK, self.blocks.stop * BLOCK)

    def _drawn(self, name: str, live: int, draw: Draw) -> Any:
        """A name's luck for one LIVE, block by block. Futures last."""
        key = self._seed, zlib.crc32(name.encode()), live
        generators = (np.random.Generator(np.random.PCG64(np.random.SeedSequence((*key, at)))) for at in self.blocks)
        return _joined([draw(generator) for generator in generators])

    def _once(self, name: str, draw: Draw) -> Any:
        if name not in self._fixed:
            self._fixed[name] = self._drawn(name, 0, draw)
        return self._fixed[name]

    def _by_live(self, name: str, lives: int, draw: Draw) -> Any:
        """The first ``lives`` rows of a name's luck, drawn LIVE by LIVE. Shape (live, week, future)."""
        if self._capacity.get(name, 0) < lives:
            rows = [self._drawn(name, live, draw) for live in range(lives)]
            self._live[name] = freeze(np.stack(rows))
            self._capacity[name] = lives
        return self._live[name][:lives]

    def _shape(self) -> tuple[int, int]:
        return self.weeks, BLOCK

    def live_normal(self, name: str, lives: int) -> Floats:
        """Standard normals, shape (live, week, future)."""
        shape = self._shape()
        luck: Floats = self._by_live(name, lives, lambda g: g.standard_normal(shape, np.float32))
        return luck

    def live_uniform(self, name: str, lives: int) -> Floats:
        """Uniform on [0, 1), shape (live, week, future)."""
        shape = self._shape()
        luck: Floats = self._by_live(name, lives, lambda g: g.random(shape, np.float32))
        return luck

    def live_counts(self, name: str, lives: int) -> CountLuck:
        """Luck of one count a LIVE; arrays (live, week, future)."""
        shape = self._shape()
        packed = self._by_live(name, lives, lambda g: _packed(g, shape))
        start = self._by_live(f"{name}.start", lives, lambda g: g.integers(0, _POOL_STARTS, shape, np.int32))
        return CountLuck(packed, start)

    def week_counts(self, name: str) -> CountLuck:
        """Luck of one count a week; arrays (week, future)."""
        every = self.live_counts(name, 1)
        return CountLuck(every.packed[0], every.start[0])

    def possible(self, name: str, mean: Floats, scratch: Scratch) -> NDArray[np.intp] | None:
        """Where counts of these means, (live, week, future) or (week, future), are above 0: flat indices, or None where
        that is in so many places that looking at all of them is quicker."""
        lives = mean.shape[0] if mean.ndim == 3 else 1
        least = self._least_means(name, lives).reshape(mean.shape)
        some = np.greater_equal(mean, least, out=scratch.bools("luck.some", mean.shape))
        return np.flatnonzero(some) if np.count_nonzero(some) <= _SPARSE * some.size else None

    def _least_means(self, name: str, lives: int) -> Floats:
        packed = self.live_counts(name, lives).packed
        least: Floats = self.remember(f"{name}.least", lives, lambda: freeze(least_means(packed)), 1)
        return least

    def week_normal(self, name: str) -> Floats:
        """Standard normals, shape (week, future)."""
        return self.live_normal(name, 1)[0]

    def mood_uniform(self, name: str) -> Floats:
        """Uniform on [0, 1), one for four weeks, shape (four weeks, future)."""
        count = -(-self.weeks // _WEEKS_A_MOOD)
        luck: Floats = self._once(name, lambda g: g.random((count, BLOCK), np.float32))
        return luck

    def future_normal(self, name: str) -> Floats:
        """Standard normals, shape (future,)."""
        luck: Floats = self._once(name, lambda g: g.standard_normal(BLOCK, np.float32))
        return luck

    @property
    def classes(self) -> Ints:
        """Each future's class, 0 .. CLASSES - 1, evenly dealt. Shape (future,)."""
        if "classes" not in self._fixed:
            futures = np.arange(self.width, dtype=np.int32) + np.int32(self.futures.start)
            self._fixed["classes"] = freeze(futures % np.int32(CLASSES))
        luck: Ints = self._fixed["classes"]
        return luck

    def regular_places(self) -> tuple[Floats, Floats]:
        """The four most generous regulars at the start: log of the running sums of unit exponentials that place their
        tastes, and their chances to turn up at a usual LIVE. Shapes (regular, future)."""
        places: tuple[Floats, Floats] = self._once("regulars", _draw_places)
        return places

    @property
    def fourth_place(self) -> Floats:
        """The running sum of exponentials that places the last followed regular. (future,)"""
        if "fourth" not in self._fixed:
            self._fixed["fourth"] = freeze(np.exp(self.regular_places()[0][REGULARS - 1]))
        luck: Floats = self._fixed["fourth"]
        return luck

    def regular_changes(self) -> tuple[Floats, Floats, Floats, Floats]:
        """What may change a regular's place from week to week: uniforms that decide leaving and refilling, log place
        and chance of the newcomer of the same rank. Shapes (regular, week, future)."""
        weeks = self.weeks
        changes: tuple[Floats, Floats, Floats, Floats] = self._once("changes", lambda g: _draw_changes(g, weeks))
        return changes

    def draw(self, lives: int) -> None:
        """Draw everything that a plan with so many LIVEs a week asks for."""
        for name in _LIVE_NORMALS:
            self.live_normal(name, lives)
        for name in _LIVE_UNIFORMS:
            self.live_uniform(name, lives)
        for name in _LIVE_COUNTS:
            self.live_counts(name, lives)
        for name in _WEEK_COUNTS:
            self.week_counts(name)
        self._least_means("orders", lives)
        self._least_means("deals", 1)
        self.week_normal("level")
        self.mood_uniform("mood")
        self.regular_places()
        self.regular_changes()

    def remember(self, name: str, key: Hashable, make: Callable[[], Any], keep: int = _REMEMBERED) -> Any:
        """The result of ``make`` for this key, kept for the last ``keep`` keys of a name. Two threads that ask at once
        may both make it."""
        with self._lock:
            kept = self._memory.setdefault(name, OrderedDict())
            if key in kept:
                kept.move_to_end(key)
                return kept[key]
        made = make()
        with self._lock:
            kept[key] = made
            if len(kept) > keep:
                kept.popitem(last=False)
        return made


def _joined(parts: list[Any]) -> Any:
    """Blocks side by side, futures last: arrays, or tuples of them. Read-only."""
    if isinstance(parts[0], tuple):
        return tuple(_joined(list(part)) for part in zip(*parts, strict=True))
    return freeze(parts[0] if len(parts) == 1 else np.concatenate(parts, axis=-1))


def _packed(generator: np.random.Generator, shape: tuple[int, ...]) -> Ints:
    drawn = generator.integers(0, COLUMNS * DITHERS, shape, np.int32)
    return packed_luck(drawn // np.int32(DITHERS), drawn % np.int32(DITHERS))


def _draw_places(generator: np.random.Generator) -> tuple[Floats, Floats]:
    return _log_places(generator), freeze(_chance(generator.random((REGULARS, BLOCK), np.float32)))


def _draw_changes(generator: np.random.Generator, weeks: int) -> tuple[Floats, Floats, Floats, Floats]:
    # Week by week, so that a longer horizon leaves the earlier weeks as they were.
    drawn = [_draw_change(generator) for _ in range(weeks)]
    leaving, refilling, places, chances = (freeze(np.stack(part, axis=1)) for part in zip(*drawn, strict=True))
    return leaving, refilling, places, chances


def _draw_change(generator: np.random.Generator) -> tuple[Floats, Floats, Floats, Floats]:
    shape = (REGULARS, BLOCK)
    leaving, refilling = generator.random(shape, np.float32), generator.random(shape, np.float32)
    places = _log_places(generator)
    return leaving, refilling, places, _chance(generator.random(shape, np.float32))


def _log_places(generator: np.random.Generator) -> Floats:
    """Logs of running sums of unit exponentials. Shape (regular, future)."""
    steps = generator.standard_exponential((REGULARS, BLOCK), np.float32)
    return freeze(np.log(np.cumsum(np.maximum(steps, _LEAST_STEP), axis=0)))


class Luck:
    """The luck of a project: stretches of futures, each drawn when it is first needed.

    Args:
        seed: whole number from 0; the same seed gives the same luck, on every system to the last digits of exp and log.
        weeks: length of the plan.
        cut: blocks in each stretch, see :func:`stretches_of`; figures are the same. Two threads do best with few long
            stretches, one alone with short ones, whose work arrays stay in the core's cache.
    """

    def __init__(self, seed: int, weeks: int, cut: tuple[int, ...] = _CUT) -> None:
        if seed < 0:
            raise ValueError(f"the seed must be 0 or more, not {seed}")
        self.seed = seed
        self.weeks = weeks
        self._cut = cut
        self._stretches: dict[int, StretchLuck] = {}

    def stretches(self, futures: int) -> list[StretchLuck]:
        """The luck of so many futures, in the stretches in which they are played."""
        return [self.stretch(blocks) for blocks in stretches_of(futures, self._cut)]

    def stretch(self, blocks: range) -> StretchLuck:
        """The luck of some blocks of futures, or a longer stretch that begins with them."""
        known = self._stretches.get(blocks.start)
        if known is None or known.blocks.stop < blocks.stop:
            known = self._stretches[blocks.start] = StretchLuck(self.seed, self.weeks, blocks)
        return known

    def draw(
        self,
        futures: int,
        lives: int,
        *,
        cancelled: Callable[[], bool] | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> None:
        """Draw the luck of so many futures and LIVEs a week ahead of its use.

        ``cancelled`` is asked between stretches and ``progress`` told stretches done and stretches in all. Raises
        Cancelled when asked to stop; what is drawn so far stays.
        """
        stretches = self.stretches(futures)
        for done, stretch in enumerate(stretches, 1):
            if cancelled is not None and cancelled():
                raise Cancelled
            stretch.draw(lives)
            if progress is not None:
                progress(done, len(stretches))

    def class_order(self, name: str) -> Ints:
        """A seeded order of the classes for one lever in doubt. Shape (CLASSES,)."""
        entropy = (self.seed, zlib.crc32(f"class.{name}".encode()))
        order = np.random.Generator(np.random.PCG64(np.random.SeedSequence(entropy))).permutation(CLASSES)
        return order.astype(np.int32)

    def pool_order(self, length: int) -> Ints:
        """A seeded order of a pool's positions. Shape (length,)."""
        generator = np.random.Generator(np.random.PCG64(np.random.SeedSequence((self.seed, length))))
        return generator.permutation(length).astype(np.int32)
