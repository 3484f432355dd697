"""The dearest gift of a window, asked by two threads at once, as the top gifter is."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import numpy as np
import pytest

from tests.core.played import usual_case
from tikearn_gui.core.arrays import BLOCK, Floats, Ints
from tikearn_gui.core.details import details
from tikearn_gui.core.luck import Luck
from tikearn_gui.core.player import Player
from tikearn_gui.core.pools import Pool
from tikearn_gui.core.starting_points import STARTING_POINTS

POOLS = 60


@pytest.fixture(autouse=True)
def hasty_threads() -> Iterator[None]:
    """Threads take turns a thousand times as often as usual, so that what may go wrong does."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)


def windows(rng: np.random.Generator) -> tuple[Ints, Ints]:
    return rng.integers(0, 1 << 16, 4_000).astype(np.int32), rng.integers(0, 40, 4_000).astype(np.int32)


def test_two_threads_find_the_dearest_gifts_that_are_there() -> None:
    rng = np.random.default_rng(1)
    values = rng.integers(1, 10_000, 1 << 16).astype(float)
    starts, counts = windows(rng)
    endless = np.concatenate((values, values[:40]))
    true = [endless[start : start + count].max(initial=0.0) for start, count in zip(starts, counts, strict=True)]
    with ThreadPoolExecutor(2) as threads:
        for _ in range(POOLS):
            pool, together = Pool(values[None], whole=True), Barrier(2)

            def ask(pool: Pool = pool, together: Barrier = together) -> Floats:
                together.wait()
                return pool.maxima(starts, counts)

            for answer in [threads.submit(ask) for _ in range(2)]:
                np.testing.assert_array_equal(answer.result(), true)


def test_the_top_gifter_is_the_same_in_every_run() -> None:
    case = usual_case(STARTING_POINTS["regular"].strategy, 4)
    luck, shares = Luck(5, 4), []
    for _ in range(12):
        player = Player(luck)
        shares.append(details(player, case, 2 * BLOCK).top_gifter_share)
        player.close()
    assert all(np.array_equal(share, shares[0], equal_nan=True) for share in shares)
