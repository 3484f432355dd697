"""Work on two threads: all of it is done, failures are raised, and nothing waits for ever."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from concurrent.futures import CancelledError
from contextlib import suppress

import pytest

from tikearn_gui.core.crew import Also, Crew, Piece

PATIENCE = 20.0


@pytest.fixture
def crew() -> Iterator[Crew]:
    made = Crew()
    yield made
    made.close()


def test_pieces_and_what_they_hand_out_are_all_done(crew: Crew) -> None:
    done: list[tuple[int, ...]] = []

    def piece(path: tuple[int, ...]) -> Piece:
        def work(also: Also) -> None:
            for child in range(3 - len(path)):
                also(piece((*path, child)))
            done.append(path)

        return work

    crew.do(piece((at,)) for at in range(4))
    everything: list[tuple[int, ...]] = [(at,) for at in range(4)]
    everything += [(at, child) for at in range(4) for child in range(2)]
    everything += [(at, child, 0) for at in range(4) for child in range(2)]
    assert sorted(done) == sorted(everything)


def test_alone_pieces_are_done_in_turn_on_the_callers_thread(crew: Crew) -> None:
    done: list[tuple[str, str]] = []

    def piece(name: str, *more: Piece) -> Piece:
        def work(also: Also) -> None:
            done.append((name, threading.current_thread().name))
            for child in more:
                also(child)

        return work

    crew.do([piece("a", piece("c")), piece("b", piece("d"))], alone=True)
    here = threading.current_thread().name
    assert done == [(name, here) for name in "abcd"]
    with pytest.raises(ZeroDivisionError):
        crew.do([lambda _: None, lambda _: done.append(1 / 0)], alone=True)  # type: ignore[arg-type]


def test_nothing_to_do_ends_at_once(crew: Crew) -> None:
    crew.do([])


def test_two_pieces_run_side_by_side(crew: Crew) -> None:
    met = threading.Barrier(2)

    def meet(_: Also) -> None:
        met.wait(PATIENCE)  # raises where the other does not come

    crew.do([meet, meet])


def test_a_failure_is_raised_once_all_have_stopped_and_nothing_begins_after_it(crew: Crew) -> None:
    failed, ended = threading.Event(), threading.Event()
    begun: list[str] = []

    def fails(_: Also) -> None:
        begun.append("fails")
        failed.set()
        raise ZeroDivisionError

    def goes_on(_: Also) -> None:
        assert failed.wait(PATIENCE)
        ended.set()

    def late(_: Also) -> None:
        begun.append("late")

    with pytest.raises(ZeroDivisionError):
        crew.do([goes_on, fails, late])
    assert ended.is_set()
    assert begun == ["fails"]
    crew.do([late])
    assert begun == ["fails", "late"]


def test_a_closed_crew_says_so() -> None:
    crew = Crew()
    crew.close()
    with pytest.raises(RuntimeError):
        crew.do([lambda _: None])


def test_closing_while_work_waits_ends_the_round() -> None:
    crew = Crew()
    busy, go = threading.Barrier(3), threading.Event()
    raised: list[type[BaseException]] = []

    def hold(_: Also) -> None:
        busy.wait(PATIENCE)
        go.wait(PATIENCE)

    def call() -> None:
        try:
            crew.do([hold, hold, lambda _: None])
        except CancelledError as failure:
            raised.append(type(failure))

    caller = threading.Thread(target=call)
    caller.start()
    busy.wait(PATIENCE)
    closer = threading.Thread(target=crew.close)
    closer.start()
    with suppress(RuntimeError):  # what waits is dropped as soon as no more is taken, what runs may end
        while True:
            crew._threads.submit(time.sleep, 0)
    go.set()
    caller.join(PATIENCE)
    closer.join(PATIENCE)
    assert not caller.is_alive()
    assert raised == [CancelledError]
