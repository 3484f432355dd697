"""Whether there is a display to open a window on."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["has_display"]


def has_display(environ: Mapping[str, str], platform: str) -> bool:
    """Whether a window can be opened; a platform of Qt that was asked for by name needs no display."""
    if not platform.startswith("linux"):
        return True
    return any(environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
