"""One job in flight, the newest kept, the last always done, nothing lost on the way."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.session.asked import wait_idly
from tikearn_gui.session.latest import Latest, Work

TIMEOUT_MS = 30_000
Newer = Callable[[], bool]


class Watched:
    """A worker and what it has handed over, in order, with the thread that heard of it."""

    def __init__(self, work: Work, qtbot: QtBot) -> None:
        self.latest = Latest(work)
        self.qtbot = qtbot
        self.heard: list[object] = []
        self.threads: set[int] = set()
        self.latest.delivered.connect(self._hear)
        self.latest.failed.connect(self._hear)

    def _hear(self, outcome: object) -> None:
        self.heard.append(outcome)
        self.threads.add(threading.get_ident())

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: self.latest.is_idle, timeout=TIMEOUT_MS)


@pytest.fixture
def watch(qtbot: QtBot) -> Iterator[Callable[[Work], Watched]]:
    made: list[Watched] = []

    def make(work: Work) -> Watched:
        made.append(Watched(work, qtbot))
        return made[-1]

    yield make
    for one in made:
        one.latest.close()


def once(job: int, newer: Newer) -> Iterator[int]:
    yield job


def test_of_200_jobs_one_waits_at_most_and_the_last_is_done(watch: Callable[[Work], Watched]) -> None:
    done: list[int] = []
    free = threading.Event()

    def work(job: int, newer: Newer) -> Iterator[int]:
        free.wait(30)
        done.append(job)
        yield job

    watched = watch(work)
    for job in range(200):
        watched.latest.submit(job)
        assert len(watched.latest._waiting) <= 1
    free.set()
    watched.settle()
    assert done[-1] == watched.heard[-1] == 199
    assert len(done) <= 2
    assert done == sorted(done)


def test_of_200_jobs_submitted_while_others_are_done_the_last_is_delivered(watch: Callable[[Work], Watched]) -> None:
    watched = watch(once)
    for job in range(200):
        watched.latest.submit(job)
        if job % 10 == 0:
            watched.qtbot.wait(1)
    watched.settle()
    assert watched.heard[-1] == 199
    assert watched.heard == sorted(set(watched.heard), key=watched.heard.index)
    assert len(watched.heard) > 2


def test_results_come_on_the_thread_that_made_it(watch: Callable[[Work], Watched]) -> None:
    threads: list[int] = []

    def work(job: int, newer: Newer) -> Iterator[int]:
        threads.append(threading.get_ident())
        yield job

    watched = watch(work)
    watched.latest.submit(1)
    watched.settle()
    assert watched.threads == {threading.get_ident()}
    assert threads[0] != threading.get_ident()


def test_work_hears_of_a_newer_job(watch: Callable[[Work], Watched]) -> None:
    begun, heard = threading.Event(), threading.Event()

    def work(job: str, newer: Newer) -> Iterator[str]:
        if job == "long":
            assert not newer()
            begun.set()
            while not newer():
                heard.wait(0.001)
            heard.set()
            return
        yield job

    watched = watch(work)
    watched.latest.submit("long")
    assert begun.wait(30)
    watched.latest.submit("next")
    watched.settle()
    assert heard.is_set()
    assert watched.heard == ["next"]


def test_results_that_nobody_could_take_give_way_to_newer_ones(watch: Callable[[Work], Watched]) -> None:
    done = threading.Event()

    def work(job: int, newer: Newer) -> Iterator[int]:
        yield from range(job)
        done.set()

    watched = watch(work)
    watched.latest.submit(1_000)
    assert done.wait(30)
    watched.settle()
    assert watched.heard == [999]


def test_errors_are_delivered_and_none_gives_way(watch: Callable[[Work], Watched]) -> None:
    done = threading.Event()

    def work(job: int, newer: Newer) -> Iterator[int]:
        yield job
        if job == 7:
            done.set()
        raise ValueError(f"job {job}")

    watched = watch(work)
    watched.latest.submit(3)
    wait_idly(lambda: not watched.latest._working and not watched.latest._waiting)
    watched.latest.submit(7)
    assert done.wait(30)
    watched.settle()
    assert list(map(str, watched.heard)) == ["3", "job 3", "7", "job 7"]
    assert isinstance(watched.heard[1], ValueError)


def test_an_error_does_not_end_the_worker(watch: Callable[[Work], Watched]) -> None:
    def work(job: int, newer: Newer) -> Iterator[float]:
        yield 1 / job

    watched = watch(work)
    watched.latest.submit(0)
    watched.settle()
    watched.latest.submit(4)
    watched.settle()
    assert isinstance(watched.heard[0], ZeroDivisionError)
    assert watched.heard[1] == 0.25


def test_none_is_a_job_and_a_result(watch: Callable[[Work], Watched]) -> None:
    watched = watch(once)
    watched.latest.submit(None)
    watched.settle()
    assert watched.heard == [None]


def test_close_ends_the_thread_and_what_it_does(watch: Callable[[Work], Watched]) -> None:
    begun = threading.Event()

    def work(job: int, newer: Newer) -> Iterator[int]:
        begun.set()
        while not newer():
            begun.wait(0.001)
        yield job

    watched = watch(work)
    watched.latest.submit(1)
    assert begun.wait(30)
    watched.latest.submit(2)
    watched.latest.close()
    assert not watched.latest._thread.is_alive()
    watched.qtbot.wait(10)
    assert watched.heard == []
    assert watched.latest.is_idle


def test_close_drops_what_was_not_taken(watch: Callable[[Work], Watched]) -> None:
    watched = watch(once)
    watched.latest.submit(1)
    wait_idly(lambda: bool(watched.latest._outcomes))
    watched.latest.close()
    watched.qtbot.wait(10)
    assert watched.heard == []


def test_a_receiver_may_close(watch: Callable[[Work], Watched]) -> None:
    def work(job: int, newer: Newer) -> Iterator[int]:
        yield job
        raise ValueError

    watched = watch(work)
    watched.latest.delivered.connect(lambda _: watched.latest.close())
    watched.latest.submit(1)
    wait_idly(lambda: len(watched.latest._outcomes) == 2)
    watched.qtbot.waitUntil(lambda: bool(watched.heard), timeout=TIMEOUT_MS)
    assert watched.heard == [1]


def test_closing_twice_or_unused_is_no_matter(watch: Callable[[Work], Watched]) -> None:
    watched = watch(once)
    watched.latest.close()
    watched.latest.close()
    with pytest.raises(RuntimeError, match="closed"):
        watched.latest.submit(1)
