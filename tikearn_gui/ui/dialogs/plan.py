"""How many weeks are planned."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from tikearn_gui.project.project import MOST_WEEKS
from tikearn_gui.ui.dialogs.base import NARROW, Dialog
from tikearn_gui.ui.dialogs.number_row import NumberRow
from tikearn_gui.ui.format import Format
from tikearn_gui.ui.theme import Theme

__all__ = ["PlanDialog"]


class PlanDialog(Dialog):
    """Asks for the length of the plan. :attr:`weeks` holds it once it is accepted."""

    def __init__(self, theme: Theme, fmt: Format, weeks: int, parent: QWidget | None = None) -> None:
        translate = QCoreApplication.translate
        super().__init__(theme, translate("Dialogs", "Length of the plan"), NARROW, parent)
        self.weeks = weeks
        self._format = fmt
        self.row = NumberRow(
            theme,
            translate("Dialogs", "The plan runs for"),
            translate("Dialogs", "weeks"),
            translate(
                "Dialogs", "1 to {most}. A goal for the whole plan stays as it is; set it anew on the page."
            ).format(most=fmt.count(MOST_WEEKS)),
            self._weeks_of,
            self,
        )
        self.body.addWidget(self.row)
        self.button(translate("Dialogs", "Keep the old length"), back=True)
        self.accept_button = self.button(translate("Dialogs", "Plan so long"), main=True)
        self.accept_button.clicked.connect(self._on_accept)
        self.row.changed.connect(self._on_changed)
        self.row.show_text(fmt.count(weeks))
        self.row.field.selectAll()

    def _weeks_of(self, typed: str) -> float:
        value = self._format.parse(typed)
        if value is None or value != int(value) or not 1 <= value <= MOST_WEEKS:
            words = QCoreApplication.translate("Dialogs", "A plan has 1 to {most} weeks, in whole numbers.")
            raise ValueError(words.format(most=self._format.count(MOST_WEEKS)))
        return value

    def _on_changed(self) -> None:
        self.accept_button.setEnabled(self.row.value is not None)

    def _on_accept(self) -> None:
        if self.row.value is not None:
            self.weeks = int(self.row.value)
            self.accept()
