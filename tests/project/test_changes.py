"""Changes and goals written as text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tikearn_gui.core.lever import LeverError, Setting
from tikearn_gui.project.changes import changed, parse_goal
from tikearn_gui.project.examples import example
from tikearn_gui.project.project import Goal, Period, Project, ProjectError

EXAMPLE = example()


def _numbers(project: Project, key: str) -> list[float]:
    return [project.strategy_of(index).number(key) for index in range(len(project.strategies))]


def test_a_key_moves_the_base_and_those_that_follow() -> None:
    project = changed(EXAMPLE, ["views_per_stream=2000", "likes_per_view = 3 "])
    assert _numbers(project, "views_per_stream") == [2_000, 2_000, 2_000]
    assert _numbers(project, "likes_per_view") == [3, 3, 4.4]
    assert project.base["views_per_stream"] == Setting(2_000.0, 1_334.0, 3_000.0)
    assert project.anchors == EXAMPLE.anchors


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("views_per_stream=500", Setting(500.0, 333.5, 750.0)),
        ("views_per_stream=500:400:600", Setting(500.0, 400.0, 600.0)),
        ("views_per_stream=500:", Setting(500.0)),
        ("region=US", Setting("us")),
    ],
)
def test_values_ranges_and_no_doubt(text: str, expected: Setting) -> None:
    assert changed(EXAMPLE, [text]).base[text.partition("=")[0]] == expected


@pytest.mark.parametrize("name", ["Longer streams", "longer STREAMS", " Longer streams"])
def test_a_name_moves_one_strategy(name: str) -> None:
    project = changed(EXAMPLE, [f"{name}.followers=9000", f"{name}.views_per_stream=2000"])
    assert _numbers(project, "followers") == [8_000, 9_000, 8_000]
    assert project.strategy_of(1)["views_per_stream"] == Setting(2_000.0, 1_334.0, 3_000.0)
    assert project.base == EXAMPLE.base


def test_the_name_of_the_base_moves_the_base_alone() -> None:
    project = changed(EXAMPLE, ["My usual week.followers=9000"])
    assert _numbers(project, "followers") == [9_000, 8_000, 8_000]
    # Those that were held back go on following in all else.
    assert _numbers(changed(project, ["views_per_stream=50"]), "views_per_stream") == [50, 50, 50]


def test_changes_are_made_in_their_order() -> None:
    texts = ["followers=100", "Longer streams.followers=200", "My usual week.followers=300", "followers=400"]
    assert _numbers(changed(EXAMPLE, texts[:2]), "followers") == [100, 200, 100]
    assert _numbers(changed(EXAMPLE, texts[:3]), "followers") == [300, 200, 100]
    assert _numbers(changed(EXAMPLE, texts), "followers") == [400, 200, 100]


def test_only_the_whole_must_be_legal() -> None:
    project = changed(EXAMPLE, ["dearest_gift=20", "coins_per_gifter=5:3:8"])
    assert project.base["coins_per_gifter"] == Setting(5.0, 3.0, 8.0)
    with pytest.raises(LeverError, match="coins_per_gifter"):
        changed(EXAMPLE, ["dearest_gift=20"])


def test_what_is_usual() -> None:
    project = changed(EXAMPLE, ["usual_views=800", "usual_streams_per_week=2.5"])
    assert project.anchors.views == 800
    assert project.anchors.streams_per_week == 2.5
    assert project.base == EXAMPLE.base


def test_names_may_hold_dots_and_equals_signs() -> None:
    project = EXAMPLE.rename(1, "v1.5").rename(2, "a=b.c").add("v1")
    assert _numbers(changed(project, ["v1.5.followers=7"]), "followers") == [8_000, 7, 8_000, 8_000]
    assert _numbers(changed(project, ["A=B.C.followers=7"]), "followers") == [8_000, 8_000, 7, 8_000]
    assert _numbers(changed(project, ["V1.followers=7"]), "followers") == [8_000, 8_000, 8_000, 7]


def test_nothing_changes_nothing() -> None:
    assert changed(EXAMPLE, []) == EXAMPLE


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("", "KEY=VALUE"),
        ("=", "KEY=VALUE"),
        ("=5", "KEY=VALUE"),
        ("views_per_stream", "KEY=VALUE"),
        ("views=5", "views_per_stream"),
        ("views_per_stream=", "views_per_stream"),
        ("views_per_stream=many", "'many'"),
        ("views_per_stream=nan", "nan"),
        ("views_per_stream=-1", "-1"),
        ("views_per_stream=5:9:1", "9 to 1"),
        ("views_per_stream=5:1", "value:low:high"),
        ("minutes_per_stream=60:50:70", "no range"),
        ("usual_views=0", "usual_views"),
        ("usual_views=a", "usual_views"),
        ("usual_views=5:1:9", "usual_views"),
        ("usual_view=5", "usual_views"),
        ("Longer streams.usual_views=5", "usual_views"),
        ("Longer streams.views=5", "views_per_stream"),
        ("Longer streams.followers=-1", '"Longer streams"'),
        ("Longer streams.dearest_gift=5", '"Longer streams"'),
        ("Longer streams.=5", "KEY=VALUE"),
        ("Shorter.followers=5", "'Shorter'"),
        (".followers=5", "Longer streams"),
    ],
)
def test_what_is_refused(text: str, named: str) -> None:
    with pytest.raises((LeverError, ProjectError)) as caught:
        changed(EXAMPLE, [text])
    assert named in str(caught.value)
    assert "\n" not in str(caught.value)


@given(st.text(st.sampled_from("vfol.=: 0129-eau_Longer streams"), max_size=30))
def test_any_text_gives_a_project_or_a_sentence(text: str) -> None:
    try:
        answer: Project | str = changed(EXAMPLE, [text])
    except (LeverError, ProjectError) as error:
        answer = str(error)
    assert isinstance(answer, Project) or len(answer) > 10


@pytest.mark.parametrize(
    ("text", "goal"),
    [
        ("500:plan", Goal(500.0, Period.PLAN)),
        ("0.5:month", Goal(0.5, Period.MONTH)),
        (" 1e3 : LIVE ", Goal(1_000.0, Period.LIVE)),
    ],
)
def test_goals(text: str, goal: Goal) -> None:
    assert parse_goal(text) == goal


@pytest.mark.parametrize("text", ["", "500", "500:", "500:year", ":plan", "a:plan", "nan:plan", "-5:plan", "0:plan"])
def test_goals_that_are_refused(text: str) -> None:
    with pytest.raises(ProjectError, match="goal"):
        parse_goal(text)
