"""Every sentence of the Earnings page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from tikearn_gui.ui.pages.views import Influence, Period
from tikearn_gui.ui.sentence import Run, filled

if TYPE_CHECKING:
    from tikearn_gui.ui.format import Format
    from tikearn_gui.ui.pages.views import TakeHome, Worth

translate = QCoreApplication.translate


# -- headline -------------------------------------------------------------------------------------------------------


def sentence(period: Period, *, known: bool) -> str:
    """The headline's sentence with places for {period} and {name}; ``known``: a figure follows, not only a range."""
    if known:
        return {
            Period.PLAN: translate("Earnings", "In the next {period}, {name} typically earns"),
            Period.MONTH: translate("Earnings", "In {period}, {name} typically earns"),
            Period.LIVE: translate("Earnings", "With {period}, {name} typically earns"),
        }[period]
    return {
        Period.PLAN: translate("Earnings", "In the next {period}, {name} earns"),
        Period.MONTH: translate("Earnings", "In {period}, {name} earns"),
        Period.LIVE: translate("Earnings", "With {period}, {name} earns"),
    }[period]


def period(fmt: Format, kind: Period, weeks: int) -> str:
    """The editable word of the sentence."""
    return {
        Period.PLAN: (
            translate("Earnings", "{number} weeks") if weeks != 1 else translate("Earnings", "{number} week")
        ).format(number=fmt.count(weeks)),
        Period.MONTH: translate("Earnings", "a month"),
        Period.LIVE: translate("Earnings", "one LIVE"),
    }[kind]


def period_choice(fmt: Format, kind: Period, weeks: int) -> str:
    """A period in the menu."""
    if kind is Period.PLAN:
        return translate("Earnings", "The whole plan: {weeks}").format(weeks=period(fmt, kind, weeks))
    return {Period.MONTH: translate("Earnings", "A month"), Period.LIVE: translate("Earnings", "One LIVE")}[kind]


def change_period() -> str:
    """Tool tip and accessible description of the period."""
    return translate("Earnings", "Change the period")


def change_goal() -> str:
    """Tool tip and accessible description of the goal."""
    return translate("Earnings", "Change your goal")


def your_goal() -> str:
    """Accessible name of the goal's field."""
    return translate("Earnings", "Your goal")


def eight_of_ten() -> str:
    """The range line, with a place for {range}."""
    return translate("Earnings", "8 out of 10 futures: {range}")


def reach_goal() -> str:
    """The goal line, with places for {count} and {goal}."""
    return translate("Earnings", "{count} reach your goal of {goal}")


def out_of_100(fmt: Format, share: float) -> str:
    """How many futures reach the goal: "30 out of 100"."""
    return translate("Earnings", "{count} out of 100").format(count=fmt.of_100(share))


def caption(fmt: Format, *, taxed: bool, per_hour: float | None = None) -> str:
    """What is in the figure, and what it comes to for an hour."""
    if taxed:
        what = translate("Earnings", "After TikTok’s share, fees, your costs and your tax.")
    else:
        what = translate("Earnings", "After TikTok’s share, fees and your costs, before tax.")
    if per_hour is None:
        return what
    return translate("Earnings", "{what} {amount} an hour.").format(what=what, amount=fmt.money(per_hour))


def counting() -> str:
    """In the place of the caption while an answer is late."""
    return translate("Earnings", "counting …")


def too_little() -> str:
    """Before a range that is too wide for a figure."""
    return translate("Earnings", "Too little is known for a useful figure:")


def check_first() -> str:
    """What to look up then, with a place for {lever}."""
    return translate("Earnings", "Check {lever} first.")


# -- what moved it --------------------------------------------------------------------------------------------------


def what_moved() -> str:
    """Heading of the block."""
    return translate("Earnings", "What moved it")


def nothing_moved() -> str:
    """In the place of levers, where none differs from the base."""
    return translate("Earnings", "Nothing moved yet")


def on_base() -> str:
    """The difference to the base, with places for {amount} and {base}."""
    return translate("Earnings", "{amount} on {base}")


def same_as_base() -> str:
    """Where the difference rounds to nothing, with a place for {base}."""
    return translate("Earnings", "As much as {base}")


def others(fmt: Format, count: int) -> str:
    """Levers that have no line of their own."""
    return translate("Earnings", "{count} others").format(count=fmt.count(count))


def together() -> str:
    """What levers bring beyond the sum of each alone."""
    return translate("Earnings", "together")


def better(fmt: Format, share: float) -> str:
    """How often this strategy earns more than the base."""
    return translate("Earnings", "Better in {count} of 100 futures, same luck").format(count=fmt.of_100(share))


# -- sections -------------------------------------------------------------------------------------------------------


def where_from() -> tuple[str, str, str]:
    """Heading of the sources, its muted part, and the muted part where there is more room."""
    return (
        translate("Earnings", "Where it comes from"),
        translate("Earnings", "average a week"),
        translate("Earnings", "average a week; typical values would not add up"),
    )


def do_likes() -> str:
    """Heading of the likes table."""
    return translate("Earnings", "Do likes make money?")


