"""Where the parts of the Compare page stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tikearn_gui.ui.pages.flow import HEADING, Flow, flow_on

if TYPE_CHECKING:
    from tikearn_gui.ui.pages.compare_content import CompareContent

__all__ = ["stand"]

STACKED_BELOW: Final = 620.0
DUEL: Final = 76.0
BUTTON: Final = 26.0
BUTTONS: Final = 132.0
DOTS, MATRIX = 234.0, 366.0
PLOT, PLOT_WIDE = 178.0, 300.0
GAP_LEAST: Final = 116.0
COLUMN_GAP, COLUMN_GAP_WIDE = 16.0, 40.0


def stand(content: CompareContent, page: float) -> Flow:
    """All parts on a page of a width: side by side, or one under the other where it is narrow."""
    flow = flow_on(page, 10.0)
    stacked = flow.width < STACKED_BELOW
    _stand_headline(flow, content, stacked)
    _stand_plots(flow, content, stacked)
    flow.line(8.0, 7.0)
    flow.down(flow.put(content.figures, content.figures.natural_height))
    flow.line(8.0, 8.0)
    _stand_matrix(flow, content, stacked)
    flow.line(8.0, 8.0)
    flow.down(flow.put(content.ranking_heading, HEADING) + 4.0)
    flow.down(flow.put(content.ranking, content.text_height(content.ranking, flow.width)))
    if not flow.wide:
        flow.line(8.0, 7.0)
        flow.down(flow.put(content.more, content.more.natural_height))
    flow.line(8.0, 8.0)
    flow.down(flow.put(content.levers_heading, HEADING) + 4.0)
    if content.levers.rows:
        flow.down(flow.put(content.levers, content.levers.natural_height))
    else:
        flow.down(flow.put(content.alike, content.text_height(content.alike, flow.width)))
    flow.down(12.0)
    return flow


def _stand_headline(flow: Flow, content: CompareContent, stacked: bool) -> None:
    if stacked:
        flow.down(flow.put(content.duel, DUEL) + 4.0)
        flow.put(content.swap, BUTTON, 0.0, 110.0)
        flow.down(flow.put(content.promote, BUTTON, 118.0, BUTTONS) + 8.0)
        return
    flow.put(content.duel, DUEL, 0.0, flow.width - BUTTONS - 12.0)
    flow.put(content.swap, BUTTON, flow.width - BUTTONS, BUTTONS, 2.0)
    flow.put(content.promote, BUTTON, flow.width - BUTTONS, BUTTONS, 36.0)
    flow.down(DUEL + 8.0)


def _stand_plots(flow: Flow, content: CompareContent, stacked: bool) -> None:
    plot, gap = (PLOT_WIDE, COLUMN_GAP_WIDE) if flow.wide else (PLOT, COLUMN_GAP)
    if stacked:
        flow.down(flow.put(content.overlay_heading, HEADING) + 4.0)
        flow.down(flow.put(content.overlay, plot) + 8.0)
        flow.down(flow.put(content.dots_heading, HEADING) + 4.0)
        flow.down(flow.put(content.dots, plot))
        return
    dots = DOTS if not flow.wide else 0.36 * flow.width
    left = flow.width - dots - gap
    flow.put(content.overlay_heading, HEADING, 0.0, left)
    flow.put(content.dots_heading, HEADING, left + gap, dots)
    flow.down(HEADING + 4.0)
    flow.put(content.overlay, plot, 0.0, left)
    flow.down(flow.put(content.dots, plot, left + gap, dots))


def _stand_matrix(flow: Flow, content: CompareContent, stacked: bool) -> None:
    """Shares at the left, the difference week by week right of them, what the shares mean under both."""
    matrix = content.matrix.natural_height
    gap = 24.0 if not flow.wide else COLUMN_GAP_WIDE
    if stacked:
        flow.down(flow.put(content.matrix_heading, HEADING) + 2.0)
        flow.down(flow.put(content.matrix, matrix, 0.0, min(MATRIX, flow.width)) + 8.0)
        flow.down(flow.put(content.gap_heading, HEADING) + 4.0)
        flow.down(flow.put(content.gap, PLOT))
    else:
        left = MATRIX if not flow.wide else 0.46 * flow.width
        flow.put(content.matrix_heading, HEADING, 0.0, left)
        flow.put(content.gap_heading, HEADING, left + gap)
        flow.down(HEADING + 2.0)
        flow.put(content.matrix, matrix, 0.0, min(left, MATRIX))
        flow.put(content.gap, max(matrix, GAP_LEAST), left + gap)
        flow.down(max(matrix, GAP_LEAST))
    flow.down(6.0)
    flow.down(flow.put(content.luck, content.text_height(content.luck, flow.width)))
