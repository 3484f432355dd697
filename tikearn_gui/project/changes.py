"""Changes to a project written as text, as ``--set`` takes them on the command line.

What each of them means stands at :func:`changed`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from tikearn_gui.core.lever import LeverError, Setting
from tikearn_gui.core.levers import LEVERS, unknown_key
from tikearn_gui.core.strategy import ANCHOR_LEVERS, parse_setting
from tikearn_gui.project.project import Goal, Period, Project, ProjectError

__all__ = ["changed", "parse_goal"]

_USUAL: Final = "usual_"


@dataclass(slots=True)
class _Draft:
    """A project while its changes are gathered: only the whole of them must be legal."""

    project: Project
    base: dict[str, Setting]
    overrides: list[dict[str, Setting]]
    anchors: dict[str, float]

    @classmethod
    def of(cls, project: Project) -> _Draft:
        overrides = [dict(entry.overrides) for entry in project.strategies]
        return cls(project, dict(project.base.items()), overrides, project.anchors.as_dict())

    def move_base(self, key: str, text: str) -> None:
        """Move a lever of the base; the others follow unless they override it."""
        self.base[key] = parse_setting(key, text, self.base[key])

    def move_one(self, index: int, key: str, text: str) -> None:
        """Move a lever of one strategy and of no other: if it is the base, those that follow it stay where they are."""
        if index == self.project.base_index:
            for other, overrides in enumerate(self.overrides):
                if other != index:
                    overrides.setdefault(key, self.base[key])
            self.move_base(key, text)
        else:
            overrides = self.overrides[index]
            overrides[key] = parse_setting(key, text, overrides.get(key, self.base[key]))

    def whole(self) -> Project:
        """The project with all changes."""
        project = self.project
        strategies = tuple(
            replace(entry, overrides=overrides)
            for entry, overrides in zip(project.strategies, self.overrides, strict=True)
        )
        anchors = type(project.anchors).from_dict(self.anchors)
        return replace(project, base=project.base.with_settings(self.base), strategies=strategies, anchors=anchors)


def changed(project: Project, texts: Iterable[str]) -> Project:
    """The project with all changes made in their order; only what comes out of them together must be legal.

    ``key=value`` moves a lever of the base, ``NAME.key=value`` of the strategy called NAME alone (whatever the case),
    and ``usual_...=value`` says what is usual. Values as in :func:`tikearn_gui.core.strategy.parse_setting`. Raises
    ProjectError or LeverError, one plain sentence.
    """
    draft = _Draft.of(project)
    for text in texts:
        _apply(draft, text)
    return draft.whole()


def _apply(draft: _Draft, text: str) -> None:
    index, rest = _addressed(draft.project, text)
    key, equals, value = rest.partition("=")
    key = key.strip()
    if not equals or not key:
        raise ProjectError(f"{text!r} is not understood; write KEY=VALUE, such as views_per_stream=800")
    if key.startswith(_USUAL):
        _set_usual(draft, index, key, value)
    elif key not in LEVERS:
        raise unknown_key("lever", key, (*LEVERS, *ANCHOR_LEVERS))
    elif index is None:
        draft.move_base(key, value)
    else:
        _move_one(draft, index, key, value)


def _move_one(draft: _Draft, index: int, key: str, value: str) -> None:
    try:
        draft.move_one(index, key, value)
    except LeverError as error:
        raise LeverError(f'Strategy "{draft.project.names[index]}": {error}') from None


def _set_usual(draft: _Draft, index: int | None, name: str, text: str) -> None:
    if index is not None:
        raise ProjectError(f"{name} is the same for all strategies, so it takes no name before it")
    if name not in ANCHOR_LEVERS:
        raise unknown_key("usual value", name, ANCHOR_LEVERS)
    try:
        draft.anchors[name] = float(text)
    except ValueError:
        raise LeverError(f"{name}: {text.strip()!r} is not a number") from None


def _addressed(project: Project, text: str) -> tuple[int | None, str]:
    """Whose lever is meant, None for the base with all that follow it, and what comes behind the name.

    Names may hold dots and equals signs, so known ones are looked for first, the longest of them.
    """
    stripped = unicodedata.normalize("NFC", text.strip())
    for name in sorted(project.names, key=len, reverse=True):
        if stripped[: len(name) + 1].casefold() == f"{name}.".casefold():
            return project.index_of(name), stripped[len(name) + 1 :]
    address, dot, _ = stripped.partition("=")[0].rpartition(".")
    if dot:
        known = ", ".join(f'"{name}"' for name in project.names)
        raise ProjectError(f"There is no strategy {address.strip()!r}; there are {known}")
    return None, stripped


def parse_goal(text: str) -> Goal:
    """The goal that a text such as ``500:month`` means. Raises ProjectError."""
    amount, colon, period = text.partition(":")
    known: Mapping[str, Period] = {period.value: period for period in Period}
    if not colon or period.strip().casefold() not in known:
        raise ProjectError(f"The goal {text!r} is not understood; write AMOUNT:plan, AMOUNT:month or AMOUNT:live")
    try:
        usd = float(amount)
    except ValueError:
        raise ProjectError(f"The goal's amount {amount.strip()!r} is not a number") from None
    return Goal(usd, known[period.strip().casefold()])
