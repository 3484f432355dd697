"""Opening what may be hostile: limits on size, on what a zip unpacks to, on a single line; encodings told apart."""

from __future__ import annotations

import codecs
import contextlib
import errno
import io
import os
import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final, Protocol

from tikearn_gui.history.readers.result import ReadError, Watch

__all__ = [
    "LARGEST_TABLE",
    "ByteSource",
    "Utf8",
    "checked_zip",
    "encoding_of",
    "lines_of",
    "opened",
    "reason",
    "watched",
]

LARGEST_FILE: Final = 8_000_000_000
"""Bytes of an export, packed or not."""
LARGEST_TABLE: Final = 200_000_000
LARGEST_RATIO: Final = 200
"""Times that a zip may unpack to more than it holds, once that is more than a few megabytes. Exports reach 20."""
_HARMLESS: Final = 20_000_000
MOST_ENTRIES: Final = 20_000
LONGEST_LINE: Final = 1_000_000
_WITHOUT_EVENT: Final = 32_000_000
"""Bytes of JSON in which something must end."""
_CHUNK: Final = 1 << 16

_REASONS: Final = {
    errno.ENOENT: "there is no such file",
    errno.EACCES: "you have no permission to read it",
    errno.EPERM: "you have no permission to read it",
    errno.EIO: "the disk reports an error",
    errno.ENAMETOOLONG: "its name is too long",
}


class ByteSource(Protocol):
    """What bytes can be read from."""

    def read(self, size: int = -1, /) -> bytes:
        """At most ``size`` bytes; empty at the end."""
        ...


def reason(error: OSError) -> str:
    """Why the system refuses, in plain words."""
    return _REASONS.get(error.errno or 0, error.strerror or "the system gives no reason")


@contextlib.contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """A file for reading. Raises ReadError, a clause, for what is none, is too large or cannot be read."""
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise ReadError("it is no file but a device or a pipe; save it as a file first")
        if found.st_size > LARGEST_FILE:
            raise ReadError(f"it has {found.st_size / 1e9:,.0f} GB, and no export has more than 8")
        with path.open("rb") as stream:
            yield stream
    except OSError as error:
        raise ReadError(f"{reason(error)}; choose another file") from None
    except (EOFError, zlib.error, zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise ReadError(f"its packed content is {_packed(error)}; download it anew") from None


def _packed(error: BaseException) -> str:
    return "locked with a password" if "password" in str(error).casefold() else "damaged or of an unknown kind"


class _Watched:
    """Bytes that tell how far they are, and that are refused where they are more than was said."""

    def __init__(self, source: ByteSource, size: int, watch: Watch, most: int) -> None:
        self._source, self._size, self._watch, self._most = source, max(size, 1), watch, most
        self.done = 0
        self.quiet = 0
        """Bytes since somebody said that something came of them."""

    def read(self, size: int = -1, /) -> bytes:
        """At most ``size`` bytes. Raises ReadError and Cancelled."""
        self._watch.at(self.done / self._size)
        data = self._source.read(_CHUNK if size < 0 else size)
        self.done += len(data)
        self.quiet += len(data)
        if self.done > self._most:
            raise ReadError(f"it unpacks to more than {self._most / 1e9:,.1f} GB, which no export does")
        if self.quiet > _WITHOUT_EVENT:
            raise ReadError("one text in it has more than 32 MB, which no export has")
        return data


def watched(source: ByteSource, size: int, watch: Watch, most: int = LARGEST_FILE) -> _Watched:
    """A source that reports its progress to ``watch`` and refuses to go beyond ``most`` bytes."""
    return _Watched(source, size, watch, most)


def checked_zip(stream: IO[bytes]) -> zipfile.ZipFile:
    """A zip whose parts unpack to sensible sizes. Raises ReadError, a clause."""
    try:
        packed = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise ReadError("it is no whole zip; download it anew") from None
    entries = packed.infolist()
    if len(entries) > MOST_ENTRIES:
        raise ReadError(f"it packs {len(entries):,} files, and no export has more than {MOST_ENTRIES:,}")
    for entry in entries:
        check_entry(entry)
    return packed


def check_entry(entry: zipfile.ZipInfo) -> None:
    """Raises ReadError, a clause, for a part of a zip that unpacks to far more than it holds, or is locked."""
    bomb = entry.file_size > _HARMLESS and entry.file_size > LARGEST_RATIO * max(entry.compress_size, 1)
    if entry.file_size > LARGEST_FILE or bomb:
        raise ReadError(f"it unpacks to {entry.file_size / 1e9:,.2f} GB, which no export does; it is not read")
    if entry.flag_bits & 0x1:
        raise ReadError("it is locked with a password; unpack it first and choose the file inside")


# Texts ----------------------------------------------------------------------------------------------------------------


def encoding_of(start: bytes) -> str:
    """The encoding of a text by its first bytes: by its byte-order mark, by zeros between letters, else UTF-8, and
    where it is not that, what Windows writes."""
    if start.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if start.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "utf-32"
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    even, odd = start[0:200:2].count(0), start[1:200:2].count(0)
    if max(even, odd) > len(start[:200]) / 5 and min(even, odd) <= max(even, odd) / 4:
        return "utf-16-le" if odd > even else "utf-16-be"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(start)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


class Utf8:
    """A text in any encoding as a source of UTF-8 without a byte-order mark, for parsers that take nothing else."""

    def __init__(self, source: ByteSource, encoding: str, start: bytes = b"") -> None:
        self._source = source
        self._decoder = codecs.getincrementaldecoder(encoding)()
        self._start = start
        self._over = False

    def read(self, size: int = -1, /) -> bytes:
        """Some bytes, at least one until the end. Raises ReadError where the text breaks its encoding."""
        if size == 0:
            return b""
        while not self._over:
            data, self._start = (self._start, b"") if self._start else (self._source.read(_CHUNK), b"")
            self._over = not data
            try:
                text = self._decoder.decode(data, final=self._over)
            except UnicodeError:
                raise ReadError("it is no text in the encoding that it says") from None
            if text:
                return text.encode("utf-8", "surrogatepass")
        return b""


def lines_of(source: ByteSource, start: bytes, encoding: str) -> Iterator[str]:
    """The lines of a text without their ends, of any kind. Raises ReadError for endless lines, broken encodings, and
    bytes of 0, which no text has."""
    decoder = codecs.getincrementaldecoder(encoding)()
    splitter = io.IncrementalNewlineDecoder(None, translate=True)
    rest, data = "", start
    while True:
        over = not data
        try:
            text = splitter.decode(decoder.decode(data, final=over), final=over)
        except UnicodeError:
            raise ReadError(f"it is no text in {encoding}, as its first lines are; save it in UTF-8") from None
        if "\0" in text:
            raise ReadError("it is no text but something else; choose a table or an export")
        *whole, rest = (rest + text).split("\n")
        if len(rest) > LONGEST_LINE:
            raise ReadError("it has a line of more than a million characters, which no table has")
        yield from whole
        if over:
            break
        data = source.read(_CHUNK)
    if rest:
        yield rest


def size_of(stream: IO[bytes]) -> int:
    """Bytes of an open file."""
    return os.fstat(stream.fileno()).st_size
