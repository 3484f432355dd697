"""The program's icon in the containers of the three systems, drawn from ``resources/icon.svg``.

A simpler drawing stands in where an icon has 24 pixels or fewer.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

__all__ = ["ICNS_SIZES", "ICO_SIZES", "PNG_SIZES", "as_icns", "as_ico", "drawn", "write_icons"]

SMALL: Final = 24
ICO_SIZES: Final = (16, 20, 24, 32, 40, 48, 64, 128, 256)
"""Windows at 100, 125, 150 and 200 %, in lists and on the desktop."""
PNG_SIZES: Final = (16, 24, 32, 48, 64, 128, 256, 512)
"""The folders of a desktop that follows freedesktop.org."""
ICNS_SIZES: Final[Mapping[str, int]] = {
    "icp4": 16,
    "icp5": 32,
    "ic11": 32,
    "ic12": 64,
    "ic07": 128,
    "ic13": 256,
    "ic08": 256,
    "ic14": 512,
    "ic09": 512,
    "ic10": 1024,
}
"""Kind of entry and pixels; ic11 to ic14 and ic10 are for screens with two pixels in a point."""
_LARGEST_BITMAP: Final = 64
"""Larger pictures in an icon of Windows are PNGs, smaller ones plain pixels, which every part of Windows reads."""


def drawn(resources: Path, size: int) -> QImage:
    """The icon as ``size`` pixels square."""
    renderer = QSvgRenderer(str(resources / ("icon-small.svg" if size <= SMALL else "icon.svg")))
    if not renderer.isValid():
        raise ValueError(f"The icon in {resources} cannot be read")
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter, QRectF(image.rect()))
    painter.end()
    return image


def as_png(image: QImage) -> bytes:
    """A picture as the content of a PNG."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def _as_bitmap(image: QImage) -> bytes:
    """Plain pixels as icons of Windows hold them: from the bottom up, then a mask that the transparency makes idle."""
    size = image.width()
    header = struct.pack("<IiiHHIIiiII", 40, size, 2 * size, 1, 32, 0, 0, 0, 0, 0, 0)
    pixels = bytes(image.constBits())
    rows = [pixels[line * 4 * size : (line + 1) * 4 * size] for line in reversed(range(size))]
    mask = bytes((size + 31) // 32 * 4 * size)
    return header + b"".join(rows) + mask


def as_ico(resources: Path) -> bytes:
    """The icon of Windows."""
    pictures = []
    for size in ICO_SIZES:
        image = drawn(resources, size)
        pictures.append((size, _as_bitmap(image) if size <= _LARGEST_BITMAP else as_png(image)))
    place = 6 + 16 * len(pictures)
    table = struct.pack("<HHH", 0, 1, len(pictures))
    for size, data in pictures:
        table += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(data), place)
        place += len(data)
    return table + b"".join(data for _, data in pictures)


def as_icns(resources: Path) -> bytes:
    """The icon of macOS."""
    entries = b""
    for kind, size in ICNS_SIZES.items():
        data = as_png(drawn(resources, size))
        entries += kind.encode("ascii") + struct.pack(">I", 8 + len(data)) + data
    return b"icns" + struct.pack(">I", 8 + len(entries)) + entries


def write_icons(resources: Path, folder: Path) -> None:
    """Writes ``tikearn.ico``, ``tikearn.icns`` and a PNG of each size."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "tikearn.ico").write_bytes(as_ico(resources))
    (folder / "tikearn.icns").write_bytes(as_icns(resources))
    for size in PNG_SIZES:
        (folder / f"tikearn-{size}.png").write_bytes(as_png(drawn(resources, size)))
