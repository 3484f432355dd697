"""How long a packaged program takes to start, on a display without a monitor."""

from __future__ import annotations

import json
import statistics
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any, Final

from bundling.hostile import BundleFailed
from bundling.screen import Screen

__all__ = ["RUNS", "start_times"]

RUNS: Final = 7
_LIMIT_S: Final = 120
_NO_BUS: Final = {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent"}
"""A desktop has a session bus; here the library would look for a program that starts one, which no user waits for."""


def start_times(program: Path, screen: Screen, runs: int = RUNS) -> dict[str, Any]:
    """Medians of seconds from the start of the process to the window with its levers, and to figures and plots.

    All runs share a profile, as those of one person do. A first run, which finds nothing in the caches of the disk and
    no list of fonts, does not count.
    """
    levers, figures = [], []
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        out = Path(name) / "times.json"
        profile = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"), name)
        for run in range(runs + 1):
            began = time.time()
            subprocess.run(
                [program, "--example", "--start-times", out],
                env={**screen.environ, **profile, **_NO_BUS},
                check=True,
                timeout=_LIMIT_S,
                capture_output=True,
            )
            times = json.loads(out.read_text(encoding="utf-8"))
            if times["loaded_too_early"]:
                raise BundleFailed(f"Loaded before the first frame: {', '.join(times['loaded_too_early'])}")
            if run:
                levers.append(times["levers"] - began)
                figures.append(times["figures"] - began)
    return {
        "runs": runs,
        "levers_s": round(statistics.median(levers), 3),
        "figures_s": round(statistics.median(figures), 3),
        "levers_all_s": [round(value, 3) for value in levers],
        "figures_all_s": [round(value, 3) for value in figures],
    }
