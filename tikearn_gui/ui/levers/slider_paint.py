"""How a slider is painted: track, filled part or unsure band, marks, handle, focus ring. Lengths of the design."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from tikearn_gui.ui.theme import Theme

__all__ = ["Picture", "SliderBox", "paint_scale", "paint_value", "reach"]

HANDLE_RADIUS: Final = 6.25
HANDLE_EDGE: Final = 1.5
DOT_RADIUS: Final = 2.0
HALO_RADIUS: Final = 10.0
BAND_ALPHA: Final = 0.2
DECADE_ALPHA: Final = 0.6
MARK_TOP: Final = 4.5
MARK_SIZE: Final = QPointF(3.5, 5.5)
"""Half the width, and the height, of the triangle that marks the base."""
OFF_GAP_WIDTH: Final = 2.0


@dataclass(frozen=True, slots=True)
class SliderBox:
    """Where the track lies within the widget: left and right end, and the middle line."""

    left: float
    right: float
    middle: float
    inset: float

    def x(self, place: float) -> float:
        """Where a place of 0 to 1 lies."""
        return self.left + self.inset + place * (self.right - self.left - 2 * self.inset)

    def place(self, x: float) -> float:
        """The place at a point; below 0 or above 1 outside."""
        return (x - self.left - self.inset) / (self.right - self.left - 2 * self.inset)


@dataclass(frozen=True, slots=True)
class Picture:
    """All that a slider shows, as places of 0 to 1; ``beyond`` is -1 or 1 where the value lies outside."""

    handle: float
    low: float | None
    high: float | None
    base: float | None
    decades: tuple[float, ...]
    off_gap: float
    beyond: int
    solid: bool
    enabled: bool
    ring: bool
    halo: str
    """"", "hover_overlay" or "pressed_overlay"."""
    slot: int
    base_slot: int


def paint_scale(painter: QPainter, theme: Theme, box: SliderBox, picture: Picture) -> None:
    """What stands still while the handle moves: track and decades."""
    _paint_track(painter, theme, box, picture)
    _paint_decades(painter, theme, box, picture)


def paint_value(painter: QPainter, theme: Theme, box: SliderBox, picture: Picture) -> None:
    """What the value moves, and the mark of the base."""
    colour = theme.strategy_colour(picture.slot) if picture.enabled else theme.colour("text_disabled")
    if picture.low is None or picture.high is None:
        _paint_filled(painter, theme, box, picture, colour)
    else:
        _paint_band(painter, theme, box, (box.x(picture.low), box.x(picture.high)), colour)
    if picture.base is not None:
        _paint_base_mark(painter, theme, box, picture)
    if picture.halo:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.roles[picture.halo]))
        painter.drawEllipse(QPointF(box.x(picture.handle), box.middle), HALO_RADIUS, HALO_RADIUS)
    if picture.ring:
        _paint_ring(painter, theme, QPointF(box.x(picture.handle), box.middle))
    if picture.beyond:
        _paint_chevron(painter, theme, box, picture, colour)
    else:
        _paint_handle(painter, theme, QPointF(box.x(picture.handle), box.middle), picture, colour)


def reach(box: SliderBox, picture: Picture) -> tuple[float, float]:
    """Left and right end of all that the value moves."""
    places = [box.x(place) for place in (picture.handle, picture.low, picture.high) if place is not None]
    return min(places) - HALO_RADIUS - 1.0, max(places) + HALO_RADIUS + 1.0


def _paint_track(painter: QPainter, theme: Theme, box: SliderBox, picture: Picture) -> None:
    painter.setPen(QPen(theme.colour("border"), 0.5))
    painter.setBrush(theme.colour("sunken"))
    for left, right in _track_parts(box, picture):
        painter.drawRoundedRect(_bar(theme, box, left, right), 2, 2)


def _track_parts(box: SliderBox, picture: Picture) -> list[tuple[float, float]]:
    """The track from end to end, with a gap behind the off stop."""
    if not picture.off_gap:
        return [(box.left, box.right)]
    gap = box.x(picture.off_gap / 2) + HANDLE_RADIUS / 2
    return [(box.left, gap - OFF_GAP_WIDTH / 2), (gap + OFF_GAP_WIDTH / 2, box.right)]


def _paint_filled(painter: QPainter, theme: Theme, box: SliderBox, picture: Picture, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    end = box.x(picture.handle)
    for left, right in _track_parts(box, picture):
        if left < end:
            painter.drawRoundedRect(_bar(theme, box, left, min(right, end)), 2, 2)


def _bar(theme: Theme, box: SliderBox, left: float, right: float) -> QRectF:
    height = theme.tokens.slider["track"]
    return QRectF(left, box.middle - height / 2, right - left, height)


def _paint_decades(painter: QPainter, theme: Theme, box: SliderBox, picture: Picture) -> None:
    painter.setPen(QPen(theme.colour("border_control", DECADE_ALPHA), 1))
    height = theme.tokens.slider["decade_tick"]
    for place in picture.decades:
        x = box.x(place)
        painter.drawLine(QPointF(x, box.middle + MARK_TOP), QPointF(x, box.middle + MARK_TOP + height))


def _paint_band(painter: QPainter, theme: Theme, box: SliderBox, ends: tuple[float, float], colour: QColor) -> None:
    sizes = theme.tokens.slider
    thin = QColor(colour)
    thin.setAlphaF(BAND_ALPHA)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(thin)
    band = QRectF(ends[0], box.middle - sizes["band"] / 2, ends[1] - ends[0], sizes["band"])
    painter.drawRoundedRect(band, 2, 2)
    pen = QPen(colour, 2)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    half = sizes["tick"] / 2
    for x in ends:
        painter.drawLine(QPointF(x, box.middle - half), QPointF(x, box.middle + half))


def _paint_base_mark(painter: QPainter, theme: Theme, box: SliderBox, picture: Picture) -> None:
    tip = QPointF(box.x(picture.base or 0.0), box.middle + MARK_TOP)
    corners = [tip, tip + MARK_SIZE, tip + QPointF(-MARK_SIZE.x(), MARK_SIZE.y())]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.strategy_colour(picture.base_slot))
    painter.drawPolygon(QPolygonF(corners))


def _paint_ring(painter: QPainter, theme: Theme, centre: QPointF) -> None:
    """Two px of focus with two px of air around the handle."""
    stroke = theme.tokens.stroke
    radius = theme.tokens.slider["handle"] / 2 + stroke["focus_gap"] + stroke["focus"] / 2
    painter.setPen(QPen(theme.colour("focus"), stroke["focus"]))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(centre, radius, radius)


def _paint_handle(painter: QPainter, theme: Theme, centre: QPointF, picture: Picture, colour: QColor) -> None:
    """Solid with a light dot when it was set, hollow while it is a default."""
    edge = colour if picture.solid or not picture.enabled else theme.colour("border_control")
    painter.setPen(QPen(edge, HANDLE_EDGE))
    painter.setBrush(colour if picture.solid else theme.colour("raised"))
    painter.drawEllipse(centre, HANDLE_RADIUS, HANDLE_RADIUS)
    if picture.solid:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("raised"))
        painter.drawEllipse(centre, DOT_RADIUS, DOT_RADIUS)


def _paint_chevron(painter: QPainter, theme: Theme, box: SliderBox, picture: Picture, colour: QColor) -> None:
    """The handle of a value beyond the end: it stays there and points outwards."""
    x, y, out = box.x(picture.handle), box.middle, picture.beyond * 3.5
    pen = QPen(colour if picture.solid or not picture.enabled else theme.colour("border_control"), 3)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF([QPointF(x - out, y - 6), QPointF(x + out, y), QPointF(x - out, y + 6)]))
