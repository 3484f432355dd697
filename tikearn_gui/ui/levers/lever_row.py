"""One lever on the panel: label, control and badge, 300 x 46. It shows what it is given and holds no truth."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from tikearn_gui.core.lever import Grade, Kind, Lever, Setting
from tikearn_gui.ui import text
from tikearn_gui.ui.focus_ring import show_focus
from tikearn_gui.ui.format import Format
from tikearn_gui.ui.lettering import draw_line, elided, text_width
from tikearn_gui.ui.levers.badge import BADGE_ROOM, Badge
from tikearn_gui.ui.levers.source_popover import SourcePopover, SourceView
from tikearn_gui.ui.levers.value_text import ValueText
from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.themed import Themed, design_painter, to_widget

__all__ = ["LeverRow", "shown_grade"]

SIDE: Final = 16.0
LINE_TOP: Final = 2.0
LINE: Final = 22.0
LABEL_GAP: Final = 6.0
BAR: Final = QRectF(0, 4, 3, 38)
"""The bar at the left edge of a row that differs from the base."""


def shown_grade(lever: Lever, *, touched: bool) -> Grade:
    """The grade of a figure where the project does not tell.

    What only the creator knows is a guess until it is set; what the creator decides is theirs once it is set.
    """
    grade = lever.evidence.grade
    if touched and (lever.kind is Kind.CHOICE or grade is Grade.YOURS):
        return Grade.YOURS
    return Grade.GUESS if grade is Grade.YOURS else grade


class LeverRow(Themed):
    """Label, "was", bar and badge; subclasses add the control.

    Signals carry the key of the lever first. ``edited`` brings the wished :class:`Setting`; so does
    ``unsure_toggled``. ``noticed`` brings a sentence about what was typed (empty: nothing more to say) and whether it
    is an error.
    """

    edited = Signal(str, object)
    drag_started = Signal(str)
    drag_finished = Signal(str)
    reset_requested = Signal(str)
    relink_requested = Signal(str)
    make_mine_requested = Signal(str)
    unsure_toggled = Signal(str, object)
    noticed = Signal(str, str, bool)

    def __init__(self, theme: Theme, fmt: Format, lever: Lever, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.lever = lever
        self._text = ValueText(lever, fmt)
        self._setting = lever.default
        self._base = lever.default
        self._changed = False
        self._touched = False
        self._slots = (0, 0)
        self._lock = ""
        self._usual = ("", "")
        self._painted = self._worded = ("", "", False)
        self._worded_for: tuple[object, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._add_control()
        self._badge = Badge(theme, shown_grade(lever, touched=False), self)
        self._badge.clicked.connect(self._open_source)
        self._show_control()
        self._name_parts()

    # -- what it is given ---------------------------------------------------------------------------------------

    def show_setting(
        self,
        setting: Setting,
        base_setting: Setting,
        changed: bool,
        *,
        grade: Grade | None = None,
        touched: bool | None = None,
    ) -> None:
        """Shows a setting, marked where it was ``changed`` from the base's.

        ``grade`` is the project's word on how the figure is founded, ``touched`` whether the creator set it; where
        they are left out, they follow from the lever's default.
        """
        before = (self._setting, self._base, self._changed, self._touched)
        grade_before = self._badge.grade
        self._touched = setting.value != self.lever.default.value if touched is None else touched
        self._setting, self._base, self._changed = setting, base_setting, changed
        self._badge.show_grade(shown_grade(self.lever, touched=self._touched) if grade is None else grade)
        if before != (setting, base_setting, changed, self._touched):
            self._show_control()
            self._look_again(whole=changed != before[2])
        if self._badge.grade is not grade_before:
            self._name_parts()
            self._place_badge()

    def show_slots(self, slot: int, base_slot: int) -> None:
        """Shows the colours of the strategy and of the base, by their slots."""
        if (slot, base_slot) != self._slots:
            self._slots = (slot, base_slot)
            self._show_control()
            self.update()

    def show_lock(self, reason: str, shown: float | None = None) -> None:
        """Greys the lever out and says why, with the value that counts instead; an empty reason frees it."""
        self._lock = reason
        self._enable_control(not reason)
        self._show_control() if shown is None else self._show_other_value(shown)
        self.setToolTip(reason)
        self.update()

    def show_usual(self, usual: str, limit: str) -> None:
        """Says what the value means against what is usual, and that moving it further moves nothing; empty: neither."""
        if (usual, limit) != self._usual:
            self._usual = (usual, limit)
            self._look_again()

    def _look_again(self, *, whole: bool = False) -> None:
        """Repaints the label where its words are others now: what else the row paints stands still in a drag."""
        if whole:
            self.update()
        elif self._label_texts(self._label_room(self.design_rect.width()) - SIDE) != self._painted:
            width = self.design_rect.width()
            self.update(to_widget(self.theme, QRectF(0.0, 0.0, width, LINE_TOP + LINE)))

    def set_format(self, fmt: Format) -> None:
        """Writes values in another locale or currency."""
        self._text = ValueText(self.lever, fmt)
        self._show_text()
        self._name_parts()
        self.update()

    def put_back(self) -> None:
        """Shows what it was last given, whatever has been typed since: the wish was refused."""
        self._show_control()

    def take_focus(self) -> None:
        """Gives the focus to the control, with its ring."""
        show_focus(self.focus_chain()[0])

    @property
    def key(self) -> str:
        """The key of the lever."""
        return self.lever.key

    @property
    def badge(self) -> Badge:
        """The badge, whose press opens the source."""
        return self._badge

    def focus_chain(self) -> list[QWidget]:
        """The parts in the order of Tab."""
        return [*self._controls(), self._badge]

    # -- for subclasses -----------------------------------------------------------------------------------------

    def _add_control(self) -> None:
        raise NotImplementedError

    def _controls(self) -> list[QWidget]:
        raise NotImplementedError

    def _show_control(self) -> None:
        raise NotImplementedError

    def _show_text(self) -> None:
        """Takes a new locale or currency over to the parts."""

    def _show_other_value(self, value: float) -> None:
        """Shows the value that counts while the lever is locked."""

    def _enable_control(self, on: bool) -> None:
        for control in self._controls():
            control.setEnabled(on)

    def _place_control(self, width: float) -> None:
        raise NotImplementedError

    def _label_room(self, width: float) -> float:
        """How far the label may run, in lengths of the design."""
        return width - 2 * SIDE

    def _place(self, part: QWidget, box: QRectF) -> None:
        """Puts a part into a box of the design, mirrored where the language runs from the right."""
        rect = to_widget(self.theme, box)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            rect.moveLeft(self.width() - rect.right() - 1)
        part.setGeometry(rect)

    # -- parts --------------------------------------------------------------------------------------------------

    def _name_parts(self) -> None:
        name = text.lever_name(self.key)
        self.setAccessibleName(name)
        self._badge.setAccessibleName(text.words("badge", grade=text.grade_word(self._badge.grade), lever=name))
        for control in self._controls():
            control.setAccessibleName(name)

    def _place_badge(self) -> None:
        width = self.design_rect.width()
        badge = self._badge.sizeHint().width() / self.theme.scale
        height = self.theme.tokens.height["target_min"]
        top = self.theme.tokens.height["lever"] - height
        self._place(self._badge, QRectF(width - SIDE + BADGE_ROOM - badge, top, badge, height))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Places the parts by the measures of the design."""
        self._place_parts()

    def restyle(self) -> None:
        """Takes sizes from the theme anew."""
        super().restyle()
        self._place_parts()

    def _place_parts(self) -> None:
        self._place_control(self.design_rect.width())
        self._place_badge()

    def sizeHint(self) -> QSize:
        """300 x 46 at 100 %."""
        tokens = self.theme.tokens
        return QSize(self.theme.column(tokens.width["levers"]), self.theme.px(tokens.height["lever"]))

    def minimumSizeHint(self) -> QSize:
        """Narrower is possible: label and slider give way."""
        return QSize(self.theme.px(220), self.theme.px(self.theme.tokens.height["lever"]))

    def _open_source(self) -> None:
        popover = SourcePopover(self.theme, self.source_view(), self)
        popover.make_mine_requested.connect(self._on_make_mine)
        popover.show_beside(self._badge)

    def _on_make_mine(self) -> None:
        self.make_mine_requested.emit(self.key)

    def source_view(self) -> SourceView:
        """What the badge's popover says."""
        evidence, grade = self.lever.evidence, self._badge.grade
        own = grade is Grade.YOURS
        day = "" if own else text.words("looked_up", day=self._text.format.day(evidence.date))
        return SourceView(
            title=text.lever_name(self.key),
            value=self._text.long(self._setting.value),
            doubt=self._text.doubt(self._setting),
            hint=text.lever_hint(self.key),
            grade=grade,
            source="" if own else evidence.source,
            date=day,
        )

    # -- picture ------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Bar, label and the small words beside it."""
        painter = design_painter(self, self.theme)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        width = self.design_rect.width()
        if self._changed:
            painter.save()
            if mirrored:
                painter.translate(width, 0)
                painter.scale(-1, 1)
            self._paint_bar(painter)
            painter.restore()
        self._paint_label(painter, width, mirrored=mirrored)
        painter.end()

    def _paint_bar(self, painter: QPainter) -> None:
        path = QPainterPath()
        path.addRoundedRect(BAR.adjusted(-3, 0, 0, 0), 2, 2)
        painter.setClipRect(BAR)
        painter.fillPath(path, self.theme.strategy_colour(self._slots[0]))

    def _paint_label(self, painter: QPainter, width: float, *, mirrored: bool) -> None:
        end = self._label_room(width)
        label, aside, warning = self._painted = self._label_texts(end - SIDE)
        box = QRectF(SIDE, LINE_TOP, end - SIDE, LINE)
        if mirrored:
            box.moveLeft(width - end)
        align = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        painter.setFont(self.theme.design_font("label"))
        painter.setPen(self.theme.colour("text_disabled" if self._lock else "text"))
        used = draw_line(painter, box, label, align) + LABEL_GAP
        if aside:
            painter.setFont(self.theme.design_font("caption"))
            painter.setPen(self.theme.colour("warning" if warning else "text_muted"))
            rest = box.adjusted(0, 0, -used, 0) if mirrored else box.adjusted(used, 0, 0, 0)
            draw_line(painter, rest, aside, align)

    def _label_texts(self, room: float) -> tuple[str, str, bool]:
        """The label, elided in the middle where it must be, the small words that fit beside it, and their warning."""
        now = (self.theme.generation, room, self._setting, self._base, self._changed, self._usual, self._text)
        if now != self._worded_for:
            self._worded_for, self._worded = now, self._find_label_texts(room)
        return self._worded

    def _find_label_texts(self, room: float) -> tuple[str, str, bool]:
        label = text.lever_label(self.key)
        font = self.theme.design_font("label")
        if text_width(label, font) > room:
            return elided(font, label, room), "", False
        small = self.theme.design_font("caption")
        left = room - text_width(label, font) - LABEL_GAP
        for aside, warning in self._asides():
            if aside and text_width(aside, small) <= left:
                return label, aside, warning
        return label, "", False

    def _asides(self) -> list[tuple[str, bool]]:
        """Small words beside the label, the most wanted first, each with whether it warns."""
        was = text.words("was", value=self._text.number(self._base.value)) if self._changed else ""
        usual, limit = self._usual
        both = f"{was} · {usual}" if was and usual else ""
        return [(text.words("no_further") if limit else "", True), *((aside, False) for aside in (both, was, usual))]

    def _tip(self) -> str:
        """Why the lever is locked; else its name, what it was, what it means, and its hint."""
        was = text.words("was", value=self._text.long(self._base.value)) if self._changed else ""
        said = (text.lever_name(self.key), was, *self._usual, text.lever_hint(self.key))
        return self._lock or "\n".join(filter(None, said))

    def event(self, event: QEvent) -> bool:
        """The hint of the lever as a tip on its label."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._tip(), self)
            return True
        return super().event(event)
