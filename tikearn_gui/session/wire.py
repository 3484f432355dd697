"""Records on their way between the window's process and the one that computes.

A message is a header, in MessagePack, and the arrays that it speaks of, as they are. It is read in one piece, as each
read may have to wait for another thread. Both ends remember the records of the last few messages, so what the other end
has goes as a number, and comes out as the very same object. Only records (dataclasses) and enumerations of this program
come out of a message, whatever it says.
"""

from __future__ import annotations

import importlib
import itertools
import mmap
import struct
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache, lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, BinaryIO, Final, cast

from tikearn_gui.core.lever import Setting

if TYPE_CHECKING:
    from io import BufferedIOBase

    from numpy.typing import NDArray

__all__ = ["Receiver", "Sender", "WireError"]

_REMEMBERED: Final = 3
"""Messages. Both ends must count alike."""
_LARGE: Final = 1 << 20
"""Bytes from which on a message gets memory of its own, which goes back to the system with it: what the interpreter
frees in such pieces stays with the process."""
_HEAD: Final = struct.Struct("<QQ")
"""Bytes of the header, and of header and arrays."""
_PACKAGE: Final = "tikearn_gui."
_PLAIN: Final = (bool, int, float, str, bytes)
_SETTING, _TUPLE, _LIST, _SET, _DICT, _VIEW, _ENUM, _ARRAY, _KNOWN, _RECORD, _ROW, _MOMENT = range(12)


class WireError(ValueError):
    """A message that cannot be sent or read."""


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


@cache
def _class(name: str) -> Any:
    module, _, qualified = name.partition(":")
    found = getattr(importlib.import_module(module), qualified, None) if module.startswith(_PACKAGE) else None
    if not isinstance(found, type) or not (is_dataclass(found) or issubclass(found, Enum)):
        raise WireError(f"{name} is no record of this program")
    return found


def _name(kind: type) -> str:
    return f"{kind.__module__}:{kind.__qualname__}"


