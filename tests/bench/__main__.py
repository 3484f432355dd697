"""Prints each job's time, its bound and its ratio to the reference job: ``python3 dev.py bench [--seconds S]``."""

from __future__ import annotations

import argparse
import resource
import sys

from tests.bench.jobs import JOBS, measure, moved, reference_times, told
from tikearn_gui.core.luck import Luck
from tikearn_gui.core.player import Player

_STRATEGIES = 8
_MOST_MEMORY_MB = 600.0


def _memory_of_eight_strategies() -> float:
    """Peak resident megabytes of a process that keeps eight strategies of a project played, all that came before
    included."""
    player = Player(Luck(1, 12))
    kept = [player.play(moved("views_per_stream", slot), slot=slot) for slot in range(_STRATEGIES)]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    kept.clear()
    return peak / (1024.0 * 1024.0 if sys.platform == "darwin" else 1024.0)


def main() -> int:
    """Run the benchmark. Exit status 1 when a bound is missed."""
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    parser.add_argument("--seconds", type=float, default=3.0, help="how long each job is timed")
    seconds = parser.parse_args().seconds
    memory = _memory_of_eight_strategies()
    reference = reference_times(1.0)
    print(f"{told(reference)}\n")
    print(f"{'job':44}{'median':>9}{'p95':>9}{'bound':>9}{'ratio':>8}")
    missed = 0
    for job in JOBS:
        timing = measure(job.calls(), seconds)
        late = timing.median > job.bound_ms
        missed += late
        print(
            f"{job.name:44}{timing.median:7.1f}ms{timing.p95:7.1f}ms{job.bound_ms:7.0f}ms"
            f"{timing.median / reference['numpy']:8.2f}{'  MISSED' if late else ''}"
        )
    missed += memory > _MOST_MEMORY_MB
    print(f"{'memory of a project with eight strategies':44}{memory:7.0f}MB{'':9}{_MOST_MEMORY_MB:7.0f}MB")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
