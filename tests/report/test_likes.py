"""Likes in a summary: without effect they change nothing but themselves."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest

from tests.report.summaries import NO_EFFECT, numbers, only, project_of, start_summary
from tikearn_gui.report.summary import summarise


@pytest.mark.parametrize(
    ("start", "changes"),
    [
        ("newcomer", ()),
        ("regular", ("like_noise=0.8",)),
        ("established", ("subscribers=40", "subscribers_per_1000_views=0.2")),
        ("regular", ("region=us", "likes_per_view=60")),
    ],
)
def test_likes_without_effect_change_nothing_but_likes(start: str, changes: tuple[str, ...]) -> None:
    """Ten times the likes with all four effects at zero: the same summary but for the likes themselves."""
    project = project_of(start, *NO_EFFECT, *changes, weeks=6)
    few = summarise(project, 500)
    rate = project.base.number("likes_per_view")
    many = summarise(project.with_lever(0, "likes_per_view", 10 * rate), 500)
    assert only(many)["likes"]["count"]["median"] == pytest.approx(10 * only(few)["likes"]["count"]["median"], rel=1e-4)
    assert only(many)["likes"]["per_1000"] == only(few)["likes"]["per_1000"]
    assert all(value == 0 for _, value in numbers(only(few)["likes"]["per_1000"]))
    assert json.dumps(_without_likes(many)) == json.dumps(_without_likes(few))


def _without_likes(summary: dict[str, Any]) -> dict[str, Any]:
    rest = copy.deepcopy(summary)
    for strategy in rest["strategies"]:
        del strategy["levers"]["likes_per_view"], strategy["likes"]
        for part in ("tornado", "ledger"):
            strategy[part] = [each for each in strategy[part] if each["lever"] != "likes_per_view"]
    return rest


def test_if_likes_double_is_what_a_doubled_rate_brings() -> None:
    strategy = only(start_summary("regular"))
    gifts = strategy["sources"]["gifts"]
    assert 0.2 < gifts["if_likes_double"] < 0.4
    assert 0 < strategy["sources"]["merchandise"]["if_likes_double"] < gifts["if_likes_double"]
    assert strategy["sources"]["subscriptions"]["if_likes_double"] == 0
    assert gifts["if_likes_double_usd"] > 0


def test_likes_have_an_end() -> None:
    beyond = only(start_summary("newcomer", "likes_per_view=1000", weeks=1))
    assert beyond["likes"]["saturated"]
    assert beyond["likes"]["per_1000"]["p90"] == 0
    assert all(source["if_likes_double"] == 0 for source in beyond["sources"].values())
    assert not only(start_summary("newcomer"))["likes"]["saturated"]