def likes_columns() -> tuple[str, ...]:
    """Headers of the likes table: the article's three, then ours. Each may stand on two lines."""
    return (
        translate("Earnings", "Method"),
        translate("Earnings", "Pays\ndirectly?"),
        translate("Earnings", "Influenced\nby likes?"),
        translate("Earnings", "Typical"),
        translate("Earnings", "8 of 10\nfutures"),
        translate("Earnings", "If likes\ndouble"),
    )


def method(source: str) -> str:
    """A way to earn, as the article names it."""
    return {
        "gifts": translate("Earnings", "Virtual gifts"),
        "subscriptions": translate("Earnings", "Subscriptions"),
        "partnerships": translate("Earnings", "Brand partnerships"),
        "merchandise": translate("Earnings", "Merchandise"),
    }[source]


def likes_in_short() -> str:
    """The name of the last row where room is short."""
    return translate("Earnings", "Likes")


def likes_themselves() -> tuple[str, ...]:
    """The last row of the table, without its amount: name, pays, influenced, range."""
    return translate("Earnings", "Likes themselves"), no(), "–", translate("Earnings", "always")


def yes() -> str:
    """Pays directly."""
    return translate("Earnings", "Yes")


def no() -> str:
    """Does not."""
    return translate("Earnings", "No")


def influenced(influence: Influence) -> str:
    """How likes reach a source."""
    return {
        Influence.DIRECT: yes(),
        Influence.INDIRECT: translate("Earnings", "Indirectly"),
        Influence.NONE: no(),
    }[influence]


def likes_worth(fmt: Format, parts: Sequence[Worth]) -> list[Run]:
    """What 1,000 more likes bring, as runs of a sentence."""
    total = sum(part.amount for part in parts)
    runs = {"likes": Run(fmt.count(1000)), "nothing": Run(fmt.money(0.0), strong=True)}
    if abs(total) < 0.005:
        return filled(
            translate("Earnings", "{likes} more likes pay {nothing} directly, and less than a cent in other ways."),
            runs,
        )

    def amount_of(part: Worth) -> str:
        # A total in cents names the unit for its parts.
        return fmt.count(round(part.amount * 100)) if _in_cents(fmt, total) else small_money(fmt, part.amount)

    ways = [
        translate("Earnings", "{way} ({amount})").format(way=_way(part.source), amount=amount_of(part))
        for part in parts
    ]
    runs |= {"total": Run(small_money(fmt, total), strong=True), "ways": Run(listed(ways))}
    return filled(
        translate("Earnings", "{likes} more likes pay {nothing} directly and about {total} through {ways}."), runs
    )


def _way(source: str) -> str:
    return {
        "gifts": translate("Earnings", "gifts"),
        "subscriptions": translate("Earnings", "subscriptions"),
        "partnerships": translate("Earnings", "partnerships"),
        "merchandise": translate("Earnings", "merchandise"),
    }[source]


def small_money(fmt: Format, amount: float) -> str:
    """An amount; under a dollar in cents, where the currency is the dollar."""
    if _in_cents(fmt, amount):
        return translate("Earnings", "{count} cents").format(count=fmt.count(round(amount * 100)))
    return fmt.money(amount)


def _in_cents(fmt: Format, amount: float) -> bool:
    return fmt.currency == "USD" and 0.005 <= abs(amount) < 0.995


def listed(words: Sequence[str]) -> str:
    """Words as a list in a sentence: "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return translate("Earnings", "{most} and {last}").format(most=", ".join(words[:-1]), last=words[-1])


# -- take home ------------------------------------------------------------------------------------------------------


def gift_leaves(fmt: Format, coins: int) -> str:
    """Heading of the take-home strip."""
    return translate("Earnings", "What a {coins}-coin gift leaves you").format(coins=fmt.count(coins))


def take_home_steps(fmt: Format, view: TakeHome) -> tuple[tuple[str, str], ...]:
    """The five steps from the viewer's purse to the creator's: name and amount."""
    coins = translate("Earnings", "A viewer’s {coins} coins").format(coins=fmt.count(view.coins))
    rewards = translate("Earnings", "Your rewards, {rate}").format(rate=fmt.share(view.rewards_rate))
    return (
        (coins, fmt.money_exact(view.paid)),
        (translate("Earnings", "App store and TikTok"), fmt.money_exact(-view.store_and_platform)),
        (rewards, fmt.money_exact(view.rewards)),
        (translate("Earnings", "Payout fee, tax"), fmt.money_exact(-(view.fee + view.tax))),
        (translate("Earnings", "You keep"), fmt.money_exact(view.kept)),
    )


def take_home_hint(fmt: Format, view: TakeHome) -> str:
    """What stands behind the steps, for a tool tip."""
    return translate(
        "Earnings",
        "{coins} coins become {coins} diamonds, worth {worth}. Your rewards rate is {rate}. "
        "Then {fee} payout fee and {tax} tax.",
    ).format(
        coins=fmt.count(view.coins), worth=fmt.money_exact(view.worth), rate=fmt.share(view.rewards_rate),
        fee=fmt.money_exact(view.fee), tax=fmt.money_exact(view.tax),
    )  # fmt: skip
