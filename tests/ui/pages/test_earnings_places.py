"""No part of the page covers another, at any size."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tikearn_gui.ui.pages.earnings_places import LEAST_WIDTH, Places, Texts, find_places, is_wide

TEXTS = Texts(141.0, lambda width, large: (18.0 if large else 16.0) * (1 if width > 600 else 2))
PARTS = {
    "headline", "moved", "fan_heading", "dots_heading", "fan", "sources_heading", "sources", "likes_heading", "table",
    "strip",
}  # fmt: skip


def apart(places: Places) -> bool:
    boxes = {name: box.adjusted(0.01, 0.01, -0.01, -0.01) for name, box in places.boxes.items()}
    # The block of levers may reach into the gap under the headline; it has four lines at most.
    boxes["moved"].setHeight(97.0)
    return not any(a.intersects(b) for a, b in combinations(boxes.values(), 2))


@given(width=st.floats(LEAST_WIDTH, 2400.0), height=st.floats(0.0, 1600.0))
def test_parts_stand_apart_and_inside(width: float, height: float) -> None:
    places = find_places(width, height, TEXTS)
    assert apart(places)
    assert places.boxes.keys() >= PARTS
    assert ("worth_wide" in places.boxes) == is_wide(width) == ("gift_heading" in places.boxes)
    for box in places.boxes.values():
        assert box.left() >= 0
        assert box.right() <= width
        assert box.bottom() <= places.y
        assert box.width() > 40
        assert box.height() > 0


@given(width=st.floats(LEAST_WIDTH, 2400.0), height=st.floats(0.0, 1600.0))
def test_the_fan_takes_what_is_left_between_its_bounds(width: float, height: float) -> None:
    least, places = find_places(width, 0.0, TEXTS), find_places(width, height, TEXTS)
    spare = places.boxes["fan"].height() - least.boxes["fan"].height()
    assert places.y == pytest.approx(least.y + spare)
    assert spare >= 0
    assert places.y <= max(height, least.y) + 1e-6


def test_the_places_of_the_mock() -> None:
    boxes = find_places(720.0, 620.0, TEXTS).boxes
    assert boxes["headline"].getRect() == (16.0, 12.0, 416.0, 98.0)
    assert boxes["moved"].getRect() == (452.0, 12.0, 252.0, 112.0)
    assert boxes["fan"].left() == 16.0
    assert boxes["fan"].top() == 139.0
    assert boxes["sources"].width() == 252.0
    assert boxes["table"].left() == 288.0


def test_a_very_narrow_page_stands_one_under_the_other() -> None:
    boxes = find_places(480.0, 600.0, TEXTS).boxes
    assert boxes["moved"].top() > boxes["headline"].bottom()
    assert boxes["table"].top() > boxes["sources"].bottom()
    assert boxes["table"].width() == 448.0
