"""Steps from schema to schema."""

from __future__ import annotations

from typing import Any

import pytest

from tikearn_gui.project.migrations import SCHEMA, STEPS, migrated
from tikearn_gui.project.project import ProjectError


def test_every_former_schema_has_its_step() -> None:
    assert list(STEPS) == list(range(1, SCHEMA))


def test_a_file_of_today_stays_as_it_is() -> None:
    document = {"seed": 1}
    assert migrated(document, SCHEMA) is document


def test_steps_are_taken_in_order_from_where_a_file_stands() -> None:
    def step(number: int) -> Any:
        return lambda document: {**document, "steps": [*document.get("steps", ()), number]}

    steps = {number: step(number) for number in (1, 2, 3)}
    assert migrated({}, 1, steps, newest=4) == {"steps": [1, 2, 3]}
    assert migrated({}, 3, steps, newest=4) == {"steps": [3]}
    assert migrated({}, 4, steps, newest=4) == {}


@pytest.mark.parametrize("schema", [SCHEMA + 1, 99, 0, -1])
def test_the_future_and_what_never_was_are_refused(schema: int) -> None:
    with pytest.raises(ProjectError, match=f"schema {schema}"):
        migrated({}, schema)
