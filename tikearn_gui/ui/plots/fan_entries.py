"""The labels beside the dots of a fan: goal, plain average, typical, the other strategies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tikearn_gui.ui.plots import words
from tikearn_gui.ui.plots.labels_layer import Entry, Words

if TYPE_CHECKING:
    from tikearn_gui.ui.format import Format
    from tikearn_gui.ui.pages.views import Fan, Median
    from tikearn_gui.ui.theme import Theme

__all__ = ["fan_entries"]


def fan_entries(theme: Theme, fmt: Format, fan: Fan, goal: float | None, reaching: int) -> tuple[Entry, ...]:
    """What stands beside the dots, most important first: where room is short, the last ones go."""
    typical = float(fan.bands[3][-1])
    colour = theme.strategy_colour(fan.strategy.slot)
    middle = Words("", f"{words.typical()} {fmt.money(typical)}", "text", strong=True)
    edited = Entry("typical", typical, (middle,), 1, colour, theme.tokens.stroke["median"])
    goals = [] if goal is None else [_goal(fmt, goal, reaching, len(fan.outcomes))]
    plain = [_plain(theme, fmt, fan)] if fan.plain is not None else []
    return (*goals, edited, *plain, *(_other(theme, fmt, other, k) for k, other in enumerate(fan.others)))


def _goal(fmt: Format, goal: float, reaching: int, dots: int) -> Entry:
    count, sentence = words.dots_reach(fmt, reaching, dots)
    return Entry("goal", goal, (Words("", count, "text", strong=True), Words("", sentence, "text_secondary")), 0)


def _plain(theme: Theme, fmt: Format, fan: Fan) -> Entry:
    assert fan.plain is not None
    amount = float(fan.plain.total[-1])
    first = Words("", f"{words.plain_average()} {fmt.money(amount)}:", "text_muted")
    second = Words("", words.get_there(fmt, fan.plain.reached), "text_muted")
    return Entry("plain", amount, (first, second), 3, theme.colour("plain"), 1.5)


def _other(theme: Theme, fmt: Format, other: Median, k: int) -> Entry:
    amount = float(other.typical[-1])
    line = Words(other.strategy.name, f" {fmt.money(amount)}", "text_secondary")
    rank = 2 if other.base else 4 + k
    return Entry(f"other {k}", amount, (line,), rank, theme.strategy_colour(other.strategy.slot), 2.0)
