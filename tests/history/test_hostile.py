"""Files that are damaged or made to harm: one sentence, nothing kept by half, no hang."""

from __future__ import annotations

import io
import json
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.history import exports
from tikearn_gui.history import readers
from tikearn_gui.history.live import LiveLog
from tikearn_gui.history.readers import ReadError, export_json, streams, tables

EXPORT = exports.as_json(exports.export(exports.lives(3)))
TABLE = b"Start,Minutes,Views\n2026-03-01 19:30,90,1000\n2026-03-03 19:30,90,1100\n"
SHEET = exports.sheet([["Start", "Minutes", "Views"], ["2026-03-01 19:30", "90", "1000"]])
ZIP = exports.zipped(user_data_dot_json=EXPORT)
TEXT = exports.as_txt(exports.lives(3)).encode()
SEEDS = {"u.json": EXPORT, "t.csv": TABLE, "s.xlsx": SHEET, "e.zip": ZIP, "g.txt": TEXT}

fuzz = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def outcome(folder: Path, name: str, content: bytes) -> str:
    """Read a file; what comes out is a whole reading or one sentence. The sentence, or nothing."""
    path = folder / name
    path.write_bytes(content)
    begun = time.process_time()
    try:
        reading = readers.read(path)
    except ReadError as error:
        sentence = str(error)
        assert sentence.startswith(name)
        assert "\n" not in sentence
        assert len(sentence) < 400
        assert "Error" not in sentence
        return sentence
    finally:
        assert time.process_time() - begun < 2.0  # of the processor: other tests may run beside
    assert reading.rows >= len(reading.lives) + len(reading.periods) - 1
    together = LiveLog().with_records(reading.lives, reading.periods)
    assert together.added + together.known == len(reading.lives)
    # One LIVE of two records stands there twice at most where one of them does not name its room.
    assert together.known <= sum(not live.room_id for live in reading.lives)
    return ""


@fuzz
@given(st.binary(max_size=300), st.sampled_from(["x.json", "x.csv", "x.zip", "x.xlsx", "x.txt"]))
def test_any_bytes(tmp_path_factory: pytest.TempPathFactory, content: bytes, name: str) -> None:
    outcome(tmp_path_factory.getbasetemp(), name, content)


@st.composite
def mutated(draw: st.DrawFn) -> tuple[str, bytes]:
    """A good file, cut off, with a piece taken out, doubled or changed."""
    name = draw(st.sampled_from(sorted(SEEDS)))
    content = SEEDS[name]
    at, length = draw(st.integers(0, len(content))), draw(st.integers(0, 60))
    piece = content[at : at + length]
    how = draw(st.sampled_from(["cut", "drop", "double", "change", "swap"]))
    made = {
        "cut": lambda: content[:at],
        "drop": lambda: content[:at] + content[at + length :],
        "double": lambda: content[:at] + piece + content[at:],
        "change": lambda: content[:at] + draw(st.binary(max_size=20)) + content[at + length :],
        "swap": lambda: content[at:] + content[:at],
    }
    return name, made[how]()


@fuzz
@given(mutated())
def test_good_files_gone_bad(tmp_path_factory: pytest.TempPathFactory, case: tuple[str, bytes]) -> None:
    outcome(tmp_path_factory.getbasetemp(), *case)


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)


@fuzz
@given(st.lists(st.dictionaries(st.sampled_from(sorted(exports.live(0))), values, max_size=8) | values, max_size=5))
def test_wrong_types_everywhere(tmp_path_factory: pytest.TempPathFactory, items: list[Any]) -> None:
    content = json.dumps(exports.export(items)).encode()
    assert outcome(tmp_path_factory.getbasetemp(), "u.json", content) == ""


