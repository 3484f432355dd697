"""Lengths of plots that the page around them needs to know; no Qt."""

from __future__ import annotations

__all__ = ["dots_width"]

DOTS_WIDTH, DOTS_WIDTH_WIDE, DOTS_WIDTH_SMALL = 268.0, 330.0, 224.0
WIDE, SMALL = 900.0, 480.0


def dots_width(width: float) -> float:
    """Room for dots and labels at the end of a fan plot of a width, in pixels of the design."""
    if width > WIDE:
        return DOTS_WIDTH_WIDE
    return DOTS_WIDTH if width > SMALL else DOTS_WIDTH_SMALL
