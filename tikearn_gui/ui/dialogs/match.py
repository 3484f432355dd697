"""What the columns of a table hold, where their headings were not recognised."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from tikearn_gui.history.readers import FIELDS
from tikearn_gui.ui.dialogs.base import NARROW, Dialog
from tikearn_gui.ui.dialogs.drop_down import DropDown
from tikearn_gui.ui.pages import streams_asked as asked
from tikearn_gui.ui.pages import streams_words as words
from tikearn_gui.ui.theme import Theme

__all__ = ["MatchDialog"]


class MatchDialog(Dialog):
    """Asks what each heading stands for; :attr:`chosen` has those that hold something."""

    def __init__(self, theme: Theme, headings: Sequence[str], parent: QWidget | None = None) -> None:
        title, text, nothing, verb = asked.match_words()
        super().__init__(theme, title, NARROW, parent)
        self.say(text)
        content = QWidget()
        grid = QGridLayout(content)
        grid.setContentsMargins(0, 0, 0, 0)
        self.choices: dict[str, DropDown] = {}
        for row, heading in enumerate(headings):
            choice = self.choices[heading] = DropDown(theme, content)
            choice.addItem(nothing, "")
            for name in FIELDS:
                choice.addItem(words.figure_name(name), name)
            choice.setAccessibleName(heading)
            grid.addWidget(self.label(heading), row, 0)
            grid.addWidget(choice, row, 1)
        self.add_scrolling(content, 320)
        self.button(asked.dialog_verbs()[0], back=True)
        self.read_button = self.button(verb, main=True)
        self.read_button.clicked.connect(self.accept)

    @property
    def chosen(self) -> dict[str, str]:
        """Heading to figure; headings of no use are left out."""
        found = {heading: str(choice.currentData()) for heading, choice in self.choices.items()}
        return {heading: name for heading, name in found.items() if name}
