"""A summary as text for people at a terminal: the same figures as the JSON, in three digits and plain words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from operator import itemgetter
from typing import Final

from tikearn_gui.core.lever import plain
from tikearn_gui.core.tips import ARTICLE_TIPS
from tikearn_gui.report import words
from tikearn_gui.report.deciding_text import between_text, goal_text, matters_text, stories_text
from tikearn_gui.report.numbers import Json
from tikearn_gui.report.own_lives import own_lives_text
from tikearn_gui.report.terminal import Money, change, count, listed, of_100, paragraph, percent, span, table

__all__ = ["as_text"]

_CHECKED_FIRST: Final = 3
_MOVED_MOST: Final = 5
_DOUBT: Final = (
    "About the doubt: the shape of gifts comes from sister platforms, the level from your own LIVEs; no public log of "
    "TikTok gifts exists. A tip graded guess rests on nobody's measurement, and so do many levers until you set them. "
    "Chances are counted in played futures; they are no promise."
)


def as_text(summary: Json, title: str) -> str:
    """The summary of :func:`tikearn_gui.report.summary.summarise` as text of at most 100 columns.

    ``title`` says what was summed up, such as the name of the file.
    """
    money = Money(summary["currency"]["code"], summary["currency"]["per_usd"])
    lines = [*_head(summary, title, money)]
    for strategy in summary["strategies"]:
        lines += ["", *_strategy(summary, strategy, money)]
    between = [*between_text(summary["deciding"], summary["strategies"], money)]
    lines += ["", *between] if between else []
    if summary["own_lives"] is not None:
        lines += ["", *own_lives_text(summary["own_lives"])]
    lines += ["", *paragraph(_DOUBT)]
    return "\n".join(lines) + "\n"


def _head(summary: Json, title: str, money: Money) -> Iterator[str]:
    goal, (period, counted) = summary["goal"], words.PERIODS[summary["goal"]["period"]]
    weeks, futures = summary["weeks"], summary["futures"]
    shown = "".join(character if character.isprintable() else "?" for character in title)
    yield from paragraph(f"TikEarn {summary['version']}: {shown}")
    yield from paragraph(
        f"{weeks} {'week' if weeks == 1 else 'weeks'} ahead in {futures:,} futures, seed {summary['seed']}. "
        f"Goal: {money(goal['usd'])} {period}, counted over {counted}."
    )
    if futures < summary["futures_asked"]:
        yield from paragraph(
            f"The plan has so many LIVEs that {futures:,} futures were played and not {summary['futures_asked']:,}."
        )
    yield from paragraph(
        "Typical is the middle future: half bring more, half less. 8 out of 10 futures lie in the range beside it."
    )


def _strategy(summary: Json, strategy: Json, money: Money) -> Iterator[str]:
    title = f"{strategy['name']} (the base)" if strategy["is_base"] else strategy["name"]
    yield from (title, "=" * len(title))
    yield from _headline(summary, strategy, money)
    if strategy["against_base"] is not None:
        yield from paragraph(_moved(strategy["against_base"], summary["base"], money))
    yield ""
    yield from _likes_table(strategy, money)
    yield ""
    yield from paragraph(_thousand_likes(strategy, money))
    yield ""
    yield from _figures(strategy, money)
    yield ""
    yield from matters_text(strategy, money)
    yield ""
    sought = [*goal_text(strategy, money)]
    yield from (*sought, "") if sought else ()
    yield from _stresses(strategy, money)
    yield ""
    yield from _tips(strategy, money)
    yield ""
    yield from stories_text(strategy, money)


def _headline(summary: Json, strategy: Json, money: Money) -> Iterator[str]:
    home, calculated, weeks = strategy["take_home"], strategy["plain_calculator"], summary["weeks"]
    ahead = "week" if weeks == 1 else f"{weeks} weeks"
    if strategy["too_little_known"]:
        check = _checked_first(strategy)[:1]
        first = f" Check {check[0]} first." if check else ""
        yield from paragraph(f"Too little is known for a useful figure: {money.span(home)} in 8 out of 10.{first}")
    else:
        yield from paragraph(
            f"In the next {ahead} it typically brings {money(home['median'])}. 8 out of 10 futures: "
            f"{money.span(home)}. The average is {money(home['mean'])}."
        )
    goal = summary["goal"]
    period, counted = words.PERIODS[goal["period"]]
    behind = "" if goal["period"] == "plan" else f" {period}"
    yield from paragraph(
        f"{of_100(home['chance_of_goal'])} {counted} reach the goal of {money(goal['usd'])}{behind}. "
        f"{_extremes(home)}An hour pays {money.with_span(strategy['per_hour'])}, preparation included: "
        f"{strategy['lives']} LIVEs, {count(strategy['hours'])} hours."
    )
    if calculated["chance"] is not None:
        yield from paragraph(
            f"A plain calculator says {money(calculated['total'])}: {of_100(calculated['chance'])} futures get there."
        )


def _extremes(home: Json) -> str:
    """What is said of futures without income or with a loss, if there are any."""
    if home["chance_of_loss"] > 0:
        return f"{of_100(home['chance_of_loss'])} futures end with a loss. "
    return f"{of_100(home['chance_of_zero'])} bring nothing at all. " if home["chance_of_zero"] > 0 else ""


def _moved(gain: Json, base: str, money: Money) -> str:
    """The difference to the base and what it consists of."""
    return (
        f"{money(gain['median'], signed=True)} against {base} typically, {money.span(gain, signed=True)} in 8 out of "
        f"10 futures, on the same luck. {_what_moved(gain, money)}It is ahead in {of_100(gain['chance_ahead'])} "
        f"futures, and an hour pays better in {of_100(gain['chance_hour_pays_better'])}."
    )


def _what_moved(gain: Json, money: Money) -> str:
    """The levers that moved most, each put alone on the base, and what is left over."""
    alone = [each for each in gain["levers"] if each["median"] is not None]
    alone.sort(key=lambda each: -abs(each["median"]))
    parts = [
        f"{words.LEVERS[each['lever']]} {_value(each['from'])} -> {_value(each['to'])}: "
        f"{money(each['median'], signed=True)}"
        for each in alone[:_MOVED_MOST]
    ]
    others = alone[_MOVED_MOST:]
    if others:
        parts.append(f"{len(others)} others: {money(sum(map(itemgetter('median'), others)), signed=True)}")
    if len(gain["levers"]) > 1:
        parts.append(f"together: {money(gain['together'], signed=True)}")
    return f"What moved it: {'; '.join(parts)}. " if parts else ""


def _value(setting: Json | float | str) -> str:
    """A lever's value, with its range where it has one."""
    if isinstance(setting, dict):
        return f"{plain(setting['value'])} ({plain(setting['low'])} to {plain(setting['high'])})"
    return plain(setting)


