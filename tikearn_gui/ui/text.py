"""Every sentence of the widgets, translatable: ids and numbers in, words out.

Plain words, second person, no exclamation marks, no promises. The words of the levers stand in
:mod:`tikearn_gui.ui.lever_text`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

from tikearn_gui.core.lever import Grade, Group, Kind, Lever, LeverValue
from tikearn_gui.ui.lever_text import CONTEXT, LEVER_WORDS, LONG_UNITS, SHORT_UNITS, UNIT_IN_LABEL
from tikearn_gui.ui.translation import QT_TRANSLATE_NOOP

__all__ = [
    "beyond_notice",
    "beyond_short",
    "choice_text",
    "field_unit",
    "goal_reached",
    "grade_sentence",
    "grade_word",
    "group_name",
    "kind_sentence",
    "lever_hint",
    "lever_in_sentence",
    "lever_label",
    "lever_name",
    "long_value",
    "words",
]

_GROUPS: Final[Mapping[Group, str]] = {
    Group.STREAMING: QT_TRANSLATE_NOOP("Lever", "Streaming"),
    Group.AUDIENCE: QT_TRANSLATE_NOOP("Lever", "Audience"),
    Group.LIKES: QT_TRANSLATE_NOOP("Lever", "Likes"),
    Group.GIFTS: QT_TRANSLATE_NOOP("Lever", "Virtual gifts"),
    Group.SUBSCRIPTIONS: QT_TRANSLATE_NOOP("Lever", "Subscriptions"),
    Group.PARTNERSHIPS: QT_TRANSLATE_NOOP("Lever", "Brand partnerships"),
    Group.MERCHANDISE: QT_TRANSLATE_NOOP("Lever", "Merchandise"),
    Group.COSTS: QT_TRANSLATE_NOOP("Lever", "Costs and payout"),
}

_GRADES: Final[Mapping[Grade, tuple[str, str]]] = {
    Grade.YOURS: (
        QT_TRANSLATE_NOOP("Lever", "yours"),
        QT_TRANSLATE_NOOP("Lever", "This figure is your own."),
    ),
    Grade.DOCUMENTED: (
        QT_TRANSLATE_NOOP("Lever", "documented"),
        QT_TRANSLATE_NOOP("Lever", "A source names this figure or its shape."),
    ),
    Grade.GUESS: (
        QT_TRANSLATE_NOOP("Lever", "guess"),
        QT_TRANSLATE_NOOP("Lever", "Nobody has measured this for you. It is a guess."),
    ),
}

_KINDS: Final[Mapping[Kind, str]] = {
    Kind.CHOICE: QT_TRANSLATE_NOOP("Lever", "You decide this."),
    Kind.UNKNOWN: QT_TRANSLATE_NOOP("Lever", "A fact about you. Give a range where you are unsure."),
    Kind.SHAPE: QT_TRANSLATE_NOOP("Lever", "This says how luck behaves. Give a range where you are unsure."),
}

_CHOICES: Final[Mapping[str, str]] = {
    "other": QT_TRANSLATE_NOOP("Lever", "Elsewhere"),
    "us": QT_TRANSLATE_NOOP("Lever", "US"),
}

_WORDS: Final[Mapping[str, str]] = {
    "levers": QT_TRANSLATE_NOOP("Widgets", "Levers"),
    "off": QT_TRANSLATE_NOOP("Widgets", "off"),
    "was": QT_TRANSLATE_NOOP("Widgets", "was {value}"),
    "more": QT_TRANSLATE_NOOP("Widgets", "{n} more ›"),
    "fewer": QT_TRANSLATE_NOOP("Widgets", "fewer"),
    "closed": QT_TRANSLATE_NOOP("Widgets", "{n} closed ›"),
    "looked_up": QT_TRANSLATE_NOOP("Widgets", "Looked up {day}"),
    "make_mine": QT_TRANSLATE_NOOP("Widgets", "Make it mine"),
    "unsure_on": QT_TRANSLATE_NOOP("Widgets", "I am unsure: use a range"),
    "unsure_off": QT_TRANSLATE_NOOP("Widgets", "I am sure: use one value"),
    "unsure_of": QT_TRANSLATE_NOOP("Widgets", "Unsure about {lever}"),
    "span": QT_TRANSLATE_NOOP("Widgets", "{low} to {high}"),
    "range": QT_TRANSLATE_NOOP("Widgets", "8 out of 10 futures: {range}"),
    "badge": QT_TRANSLATE_NOOP("Widgets", "{grade}: source of {lever}"),
    "back_to_base": QT_TRANSLATE_NOOP("Widgets", "Back to the base: {value}"),
    "not_a_number": QT_TRANSLATE_NOOP("Widgets", "“{text}” is not a number. {lever} takes {low} to {high}."),
    "not_whole": QT_TRANSLATE_NOOP("Widgets", "{lever} takes whole numbers, {low} to {high}, not {text}."),
    "too_low": QT_TRANSLATE_NOOP("Widgets", "{text} is too little. {lever} takes {low} to {high}."),
    "too_high": QT_TRANSLATE_NOOP("Widgets", "{text} is too much. {lever} takes {low} to {high}."),
    "beyond": QT_TRANSLATE_NOOP(
        "Widgets", "{value} is beyond the usual {end}. Allowed; fewer creators' figures stand behind it."
    ),
    "below": QT_TRANSLATE_NOOP(
        "Widgets", "{value} is below the usual {end}. Allowed; fewer creators' figures stand behind it."
    ),
    "no_further": QT_TRANSLATE_NOOP("Widgets", "moves nothing further"),
    "beyond_short": QT_TRANSLATE_NOOP("Widgets", "beyond the usual {end}"),
    "below_short": QT_TRANSLATE_NOOP("Widgets", "below the usual {end}"),
    "unknown": QT_TRANSLATE_NOOP("Widgets", "{share} of this range is what you do not know yet."),
    "unknown_check": QT_TRANSLATE_NOOP(
        "Widgets", "{share} of this range is what you do not know yet. Check first: {lever}"
    ),
    "strategies": QT_TRANSLATE_NOOP("Widgets", "Strategies"),
    "new_strategy": QT_TRANSLATE_NOOP("Widgets", "New strategy"),
    "rename": QT_TRANSLATE_NOOP("Widgets", "Name of the strategy"),
    "base": QT_TRANSLATE_NOOP("Widgets", "base"),
    "edited": QT_TRANSLATE_NOOP("Widgets", "edited now"),
    "goal": QT_TRANSLATE_NOOP("Widgets", "{n} of 100 futures reach {goal}"),
    "goal_short": QT_TRANSLATE_NOOP("Widgets", "{n} of 100 reach {goal}"),
}


def _translated(context: str, source: str) -> str:
    return QCoreApplication.translate(context, source) if source else ""


def words(identifier: str, **values: object) -> str:
    """A short text of the widgets by its id, its places filled. Raises KeyError for an unknown id."""
    text = _translated("Widgets", _WORDS[identifier])
    return text.format(**values) if values else text


def group_name(group: Group) -> str:
    """The name of a group of levers."""
    return _translated(CONTEXT, _GROUPS[group])


def grade_word(grade: Grade) -> str:
    """The word on a badge."""
    return _translated(CONTEXT, _GRADES[grade][0])


def grade_sentence(grade: Grade) -> str:
    """What a grade means, in one sentence."""
    return _translated(CONTEXT, _GRADES[grade][1])


def kind_sentence(kind: Kind) -> str:
    """Who settles a lever's value, in one sentence."""
    return _translated(CONTEXT, _KINDS[kind])


