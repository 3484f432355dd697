"""The open project, the strategy being edited, and the undo of everything: the only place that changes a project."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from tikearn_gui.core.lever import LeverValue, Setting
from tikearn_gui.core.levers import lever
from tikearn_gui.core.starting_points import STARTING_POINTS
from tikearn_gui.project.project import Project, ProjectError
from tikearn_gui.session.difference import moved_keys, origins, touched

__all__ = ["UNDO_STEPS", "Change", "Session"]

UNDO_STEPS: Final = 500
"""How many steps can be undone. Each keeps a project of some kilobytes."""


@dataclass(frozen=True, slots=True)
class Change:
    """What has happened to a session.

    ``keys`` names the levers that moved; where it is empty, anything may have changed. ``kind`` is ``edit``, ``reset``,
    ``relink``, ``apply``, ``select``, ``undo``, ``redo``, ``new``, ``open`` or ``release``: the end of a drag that
    moved something, the project being as in the last change. ``dragging`` says that more is likely to
    follow.
    """

    project: Project
    edited: int
    keys: frozenset[str]
    kind: str
    dragging: bool = False


@dataclass(frozen=True, slots=True)
class _State:
    project: Project
    edited: int


@dataclass(slots=True)
class _Shown:
    """How things are, and what kind of change made them so. Steps write here and know no session: one that hung on its
    own steps would be left to Python's collector, which may take a step away before the stack that holds it."""

    state: _State
    kind: str = ""

    def take(self, state: _State, kind: str) -> None:
        """Show a state that a step leads to. Undo and redo select what they touch."""
        if kind in ("undo", "redo"):
            state = _State(state.project, _selected(self.state, state))
        self.state, self.kind = state, kind


class _Step(QUndoCommand):
    """One step of undo: how things were before and after. No step needs to know how it is undone.

    Moves of one drag are gathered in one step by writing its ``after`` anew. The stack's own way, a command for each
    move that merges with the last one, never frees those commands in PySide6 6.11: kilobytes at each move of a drag.
    """

    def __init__(self, text: str, before: _State, after: _State, drag: int | None, shown: _Shown, kind: str) -> None:
        super().__init__(text)
        self.before, self.after = before, after
        self._drag = drag
        self._shown = shown
        self._kind = kind

    def is_of(self, text: str, drag: int | None) -> bool:
        """Whether the step is one of this drag, of the same lever or thing."""
        return drag is not None and self._drag == drag and self.text() == text

    def redo(self) -> None:
        """Called by the stack, when the step is pushed, too."""
        self._shown.take(self.after, self._kind)
        self._kind = "redo"

    def undo(self) -> None:
        """Called by the stack."""
        self._shown.take(self.before, "undo")


