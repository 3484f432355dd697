"""The words of the tips, English as they are translated from: title and advice."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication

from tikearn_gui.ui.translation import QT_TRANSLATE_NOOP

__all__ = ["CONTEXT", "TIP_WORDS", "TipWords", "tip_advice", "tip_title"]

CONTEXT: Final = "Tip"


class TipWords(NamedTuple):
    """``title`` fits a card, ``advice`` says what to do in one or two sentences."""

    title: str
    advice: str


# fmt: off
TIP_WORDS: Final[Mapping[str, TipWords]] = {
    "engage": TipWords(
        QT_TRANSLATE_NOOP("Tip", "Engage with your audience"),
        QT_TRANSLATE_NOOP("Tip", "Answer comments, thank givers by name.")),
    "promote": TipWords(
        QT_TRANSLATE_NOOP("Tip", "Promote your LIVEs"),
        QT_TRANSLATE_NOOP("Tip", "Post the time and a short clip the day before.")),
    "quality": TipWords(
        QT_TRANSLATE_NOOP("Tip", "Create high-quality content"),
        QT_TRANSLATE_NOOP("Tip", "A plan for the hour, better light and sound. It may also pay later, in followers.")),
    "analyse": TipWords(
        QT_TRANSLATE_NOOP("Tip", "Analyse your performance"),
        QT_TRANSLATE_NOOP("Tip", "Look at your LIVEs once a week and repeat what worked.")),
    "past_25_minutes": TipWords(
        QT_TRANSLATE_NOOP("Tip", "Stay on past 25 minutes"),
        QT_TRANSLATE_NOOP(
            "Tip", "In the US your rewards rate rises up to minute 25, and only such a LIVE counts for the week.")),
    "one_more_live": TipWords(
        QT_TRANSLATE_NOOP("Tip", "One more LIVE a week"),
        QT_TRANSLATE_NOOP("Tip", "Add a LIVE on another day. It takes some views from the others.")),
    "battles": TipWords(
        QT_TRANSLATE_NOOP("Tip", "Spend time in battles"),
        QT_TRANSLATE_NOOP(
            "Tip", "Just under a third of your minutes. Many gifts fall in battles; that there are more is a guess.")),
    "thank_gifters": TipWords(
        QT_TRANSLATE_NOOP("Tip", "Thank those who give"),
        QT_TRANSLATE_NOOP("Tip", "Name them while you are LIVE and write to them afterwards. Regulars stay longer.")),
    "pin_merchandise": TipWords(
        QT_TRANSLATE_NOOP("Tip", "Pin your merchandise"),
        QT_TRANSLATE_NOOP("Tip", "Keep one product pinned and show it a few times in each LIVE.")),
    "sponsor_pitch": TipWords(
        QT_TRANSLATE_NOOP("Tip", "Write to sponsors"),
        QT_TRANSLATE_NOOP("Tip", "Write to a brand or two each week, with your figures from LIVE Center.")),
    "raise_fee": TipWords(
        QT_TRANSLATE_NOOP("Tip", "Ask for a higher fee"),
        QT_TRANSLATE_NOOP(
            "Tip", "Name 15 % more in your next offer. Published fees for the same reach differ by three times.")),
    "regular_hour": TipWords(
        QT_TRANSLATE_NOOP("Tip", "Keep regular hours"),
        QT_TRANSLATE_NOOP("Tip", "The same days at the same hour, named on your profile.")),
    "busiest_hour": TipWords(
        QT_TRANSLATE_NOOP("Tip", "Start at the busiest hour"),
        QT_TRANSLATE_NOOP("Tip", "Most gifts fall around eight in the evening, in your viewers' local time.")),
    "shorter_more_often": TipWords(
        QT_TRANSLATE_NOOP("Tip", "Shorter, but more often"),
        QT_TRANSLATE_NOOP("Tip", "One more LIVE a week, with the same minutes in all.")),
    "open_subscriptions": TipWords(
        QT_TRANSLATE_NOOP("Tip", "Open subscriptions"),
        QT_TRANSLATE_NOOP("Tip", "Offer one with a small extra, such as emotes or a chat of their own.")),
    "fewer_returns": TipWords(
        QT_TRANSLATE_NOOP("Tip", "Get fewer returns"),
        QT_TRANSLATE_NOOP("Tip", "Say sizes, colours and delivery times clearly before people order.")),
}
# fmt: on


def tip_title(identifier: str) -> str:
    """The title of a tip. Raises KeyError for an unknown one."""
    return QCoreApplication.translate(CONTEXT, TIP_WORDS[identifier].title)


def tip_advice(identifier: str) -> str:
    """What to do, in one or two sentences. Raises KeyError for an unknown tip."""
    return QCoreApplication.translate(CONTEXT, TIP_WORDS[identifier].advice)
