"""Labels never overlap; dots stand in rows that the goal does not cut."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tikearn_gui.ui.plots.spreading import Label, Stretch, place_labels, push_apart, stack_dots

centres = st.lists(st.floats(-50.0, 250.0), min_size=1, max_size=12)
HAIR = 1e-6


@given(centres=centres, heights=st.data())
def test_labels_never_overlap_and_stay_inside_where_there_is_room(centres: list[float], heights: st.DataObject) -> None:
    sizes = [heights.draw(st.sampled_from([15.0, 28.5, 29.0])) for _ in centres]
    low, high = 0.0, 400.0
    tops = push_apart(centres, sizes, low, high)
    boxes = sorted(zip(tops, sizes, strict=True))
    assert all(top + height <= below + HAIR for (top, height), (below, _) in pairwise(boxes))
    assert boxes[0][0] >= low - HAIR
    assert boxes[-1][0] + boxes[-1][1] <= high + HAIR


@given(centres=centres)
def test_labels_keep_the_order_of_their_values(centres: list[float]) -> None:
    tops = push_apart(centres, [15.0] * len(centres), 0.0, 1000.0)
    order = sorted(range(len(centres)), key=lambda i: centres[i])
    assert [tops[i] for i in order] == sorted(tops)


def test_labels_that_are_apart_stay_where_they_belong() -> None:
    assert push_apart([20.0, 60.0, 100.0], [15.0] * 3, 0.0, 200.0) == [12.5, 52.5, 92.5]


def test_colliding_labels_give_way_evenly() -> None:
    assert push_apart([50.0, 50.0], [15.0, 15.0], 0.0, 200.0) == [35.0, 50.0]


def test_labels_that_cannot_fit_start_at_the_top() -> None:
    assert push_apart([10.0, 10.0, 10.0], [15.0] * 3, 0.0, 30.0) == [0.0, 15.0, 30.0]


label_lists = st.lists(st.tuples(st.floats(-20.0, 220.0), st.sampled_from([15.0, 28.5])), min_size=1, max_size=12)


@given(entries=label_lists, line=st.one_of(st.none(), st.floats(-20.0, 220.0)))
def test_no_label_covers_another_or_the_goal(entries: list[tuple[float, float]], line: float | None) -> None:
    labels = [Label(str(k), centre, height, k) for k, (centre, height) in enumerate(entries)]
    heights = {label.key: label.height for label in labels}
    tops = place_labels(labels, 0.0, 200.0, line, 2.0)
    for (a, top_a), (b, top_b) in combinations(tops.items(), 2):
        assert top_a + heights[a] <= top_b + HAIR or top_b + heights[b] <= top_a + HAIR
    for key, top in tops.items():
        assert top >= -HAIR
        assert top + heights[key] <= 200.0 + HAIR
        if line is not None and 0.0 < line < 200.0:
            assert top + heights[key] <= line + HAIR or top >= line - HAIR


@given(entries=label_lists, line=st.floats(0.0, 200.0))
def test_a_label_stands_on_its_side_or_is_left_out_for_what_matters_more(
    entries: list[tuple[float, float]], line: float
) -> None:
    labels = [Label(str(k), centre, height, k) for k, (centre, height) in enumerate(entries)]
    kept = place_labels(labels, 0.0, 200.0, line, 2.0)
    for label in labels:
        is_above = label.centre < line
        if label.key in kept:
            top = kept[label.key]
            assert top + label.height <= line + HAIR if is_above else top >= line - HAIR
            continue
        before = [m.height for m in labels if m.key in kept and m.rank < label.rank and (m.centre < line) == is_above]
        assert sum(before) + label.height > (line if is_above else 200.0 - line) - 2.0 - HAIR


def test_what_the_line_says_of_itself_may_stand_under_it() -> None:
    labels = [Label("goal", 0.0, 28.0, 0, of_line=True), Label("more", 4.0, 15.0, 1), Label("less", 60.0, 15.0, 2)]
    assert place_labels(labels, 0.0, 200.0, 10.0, 2.0) == {"goal": 12.0, "less": 52.5}


def test_all_labels_stay_where_they_fit() -> None:
    labels = [Label(str(k), 110.0, 15.0, k) for k in range(6)]
    assert len(place_labels(labels, 0.0, 200.0, 100.0, 2.0)) == 6
    assert len(place_labels(labels, 0.0, 200.0, None)) == 6


values = st.lists(st.floats(-100.0, 2000.0), min_size=1, max_size=50).map(sorted)


@given(values=values, cut=st.floats(0.0, 1500.0), size=st.sampled_from([4.0, 8.0, 10.8]))
def test_dots_do_not_overlap_and_stay_in_the_frame(values: list[float], cut: float, size: float) -> None:
    on = Stretch(-180.0, -8.0, -180.0 + cut / 1250.0 * 172.0)
    dots = stack_dots(values, [-180.0 + value / 1250.0 * 172.0 for value in values], on, size, 1.0)
    assert [dot.value for dot in dots] == values
    assert len({(round(dot.along, 6), round(dot.across, 6)) for dot in dots}) == len(values)
    for dot in dots:
        assert on.low + size / 2 - HAIR <= dot.along <= on.high - size / 2 + HAIR
        assert dot.across >= size / 2
    for a, b in combinations(dots, 2):
        assert abs(a.along - b.along) >= size - HAIR or abs(a.across - b.across) >= size - HAIR


@given(values=values, cut=st.floats(200.0, 1000.0))
def test_no_row_holds_dots_on_both_sides_of_the_goal(values: list[float], cut: float) -> None:
    def place(value: float) -> float:
        return value / 1250.0 * 172.0

    dots = stack_dots(values, [place(value) for value in values], Stretch(0.0, 172.0, place(cut)), 8.0, 1.0)
    for dot in dots:
        assert (dot.along > place(cut)) == (dot.value >= cut)


def test_dots_beyond_the_end_pile_up_in_the_last_row() -> None:
    dots = stack_dots([10.0, 500.0, 900.0], [10.0, 500.0, 900.0], Stretch(0.0, 100.0, 50.0), 8.0, 1.0)
    assert dots[1].along == dots[2].along == pytest.approx(90.5)
    assert dots[2].across == dots[1].across + 9.0


@given(values=values, room=st.floats(20.0, 200.0))
def test_a_row_that_is_too_wide_is_drawn_together(values: list[float], room: float) -> None:
    places = [value / 1250.0 * 172.0 for value in values]
    wide, dots = (stack_dots(values, places, Stretch(0.0, 172.0, 40.0), 4.0, 1.0, limit) for limit in (1e9, room))
    assert [(dot.along, dot.value) for dot in dots] == [(dot.along, dot.value) for dot in wide]
    rows = {dot.along: [each.across for each in dots if each.along == dot.along] for dot in dots}
    for along, row in rows.items():
        assert row[-1] + 2.0 <= room + HAIR
        steps = [right - left for left, right in pairwise(row)]
        fits = len(row) * 5.0 - 1.0 <= room
        free = [dot.across for dot in wide if dot.along == along]
        assert row == free if fits else max(steps) - min(steps) < HAIR
