"""From the schema of an older file to the present one, a step at a time.

A file keeps the schema it was saved in. When the schema changes, SCHEMA grows by one and STEPS gets the function that
turns a document of the schema before into one of the schema after; no older step is ever touched again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from tikearn_gui.project.project import ProjectError

__all__ = ["SCHEMA", "STEPS", "migrated"]

Document = dict[str, Any]
Step = Callable[[Document], Document]


def _with_log(document: Document) -> Document:
    """Schema 2 may hold a log of LIVEs. One of schema 1 has none, whatever stands there."""
    if "log" in document:
        raise ProjectError("it has a log of LIVEs, which no file of its schema has")
    return document


SCHEMA: Final = 2
STEPS: Final[Mapping[int, Step]] = MappingProxyType({1: _with_log})
"""By the schema they start from: functions that take the ``project`` part of a file one schema further."""


def migrated(document: Document, schema: int, steps: Mapping[int, Step] = STEPS, newest: int = SCHEMA) -> Document:
    """The ``project`` part of a file of some schema in the newest one.

    Raises ProjectError for a schema from the future, and for one that never was.
    """
    if schema > newest:
        raise ProjectError(f"it was saved by a newer TikEarn (schema {schema}, this one knows {newest})")
    if schema < 1:
        raise ProjectError(f"there is no schema {schema}; the first one is 1")
    for former in range(schema, newest):
        document = steps[former](document)
    return document
