"""How long the program takes to start: ``python3 dev.py bench start [--runs N]``.

From the start of the process to the first painted window with its levers, and to the first painted figures and plots.
Each run is a process of its own; the first one, which may find nothing in the caches of the disk, does not count.
"""

from __future__ import annotations

import argparse
import gc
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

__all__ = ["MOST_TO_FIGURES_S", "MOST_TO_LEVERS_S", "measured"]

MOST_TO_LEVERS_S: Final = 0.4
MOST_TO_FIGURES_S: Final = 1.0
_LAST: Final = "--in-this-process"
_ROOT: Final = Path(__file__).resolve().parents[2]


def _start(began: float) -> None:
    """Start the program as a double click on a project would, print two times in seconds, and end."""
    gc.disable()  # as the program does when it is started from the command line
    from tikearn_gui.app import Opening, Program, finish, make_application
    from tikearn_gui.session.pair import Pair
    from tikearn_gui.ui.preferences import Preferences

    app = make_application([])
    program = Program(app, Preferences(), worker=Pair)
    times: list[float] = []
    waited: list[bool] = []

    def painted() -> None:
        # Levers stand there, and nothing that is slow to load was loaded for it.
        heavy = {"numpy", "pyqtgraph", "scipy"} & sys.modules.keys()
        if heavy:
            raise RuntimeError(f"loaded before the first frame: {', '.join(sorted(heavy))}")
        times.append(time.time() - began)

    def shown() -> None:
        desk = program.desk
        if desk is not None and desk.page is not None and desk.page.view is not None and not waited:
            waited.append(True)
            program.window.after_paint(finished)

    def finished() -> None:
        times.append(time.time() - began)
        print(*times)
        app.quit()

    program.window.after_paint(painted)
    program.live.shown.connect(lambda _: shown())
    program.open(Opening(example=True))
    if program.desk is not None:
        program.desk.completed.connect(shown)
    app.exec()
    finish(program)


def measured(runs: int) -> tuple[list[float], list[float]]:
    """Seconds to the levers and to the figures, one of each for every run."""
    levers, figures = [], []
    environ = {**os.environ, "PYTHONPATH": str(_ROOT)}
    environ.pop("PYTHONDONTWRITEBYTECODE", None)  # a warm start is one with compiled modules
    if sys.platform.startswith("linux") and not (environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")):
        environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    for run in range(runs + 1):
        command = [sys.executable, "-m", "tests.bench.start", _LAST, repr(time.time())]
        done = subprocess.run(command, cwd=_ROOT, env=environ, capture_output=True, text=True, check=True)
        first, second = map(float, done.stdout.split())
        if run:
            levers.append(first)
            figures.append(second)
    return levers, figures


def main() -> int:
    """Measure and print. Exit status 1 where a bound is missed."""
    if sys.argv[1:2] == [_LAST]:
        _start(float(sys.argv[2]))
        return 0
    from tests.bench.jobs import reference_times, told  # numpy, which the program that starts must not find loaded

    parser = argparse.ArgumentParser(prog="dev.py bench start", description=__doc__)
    parser.add_argument("--runs", type=int, default=10, help="how often the program is started")
    late = 0
    print(told(reference_times()))
    print(f"{'from the start of the process to':36}{'median':>9}{'worst':>9}{'bound':>9}")
    for name, times, bound in zip(
        ("the window with its levers", "figures and plots"),
        measured(parser.parse_args().runs),
        (MOST_TO_LEVERS_S, MOST_TO_FIGURES_S),
        strict=True,
    ):
        median = statistics.median(times)
        late += median > bound
        print(f"{name:36}{median:7.2f} s{max(times):7.2f} s{bound:7.2f} s{'  MISSED' if median > bound else ''}")
    return 1 if late else 0


if __name__ == "__main__":
    sys.exit(main())
