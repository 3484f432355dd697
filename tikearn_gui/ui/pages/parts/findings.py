"""Findings side by side, each with its question, the plot that shows it, the answer and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from tikearn_gui.ui.pages.parts.small_plot import HEIGHT, SmallPlotView
from tikearn_gui.ui.pages.streams_views import Finding
from tikearn_gui.ui.sentence import Run, Sentence
from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.themed import Themed, to_widget

__all__ = ["Findings"]

GAP, UNDER, LINE = 24.0, 18.0, 4.0
COLUMN: Final = 300.0
"""Least width of one finding beside another."""
MOST_COLUMNS: Final = 3


@dataclass(frozen=True, slots=True)
class _Cell:
    question: Sentence
    plot: SmallPlotView
    answer: Sentence

    @property
    def parts(self) -> tuple[QWidget, ...]:
        return self.question, self.plot, self.answer


class Findings(Themed):
    """As many as there are, in columns."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.findings: tuple[Finding, ...] = ()
        self.cells: list[_Cell] = []

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """Takes other findings."""
        self.findings = findings
        while len(self.cells) < len(findings):
            theme = self.theme
            cell = _Cell(
                Sentence(theme, "body", "text", self), SmallPlotView(theme, self),
                Sentence(theme, "body", "text", self),
            )  # fmt: skip
            self.cells.append(cell)
        for cell, finding in zip(self.cells, findings, strict=False):
            cell.question.show_runs([Run(finding.question, strong=True)])
            answer = [Run(f"{finding.answer} "), Run(finding.advice, role="text_secondary")]
            cell.answer.show_runs(answer)
            if finding.plot is not None:
                cell.plot.show_plot(finding.plot, finding.question, finding.answer)
        self._stand(self.design_rect.width())

    def height_for(self, width: float) -> float:
        """How high all of them stand in a width of the design."""
        *_, height = self._boxes(width)
        return height

    def sizeHint(self) -> QSize:
        """As the narrow layout."""
        return QSize(self.theme.px(COLUMN), self.theme.px(self.height_for(COLUMN)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stands anew."""
        super().resizeEvent(event)
        self._stand(self.design_rect.width())

    def restyle(self) -> None:
        """Stands anew for another text size."""
        super().restyle()
        self._stand(self.design_rect.width())

    def _stand(self, width: float) -> None:
        boxes, _ = self._boxes(width)
        for number, cell in enumerate(self.cells):
            shown = number < len(self.findings)
            for part in cell.parts:
                part.setVisible(shown and (part is not cell.plot or self.findings[number].plot is not None))
            if shown:
                for part, box in zip(cell.parts, boxes[number], strict=True):
                    part.setGeometry(to_widget(self.theme, box))

    def _boxes(self, width: float) -> tuple[list[tuple[QRectF, QRectF, QRectF]], float]:
        """Question, plot and answer of each finding, and how far down they reach."""
        columns = max(1, min(MOST_COLUMNS, int((width + GAP) / (COLUMN + GAP))))
        room = (width - (columns - 1) * GAP) / columns
        boxes: list[tuple[QRectF, QRectF, QRectF]] = []
        y = 0.0
        for first in range(0, len(self.findings), columns):
            row = range(first, min(first + columns, len(self.findings)))
            questions = max(self._height(self.cells[number].question, room) for number in row)
            answers = max(self._height(self.cells[number].answer, room) for number in row)
            plots = HEIGHT if any(self.findings[number].plot is not None for number in row) else 0.0
            for number in row:
                x = (number - first) * (room + GAP)
                below = y + questions + LINE
                boxes.append(
                    (
                        QRectF(x, y, room, questions),
                        QRectF(x, below, room, plots),
                        QRectF(x, below + plots + LINE, room, answers),
                    )
                )
            y += questions + LINE + plots + LINE + answers + UNDER
        return boxes, max(y - UNDER, 0.0)

    def _height(self, sentence: Sentence, width: float) -> float:
        return sentence.heightForWidth(self.theme.px(width)) / self.theme.scale
