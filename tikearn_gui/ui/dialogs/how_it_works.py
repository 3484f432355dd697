"""How the figures come about: what is played, what is known, what is guessed, and what is left out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tikearn_gui.ui.dialogs.base import WIDE, Dialog
from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.translation import QT_TRANSLATE_NOOP

__all__ = ["SECTIONS", "HowItWorksDialog"]

SECTIONS: Final[Sequence[tuple[str, Sequence[str]]]] = (
    (
        QT_TRANSLATE_NOOP("Help", "Do likes make money?"),
        (
            QT_TRANSLATE_NOOP(
                "Help",
                "Likes pay nothing. What pays are virtual gifts, subscriptions, brand partnerships and merchandise. "
                "Likes may move these: more people may be shown your LIVE, people may stay longer, they may give more "
                "easily, and brands may find you more attractive.",
            ),
            QT_TRANSLATE_NOOP(
                "Help",
                "How strong these four effects are, nobody has measured on TikTok. Each is a lever of its own under "
                "“Likes”, each is a guess with a wide range, and each can be set to zero. With all four at zero, ten "
                "times the likes change no figure by a cent.",
            ),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Help", "What a figure means"),
        (
            QT_TRANSLATE_NOOP(
                "Help",
                "TikEarn plays your plan 20,000 times, week by week and LIVE by LIVE, each time with other luck. Each "
                "run is one future. “Typical” is the one in the middle: half of the futures bring more, half less. “8 "
                "out of 10 futures” leaves out the unluckiest and the luckiest tenth.",
            ),
            QT_TRANSLATE_NOOP(
                "Help",
                "The typical figure is not the average. A few very large gifts pull the average up, and most people "
                "never see it. That is why a plain calculator promises more than most futures bring.",
            ),
            QT_TRANSLATE_NOOP(
                "Help",
                "How often your goal is reached is counted among these futures. At the foot of the window stands how "
                "exact the count is; that is not how sure the figure is, which is what the range says.",
            ),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Help", "Three kinds of doubt"),
        (
            QT_TRANSLATE_NOOP(
                "Help",
                "What you do not know: where a lever has a range, each future takes a value out of it. Look the figure "
                "up and close the range, and the doubt goes. Luck with the audience: how many people come differs from "
                "LIVE to LIVE. Luck with money: who gives, how much, and whether a deal comes.",
            ),
            QT_TRANSLATE_NOOP(
                "Help",
                "All strategies meet the same luck, future by future. So “better in 83 of 100 futures” compares like "
                "with like, and moving a lever moves the figures without flicker.",
            ),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Help", "Compare and What matters"),
        (
            QT_TRANSLATE_NOOP(
                "Help",
                "Compare subtracts two strategies in each future. Where neither is ahead clearly more often than the "
                "other, about 45 to 55 of 100 futures, it is too close to call.",
            ),
            QT_TRANSLATE_NOOP(
                "Help",
                "A bar in What matters moves one lever over its range, or by a notch, and holds the others. What the "
                "range rests on is another question: how closely the doubt about a lever goes along with the outcome "
                "while all doubts are drawn.",
            ),
            QT_TRANSLATE_NOOP(
                "Help",
                "Goal seek finds for each lever alone the least value that reaches your goal as often as you ask. Up "
                "to six notches, about half a year's change, count as within reason. Measure first says how often "
                "knowing a lever would change which strategy is best on average, and what that is worth.",
            ),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Help", "Usual and planned"),
        (
            QT_TRANSLATE_NOOP(
                "Help",
                "Your views, watch time and gifts are measured at the way you stream now. When a plan departs from it, "
                "longer or more often or with more likes, the model scales from there. Under Edit, “What is usual for "
                "you” holds these eight figures; “This is my usual” takes them from the base.",
            ),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Help", "What is known and what is guessed"),
        (
            QT_TRANSLATE_NOOP(
                "Help",
                "The badge beside each lever says it. “Documented”: a source names the figure or its shape, such as "
                "what a diamond is worth and what share of it you get. “Guess”: nobody has measured it for you. "
                "“Yours”: you set it. Press the badge for the source and its date.",
            ),
            QT_TRANSLATE_NOOP(
                "Help",
                "The shape of gifts comes from sister platforms, the level from your own LIVEs. No public log of "
                "TikTok gifts exists. How views grow with length, how regulars come and go and how many deals clump "
                "together are taken from studies of other platforms or are guesses, and say so.",
            ),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Help", "What is left out"),
        (
            QT_TRANSLATE_NOOP(
                "Help",
                "Changes of TikTok's rules or of what it shows, bans, illness, seasons, and what followers won today "
                "bring after the plan. Tax is the rate that you type; TikEarn knows no tax law. Tips show what an idea "
                "would bring if the guess about its effect holds.",
            ),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Help", "Your data"),
        (
            QT_TRANSLATE_NOOP(
                "Help",
                "Nothing leaves this computer: no account, no network, no tracking. A project is a readable file where "
                "you save it. TikEarn is not connected with TikTok.",
            ),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Help", "Your own LIVEs"),
        (
            QT_TRANSLATE_NOOP(
                "Help",
                "On “Your streams” you bring in TikTok’s data export, a file of LIVE Center, your agency’s sheet or a "
                "table, or log a LIVE by hand. Of an export only the list of LIVEs is read. What nobody recorded stays "
                "unknown and is not taken for nothing; a LIVE that stands in two files counts once.",
            ),
            QT_TRANSLATE_NOOP(
                "Help",
                "Each LIVE is forecast from the ones before it, with nothing of its own but start and length, and the "
                "page counts how often the 8-out-of-10 range held. What the log says of a lever stands beside what was "
                "believed before; “Use” takes it over as one step that can be undone.",
            ),
        ),
    ),
)  # fmt: skip


class HowItWorksDialog(Dialog):
    """The page of help."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        translate = QCoreApplication.translate
        super().__init__(theme, translate("Help", "How this works"), WIDE, parent)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, theme.px(16), 0)
        column.setSpacing(theme.px(8))
        for title, paragraphs in SECTIONS:
            column.addWidget(self.label(translate("Help", title), "heading"))
            for paragraph in paragraphs:
                column.addWidget(self.label(translate("Help", paragraph), "body", "text_secondary"))
            column.addSpacing(theme.px(8))
        column.addStretch(1)
        self.add_scrolling(content, 520)
        self.button(translate("Help", "Close"), main=True).clicked.connect(self.accept)
