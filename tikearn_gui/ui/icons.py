"""The program's line icons in any colour and size."""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from tikearn_gui.assets import resource

__all__ = ["app_icon", "paint_svg", "tinted_icon", "tinted_pixmap"]

CACHED_PIXMAPS = 512
SHARP_AT = (1.0, 1.25, 1.5, 2.0, 3.0)
"""Device pixel ratios for which a QIcon brings its own picture."""


@lru_cache(maxsize=CACHED_PIXMAPS)
def tinted_pixmap(name: str, colour: str, size: float, ratio: float) -> QPixmap:
    """An icon of ``resources/icons`` in one colour (``#RRGGBB``), ``size`` px square at a device pixel ratio.

    Raises FileNotFoundError for an unknown name.
    """
    renderer = _renderer(name, colour)
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(pixmap.rect()))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def paint_svg(painter: QPainter, box: QRectF, name: str, colour: str) -> None:
    """Paints an icon into a box, sharp at any scale and on paper."""
    _renderer(name, colour).render(painter, box)


def tinted_icon(name: str, colour: str, disabled: str, size: float) -> QIcon:
    """An icon for actions and buttons, with its own colour while disabled."""
    icon = QIcon()
    for ratio in SHARP_AT:
        icon.addPixmap(tinted_pixmap(name, colour, size, ratio), QIcon.Mode.Normal)
        icon.addPixmap(tinted_pixmap(name, colour, size, ratio), QIcon.Mode.Active)
        icon.addPixmap(tinted_pixmap(name, disabled, size, ratio), QIcon.Mode.Disabled)
    return icon


@cache
def app_icon() -> QIcon:
    """The program's icon; a simpler drawing stands in at 24 px and below."""
    icon = QIcon()
    for size in (16, 24, 32, 256):
        icon.addFile(str(resource(f"icon-{size}.png")))
    return icon


@lru_cache(maxsize=CACHED_PIXMAPS)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    # Qt paints "currentColor" black, so the word is replaced.
    source = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    tinted = source.replace("currentColor", QColor(colour).name())
    return QSvgRenderer(QByteArray(tinted.encode("utf-8")))
