"""How sure the figures are, in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.ui.present.snapshots import FMT, at_rest, by_live, in_euros, played, snapshot, usual, with_goal
from tikearn_gui.core.lever import Setting
from tikearn_gui.core.projection import Figures, figures
from tikearn_gui.core.sensitivity import Contribution, Split
from tikearn_gui.core.starting_points import STARTING_POINTS
from tikearn_gui.project.project import Period
from tikearn_gui.session.results import AtRest, Snapshot
from tikearn_gui.ui.format import Format
from tikearn_gui.ui.present import words
from tikearn_gui.ui.present.samples import sample_of
from tikearn_gui.ui.present.status import (
    Unknown,
    futures_text,
    precision_text,
    too_little_known,
    unknown,
)


def test_futures() -> None:
    assert futures_text(snapshot(usual()), FMT) == "4,000 futures, the same luck for every strategy"
    assert futures_text(snapshot(usual(), projections={}), FMT) == ""


def test_a_large_plan_says_why_there_are_fewer() -> None:
    words_of = futures_text(snapshot(usual(), precise=True), FMT)
    assert words_of == "4,000 futures instead of 20,000, because the plan has so many LIVEs"


@pytest.mark.parametrize("start", STARTING_POINTS)
def test_precision_is_that_of_the_core(start: str) -> None:
    shot = snapshot(usual(start))
    sample = sample_of(shot, 0)
    assert sample is not None
    assert sample.precision == figures(played(shot.project, 0).take_home).median_precision


def test_precision_counts_futures_and_not_lives_or_months() -> None:
    project = with_goal(usual(), 5.0, Period.LIVE)
    lives = by_live(project, 0)
    single = sample_of(snapshot(project, rest=AtRest(0, by_live=lives)), 0)
    pooled: Figures = figures(lives)
    assert single is not None and single.ordered.size == 36 * 4_000
    assert single.precision > 3 * pooled.median_precision


def test_precision_in_words() -> None:
    precision = figures(played(usual(), 0).take_home).median_precision
    assert precision == pytest.approx(7, abs=1.5)
    assert precision_text(snapshot(usual()), FMT) == f"typical figure exact to ±{FMT.money(float(f'{precision:.1g}'))}"
    in_euro = precision_text(snapshot(in_euros(usual())), Format("en_US", "EUR"))
    assert f"±€{float(f'{precision * 0.8:.1g}'):g}" in in_euro
    assert precision_text(snapshot(usual(), projections={}), FMT) == ""


def test_precision_below_a_cent() -> None:
    nothing = usual("newcomer", views_per_stream=0.0, deals_per_month=0.0)
    assert precision_text(snapshot(nothing), FMT) == "typical figure exact to the cent"


# What is not known ----------------------------------------------------------------------------------------------------


def with_doubts(*keys: str, share: float = 0.4) -> Snapshot:
    parts = tuple(Contribution(key, 0.5 - 0.1 * k, 0.2) for k, key in enumerate(keys))
    split = Split(share, 0.1, 0.9 - share)
    return snapshot(usual(), rest=AtRest(0, split=split, contributions=parts))


def test_the_foot_names_the_doubt_that_matters_most() -> None:
    project = usual()
    rest = at_rest(project, 0)
    assert rest.split is not None and rest.contributions is not None
    found = unknown(snapshot(project, rest=rest))
    assert found == Unknown(rest.split.not_known, rest.contributions[0].key)


def test_what_nobody_can_look_up_is_not_asked_for() -> None:
    assert unknown(with_doubts("like_gifts", "frequency_loss", "order_value")) == Unknown(0.4, "order_value")
    assert unknown(with_doubts("like_gifts", "frequency_loss")) == Unknown(0.4, "like_gifts")
    assert unknown(with_doubts()) == Unknown(0.4, None)


def test_until_it_is_counted_the_foot_is_left_as_it_is() -> None:
    shot = with_doubts("order_value")
    assert shot.rest is not None
    assert unknown(snapshot(usual())) is None
    assert unknown(replace(shot, rest=replace(shot.rest, split=None))) is None
    assert unknown(replace(shot, rest=replace(shot.rest, contributions=None))) is None
    assert unknown(replace(shot, rest=replace(shot.rest, index=1))) is None


def test_too_little_is_known_of_a_wide_range_that_is_mostly_doubt() -> None:
    wide = usual("regular", views_per_stream=Setting(1_000, 30, 30_000))
    doubt = with_doubts("views_per_stream", share=0.51).rest
    assert too_little_known(snapshot(wide, rest=doubt)) is True
    assert too_little_known(snapshot(wide, rest=with_doubts("views_per_stream", share=0.5).rest)) is False
    assert too_little_known(snapshot(usual(), rest=doubt)) is False
    assert too_little_known(snapshot(wide)) is None


def test_the_rule_is_the_same_in_every_currency() -> None:
    wide = usual("newcomer", views_per_stream=Setting(100, 10, 2_000))
    doubt = with_doubts("views_per_stream", share=0.6).rest
    yen = replace(wide, currency=replace(wide.currency, code="JPY", per_usd=150.0))
    answers = {too_little_known(snapshot(project, rest=doubt)) for project in (wide, yen)}
    assert answers == {True}


# Words ----------------------------------------------------------------------------------------------------------------


def test_words_are_plain() -> None:
    sentences = [
        words.futures(FMT, 1), words.fewer_futures(FMT, 1, 2), words.exact_to("$4"), words.exact_to_the_cent(),
        words.times_usual(FMT, 1.5), words.your_usual("8 PM"), words.no_more_above(FMT, 6.0),
        words.no_more_below(FMT, 0.8), words.simulated_rate(FMT, 0.47), words.rests_on_default(FMT, 2.2),
    ]  # fmt: skip
    assert len(set(sentences)) == len(sentences)
    for sentence in sentences:
        assert "!" not in sentence
        assert "{" not in sentence
        assert not {"percentile", "median", "sigma", "live"} & set(sentence.casefold().replace("live", "LIVE").split())
