"""The words of the headline as laid out lines: pure functions of figures, theme and format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tikearn_gui.ui.pages import words
from tikearn_gui.ui.pages.parts.runs import MEDIUM, STRONG, Line, Run, baseline, fill
from tikearn_gui.ui.text import lever_name

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tikearn_gui.ui.format import Format
    from tikearn_gui.ui.pages.views import Headline
    from tikearn_gui.ui.theme import Theme
    from tikearn_gui.ui.tokens import TextStyle

__all__ = ["GOAL", "LEVER", "PERIOD", "headline_lines", "hero_line"]

PERIOD, GOAL, LEVER = "period", "goal", "lever"
"""The editable words."""

HERO_TOP, HERO_HEIGHT = 30.0, 48.0
HERO_GAP: Final = 16.0
HERO_SHARE: Final = 0.45
CAPTION_TOP: Final = 83.0
LEAD_TOP, GOAL_TOP = 33.0, 54.0
UNKNOWN_TOPS: Final = (21.0, 40.0, 65.0)


def hero_line(theme: Theme, fmt: Format, view: Headline, room: float) -> Line:
    """The one number, empty where too little is known; smaller where it would leave no room for its doubt."""
    words_of = fmt.money(view.earned.typical) if view.check_first is None else ""

    def number(style: TextStyle) -> list[Run]:
        return [Run(words_of, style, "text", STRONG)]

    return _fitting(theme, ("hero", "page_title"), number, 0.0, HERO_TOP, HERO_SHARE * room, HERO_HEIGHT)


def headline_lines(
    theme: Theme, fmt: Format, view: Headline, room: float, hero_room: float, *, stale: bool
) -> list[Line]:
    """Every line but the hero; ``hero_room`` is what the hero takes with its gap."""
    middle = (
        _unknown_lines(theme, fmt, view, room) if view.check_first else _known_lines(theme, fmt, view, room, hero_room)
    )
    note = words.counting() if stale else words.caption(fmt, taxed=view.taxed, per_hour=view.per_hour)
    caption = Run(note, "caption", "text_muted")
    at = baseline(theme, "caption", CAPTION_TOP)
    return [_sentence(theme, fmt, view, room), *middle, Line.lay(theme, [caption], 0.0, at, room)]


def _sentence(theme: Theme, fmt: Format, view: Headline, room: float) -> Line:
    period = words.period(fmt, view.period, view.weeks)
    parts = {
        "period": Run(period, "sentence", "accent", MEDIUM, word=PERIOD),
        "name": Run(view.strategy.name, "sentence", "text", STRONG, elide=True),
    }
    runs = fill(words.sentence(view.period, known=view.check_first is None), Run("", "sentence"), parts)
    return Line.lay(theme, runs, 0.0, baseline(theme, "sentence", 0.0), room)


def _known_lines(theme: Theme, fmt: Format, view: Headline, room: float, left: float) -> list[Line]:
    def lead(style: TextStyle) -> list[Run]:
        span = Run(fmt.money_range(view.earned.low, view.earned.high), style, "text", STRONG)
        return fill(words.eight_of_ten(), Run("", style), {"range": span})

    first = _fitting(theme, ("lead", "body", "small", "caption"), lead, left, LEAD_TOP, room)
    return [first, _goal(theme, fmt, view, left, GOAL_TOP, room)]


def _fitting(
    theme: Theme,
    styles: Sequence[TextStyle],
    runs: Callable[[TextStyle], list[Run]],
    left: float,
    top: float,
    room: float,
    height: float = 21.0,
) -> Line:
    """A line in the largest style in which it fits: numbers are never cut."""
    lines = (Line.lay(theme, runs(style), left, baseline(theme, style, top, height), room - left) for style in styles)
    for line in lines:
        if line.right <= room:
            break
    return line


def _goal(theme: Theme, fmt: Format, view: Headline, left: float, top: float, room: float) -> Line:
    def reach(style: TextStyle) -> list[Run]:
        parts = {
            "count": Run(words.out_of_100(fmt, view.reached), style, "text", STRONG),
            "goal": Run(fmt.money(view.goal), style, "accent", MEDIUM, word=GOAL),
        }
        return fill(words.reach_goal(), Run("", style, "text_secondary"), parts)

    return _fitting(theme, ("body", "small", "caption"), reach, left, top, room)


def _unknown_lines(theme: Theme, fmt: Format, view: Headline, room: float) -> list[Line]:
    """The range in the place of a number, and what to look up."""
    assert view.check_first is not None
    lever = Run(_within(lever_name(view.check_first)), "lead", "accent", MEDIUM, word=LEVER)
    span = Run(fmt.money_range(view.earned.low, view.earned.high) + ". ", "page_title", "text", STRONG)
    check = fill(words.check_first(), Run("", "lead"), {"lever": lever})
    first, second, third = UNKNOWN_TOPS
    return [
        Line.lay(theme, [Run(words.too_little(), "lead", weight=MEDIUM)], 0.0, baseline(theme, "lead", first), room),
        Line.lay(theme, [span, *check], 0.0, baseline(theme, "page_title", second), room),
        _goal(theme, fmt, view, 0.0, third - 1.5, room),
    ]


def _within(name: str) -> str:
    """A lever's name inside a sentence: small first letter, unless more letters are capitals."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name
