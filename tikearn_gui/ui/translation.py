"""Marks texts for translation."""

from __future__ import annotations

__all__ = ["QT_TRANSLATE_NOOP"]


def QT_TRANSLATE_NOOP(context: str, source: str) -> str:
    """Marks a text that is translated later, where it is shown; returns it as it is.

    lupdate knows the name. PySide's own function is typed to return any object, which no table of texts can hold.
    """
    del context
    return source
