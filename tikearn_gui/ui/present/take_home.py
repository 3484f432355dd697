"""The way of a gift of 1,000 coins from a viewer's purse to the creator's, with the strategy's figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tikearn_gui.core.money import APP_USD_PER_COIN, DIAMONDS_PER_COIN, USD_PER_DIAMOND
from tikearn_gui.ui.pages import views
from tikearn_gui.ui.present.rewards import in_the_us, rewards_rate
from tikearn_gui.ui.present.samples import per_usd, rest_of
from tikearn_gui.ui.present.shown import Shown, of_same

if TYPE_CHECKING:
    from tikearn_gui.session.results import Snapshot

__all__ = ["COINS", "shown_take_home", "take_home"]

COINS: Final = 1_000


def take_home(snapshot: Snapshot, us_rate_before: float | None = None) -> views.TakeHome:
    """Price in the app, worth in diamonds, rewards rate, payout fee, tax on what is left.

    Costs of LIVEs belong to no single gift. In the US the rate is the simulated one; until it is there, the one that
    was shown before for this strategy, else what the levers promise.
    """
    strategy, rest = snapshot.project.strategy_of(snapshot.edited), rest_of(snapshot)
    details = rest.details if rest is not None else None
    rewards = rewards_rate(strategy, details)
    if details is None and us_rate_before is not None and in_the_us(strategy):
        rewards = us_rate_before
    rate = per_usd(snapshot)
    worth = COINS * DIAMONDS_PER_COIN * USD_PER_DIAMOND * rate
    fee = worth * rewards * strategy.number("payout_fee")
    tax = (worth * rewards - fee) * strategy.number("tax_rate")
    return views.TakeHome(COINS, COINS * APP_USD_PER_COIN * rate, worth, rewards, fee, tax)


def shown_take_home(snapshot: Snapshot, before: Shown[views.TakeHome] | None) -> Shown[views.TakeHome]:
    """The way of a gift, with the simulated rate of the US as it was shown before while it is counted anew."""
    old = of_same(before, snapshot)
    was_us = before is not None and in_the_us(before.project.strategy_of(before.edited))
    view = take_home(snapshot, old.rewards_rate if old is not None and was_us else None)
    return Shown(snapshot.project, snapshot.edited, view)
