"""The log in a project and its file; levers set from it as one change."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tikearn_gui.core.lever import Setting
from tikearn_gui.history.fitted import Fit, Fitted
from tikearn_gui.history.live import COUNTS, Live, LiveLog, PeriodTotal
from tikearn_gui.project.codec import decode, encode
from tikearn_gui.project.examples import example
from tikearn_gui.project.project import ProjectError, new_project
from tikearn_gui.session.difference import moved_keys

START = datetime(2026, 3, 1, 19, 30)
LOG = LiveLog(
    (
        Live(START, 60.5, 1_000, likes=5, diamonds=0, room_id="7", title="Evening", note="first"),
        Live(START + timedelta(days=1), money=2.5, currency="EUR", left_out=True),
    ),
    (PeriodTotal(date(2026, 3, 1), date(2026, 3, 20), lives=9, minutes=700, diamonds=4, creator="me"),),
)

figures = st.none() | st.floats(0, 1e12)
lives = st.builds(
    lambda hour, numbers, note, out: Live(START + timedelta(hours=hour), **numbers, note=note, left_out=out),
    st.integers(0, 10_000),
    st.fixed_dictionaries(dict.fromkeys(COUNTS, figures)),
    st.text(max_size=30),
    st.booleans(),
)


def test_a_log_comes_back_from_a_file() -> None:
    project = new_project("regular").with_log(LOG)
    assert decode(encode(project)) == project
    assert decode(encode(project)).log == LOG


@given(st.lists(lives, max_size=5))
def test_any_log_comes_back_from_a_file(many: list[Live]) -> None:
    project = new_project("newcomer").with_log(LiveLog().with_records(many).log)
    assert decode(encode(project)) == project


def test_what_is_not_known_is_not_written_and_nothing_is() -> None:
    written = json.loads(encode(new_project("regular").with_log(LOG)))["project"]["log"]
    assert written["lives"][0]["diamonds"] == 0
    assert "views" not in written["lives"][1]
    assert "log" not in json.loads(encode(new_project("regular")))["project"]


def test_files_of_the_schema_without_a_log_still_open() -> None:
    project = example()
    document = json.loads(encode(project))
    document["schema"] = 1
    assert decode(json.dumps(document).encode()) == project


def _damaged(change: Any) -> bytes:
    document = json.loads(encode(new_project("regular").with_log(LOG)))
    change(document)
    return json.dumps(document).encode()


@pytest.mark.parametrize(
    "change",
    [
        lambda d: d.update(schema=1),
        lambda d: d["project"].update(log=7),
        lambda d: d["project"]["log"].update(extra=1),
        lambda d: d["project"]["log"]["lives"][0].update(start="soon"),
        lambda d: d["project"]["log"]["lives"][0].update(views=-1),
        lambda d: d["project"]["log"]["lives"][0].update(views="many"),
        lambda d: d["project"]["log"]["lives"][0].update(visitors=7),
        lambda d: d["project"]["log"]["lives"].append(d["project"]["log"]["lives"][0]),
        lambda d: d["project"]["log"]["periods"][0].update(first="2026-99-01"),
        lambda d: d["project"]["log"]["periods"][0].update(last="2020-01-01"),
    ],
)
def test_a_damaged_log_is_refused_in_one_sentence(change: Any) -> None:
    with pytest.raises(ProjectError) as refused:
        decode(_damaged(change), "mine.tikearn")
    sentence = str(refused.value)
    assert sentence.startswith("mine.tikearn cannot be opened")
    assert "\n" not in sentence


FOUND = Fit(
    (
        Fitted("views_per_stream", Setting(1_000, 667, 1_500), Setting(2_000, 1_800, 2_200), 30, told=True),
        Fitted("likes_per_view", Setting(2.2), Setting(3.0, 2.8, 3.2), 30, told=True),
    ),
    {"usual_views": 2_000.0, "usual_minutes": 75.0, "usual_likes_per_view": 3.0, "usual_streams_per_week": 3.5},
    30,
    (),
)


def test_using_a_fit_sets_value_range_and_what_is_usual_as_one_change() -> None:
    before = new_project("regular")
    after = before.with_fit(FOUND, ["views_per_stream", "watch_minutes"])
    assert after.base["views_per_stream"] == Setting(2_000, 1_800, 2_200)
    assert after.base["likes_per_view"] == before.base["likes_per_view"]
    assert (after.anchors.views, after.anchors.minutes, after.anchors.streams_per_week) == (2_000, 75, 3.5)
    assert after.anchors.likes_per_view == before.anchors.likes_per_view
    assert before.with_fit(FOUND, []) == before
    assert decode(encode(after)) == after


def test_a_fit_may_set_another_strategy_than_the_base() -> None:
    before = example()
    after = before.with_fit(FOUND, ["likes_per_view"], 1)
    assert after.base == before.base
    assert after.strategy_of(1)["likes_per_view"] == Setting(3.0, 2.8, 3.2)
    assert after.anchors.likes_per_view == 3.0


def test_a_new_log_moves_no_lever() -> None:
    project = new_project("regular")
    assert moved_keys(project, project.with_log(LOG)) == frozenset()
    assert project.with_log(LOG) != project
    assert project.with_log(LOG).with_levers({0: {"likes_per_view": 3.0}}).log == LOG
