"""The panel of all levers: groups that fold, a foot that says what is not known. It holds no truth of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from tikearn_gui.core.lever import Grade, Group, Lever, Setting
from tikearn_gui.core.levers import LEVERS
from tikearn_gui.ui import text
from tikearn_gui.ui.format import Format
from tikearn_gui.ui.levers.lever_group import Fold, LeverGroup
from tikearn_gui.ui.levers.lever_row import LeverRow
from tikearn_gui.ui.levers.slider_row import SliderRow
from tikearn_gui.ui.notice import Notice
from tikearn_gui.ui.panel_head import PanelHead
from tikearn_gui.ui.scroll_column import ScrollColumn
from tikearn_gui.ui.sentence import Run, Sentence, filled
from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.themed import Themed

__all__ = ["LeverPanel"]

FOOT_SIDE: Final = 16
FOOT_TOP: Final = 6
FOOT_GAP: Final = 8


@dataclass(frozen=True, slots=True)
class _Shown:
    """What a row was last told, kept for rows that are not made yet."""

    setting: Setting
    base_setting: Setting
    changed: bool
    grade: Grade | None
    touched: bool | None
    lock: str = ""
    lock_value: float | None = None


class LeverPanel(Themed):
    """Every lever of a strategy. Signals are those of :class:`LeverRow`; ``check_requested`` brings the key of the
    lever whose name in the foot was pressed, ``folded`` says that groups opened or closed."""

    edited = Signal(str, object)
    drag_started = Signal(str)
    drag_finished = Signal(str)
    reset_requested = Signal(str)
    relink_requested = Signal(str)
    make_mine_requested = Signal(str)
    unsure_toggled = Signal(str, object)
    check_requested = Signal(str)
    folded = Signal()

    def __init__(
        self, theme: Theme, fmt: Format, levers: Iterable[Lever] = LEVERS.values(), parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._format = fmt
        self._levers = {lever.key: lever for lever in levers}
        self._shown: dict[str, _Shown] = {}
        self._usual: dict[str, tuple[str, str]] = {}
        self._slots = (0, 0)
        self._notice: Notice | None = None
        self.setAccessibleName(text.words("levers"))
        self.head = PanelHead(theme, text.words("levers"), parent=self)
        self._groups = self._make_groups()
        self.foot = Sentence(theme, "small", "text_secondary", self)
        self.foot.pressed.connect(self.check_requested)
        self._lay_out()
        for group in self._groups.values():
            group.show_rows()
        self._order_tabs()

    # -- what it is given ---------------------------------------------------------------------------------------

    def show_strategy(self, name: str, slot: int, base_slot: int) -> None:
        """Shows whose levers these are, in its colour; ``base_slot`` colours the marks of the base."""
        self.head.show_aside(name, slot)
        if (slot, base_slot) != self._slots:
            self._slots = (slot, base_slot)
            for row in self.rows.values():
                row.show_slots(slot, base_slot)

    def show_setting(
        self,
        key: str,
        setting: Setting,
        base_setting: Setting,
        changed: bool,
        *,
        grade: Grade | None = None,
        touched: bool | None = None,
    ) -> None:
        """Shows a lever's setting (see :meth:`LeverRow.show_setting`). Raises KeyError for an unknown key."""
        group = self._group_of(key)
        old = self._shown.get(key)
        lock = (old.lock, old.lock_value) if old is not None else ("", None)
        shown = _Shown(setting, base_setting, changed, grade, touched, *lock)
        if shown == old:
            return
        self._shown[key] = shown
        if changed:
            group.call(key)
        row = group.rows.get(key)
        if row is not None:
            self._tell(row, shown)

    def show_lock(self, key: str, reason: str, shown: float | None = None) -> None:
        """Greys a lever out and says why (see :meth:`LeverRow.show_lock`); an empty reason frees it."""
        lever = self._levers[key]
        old = self._shown.get(key, _Shown(lever.default, lever.default, False, None, None))
        self._shown[key] = _Shown(old.setting, old.base_setting, old.changed, old.grade, old.touched, reason, shown)
        row = self.rows.get(key)
        if row is not None:
            row.show_lock(reason, shown)

    def show_usual(self, key: str, usual: str, limit: str) -> None:
        """Says what a lever's value means against what is usual (see :meth:`LeverRow.show_usual`)."""
        group = self._group_of(key)
        self._usual[key] = (usual, limit)
        row = group.rows.get(key)
        if row is not None:
            row.show_usual(usual, limit)

    def show_unknown(self, share: float | None, key: str | None) -> None:
        """Says in the foot how much of the range is not known (0 to 1) and what to check first; None: nothing yet."""
        if share is None:
            self.foot.show_runs(())
        else:
            known = {"share": Run(self._format.share(share), strong=True)}
            if key is not None:
                known["lever"] = Run(text.lever_in_sentence(key), link=key)
            self.foot.show_runs(filled(text.words("unknown_check" if key else "unknown"), known))
        self.foot.setVisible(share is not None)
        self.update()

    def set_format(self, fmt: Format) -> None:
        """Writes values in another locale or currency."""
        self._format = fmt
        for group in self._groups.values():
            group.set_format(fmt)

    # -- what can be asked --------------------------------------------------------------------------------------

    @property
    def rows(self) -> dict[str, LeverRow]:
        """The rows that were made, by key."""
        return {key: row for group in self._groups.values() for key, row in group.rows.items()}

    @property
    def groups(self) -> Mapping[Group, LeverGroup]:
        """The groups in the order of the screen."""
        return self._groups

    @property
    def folds(self) -> dict[str, str]:
        """How far each group is open, to be remembered."""
        return {group.value: part.fold.value for group, part in self._groups.items()}

    def restore_folds(self, folds: Mapping[str, str]) -> None:
        """Opens and closes groups as remembered; what is unknown is passed over."""
        known = {fold.value: fold for fold in Fold}
        for group, part in self._groups.items():
            fold = known.get(folds.get(group.value, ""))
            if fold is not None and fold is not part.fold:
                part.set_fold(fold)

    def focus_lever(self, key: str) -> None:
        """Opens the group of a lever, scrolls to it and gives it the focus. Raises KeyError for an unknown key."""
        row = self._group_of(key).reveal(key)
        QApplication.sendPostedEvents()  # the new rows need their places before one can be scrolled to
        self._scroll.ensureWidgetVisible(row, 0, self.theme.px(self.theme.tokens.height["lever_group"]))
        row.take_focus()

    # -- building -----------------------------------------------------------------------------------------------

    def _make_groups(self) -> dict[Group, LeverGroup]:
        groups: dict[Group, LeverGroup] = {}
        for group in Group:
            levers = tuple(lever for lever in self._levers.values() if lever.group is group)
            if levers:
                part = LeverGroup(self.theme, self._format, group, levers)
                part.row_made.connect(self._on_row_made)
                part.fold_changed.connect(self._on_fold_changed)
                groups[group] = part
        return groups

    def _lay_out(self) -> None:
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        for group in self._groups.values():
            inner.addWidget(group)
        inner.addStretch(1)
        self._scroll = ScrollColumn(self.theme, content, self)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._foot_box = QVBoxLayout()
        self._foot_box.addWidget(self.foot)
        self._column.addWidget(self.head)
        self._column.addWidget(self._scroll)
        self._column.addLayout(self._foot_box)
        self._column.addStretch(1)
        self._set_margins()
        self.foot.hide()

    def _set_margins(self) -> None:
        side, top = self.theme.px(FOOT_SIDE), self.theme.px(FOOT_GAP + FOOT_TOP)
        self._column.setContentsMargins(0, 0, 1, 0)
        self._foot_box.setContentsMargins(side, top, side, self.theme.px(FOOT_GAP))

    def restyle(self) -> None:
        """Takes sizes from the theme anew."""
        super().restyle()
        self._set_margins()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The surface, its edge towards the page, the line over the foot."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.colour("surface"))
        line = self.theme.colour("border")
        painter.fillRect(self.width() - 1, 0, 1, self.height(), line)
        if self.foot.isVisible():
            side = self.theme.px(FOOT_SIDE)
            top = self.foot.y() - self.theme.px(FOOT_TOP) - 1
            painter.fillRect(side, top, self.width() - 1 - 2 * side, 1, line)
        painter.end()

    def _group_of(self, key: str) -> LeverGroup:
        return self._groups[self._levers[key].group]

    def _tell(self, row: LeverRow, shown: _Shown) -> None:
        row.show_setting(shown.setting, shown.base_setting, shown.changed, grade=shown.grade, touched=shown.touched)
        if shown.lock:
            row.show_lock(shown.lock, shown.lock_value)
        row.show_usual(*self._usual.get(row.key, ("", "")))

    def _on_row_made(self, row: LeverRow) -> None:
        row.show_slots(*self._slots)
        shown = self._shown.get(row.key)
        if shown is not None:
            self._tell(row, shown)
        row.edited.connect(self.edited)
        row.drag_started.connect(self.drag_started)
        row.drag_finished.connect(self.drag_finished)
        row.reset_requested.connect(self.reset_requested)
        row.relink_requested.connect(self.relink_requested)
        row.make_mine_requested.connect(self.make_mine_requested)
        row.unsure_toggled.connect(self.unsure_toggled)
        row.noticed.connect(self._on_noticed)

    def _on_fold_changed(self) -> None:
        self._order_tabs()
        self.folded.emit()

    def _order_tabs(self) -> None:
        """Rows that were made later stand where they are seen."""
        chain = [part for group in self._groups.values() for part in group.focus_chain()]
        for first, second in zip(chain, [*chain[1:], self.foot], strict=True):
            QWidget.setTabOrder(first, second)

    # -- notices ------------------------------------------------------------------------------------------------

    def _on_noticed(self, key: str, sentence: str, is_error: bool) -> None:
        row = self.rows[key]
        if not isinstance(row, SliderRow):
            return
        if sentence and row.field.hasFocus():
            self._notice_slip().show_below(row.field, sentence, error=is_error)
        elif self._notice is not None:
            self._notice.clear()

    def _notice_slip(self) -> Notice:
        if self._notice is None or self._notice.window() is not self.window():
            self._notice = Notice(self.theme, self.window())
        return self._notice

    def hideEvent(self, event: QHideEvent) -> None:
        """Takes the slip away with the panel."""
        if self._notice is not None:
            self._notice.clear()
