"""Tips: the article's four first and always, then what brings something here, the largest first."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest

from tests.ui.present.snapshots import FUTURES, in_euros, snapshot, two, usual, with_tips
from tikearn_gui.core.compare import Comparison
from tikearn_gui.core.projection import quantiles
from tikearn_gui.core.starting_points import STARTING_POINTS
from tikearn_gui.core.tips import ARTICLE_TIPS, TIPS, TipResult
from tikearn_gui.session.results import AtRest, Snapshot
from tikearn_gui.ui.pages import views
from tikearn_gui.ui.present.tips import tips
from tikearn_gui.ui.tip_text import TIP_WORDS, tip_advice, tip_title


def complete(start: str, **changes: float | str) -> tuple[Snapshot, AtRest]:
    project = usual(start, **changes)
    rest = with_tips(project, 0, AtRest(0))
    return snapshot(project, rest=rest), rest


def result(key: str, *gains: float) -> TipResult:
    """A tip with these gains in equally many futures."""
    gap = np.repeat(np.array(gains), FUTURES // len(gains))
    return TipResult(key, ("views_per_stream",), Comparison(gap, np.zeros((7, 12)), gap / 100), 24.0, 1.0)


def order(view: views.Tips) -> list[str]:
    return [tip.key for tip in view.shown]


@pytest.mark.parametrize("start", STARTING_POINTS)
@pytest.mark.parametrize("region", ["other", "us"])
def test_every_tip_is_shown_with_its_figures_or_steps_back(start: str, region: str) -> None:
    shot, rest = complete(start, region=region)
    view = tips(shot).view
    assert not view.counting
    assert view.strategy == "My usual week"
    assert order(view)[:4] == list(ARTICLE_TIPS)
    assert sorted([*order(view), *(tip.key for tip in view.without_effect)]) == sorted(TIPS)
    others = [tip.gain.typical for tip in view.shown[4:] if tip.gain is not None]
    assert others == sorted(others, reverse=True)
    assert "past_25_minutes" in [tip.key for tip in view.without_effect]
    by_id = {one.id: one for one in rest.tips}
    for tip in (*view.shown, *view.without_effect):
        one = by_id[tip.key]
        assert tip.gain == views.Spread(*map(float, quantiles(one.gain.difference, (0.10, 0.25, 0.50, 0.75, 0.90))))
        assert (tip.helps, tip.hour_better) == (one.gain.chance_ahead, one.gain.chance_hour_pays_better)
        assert (tip.levers, tip.hours) == (one.levers, one.hours / 12)
        assert tip.grade is TIPS[tip.key].evidence.grade
        assert (tip.title, tip.advice) == (tip_title(tip.key), tip_advice(tip.key))


def test_the_articles_tips_stand_there_without_an_effect() -> None:
    shot, _ = complete("newcomer", views_per_stream=0.0, deals_per_month=0.0)
    view = tips(shot).view
    assert order(view) == list(ARTICLE_TIPS)
    assert {tip.gain.high for tip in view.shown if tip.gain is not None} == {0.0}


def test_a_tip_that_8_of_10_futures_do_not_see_steps_back() -> None:
    project = usual()
    seldom = result("raise_fee", 0, 0, 0, 0, 0, 0, 0, 0, 0, 50)
    harmful = result("battles", -3.0, -2.0, -1.0, 0.0)
    helpful = result("one_more_live", 1.0, 2.0, 3.0, 4.0)
    rest = AtRest(0, tips=(seldom, harmful, helpful), tips_complete=True)
    view = tips(snapshot(project, rest=rest)).view
    assert seldom.has_effect
    assert order(view)[4:] == ["one_more_live", "battles"]
    assert [tip.key for tip in view.without_effect] == ["raise_fee"]


def test_before_any_is_tried_the_articles_four_wait() -> None:
    project = usual()
    view = tips(snapshot(project)).view
    assert order(view) == list(ARTICLE_TIPS)
    assert view.counting
    assert [tip.gain for tip in view.shown] == [None] * 4
    assert [tip.hours for tip in view.shown] == [0.0, 1.5, 2.25, pytest.approx(0.45)]
    tried, _ = complete("regular")
    for waiting, counted in zip(view.shown, tips(tried).view.shown, strict=False):
        assert (waiting.levers, waiting.title) == (counted.levers, counted.title)
        assert waiting.hours == pytest.approx(counted.hours)


def test_tips_come_one_after_another() -> None:
    shot, rest = complete("regular")
    first = replace(shot, rest=replace(rest, tips=rest.tips[:6], tips_complete=False))
    view = tips(first).view
    assert view.counting
    assert [tip.gain is not None for tip in view.shown[:4]] == [True] * 4
    assert "one_more_live" in order(view)


def test_while_tips_are_tried_again_they_keep_their_places() -> None:
    shot, rest = complete("regular")
    before = tips(shot)
    waiting = tips(replace(shot, rest=None), before)
    assert waiting.view == replace(before.view, counting=True)
    last = before.view.shown[-1]
    better = result(last.key, 1000.0, 2000.0)
    half = replace(rest, tips=(*(one for one in rest.tips if one.id != last.key), better), tips_complete=False)
    again = tips(replace(shot, rest=half), waiting).view
    assert order(again) == order(before.view)
    assert again.shown[-1].gain is not None and again.shown[-1].gain.high == 2000.0
    done = tips(replace(shot, rest=replace(half, tips_complete=True)), tips(replace(shot, rest=half), waiting)).view
    assert order(done)[4] == last.key
    assert not done.counting


def test_tips_of_another_strategy_or_money_are_not_kept() -> None:
    project = two()
    before = tips(snapshot(project, 1, rest=with_tips(project, 1, AtRest(1))))
    other = tips(snapshot(project, 0), before).view
    assert other.strategy == "My usual week"
    assert order(other) == list(ARTICLE_TIPS)
    assert tips(snapshot(in_euros(project), 1), before).view.shown[0].gain is None
    assert tips(snapshot(project, 1), before).view.shown == before.view.shown


def test_gains_are_in_the_projects_currency() -> None:
    shot, _ = complete("regular")
    dollars = tips(shot).view
    euros = tips(replace(shot, project=in_euros(shot.project))).view
    assert order(euros) == order(dollars)
    for one, other in zip(dollars.shown, euros.shown, strict=True):
        assert one.gain is not None and other.gain is not None
        for name in views.Spread.__slots__:
            assert getattr(other.gain, name) == pytest.approx(getattr(one.gain, name) * 0.8)
        assert (other.helps, other.hours) == (one.helps, one.hours)


# Words ----------------------------------------------------------------------------------------------------------------


def test_every_tip_has_words() -> None:
    assert list(TIP_WORDS) == list(TIPS)


@pytest.mark.parametrize("key", TIPS)
def test_words_are_plain(key: str) -> None:
    title, advice = tip_title(key), tip_advice(key)
    assert 0 < len(title) <= 28
    assert not title.endswith(".")
    assert advice.endswith(".")
    for text in (title, advice):
        assert "!" not in text
        assert not re.search(r"\blives?\b", text)


def test_an_unknown_tip_is_an_error() -> None:
    with pytest.raises(KeyError):
        tip_title("no_such_tip")
