"""What helps to decide, as text: strategies side by side, what matters, single futures, goal seek."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tikearn_gui.core.lever import plain
from tikearn_gui.report import words
from tikearn_gui.report.numbers import Json
from tikearn_gui.report.stories import story_sentence
from tikearn_gui.report.terminal import Money, count, listed, of_100, paragraph, table

__all__ = ["between_text", "goal_text", "matters_text", "stories_text"]

_BARS: Final = 6
_MEASURED: Final = 3


def between_text(deciding: Json, strategies: list[Json], money: Money) -> Iterator[str]:
    """All strategies in one table, each pair in a sentence, and what to measure first; nothing for one alone."""
    if len(strategies) < 2:
        return
    yield from ("Side by side", "=" * len("Side by side"))
    by_name = {strategy["name"]: strategy for strategy in strategies}
    rows = [("Strategy", "Typical", "8 out of 10", "Goal, of 100", "An hour", "Hours", "Worst month")]
    for name in deciding["ranking"]:
        each = by_name[name]
        home, worst = each["take_home"], each["worst_month"]
        goal, hour = f"{home['chance_of_goal'] * 100:.0f}", money(each["per_hour"]["median"])
        figures = (money.span(home), goal, hour, count(each["hours"]), money(worst["median"]))
        rows.append((name, money(home["median"]), *figures))
    yield from table(rows, right=(1, 3, 4, 5, 6))
    for pair in deciding["pairs"]:
        yield from paragraph(_pair(pair, money))
    first = [each for each in deciding["measure_first"] if each["usd"] > 0][:_MEASURED]
    if first:
        parts = [f"{words.LEVERS[each['lever']]}, {of_100(each['changes'])} futures" for each in first]
        yield from paragraph(f"Knowing this would change which is best on average: {listed(parts)}.")


def _pair(pair: Json, money: Money) -> str:
    one, other = pair["one"], pair["other"]
    if pair["chance_ahead"] < pair["chance_behind"]:
        one, other = other, one
    ahead = max(pair["chance_ahead"], pair["chance_behind"])
    if pair["too_close_to_call"]:
        return f"{one} and {other}: too close to call, {one} is ahead in {of_100(ahead)} futures."
    sign = 1.0 if one == pair["one"] else -1.0
    low, high = sorted((sign * pair["p10"], sign * pair["p90"]))
    span = money.span({"p10": low, "p90": high}, signed=True)
    typical = money(sign * pair["median"], signed=True)
    return f"{one} beats {other} in {of_100(ahead)} futures, by {span} in 8 out of 10, typically {typical}."


def matters_text(strategy: Json, money: Money) -> list[str]:
    """The levers with the widest bars."""
    rows = [("What matters most", "From", "To", "Typical then")]
    for bar in strategy["tornado"][:_BARS]:
        ends = (money(bar["median_low"]), money(bar["median_high"]))
        rows.append((words.LEVERS[bar["lever"]], plain(bar["low"]), plain(bar["high"]), f"{ends[0]} to {ends[1]}"))
    return table(rows, right=(1, 2))


def stories_text(strategy: Json, money: Money) -> Iterator[str]:
    """Single futures, one a line or two."""
    yield "Ten futures that stand for all, each with what it brings and what happened:"
    for story in strategy["ten_futures"]:
        yield from paragraph(f"- {story_sentence(story, money)}")


def goal_text(strategy: Json, money: Money) -> Iterator[str]:
    """What it takes to reach the goal, where it was sought."""
    sought = strategy["goal_seek"]
    if sought is None:
        return
    period = words.PERIODS[sought["period"]]
    head = f"To reach {money(sought['usd'])} {period[0]} in {of_100(sought['wanted'])} {period[1]}"
    rows = [(head, "Now", "Then", "More hours", "")]
    for each in sought["levers"]:
        value = "-" if each["value"] is None else plain(each["value"])
        ends = (plain(each["now"]), value, count(each["more_hours"]))
        rows.append((words.LEVERS[each["lever"]], *ends, _REACHES[each["reach"]]))
    yield from table(rows, right=(1, 2, 3))
    together = sought["together"]
    if together is not None and together["values"] is not None and together["reach"] != "reached":
        pairs = zip(together["levers"], together["values"], strict=True)
        yield from paragraph(f"Or together: {listed([f'{words.LEVERS[key]} {plain(value)}' for key, value in pairs])}.")


_REACHES: Final = {
    "reached": "reached now",
    "within": "",
    "beyond reason": "not within reason",
    "out of reach": "does not get there",
}
