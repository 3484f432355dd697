"""Projects go on giving the figures that they gave, on every system, until somebody says in the changelog why not."""

from __future__ import annotations

import json
from functools import cache

import pytest

from tests.golden import renew
from tests.golden.projects import ABOUT, FILE, FUTURES, PROJECTS, SEED, WEEKS, Figures, figures_of, read

KEPT = read()


@cache
def played(project: str) -> Figures:
    return figures_of(PROJECTS[project])


@pytest.mark.parametrize(
    ("project", "what"), [(project, what) for project, figures in KEPT.items() for what in figures]
)
def test_figures_are_those_that_were_kept(project: str, what: str) -> None:
    """Within 0.1 %: systems differ in the last bits of exp and log."""
    assert list(renew.moves({project: {what: KEPT[project][what]}}, {project: {what: played(project)[what]}})) == []


def test_all_projects_and_figures_are_kept() -> None:
    assert list(KEPT) == list(PROJECTS)
    for project, figures in KEPT.items():
        assert figures.keys() == played(project).keys()
        assert all(list(three) == ["median", "p10", "p90"] for three in figures.values())
        assert all(three["p10"] <= three["median"] <= three["p90"] for three in figures.values())


def test_the_file_says_how_it_was_made_and_what_renewing_it_means() -> None:
    content = json.loads(FILE.read_text(encoding="utf-8"))
    assert content["about"] == ABOUT
    assert "tests.golden.renew" in ABOUT and "CHANGELOG.md" in ABOUT
    assert (content["seed"], content["weeks"], content["futures"]) == (SEED, WEEKS, FUTURES)
    assert renew.text(content["projects"]) == FILE.read_text(encoding="utf-8")


def test_everything_is_on_in_the_project_of_that_name() -> None:
    figures = KEPT["everything"]
    assert all(three["p90"] > 0 for three in figures.values())
    earned = sum(figures[source]["median"] for source in ("gifts", "subscriptions", "merchandise"))
    assert figures["total"]["median"] < earned + figures["partnerships"]["median"]
    assert KEPT["regular in the US"]["gifts"]["median"] < KEPT["regular"]["gifts"]["median"]


def test_a_move_is_told() -> None:
    kept = {"a": {"gifts": {"median": 2.0, "p10": 0.0, "p90": 5.0}}}
    assert list(renew.moves(kept, kept)) == []
    new = {"a": {"gifts": {"median": 2.001, "p10": 0.0, "p90": 5.0}}}
    assert list(renew.moves(kept, new)) == []
    new = {
        "a": {"gifts": {"median": 2.1, "p10": 0.1, "p90": 5.0}},
        "b": {"likes": {"median": 1.0, "p10": 1.0, "p90": 1.0}},
    }
    assert list(renew.moves(kept, new)) == [
        "a, gifts, median: 2 -> 2.1 (+5.00%)",
        "a, gifts, p10: 0 -> 0.1 (was 0)",
        "b, likes, median: new",
        "b, likes, p10: new",
        "b, likes, p90: new",
    ]
    assert next(renew.moves(new, kept)) == "a, gifts, median: 2.1 -> 2 (-4.76%)"
