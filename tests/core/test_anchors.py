"""Anchors: what is usual for a creator."""

from __future__ import annotations

import dataclasses
import math
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from tikearn_gui.core.lever import LeverError
from tikearn_gui.core.levers import LEVERS
from tikearn_gui.core.strategy import ANCHOR_LEVERS, Anchors, Strategy

if TYPE_CHECKING:
    from collections.abc import Callable

NEWCOMER = Strategy.of({})
USUAL = Anchors.of(NEWCOMER)


def _refused(act: Callable[[], object]) -> str:
    with pytest.raises(LeverError) as caught:
        act()
    return str(caught.value)


def test_anchors_are_named_usual() -> None:
    assert list(USUAL.as_dict()) == list(ANCHOR_LEVERS)
    assert {f"usual_{field.name}" for field in dataclasses.fields(Anchors)} == set(ANCHOR_LEVERS)
    assert set(ANCHOR_LEVERS.values()) <= set(LEVERS)
    assert Anchors.from_dict(USUAL.as_dict()) == USUAL


def test_one_anchor_changes_alone() -> None:
    changed = USUAL.with_value("usual_views", 500)
    assert changed.views == 500
    assert isinstance(changed.views, float)
    assert {**changed.as_dict(), "usual_views": 100.0} == USUAL.as_dict()


@pytest.mark.parametrize("name", ANCHOR_LEVERS)
def test_anchors_have_the_bounds_of_the_plan_without_zero(name: str) -> None:
    planned = LEVERS[ANCHOR_LEVERS[name]]
    assert USUAL.with_value(name, planned.high).as_dict()[name] == planned.high
    wrongs: tuple[Any, ...] = (math.nextafter(planned.high, math.inf), -1, math.nan, math.inf, True, "5", None)
    for wrong in wrongs:
        sentence = _refused(partial(USUAL.with_value, name, wrong))
        assert sentence.startswith(f"{name}: ")
        assert "allowed is" in sentence
    if name in ("usual_start_hour", "usual_battle_share"):
        assert USUAL.with_value(name, 0).as_dict()[name] == 0
    else:
        assert "0 is out of bounds" in _refused(lambda: USUAL.with_value(name, 0))


def test_averages_need_not_be_whole() -> None:
    assert USUAL.with_value("usual_streams_per_week", 2.5).streams_per_week == 2.5
    assert USUAL.with_value("usual_start_hour", 19.5).start_hour == 19.5


def test_anchors_refuse_unknown_and_missing_names() -> None:
    assert "usual_views" in _refused(lambda: USUAL.with_value("views", 5))
    assert "usual_views" in _refused(lambda: Anchors.from_dict({**USUAL.as_dict(), "usual_view": 5}))
    values = USUAL.as_dict()
    del values["usual_minutes"]
    assert "usual_minutes" in _refused(lambda: Anchors.from_dict(values))


def test_a_plan_without_views_is_no_usual() -> None:
    assert "usual_views" in _refused(lambda: Anchors.of(NEWCOMER.with_value("views_per_stream", 0)))
