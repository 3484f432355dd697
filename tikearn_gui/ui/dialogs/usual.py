"""What is usual for you: the eight figures that every plan is measured against, each with where to read it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tikearn_gui.core.lever import LeverError
from tikearn_gui.core.levers import LEVERS
from tikearn_gui.core.strategy import ANCHOR_LEVERS, Anchors
from tikearn_gui.ui import text
from tikearn_gui.ui.dialogs.base import WIDE, Dialog
from tikearn_gui.ui.dialogs.number_row import NumberRow
from tikearn_gui.ui.format import Format
from tikearn_gui.ui.levers.value_text import TypingError, ValueText
from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.translation import QT_TRANSLATE_NOOP

__all__ = ["UsualDialog"]

_HOW_TO_READ: Final = {
    "usual_streams_per_week": QT_TRANSLATE_NOOP(
        "Dialogs", "Number of LIVEs of the last 28 days, divided by 4. LIVE Center lists them."
    ),
    "usual_minutes": QT_TRANSLATE_NOOP(
        "Dialogs", "Length of a typical LIVE, the middle one of the last 28 days. LIVE Center shows it as duration."
    ),
    "usual_start_hour": QT_TRANSLATE_NOOP("Dialogs", "When a typical LIVE begins, by your own clock."),
    "usual_views": QT_TRANSLATE_NOOP(
        "Dialogs",
        "Views of a typical LIVE, the middle one, not the mean. Views count every entry; they are neither unique "
        "viewers nor viewers at a time.",
    ),
    "usual_followers": QT_TRANSLATE_NOOP("Dialogs", "Followers on your profile today."),
    "usual_watch_minutes": QT_TRANSLATE_NOOP(
        "Dialogs", "“Average watch time” of LIVE Center, in minutes, for each view."
    ),
    "usual_likes_per_view": QT_TRANSLATE_NOOP(
        "Dialogs", "Likes divided by views, of the same LIVEs above and below the line."
    ),
    "usual_battle_share": QT_TRANSLATE_NOOP("Dialogs", "Minutes in battles divided by all minutes LIVE."),
}  # fmt: skip


class UsualDialog(Dialog):
    """Asks for the anchors. :attr:`anchors` holds them once they are accepted."""

    def __init__(
        self, theme: Theme, fmt: Format, anchors: Anchors, base: Anchors, parent: QWidget | None = None
    ) -> None:
        translate = QCoreApplication.translate
        super().__init__(theme, translate("Dialogs", "What is usual for you"), WIDE, parent)
        self.anchors = anchors
        self._base = base
        self.say(
            translate(
                "Dialogs",
                "Your figures of the last 28 days. Every plan is measured against them: twice your usual likes is what "
                "counts, not likes as such.",
            )
        )
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, theme.px(12), 0)
        column.setSpacing(0)
        self._texts = {name: ValueText(LEVERS[key], fmt) for name, key in ANCHOR_LEVERS.items()}
        self.rows = {name: self._row(name, content) for name in ANCHOR_LEVERS}
        for row in self.rows.values():
            column.addWidget(row)
        self.add_scrolling(content, 460)
        self._from_base = self.button(translate("Dialogs", "Take them from the base"))
        self._from_base.clicked.connect(self._on_from_base)
        self.button(translate("Dialogs", "Keep the old ones"), back=True)
        self.accept_button = self.button(translate("Dialogs", "Use these"), main=True)
        self.accept_button.clicked.connect(self._on_accept)
        self._show(anchors)

    def _row(self, name: str, parent: QWidget) -> NumberRow:
        lever = LEVERS[ANCHOR_LEVERS[name]]
        value_text = self._texts[name]
        hint = QCoreApplication.translate("Dialogs", _HOW_TO_READ[name])
        row = NumberRow(self.theme, text.lever_name(lever.key), value_text.suffix, hint, self._parser(name), parent)
        row.changed.connect(self._on_changed)
        return row

    def _parser(self, name: str) -> Callable[[str], float]:
        """Typed text to an anchor: averages need not be whole, and most must lie above 0."""
        value_text, fmt = self._texts[name], self._texts[name].format

        def parse(typed: str) -> float:
            value = fmt.parse_hour(typed) if value_text.lever.unit == "hour" else fmt.parse(typed)
            if value is None:
                raise ValueError(QCoreApplication.translate("Dialogs", "“{text}” is not a number.").format(text=typed))
            value = value / 100 if value_text.is_share else value
            try:
                self._base.with_value(name, value)
            except LeverError:
                lever = value_text.lever
                low, high = (value_text.number(end) for end in (lever.low, lever.high))
                words = QCoreApplication.translate("Dialogs", "{lever} takes {low} to {high}.")
                raise TypingError(words.format(lever=text.lever_name(lever.key), low=low, high=high)) from None
            return value

        return parse

    def _show(self, anchors: Anchors) -> None:
        for name, value in anchors.as_dict().items():
            self.rows[name].show_text(self._texts[name].number(value))

    def _on_from_base(self) -> None:
        self._show(self._base)

    def _on_changed(self) -> None:
        if hasattr(self, "accept_button"):
            self.accept_button.setEnabled(all(row.value is not None for row in self.rows.values()))

    def _on_accept(self) -> None:
        values = {name: row.value for name, row in self.rows.items() if row.value is not None}
        self.anchors = Anchors.from_dict(values)
        self.accept()
