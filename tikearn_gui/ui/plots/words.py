"""Every sentence of the plots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from tikearn_gui.ui.format import Format
    from tikearn_gui.ui.pages.views import Fan

translate = QCoreApplication.translate


def goal(fmt: Format, amount: float) -> str:
    """The flag's label."""
    return translate("Plots", "goal {amount}").format(amount=fmt.money(amount))


def dots_reach(fmt: Format, reaching: int, dots: int) -> tuple[str, str]:
    """Two lines: how many dots reach the goal."""
    count = translate("Plots", "{count} of {dots} dots")
    return count.format(count=fmt.count(reaching), dots=fmt.count(dots)), translate("Plots", "reach the goal")


def above(fmt: Format, count: int, top: float) -> str:
    """How many dots lie above the axis."""
    return translate("Plots", "{count} above {amount}").format(count=fmt.count(count), amount=fmt.money(top))


def plain_average() -> str:
    """Name of the plain calculator's figure."""
    return translate("Plots", "plain average")


def get_there(fmt: Format, share: float) -> str:
    """How many futures reach the plain average."""
    return translate("Plots", "{count} of 100 get there").format(count=fmt.of_100(share))


def typical() -> str:
    """Name of the median."""
    return translate("Plots", "typical")


def eight_of_ten() -> str:
    """Name of the 80 band in a card."""
    return translate("Plots", "8 of 10")


def eight_of_ten_futures() -> str:
    """Name of the 80 band in the fan."""
    return translate("Plots", "8 of 10 futures")


def band_reaches(fmt: Format, amount: float) -> str:
    """Beside a chevron, where the 80 band leaves the frame."""
    return translate("Plots", "8 of 10 futures: up to {amount}").format(amount=fmt.money(amount))


def week(fmt: Format, number: float) -> str:
    """A label of the week axis."""
    if number == 0:
        return translate("Plots", "now")
    return translate("Plots", "week {number}").format(number=fmt.exact(number))


def after_week(fmt: Format, number: float) -> str:
    """Title of the card that reads a week."""
    return translate("Plots", "After week {number}").format(number=fmt.exact(number))


def after_weeks(fmt: Format, number: float) -> str:
    """Under the dots."""
    return translate("Plots", "after {number} weeks").format(number=fmt.exact(number))


def running_total() -> str:
    """Heading of the fan."""
    return translate("Plots", "Running total, week by week")


def equally_likely(fmt: Format, dots: int) -> str:
    """Heading of the dots."""
    return translate("Plots", "{dots} equally likely futures").format(dots=fmt.count(dots))


def fan_summary(fmt: Format, fan: Fan, reaching: int) -> str:
    """The whole fan in words, for screen readers and the clipboard."""
    low, middle, high = (float(fan.bands[row][-1]) for row in (1, 3, 5))
    first = translate(
        "Plots",
        "{name}, running total after {weeks} weeks: typical {typical}, 8 out of 10 futures {range}.",
    ).format(
        name=fan.strategy.name, weeks=fmt.exact(float(fan.weeks[-1])), typical=fmt.money(middle),
        range=fmt.money_range(low, high),
    )  # fmt: skip
    return " ".join(
        [first, *_goal_sentence(fmt, fan, reaching), *_plain_sentence(fmt, fan), *_other_sentences(fmt, fan)]
    )


def _goal_sentence(fmt: Format, fan: Fan, reaching: int) -> list[str]:
    if fan.goal is None:
        return []
    words = translate("Plots", "{reaching} of {dots} dots reach the goal of {goal}.")
    reached, dots = fmt.count(reaching), fmt.count(len(fan.outcomes))
    return [words.format(reaching=reached, dots=dots, goal=fmt.money(fan.goal))]


def _plain_sentence(fmt: Format, fan: Fan) -> list[str]:
    if fan.plain is None:
        return []
    words = translate("Plots", "Plain average {amount}: {count} of 100 get there.")
    return [words.format(amount=fmt.money(float(fan.plain.total[-1])), count=fmt.of_100(fan.plain.reached))]


def _other_sentences(fmt: Format, fan: Fan) -> list[str]:
    words = translate("Plots", "{name}: typical {amount}.")
    return [words.format(name=o.strategy.name, amount=fmt.money(float(o.typical[-1]))) for o in fan.others]


def source(name: str) -> str:
    """A source of income, or costs, by its key."""
    return {
        "gifts": translate("Plots", "Virtual gifts"),
        "subscriptions": translate("Plots", "Subscriptions"),
        "partnerships": translate("Plots", "Partnerships"),
        "merchandise": translate("Plots", "Merchandise"),
        "costs": translate("Plots", "Costs"),
    }[name]


def a_week(fmt: Format, amount: float) -> str:
    """An average amount of one week."""
    return translate("Plots", "{amount} a week").format(amount=fmt.money(amount))


def sources_title() -> str:
    """Name of the plot of sources."""
    return translate("Plots", "Where it comes from, average a week")


def same() -> str:
    """The zero of a difference."""
    return translate("Plots", "same")


def wins(name: str) -> str:
    """Which strategy the dots on one side stand for."""
    return translate("Plots", "{name} wins").format(name=name)


def count_of(fmt: Format, count: int, dots: int) -> str:
    """How many dots of how many: "44 of 50"."""
    return translate("Plots", "{count} of {dots}").format(count=fmt.count(count), dots=fmt.count(dots))


def difference_summary(
    fmt: Format, a: str, b: str, wins_b: int, dots: int, amount: float, low: float, high: float
) -> str:
    """A difference in words, for screen readers and the clipboard."""
    return translate(
        "Plots",
        "{b} minus {a} on the same luck: typically {amount}, 8 out of 10 futures {range}. {b} wins {wins} of {dots}.",
    ).format(
        a=a, b=b, amount=fmt.money(amount, plus=True), range=fmt.money_range(low, high, plus=True),
        wins=fmt.count(wins_b), dots=fmt.count(dots),
    )  # fmt: skip


def average_of_week(fmt: Format, number: int) -> str:
    """Title of the card that reads a week's bar."""
    return translate("Plots", "Week {number}, on average").format(number=fmt.count(number))


def base_wins() -> str:
    """Under a count, where there is no room for the base's name."""
    return translate("Plots", "base wins")


def difference_title(a: str, b: str) -> str:
    """Name of the plot of differences."""
    return translate("Plots", "{b} minus {a}, future by future").format(a=a, b=b)


def all_totals() -> str:
    """Name of the plot of all running totals."""
    return translate("Plots", "Running total of all strategies")


def total_of(fmt: Format, name: str, typical: float, low: float, high: float) -> str:
    """One strategy's total in words."""
    return translate("Plots", "{name}: typical {typical}, 8 out of 10 futures {range}.").format(
        name=name, typical=fmt.money(typical), range=fmt.money_range(low, high)
    )


def gap_title(a: str, b: str) -> str:
    """Name of the fan of differences."""
    return translate("Plots", "{b} minus {a}, week by week").format(a=a, b=b)


def gap_summary(fmt: Format, a: str, b: str, weeks: float, typical: float, low: float, high: float) -> str:
    """The fan of differences in words."""
    return translate(
        "Plots", "{b} minus {a} after {weeks} weeks: typically {amount}, 8 out of 10 futures {range}."
    ).format(
        a=a, b=b, weeks=fmt.exact(weeks), amount=fmt.money(typical, plus=True),
        range=fmt.money_range(low, high, plus=True),
    )  # fmt: skip