class Session(QObject):
    """The single writer of the open project.

    Every change makes a new project and one step of undo; what moves in one drag is one step. A change that the model
    refuses raises LeverError or ProjectError, one plain sentence, and leaves everything as it was.

    Texts of undo steps are ids for the window to word: ``edit.KEY``, ``reset.KEY``, ``relink.KEY``, or what
    :meth:`apply` was given.
    """

    changed = Signal(object)
    """A :class:`Change`."""
    title_changed = Signal()
    """Path or modified state are others now."""

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown = _Shown(_State(project, project.base_index))
        self._told = self._shown.state
        self._path: Path | None = None
        self._drags = 0
        self._drag: int | None = None
        self._dragged: set[str] = set()
        self._has_dragged = False
        self._stack = QUndoStack(self)
        self._stack.setUndoLimit(UNDO_STEPS)
        self._stack.indexChanged.connect(self._tell)
        self._stack.cleanChanged.connect(self.title_changed)

    # What is asked of it

    @property
    def project(self) -> Project:
        """The project as it is now."""
        return self._shown.state.project

    @property
    def edited(self) -> int:
        """The index of the strategy being edited."""
        return self._shown.state.edited

    @property
    def path(self) -> Path | None:
        """The project's file, None if it has none yet."""
        return self._path

    @property
    def title(self) -> str:
        """The file's name without its ending; empty if there is none yet."""
        return self._path.stem if self._path is not None else ""

    @property
    def undo_stack(self) -> QUndoStack:
        """For the actions *undo* and *redo*. Nothing is pushed on it from outside."""
        return self._stack

    @property
    def is_modified(self) -> bool:
        """Whether there is something to save."""
        return not self._stack.isClean()

    # Moving levers

    def edit(self, key: str, setting: Setting, drag: int | None = None) -> None:
        """Move a lever of the edited strategy; edits of one lever with the same ``drag`` are one step of undo.

        Back where the drag began, everything is as it was before it. Raises LeverError.
        """
        checked = lever(key).check(setting)
        text = f"edit.{key}"
        before = self._before_drag(text, drag)
        if before.edited == self.edited and before.project.strategy_of(self.edited)[key] == checked:
            after = before.project
        else:
            after = self.project.with_lever(self.edited, key, checked)
        self._push(text, after, self.edited, "edit", drag)

    def edit_value(self, key: str, value: LeverValue, drag: int | None = None) -> None:
        """The same by a value, the range moving along. Raises LeverError.

        In a drag the range keeps the proportions that it had at its beginning, so that an end of the scale on the way
        leaves no mark.
        """
        setting = self._before_drag(f"edit.{key}", drag).project.strategy_of(self.edited)[key]
        self.edit(key, setting if value == setting.value else lever(key).moved(setting, value), drag)

    def _before_drag(self, text: str, drag: int | None) -> _State:
        """How things were when the drag began; how they are where it has not moved anything yet."""
        last = self._last_step()
        return last.before if last is not None and last.is_of(text, drag) else self._shown.state

    def _last_step(self) -> _Step | None:
        index = self._stack.index()
        last = self._stack.command(index - 1) if index else None
        return last if isinstance(last, _Step) else None

    def reset(self, key: str) -> None:
        """Give a lever of the base the setting of the project's starting point; let one of another strategy follow the
        base again. Raises LeverError."""
        project, edited = self.project, self.edited
        if edited == project.base_index:
            after = project.with_lever(edited, key, STARTING_POINTS[project.starting_point].strategy[key])
        else:
            after = project.relink(edited, key)
        self._push(f"reset.{key}", after, edited, "reset")

    def relink(self, key: str) -> None:
        """Let a lever of the edited strategy follow the base again. Raises LeverError."""
        self._push(f"relink.{key}", self.project.relink(self.edited, key), self.edited, "relink")

    def begin_drag(self) -> int:
        """A number for the edits of one drag, which lasts until :meth:`end_drag`."""
        self.end_drag()
        self._drags += 1
        self._drag = self._drags
        return self._drags

    def end_drag(self) -> None:
        """The finger is off; tells ``release`` if it had moved anything."""
        moved, keys = self._has_dragged, frozenset(self._dragged)
        self._forget_drag()
        if moved:
            self.changed.emit(Change(self.project, self.edited, keys, "release"))

    def _forget_drag(self) -> None:
        self._drag, self._dragged, self._has_dragged = None, set(), False

    # Everything else

    def apply(self, project: Project, text: str, edited: int | None = None, drag: int | None = None) -> None:
        """Put a changed version of the project in its place, as one step of undo.

        Args:
            project: made from :attr:`project`.
            text: what has been done, as an id.
            edited: the strategy to edit from now on; without it the same one as before, wherever it is now.
            drag: applications of the same text and drag are one step, as when a goal line is dragged.
        """
        if edited is None:
            kept = _place_in(project, self._shown.state)
            edited = min(self.edited, len(project.strategies) - 1) if kept is None else kept
        project.strategy_of(edited)
        self._push(text, project, edited, "apply", drag)

    def select(self, index: int) -> None:
        """Edit another strategy. This is no step of undo. Raises IndexError where there is none."""
        self.project.strategy_of(index)
        if index != self.edited:
            self._shown.take(_State(self.project, index), "select")
            self._tell()

    def _push(self, text: str, project: Project, edited: int, kind: str, drag: int | None = None) -> None:
        before, after = self._shown.state, _State(project, edited)
        if project == before.project:
            self.select(edited)
            return
        last = self._last_step()
        open_end = self._stack.index() == self._stack.count() and not self._stack.isClean()
        if last is not None and last.is_of(text, drag) and open_end:
            self._extend(last, after, kind)
        else:
            self._stack.push(_Step(text, before, after, drag, self._shown, kind))

    def _extend(self, step: _Step, after: _State, kind: str) -> None:
        """Let a step lead further; one that leads nowhere any more goes."""
        step.after = after
        self._shown.take(after, kind)
        if after.project == step.before.project:
            step.setObsolete(True)
            self._stack.undo()  # takes it away without undoing it
        self._tell()

    def _tell(self) -> None:
        """Emit what has changed since this was last done. The stack calls it when it has done with a step, so that who
        hears of a change finds it in order."""
        old, new = self._told, self._shown.state
        if old is new:
            return
        self._told = new
        keys = moved_keys(old.project, new.project)
        dragging = self._drag is not None and self._shown.kind in ("edit", "apply")
        if dragging:
            self._dragged |= keys
            self._has_dragged = True
        self.changed.emit(Change(new.project, new.edited, keys, self._shown.kind, dragging))

    # Files

    def new(self, project: Project, *, path: Path | None = None, modified: bool = False) -> None:
        """Go on with another project, without a way back: a new one, an example, or one recovered after a crash, which
        may have a file and yet be modified."""
        self._start(project, path, "new")
        if modified:
            self._stack.resetClean()

    def open(self, path: str | os.PathLike[str]) -> None:
        """Go on with the project in a file. Raises ProjectError or LeverError and leaves everything as it was."""
        from tikearn_gui.project.storage import load  # noqa: PLC0415  # the first window may need no file

        self._start(load(path), Path(path), "open")

    def save(self, path: str | os.PathLike[str] | None = None) -> None:
        """Write the project to its file, or to another one that is its file from then on. Raises ProjectError."""
        from tikearn_gui.project.storage import save  # noqa: PLC0415

        target = self._path if path is None else Path(path)
        if target is None:
            raise ProjectError("This project has no file yet; choose a name for it")
        save(target, self.project)
        renamed, self._path = target != self._path, target
        self.mark_clean()
        if renamed:
            self.title_changed.emit()

    def mark_clean(self) -> None:
        """The project as it is now needs no saving."""
        self._stack.setClean()

    def _start(self, project: Project, path: Path | None, kind: str) -> None:
        self._forget_drag()
        self._path = path
        self._shown.take(_State(project, project.base_index), kind)
        self._stack.clear()
        self._tell()
        self.title_changed.emit()


def _place_in(project: Project, state: _State) -> int | None:
    """Where the strategy that is edited in a state stands in another version of the project; None if it is gone."""
    places = origins(state.project, project)
    return places.index(state.edited) if state.edited in places else None


def _selected(now: _State, then: _State) -> int:
    """Which strategy is edited after a step back or forth: the one that it touches. A step that touches none leaves
    the selection, one that touches several goes where its author was."""
    indices = touched(now.project, then.project)
    if len(indices) == 1:
        return indices[0]
    kept = _place_in(then.project, now)
    return then.edited if indices or kept is None else kept
