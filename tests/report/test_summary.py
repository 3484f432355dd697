"""The figures of a summary: complete, in agreement with one another, and true to the core."""

from __future__ import annotations

import json
import math
from dataclasses import replace

import numpy as np
import pytest

from tests.report.summaries import FUTURES, example_summary, numbers, only, play, project_of, start_summary
from tikearn_gui.core.levers import LEVERS
from tikearn_gui.core.luck import Cancelled
from tikearn_gui.core.projection import SOURCES
from tikearn_gui.core.starting_points import STARTING_POINTS
from tikearn_gui.core.stress import STRESSES
from tikearn_gui.core.tips import ARTICLE_TIPS, TIPS
from tikearn_gui.project.examples import example
from tikearn_gui.report.played import common_futures
from tikearn_gui.report.summary import summarise

MONEY = {"median", "mean", "p10", "p90", "chance_of_goal", "chance_of_zero", "precision"}
SPREAD = {"median", "p10", "p90"}
EFFECTS = {"visibility", "retention", "gifts", "brand"}


# Complete


def test_the_head_names_all_that_was_played() -> None:
    summary, project = example_summary(), example()
    assert summary["futures"] == summary["futures_asked"] == FUTURES
    assert (summary["seed"], summary["weeks"]) == (project.seed, 12)
    assert summary["goal"] == {"usd": 300.0, "period": "plan"}
    assert summary["anchors"] == project.anchors.as_dict()
    assert summary["base"] == "My usual week"
    assert [each["name"] for each in summary["strategies"]] == list(project.names)
    assert [each["is_base"] for each in summary["strategies"]] == [True, False, False]


def test_every_strategy_has_all_its_figures() -> None:
    for strategy in example_summary()["strategies"]:
        assert set(strategy["levers"]) == set(LEVERS)
        assert set(strategy["total"]) == MONEY
        assert set(strategy["take_home"]) == MONEY | {"chance_of_loss"}
        assert tuple(strategy["sources"]) == SOURCES
        for source in strategy["sources"].values():
            assert set(source) == MONEY | {"chance_of_any", "if_likes_double", "if_likes_double_usd"}
        likes = strategy["likes"]
        assert set(likes["count"]) == SPREAD | {"mean"}
        assert likes["direct"] == 0
        assert set(likes["per_1000"]) == SPREAD | {"mean", "by_effect", "by_source", "steps"}
        assert set(likes["per_1000"]["by_effect"]) == EFFECTS
        assert tuple(likes["per_1000"]["by_source"]) == SOURCES


@pytest.mark.parametrize(
    "name",
    [
        "per_hour", "views", "gifters", "top_gifter_share", "followers", "worst_month", "best_month",
        "viewers_at_a_time", "without_top_gifter", "deals",
    ],
)  # fmt: skip
def test_ranges_are_in_order(name: str) -> None:
    for strategy in example_summary()["strategies"]:
        assert set(strategy[name]) == SPREAD
        assert strategy[name]["p10"] <= strategy[name]["median"] <= strategy[name]["p90"]


def test_what_else_stands_beside() -> None:
    for strategy in example_summary()["strategies"]:
        assert strategy["lives"] == 36
        assert strategy["rewards_rate"] == pytest.approx(0.5)
        assert 0 < strategy["lives_without_gift"] < 0.2
        assert strategy["gifters_per_live"] == pytest.approx(strategy["gifters"]["median"] / 36, rel=0.4)
        assert sum(strategy["split"].values()) == pytest.approx(1)
        assert set(strategy["stress"]) == {*STRESSES, "top_gifter_gone"}
        assert {part["lever"] for part in strategy["contributions"]} <= set(LEVERS)
        assert sum(part["share"] for part in strategy["contributions"]) == pytest.approx(1, abs=1e-4)
        assert set(strategy["payout"]) == {"withdrawn", "left", "deals_paid", "deals_outstanding", "arrived"}


def test_numbers_are_plain_and_have_six_digits() -> None:
    for path, value in numbers(example_summary()):
        assert value is None or type(value) in (int, float, str, bool), path
        if type(value) is float:
            assert math.isfinite(value)
            assert value == float(f"{value:.6g}"), path
    assert json.loads(json.dumps(example_summary(), allow_nan=False)) == example_summary()


def test_levers_are_exact() -> None:
    odd = 1234.56789012
    summary = start_summary("newcomer", f"views_per_stream={odd}:1000.000001:{2_000 + 1 / 3}")
    assert only(summary)["levers"]["views_per_stream"] == {"value": odd, "low": 1000.000001, "high": 2_000 + 1 / 3}


