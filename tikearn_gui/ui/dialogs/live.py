"""One LIVE by hand: when it was, and the figures that are known of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Final

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from tikearn_gui.history.live import Live, LogError
from tikearn_gui.ui.dialogs.base import NARROW, Dialog
from tikearn_gui.ui.format import Format
from tikearn_gui.ui.pages import streams_asked as asked
from tikearn_gui.ui.pages import streams_words as words
from tikearn_gui.ui.theme import Theme

__all__ = ["LiveDialog"]

FIGURES: Final = (
    "minutes", "views", "likes", "gifters", "diamonds", "new_followers", "watch_minutes", "average_viewers",
)  # fmt: skip
_FORMS: Final = ("%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d")


class LiveDialog(Dialog):
    """Asks for a LIVE. ``live`` is what was typed once it is accepted; ``deleted`` whether it shall go."""

    def __init__(self, theme: Theme, fmt: Format, live: Live | None, parent: QWidget | None = None) -> None:
        super().__init__(theme, asked.live_title(live is None), NARROW, parent)
        self._fmt, self._before = fmt, live
        self.live: Live | None = None
        self.deleted = False
        self.fields: dict[str, QLineEdit] = {}
        self.say(asked.live_hint())
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(6))
        for row, name in enumerate(("start", *FIGURES, "note")):
            field = self.fields[name] = QLineEdit(self._text_of(name), self)
            field.setAccessibleName(words.figure_name(name))
            label = self.label(words.figure_name(name), "body", "text_secondary")
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        self.fields["start"].setPlaceholderText(asked.start_hint())
        self.body.addLayout(grid)
        self.problem = self.say("", "body", "negative")
        self.problem.hide()
        back, delete, save = asked.dialog_verbs()
        if live is not None:
            self.delete_button = self.button(delete)
            self.delete_button.clicked.connect(self._on_delete)
        self.button(back, back=True)
        self.save_button = self.button(save, main=True)
        self.save_button.clicked.connect(self._on_save)

    def _text_of(self, name: str) -> str:
        live = self._before
        if live is None:
            return ""
        if name == "start":
            return f"{live.start:%Y-%m-%d %H:%M}"
        value = getattr(live, name)
        return "" if value is None else value if isinstance(value, str) else self._fmt.exact(value)

    def _on_delete(self) -> None:
        self.deleted = True
        self.accept()

    def _on_save(self) -> None:
        try:
            self.live = self._typed()
        except (LogError, _Mistyped) as problem:
            self.problem.setText(str(problem))
            self.problem.show()
            return
        self.accept()

    def _typed(self) -> Live:
        changed: dict[str, object] = {"start": self._start(), "note": self.fields["note"].text()}
        for name in FIGURES:
            if self._before is None or self.fields[name].text() != self._text_of(name):
                changed[name] = self._number(name)
        if self._before is None:
            return Live(**changed)  # type: ignore[arg-type]
        return replace(self._before, **changed)  # type: ignore[arg-type]

    def _start(self) -> datetime:
        text = self.fields["start"].text().strip()
        before = self._before
        if before is not None and text == self._text_of("start"):
            return before.start
        for form in _FORMS:
            try:
                return datetime.strptime(text, form)
            except ValueError:
                continue
        raise _Mistyped(asked.bad_start(text or "…"))

    def _number(self, name: str) -> float | None:
        text = self.fields[name].text().strip()
        if not text:
            return None
        value = self._fmt.parse(text)
        if value is None:
            raise _Mistyped(asked.bad_number(words.figure_name(name), text))
        return value


class _Mistyped(ValueError):
    """What stands in a field is not what it asks for; the text is one plain sentence."""
