"""Keeps a projection of the session's project up to date: at once while a lever moves, in full once it rests."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from tikearn_gui.session.focus import Focus
from tikearn_gui.session.latest import Latest
from tikearn_gui.session.request import NOTHING, Request, carried, same_luck
from tikearn_gui.session.results import Snapshot
from tikearn_gui.session.session import Change, Session

if TYPE_CHECKING:
    from tikearn_gui.session.pair import Pair
    from tikearn_gui.session.playing import Playing

__all__ = ["LiveProjection", "Precision"]

_REST_MS: Final = 50
"""A lever that has not moved for so long rests, even under a finger."""
_OTHERS: Final = frozenset({"new", "open"})
"""Kinds of changes after which the project is somebody else's."""


@dataclass(frozen=True, slots=True)
class Precision:
    """How many futures the shown figures of the edited strategy rest on, and whether everything shown is final."""

    futures: int
    final: bool


class LiveProjection(QObject):
    """Listens to a session and shows snapshots of what it computes on a thread of its own.

    While a lever moves: the edited strategy in its first futures, then the others that depend on that lever. When it is
    let go, or rests: all of them in full, then what is computed at rest, each part as it comes; all that ends as soon
    as a lever moves again. Nothing is computed before :meth:`start`, and :meth:`close` must be called in the end.
    """

    shown = Signal(object)
    """A :class:`Snapshot`, each whole in itself. Generations never fall. During a drag it may be of a project that the
    session has just left, but never of one with other strategies or in another order."""
    failed = Signal(object)
    """An exception that ended the computing of a change; the next change is computed anew."""

    def __init__(
        self, session: Session, parent: QObject | None = None, worker: Callable[[QObject], Pair] | None = None
    ) -> None:
        """``worker`` makes what computes in other processes; without it a thread of this one does."""
        super().__init__(parent)
        self._session = session
        self.apart = worker is not None
        """Whether other processes do the work, so that the window is never kept waiting."""
        self._playing: Playing | None = None  # the worker's
        self._snapshot: Snapshot | None = None
        self._asked: Request | None = None
        self._generation = self._document = self._oldest = 0
        self._latest: Latest | Pair = Latest(self._answer, self) if worker is None else worker(self)
        self._latest.delivered.connect(self._on_delivered)
        self._latest.failed.connect(self.failed)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._come_to_rest)
        self._focus = NOTHING
        self._started = False
        self._ending = threading.Event()

    def start(self) -> None:
        """Begin to compute. The model is loaded now, on the worker, so the first frame should have been painted."""
        if not self._started:
            self._started = True
            self._session.changed.connect(self._on_changed)
            self._come_to_rest()

    def close(self) -> None:
        """End all work and its threads."""
        if self._started:
            self._session.changed.disconnect(self._on_changed)
            self._started = False
        self._rest.stop()
        self._ending.set()
        self._latest.close()
        if self._playing is not None:
            self._playing.close()

    def look_at(self, focus: Focus) -> None:
        """Say what the open page shows, so that exactly this is computed, too: at once while a lever moves for Compare,
        at rest for the others. What is computed of an unchanged project stays."""
        if focus == self._focus:
            return
        self._focus = focus
        if self._started and not self._rest.isActive():
            self._come_to_rest()

    @property
    def focus(self) -> Focus:
        """What the open page shows."""
        return self._focus

    @property
    def snapshot(self) -> Snapshot | None:
        """What was shown last; None before anything was."""
        return self._snapshot

    @property
    def precision(self) -> Precision:
        """Of what was shown last."""
        now = self._snapshot
        played = now.projections.get(now.edited) if now is not None else None
        return Precision(played.futures if played is not None else 0, now is not None and now.precise)

    def idle(self) -> bool:
        """Whether everything is computed and shown."""
        return self._latest.is_idle and not self._rest.isActive()

    # What happens

    def _on_changed(self, change: Change) -> None:
        if change.kind in _OTHERS:
            self._document += 1
        self._generation += 1
        self._show_what_is_known(change)
        if change.dragging or change.kind == "edit":
            self._ask(at_rest=False)
            self._rest.start()
        else:
            self._come_to_rest()

    def _come_to_rest(self) -> None:
        self._rest.stop()
        self._ask(at_rest=True)

    def _ask(self, at_rest: bool) -> None:
        self._generation += 1
        project, edited, last = self._session.project, self._session.edited, self._asked
        if last is not None and last.at_rest and last.asks_for(project, edited, self._document, self._focus):
            return  # it is being computed in full, or has been
        self._asked = Request(project, edited, self._generation, self._document, at_rest, focus=self._focus)
        self._latest.submit(replace(self._asked, shown=self._snapshot))  # not kept here: its arrays are large

    def _show_what_is_known(self, change: Change) -> None:
        """Show at once what needs no computing, such as another name or place. A moved lever waits for its figures,
        some milliseconds, and so does another length of the plan."""
        if change.kind == "release":
            return
        known = self._known(change)
        if change.keys and (known is None or change.edited not in known.projections.keys() - known.stale):
            return
        self._oldest = self._generation
        if known is not None:
            self._on_delivered(known)

    def _known(self, change: Change) -> Snapshot | None:
        """What is known of a changed project already; None where the old picture may as well stay for the moment."""
        old, project = self._snapshot, change.project
        if change.kind in _OTHERS:
            return Snapshot(project, change.edited, self._generation)
        if old is None or (not same_luck(old.project, project) and old.project.names == project.names):
            return None
        return carried(old, project, change.edited, self._generation)

    def _on_delivered(self, snapshot: Snapshot) -> None:
        if snapshot.generation >= self._oldest:
            self._snapshot = snapshot
            self.shown.emit(snapshot)

    # On the worker

    def _answer(self, request: Request, newer: Callable[[], bool]) -> Iterator[Snapshot]:
        if self._playing is None:
            # Not before the first frame: the model brings numpy, which takes longer to load than a window to paint.
            from tikearn_gui.session.playing import Playing  # noqa: PLC0415

            self._playing = Playing(self._ending.is_set)
        yield from self._playing.answer(request, newer)
