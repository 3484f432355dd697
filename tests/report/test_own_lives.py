"""The section of a summary about the creator's own LIVEs: what the log says, as JSON and in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from tikearn_gui.history.live import Live, LiveLog
from tikearn_gui.project.project import Project, new_project
from tikearn_gui.report.own_lives import own_lives, own_lives_text


def project_with(count: int, *, left_out: bool = False) -> Project:
    start = datetime(2026, 6, 1, 20)
    lives = (
        Live(start + timedelta(days=2 * at), 90.0, 800.0 + 10 * at, likes=2_000.0, gifters=5.0, diamonds=100.0 + at,
             left_out=left_out)
        for at in range(count)
    )  # fmt: skip
    return new_project("regular").with_log(LiveLog(tuple(lives)))


def test_without_lives_there_is_no_section() -> None:
    assert own_lives(new_project("regular")) is None


def test_income_and_forecasts_are_those_of_the_log() -> None:
    project = project_with(20)
    said = own_lives(project)
    assert said is not None
    assert said["lives"] == 20
    assert said["income"] == pytest.approx(sum(100.0 + at for at in range(20)) * project.usd_per_diamond)
    assert said["forecasts"]["count"] == 12
    assert {"views_per_stream", "likes_per_view"} <= said["levers"].keys()
    text = "\n".join(own_lives_text(said))
    assert "20 LIVEs from 2026-06-01 to 2026-07-09" in text
    assert "Likes per view" in text


def test_a_log_that_is_left_out_whole_says_so_and_nothing_else() -> None:
    project = project_with(12, left_out=True)
    said = own_lives(replace(project, weeks=4))
    assert said is not None
    assert (said["lives"], said["left_out"], said["income"], said["levers"]) == (0, 12, None, {})
    text = "\n".join(own_lives_text(said))
    assert "12 of the log left out" in text
    assert "nine LIVEs" in text
