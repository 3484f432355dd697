"""The speed of the core against a fixed job of numpy, so that a slow machine fails no test and a slow change does."""

from __future__ import annotations

import itertools

import pytest

from tests.bench.jobs import JOBS, Job, measure, reference_job

LOOKS = 3
"""How often a job that is too slow is timed: other tests come and go beside it, a slow change stays."""


def ratio(job: Job) -> float:
    reference = measure(itertools.repeat(reference_job()), 0.2).best
    return measure(job.calls(), 0.3).best / reference


@pytest.mark.parametrize("job", JOBS, ids=lambda job: job.name)
def test_job_takes_no_more_than_its_ratio_to_the_reference_job(job: Job) -> None:
    seen: list[float] = []
    for _ in range(LOOKS):
        seen.append(ratio(job))
        if seen[-1] <= job.most_ratio:
            return
    pytest.fail(f"{seen} times the reference job, bound {job.most_ratio}")
