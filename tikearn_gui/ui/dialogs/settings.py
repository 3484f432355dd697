"""How the program looks. Everything is shown at once, so there is nothing to confirm."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QSlider, QWidget

from tikearn_gui.ui.dialogs.base import NARROW, Dialog
from tikearn_gui.ui.dialogs.drop_down import DropDown
from tikearn_gui.ui.theme import LARGEST_TEXT, SMALLEST_TEXT, Look, Mode, Theme

__all__ = ["SettingsDialog"]

STEP: Final = 10
"""Per cent from one text size to the next."""
_MODES: Final = (None, Mode.LIGHT, Mode.DARK)


class SettingsDialog(Dialog):
    """Emits every wish as it comes."""

    look_changed = Signal(object)
    start_page_changed = Signal(bool)

    def __init__(self, theme: Theme, *, start_page: bool, parent: QWidget | None = None) -> None:
        translate = QCoreApplication.translate
        super().__init__(theme, translate("Dialogs", "Settings"), NARROW, parent)
        look = theme.look
        self.modes = DropDown(theme, self)
        self.modes.addItems(
            [translate("Dialogs", "As the system"), translate("Dialogs", "Light"), translate("Dialogs", "Dark")]
        )
        self.modes.setCurrentIndex(_MODES.index(look.mode))
        self.modes.currentIndexChanged.connect(self._on_mode)
        self._line(translate("Dialogs", "Theme"), self.modes)
        self.text_size = QSlider(Qt.Orientation.Horizontal, self)
        self.text_size.setRange(round(SMALLEST_TEXT * 100) // STEP, round(LARGEST_TEXT * 100) // STEP)
        self.text_size.setValue(round(look.text_size * 100 / STEP))
        self.text_size.setPageStep(2)
        self.text_size.setTracking(False)
        self.text_size.valueChanged.connect(self._on_size)
        self._size_label = self._line(translate("Dialogs", "Text size"), self.text_size)
        self._show_size()
        self.system_font = self._check(translate("Dialogs", "Use the system font"), look.system_font)
        self.system_font.toggled.connect(self._on_font)
        self.reduced_motion = self._check(translate("Dialogs", "Less motion"), look.reduced_motion)
        self.reduced_motion.toggled.connect(self._on_motion)
        self.start_page = self._check(translate("Dialogs", "Begin with the start page"), start_page)
        self.start_page.toggled.connect(self.start_page_changed)
        self.button(translate("Dialogs", "Close"), main=True).clicked.connect(self.accept)

    def _line(self, name: str, control: QWidget) -> QLabel:
        row = QHBoxLayout()
        row.setSpacing(self.theme.px(12))
        label = self.label(name, "label")
        label.setWordWrap(False)
        control.setAccessibleName(name)
        control.setFont(self.theme.font("body"))
        row.addWidget(label, 1)
        row.addWidget(control, 1)
        self.body.addLayout(row)
        return label

    def _check(self, name: str, on: bool) -> QCheckBox:
        box = QCheckBox(name, self)
        box.setChecked(on)
        box.setFont(self.theme.font("body"))
        self.body.addWidget(box)
        return box

    def _show_size(self) -> None:
        percent = self.text_size.value() * STEP
        words = QCoreApplication.translate("Dialogs", "Text size: {percent} %").format(percent=percent)
        self._size_label.setText(words)
        self.text_size.setAccessibleDescription(words)

    def _change(self, look: Look) -> None:
        self.look_changed.emit(look)

    def _on_mode(self, index: int) -> None:
        self._change(replace(self.theme.look, mode=_MODES[index]))

    def _on_size(self, steps: int) -> None:
        self._show_size()
        self._change(replace(self.theme.look, text_size=steps * STEP / 100))

    def _on_font(self, on: bool) -> None:
        self._change(replace(self.theme.look, system_font=on))

    def _on_motion(self, on: bool) -> None:
        self._change(replace(self.theme.look, reduced_motion=on))
