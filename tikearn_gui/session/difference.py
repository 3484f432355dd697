"""What differs between two versions of a project: levers that moved, strategies that came, went or changed places."""

from __future__ import annotations

from collections.abc import Hashable

from tikearn_gui.project.project import Entry, Project

__all__ = ["moved_keys", "origins", "touched"]


def origins(before: Project, after: Project) -> tuple[int | None, ...]:
    """Where each strategy of ``after`` stands in ``before``, None for a new one.

    Strategies go by their names, which differ within a project. One that has only another name goes by its place.
    """
    places = {name.casefold(): index for index, name in enumerate(before.names)}
    found = [places.get(name.casefold()) for name in after.names]
    if len(before.strategies) != len(after.strategies):
        return tuple(found)
    return tuple(index if place is None and index not in found else place for index, place in enumerate(found))


def moved_keys(before: Project, after: Project) -> frozenset[str]:
    """The levers whose settings, or whose links to the base, differ; empty where anything else differs, too."""
    if _frame(before) != _frame(after):
        return frozenset()
    keys = set(after.base.changed_from(before.base))
    for old, new in zip(before.strategies, after.strategies, strict=True):
        keys |= _moved_overrides(old, new)
    return frozenset(keys)


def _frame(project: Project) -> Hashable:
    """Everything of a project but its levers."""
    looks = tuple((entry.name, entry.colour) for entry in project.strategies)
    whole = (project.starting_point, project.anchors, project.seed, project.weeks, project.goal, project.currency)
    return whole, project.base_index, looks, project.log


def _moved_overrides(old: Entry, new: Entry) -> set[str]:
    if old is new:
        return set()
    keys = old.overrides.keys() | new.overrides.keys()
    return {key for key in keys if old.overrides.get(key) != new.overrides.get(key)}


def touched(before: Project, after: Project) -> tuple[int, ...]:
    """The strategies of ``after`` that are new or differ from what they were, in name, colour or levers of their own.

    What moves because the base moves does not count.
    """
    found = {after.base_index} if after.base != before.base else set()
    for index, origin in enumerate(origins(before, after)):
        if origin is None or before.strategies[origin] != after.strategies[index]:
            found.add(index)
    return tuple(sorted(found))