def _likes_table(strategy: Json, money: Money) -> list[str]:
    rows = [
        ("", "Pays", "Influenced", "", "", "If likes"),
        ("Method", "directly?", "by likes?", "Typical", "8 out of 10", "double"),
    ]
    for source, name in words.SOURCES.items():
        figures = strategy["sources"][source]
        if figures["chance_of_any"] == 0:
            rows.append((name, "Yes", words.BY_LIKES[source], "off" if _is_off(strategy, source) else "$0", "", ""))
            continue
        doubled = f"{change(figures['if_likes_double'])}, {money(figures['if_likes_double_usd'], signed=True)}"
        rows.append((name, "Yes", words.BY_LIKES[source], money(figures["median"]), money.span(figures), doubled))
    rows.append(("Likes themselves", "No", "-", money(0.0), "always", ""))
    return table(rows, right=(3,))


_SWITCHES: Final = {
    "gifts": ("gifters_per_100_views",),
    "subscriptions": ("subscribers", "subscribers_per_1000_views"),
    "partnerships": ("deals_per_month",),
    "merchandise": ("clicks_per_100_views",),
}


def _is_off(strategy: Json, source: str) -> bool:
    return all(strategy["levers"][key] == 0 for key in _SWITCHES[source])


def _thousand_likes(strategy: Json, money: Money) -> str:
    likes = strategy["likes"]
    worth = likes["per_1000"]
    if worth["median"] < 0.005 and worth["p90"] < 0.005:
        text = f"1,000 more likes pay {money(0.0)} directly and about {money(0.0)} through anything else."
    else:
        text = (
            f"1,000 more likes pay {money(0.0)} directly and about {money(worth['median'])} ({money.span(worth)}) "
            f"through {_parts(worth['by_source'], words.SOURCES, money)}; by effect: "
            f"{_parts(worth['by_effect'], words.EFFECTS, money)}."
        )
    if likes["saturated"]:
        text += " The like rate is beyond 2.7 times the usual one, where more likes move nothing any more."
    if likes["default_rate"]:
        text += " This is only as good as the like rate, and that is a guess until you set yours."
    return text


