"""A display without a monitor, and pictures of what is on it."""

from __future__ import annotations

import contextlib
import os
import re
import select
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

__all__ = ["PACKAGES", "Screen", "screen"]

PACKAGES: Final = ("xvfb", "x11-utils", "imagemagick", "xdotool")
_START_S: Final = 30.0


class Screen:
    """A display. Its programs get :attr:`environ`."""

    def __init__(self, display: str) -> None:
        self.display = display

    @property
    def environ(self) -> dict[str, str]:
        """The environment of a program that shall be shown here and nowhere else."""
        clean = {k: v for k, v in os.environ.items() if k not in {"WAYLAND_DISPLAY", "XDG_SESSION_TYPE"}}
        clean.pop("QT_QPA_PLATFORM", None)
        return {**clean, "DISPLAY": self.display}

    def picture(self, out: Path) -> None:
        """Writes what is on the screen."""
        out.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(["import", "-display", self.display, "-window", "root", str(out)], check=True, timeout=60)

    def hand(self, *arguments: object) -> str:
        """Lets xdotool do something with mouse or keyboard; returns what it prints."""
        command = ["xdotool", *map(str, arguments)]
        return subprocess.run(
            command, env=self.environ, capture_output=True, text=True, check=True, timeout=60
        ).stdout.strip()

    def windows(self) -> list[tuple[str, int, int, int, int]]:
        """The windows of some size: title, left, top, width, height in pixels."""
        tree = subprocess.run(
            ["xwininfo", "-root", "-tree"], env=self.environ, capture_output=True, text=True, check=False, timeout=60
        ).stdout
        form = re.compile(
            r"^\s+0x[0-9a-f]+ (.*?): \(.*?\)?\s+(\d+)x(\d+)\+-?\d+\+-?\d+\s+\+(-?\d+)\+(-?\d+)", re.MULTILINE
        )
        found = [(m[1].strip('"'), int(m[4]), int(m[5]), int(m[2]), int(m[3])) for m in form.finditer(tree)]
        return [one for one in found if one[3] >= 200 and one[4] >= 100]

    def wait_for(self, title: str, limit: float) -> tuple[int, int, int, int]:
        """Place and size of the window whose title has this word. Raises TimeoutError."""
        end = time.monotonic() + limit
        while time.monotonic() < end:
            for name, *place in self.windows():
                if title in name:
                    left, top, width, height = place
                    return left, top, width, height
            time.sleep(0.2)
        raise TimeoutError(f"No window with {title} in its title within {limit:.0f} s; there are {self.windows()}")


@contextlib.contextmanager
def screen(size: str = "1600x1000x24") -> Iterator[Screen]:
    """Opens a display of its own and closes it."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        ready, _, _ = select.select([reading], [], [], _START_S)
        number = os.read(reading, 16).decode().strip() if ready else ""
        if not number:
            raise TimeoutError("Xvfb did not start")
        yield Screen(f":{number}")
    finally:
        os.close(reading)
        server.terminate()
        server.wait()
