"""How a strategy card is painted, at its full width, narrow and at its narrowest. Lengths of the design."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from tikearn_gui.ui.cards.view import CardView
from tikearn_gui.ui.glyphs import Span, paint_range
from tikearn_gui.ui.lettering import draw_line, elided, text_width
from tikearn_gui.ui.marks import paint_marker, paint_sample
from tikearn_gui.ui.text import words
from tikearn_gui.ui.theme import Theme

__all__ = ["CardLayout", "card_layout", "paint_card", "paint_figures", "paint_frame"]

HEIGHT: Final = 68.0
NARROW_BELOW: Final = 200.0
"""Below it a marker stands for the line sample."""
BARE_BELOW: Final = 160.0
"""Below it glyph and third line are left out."""
PADDING_TOP: Final = 6.0
LINES: Final = (18.0, 22.0, 15.0)
SAMPLE: Final = QRectF(0, 0, 30, 12)
MARKER_BOX: Final = 12.0
GAP: Final = 8.0
DOTS: Final = QRectF(0, 0, 14, 4)
TAG_PADDING: Final = 5.0
TAG_HEIGHT: Final = 15.0
DOTS_TARGET: Final = 24.0


@dataclass(frozen=True, slots=True)
class CardLayout:
    """Where the parts of a card stand."""

    box: QRectF
    padding: float
    sign: QRectF
    name: QRectF
    aside: QRectF
    number: QRectF
    glyph: QRectF
    caption: QRectF

    @property
    def dots_target(self) -> QRectF:
        """Where a press opens the menu."""
        centre = QPointF(self.aside.right() - DOTS.width() / 2, self.aside.center().y())
        half = DOTS_TARGET / 2
        return QRectF(centre.x() - half, max(0.0, centre.y() - half), DOTS_TARGET, DOTS_TARGET)


def card_layout(theme: Theme, width: float, view: CardView, *, dots: bool) -> CardLayout:
    """The layout of a card of a width. ``dots`` keeps room for the three dots of its menu."""
    narrow = width < NARROW_BELOW
    padding = 10.0 if narrow else 12.0
    left, right = padding, width - padding
    top = PADDING_TOP + (LINES[2] / 2 if width < BARE_BELOW else 0.0)
    sign_width = MARKER_BOX if narrow else SAMPLE.width()
    sign = QRectF(left, top + (LINES[0] - SAMPLE.height()) / 2, sign_width, SAMPLE.height())
    aside_width = DOTS.width() if dots else _tag_width(theme) if view.is_base else 0.0
    aside = QRectF(right - aside_width, top, aside_width, LINES[0])
    name_right = aside.left() - (GAP if aside_width else 0.0)
    number_top = top + LINES[0]
    glyph_width = 72.0 if narrow else 112.0
    return CardLayout(
        box=QRectF(0, 0, width, HEIGHT),
        padding=padding,
        sign=sign,
        name=QRectF(sign.right() + GAP, top, name_right - sign.right() - GAP, LINES[0]),
        aside=aside,
        number=QRectF(left, number_top, right - left, LINES[1]),
        glyph=QRectF(right - glyph_width, number_top + (LINES[1] - 14) / 2, glyph_width, 14),
        caption=QRectF(left, number_top + LINES[1], right - left, LINES[2]),
    )


def paint_card(
    painter: QPainter, theme: Theme, layout: CardLayout, view: CardView, span: Span, *, hovered: bool, dots: bool
) -> None:
    """Paints a card; ``hovered`` strengthens its edge."""
    paint_frame(painter, theme, layout, view, hovered=hovered, dots=dots)
    paint_figures(painter, theme, layout, view, span)


def paint_frame(
    painter: QPainter, theme: Theme, layout: CardLayout, view: CardView, *, hovered: bool, dots: bool
) -> None:
    """All of a card but its figures: ground, line sample, name, tag or dots."""
    _paint_ground(painter, theme, layout, view, hovered=hovered)
    width = layout.box.width()
    if width < NARROW_BELOW:
        colour = theme.strategy_colour(view.slot)
        marker = theme.slot(view.slot).marker
        paint_marker(painter, layout.sign.center(), marker, 4.0, colour, colour)
    else:
        paint_sample(painter, theme, layout.sign, view.slot, edited=view.is_edited)
    _paint_name(painter, theme, layout, view)
    if dots:
        _paint_dots(painter, theme, layout)
    elif view.is_base:
        _paint_tag(painter, theme, layout)


def _paint_ground(painter: QPainter, theme: Theme, layout: CardLayout, view: CardView, *, hovered: bool) -> None:
    """Raised with an edge of its colour while edited; else flat with a hairline."""
    radius = theme.tokens.radius["card"]
    if view.is_edited:
        edge, width, ground = theme.strategy_colour(view.slot), 2.0, theme.colour("raised")
    else:
        edge, width = theme.colour("border_control" if hovered else "border"), 1.0
        ground = theme.colour("surface")
    inset = width / 2
    painter.setPen(QPen(edge, width))
    painter.setBrush(ground)
    painter.drawRoundedRect(layout.box.adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset)


def _paint_name(painter: QPainter, theme: Theme, layout: CardLayout, view: CardView) -> None:
    painter.setFont(theme.design_font("heading" if view.is_edited else "label"))
    painter.setPen(theme.colour("text"))
    draw_line(painter, layout.name, elided(painter.font(), view.name, layout.name.width()))


def paint_figures(painter: QPainter, theme: Theme, layout: CardLayout, view: CardView, span: Span) -> None:
    """What a drag changes: typical figure, range, chance of the goal."""
    painter.setFont(theme.design_font("card_number"))
    painter.setPen(theme.colour("stale" if view.stale else "text"))
    used = draw_line(painter, layout.number, view.typical)
    if layout.box.width() < BARE_BELOW:
        return
    room = layout.number.left() + used + GAP <= layout.glyph.left()
    if view.range is not None and room:
        painter.setOpacity(0.5 if view.stale else 1.0)
        paint_range(painter, theme, layout.glyph, view.range, span, theme.strategy_colour(view.slot))
        painter.setOpacity(1.0)
    font = theme.design_font("caption")
    painter.setFont(font)
    painter.setPen(theme.colour("text_secondary"))
    full, short = view.caption
    narrow = layout.box.width() < NARROW_BELOW
    fits = not narrow and text_width(full, font) <= layout.caption.width()
    draw_line(painter, layout.caption, full if fits else elided(font, short, layout.caption.width()))


def _paint_tag(painter: QPainter, theme: Theme, layout: CardLayout) -> None:
    radius = theme.tokens.radius["small"]
    top = layout.aside.center().y() - TAG_HEIGHT / 2
    box = QRectF(layout.aside.left(), round(top), layout.aside.width(), TAG_HEIGHT)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("chip"))
    painter.drawRoundedRect(box, radius, radius)
    painter.setFont(theme.design_font("caption"))
    painter.setPen(theme.colour("text_secondary"))
    draw_line(painter, box, words("base"), Qt.AlignmentFlag.AlignHCenter)


def _tag_width(theme: Theme) -> float:
    return text_width(words("base"), theme.design_font("caption")) + 2 * TAG_PADDING


def _paint_dots(painter: QPainter, theme: Theme, layout: CardLayout) -> None:
    """Three dots, painted: the font has no such sign."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("text_muted"))
    middle = layout.aside.center().y()
    left = layout.aside.right() - DOTS.width()
    for place in (2, 7, 12):
        painter.drawEllipse(QPointF(left + place, middle), 1.2, 1.2)
