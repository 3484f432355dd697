"""Projects as JSON: what is written comes back to the last digit, and nothing that is damaged does."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tikearn_gui
from tests.project.projects import projects
from tikearn_gui.core.levers import LEVERS
from tikearn_gui.project.codec import decode, encode
from tikearn_gui.project.examples import example
from tikearn_gui.project.project import Project, ProjectError

EXAMPLE = example()
WRITTEN = encode(EXAMPLE)


def _refused(data: bytes) -> str:
    with pytest.raises(ProjectError) as caught:
        decode(data, "mine.tikearn")
    sentence = str(caught.value)
    assert sentence.startswith("mine.tikearn cannot be opened: ")
    assert "\n" not in sentence
    assert len(sentence) < 700
    return sentence


def _damaged(change: Callable[[Any], object]) -> bytes:
    document = json.loads(WRITTEN)
    change(document)
    return json.dumps(document).encode()


# Writing and reading


@given(projects())
def test_what_is_written_comes_back(project: Project) -> None:
    data = encode(project)
    assert decode(data) == project
    assert encode(decode(data)) == data


def test_the_file_is_readable_and_says_what_it_is() -> None:
    document = json.loads(WRITTEN)
    assert list(document) == ["format", "schema", "saved_by", "project"]
    assert document["format"] == "tikearn"
    assert document["schema"] == 2
    assert document["saved_by"] == tikearn_gui.__version__
    assert WRITTEN.endswith(b"}\n")
    assert b'\n        "name": "Longer streams",\n' in WRITTEN


def test_the_base_is_written_in_full_and_the_others_as_overrides() -> None:
    base, longer, likes = json.loads(WRITTEN)["project"]["strategies"]
    assert list(base) == ["name", "colour", "levers"]
    assert list(base["levers"]) == list(LEVERS)
    assert base["levers"]["views_per_stream"] == {"value": 1_000, "low": 667, "high": 1_500}
    assert base["levers"]["followers"] == 8_000
    assert base["levers"]["region"] == "other"
    assert longer == {"name": "Longer streams", "colour": 1, "overrides": {"minutes_per_stream": 150}}
    assert likes["overrides"] == {"watch_minutes": 1.54, "likes_per_view": 4.4}


def test_a_byte_order_mark_and_other_spaces_do_no_harm() -> None:
    assert decode(b"\xef\xbb\xbf" + WRITTEN) == EXAMPLE
    assert decode(json.dumps(json.loads(WRITTEN), ensure_ascii=False, indent=None).encode()) == EXAMPLE


def test_a_base_that_is_not_the_first_is_found() -> None:
    moved = EXAMPLE.move(0, 2)
    assert decode(encode(moved)) == moved
    assert decode(encode(moved)).base_index == 2


# Files that are something else


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"{", "line 1, column 2"),
        (b"hello", "line 1, column 1"),
        (WRITTEN[:2_000], "damaged"),
        (WRITTEN + b"}", "line"),
        (WRITTEN.replace(b'"seed": 1,', b'"seed": 1'), "line 8"),
        (b"PK\x03\x04\x14\x00\x00", "JSON"),
        (bytes(range(256)) * 40, "UTF-8"),
        (WRITTEN.decode().encode("utf-16"), "UTF-8"),
        (b"[" * 100_000, "JSON"),
        (b"1" * 100_000, "JSON"),
        (b"[]", "no TikEarn project"),
        (b"null", "no TikEarn project"),
        (b'"tikearn"', "no TikEarn project"),
        (b'{"format": "keepass"}', "no TikEarn project"),
        (b'{"strategies": []}', "no TikEarn project"),
    ],
)
def test_foreign_and_broken_files(data: bytes, named: str) -> None:
    assert named in _refused(data)


@given(st.binary(max_size=200))
def test_any_bytes_give_a_sentence(data: bytes) -> None:
    _refused(data)


@given(st.integers(0, len(WRITTEN) - 2), st.binary(min_size=1, max_size=3))
def test_any_scratch_gives_a_project_or_a_sentence(at: int, scratch: bytes) -> None:
    answer = _opened(WRITTEN[:at] + scratch + WRITTEN[at + 1 :])
    if isinstance(answer, Project):
        assert decode(encode(answer)) == answer
    else:
        assert answer.startswith("mine.tikearn cannot be opened: ")


def _opened(data: bytes) -> Project | str:
    """The project, or the sentence that there is instead."""
    try:
        return decode(data, "mine.tikearn")
    except ProjectError as error:
        return str(error)


# Files of another version


def test_a_file_from_the_future_says_what_to_do() -> None:
    sentence = _refused(_damaged(lambda document: document.update(schema=3, saved_by="7.1", extra=[], project=[])))
    assert "newer" in sentence
    assert "update TikEarn" in sentence
    assert "7.1" in sentence


@pytest.mark.parametrize("schema", [0, -3, "1", 1.0, True, None])
def test_schemas_that_never_were(schema: object) -> None:
    assert "schema" in _refused(_damaged(lambda document: document.update(schema=schema)))


@pytest.mark.parametrize("key", ["schema", "saved_by", "project"])
def test_parts_that_are_missing(key: str) -> None:
    assert key in _refused(_damaged(lambda document: document.pop(key)))


# Contents that are damaged. What, where


def _project(key: str, value: object) -> Callable[[Any], object]:
    return lambda document: document["project"].update({key: value})


def _strategy(at: int, key: str, value: object) -> Callable[[Any], object]:
    return lambda document: document["project"]["strategies"][at].update({key: value})


def _lever(at: int, key: str, value: object) -> Callable[[Any], object]:
    part = "levers" if at == 0 else "overrides"
    return lambda document: document["project"]["strategies"][at][part].update({key: value})


def _lacks(*path: str | int) -> Callable[[Any], object]:
    def change(document: Any) -> None:
        for step in path[:-1]:
            document = document[step]
        del document[path[-1]]

    return change


BASE, LONGER = '"My usual week"', '"Longer streams"'


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (lambda document: document.update(author="me"), ("author",)),
        (lambda document: document.update(saved_by=3), ("saved_by",)),
        (lambda document: document.update(project=[]), ("project",)),
        (_project("author", "me"), ("author",)),
        (_project("weeks", 60), ("weeks", "1 to 52", "60")),
        (_project("weeks", "12"), ("weeks", "a text", "a whole number")),
        (_project("weeks", 12.5), ("weeks", "a whole number")),
        (_project("seed", -1), ("seed", "-1")),
        (_project("seed", True), ("seed", "true or false")),
        (_project("seed", 10**400), ("seed",)),
        (_project("starting_point", "expert"), ("expert", "newcomer")),
        (_project("goal", {"usd": float("nan"), "period": "plan"}), ("goal", "nan")),
        (_project("goal", {"usd": 0, "period": "plan"}), ("goal", "above 0")),
        (_project("goal", {"usd": 10**400, "period": "plan"}), ("goal",)),
        (_project("goal", {"usd": 300, "period": "year"}), ("goal.period", "year")),
        (_project("goal", 300), ("goal", "a whole number", "braces")),
        (_project("currency", {"code": "euro", "per_usd": 1}), ("euro",)),
        (_project("currency", {"code": "EUR", "per_usd": -1}), ("EUR", "-1")),
        (_project("currency", {"code": "EUR"}), ("per_usd",)),
        (_project("anchors", []), ("anchors", "a list")),
        (_project("strategies", {}), ("strategies", "a list")),
        (_project("strategies", []), ("base",)),
        (_lacks("project", "seed"), ("seed",)),
        (_lacks("project", "anchors"), ("anchors",)),
        (_lacks("project", "anchors", "usual_views"), ("usual_views",)),
        (lambda document: document["project"]["anchors"].update(usual_view=5), ("usual_view", "usual_views")),
        (lambda document: document["project"]["anchors"].update(usual_views=0), ("usual_views", "above 0")),
        (lambda document: document["project"]["anchors"].update(usual_views="5"), ("usual_views", "'5'")),
        (_lacks("project", "strategies", 0, "name"), ("strategy 1", "name")),
        (_lacks("project", "strategies", 0, "levers"), ("base",)),
        (_lacks("project", "strategies", 0, "levers", "followers"), (BASE, "followers")),
        (_lacks("project", "strategies", 1, "overrides"), (LONGER, "overrides")),
        (_lacks("project", "strategies", 1, "colour"), (LONGER, "colour")),
        (_strategy(1, "name", 7), ("strategy 2", "name", "a text")),
        (_strategy(1, "name", " "), ("name",)),
        (_strategy(1, "name", "a\nb"), (r"a\nb",)),
        (_strategy(1, "name", "\ud800"), ("ud800",)),
        (_strategy(1, "name", "MORE likes"), ("More likes",)),
        (_strategy(1, "colour", 8), (LONGER, "0 to 7")),
        (_strategy(1, "colour", "plum"), (LONGER, "colour", "a text")),
        (_strategy(1, "shade", 1), (LONGER, "shade")),
        (_strategy(1, "levers", {}), ("base", "2")),
        (_strategy(0, "overrides", {}), (BASE, "both")),
        (_lever(0, "views_per_stream", float("nan")), (BASE, "views_per_stream", "nan")),
        (_lever(0, "views_per_stream", float("-inf")), (BASE, "views_per_stream", "inf")),
        (_lever(0, "views_per_stream", -1), (BASE, "views_per_stream", "-1", "0 to 10000000")),
        (_lever(0, "views_per_stream", 10**400), (BASE, "views_per_stream")),
        (_lever(0, "views_per_stream", "many"), (BASE, "views_per_stream", "'many'")),
        (_lever(0, "views_per_stream", True), (BASE, "views_per_stream")),
        (_lever(0, "views_per_stream", None), (BASE, "views_per_stream")),
        (_lever(0, "views_per_stream", [5]), (BASE, "views_per_stream")),
        (_lever(0, "views_per_stream", {"value": 5}), (BASE, "views_per_stream", "value, low and high")),
        (_lever(0, "views_per_stream", {"value": 5, "low": 9, "high": 1}), (BASE, "views_per_stream", "9 to 1")),
        (
            _lever(0, "views_per_stream", {"value": 5, "low": None, "high": 9}),
            (BASE, "views_per_stream", "low end"),
        ),
        (
            _lever(0, "views_per_stream", {"value": 5, "low": 1, "high": float("inf")}),
            (BASE, "views_per_stream", "inf"),
        ),
        (_lever(0, "minutes_per_stream", {"value": 60, "low": 50, "high": 70}), (BASE, "minutes_per_stream")),
        (_lever(0, "region", "eu"), (BASE, "region", "other, us")),
        (_lever(0, "region", 1), (BASE, "region")),
        (_lever(0, "streams_per_week", 2.5), (BASE, "streams_per_week", "2.5")),
        (_lever(0, "view_per_stream", 5), (BASE, "view_per_stream", "views_per_stream")),
        (_lever(1, "minutes_per_stream", 9_000), (LONGER, "minutes_per_stream", "9000")),
        (_lever(1, "minute_per_stream", 90), (LONGER, "minute_per_stream", "minutes_per_stream")),
        (_lever(1, "dearest_gift", 100), (LONGER, "coins_per_gifter", "dearest_gift")),
        (_lever(0, "dearest_gift", 100), (BASE, "coins_per_gifter", "dearest_gift")),
        (_lever(1, "x" * 100_000, 5), (LONGER,)),
    ],
)
def test_damaged_contents(change: Callable[[Any], object], named: tuple[str, ...]) -> None:
    sentence = _refused(_damaged(change))
    assert [part for part in named if part not in sentence] == []


def test_too_many_strategies() -> None:
    def crowd(document: Any) -> None:
        more = [{"name": f"New {number}", "colour": 0, "overrides": {}} for number in range(6)]
        document["project"]["strategies"].extend(more)

    assert "1 to 8" in _refused(_damaged(crowd))


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        (b'"followers": 8000', b'"reach_elasticity": 0.1', (BASE, "reach_elasticity", "twice")),
        (b'"minutes_per_stream": 150', b'"followers": 1, "followers": 2', (LONGER, "followers", "twice")),
        (b'"seed": 1', b'"seed": 1, "seed": 2', ("seed", "twice")),
        (b'"low": 667', b'"low": 667, "low": 700', (BASE, "views_per_stream", "low", "twice")),
        (b'"schema": 2', b'"schema": 2, "schema": 2', ("schema", "twice")),
    ],
)
def test_keys_that_stand_twice(old: bytes, new: bytes, named: tuple[str, ...]) -> None:
    assert old in WRITTEN
    sentence = _refused(WRITTEN.replace(old, new, 1))
    assert [part for part in named if part not in sentence] == []
