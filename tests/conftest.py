"""How property tests search: the same examples on every machine that decides, new ones at every desk. And when Python's
garbage is collected: between tests, on their thread."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

# No deadline anywhere: a shared machine may pause a test for longer than the code under test takes.
settings.register_profile("ci", derandomize=True, deadline=None, max_examples=40, print_blob=True)
settings.register_profile("dev", deadline=None, max_examples=40)
settings.load_profile("ci" if os.environ.get("CI") else "dev")

MANY_OBJECTS = 3_000


def pytest_collection_finish() -> None:
    """What is loaded stays and is left out. What earlier tests leave must be collected neither on a thread of a later
    one nor while something is painted."""
    gc.collect()
    gc.freeze()
    gc.disable()


@pytest.fixture(autouse=True)
def collected_between_tests() -> Iterator[None]:
    """Collects after a test what it and those before it have left, once that is much."""
    yield
    if gc.get_count()[0] > MANY_OBJECTS:
        gc.collect()
