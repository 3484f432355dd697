"""The sentences of status line and levers that no widget knows of itself. Plain words, no exclamation marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from tikearn_gui.ui.format import Format

__all__ = [
    "exact_to",
    "exact_to_the_cent",
    "fewer_futures",
    "futures",
    "no_more_above",
    "no_more_below",
    "rests_on_default",
    "simulated_rate",
    "times_usual",
    "your_usual",
]

translate = QCoreApplication.translate


def futures(fmt: Format, count: int) -> str:
    """How many futures stand behind the figures."""
    return translate("Present", "{count} futures, the same luck for every strategy").format(count=fmt.count(count))


def fewer_futures(fmt: Format, count: int, of: int) -> str:
    """The same where the plan is too large for all futures."""
    words = translate("Present", "{count} futures instead of {all}, because the plan has so many LIVEs")
    return words.format(count=fmt.count(count), all=fmt.count(of))


def exact_to(amount: str) -> str:
    """How exact the typical figure is."""
    return translate("Present", "typical figure exact to ±{amount}").format(amount=amount)


def exact_to_the_cent() -> str:
    """The same where counting more futures would move nothing."""
    return translate("Present", "typical figure exact to the cent")


def times_usual(fmt: Format, times: float) -> str:
    """What a planned value is against the usual one."""
    return translate("Present", "{times} × your usual").format(times=fmt.number(times))


def your_usual(value: str) -> str:
    """The usual value, where a multiple of it says nothing."""
    return translate("Present", "your usual: {value}").format(value=value)


def no_more_above(fmt: Format, likes: float) -> str:
    """From where on more likes move nothing."""
    words = translate("Present", "More than {likes} likes per view, 2.7 times your usual, move nothing further.")
    return words.format(likes=fmt.number(likes))


def no_more_below(fmt: Format, likes: float) -> str:
    """From where on fewer likes take nothing away."""
    words = translate("Present", "Fewer than {likes} likes per view, your usual divided by 2.7, cost nothing further.")
    return words.format(likes=fmt.number(likes))


def simulated_rate(fmt: Format, rate: float) -> str:
    """Why the rewards rate cannot be set in the US."""
    words = translate(
        "Present",
        "In the US TikTok pays by the length of a LIVE, the days of the week, new followers and active fans. "
        "Simulated here: {rate}.",
    )
    return words.format(rate=fmt.share(rate))


def rests_on_default(fmt: Format, likes: float) -> str:
    """Under the worth of likes, while nobody has said how many there are."""
    words = translate("Present", "This rests on a guess of {likes} likes per view. LIVE Center shows yours.")
    return words.format(likes=fmt.number(likes))