def lever_label(key: str) -> str:
    """The label of a lever on its row. Raises KeyError for an unknown key."""
    return _translated(CONTEXT, LEVER_WORDS[key].label)


def lever_name(key: str) -> str:
    """The name of a lever where it stands alone: in sentences, tables and for screen readers."""
    found = LEVER_WORDS[key]
    return _translated(CONTEXT, found.full or found.label)


def lever_in_sentence(key: str) -> str:
    """The name of a lever amid a sentence; English names lose their first capital there, other languages decide."""
    name, source = lever_name(key), LEVER_WORDS[key].full or LEVER_WORDS[key].label
    return name[0].lower() + name[1:] if name == source and name[1:2].islower() else name


def lever_hint(key: str) -> str:
    """Where a creator reads the figure, or what it does, in one or two sentences."""
    return _translated(CONTEXT, LEVER_WORDS[key].hint)


def field_unit(lever: Lever) -> str:
    """The words beside the number in a lever's field; empty where its label says it."""
    return "" if lever.key in UNIT_IN_LABEL else _translated(CONTEXT, SHORT_UNITS.get(lever.unit, ""))


def long_value(lever: Lever, number: str) -> str:
    """A number of a lever with its unit in full: "90 minutes"."""
    return _translated(CONTEXT, LONG_UNITS.get(lever.unit, "{n}")).format(n=number)


def choice_text(choice: LeverValue) -> str:
    """The words of a choice; numbers stay as they are."""
    if isinstance(choice, str):
        return _translated(CONTEXT, _CHOICES.get(choice, choice))
    return f"{choice:g}"


def beyond_notice(value: str, end: str, *, low_end: bool) -> str:
    """What is said about a value beyond the slider's end."""
    return words("below" if low_end else "beyond", value=value, end=end)


def beyond_short(end: str, *, low_end: bool) -> str:
    """The same in a few words, for the row."""
    return words("below_short" if low_end else "beyond_short", end=end)


def goal_reached(hundredths: str, goal: str) -> tuple[str, str]:
    """How many futures reach the goal, for a card: in full and for a narrow one."""
    return words("goal", n=hundredths, goal=goal), words("goal_short", n=hundredths, goal=goal)