def test_what_does_not_exist_is_null() -> None:
    strategy = only(start_summary("newcomer", "views_per_stream=0", "deals_per_month=0", weeks=2))
    assert strategy["top_gifter_share"] == {"median": None, "p10": None, "p90": None}
    assert strategy["take_home"]["median"] == strategy["take_home"]["p90"] == 0
    assert strategy["take_home"]["chance_of_zero"] == 1
    assert strategy["plain_calculator"]["chance"] is None
    assert strategy["contributions"] == []
    assert strategy["likes"]["per_1000"]["median"] == 0
    assert strategy["against_base"] is None
    json.dumps(strategy, allow_nan=False)


# In agreement


def test_parts_of_a_thousand_likes_add_up() -> None:
    for strategy in (*example_summary()["strategies"], *(only(start_summary(start)) for start in STARTING_POINTS)):
        worth = strategy["likes"]["per_1000"]
        assert 0 < worth["p10"] < worth["median"] < worth["p90"]
        for parts in (worth["by_effect"], worth["by_source"]):
            assert sum(parts.values()) == pytest.approx(worth["median"], rel=1e-5)
            assert min(parts.values()) >= 0


def test_the_last_week_is_the_plan() -> None:
    for strategy in example_summary()["strategies"]:
        bands, home = strategy["bands"], strategy["take_home"]
        assert list(bands) == ["p5", "p10", "p25", "p50", "p75", "p90", "p95"]
        assert all(len(band) == 12 for band in bands.values())
        assert (bands["p10"][-1], bands["p50"][-1], bands["p90"][-1]) == (home["p10"], home["median"], home["p90"])


def test_means_of_sources_add_up() -> None:
    for strategy in example_summary()["strategies"]:
        means = [source["mean"] for source in strategy["sources"].values()]
        assert sum(means) == pytest.approx(strategy["total"]["mean"], rel=1e-5)
        for name, weekly in strategy["weekly_mean"].items():
            assert sum(weekly) == pytest.approx(strategy["sources"][name]["mean"], rel=1e-4)


def test_chances_of_zero_and_of_any_are_one() -> None:
    for strategy in example_summary()["strategies"]:
        for source in strategy["sources"].values():
            assert source["chance_of_zero"] + source["chance_of_any"] == pytest.approx(1)


def test_figures_are_those_of_the_core() -> None:
    project = project_of("regular")
    projection, strategy = play(project), only(start_summary("regular"))
    assert strategy["take_home"]["median"] == pytest.approx(np.median(projection.take_home), rel=0.01)
    assert strategy["total"]["mean"] == pytest.approx(projection.earned.mean(), rel=1e-5)
    assert strategy["take_home"]["chance_of_goal"] == pytest.approx(projection.chance(300))
    assert strategy["sources"]["gifts"]["mean"] == pytest.approx(projection.source("gifts").mean(), rel=1e-5)
    hours = 36 * (90 / 60 + 0.75)
    assert strategy["hours"] == hours
    assert strategy["per_hour"]["median"] == pytest.approx(strategy["take_home"]["median"] / hours, rel=1e-5)


def test_the_same_project_gives_the_same_summary() -> None:
    again = summarise(project_of("regular"), FUTURES)
    assert again == start_summary("regular")
    assert json.dumps(again) == json.dumps(start_summary("regular"))


def test_another_seed_is_other_luck() -> None:
    project = project_of("newcomer", weeks=4)
    other = replace(project, seed=2)
    assert summarise(project, 100)["strategies"] != summarise(other, 100)["strategies"]


# The base and what moved it


def test_differences_against_the_base_on_the_same_luck() -> None:
    base, longer, likes = example_summary()["strategies"]
    assert base["against_base"] is None
    for strategy in (longer, likes):
        gain = strategy["against_base"]
        assert gain["chance_ahead"] > 0.95
        assert gain["p10"] > 0
        assert gain["mean"] == pytest.approx(strategy["take_home"]["mean"] - base["take_home"]["mean"], rel=1e-3)
    assert longer["against_base"]["hours"] == 36
    assert likes["against_base"]["hours"] == 0
    assert likes["against_base"]["chance_hour_pays_better"] == likes["against_base"]["chance_ahead"]


def test_what_moved_it_adds_up() -> None:
    _, longer, likes = example_summary()["strategies"]
    (alone,) = longer["against_base"]["levers"]
    assert (alone["lever"], alone["from"], alone["to"]) == ("minutes_per_stream", 90, 150)
    assert alone["median"] == longer["against_base"]["median"]
    assert longer["against_base"]["together"] == 0
    gain = likes["against_base"]
    assert [each["lever"] for each in gain["levers"]] == likes["overrides"] == ["watch_minutes", "likes_per_view"]
    parts = sum(each["median"] for each in gain["levers"]) + gain["together"]
    assert parts == pytest.approx(gain["median"], rel=1e-4)


