"""The glyph for doubt, the markers, and lines of text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from tikearn_gui.ui.glyphs import RangeGlyph, RangeView, Span, paint_range, shared_span
from tikearn_gui.ui.lettering import baseline, draw_line, elided
from tikearn_gui.ui.marks import dash_pen, marker_path, paint_sample
from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.tokens import load_tokens

VIEW = RangeView(100, 250, 400, 600, 900)


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_values_stand_in_order_and_inside(one: float, other: float) -> None:
    span = Span(-1_000, 2_000)
    low, high = sorted((one, other))
    assert 2 <= span.place(low, 112) <= span.place(high, 112) <= 110


def test_a_span_without_width_stands_in_the_middle() -> None:
    assert Span(5, 5).place(5, 112) == 56


def test_a_shared_span_holds_zero_and_all() -> None:
    span = shared_span([VIEW, RangeView(-50, 0, 10, 20, 30)])
    assert span.low < -50 and span.high > 900
    assert shared_span([VIEW]).low == 0
    assert shared_span([]) == Span(0, 0)


def painted(theme: Theme, *, zero: bool = False, view: RangeView = VIEW) -> QImage:
    image = QImage(112, 14, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    paint_range(painter, theme, QRectF(0, 0, 112, 14), view, Span(0, 1_080), QColor("#ff0000"), zero=zero)
    painter.end()
    return image


def test_thin_is_8_of_10_thick_is_5_of_10_and_the_tick_is_typical(theme: Theme) -> None:
    image = painted(theme)
    line = [x for x in range(112) if image.pixelColor(x, 7).name() != "#ffffff"]
    assert (line[0], line[-1]) == (12, 91)
    thick = [x for x in range(112) if image.pixelColor(x, 4).name() != "#ffffff"]
    assert (thick[0], thick[-1]) == (27, 61)
    tick = [x for x in range(112) if image.pixelColor(x, 2).name() == theme.colour("text").name()]
    assert tick == [41, 42]
    assert image.pixelColor(41, 0).name() == "#ffffff"


def test_a_difference_has_a_mark_at_zero(theme: Theme) -> None:
    without, with_zero = painted(theme), painted(theme, zero=True)
    assert without.pixelColor(2, 0).name() == "#ffffff"
    assert with_zero.pixelColor(2, 0).name() != "#ffffff"


def test_the_widget_shows_grey_without_a_strategy(any_theme: Theme, qtbot: QtBot) -> None:
    glyph = RangeGlyph(any_theme, zero=True)
    qtbot.addWidget(glyph)
    glyph.resize(glyph.sizeHint())
    empty = glyph.grab().toImage()
    glyph.show_range(VIEW, Span(0, 1_080))
    grey = glyph.grab().toImage()
    glyph.show_range(VIEW, Span(0, 1_080), slot=3)
    coloured = glyph.grab().toImage()
    assert empty != grey != coloured
    assert grey.pixelColor(20, 7).name() == any_theme.colour("text_muted").name()
    assert coloured.pixelColor(20, 7).name() == any_theme.strategy_colour(3).name()


@pytest.mark.parametrize("word", [slot.marker for slot in load_tokens().slots])
def test_markers_are_as_large_as_each_other(word: str) -> None:
    box = marker_path(word, 4.0).boundingRect()
    assert abs(box.center().x()) < 0.6 and abs(box.center().y()) < 1
    assert 6.5 <= max(box.width(), box.height()) <= 11


def test_an_unknown_marker_is_an_error() -> None:
    with pytest.raises(KeyError):
        marker_path("heart", 4.0)


def test_solid_is_kept_for_the_edited_strategy(theme: Theme) -> None:
    assert dash_pen(theme, 1, 2.5, edited=True).dashPattern() == []
    assert dash_pen(theme, 1, 1.75, edited=False).dashPattern() == pytest.approx([10 / 1.75, 4 / 1.75])


def test_samples_differ_without_colour(theme: Theme) -> None:
    seen = set()
    for slot in range(8):
        image = QImage(30, 12, QImage.Format.Format_RGB32)
        image.fill(QColor("#ffffff"))
        painter = QPainter(image)
        paint_sample(painter, theme, QRectF(0, 0, 30, 12), slot, edited=False)
        painter.end()
        seen.add(tuple(image.pixelColor(x, y).name() != "#ffffff" for x in range(30) for y in range(12)))
    assert len(seen) == 8


def test_lines_of_text_stand_on_whole_px(theme: Theme) -> None:
    font = theme.design_font("label")
    assert baseline(font, QRectF(0, 2, 100, 22)) == 17
    assert baseline(font, QRectF(0, 2, 100, 22), step=0.5) == 17.5


@pytest.mark.parametrize("size", ["caption", "body", "card_number"])
def test_a_line_is_as_wide_as_it_says(theme: Theme, size: str) -> None:
    image = QImage(200, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    painter.setFont(theme.design_font(size))  # type: ignore[arg-type]
    width = draw_line(painter, QRectF(QPointF(0, 0), QPointF(200, 30)), "$1,234")
    painter.end()
    ink = [x for x in range(200) if any(image.pixelColor(x, y).name() != "#ffffff" for y in range(30))]
    assert ink[-1] <= width + 1


def test_names_are_cut_in_the_middle(theme: Theme) -> None:
    font = theme.design_font("label")
    cut = elided(font, "A very long name of a strategy", 100)
    assert cut.startswith("A ") and cut.endswith("egy") and "…" in cut
    assert elided(font, "Short", 100) == "Short"
    assert elided(font, "Short", -5) in {"", "…"}
