"""Where the parts of the What matters page stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from tikearn_gui.ui.pages.flow import HEADING, Flow, flow_on

if TYPE_CHECKING:
    from collections.abc import Callable

    from tikearn_gui.ui.pages.matters_content import MattersContent

__all__ = ["stand"]

STACKED_BELOW: Final = 600.0
TOP: Final = 68.0
COLUMN: Final = 244.0
GAP, GAP_WIDE = 24.0, 48.0
WIDE_SHARE: Final = 0.4
FAN, FAN_WIDE = 210.0, 280.0
HEAT, HEAT_WIDE = 230.0, 320.0
CONTROL, BUTTON = 28.0, 26.0


def stand(content: MattersContent, page: float) -> Flow:
    """All parts on a page of a width: two columns, or one where it is narrow."""
    flow = flow_on(page, 14.0)
    flow.down(flow.put(content.top, TOP) + 10.0)
    flow.line(0.0, 12.0)
    _two(flow, content, (_tornado, _split), right=COLUMN)
    flow.line(12.0, 12.0)
    _two(flow, content, (_seek, _knowing), right=COLUMN)
    flow.line(14.0, 12.0)
    _two(flow, content, (_stories, _stress), right=0.5 * flow.width)
    flow.line(14.0, 12.0)
    _two(flow, content, (_heat, _right_of_heat), right=0.5 * flow.width)
    flow.line(14.0, 12.0)
    flow.down(flow.put(content.ledger_heading, HEADING) + 2.0)
    flow.down(flow.put(content.ledger, content.ledger.natural_height) + 12.0)
    return flow


def _two(
    flow: Flow,
    content: MattersContent,
    columns: tuple[Callable[..., float], Callable[..., float]],
    right: float,
) -> None:
    """Two columns side by side, the right one so wide; one under the other where the page is narrow."""
    if flow.width < STACKED_BELOW:
        flow.down(columns[0](flow, content, 0.0, flow.width) + 14.0)
        flow.down(columns[1](flow, content, 0.0, flow.width))
        return
    gap = GAP_WIDE if flow.wide else GAP
    if right == COLUMN and flow.wide:
        right = WIDE_SHARE * flow.width
    left = flow.width - right - (gap if right == COLUMN or flow.wide else gap / 2)
    start = flow.width - right + (0.0 if right == COLUMN or flow.wide else gap / 2)
    ends = columns[0](flow, content, 0.0, left), columns[1](flow, content, start, flow.width - start)
    flow.down(max(ends))


def _under(flow: Flow, parts: tuple[tuple[QWidget, float, float], ...], x: float, width: float) -> float:
    """Parts one under the other: each with its height and the gap under it."""
    y = 0.0
    for part, height, gap in parts:
        y = flow.put(part, height, x, width, y) + gap
    return y


def _tornado(flow: Flow, content: MattersContent, x: float, width: float) -> float:
    parts = ((content.tornado_heading, HEADING, 6.0), (content.tornado, content.tornado.natural_height, 0.0))
    return _under(flow, parts, x, width)


def _split(flow: Flow, content: MattersContent, x: float, width: float) -> float:
    note = content.text_height(content.evens_out, width)
    parts = (
        (content.split_heading, HEADING, 8.0),
        (content.split, content.split.natural_height, 4.0),
        (content.evens_out, note, 0.0),
    )
    return _under(flow, parts, x, width)


def _seek(flow: Flow, content: MattersContent, x: float, width: float) -> float:
    heading = max(content.text_height(content.seek_heading, width), HEADING)
    note = content.text_height(content.seek_note, width)
    together = content.text_height(content.pair_note, width)
    parts = (
        (content.seek_heading, heading, 4.0),
        (content.seek, content.seek.natural_height, 4.0),
        (content.seek_note, note, 6.0 if note else 0.0),
        (content.pair, CONTROL, 4.0),
        (content.pair_note, together, 0.0),
    )
    return _under(flow, parts, x, width)


def _knowing(flow: Flow, content: MattersContent, x: float, width: float) -> float:
    note = content.text_height(content.knowing_note, width)
    rests = content.text_height(content.rests_note, width)
    parts = (
        (content.knowing_heading, HEADING, 2.0),
        (content.knowing, content.knowing.natural_height if content.knowing.rows else 0.0, 4.0),
        (content.knowing_note, note, 14.0),
        (content.rests_heading, HEADING, 2.0),
        (content.rests, content.rests.natural_height, 4.0),
        (content.rests_note, rests, 0.0),
    )
    return _under(flow, parts, x, width)


def _stories(flow: Flow, content: MattersContent, x: float, width: float) -> float:
    plot = FAN_WIDE if flow.wide else FAN
    player = content.player
    y = _under(flow, ((content.stories_heading, HEADING, 4.0), (content.fan, plot, 6.0)), x, width)
    flow.put(player.button, BUTTON, x, 92.0, y)
    y = flow.put(player.next, BUTTON, x + 100.0, 76.0, y) + 6.0
    return flow.put(player.sentence, max(content.text_height(player.sentence, width), 54.0), x, width, y)


def _stress(flow: Flow, content: MattersContent, x: float, width: float) -> float:
    parts = ((content.stress_heading, HEADING, 2.0), (content.stress, content.stress.natural_height, 0.0))
    return _under(flow, parts, x, width)


def _heat(flow: Flow, content: MattersContent, x: float, width: float) -> float:
    note = max(content.text_height(content.heat_note, width), 32.0)
    parts = (
        (content.heat_heading, HEADING, 6.0),
        (content.axes, CONTROL, 8.0),
        (content.heat, HEAT_WIDE if flow.wide else HEAT, 4.0),
        (content.heat_note, note, 0.0),
    )
    return _under(flow, parts, x, width)


def _right_of_heat(flow: Flow, content: MattersContent, x: float, width: float) -> float:
    parts = ((content.worth_heading, HEADING, 6.0), (content.worth, content.worth.natural_height, 0.0))
    return _under(flow, parts, x, width)