def _parts(parts: Json, names: Mapping[str, str], money: Money) -> str:
    found = [f"{_in_a_sentence(names[key])} {money(part)}" for key, part in parts.items() if part > 0]
    return listed(found) if found else "nothing"


def _in_a_sentence(name: str) -> str:
    return name if name[:2].isupper() else name[0].lower() + name[1:]


def _figures(strategy: Json, money: Money) -> list[str]:
    top, split, paid = strategy["top_gifter_share"], strategy["split"], strategy["payout"]
    share = f"{percent(top['median'])} of gifts ({percent(top['p10'])} to {percent(top['p90'])})"
    rows = [
        ("Views", f"{span(strategy['views'])}, {span(strategy['viewers_at_a_time'])} viewers at a time"),
        ("Likes", span(strategy["likes"]["count"])),
        ("Gifters", f"{span(strategy['gifters'])}, counted in each LIVE; {count(strategy['gifters_per_live'])} a LIVE"),
        ("LIVEs without a gift", of_100(strategy["lives_without_gift"])),
        ("Most generous gifter", f"{share}; gifts without: {money.with_span(strategy['without_top_gifter'])}"),
        ("Kept of gifts", f"{percent(strategy['rewards_rate'])} of the diamonds' value"),
        ("Followers at the end", span(strategy["followers"])),
        ("Best month", money.with_span(strategy["best_month"])),
        ("Worst month", money.with_span(strategy["worst_month"])),
        ("Paid out at the end", f"{money.with_span(paid['arrived'])} before fees, costs and tax"),
        (
            "The range rests on",
            f"{percent(split['not_known'])} what is not known, {percent(split['audience_luck'])} audience luck, "
            f"{percent(split['gift_luck'])} luck with gifts",
        ),
    ]
    check = _checked_first(strategy)
    if check:
        rows.append(("What to check first", listed(check)))
    return table(rows)


def _checked_first(strategy: Json) -> list[str]:
    """The levers in doubt that most of the spread rests on."""
    return [_in_a_sentence(words.LEVERS[each["lever"]]) for each in strategy["contributions"][:_CHECKED_FIRST]]


def _stresses(strategy: Json, money: Money) -> list[str]:
    rows = [("What if", "Typical", "8 out of 10")]
    for name, figures in strategy["stress"].items():
        rows.append((words.STRESSES[name], money(figures["median"]), money.span(figures)))
    return table(rows, right=(1,))


def _tips(strategy: Json, money: Money) -> Iterator[str]:
    rows = [
        ("", "Typical", "", "Helps", "Hour up", "More", ""),
        ("Tip", "gain", "8 out of 10", "of 100", "of 100", "hours", "Effect"),
    ]
    shown = [tip for tip in strategy["tips"] if tip["has_effect"] or tip["id"] in ARTICLE_TIPS]
    for tip in shown:
        gain, hours = money(tip["median"], signed=True), f"{tip['hours']:+.3g}" if tip["hours"] else "0"
        chances = (f"{tip['chance_it_helps'] * 100:.0f}", f"{tip['chance_hour_pays_better'] * 100:.0f}")
        grade = words.GRADES[tip["evidence"]["grade"]]
        rows.append((words.TIPS[tip["id"]], gain, money.span(tip, signed=True), *chances, hours, grade))
    yield from table(rows, right=(1, 3, 4, 5))
    yield "Helps: futures with more money. Hour up: futures in which an hour pays better."
    hidden = len(strategy["tips"]) - len(shown)
    if hidden:
        yield f"{hidden} {'tip has' if hidden == 1 else 'tips have'} no visible effect here."
