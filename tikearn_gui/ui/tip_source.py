"""Where the assumption behind a tip comes from, as a popover like those of the levers."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from tikearn_gui.core.tips import TIPS
from tikearn_gui.ui import text
from tikearn_gui.ui.format import Format
from tikearn_gui.ui.levers.source_popover import SourcePopover, SourceView
from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.tip_text import tip_advice, tip_title
from tikearn_gui.ui.tips.tips_panel import TipsPanel

__all__ = ["show_tip_source", "tip_source"]


def tip_source(key: str, fmt: Format) -> SourceView:
    """What the popover says. Raises KeyError for an unknown tip."""
    tip = TIPS[key]
    effects = [_effect(fmt, move.key, move.times, move.low, move.high) for move in tip.moves]
    return SourceView(
        title=tip_title(key),
        value="",
        doubt="\n".join(effects),
        hint=tip_advice(key),
        grade=tip.evidence.grade,
        source=tip.evidence.source,
        date=text.words("looked_up", day=fmt.day(tip.evidence.date)),
    )


def _effect(fmt: Format, key: str, times: float, low: float, high: float) -> str:
    words = QCoreApplication.translate("Tips", "{lever} × {times}, in 8 out of 10 futures {low} to {high}")
    return words.format(lever=text.lever_name(key), times=fmt.number(times), low=fmt.number(low), high=fmt.number(high))


def show_tip_source(theme: Theme, fmt: Format, panel: TipsPanel, key: str) -> None:
    """Opens the popover at the badge of a tip's card."""
    card = next((card for card in panel.cards if card.tip is not None and card.tip.key == key), None)
    if card is not None:
        anchor = card.badge if card.badge is not None else card
        _TipPopover(theme, tip_source(key, fmt), panel).show_beside(anchor)


class _TipPopover(SourcePopover):
    """Without the button: an assumption about a tip cannot be taken as one's own."""

    def _add_button(self) -> None:
        return
