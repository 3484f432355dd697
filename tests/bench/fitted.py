"""How often fitted ranges hold the true levers, over logs that the model has played:
``python -m tests.bench.fitted [START] [LOGS] [WEEKS]``."""

from __future__ import annotations

import sys

import numpy as np

from tests.history.simulated import TRUE, creator, simulated
from tikearn_gui.core.strategy import Anchors
from tikearn_gui.history.fit import fit

_LOW, _HIGH = 0.70, 0.90


def main(start: str = "regular", count: int = 200, weeks: int = 10) -> int:
    """Print coverage and error of each lever. Exit status 1 where a coverage lies outside 70 to 90 %."""
    made = simulated(creator(start), weeks, count)
    found = [fit(log, made.strategy, Anchors.of(made.strategy)) for log in made.logs]
    print(f"{start}, {count} logs of {len(made.logs[0])} LIVEs")
    print(f"{'lever':24}{'held':>7}{'typical error':>15}{'within 15 %':>13}{'tilt':>8}")
    missed = 0
    for key in TRUE:
        pairs = [(one.lever(key), true) for one, true in zip(found, made.true[key], strict=True)]
        known = [(fitted.setting, true) for fitted, true in pairs if fitted is not None]
        held = np.mean([(one.low or 0.0) <= true <= (one.high or 0.0) for one, true in known])
        error = np.log([one.number / true for one, true in known])
        missed += not _LOW <= held <= _HIGH
        near = np.mean(np.abs(error) < 0.15)
        print(f"{key:24}{held:7.3f}{np.median(np.abs(error)):15.3f}{near:13.2f}{error.mean():8.3f}")
    return 1 if missed else 0


if __name__ == "__main__":
    arguments = sys.argv[1:]
    start, logs, over = (*arguments, *("regular", "200", "10")[len(arguments) :])
    sys.exit(main(start, int(logs), int(over)))
