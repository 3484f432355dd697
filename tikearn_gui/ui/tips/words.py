"""Every sentence of the tips."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from tikearn_gui.ui.format import Format
    from tikearn_gui.ui.pages.views import Tip

translate = QCoreApplication.translate

DOT = " · "


def tips() -> str:
    """Heading of the panel."""
    return translate("Tips", "Tips")


def tried_on(name: str) -> str:
    """Which strategy the tips were tried on."""
    return translate("Tips", "tried on {name}").format(name=name)


def tips_for(name: str) -> str:
    """On the rail."""
    return translate("Tips", "Tips for {name}").format(name=name)


def counting() -> str:
    """While tips are being tried."""
    return translate("Tips", "counting …")


def try_it() -> str:
    """The button that makes a strategy out of a tip."""
    return translate("Tips", "Try it")


def try_tip(title: str) -> str:
    """The same for screen readers."""
    return translate("Tips", "Try it: {title}").format(title=title)


def show_lever(name: str) -> str:
    """Tool tip of a lever's chip."""
    return translate("Tips", "Show {lever}").format(lever=name)


def hours(fmt: Format, value: float) -> str:
    """What a tip costs in time."""
    if abs(value) < 0.05:
        return f"+{fmt.hours(0.0)}"
    return translate("Tips", "{hours} a week").format(hours=fmt.hours(value, plus=True))


def gain_and_chance(fmt: Format, tip: Tip) -> str:
    """Range of the gain, and in how many futures it helps."""
    if tip.gain is None:
        return ""
    helps = translate("Tips", "helps in {count} of 100").format(count=fmt.of_100(tip.helps))
    return fmt.money_range(tip.gain.low, tip.gain.high, plus=True) + DOT + helps


def hour_pays(fmt: Format, tip: Tip) -> str:
    """In how many futures an hour pays better: the honest chance where a tip costs time."""
    return translate("Tips", "the hour pays better in {count} of 100").format(count=fmt.of_100(tip.hour_better))


def without_effect(fmt: Format, count: int) -> str:
    """The line in the place of tips that change nothing here."""
    if count == 1:
        return translate("Tips", "1 tip has no visible effect here")
    return translate("Tips", "{count} tips have no visible effect here").format(count=fmt.count(count))
