"""Made-up exports in every form that is known. No real person's data."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import datetime, timedelta
from typing import Any, Final
from xml.sax.saxutils import escape

FIRST: Final = datetime(2026, 3, 2, 19, 30)


def lives(count: int) -> list[dict[str, Any]]:
    """Items of a GoLiveList as texts."""
    return [live(at) for at in range(count)]


def live(at: int, **changes: Any) -> dict[str, Any]:
    """One item, its figures told by its number."""
    start = FIRST + timedelta(days=2 * at)
    item = {
        "LiveStartTime": f"{start:%Y-%m-%d %H:%M:%S}",
        "LiveEndTime": f"{start + timedelta(minutes=90 + at):%Y-%m-%d %H:%M:%S}",
        "LiveDuration": str(90 + at),
        "RoomId": str(7_300_000_000_000_000_000 + at),
        "RoomTitle": f"Evening {at}",
        "CoverUri": "tos-x/cover",
        "ReplayUrl": "https://example.org/replay",
        "TotalEarning": str(500 + 10 * at),
        "TotalLike": str(2_000 + at),
        "TotalView": str(1_000 + at),
        "TotalGifter": str(5 + at),
        "QualitySetting": "720p",
        "MutedList": None,
    }
    return {**item, **changes}


def export(items: Any, section: str = "TikTok Live", transactions: Any = None) -> dict[str, Any]:
    """A whole export around a list of LIVEs."""
    return {
        "Comment": {"Comments": {"CommentsList": [{"Date": "2026-01-01 10:00:00 UTC", "Comment": "GoLiveList"}]}},
        "Direct Message": {"Direct Messages": {"ChatHistory": {"Chat History with a:": [{"Content": "secret"}] * 3}}},
        "Income+ Wallet": {"Transaction History": {"TransactionsList": transactions}},
        section: {
            "Go Live History": {"GoLiveList": items},
            "Go Live Settings": {"SettingsMap": {"Allow gifts": "On"}},
            "Watch Live History": {"WatchLiveMap": {"-1": {"WatchTime": "2026-01-01 10:00:00", "Comments": []}}},
        },
        "Your Activity": {"Purchases": {"SendGifts": {"SendGifts": []}}},
    }


def as_json(document: Any, encoding: str = "utf-8") -> bytes:
    """A document in bytes."""
    return json.dumps(document, ensure_ascii=False).encode(encoding)


def zipped(**parts: bytes) -> bytes:
    """A zip of parts by name; ``__`` stands for a slash and ``_dot_`` for a point."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return out.getvalue()


def as_txt(items: list[dict[str, Any]]) -> str:
    """The same as the text export has it, as far as that is known."""
    records = []
    for item in items:
        span = f"{item['LiveStartTime']} - {item['LiveEndTime']} ({item['LiveDuration']} mins)"
        records.append(
            f"LIVE Duration: {span}\nRoom ID: {item['RoomId']}\nLIVE Title: {item['RoomTitle']}\n"
            f"Total Views: {item['TotalView']}\nTotal Gifters: {item['TotalGifter']}\n"
            f"Total Earnings: {item['TotalEarning']}\nTotal Likes Received: {item['TotalLike']}\n"
        )
    return "\ufeffGo Live History:\n(your LIVEs)\n\n" + "\n".join(records)


def sheet(rows: list[list[str]]) -> bytes:
    """A spreadsheet in xlsx with one sheet of texts."""
    lines = "".join(
        "<row>" + "".join(f'<c t="inlineStr"><is><t>{escape(cell)}</t></is></c>' for cell in row) + "</row>"
        for row in rows
    )
    space = "http://schemas.openxmlformats.org"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{space}/package/2006/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override '
        'PartName="/xl/worksheets/sheet1.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{space}/package/2006/relationships"><Relationship Id="r1" '
        f'Type="{space}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{space}/spreadsheetml/2006/main" '
        f'xmlns:r="{space}/officeDocument/2006/relationships"><sheets><sheet name="Creators" sheetId="1" r:id="r1"/>'
        "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{space}/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{space}/officeDocument/2006/relationships/worksheet" '
        'Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{space}/spreadsheetml/2006/main"><sheetData>{lines}</sheetData>'
        "</worksheet>",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return out.getvalue()