class Sender:
    """Writes messages to a stream."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._numbers: dict[int, tuple[int, object]] = {}  # by identity, which holds while the object is kept
        self._used: dict[int, int] = {}  # identity -> message in which it went last
        self._next = self._message = 0
        self._arrays: list[NDArray[Any]] = []

    def send(self, value: object) -> None:
        """Write one value. Raises WireError for what is no record, OSError where nobody listens."""
        self._message += 1
        self._arrays = []
        packed = self._packed(value)
        import msgspec  # noqa: PLC0415  not before the window's first frame

        sizes = [array.nbytes for array in self._arrays]
        try:
            header = msgspec.msgpack.encode((packed, sizes))
        except OverflowError as error:
            raise WireError(f"a number is too large to be sent: {error}") from None
        head = _HEAD.pack(len(header), len(header) + sum(sizes))
        self._stream.write(b"".join((head, header, *(array.data for array in self._arrays if array.nbytes))))
        self._stream.flush()
        self._arrays = []
        for identity in [known for known, at in self._used.items() if at <= self._message - _REMEMBERED]:
            del self._used[identity], self._numbers[identity]

    def _packed(self, value: Any) -> Any:
        kind = type(value)
        if value is None or kind in _PLAIN:
            return value
        if kind is Setting:
            return (_SETTING, value.value, value.low, value.high)
        if kind is tuple and value and is_dataclass(value[0]):
            known = self._known(value)
            return known or (_ROW, self._number(value), [self._packed(item) for item in value])
        if kind is tuple or kind is list:
            return (_TUPLE if kind is tuple else _LIST, [self._packed(item) for item in value])
        if isinstance(value, frozenset):
            return (_SET, [self._packed(item) for item in value])
        if isinstance(value, Mapping):
            items = [(self._packed(key), self._packed(item)) for key, item in value.items()]
            return (_DICT if kind is dict else _VIEW, items)
        if isinstance(value, date):
            return (_MOMENT, kind is datetime, value.isoformat())
        if isinstance(value, Enum):
            return (_ENUM, _name(kind), value.value)
        if is_dataclass(value):
            return self._packed_record(value, kind)
        return self._packed_array(value)

    def _packed_record(self, value: Any, kind: type) -> Any:
        known = self._known(value)
        if known is not None:
            return known
        number = self._number(value)
        return (_RECORD, number, _name(kind), [self._packed(getattr(value, name)) for name in _names(kind)])

    def _known(self, value: object) -> tuple[int, int] | None:
        known = self._numbers.get(id(value))
        if known is None:
            return None
        self._used[id(value)] = self._message
        return (_KNOWN, known[0])

    def _number(self, value: object) -> int:
        self._next += 1
        self._numbers[id(value)] = self._next, value
        self._used[id(value)] = self._message
        return self._next

    def _packed_array(self, value: Any) -> Any:
        import numpy as np  # noqa: PLC0415  only who has arrays needs it

        if isinstance(value, np.generic):
            return value.item()
        if not isinstance(value, np.ndarray) or value.dtype.hasobject:
            raise WireError(f"{type(value).__name__} cannot be sent")
        self._arrays.append(np.ascontiguousarray(value).reshape(-1))
        return (_ARRAY, value.dtype.str, list(value.shape), len(self._arrays) - 1)


class Receiver:
    """Reads messages from a stream."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._records: dict[int, object] = {}
        self._used: dict[int, int] = {}
        self._message = 0
        self._buffers: list[memoryview] = []

    def receive(self) -> Any:
        """The next value; waits for it. Raises EOFError at the end, WireError for what is no message."""
        length, whole = _HEAD.unpack(self._read(_HEAD.size))
        message = self._read(whole)
        import msgspec  # noqa: PLC0415  not before the window's first frame

        try:
            packed, sizes = msgspec.msgpack.decode(message[:length])
        except (msgspec.DecodeError, ValueError, TypeError) as error:
            raise WireError(f"this is no message: {error}") from None
        ends = list(itertools.accumulate(sizes, initial=length))
        self._buffers = [message[begin:end] for begin, end in itertools.pairwise(ends)]
        self._message += 1
        value = self._unpacked(packed)
        self._buffers = []
        for number in [known for known, at in self._used.items() if at <= self._message - _REMEMBERED]:
            del self._used[number], self._records[number]
        return value

    def _read(self, size: int) -> memoryview:
        data: mmap.mmap | bytearray = mmap.mmap(-1, size) if size >= _LARGE else bytearray(size)
        if cast("BufferedIOBase", self._stream).readinto(data) < size:
            raise EOFError
        return memoryview(data).toreadonly()

    def _unpacked(self, packed: Any) -> Any:
        if not isinstance(packed, list):
            return packed
        tag, *rest = packed
        if tag == _SETTING:
            return _setting(*rest)
        if tag in (_TUPLE, _LIST, _SET):
            return (tuple, list, frozenset)[tag - _TUPLE](map(self._unpacked, rest[0]))
        if tag in (_DICT, _VIEW):
            made = {self._unpacked(key): self._unpacked(item) for key, item in rest[0]}
            return made if tag == _DICT else MappingProxyType(made)
        if tag == _ENUM:
            return _class(rest[0])(rest[1])
        if tag == _MOMENT:
            return (datetime if rest[0] else date).fromisoformat(rest[1])
        if tag == _ARRAY:
            return self._array(*rest)
        return self._record(tag, *rest)

    def _record(self, tag: int, number: int, *rest: Any) -> Any:
        self._used[number] = self._message
        if tag == _KNOWN:
            return self._records[number]
        made: Any
        if tag == _ROW:
            made = tuple(map(self._unpacked, rest[0]))
        else:
            made = _bare(_class(rest[0]), [self._unpacked(value) for value in rest[1]])
        self._records[number] = made
        return made

    def _array(self, dtype: str, shape: list[int], at: int) -> Any:
        import numpy as np  # noqa: PLC0415  only who has arrays needs it

        return np.frombuffer(self._buffers[at], np.dtype(dtype)).reshape(shape)  # of bytes: read-only


@lru_cache(maxsize=4096, typed=True)
def _setting(*values: Any) -> Setting:
    """A setting is sent many times over, and equal ones may be the same."""
    made: Setting = _bare(Setting, values)
    return made


def _bare(kind: Any, values: Sequence[Any]) -> Any:
    """A record as it was: it was checked when it came into being."""
    made = object.__new__(kind)
    for name, value in zip(_names(kind), values, strict=True):
        object.__setattr__(made, name, value)
    return made
