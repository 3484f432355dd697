"""Exports in a zip or a folder: only the parts that tell of LIVEs are opened, and nothing is unpacked to the disk."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import IO, Final

from tikearn_gui.history.readers import export_txt
from tikearn_gui.history.readers.export_json import plain_key, read_export
from tikearn_gui.history.readers.records import Wallet
from tikearn_gui.history.readers.result import ReadError, Reading, Source, Watch
from tikearn_gui.history.readers.streams import ByteSource, checked_zip, encoding_of, lines_of, opened, watched

__all__ = ["read_folder", "read_zip"]

_JSON: Final = ("user_data_tiktok.json", "user_data.json")
_SHEET: Final = ("xl/workbook.xml", "xl/workbook.bin")
_MOST_FILES: Final = 20_000
_LARGEST_TEXT: Final = 200_000_000
_START: Final = 1 << 16


def read_zip(stream: IO[bytes], name: str, watch: Watch) -> Reading | None:
    """The LIVEs of a zipped export, JSON or TXT; None for a spreadsheet. Raises ReadError, a clause."""
    with checked_zip(stream) as packed:
        entries = [entry for entry in packed.infolist() if not entry.is_dir()]
        if any(entry.filename.casefold() in _SHEET for entry in entries):
            return None
        found = _json_entry(entries)
        if found is not None:
            with packed.open(found) as part:
                return read_export(part, found.file_size, name, watch)
        texts = {_plain(entry.filename): entry for entry in entries}
        lives = texts.get(export_txt.LIVES_FILE)
        if lives is None:
            raise ReadError("it holds no data export of TikTok; choose the zip that TikTok sent, or a file inside it")
        with packed.open(lives) as part:
            gathered = export_txt.read_lives(_lines(part, lives.file_size, watch))
        wallet = Wallet()
        money = texts.get(export_txt.TRANSACTIONS_FILE)
        if money is not None:
            with packed.open(money) as part:
                wallet = export_txt.read_transactions(_lines(part, money.file_size, watch))
    return gathered.reading(Source.TIKTOK_TXT, name, wallet)


def _json_entry(entries: list[zipfile.ZipInfo]) -> zipfile.ZipInfo | None:
    """The JSON of an export by its name, else the only JSON there is."""
    jsons = [entry for entry in entries if entry.filename.casefold().endswith(".json")]
    for wanted in _JSON:
        for entry in jsons:
            if PurePosixPath(entry.filename.replace("\\", "/")).name.casefold() == wanted:
                return entry
    return jsons[0] if len(jsons) == 1 else None


def _plain(path: str) -> str:
    """The last part of a path, spelt in one way."""
    stem, dot, ending = PurePosixPath(path.replace("\\", "/")).name.rpartition(".")
    return f"{plain_key(stem)}{dot}{ending.casefold()}"


def _lines(source: ByteSource, size: int, watch: Watch) -> Iterator[str]:
    text = watched(source, size, watch, _LARGEST_TEXT)
    start = text.read(_START)
    return lines_of(text, start, encoding_of(start))


def read_folder(folder: Path, watch: Watch) -> Reading:
    """The LIVEs of an unpacked export: its JSON, or its texts. Raises ReadError, a clause."""
    files = _files(folder)
    for wanted in _JSON:
        if wanted in files:
            with opened(files[wanted]) as stream:
                return read_export(stream, files[wanted].stat().st_size, folder.name, watch)
    lives = files.get(export_txt.LIVES_FILE)
    if lives is None:
        raise ReadError("the folder holds no data export of TikTok; choose the folder that the zip unpacked to")
    with opened(lives) as stream:
        gathered = export_txt.read_lives(_lines(stream, lives.stat().st_size, watch))
    wallet = Wallet()
    money = files.get(export_txt.TRANSACTIONS_FILE)
    if money is not None:
        with opened(money) as stream:
            wallet = export_txt.read_transactions(_lines(stream, money.stat().st_size, watch))
    return gathered.reading(Source.TIKTOK_TXT, folder.name, wallet)


def _files(folder: Path) -> dict[str, Path]:
    """The files that are looked for, by their plain names; links are not followed."""
    found: dict[str, Path] = {}
    seen = 0
    for where, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            seen += 1
            if seen > _MOST_FILES:
                raise ReadError(f"the folder holds more than {_MOST_FILES:,} files; choose the export's own folder")
            plain = _plain(name)
            wanted = name.casefold() if name.casefold() in _JSON else plain
            if wanted in (*_JSON, export_txt.LIVES_FILE, export_txt.TRANSACTIONS_FILE):
                found.setdefault(wanted, Path(where) / name)
    return found
