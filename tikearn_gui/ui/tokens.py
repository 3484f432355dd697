"""Colours, lengths and type of the program, read from ``resources/tokens.json``; no Qt.

Colours are ``#RRGGBB`` or ``#AARRGGBB``; lengths are device-independent pixels at a text size of 100 %.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, Final, Literal

from tikearn_gui.assets import resource

__all__ = [
    "ColourRole",
    "Mode",
    "Slot",
    "TextStyle",
    "Tokens",
    "TypeStyle",
    "load_tokens",
]


class Mode(StrEnum):
    """Which half of the colours is on."""

    LIGHT = "light"
    DARK = "dark"


ColourRole = Literal[
    "background", "surface", "raised", "sunken", "chip", "border", "border_control",
    "text", "text_secondary", "text_muted", "text_disabled",
    "accent", "accent_hover", "accent_pressed", "accent_tint", "on_accent",
    "focus", "selection", "positive", "negative", "warning", "warning_fill", "error_fill",
    "hover_overlay", "pressed_overlay",
    "badge_yours", "badge_yours_fill", "badge_documented", "badge_documented_fill", "badge_guess", "badge_guess_border",
    "grid", "axis", "goal", "plain", "stale", "shadow",
]  # fmt: skip

TextStyle = Literal[
    "caption", "small", "body", "label", "heading", "sentence", "lead", "card_number", "page_title", "start_title",
    "hero",
]  # fmt: skip

_NOT_A_ROLE: Final = frozenset({"strategies", "sources", "fan_alpha", "fan_edge_alpha", "ghost_line_alpha", "luck"})


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """A style of type: size in px, weight 400 to 600, height of a line in px."""

    px: float
    weight: int
    line: float


@dataclass(frozen=True, slots=True)
class Slot:
    """How a strategy is told apart without colour: dash in px (on, off, …) while not edited, and its marker's word."""

    name: str
    dash: tuple[float, ...]
    marker: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """Everything the look is made of. Mappings are keyed by the names in the file."""

    colours: Mapping[Mode, Mapping[str, str]]
    strategies: Mapping[Mode, tuple[str, ...]]
    sources: Mapping[Mode, Mapping[str, str]]
    luck: Mapping[Mode, Mapping[str, str]]
    fan_alpha: Mapping[Mode, Mapping[str, float]]
    fan_edge_alpha: Mapping[Mode, float]
    ghost_line_alpha: Mapping[Mode, float]
    slots: tuple[Slot, ...]
    family: str
    fallback: tuple[str, ...]
    styles: Mapping[str, TypeStyle]
    radius: Mapping[str, float]
    height: Mapping[str, float]
    width: Mapping[str, float]
    slider: Mapping[str, float]
    stroke: Mapping[str, float]
    range_glyph: Mapping[str, float]
    motion_ms: Mapping[str, int]


@cache
def load_tokens() -> Tokens:
    """The tokens, read once. Raises FileNotFoundError where the file is missing."""
    raw: dict[str, Any] = json.loads(resource("tokens.json").read_text(encoding="utf-8"))
    return Tokens(
        colours=_by_mode(raw, _roles),
        strategies=_by_mode(raw, lambda part: tuple(part["strategies"])),
        sources=_by_mode(raw, lambda part: dict(part["sources"])),
        luck=_by_mode(raw, lambda part: dict(part["luck"])),
        fan_alpha=_by_mode(raw, lambda part: dict(part["fan_alpha"])),
        fan_edge_alpha=_by_mode(raw, lambda part: float(part["fan_edge_alpha"])),
        ghost_line_alpha=_by_mode(raw, lambda part: float(part["ghost_line_alpha"])),
        slots=_slots(raw),
        family=raw["font"]["family"],
        fallback=tuple(raw["font"]["fallback"]),
        styles={name: TypeStyle(it["px"], it["weight"], it["line"]) for name, it in raw["type"].items()},
        **{name: raw[name] for name in ("radius", "height", "width", "slider", "stroke", "range_glyph", "motion_ms")},
    )


def _by_mode(raw: dict[str, Any], read: Any) -> dict[Mode, Any]:
    return {mode: read(raw[mode.value]) for mode in Mode}


def _roles(part: dict[str, Any]) -> dict[str, str]:
    return {name: colour for name, colour in part.items() if name not in _NOT_A_ROLE}


def _slots(raw: dict[str, Any]) -> tuple[Slot, ...]:
    columns = zip(raw["strategy_names"], raw["strategy_dash"], raw["strategy_marker_words"], strict=True)
    return tuple(Slot(name, tuple(map(float, dash)), marker) for name, dash, marker in columns)
