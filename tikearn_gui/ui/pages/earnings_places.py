"""Where the parts of the Earnings page stand: side by side at 720 px and 1,260 px, one under the other below 640."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QRectF

from tikearn_gui.ui.plots.measures import dots_width

__all__ = ["LEAST_WIDTH", "Places", "Texts", "find_places", "is_wide"]

WIDE_FROM, STACKED_BELOW = 900.0, 640.0
WIDEST: Final = 1204.0
LEAST_WIDTH: Final = 400.0
HEADING, HEADLINE, MOVED, STRIP = 18.0, 98.0, 112.0, 44.0


@dataclass(frozen=True, slots=True)
class Measures:
    """The lengths of one layout, in pixels of the design."""

    padding: float
    top: float
    gap: float
    moved: float
    under_heading: float
    fan: float
    fan_most: float
    sources_width: float
    sources: float
    sources_gap: float
    column_gap: float
    over_section: float
    over_strip: float
    table_gap: float
    bottom: float


NARROW: Final = Measures(16, 12, 9, 252, 2, 190, 330, 252, 150, 0, 20, 9, 7, 3, 8)
WIDE: Final = Measures(28, 24, 20, 300, 6, 330, 520, 470, 190, 6, 48, 16, 14, 8, 10)


@dataclass(frozen=True, slots=True)
class Texts:
    """What the heights of texts depend on: the table's height, and the sentence's at a width and a size."""

    table: float
    worth: Callable[[float, bool], float]


@dataclass(slots=True)
class Places:
    """The box of each part by its name, hairlines between sections, and the height of it all."""

    boxes: dict[str, QRectF] = field(default_factory=dict)
    hairlines: list[QRectF] = field(default_factory=list)
    left: float = 0.0
    width: float = 0.0
    y: float = 0.0

    def put(self, part: str, x: float, width: float, height: float, y: float | None = None) -> None:
        """A part at the present height, or at another one."""
        self.boxes[part] = QRectF(self.left + x, self.y if y is None else y, width, height)

    def hairline(self, x: float, width: float, y: float | None = None) -> None:
        """A line at the present height, or at another one."""
        self.hairlines.append(QRectF(self.left + x, self.y if y is None else y, width, 1.0))


def is_wide(page: float) -> bool:
    """Whether a page of this width has the large layout."""
    return page > WIDE_FROM


def find_places(page: float, height: float, texts: Texts) -> Places:
    """The places on a page of this size; the fan takes the height that the other parts leave."""
    measures = WIDE if is_wide(page) else NARROW
    least = _stand(page, measures.fan, measures, texts)
    fan = min(measures.fan_most, measures.fan + max(0.0, height - least.y))
    return _stand(page, fan, measures, texts)


def _stand(page: float, fan: float, m: Measures, texts: Texts) -> Places:
    places = Places()
    places.width = min(page - 2 * m.padding, WIDEST)
    places.left = (page - places.width) / 2
    places.y = m.top
    stacked = page < STACKED_BELOW
    _stand_headline(places, m, stacked)
    _stand_fan(places, m, fan)
    places.hairline(0.0, places.width)
    places.y += 1.0 + m.over_section
    _stand_sources(places, m, places.width if stacked else m.sources_width)
    if stacked:
        places.y += HEADING + m.sources_gap + m.sources + m.gap
        _stand_table(places, m, texts, 0.0)
        _stand_sentence(places, m, texts)
    elif is_wide(page):
        _stand_table_and_sentence(places, m, texts)
    else:
        foot = places.y + HEADING + m.sources_gap + m.sources
        _stand_table(places, m, texts, m.sources_width + m.column_gap)
        places.y = max(places.y, foot)
        _stand_sentence(places, m, texts)
    _stand_strip(places, m, headed=is_wide(page))
    places.y += m.bottom
    return places


def _stand_headline(places: Places, m: Measures, stacked: bool) -> None:
    if stacked:
        places.put("headline", 0.0, places.width, HEADLINE)
        places.y += HEADLINE + m.gap
        places.put("moved", 0.0, min(places.width, m.moved), MOVED)
        places.y += MOVED + m.gap
    else:
        places.put("headline", 0.0, places.width - m.moved - 20.0, HEADLINE)
        places.put("moved", places.width - m.moved, m.moved, MOVED)
        places.y += HEADLINE + m.gap


def _stand_fan(places: Places, m: Measures, fan: float) -> None:
    dots = dots_width(places.width) - 12.0
    places.put("fan_heading", 0.0, places.width - dots - 8.0, HEADING)
    places.put("dots_heading", places.width - dots, dots, HEADING)
    places.y += HEADING + m.under_heading
    places.put("fan", 0.0, places.width, fan)
    places.y += fan + m.gap


def _stand_sources(places: Places, m: Measures, width: float) -> None:
    places.put("sources_heading", 0.0, min(width + 8.0, places.width), HEADING)
    places.put("sources", 0.0, width, m.sources, places.y + HEADING + m.sources_gap)


def _stand_table(places: Places, m: Measures, texts: Texts, x: float) -> None:
    """The table right of the sources, or under them."""
    places.put("likes_heading", x, places.width - x, HEADING)
    places.put("table", x, places.width - x, texts.table, places.y + HEADING + m.table_gap)
    places.y += HEADING + m.table_gap + texts.table


def _stand_sentence(places: Places, m: Measures, texts: Texts) -> None:
    """What likes are worth, over the whole width."""
    height = texts.worth(places.width, False)
    places.y += m.gap - 2.0
    places.put("worth", 0.0, places.width, height)
    places.y += height + m.gap


def _stand_table_and_sentence(places: Places, m: Measures, texts: Texts) -> None:
    """In the large layout the sentence stands under the table, after a hairline."""
    x, top = m.sources_width + m.column_gap, places.y
    _stand_table(places, m, texts, x)
    places.hairline(x, places.width - x, places.y + 10.0)
    height = texts.worth(places.width - x, True)
    places.put("worth_wide", x, places.width - x, height, places.y + 21.0)
    places.y = max(places.y + 21.0 + height, top + HEADING + m.sources_gap + m.sources) + m.gap


def _stand_strip(places: Places, m: Measures, *, headed: bool) -> None:
    places.hairline(0.0, places.width)
    places.y += 1.0 + m.over_strip
    if headed:
        places.put("gift_heading", 0.0, places.width, HEADING)
        places.y += HEADING + 8.0
    places.put("strip", 0.0, places.width, STRIP)
    places.y += STRIP
