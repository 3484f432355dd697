"""What a strategy card shows, ready to be painted."""

from __future__ import annotations

from dataclasses import dataclass

from tikearn_gui.ui.glyphs import RangeView

__all__ = ["CardView"]


@dataclass(frozen=True, slots=True)
class CardView:
    """One strategy: ``key`` names it in signals, ``slot`` is its colour.

    ``typical`` is empty and ``range`` None while nothing is counted yet; ``caption`` holds the third line in full and
    in short. ``stale`` greys a figure that is older than the sliders.
    """

    key: str
    name: str
    slot: int
    typical: str = ""
    caption: tuple[str, str] = ("", "")
    range: RangeView | None = None
    is_base: bool = False
    is_edited: bool = False
    stale: bool = False

    @property
    def spoken(self) -> str:
        """Its figures for a screen reader."""
        return ", ".join(filter(None, (self.typical, self.caption[0])))
