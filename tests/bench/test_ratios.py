"""The speed of the core against a fixed job of numpy, so that a slow machine fails no test and a slow change does."""

from __future__ import annotations

import itertools

import pytest

from tests.bench.jobs import JOBS, Job, measure, reference_job


@pytest.mark.parametrize("job", JOBS, ids=lambda job: job.name)
def test_job_takes_no_more_than_its_ratio_to_the_reference_job(job: Job) -> None:
    reference = measure(itertools.repeat(reference_job()), 0.2).best
    timing = measure(job.calls(), 0.3)
    assert timing.best / reference <= job.most_ratio
