"""A lever with a number: field, slider and unsure button."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget

from tikearn_gui.core.lever import Setting
from tikearn_gui.ui import text
from tikearn_gui.ui.levers.lever_row import LABEL_GAP, LINE, LINE_TOP, SIDE, LeverRow
from tikearn_gui.ui.levers.number_field import NumberField
from tikearn_gui.ui.levers.range_slider import HEIGHT, MARGIN_LEFT, MARGIN_RIGHT, MIDDLE, RangeSlider
from tikearn_gui.ui.levers.scale import SliderScale
from tikearn_gui.ui.levers.unsure_button import ICON, SIZE, UnsureButton

__all__ = ["SliderRow"]

GAP: Final = 8.0
BEHIND: Final = 127.0
"""From the end of the track to the end of the row: unsure button and the widest badge."""


class SliderRow(LeverRow):
    """The row of a lever with a slider."""

    def _add_control(self) -> None:
        self.field = NumberField(self.theme, self._text, self)
        self.slider = RangeSlider(self.theme, self._text, self)
        self.unsure = UnsureButton(self.theme, self)
        self.field.committed.connect(self._on_committed)
        self.field.noticed.connect(self._on_noticed)
        self.slider.edited.connect(self._on_edited)
        self.slider.drag_started.connect(self._on_drag_started)
        self.slider.drag_finished.connect(self._on_drag_finished)
        self.slider.reset_requested.connect(self._on_reset)
        self.slider.relink_requested.connect(self._on_relink)
        self.unsure.clicked.connect(self._on_unsure)
        self._enable_unsure()

    def _controls(self) -> list[QWidget]:
        return [self.field, self.slider, self.unsure]

    def _show_control(self) -> None:
        base = self._base.number if self._changed else None
        self.field.show_value(self._setting.number)
        self.slider.show_setting(self._setting, base, solid=self._touched)
        self.slider.show_slots(*self._slots)
        self.unsure.show_unsure(self._setting.unsure, self._slots[0])

    def put_back(self) -> None:
        """Shows what it was last given, whatever has been typed since: the wish was refused."""
        self.field.setModified(False)
        super().put_back()

    def _show_other_value(self, value: float) -> None:
        self.field.show_value(value)
        self.slider.show_setting(Setting(value), None, solid=False)

    def _show_text(self) -> None:
        self.field.set_value_text(self._text)
        self.slider.set_value_text(self._text)
        self._place_parts()

    def _enable_control(self, on: bool) -> None:
        super()._enable_control(on)
        self._enable_unsure()

    def _enable_unsure(self) -> None:
        """What the creator decides is never unsure; the button stays in place and says so."""
        if not self.lever.may_be_unsure:
            self.unsure.setEnabled(False)
            self.unsure.setToolTip(text.kind_sentence(self.lever.kind))

    def _name_parts(self) -> None:
        super()._name_parts()
        name = text.lever_name(self.key)
        unit = text.long_value(self.lever, "").strip()
        self.field.setAccessibleName(f"{name}, {unit}" if unit and unit not in name else name)
        self.slider.setAccessibleDescription(text.lever_hint(self.key))
        self.unsure.setAccessibleName(text.words("unsure_of", lever=name))

    def _place_control(self, width: float) -> None:
        field = self.field.sizeHint().width() / self.theme.scale
        self._place(self.field, QRectF(width - SIDE - field, LINE_TOP, field, LINE))
        right = width - BEHIND
        middle = LINE_TOP + LINE + LINE / 2
        left = SIDE - MARGIN_LEFT
        self._place(self.slider, QRectF(left, middle - MIDDLE, right + MARGIN_RIGHT - left, HEIGHT))
        self._place(self.unsure, QRectF(right + GAP - (SIZE - ICON) / 2, middle - SIZE / 2 - 1, SIZE, SIZE))

    def _label_room(self, width: float) -> float:
        return width - SIDE - self.field.sizeHint().width() / self.theme.scale - LABEL_GAP

    def _asides(self) -> list[tuple[str, bool]]:
        notice = self._text.notice(self._setting.number, short=True)
        return [(notice, True), *super()._asides()]

    # -- wishes -------------------------------------------------------------------------------------------------

    def _on_committed(self, value: float) -> None:
        self.edited.emit(self.key, self.lever.moved(self._setting, value))

    def _on_edited(self, setting: Setting) -> None:
        self.edited.emit(self.key, setting)

    def _on_noticed(self, notice: str, is_error: bool) -> None:
        self.noticed.emit(self.key, notice, is_error)

    def _on_drag_started(self) -> None:
        self.drag_started.emit(self.key)

    def _on_drag_finished(self) -> None:
        self.drag_finished.emit(self.key)

    def _on_reset(self) -> None:
        self.reset_requested.emit(self.key)

    def _on_relink(self) -> None:
        self.relink_requested.emit(self.key)

    def _on_unsure(self) -> None:
        setting = self._setting
        wish = setting.closed() if setting.unsure else SliderScale(self.lever).opened(setting)
        self.unsure_toggled.emit(self.key, wish)