@fuzz
@given(st.lists(st.lists(st.text(max_size=20), max_size=6), max_size=8))
def test_any_table(tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]) -> None:
    text = "Start,Views,Likes,Minutes,Diamonds,Note\n" + "\n".join(",".join(row) for row in rows)
    outcome(tmp_path_factory.getbasetemp(), "t.csv", text.encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("cut", range(10, len(EXPORT) - 1, 97))
def test_a_truncated_export_gives_nothing(tmp_path: Path, cut: int) -> None:
    assert outcome(tmp_path, "u.json", EXPORT[:cut])


def test_lists_within_lists(tmp_path: Path) -> None:
    deep = b'{"TikTok Live": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"
    assert "within lists" in outcome(tmp_path, "u.json", deep)
    inside = EXPORT.replace(b'"MutedList": null', b'"MutedList": ' + b"[" * 5_000 + b"]" * 5_000, 1)
    assert "within lists" in outcome(tmp_path, "u.json", inside)


def test_one_endless_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "_WITHOUT_EVENT", 1_000_000)
    assert "32 MB" in outcome(tmp_path, "u.json", b'{"Post": "' + b"x" * 3_000_000 + b'"}')


def test_one_endless_line(tmp_path: Path) -> None:
    assert "line" in outcome(tmp_path, "t.csv", b"Start,Views\n" + b"x" * 3_000_000)


def test_rows_without_end_are_refused_while_they_are_read(tmp_path: Path) -> None:
    many = b"Start,Views\n" + b"2026-03-01 19:30,x\n" * (tables.MOST_ROWS + 10)
    assert "rows" in outcome(tmp_path, "t.csv", many)


def test_lives_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export_json, "MOST_LIVES", 20)
    content = exports.as_json(exports.export([exports.live(at % 100) for at in range(100)]))
    assert "more than 40 LIVEs" in outcome(tmp_path, "u.json", content)


def bomb(name: str, size: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed, packed.open(name, "w", force_zip64=True) as part:
        for _ in range(size // 1_000_000):
            part.write(b" " * 1_000_000)
    return out.getvalue()


@pytest.mark.parametrize("name", ["user_data.json", "xl/workbook.xml", "Go Live History.txt"])
def test_a_zip_that_would_unpack_without_end(tmp_path: Path, name: str) -> None:
    assert "unpacks to" in outcome(tmp_path, "e.zip", bomb(name, 60_000_000))


@pytest.mark.parametrize(
    "name", ["../../user_data.json", "/etc/user_data.json", "C:\\user_data.json", "..\\user_data.json"]
)
def test_paths_in_a_zip_lead_nowhere(tmp_path: Path, name: str) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr(name, EXPORT)
    inside = tmp_path / "inside"
    inside.mkdir()
    assert outcome(inside, "e.zip", out.getvalue()) == ""
    assert sorted(tmp_path.rglob("*")) == [inside, inside / "e.zip"]


def test_a_zip_in_a_zip_and_a_locked_one(tmp_path: Path) -> None:
    assert outcome(tmp_path, "e.zip", exports.zipped(inner_dot_zip=ZIP))
    locked = bytearray(ZIP)
    locked[6] |= 1
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    assert "password" in outcome(tmp_path, "e.zip", bytes(locked))


def test_a_zip_of_many_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "MOST_ENTRIES", 10)
    assert "files" in outcome(tmp_path, "e.zip", exports.zipped(**{f"p{at}": b"" for at in range(11)}))


@pytest.mark.parametrize(
    "content",
    [b"", b"   \n", b"\0" * 100, b"\xd0\xcf\x11\xe0" + b"x" * 100, b"[1, 2]", b"{}", b'{"a": 1}', b"hello",
     b"\x89PNG\r\n\x1a\n" + b"\0" * 50],
)  # fmt: skip
def test_what_is_no_record_of_lives(tmp_path: Path, content: bytes) -> None:
    assert outcome(tmp_path, "x", content)


def paths(folder: Path) -> Iterator[Path]:
    yield folder / "missing.csv"
    yield folder
    yield folder / ("x" * 300)
    yield Path("/dev/null")
    yield Path("a\0b")


def test_what_cannot_be_opened(tmp_path: Path) -> None:
    for path in paths(tmp_path):
        with pytest.raises(ReadError) as refused:
            readers.read(path)
        assert "\n" not in str(refused.value)