def test_a_lever_that_cannot_stand_alone_is_null() -> None:
    project = project_of("newcomer", weeks=1).add("Small gifts", {"coins_per_gifter": 5.0, "dearest_gift": 10.0})
    moved = summarise(project, 100)["strategies"][1]["against_base"]["levers"]
    assert [(each["lever"], each["median"] is None) for each in moved] == [
        ("coins_per_gifter", False),
        ("dearest_gift", True),
    ]


def test_the_base_need_not_be_the_first() -> None:
    project = project_of("newcomer", weeks=1).add("Twice as long", {"minutes_per_stream": 120.0}).move(0, 1)
    first, second = summarise(project, 100)["strategies"]
    assert first["against_base"]["levers"][0]["to"] == 120
    assert second["against_base"] is None
    assert second["is_base"]


# Costs, payouts, stress, tips


def test_costs_come_between_total_and_take_home() -> None:
    strategy = only(start_summary("regular", "cost_per_stream=2", "payout_fee=0.1", "tax_rate=0.3", weeks=4))
    total, home = strategy["total"], strategy["take_home"]
    before_tax = total["median"] * 0.9 - 24
    assert home["median"] == pytest.approx(before_tax * (0.7 if before_tax > 0 else 1), rel=1e-4)
    assert home["p10"] < 0 < total["p10"]
    assert 0 < home["chance_of_loss"] < 0.5
    assert strategy["stress"]["top_gifter_gone"]["median"] < home["median"]


def test_payouts_are_late_but_lose_nothing() -> None:
    at_once = only(
        start_summary(
            "established", "payment_delay_days=0", "withdrawal_minimum=0", "withdrawal_daily_cap=1000000", weeks=4
        )
    )
    assert at_once["payout"]["arrived"]["median"] == pytest.approx(at_once["total"]["median"], abs=0.011)
    assert at_once["payout"]["left"]["p90"] == at_once["payout"]["deals_outstanding"]["p90"] == 0
    late = only(start_summary("established", "payment_delay_days=365", "withdrawal_minimum=1000", weeks=4))
    assert late["total"] == at_once["total"]
    assert late["payout"]["deals_paid"]["p90"] == 0
    assert late["payout"]["deals_outstanding"]["p90"] > 0
    assert late["payout"]["left"]["median"] > 0


def test_stresses_go_where_they_should() -> None:
    for strategy in example_summary()["strategies"]:
        home, stress = strategy["take_home"]["median"], strategy["stress"]
        assert stress["viral_week"]["median"] > home
        assert all(stress[name]["median"] < home for name in stress if name != "viral_week")
        without = strategy["without_top_gifter"]["median"]
        assert without < strategy["sources"]["gifts"]["median"]


def test_tips_are_simulated_and_in_order() -> None:
    for strategy in example_summary()["strategies"]:
        tips = strategy["tips"]
        found = {tip["id"]: tip for tip in tips}
        assert set(ARTICLE_TIPS) <= set(found) <= set(TIPS)
        order = [(not tip["has_effect"], -tip["median"]) for tip in tips]
        assert order == sorted(order)
        assert found["promote"]["hours"] == 18
        assert found["one_more_live"]["levers"] == ["streams_per_week"]
        assert not found["past_25_minutes"]["has_effect"]
        for tip in tips:
            assert tip["p10"] <= tip["median"] <= tip["p90"]
            assert tip["evidence"]["grade"] in ("guess", "documented")
            assert tip["evidence"]["source"]
            assert 0 <= tip["chance_hour_pays_better"] <= 1


def test_the_plain_calculator_is_reached_in_so_many_futures() -> None:
    plain, projection = only(start_summary("regular"))["plain_calculator"], play(project_of("regular"))
    assert plain["total"] == pytest.approx(sum(plain[source] for source in SOURCES), rel=1e-5)
    assert plain["gifts"] == pytest.approx(84.15)
    assert plain["chance"] == pytest.approx(np.mean(projection.earned >= plain["total"]))


def test_too_little_known_needs_doubt_and_a_wide_range() -> None:
    wide = ("gifters_per_100_views=0.9:0.02:30", "coins_per_gifter=60:3:1200")
    assert only(start_summary("newcomer", *wide))["too_little_known"]
    for start in STARTING_POINTS:
        assert not only(start_summary(start))["too_little_known"]


# Size


def test_all_strategies_are_played_in_as_many_futures_as_the_longest_can() -> None:
    project = project_of("newcomer", weeks=52).add("Twice a day", {"streams_per_week": 14.0})
    assert common_futures(project, 20_000) == 4_000_000 // (14 * 52)
    assert common_futures(project, 5_000) == 5_000
    assert common_futures(project.remove(1), 20_000) == 20_000


def test_a_summary_can_be_cancelled() -> None:
    with pytest.raises(Cancelled):
        summarise(project_of("newcomer"), FUTURES, cancelled=lambda: True)
