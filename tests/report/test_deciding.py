"""What a summary says to decide by: complete, in agreement with itself, and said in plain words."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from tests.report.summaries import FUTURES, example_summary, only, project_of, start_summary
from tikearn_gui.core.levers import LEVERS
from tikearn_gui.core.projection import BANDS
from tikearn_gui.core.stories import EventKind
from tikearn_gui.core.stress import ALL_STRESSES
from tikearn_gui.project.examples import example
from tikearn_gui.report.stories import PARTS, story_sentence
from tikearn_gui.report.summary import summarise
from tikearn_gui.report.terminal import Money
from tikearn_gui.report.text import as_text


@cache
def analysed() -> dict[str, Any]:
    """A starting point with all that takes long. Not to be written to."""
    return summarise(project_of("regular", weeks=2, goal="60:plan"), FUTURES, analysis=True)


def test_pairs_agree_with_ranking_and_with_the_base() -> None:
    summary = example_summary()
    deciding, names = summary["deciding"], list(example().names)
    assert sorted(deciding["ranking"]) == sorted(names)
    assert deciding["leaders"][0] == deciding["ranking"][0]
    assert len(deciding["pairs"]) == 3
    for pair in deciding["pairs"]:
        assert pair["chance_ahead"] == pytest.approx(deciding["ahead"][pair["one"]][pair["other"]])
        assert len(pair["dots"]) == 50 and pair["dots"] == sorted(pair["dots"])
        assert len(pair["bands"]) == len(BANDS)
        assert pair["bands"]["p50"][-1] == pair["median"]
    against = summary["strategies"][1]["against_base"]
    pair = next(each for each in deciding["pairs"] if {each["one"], each["other"]} == set(names[:2]))
    assert (pair["median"], pair["p10"], pair["p90"]) == (-against["median"], -against["p90"], -against["p10"])


def test_what_matters_stands_beside_every_strategy() -> None:
    for strategy in example_summary()["strategies"]:
        widths = [abs(bar["median_high"] - bar["median_low"]) for bar in strategy["tornado"]]
        assert widths == sorted(widths, reverse=True) and len(widths) > 20
        assert [entry["lever"] for entry in strategy["ledger"]] != [] and len(strategy["ledger"]) == len(LEVERS)
        shares = sum(entry["share_of_spread"] for entry in strategy["ledger"])
        assert shares == pytest.approx(max(strategy["split"]["not_known"], 0.0), rel=1e-4)
        assert tuple(strategy["stress"]) == ALL_STRESSES
        assert len(strategy["ten_futures"]) == 10
        steps = strategy["likes"]["per_1000"]["steps"]
        assert sum(step["usd"] for step in steps) == pytest.approx(strategy["likes"]["per_1000"]["median"], rel=1e-4)
        assert (strategy["goal_seek"], strategy["heat_map"]) == (None, None)


def test_what_takes_long_comes_when_it_is_asked_for() -> None:
    strategy = only(analysed())
    sought, heat = strategy["goal_seek"], strategy["heat_map"]
    assert (sought["usd"], sought["period"], sought["wanted"]) == (60.0, "plan", 0.5)
    for found in sought["levers"]:
        assert (found["value"] is None) == (found["reach"] == "out of reach")
        assert found["value"] is None or found["chance"] >= 0.5
    assert sought["together"]["chance"] >= 0.5
    assert {heat["x"], heat["y"]} == {bar["lever"] for bar in strategy["tornado"][:2]}
    assert len(heat["median"]) == len(heat["ys"]) and len(heat["median"][0]) == len(heat["xs"])
    column, row = heat["at"]
    assert heat["xs"][column] == only(start_summary("regular"))["levers"][heat["x"]]["value"]
    assert 0 <= row < len(heat["ys"])


def test_it_is_said_in_plain_words() -> None:
    text = " ".join(as_text(example_summary(), "x").split())
    assert "Side by side" in text
    assert "Longer streams beats My usual week in" in text
    assert "What matters most" in text
    assert "Ten futures that stand for all" in text
    sought = " ".join(as_text(analysed(), "x").split())
    assert "To reach $60 in the whole plan in 50 of 100 futures" in sought
    assert "does not get there" in sought
    assert "Side by side" not in sought


def test_a_tie_is_called_one() -> None:
    summary = {**example_summary(), "deciding": {**example_summary()["deciding"]}}
    pair = {**summary["deciding"]["pairs"][0], "too_close_to_call": True, "chance_ahead": 0.48, "chance_behind": 0.52}
    summary["deciding"]["pairs"] = [pair]
    text = " ".join(as_text(summary, "x").split())
    assert f"too close to call, {pair['other']} is ahead in 52 of 100 futures." in text


def test_every_kind_of_event_has_words() -> None:
    assert set(PARTS) == {*map(str, EventKind), "nothing"}
    events = [{"kind": "deal", "week": 3, "amount": 46.3, "usd": 46.3}]
    story = {"take_home": 119.2, "events": events}
    assert story_sentence(story, Money()) == "$119: a deal worth $46.3 in week 3."
    assert story_sentence({**story, "events": []}, Money()) == "$119: no single event stands out."
    gift = {"kind": "large gift", "week": 9, "amount": 30_000.0, "usd": 150.0}
    assert story_sentence({**story, "events": [*events, gift]}, Money()) == (
        "$119: a deal worth $46.3 in week 3 and one person gave 30,000 coins in week 9."
    )
