"""Messages between processes: what goes in comes out, the same object as the same, and nothing else comes out."""

from __future__ import annotations

import io
import struct
from types import MappingProxyType
from typing import Any

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tikearn_gui.core.lever import Setting
from tikearn_gui.core.starting_points import STARTING_POINTS
from tikearn_gui.project.examples import example
from tikearn_gui.project.project import Goal, Period
from tikearn_gui.session.results import LeverGain, Moved
from tikearn_gui.session.wire import Receiver, Sender, WireError


def exchanged(*values: object) -> list[Any]:
    """Values as they come out at the other end, in their own messages of one stream."""
    stream = io.BytesIO()
    sender = Sender(stream)
    for value in values:
        sender.send(value)
    stream.seek(0)
    receiver = Receiver(stream)
    return [receiver.receive() for _ in values]


def framed(content: object, arrays: bytes = b"", sizes: tuple[int, ...] = ()) -> io.BytesIO:
    """A stream with one message made by hand."""
    header = msgspec.msgpack.encode((content, sizes))
    return io.BytesIO(struct.pack("<QQ", len(header), len(header) + len(arrays)) + header + arrays)


plain = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-(2**63), 2**63 - 1),
        st.floats(allow_nan=False),
        st.text(),
        st.binary(),
        st.dates(),
        st.datetimes(),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.lists(inner, max_size=4).map(tuple),
        st.dictionaries(st.one_of(st.text(max_size=5), st.integers(0, 9)), inner, max_size=4),
        st.frozensets(st.integers(-9, 2**40), max_size=4),
    ),
    max_leaves=12,
)


@given(plain)
@settings(max_examples=150)
def test_plain_values_come_out_as_they_went_in(value: object) -> None:
    (found,) = exchanged(value)
    assert found == value
    assert type(found) is type(value)


@given(
    st.sampled_from(("<f4", "<f8", "<i4", "|b1", "|u1")),
    st.lists(st.integers(0, 4), max_size=3),
    st.integers(0, 10**6),
)
def test_arrays_come_out_as_they_went_in_and_read_only(dtype: str, shape: list[int], seed: int) -> None:
    array = np.asarray(np.random.default_rng(seed).random(shape) * 9).astype(dtype)
    (found,) = exchanged(("beside", array, array[..., ::-1] if shape else array))
    np.testing.assert_array_equal(found[1], array)
    np.testing.assert_array_equal(found[2], array[..., ::-1] if shape else array)
    assert found[1].dtype == array.dtype
    assert not found[1].flags.writeable


def test_large_messages_come_out_as_small_ones_do_and_outlive_the_next() -> None:
    first, second = np.arange(400_000, dtype=np.float64), np.full(300_000, 7.0)
    one, small, two = exchanged([first, second], [1.5], [second])
    np.testing.assert_array_equal(one[0], first)
    np.testing.assert_array_equal(one[1], second)
    np.testing.assert_array_equal(two[0], second)
    assert small == [1.5]
    assert not one[0].flags.writeable


def test_a_large_message_that_is_cut_is_the_end() -> None:
    stream = io.BytesIO()
    Sender(stream).send(np.zeros(400_000))
    with pytest.raises(EOFError):
        Receiver(io.BytesIO(stream.getvalue()[:-1])).receive()


def test_records_of_the_program_come_out_equal() -> None:
    moved = Moved(
        1.5, (LeverGain("order_value", Setting(28.0, 20.0, 40.0), Setting(30.0), 1.0),), 0.5, 0.8, Period.LIVE
    )
    project = example()
    goal, found_moved, found_project, strategy = exchanged(
        Goal(300.0, Period.MONTH), moved, project, STARTING_POINTS["regular"].strategy
    )
    assert goal == Goal(300.0, Period.MONTH)
    assert found_moved == moved
    assert found_project == project
    assert isinstance(found_project.strategies[1].overrides, MappingProxyType)
    assert strategy == STARTING_POINTS["regular"].strategy


def test_what_the_other_end_has_comes_out_as_the_same_object() -> None:
    project = example()
    first, second, third = exchanged(project, (project, project), project)
    assert first is second[0] is second[1] is third


def test_rows_of_records_come_out_as_the_same_row() -> None:
    row = (Goal(1.0), Goal(2.0))
    first, second = exchanged((row, row), row)
    assert first[0] is first[1] is second
    assert second == row


def test_what_was_not_spoken_of_for_long_is_sent_whole_again() -> None:
    project = example()
    stream = io.BytesIO()
    sender, receiver = Sender(stream), Receiver(stream)
    found = []
    for value in (project, *range(20), project):
        at = stream.tell()
        sender.send(value)
        stream.seek(at)
        found.append(receiver.receive())
    assert found[-1] == project
    assert found[-1] is not found[0]
    assert len(sender._numbers) == len(receiver._records) < 60


def test_what_is_no_record_cannot_be_sent() -> None:
    with pytest.raises(WireError, match="object cannot be sent"):
        exchanged(object())
    with pytest.raises(WireError, match="too large"):
        exchanged(2**70)
    with pytest.raises(WireError, match="ndarray cannot be sent"):
        exchanged(np.array([object()]))


@pytest.mark.parametrize(
    "name", ["os:system", "subprocess:Popen", "tikearn_gui.app:run", "tikearn_gui.core.money:Nobody"]
)
def test_nothing_but_records_of_the_program_comes_out(name: str) -> None:
    with pytest.raises(WireError, match="no record of this program"):
        Receiver(framed((9, 1, name, []))).receive()


@pytest.mark.parametrize("content", [b"", b"\x01", b"\xff" * 16, b"\xff" * 40])
def test_a_cut_message_is_the_end(content: bytes) -> None:
    with pytest.raises((EOFError, WireError, OverflowError, MemoryError)):
        Receiver(io.BytesIO(content)).receive()


def test_what_is_no_message_is_said_to_be_none() -> None:
    with pytest.raises(WireError, match="this is no message"):
        Receiver(io.BytesIO(struct.pack("<QQ", 3, 3) + b"\xc1\xc1\xc1")).receive()
