"""The palette of standard widgets, from the colour roles."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtGui import QColor, QPalette

__all__ = ["make_palette"]

_Role = QPalette.ColorRole
_ROLES: Final[Mapping[QPalette.ColorRole, str]] = {
    _Role.Window: "background",
    _Role.WindowText: "text",
    _Role.Base: "raised",
    _Role.AlternateBase: "surface",
    _Role.Text: "text",
    _Role.Button: "raised",
    _Role.ButtonText: "text",
    _Role.BrightText: "on_accent",
    _Role.PlaceholderText: "text_muted",
    _Role.Highlight: "selection",
    _Role.HighlightedText: "text",
    _Role.Accent: "accent",
    _Role.Link: "accent",
    _Role.LinkVisited: "accent",
    _Role.ToolTipBase: "raised",
    _Role.ToolTipText: "text",
    _Role.Light: "raised",
    _Role.Midlight: "chip",
    _Role.Mid: "border",
    _Role.Dark: "border_control",
    _Role.Shadow: "border_control",
}
_TEXTS: Final = (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.HighlightedText, _Role.PlaceholderText)


def make_palette(colours: Mapping[str, str]) -> QPalette:
    """A palette for every group. Opaque roles only: what is translucent is painted over."""
    palette = QPalette()
    for role, name in _ROLES.items():
        palette.setColor(role, QColor(colours[name]))
    for role in _TEXTS:
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours["text_disabled"]))
    palette.setColor(QPalette.ColorGroup.Disabled, _Role.Accent, QColor(colours["text_disabled"]))
    palette.setColor(QPalette.ColorGroup.Disabled, _Role.Highlight, QColor(colours["chip"]))
    return palette
