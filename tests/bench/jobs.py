"""The work whose time is bounded: slider moves, luck, several strategies, all levers, many futures.

Each job is one call; what it needs is made before. A reference job of fixed size tells how fast the machine is just
now, so that a test can judge a ratio where seconds would only judge the machine.
"""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from tikearn_gui.core.doubt import Case
from tikearn_gui.core.levers import LEVERS
from tikearn_gui.core.luck import Luck
from tikearn_gui.core.player import FUTURES, QUICK_FUTURES, Player
from tikearn_gui.core.schedule import Schedule
from tikearn_gui.core.sensitivity import lever_range, tornado
from tikearn_gui.core.starting_points import STARTING_POINTS
from tikearn_gui.core.strategy import Strategy

__all__ = ["JOBS", "Job", "Timing", "measure", "reference_job", "reference_times", "told"]

WEEKS: Final = 12
SEED: Final = 20_261_122
_PAGE: Final = 4096
_Item = TypeVar("_Item", bound=np.generic)
MONEY_LEVERS: Final = ("order_value", "typical_fee", "order_keep", "rewards_rate", "cost_per_stream", "tax_rate")
ANY_LEVERS: Final = ("views_per_stream", "likes_per_view", "gifters_per_100_views", "coins_per_gifter", "like_gifts")


@dataclass(frozen=True, slots=True)
class Job:
    """Work with a bound in milliseconds on two ordinary cores, and one on its ratio to the reference job.

    The ratio's bound is three times what was measured on a quiet machine: tests share theirs.
    """

    name: str
    bound_ms: float
    most_ratio: float
    calls: Callable[[], Iterator[Callable[[], object]]]
    """Makes what is needed and then gives call after call, each with new work to do."""


@dataclass(frozen=True, slots=True)
class Timing:
    """Milliseconds of the calls of one job."""

    median: float
    p95: float
    best: float


def regular() -> Strategy:
    """The strategy that is timed: the regular creator, 3 LIVEs in 12 weeks, 36 in all."""
    return STARTING_POINTS["regular"].strategy


def case_of(strategy: Strategy) -> Case:
    """A strategy against the regular creator's usual."""
    return Case(strategy, STARTING_POINTS["regular"].anchors, Schedule.regular(strategy, WEEKS))


def moved(key: str, step: int) -> Case:
    """The strategy with one lever a little further with every step, as under a finger."""
    strategy = regular()
    lever = LEVERS[key]
    start = max(strategy.number(key), lever.slider_low)
    value = start * (1.0 + 0.003 * step) if start > 0 else lever.slider_high * 0.003 * step
    return case_of(strategy.with_value(key, min(value, lever.high)))


def _warm_player() -> Player:
    player = Player(Luck(SEED, WEEKS))
    player.play(case_of(regular()))
    return player


