"""What the starting points typically earn, for the start page: played on a thread of its own, one after another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Signal

from tikearn_gui.core.starting_points import STARTING_POINTS
from tikearn_gui.project.project import new_project
from tikearn_gui.session.latest import Latest

__all__ = ["StartingFigure", "StartingFigures"]

_BANDS: Final = slice(1, 6)
"""Of the bands those of 8 and of 5 out of 10 futures, and the typical one."""


@dataclass(frozen=True, slots=True)
class StartingFigure:
    """The running total of a starting point in US dollars: for 10, 25, 50, 75 and 90 of 100 futures, week by week.

    Each of ``bands`` begins with 0 for now.
    """

    id: str
    weeks: int
    bands: tuple[tuple[float, ...], ...]

    @property
    def low(self) -> float:
        """In 8 out of 10 futures the plan brings at least this."""
        return self.bands[0][-1]

    @property
    def typical(self) -> float:
        """What the plan typically brings."""
        return self.bands[2][-1]

    @property
    def high(self) -> float:
        """In 8 out of 10 futures the plan brings at most this."""
        return self.bands[4][-1]


class StartingFigures(QObject):
    """Plays the starting points as new projects would be played, so that the figures agree once one is opened.

    :meth:`close` must be called before it goes.
    """

    found = Signal(object)
    """All :class:`StartingFigure` so far, by their ids."""
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = Latest(_play, self, "starting points")
        self._worker.delivered.connect(self.found)
        self._worker.failed.connect(self.failed)

    def start(self) -> None:
        """Begins to play."""
        self._worker.submit(tuple(STARTING_POINTS))

    @property
    def is_idle(self) -> bool:
        """Whether all is played and handed over."""
        return self._worker.is_idle

    def close(self) -> None:
        """Ends the thread."""
        self._worker.close()


def _play(names: tuple[str, ...], newer: Callable[[], bool]) -> Iterator[dict[str, StartingFigure]]:
    # Here, on the worker, for numpy must not hold up the first frame.
    from tikearn_gui.core.doubt import Case  # noqa: PLC0415
    from tikearn_gui.core.luck import Cancelled, Luck  # noqa: PLC0415
    from tikearn_gui.core.player import Player  # noqa: PLC0415
    from tikearn_gui.core.schedule import Schedule  # noqa: PLC0415

    found: dict[str, StartingFigure] = {}
    project = new_project(names[0])
    player = Player(Luck(project.seed, project.weeks))
    try:
        for name in names:
            project = new_project(name)
            strategy = project.base
            case = Case(strategy, project.anchors, Schedule.regular(strategy, project.weeks))
            bands = player.play(case, cancelled=newer).bands()[_BANDS]
            rows = tuple((0.0, *map(float, row)) for row in bands)
            found = {**found, name: StartingFigure(name, project.weeks, rows)}
            yield found
    except Cancelled:
        return
    finally:
        player.close()
