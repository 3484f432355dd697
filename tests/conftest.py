"""How property tests search: the same examples on every machine that decides, new ones at every desk."""

from __future__ import annotations

import os

from hypothesis import settings

# No deadline anywhere: a shared machine may pause a test for longer than the code under test takes.
settings.register_profile("ci", derandomize=True, deadline=None, max_examples=40, print_blob=True)
settings.register_profile("dev", deadline=None, max_examples=40)
settings.load_profile("ci" if os.environ.get("CI") else "dev")