def drag(keys: tuple[str, ...], futures: int) -> Callable[[], Iterator[Callable[[], object]]]:
    """One slider move after another, each played to its bands."""

    def calls() -> Iterator[Callable[[], object]]:
        player = _warm_player()
        for step in itertools.count(1):
            case = moved(keys[step // 25 % len(keys)], step % 25)
            yield lambda case=case: player.play(case, futures).bands()  # type: ignore[misc]

    return calls


def _new_luck() -> Iterator[Callable[[], object]]:
    for seed in itertools.count(1):
        player = Player(Luck(seed, WEEKS))
        yield lambda player=player: player.luck.draw(FUTURES, 3)  # type: ignore[misc]


def _four_strategies() -> Iterator[Callable[[], object]]:
    player = _warm_player()
    for step in itertools.count(1):
        cases = [moved(key, step % 25) for key in ANY_LEVERS[:4]]

        def play(cases: list[Case] = cases) -> None:
            for slot, case in enumerate(cases):
                player.forget(slot)
                player.play(case, slot=slot)

        yield play


def _all_levers() -> Iterator[Callable[[], object]]:
    player = _warm_player()
    case = case_of(regular())
    keys = [key for key in LEVERS if lever_range(case.strategy, key) is not None]
    list(tornado(player, case, keys, QUICK_FUTURES))
    while True:
        yield lambda: list(tornado(player, case, keys, QUICK_FUTURES))


def _many_futures() -> Iterator[Callable[[], object]]:
    player = _warm_player()
    player.play(case_of(regular()), 100_000)
    for step in itertools.count(1):
        case = moved("views_per_stream", step % 25)
        yield lambda case=case: player.play(case, 100_000).bands()  # type: ignore[misc]


JOBS: Final = (
    Job("a lever that scales money, 20,000 futures", 12.0, 1.5, drag(MONEY_LEVERS, FUTURES)),
    Job("any lever at all, 20,000 futures", 25.0, 16.0, drag(ANY_LEVERS, FUTURES)),
    Job("any lever at all, 8,000 futures", 10.0, 7.5, drag(ANY_LEVERS, QUICK_FUTURES)),
    Job("all luck of a new seed", 400.0, 156.0, _new_luck),
    Job("four strategies from scratch", 80.0, 60.0, _four_strategies),
    Job("all levers, one at a time, 8,000 futures", 700.0, 280.0, _all_levers),
    Job("one strategy, 100,000 futures", 150.0, 76.0, _many_futures),
)


def _in_place(array: NDArray[_Item], offset: int) -> NDArray[_Item]:
    """A copy so many bytes behind the begin of a page of memory: where arrays lie to each other makes the same job take
    up to twice as long, and would differ from run to run."""
    memory = np.empty(array.nbytes + 2 * _PAGE, np.uint8)
    begin = -memory.__array_interface__["data"][0] % _PAGE + offset
    placed = memory[begin : begin + array.nbytes].view(array.dtype).reshape(array.shape)
    np.copyto(placed, array)
    return placed


def reference_job() -> Callable[[], object]:
    """A fixed job of the core's kind: arithmetic, look-ups and sorts on arrays of 36 x 2,000 and 12 x 20,000
    singles."""
    generator = np.random.default_rng(1)
    values = _in_place(generator.random((36, 2_000), np.float32), 0)
    table = _in_place(generator.random(1 << 16, np.float32), 0)
    index = _in_place(generator.integers(0, 1 << 16, values.shape, np.int32), 0)
    weeks = _in_place(generator.random((12, 20_000), np.float32), 0)
    out = _in_place(values, _PAGE // 2)

    def run() -> None:
        for _ in range(10):
            for _ in range(10):
                np.multiply(values, values, out=out)
                np.add(out, values, out=out)
            np.exp(values, out=out)
            table.take(index, out=out, mode="clip")
        np.sort(weeks, axis=1)

    return run


def _milliseconds(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return (time.perf_counter() - start) * 1e3


def measure(calls: Iterator[Callable[[], object]], seconds: float, most: int = 200) -> Timing:
    """Time calls for about so many seconds, at least five after a warm-up of two."""
    for _ in range(2):
        next(calls)()
    times: list[float] = []
    while len(times) < 5 or (sum(times) < seconds * 1e3 and len(times) < most):
        times.append(_milliseconds(next(calls)))
    ordered = sorted(times)
    return Timing(ordered[len(ordered) // 2], ordered[int(0.95 * (len(ordered) - 1))], ordered[0])


def python_job() -> None:
    """A fixed job of Python alone: calls, attributes, look-ups, small numbers. Builds of one version differ by half."""
    known = {number: Timing(number, number, number) for number in range(100)}
    for number in range(15_000):
        found = known[number % 100]
        max(found.best * len(known), found.p95)


def reference_times(seconds: float = 0.3) -> dict[str, float]:
    """How long both reference jobs take just now, in milliseconds: what the figures of a machine go with."""
    jobs = {"numpy": reference_job(), "Python": python_job}
    return {name: measure(itertools.repeat(job), seconds).median for name, job in jobs.items()}


def told(times: dict[str, float]) -> str:
    """Reference times in words."""
    return "reference jobs: " + ", ".join(f"{name} {took:.1f} ms" for name, took in times.items())
