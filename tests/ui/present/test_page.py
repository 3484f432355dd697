"""The whole page: every amount once in the project's currency, and what stands there while parts are counted."""

from __future__ import annotations

import gc
import weakref
from dataclasses import replace

import numpy as np
import pytest

from tests.ui.present.snapshots import EUROS, FMT, at_rest, by_live, in_euros, snapshot, two, usual, with_goal
from tikearn_gui.project.project import Period, Project
from tikearn_gui.ui.pages import views
from tikearn_gui.ui.present import samples
from tikearn_gui.ui.present.earnings import earnings, likes


def full(project: Project, edited: int) -> views.Earnings:
    rest = replace(at_rest(project, edited), by_live=by_live(project, edited))
    found = earnings(snapshot(project, edited, rest=rest), FMT)
    assert found is not None
    return found.view


def amounts(view: views.Earnings) -> list[float]:
    """Every amount of money on the page."""
    head, plain = view.headline, view.fan.plain
    moved = head.moved
    assert plain is not None and moved is not None
    spreads = [head.earned, *(row.earned for row in view.likes.rows)]
    found = [getattr(spread, name) for spread in spreads for name in views.Spread.__slots__]
    found += [head.goal, moved.gain, moved.together, *(lever.gain for lever in moved.levers)]
    found += [view.fan.goal or 0.0, *(worth.amount for worth in view.likes.worth)]
    arrays = [view.fan.bands, view.fan.outcomes, plain.total, view.sources.costs]
    arrays += [other.typical for other in view.fan.others] + [part.average for part in view.sources.parts]
    strip = view.take_home
    found += [strip.paid, strip.worth, strip.rewards, strip.fee, strip.tax, strip.kept, strip.store_and_platform]
    return [*found, *np.concatenate([array.ravel() for array in arrays]).tolist()]


def shares(view: views.Earnings) -> list[float]:
    """Every share on the page."""
    plain, moved = view.fan.plain, view.headline.moved
    assert plain is not None and moved is not None
    doubled = [row.if_doubled for row in view.likes.rows]
    return [view.headline.reached, plain.reached, moved.better, view.take_home.rewards_rate, *doubled]


@pytest.mark.parametrize("period", Period)
def test_the_currency_multiplies_every_amount_once_and_no_share(period: Period) -> None:
    costs = {"payout_fee": 0.03, "cost_per_stream": 2.0, "tax_rate": 0.2}
    project = with_goal(two(overrides={"minutes_per_stream": 150.0, "likes_per_view": 4.0}), 20.0, period)
    project = project.with_levers({0: costs})
    dollars, euros = full(project, 1), full(in_euros(project), 1)
    assert len(amounts(dollars)) > 200
    np.testing.assert_allclose(amounts(euros), np.array(amounts(dollars)) * EUROS.per_usd, rtol=1e-12)
    assert shares(euros) == shares(dollars)


def test_parts_that_wait_stay_as_they_were() -> None:
    project = two()
    rest = replace(at_rest(project, 1), by_live=None)
    first = earnings(snapshot(project, 1, rest=rest), FMT)
    assert first is not None
    dragged = project.with_value(1, "minutes_per_stream", 170.0)
    again = earnings(snapshot(dragged, 1), FMT, before=first)
    assert again is not None
    assert again.view.likes.worth == first.view.likes.worth != ()
    assert again.view.headline.earned.typical > first.view.headline.earned.typical
    assert again.view.headline.moved is not None
    assert again.view.headline.moved.gain > (first.view.headline.moved.gain if first.view.headline.moved else 1e9)


@pytest.mark.parametrize(
    "change",
    [
        in_euros,
        lambda project: project.rename(1, "Other"),
        lambda project: with_goal(project, 20.0, Period.MONTH),
        lambda project: replace(project, weeks=8),
        lambda project: replace(project, seed=2),
    ],
)
def test_nothing_stays_of_other_money_strategy_plan_or_luck(change: object) -> None:
    project = two()
    first = earnings(snapshot(project, 1, rest=at_rest(project, 1)), FMT)
    assert first is not None and first.view.likes.worth
    assert callable(change)
    again = earnings(snapshot(change(project), 1), FMT, before=first)
    assert again is not None and again.view.likes.worth == ()


def test_the_headline_stays_while_single_lives_are_counted() -> None:
    project = two()
    plan = earnings(snapshot(project, 1), FMT)
    by_live_goal = snapshot(with_goal(project, 5.0, Period.LIVE), 1)
    assert earnings(by_live_goal, FMT) is None
    waiting = earnings(by_live_goal, FMT, before=plan)
    assert plan is not None and waiting is not None
    assert waiting.view.headline is plan.view.headline
    assert waiting.view.fan.goal is None
    other_money = snapshot(in_euros(with_goal(project, 5.0, Period.LIVE)), 1)
    assert earnings(other_money, FMT, before=plan) is None


def test_before_the_first_figures_there_is_no_page() -> None:
    assert earnings(snapshot(usual(), projections={}), FMT) is None


def test_what_is_kept_goes_with_the_projection() -> None:
    project = usual("regular", minutes_per_stream=91.0)
    gc.collect()
    shot = snapshot(project)
    lives = np.sort(by_live(project, 0))
    live = replace(shot, project=with_goal(project, 5.0, Period.LIVE), by_live={0: lives})
    assert earnings(shot, FMT) is not None
    assert earnings(live, FMT) is not None
    left, single = weakref.ref(shot.projections[0].left), weakref.ref(lives)
    kept = len(samples._kept)
    del shot, live, lives
    gc.collect()
    assert left() is None and single() is None
    assert len(samples._kept) == kept - 2


def test_a_snapshot_of_another_strategy_at_rest_is_ignored() -> None:
    project = two()
    shot = snapshot(project, 1, rest=at_rest(project, 0))
    mine, other = likes(shot), likes(replace(shot, edited=0))
    assert mine is not None and other is not None
    assert (mine.worth, bool(other.worth)) == ((), True)
